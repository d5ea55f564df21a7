# Generated from openapi.yaml by fragmint; do not edit.
"""The models, loaded when the first of them is asked for."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ._models import (
        Access,
        AccessDecision,
        AccessReason,
        ApprovalSettings,
        ClientSideAvailability,
        Environment,
        EnvironmentCollection,
        Error,
        GuardedReleaseConfig,
        KnownReleaseMethod,
        Link,
        Links,
        ProgressiveReleaseConfig,
        Project,
        ProjectLinks,
        ReleaseMethod,
        ReleasePolicy,
        ReleasePolicyCollection,
        ReleasePolicyScope,
        ReleaseStage,
    )

__all__ = [
    "Access",
    "AccessDecision",
    "AccessReason",
    "ApprovalSettings",
    "ClientSideAvailability",
    "Environment",
    "EnvironmentCollection",
    "Error",
    "GuardedReleaseConfig",
    "KnownReleaseMethod",
    "Link",
    "Links",
    "ProgressiveReleaseConfig",
    "Project",
    "ProjectLinks",
    "ReleaseMethod",
    "ReleasePolicy",
    "ReleasePolicyCollection",
    "ReleasePolicyScope",
    "ReleaseStage",
]

# Hidden from type checkers, so that a misspelt name is an error to them.
if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return getattr(import_module("._models", __name__), name)


def __dir__() -> list[str]:
    return sorted(__all__)
