"""Every dialect and every way to say the same thing becomes one: OpenAPI 3.1, in its plainest form.

Each function takes an object of its kind whose parts are normalised already, owned by the caller, and gives back the
object to use. What is wrong by the letter but plain in meaning is mended here, with a warning.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from fragmint.spec import grammar, mending, unmet, version_32
from fragmint.spec.context import Context
from fragmint.spec.grammar import Kind
from fragmint.spec.values import JsonObject, JsonValue, as_list, as_object, kind_of
from fragmint.spec.vocabulary import ANNOTATIONS

_SINCE_31 = frozenset(
    (
        *("const", "prefixItems", "contains", "patternProperties", "propertyNames", "examples"),
        *("if", "then", "else", "dependentSchemas", "dependentRequired", "contentEncoding"),
        "unevaluatedProperties",
    )
)
# All that these say has been followed by now: what referred into them was lifted to the components.
_ADDRESSES = ("$id", "$schema", "$anchor", "$dynamicAnchor", "$defs", "definitions")


def normalise(kind: Kind, value: JsonObject, context: Context) -> JsonObject:
    """The object in the one 3.1 shape."""
    function = _BY_KIND.get(kind)
    return function(value, context) if function else value


def _document(root: JsonObject, context: Context) -> JsonObject:
    mending.info(root, context.place / "info", context.tell)
    return version_32.document(root, context)


def _schema(schema: JsonObject, context: Context) -> JsonObject:
    for keyword in _ADDRESSES:
        schema.pop(keyword, None)
    _dialect(schema, context)
    _exclusive_bound(schema, "exclusiveMinimum", "minimum", context)
    _exclusive_bound(schema, "exclusiveMaximum", "maximum", context)
    _required(schema, context)
    _without_repeats(schema, context)
    unmet.without_unmet(schema, context)
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


def _dialect(schema: JsonObject, context: Context) -> None:
    """Keywords of JSON Schema that 3.0 does not have yet say what they say in 3.1."""
    if not context.is_30:
        return
    for keyword in _SINCE_31.intersection(schema):
        context.tell_if_older(keyword, "3.1")
    for keyword in ("exclusiveMinimum", "exclusiveMaximum"):
        if keyword in schema and not isinstance(schema[keyword], bool):
            context.tell_if_older(keyword, "3.1")
    if isinstance(schema.get("type"), list) or schema.get("type") == "null":
        context.tell_if_older("type", "3.1")


def _required(schema: JsonObject, context: Context) -> None:
    """`required: true` inside a property says of it what the list beside `properties` says."""
    for name, each in as_object(schema.get("properties")).items():
        flag = as_object(each).get("required")
        if not isinstance(flag, bool):
            continue
        del as_object(each)["required"]
        place = context.place / "properties" / name / "required"
        message = f"`required` is a list beside `properties`; '{name}' is read as named there"
        if not flag:
            message = (
                f"`required` is a list beside `properties`; '{name}' is read as not named there"
            )
        context.tell("S170", message, place, "move it there")
        names = schema.get("required", [])
        if flag and isinstance(names, list) and name not in names:
            schema["required"] = [*names, name]


def _without_repeats(schema: JsonObject, context: Context) -> None:
    for keyword in ("enum", "required"):
        if isinstance(values := schema.get(keyword), list):
            found = mending.unique(values)
            if len(found) < len(values):
                message = f"`{keyword}` says something twice; it is read once"
                context.tell("S171", message, context.place / keyword)
                schema[keyword] = found


def _exclusive_bound(schema: JsonObject, exclusive: str, inclusive: str, context: Context) -> None:
    """In 3.0 `exclusiveMinimum: true` says how to read `minimum`; in 3.1 it is the bound itself."""
    flag = schema.get(exclusive)
    if not isinstance(flag, bool):
        return
    if not context.is_30:
        message = f"`{exclusive}` is a number in OpenAPI 3.1; it is read as 3.0 means it"
        context.tell("S121", message, context.place / exclusive, "put the bound there")
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
    if isinstance(listed := holder.get("examples"), list):
        message = "the examples of a body, parameter or header have names; they are numbered here"
        context.tell("S133", message, context.place / "examples")
        holder["examples"] = {str(n): {"value": each} for n, each in enumerate(listed, start=1)}
    if "example" in holder:
        example: JsonObject = {"value": holder.pop("example")}
        context.origins.record(example, context.place / "example")
        if not holder.get("examples"):
            holder["examples"] = {"default": example}
    return holder


def _parameter(parameter: JsonObject, context: Context) -> JsonObject:
    if parameter.get("in") == "path" and parameter.get("required", False) is False:
        message = f"the path parameter {parameter.get('name')!r} must say `required: true`"
        context.tell("S122", message, context.place)
        parameter["required"] = True
    return version_32.sequences(_example(parameter, context), context)


def _response(response: JsonObject, context: Context) -> JsonObject:
    response = version_32.sequences(version_32.response(response, context), context)
    if "description" not in response:
        context.tell("S123", "a response must have a description", context.place)
        response["description"] = ""
    return response


def _operation(operation: JsonObject, context: Context) -> JsonObject:
    if isinstance(parameters := operation.get("parameters"), list):
        operation["parameters"] = _declared_once(parameters, context)
    if isinstance(responses := operation.get("responses"), dict):
        operation["responses"] = _spelt_right(responses, context)
    if operation.get("responses") == {}:
        message = "`responses` is empty: it is read as absent"
        context.tell("S130", message, context.place / "responses")
        del operation["responses"]
    return operation


def _declared_once(parameters: list[JsonValue], context: Context) -> list[JsonValue]:
    """The parameters without those that say again what one before says; each knows where it was written."""
    found: list[JsonValue] = []
    for index, parameter in enumerate(parameters):
        place = context.place / "parameters" / str(index)
        if isinstance(parameter, dict) and parameter in found:
            name = parameter.get("name")
            message = f"the parameter {name!r} is declared twice in the same words; it is read once"
            context.tell("S171", message, place)
            continue
        if len(found) != index:
            context.origins.record(parameter, place)
        found.append(parameter)
    return found


def _spelt_right(responses: JsonObject, context: Context) -> JsonObject:
    """The responses by their statuses as the standard writes them: `2XX` with capitals."""
    found: JsonObject = {}
    for status, response in responses.items():
        name = status
        if re.fullmatch("[1-5][xX]{2}", status) and status[1:] != "XX":
            name = status.upper()
            place = context.place / "responses" / status
            context.tell("S172", f"`{status}` is read as `{name}`", place, f"write {name}")
            context.origins.record(response, place)
        found[name] = response
    return found


def _path_item(item: JsonObject, context: Context) -> JsonObject:
    """Parameters and servers of the path go to each of its operations, unless an operation declares its own."""
    shared = item.pop("parameters", [])
    if not isinstance(shared, list):
        return {**item, "parameters": shared}
    for index, parameter in enumerate(shared):
        context.origins.record(parameter, context.place / "parameters" / str(index))
    servers = item.pop("servers", None)
    if servers is not None:
        context.origins.record(servers, context.place / "servers")
    for _, operation, _ in grammar.operations(item):
        _inherit(operation, shared)
        if servers is not None:
            operation.setdefault("servers", servers)
    version_32.query_strings(item, context)
    return item


def _inherit(operation: JsonObject, shared: list[JsonValue]) -> None:
    if not shared:
        return
    own = operation.get("parameters", [])
    if isinstance(own, list):
        declared = {_identity(parameter) for parameter in own}
        operation["parameters"] = own + [each for each in shared if _identity(each) not in declared]


def _identity(parameter: JsonValue) -> tuple[str, str]:
    fields = as_object(parameter)
    return str(fields.get("name")), str(fields.get("in"))


_BY_KIND: Mapping[Kind, Callable[[JsonObject, Context], JsonObject]] = {
    Kind.OPENAPI: _document,
    Kind.SCHEMA: _schema,
    Kind.MEDIA_TYPE: _example,
    Kind.HEADER: _example,
    Kind.PARAMETER: _parameter,
    Kind.RESPONSE: _response,
    Kind.REQUEST_BODY: version_32.sequences,
    Kind.EXAMPLE: version_32.example,
    Kind.OPERATION: _operation,
    Kind.PATH_ITEM: _path_item,
}
