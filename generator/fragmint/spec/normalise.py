"""Every dialect and every way to say the same thing becomes one: OpenAPI 3.1, in its plainest form.

Each function takes an object of its kind whose parts are normalised already, owned by the caller, and gives back the
object to use. What is wrong by the letter but plain in meaning is mended here, with a warning.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple, Protocol

from fragmint.spec.grammar import METHODS, Kind
from fragmint.spec.places import Origins, Place
from fragmint.spec.values import JsonObject, JsonValue, as_list, as_object, kind_of
from fragmint.spec.vocabulary import ANNOTATIONS

# All that these say has been followed by now: what referred into them was lifted to the components.
_ADDRESSES = ("$id", "$schema", "$anchor", "$dynamicAnchor", "$defs", "definitions")


class Tell(Protocol):
    """Takes a finding about a place."""

    def __call__(self, code: str, message: str, place: Place, hint: str | None = None) -> None:
        """Keep the finding."""


class Context(NamedTuple):
    """What a normalising function may need besides the object."""

    place: Place
    origins: Origins
    tell: Tell
    is_30: bool


def normalise(kind: Kind, value: JsonObject, context: Context) -> JsonObject:
    """The object in the one 3.1 shape."""
    function = _BY_KIND.get(kind)
    return function(value, context) if function else value


def _schema(schema: JsonObject, context: Context) -> JsonObject:
    for keyword in _ADDRESSES:
        schema.pop(keyword, None)
    _exclusive_bound(schema, "exclusiveMinimum", "minimum")
    _exclusive_bound(schema, "exclusiveMaximum", "maximum")
    _schema_examples(schema, context)
    return _nullable(schema, context) if "nullable" in schema else schema


def _schema_examples(schema: JsonObject, context: Context) -> None:
    if isinstance(named := schema.get("examples"), dict):
        place = context.place / "examples"
        context.tell("S133", "the examples of a schema are a list and have no names", place)
        schema["examples"] = [as_object(each).get("value", each) for each in named.values()]
    if "example" in schema:
        examples: list[JsonValue] = [schema.pop("example")]
        context.origins.record(examples, context.place / "example")
        schema.setdefault("examples", examples)


def _exclusive_bound(schema: JsonObject, exclusive: str, inclusive: str) -> None:
    """In 3.0 `exclusiveMinimum: true` says how to read `minimum`; in 3.1 it is the bound itself."""
    flag = schema.get(exclusive)
    if not isinstance(flag, bool):
        return
    del schema[exclusive]
    if flag and inclusive in schema:
        schema[exclusive] = schema.pop(inclusive)


def _nullable(schema: JsonObject, context: Context) -> JsonObject:
    nullable = schema.pop("nullable")
    if not isinstance(nullable, bool):
        message = f"`nullable` must be true or false, not {kind_of(nullable)}"
        context.tell("S101", message, context.place / "nullable")
    if not context.is_30:
        message = "`nullable` is no keyword of OpenAPI 3.1; it is read as 3.0 means it"
        context.tell("S121", message, context.place / "nullable", 'add "null" to `type`')
    if nullable is not True:
        return schema
    composing = [keyword for keyword in ("$ref", "allOf", "oneOf", "anyOf") if keyword in schema]
    if not composing:
        _allow_null(schema)
        return schema
    options = schema[composing[0]]
    if composing in (["oneOf"], ["anyOf"]) and isinstance(options, list) and "type" not in schema:
        schema[composing[0]] = _with_null(options)
        return schema
    return _or_null(schema, context)


def _allow_null(schema: JsonObject) -> None:
    if isinstance(kind := schema.get("type"), str):
        schema["type"] = [kind, "null"]
    if isinstance(values := schema.get("enum"), list) and None not in values:
        schema["enum"] = [*values, None]


def _with_null(options: list[JsonValue]) -> list[JsonValue]:
    types = [as_object(option).get("type") for option in options]
    if any(kind == "null" or (isinstance(kind, list) and "null" in kind) for kind in types):
        return options
    return [*options, {"type": "null"}]


def _or_null(schema: JsonObject, context: Context) -> JsonObject:
    """`anyOf` of the schema and null, with the annotations outside; `schema` stays the one that holds its `$ref`."""
    outside = [key for key in schema if key in ANNOTATIONS or key.startswith("x-")]
    outer: JsonObject = {key: schema.pop(key) for key in outside}
    inner: JsonValue = schema
    place = context.place
    if set(schema) == {"allOf"} and len(only := as_list(schema["allOf"])) == 1:
        inner, place = only[0], place / "allOf" / "0"
    context.origins.record(inner, place)
    return {**outer, "anyOf": [inner, {"type": "null"}]}


def _example(holder: JsonObject, context: Context) -> JsonObject:
    """One unnamed `example` becomes the only named one."""
    if "example" in holder:
        example: JsonObject = {"value": holder.pop("example")}
        context.origins.record(example, context.place / "example")
        if not holder.get("examples"):
            holder["examples"] = {"default": example}
    return holder


def _parameter(parameter: JsonObject, context: Context) -> JsonObject:
    if parameter.get("in") == "path" and "required" not in parameter:
        message = f"the path parameter {parameter.get('name')!r} must say `required: true`"
        context.tell("S122", message, context.place)
        parameter["required"] = True
    return _example(parameter, context)


def _response(response: JsonObject, context: Context) -> JsonObject:
    if "description" not in response:
        context.tell("S123", "a response must have a description", context.place)
        response["description"] = ""
    return response


def _operation(operation: JsonObject, context: Context) -> JsonObject:
    if operation.get("responses") == {}:
        message = "`responses` is empty: it is read as absent"
        context.tell("S130", message, context.place / "responses")
        del operation["responses"]
    return operation


def _path_item(item: JsonObject, context: Context) -> JsonObject:
    """Parameters of the path go to each of its operations, unless an operation declares its own of that name."""
    shared = item.pop("parameters", None)
    if shared is None:
        return item
    if not isinstance(shared, list):
        return {**item, "parameters": shared}
    for index, parameter in enumerate(shared):
        context.origins.record(parameter, context.place / "parameters" / str(index))
    for method in METHODS:
        if isinstance(operation := item.get(method), dict):
            _inherit(operation, shared)
    return item


def _inherit(operation: JsonObject, shared: list[JsonValue]) -> None:
    own = operation.get("parameters", [])
    if isinstance(own, list):
        declared = {_identity(parameter) for parameter in own}
        operation["parameters"] = own + [each for each in shared if _identity(each) not in declared]


def _identity(parameter: JsonValue) -> tuple[str, str]:
    fields = as_object(parameter)
    return str(fields.get("name")), str(fields.get("in"))


_BY_KIND: Mapping[Kind, Callable[[JsonObject, Context], JsonObject]] = {
    Kind.SCHEMA: _schema,
    Kind.MEDIA_TYPE: _example,
    Kind.HEADER: _example,
    Kind.PARAMETER: _parameter,
    Kind.RESPONSE: _response,
    Kind.OPERATION: _operation,
    Kind.PATH_ITEM: _path_item,
}
