"""Contract tests: what the emitted tests of a client import, and nothing heavy.

The oracle reads the raw fragment, by libraries and code that the generator does not use.
"""

from fragmint.contract.coverage import operations_tested_in
from fragmint.contract.exchange import Documented, SentRequest, Surprise
from fragmint.contract.session import Contract
from fragmint.contract.values import JsonValue, differences, encoded

__all__ = [
    "Contract",
    "Documented",
    "JsonValue",
    "SentRequest",
    "Surprise",
    "differences",
    "encoded",
    "operations_tested_in",
]
