"""What is wrong with a document that could be loaded: its structure, then its meaning."""

from __future__ import annotations

from fragmint.diagnostics import Diagnostics
from fragmint.spec.document import Document
from fragmint.spec.rules import RULES
from fragmint.spec.structure import check_structure
from fragmint.spec.walk import View


def validate(document: Document, diagnostics: Diagnostics) -> None:
    """Add every finding about the document to the diagnostics; raises nothing."""
    for finding in check_structure(document.root):
        diagnostics.add(document.diagnostic(finding))
    view = View(document.root, document.version)
    for rule in RULES:
        for finding in rule(view):
            diagnostics.add(document.diagnostic(finding))
