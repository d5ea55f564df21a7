"""What every emitted model promises, whatever the document."""

from __future__ import annotations

import ast
import importlib
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from fragmint.models import portions
from support.emitted import PACKAGE, distribution, model_set, source

TEXT = """
paths:
  /things:
    post:
      operationId: make
      tags: [things]
      requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/NewThing'}}}}
      responses: {'200': {description: x, content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}}}
components:
  schemas:
    NewThing:
      type: object
      properties:
        name: {type: string, maxLength: 3, default: usual}
        inner: {$ref: '#/components/schemas/NewInner'}
        both: {$ref: '#/components/schemas/Both'}
    NewInner: {type: object, properties: {a: {type: string}}}
    Both: {type: object, properties: {a: {type: string}}}
    Thing:
      type: object
      required: [id]
      properties:
        id: {type: string, format: uuid, pattern: '^[0-9]+$'}
        count: {type: integer, default: 7, maximum: 3}
        madeAt: {type: string, format: date-time}
        day: {type: string, format: date}
        link: {type: string, format: uri}
        password: {type: string, format: password}
        kind: {const: thing}
        size: {enum: [1, 2]}
        both: {$ref: '#/components/schemas/Both'}
        maybe: {type: [string, 'null']}
        next: {$ref: '#/components/schemas/Thing'}
        shelf: {$ref: '#/components/schemas/Shelf'}
        pet: {oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]}
    Shelf:
      type: object
      properties: {things: {type: array, items: {$ref: '#/components/schemas/Thing'}}, box: {$ref: '#/components/schemas/Box'}}
    Box: {type: object, properties: {shelf: {$ref: '#/components/schemas/Shelf'}, size: {$ref: '#/components/schemas/Both'}}}
    Cat: {type: object, required: [kind], properties: {kind: {const: cat}, name: {type: string}}}
    Dog: {type: object, required: [kind], properties: {kind: {const: dog}, name: {type: string}}}
"""


@pytest.fixture(scope="module", params=[2_000, 2], ids=["at-once", "in-portions"])
def models(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Any]:
    """The models of TEXT, imported: all made at once, and two at a time."""
    folder = tmp_path_factory.mktemp("emitted")
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(portions, "_MOST", request.param)
        files = distribution(f"{TEXT}# {request.param} at a time\n")
    for path, content in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    sys.path.insert(0, str(folder / "src"))
    yield importlib.import_module(f"{PACKAGE}.models")
    sys.path.remove(str(folder / "src"))
    for name in [name for name in sys.modules if name.partition(".")[0] == PACKAGE]:
        del sys.modules[name]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("2026-01-02T03:04:05", datetime(2026, 1, 2, 3, 4, 5)),
        ("2026-01-02T03:04:05Z", datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)),
    ],
)
def test_a_date_time_is_read_with_or_without_its_zone(
    models: Any, text: str, read: datetime
) -> None:
    thing = models.Thing.model_validate({"id": "1", "madeAt": text})
    assert thing.made_at == read
    assert thing.model_dump(mode="json", by_alias=True)["madeAt"] == text


def test_no_default_of_the_document_is_invented(models: Any) -> None:
    thing = models.Thing.model_validate({"id": "1"})
    assert thing.count is None
    assert thing.model_dump(by_alias=True, exclude_unset=True) == {"id": "1"}
    assert models.NewThing().model_dump(exclude_unset=True) == {}


def test_limits_and_formats_of_the_document_do_not_refuse_what_a_server_sends(models: Any) -> None:
    thing = models.Thing.model_validate({"id": "no uuid", "count": 9, "link": "no link"})
    assert (thing.id, thing.count, thing.link) == ("no uuid", 9, "no link")


def test_a_constant_that_the_document_does_not_know_is_kept(models: Any) -> None:
    assert models.Thing.model_validate({"id": "1", "kind": "other"}).kind == "other"


def test_an_enum_of_numbers_is_open_too(models: Any) -> None:
    assert models.Thing.model_validate({"id": "1", "size": 2}).size is models.KnownThingSize.VALUE_2
    assert type(models.Thing.model_validate({"id": "1", "size": 5}).size) is int


def test_constants_tell_the_members_of_a_union_apart(models: Any) -> None:
    thing = models.Thing.model_validate({"id": "1", "pet": {"kind": "dog", "name": "Rex"}})
    assert isinstance(thing.pet, models.Dog)


def test_models_that_hold_each_other_are_read(models: Any) -> None:
    box = {"shelf": {"things": [{"id": "2"}]}, "size": {"a": "x"}}
    thing = models.Thing.model_validate({"id": "1", "shelf": {"things": [], "box": box}})
    assert isinstance(thing.shelf.box.shelf.things[0], models.Thing)
    assert isinstance(thing.shelf.box.size, models.Both)


def test_a_model_of_requests_refuses_a_field_it_does_not_have(models: Any) -> None:
    for data in ({"nmae": "x"}, {"inner": {"b": "x"}}):
        with pytest.raises(ValidationError):
            models.NewThing.model_validate(data)


def test_a_model_that_answers_hold_too_keeps_what_it_does_not_know(models: Any) -> None:
    assert models.NewThing.model_validate({"both": {"b": 1}}).both.model_extra == {"b": 1}


def test_only_a_field_whose_null_is_documented_says_so(models: Any) -> None:
    fields = models.Thing.model_fields
    assert fields["maybe"].json_schema_extra == {"x-nullable": True}
    assert fields["count"].json_schema_extra is None


def test_a_password_is_not_shown(models: Any) -> None:
    thing = models.Thing(id="1", password="hunter2")
    assert thing.password == "hunter2"
    assert "hunter2" not in repr(thing)


def test_the_module_imports_what_it_uses_and_nothing_else() -> None:
    tree = ast.parse(source(TEXT, "models/_models.py"))
    imported = {
        alias.name for node in tree.body if isinstance(node, ast.ImportFrom) for alias in node.names
    }
    used = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    assert imported - {"annotations"} == imported & used


def test_what_a_package_of_models_offers_is_in_order_and_there(models: Any) -> None:
    _, emitted = model_set(TEXT)
    assert list(emitted.names) == sorted(emitted.names) == models.__all__
    assert all(hasattr(models, name) for name in emitted.names)
    assert "NewThing" in emitted.names
    with pytest.raises(AttributeError):
        _ = models.NewThign


def test_a_text_that_names_a_class_of_the_runtime_offers_none() -> None:
    _, emitted = model_set(
        "paths: {}\ncomponents: {schemas: {Thing: "
        "{type: object, properties: {kind: {const: UnknownVariant}}}}}"
    )
    assert emitted.names == ("Thing",)


def test_no_model_holds_the_path_of_this_machine() -> None:
    assert str(Path.cwd()) not in source(TEXT, "models/_models.py")
