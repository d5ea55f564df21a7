"""Hostile twins of a document: the same document with other texts, wherever it may hold any."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Set
from dataclasses import dataclass
from functools import cached_property

from fragmint.spec.pointer import Tokens, parse, resolve
from fragmint.spec.values import JsonValue, as_list, as_object
from support.slots import Dialect, Place, Slot

# What joins names in paths, references, addresses with variables, and the paths of x-fragmint.
_JOINTS = re.compile(r"([/{}.])")
_CALLED = ("/operationid", "/tags/items", "/tag/properties/name", "/parameter/properties/name")
_FIXED = {*"/{}.", "", "fragmint"}


@dataclass(frozen=True)
class Corpus:
    """A document that has the string slots of its dialect, and no text in two meanings."""

    document: JsonValue
    dialect: Dialect

    @cached_property
    def places(self) -> Mapping[Slot, list[Place]]:
        """Where it has which slot."""
        return self.dialect.places(self.document)

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """Every text that the dialect lets be another one, in order; where it is a name, so are what refers to it."""
        told = {self.text(place) for place in self._texts()}
        whole = {text.removeprefix("x-") for text in told if text[:1] not in "#/"}
        steps = {step for text in told if text.startswith("/") for step in _JOINTS.split(text)}
        free = {
            text
            for text in (whole | steps) - _FIXED
            if self.dialect.accepts(twin(self.document, {text: "an odd text"}))
        }
        return tuple(sorted(text for text in free if not parts(text) & free - {text}))

    @cached_property
    def names(self) -> Set[str]:
        """The texts that something is called by, which stand in a document once."""
        return {
            self.text(place).removeprefix("x-")
            for slot, places in self.places.items()
            for place in places
            if place.kind == "name"
            or (place.kind == "value" and slot.schema.lower().endswith(_CALLED))
        }

    @cached_property
    def dotted(self) -> Set[str]:
        """The texts that stand in the paths of x-fragmint, where a dot in one makes two of it."""
        ends = ("/properties/items", "/properties/next")
        slots = [slot for slot in self.places if "/$defs/pagination/" in slot.schema]
        paths = {
            self.text(each)
            for slot in slots
            if slot.schema.endswith(ends)
            for each in self.places[slot]
        }
        return {name for path in paths for name in path.split(".")}

    @cached_property
    def closed(self) -> Mapping[Slot, Place]:
        """The slots that hold none of these texts, for their words are the standard's own or refer; each with a place."""
        free = set(self.texts)
        return {
            slot: places[0]
            for slot, places in sorted(self.places.items())
            if slot.kind != "field"
            and all(self.text(each).removeprefix("x-") not in free for each in places)
        }

    @cached_property
    def fields(self) -> Mapping[Slot, Place]:
        """The slots that are fields of nobody's own; each with a place."""
        return {
            slot: places[0] for slot, places in sorted(self.places.items()) if slot.kind == "field"
        }

    def text(self, place: Place) -> str:
        """The text that stands there."""
        return (
            place.tokens[-1] if place.kind == "name" else str(resolve(self.document, place.tokens))
        )

    def blamed(self, hostile: JsonValue, pointer: str, texts: Set[str]) -> Set[str]:
        """Those of the texts that a finding in a twin is about: at its place, else around it, inside out."""
        path = self._plain(hostile, pointer)
        for depth in range(len(path), -1, -1):
            inner = resolve(self.document, path[:depth])
            near = parts(inner) if isinstance(inner, str) else _shallow(inner)
            at_it: set[str] = near if depth == len(path) else set()
            for found in (at_it, _words(path[:depth]), near, _deep(inner)):
                if found & texts:
                    return found & texts
        return set()

    def _texts(self) -> Iterator[Place]:
        for places in self.places.values():
            yield from (place for place in places if place.kind != "field")

    def _plain(self, hostile: JsonValue, pointer: str) -> Tokens:
        """The place in this document of one in its twin, as far as it is there."""
        path: list[str] = []
        value = self.document
        for token in parse(pointer):
            if isinstance(value, dict) and len(as_object(hostile)) < len(value):
                break  # two names became one: which is which cannot be told any more
            if token in as_object(hostile) and isinstance(value, dict):
                name = list(value)[list(as_object(hostile)).index(token)]
                hostile, value = as_object(hostile)[token], value[name]
                path.append(name)
            elif token.isdecimal() and int(token) < len(as_list(value)):
                hostile, value = as_list(hostile)[int(token)], as_list(value)[int(token)]
                path.append(token)
            else:
                break
        return tuple(path)


def twin(document: JsonValue, texts: Mapping[str, str]) -> JsonValue:
    """The document with other texts; a name is another one wherever it stands."""

    def other(text: str) -> str:
        if text in texts:
            return texts[text]
        if text.startswith("x-") and text[2:] in texts:
            return f"x-{texts[text[2:]]}"
        if not parts(text) & texts.keys():
            return text
        escape = _escaped if text.startswith("#/") else str
        return "".join(
            escape(texts[part]) if part in texts else part for part in _JOINTS.split(text)
        )

    return _mapped(document, other)


def replaced(document: JsonValue, place: Place, text: str) -> JsonValue:
    """The document with another text in one place, or with a field more."""
    if place.kind == "field":
        inner = resolve(document, place.tokens)
        assert isinstance(inner, dict)
        return _with(document, place.tokens, {**inner, text: text})
    if place.kind == "value":
        return _with(document, place.tokens, text)
    *outer, last = place.tokens
    around = resolve(document, tuple(outer))
    assert isinstance(around, dict)
    renamed = {text if name == last else name: value for name, value in around.items()}
    return _with(document, tuple(outer), renamed)


def parts(text: str) -> set[str]:
    """A text, and the names that it is joined of."""
    return {text, text.removeprefix("x-"), *_JOINTS.split(text)}


def _words(path: Tokens) -> set[str]:
    return parts(path[-1]) if path else set()


def _shallow(value: JsonValue) -> set[str]:
    if not isinstance(value, dict):
        return set()
    values = [each for each in value.values() if isinstance(each, str)]
    return {word for text in [*value, *values] for word in parts(text)}


def _deep(value: JsonValue) -> set[str]:
    if isinstance(value, str):
        return parts(value)
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    names = value if isinstance(value, dict) else ()
    return {word for name in names for word in parts(name)}.union(*(_deep(each) for each in inner))


def _with(value: JsonValue, tokens: Tokens, new: JsonValue) -> JsonValue:
    if not tokens:
        return new
    if isinstance(value, list):
        return [
            _with(each, tokens[1:], new) if str(n) == tokens[0] else each
            for n, each in enumerate(value)
        ]
    assert isinstance(value, dict)
    return {**value, tokens[0]: _with(value[tokens[0]], tokens[1:], new)}


def _escaped(token: str) -> str:
    return token.replace("~", "~0").replace("/", "~1").replace("%", "%25")


def _mapped(value: JsonValue, other: Callable[[str], str]) -> JsonValue:
    if isinstance(value, str):
        return other(value)
    if isinstance(value, list):
        return [_mapped(each, other) for each in value]
    if isinstance(value, dict):
        return {other(name): _mapped(each, other) for name, each in value.items()}
    return value
