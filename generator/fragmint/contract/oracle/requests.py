"""A request against the raw document: one small rule for each thing that OpenAPI says of it, and for what it leaves unsaid."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterator

from fragmint.contract import media
from fragmint.contract.exchange import (
    STANDARD_HEADERS,
    UNDOCUMENTED,
    UNSENT,
    Violation,
    WireRequest,
)
from fragmint.contract.oracle import walker, wire
from fragmint.contract.oracle.document import Match, Node, Parameter, RawDocument
from fragmint.contract.oracle.forms import FormReader
from fragmint.contract.oracle.request_bodies import BodyJudge
from fragmint.contract.oracle.responses import success
from fragmint.contract.oracle.schemas import Schemas
from fragmint.contract.values import JsonValue

_FROM_ANYBODY = STANDARD_HEADERS | {"cookie"}  # of cookies, each is judged by its name


class RequestJudge:
    """Says what in a request is not as documented, and what nobody documented at all."""

    def __init__(self, document: RawDocument, schemas: Schemas) -> None:
        self._document = document
        self._schemas = schemas
        self._bodies = BodyJudge(schemas)

    def violations(self, match: Match, request: WireRequest) -> list[Violation]:
        """Everything that is wrong with a request for this operation."""
        return [
            *self._parameters(match, request),
            *self._undeclared(match, request),
            *self._credentials(match, request),
            *self._api_version(match, request),
            *self._body(match, request),
            *self._accept(match, request),
        ]

    def _parameters(self, match: Match, request: WireRequest) -> Iterator[Violation]:
        for parameter in match.operation.parameters:
            where = f"{parameter.location} {parameter.name}"
            if parameter.content and media.is_form(parameter.media) and request.query:
                yield from self._form(parameter.content, where, request.query)
                continue
            try:
                values = wire.readings(parameter, request, match.arguments, self._schemas.fits)
            except ValueError as error:
                yield Violation(where, str(error))
                continue
            if parameter.allow_empty and values and values[-1] in ("", [""]):
                continue
            if not values and parameter.required:
                yield Violation(where, "is required and was not sent")
            elif values and not any(self._takes(parameter, value) for value in values):
                complaints = self._schemas.complaints(parameter.schema, values[-1], writing=True)
                yield Violation(where, complaints[0][1])

    def _form(self, documented: Node, where: str, query: str) -> Iterator[Violation]:
        """A whole query that is written like a form."""
        reader = FormReader(documented, self._schemas.fits)
        schema, value = documented["schema"], reader.form(query.encode())
        for problem in reader.problems:
            yield Violation(where, problem.problem)
        for _, complaint in self._schemas.complaints(schema, value, writing=True):
            yield Violation(where, complaint)
        for pointer in walker.undeclared(schema, value, self._schemas.fits):
            yield Violation(where, f"{pointer} is not documented")

    def _takes(self, parameter: Parameter, value: JsonValue) -> bool:
        return not self._schemas.complaints(parameter.schema, value, writing=True)

    def _undeclared(self, match: Match, request: WireRequest) -> Iterator[Violation]:
        allowed = self._allowed(match)
        declared = [
            each
            for each in match.operation.parameters
            if each.location in {"query", "querystring", "cookie"}
        ]
        for name in dict.fromkeys(name for name, _ in request.query_pairs):
            owned = any(wire.owns(each, name) for each in declared if each.location != "cookie")
            if not owned and ("query", name) not in allowed:
                yield Violation(f"query {name}", UNDOCUMENTED)
        for name in dict.fromkeys(name.lower() for name, _ in request.headers):
            if name not in _FROM_ANYBODY and ("header", name) not in allowed:
                yield Violation(f"header {name}", UNDOCUMENTED)
        for name in request.cookies:
            owned = any(wire.owns(each, name) for each in declared if each.location == "cookie")
            if not owned and ("cookie", name) not in allowed:
                yield Violation(f"cookie {name}", UNDOCUMENTED)

    def _allowed(self, match: Match) -> set[tuple[str, str]]:
        """Where and under what names something may be sent, header names in lower case."""
        listed = match.operation.parameters
        places = [("header", each.name) for each in listed if each.location == "header"]
        for schemes in self._document.schemes(match.operation):
            places.extend(place(scheme) for scheme in schemes)
        places.append(("header", self._document.version_header))
        if match.operation.node["requestBody"].exists:
            places.append(("header", "content-type"))
        return {(place, name.lower() if place == "header" else name) for place, name in places}

    def _credentials(self, match: Match, request: WireRequest) -> Iterator[Violation]:
        alternatives = self._document.schemes(match.operation)
        missing = [
            [problem for scheme in schemes if (problem := _lacks(scheme, request))]
            for schemes in alternatives
        ]
        if missing and all(missing):
            yield Violation("security", " or ".join(" and ".join(each) for each in missing))

    def _api_version(self, match: Match, request: WireRequest) -> Iterator[Violation]:
        name = self._document.version_header
        documented = {each.name.lower() for each in match.operation.parameters}
        wanted = self._document.default_version and name.lower() not in documented
        if wanted and request.header(name) is None:
            yield Violation(f"header {name}", UNSENT)

    def _accept(self, match: Match, request: WireRequest) -> Iterator[Violation]:
        accept = request.header("accept")
        _, response = success(match.operation)
        offered = [name for name, _ in response["content"].members()] if response else []
        if accept and offered and not any(media.accepted(each, accept) for each in offered):
            yield Violation("header accept", f"is {accept!r}, not {', '.join(offered)}")

    def _body(self, match: Match, request: WireRequest) -> Iterator[Violation]:
        return self._bodies.violations(match.operation.node["requestBody"].target, request)


def place(scheme: Node) -> tuple[str, str]:
    """Where a credential of a security scheme stands, `header`, `query` or `cookie`, and under what name."""
    if scheme["type"].text == "apiKey":
        return scheme["in"].text, scheme["name"].text
    return "header", "authorization"


def _lacks(scheme: Node, request: WireRequest) -> str:
    """What a request lacks for a security scheme; empty if it has it."""
    location, name = place(scheme)
    if scheme["type"].text == "apiKey":
        found = {
            "header": request.header(name),
            "cookie": request.cookies.get(name),
            "query": dict(request.query_pairs).get(name),
        }
        return "" if found.get(location) else f"no API key in {location} {name}"
    if scheme["type"].text == "mutualTLS":
        return ""  # below HTTP
    kind = scheme["scheme"].text.lower() or "bearer"  # OAuth 2 and OpenID Connect name no scheme
    sent, _, credential = (request.header("authorization") or "").partition(" ")
    if sent.lower() != kind or not credential:
        return f"no {kind} credential in Authorization"
    if kind == "basic" and not _is_basic(credential):
        return "no user and password in the basic credential"
    return ""


def _is_basic(credential: str) -> bool:
    try:
        return b":" in base64.b64decode(credential, validate=True)
    except binascii.Error:
        return False
