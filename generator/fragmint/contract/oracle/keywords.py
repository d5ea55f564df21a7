"""Keywords that OpenAPI reads in another way than JSON Schema does: tags of unions, and fields that go one way only."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib import import_module
from typing import Protocol, cast

from fragmint.contract.oracle.patterns import matches
from fragmint.contract.values import JsonObject, JsonValue

# Where a schema says which of its required fields a request, or an answer, goes without.
UNASKED = {"writing": "x-fragmint-unasked-of-requests", "reading": "x-fragmint-unasked-of-answers"}

# Where a union says the tags of each of its members.
TAGS = "x-fragmint-tags"

_CONDITIONS = {"description", "maxProperties", "minProperties", "not", "required", "title"}

Keyword = Callable[["Validator", JsonValue, JsonValue, JsonObject], Iterator["Finding"]]


class Finding(Protocol):
    """What is wrong with a value, and where in it.

    `validator` is the keyword that says so, `validator_value` what it says: of `required` the one name that is missing, of
    `discriminator` the tag's name. `context` is what each member of a union has against the value.
    """

    message: str
    absolute_path: Sequence[str | int]
    relative_path: Sequence[str | int]
    absolute_schema_path: Sequence[str | int]
    relative_schema_path: Sequence[str | int]
    validator: str | None
    validator_value: JsonValue
    instance: JsonValue
    context: Sequence[Finding]


class Validator(Protocol):
    """What a keyword may ask of the validator that applies it."""

    def descend(
        self, instance: JsonValue, schema: JsonValue, *, schema_path: int
    ) -> Iterator[Finding]:
        """Apply a schema below this one."""
        ...


class _ValidatorClass(Protocol):
    VALIDATORS: Mapping[str, Keyword]


_LIBRARY = vars(import_module("jsonschema"))  # it is untyped
_PLAIN = cast(_ValidatorClass, _LIBRARY["Draft202012Validator"]).VALIDATORS
_finding = cast(Callable[..., Finding], _LIBRARY["ValidationError"])


def keywords(direction: str, *, exactly: bool = False) -> dict[str, Keyword]:
    """The keywords of this module for one direction, `writing` or `reading`.

    A `oneOf` whose members are kinds of value, not just conditions on one, takes a value that several of them take, for the
    documents of the world do; `exactly` says that it is to take no such value.
    """
    one = _PLAIN["oneOf"] if exactly else _one_kind
    return {
        "allOf": _PLAIN["allOf"],  # a discriminator beside it names the schemas made from this one
        "anyOf": _union("anyOf", _PLAIN["anyOf"]),
        "oneOf": _union("oneOf", one),
        "pattern": _pattern,
        "required": _required(UNASKED[direction]),
    }


def is_of_conditions(branches: JsonValue) -> bool:
    """Whether some member of a union says no more than what has to be there, or has not to be."""
    listed = branches if isinstance(branches, list) else []
    return any(isinstance(each, dict) and each.keys() <= _CONDITIONS for each in listed)


def _one_kind(
    validator: Validator, branches: JsonValue, instance: JsonValue, schema: JsonObject
) -> Iterator[Finding]:
    keyword = "oneOf" if is_of_conditions(branches) else "anyOf"
    yield from _PLAIN[keyword](validator, branches, instance, schema)


def _union(keyword: str, plain: Keyword) -> Keyword:
    def apply(
        validator: Validator, branches: JsonValue, instance: JsonValue, schema: JsonObject
    ) -> Iterator[Finding]:
        if instance is None and schema.get("nullable") is True and "type" not in schema:
            return  # by the letter this means nothing in 3.0; whoever writes it means null
        tag = _tag_name(schema)
        if not tag or not isinstance(instance, dict) or not isinstance(branches, list):
            yield from plain(validator, branches, instance, schema)
            return
        found = instance.get(tag)
        tags = cast(dict[str, list[list[JsonValue]]], schema.get(TAGS) or {}).get(keyword, [])
        named = [index for index, each in enumerate(tags) if found in each]
        if named:
            chosen = named[0]
            yield from validator.descend(instance, branches[chosen], schema_path=chosen)
        elif any(not each for each in tags):  # a member that is no component has no tag
            yield from plain(validator, branches, instance, schema)
        elif tag not in instance:
            message = f"{tag!r}, which tells what it is, is a required property"
            yield _finding(message, validator="required", validator_value=tag)
        else:
            message = f"{tag!r} is {found!r}, which names none of {tags}"
            yield _finding(message, validator="discriminator", validator_value=tag)

    return apply


def _tag_name(schema: JsonObject) -> str:
    discriminator = schema.get("discriminator")
    name = discriminator.get("propertyName") if isinstance(discriminator, dict) else None
    return name if isinstance(name, str) else ""


def _pattern(
    validator: Validator, pattern: JsonValue, instance: JsonValue, schema: JsonObject
) -> Iterator[Finding]:
    if isinstance(pattern, str) and isinstance(instance, str) and not matches(pattern, instance):
        message = f"{instance!r} does not match {pattern!r}"
        yield _finding(message, validator="pattern", validator_value=pattern)


def _required(unasked: str) -> Keyword:
    def apply(
        validator: Validator, required: JsonValue, instance: JsonValue, schema: JsonObject
    ) -> Iterator[Finding]:
        excused = schema.get(unasked) or []
        if isinstance(required, list) and isinstance(excused, list) and isinstance(instance, dict):
            for name in required:
                if name not in excused and name not in instance:
                    message = f"{name!r} is a required property"
                    yield _finding(message, validator_value=name)

    return apply
