# Generated from openapi.yaml by fragmint; do not edit.
"""What the document says of the API as a whole: where it is, who may call it, how it limits calls."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Literal

from ._runtime.ratelimit import RateLimitFamily, RateLimitHeaders
from ._runtime.security import ApiKey, Credential
from ._version import __version__

USER_AGENT = f"launchdarkly-releases/{__version__}"
VERSION_HEADER: str | None = "LD-API-Version"
DEFAULT_VERSION: str | None = "20240415"
RATE_LIMIT: RateLimitHeaders | None = RateLimitHeaders(
    {
        "global": RateLimitFamily(
            limit="X-Ratelimit-Global-Limit",
            remaining="X-Ratelimit-Global-Remaining",
            reset="X-Ratelimit-Reset",
        ),
        "route": RateLimitFamily(
            limit="X-Ratelimit-Route-Limit",
            remaining="X-Ratelimit-Route-Remaining",
            reset="X-Ratelimit-Reset",
        ),
        "auth-token": RateLimitFamily(
            limit="X-Ratelimit-Auth-Token-Limit",
            remaining="X-Ratelimit-Auth-Token-Remaining",
            reset="X-Ratelimit-Auth-Token-Reset",
        ),
    },
    reset_unit="epoch-ms",
)
CREDENTIAL_HINTS: dict[str, str] = {
    "ApiKey": "api_key= or set LAUNCHDARKLY_ACCESS_TOKEN",
}

Region = Literal["us", "federal", "eu"]
BASE_URLS: Mapping[Region, str] = {
    "us": "https://app.launchdarkly.com",
    "federal": "https://app.launchdarkly.us",
    "eu": "https://app.eu.launchdarkly.com",
}


def base_url_of(base_url: str | None, region: Region | None) -> str:
    """The base URL to call: the one passed in, that of the region, or the first of the document."""
    if base_url is not None and region is not None:
        raise ValueError("pass base_url or region, not both")
    if region is not None and region not in BASE_URLS:
        raise ValueError(f"unknown region {region!r}; there are: {', '.join(BASE_URLS)}")
    if region is not None:
        return BASE_URLS[region]
    return "https://app.launchdarkly.com" if base_url is None else base_url


def credentials(api_key: str | None) -> dict[str, Credential]:
    """What the caller passed, else what the environment holds, by security scheme."""
    found: dict[str, Credential] = {}
    api_key = api_key or os.environ.get("LAUNCHDARKLY_ACCESS_TOKEN")
    if api_key:
        found["ApiKey"] = ApiKey("Authorization", "header", api_key)
    return found
