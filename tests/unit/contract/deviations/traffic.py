"""Traffic with one small API, in a line each, and what it shows against a document."""

from __future__ import annotations

import json
import re
from pathlib import Path

import yaml

from fragmint import pipeline
from fragmint.contract.deviations import Deviation, deviations_in, patch
from fragmint.contract.exchange import Answer, Traffic, WireRequest
from fragmint.contract.oracle import Oracle
from fragmint.contract.values import JsonObject
from fragmint.judging import Policy

# Laid before a document that has only a schema Thing, or only paths.
HEAD = """\
openapi: VERSION
info: {title: Things, version: "1"}
servers: [{url: "https://things.example/v1"}]
"""
PATHS = """\
paths:
  /things:
    get:
      operationId: getThings
      responses:
        "200":
          description: Things
          content: {application/json: {schema: {$ref: "#/components/schemas/Thing"}}}
"""
_LINE = re.compile(
    r"(?P<method>[A-Z]+) (?P<path>[^ ?]+)(\?(?P<query>\S+))? answers (?P<status>\d+)"
    r"( with (?P<header>\S+): (?P<text>\S+))?( (?P<type>\w+/\w+))?( (?P<body>.+))?"
)
SEEN = "2026-11-22T10:00:00Z"


def document(text: str, version: str = "3.1.0") -> str:
    """The whole document for what a test says of it."""
    return HEAD.replace("VERSION", version) + ("" if "paths:" in text else PATHS) + text


def traffic(line: str) -> Traffic:
    """`GET /things?size=3 answers 200 with X-Colour: red text/csv a,b`, of which most may be missing."""
    found = _LINE.fullmatch(line)
    assert found, line
    headers = {found["header"]: found["text"]} if found["header"] else {}
    body = (found["body"] or "").encode()
    media_type = (found["type"] or "application/json") if body else ""
    answer = Answer(int(found["status"]), media_type, body, headers)
    return Traffic(
        WireRequest(found["method"], found["path"], found["query"] or ""), answer, "a test", SEEN
    )


def answered(*bodies: object) -> list[Traffic]:
    """`GET /things` answered with each of these."""
    return [traffic(f"GET /things answers 200 {json.dumps(body)}") for body in bodies]


def found(path: Path, text: str, *seen: Traffic, version: str = "3.1.0") -> list[Deviation]:
    """What the traffic shows against a document, which is written to the path."""
    path.write_text(document(text, version), "utf-8")
    return deviations_in(Oracle(path), seen)


def told(deviations: list[Deviation]) -> list[tuple[str, str, str]]:
    """Of each deviation its code, its pointer and its sentence."""
    return [(each.code, each.pointer, each.message) for each in deviations]


def thing(schema: JsonObject, **others: JsonObject) -> str:
    """The components of a document whose Thing this is."""
    return json.dumps({"components": {"schemas": {"Thing": schema, **others}}})[1:-1] + "\n"


def mended(
    folder: Path, text: str, seen: list[Traffic], version: str
) -> tuple[list[Deviation], list[Deviation]]:
    """The deviations from a document, and those from what its patch makes of it."""
    spec, overlay = folder / "openapi.json", folder / "patch.yaml"
    whole = yaml.safe_load(document("paths: {}" if "paths" in text else "", version))
    if text:
        whole |= yaml.safe_load("{" + text + "}" if text.startswith('"') else text)
    spec.write_text(json.dumps(whole), "utf-8")
    before = deviations_in(Oracle(spec), seen)
    if not (written := patch(before)):
        return before, before
    overlay.write_text(written, "utf-8")
    told = pipeline.understand(pipeline.reading_alone(spec, (overlay,), (), (), Policy()))
    assert [str(each) for each in told.diagnostics if each.code[0] == "O"] == []
    patched = folder / "patched.json"
    patched.write_bytes(told.document.shipped[told.document.effective_name])
    return before, deviations_in(Oracle(patched), seen)
