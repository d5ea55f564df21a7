"""A recording as a YAML file that people read: what was asked, what was answered, and when."""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import cast

import yaml

from fragmint.contract import media
from fragmint.contract.bodies import decoded
from fragmint.contract.exchange import Answer, Traffic, WireRequest
from fragmint.contract.values import JsonObject, JsonValue, parsed
from fragmint.diagnostics import FragmintError

_BODIES = ("json", "text", "base64")


class RecordingError(FragmintError):
    """A file that is no recording."""


@dataclass(frozen=True)
class Recording:
    """A request and its answer without secrets, and the operation that they are of (`GET /things/{id}`)."""

    operation: str
    traffic: Traffic

    def at(self, moment: str) -> Recording:
        """The same, seen at this moment: ISO 8601 in UTC."""
        return replace(self, traffic=replace(self.traffic, seen=moment))

    def as_yaml(self) -> str:
        """The recording as the text of a file; the same one gives the same text."""
        request, answer = self.traffic.request, self.traffic.answer
        asked: JsonObject = {"method": request.method, "path": request.path}
        asked |= {"query": request.query} if request.query else {}
        asked |= {"headers": dict(request.headers)} if request.headers else {}
        asked |= written(request.body, request.header("content-type") or "")
        told: JsonObject = {"status": answer.status}
        told |= {"media-type": answer.media_type} if answer.media_type else {}
        told |= {"headers": dict(sorted(answer.headers.items()))} if answer.headers else {}
        told |= written(answer.body, answer.media_type)
        whole: JsonObject = {"operation": self.operation, "recorded": self.traffic.seen}
        whole |= {"request": asked, "response": told}
        text = _dumped(whole, as_it_is=True)
        # YAML's next-line character is no letter to its writer and a line break to its readers.
        return _dumped(whole, as_it_is=False) if "\x85" in text else text

    @classmethod
    def read(cls, text: str, source: str) -> Recording:
        """The recording that a text is. Raises RecordingError, which names the source."""
        try:
            whole = cast(JsonObject, yaml.load(text, Loader=yaml.CSafeLoader))
            asked, told = _object(whole["request"]), _object(whole["response"])
            request = WireRequest(
                str(asked["method"]),
                str(asked["path"]),
                str(asked.get("query", "")),
                tuple(_texts(asked.get("headers")).items()),
                _bytes(asked),
            )
            answer = Answer(
                int(str(told["status"])),
                str(told.get("media-type", "")),
                _bytes(told),
                _texts(told.get("headers")),
            )
            traffic = Traffic(request, answer, source, str(whole["recorded"]))
            return cls(str(whole["operation"]), traffic)
        except (yaml.YAMLError, KeyError, TypeError, ValueError, RecursionError) as error:
            raise RecordingError(f"{source}: this is no recording: {error!r}") from error


def written(body: bytes, media_type: str) -> JsonObject:
    """A body under the name that says how it is written: as the JSON it is, as text, or as neither."""
    if not body:
        return {}
    text = decoded(body, media_type)
    if media.is_json(media_type):
        try:
            value = parsed(body)
            json.dumps(value, ensure_ascii=False).encode()  # half a surrogate pair is no YAML
            return {"json": value}
        except ValueError:  # it is none; what was answered is what is recorded
            pass
    readable = media.is_json(media_type) or media.is_text(media_type)
    if readable and text.encode(errors="replace") == body:
        return {"text": text}
    return {"base64": base64.b64encode(body).decode()}


def _dumped(whole: JsonObject, *, as_it_is: bool) -> str:
    return yaml.safe_dump(whole, sort_keys=False, allow_unicode=as_it_is, width=100)


def _bytes(said: Mapping[str, JsonValue]) -> bytes:
    match [(name, said[name]) for name in _BODIES if name in said]:
        case []:
            return b""
        case [("json", value)]:
            return json.dumps(value).encode()
        case [("text", str(text))]:
            return text.encode()
        case [("base64", str(text))]:
            return base64.b64decode(text, validate=True)
        case other:
            raise ValueError(f"a body is written in one way, not as {other!r}")


def _texts(value: JsonValue) -> dict[str, str]:
    return {str(name): str(text) for name, text in _object(value or {}).items()}


def _object(value: JsonValue) -> JsonObject:
    if not isinstance(value, dict):
        raise TypeError(f"{value!r} is no object")
    return value
