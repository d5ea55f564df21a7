"""Semantics on the edge of the standard: a client that does what is left to do, or a line that says what cannot be done.

`edges.yaml` has what is accepted; its comments say what is told where. One client is made of all of it.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from fragmint import pipeline
from fragmint.config import for_spec
from fragmint.diagnostics import Severity, SpecError, told_once
from fragmint.output import FileTree
from support.importing import imported
from support.specs import HEAD

EDGES = Path(__file__).parent / "edges.yaml"
PACKAGE = "edges"
CAT = "Cat: {type: object, required: [kind], properties: {kind: {type: string}}}"


def server(url: str) -> str:
    return f"servers: [{{url: {url}}}]\npaths: {{}}\n"


def schema(text: str) -> str:
    return f"components: {{schemas: {{A: {text}}}}}\n"


def operation(text: str) -> str:
    return f"paths: {{/a: {{get: {{{text}}}}}}}\n"


def parameter(text: str) -> str:
    return operation(f"parameters: [{text}], responses: {{'200': {{description: It.}}}}")


def key(name: str) -> str:
    return f"paths: {{}}\ncomponents: {{securitySchemes: {{k: {{type: apiKey, in: header, name: {name}}}}}}}\n"


def response(status: str) -> str:
    return operation(f"responses: {{{status}: {{description: It.}}}}")


def union(discriminator: str) -> str:
    told = "[{$ref: '#/components/schemas/Cat'}]"
    return f"components: {{schemas: {{{CAT}, A: {{oneOf: {told}, discriminator: {discriminator}}}}}}}\n"


# What is told: the code, what stands at its place, and words of it.
REFUSED = [
    (schema("{type: number, maximum: 1e400}"), "L109", "1e400", "is no number that JSON can hold"),
    (schema("{type: string, maxLength: -1}"), "S101", "maxLength", "must be at least 0, not -1"),
    (schema("{type: number, multipleOf: 0}"), "S101", "multipleOf", "must be more than 0"),
    (schema("{type: string, maxLength: 1.5}"), "S101", "maxLength", "a whole number, not 1.5"),
    (union("kind"), "S101", "discriminator", "must be a mapping, not text"),
    (union("{}"), "S101", "discriminator", "must have `propertyName`"),
    (union("{propertyName: kind, mapping: {a: 3}}"), "S101", "a: 3", "must be text, not 3"),
    (union("{propertyName: kind, mapping: {a: Dog}}"), "L110", "a: Dog", "no schema is called so"),
    (union("{propertyName: kind, mapping: {a: 'http://a.test/b'}}"), "L111", "a: 'http", "is remote"),
    (parameter(r'{name: "X\r\nY", in: header, schema: {}}'), "S115", "name", "no header can have the name"),
    (parameter('{name: "a; b=c", in: cookie, schema: {}}'), "S115", "name", "no cookie can have the name"),
    (parameter(r'{name: X, in: header, schema: {const: "a\r\nY: 1"}}'), "S115", "const", "have the value"),
    (parameter(r'{name: X, in: header, schema: {enum: [a, "b\nY: 1"]}}'), "S115", '"b', "have the value"),
    (parameter("{name: a, in: query, schema: {}}, {in: query, name: a, schema: {type: string}}"), "S106", "{in", "twice"),
    (response(r'"200\n"'), "S101", '"200', "a status is three digits"),
    (response("OK"), "S101", "OK", "a status is three digits"),
    (response('""'), "S101", '""', "a status is three digits"),
    (response(r'"\u0662\u0660\u0660"'), "S101", r'"\u0662', "a status is three digits"),
    (response('"600"'), "S101", '"600"', "a status is three digits"),
    (server('"https://a.test/v1?x=1"'), "S116", "url", "`?` and what follows are lost"),
    (server('"https://a.test/v1#x"'), "S116", "url", "`#` and what follows are lost"),
    (server('"https://ada:secret@a.test"'), "S116", "url", "holds a user or a password"),
    (server('"https://a.test/{"'), "S116", "url", "cannot hold '{'"),
    (server('"https://{region}.a.test"'), "S113", "url", "has a variable 'region'"),
    (server(r'"https://a.test/\r\nX: 1"'), "S116", "url", r"cannot hold '\r'"),
    (server('"https://a.test:99999"'), "S116", "url", "a host or a port that no URL can have"),
    (server('"https://a.test:port"'), "S116", "url", "a host or a port that no URL can have"),
    (server('"http://[::1/v1"'), "S116", "url", "a host or a port that no URL can have"),
    (server('"https:///v1"'), "S116", "url", "has no host"),
    (server(r"'https:\a.test'"), "S116", "url", "cannot hold"),
    (server('"https://a.test/v1/../../etc"'), "S116", "url", "leads up its own path"),
    (server('"https://a.test/{v}", variables: {v: {default: "a b"}}'), "S116", "url", "cannot hold a space"),
    (key("Host"), "S115", "name", "no key can be sent as 'Host'"),
    ('paths: {}\nx-fragmint: {version-header: V, default-version: "a\\nb"}', "S115", "default-version", "have the value"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "code", "place", "words"), REFUSED)
def test_what_no_client_can_be_made_for_is_said_in_one_line_with_its_place(
    tmp_path: Path, text: str, code: str, place: str, words: str
) -> None:
    (path := tmp_path / "openapi.yaml").write_text(HEAD + text, "utf-8")
    lines = (HEAD + text).splitlines()
    with pytest.raises(SpecError) as refused:
        pipeline.understand(pipeline.Reading(path))
    told = told_once(refused.value.diagnostics)
    (found,) = [each for each in told if each.severity is Severity.ERROR]
    assert found.code == code
    assert lines[found.location.line - 1][found.location.column - 1 :].startswith(place)
    assert words in str(found)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The client of all the edges, on disk."""
    return tmp_path_factory.mktemp("edges")


