"""What breaks the letter of the standard and is plain in meaning: one warning at its place, and a client all the same."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from fragmint import pipeline
from fragmint.config import for_spec
from fragmint.diagnostics import Diagnostics
from fragmint.spec import load_text
from support.specs import HEAD, HEAD_30, findings

_OK = '{"200": {description: All}}'


class Sloppy(NamedTuple):
    """A document, where it is sloppy, and the one code that tells so; no code where the standard has nothing against it."""

    text: str
    code: str = ""


def schema(text: str, head: str = HEAD) -> str:
    """A document with one schema, marked."""
    return f"{head}paths: {{}}\ncomponents:\n  schemas:\n    Thing: {text}  # here\n"


def get(text: str, path: str = "/things", head: str = HEAD, tail: str = "") -> str:
    """A document with one operation of which one line is given, marked."""
    fields = f"{text}  # here\n      responses: {_OK}"
    return f"{head}paths:\n  {path}:\n    get:\n      {fields}\n{tail}"


def responses(text: str) -> str:
    """A document with one operation whose responses are given, marked."""
    return f"{HEAD}paths:\n  /things:\n    get:\n      responses: {text}  # here\n"


_KEY = "components: {securitySchemes: {Key: {type: apiKey, in: header, name: X}}}\n"
_KEPT = "{name: id, in: path, schema: {type: string}"
SLOPPY = {
    "scopes of an API key in 3.0": Sloppy(
        get("security: [{Key: [read]}]", head=HEAD_30, tail=_KEY), "S127"
    ),
    "a format nobody knows": Sloppy(schema("{type: string, format: zork}"), "S125"),
    "an example that does not fit": Sloppy(schema("{type: string, example: 5}"), "S126"),
    "an example that is null": Sloppy(schema("{type: string, example: null}", HEAD_30), "S126"),
    "an example in 3.1": Sloppy(schema("{type: string, example: a}")),
    "a response without description": Sloppy(responses('{"200": {}}'), "S123"),
    "a summary that is empty": Sloppy(get("summary:"), "S130"),
    "no type": Sloppy(schema("{properties: {a: {}}}")),
    "a value of an enum twice": Sloppy(schema("{type: string, enum: [a, b, a]}"), "S171"),
    "required inside a property": Sloppy(
        schema("{type: object, properties: {a: {type: string, required: true}}}"), "S170"
    ),
    "nullable in 3.1": Sloppy(schema("{type: string, nullable: true}"), "S121"),
    "an exclusive bound as a flag in 3.1": Sloppy(
        schema("{type: integer, minimum: 1, exclusiveMinimum: true}"), "S121"
    ),
    "an exclusive bound as a number in 3.0": Sloppy(
        schema("{type: integer, exclusiveMinimum: 1}", HEAD_30), "S134"
    ),
    "several types in 3.0": Sloppy(schema('{type: [string, "null"]}', HEAD_30), "S134"),
    "const in 3.0": Sloppy(schema("{const: a}", HEAD_30), "S134"),
    "the type null without quotes": Sloppy(schema("{type: [string, null]}"), "S138"),
    "a default that does not fit": Sloppy(schema("{type: integer, default: abc}"), "S173"),
    "nothing required": Sloppy(schema("{type: object, required: []}", HEAD_30)),
    "a property required twice": Sloppy(
        schema("{type: object, required: [a, a], properties: {a: {}}}"), "S171"
    ),
    "a length as text": Sloppy(schema('{type: string, minLength: "1"}'), "S138"),
    "a bound that is empty": Sloppy(schema("{type: integer, minimum: }"), "S130"),
    "additionalProperties of a list": Sloppy(schema("{type: array, additionalProperties: false}")),
    "additionalProperties as text": Sloppy(
        schema('{type: object, additionalProperties: "false"}'), "S138"
    ),
    "security that asks for nothing": Sloppy(get("security: [{}]")),
    "scopes that are empty": Sloppy(get("security: [{Key: }]", tail=_KEY), "S130"),
    "webhooks and no paths": Sloppy(f"{HEAD}webhooks: {{hook: {{post: {{responses: {_OK}}}}}}}\n"),
    "no paths in `paths`": Sloppy(f"{HEAD}paths:  # here\n", "S130"),
    "a version that is a number": Sloppy(
        "openapi: 3.1.0\ninfo: {title: T, version: 1.0}  # here\npaths: {}\n", "S138"
    ),
    "no version": Sloppy("openapi: 3.1.0\ninfo: {title: T}  # here\npaths: {}\n", "S139"),
    "a license without name": Sloppy(
        'openapi: 3.1.0\ninfo: {title: T, version: "1", license: {}}  # here\npaths: {}\n', "S174"
    ),
    "a status that is a number": Sloppy(responses("{200: {description: All}}")),
    "a range in small letters": Sloppy(responses("{2xx: {description: All}}"), "S172"),
    "a tag nobody declared": Sloppy(get("tags: [unheard]")),
    "a path parameter that may be left out": Sloppy(
        get(f"parameters: [{_KEPT}, required: false}}]", "/things/{id}"), "S122"
    ),
    "a parameter twice in the same words": Sloppy(
        get("parameters: [{name: q, in: query, schema: {}}, {name: q, in: query, schema: {}}]"),
        "S171",
    ),
    "examples without names": Sloppy(
        get("parameters: [{name: q, in: query, schema: {}, examples: [a]}]"), "S133"
    ),
    "extensions of any type": Sloppy(f"{HEAD}paths: {{}}\nx-a: 1\nx-b: [1]\nx-c: null\n"),
    "a port that is a number": Sloppy(
        f'{HEAD}paths: {{}}\nservers: [{{url: "https://a:{{p}}", variables: {{p: {{default: 1}}}}}}]  # here\n',
        "S138",
    ),
    "a default that is no legal value": Sloppy(
        f'{HEAD}paths: {{}}\nservers: [{{url: "https://{{p}}.b", variables: {{p: {{default: x, enum: [a]}}}}}}]  # here\n',
        "S173",
    ),
    "a token without flows": Sloppy(
        f"{HEAD}paths: {{}}\ncomponents: {{securitySchemes: {{K: {{type: oauth2}}}}}}  # here\n",
        "S174",
    ),
}


@pytest.mark.parametrize("name", SLOPPY)
def test_what_is_plain_gives_one_warning_at_its_line(name: str) -> None:
    case = SLOPPY[name]
    told = [(each.code, each.location.line) for each in findings(case.text)]
    line = case.text[: case.text.find("# here")].count("\n") + 1
    assert told == ([(case.code, line)] if case.code else [])


@pytest.mark.parametrize("name", SLOPPY)
def test_what_is_plain_gives_a_client(name: str, tmp_path: Path) -> None:
    spec = tmp_path / "openapi.yaml"
    spec.write_text(SLOPPY[name].text, "utf-8")
    planned = pipeline.plan(for_spec(spec, tmp_path / "client", "sloppy"))
    for path, content in planned.tree.items():
        if path.endswith(".py"):
            compile(content, path, "exec")


@pytest.mark.parametrize(
    ("text", "code", "hint"),
    [
        (get("parameters: [{name: b, in: body, schema: {}}]"), "S101", "requestBody"),
        (get("summary: One", "/things/{id}"), "S104", "in: path"),
        (get(f"parameters: [{_KEPT}, required: true}}]"), "S105", ""),
        (
            get("parameters: [{name: q, in: query, schema: {}}, {name: q, in: query}]"),
            "S1",
            "",
        ),
        (schema("{type: int}"), "S101", ""),
        (f"{HEAD}paths: {{'/a?b=c': {{}}}}\n", "S114", "parameters"),
        (f'{HEAD}paths: {{}}\nservers: [{{url: "https://a.b/?c=d"}}]\n', "S116", "parameters"),
    ],
)
def test_what_has_no_plain_meaning_is_an_error(text: str, code: str, hint: str) -> None:
    errors = [each for each in findings(text) if each.severity.value == "error"]
    assert errors
    assert all(each.code.startswith(code) for each in errors)
    assert hint in (errors[0].hint or "")


def test_a_property_that_says_it_is_required_is_required() -> None:
    root = load_text(SLOPPY["required inside a property"].text, Diagnostics()).root
    assert re.search(r"'required': \['a'\]", str(root))
