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
    V32RequestValidator,
    V32ResponseValidator,
)
from openapi_core.datatypes import RequestParameters
from openapi_core.exceptions import OpenAPIError
from openapi_core.validation.request import (
    V30RequestParametersValidator,
    V31RequestParametersValidator,
    V32RequestParametersValidator,
)
from werkzeug.datastructures import Headers, ImmutableMultiDict

from fragmint.contract import media
from fragmint.contract.bodies import decoded
from fragmint.contract.exchange import Answer, Violation, WireRequest
from fragmint.contract.oracle.document import METHODS, Match, Node, Parameter, RawDocument
from fragmint.contract.oracle.keywords import TAGS, UNASKED, is_of_conditions
from fragmint.contract.oracle.schemas import objects, readable
from fragmint.contract.oracle.shape import kinds, layers, reach
from fragmint.contract.oracle.texts import stands_for_more
from fragmint.contract.values import JsonObject, JsonValue, parsed

_HOST = "http://localhost"
_REQUESTS = {"3.0": V30RequestValidator, "3.1": V31RequestValidator, "3.2": V32RequestValidator}
_PARAMETERS = {
    "3.0": V30RequestParametersValidator,
    "3.1": V31RequestParametersValidator,
    "3.2": V32RequestParametersValidator,
}
_ANSWERS = {"3.0": V30ResponseValidator, "3.1": V31ResponseValidator, "3.2": V32ResponseValidator}


class SecondOpinion:
    """Asks openapi-core, once nothing else was found."""

    def __init__(self, document: RawDocument) -> None:
        self.silent: dict[str, str] = {}
        version = document.version[:3] if document.version[:3] in _REQUESTS else "3.1"
        members = readable(document)
        readers = _readers(members)
        spec = SchemaPath.from_dict(_told_to_it(members, "writing"))
        self._requests = _REQUESTS[version](spec, extra_media_type_deserializers=readers)
        self._parameters = _PARAMETERS[version](spec, extra_media_type_deserializers=readers)
        spec = SchemaPath.from_dict(_told_to_it(members, "reading"))
        self._answers = _ANSWERS[version](spec, extra_media_type_deserializers=readers)

    def on_request(self, match: Match, request: WireRequest) -> list[Violation]:
        """What openapi-core objects to in a request."""
        asked = _Request(match, request)
        if reason := _misread(match, request):
            self.silent[match.operation.key] = reason
            return self._ask(match, lambda: self._parameters.iter_errors(asked))
        return self._ask(match, lambda: self._requests.iter_errors(asked))

    def on_answer(self, match: Match, request: WireRequest, answer: Answer) -> list[Violation]:
        """What openapi-core objects to in an answer to a request."""
        asked, answered = _Request(match, request), _Response(answer)
        return self._ask(match, lambda: self._answers.iter_errors(asked, answered))

    def _ask(self, match: Match, ask: Callable[[], Iterator[Exception]]) -> list[Violation]:
        if match.operation.method.lower() not in METHODS:
            self.silent[match.operation.key] = "openapi-core does not know the method"
            return []
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


def _misread(match: Match, request: WireRequest) -> str:
    """Why openapi-core is not asked about a body, empty if it is."""
    documented = dict(match.operation.node["requestBody"].target["content"].members())
    name = media.closest(documented, request.header("content-type") or "")
    if name is None or not request.body or media.is_json(request.media_type):
        return ""
    if "*" in name:
        return f"its body is in the range {name}, and openapi-core knows no ranges"
    if not (media.is_form(name) or media.is_multipart(name)):
        if media.is_text(name) and stands_for_more(documented[name].target["schema"]):
            return f"openapi-core holds {name} to the schema of what it stands for"
        return "" if media.is_text(name) else f"openapi-core reads no {name}"
    schema = documented[name].target["schema"]
    fields = [each for layer in reach(schema) for _, each in layer["properties"].members()]
    if documented[name].target["encoding"].exists or any(
        "object" in kinds(each) for each in fields
    ):
        return "its form has fields that openapi-core 0.23 decodes by older rules"
    if media.is_multipart(name):
        return "its body is a multipart, whose parts openapi-core 0.23 takes for bytes or text by their content"
    return ""


