from __future__ import annotations

from fragmint.render.pages import page_views
from support.emitted import model_set, source

LISTS = """
paths:
  /things: {get: {operationId: list, tags: [things], responses: {'200': {$ref: '#/components/responses/Things'}}}}
  /others: {get: {operationId: others, tags: [things], responses: {'200': {$ref: '#/components/responses/Things'}}}}
  /names:
    get:
      operationId: names
      tags: [things]
      responses:
        '200':
          description: x
          content:
            application/json:
              schema: {type: object, required: [data], properties: {data: {type: array, items: {type: string}}}}
components:
  responses:
    Things: {description: x, content: {application/json: {schema: {$ref: '#/components/schemas/Things'}}}}
  schemas:
    Things:
      type: object
      description: Some things
      properties:
        items: {type: array, items: {$ref: '#/components/schemas/Thing'}}
        totalCount: {type: integer, description: How many}
        _links: {type: object}
        body: {type: string}
    Thing: {type: object, properties: {id: {type: string}}}
"""


def test_operations_that_answer_with_one_model_share_a_page() -> None:
    api, models = model_set(LISTS)
    things, names = page_views(api.resources[0], api, models)
    assert things.operations == ("list", "others")
    assert (things.name, things.async_name, things.item) == ("ThingPage", "AsyncThingPage", "Thing")
    assert (names.name, names.item) == ("NamesPage", "str")


def test_a_page_has_the_fields_of_the_answer_that_are_not_its_own() -> None:
    api, models = model_set(LISTS)
    things, _ = page_views(api.resources[0], api, models)
    assert things.members == (("total_count", "int | None", "How many"),)


def test_a_list_that_may_be_missing_is_an_empty_one() -> None:
    api, models = model_set(LISTS)
    things, names = page_views(api.resources[0], api, models)
    assert things.items_expression == "self.body.items or []"
    assert names.items_expression == "self.body.data"


def test_methods_of_lists_give_pages() -> None:
    text = source(LISTS, "resources/things.py")
    assert "def list(self, *, options: RequestOptions | None = None) -> ThingPage:" in text
    assert "builtins" not in text.split("class Things")[0]
