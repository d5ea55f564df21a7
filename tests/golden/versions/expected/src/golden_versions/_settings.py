# Generated from openapi.yaml by fragmint; do not edit.
"""What the document says of the API as a whole: where it is, who may call it, how it limits calls."""

from __future__ import annotations


from ._runtime.ratelimit import RateLimitHeaders
from ._runtime.security import Credential
from ._version import __version__

USER_AGENT = f"golden-versions/{__version__}"
VERSION_HEADER: str | None = "X-Version"
DEFAULT_VERSION: str | None = "20240415"
RATE_LIMIT: RateLimitHeaders | None = None
CREDENTIAL_HINTS: dict[str, str] = {}


def base_url_of(base_url: str | None) -> str:
    """The base URL to call: the one passed in, or the first of the document."""
    return "https://api.example.com" if base_url is None else base_url


def credentials() -> dict[str, Credential]:
    """What the caller passed, else what the environment holds, by security scheme."""
    found: dict[str, Credential] = {}
    return found
