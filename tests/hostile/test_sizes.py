"""Documents that are too deep, too long or too clever give their finding in seconds."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator

import pytest

from support.specs import HEAD, findings

_SECONDS = 20  # each takes under two on an idle machine


@pytest.fixture(autouse=True)
def in_time() -> Iterator[None]:
    start = time.monotonic()
    yield
    assert time.monotonic() - start < _SECONDS


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "[{a: "], ids=repr)
@pytest.mark.parametrize("depth", [1_000, 100_000])
def test_depth_in_yaml_is_refused(opening: str, depth: int) -> None:
    (found,) = findings(f"{HEAD}x-deep:\n  {opening * depth}")
    assert (found.code, found.location.line) == ("L104", 4)


def test_depth_by_indentation_is_refused() -> None:
    (found,) = findings("".join(f"{' ' * level}a:\n" for level in range(10_000)))
    assert (found.code, found.location.line) == ("L104", 101)


@pytest.mark.parametrize("depth", [101, 900, 100_000])
def test_depth_in_json_is_refused(depth: int) -> None:
    (found,) = findings('{"a":' * depth + "1" + "}" * depth, "openapi.json")
    assert found.code == "L104"


def test_a_hundred_levels_are_read() -> None:
    levels = 95
    schema = '{"items":' * levels + "{}" + "}" * levels
    text = f'{{"openapi":"3.1.0","info":{{"title":"T","version":"1"}},"components":{{"schemas":{{"A":{schema}}}}}}}'
    assert findings(text, "openapi.json") == []


def test_many_errors_are_all_told() -> None:
    found = findings(f"{HEAD}paths: {{}}\ntags: [{', '.join(['1'] * 10_000)}]\n")
    assert len(found) == 10_000


def test_many_broken_references_are_all_told() -> None:
    schemas = "".join(f'    A{n}: {{$ref: "#/components/schemas/B{n}"}}\n' for n in range(3_000))
    found = findings(f"{HEAD}components:\n  schemas:\n{schemas}")
    assert [each.code for each in found] == ["L110"] * 3_000


@pytest.mark.parametrize(("length", "code"), [(90, None), (5_000, "L104")])
def test_a_chain_of_references_between_schemas_has_an_end(length: int, code: str | None) -> None:
    schemas = "".join(
        f'    A{n}: {{$ref: "#/components/schemas/A{n + 1}"}}\n' for n in range(length)
    )
    found = findings(f"{HEAD}components:\n  schemas:\n{schemas}    A{length}: {{type: string}}\n")
    assert {each.code for each in found} == ({code} if code else set())


def test_a_long_chain_of_references_between_responses_is_refused() -> None:
    responses = "".join(
        f'    A{n}: {{$ref: "#/components/responses/A{n + 1}"}}\n' for n in range(1_000)
    )
    text = f"{HEAD}components:\n  responses:\n{responses}    A1000: {{description: Ok}}\n"
    assert {each.code for each in findings(text)} == {"L112"}


def test_a_circle_of_thousands_of_schemas_is_found() -> None:
    count = 5_000
    schemas = "".join(
        f'    A{n}: {{allOf: [{{$ref: "#/components/schemas/A{(n + 1) % count}"}}]}}\n'
        for n in range(count)
    )
    found = findings(f"{HEAD}components:\n  schemas:\n{schemas}")
    assert Counter(each.code for each in found)["S111"] == count


def test_a_name_of_a_million_letters_is_not_printed_whole() -> None:
    (found,) = findings(f"{HEAD}paths: {{}}\n? {'k' * 1_000_000}\n: 1\n")
    assert len(str(found)) < 2_000


def test_a_megabyte_of_flow_list_is_read() -> None:
    assert findings(f"{HEAD}paths: {{}}\nx-list: [{'a, ' * 100_000}]\n") == []
