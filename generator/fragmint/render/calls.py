"""Sample calls of operations, and the requests that they have to send."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import cast
from urllib.parse import quote

from fragmint.ir.model import (
    Api,
    Content,
    Json,
    Kind,
    Location,
    Medium,
    Operation,
    Parameter,
    SecurityKind,
    SecurityScheme,
)
from fragmint.models import ModelSet
from fragmint.render import signatures
from fragmint.render.filters import py
from fragmint.render.samples import sample, sample_body
from fragmint.render.wire import body, has_form, header, pairs, segment

_HOSTILE = "a/../b c?x=1"
_HOSTILE_QUOTED = "a%2F..%2Fb%20c%3Fx%3D1"


@dataclass
class SampleCall:
    """The arguments of one call, as Python, and the request that it has to send, without a credential."""

    arguments: str
    path: str
    query: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    headers: dict[str, str] = field(default_factory=dict[str, str])
    cookies: dict[str, str] = field(default_factory=dict[str, str])
    body: object = None
    medium: Medium | None = None

    @property
    def target(self) -> str:
        """Path and query."""
        query = "&".join(
            f"{quote(name, safe='')}={quote(text, safe='')}" for name, text in self.query
        )
        return f"{self.path}?{query}" if query else self.path


def sample_call(
    operation: Operation,
    api: Api,
    models: ModelSet,
    *,
    everything: bool = False,
    content: Content | None = None,
    given: Mapping[str, object] | None = None,
) -> SampleCall:
    """The call with the required arguments and those `given`, or with all; the body in a certain content, if it says so."""
    values = sample_values(operation, api, everything=everything, content=content)
    values.update(given or {})
    call = SampleCall(_arguments(operation, values, models), operation.path.partition("#")[0])
    for parameter in operation.parameters:
        value = cast(Json, values.get(parameter.name, signatures.constant(parameter)))
        if value is None:
            continue
        match parameter.location:
            case Location.PATH:
                call.path = call.path.replace(f"{{{parameter.wire}}}", segment(parameter, value))
            case Location.QUERY:
                call.query += pairs(parameter, value)
            case Location.HEADER:
                call.headers[parameter.wire] = header(parameter, value)
            case Location.COOKIE:
                call.cookies |= dict(pairs(parameter, value))
    version = operation.api_versions[0] if operation.api_versions else api.default_version
    call.headers |= {api.version_header: version} if api.version_header and version else {}
    sent = _content(operation, content)
    if sent is not None and "body" in values:
        media_type = values.get("content_type", sent.media_type)
        call.body, call.medium = body(sent, values["body"]), sent.medium
        call.headers["Content-Type"] = str(media_type)
    return call


def sample_values(
    operation: Operation, api: Api, *, everything: bool = False, content: Content | None = None
) -> dict[str, object]:
    """The values of such a call, by the name of the argument; what its style has no form for is left out where it may be."""
    values: dict[str, object] = {
        parameter.name: value
        for parameter in operation.parameters
        if signatures.constant(parameter) is None and (parameter.required or everything)
        if has_form(parameter, value := parameter_value(parameter, api)) or parameter.required
    }
    sent = _content(operation, content)
    wanted = operation.body is not None and (operation.body.required or everything)
    if sent is not None and (wanted or content is not None):
        values["body"] = sample_body(sent, api.models, everything=everything)
        if sent.is_range:
            values["content_type"] = sent.media_type.replace("*", "octet-stream")
        elif content is not None:
            values["content_type"] = sent.media_type
    return values


def _content(operation: Operation, content: Content | None) -> Content | None:
    return content or (operation.body.contents[0] if operation.body else None)


def authorized(call: SampleCall, operation: Operation, api: Api) -> SampleCall:
    """The same call with what the first alternative of the operation's security sends."""
    for place, name, text in _credentials(operation, api):
        if place is Location.QUERY:
            call.query.append((name, text))
        else:
            (call.headers if place is Location.HEADER else call.cookies)[name] = text
    return call


def hostile_call(
    operation: Operation, api: Api, models: ModelSet
) -> tuple[str, str, tuple[str, ...]]:
    """(arguments, path, arguments to refuse) of calls whose free string arguments are hostile; empty if there are none."""
    free = [each for each in operation.parameters if _is_free_segment(each)]
    if not free:
        return "", "", ()
    values = sample_values(operation, api)
    path = operation.path.partition("#")[0]
    for parameter in operation.parameters:
        if parameter.location is Location.PATH:
            told = (
                _HOSTILE_QUOTED
                if parameter in free
                else segment(
                    parameter,
                    cast(Json, values.get(parameter.name, signatures.constant(parameter))),
                )
            )
            path = path.replace(f"{{{parameter.wire}}}", told)
    return (
        _arguments(operation, values, models, {each.name: "HOSTILE" for each in free}),
        path,
        tuple(_arguments(operation, values, models, {each.name: "argument"}) for each in free),
    )


