"""The public API of two emitted packages, compared by griffe: a second opinion that knows Python and not the document."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from fragmint import pipeline
from fragmint.changes.judging import Change
from fragmint.changes.sides import Comparison
from fragmint.config import ClientConfig

Files = Mapping[str, bytes]


@dataclass(frozen=True)
class Breakage:
    """What griffe says of one public thing; `path` leads there in the package, in its plain flavour: sync, and not raw."""

    path: str
    told: str


@dataclass(frozen=True)
class Finding:
    """A breakage with the change of the document that explains it; without one the generator made it."""

    breakage: Breakage
    cause: Change | None

    def __str__(self) -> str:
        cause = self.cause.kind if self.cause else "the generator, not the document"
        return f"{self.breakage.path}: {self.breakage.told.lower()} <- {cause}"


def surface(old: Files, new: Files, changes: Sequence[Change]) -> list[Finding]:
    """What breaks in the public API from one emitted tree to another, each with its cause."""
    return [Finding(each, _cause(each, changes)) for each in breakages(old, new)]


def surface_of(compared: Comparison, client: ClientConfig) -> list[Finding]:
    """The same for the packages of two documents, made as those of that client."""
    if not compared.changes:
        return []  # what means the same is made into the same
    sides = (compared.old, compared.new)
    old, new = (pipeline.emit(pipeline.prepared(client, side)).tree for side in sides)
    return surface(old, new, compared.changes)


def breakages(old: Files, new: Files) -> list[Breakage]:
    """What griffe finds between two emitted trees, what all flavours of a class share told once."""
    import griffe

    loaded: list[griffe.Object | griffe.Alias] = []
    with TemporaryDirectory() as folder:
        for name, tree in (("old", old), ("new", new)):
            source = Path(folder) / name
            package = _written(tree, source)
            loaded.append(
                griffe.load(
                    package,
                    search_paths=[source],
                    allow_inspection=False,
                    try_relative_path=False,
                )
            )
        found = [_breakage(each) for each in griffe.find_breaking_changes(*loaded)]
    return list(dict.fromkeys(found))


def _breakage(found: object) -> Breakage:
    from griffe import Breakage as Told
    from griffe import Parameter

    assert isinstance(found, Told)
    path = found.obj.path.partition(".")[2]
    named = next(
        (each for each in (found.old_value, found.new_value) if isinstance(each, Parameter)), None
    )
    inside = ".".join(_plain(part) for part in path.split(".") if part != "_models")
    return Breakage(f"{inside}({named.name}=)" if named else inside, found.kind.value)


def _written(tree: Files, folder: Path) -> str:
    """Write the package of a tree into a folder; its name."""
    for path, data in tree.items():
        if path.startswith("src/") and path.endswith(".py"):
            target = folder / path.removeprefix("src/")
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
    (package,) = (each.name for each in folder.iterdir())
    return package


def _plain(name: str) -> str:
    """A class without what tells its flavour: `AsyncRawThings` is `Things`."""
    return re.sub(r"^(Async)?(Raw)?(?=[A-Z])", "", name)


def _cause(breakage: Breakage, changes: Sequence[Change]) -> Change | None:
    """The worst change that is about the same thing, about what holds it, or about what it holds: the nearest one."""
    here = _steps_of_path(breakage.path)
    near = [(each, _shared(here, _steps_of_symbol(each.symbol))) for each in changes]
    related = [(shared, each) for each, shared in near if shared]
    return max(related, key=lambda pair: (pair[0], pair[1].impact.weight))[1] if related else None


def _shared(one: tuple[str, ...], other: tuple[str, ...]) -> int:
    """How many steps two ways have in common, where one leads on from the other; 0 where they part."""
    length = min(len(one), len(other))
    return length if one[:length] == other[:length] else 0


def _steps_of_symbol(symbol: str) -> tuple[str, ...]:
    """`client.things.get(limit=)` as ("things", "get", "limit"), `models.Thing.size[]` as ("Thing", "size")."""
    steps = re.findall(r"\w+", re.sub(r"\[.*?\]| \(.*\)", "", symbol))
    return tuple(steps[1:] if steps[0] in ("client", "models") else steps)


def _steps_of_path(path: str) -> tuple[str, ...]:
    """The same for where something stands in the package: `resources.things.Things.get(limit=)`."""
    steps = re.findall(r"\w+", path)
    match steps:
        case ["models", *rest]:
            return tuple(rest)
        case ["resources", module, *rest]:
            return (module, *rest[1:])
        case ["_client", "Client", "__init__", *rest]:
            return ("Client", *rest)
        case ["_client", "Client", *rest]:
            return tuple(rest)
        case _:
            return tuple(steps)
