"""What a module under resources/ prints: its operations, its pages, and its four classes.

A field of type `SpecText` is prose or wire text and needs a filter; a plain `str` is Python or a name that we made.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from fragmint.ir.model import Api, Operation, Resource
from fragmint.models import ModelSet
from fragmint.render import requests, signatures, types
from fragmint.render.filters import SpecText, py
from fragmint.render.pages import PageView, page_views
from fragmint.render.prose import notice, operation_docstring, resource_docstring
from fragmint.render.servers import server_expression

# Where the runtime offers what the expressions of a resource module call.
_RUNTIME = {
    "body": {"form_body", "json_body", "multipart_body", "raw_body"},
    "operation": {"Binary", "Json", "NoContent", "Operation", "Request", "Text"},
    "options": {"RequestOptions"},
    "pagination": {"AsyncPage", "CursorPagination", "LinksPagination", "OffsetPagination", "Page", "SyncPage"},
    "parameters": {
        "deep_object", "form", "header", "json_content", "json_text", "label", "matrix", "pipe_delimited",
        "plain_cookie", "simple",
        "space_delimited",
    },
    "response": {"RawResponse"},
    "servers": {"ServerTemplate"},
    "transport": {"AsyncTransport", "SyncTransport"},
}  # fmt: skip
_ALWAYS = {
    "Operation",
    "Request",
    "RequestOptions",
    "RawResponse",
    "AsyncTransport",
    "SyncTransport",
}


@dataclass(frozen=True)
class OperationView:
    """One operation: its constant, and the function that builds its request; `more` and `request` are keywords and values."""

    constant: str
    id: SpecText
    method: str
    path: SpecText
    responses: str
    security: str
    api_versions: str
    more: tuple[tuple[str, str], ...]
    builder: str
    builder_signature: str
    decoded: str
    request: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class MethodView:
    """One method of one class: `expression` is all it does."""

    define: str
    name: str
    signature: str
    result: str
    docstring: SpecText
    expression: str


@dataclass(frozen=True)
class ClassView:
    """One of the four flavours of a resource; `raw` is the class behind `with_raw_response`, empty on that class."""

    name: str
    docstring: SpecText
    transport: str
    raw: str
    methods: tuple[MethodView, ...]


@dataclass(frozen=True)
class ResourceView:
    """One module under resources/."""

    name: str
    class_name: str
    docstring: SpecText
    standard_imports: tuple[str, ...]
    runtime_imports: tuple[tuple[str, str], ...]
    models: str
    operations: tuple[OperationView, ...]
    pages: tuple[PageView, ...]
    classes: tuple[ClassView, ...]


def resource_view(resource: Resource, api: Api, models: ModelSet) -> ResourceView:
    """One resource module."""
    pages = page_views(resource, api, models)
    operations = tuple(
        _operation_view(operation, resource, models) for operation in resource.operations
    )
    classes = tuple(
        _class_view(resource, pages, models, asynchronous=asynchronous, raw=raw)
        for raw in (False, True)
        for asynchronous in (False, True)
    )
    of_pages = {"AsyncPage", "Page", "SyncPage"} if pages else set[str]()
    used = types.names(_python(operations, pages, classes)) | of_pages
    return ResourceView(
        name=resource.name,
        class_name=resource.class_name,
        docstring=SpecText(resource_docstring(resource)),
        standard_imports=types.standard_imports(used),
        runtime_imports=tuple(
            (module, ", ".join(sorted(offered & (used | _ALWAYS))))
            for module, offered in _RUNTIME.items()
            if offered & (used | _ALWAYS)
        ),
        models=", ".join(name for name in models.names if name in used),
        operations=operations,
        pages=pages,
        classes=classes,
    )


def _operation_view(operation: Operation, resource: Resource, models: ModelSet) -> OperationView:
    told = notice(operation, resource)
    more = (
        ("pagination", requests.pagination(operation)),
        ("notice", py(told) if told else ""),
        ("server", server_expression(operation.server) if operation.server else ""),
    )
    decoders = ", ".join(
        f"{py(status)}: {kind}" for status, kind in types.decoders(operation, models)
    )
    return OperationView(
        constant=f"_{operation.name.upper()}",
        id=SpecText(operation.id),
        method=operation.method,
        path=SpecText(operation.path),
        responses=f"{{{decoders}}}",
        security=py(operation.security),
        api_versions=py(operation.api_versions),
        more=tuple((keyword, expression) for keyword, expression in more if expression),
        builder=f"_{operation.name}",
        builder_signature=signatures.builder(signatures.arguments(operation, models)),
        decoded=types.result(operation, models),
        request=tuple(requests.keywords(operation, models)),
    )


def _class_view(
    resource: Resource,
    pages: tuple[PageView, ...],
    models: ModelSet,
    *,
    asynchronous: bool,
    raw: bool,
) -> ClassView:
    prefix = "Async" if asynchronous else ""
    shadowed = types.BUILTINS & {operation.name for operation in resource.operations}
    methods: list[MethodView] = []
    for operation in resource.operations:
        arguments = signatures.arguments(operation, models)
        page = next((page for page in pages if operation.name in page.operations), None)
        result = types.qualified(types.result(operation, models), shadowed)
        sent = f"send(_{operation.name}({signatures.call(arguments)}))"
        if page is not None:
            result = page.async_name if asynchronous else page.name
            sent = f"send_page(_{operation.name}({signatures.call(arguments)}), {result})"
        expression = f"await self._transport.{sent}" if asynchronous else f"self._transport.{sent}"
        parsed = f"({expression}).parse()" if asynchronous else f"{expression}.parse()"
        docstring = operation_docstring(operation, arguments)
        methods.append(
            MethodView(
                define="async def" if asynchronous else "def",
                name=operation.name,
                signature=types.qualified_signature(signatures.method(arguments), shadowed),
                result=f"RawResponse[{result}]" if raw else result,
                docstring=SpecText(
                    f"See `{prefix}{resource.class_name}.{operation.name}`." if raw else docstring
                ),
                expression=expression if raw else parsed,
            )
        )
    described = f"`client.{resource.name}.with_raw_response`: the same methods, with the response around the value."
    return ClassView(
        name=f"{prefix}Raw{resource.class_name}" if raw else f"{prefix}{resource.class_name}",
        docstring=SpecText(described if raw else resource_docstring(resource)),
        transport="AsyncTransport" if asynchronous else "SyncTransport",
        raw="" if raw else f"{prefix}Raw{resource.class_name}",
        methods=tuple(methods),
    )


def _python(
    operations: Iterable[OperationView], pages: Iterable[PageView], classes: Iterable[ClassView]
) -> Iterable[str]:
    """Every piece of Python in the module that can name something to import."""
    for operation in operations:
        yield from (operation.builder_signature, operation.decoded, operation.responses)
        yield from (expression for _, expression in (*operation.more, *operation.request))
    for page in pages:
        yield from (page.model, page.item, *(kind for _, kind, _ in page.members))
    for view in classes:
        for method in view.methods:
            yield from (method.signature, method.result)
