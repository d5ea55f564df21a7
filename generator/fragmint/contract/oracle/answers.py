"""An answer against the raw document: its status, its media type, its headers and its body."""

from __future__ import annotations

from collections.abc import Iterator

from fragmint.contract import media
from fragmint.contract.bodies import decoded
from fragmint.contract.exchange import UNDOCUMENTED, Answer, Violation
from fragmint.contract.oracle import walker
from fragmint.contract.oracle.document import Node, Operation
from fragmint.contract.oracle.responses import body_of, headers_of
from fragmint.contract.oracle.schemas import Schemas
from fragmint.contract.oracle.texts import is_text_of, scalars, stands_for_more, typed_list
from fragmint.contract.values import JsonValue, parsed

# What any server may answer unasked: these speak of the connection, the message or a cache.
_STANDARD = frozenset(
    (
        "accept-ranges", "age", "alt-svc", "cache-control", "connection", "content-encoding", "content-length", "content-type",
        "date", "etag", "expires", "keep-alive", "last-modified", "server", "strict-transport-security", "transfer-encoding",
        "vary", "via",
    )
)  # fmt: skip


class AnswerJudge:
    """Says what in an answer is not as documented, and what nobody documented at all."""

    def __init__(self, schemas: Schemas) -> None:
        self._schemas = schemas

    def violations(self, operation: Operation, answer: Answer) -> list[Violation]:
        """Everything that is wrong with an answer of this operation."""
        found = operation.response(answer.status)
        if found is None:
            return [Violation("status", f"{answer.status} is not documented")]
        key, response = found
        return [*self.header_violations(response, answer), *self._body(operation, key, answer)]

    def value_violations(self, schema: Node, value: JsonValue) -> Iterator[Violation]:
        """What is wrong with a JSON body: with the value, and with answering it."""
        for pointer, problem in self._schemas.complaints(schema, value, writing=False):
            yield Violation(f"body {pointer}", problem)
        for spot in walker.walk(schema, value, self._schemas.fits):
            if not spot.declared:
                yield Violation(f"body {spot.pointer}", UNDOCUMENTED)
            elif spot.holds("writeOnly"):
                yield Violation(f"body {spot.pointer}", "is write-only and was answered")

    def header_violations(self, response: Node, answer: Answer) -> Iterator[Violation]:
        """What is wrong with the headers, which are named in lower case."""
        sent = {name.lower(): value for name, value in answer.headers.items()}
        documented = headers_of(response)
        for name, (schema, required) in documented.items():
            if name not in sent:
                if required:
                    yield Violation(f"header {name}", "is required and was not answered")
            elif schema.exists and not any(
                self._schemas.fits(schema, each) for each in self._readings(schema, sent[name])
            ):
                yield Violation(f"header {name}", f"{sent[name]!r} is not as documented")
        for name in sorted(sent.keys() - documented.keys() - _STANDARD):
            yield Violation(f"header {name}", UNDOCUMENTED)

    def _readings(self, schema: Node, text: str) -> list[JsonValue]:
        parts = [part.strip() for part in text.split(",")]
        listed: JsonValue = [*typed_list(parts, [schema], self._schemas.fits)]
        return [*scalars(text, schema), listed, *_json(text)]

    def _body(self, operation: Operation, key: str, answer: Answer) -> Iterator[Violation]:
        if body_of(operation, key) is None:
            if answer.body and operation.method != "HEAD":
                yield Violation("body", UNDOCUMENTED)
            return
        content = dict(operation.responses[key]["content"].members())
        name = media.closest(content, answer.media_type)
        if name is None:
            sent = repr(answer.media_type) if answer.media_type else "no media type"
            yield Violation("header content-type", f"is {sent}, not {', '.join(content)}")
            return
        schema = content[name].target["schema"]
        if not schema.exists:
            return
        if media.is_json(answer.media_type):
            try:
                value = parsed(answer.body)
            except ValueError:
                yield Violation("body", "is not JSON")
                return
            yield from self.value_violations(schema, value)
        elif media.is_text(answer.media_type) and not stands_for_more(schema):
            text = decoded(answer.body, answer.media_type)
            if not is_text_of(schema, text, self._schemas.fits):
                yield Violation("body", f"{text!r} is not as documented")


def _json(text: str) -> Iterator[JsonValue]:
    try:
        yield parsed(text)
    except ValueError:
        return