def _told_to_it(members: JsonObject, direction: str) -> JsonObject:
    """A copy of the document without what openapi-core 0.23 misreads, for what goes in one direction."""
    members = copy.deepcopy(members)
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
    for _, schema in objects(members):
        _spell_out(schema, direction)
    return members


def _spell_out(schema: JsonObject, direction: str) -> None:
    """Say what is asked of this direction alone, and the tags of a union by name, or nothing of them."""
    for keyword in ("readOnly", "writeOnly"):
        schema.pop(
            keyword, None
        )  # it applies them to more than properties, for which alone they are
    unasked, required = schema.get(UNASKED[direction]), schema.get("required")
    if isinstance(unasked, list) and isinstance(required, list):
        schema["required"] = [name for name in required if name not in unasked]
    if schema.get("format") == "time":
        del schema["format"]  # its times have neither offset nor fractions
    schema.pop("pattern", None)  # its engine may try for ages
    schema.pop("default", None)  # it judges by those of what is not sent, too
    if "oneOf" in schema and "anyOf" not in schema and not is_of_conditions(schema["oneOf"]):
        schema["anyOf"] = schema.pop("oneOf")  # as ours takes it
    discriminator, told = schema.get("discriminator"), schema.get(TAGS)
    if not isinstance(discriminator, dict) or "propertyName" not in discriminator:
        return
    mapping: JsonObject = {}
    for keyword, tags in told.items() if isinstance(told, dict) else ():
        branches = schema.get(keyword, schema.get("anyOf"))
        assert isinstance(tags, list)
        assert isinstance(branches, list)
        for branch, names in zip(branches, tags, strict=True):
            reference = branch.get("$ref") if isinstance(branch, dict) else None
            if not isinstance(reference, str) or not isinstance(names, list):
                del schema["discriminator"]  # it looks for tags in what has none
                return
            mapping |= {str(name): reference for name in names if str(name) not in mapping}
    if mapping:
        discriminator["mapping"] = mapping
    else:
        del schema["discriminator"]  # beside `allOf` it would follow it round in circles


def _hide_unreadable(node: Node) -> None:
    """Let a parameter pass unread whose style or type openapi-core misreads; our own rules judge it."""
    parameter = Parameter.of(node)
    spelled = [layer["type"].value for layer in layers(parameter.schema)]
    shape = {"array", "object"} & kinds(parameter.schema)
    unreadable = (
        parameter.style in {"spaceDelimited", "matrix", "label"}  # looked for under other names
        or (parameter.style == "form" and parameter.explode and "object" in shape)  # likewise
        or (parameter.style == "deepObject" and not parameter.explode)  # refused, absent or not
        or any(isinstance(each, list) for each in spelled)  # a TypeError
        or (shape and parameter.schema.target["type"].text not in shape)  # not seen in a union
    )
    if node["in"].text == "querystring" and isinstance(node.value, dict):
        node.value["in"] = "query"
    passes: JsonObject = {"schema": {}, "required": parameter.location == "path"}
    if unreadable and isinstance(node.value, dict):
        for keyword in ("content", "style", "explode"):
            node.value.pop(keyword, None)
        node.value.update(passes)


def _readers(members: JsonObject) -> dict[str, Callable[..., object]]:
    """How to read what openapi-core would leave as bytes: JSON by other names, and all that is text.

    It looks for a media type without its parameters, and hands those over.
    """
    found: dict[str, Callable[..., object]] = {}
    for name in map(media.bare, _media_types(members)):
        if media.is_json(name):
            found[name] = _read_json
        elif media.is_text(name):
            found[name] = _read_text
    return found


def _read_json(body: bytes, **parameters: str) -> object:
    return parsed(body)


def _read_text(body: bytes, **parameters: str) -> object:
    return decoded(body, f"text/plain; charset={parameters.get('charset', 'utf-8')}")


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
