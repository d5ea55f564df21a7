"""What is wrong with a document that could be loaded: its structure, then its meaning."""

from __future__ import annotations

from itertools import chain

from fragmint.diagnostics import Diagnostics
from fragmint.spec.condense import condensed
from fragmint.spec.document import Document
from fragmint.spec.rules import RULES
from fragmint.spec.structure import check_structure
from fragmint.spec.walk import View


def validate(document: Document, diagnostics: Diagnostics) -> None:
    """Add every finding about the document to the diagnostics; raises nothing."""
    view = View(document.root, document.version)
    findings = chain(check_structure(document.root), *(rule(view) for rule in RULES))
    diagnostics.extend(condensed(map(document.diagnostic, findings)))
