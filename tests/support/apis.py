"""APIs from the text of a document, by the real loader: what a test says of the document is all that is in it."""

from __future__ import annotations

from fragmint import ir, spec
from fragmint.diagnostics import Diagnostic, Diagnostics
from fragmint.ir import Api
from fragmint.ir.model import Model, Operation, Property, Schema

_INFO = "info: {title: Things, version: '1'}\n"


def api(text: str, version: str = "3.1.0") -> Api:
    """The API of a document, of which `openapi` and `info` are given; no finding may be an error."""
    found = Diagnostics()
    document = spec.load_text(f"openapi: {version}\n{_INFO}{text}", found)
    spec.validate(document, found)
    built = ir.build(document, found)
    found.raise_if_errors()
    return built


def told(text: str) -> list[Diagnostic]:
    """What the building of a document adds to the findings of reading it, in order of place."""
    found = Diagnostics()
    document = spec.load_text(f"openapi: 3.1.0\n{_INFO}{text}", found)
    ir.build(document, found)
    return [finding for finding in found if finding.code.startswith("G")]


def findings(text: str) -> list[str]:
    """The codes of what the building of a document adds."""
    return [finding.code for finding in told(text)]


def models(schemas: str, version: str = "3.1.0") -> dict[str, Model]:
    """The models of a document whose components/schemas are these lines."""
    return dict(
        api(f"paths: {{}}\ncomponents:\n  schemas:\n{_indented(schemas, 4)}", version).models
    )


def value(schema: str, others: str = "", version: str = "3.1.0") -> tuple[Schema, dict[str, Model]]:
    """The schema of a property `value` of an object `Holder`, and every model of its document."""
    lines = f"Holder:\n  type: object\n  properties:\n    value: {schema}\n{others}"
    found = models(lines, version)
    return field(found, "Holder", "value").schema, found


def field(found: dict[str, Model], model: str, wire: str) -> Property:
    """The member of a model that has this name on the wire."""
    return next(each for each in found[model].schema.properties if each.wire == wire)


def operation(text: str, rest: str = "", path: str = "/things") -> Operation:
    """The one operation of a document: GET of a path, whose fields are these lines."""
    (found,) = api(f"paths:\n  {path}:\n    get:\n{_indented(text, 6)}\n{rest}").operations
    return found


def _indented(text: str, by: int) -> str:
    return "\n".join(" " * by + line for line in text.strip("\n").splitlines())
