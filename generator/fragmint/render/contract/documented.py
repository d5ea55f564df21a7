"""What the document says of an operation's answers, as far as the contract tests show it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from fragmint.ir.model import Kind, Model, Operation, Property, Response, Schema

_UNKNOWN_FIELD = "unknown field"
UNKNOWN_ENUM_VALUE = "unknown enum value"
_UNKNOWN_VARIANT = "unknown variant"
_NULL = "null in an optional field"
# A null is told of only where none is documented, which is not so in every optional field.
_REPORTED = {
    _UNKNOWN_FIELD: "unknown_field",
    UNKNOWN_ENUM_VALUE: "unknown_enum_value",
    _UNKNOWN_VARIANT: "unknown_variant",
}


def _successes(operation: Operation) -> list[Response]:
    exact = [response for response in operation.responses if response.is_success]
    return sorted(exact, key=lambda each: each.status) or [
        response for response in operation.responses if response.status == "default"
    ]


def answers(operation: Operation) -> Iterator[tuple[str, str | None]]:
    """Each documented success with the name of an example of it, None where there is none."""
    for response in _successes(operation):
        names: list[str | None] = [*response.examples]
        yield from ((response.status, name) for name in names or [None])


def errors(operation: Operation) -> list[str]:
    """The statuses that are no success, sorted, as the document writes them."""
    found = [response for response in operation.responses if response not in _successes(operation)]
    return sorted(each.status for each in found if each.status[0] in "45d")


def success_status(key: str) -> int:
    """A status with which an operation succeeds, for what the document writes: `default` alone means any."""
    return 200 if key == "default" else error_status(key)


def error_status(key: str) -> int:
    """A status for what the document writes: the one it is, or one in its range; 500 where it says the rest is an error."""
    if key.isdigit():
        return int(key)
    return {"2XX": 200, "4XX": 418, "5XX": 599}.get(key, 500)


def is_described(operation: Operation) -> bool:
    """Whether the first success has a body of which a schema says more than nothing."""
    schema = body(operation)
    return schema is not None and schema.kind is not Kind.ANY


def is_object(operation: Operation, models: Mapping[str, Model]) -> bool:
    """Whether the body of the first success is an object and nothing else."""
    schema = body(operation)
    while schema is not None and schema.kind is Kind.REF:
        schema = models[schema.ref].schema
    return schema is not None and schema.kind is Kind.OBJECT and not schema.nullable


def requires(operation: Operation, models: Mapping[str, Model]) -> bool:
    """Whether a field is required in an answer that is an object, and of one kind only."""
    return is_object(operation, models) and asks(body(operation), models)


def asks(schema: Schema | None, models: Mapping[str, Model], *, sent: bool = False) -> bool:
    """Whether a field is required in a value, read or sent, as far as that is of one kind only."""
    return any(
        member.required and not member.schema.has_default
        for each in _reached(schema, models, sent=sent, through_unions=False)
        for member in _members(each, sent)
    )


def body(operation: Operation) -> Schema | None:
    """What describes the body of the first success."""
    success = next(iter(_successes(operation)), None)
    return success.schema if success else None


def has_secrets(operation: Operation, models: Mapping[str, Model]) -> bool:
    """Whether the answer may hold what the document marks as secret."""
    return any(schema.secret for schema in _reached(body(operation), models))


def surprises(operation: Operation, models: Mapping[str, Model]) -> list[str]:
    """What no document promises and the answer of an operation has room for all the same."""
    found: set[str] = set()
    for schema in _reached(body(operation), models):
        if schema.properties and not schema.is_open:
            found.add(_UNKNOWN_FIELD)
        if schema.discriminator is not None and not schema.discriminator.default:
            found.add(_UNKNOWN_VARIANT)
        if schema.kind is Kind.ENUM and len(schema.values) > 1:
            found.add(UNKNOWN_ENUM_VALUE)
        if any(not member.required for member in _members(schema)):
            found.add(_NULL)
    return [
        kind
        for kind in (_UNKNOWN_FIELD, UNKNOWN_ENUM_VALUE, _NULL, _UNKNOWN_VARIANT)
        if kind in found
    ]


def _reached(
    schema: Schema | None,
    models: Mapping[str, Model],
    *,
    sent: bool = False,
    through_unions: bool = True,
) -> Iterator[Schema]:
    """Every schema that a value, read or sent, is made of, each model once."""
    pending, seen = [schema] if schema else [], set[str]()
    while pending:
        each = pending.pop()
        yield each
        if each.kind is Kind.REF and each.ref not in seen:
            seen.add(each.ref)
            pending.append(models[each.ref].schema)
        pending += [member.schema for member in _members(each, sent)]
        pending += [part for part in (each.items, each.additional) if part]
        pending += each.variants if through_unions else ()


def _members(schema: Schema, sent: bool = False) -> list[Property]:
    """The members that go this way."""
    return [
        member
        for member in schema.properties
        if not (member.schema.read_only if sent else member.schema.write_only)
    ]


def reported(found: list[str]) -> list[tuple[str, str]]:
    """Those surprises that a client always tells its observer of, each with what it calls them."""
    return [(kind, _REPORTED[kind]) for kind in found if kind in _REPORTED]
