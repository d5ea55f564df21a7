"""The actions of an overlay that make the document say what was seen: each by all that was found of its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fragmint.contract.deviations import deviation as codes
from fragmint.contract.deviations import parts, widening
from fragmint.contract.deviations.deviation import Action
from fragmint.contract.deviations.finding import Finding
from fragmint.contract.deviations.inference import schema_of
from fragmint.contract.deviations.jsonpaths import path_of, quoted
from fragmint.contract.oracle import Oracle
from fragmint.contract.oracle.document import METHODS
from fragmint.contract.values import JsonObject, JsonValue

# What the overlay would write a value of into the document.
_BY_VALUE = {codes.UNDECLARED_VALUE, codes.WRONG_TYPE}


class Fixes:
    """Knows what would mend each finding."""

    def __init__(self, oracle: Oracle, found: Sequence[Finding]) -> None:
        self._oracle = oracle
        self._is_30 = oracle.document.version.startswith("3.0")
        self._by_place: dict[str, list[Finding]] = {}
        for finding in (each for each in found if not each.is_blind):
            self._by_place.setdefault(finding.node.pointer, []).append(finding)

    def of(self, finding: Finding) -> Iterator[Action]:
        """What would mend a finding, and all others of its place; nothing where a person has to decide."""
        path = path_of(finding.node)
        if path is None or finding.is_blind or (finding.is_secret and finding.code in _BY_VALUE):
            return
        match finding.code:
            case codes.UNDECLARED_FIELD:
                yield self._field(finding, path)
            case codes.UNDECLARED_HEADER:
                yield self._header(finding, path)
            case codes.UNDECLARED_MEDIA_TYPE if finding.rule:
                schema = self._schema(self._like(finding))
                yield Action(path, {"content": {finding.rule: {"schema": schema}}})
            case codes.UNDECLARED_STATUS:
                yield self._status(finding, path)
            case codes.UNDECLARED_OPERATION:
                yield from self._operation(finding, path)
            case codes.UNDECLARED_PARAMETER:
                yield from self._parameter(finding, path)
            case codes.MISSING:
                yield from self._missing(finding, path)
            case codes.UNDECLARED_VALUE | codes.WRONG_TYPE | codes.NULL | codes.BROKEN_RULE:
                yield from widening.actions(self._by_place[finding.node.pointer], is_30=self._is_30)
            case _:
                return

    def _like(self, finding: Finding) -> list[Finding]:
        """What was found of the same thing, in whichever operation."""
        name = _last(finding.pointer)
        return [
            each
            for each in self._by_place[finding.node.pointer]
            if (each.code, each.rule, _last(each.pointer)) == (finding.code, finding.rule, name)
        ]

    def _schema(self, found: Sequence[Finding]) -> JsonObject:
        return schema_of((each.value for each in found), is_30=self._is_30)

    def _field(self, finding: Finding, path: str) -> Action:
        schema = self._schema(self._like(finding)) | parts.EVIDENCE
        return Action(path, {"properties": {_last(finding.pointer): schema}})

    def _header(self, finding: Finding, path: str) -> Action:
        name = finding.pointer.partition(" ")[2]
        answered = [(name, str(each.value)) for each in self._like(finding)]
        return Action(path, {"headers": parts.headers(answered)})

    def _parameter(self, finding: Finding, path: str) -> Iterator[Action]:
        place, _, name = finding.pointer.partition(" ")
        if place in {"header", "query"}:
            values = [each.value for each in self._like(finding)]
            yield Action(path, {"parameters": [parts.parameter(place, name, values)]})

    def _operation(self, finding: Finding, path: str) -> Iterator[Action]:
        """The operation at its template, or at its path as it was asked for, whose names are for a person to find."""
        found = [each for each in self._like(finding) if each.operation == finding.operation]
        seen = [each.exchange for each in found if each.exchange is not None]
        method, _, name = finding.operation.partition(" ")
        if method.lower() in METHODS and len(seen) == len(found):
            made = parts.operation(seen, [each.headers for each in found], is_30=self._is_30)
            item: JsonObject = {method.lower(): made}
            yield Action(path, item if path != "$.paths" else {name: item})

    def _missing(self, finding: Finding, path: str) -> Iterator[Action]:
        if isinstance(finding.node.value, list):
            found = [
                each for each in self._by_place[finding.node.pointer] if each.code == finding.code
            ]
            missing = {_last(each.pointer) for each in found}
            left = [name for name in finding.node.value if name not in missing]
            one = f"{path}[?@ == {quoted(_last(finding.pointer))}]"
            yield Action(one if left else path)
        elif finding.pointer.startswith("header "):
            yield Action(f"{path}.required")

    def _status(self, finding: Finding, path: str) -> Action:
        status = finding.pointer.rpartition(" ")[2]
        found = self._like(finding)
        answered = [header for each in found for header in each.headers]
        content = {finding.rule: self._known_or_made(found)} if finding.rule else {}
        return Action(path, {status: parts.response(int(status), answered, content)})

    def _known_or_made(self, found: Sequence[Finding]) -> JsonValue:
        """The schema that every body is like, else one made from them."""
        like = {each.site for each in found}
        (one,) = like if len(like) == 1 else (None,)
        return self._schema(found) if one is None else one.value


def _last(pointer: str) -> str:
    return pointer.rpartition("/")[2].replace("~1", "/").replace("~0", "~")
