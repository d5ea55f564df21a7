"""What OpenAPI 3.2 added, said as 3.1 would. In an older document its meaning is as plain, and gets a warning.

What has its own field in either, such as the method `query`, is not touched: the check of structure knows it.
Each function owns the object it is given, and changes it.
"""

from __future__ import annotations

import re

from fragmint.spec import grammar
from fragmint.spec.context import Context
from fragmint.spec.values import JsonObject, JsonValue, as_list, as_object

_FORM = "application/x-www-form-urlencoded"
_POSITIONAL = ("itemSchema", "prefixEncoding", "itemEncoding")
_TEXT = re.compile(r"text/.*|application/((x-)?ndjson|jsonl)")
_JSON = re.compile(r"application/json|.*\+json")


def example(example: JsonObject, context: Context) -> JsonObject:
    """`dataValue` is what `value` was; how it looks on the wire is not for this example to say."""
    if "dataValue" in example:
        context.tell_if_older("dataValue")
        example.setdefault("value", example.pop("dataValue"))
        example.pop("serializedValue", None)
    return example


def response(response: JsonObject, context: Context) -> JsonObject:
    """A `summary` describes the response where nothing else does; neither is demanded any more."""
    if "summary" in response:
        context.tell_if_older("summary")
        response.setdefault("description", response.pop("summary"))
    if context.version.startswith("3.2."):
        response.setdefault("description", "")
    return response


def sequences(holder: JsonObject, context: Context) -> JsonObject:
    """A body that is a sequence of items becomes one whole body: text where the items are, else bytes."""
    content = holder.get("content")
    for name, value in as_object(content).items():
        media = as_object(value)
        if any(field in media for field in _POSITIONAL):
            at = context._replace(place=context.place / "content" / name)
            _whole(name.partition(";")[0].strip().lower(), media, at)
    return holder


def document(root: JsonObject, context: Context) -> JsonObject:
    """Tags of a kind other than `nav` say something of an operation, but are not what it is found under: they go last."""
    aside = {
        str(each.get("name"))
        for each in map(as_object, as_list(root.get("tags")))
        if each.get("kind", "nav") != "nav"
    }
    for item in as_object(root.get("paths")).values() if aside else ():
        for _, operation, _ in grammar.operations(as_object(item)):
            if isinstance(tags := operation.get("tags"), list):
                operation["tags"] = sorted(
                    tags, key=lambda tag: isinstance(tag, str) and tag in aside
                )
    return root


def _whole(name: str, media: JsonObject, context: Context) -> None:
    first = next(field for field in _POSITIONAL if field in media)
    context.tell_if_older(first)
    if name.startswith("multipart/"):
        message = "the parts of this body have no names: multipart is sent and read by names only"
        hint = "describe the parts as properties of `schema`"
        context.tell("S118", message, context.place / first, hint)
    items = media.pop("itemSchema", None)
    for field in _POSITIONAL:
        media.pop(field, None)
    if items is None or "schema" in media:
        return
    if _JSON.fullmatch(name):
        media["schema"] = {"type": "array", "items": items}
        return
    is_text = _TEXT.fullmatch(name)
    if is_text:
        media["schema"] = {"type": "string"}
    message = (
        f"the items of {name} are not taken apart: the body is {'text' if is_text else 'bytes'}"
    )
    context.tell("S136", message, context.place / "itemSchema")


def query_strings(item: JsonObject, context: Context) -> None:
    """A whole query string written as a form is what the exploded form style writes: each property by its name."""
    for _, operation, tokens in grammar.operations(item):
        parameters = as_list(operation.get("parameters"))
        for index, parameter in enumerate(parameters):
            fields = as_object(parameter)
            if fields.get("in") == "querystring":
                place = context.place
                for token in (*tokens, "parameters", str(index)):
                    place /= token
                at = context._replace(place=place)
                parameters[index] = _form_query(fields, parameters, at)


def _form_query(fields: JsonObject, beside: list[JsonValue], context: Context) -> JsonObject:
    context.tell_if_older("in")
    content = as_object(fields.get("content"))
    others = [as_object(each).get("in") for each in beside if each is not fields]
    if "query" in others or "querystring" in others:
        message = "a parameter `in: querystring` is the whole query: no other can stand beside it"
        context.tell("S117", message, context.place)
    elif list(content) != [_FORM]:
        message = f"a query string is written as {_FORM} only"
        context.tell("S117", message, context.place, f"describe it by `content: {{{_FORM}: ...}}`")
    media = as_object(content.get(_FORM))
    query = {name: value for name, value in fields.items() if name != "content"}
    query |= {"in": "query", "style": "form", "explode": True, "schema": media.get("schema", {})}
    if "examples" in media:
        query.setdefault("examples", media["examples"])
    context.origins.record(query, context.place)
    context.origins.record(query["schema"], context.place / "content" / _FORM / "schema")
    return query
