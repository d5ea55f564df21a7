"""api.txt: the public API of a package as lines that a review can read."""

from __future__ import annotations

from fragmint.render.public_api import public_api
from support.emitted import PACKAGE, distribution

TEXT = """\
servers: [{url: "https://example.com"}]
paths:
  /things/{id}:
    get:
      operationId: get
      tags: [things]
      parameters:
        - {name: id, in: path, required: true, schema: {type: string}}
        - {name: limit, in: query, schema: {type: integer}}
      responses:
        "200": {description: fine, content: {application/json: {schema: {$ref: "#/components/schemas/Thing"}}}}
components:
  schemas:
    Thing:
      type: object
      required: [size]
      properties: {size: {type: integer}, colour: {enum: [red, blue]}}
"""


def lines() -> list[str]:
    return distribution(TEXT)["api.txt"].decode().splitlines()


def test_each_member_that_a_program_may_use_is_a_line_and_the_lines_are_sorted() -> None:
    found = lines()

    assert found == sorted(found)
    for line in (
        "things.Client.things: Things",
        "things.NotFoundError",
        "things.models.Thing(Model)",
        "things.models.Thing.size: int",
        "things.models.Thing.colour: ThingColour | None = None",
        "things.models.KnownThingColour.RED = 'red'",
        "things.resources.things.Things.get(id: str, *, limit: int | None=None, options: RequestOptions | None=None) -> Thing",
        "things.resources.things.AsyncThings.get(id: str, *, limit: int | None=None, options: RequestOptions | None=None) "
        "-> async Thing",
    ):
        assert line in found


def test_what_is_private_is_no_line() -> None:
    found = lines()

    assert [
        line for line in found if "._" in line.replace(".__init__", "").replace(".__version__", "")
    ] == []
    assert public_api({"src/things/_runtime/a.py": b"class A: ..."}, PACKAGE) == b""
