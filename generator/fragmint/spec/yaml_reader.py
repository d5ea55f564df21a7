"""YAML 1.2 text as JSON values with their places.

The parser's events are composed here, one at a time and without recursion: libyaml's own composer recurses in C and
dies on a deep document, and PyYAML's constructor follows YAML 1.1, where `no` is false and a date is no text.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NoReturn

import yaml
from yaml.reader import ReaderError

from fragmint.spec import pointer, yaml_scalars
from fragmint.spec.limits import MAX_ALIASED_NODES, MAX_DEPTH
from fragmint.spec.marks import UNWRITABLE, Mark, Problem, Unreadable
from fragmint.spec.values import JsonObject, JsonValue, as_object

_COLLECTION_TAGS = {None, "!", "tag:yaml.org,2002:map", "tag:yaml.org,2002:seq"}
_TOO_DEEP = f"more than {MAX_DEPTH} levels deep"
_MERGE = "<<"
_START = Mark(1, 1)


def read_yaml(text: str) -> tuple[JsonValue, Mark, list[Problem]]:
    """The value of the one document in the text, its places, and what is wrong but did not stop the reading.

    Raises Unreadable for text that is not YAML, or that is too deep or too large once its aliases are followed.
    """
    composer = _Composer()
    try:
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            composer.feed(event)
    except yaml.MarkedYAMLError as error:
        raise Unreadable(_syntax_problem(error)) from error
    except ReaderError as error:
        raise Unreadable(_character_problem(text, error)) from error
    return composer.value, composer.mark, composer.problems


def spelled(text: str, tokens: Iterable[str]) -> str | None:
    """The letters of the scalar at the tokens of a text, None where no scalar is written, or JSON that is no YAML is."""
    try:
        node = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.YAMLError:  # JSON escapes some letters in two halves
        return None
    for token in tokens:
        if isinstance(node, yaml.MappingNode):
            node = next((value for key, value in node.value if key.value == token), None)
        elif isinstance(node, yaml.SequenceNode) and token.isdecimal():
            node = node.value[int(token)]
        else:
            return None
    return node.value if isinstance(node, yaml.ScalarNode) else None


def _syntax_problem(error: yaml.MarkedYAMLError) -> Problem:
    mark = error.problem_mark or error.context_mark
    message = "not YAML: " + ", ".join(part for part in (error.problem, error.context) if part)
    hint = "indent with spaces" if "'\\t'" in message else None
    if mark is None:
        return Problem("L102", message, hint=hint)
    return Problem("L102", message, mark.line + 1, mark.column + 1, hint=hint)


def _character_problem(text: str, error: ReaderError) -> Problem:
    before = text.encode()[: error.position].decode(errors="ignore")  # libyaml counts bytes here
    line = before.count("\n") + 1
    column = len(before) - before.rfind("\n")
    return Problem("L102", f"not YAML: {error.reason}", line, column)


@dataclass(slots=True)
class _Node:
    """A finished value: its place, its size with aliases followed, and how many levels it spans."""

    value: JsonValue
    mark: Mark
    size: int = 1
    height: int = 0


@dataclass(slots=True)
class _Open:
    """A mapping or list whose end has not come yet."""

    value: JsonObject | list[JsonValue]
    mark: Mark
    anchor: str | None
    inside: dict[str, Mark] = field(default_factory=dict[str, Mark])
    key: str | None = None
    key_mark: Mark = _START
    is_merging: bool = False
    merges: list[_Node] = field(default_factory=list[_Node])
    size: int = 1
    height: int = 1

    @property
    def wants_key(self) -> bool:
        return isinstance(self.value, dict) and self.key is None

    @property
    def token(self) -> str:
        """The token of the value that is being read now."""
        return self.key or "" if isinstance(self.value, dict) else str(len(self.value))

    def finished(self) -> _Node:
        """The whole value; keys of its own win over merged ones, and earlier merged ones over later ones."""
        for merged in self.merges:
            own = as_object(self.value)
            for key, value in as_object(merged.value).items():
                if key not in own:
                    own[key] = value
                    self.inside[key] = merged.mark.inside[key]
        return _Node(self.value, self.mark._replace(inside=self.inside), self.size, self.height)


class _Composer:
    """Takes the events of one YAML stream in order and holds the value they make; an empty stream makes null."""

    def __init__(self) -> None:
        self.value: JsonValue = None
        self.mark = _START
        self.problems: list[Problem] = []
        self._open: list[_Open] = []
        self._anchors: dict[str, _Node] = {}
        self._aliased = 0
        self._documents = 0

    def feed(self, event: yaml.Event) -> None:
        """Take the next event."""
        if isinstance(event, yaml.ScalarEvent):
            self._scalar(event)
        elif isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            self._start(event)
        elif isinstance(event, yaml.CollectionEndEvent):
            closed = self._open.pop()
            self._put(closed.finished(), closed.anchor)
        elif isinstance(event, yaml.AliasEvent):
            self._alias(event)
        elif isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                self._refuse(_mark(event), "L102", "a second YAML document in the same file")

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        mark = _mark(event)
        if "\0" in event.value:
            self._report(mark, "L109", UNWRITABLE)
        if self._open and self._open[-1].wants_key:
            self._key(event, mark)
            return
        value: JsonValue = event.value
        try:
            if event.tag is None and event.implicit[0]:
                value = yaml_scalars.plain(event.value)
            elif event.tag is not None and event.tag != "!":  # which says: text
                value = yaml_scalars.tagged(event.value, event.tag)
        except ValueError as error:
            self._report(mark, "L109", str(error), hint="quote it if it is text")
        self._put(_Node(value, mark), event.anchor)

    def _key(self, event: yaml.ScalarEvent, mark: Mark) -> None:
        """A key is its text: `200:` and `"200":` are one key, and `no:` stays `no`."""
        mapping = self._open[-1]
        mapping.key, mapping.key_mark = event.value, mark
        mapping.is_merging = event.value == _MERGE and event.implicit[0]
        if mapping.key in mapping.inside:
            hint = "the last one would win silently: keep one of them"
            self._report(mark, "L103", f"the key {mapping.key!r} stands twice in one mapping", hint)
        if event.anchor is not None:
            self._anchors[event.anchor] = _Node(event.value, mark)

    def _start(self, event: yaml.MappingStartEvent | yaml.SequenceStartEvent) -> None:
        mark = _mark(event)
        if self._open and self._open[-1].wants_key:
            self._refuse(mark, "L109", "a key that is not text", hint="JSON has only text as keys")
        if len(self._open) >= MAX_DEPTH:
            raise Unreadable(Problem("L104", _TOO_DEEP, mark.line, mark.column))
        if event.tag not in _COLLECTION_TAGS:
            self._report(mark, "L109", f"the tag {event.tag!r} is not read here")
        value: JsonObject | list[JsonValue] = {}
        self._open.append(
            _Open(value if isinstance(event, yaml.MappingStartEvent) else [], mark, event.anchor)
        )

    def _alias(self, event: yaml.AliasEvent) -> None:
        mark = _mark(event)
        node = self._anchors.get(event.anchor or "")
        if node is None:
            self._refuse(
                mark, "L102", f"the alias *{event.anchor} names nothing that ended before it"
            )
        if self._open and self._open[-1].wants_key:
            self._refuse(mark, "L109", "an alias as a key", hint="write the key out")
        self._aliased += node.size
        if self._aliased > MAX_ALIASED_NODES:
            self._refuse(mark, "L104", f"aliases add more than {MAX_ALIASED_NODES:,} values")
        if len(self._open) + node.height > MAX_DEPTH:
            self._refuse(mark, "L104", _TOO_DEEP)
        self._put(_Node(node.value, mark._replace(inside=node.mark.inside), node.size, node.height))

    def _put(self, node: _Node, anchor: str | None = None) -> None:
        """Place a finished value in the collection that is open, or as the whole document."""
        if anchor is not None:
            self._anchors[anchor] = node
        if not self._open:
            self.value, self.mark = node.value, node.mark
            return
        parent = self._open[-1]
        parent.size += node.size
        parent.height = max(parent.height, node.height + 1)
        if isinstance(parent.value, list):
            parent.inside[parent.token] = node.mark
            parent.value.append(node.value)
            return
        key, parent.key = parent.token, None
        if parent.is_merging and self._merge(parent, node):
            return
        parent.value[key] = node.value
        parent.inside[key] = parent.key_mark._replace(inside=node.mark.inside)

    def _merge(self, parent: _Open, node: _Node) -> bool:
        """Whether `<<:` stands for the keys of the mappings given to it, as most YAML tools still read it."""
        nodes = [node]
        if isinstance(node.value, list):
            marks = node.mark.inside
            nodes = [_Node(each, marks[str(i)]) for i, each in enumerate(node.value)]
        if not all(isinstance(each.value, dict) for each in nodes):
            return False
        parent.merges += nodes
        return True

    def _report(self, mark: Mark, code: str, message: str, hint: str | None = None) -> None:
        at = pointer.join(frame.token for frame in self._open)
        self.problems.append(Problem(code, message, mark.line, mark.column, at, hint))

    def _refuse(self, mark: Mark, code: str, message: str, hint: str | None = None) -> NoReturn:
        at = pointer.join(frame.token for frame in self._open)
        raise Unreadable(Problem(code, message, mark.line, mark.column, at, hint))


def _mark(event: yaml.Event) -> Mark:
    mark = event.start_mark
    return _START if mark is None else Mark(mark.line + 1, mark.column + 1)
