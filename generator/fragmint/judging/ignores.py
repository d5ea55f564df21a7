"""`x-fragmint: {ignore: [...]}`: findings that whoever wrote the document has looked at and accepts."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from fragmint.catalogue import catalogue, is_adjustable, nearest_code
from fragmint.diagnostics import Diagnostic, SourceLocation
from fragmint.spec import Document
from fragmint.spec.codes import printable
from fragmint.spec.pointer import below, join, parse
from fragmint.spec.values import as_list, as_object

_FACTS, _KEY = "x-fragmint", "ignore"


@dataclass
class Ignore:
    """One code in one list: what it covers is written inside the object at `around`, in the same file."""

    code: str
    location: SourceLocation
    pointer: str
    subject: str
    around: str
    used: bool = False

    def covers(self, found: Diagnostic) -> bool:
        """Whether the finding is of this code, and about the object or something in it."""
        at = found.pointer or ""
        inside = at == self.around or at.startswith(f"{self.around}/")
        return found.code == self.code and found.location.file == self.location.file and inside

    def complaint(self, code: str, message: str, hint: str | None) -> Diagnostic:
        """A finding about the ignore itself."""
        severity = catalogue()[code].severity
        pointer = printable(self.pointer)
        return Diagnostic(code, message, self.location, severity, pointer, hint, self.subject)


@dataclass
class Ignores:
    """All ignores of a document."""

    listed: list[Ignore] = field(default_factory=list[Ignore])

    def covers(self, found: Diagnostic) -> bool:
        """Whether the finding is ignored; every ignore that covers it counts as used."""
        covering = [ignore for ignore in self.listed if ignore.covers(found)]
        for ignore in covering:
            ignore.used = True
        return bool(covering)

    def complaints(self, judged: Collection[str]) -> Iterator[Diagnostic]:
        """Codes that cannot be ignored, and ignores of judged codes that silence nothing."""
        for ignore in self.listed:
            if ignore.code not in catalogue():
                near = nearest_code(ignore.code)
                hint = f"did you mean {near}?" if near else "fragmint explain lists all codes"
                message = f"there is no code '{printable(ignore.code)}'"
                yield ignore.complaint("S160", message, hint)
            elif not is_adjustable(ignore.code):
                message = f"{ignore.code} is an error, and errors cannot be ignored"
                yield ignore.complaint("S160", message, f"see fragmint explain {ignore.code}")
            elif ignore.code in judged and not ignore.used:
                message = f"there is no {ignore.code} here to ignore"
                yield ignore.complaint("S161", message, "remove it")


def of(document: Document) -> Ignores:
    """Every ignore of a document, once for each place where it was written."""
    found: dict[tuple[str, str], Ignore] = {}
    for node in document.view.nodes:
        codes = as_list(as_object(node.fields.get(_FACTS)).get(_KEY))
        if not codes:
            continue
        facts = join((*node.tokens, _FACTS))
        around = printable(join(parse(document.trace(facts)[1])[:-1]))
        for index, code in enumerate(codes):
            subject = below(facts, _KEY, str(index))
            location, pointer = document.trace(subject)
            ignore = Ignore(str(code), location, pointer, subject, around)
            found.setdefault((location.file, pointer), ignore)
    return Ignores(list(found.values()))
