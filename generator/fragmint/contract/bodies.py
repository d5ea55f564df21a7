"""Bodies taken apart: the pairs of a form, the parts of a multipart, the text of a text. Light until a body has parts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import unquote_plus

from fragmint.contract import media
from fragmint.contract.values import JsonValue, parsed

if TYPE_CHECKING:
    from fragmint.contract.exchange import Body, WireRequest


@dataclass(frozen=True)
class Part:
    """One part of a multipart body; `filename` is None where the part names no file, `media_type` as it was sent."""

    name: str
    content: bytes
    filename: str | None = None
    headers: dict[str, str] = field(default_factory=dict[str, str])

    @property
    def media_type(self) -> str:
        """The Content-Type of the part, which is text where it says nothing."""
        return self.headers.get("content-type", "")

    @property
    def text(self) -> str:
        """The content as text."""
        return decoded(self.content, self.media_type)


def parts(body: bytes, content_type: str) -> list[Part]:
    """The parts of a multipart body in order. Raises ValueError for what is none."""
    from werkzeug.sansio.multipart import Data, Epilogue, Field, File, MultipartDecoder, NeedData

    boundary = media.parameter(content_type, "boundary")
    if not boundary:
        raise ValueError("its Content-Type names no boundary")
    decoder = MultipartDecoder(boundary.encode("latin-1"))
    decoder.receive_data(body)
    decoder.receive_data(None)
    found = list[Part]()
    content = list[bytes]()
    while not isinstance(event := decoder.next_event(), Epilogue):
        if isinstance(event, NeedData):
            raise ValueError("it ends before its last boundary")
        if isinstance(event, Field | File):
            filename = event.filename if isinstance(event, File) else None
            headers = {name.lower(): value for name, value in event.headers}
            content = []
            found.append(Part(str(event.name or ""), b"", filename, headers))
        elif isinstance(event, Data):
            content.append(event.data)
            if not event.more_data:
                last = found.pop()
                found.append(Part(last.name, b"".join(content), last.filename, last.headers))
    return found


def pairs(body: bytes) -> list[tuple[str, str]]:
    """The names and texts of a form, decoded and in order."""
    return [(unquote_plus(name), unquote_plus(text)) for name, text in raw_pairs(body)]


def raw_pairs(body: bytes) -> Iterator[tuple[str, str]]:
    """The names and texts of a form as they were sent."""
    for pair in body.decode("latin-1").split("&"):
        if pair:
            name, _, text = pair.partition("=")
            yield name, text


def decoded(content: bytes, media_type: str) -> str:
    """A text by the charset of its media type, UTF-8 if that names none; Latin-1 takes what is neither."""
    try:
        return content.decode(media.parameter(media_type, "charset") or "utf-8")
    except (LookupError, ValueError):
        return content.decode("latin-1")


def body_of(wire: WireRequest) -> Body:
    """What a body says: a JSON value, the pairs of a form or multipart, text, bytes; what it claims wrongly is bytes."""
    if not wire.body:
        return None
    sent_as = wire.header("content-type") or ""
    try:
        if media.is_json(sent_as):
            return _value(wire.body, sent_as)
        if media.is_multipart(sent_as):
            return [
                (part.name, part.text if part.filename is None else part.content)
                for part in parts(wire.body, sent_as)
            ]
    except ValueError:  # not what it says it is: the oracle objects, here it is what it is
        return wire.body
    if media.is_form(sent_as):
        return list(pairs(wire.body))
    return decoded(wire.body, sent_as) if media.is_text(sent_as) else wire.body


def _value(body: bytes, media_type: str) -> JsonValue:
    charset = media.parameter(media_type, "charset")
    return parsed(decoded(body, media_type) if charset else body)
