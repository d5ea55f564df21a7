"""Which version a release has: the one that follows from what changed, or the one that somebody asks for."""

from __future__ import annotations

import re
from dataclasses import dataclass

from packaging.version import Version

from fragmint.changes import Bump
from fragmint.diagnostics import FragmintError
from fragmint.history import FIRST, Record
from fragmint.ir import Api

_STABLE = Version("1.0.0")


@dataclass(frozen=True)
class Wish:
    """What is asked of a version: to be 1.0.0, or to be another than it would be, for a reason."""

    stable: bool = False
    version: str = ""
    reason: str = ""


def following(newest: Version, part: Bump) -> Version:
    """The version in which one part has moved on."""
    major, minor, micro = newest.release
    match part:
        case Bump.MAJOR:
            return Version(f"{major + 1}.0.0")
        case Bump.MINOR:
            return Version(f"{major}.{minor + 1}.0")
        case _:
            return Version(f"{major}.{minor}.{micro + 1}")


def wished(wish: Wish, newest: Record | None, api: Api) -> Version | None:
    """The version that somebody asks for, if anybody does; FragmintError where it cannot be had."""
    if wish.stable:
        _refuse_beta(api)
        version = _STABLE
    elif wish.version:
        version = _plain(wish.version)
    else:
        return None
    if newest is not None and version <= newest.version:
        raise FragmintError(f"{version} does not come after {newest.version}, the newest release")
    return version


def _refuse_beta(api: Api) -> None:
    if beta := [f"{each.method} {each.path}" for each in api.operations if each.is_beta]:
        listed = "\n".join(f"    {each}" for each in beta)
        raise FragmintError(
            f"a client with operations in beta cannot be stable:\n{listed}\n"
            "    hint: release without --stable, or leave them away with `exclude`"
        )


def _plain(text: str) -> Version:
    if re.fullmatch(r"(0|[1-9]\d*)(\.(0|[1-9]\d*)){2}", text) is None:
        raise FragmintError(f"{text!r} is no version of a release: three numbers, like {FIRST}")
    return Version(text)
