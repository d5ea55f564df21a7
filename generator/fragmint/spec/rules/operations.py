"""Rules about operations and what they take."""

from __future__ import annotations

from collections.abc import Iterator

from fragmint.spec.codes import Finding
from fragmint.spec.grammar import Kind
from fragmint.spec.rules.wire_names import unsendable, unsendable_value
from fragmint.spec.values import JsonObject, as_list, as_object
from fragmint.spec.vocabulary import TRANSPORT_HEADERS
from fragmint.spec.walk import View


def s103_operation_ids_are_unique(view: View) -> Iterator[Finding]:
    """Two operations of one name would be one function."""
    taken: dict[str, str] = {}
    for operation in view.operations:
        name = operation.fields.get("operationId")
        if not isinstance(name, str):
            continue
        if name in taken:
            message = f"the operationId '{name}' is that of {taken[name]} already"
            hint = "give every operation an id of its own"
            yield Finding("S103", message, (*operation.tokens, "operationId"), hint)
        taken.setdefault(name, operation.label)


def s106_parameters_are_unique(view: View) -> Iterator[Finding]:
    """Two parameters of one name in one place cannot both be sent."""
    for operation in view.operations:
        seen: set[tuple[str, str]] = set()
        for index, parameter in enumerate(operation.parameters):
            identity = _identity(parameter)
            if identity in seen:
                message = f"the {identity[0]} parameter '{identity[1]}' is declared twice"
                yield Finding("S106", message, (*operation.tokens, "parameters", str(index)))
            seen.add(identity)


def s115_parameters_have_names_that_can_be_sent(view: View) -> Iterator[Finding]:
    """The name of a header or cookie parameter is a token of HTTP, and what a header may hold is one line."""
    for parameter in view.of(Kind.PARAMETER):
        yield from unsendable(parameter)
        if parameter.fields.get("in") == "header":
            schema, at = as_object(parameter.fields.get("schema")), (*parameter.tokens, "schema")
            yield from unsendable_value(schema.get("const"), (*at, "const"))
            for index, value in enumerate(as_list(schema.get("enum"))):
                yield from unsendable_value(value, (*at, "enum", str(index)))


def s179_the_transport_has_headers_of_its_own(view: View) -> Iterator[Finding]:
    """What frames a message, or says which host it goes to, is no parameter of its caller."""
    for parameter in view.of(Kind.PARAMETER):
        place, name = _identity(parameter.fields)
        if place == "header" and name in TRANSPORT_HEADERS:
            message = f"the header '{parameter.fields['name']}' is written by the transport: there is no argument for it"
            hint = "declare each cookie for itself, with `in: cookie`" if name == "cookie" else None
            yield Finding("S179", message, parameter.tokens, hint)


def _identity(parameter: JsonObject) -> tuple[str, str]:
    place, name = str(parameter.get("in")), str(parameter.get("name"))
    return place, name.lower() if place == "header" else name
