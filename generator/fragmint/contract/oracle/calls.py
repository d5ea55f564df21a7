"""Requests made from the raw document: one for each operation, with what it asks for and nothing more."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from urllib.parse import quote, urlencode

from fragmint.contract import media
from fragmint.contract.exchange import WireRequest
from fragmint.contract.oracle.document import Node, Operation, Parameter, RawDocument
from fragmint.contract.oracle.requests import place
from fragmint.contract.oracle.responses import Media, value_of
from fragmint.contract.oracle.samples import NoSampleError, sample_content, sample_text, samples
from fragmint.contract.oracle.schemas import Schemas
from fragmint.contract.values import JsonValue

_JOINTS = {"spaceDelimited": "%20", "pipeDelimited": "|", "label": ".", "matrix": ";"}
_MARKS = {"label": ".", "matrix": ";"}
_USER = base64.b64encode(b"USER:PASSWORD").decode()


class Caller:
    """Makes requests that are as documented; `token` stands where a credential does."""

    def __init__(self, document: RawDocument, schemas: Schemas, token: str) -> None:
        self._document = document
        self._schemas = schemas
        self._token = token

    def request(self, operation: Operation) -> WireRequest:
        """A request for an operation. Raises NoSampleError if none can be made."""
        said = [*self._parameters(operation), *self._credentials(operation)]
        said += self._version(operation)
        path = operation.path
        for location, name, text in said:
            path = path.replace(f"{{{name}}}", text) if location == "path" else path
        query = [f"{quote(name, '[]')}={text}" for where, name, text in said if where == "query"]
        headers = [(name, text) for where, name, text in said if where == "header"]
        cookies = [f"{name}={text}" for where, name, text in said if where == "cookie"]
        headers += [("Cookie", "; ".join(cookies))] if cookies else []
        media_type, body = self._body(operation)
        headers += [("Content-Type", media_type)] if media_type else []
        return WireRequest(operation.method, path, "&".join(query), tuple(headers), body)

    def _parameters(self, operation: Operation) -> Iterator[tuple[str, str, str]]:
        """Place, name and text of everything that the parameters ask for."""
        nodes = [*operation.item["parameters"], *operation.node["parameters"]]
        shown = {(each["in"].text, each["name"].text): each for each in (n.target for n in nodes)}
        for parameter in operation.parameters:
            if parameter.required and parameter.location != "querystring":
                node = shown.get((parameter.location, parameter.name), Node(None))
                value = self._value(parameter.schema, list(_examples(node)))
                for name, text in _pairs(parameter, value):
                    yield parameter.location, name, text

    def _credentials(self, operation: Operation) -> Iterator[tuple[str, str, str]]:
        """What the first of the combinations of credentials asks for."""
        alternatives = self._document.schemes(operation)
        for scheme in alternatives[0] if alternatives else []:
            location, name = place(scheme)
            if scheme["type"].text == "apiKey":
                yield location, name, self._token
            elif scheme["type"].text != "mutualTLS":
                kind = scheme["scheme"].text.title() or "Bearer"
                credential = _USER if kind == "Basic" else self._token
                yield location, "Authorization", f"{kind} {credential}"

    def _version(self, operation: Operation) -> Iterator[tuple[str, str, str]]:
        header, version = self._document.version_header, self._document.default_version
        if version and all(each.name.lower() != header.lower() for each in operation.parameters):
            yield "header", header, version

    def _body(self, operation: Operation) -> tuple[str, bytes]:
        documented = operation.node["requestBody"].target
        found = Media.of(documented if documented.exists else None)
        if found is None:
            return "", b""
        if media.is_multipart(found.name):
            raise NoSampleError(f"{operation.key} takes a multipart")
        return found.name, self._content(found)

    def _content(self, body: Media) -> bytes:
        if not body.is_described and not media.is_form(body.name):
            shown = (each.encode() for each in body.examples.values() if isinstance(each, str))
            return next(shown, sample_content(body.name, body.schema, self._schemas.writes))
        value = self._value(body.schema, [*body.examples.values()])
        if media.is_form(body.name) and isinstance(value, dict):
            return urlencode({name: sample_text(each) for name, each in value.items()}).encode()
        return json.dumps(value).encode()

    def _value(self, schema: Node, offered: list[JsonValue]) -> JsonValue:
        for shown in offered:
            if self._schemas.writes(schema, shown):
                return shown
        return next(samples(schema, self._schemas.writes, writing=True))


def _examples(node: Node) -> Iterator[JsonValue]:
    named = (value_of(each.target) for _, each in node["examples"].members())
    yield from (each.value for each in (node["example"], *named) if each and each.exists)


def _pairs(parameter: Parameter, value: JsonValue) -> Iterator[tuple[str, str]]:
    """Name and text of a value as the style of its parameter writes it."""
    name, style = parameter.name, parameter.style
    is_pairwise = parameter.location in {"query", "cookie"} and parameter.explode
    if parameter.media and media.is_json(parameter.media):
        yield name, quote(json.dumps(value), "")
    elif style == "deepObject" and isinstance(value, dict):
        yield from ((f"{name}[{key}]", _text(parameter, each)) for key, each in value.items())
    elif is_pairwise and isinstance(value, dict):
        yield from ((key, _text(parameter, each)) for key, each in value.items())
    elif is_pairwise and isinstance(value, list):
        yield from ((name, _text(parameter, each)) for each in value)
    else:
        yield name, _joined(parameter, value)


def _joined(parameter: Parameter, value: JsonValue) -> str:
    """A value in one text, with the mark of its style before it."""
    exploded = parameter.explode and parameter.style in _MARKS
    joint = _JOINTS.get(parameter.style, ",") if exploded or parameter.style not in _MARKS else ","
    mark = _MARKS.get(parameter.style, "")
    named = f"{parameter.name}=" if parameter.style == "matrix" else ""
    if isinstance(value, dict):
        between = "=" if parameter.explode else ","
        texts = [f"{key}{between}{_text(parameter, each)}" for key, each in value.items()]
        named = "" if parameter.explode else named
    elif isinstance(value, list):
        texts = [_text(parameter, each) for each in value]
    else:
        texts = [_text(parameter, value)]
    return mark + named + f"{joint}{named if exploded else ''}".join(texts)


def _text(parameter: Parameter, value: JsonValue) -> str:
    text = sample_text(value)
    return text if parameter.location in {"header", "cookie"} else quote(text, "")
