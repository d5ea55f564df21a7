# Generated from openapi.yaml by fragmint; do not edit.
"""A typed client for LaunchDarkly release policies and projects, sync and async."""

from importlib import import_module
from typing import TYPE_CHECKING

from ._version import __version__

if TYPE_CHECKING:
    from ._client import AsyncClient, Client
    from ._runtime.deviation import Deviation
    from ._runtime.options import Clock, RequestOptions
    from ._runtime.response import RawResponse
    from .errors import (
        APIConnectionError,
        APIError,
        APIResponseValidationError,
        APIStatusError,
        APITimeoutError,
        AuthenticationError,
        BadRequestError,
        ClientError,
        ConflictError,
        InternalServerError,
        LifecycleWarning,
        MissingCredentialsError,
        NotFoundError,
        PaginationError,
        PermissionDeniedError,
        RateLimitError,
        RequestValidationError,
        UnprocessableEntityError,
        UnsupportedApiVersionError,
    )

__all__ = [
    "APIConnectionError",
    "APIError",
    "APIResponseValidationError",
    "APIStatusError",
    "APITimeoutError",
    "AsyncClient",
    "AuthenticationError",
    "BadRequestError",
    "Client",
    "ClientError",
    "Clock",
    "ConflictError",
    "Deviation",
    "InternalServerError",
    "LifecycleWarning",
    "MissingCredentialsError",
    "NotFoundError",
    "PaginationError",
    "PermissionDeniedError",
    "RateLimitError",
    "RawResponse",
    "RequestOptions",
    "RequestValidationError",
    "UnprocessableEntityError",
    "UnsupportedApiVersionError",
    "__version__",
]

# Each name is loaded when first asked for.
_MODULES = {
    "AsyncClient": "._client",
    "Client": "._client",
    "Clock": "._runtime.options",
    "Deviation": "._runtime.deviation",
    "RawResponse": "._runtime.response",
    "RequestOptions": "._runtime.options",
}

# Hidden from type checkers, so that a misspelt name is an error to them.
if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return getattr(import_module(_MODULES.get(name, ".errors"), __name__), name)


def __dir__() -> list[str]:
    return sorted(__all__)
