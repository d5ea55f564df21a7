"""Whole distributions from the text of a document, in memory, on disk, and imported."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from fragmint import models, render
from fragmint.config import for_spec
from fragmint.ir import Api
from fragmint.models import ModelSet
from fragmint.output import FileTree
from support.apis import api

PACKAGE = "things"


@cache
def model_set(text: str) -> tuple[Api, ModelSet]:
    """The API of a document, as `support.apis` has them, and its models."""
    built = api(text)
    return built, models.emit(built, PACKAGE, render.templates_root() / "models")


@cache
def distribution(text: str) -> FileTree:
    """Every file of the client of a document."""
    built, emitted = model_set(text)
    return render.render(built, emitted, for_spec(Path("openapi.yaml"), Path(), PACKAGE))


def source(text: str, path: str) -> str:
    """One file of the client, below its package."""
    return distribution(text)[f"src/{PACKAGE}/{path}"].decode()
