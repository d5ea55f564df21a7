"""The outcome of a run on one screen: a line for each operation, a column for each promise, once for each target."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from string import ascii_lowercase, ascii_uppercase

from fragmint.contract.plugin.results import FAILED, PASSED, SKIPPED, Result
from fragmint.contract.targets import TARGETS

_LETTERS = ascii_lowercase + ascii_uppercase
_SIGNS = {PASSED: ".", FAILED: "F", SKIPPED: "-"}
_WHOLE = "the client as a whole"


def matrix(targets: Mapping[str, Sequence[Result]]) -> Iterator[str]:
    """The lines of the matrix: `.` is kept, `F` broken, `-` not for this target, a blank not run or no such promise."""
    everything = [each for found in targets.values() for each in found]
    own = [each for each in everything if each.operation]
    promises = list(dict.fromkeys(each.promise for each in own))
    operations = list(dict.fromkeys(each.operation for each in own))
    shown = [name for name in TARGETS if name in targets]
    width = max(map(len, [*operations, _WHOLE]))
    letters = "".join(_LETTERS[index % len(_LETTERS)] for index in range(len(promises)))
    column = max(len(letters), *map(len, shown), len("99 of 99"))
    yield f"{'':{width}}  {'  '.join(f'{name:{column}}' for name in shown)}".rstrip()
    if operations:
        yield f"{'':{width}}  {'  '.join(f'{letters:{column}}' for _ in shown)}".rstrip()
    for operation in operations:
        cells = [_cells(targets[name], operation, promises) for name in shown]
        yield f"{operation:{width}}  {'  '.join(f'{cell:{column}}' for cell in cells)}".rstrip()
    if len(own) < len(everything):
        kept = [_kept(each for each in targets[name] if not each.operation) for name in shown]
        yield f"{_WHOLE:{width}}  {'  '.join(f'{cell:{column}}' for cell in kept)}".rstrip()
    for letter, promise in zip(letters, promises, strict=True):
        yield f"  {letter} {promise}"


def _cells(results: Iterable[Result], operation: str, promises: Sequence[str]) -> str:
    found: dict[str, set[str]] = {}
    for each in results:
        if each.operation == operation:
            found.setdefault(each.promise, set()).add(each.outcome)
    return "".join(_sign(found.get(promise, set())) for promise in promises)


def _sign(outcomes: set[str]) -> str:
    worst = (each for each in (FAILED, PASSED, SKIPPED) if each in outcomes)
    return _SIGNS.get(next(worst, ""), " ")


def _kept(results: Iterable[Result]) -> str:
    run = [each for each in results if each.outcome != SKIPPED]
    return f"{sum(each.outcome == PASSED for each in run)} of {len(run)}"
