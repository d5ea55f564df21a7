"""The mock: a server that plays a document, for contract tests in a thread of theirs, for people as `fragmint mock`."""

from fragmint.contract.mock.app import MockApp
from fragmint.contract.mock.server import MockServer, serve

__all__ = ["MockApp", "MockServer", "serve"]
