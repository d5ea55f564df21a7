"""A request against the raw document: one small rule for each thing that OpenAPI says of it, and for what it leaves unsaid."""

from __future__ import annotations

from collections.abc import Iterator

from fragmint.contract import walker, wire
from fragmint.contract.document import Match, Node, Parameter, RawDocument
from fragmint.contract.exchange import STANDARD_HEADERS, Violation, WireRequest, is_json
from fragmint.contract.schemas import Schemas
from fragmint.contract.values import JsonValue, parsed


class RequestJudge:
    """Says what in a request is not as documented, and what nobody documented at all."""

    def __init__(self, document: RawDocument, schemas: Schemas) -> None:
        self._document = document
        self._schemas = schemas

    def violations(self, match: Match, request: WireRequest) -> list[Violation]:
        """Everything that is wrong with a request for this operation."""
        return [
            *self._parameters(match, request),
            *self._undeclared(match, request),
            *self._credentials(match, request),
            *self._api_version(match, request),
            *self._body(match, request),
        ]

    def _parameters(self, match: Match, request: WireRequest) -> Iterator[Violation]:
        for parameter in match.operation.parameters:
            where = f"{parameter.location} {parameter.name}"
            try:
                values = wire.readings(parameter, request, match.arguments, self._schemas.fits)
            except ValueError:
                yield Violation(where, "is not JSON")
                continue
            if not values and parameter.required:
                yield Violation(where, "is required and was not sent")
            elif values and not any(self._takes(parameter, value) for value in values):
                complaints = self._schemas.complaints(parameter.schema, values[-1], writing=True)
                yield Violation(where, complaints[0][1])

    def _takes(self, parameter: Parameter, value: JsonValue) -> bool:
        return not self._schemas.complaints(parameter.schema, value, writing=True)

    def _undeclared(self, match: Match, request: WireRequest) -> Iterator[Violation]:
        allowed = self._allowed(match)
        declared = [each for each in match.operation.parameters if each.location == "query"]
        for name in dict.fromkeys(name for name, _ in request.query_pairs):
            owned = any(wire.owns(each, name) for each in declared)
            if not owned and ("query", name) not in allowed:
                yield Violation(f"query {name}", "is not documented")
        for name in dict.fromkeys(name.lower() for name, _ in request.headers):
            if name not in STANDARD_HEADERS and ("header", name) not in allowed:
                yield Violation(f"header {name}", "is not documented")
        for name in request.cookies:
            if ("cookie", name) not in allowed:
                yield Violation(f"cookie {name}", "is not documented")

    def _allowed(self, match: Match) -> set[tuple[str, str]]:
        """Where and under what names something may be sent, header names in lower case."""
        places = [(each.location, each.name) for each in match.operation.parameters]
        for schemes in self._document.schemes(match.operation):
            places.extend(_place(scheme) for scheme in schemes)
        places.append(("header", self._document.version_header))
        if match.operation.node["requestBody"].exists:
            places.append(("header", "content-type"))
        if any(location == "cookie" for location, _ in places):
            places.append(("header", "cookie"))
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
            yield Violation(f"header {name}", "is sent with every request, and was not")

    def _body(self, match: Match, request: WireRequest) -> Iterator[Violation]:
        documented = match.operation.node["requestBody"].target
        if not request.body:
            if documented["required"].value is True:
                yield Violation("body", "is required and was not sent")
            return
        if not documented.exists:
            yield Violation("body", "is not documented")
            return
        content = dict(documented["content"].members())
        media = _documented_media(content, request.media_type)
        if media is None:
            wanted = ", ".join(content)
            yield Violation("header content-type", f"is {request.media_type!r}, not {wanted}")
        elif is_json(request.media_type):
            yield from self._json_body(media["schema"], request.body)

    def _json_body(self, schema: Node, body: bytes) -> Iterator[Violation]:
        try:
            value = parsed(body)
        except ValueError:
            yield Violation("body", "is not JSON")
            return
        if not schema.exists:
            return
        for pointer, problem in self._schemas.complaints(schema, value, writing=True):
            yield Violation(f"body {pointer}", problem)
        for pointer in walker.undeclared(schema, value, self._schemas.fits):
            yield Violation(f"body {pointer}", "is not documented")


def _documented_media(content: dict[str, Node], media_type: str) -> Node | None:
    """What the document says of a media type: by its name, else by the range it lies in."""
    main = media_type.partition("/")[0]
    by_name = {name.partition(";")[0].strip().lower(): node for name, node in content.items()}
    for name in (media_type, f"{main}/*", "*/*"):
        if name in by_name:
            return by_name[name]
    return None


def _place(scheme: Node) -> tuple[str, str]:
    if scheme["type"].text == "apiKey":
        return scheme["in"].text, scheme["name"].text
    return "header", "authorization"


def _lacks(scheme: Node, request: WireRequest) -> str:
    """What a request lacks for a security scheme; empty if it has it."""
    place, name = _place(scheme)
    if scheme["type"].text == "apiKey":
        found = {
            "header": request.header(name),
            "cookie": request.cookies.get(name),
            "query": dict(request.query_pairs).get(name),
        }
        return "" if found.get(place) else f"no API key in {place} {name}"
    if scheme["type"].text == "mutualTLS":
        return ""  # below HTTP
    kind = scheme["scheme"].text.lower() or "bearer"  # OAuth 2 and OpenID Connect name no scheme
    sent, _, credential = (request.header("authorization") or "").partition(" ")
    return "" if sent.lower() == kind and credential else f"no {kind} credential in Authorization"
