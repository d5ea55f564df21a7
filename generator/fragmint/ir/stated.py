"""What only the fragment says of an API: how it tells of its limits, and the pages that the fragment was made from."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class RateLimitFamily:
    """Response headers that speak of one budget; any may be undeclared."""

    name: str
    limit: str = ""
    remaining: str = ""
    reset: str = ""


@dataclass(frozen=True)
class RateLimit:
    """How the API tells of its limits; `reset_unit` is epoch-ms, epoch-s or seconds."""

    reset_unit: str
    families: tuple[RateLimitFamily, ...]


@dataclass(frozen=True)
class Source:
    """A page the fragment was curated from."""

    id: str
    page: str
    url: str = ""
    handed_over: str = ""
