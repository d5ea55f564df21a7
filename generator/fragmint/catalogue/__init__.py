"""Every code that fragmint prints, in one place: what it means, why it matters, what to do, with examples."""

from __future__ import annotations

from fragmint.catalogue.entries import Entry, catalogue, entry, is_adjustable, nearest_code

__all__ = ["Entry", "catalogue", "entry", "is_adjustable", "nearest_code"]
