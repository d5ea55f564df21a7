"""The body of a request against what the document says of it, in whichever of its media types it was sent."""

from __future__ import annotations

from collections.abc import Iterator

from fragmint.contract import media
from fragmint.contract.bodies import decoded
from fragmint.contract.exchange import UNDOCUMENTED, Violation, WireRequest
from fragmint.contract.oracle import forms, walker
from fragmint.contract.oracle.document import Node
from fragmint.contract.oracle.schemas import Schemas
from fragmint.contract.oracle.texts import is_text_of, stands_for_more
from fragmint.contract.values import JsonValue, parsed


class BodyJudge:
    """Says what in a body is not as documented."""

    def __init__(self, schemas: Schemas) -> None:
        self._schemas = schemas

    def violations(self, documented: Node, request: WireRequest) -> Iterator[Violation]:
        """Everything that is wrong with a body, where this is what the operation says of it."""
        if not request.body and (media.is_json(request.media_type) or not request.media_type):
            if documented["required"].value is True:
                yield Violation("body", "is required and was not sent")
            return
        if not documented.exists:
            yield Violation("body", UNDOCUMENTED)
            return
        content = dict(documented["content"].members())
        name = media.closest(content, request.header("content-type") or "")
        if name is None:
            wanted = ", ".join(content)
            yield Violation("header content-type", f"is {request.media_type!r}, not {wanted}")
        else:
            yield from self._against(content[name].target, request)

    def _against(self, documented: Node, request: WireRequest) -> Iterator[Violation]:
        schema = documented["schema"]
        if media.is_form(request.media_type) or media.is_multipart(request.media_type):
            form, problems = forms.problems(documented, request, self._schemas.fits)
            yield from problems
            if form is not None:
                yield from self.value_violations(schema, form)
        elif media.is_json(request.media_type):
            try:
                value = parsed(request.body)
            except ValueError:
                yield Violation("body", "is not JSON")
                return
            yield from self.value_violations(schema, value)
        elif media.is_text(request.media_type) and schema.exists and not stands_for_more(schema):
            text = decoded(request.body, request.header("content-type") or "")
            if not is_text_of(schema, text, self._schemas.fits):
                yield from self.value_violations(schema, text)

    def value_violations(self, schema: Node, value: JsonValue) -> Iterator[Violation]:
        """What is wrong with a value that was sent: with the value, and with sending it."""
        if not schema.exists:
            return
        for pointer, problem in self._schemas.complaints(schema, value, writing=True):
            yield Violation(f"body {pointer}", problem)
        for spot in walker.walk(schema, value, self._schemas.writes):
            if not spot.declared:
                yield Violation(f"body {spot.pointer}", UNDOCUMENTED)
            elif spot.holds("readOnly"):
                yield Violation(f"body {spot.pointer}", "is read-only and was sent")
