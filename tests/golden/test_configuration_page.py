"""The page about configuration says what the schemas say."""

from __future__ import annotations

import os
from pathlib import Path

from support.configuration_page import page

PAGE = Path(__file__).parents[2] / "docs" / "configuration.md"


def test_the_page_about_configuration_is_made_from_the_schemas() -> None:
    if os.environ.get("FRAGMINT_GOLDEN") == "rewrite" and "CI" not in os.environ:
        PAGE.write_text(page(), encoding="utf-8")

    assert PAGE.read_text(encoding="utf-8") == page()


def test_every_key_of_both_schemas_stands_on_the_page() -> None:
    text = page()
    keys = [
        "distribution",
        "requires-python",
        "version-header",
        "superseded-by",
        "handed-over",
        "reset-unit",
        "cursor",
    ]
    assert [key for key in keys if f"`{key}`" not in text] == []
