"""What a client noticed in production: the lines that its hook `on_deviation` wrote, one JSON object each."""

from __future__ import annotations

from pathlib import Path

from fragmint.contract.deviations import deviation as codes
from fragmint.contract.deviations.collecting import Sighting, counted
from fragmint.contract.deviations.deviation import Deviation
from fragmint.contract.deviations.finding import Finding
from fragmint.contract.deviations.har import UNREADABLE
from fragmint.contract.oracle import Oracle
from fragmint.contract.oracle.document import Node, Operation
from fragmint.contract.oracle.responses import Media, success
from fragmint.contract.oracle.shape import properties, property_names, reach
from fragmint.contract.values import child, parsed
from fragmint.diagnostics import Diagnostic, SourceLocation, SpecError

# By the client's word for it: the code, and what is said where a value would have to be shown.
_KINDS = {
    "unknown_field": (codes.UNDECLARED_FIELD, ""),
    "unknown_enum_value": (codes.UNDECLARED_VALUE, ""),
    "unknown_variant": (codes.UNKNOWN_VARIANT, "none of the documented variants"),
    "unexpected_null": (codes.NULL, ""),
    "naive_datetime": (codes.BROKEN_RULE, "a date-time without an offset"),
    "untyped_error_body": (
        codes.UNDECLARED_MEDIA_TYPE,
        "the body of an error is not as documented",
    ),
}


def deviations_logged(oracle: Oracle, path: Path) -> list[Deviation]:
    """The deviations that a file tells of. They show no values. Raises SpecError with every line that is none."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise SpecError([_mistake(path, 1, f"cannot be read: {error.strerror}")]) from error
    except ValueError as error:
        raise SpecError([_mistake(path, 1, f"cannot be read: {error}")]) from error
    reader = _Reader(oracle, path)
    sightings = [
        found
        for number, line in enumerate(lines, 1)
        if line.strip() and (found := reader.sighting(number, line)) is not None
    ]
    if reader.mistakes:
        raise SpecError(reader.mistakes)
    return counted(oracle, sightings)


class _Reader:
    """Reads lines, and keeps what is wrong with them."""

    def __init__(self, oracle: Oracle, path: Path) -> None:
        self.mistakes: list[Diagnostic] = []
        self._path = path
        operations = oracle.document.operations
        self._operations = dict(operations)
        self._operations |= {each.node["operationId"].text: each for each in operations.values()}

    def sighting(self, number: int, line: str) -> Sighting | None:
        """What a line says; None where it says nothing of use."""
        try:
            told = parsed(line)
        except ValueError:
            told = None
        fields = told if isinstance(told, dict) else {}
        kind, key, pointer = (fields.get(name) for name in ("kind", "operation", "pointer"))
        if not (isinstance(kind, str) and isinstance(key, str) and isinstance(pointer, str)):
            wanted = 'like {"kind": "unknown_field", "operation": "getThing", "pointer": "/name"}'
            self.mistakes.append(_mistake(self._path, number, f"a line is a JSON object {wanted}"))
        elif kind not in _KINDS:
            self.mistakes.append(_mistake(self._path, number, f"no client tells of {kind!r}"))
        elif key not in self._operations:
            message = f"the document has no operation {key!r}"
            self.mistakes.append(_mistake(self._path, number, message))
        else:
            finding = _finding(self._operations[key], kind, pointer)
            source = f"{self._path.name}, line {number}"
            return Sighting(finding, str(fields.get("seen", "")), source)
        return None


def _finding(operation: Operation, kind: str, pointer: str) -> Finding:
    code, says = _KINDS[kind]
    if code == codes.UNDECLARED_MEDIA_TYPE:
        where = "error"
        return Finding(
            code, operation.key, where, operation.node["responses"], says=says, is_blind=True
        )
    names = pointer.split("/")[1:]
    is_new = code == codes.UNDECLARED_FIELD
    above, general = _walked(operation, names[:-1] if is_new else names)
    pointer = f"{general}/{names[-1]}" if is_new and names else general
    return Finding(code, operation.key, pointer, above, says=says, is_blind=True)


def _walked(operation: Operation, names: list[str]) -> tuple[Node, str]:
    """The schema that a pointer into the success leads to, as far as it does, and the pointer with `*` for what is free."""
    _, response = success(operation)
    body = Media.of(response)
    node = body.schema if body else operation.node["responses"]
    general = ""
    for name in names:
        plain = name.replace("~1", "/").replace("~0", "~")
        items = [layer["items"] for layer in reach(node) if "items" in layer]
        found = items if items and plain.isdecimal() else properties(node, plain)
        is_free = bool(items) or plain not in property_names(node)
        general = f"{general}/*" if is_free else child(general, plain)
        node = found[0] if found else node
    return node, general


def _mistake(path: Path, line: int, message: str) -> Diagnostic:
    return Diagnostic(UNREADABLE, message, SourceLocation(path.as_posix(), line))
