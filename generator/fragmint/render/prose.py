"""Docstrings and notices: sentences put together from what the document says."""

from __future__ import annotations

import json

from fragmint.ir import prose
from fragmint.ir.model import Api, Kind, Operation, Parameter, Resource, Schema
from fragmint.render.servers import place
from fragmint.render.signatures import CONTENT_TYPE, Argument

_OPTIONS = "Settings of this call alone: timeout, deadline, max_retries, headers, api_version."


def resource_docstring(resource: Resource) -> str:
    """What `client.<resource>` is for."""
    names = ", ".join(operation.name for operation in resource.operations)
    return _stopped(resource.description) or f"Operations of `client.{resource.name}`: {names}."


def client_docstring(api: Api, *, asynchronous: bool) -> str:
    """What the client class is, and how its credentials and base URL are found."""
    kind = "An asynchronous client" if asynchronous else "A client"
    lines = [f"{kind} for {prose.clean(api.title)}."]
    if api.token_env:
        lines.append(f"Without a credential, `{api.token_env}` is read from the environment.")
    if told := place(api):
        lines.append(told)
    lines.append(
        "`timeout` bounds one phase of a request (connect, read, write) and `deadline` a whole call with its retries, "
        "both in seconds. Tasks may share one client."
        if asynchronous
        else "`timeout` bounds one phase of a request (connect, read, write) and `deadline` a whole call with its "
        "retries, both in seconds. Threads may share one client."
    )
    return "\n\n".join(lines)


def operation_docstring(operation: Operation, arguments: tuple[Argument, ...]) -> str:
    """What a call does, its arguments and its errors, in Google's sections."""
    told = _stopped(operation.description) or _stopped(operation.summary)
    parts = [told or f"{operation.method} {operation.path}.", *lifecycle(operation)]
    listed = [
        f"    {argument.name}: {argument_text(argument, operation)}" for argument in arguments
    ]
    parts.append("\n".join(["Args:", *listed, f"    options: {_OPTIONS}"]))
    return "\n\n".join(parts)


def lifecycle(operation: Operation) -> list[str]:
    """Sentences on how long the operation will be there."""
    told: list[str] = []
    if operation.is_beta:
        told.append("Beta: the vendor may change or remove this operation.")
    if operation.deprecated:
        told.append("Deprecated by the vendor.")
    if operation.superseded_by:
        told.append(f"Superseded by {prose.clean(operation.superseded_by)}.")
    if operation.sunset:
        told.append(f"Ends on {operation.sunset}.")
    return told


def notice(operation: Operation, resource: Resource) -> str:
    """What a caller is warned of when the operation is called; empty for one that is there to stay."""
    facts: list[str] = []
    if operation.deprecated:
        facts.append("is deprecated")
    if operation.superseded_by:
        facts.append(f"is superseded by {' '.join(prose.clean(operation.superseded_by).split())}")
    if operation.sunset:
        facts.append(f"ends on {operation.sunset}")
    return f"{resource.name}.{operation.name} {' and '.join(facts)}" if facts else ""


def argument_text(argument: Argument, operation: Operation) -> str:
    """One argument in a sentence or two: what it is, its limits, and what the API assumes when it is left out."""
    if argument.parameter is None and argument.name == CONTENT_TYPE:
        told = "The media type of the body"
        return f"{told}; unless told, {argument.default}." if argument.default else f"{told}."
    if argument.parameter is None:
        described = operation.body.description if operation.body else ""
        return prose.sentence(described) or "The request body."
    return parameter_text(argument.parameter)


def parameter_text(parameter: Parameter) -> str:
    """The same for a parameter."""
    described = " ".join(prose.clean(parameter.description or parameter.schema.description).split())
    parts = [_stopped(described), *limits(parameter.schema)]
    return " ".join(part for part in parts if part) or f"`{prose.clean(parameter.wire)}`."


def limits(schema: Schema) -> list[str]:
    """Constraints and the default of the API, each as a sentence."""
    told = [f"{_LIMITS.get(keyword, keyword)} {value}." for keyword, value in schema.constraints]
    if schema.has_default and schema.kind is not Kind.OBJECT:
        told.append(f"The API assumes {_json(schema.default)} when it is left out.")
    return told


_LIMITS = {
    "minimum": "At least",
    "maximum": "At most",
    "exclusiveMinimum": "More than",
    "exclusiveMaximum": "Less than",
    "multipleOf": "A multiple of",
    "minLength": "Shortest length:",
    "maxLength": "Longest length:",
    "pattern": "Pattern:",
    "minItems": "Fewest items:",
    "maxItems": "Most items:",
    "uniqueItems": "Without repeats:",
}


def _stopped(text: str) -> str:
    """The text with a full stop if it ends without any."""
    cleaned = prose.clean(text)
    return f"{cleaned}." if cleaned and cleaned[-1] not in ".!?:`)>" else cleaned


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
