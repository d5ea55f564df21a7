"""Names for schemas that come to stand under `#/components/schemas` because something refers to them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from itertools import count
from pathlib import PurePosixPath

from fragmint.spec.places import Place

_STRUCTURE = frozenset(
    (
        "components",
        "schemas",
        "paths",
        "properties",
        "$defs",
        "definitions",
        "responses",
        "content",
        "schema",
    )
)
_FORBIDDEN = re.compile(r"[^A-Za-z0-9._-]+")


def allocate(places: Iterable[Place], taken: Collection[str]) -> dict[Place, str]:
    """A free name for each place, made of what leads there; the same places get the same names in any order."""
    used = set(taken)
    names: dict[Place, str] = {}
    for place in sorted(places, key=lambda place: (place.file.name, place.tokens)):
        names[place] = next(name for name in _candidates(place) if name not in used)
        used.add(names[place])
    return names


def is_legal(name: str) -> bool:
    """Whether the standard allows the name for a component."""
    return bool(name) and not _FORBIDDEN.search(name)


def _candidates(place: Place) -> Iterable[str]:
    stem = PurePosixPath(place.file.name).stem
    inner = _legal("_".join(token for token in place.tokens if token not in _STRUCTURE))
    yield inner or _legal(stem) or "Schema"
    longest = _legal(f"{stem}_{inner}") or "Schema"
    yield longest
    for number in count(2):
        yield f"{longest}_{number}"


def _legal(name: str) -> str:
    return _FORBIDDEN.sub("_", name).strip("_")
