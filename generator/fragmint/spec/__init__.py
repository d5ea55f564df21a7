"""OpenAPI documents: text in, one normalised `Document` out, every problem told with its place."""

from __future__ import annotations

from fragmint.spec.document import Document
from fragmint.spec.loader import load, load_text, title, written
from fragmint.spec.partial import LeftOut, culprits
from fragmint.spec.selection import Kept, Selection, effective_name
from fragmint.spec.validator import advise, doubtful_examples, validate

__all__ = [
    "Document",
    "Kept",
    "LeftOut",
    "Selection",
    "advise",
    "culprits",
    "doubtful_examples",
    "effective_name",
    "load",
    "load_text",
    "title",
    "validate",
    "written",
]
