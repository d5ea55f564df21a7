"""Files to send: bytes, with a name and a media type where they are known."""

from __future__ import annotations

import mimetypes
from dataclasses import dataclass, field
from os import PathLike
from pathlib import Path
from typing import Annotated, Self, cast

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticSerializationError, core_schema

UNNAMED = "file"
UNTYPED = "application/octet-stream"


@dataclass(frozen=True)
class File:
    """Bytes to send as a file, with the name and the media type that the server is told."""

    content: bytes = field(repr=False)
    name: str = UNNAMED
    media_type: str = UNTYPED

    def __post_init__(self) -> None:
        content = cast(object, self.content)  # not every caller checks types
        if not isinstance(content, bytes | bytearray):
            raise TypeError("the content of a File is bytes; File.read(path) reads a file")

    @classmethod
    def read(cls, path: str | PathLike[str]) -> Self:
        """The file at a path, its media type guessed by its name."""
        place = Path(path)
        return cls(place.read_bytes(), place.name, mimetypes.guess_type(place.name)[0] or UNTYPED)


class _AsGiven:
    """Takes bytes or a `File` and keeps it; a str is refused, for it may be text or a path."""

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.is_instance_schema(
            (bytes, bytearray, File),
            cls_repr="bytes or File",
            serialization=core_schema.plain_serializer_function_ser_schema(
                _refuse_json, when_used="json"
            ),
        )

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {"type": "string", "format": "binary"}


def _refuse_json(value: object) -> object:
    raise PydanticSerializationError("a file cannot be written as JSON")


Upload = Annotated[bytes | File, _AsGiven()]
"""The type of a field that holds a file."""
