"""What griffe finds between two packages, and which change of the document explains it."""

from __future__ import annotations

from dataclasses import replace

from fragmint.changes import CaughtBy, Change, Direction, Impact
from fragmint.changes.surface import breakages, surface

CHANGE = Change(
    "parameter-removed",
    Impact.BREAKING,
    Direction.REQUEST,
    "client.things.get(limit=)",
    "query limit",
    "",
    "The argument is gone.",
    CaughtBy.SURFACE,
    None,
    None,
)


def package(things: str = "", models: str = "", client: str = "") -> dict[str, bytes]:
    """An emitted tree in the small."""
    files = {
        "__init__": "",
        "resources/__init__": "",
        "resources/things": things,
        "models/__init__": "from ._models import *\n",
        "models/_models": models,
        "_client": client,
    }
    return {f"src/package/{path}.py": text.encode() for path, text in files.items()}


GET = "class Things:\n    def get(self, id: str, *, limit: int | None = None) -> None: ...\n"
OLD = package(f"{GET}\n{GET.replace('class ', 'class AsyncRaw')}")
NEW = package(
    OLD["src/package/resources/things.py"].decode().replace(", *, limit: int | None = None", "")
)


def test_what_breaks_is_told_once_for_all_flavours_of_a_class() -> None:
    (found,) = breakages(OLD, NEW)

    assert found.path == "resources.things.Things.get(limit=)"
    assert found.told == "Parameter was removed"


def test_a_breakage_is_explained_by_the_change_of_the_same_thing() -> None:
    other = replace(CHANGE, symbol="client.things.list(limit=)")

    (found,) = surface(OLD, NEW, [other, CHANGE])

    assert found.cause == CHANGE


def test_a_breakage_is_explained_by_the_change_of_what_holds_it() -> None:
    renamed = replace(CHANGE, kind="resource-renamed", symbol="client.things")

    (found,) = surface(OLD, NEW, [renamed])

    assert str(found) == (
        "resources.things.Things.get(limit=): parameter was removed <- resource-renamed"
    )


def test_what_no_change_of_the_document_explains_is_the_generators() -> None:
    elsewhere = replace(CHANGE, symbol="client.things.list(limit=)")

    (found,) = surface(OLD, NEW, [elsewhere])

    assert found.cause is None
    assert str(found).endswith("<- the generator, not the document")


def test_a_field_is_that_of_its_model() -> None:
    old = package(models="class Thing:\n    size: int\n    colour: str\n")
    new = package(models="class Thing:\n    size: int\n")
    gone = replace(CHANGE, kind="response-property-removed", symbol="models.Thing.colour")

    (found,) = surface(old, new, [replace(CHANGE, symbol="models.Thing.size"), gone])

    assert (found.breakage.path, found.cause) == ("models.Thing.colour", gone)


def test_an_argument_of_the_client_is_that_of_the_credential() -> None:
    old = package(
        client="class Client:\n    def __init__(self, *, api_key: str = '') -> None: ...\n"
    )
    new = package(client="class Client:\n    def __init__(self) -> None: ...\n")
    old["src/package/__init__.py"] = new["src/package/__init__.py"] = (
        b"from ._client import Client\n__all__ = ['Client']\n"
    )
    gone = replace(CHANGE, kind="credential-removed", symbol="Client(api_key=)")

    (found,) = surface(old, new, [gone])

    assert found.cause == gone
