"""What a call sends: method, path, parameters, headers, body."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from mutation.clients import Client
from mutation.mutants import Edits, kind
from mutation.sources import Source

_PATH_STYLES = ("simple", "label", "matrix")
_OTHER_STYLES = ("form", "space_delimited", "pipe_delimited", "deep_object", "header")


def keywords(client: Client, function: str, name: str) -> Iterator[tuple[Source, ast.expr]]:
    """The values of a keyword in each call of a function, in the modules of the resources."""
    for source in client.resources:
        yield from ((source, value) for value in source.keywords(function, name))


def _parameters(client: Client, *places: str) -> Iterator[tuple[Source, ast.Call]]:
    """The calls that write the parameters of these places."""
    for place in places:
        for source, value in keywords(client, "Request", place):
            for call in source.calls(*_PATH_STYLES, *_OTHER_STYLES, below=value):
                yield source, call


def _renamed(client: Client, place: str) -> Edits:
    for source, call in _parameters(client, place):
        name = ast.literal_eval(call.args[0])
        yield source.replaced(call.args[0], repr(f"{name}2"))
        yield source.replaced(call.args[0], repr(name.swapcase()))


def _functions(source: Source) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """The public methods of the resource, in all its four classes."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.args.kwonlyargs:
            yield node


@kind
def method(client: Client) -> Edits:
    """A request goes out with another method."""
    for source, value in keywords(client, "Operation", "method"):
        yield source.replaced(value, '"GET"' if source.of(value) != '"GET"' else '"POST"')


@kind
def path(client: Client) -> Edits:
    """A request goes to another path."""
    for source, value in keywords(client, "Operation", "path"):
        text = ast.literal_eval(value)
        for other in (f"{text}/", f"/v0{text}", text.rpartition("/")[0] or "/"):
            yield source.replaced(value, repr(other))


@kind
def path_argument(client: Client) -> Edits:
    """An argument of the path stands where another belongs, or is a constant."""
    for source, value in keywords(client, "Request", "path"):
        texts = [call.args[1] for call in source.calls(*_PATH_STYLES, below=value)]
        others = [*map(source.of, texts[1:]), '"other"']
        for text, other in zip(texts, others, strict=True):
            yield source.replaced(text, other)


@kind
def path_quoting(client: Client) -> Edits:
    """A character of a path argument changes what the path says, or an argument that is no segment is sent."""
    for source, call in _parameters(client, "path"):
        yield source.replaced(call, f"str({source.of(call.args[1])})")
    quoting = ("text", 'quote(text, safe="/")', 'quote(quote(text, safe=""))')
    yield from client.runtime("primitives", "quote(text, safe='')", *quoting)
    yield from client.runtime("parameters", "if not text:\n    refuse(name, 'is empty')", "pass")
    yield from client.runtime("parameters", "('.', '..')", "('.',)", "('..',)")


@kind
def path_style(client: Client) -> Edits:
    """A path argument is written in another style."""
    for source, call in _parameters(client, "path"):
        text = source.of(call)
        is_simple = source.of(call.func) == "simple"
        yield source.replaced(call, f'"." + {text}' if is_simple else f"{text}[1:]")


@kind
def query_name(client: Client) -> Edits:
    """A query parameter goes by another name."""
    yield from _renamed(client, "query")


@kind
def query_style(client: Client) -> Edits:
    """The values of a query parameter are parted in another way."""
    for source, call in _parameters(client, "query"):
        style = source.of(call.func)
        for value in source.keywords(style, "explode", call):
            yield source.replaced(value, "True")
        if style != "form":
            yield source.replaced(call.func, "form")
    if client.has("space_delimited("):
        yield from client.runtime("parameters", "'%20'", '"+"', '","')
    if client.has("pipe_delimited("):
        yield from client.runtime("parameters", "'%7C'", '","')
    if client.has("deep_object("):
        yield from client.runtime("parameters", 'f"[{key}]"', 'f".{key}"')
    if client.has("explode=False"):
        yield from client.runtime("parameters", "','.join(items)", '";".join(items)')


@kind
def query_text(client: Client) -> Edits:
    """A value is written in another way than JSON would."""
    others = ("str(value)", '"1" if value else "0"')
    yield from client.runtime("primitives", "'true' if value else 'false'", *others)


