"""The oracle: what the raw document says of an operation, a request, an answer. It never asks the generator."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

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
            nowhere = Violation("path", f"no documented operation is {request.method} {request.path}")
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
            answers=list(_answers(operation)),
            errors=sorted(_errors(operation)),
            api_version=_only_version(dated[0].schema) if dated else self._document.default_version,
            surprises=[kind for kind, found in self.surprising_bodies(key).items() if found],
        )

    def surprising_bodies(self, key: str) -> dict[Surprise, list[JsonValue]]:
        """Bodies of the documented success with surprises of each kind wherever there is room; none if there is none."""
        if key not in self._surprising:
            _, response = _success(self._document.operations[key])
            media = _Media.of(response)
            found: dict[Surprise, list[JsonValue]] = {kind: [] for kind in KINDS}
            if media and is_json(media.name) and media.schema.exists:
                for body in [*media.examples.values(), *self._sample_bodies(media)]:
                    for kind, bodies in surprising(media.schema, body, self._schemas.fits).items():
                        found[kind] += bodies
            self._surprising[key] = found
        return self._surprising[key]

    def answer(self, key: str, order: Order) -> Answer:
        """What the API answers by its document to this operation, and by the order where that says something else."""
        status, response = _success(self._document.operations[key])
        if order.status is not None:
            status = order.status
            found = self._document.operations[key].response(status)
            response = found[1] if found else None
        if order.body is not None:
            return Answer(status, order.media_type, order.body, order.headers)
        media = _Media.of(response) if response else None
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
            if (media := _Media.of(response)) and is_json(media.name) and media.schema.exists
            for name, value in media.examples.items()
            for violation in self._against(operation, status, media, value)
        ]

    def _against(
        self, operation: Operation, status: str, media: _Media, value: JsonValue
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

    def _body(self, media: _Media, example: str | None) -> bytes:
        if example is not None and example not in media.examples:
            raise KeyError(f"no example {example!r} is documented here, only {[*media.examples]}")
        value: JsonValue
        if media.examples:
            value = media.examples[example or next(iter(media.examples))]
        elif media.schema.exists and is_json(media.name):
            value = self._sample_bodies(media)[0]
        else:
            value = None if is_json(media.name) else "text"
        return json.dumps(value).encode() if is_json(media.name) else str(value).encode()

    def _sample_bodies(self, media: _Media) -> list[JsonValue]:
        pointer = media.schema.pointer
        if pointer not in self._samples:
            self._samples[pointer] = list(samples(media.schema, self._schemas.fits))
        return self._samples[pointer]


class _Media(NamedTuple):
    """The body of a response in the media type a client would choose, JSON if there is any."""

    name: str
    schema: Node
    examples: dict[str, JsonValue]

    @classmethod
    def of(cls, response: Node | None) -> _Media | None:
        content = dict(response["content"].members()) if response else {}
        if not content:
            return None
        name = min(content, key=lambda each: not is_json(each))
        media = content[name]
        examples = {each: node.target for each, node in media["examples"].members()}
        named = {each: node["value"].value for each, node in examples.items() if "value" in node}
        alone = {"default": media["example"].value} if "example" in media else {}
        return cls("application/json" if name == "*/*" else name, media["schema"], named or alone)


def _success(operation: Operation) -> tuple[int, Node | None]:
    """The success that a caller hopes for: the lowest documented one, else the default."""
    for key in _successes(operation):
        return (int(key) if key.isdecimal() else 200), operation.responses[key]
    return 200, None


def _successes(operation: Operation) -> list[str]:
    exact = sorted(key for key in operation.responses if key.startswith("2"))
    return exact or [key for key in operation.responses if key == "default"]


def _errors(operation: Operation) -> Iterator[str]:
    for key in operation.responses:
        if key not in _successes(operation) and (key[0] in "45" or key == "default"):
            yield key


def _answers(operation: Operation) -> Iterator[tuple[str, str | None]]:
    for key in _successes(operation):
        media = _Media.of(operation.responses[key])
        names: list[str | None] = [*media.examples] if media else []
        yield from ((key, name) for name in names or [None])


def _only_version(schema: Node) -> str:
    legal = [each.text for each in schema["enum"]]
    return legal[0] if len(legal) == 1 else ""
