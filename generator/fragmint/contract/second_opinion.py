"""openapi-core's word on requests and answers that nothing of ours objects to.

It shares neither code nor authors with us. What it is known to misread in ordinary documents is kept from it, each with its
reason below; where it fails otherwise it has no opinion, and `silent` says for what and why.
"""

from __future__ import annotations

import copy
import warnings
from collections.abc import Callable, Iterator
from urllib.parse import unquote

from jsonschema_path import SchemaPath
from openapi_core import (
    V30RequestValidator,
    V30ResponseValidator,
    V31RequestValidator,
    V31ResponseValidator,
)
from openapi_core.datatypes import RequestParameters
from openapi_core.exceptions import OpenAPIError
from werkzeug.datastructures import Headers, ImmutableMultiDict

from fragmint.contract.document import Match, Node, Parameter, RawDocument
from fragmint.contract.exchange import Answer, Violation, WireRequest, is_json
from fragmint.contract.shape import kinds, layers
from fragmint.contract.values import JsonObject, JsonValue, parsed

_HOST = "http://localhost"


class SecondOpinion:
    """Asks openapi-core, once nothing else was found."""

    def __init__(self, document: RawDocument) -> None:
        self.silent: dict[str, str] = {}
        readable = _readable(document)
        spec = SchemaPath.from_dict(readable)
        json: dict[str, Callable[[bytes], object]] = {
            name: parsed for name in _media_types(readable) if is_json(name)
        }
        is_30 = document.version.startswith("3.0")
        requests = V30RequestValidator if is_30 else V31RequestValidator
        answers = V30ResponseValidator if is_30 else V31ResponseValidator
        self._requests = requests(spec, extra_media_type_deserializers=json)
        self._answers = answers(spec, extra_media_type_deserializers=json)

    def on_request(self, match: Match, request: WireRequest) -> list[Violation]:
        """What openapi-core objects to in a request."""
        asked = _Request(match, request)
        return self._ask(match, lambda: self._requests.iter_errors(asked))

    def on_answer(self, match: Match, request: WireRequest, answer: Answer) -> list[Violation]:
        """What openapi-core objects to in an answer to a request."""
        asked, answered = _Request(match, request), _Response(answer)
        return self._ask(match, lambda: self._answers.iter_errors(asked, answered))

    def _ask(self, match: Match, ask: Callable[[], Iterator[Exception]]) -> list[Violation]:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # "Unsupported scheme type" of OAuth 2 is ours to check
            try:
                return [Violation("openapi-core", _told(error)) for error in ask()]
            except OpenAPIError as error:
                return [Violation("openapi-core", _told(error))]
            except Exception as error:  # it fails in many ways on documents it does not expect
                self.silent[match.operation.key] = f"{type(error).__name__}: {error}"
                return []


class _Request:
    """A request in the shape that openapi-core asks for."""

    def __init__(self, match: Match, request: WireRequest) -> None:
        self.host_url = _HOST
        self.path = request.path
        self.path_pattern = match.operation.path
        self.method = request.method.lower()
        self.content_type = request.header("content-type") or ""
        self.body = request.body or None
        self.parameters = RequestParameters(
            query=ImmutableMultiDict(request.query_pairs),
            header=Headers(list(request.headers)),
            cookie=ImmutableMultiDict(request.cookies),
            path={name: unquote(value) for name, value in match.arguments.items()},
        )


class _Response:
    """An answer in the shape that openapi-core asks for."""

    def __init__(self, answer: Answer) -> None:
        self.status_code = answer.status
        self.content_type = answer.media_type
        self.headers = Headers(dict(answer.headers))
        self.data = answer.body


def _told(error: BaseException) -> str:
    cause = error.__cause__
    findings = getattr(cause, "schema_errors", None)
    if findings:
        return "; ".join(str(finding.message) for finding in findings)
    return str(error) if cause is None else f"{error}: {cause}"


def _readable(document: RawDocument) -> JsonObject:
    """A copy of the document without what openapi-core 0.23 misreads."""
    members = copy.deepcopy(document.members)
    whole = Node(members)
    for scheme in dict(whole["components"]["securitySchemes"].members()).values():
        if scheme["scheme"].text and isinstance(scheme.value, dict):
            scheme.value["scheme"] = scheme[
                "scheme"
            ].text.lower()  # it knows `bearer`, not `Bearer`
    items = [item.target for _, item in whole["paths"].members()]
    operations = [node for item in items for _, node in item.members()]
    for owner in [whole, *items, *operations]:
        if isinstance(owner.value, dict):
            owner.value.pop("servers", None)  # where the API stands is not its business here
        for node in owner["parameters"]:
            _hide_unreadable(node.target)
    return members


def _hide_unreadable(node: Node) -> None:
    """Let a parameter pass unread whose style or type openapi-core misreads; our own rules judge it."""
    parameter = Parameter.of(node)
    spelled = [layer["type"].value for layer in layers(parameter.schema)]
    shape = {"array", "object"} & kinds(parameter.schema)
    unreadable = (
        parameter.style in {"spaceDelimited", "matrix", "label"}  # looked for under other names
        or (parameter.style == "form" and parameter.explode and "object" in shape)  # likewise
        or any(isinstance(each, list) for each in spelled)  # a TypeError
        or (shape and parameter.schema.target["type"].text not in shape)  # not seen in a union
    )
    passes: JsonObject = {"schema": {}, "required": parameter.location == "path"}
    if unreadable and isinstance(node.value, dict):
        for keyword in ("content", "style", "explode"):
            node.value.pop(keyword, None)
        node.value.update(passes)


def _media_types(value: JsonValue) -> set[str]:
    """Every media type that the document names."""
    found, pending = set[str](), [value]
    while pending:
        current = pending.pop()
        if isinstance(current, dict):
            content = current.get("content")
            if isinstance(content, dict):
                found |= content.keys()
            pending.extend(current.values())
        elif isinstance(current, list):
            pending.extend(current)
    return found
