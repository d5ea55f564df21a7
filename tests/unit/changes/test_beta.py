"""Which changes touch beta operations alone: what breaks in them may be declared to be less than a major version."""

from __future__ import annotations

from fragmint import ir, spec
from fragmint.changes import VERSION_MOVED, Bump, Change, bump, compare
from fragmint.diagnostics import Diagnostics
from fragmint.pipeline import Understood

TEXT = """\
openapi: 3.1.0
info: {title: Things, version: "1"}
x-fragmint: {version-header: X-Version}
paths:
  /things:
    get:
      operationId: list
      tags: [things]
      parameters: [{name: X-Version, in: header, schema: {type: string, enum: [beta]}}]
      responses:
        "200": {description: fine, content: {application/json: {schema: {$ref: "#/components/schemas/Thing"}}}}
  /others:
    get:
      operationId: others
      tags: [things]
      parameters: [{name: X-Version, in: header, schema: {type: string, enum: [OTHER]}}]
      responses:
        "200": {description: fine, content: {application/json: {schema: {$ref: "#/components/schemas/Thing"}}}}
components:
  schemas:
    Thing: {type: object, required: [size], properties: {size: {type: integer}}}
"""


def changes(old: str, new: str) -> list[Change]:
    return compare(understood(old), understood(new))


def understood(text: str) -> Understood:
    found = Diagnostics()
    document = spec.load_text(text, found)
    return Understood(document, ir.build(document, found), found)


def test_what_only_beta_operations_hold_is_of_beta() -> None:
    text = TEXT.replace("OTHER", "beta")

    (change,) = changes(text, text.replace("required: [size]", "required: []"))

    assert change.beta
    assert bump([change], before_one=False, beta_breaking=Bump.MINOR) is Bump.MINOR


def test_what_a_stable_operation_holds_too_is_not() -> None:
    text = TEXT.replace("OTHER", "20240415")

    (change,) = changes(text, text.replace("required: [size]", "required: []"))

    assert not change.beta
    assert bump([change], before_one=False, beta_breaking=Bump.MINOR) is Bump.MAJOR


def test_a_beta_that_gets_its_date_is_a_kind_of_its_own_and_of_beta() -> None:
    text = TEXT.replace("OTHER", "20240415")

    (change,) = changes(text, text.replace("enum: [beta]", "enum: ['20240415']"))

    assert (change.kind, change.beta) == (VERSION_MOVED, True)
    assert (change.before, change.after) == ("beta", "20240415")
