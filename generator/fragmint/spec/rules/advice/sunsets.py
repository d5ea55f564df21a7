"""Advice about the end of operations."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from fragmint.spec.codes import Finding
from fragmint.spec.rules.facts import FACTS
from fragmint.spec.values import as_object
from fragmint.spec.walk import View

_NEAR = timedelta(days=90)


def s147_operations_live_on(view: View, as_of: date) -> Iterator[Finding]:
    """An operation whose sunset lies behind a date, or at most 90 days ahead of it, needs a successor now."""
    for operation in view.operations:
        facts = as_object(operation.fields.get(FACTS))
        if (day := _day(facts.get("sunset"))) is None or day > as_of + _NEAR:
            continue
        days = (day - as_of).days
        when = f"{days} days after" if days > 0 else "which has come by"
        message = f"the sunset of {operation.label} is {day}, {when} {as_of}"
        successor = facts.get("superseded-by")
        hint = f"move to {successor}" if successor else "find out what replaces it"
        yield Finding("S147", message, (*operation.tokens, FACTS, "sunset"), hint)


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        return None
