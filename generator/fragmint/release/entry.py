"""What the changelog says of a release: what changed for callers, the worst first, and how a broken call is written now."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from fragmint.changes import Change, Impact
from fragmint.ir.model import Operation
from fragmint.pipeline import Prepared
from fragmint.render.calls import sample_call
from fragmint.render.filters import cell, code

_GONE = "# there is no such operation any more"
_HEADINGS = {
    Impact.BREAKING: "Breaking",
    Impact.ADDITIVE: "Added",
    Impact.DOCS: "Documentation",
}


class _Called(NamedTuple):
    """An operation, with the resource that has it."""

    resource: str
    operation: Operation

    @property
    def symbol(self) -> str:
        """What changes call it by."""
        return f"client.{self.resource}.{self.operation.name}"


def entry(changes: Sequence[Change], before: Prepared, after: Prepared) -> str:
    """The Markdown of an entry; changes come sorted."""
    blocks: list[str] = []
    for impact, heading in _HEADINGS.items():
        if told := [each for each in changes if each.impact is impact]:
            lines = dict.fromkeys(f"- {_line(each)}" for each in told)
            blocks += [f"### {heading}", "\n".join(lines)]
    broken = [each for each in changes if each.impact is Impact.BREAKING]
    if notes := dict.fromkeys(_migrations(broken, before, after)):
        blocks += ["### Migration", *notes]
    return "\n\n".join(blocks)


def reason(change: Change) -> str:
    """The change in one line of plain text."""
    return f"{change.impact}: {change.symbol}: {change.kind}{_plainly(change)}"


def _plainly(change: Change) -> str:
    sides = [each for each in (change.before, change.after) if each]
    return f" ({' -> '.join(sides)})" if sides else ""


def _line(change: Change) -> str:
    sides = " -> ".join(code(each) for each in (change.before, change.after) if each)
    return f"{code(change.symbol)}: {cell(change.why)}{f' {sides}' if sides else ''}"


def _migrations(broken: Sequence[Change], before: Prepared, after: Prepared) -> Iterator[str]:
    """The call of each operation that is called differently now, before and after."""
    old = {called.symbol: called for called in _called(before)}
    new = _called(after)
    for change in broken:
        if (was := old.get(change.symbol.partition("(")[0])) is None:
            continue  # not about an operation
        now = _now(was, change, new)
        then, today = (_call(was, before), _call(now, after) if now else _GONE)
        if then != today:
            yield f"Before:\n\n```python\n{then}\n```\n\nAfter:\n\n```python\n{today}\n```"


def _called(ready: Prepared) -> list[_Called]:
    resources = ready.understood.api.resources
    return [_Called(each.name, operation) for each in resources for operation in each.operations]


def _now(was: _Called, change: Change, new: Sequence[_Called]) -> _Called | None:
    """The operation as it is now: the one that the change is in, else the one of the same id."""
    place = f"{change.new.pointer}/" if change.new else ""
    found = [each for each in new if place.startswith(f"{each.operation.pointer}/")]
    return next(
        iter(found or [each for each in new if each.operation.id == was.operation.id]), None
    )


def _call(called: _Called, ready: Prepared) -> str:
    arguments = sample_call(called.operation, ready.understood.api, ready.models).arguments
    return f"{called.symbol}({arguments})"
