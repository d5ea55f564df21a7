"""Forms and multiparts by their schema and its `encoding`: read back into the object whose members they carry."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import unquote_plus

from fragmint.contract import bodies, media
from fragmint.contract.bodies import Part
from fragmint.contract.exchange import NAMELESS, Violation, WireRequest
from fragmint.contract.oracle import wire
from fragmint.contract.oracle.document import Node, Parameter
from fragmint.contract.oracle.shape import kinds, layers, properties, property_names, reach
from fragmint.contract.oracle.texts import is_text_of, may_be, typed
from fragmint.contract.oracle.walker import Fits
from fragmint.contract.values import JsonObject, JsonValue, child, parsed

_JSON = "application/json"
_OCTETS = "application/octet-stream"
_PLAIN = "text/plain"
_PART_HEADERS = {"content-disposition", "content-length", "content-type"}


class FormReader:
    """Reads the forms of one documented media type. `problems` tells what is not as documented in how they are written."""

    def __init__(self, documented: Node, fits: Fits) -> None:
        self.problems: list[Violation] = []
        self._schema = documented["schema"]
        self._encoding = documented["encoding"]
        self._fits = fits

    def form(self, body: bytes) -> JsonObject:
        """The object that a form says."""
        request = WireRequest("POST", "/", body.decode("latin-1"))
        value: JsonObject = {}
        names = [unquote_plus(name) for name, _ in bodies.raw_pairs(body)]
        listed = property_names(self._schema)
        fields = [self._field(name, [each for each in listed if each != name]) for name in listed]
        free = [name for name in names if not any(wire.owns(each, name) for each in fields)]
        for field in [*fields, *(self._field(name, []) for name in dict.fromkeys(free))]:
            try:
                found = wire.readings(field, request, {}, self._fits)
            except ValueError as error:
                self._object_to(field.name, str(error))
                continue
            if found:
                value[field.name] = self._best(found, properties(self._schema, field.name))
        return value

    def multipart(self, parts: list[Part]) -> JsonObject:
        """The object that the parts of a multipart say."""
        value: JsonObject = {}
        for name in dict.fromkeys(part.name for part in parts):
            named = [part for part in parts if part.name == name]
            schemas = properties(self._schema, name)
            found = [self._part(part, schemas) for part in named]
            is_whole = len(found) == 1 and isinstance(found[0], list)
            says_nothing = not any(map(kinds, schemas))
            is_list = not is_whole if may_be("array", schemas) else says_nothing and len(found) > 1
            value[name] = found if is_list else found[-1]
            if len(found) > 1 and not is_list:
                self._object_to(name, f"is sent {len(found)} times and is no list")
        return value

    def _field(self, name: str, rivals: Iterable[str]) -> Parameter:
        """A field of a form in the shape of the query parameter that it is written like."""
        schemas = properties(self._schema, name)
        schema = schemas[0] if schemas else Node(None)
        encoding = self._encoding[name]
        style = encoding["style"].text or "form"
        explode = encoding["explode"].value
        as_type = "" if _is_styled(encoding) else encoding["contentType"].text
        if (
            not as_type
            and not _is_styled(encoding)
            and kinds(schema)
            and kinds(schema) <= {"object", "null"}
        ):
            as_type = _JSON
        return Parameter(
            name,
            "query",
            False,
            style,
            explode if isinstance(explode, bool) else style == "form",
            schema,
            as_type if media.is_json(as_type) else "",
            rivals=frozenset(rivals),
        )

    def _best(self, found: list[JsonValue], schemas: list[Node]) -> JsonValue:
        return max(found, key=lambda value: sum(self._fits(each, value) for each in schemas))

    def _part(self, part: Part, schemas: list[Node]) -> JsonValue:
        encoding = self._encoding[part.name]
        self._check_headers(part, encoding["headers"])
        items = [layer["items"] for each in schemas for layer in layers(each) if "items" in layer]
        inner = items or schemas
        asked = [each.strip() for each in encoding["contentType"].text.split(",") if each.strip()]
        wanted = asked or _usual_types(inner)
        if wanted and not any(media.covers(each, part.media_type or _PLAIN) for each in wanted):
            sent = part.media_type or "nothing, which is text/plain"
            self._object_to(part.name, f"is sent as {sent}, not {' or '.join(wanted)}")
        if _is_file(inner) and part.filename is None:
            self._object_to(part.name, NAMELESS)
        if media.is_json(part.media_type):
            try:
                return parsed(part.content)
            except ValueError:
                self._object_to(part.name, "is not JSON")
        if _is_file(inner) or part.filename is not None:
            return part.content.decode("latin-1")
        return typed(part.text, inner, self._fits)

    def _check_headers(self, part: Part, documented: Node) -> None:
        headers = {name.lower(): node.target for name, node in documented.members()}
        for name, header in headers.items():
            value = part.headers.get(name)
            if name in _PART_HEADERS:
                continue
            if value is None and header["required"].value is True:
                self._object_to(part.name, f"lacks the header {name}")
            schema = header["schema"]
            if value and not is_text_of(schema, value, self._fits):
                self._object_to(part.name, f"has a header {name} that is not as documented")
        for name in part.headers.keys() - headers.keys() - _PART_HEADERS:
            self._object_to(part.name, f"has a header {name} that is not documented")

    def _object_to(self, name: str, problem: str) -> None:
        self.problems.append(Violation(f"body {child('', name)}", problem))


def _is_styled(encoding: Node) -> bool:
    """Whether a field is written by a style; then its content type does not count."""
    return any(keyword in encoding for keyword in ("style", "explode", "allowReserved"))


def _usual_types(schemas: Iterable[Node]) -> list[str]:
    """The media types that a part may have where its encoding names none; a file may have any."""
    found = dict[str, None]()
    for schema in schemas:
        for layer in reach(schema):
            if _is_file_layer(layer):
                return []
            if layer["format"].text == "byte" or "contentEncoding" in layer:
                found[_OCTETS] = None
        for kind in sorted(kinds(schema) - {"null"}):
            found[_JSON if kind in {"object", "array"} else _PLAIN] = None
    return list(found)


def _is_file(schemas: Iterable[Node]) -> bool:
    return any(_is_file_layer(layer) for schema in schemas for layer in layers(schema))


def _is_file_layer(layer: Node) -> bool:
    binary = layer["format"].text == "binary"
    return binary or ("contentMediaType" in layer and "contentEncoding" not in layer)


def problems(
    documented: Node, request: WireRequest, fits: Fits
) -> tuple[JsonObject | None, list[Violation]]:
    """The object that a form or multipart carries, None if it cannot be read, and what is wrong with how it is written."""
    reader = FormReader(documented, fits)
    if media.is_form(request.media_type):
        value = reader.form(request.body)
    else:
        try:
            parts = bodies.parts(request.body, request.header("content-type") or "")
        except ValueError as error:
            return None, [Violation("body", f"is no multipart: {error}")]
        value = reader.multipart(parts)
    return value, reader.problems
