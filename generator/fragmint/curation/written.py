"""A YAML text as it is written: where each value of it begins and ends, and where its comments are."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml

from fragmint.spec.pointer import Tokens

_COMMENT = re.compile(r"(?:^|(?<=\s))#", re.MULTILINE)
_DASH = re.compile(r"^[ \t]*-(?=\s)", re.MULTILINE)
_ALIAS = re.compile(r"\s*\*[^\s,\]}]+")


@dataclass(frozen=True)
class Entry:
    """A member of a mapping, an item of a list, or the whole document; all places are offsets into the text.

    `head` is where its key or dash begins, `slot` follows that, and `end` follows its value. `is_flow` says whether the
    value is written in braces or brackets, `in_flow` whether something around it is. What `is_shared` is written once and
    stands in several places.
    """

    head: int
    slot: int
    end: int
    column: int
    is_item: bool = False
    is_flow: bool = False
    in_flow: bool = False
    is_shared: bool = False
    inside: dict[str, Entry] = field(default_factory=dict[str, "Entry"])


class Written:
    """The text, with an entry for each value."""

    def __init__(self, text: str) -> None:
        self.text = text
        root = yaml.compose(text, Loader=yaml.CSafeLoader)
        assert root is not None, "the text was read before"
        self._scalars: list[tuple[int, int]] = []
        self._shared = _shared(root)
        self.root = self._entry(root, 0, 0, False, False)
        self._scalars.sort()
        starts = [start for start, _ in self._scalars]
        found = (match.start() for match in _COMMENT.finditer(text))
        self._comments = [place for place in found if not self._is_in_scalar(place, starts)]

    def at(self, tokens: Tokens) -> Entry:
        """The entry of the value at the tokens; raises KeyError where none is written."""
        entry = self.root
        for token in tokens:
            entry = entry.inside[token]
        return entry

    def has_comment(self, tokens: Tokens, is_whole: bool) -> bool:
        """Whether a comment stands in the value at the tokens, or in its whole entry and right above it."""
        try:
            entry = self.at(tokens)
        except KeyError:  # an anchor or a merge key brings it here
            return False
        return self.is_commented(*(self.lines(entry) if is_whole else (entry.slot, entry.end)))

    def is_commented(self, start: int, end: int) -> bool:
        """Whether a comment begins between the two places."""
        return bisect_left(self._comments, start) < bisect_left(self._comments, end)

    def lines(self, entry: Entry) -> tuple[int, int]:
        """The lines of an entry, with the comments right above it, without the break that ends the last one."""
        start = self.line_start(entry.head)
        if self.begins_line(entry):
            while start and self._is_comment_line(above := self.line_start(start - 1)):
                start = above
        return start, self.line_end(entry.end)

    def begins_line(self, entry: Entry) -> bool:
        """Whether nothing stands before an entry on its line."""
        return not self.text[self.line_start(entry.head) : entry.head].strip()

    def line_start(self, place: int) -> int:
        """Where the line of a place begins."""
        return self.text.rfind("\n", 0, place) + 1

    def line_end(self, place: int) -> int:
        """Where the line of a place ends, before its break."""
        end = self.text.find("\n", place)
        if end < 0:
            return len(self.text)
        return end - 1 if self.text[end - 1 : end] == "\r" else end

    def _is_comment_line(self, start: int) -> bool:
        line = self.text[start : self.line_end(start)]
        place = start + len(line) - len(line.lstrip())
        return self.is_commented(place, place + 1)

    def _is_in_scalar(self, place: int, starts: list[int]) -> bool:
        index = bisect_right(starts, place) - 1
        return index >= 0 and place < self._scalars[index][1]

    def _entry(self, node: yaml.Node, head: int, slot: int, is_item: bool, in_flow: bool) -> Entry:
        column = head - self.line_start(head)
        if node.start_mark.index < slot:  # an alias: the node stands where its anchor is
            alias = _ALIAS.match(self.text, slot)
            end = alias.end() if alias else slot
            return Entry(head, slot, end, column, is_item, in_flow=in_flow, is_shared=True)
        is_flow = bool(getattr(node, "flow_style", False))
        inside = dict(self._inside(node, slot, in_flow or is_flow))
        end = self._end(node, inside, is_flow)
        is_shared = id(node) in self._shared
        return Entry(head, slot, end, column, is_item, is_flow, in_flow, is_shared, inside)

    def _inside(self, node: yaml.Node, behind: int, in_flow: bool) -> Iterator[tuple[str, Entry]]:
        if isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                self._scalars.append((key.start_mark.index, key.end_mark.index))
                slot = self.text.find(":", key.end_mark.index) + 1
                head = self._question(key.start_mark.index)
                yield key.value, self._entry(value, head, slot, False, in_flow)
        elif isinstance(node, yaml.SequenceNode):
            for index, item in enumerate(node.value):
                head = slot = item.start_mark.index
                if not in_flow:
                    head = self._dash(item.start_mark.index, behind)
                    slot = head + 1
                entry = self._entry(item, head, slot, True, in_flow)
                behind = entry.end
                yield str(index), entry
        else:
            start, end = node.start_mark.index, node.end_mark.index
            is_block = isinstance(node, yaml.ScalarNode) and node.style in ("|", ">")
            self._scalars.append((self.line_end(start) if is_block else start, end))

    def _question(self, key: int) -> int:
        """Where the entry of a key begins: at its `?`, if it is written with one."""
        found = self.text.rfind("?", self.line_start(key), key)
        return found if found >= 0 and not self.text[found + 1 : key].strip() else key

    def _dash(self, item: int, behind: int) -> int:
        """The dash of an item that begins at a place, or that is an alias and so begins elsewhere."""
        if item > behind:
            return self.text.rfind("-", behind, item)
        found = _DASH.search(self.text, behind)
        return found.end() - 1 if found else behind

    def _end(self, node: yaml.Node, inside: dict[str, Entry], is_flow: bool) -> int:
        start, end = node.start_mark.index, node.end_mark.index
        if inside and not is_flow:
            return max(entry.end for entry in inside.values())
        if isinstance(node, yaml.ScalarNode) and node.style in ("|", ">"):
            header, _, _ = self.text[start:end].partition("\n")
            kept = "+" in header.partition("#")[0]
            return end - 1 if kept else start + len(self.text[start:end].rstrip())
        return end


def _shared(root: yaml.Node) -> set[int]:
    """The nodes that stand in more than one place."""
    seen: set[int] = set()
    shared: set[int] = set()
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if id(node) in seen:
            shared.add(id(node))
            continue
        seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            waiting += [value for _, value in node.value]
        elif isinstance(node, yaml.SequenceNode):
            waiting += node.value
    return shared