@pytest.fixture(scope="module")
def planned(folder: Path) -> pipeline.Plan:
    """The same as it was planned."""
    plan = pipeline.plan(for_spec(EDGES, folder, PACKAGE))
    pipeline.publish(plan)
    return plan


@pytest.fixture(scope="module")
def tree(planned: pipeline.Plan) -> FileTree:
    """Its files."""
    return planned.tree


def test_what_is_told_of_an_edge_is_told_at_its_line(planned: pipeline.Plan) -> None:
    lines = enumerate(EDGES.read_text("utf-8").splitlines(), start=1)
    commented = [(line, text.partition("  # ")[2]) for line, text in lines]
    expected = [
        (line, code) for line, told in commented for code in re.findall(r"\b[A-Z]\d{3}\b", told)
    ]
    found = [(each.location.line, each.code) for each in told_once(planned.diagnostics)]
    assert Counter(found) == Counter(expected)


def test_every_module_of_the_client_of_all_edges_imports(tree: FileTree) -> None:
    with imported(tree, PACKAGE) as modules:
        assert f"{PACKAGE}.models._models" in modules


@pytest.mark.slow
def test_the_contract_tests_of_all_edges_are_green(planned: pipeline.Plan, folder: Path) -> None:
    options = (
        "-q",
        "-x",
        "-p",
        "no:schemathesis",
        "-p",
        "no:cacheprovider",
        "--ignore-glob=*test_client_*.py",
    )
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *options, folder / "tests"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder / "src")},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout[-5000:]


@pytest.mark.parametrize("text", ["a\r\nX-Evil: 1", "a\nb", "a\rb", "a\0b"])
@pytest.mark.parametrize("argument", ["x_shown", "x_lines"])
def test_a_caller_cannot_write_a_second_header(tree: FileTree, argument: str, text: str) -> None:
    arguments = {"x_shown": "fine", "session": "s", "text": "t", "body": {"number": 1}}
    with imported(tree, PACKAGE) as modules:
        client = modules[PACKAGE].Client(base_url="http://127.0.0.1:1", max_retries=0)
        with pytest.raises(ValueError, match="holds a character that no header can carry"):
            client.edges.put_defaults(**{**arguments, argument: text})
        with pytest.raises(ValueError, match="holds a character that no header can carry"):
            client.edges.put_defaults(**arguments, options={"headers": {"X-More": text}})
