"""What the document says of an operation's answers, as far as the contract tests show it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from fragmint.ir.model import Kind, Model, Operation, Response, Schema

_UNKNOWN_FIELD = "unknown field"
_UNKNOWN_ENUM_VALUE = "unknown enum value"
_UNKNOWN_VARIANT = "unknown variant"
_NULL = "null in an optional field"
# A null is told of only where none is documented, which is not so in every optional field.
_REPORTED = {
    _UNKNOWN_FIELD: "unknown_field",
    _UNKNOWN_ENUM_VALUE: "unknown_enum_value",
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
    success = next(iter(_successes(operation)), None)
    return bool(success and success.schema and success.schema.kind is not Kind.ANY)


def is_object(operation: Operation, models: Mapping[str, Model]) -> bool:
    """Whether the body of the first success is an object and nothing else."""
    success = next(iter(_successes(operation)), None)
    schema = success.schema if success else None
    while schema is not None and schema.kind is Kind.REF:
        schema = models[schema.ref].schema
    return schema is not None and schema.kind is Kind.OBJECT and not schema.nullable


def requires(operation: Operation, models: Mapping[str, Model]) -> bool:
    """Whether a field is required in an answer that is an object, and of one kind only."""
    return is_object(operation, models) and any(
        member.required and not (member.schema.write_only or member.schema.has_default)
        for schema in _reached(operation, models, through_unions=False)
        for member in schema.properties
    )


def has_secrets(operation: Operation, models: Mapping[str, Model]) -> bool:
    """Whether the answer may hold what the document marks as secret."""
    return any(schema.secret for schema in _reached(operation, models))


def surprises(operation: Operation, models: Mapping[str, Model]) -> list[str]:
    """What no document promises and the answer of an operation has room for all the same."""
    found: set[str] = set()
    for schema in _reached(operation, models):
        if schema.properties and not schema.is_open:
            found.add(_UNKNOWN_FIELD)
        if schema.discriminator is not None and not schema.discriminator.default:
            found.add(_UNKNOWN_VARIANT)
        if schema.kind is Kind.ENUM and len(schema.values) > 1:
            found.add(_UNKNOWN_ENUM_VALUE)
        read = [member for member in schema.properties if not member.schema.write_only]
        if any(not member.required for member in read):
            found.add(_NULL)
    return [
        kind
        for kind in (_UNKNOWN_FIELD, _UNKNOWN_ENUM_VALUE, _NULL, _UNKNOWN_VARIANT)
        if kind in found
    ]


def _reached(
    operation: Operation, models: Mapping[str, Model], *, through_unions: bool = True
) -> Iterator[Schema]:
    """Every schema that the first success of an operation is made of, each model once."""
    success = next(iter(_successes(operation)), None)
    pending, seen = [success.schema] if success and success.schema else [], set[str]()
    while pending:
        schema = pending.pop()
        yield schema
        if schema.kind is Kind.REF and schema.ref not in seen:
            seen.add(schema.ref)
            pending.append(models[schema.ref].schema)
        pending += [each.schema for each in schema.properties if not each.schema.write_only]
        pending += [each for each in (schema.items, schema.additional) if each]
        pending += schema.variants if through_unions else ()


def reported(found: list[str]) -> list[tuple[str, str]]:
    """Those surprises that a client always tells its observer of, each with what it calls them."""
    return [(kind, _REPORTED[kind]) for kind in found if kind in _REPORTED]
