"""Selecting a part of a document, and leaving out what cannot be used, as people do it on the command line."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from support.commands import fragmint, listing
from support.trees import contents

SHOP = """\
openapi: 3.0.3
info: {title: Shop, version: "1"}
tags: [{name: pets, description: All about pets.}, {name: orders, description: All about orders.}]
paths:
  /pets:
    parameters: [{name: page, in: query, schema: {type: integer}}]
    get:
      operationId: listPets
      tags: [pets]
      responses: {"200": {description: fine, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}}
    delete:
      operationId: deletePets
      tags: [pets]
      responses: {"204": {description: fine}}
  /orders:
    get:
      operationId: listOrders
      tags: [orders]
      responses: {"200": {description: fine, content: {application/json: {schema: {$ref: '#/components/schemas/Order'}}}}}
components:
  schemas:
    Pet: {type: object, properties: {name: {type: string}}}
    Order: {type: object, properties: {pet: {$ref: '#/components/schemas/Pet'}}}
"""
PETS = """\
openapi: 3.0.3
info: {title: Shop, version: "1"}
tags: [{name: pets, description: All about pets.}]
paths:
  /pets:
    parameters: [{name: page, in: query, schema: {type: integer}}]
    get:
      operationId: listPets
      tags: [pets]
      responses: {"200": {description: fine, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}}
components:
  schemas:
    Pet: {type: object, properties: {name: {type: string}}}
"""
ONLY_PETS = ("--include", "tag:pets", "--exclude", "method:delete")
PARTLY = """\
openapi: 3.0.3
info: {title: Partly, version: "1"}
paths:
  /good:
    get:
      operationId: getGood
      responses: {"200": {description: fine, content: {application/json: {schema: {$ref: '#/components/schemas/Good'}}}}}
  /undeclared/{id}:
    get:
      operationId: getUndeclared
      responses: {"204": {description: fine}}
  /upload:
    post:
      operationId: upload
      security: [{kerberos: []}]
      responses: {"204": {description: fine}}
  /things:
    get:
      operationId: listThings
      responses:
        "200":
          description: fine
          content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/Thing'}}}}
    put:
      operationId: putThing
      requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Bad'}}}}
      responses: {"204": {description: fine}}
components:
  securitySchemes: {kerberos: {type: http, scheme: negotiate}}
  schemas:
    Good: {type: object, properties: {a: {type: string}}}
    Thing: {type: object, properties: {bad: {$ref: '#/components/schemas/Bad'}}}
    Bad: {type: object, properties: {x: {$ref: '#/components/schemas/Missing'}}}
    Unused: {type: object, properties: {b: {type: integer}}}