def closed_body_call(
    operation: Operation, api: Api, models: ModelSet
) -> tuple[str, dict[str, object], list[str]] | None:
    """(arguments, body, its required fields) of a call with `body=body`, where the body is a model that has no other fields."""
    content = _content(operation, None)
    if content is None or content.medium is not Medium.JSON or content.schema.kind is not Kind.REF:
        return None
    model, values = api.models[content.schema.ref], sample_values(operation, api, content=content)
    body = values["body"]
    is_closed = (
        model.request_only and model.schema.kind is Kind.OBJECT and model.schema.additional is None
    )
    if not (is_closed and isinstance(body, dict) and body):
        return None
    fields = [
        each.wire
        for each in model.schema.properties
        if each.required and not each.schema.has_default and each.wire in body
    ]
    values.pop("content_type", None)
    arguments = _arguments(operation, values, models, {"body": "body"})
    return arguments, cast("dict[str, object]", body), fields


def parameter_value(parameter: Parameter, api: Api) -> Json:
    """A sample that says more than leaving the parameter out would: two items show how a list is written."""
    schema = parameter.schema
    if schema.kind is Kind.BOOLEAN and schema.has_default:
        return not schema.default
    value = sample(schema, api.models, parameter.name)
    if not has_form(parameter, value):
        schema = replace(schema, has_example=False, has_default=False)
        value = sample(schema, api.models, parameter.name)
    limits = dict(schema.constraints)
    if isinstance(value, list) and len(value) == 1 and not limits.get("uniqueItems"):
        return value * 2 if limits.get("maxItems", 2) != 1 else value
    if value == {} and schema.kind is Kind.REF and api.models[schema.ref].schema.properties:
        member = api.models[schema.ref].schema.properties[0]
        return {member.wire: sample(member.schema, api.models, member.name)}
    return value


def _arguments(
    operation: Operation,
    values: Mapping[str, object],
    models: ModelSet,
    replaced: Mapping[str, str] | None = None,
) -> str:
    """The arguments as Python; those in `replaced` are that expression instead of their value."""
    found: list[str] = []
    for argument in signatures.arguments(operation, models):
        if argument.name in values:
            value = (replaced or {}).get(argument.name) or _python(
                values[argument.name], argument.type
            )
            found.append(value if argument.positional else f"{argument.name}={value}")
    return ", ".join(found)


def _python(value: object, annotation: str) -> str:
    """The Python of a sample value where its argument is typed so."""
    kind = re.fullmatch(r"(?:Sequence\[)?(datetime|date)(?: \| None)?\]?(?: \| None)?", annotation)
    if kind and isinstance(value, str):
        return f"{kind[1]}.fromisoformat({py(value)})"
    if kind and isinstance(value, list):
        items = cast("list[object]", value)
        return f"[{', '.join(_python(item, annotation) for item in items)}]"
    return py(value)


def _credentials(operation: Operation, api: Api) -> Iterator[tuple[Location, str, str]]:
    """What the first alternative of the operation's security sends; the client of the tests has every credential."""
    wanted = next((each for each in operation.security if each), ())
    for scheme in api.security_schemes:
        if scheme.name in wanted:
            match scheme.kind:
                case SecurityKind.API_KEY:
                    yield scheme.location, scheme.wire, secret(scheme)
                case SecurityKind.BEARER:
                    yield Location.HEADER, "Authorization", f"Bearer {secret(scheme)}"
                case SecurityKind.BASIC:
                    pair = base64.b64encode(f"contract-user:{secret(scheme)}".encode())
                    yield Location.HEADER, "Authorization", f"Basic {pair.decode()}"


def credential(scheme: SecurityScheme) -> str | tuple[str, str]:
    """What the client of the tests is given for a scheme."""
    return (
        ("contract-user", secret(scheme)) if scheme.kind is SecurityKind.BASIC else secret(scheme)
    )


def secret(scheme: SecurityScheme) -> str:
    """The part of it that nothing may show."""
    return f"contract-{scheme.argument.replace('_', '-')}"


def _is_free_segment(parameter: Parameter) -> bool:
    """Whether any text may stand there, so far as the document says."""
    limits = dict(parameter.schema.constraints)
    longest = limits.get("maxLength", 256)
    return (
        parameter.location is Location.PATH
        and parameter.style == "simple"
        and parameter.schema.kind is Kind.STRING
        and parameter.schema.format in ("", "string", "password")
        and "pattern" not in limits
        and isinstance(longest, int)
        and longest >= len(_HOSTILE)
    )
