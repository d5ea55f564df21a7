"""The models' stage: IR -> pydantic source."""

from fragmint.models.datamodel import ModelSet, emit

__all__ = ["ModelSet", "emit"]
