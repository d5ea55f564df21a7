"""Arguments of an operation's methods: path parameters by position, everything else by keyword."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fragmint.ir.model import Kind, Location, Operation, Parameter, Scalar
from fragmint.models import ModelSet


@dataclass(frozen=True)
class Argument:
    """One argument; an optional one is `None` when left out, and then it is not sent."""

    name: str
    type: str
    required: bool
    positional: bool
    parameter: Parameter | None = None


def arguments(operation: Operation, models: ModelSet) -> tuple[Argument, ...]:
    """The arguments in the order of the signature: path, then required, then optional ones."""
    found = [
        _argument(parameter, models)
        for parameter in operation.parameters
        if constant(parameter) is None
    ]
    if operation.body is not None:
        kind = models.annotations[operation.body.schema.pointer]
        found.append(
            Argument(
                "body", f"{kind} | {_loose(operation)}", operation.body.required, positional=False
            )
        )
    in_path = _path_order(operation)
    return tuple(
        sorted(
            found,
            key=lambda argument: (
                not argument.positional,
                not argument.required,
                (
                    in_path.index(argument.parameter.wire)
                    if argument.positional and argument.parameter
                    else 0
                ),
            ),
        )
    )


def constant(parameter: Parameter) -> Scalar:
    """The value of a required parameter that has only one legal one; it is sent by itself."""
    values = parameter.schema.values if parameter.schema.kind is Kind.ENUM else ()
    return values[0] if parameter.required and len(values) == 1 else None


def method(found: Sequence[Argument]) -> str:
    """The signature of a method after `self`."""
    positional = [f"{argument.name}: {argument.type}" for argument in found if argument.positional]
    keywords = [
        (
            f"{argument.name}: {argument.type}"
            if argument.required
            else f"{argument.name}: {argument.type} | None = None"
        )
        for argument in found
        if not argument.positional
    ]
    return ", ".join([*positional, "*", *keywords, "options: RequestOptions | None = None"])


def builder(found: Sequence[Argument]) -> str:
    """The signature of the request builder: every argument, by position."""
    told = [
        (
            f"{argument.name}: {argument.type}"
            if argument.required
            else f"{argument.name}: {argument.type} | None"
        )
        for argument in found
    ]
    return ", ".join([*told, "options: RequestOptions | None"])


def call(found: Sequence[Argument]) -> str:
    """The arguments with which a method calls the builder."""
    return ", ".join([*(argument.name for argument in found), "options"])


def _argument(parameter: Parameter, models: ModelSet) -> Argument:
    kind = models.annotations[parameter.schema.pointer]
    if parameter.schema.kind is Kind.ARRAY and parameter.schema.items is not None:
        kind = f"Sequence[{models.annotations[parameter.schema.items.pointer]}]"
    positional = parameter.location is Location.PATH
    return Argument(parameter.name, kind, parameter.required or positional, positional, parameter)


def _loose(operation: Operation) -> str:
    """What a caller may pass instead of a model; it is validated into one."""
    assert operation.body is not None
    return "Sequence[Any]" if operation.body.schema.kind is Kind.ARRAY else "Mapping[str, Any]"


def _path_order(operation: Operation) -> list[str]:
    wires = [
        parameter.wire for parameter in operation.parameters if parameter.location is Location.PATH
    ]
    return sorted(wires, key=lambda wire: operation.path.find(f"{{{wire}}}"))
