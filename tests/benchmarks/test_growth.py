"""Ten times the operations take about ten times as long: nothing grows faster than the document.

Times are processor time, and the smaller document is measured in the same moment.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from fragmint import pipeline
from fragmint.config import for_spec

SMALL, LARGE = 100, 3_000 if os.environ.get("FRAGMINT_FULL") else 1_000
# What is quadratic takes ten times as long for each operation. What is linear takes half as long to twice: of a small
# document little is shared, and a large one does not fit the processor's cache.
MOST_TIMES_LONGER = 2.5


def document(operations: int) -> str:
    """A document of so many operations, ten to a tag, each with schemas of its own and some that all share."""
    made = range(operations)
    shared = {"$ref": "#/components/schemas/Shared"}
    return json.dumps(
        {
            "openapi": "3.1.0",
            "info": {"title": "Growing", "version": "1"},
            "servers": [{"url": "https://example.com"}],
            "paths": {f"/things{n}/{{id}}": {"post": _operation(n)} for n in made},
            "components": {
                "schemas": {
                    "Shared": {"type": "object", "properties": {"code": {"type": "string"}}},
                    **{f"New{n}": _schema(n, shared) for n in made},
                    **{f"Thing{n}": _schema(n, shared) for n in made},
                }
            },
        }
    )


def _operation(n: int) -> dict[str, object]:
    def media(name: str) -> dict[str, object]:
        return {"application/json": {"schema": {"$ref": f"#/components/schemas/{name}"}}}

    return {
        "operationId": f"makeThing{n}",
        "tags": [f"group {n // 10}"],
        "summary": f"Make thing {n}",
        "parameters": [
            {"name": "id", "in": "path", "required": True, "schema": {"type": "string"}},
            {"name": "expand", "in": "query", "schema": {"type": "boolean"}},
        ],
        "requestBody": {"content": media(f"New{n}")},
        "responses": {
            "200": {"description": "Made.", "content": media(f"Thing{n}")},
            "404": {"description": "Gone.", "content": media("Shared")},
        },
    }


def _schema(n: int, shared: object) -> dict[str, object]:
    return {
        "type": "object",
        "required": ["name"],
        "properties": {
            "name": {"type": "string", "description": f"The name of thing {n}."},
            "kind": {"enum": ["a", "b"]},
            "inner": {"type": "object", "properties": {"count": {"type": "integer"}}},
            "next": {"$ref": f"#/components/schemas/Thing{n // 2}"},
            "shared": shared,
        },
    }


@pytest.mark.slow
def test_a_document_is_read_in_time_that_grows_with_it(tmp_path: Path) -> None:
    def read(path: Path) -> object:
        return pipeline.understand(pipeline.Reading(path))

    assert_linear(tmp_path, read, LARGE)


@pytest.mark.slow
def test_a_client_is_made_in_time_that_grows_with_its_document(tmp_path: Path) -> None:
    assert_linear(tmp_path, _plan, LARGE)


def _plan(path: Path) -> object:
    return pipeline.plan(for_spec(path, path.parent / "out", path.stem))


def assert_linear(folder: Path, work: Callable[[Path], object], large: int) -> None:
    """Once warm, an operation of the large document takes hardly longer than one of the small."""
    paths = {count: folder / f"growing{count}.json" for count in (10, SMALL, large)}
    for count, path in paths.items():
        path.write_text(document(count), "utf-8")
    work(paths[10])
    small = min(_seconds(work, paths[SMALL]) for _ in range(3)) / SMALL
    assert _seconds(work, paths[large]) / large < MOST_TIMES_LONGER * small


def _seconds(work: Callable[[Path], object], path: Path) -> float:
    started = time.process_time()
    work(path)
    return time.process_time() - started
