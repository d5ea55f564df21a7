"""OpenAPI documents: text in, one normalised `Document` out, every problem told with its place."""

from __future__ import annotations

from fragmint.spec.document import Document
from fragmint.spec.loader import load, load_text
from fragmint.spec.validator import validate

__all__ = ["Document", "load", "load_text", "validate"]
