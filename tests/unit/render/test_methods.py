"""What a caller sees of an operation: its arguments, its types, its docstring."""

from __future__ import annotations

import ast

import pytest

from fragmint.render import prose, resources, signatures, types
from support.emitted import model_set, source

OK = "{'200': {description: fine, content: {application/json: {schema: {type: string}}}}}"
ITEMS = """
paths:
  /a/{second}/b/{first}:
    post:
      operationId: make
      tags: [things]
      parameters:
        - {name: first, in: path, required: true, description: The first, schema: {type: string, maxLength: 5}}
        - {name: second, in: path, required: true, schema: {type: integer}}
        - {name: loose, in: query, schema: {type: boolean, default: true}}
        - {name: firm, in: query, required: true, schema: {type: array, items: {type: integer}}}
        - {name: fixed, in: header, required: true, schema: {enum: [only]}}
        - {name: when, in: query, schema: {type: string, format: date-time}}
      requestBody:
        required: true
        content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}
      responses:
        '200': {description: x, content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}}
        '202': {description: x, content: {text/plain: {schema: {type: string}}}}
        '204': {description: x}
components:
  schemas:
    Thing: {type: object, properties: {id: {type: string}}}
"""


def test_path_parameters_come_first_in_the_order_of_the_path_and_by_position() -> None:
    api, models = model_set(ITEMS)
    arguments = signatures.arguments(api.operations[0], models)
    assert [(each.name, each.positional, each.required) for each in arguments] == [
        ("second", True, True),
        ("first", True, True),
        ("firm", False, True),
        ("body", False, True),
        ("loose", False, False),
        ("when", False, False),
    ]


def test_a_signature_tells_types_and_what_may_be_left_out() -> None:
    api, models = model_set(ITEMS)
    told = signatures.method(signatures.arguments(api.operations[0], models))
    assert told == (
        "second: int, first: str, *, firm: Sequence[int], body: Thing | Mapping[str, Any], "
        "loose: bool | None = None, when: datetime | None = None, options: RequestOptions | None = None"
    )


def test_a_header_with_one_legal_value_is_no_argument_and_sent_by_itself() -> None:
    assert 'header("fixed", "only")' in source(ITEMS, "resources/things.py")


def test_a_call_gives_whatever_the_documented_successes_give() -> None:
    api, models = model_set(ITEMS)
    assert types.result(api.operations[0], models) == "Thing | str | None"
    assert dict(types.decoders(api.operations[0], models)) == {
        "200": "Json(Thing)",
        "202": 'Text("text/plain")',
        "204": "NoContent()",
    }


def test_a_docstring_says_what_each_argument_is_and_what_the_api_assumes() -> None:
    api, models = model_set(ITEMS)
    told = prose.operation_docstring(
        api.operations[0], signatures.arguments(api.operations[0], models)
    )
    assert "    first: The first. Longest length: 5." in told
    assert "    loose: The API assumes true when it is left out." in told


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        ("deprecated: true", "things.make is deprecated"),
        ('x-fragmint: {superseded-by: "v2\\nof it"}', "things.make is superseded by v2 of it"),
        ("x-fragmint: {sunset: '2027-01-31'}", "things.make ends on 2027-01-31"),
        ("deprecated: false", ""),
    ],
)
def test_a_caller_of_an_operation_that_goes_away_is_warned(facts: str, told: str) -> None:
    text = (
        f"paths: {{/a: {{get: {{operationId: make, tags: [things], {facts}, responses: {OK}}}}}}}"
    )
    api, _ = model_set(text)
    assert prose.notice(api.operations[0], api.resources[0]) == told


@pytest.mark.parametrize(
    ("annotation", "expected"),
    [
        ("list[str]", "builtins.list[str]"),
        ("dict[str, list[int]] | None", "dict[str, builtins.list[int]] | None"),
        ("Thing", "Thing"),
    ],
)
def test_a_builtin_that_a_method_shadows_is_written_in_full(annotation: str, expected: str) -> None:
    assert types.qualified(annotation, {"list"}) == expected


def test_a_signature_is_qualified_as_a_whole() -> None:
    told = "a: int, *, b: list[int] | None = None"
    assert types.qualified_signature(told, {"list", "int"}) == (
        "a: builtins.int, *, b: builtins.list[builtins.int] | None=None"
    )
    assert types.qualified_signature(told, set()) == told


def test_a_module_imports_what_it_uses_and_nothing_else() -> None:
    tree = ast.parse(source(ITEMS, "resources/things.py"))
    imported = {
        alias.name
        for node in tree.body
        if isinstance(node, ast.Import | ast.ImportFrom)
        for alias in node.names
    }
    used = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    assert imported - {"annotations"} == imported & used
    assert {"datetime", "Mapping", "Any", "Sequence", "header", "form", "json_body"} <= imported


def test_each_operation_is_a_method_of_four_classes() -> None:
    api, models = model_set(ITEMS)
    view = resources.resource_view(api.resources[0], api, models)
    names = [each.name for each in view.classes]
    assert names == ["Things", "AsyncThings", "RawThings", "AsyncRawThings"]
    assert {method.define for each in view.classes for method in each.methods} == {
        "def",
        "async def",
    }
