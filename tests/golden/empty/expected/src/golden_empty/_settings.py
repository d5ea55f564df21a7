# Generated from openapi.yaml by fragmint; do not edit.
"""What the document says of the API as a whole: where it is, who may call it, how it limits calls."""

from __future__ import annotations


from ._runtime.ratelimit import RateLimitHeaders
from ._runtime.security import Credential
from ._version import __version__

USER_AGENT = f"golden-empty/{__version__}"
VERSION_HEADER: str | None = None
DEFAULT_VERSION: str | None = None
RATE_LIMIT: RateLimitHeaders | None = None
CREDENTIAL_HINTS: dict[str, str] = {}


def base_url_of(base_url: str) -> str:
    """The base URL to call: the document names no server."""
    return base_url


def credentials() -> dict[str, Credential]:
    """What the caller passed, else what the environment holds, by security scheme."""
    found: dict[str, Credential] = {}
    return found
