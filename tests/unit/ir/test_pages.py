from __future__ import annotations

from collections.abc import Mapping

import yaml

from fragmint import ir, spec
from fragmint.diagnostics import Diagnostics
from fragmint.ir import Api
from support.apis import api

THING = {"type": "object", "properties": {"size": {"type": "integer"}}}


def listed(path: str, answer: str) -> dict[str, object]:
    """A path that is answered with a component."""
    content = {"application/json": {"schema": {"$ref": f"#/components/schemas/{answer}"}}}
    responses = {"200": {"description": "fine", "content": content}}
    operation = {"operationId": f"get {path}", "tags": ["things"], "responses": responses}
    return {f"/{path}": {"get": operation}}


def answers(*names: str, items: Mapping[str, object] | None = None) -> dict[str, object]:
    """Components that hold a list of things, or of what is said."""
    listed = {"type": "array", "items": items or {"$ref": "#/components/schemas/Thing"}}
    return {name: {"type": "object", "properties": {"items": listed}} for name in names}


def text(paths: dict[str, object], schemas: dict[str, object]) -> str:
    return yaml.safe_dump({"paths": paths, "components": {"schemas": {"Thing": THING, **schemas}}})


def pages(found: Api) -> dict[str, str]:
    return {
        operation.path: operation.pagination.page
        for operation in found.operations
        if operation.pagination
    }


def again(before: Api, document: str) -> Api:
    """The API of a document whose things had names before."""
    loaded = spec.load_text(
        f"openapi: 3.1.0\ninfo: {{title: Things, version: '2'}}\n{document}", Diagnostics()
    )
    return ir.build(loaded, Diagnostics(), before.names)


def test_a_page_is_called_after_its_items() -> None:
    assert pages(api(text(listed("all", "Things"), answers("Things")))) == {"/all": "ThingPage"}


def test_a_page_of_values_without_a_class_is_called_after_the_operation() -> None:
    names = answers("Names", items={"type": "string"})

    assert pages(api(text(listed("names", "Names"), names))) == {"/names": "GetNamesPage"}


def test_two_answers_with_the_same_items_have_pages_of_their_own() -> None:
    paths = listed("all", "Things") | listed("new", "NewThings")

    found = pages(api(text(paths, answers("Things", "NewThings"))))

    assert found == {"/all": "ThingsPage", "/new": "ThingPage"}


def test_a_page_keeps_its_name_when_an_answer_comes_that_would_have_it() -> None:
    before = api(text(listed("all", "Things"), answers("Things")))
    paths = listed("all", "Things") | listed("new", "NewThings")

    found = pages(again(before, text(paths, answers("Things", "NewThings"))))

    assert found == {"/all": "ThingPage", "/new": "NewThingsPage"}


def test_a_page_keeps_its_name_when_a_schema_comes_that_would_have_it() -> None:
    before = api(text(listed("all", "Things"), answers("Things")))

    found = again(before, text(listed("all", "Things"), answers("Things") | {"ThingPage": THING}))

    assert pages(found) == {"/all": "ThingPage"}
    assert "ThingPageModel" in found.models
