"""The oracle: what the raw document says, read by code and libraries that the generator does not use."""

from fragmint.contract.oracle.oracle import Oracle

__all__ = ["Oracle"]
