"""What a `$ref` leads to, inside the folder of the spec."""

from __future__ import annotations

from typing import NamedTuple

from fragmint.diagnostics import Diagnostics
from fragmint.spec import pointer
from fragmint.spec.files import Folder, SourceFile
from fragmint.spec.limits import MAX_HOPS
from fragmint.spec.marks import Unreadable
from fragmint.spec.places import Place
from fragmint.spec.suggest import nearest
from fragmint.spec.values import JsonValue


class Target(NamedTuple):
    """What a reference leads to, and where that was written."""

    value: JsonValue
    place: Place


class _Broken(Exception):
    """A reference that leads nowhere, with the finding that says so."""

    def __init__(self, code: str, message: str, hint: str | None = None) -> None:
        self.code, self.message, self.hint = code, message, hint
        super().__init__(message)


class References:
    """Follows references from file to file; what is wrong with one is reported where it stands."""

    def __init__(self, folder: Folder, diagnostics: Diagnostics) -> None:
        self._folder = folder
        self._diagnostics = diagnostics
        self._detours = 0

    def follow(self, reference: JsonValue, place: Place) -> Target | None:
        """What a reference that stands at a place leads to; None, once reported, where it leads nowhere."""
        self._detours = 0
        try:
            return self._follow(reference, place)
        except _Broken as broken:
            self._diagnostics.add(place.diagnostic(broken.code, broken.message, broken.hint))
            return None

    def _follow(self, reference: JsonValue, place: Place) -> Target:
        if not isinstance(reference, str):
            raise _Broken("L113", "a $ref must be text")
        path, _, fragment = reference.partition("#")
        around = _resource(place)
        start = self._start(path, place, around) if path else around
        if fragment and not fragment.startswith(("/", "%2F", "%2f")):
            return self._anchored(start.file, fragment, reference)
        tokens = pointer.parse_fragment(fragment)
        if start.tokens:
            try:
                return self._walk(start, tokens, reference)
            except (
                _Broken
            ):  # many give a schema an `$id` and go on to count from the root of the file
                return self._walk(Place(start.file), tokens, reference)
        return self._walk(start, tokens, reference)

    def _start(self, path: str, place: Place, around: Place) -> Place:
        """What the reference names before its `#`: by a URI that a file in hand says is its own, else by a path."""
        here = self._walk(around, (), path).value
        base = here.get("$self", here.get("$id", "")) if isinstance(here, dict) else ""
        found = self._folder.identified(path, base if isinstance(base, str) else "")
        return Place(*found) if found else Place(self._file(path, place))

    def _file(self, path: str, place: Place) -> SourceFile:
        try:
            return self._folder.open(self._folder.name_of(path, place.file.name))
        except Unreadable as error:
            problem = error.problem
            if problem.code == "L111":
                raise _Broken(problem.code, problem.message, problem.hint) from error
            message = f"the $ref leads to the file {path!r}, which gives nothing: {problem.message}"
            raise _Broken("L110", message, _local_name_hint(path, place.file)) from error

    def _walk(self, start: Place, tokens: pointer.Tokens, reference: str) -> Target:
        here = Target(start.file.value, Place(start.file))
        tokens = (*start.tokens, *tokens)
        for token in tokens:
            try:
                here = Target(pointer.step(here.value, token), here.place / token)
            except KeyError:
                here = self._detour(here, token, reference)
        return here

    def _detour(self, here: Target, token: str, reference: str) -> Target:
        """The step through an object that is itself a reference, which a plain JSON pointer does not allow."""
        while isinstance(here.value, dict) and "$ref" in here.value:
            self._detours += 1
            if self._detours > MAX_HOPS:
                message = f"the $ref {reference!r} goes through itself, or through too many others"
                raise _Broken("L112", message)
            here = self._follow(here.value["$ref"], here.place)
            try:
                return Target(pointer.step(here.value, token), here.place / token)
            except KeyError:
                continue
        raise _missing(here, token, reference)

    def _anchored(self, file: SourceFile, anchor: str, reference: str) -> Target:
        tokens = file.anchors.get(anchor)
        if tokens is None:
            hint = _local_name_hint(anchor, file)
            raise _Broken("L110", f"the $ref {reference!r} leads nowhere: no such $anchor", hint)
        return self._walk(Place(file), tokens, reference)


def _resource(place: Place) -> Place:
    """The whole that references without a file count from there: the nearest schema with an `$id`, else the file."""
    known = set(place.file.identities.values())
    ends = range(len(place.tokens), 0, -1) if known else ()
    return Place(
        place.file, next((place.tokens[:n] for n in ends if place.tokens[:n] in known), ())
    )


def _missing(here: Target, token: str, reference: str) -> _Broken:
    names = list(here.value) if isinstance(here.value, dict) else []
    near = nearest(token, names)
    around = pointer.join(here.place.tokens)
    hint = f"did you mean '#{around}/{pointer.escape(near)}'?" if near else None
    message = f"the $ref {reference!r} leads nowhere: '#{around}' has no {token!r}"
    return _Broken("L110", message, hint)


def _local_name_hint(name: str, file: SourceFile) -> str | None:
    """For `$ref: Pet`, as people write who know other tools."""
    root = file.value
    components = root.get("components") if isinstance(root, dict) else None
    schemas = components.get("schemas") if isinstance(components, dict) else None
    if isinstance(schemas, dict) and name in schemas:
        return f"did you mean '#/components/schemas/{pointer.escape(name)}'?"
    return None
