# Generated from openapi.yaml by fragmint; do not edit.
"""What the document says of the API as a whole: where it is, who may call it, how it limits calls."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Literal

from ._runtime.ratelimit import RateLimitHeaders
from ._runtime.security import ApiKey, Credential
from ._version import __version__

USER_AGENT = f"golden-hostile-text/{__version__}"
VERSION_HEADER: str | None = None
DEFAULT_VERSION: str | None = None
RATE_LIMIT: RateLimitHeaders | None = None
CREDENTIAL_HINTS: dict[str, str] = {
    'sch"eme\\': "api_key= or set GOLDEN_HOSTILE_TEXT_API_KEY",
}

Region = Literal['re"gion\\']
BASE_URLS: Mapping[Region, str] = {
    're"gion\\': "https://api.example.com/it's",
}


def base_url_of(base_url: str | None, region: Region | None) -> str:
    """The base URL to call: the one passed in, that of the region, or the first of the document."""
    if base_url is not None and region is not None:
        raise ValueError("pass base_url or region, not both")
    if region is not None and region not in BASE_URLS:
        raise ValueError(f"unknown region {region!r}; there are: {', '.join(BASE_URLS)}")
    if region is not None:
        return BASE_URLS[region]
    return "https://api.example.com/it's" if base_url is None else base_url


def credentials(api_key: str | None) -> dict[str, Credential]:
    """What the caller passed, else what the environment holds, by security scheme."""
    found: dict[str, Credential] = {}
    api_key = api_key or os.environ.get("GOLDEN_HOSTILE_TEXT_API_KEY")
    if api_key:
        found['sch"eme\\'] = ApiKey("X-`id`$Key'|", "header", api_key)
    return found
