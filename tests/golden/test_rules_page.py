"""The page about rules says what the catalogue says."""

from __future__ import annotations

import os
from pathlib import Path

from fragmint.catalogue import catalogue
from support.rules_page import page

PAGE = Path(__file__).parents[2] / "docs" / "rules.md"


def test_the_page_about_rules_is_made_from_the_catalogue() -> None:
    if os.environ.get("FRAGMINT_GOLDEN") == "rewrite" and "CI" not in os.environ:
        PAGE.write_text(page(), encoding="utf-8")

    assert PAGE.read_text(encoding="utf-8") == page()


def test_every_code_stands_on_the_page() -> None:
    text = page()
    assert [code for code in catalogue() if f"\n### {code}\n" not in text] == []