"""
LEFT_OUT = [
    "GET /undeclared/{id}",
    "POST /upload",
    "GET /things",
    "PUT /things",
    "schema Thing",
    "schema Bad",
]


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    """A folder of its own that holds one document."""
    (tmp_path / "shop.yaml").write_text(SHOP, "utf-8")
    return tmp_path


@pytest.fixture
def partly(tmp_path: Path) -> Path:
    """A folder of its own that holds a document of which one operation is good."""
    (tmp_path / "partly.yaml").write_text(PARTLY, "utf-8")
    return tmp_path


def keeps_its_contract(client: Path) -> str:
    """What pytest says of the contract tests of a client."""
    pytest_ = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"]
    done = subprocess.run(pytest_, cwd=client, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout
    return done.stdout


def test_a_selected_client_is_the_client_of_the_document_cut_by_hand(shop: Path) -> None:
    (shop / "cut").mkdir()
    (shop / "cut" / "shop.yaml").write_text(PETS, "utf-8")
    fragmint("generate", "shop.yaml", "-o", "one", *ONLY_PETS, cwd=shop)
    fragmint("generate", "shop.yaml", "-o", "../two", cwd=shop / "cut")
    one, two = contents(shop / "one"), contents(shop / "two")
    carried = "src/shop/_fragmint/spec/shop"
    differing = {"fragmint.lock", f"{carried}.yaml", f"{carried}.effective.json"}
    differing |= {"tests/contract/conftest.py"}  # names the document
    assert {path: one[path] for path in one.keys() - differing} == {
        path: two[path] for path in two.keys() - differing
    }
    assert one.keys() - two.keys() == {f"{carried}.effective.json"}


@pytest.mark.slow
def test_it_is_said_how_much_is_kept(shop: Path) -> None:
    options = ("shop.yaml", "-o", "out", *ONLY_PETS)
    done = fragmint("generate", *options, cwd=shop)
    assert done.stdout.splitlines()[1] == "shop: kept 1 of 3 operations and 1 of 2 schemas"
    told = json.loads(fragmint("generate", *options, "--format", "json", cwd=shop).stdout)
    assert told["clients"][0]["kept"] == {
        "operations": 1,
        "of_operations": 3,
        "schemas": 1,
        "of_schemas": 2,
    }
    checked = fragmint("check", *options, cwd=shop)
    assert checked.stdout == (
        "shop: out is in sync\nshop: kept 1 of 3 operations and 1 of 2 schemas\n"
    )
    validated = fragmint("validate", "shop.yaml", *ONLY_PETS, cwd=shop)
    assert validated.stdout.splitlines()[1] == (
        "shop.yaml: kept 1 of 3 operations and 1 of 2 schemas"
    )


def test_another_selection_is_drift(shop: Path) -> None:
    fragmint("generate", "shop.yaml", "-o", "out", *ONLY_PETS, cwd=shop)
    done = fragmint("check", "shop.yaml", "-o", "out", "--include", "tag:pets", cwd=shop)
    assert done.returncode == 1


def test_the_lock_says_what_was_selected_of_which_document(shop: Path) -> None:
    fragmint("generate", "shop.yaml", "-o", "out", *ONLY_PETS, cwd=shop)
    lock = json.loads((shop / "out" / "fragmint.lock").read_text("utf-8"))
    assert lock["selection"] == {"include": ["tag:pets"], "exclude": ["method:delete"]}
    assert list(lock["inputs"]) == ["config", "spec/shop.yaml"]


def test_selectors_can_stand_in_the_configuration(shop: Path) -> None:
    (shop / "pyproject.toml").write_text(
        '[[tool.fragmint.client]]\nname = "shop"\nspec = "shop.yaml"\noutput = "out"\n'
        'include = ["tag:pets"]\nexclude = ["method:delete"]\n'
    )
    done = fragmint("generate", cwd=shop)
    assert "kept 1 of 3 operations" in done.stdout
    assert fragmint("check", "shop.yaml", "-o", "out", *ONLY_PETS, cwd=shop).returncode == 0
    assert "kept 1 of 3 operations" in fragmint("validate", cwd=shop).stdout
    assert fragmint("check", "--include", "tag:pets", cwd=shop).returncode == 2


def test_a_selector_that_means_nothing_is_refused(shop: Path) -> None:
    done = fragmint("generate", "shop.yaml", "-o", "out", "--include", "listPet", cwd=shop)
    assert done.returncode == 2
    assert "shop.yaml:4:1: error[L141] the selector 'listPet' matches no operation" in done.stderr
    assert "    hint: did you mean 'listPets'?" in done.stderr
    assert listing(shop) == ["shop.yaml"]


@pytest.mark.slow
def test_a_client_of_many_files_carries_those_it_needs_and_keeps_its_contract(
    tmp_path: Path,
) -> None:
    files = {
        "openapi.yaml": """\
openapi: 3.0.3
info: {title: Split, version: "1"}
paths:
  /pets: {$ref: paths/pets.yaml}
  /dogs: {$ref: paths/dogs.yaml}
components: {schemas: {Tail: {type: object, properties: {length: {type: integer}}}}}
""",
        "paths/pets.yaml": """\
get:
  operationId: getPet
  responses: {"200": {description: all, content: {application/json: {schema: {$ref: ../schemas/pet.yaml}}}}}