@kind
def parameter_left_out(client: Client) -> Edits:
    """A parameter that was given is not sent."""
    for source, call in _parameters(client, "query", "headers", "cookies"):
        yield source.replaced(call, "()")


@kind
def argument_left_out(client: Client) -> Edits:
    """One of the four methods of an operation does not hand on what it was given."""
    for source in client.resources:
        for function in _functions(source):
            given = {argument.arg for argument in function.args.kwonlyargs}
            for call in source.nodes(ast.Call, function):
                for value in call.args:
                    if isinstance(value, ast.Name) and value.id in given:
                        yield source.replaced(value, "None")


@kind
def unasked_default(client: Client) -> Edits:
    """A parameter is sent that nobody gave."""
    for source, call in _parameters(client, "query", "headers", "cookies"):
        value = source.of(call.args[1])
        yield source.replaced(call.args[1], f'("unasked" if {value} is None else {value})')
    for source in client.resources:
        for function in _functions(source):
            arguments = zip(function.args.kwonlyargs, function.args.kw_defaults, strict=True)
            for argument, default in arguments:
                if default is not None and argument.arg not in ("options", "body"):
                    yield source.replaced(default, '"0"')


@kind
def header_name(client: Client) -> Edits:
    """A header goes by another name."""
    for source, call in _parameters(client, "headers"):
        yield source.replaced(call.args[0], repr(f"{ast.literal_eval(call.args[0])}2"))
    if client.version_header:
        yield from client.settings.assigned("VERSION_HEADER", '"X-Version"', "None")


@kind
def cookie_name(client: Client) -> Edits:
    """A cookie goes by another name."""
    yield from _renamed(client, "cookies")


@kind
def api_version(client: Client) -> Edits:
    """A call asks for another version of the API."""
    if not client.version_header:
        return
    for source, value in keywords(client, "Operation", "api_versions"):
        yield source.replaced(value, '("2001-01-01",)' if source.of(value) == "()" else "()")
    yield from client.settings.assigned("DEFAULT_VERSION", '"2001-01-01"', "None")
    yield from client.runtime("versions", "documented and asked not in documented", "False")
    yield from client.runtime("versions", "return asked", "pass")
    yield from client.runtime(
        "versions",
        "(settings.api_version, settings.default_version)",
        "(settings.default_version,)",
    )
    yield from client.runtime("versions", "version in documented", "version is not None")


@kind
def accepted_type(client: Client) -> Edits:
    """A call asks for answers of another media type."""
    yield from client.runtime("wire", "operation.accept", '"text/html"')


@kind
def body_left_out(client: Client) -> Edits:
    """The body that was given is not sent."""
    for source, value in keywords(client, "Request", "body"):
        yield source.replaced(value, "None")


@kind
def body_type(client: Client) -> Edits:
    """A body goes out as another media type."""
    if client.has("json_body("):
        yield from client.runtime("body", "'application/json'", '"text/json"')
    if client.has("form_body("):
        form = "'application/x-www-form-urlencoded'"
        yield from client.runtime("forms", form, '"text/plain"')
    if client.has("multipart_body("):
        multipart = "f'multipart/form-data; boundary={boundary}'"
        yield from client.runtime("multipart", multipart, '"multipart/form-data"')


@kind
def body_names(client: Client) -> Edits:
    """The fields of a body go by their names in Python, or go out as null where nobody set them."""
    dump = "adapter(annotation).dump_{}by_alias={}, exclude_unset={}, warnings=False)"
    if client.has("json_body("):
        told = "json(value, "
        others = (dump.format(told, False, True), dump.format(told, True, False))
        yield from client.runtime("content", dump.format(told, True, True), *others)
    if client.has("form_body("):
        told = 'python(value, mode="json", '
        other = dump.format(told, False, True)
        yield from client.runtime("content", dump.format(told, True, True), other)
    if client.has("multipart_body("):
        by_alias = "field.serialization_alias or field.alias or name"
        yield from client.runtime("multipart", by_alias, "name")


@kind
def server(client: Client) -> Edits:
    """Requests go to another server than the document names."""
    for node in client.settings.nodes(ast.Constant):
        if isinstance(node.value, str) and node.value.startswith("https://"):
            yield client.settings.replaced(node, repr(node.value.replace("//", "//other.")))
