from __future__ import annotations

from pathlib import Path

import pytest

from fragmint.contract.oracle.document import RawDocument
from fragmint.contract.oracle.places import Places

TEXT = """\
openapi: 3.1.0
paths:
  /a/{b}:
    get:
      parameters:
        - {name: b, in: path}
        - $ref: parts.yaml#/Limit
"""


@pytest.mark.parametrize(
    ("pointer", "place"),
    [
        ("", "1:1"),
        ("/openapi", "1:1"),
        ("/paths/~1a~1{b}/get", "4:5"),
        ("/paths/~1a~1{b}/get/parameters/0/in", "6:21"),
        ("/paths/~1a~1{b}/get/parameters/1", "7:11"),
        ("/paths/~1a~1{b}/get/responses/200", "4:5"),
        ("/paths/~1a~1{b}/get/parameters/7/x", "5:7"),
    ],
)
def test_a_pointer_leads_to_its_line_or_to_what_is_nearest_above(
    tmp_path: Path, pointer: str, place: str
) -> None:
    path = tmp_path / "openapi.yaml"
    path.write_text(TEXT, "utf-8")
    assert str(Places(path).locate(pointer)) == f"{path}:{place}"


def test_a_place_of_another_file_is_found_in_that_file(tmp_path: Path) -> None:
    path, parts = tmp_path / "openapi.yaml", tmp_path / "parts.yaml"
    path.write_text(TEXT, "utf-8")
    parts.write_text('{\n\t"Limit": {\n\t\t"name": "limit"}}'.replace("\t", " "), "utf-8")
    node = RawDocument.read(path).root["paths"]["/a/{b}"]["get"]["parameters"]["1"].target
    assert str(Places(path).locate(node["name"].pointer)) == f"{parts}:3:3"


def test_a_file_that_cannot_be_read_is_named_without_a_line(tmp_path: Path) -> None:
    assert str(Places(tmp_path / "none.yaml").locate("/a")) == f"{tmp_path}/none.yaml:1:1"
