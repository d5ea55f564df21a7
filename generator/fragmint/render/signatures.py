"""Arguments of an operation's methods: path parameters by position, everything else by keyword."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fragmint.ir.model import Body, Content, Kind, Location, Medium, Operation, Parameter, Scalar
from fragmint.models import ModelSet
from fragmint.render import types
from fragmint.render.filters import py

# The argument that says in which of its media types a body is.
CONTENT_TYPE = "content_type"


@dataclass(frozen=True)
class Argument:
    """One argument; an optional one is `None` when left out, and then it is not sent."""

    name: str
    type: str
    required: bool
    positional: bool
    parameter: Parameter | None = None
    default: str = ""

    @property
    def keyword(self) -> str:
        """How the signature of a method has it."""
        if self.required:
            return f"{self.name}: {self.type}"
        if self.default:
            return f"{self.name}: {self.type} = {self.default}"
        return f"{self.name}: {types.optional(self.type)} = None"


def arguments(operation: Operation, models: ModelSet) -> tuple[Argument, ...]:
    """The arguments in the order of the signature: path, then required, then optional ones."""
    found = [
        _argument(parameter, models)
        for parameter in operation.parameters
        if constant(parameter) is None
    ]
    if operation.body is not None:
        found += _body_arguments(operation.body, models)
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
    keywords = [argument.keyword for argument in found if not argument.positional]
    return ", ".join([*positional, "*", *keywords, "options: RequestOptions | None = None"])


def builder(found: Sequence[Argument]) -> str:
    """The signature of the request builder: every argument, by position."""
    told = [
        (
            f"{argument.name}: {argument.type}"
            if argument.required or argument.default
            else f"{argument.name}: {types.optional(argument.type)}"
        )
        for argument in found
    ]
    return ", ".join([*told, "options: RequestOptions | None"])


def call(found: Sequence[Argument]) -> str:
    """The arguments with which a method calls the builder."""
    return ", ".join([*(argument.name for argument in found), "options"])


def _argument(parameter: Parameter, models: ModelSet) -> Argument:
    kind = types.accepted(models.annotations[parameter.schema.pointer], models.objects)
    positional = parameter.location is Location.PATH
    return Argument(parameter.name, kind, parameter.required or positional, positional, parameter)


def _body_types(content: Content, models: ModelSet) -> tuple[str, ...]:
    """What a caller may pass as a body: text or bytes as they are, else a model or what is validated into one."""
    match content.medium:
        case Medium.TEXT:
            return ("str",)
        case Medium.BINARY:
            return ("bytes",)
        case _:
            loose = "Sequence[Any]" if content.schema.kind is Kind.ARRAY else types.ANY_MAPPING
            return models.annotations[content.schema.pointer], loose


def _body_arguments(body: Body, models: ModelSet) -> Iterator[Argument]:
    kinds = dict.fromkeys(kind for each in body.contents for kind in _body_types(each, models))
    yield Argument("body", " | ".join(kinds), body.required, positional=False)
    if body.is_choice:
        legal = ", ".join(py(content.media_type) for content in body.contents)
        free = any(content.is_range for content in body.contents)
        yield Argument(
            CONTENT_TYPE,
            "str" if free else f"Literal[{legal}]",
            required=body.contents[0].is_range,
            positional=False,
            default="" if body.contents[0].is_range else py(body.contents[0].media_type),
        )


def _path_order(operation: Operation) -> list[str]:
    wires = [
        parameter.wire for parameter in operation.parameters if parameter.location is Location.PATH
    ]
    return sorted(wires, key=lambda wire: operation.path.find(f"{{{wire}}}"))
