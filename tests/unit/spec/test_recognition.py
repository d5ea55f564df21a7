"""A file that is no OpenAPI document is called what it is, in one line that says what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.specs import findings_in

FILES = {
    "gzip": (b"\x1f\x8b\x08\x00", "L105", "a gzip file", "unpack it"),
    "zip": (b"PK\x03\x04\x14\x00", "L105", "a zip file", "unpack it"),
    "UTF-16 with its mark": ("openapi: 3.1.0\n".encode("utf-16"), "L105", "UTF-8", "UTF-16"),
    "UTF-16 without": ("openapi: 3.1.0\n".encode("utf-16-le"), "L105", "UTF-8", "UTF-16"),
    "half a merge": (b"paths:\n<<<<<<< HEAD\n  a\n", "L102", "merge conflict", "keep one side"),
    "half a merge of JSON": (b'{\n>>>>>>> x\n"a": 1}', "L102", "merge conflict", "keep one side"),
    "nothing": (b"", "L106", "empty", "openapi:"),
    "only a comment": (b"# soon\n", "L106", "empty", "openapi:"),
    "a list": (b"- a\n", "L106", "not a list", "openapi:"),
    "a word": (b"hello", "L106", "not text", "openapi:"),
    "a page": (b"<!DOCTYPE html><p>API</p>", "L106", "web page", "the page shows"),
    "XML": (b'<?xml version="1.0"?><definitions/>', "L106", "XML", "the page shows"),
    "AsyncAPI": (b"asyncapi: 3.0.0\n", "L106", "AsyncAPI", "HTTP"),
    "Arazzo": (b"arazzo: 1.0.0\n", "L106", "Arazzo", "sourceDescriptions"),
    "an overlay": (b"overlay: 1.0.0\n", "L106", "Overlay", "--overlay"),
    "JSON Schema": (b'{"$schema": "x", "type": "object"}', "L106", "JSON Schema", "components"),
    "a HAR file": (b'{"log": {"entries": []}}', "L106", "HAR", "fragmint deviations"),
    "Postman": (b'{"info": {"_postman_id": "x"}, "item": []}', "L106", "Postman", "export"),
    "Google": (b'{"discoveryVersion": "v1"}', "L106", "discovery", "convert"),
    "Swagger": (b'swagger: "2.0"\n', "L107", "Swagger", "convert"),
    "no version": (b"info: {title: T}\npaths: {}\n", "L106", "not an OpenAPI", "openapi:"),
}


@pytest.mark.parametrize(("data", "code", "said", "hint"), FILES.values(), ids=FILES)
def test_what_it_is_and_what_to_do_is_one_finding(
    tmp_path: Path, data: bytes, code: str, said: str, hint: str
) -> None:
    (tmp_path / "openapi.yaml").write_bytes(data)

    (found,) = findings_in(tmp_path / "openapi.yaml")

    assert found.code == code
    assert said in found.message
    assert hint in (found.hint or "")


def test_a_version_that_looks_like_a_number_keeps_its_letters(tmp_path: Path) -> None:
    document = "openapi: 3.1.0\ninfo: {title: T, version: 1.10}\npaths: {}\n"
    (tmp_path / "openapi.yaml").write_text(document)

    (found,) = findings_in(tmp_path / "openapi.yaml")

    assert (found.code, found.location.line, found.location.column) == ("S138", 2, 18)
    assert "'1.10'" in found.message


def test_json_that_is_no_yaml_is_read_where_its_version_is_a_number(tmp_path: Path) -> None:
    document = (
        r'{"openapi": "3.1.0", "info": {"title": "\ud83d\ude00", "version": 1.5}, "paths": {}}'
    )
    (tmp_path / "openapi.json").write_text(document)

    (found,) = findings_in(tmp_path / "openapi.json")

    assert found.code == "S138"
    assert "'1.5'" in found.message
