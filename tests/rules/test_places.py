"""A finding names file, line, column and pointer of what was written, however that came into the document."""

from __future__ import annotations

from pathlib import Path
from textwrap import indent
from typing import NamedTuple

import pytest

from fragmint.pipeline import Reading
from fragmint.spec import Selection
from support.judged import told_by
from support.overlays import OVERLAY
from support.specs import HEAD, HEAD_30


class Fault(NamedTuple):
    """A mistake in a parameter: the field that has it, as YAML and JSON write it, and where in that it is found."""

    code: str
    text: str
    at: str
    pointer: str


# The first is found in the document, the second in the API that is built from it.
FAULTS = [
    Fault("S101", '"schema": {"type": "strng"}', '"type"', "/schema/type"),
    Fault(
        "G102",
        '"content": {"application/xml": {"schema": {}}}',
        '"application/xml"',
        "/content/application~1xml",
    ),
]
OK = "responses: {'204': {description: None}}"
PARAMETER = '{"name": "size", "in": "query", FAULT}'
INLINE = f"""\
paths:
  /things:
    get:
      operationId: listThings
      parameters:
        - {PARAMETER}
      {OK}
"""
REFERS = f"""\
paths:
  /things:
    get:
      operationId: listThings
      parameters: [{{$ref: "TARGET"}}]
      {OK}
"""
SHARED = f"""\
components:
  parameters:
    Size:
      {PARAMETER}
"""
TO_SHARED = REFERS.replace("TARGET", "#/components/parameters/Size")
TO_PARTS = REFERS.replace("TARGET", "parts.yaml#/sizes/0")
PARTS = f"sizes:\n  - {PARAMETER}\n"
BARE = INLINE.replace(PARAMETER, "{name: page, in: query, schema: {type: integer}}")
EMPTY = "components:\n  parameters: {}\n"
IN_OPERATION = f"- target: $.paths['/things'].get.parameters\n  update: {PARAMETER}\n"
IN_SHARED = f"- target: $.components.parameters\n  update:\n    Size:\n      {PARAMETER}\n"
IN_ROOT = f"- target: $\n  update:\n{indent(INLINE, '    ')}"
OTHERS = INLINE.replace("paths:", f"paths:\n  /others: {{get: {{tags: [others], {OK}}}}}")
JSON = f"""\
{{
  "openapi": "3.1.0",
  "info": {{"title": "Things", "version": "1"}},
  "paths": {{"/things": {{"get": {{
    "parameters": [
      {PARAMETER}
    ],
    "responses": {{"204": {{"description": "None"}}}}
  }}}}}}
}}
"""


class Way(NamedTuple):
    """The files of a document, the root first; the one of them that holds the fault, and the pointer to the parameter."""

    files: dict[str, str]
    holder: str
    pointer: str
    selection: Selection = Selection()


OF_OPERATION = "/paths/~1things/get/parameters/0"
OF_SHARED = "/components/parameters/Size"
WAYS = {
    "plain": Way({"openapi.yaml": HEAD + INLINE}, "openapi.yaml", OF_OPERATION),
    "a document of 3.0": Way({"openapi.yaml": HEAD_30 + INLINE}, "openapi.yaml", OF_OPERATION),
    "a document in JSON": Way({"openapi.json": JSON}, "openapi.json", OF_OPERATION),
    "a $ref": Way({"openapi.yaml": HEAD + TO_SHARED + SHARED}, "openapi.yaml", OF_SHARED),
    "a $ref to another file": Way(
        {"openapi.yaml": HEAD + TO_PARTS, "parts.yaml": PARTS}, "parts.yaml", "/sizes/0"
    ),
    "an overlay": Way(
        {"openapi.yaml": HEAD + BARE, "fixes.yaml": OVERLAY + IN_OPERATION},
        "fixes.yaml",
        "/actions/0/update",
    ),
    "an overlay and a $ref": Way(
        {"openapi.yaml": HEAD + TO_SHARED + EMPTY, "fixes.yaml": OVERLAY + IN_SHARED},
        "fixes.yaml",
        "/actions/0/update/Size",
    ),
    "an overlay that refers to another file": Way(
        {
            "openapi.yaml": HEAD + "paths: {}\n",
            "fixes.yaml": OVERLAY + IN_ROOT.replace(PARAMETER, "$ref: parts.yaml#/sizes/0"),
            "parts.yaml": PARTS,
        },
        "parts.yaml",
        "/sizes/0",
    ),
    "a selection": Way(
        {"openapi.yaml": HEAD + OTHERS},
        "openapi.yaml",
        OF_OPERATION,
        Selection(exclude=("tag:others",)),
    ),
    "a selection of an overlay and a $ref": Way(
        {
            "openapi.yaml": HEAD + TO_SHARED + EMPTY,
            "fixes.yaml": OVERLAY + IN_SHARED + "- target: $.paths\n  update: {/others: "
            f"{{get: {{tags: [others], {OK}}}}}}}\n",
        },
        "fixes.yaml",
        "/actions/0/update/Size",
        Selection(include=("listThings",)),
    ),
}


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.code)
@pytest.mark.parametrize("way", WAYS)
def test_a_finding_leads_to_what_was_written(tmp_path: Path, way: str, fault: Fault) -> None:
    files, holder, pointer, selection = WAYS[way]
    for name, text in files.items():
        (tmp_path / name).write_text(text.replace("FAULT", fault.text), "utf-8")
    overlays = (tmp_path / "fixes.yaml",) if "fixes.yaml" in files else ()
    (found,) = told_by(Reading(tmp_path / next(iter(files)), overlays, selection))
    lines = (tmp_path / holder).read_text("utf-8").splitlines()
    (line,) = (number for number, each in enumerate(lines, 1) if fault.text in each)
    column = lines[line - 1].index(fault.at) + 1
    place = found.location
    assert (found.code, Path(place.file).name, place.line, place.column, found.pointer) == (
        fault.code,
        holder,
        line,
        column,
        pointer + fault.pointer,
    )
