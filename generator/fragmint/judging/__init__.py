"""Which findings are told, and how bad each is: severities, ignores in the document, and the baseline, for all stages."""

from __future__ import annotations

from fragmint.judging.baseline import Entry, written
from fragmint.judging.policy import Policy, settle

__all__ = ["Entry", "Policy", "settle", "written"]