put: {operationId: putPet, responses: {"204": {description: fine}}}
""",
        "paths/dogs.yaml": "get: {operationId: dogs, responses: {'204': {description: fine}}}\n",
        "schemas/pet.yaml": "type: object\nproperties: {tail: {$ref: '../openapi.yaml#/components/schemas/Tail'}}\n",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    fragmint("generate", "openapi.yaml", "-o", "out", "--include", "getPet", cwd=tmp_path)
    carried = contents(tmp_path / "out/src/split/_fragmint/spec")
    assert list(carried) == ["openapi.effective.json", "schemas/pet.yaml"]
    assert " passed" in keeps_its_contract(tmp_path / "out")


def test_without_the_flag_mistakes_are_errors_and_the_way_out_is_told(partly: Path) -> None:
    done = fragmint("generate", "partly.yaml", "-o", "out", cwd=partly)
    assert done.returncode == 2
    assert re.findall(r":(\d+):\d+: error\[(\w+)\]", done.stderr) == [("9", "S104"), ("33", "L110")]
    assert done.stderr.endswith(
        "2 errors. Nothing was written.\nhint: --allow-partial leaves out: 4 operations\n"
    )
    assert listing(partly) == ["partly.yaml"]
    told = fragmint("generate", "partly.yaml", "-o", "out", "--format", "json", cwd=partly).stdout
    assert json.loads(told)["hints"] == ["--allow-partial leaves out: 4 operations"]


@pytest.mark.slow
def test_with_the_flag_what_cannot_be_used_is_left_out_and_named_everywhere(partly: Path) -> None:
    options = ("partly.yaml", "-o", "out", "--allow-partial")
    done = fragmint("generate", *options, cwd=partly)
    assert done.returncode == 0
    named = re.findall(r"^partly\.yaml:\d+:\d+: left out\[(\w+)\] ([^:]+): ", done.stderr, re.M)
    assert named == list(
        zip(["S104", "G105", "L110", "L110", "L110", "L110"], LEFT_OUT, strict=True)
    )
    assert "partly: kept 1 of 5 operations and 2 of 4 schemas" in done.stdout
    out = contents(partly / "out")
    for page in ("README.md", "REFERENCE.md"):
        text = out[page].decode()
        named = re.findall(r"^- `([^`]+)`: [SGL]\d{3} ", text.partition("## Not in")[2], re.M)
        assert named == sorted(
            LEFT_OUT
        )  # in no order of the document: verify has none but the lock's
    assert set(json.loads(out["fragmint.lock"])["selection"]["left-out"]) == set(LEFT_OUT)
    models = out["src/partly/models/_models.py"].decode()
    assert re.findall(r"^class (\w+)", models, re.M) == ["Good", "Unused"]
    told = json.loads(fragmint("check", *options, "--format", "json", cwd=partly).stdout)
    assert [each["name"] for each in told["clients"][0]["left_out"]] == LEFT_OUT
    reason = told["clients"][0]["left_out"][0]["because"][0]
    assert (reason["code"], reason["file"], reason["line"]) == ("S104", "partly.yaml", 9)
    keeps_its_contract(partly / "out")


def test_what_is_left_out_is_named_to_the_quiet_and_on_github_too(partly: Path) -> None:
    options = ("partly.yaml", "-o", "out", "--allow-partial")
    quiet = fragmint("generate", *options, "--quiet", cwd=partly)
    assert (quiet.stdout, len(quiet.stderr.splitlines())) == ("", 6)
    told = fragmint("check", *options, "--format", "github", cwd=partly).stdout
    assert "::warning file=partly.yaml,line=9,col=5,title=S104::left out GET /undeclared" in told


def test_what_is_selected_and_good_needs_no_flag(partly: Path) -> None:
    done = fragmint("generate", "partly.yaml", "-o", "out", "--include", "getGood", cwd=partly)
    assert (done.returncode, done.stderr) == (0, "")


def test_partial_can_stand_in_the_configuration(partly: Path) -> None:
    (partly / "pyproject.toml").write_text(
        '[[tool.fragmint.client]]\nname = "partly"\nspec = "partly.yaml"\nallow-partial = true\n'
    )
    assert fragmint("generate", cwd=partly).returncode == 0
    assert fragmint("check", cwd=partly).returncode == 0
    assert fragmint("validate", cwd=partly).returncode == 2


@pytest.mark.parametrize(
    ("old", "new"),
    [("title: Partly", "title: [1]"), ("paths:", "servers: [{url: 'https://{x}'}]\npaths:")],
)
def test_a_mistake_that_is_no_operations_stops_everything(partly: Path, old: str, new: str) -> None:
    (partly / "partly.yaml").write_text(PARTLY.replace(old, new, 1), "utf-8")
    done = fragmint("generate", "partly.yaml", "-o", "out", "--allow-partial", cwd=partly)
    assert done.returncode == 2
    assert "hint: --allow-partial" not in done.stderr
    assert listing(partly) == ["partly.yaml"]


def test_a_document_of_which_no_operation_is_good_is_refused(partly: Path) -> None:
    text = PARTLY.replace("components/schemas/Good", "components/schemas/Bad")
    (partly / "partly.yaml").write_text(text, "utf-8")
    done = fragmint("generate", "partly.yaml", "-o", "out", "--allow-partial", cwd=partly)
    assert done.returncode == 2
    assert "error[S104]" in done.stderr
    assert "error[L110]" in done.stderr


@pytest.mark.slow
def test_a_document_without_operations_gives_models_that_are_held_to_it(tmp_path: Path) -> None:
    (tmp_path / "models.yaml").write_text(
        'openapi: 3.1.0\ninfo: {title: Models, version: "1"}\npaths: {}\ncomponents:\n  schemas:\n'
        "    Pet: {type: object, properties: {next: {$ref: '#/components/schemas/Pet'}}}\n",
        "utf-8",
    )
    fragmint("generate", "models.yaml", "-o", "out", "--package", "pets", cwd=tmp_path)
    assert "2 passed" in keeps_its_contract(tmp_path / "out")
    models = tmp_path / "out/src/pets/models/_models.py"
    models.write_text(models.read_text("utf-8").replace("next: Pet", "next: Missing"), "utf-8")
    with pytest.raises(AssertionError, match="1 failed, 1 passed"):
        keeps_its_contract(tmp_path / "out")
