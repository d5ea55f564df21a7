from __future__ import annotations

import pytest

from fragmint.curation.editing import Unwritable, edited
from fragmint.curation.written import Written
from fragmint.spec.values import JsonValue
from fragmint.spec.yaml_reader import read_yaml

TEXT = """\
# Ours.
openapi:   3.1.0   # as they say
info: {title: T,  version: "1"}

paths:
  # the only one
  /a:
    get:
      tags: [x, y]
      parameters:
      - name: a   # first
        in: query

      # why b
      - x-note: it
        in: query
        name: b
      description: |
        # not a comment

      summary: 'a  word'
"""


def to(text: str, before: str, after: str) -> str:
    """The text, edited to say what it would say with this replacement."""
    assert text.count(before) == 1
    value: JsonValue = read_yaml(text.replace(before, after))[0]
    return edited(Written(text), read_yaml(text)[0], value)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("openapi:   3.1.0   #", "openapi: '3.2.0'   #"),
        ('version: "1"', "version: '2'"),
        ("      - name: a   # first\n        in: query\n", ""),
        ("\n      # why b\n      - x-note: it\n        in: query\n        name: b\n", "\n"),
        ("x-note: it\n        ", ""),
        ("        # not a comment\n", "        neither # is this\n\n        # nor this\n"),
        ("        name: b\n", "        name: b\n        required: true\n"),
        ("        name: b\n", "        name: b\n      - name: c\n        in: path\n"),
        ("name: a   # first", "x-of: '1'\n        name: a   # first"),
        ("      - name: a ", "      - name: c\n        in: query\n      - name: a "),
        ("      tags:", "      operationId: get\n      tags:"),
        ("tags: [x, y]", "tags: [x, z, y]"),
        ("      summary: 'a  word'\n", ""),
        ("'a  word'\n", "'a  word'\n  /b:\n    get:\n      tags: []\n"),
        ("# Ours.\nopenapi:   3.1.0   # as they say\n", ""),
    ],
)
@pytest.mark.parametrize("line_break", ["\n", "\r\n"])
def test_only_what_is_to_change_is_touched(before: str, after: str, line_break: str) -> None:
    text, before, after = (each.replace("\n", line_break) for each in (TEXT, before, after))

    assert to(text, before, after) == text.replace(before, after)


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("a: 1 # why\nb: 2\n", "a:\n  # why\n  - 1\nb: 2\n"),
        ("a: 1 # why\nb: 2\n", "a: |- # why\n  x\n  y\nb: 2\n"),
    ],
)
def test_a_comment_behind_a_value_stays_a_comment_when_the_value_gets_lines(
    text: str, after: str
) -> None:
    changed = edited(Written(text), read_yaml(text)[0], read_yaml(after)[0])

    assert [line for line in changed.splitlines() if "# why" in line] != []
    assert read_yaml(changed)[0] == read_yaml(after)[0]


@pytest.mark.parametrize(
    ("text", "before", "after", "line", "why"),
    [
        ("a: &x {b: 1}\nc: *x\n", "b: 1", "b: 2", 1, "an anchor or alias stands here"),
        ("x: &x {b: 1}\na:\n  <<: *x\n  c: 1\n", "c: 1", "c: 2", 2, "a merge key stands here"),
        ("a: 1\nb: {c: 1, # why\n    d: 1}\n", "d: 1", "e: 1", 2, "a comment stands here"),
    ],
)
def test_what_is_not_edited_is_refused_with_its_line(
    text: str, before: str, after: str, line: int, why: str
) -> None:
    with pytest.raises(Unwritable, match=why) as refused:
        to(text, before, after)

    assert refused.value.line == line
