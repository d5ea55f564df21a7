"""Documents that ask for more than any machine has: refused, or done with, in ten seconds and a gibibyte."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from fragmint.spec.values import JsonValue

FRAGMINT = "from fragmint.cli import main; main()"
SECONDS = 10  # of a processor
BYTES = 2**30
NESTED = 60


def of(schemas: dict[str, JsonValue], **operation: JsonValue) -> str:
    """A document in which one operation takes and gives the first of the schemas."""
    first: JsonValue = {"$ref": f"#/components/schemas/{next(iter(schemas))}"}
    content: JsonValue = {"application/json": {"schema": first}}
    document: JsonValue = {
        "openapi": "3.1.0",
        "info": {"title": "Bomb", "version": "1"},
        "paths": {
            "/bombs": {
                "post": {
                    "operationId": "throw",
                    "requestBody": {"content": content},
                    "responses": {"200": {"description": "fine", "content": content}},
                    **operation,
                }
            }
        },
        "components": {"schemas": schemas},
    }
    return json.dumps(document)


def tower(shape: Callable[[JsonValue], JsonValue], height: int = NESTED) -> str:
    """A schema that holds the next one, which holds the next one, and so on."""
    schemas = {
        f"Level{n}": shape({"$ref": f"#/components/schemas/Level{n + 1}"}) for n in range(height)
    }
    return of(
        {**schemas, f"Level{height}": {"type": "object", "properties": {"a": {"type": "string"}}}}
    )


def both(inner: JsonValue) -> JsonValue:
    return {"type": "object", "required": ["a", "b"], "properties": {"a": inner, "b": inner}}


def field(schema: JsonValue, **others: JsonValue) -> str:
    return of(
        {"Thing": {"type": "object", "required": ["a"], "properties": {"a": schema}, **others}}
    )


def text(**limits: JsonValue) -> str:
    return field({"type": "string", **limits})


def laughs(shape: str) -> str:
    """Aliases of aliases of aliases."""
    levels = "".join(f"x-{n}: &a{n} {shape.format(inner=f'*a{n - 1}')}\n" for n in range(1, 60))
    return f"{HEAD}x-0: &a0 {{k: v}}\n{levels}"


def described(text: str) -> str:
    """A document with a long description."""
    return of({"Thing": {"type": "object", "description": text}})


HEAD = 'openapi: 3.1.0\ninfo: {title: Bomb, version: "1"}\n'
VICTIM = "a" * 60 + "!"
BOMBS: dict[str, Callable[[], str]] = {
    "laughs": lambda: laughs("[{inner}, {inner}, {inner}, {inner}, {inner}, {inner}]"),
    "laughs in mappings": lambda: laughs("{{a: {inner}, b: {inner}, c: {inner}}}"),
    "merged laughs": lambda: laughs("{{<<: {inner}, a: {inner}, b: {inner}}}"),
    "alias of itself": lambda: HEAD + "x-a: &a {b: *a}\n",
    "deep YAML": lambda: HEAD + f"x-deep: {'[' * 10_000}{']' * 10_000}\n",
    "deep JSON": lambda: '{"openapi":' * 10_000 + "1" + "}" * 10_000,
    "refs to two": lambda: tower(both),
    "refs to two, optional": lambda: tower(lambda inner: {"type": "object", "properties": {"a": inner, "b": inner}}),
    "lists of two": lambda: tower(lambda inner: {"type": "array", "minItems": 2, "items": inner}),
    "allOf of two": lambda: tower(lambda inner: {"allOf": [inner, inner]}),
    "allOf of two and more": lambda: tower(lambda inner: {"allOf": [inner, {"allOf": [inner, {"properties": {"b": inner}}]}]}),
    "oneOf of two": lambda: tower(lambda inner: {"oneOf": [inner, {"type": "array", "items": inner}]}),
    "anyOf of two objects": lambda: tower(lambda inner: {"anyOf": [both(inner), both(inner)]}),
    "inheritance": lambda: tower(lambda inner: {"allOf": [inner, {"properties": {"b": {"type": "string"}}}]}, 1_000),
    "inheritance, long": lambda: tower(lambda inner: {"allOf": [inner]}, 3_000),
    "properties in properties": lambda: tower(lambda inner: {"type": "object", "properties": {"a": inner}}, 300),
    "long text": lambda: text(minLength=10**12),
    "long list": lambda: field({"type": "array", "items": {"type": "string"}, "minItems": 10**12}),
    "long lists": lambda: tower(lambda inner: {"type": "array", "minItems": 50, "items": inner}, 20),
    "many fields": lambda: field({"type": "object", "additionalProperties": {"type": "string"}, "minProperties": 10**12}),
    "long pattern": lambda: text(pattern="^(a{1000}){1000}{1000}$"),
    "repeated pattern": lambda: text(pattern="^a{4294967294}$"),
    "pattern without end": lambda: text(pattern="^(a+)+$", examples=[VICTIM], default=VICTIM, enum=[VICTIM, "b"]),
    "pattern without end in an example": lambda: text(pattern="^(a|a)*$", examples=[VICTIM]),
    "pattern that looks back": lambda: text(pattern="^(a*)*\\1b$", examples=[VICTIM]),
    "pattern of names": lambda: field({"patternProperties": {"^(a+)+$": {"type": "string"}}, "examples": [{VICTIM: "x"}]}),
    "small steps": lambda: field({"type": "number", "multipleOf": 1e-300, "minimum": 1e300}),
    "large numbers": lambda: field({"type": "integer", "minimum": 10**300, "multipleOf": 10**299 + 1}),
    "long name": lambda: of({"N" * 900_000: {"type": "object"}}),
    "long description": lambda: described("word " * 190_000),
    "one long word": lambda: described("w" * 900_000),
    "markdown": lambda: described("[" * 200_000 + "`" * 200_000 + "*_" * 100_000 + "<" * 200_000),
    "lines": lambda: described("\n> - 1. #" * 90_000),
    "large JSON of many": lambda: '{"openapi": [' + "1, " * 20_000_000 + "1]}",
    "large JSON of escapes": lambda: '{"openapi": "' + "\\u0041" * 10_000_000 + '"}',
    "large JSON": lambda: of({"Thing": {"enum": ["v" * 60_000_000]}}),
    "larger JSON": lambda: of({"Thing": {"enum": ["v" * 2**26]}}),
    "large YAML": lambda: HEAD + f"x-a: '{'v' * 60_000_000}'\npaths: {{}}\n",
    "large YAML of many": lambda: HEAD + "paths: {}\nx-a: [" + "a, " * 20_000_000 + "]\n",
    "larger YAML": lambda: HEAD + f"x-a: '{'v' * 2**26}'\n",
}  # fmt: skip


def limited() -> None:
    """In a new process: no more memory, and no more of the processor."""
    resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))


# The others take seconds each.
QUICK = {"laughs", "deep JSON", "allOf of two", "larger YAML"}
CASES = [pytest.param(name, marks=() if name in QUICK else pytest.mark.slow) for name in BOMBS]


@pytest.mark.parametrize("name", CASES)
def test_a_bomb_is_refused_or_done_with(tmp_path: Path, name: str) -> None:
    (tmp_path / "bomb.yaml").write_text(BOMBS[name]())
    command = [sys.executable, "-c", FRAGMINT, "generate", "bomb.yaml", "--output", "out"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, preexec_fn=limited)
    assert "Traceback" not in done.stderr
    assert done.returncode in (0, 2), done.stderr[-300:]
    left = {path.name for path in tmp_path.iterdir()}
    assert left == ({"bomb.yaml", "out"} if done.returncode == 0 else {"bomb.yaml"})
