"""Fragments cut out of a vendor's document, and merged with what was done by hand when the vendor's document moves."""

from fragmint.curation.curating import Curated, base_of, curate, moved, write
from fragmint.curation.merging import Change, Conflict
from fragmint.curation.settling import Settlement
from fragmint.curation.values import ABSENT, Maybe

__all__ = [
    "ABSENT",
    "Change",
    "Conflict",
    "Curated",
    "Maybe",
    "Settlement",
    "base_of",
    "curate",
    "moved",
    "write",
]
