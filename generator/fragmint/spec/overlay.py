"""Overlays applied: what each action does to the document that the one before it left."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from fragmint.diagnostics import Diagnostics
from fragmint.spec.draft import Draft
from fragmint.spec.jsonpath import select
from fragmint.spec.marks import Unreadable
from fragmint.spec.overlay_reader import Action, Overlay, read_overlay
from fragmint.spec.places import Place
from fragmint.spec.pointer import Tokens
from fragmint.spec.values import JsonValue, kind_of

_WRITE_11 = 'write overlay: "1.1.0"'
_PRIMITIVES = "single values"
_AS_WRITTEN = "it is looked for in the document as written, no `$ref` followed"


def overlay(draft: Draft, paths: Sequence[Path], diagnostics: Diagnostics) -> list[Overlay]:
    """Apply the overlays of the files in order; what is wrong is told, and everything else is done."""
    overlays = [read for path in paths if (read := read_overlay(path, diagnostics)) is not None]
    for each in overlays:
        for action in each.actions:
            try:
                _Application(draft, action, each.is_10, diagnostics).run()
            except Unreadable as error:
                problem, place = error.problem, action.place / "target"
                diagnostics.add(place.diagnostic(problem.code, problem.message))
                return overlays
    return overlays


class _Application:
    """One action on a document."""

    def __init__(self, draft: Draft, action: Action, is_10: bool, diagnostics: Diagnostics) -> None:
        self._draft = draft
        self._action = action
        self._is_10 = is_10
        self._diagnostics = diagnostics

    def run(self) -> None:
        """Do what the action says, or tell why not."""
        action = self._action
        targets = select(action.target, self._draft.value, self._draft.budget)
        if not targets:
            self._tell("O120", "the target selects nothing", action.place / "target", _AS_WRITTEN)
        elif action.removes:
            self._tell_of_idle_fields()
            self._remove(targets)
        elif action.copy is not None:
            self._copy(targets)
        elif "update" in action.fields:
            self._update(targets, action.fields["update"], action.place / "update")
        else:
            self._tell("O122", "the action does nothing", action.place / "remove")

    def _remove(self, targets: list[Tokens]) -> None:
        if () in targets:
            message = "the whole document cannot be removed"
            self._tell("O104", message, self._action.place / "target")
            return
        self._tell_of_primitives(targets)
        self._draft.remove(targets)

    def _copy(self, targets: list[Tokens]) -> None:
        assert self._action.copy is not None
        place = self._action.place / "copy"
        sources = select(self._action.copy, self._draft.value, self._draft.budget)
        if len(sources) != 1:
            count = f"{len(sources):,} values" if sources else "nothing"
            self._tell("O104", f"`copy` selects {count} where one value is needed", place)
            return
        # A copy, because the source may lie within a target, or around it.
        self._update(targets, self._draft.copied(self._draft.at(sources[0])), place)

    def _update(self, targets: list[Tokens], value: JsonValue, place: Place) -> None:
        self._tell_of_primitives(targets)
        kinds = {_kind(self._draft.at(target)): None for target in targets}
        if len(kinds) > 1 and not self._is_10:
            message = f"the target selects {' and '.join(kinds)}: an update fits one kind of value"
            self._tell("O104", message, self._action.place / "target")
            return
        for target in targets:
            if not isinstance(self._draft.at(target), list):
                self._merge(target, value, place)
            elif isinstance(value, list):
                self._extend(target, value, place)
            else:
                self._draft.append(target, value, place)
        if self._is_10 and isinstance(value, list):
            message = "Overlay 1.0 appends a list as one item: its items are appended, as by 1.1"
            self._tell("O121", message, place, _WRITE_11)

    def _merge(self, tokens: Tokens, value: JsonValue, place: Place) -> None:
        """Lay a value over the one at the tokens, which is of the same kind if all is well."""
        self._draft.budget.spend(1)
        target = self._draft.at(tokens)
        if _kind(target) != _kind(value):
            message = f"{kind_of(value)} does not fit over {kind_of(target)}"
            hint = "remove what is there first, by an action of its own"
            self._tell("O104", message, place, hint)
        elif isinstance(target, dict) and isinstance(value, dict):
            for name, each in value.items():
                if name in target:
                    self._merge((*tokens, name), each, place / name)
                else:
                    self._draft.put((*tokens, name), each, place / name)
        elif isinstance(value, list):
            self._extend(tokens, value, place)
        else:
            self._draft.put(tokens, value, place)

    def _extend(self, tokens: Tokens, items: Iterable[JsonValue], place: Place) -> None:
        for index, item in enumerate(items):
            self._draft.append(tokens, item, place / str(index))

    def _tell_of_primitives(self, targets: list[Tokens]) -> None:
        if self._is_10 and any(_kind(self._draft.at(each)) == _PRIMITIVES for each in targets):
            message = "Overlay 1.0 changes mappings and lists only: done as by 1.1"
            self._tell("O121", message, self._action.place / "target", _WRITE_11)

    def _tell_of_idle_fields(self) -> None:
        for name in ("update", "copy"):
            if name in self._action.fields:
                message = f"beside `remove: true`, `{name}` does nothing"
                self._tell("O122", message, self._action.place / name)

    def _tell(self, code: str, message: str, place: Place, hint: str | None = None) -> None:
        self._diagnostics.add(place.diagnostic(code, message, hint))


def _kind(value: JsonValue) -> str:
    """What the standard tells apart: objects, arrays and primitives, of which null is one."""
    if isinstance(value, dict):
        return "mappings"
    return "lists" if isinstance(value, list) else _PRIMITIVES
