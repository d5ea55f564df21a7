"""What an index is told of a package beside its names: the classifiers."""

from __future__ import annotations

from packaging.specifiers import SpecifierSet
from packaging.version import Version

_PYTHONS = ("3.11", "3.12", "3.13", "3.14")


def classifiers(version: str, requires_python: str) -> tuple[str, ...]:
    """The trove classifiers of a client, in the order of the index; the versions of Python are those it says it supports."""
    supported = SpecifierSet(requires_python)
    is_stable = Version(version).major > 0
    return (
        f"Development Status :: {'5 - Production/Stable' if is_stable else '4 - Beta'}",
        "Intended Audience :: Developers",
        "Operating System :: OS Independent",
        "Programming Language :: Python :: 3",
        *(f"Programming Language :: Python :: {each}" for each in _PYTHONS if each in supported),
        "Typing :: Typed",
    )
