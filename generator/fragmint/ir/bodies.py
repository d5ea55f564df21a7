"""Bodies of requests and responses: which media types an operation speaks, and what travels in each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass, replace

from fragmint.ir.media import medium_of, preferred
from fragmint.ir.model import (
    Body,
    Content,
    Encoding,
    Header,
    Kind,
    Medium,
    Model,
    Response,
    Schema,
)
from fragmint.ir.naming import pascal
from fragmint.ir.nodes import Node, evidence, is_node, member, text
from fragmint.ir.schemas import SchemaBuilder
from fragmint.spec.pointer import below

_BYTES = Schema(Kind.STRING, format="binary")
_TEXT = Schema(Kind.STRING)
# HTTP has no body with these statuses, nor in any answer to HEAD, whatever the document has.
_BODILESS = {"204", "205", "304"}


@dataclass(frozen=True)
class BodyBuilder:
    """Builds the bodies of one document's operations; their schemas go through the one `SchemaBuilder`.

    `doubtful` names the examples that their schemas contradict, by the `id` of the media type that has them.
    """

    schemas: SchemaBuilder
    doubtful: Mapping[int, Set[str]]

    def request(self, node: Node, pointer: str, name: str) -> Body | None:
        """The body at a pointer, whose inline classes are called after `name`; None where nothing is described."""
        offered = member(node, "content")
        contents: list[Content] = []
        for media_type in preferred(offered):
            medium = medium_of(media_type)
            known = any(content.medium is medium for content in contents)
            # `name` is for the content that is sent by default; another of its kind is told by its media type.
            wanted = name if not contents else f"{name}{pascal(media_type if known else medium)}"
            place = below(pointer, "content", media_type)
            contents.append(self._content(member(offered, media_type), media_type, place, wanted))
        if not contents:
            return None
        return Body(tuple(contents), node.get("required") is True, text(node, "description"))

    def response(self, method: str, status: str, node: Node, pointer: str, name: str) -> Response:
        """The response at a pointer, in the media type that the client asks for."""
        bodiless = method == "HEAD" or status in _BODILESS
        offered: Node = {} if bodiless else member(node, "content")
        media_type = next(iter(preferred(offered)), "")
        media = member(offered, media_type)
        medium = medium_of(media_type) if media_type else None
        schema = None
        if medium is Medium.JSON:
            place = below(pointer, "content", media_type, "schema")
            schema = self.schemas.build(media.get("schema"), place, name)
            medium = _medium(media_type, schema)
        return Response(
            status=status.upper() if status != "default" else status,
            description=text(node, "description"),
            media_type=media_type,
            medium=medium,
            schema=schema if medium is Medium.JSON else None,
            headers=tuple(
                Header(wire, text(header, "description"))
                for wire, header in member(node, "headers").items()
                if is_node(header)
            ),
            examples=tuple(
                name
                for name, example in member(media, "examples").items()
                if is_node(example) and "value" in example
            ),
            doubtful=tuple(sorted(self.doubtful.get(id(media), ()))),
            evidence=evidence(node),
        )

    def _content(self, media: Node, media_type: str, pointer: str, name: str) -> Content:
        place = below(pointer, "schema")
        schema = self.schemas.build(media.get("schema"), place, name)
        medium = _medium(media_type, schema)
        if medium is Medium.TEXT:
            schema = _text(media, schema if schema.kind is Kind.STRING else _TEXT, place)
        elif medium is Medium.BINARY:
            schema = replace(_BYTES, pointer=place)
        return Content(media_type, medium, schema, tuple(_encoding(media, medium)))


def unwritable_parts(body: Body, models: Mapping[str, Model]) -> Iterator[tuple[Content, Encoding]]:
    """The parts that hold lists or objects and nothing else, and have a media type that the client writes no such thing as."""
    for content in body.contents:
        if content.medium is not Medium.MULTIPART:
            continue
        members = {each.wire: each.schema for each in _resolved(content.schema, models).properties}
        for encoding in content.encoding:
            told = encoding.media_type and medium_of(encoding.media_type) is not Medium.JSON
            if told and encoding.wire in members and _is_deep(members[encoding.wire], models):
                yield content, encoding


def _is_deep(schema: Schema, models: Mapping[str, Model]) -> bool:
    """Whether a part is no file, text or number; each item of a list is a part of its own."""
    found = _resolved(schema, models)
    part = _resolved(found.items, models) if found.items else found
    if part.kind is Kind.UNION:
        return all(_is_deep(each, models) for each in part.variants)
    return part.kind in (Kind.OBJECT, Kind.ARRAY)


def _resolved(schema: Schema, models: Mapping[str, Model]) -> Schema:
    while schema.kind is Kind.REF:
        schema = models[schema.ref].schema
    return schema


def _medium(media_type: str, schema: Schema) -> Medium:
    """What a body comes down to: a range of media types is JSON unless its schema says that it is bytes."""
    is_bytes = "*" in media_type and schema.format == "binary"
    return Medium.BINARY if is_bytes else medium_of(media_type)


def _text(media: Node, schema: Schema, pointer: str) -> Schema:
    """A text, with the example that its media type gives: only the document knows what XML, say, is right here."""
    first = next(iter(member(media, "examples").values()), None)
    told = first.get("value") if is_node(first) else None
    if isinstance(told, str):
        return replace(schema, pointer=pointer, example=told, has_example=True)
    return replace(schema, pointer=pointer)


def _encoding(media: Node, medium: Medium) -> Iterator[Encoding]:
    if medium not in (Medium.FORM, Medium.MULTIPART):
        return
    for wire, node in member(media, "encoding").items():
        if is_node(node):
            style, explode = text(node, "style"), node.get("explode")
            # One type is what the field is sent as; several, or a range, are what it may be.
            told = text(node, "contentType")
            yield Encoding(
                wire,
                style,
                explode if isinstance(explode, bool) else style in ("", "form"),
                "" if {"*", ","} & set(told) else told,
            )
