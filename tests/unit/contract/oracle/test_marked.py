from __future__ import annotations

from fragmint.contract.oracle.marked import with_secrets
from fragmint.contract.values import JsonObject
from unit.contract.documents import placed

SECRET: JsonObject = {"type": "string", "x-fragmint": {"secret": True}}


def test_each_secret_has_a_text_of_its_own_that_stands_nowhere_else() -> None:
    schema: JsonObject = {
        "properties": {"name": {"type": "string"}, "keys": {"type": "array", "items": SECRET}}
    }
    node, fits = placed(schema, {})

    body, texts = with_secrets(node, {"name": "string", "keys": ["string", "string"]}, fits)

    assert len(set(texts)) == 2
    assert body == {"name": "string", "keys": texts}


def test_a_secret_that_can_be_no_other_text_is_left_as_it_is() -> None:
    node, fits = placed({"properties": {"key": {**SECRET, "pattern": "^[a-z]{3}$"}}}, {})

    assert with_secrets(node, {"key": "abc"}, fits) == ({"key": "abc"}, [])
