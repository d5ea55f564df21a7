"""docs/versions.md, made from the policy."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from fragmint.changes import CaughtBy, Impact, Row, policy

PAGE = Path(__file__).resolve().parents[2] / "docs" / "versions.md"

_HEAD = """# Versions

What a change of the document is to Python callers, and to the version of their package. This page is made from the policy,
`generator/fragmint/changes/policy.toml`: `make golden` rewrites it.

```
fragmint diff OLD NEW [--format text|json|markdown] [--fail-on breaking|additive|docs] [--no-surface] [--client NAME]
```

OLD and NEW are each a file, a release of a client (`0.2.0`: its snapshot), or a revision of git: `HEAD~1`, which is the client's
fragment there, or `HEAD~1:spec/things/openapi.yaml`; nothing is checked out. Two files need no configuration. The exit code is 0,
or 1 where something is as bad as `--fail-on`; 2 is for what cannot be compared.

Documents are compared by what they mean: `$ref`, `allOf`, the dialect, the order of keys and the names of schemas without a class
are nothing to a caller. Operations are known by method and path, then by operationId; schemas by the role they play; fields by
their names in JSON. What is sent is judged apart from what is received. Then both packages are made and their public API is
compared by griffe, each finding with the change that explains it; one that none explains was made by the generator.

## From changes to a version

| the worst change | from 1.0 on | before 1.0 |
|---|---|---|
| breaking | major | minor |
| additive | minor | patch |
| docs: said otherwise, done alike | patch | patch |
| none | none | none |

`beta-breaking = "minor"` in a client's configuration makes a minor version of what breaks callers of beta operations alone, from
1.0 on. An operation that asks for another API version (`version-moved`) is such a change; callers change nothing for it.
"""
_CAUGHT = """## What breaks and nothing catches

For each breaking change the tests say what fails first for callers who upgrade unread: the public API by griffe (surface), mypy
(types), or the contract tests of the old package (tests). Nothing at all fails for these, so read the changelog:
"""


def page() -> str:
    """The whole page."""
    return "\n".join([_HEAD, _CAUGHT, *_uncaught(), "", *_tables()])


def _uncaught() -> Iterator[str]:
    for row in policy().rows.values():
        if row.impact is Impact.BREAKING and row.caught_by is CaughtBy.NONE:
            yield f"- `{row.kind}`: {row.why}"


def _tables() -> Iterator[str]:
    yield "## All changes"
    yield ""
    for impact in Impact:
        rows = [row for row in policy().rows.values() if row.impact is impact]
        is_breaking = impact is Impact.BREAKING
        yield f"### {impact}"
        yield ""
        yield f"| change | of | way |{' caught by |' if is_breaking else ''} |"
        yield f"|{'---|' * (5 if is_breaking else 4)}"
        yield from (_row(row) for row in rows)
        yield ""


def _row(row: Row) -> str:
    caught = [str(row.caught_by)] if row.impact is Impact.BREAKING else []
    way = "" if row.direction == "both" else str(row.direction)
    return f"| {' | '.join([f'`{row.kind}`', row.field, way, *caught, row.why])} |"
