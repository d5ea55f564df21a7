"""Which requests are the same for a recording, and how their files are called."""

from __future__ import annotations

import pytest

from fragmint.contract.exchange import WireRequest
from fragmint.contract.recordings.case import Case

ASKED = WireRequest("GET", "/pets/a%20b", "tag=x&limit=5", (("Shop-Version", "beta"),))
CASE = Case.of(ASKED, "Shop-Version")


def asked(
    path: str = "/pets/a%20b",
    query: str = "tag=x&limit=5",
    version: str = "beta",
    method: str = "GET",
    body: bytes = b"",
) -> Case:
    """The case of a request that is like the one above but for this."""
    headers = (("shop-version", version), ("X-Trace", "7"), ("content-type", "application/json"))
    return Case.of(WireRequest(method, path, query, headers, body), "Shop-Version")


@pytest.mark.parametrize("same", [asked(), asked(query="limit=5&tag=%78"), asked("/p%65ts/a%20b")])
def test_how_a_request_is_written_makes_no_difference(same: Case) -> None:
    assert same == CASE
    assert same.name == CASE.name


@pytest.mark.parametrize(
    ("other", "told"),
    [
        (asked(method="HEAD"), "method is 'HEAD', recorded was 'GET'"),
        (asked("/pets/a/b"), "path is '/pets/a/b', recorded was '/pets/a%20b'"),
        (asked("/pets/a%2Fb"), "path is '/pets/a%2Fb', recorded was '/pets/a%20b'"),
        (asked(version="1"), "version header is '1', recorded was 'beta'"),
        (asked(query="tag=x"), "query limit is not there, recorded was '5'"),
        (
            asked(query="tag=x&tag=y&limit=5"),
            "query tag is 'x' and 'y', recorded was 'x'",
        ),
        (asked(body=b"{}"), "the body is another"),
    ],
)
def test_what_an_answer_may_depend_on_makes_another_case(other: Case, told: str) -> None:
    assert other.differences(CASE) == [told]
    assert other.name != CASE.name


def test_a_body_is_compared_by_its_value() -> None:
    assert asked(body=b'{"a": 1, "b": 2}') == asked(body=b'{"b":2,"a":1.0}')


def test_a_file_is_called_by_what_it_asks_for() -> None:
    assert CASE.name.startswith("pets-a-20b-limit-5-tag-x-")
    assert len(asked("/" + "long" * 100).name) < 80
