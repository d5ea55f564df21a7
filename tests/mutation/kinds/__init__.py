"""Every kind of mutant. A module holds those of one part of the contract."""

from mutation.kinds import answers, document, limits, paging, requests, retries, secrets, signing
from mutation.mutants import KINDS

__all__ = [
    "KINDS",
    "answers",
    "document",
    "limits",
    "paging",
    "requests",
    "retries",
    "secrets",
    "signing",
]
