"""Two APIs, matched by meaning: every field of the IR that is not as it was."""

from __future__ import annotations

from collections.abc import Iterator

from fragmint.changes.differences import Difference, Direction, Spot
from fragmint.changes.operations import Operations
from fragmint.changes.schemas import Schemas
from fragmint.changes.service import service
from fragmint.ir.model import Api


def differences(old: Api, new: Api) -> Iterator[Difference]:
    """Each difference once for each way it travels; one that stable and beta operations share is told for both."""
    schemas = Schemas(old.models, new.models)
    yield from service(old, new)
    yield from Operations(old, new, schemas).compare()
    yield from schemas.meetings()
    yield from _models(old, new, schemas)


def _models(old: Api, new: Api, schemas: Schemas) -> Iterator[Difference]:
    """Models that no operation leads to, which hooks send or nothing uses, and those that only one API has."""
    for name in old.models:
        if name in new.models and name not in schemas.met:
            sent = old.models[name].request_only
            schemas.meet(name, name, Direction.REQUEST if sent else Direction.RESPONSE, beta=False)
    yield from schemas.meetings()
    renamed = schemas.renamed()
    for name, model in old.models.items():
        if name not in new.models and name not in renamed:
            at = Spot(f"models.{name}", model.schema.pointer, None)
            yield at.gone("Api.models", "removed", name)
    for name, model in new.models.items():
        if name not in old.models and name not in renamed.values():
            at = Spot(f"models.{name}", None, model.schema.pointer)
            yield at.come("Api.models", "added", name)
