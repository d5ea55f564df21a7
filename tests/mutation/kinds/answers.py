"""What a call makes of an answer: fields, enumerations, unions, statuses."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from mutation.clients import Client
from mutation.kinds.requests import keywords
from mutation.mutants import Edits, kind
from mutation.sources import Edit


def _fields(client: Client) -> Iterator[ast.AnnAssign]:
    """The fields of every model."""
    for model in client.models.nodes(ast.ClassDef):
        yield from (node for node in model.body if isinstance(node, ast.AnnAssign))


def _annotations(client: Client) -> Iterator[ast.expr]:
    """The type of each field, without what is said of it beside."""
    for field in _fields(client):
        annotation = field.annotation
        if (
            isinstance(annotation, ast.Subscript)
            and client.models.of(annotation.value) == "Annotated"
        ):
            assert isinstance(annotation.slice, ast.Tuple)
            annotation = annotation.slice.elts[0]
        yield annotation


@kind
def alias(client: Client) -> Edits:
    """A field goes by another name on the wire."""
    for value in client.models.keywords("Field", "alias"):
        yield client.models.replaced(value, repr(f"{ast.literal_eval(value)}2"))


@kind
def required_field(client: Client) -> Edits:
    """A field that may be missing is asked for."""
    for field in _fields(client):
        if field.value is not None:
            start, end = client.models.end(field.annotation), client.models.end(field)
            yield Edit(client.models.path, start, end, "")


@kind
def optional_field(client: Client) -> Edits:
    """A field that is always there may be missing."""
    for field in _fields(client):
        # What tells the members of a union apart is there wherever its member is read.
        if field.value is None and "Literal" not in ast.unparse(field.annotation):
            yield client.models.inserted(field, " = None")


@kind
def field_type(client: Client) -> Edits:
    """A field is read as another type."""
    others = {"str": "int", "int": "str", "float": "str", "bool": "str", "datetime": "int"}
    for annotation in _annotations(client):
        for name in client.models.nodes(ast.Name, annotation):
            if name.id in others:
                yield client.models.replaced(name, others[name.id])


@kind
def enum_value(client: Client) -> Edits:
    """A member of an enumeration stands for another value."""
    for known in client.models.nodes(ast.ClassDef):
        if [client.models.of(base) for base in known.bases] == ["StrEnum"]:
            for node in known.body:
                if isinstance(node, ast.Assign):
                    yield client.models.replaced(
                        node.value, repr(f"{ast.literal_eval(node.value)}2")
                    )


@kind
def closed_enum(client: Client) -> Edits:
    """An enumeration has no room for values to come."""
    for node in client.models.nodes(ast.BinOp):
        text = client.models.of(node)
        if text.startswith("Known") and text.endswith(" | str"):
            yield client.models.replaced(node, text.removesuffix(" | str"))


@kind
def union_member(client: Client) -> Edits:
    """A union takes one member for another, or has no room for members to come."""
    for call in client.models.calls("OneOf"):
        assert isinstance(call.args[1], ast.Dict)
        names = call.args[1].values
        for name, other in zip(names, [*names[1:], names[0]], strict=True):
            yield client.models.replaced(name, client.models.of(other))
        yield client.models.replaced(call.args[0], '"other"')
    if client.has("OneOf("):
        yield from client.runtime(
            "union",
            "UnknownVariant.model_validate if name is None else self._reader(name)",
            "self._reader(name or next(iter(self._rule.mapping.values())))",
        )


@kind
def unknown_field(client: Client) -> Edits:
    """What nobody documented is dropped or refused."""
    yield from client.source("models/_base.py").rewritten("'allow'", '"ignore"', '"forbid"')


@kind
def misspelt_field(client: Client) -> Edits:
    """A field that the document does not know is sent, typo or not."""
    if client.has("(RequestModel)"):
        yield from client.source("models/_base.py").rewritten("'forbid'", '"allow"', '"ignore"')


@kind
def success_status(client: Client) -> Edits:
    """The answer of a documented success is not read, or is read as something else."""
    for source, value in keywords(client, "Operation", "responses"):
        assert isinstance(value, ast.Dict)
        for key, decoder in zip(value.keys, value.values, strict=True):
            assert key is not None
            yield source.replaced(key, '"299"')
            if source.of(decoder) != "NoContent()":
                yield source.replaced(decoder, "type('NoContent', (), {'accept': ''})()")


@kind
def error_class(client: Client) -> Edits:
    """An error status raises another class than its own."""
    errors = client.source("_runtime/errors.py")
    for table in ("_BY_STATUS", "_BY_FAMILY"):
        value = errors.value_of(table)
        assert isinstance(value, ast.Dict)
        for key, each in zip(value.keys, value.values, strict=True):
            assert key is not None
            if client.documents(ast.literal_eval(key)):
                yield errors.replaced(each, "APIStatusError")
    yield from client.runtime(
        "response",
        "200 <= self.status_code < 300",
        "self.status_code < 300 or self.status_code == 418",
        "self.status_code < 500",
    )


@kind
def error_words(client: Client) -> Edits:
    """An error does not tell the status, the code or the message that came."""
    yield from client.runtime("errors", "said.get('code')", "None")
    yield from client.runtime(
        "errors", "self.status_code = reply.status_code", "self.status_code = 0"
    )
    yield from client.runtime(
        "errors", "told or reason_phrase(reply.status_code)", "reason_phrase(reply.status_code)"
    )


@kind
def lifecycle(client: Client) -> Edits:
    """A call of what is superseded or on its way out warns of nothing."""
    for source, value in keywords(client, "Operation", "notice"):
        yield source.replaced(value, '""')
    if client.has("notice="):
        yield from client.runtime("transport", "request.operation.warn(_CALLER_OF_METHOD)", "pass")
