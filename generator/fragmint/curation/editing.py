"""A YAML text made to say something else, with no more of it touched than that takes."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

from fragmint.curation.identity import identities
from fragmint.curation.values import same
from fragmint.curation.writing import as_flow, as_yaml
from fragmint.curation.written import Entry, Written
from fragmint.spec.marks import Unreadable
from fragmint.spec.values import JsonObject, JsonValue
from fragmint.spec.yaml_reader import read_yaml

_BROKEN = "what moved upstream cannot be written into this file: take it over by hand, then use --ours '#'"
# A line after which a value begins: nothing, or the header of a block of text.
_OPENING = re.compile(r"(^|[ ])([|>][0-9]?[+-]?)?$")


class Unwritable(Exception):
    """A text that says what it says in a way that is not edited, and the line of it."""

    def __init__(self, line: int, why: str) -> None:
        self.line, self.why = line, why
        super().__init__(why)


def edited(written: Written, old: JsonValue, new: JsonValue) -> str:
    """The text, which says the old value, made to say the new one; raises Unwritable.

    The result is read again: it is what it should be, or is not given.
    """
    editor = _Editor(written)
    editor.change(written.root, old, new, "")
    text = editor.finished()
    try:
        value, _, problems = read_yaml(text)
    except Unreadable as error:
        raise Unwritable(error.problem.line, _BROKEN) from error
    if problems or not same(value, new):
        raise Unwritable(1, _BROKEN)
    return text


class _Editor:
    """Collects edits, each the start and end of what goes and the text that comes."""

    def __init__(self, written: Written) -> None:
        self._written = written
        self._break = "\r\n" if "\r\n" in written.text else "\n"
        self._edits: list[tuple[int, int, str]] = []

    def finished(self) -> str:
        """The text with all edits; of those at one place, the ones that came first stand first."""
        text, behind = "", 0
        for start, end, new in sorted(self._edits, key=lambda edit: edit[:2]):
            text += self._written.text[behind:start] + new.replace("\n", self._break)
            behind = end
        return text + self._written.text[behind:]

    def change(self, entry: Entry, old: JsonValue, new: JsonValue, name: str) -> None:
        """Have the entry of that name hold the new value."""
        if same(old, new):
            return
        if entry.is_shared:
            raise self._unwritable(entry, "an anchor or alias stands here: write the value out")
        if isinstance(old, dict) and isinstance(new, dict):
            return self._collection(entry, old, new, entry.inside, new)
        if isinstance(old, list) and isinstance(new, list):
            before, after = identities(name, old), identities(name, new)
            if before is not None and after is not None:
                entries = dict(zip(before, entry.inside.values(), strict=True))
                items = dict(zip(before, old, strict=True)), dict(zip(after, new, strict=True))
                return self._collection(entry, *items, entries, new)
        return self._replace(entry, new)

    def _collection(
        self,
        around: Entry,
        old: JsonObject,
        new: JsonObject,
        entries: dict[str, Entry],
        whole: JsonValue,
    ) -> None:
        if entries.keys() != old.keys():
            raise self._unwritable(around, "a merge key stands here: write its members out")
        kept = [key for key in old if key in new]
        is_moved = kept != [key for key in new if key in old]
        if not kept or is_moved or (around.is_flow and old.keys() != new.keys()):
            self._keep_comments(around.slot, around)
            return self._replace(around, whole)
        for key in kept:
            self.change(entries[key], old[key], new[key], key if isinstance(whole, dict) else "")
        heads = [*(entry.head for entry in entries.values()), -1]
        for key, following in zip(old, heads[1:], strict=True):
            if key not in new:
                self._remove(entries[key], following)
        for before, added in _runs(new, frozenset(kept)):
            values = [new[key] for key in added]
            more = dict(zip(added, values, strict=True)) if isinstance(whole, dict) else values
            if before is None:
                self._insert_before(entries[kept[0]], more)
            else:
                self._insert_after(entries[before], more)
        return None

    def _replace(self, entry: Entry, new: JsonValue) -> None:
        line = as_flow(new)
        if entry.in_flow:
            text = line if entry.is_item else f" {line}"
        elif entry.is_flow and isinstance(new, dict | list):
            text = f" {line}"
        else:
            text = as_yaml([new] if entry.is_item else {"k": new}, entry.column)
            text = text.removeprefix("-" if entry.is_item else "k:")
        first, *others = text.split("\n")
        end = self._written.line_end(entry.end) if _OPENING.search(first) else entry.end
        behind = self._written.text[entry.end : end]  # a comment, which would be part of the text
        self._edits.append((entry.slot, end, "\n".join([first + behind, *others])))

    def _remove(self, entry: Entry, following: int) -> None:
        written = self._written
        if not written.begins_line(
            entry
        ):  # it is the first after a dash, and what follows takes its place
            self._keep_comments(entry.end, entry, following)
            return self._edits.append((entry.head, following, ""))
        start, end = written.lines(entry)
        if start == 0:
            return self._edits.append((0, min(end + len(self._break), len(written.text)), ""))
        return self._edits.append((written.line_end(start - 1), end, ""))

    def _insert_after(self, entry: Entry, more: JsonValue) -> None:
        end = self._written.line_end(entry.end)
        self._edits.append((end, end, f"\n{' ' * entry.column}{as_yaml(more, entry.column)}"))

    def _insert_before(self, entry: Entry, more: JsonValue) -> None:
        text = as_yaml(more, entry.column)
        if self._written.begins_line(entry):
            start, _ = self._written.lines(entry)
            self._edits.append((start, start, f"{' ' * entry.column}{text}\n"))
        else:
            self._edits.append((entry.head, entry.head, f"{text}\n{' ' * entry.column}"))

    def _keep_comments(self, start: int, entry: Entry, end: int | None = None) -> None:
        if self._written.is_commented(start, entry.end if end is None else end):
            raise self._unwritable(entry, "a comment stands here that would be lost: put it above")

    def _unwritable(self, entry: Entry, why: str) -> Unwritable:
        line = self._written.text.count("\n", 0, entry.head) + 1
        return Unwritable(line, f"{why}, then run again")


def _runs(new: JsonObject, kept: Container[str]) -> Iterator[tuple[str | None, list[str]]]:
    """What is new, by what is kept before it."""
    before: str | None = None
    run: list[str] = []
    for key in (*new, None):
        if key is None or key in kept:
            if run:
                yield before, run
            before, run = key, []
        else:
            run.append(key)
