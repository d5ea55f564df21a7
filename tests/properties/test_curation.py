"""Whatever two people do to a document, its merge is final, and its text says what the merge says and keeps its comments."""

from __future__ import annotations

import copy
import os
from pathlib import Path
from typing import TypeAlias, cast

from hypothesis import given, settings
from hypothesis import strategies as st

from fragmint.curation.editing import edited
from fragmint.curation.merging import Side, merge
from fragmint.curation.written import Written
from fragmint.spec.values import JsonObject, JsonValue
from fragmint.spec.yaml_reader import read_yaml

Collection: TypeAlias = JsonObject | list[JsonValue]
MANY = 1_500 if os.environ.get("FRAGMINT_FULL") else 40
TEXT = Path(__file__).with_name("curated.yaml").read_text()
BASE = cast("JsonObject", read_yaml(TEXT)[0])
TEXTS = [
    "x",
    "no",
    "200",
    "1e3",
    "a: b",
    "# x",
    "multi\nline\n",
    "  lead\n more",
    "long " * 60,
    "\n",
    "a\n\n",
]
ODD_TEXTS = ["tab\there", "\u2028", "- a", "@x", "{a}", "a, b]", "x\r\ny", "<<"]
NEW: list[JsonValue] = [
    *(None, True, 1, 1.5),
    *(*TEXTS, *ODD_TEXTS),
    [],
    {},
    {"p": {"q": [1, "a\n"]}},
    [{"$ref": "#/x"}],
    ["a", "b"],
]
NAMES = ["new", "200", "n o", "x-y", "#h", "a: b", "- q", "no", "summary", "required", "<<x"]


@st.composite
def versions(draw: st.DrawFn) -> JsonObject:
    """The document after some edits of any kind, anywhere."""
    value = copy.deepcopy(BASE)
    for _ in range(draw(st.integers(0, 4))):
        holder = draw(st.sampled_from(_collections(value)))
        kind = draw(st.sampled_from(["add", "set", "remove"]))
        key: str | int
        if isinstance(holder, list):
            key = draw(st.integers(0, max(0, len(holder) - 1)))
        else:
            key = draw(st.sampled_from(NAMES if kind == "add" or not holder else list(holder)))
        _edit(holder, key, kind, copy.deepcopy(draw(st.sampled_from(NEW))))
    return value or {"openapi": "3.1.0"}


def _edit(holder: Collection, key: str | int, kind: str, value: JsonValue) -> None:
    if isinstance(holder, dict) and isinstance(key, str):
        if kind == "remove" and key in holder:
            del holder[key]
        else:
            holder[key] = value
    elif isinstance(holder, list) and isinstance(key, int):
        if kind == "add" or not holder:
            holder.insert(key, value)
        elif kind == "set":
            holder[key] = value
        else:
            del holder[key]


def _collections(value: JsonValue) -> list[Collection]:
    if not isinstance(value, dict | list):
        return []
    inside = value.values() if isinstance(value, dict) else value
    return [value, *(each for part in inside for each in _collections(part))]


@settings(max_examples=MANY, deadline=None, derandomize=True)
@given(ours=versions(), theirs=versions(), side=st.sampled_from(Side))
def test_a_merge_is_final_and_so_is_a_settled_one(
    ours: JsonObject, theirs: JsonObject, side: Side
) -> None:
    first = merge(BASE, ours, theirs)
    again = merge(first.base, first.value, theirs)
    settled = merge(first.base, first.value, theirs, lambda tokens: side)
    after = merge(settled.base, settled.value, theirs)

    assert (again.value, again.changes) == (first.value, ())
    assert [each.pointer for each in again.conflicts] == [each.pointer for each in first.conflicts]
    assert (after.value, after.changes, after.conflicts) == (settled.value, (), ())


@settings(max_examples=MANY, deadline=None, derandomize=True)
@given(theirs=versions(), line_break=st.sampled_from(["\n", "\r\n"]))
def test_a_text_says_what_is_merged_into_it_and_keeps_every_comment(
    theirs: JsonObject, line_break: str
) -> None:
    text = TEXT.replace("\n", line_break)
    written = Written(text)
    merged = merge(BASE, BASE, theirs, is_commented=written.has_comment)

    changed = edited(written, BASE, merged.value)

    assert read_yaml(changed)[0] == merged.value
    comments = [line.partition("# ")[2] for line in TEXT.splitlines() if "# " in line]
    assert [each for each in comments if each not in changed] == []
