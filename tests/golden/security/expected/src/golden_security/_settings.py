# Generated from openapi.yaml by fragmint; do not edit.
"""What the document says of the API as a whole: where it is, who may call it, how it limits calls."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Literal

from ._runtime.ratelimit import RateLimitHeaders
from ._runtime.security import ApiKey, Basic, Bearer, Credential
from ._version import __version__

USER_AGENT = f"golden-security/{__version__}"
VERSION_HEADER: str | None = None
DEFAULT_VERSION: str | None = None
RATE_LIMIT: RateLimitHeaders | None = None
CREDENTIAL_HINTS: dict[str, str] = {
    "Token": "access_token= or set GOLDEN_SECURITY_ACCESS_TOKEN",
    "Login": "basic=(username, password)",
    "Key": "key= or set GOLDEN_SECURITY_KEY",
    "timeout": "timeout_2= or set GOLDEN_SECURITY_TIMEOUT_2",
    "session": "session= or set GOLDEN_SECURITY_SESSION",
}

Region = Literal["eu", "us"]
BASE_URLS: Mapping[Region, str] = {
    "eu": "https://eu.example.com",
    "us": "https://us.example.com",
}


def base_url_of(base_url: str | None, region: Region | None) -> str:
    """The base URL to call: the one passed in, that of the region, or the first of the document."""
    if base_url is not None and region is not None:
        raise ValueError("pass base_url or region, not both")
    if region is not None and region not in BASE_URLS:
        raise ValueError(f"unknown region {region!r}; there are: {', '.join(BASE_URLS)}")
    if region is not None:
        return BASE_URLS[region]
    return "https://eu.example.com" if base_url is None else base_url


def credentials(
    access_token: str | None,
    basic: tuple[str, str] | None,
    key: str | None,
    timeout_2: str | None,
    session: str | None,
) -> dict[str, Credential]:
    """What the caller passed, else what the environment holds, by security scheme."""
    found: dict[str, Credential] = {}
    access_token = access_token or os.environ.get("GOLDEN_SECURITY_ACCESS_TOKEN")
    if access_token:
        found["Token"] = Bearer(access_token)
    if basic:
        found["Login"] = Basic(*basic)
    key = key or os.environ.get("GOLDEN_SECURITY_KEY")
    if key:
        found["Key"] = ApiKey("key", "query", key)
    timeout_2 = timeout_2 or os.environ.get("GOLDEN_SECURITY_TIMEOUT_2")
    if timeout_2:
        found["timeout"] = ApiKey("X-Timeout", "header", timeout_2)
    session = session or os.environ.get("GOLDEN_SECURITY_SESSION")
    if session:
        found["session"] = ApiKey("session", "cookie", session)
    return found
