from __future__ import annotations

import pytest

from fragmint.contract import media


@pytest.mark.parametrize(
    "name",
    [
        "application/json",
        "APPLICATION/JSON; charset=utf-8",
        "application/hal+json",
        "text/json",
        "*/*",
    ],
)
def test_json_is_known_by_its_name_or_by_its_suffix(name: str) -> None:
    assert media.is_json(name)


@pytest.mark.parametrize("name", ["text/plain", "application/json-seq", "image/*", ""])
def test_what_only_looks_like_json_is_none(name: str) -> None:
    assert not media.is_json(name)


@pytest.mark.parametrize(
    "name", ["text/csv", "application/xml", "image/svg+xml", "application/x-ndjson"]
)
def test_what_people_read_is_text(name: str) -> None:
    assert media.is_text(name)


@pytest.mark.parametrize(
    ("documented", "sent", "closest"),
    [
        (["*/*", "image/*", "image/png"], "image/png", "image/png"),
        (["*/*", "image/*"], "image/png", "image/*"),
        (
            ["application/json", "application/json; v=2"],
            "application/json;v=2",
            "application/json; v=2",
        ),
        (
            ["application/json; charset=utf-8"],
            "application/json",
            "application/json; charset=utf-8",
        ),
        (["image/*"], "text/plain", None),
        (["application/json"], "application/jsonp", None),
    ],
)
def test_the_closest_documented_media_type_is_the_one_meant(
    documented: list[str], sent: str, closest: str | None
) -> None:
    assert media.closest(documented, sent) == closest


def test_a_client_prefers_json_and_takes_a_range_only_for_want_of_better() -> None:
    assert media.preferred(
        ["text/csv", "*/*", "a/b", "application/hal+json", "application/json"]
    ) == [
        "application/json",
        "application/hal+json",
        "text/csv",
        "a/b",
    ]
    assert media.preferred(["image/*"]) == ["image/*"]


@pytest.mark.parametrize(
    ("media_type", "accept", "accepted"),
    [
        ("text/csv", "", True),
        ("text/csv", "application/json, text/*;q=0.5", True),
        ("text/csv", "application/json", False),
        ("text/csv", "*/*", True),
        ("text/csv", "text/csv;q=0, application/json", False),
        ("image/*", "image/png", True),
    ],
)
def test_an_answer_is_one_that_the_client_takes(
    media_type: str, accept: str, accepted: bool
) -> None:
    assert media.accepted(media_type, accept) is accepted
