"""Everything of OpenAPI that clients need: each construct is asked for, answered, typed and tested."""

from __future__ import annotations

import json
import os
import sys
import warnings
from collections.abc import Iterator
from email.parser import BytesParser
from email.policy import HTTP
from functools import cache
from importlib import import_module
from typing import Any, NamedTuple

import pytest

from constructs.cases import HERE, Answer, Case, Part, Refusal, documents, refusals
from constructs.page import PAGE, page
from constructs.workshop import Workshop
from support.commands import fragmint
from support.loopback import Behaviour, Connection, MisbehavingServer, Recorded

DOCUMENTS = documents()
CASES = [case for document in DOCUMENTS for case in document.cases]
REWRITE = os.environ.get("FRAGMINT_GOLDEN") == "rewrite" and "CI" not in os.environ


def each_case(cell: str) -> pytest.MarkDecorator:
    """A test of every construct that has this cell."""
    return pytest.mark.parametrize("case", [each for each in CASES if cell in each.cells], ids=str)


@pytest.fixture(scope="session")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workshop]:
    """The clients of all documents, ready to be imported."""
    made = Workshop(tmp_path_factory.mktemp("constructs"), DOCUMENTS)
    made.furnish()
    sys.path[:0] = made.paths
    yield made
    for path in made.paths:
        sys.path.remove(path)


@each_case("request")
def test_the_request_is_right_on_the_wire(case: Case, workshop: Workshop) -> None:
    done = _exchange(case)

    assert tuple(f"{each.method} {each.target}" for each in done.requests) == case.sends
    first = done.requests[0]
    assert {name: first.header(name) for name in case.headers} == case.headers
    if case.body is not None:
        assert first.body.decode() == case.body
    if case.parts:
        assert _parts(first) == case.parts
    assert done.warnings == case.warns


@each_case("response")
def test_the_response_is_decoded(case: Case, workshop: Workshop) -> None:
    answer = _exchange(case).answer

    names = {"answer": answer, "models": import_module(f"calls_{case.document}").models}
    told = f"{case.gives}, and the answer is {answer!r}"
    assert eval(case.gives, names) is True, told


@each_case("types")
def test_the_types_are_clean_to_both_checkers(case: Case, workshop: Workshop) -> None:
    assert workshop.faults(case) == []


@each_case("contract test")
def test_a_contract_test_is_emitted_and_green(case: Case, workshop: Workshop) -> None:
    assert set(workshop.contract_results(case)) == {"passed"}


@pytest.mark.parametrize("refusal", refusals(), ids=lambda refusal: refusal.name)
def test_what_cannot_be_had_is_refused_by_its_code(refusal: Refusal) -> None:
    done = fragmint("validate", "--format", "json", str(refusal.path), cwd=HERE)

    assert done.returncode == 2
    errors = [
        each for each in json.loads(done.stdout)["diagnostics"] if each["severity"] == "error"
    ]
    assert {each["code"] for each in errors} == {refusal.code}


def test_the_page_says_what_the_tests_do() -> None:
    if REWRITE:
        PAGE.write_text(page(DOCUMENTS, refusals()), encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == page(DOCUMENTS, refusals())


class _Exchange(NamedTuple):
    """What a call sent, gave, and warned of."""

    requests: list[Recorded]
    answer: Any
    warnings: tuple[str, ...]


@cache
def _exchange(case: Case) -> _Exchange:
    calls = import_module(f"calls_{case.document}")
    behaviours = [_answering(answer) for answer in case.answers]
    with MisbehavingServer(*behaviours) as server, calls.client(server.url) as client:
        with warnings.catch_warnings(record=True) as warned:
            warnings.simplefilter("always")
            answer = getattr(calls, case.name)(client)
        return _Exchange(server.requests, answer, tuple(str(each.message) for each in warned))


def _parts(request: Recorded) -> tuple[Part, ...]:
    """The parts of a multipart body, as the standard library's parser of mail reads them."""
    head = f"Content-Type: {request.header('content-type')}\r\n\r\n".encode()
    message = BytesParser(policy=HTTP).parsebytes(head + request.body)
    return tuple(
        Part(
            str(part["content-disposition"]),
            bytes(part.get_payload(decode=True)).decode(),
            part["content-type"] and str(part["content-type"]),
        )
        for part in message.iter_parts()
    )


def _answering(answer: Answer) -> Behaviour:
    body = answer.body.encode()
    lines = [f"HTTP/1.1 {answer.status} So", f"Content-Length: {len(body)}", "Connection: close"]
    lines += [f"Content-Type: {answer.type}"] if answer.type else []
    lines += [f"{name}: {text}" for name, text in answer.headers.items()]
    head = "\r\n".join([*lines, "", ""]).encode()

    def behave(connection: Connection) -> bool:
        connection.send(head + body)
        return False

    return behave
