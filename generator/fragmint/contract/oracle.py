"""The oracle: what the raw document says of an operation, a request, an answer. It never asks the generator."""

from __future__ import annotations

import json
from functools import cached_property
from pathlib import Path

from fragmint.contract import walker
from fragmint.contract.document import Match, Node, Operation, RawDocument
from fragmint.contract.exchange import (
    Answer,
    Documented,
    Exchange,
    Order,
    Surprise,
    Violation,
    WireRequest,
    is_json,
)
from fragmint.contract.requests import RequestJudge
from fragmint.contract.responses import Media, answers, errors, success
from fragmint.contract.samples import samples
from fragmint.contract.schemas import Schemas
from fragmint.contract.second_opinion import SecondOpinion
from fragmint.contract.surprises import KINDS, surprising
from fragmint.contract.values import JsonValue


class Oracle:
    """Answers every question of the contract tests from one raw document. Raises DocumentError if it cannot be read."""

    def __init__(self, path: Path) -> None:
        self._document = RawDocument.read(path)
        self._schemas = Schemas(self._document)
        self._requests = RequestJudge(self._document, self._schemas)
        self._samples: dict[str, list[JsonValue]] = {}
        self._surprising: dict[str, dict[Surprise, list[JsonValue]]] = {}

    @property
    def unjudged(self) -> dict[str, str]:
        """The operations that openapi-core failed to judge, with how it failed."""
        return self.second_opinion.silent

    @cached_property
    def second_opinion(self) -> SecondOpinion:
        """openapi-core, asked where nothing else was found."""
        return SecondOpinion(self._document)

    @property
    def operations(self) -> list[str]:
        """Every operation of the document, as `GET /things/{id}`."""
        return list(self._document.operations)

    @property
    def base_path(self) -> str:
        """What stands before the paths in the URL of the first server."""
        return self._document.base_path

    @property
    def regions(self) -> dict[str, str]:
        """The servers that have a name to be chosen by."""
        named = self._document.root["x-fragmint"]["regions"].members()
        return {name.text: url for url, name in named}

    def judge(self, request: WireRequest) -> Exchange:
        """Which operation a request is for, and everything in it that is not as documented."""
        match = self._document.match(request.method, request.path)
        if match is None:
            nowhere = Violation(
                "path", f"no documented operation is {request.method} {request.path}"
            )
            return Exchange(request, "", (nowhere,))
        found = self._requests.violations(match, request)
        found = found or self.second_opinion.on_request(match, request)
        return Exchange(request, match.operation.key, tuple(found))

    def documented(self, key: str) -> Documented:
        """All that a test of this operation has to show."""
        operation = self._document.operations[key]
        header = self._document.version_header.lower()
        dated = [each for each in operation.parameters if each.name.lower() == header]
        return Documented(
            parameters=sorted(f"{each.location} {each.name}" for each in operation.parameters),
            answers=list(answers(operation)),
            errors=sorted(errors(operation)),
            api_version=_only_version(dated[0].schema) if dated else self._document.default_version,
            surprises=[kind for kind, found in self.surprising_bodies(key).items() if found],
        )

    def bodies(self, key: str) -> list[JsonValue]:
        """JSON bodies of the documented success: its examples, and samples with every field and every member of a union."""
        media = self._success_media(key)
        return [*media.examples.values(), *self._sample_bodies(media)] if media else []

    def surprising_bodies(self, key: str) -> dict[Surprise, list[JsonValue]]:
        """Those bodies with surprises of each kind wherever there is room; none if there is none."""
        if key not in self._surprising:
            found: dict[Surprise, list[JsonValue]] = {kind: [] for kind in KINDS}
            if media := self._success_media(key):
                for body in self.bodies(key):
                    for kind, changed in surprising(media.schema, body, self._schemas.fits).items():
                        found[kind] += changed
            self._surprising[key] = found
        return self._surprising[key]

    def listed_fields(self, key: str, body: JsonValue) -> set[str]:
        """JSON pointers of the fields in a body of the documented success that the document has by their names."""
        media = self._success_media(key)
        spots = walker.walk(media.schema, body, self._schemas.fits) if media else ()
        return {spot.pointer for spot in spots if spot.listed and not spot.absent}

    def answer(self, key: str, order: Order) -> Answer:
        """What the API answers by its document to this operation, and by the order where that says something else."""
        status, response = success(self._document.operations[key])
        if order.status is not None:
            status = order.status
            found = self._document.operations[key].response(status)
            response = found[1] if found else None
        if order.body is not None:
            return Answer(status, order.media_type, order.body, order.headers)
        media = Media.of(response) if response else None
        if media is None:
            return Answer(status, headers=order.headers)
        body = self._body(media, order.example)
        return Answer(status, media.name, body, order.headers)

    def contradictions(self) -> list[str]:
        """Where the document's own examples are not what its schemas say."""
        return [
            f"{operation.key} {status} example {name!r}: {violation}"
            for operation in self._document.operations.values()
            for status, response in operation.responses.items()
            if (media := Media.of(response)) and media.is_described
            for name, value in media.examples.items()
            for violation in self._against(operation, status, media, value)
        ]

    def _success_media(self, key: str) -> Media | None:
        """The body of the documented success, if that is JSON with a schema."""
        media = Media.of(success(self._document.operations[key])[1])
        return media if media and media.is_described else None

    def _against(
        self, operation: Operation, status: str, media: Media, value: JsonValue
    ) -> list[Violation]:
        complaints = self._schemas.complaints(media.schema, value, writing=False)
        unknown = walker.undeclared(media.schema, value, self._schemas.fits)
        found = [Violation(f"body {pointer}", problem) for pointer, problem in complaints]
        found += [Violation(f"body {pointer}", "is not documented") for pointer in unknown]
        if found or not status.isdecimal():
            return found
        answer = Answer(int(status), media.name, json.dumps(value).encode())
        asked = WireRequest(operation.method, operation.path)
        return self.second_opinion.on_answer(Match(operation, {}), asked, answer)

    def _body(self, media: Media, example: str | None) -> bytes:
        if example is not None and example not in media.examples:
            raise KeyError(f"no example {example!r} is documented here, only {[*media.examples]}")
        value: JsonValue
        if media.examples:
            value = media.examples[example or next(iter(media.examples))]
        elif media.is_described:
            value = self._sample_bodies(media)[0]
        else:
            value = None if is_json(media.name) else "text"
        return json.dumps(value).encode() if is_json(media.name) else str(value).encode()

    def _sample_bodies(self, media: Media) -> list[JsonValue]:
        pointer = media.schema.pointer
        if pointer not in self._samples:
            self._samples[pointer] = list(samples(media.schema, self._schemas.fits))
        return self._samples[pointer]


def _only_version(schema: Node) -> str:
    legal = [each.text for each in schema["enum"]]
    return legal[0] if len(legal) == 1 else ""
