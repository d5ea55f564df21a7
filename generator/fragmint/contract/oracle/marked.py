"""Bodies whose secrets can be told from everything else in them."""

from __future__ import annotations

from fragmint.contract.oracle.document import Node
from fragmint.contract.oracle.walker import Fits, Spot, walk
from fragmint.contract.values import JsonValue, replaced


def with_secrets(schema: Node, body: JsonValue, fits: Fits) -> tuple[JsonValue, list[str]]:
    """The body with a text of its own in each field that the document marks as secret, and these texts."""
    texts: list[str] = []
    for spot in filter(_is_marked, walk(schema, body, fits)):
        text = f"secret-{len(texts) + 1:04}-of-the-contract"
        marked = replaced(body, spot.pointer, text)
        if fits(schema, marked):
            body = marked
            texts.append(text)
    return body, texts


def _is_marked(spot: Spot) -> bool:
    marked = any(each["x-fragmint"]["secret"].value is True for each in spot.schemas)
    return marked and isinstance(spot.value, str)
