"""The IR: one frozen, language-neutral shape of an API, and its builder."""

from fragmint.ir.builder import build
from fragmint.ir.model import Api

__all__ = ["Api", "build"]
