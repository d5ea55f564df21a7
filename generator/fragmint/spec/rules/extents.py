"""How large schemas are once those that they are put together of are followed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from fragmint.spec.codes import Finding
from fragmint.spec.grammar import FIELDS, Kind, Many, One
from fragmint.spec.limits import MAX_DEPTH, MAX_PARTS, MAX_TEXT
from fragmint.spec.pointer import Tokens
from fragmint.spec.values import JsonObject, as_list, as_object
from fragmint.spec.walk import View


def l104_schemas_can_be_put_together(view: View) -> Iterator[Finding]:
    """A schema holds no more others, and no more inside each other, than can be followed; members are apart."""
    schemas = as_object(as_object(view.root.get("components")).get("schemas"))
    held = {
        name: [each for each in _held(as_object(schemas[name])) if each in schemas]
        for name in schemas
    }
    depths: dict[str, int] = {}
    sizes: dict[str, int] = {}
    for name in _inner_first(held):
        inner = [each for each in held[name] if each in sizes]  # the others lead back to it
        depths[name] = 1 + max((depths[each] for each in inner), default=0)
        sizes[name] = 1 + sum(sizes[each] for each in inner)
        for size, most, told in (
            (depths[name], MAX_DEPTH, "schemas deep"),
            (sizes[name], MAX_PARTS, "schemas large"),
        ):
            if size > most:
                message = f"the schema '{name}' is more than {most:,} {told}, references followed"
                yield Finding("L104", message, ("components", "schemas", name))
                depths[name] = sizes[name] = 1  # those that hold it are told of by it


def l104_texts_can_be_written(view: View) -> Iterator[Finding]:
    """No name and no text is longer than a whole file of source code."""
    for node in view.nodes:
        told: list[tuple[Tokens, str]] = [((), node.tokens[-1] if node.tokens else "")]
        for field, value in node.fields.items():
            told += (((field,), each) for each in (value, *as_list(value)) if isinstance(each, str))
        for tokens, text in told:
            if len(text) > MAX_TEXT:
                message = f"a text of more than {MAX_TEXT:,} characters"
                yield Finding("L104", message, (*node.tokens, *tokens))


def _held(schema: JsonObject) -> Iterator[str]:
    """The components that a schema refers to outside of its members, as often as it does."""
    waiting = [schema]
    while waiting:
        part = waiting.pop()
        if isinstance(reference := part.get("$ref"), str):
            yield reference.rpartition("/")[2]
        for keyword, child in FIELDS[Kind.SCHEMA].items():
            if isinstance(child, One) and isinstance(inner := part.get(keyword), dict):
                waiting.append(inner)
            elif isinstance(child, Many):
                waiting += (as_object(each) for each in as_list(part.get(keyword)))


def _inner_first(held: Mapping[str, list[str]]) -> Iterator[str]:
    """Every name after those that it holds, but for those that lead back to it."""
    seen: set[str] = set()
    for start in held:
        path = [] if start in seen else [(start, iter(held[start]))]
        seen.add(start)
        while path:
            name, inner = path[-1]
            following = next((each for each in inner if each not in seen), None)
            if following is None:
                path.pop()
                yield name
            else:
                seen.add(following)
                path.append((following, iter(held[following])))
