# Generated from openapi.yaml by fragmint; do not edit.
"""What the document says of the API as a whole: where it is, who may call it, how it limits calls."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, TypedDict

from ._runtime.ratelimit import RateLimitHeaders
from ._runtime.security import Credential
from ._runtime.servers import ServerTemplate, chosen_base_url
from ._version import __version__

USER_AGENT = f"golden-servers/{__version__}"
VERSION_HEADER: str | None = None
DEFAULT_VERSION: str | None = None
RATE_LIMIT: RateLimitHeaders | None = None
CREDENTIAL_HINTS: dict[str, str] = {}

Region = Literal["staging"]
ServerVariables = TypedDict(
    "ServerVariables", {"tenant": str, "zone": Literal["eu", "us"], "port": str}, total=False
)
SERVERS: Mapping[str, ServerTemplate] = {
    "": ServerTemplate(
        "https://{tenant}.{zone}.example.com:{port}/v1",
        {"tenant": "demo", "zone": "eu", "port": "443"},
        {"zone": ("eu", "us")},
    ),
    "staging": ServerTemplate("https://staging.example.com/v1"),
}


def base_url_of(
    base_url: str | None, region: Region | None, server_variables: ServerVariables | None
) -> str:
    """The base URL to call: the one passed in, or that of the document's server with its variables filled in."""
    return chosen_base_url(
        SERVERS, base_url, region or "", server_variables or {}, ServerVariables.__annotations__
    )


def credentials() -> dict[str, Credential]:
    """What the caller passed, else what the environment holds, by security scheme."""
    found: dict[str, Credential] = {}
    return found
