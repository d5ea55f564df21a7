"""HAR 1.2 files, as browsers and proxies write them: what in them was said to the API and by it."""

from __future__ import annotations

import base64
import binascii
import json
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlencode, urlsplit

from fragmint.contract.exchange import Answer, Traffic, WireRequest
from fragmint.contract.oracle.document import RawDocument
from fragmint.contract.oracle.hosts import below_server
from fragmint.contract.oracle.places import Places
from fragmint.contract.values import JsonValue, child, parsed
from fragmint.diagnostics import Diagnostic, SourceLocation, SpecError

UNREADABLE = "D164"
_FORM = "a HAR file is JSON: {log: {entries: [{request: ..., response: ...}]}}"


@dataclass(frozen=True)
class Har:
    """The traffic of a file with the API of a document, and in words what of the file was left out."""

    traffic: list[Traffic]
    left_out: list[str]


def read_har(path: Path, document: RawDocument) -> Har:
    """The traffic in a file. Raises SpecError, with the place, for what is no HAR or has nothing to do with the API."""
    log = _Value(_read(path), "", path)["log"]
    traffic: list[Traffic] = []
    left_out = Counter[str]()
    for index, entry in enumerate(log["entries"].items()):
        url = entry["request"]["url"].text
        try:
            inside = below_server(document, url)
        except ValueError:
            left_out["for what is no URL"] += 1
            continue
        if inside is None:
            left_out[f"for {urlsplit(url).netloc}, which is no server of the document"] += 1
        elif reason := _unusable(entry):
            left_out[reason] += 1
        else:
            traffic.append(_traffic(entry, inside, f"{path.name}, entry {index + 1}"))
    told = [f"{count} left out: {reason}" for reason, count in left_out.most_common()]
    if not traffic:
        message = "no entry is for a server of the document"
        raise SpecError([_fault(path, message, "/log/entries", "; ".join(told) or None)])
    return Har(traffic, told)


@dataclass(frozen=True)
class _Value:
    """A value of the file that knows where it stands. What is asked of it and is of another kind is an error there."""

    value: JsonValue
    pointer: str
    path: Path

    def __getitem__(self, name: str) -> _Value:
        if not isinstance(self.value, dict) or name not in self.value:
            raise SpecError([_fault(self.path, f"there is no `{name}` here", self.pointer)])
        return _Value(self.value[name], child(self.pointer, name), self.path)

    def get(self, name: str) -> _Value:
        """A member that may be missing, which is null then."""
        value = self.value.get(name) if isinstance(self.value, dict) else None
        return _Value(value, child(self.pointer, name), self.path)

    def items(self) -> Iterator[_Value]:
        """The items of a list."""
        if not isinstance(self.value, list):
            raise SpecError([_fault(self.path, "this has to be a list", self.pointer)])
        for index, item in enumerate(self.value):
            yield _Value(item, f"{self.pointer}/{index}", self.path)

    @property
    def text(self) -> str:
        """A text."""
        if not isinstance(self.value, str):
            raise SpecError([_fault(self.path, "this has to be a text", self.pointer)])
        return self.value

    @property
    def text_or_none(self) -> str | None:
        """A text that may be missing."""
        return None if self.value is None else self.text

    @property
    def number(self) -> int:
        """A whole number."""
        if not isinstance(self.value, int):
            raise SpecError([_fault(self.path, "this has to be a whole number", self.pointer)])
        return self.value

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """The names and texts of a list of them, which may be missing."""
        if self.value is None:
            return []
        return [(each["name"].text, each["value"].text) for each in self.items()]


def _read(path: Path) -> JsonValue:
    try:
        return parsed(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise SpecError([_fault(path, f"cannot be read: {error.strerror}")]) from error
    except json.JSONDecodeError as error:
        place = SourceLocation(path.as_posix(), error.lineno, error.colno)
        raise SpecError([Diagnostic(UNREADABLE, f"this is no JSON: {error.msg}", place)]) from error
    except ValueError as error:
        raise SpecError([_fault(path, f"this is no JSON: {error}")]) from error


def _fault(
    path: Path, message: str, pointer: str | None = None, hint: str | None = _FORM
) -> Diagnostic:
    place = SourceLocation(path.as_posix()) if pointer is None else Places(path).locate(pointer)
    return Diagnostic(UNREADABLE, message, place, pointer=pointer, hint=hint)


def _unusable(entry: _Value) -> str:
    """Why an entry says nothing of the API; empty if it does."""
    request, response = entry["request"], entry["response"]
    if response["status"].number < 100:
        return "never answered"
    if request["method"].text.upper() == "OPTIONS" and "access-control-request-method" in {
        name.lower() for name, _ in request.get("headers").pairs
    }:
        return "a browser asking for leave (CORS)"
    content = response.get("content")
    size = content.get("size").value
    if content.get("text").value is None and isinstance(size, int) and size > 0:
        return "its body is not in the file"
    return ""


def _traffic(entry: _Value, path: str, source: str) -> Traffic:
    asked = entry["request"]
    headers = tuple(pair for pair in asked.get("headers").pairs if not pair[0].startswith(":"))
    request = WireRequest(
        asked["method"].text.upper(),
        path,
        urlsplit(asked["url"].text).query,
        headers,
        _sent(asked.get("postData")),
    )
    return Traffic(request, _answer(entry["response"]), source, _moment(entry))


def _sent(data: _Value) -> bytes:
    text = data.get("text").text_or_none
    if text is None:
        return urlencode(data.get("params").pairs, errors="surrogatepass").encode()
    return text.encode(errors="surrogatepass")


def _answer(told: _Value) -> Answer:
    headers: dict[str, str] = {}
    for name, text in told.get("headers").pairs:
        headers[name] = f"{headers[name]}, {text}" if name in headers else text
    content = told.get("content")
    named = [text for name, text in headers.items() if name.lower() == "content-type"]
    media_type = next(iter(named), None) or content.get("mimeType").text_or_none or ""
    return Answer(
        told["status"].number,
        "" if media_type == "x-unknown" else media_type,
        _body(content),
        headers,
    )


def _body(content: _Value) -> bytes:
    text = content.get("text").text_or_none or ""
    if content.get("encoding").value != "base64":
        return text.encode(errors="surrogatepass")
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError) as error:
        fault = _fault(content.path, "this is no base64", f"{content.pointer}/text")
        raise SpecError([fault]) from error


def _moment(entry: _Value) -> str:
    with suppress(ValueError, OverflowError, SpecError):
        moment = datetime.fromisoformat(entry.get("startedDateTime").text)
        return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return ""
