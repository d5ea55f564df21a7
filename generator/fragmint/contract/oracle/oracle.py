"""The oracle: what the raw document says of an operation, a request, an answer. It never asks the generator."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from fragmint.contract import media
from fragmint.contract.exchange import (
    Answer,
    Documented,
    Exchange,
    Order,
    Surprise,
    Violation,
    WireRequest,
)
from fragmint.contract.oracle import walker
from fragmint.contract.oracle.answers import AnswerJudge
from fragmint.contract.oracle.document import Match, Node, Operation, RawDocument
from fragmint.contract.oracle.enumerated import enumerated
from fragmint.contract.oracle.incomplete import incomplete, sparse
from fragmint.contract.oracle.marked import with_secrets
from fragmint.contract.oracle.pages import page
from fragmint.contract.oracle.parts import schema_of
from fragmint.contract.oracle.places import Places
from fragmint.contract.oracle.requests import RequestJudge
from fragmint.contract.oracle.responses import Media, answers, body_of, errors, headers_of, success
from fragmint.contract.oracle.samples import sample_content, sample_text, samples
from fragmint.contract.oracle.schemas import Schemas
from fragmint.contract.oracle.second_opinion import SecondOpinion
from fragmint.contract.oracle.secrets import Secrets
from fragmint.contract.oracle.servers import base_path, base_paths
from fragmint.contract.oracle.surprises import KINDS, surprising
from fragmint.contract.values import JsonValue

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy


class Oracle:
    """Answers every question of the contract tests from one raw document. Raises DocumentError if it cannot be read.

    What no example shows is made up, otherwise for each `seed` and the same for the same.
    """

    def __init__(self, path: Path, seed: int = 0) -> None:
        self._path = path
        self._seed = seed
        self._document = RawDocument.read(path)
        self._schemas = Schemas(self._document)
        self._requests = RequestJudge(self._document, self._schemas)
        self._answers = AnswerJudge(self._schemas)
        self._samples: dict[str, list[JsonValue]] = {}
        self._first_samples: dict[str, JsonValue] = {}
        self._surprising: dict[str, dict[Surprise, list[JsonValue]]] = {}
        self._valid: dict[str, SearchStrategy[JsonValue]] = {}

    @property
    def unjudged(self) -> dict[str, str]:
        """The operations that openapi-core failed to judge, with how it failed."""
        return self.second_opinion.silent

    @cached_property
    def second_opinion(self) -> SecondOpinion:
        """openapi-core, asked where nothing else was found."""
        return SecondOpinion(self._document)

    @property
    def document(self) -> RawDocument:
        """The raw document itself."""
        return self._document

    @cached_property
    def places(self) -> Places:
        """Where in its files the places of the document are."""
        return Places(self._path)

    @property
    def schemas(self) -> Schemas:
        """What judges values by its schemas."""
        return self._schemas

    @cached_property
    def secrets(self) -> Secrets:
        """What the document marks as secret, and where credentials stand."""
        return Secrets(self._document, self._schemas.fits)

    @property
    def operations(self) -> list[str]:
        """Every operation of the document, as `GET /things/{id}`."""
        return list(self._document.operations)

    @property
    def base_path(self) -> str:
        """What stands before the paths in the URL of the first server."""
        return base_path(self._document)

    @cached_property
    def base_paths(self) -> list[str]:
        """That, and the same of the servers that some operations have for themselves."""
        return base_paths(self._document)

    def knows(self, method: str, path: str) -> bool:
        """Whether some operation is for this path, as it stands in a URL below the API's own."""
        return self._document.match(method, path) is not None

    def methods(self, path: str) -> list[str]:
        """The methods that are documented for such a path."""
        found = (match.operation.method for match in self._document.matches(path))
        return list(dict.fromkeys(found))

    def first_documented(self, key: str, statuses: Sequence[int]) -> int | None:
        """The first of these statuses that the operation has, else the first that it has in a range or by default."""
        operation = self._document.operations[key]
        exact = (each for each in statuses if str(each) in operation.responses)
        covered = (each for each in statuses if operation.response(each))
        return next(exact, next(covered, None))

    @property
    def facts(self) -> Node:
        """What the document says of the API as a whole that OpenAPI has no words for."""
        return self._document.root["x-fragmint"]

    @property
    def regions(self) -> dict[str, str]:
        """The servers that have a name to be chosen by, their variables at their defaults."""
        return self._document.regions

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
        found = self._success_media(key)
        return [*self._examples(found).values(), *self._sample_bodies(found)] if found else []

    def surprising_bodies(self, key: str) -> dict[Surprise, list[JsonValue]]:
        """Those bodies with surprises of each kind wherever there is room; none if there is none."""
        if key not in self._surprising:
            found: dict[Surprise, list[JsonValue]] = {kind: [] for kind in KINDS}
            if success_media := self._success_media(key):
                for body in self.bodies(key):
                    made = surprising(success_media.schema, body, self._schemas.fits)
                    for kind, changed in made.items():
                        found[kind] += changed
            self._surprising[key] = found
        return self._surprising[key]

    def valid_bodies(self, key: str) -> SearchStrategy[JsonValue]:
        """The bodies that Hypothesis can draw for the documented success, which has to be described JSON."""
        from fragmint.contract.oracle.drawing import valid_bodies

        if key not in self._valid:  # every example of a test asks again
            schema = self._described_success(key)
            self._valid[key] = valid_bodies(schema, self.bodies(key), self._schemas.fits)
        return self._valid[key]

    def bodies_with_secrets(self, key: str) -> list[tuple[JsonValue, list[str]]]:
        """Bodies of the documented success that hold secrets, each with the texts of these."""
        schema = self._described_success(key)
        found = [with_secrets(schema, body, self._schemas.fits) for body in self.bodies(key)]
        return [(body, texts) for body, texts in found if texts]

    def incomplete_bodies(self, key: str) -> list[tuple[str, JsonValue]]:
        """Bodies of the documented success that lack a required field, and its JSON pointer; every such field once."""
        schema = self._described_success(key)
        found: dict[Node | str, tuple[str, JsonValue]] = {}
        for body in self.bodies(key):
            for field, rest in incomplete(schema, body, self._schemas.fits):
                # One that is required and not described has no schema to be known by.
                known_by = field.schemas[0] if field.schemas else field.pointer
                found.setdefault(known_by, (field.pointer, rest))
        return list(found.values())

    def sparse_bodies(self, key: str) -> list[JsonValue]:
        """Bodies of the documented success without what may be left out of them; whole where nothing may."""
        schema = self._described_success(key)
        found = [(body, [*sparse(schema, body, self._schemas.fits)]) for body in self.bodies(key)]
        return [each for body, rest in found for each in rest or [body]]

    def enumerated_bodies(self, key: str) -> list[JsonValue]:
        """Bodies of the documented success in which every documented value of each enum stands."""
        schema, fits = self._described_success(key), self._schemas.fits
        return [each for body in self.bodies(key) for each in enumerated(schema, body, fits)]

    def values(self, key: str, part: str) -> list[JsonValue]:
        """Values of a part of an operation, as `response 404` or `query limit`: full ones, and ones without what is optional."""
        schema, fits, sent = self._part(key, part)
        full = list(samples(schema, fits, seed=self._seed, writing=sent))
        return [*full, *(rest for value in full for rest in sparse(schema, value, fits))]

    def incomplete_values(self, key: str, part: str) -> list[JsonValue]:
        """Values of such a part that each lack something required."""
        schema, fits, sent = self._part(key, part)
        full = samples(schema, fits, seed=self._seed, writing=sent)
        return [rest for value in full for _, rest in incomplete(schema, value, fits)]

    def _part(self, key: str, part: str) -> tuple[Node, walker.Fits, bool]:
        """What describes a part, what judges its values, and whether it is sent."""
        sent = not part.startswith("response ")
        schema = schema_of(self._document.operations[key], part)
        return schema, (self._schemas.writes if sent else self._schemas.fits), sent

    def page(self, key: str, items: str, members: Mapping[str, JsonValue], size: int) -> JsonValue:
        """A documented page: so many items in its list, and these members, each named by its dotted path.

        A member that is None is null or left out, as the document allows.
        """
        schema = self._described_success(key)
        return page(schema, self.bodies(key), items, members, size, self._schemas.fits)

    def undocumented(self, key: str, body: JsonValue) -> set[str]:
        """JSON pointers of the fields in a body of the documented success that the document does not have."""
        found = self._success_media(key)
        return {*walker.undeclared(found.schema, body, self._schemas.fits)} if found else set()

    def listed_fields(self, key: str, value: JsonValue, part: str = "") -> set[str]:
        """JSON pointers of the fields that the document has by their names: in a body of the success, or in a part's value."""
        if part:
            schema, fits, _ = self._part(key, part)
        elif found := self._success_media(key):
            schema, fits = found.schema, self._schemas.fits
        else:
            return set()
        return {
            spot.pointer
            for spot in walker.walk(schema, value, fits)
            if spot.listed and not spot.absent
        }

    def answer(self, key: str, order: Order, accept: str = "") -> Answer:
        """What the API answers by its document to this operation, and by the order where that says something else.

        `accept` is what the client says that it takes; empty is anything.
        """
        operation = self._document.operations[key]
        status, response = success(operation)
        if order.status is not None:
            status = order.status
            found = operation.response(status)
            response = found[1] if found else None
        if order.body is not None:
            return Answer(status, order.media_type, order.body, order.headers)
        if response is None:
            return Answer(status, headers=order.headers)
        headers = self._sample_headers(response) | dict(order.headers)
        found = operation.response(status)
        body = body_of(operation, found[0], accept) if found else Media.of(response, accept)
        if body is None:
            return Answer(status, headers=headers)
        content = self._body(body, order.example, dynamic=order.dynamic)
        return Answer(status, body.name, content, headers)

    def against(self, key: str, answer: Answer) -> list[Violation]:
        """Everything in an answer of this operation that is not as documented."""
        return self._answers.violations(self._document.operations[key], answer)

    def contradictions(self, besides: Collection[tuple[str, str, str]] = ()) -> list[str]:
        """Where the document's own examples are not what its schemas say.

        `besides` are those known for it: each an operation, a status as the document writes it, and the name of an example.
        """
        return [
            f"{operation.key} {status} example {name!r}: {violation}"
            for operation in self._document.operations.values()
            for status, response in operation.responses.items()
            if (body := Media.of(response)) and body.is_described
            for name, value in body.examples.items()
            if (operation.key, status, name) not in besides
            for violation in self._against(operation, status, body, value)
        ]

    def _described_success(self, key: str) -> Node:
        found = self._success_media(key)
        assert found, f"the success of {key} is not described as JSON"
        return found.schema

    def _success_media(self, key: str) -> Media | None:
        """The body of the documented success, if that is JSON with a schema."""
        operation = self._document.operations[key]
        found = next((body_of(operation, status) for status, _ in answers(operation)), None)
        return found if found and found.is_described else None

    def _against(
        self, operation: Operation, status: str, body: Media, value: JsonValue
    ) -> list[Violation]:
        found = list(self._answers.value_violations(body.schema, value))
        if found or not status.isdecimal():
            return found
        answer = Answer(int(status), body.name, json.dumps(value).encode())
        asked = WireRequest(operation.method, operation.path)
        return self.second_opinion.on_answer(Match(operation, {}), asked, answer)

    def _body(self, body: Media, example: str | None, *, dynamic: bool) -> bytes:
        if example is not None and example not in body.examples:
            raise KeyError(f"no example {example!r} is documented here, only {[*body.examples]}")
        value: JsonValue
        shown = {} if dynamic and body.is_described else self._examples(body)
        if shown and (example is None or example in shown):
            value = shown[example or next(iter(shown))]
        elif body.is_described:
            value = self._sample_body(body)
        else:
            return sample_content(body.name, body.schema, self._schemas.fits)
        return json.dumps(value).encode() if media.is_json(body.name) else _written(value)

    def _examples(self, body: Media) -> dict[str, JsonValue]:
        """The examples that a server might answer with: where one does not fit its schema, the schema is believed."""
        schema = body.schema
        return {
            name: value
            for name, value in body.examples.items()
            if not body.is_described or self._schemas.fits(schema, value)
        }

    def _sample_headers(self, response: Node) -> dict[str, str]:
        """The headers that an answer has to have."""
        wanted = {
            name: schema for name, (schema, required) in headers_of(response).items() if required
        }
        return {
            name: sample_text(next(samples(schema, self._schemas.fits)))
            for name, schema in wanted.items()
        }

    def _sample_bodies(self, body: Media) -> list[JsonValue]:
        pointer = body.schema.pointer
        if pointer not in self._samples:
            self._samples[pointer] = list(self._samples_of(body))
        return self._samples[pointer]

    def _sample_body(self, body: Media) -> JsonValue:
        """The first of them, which is made long before the last."""
        pointer = body.schema.pointer
        if pointer not in self._first_samples:
            self._first_samples[pointer] = next(self._samples_of(body))
        return self._first_samples[pointer]

    def _samples_of(self, body: Media) -> Iterator[JsonValue]:
        return samples(body.schema, self._schemas.fits, self._schemas.fits_exactly, self._seed)


def _written(value: JsonValue) -> bytes:
    """An example of a body that is no JSON: text as it is, and structure as JSON for want of better."""
    return (value if isinstance(value, str) else json.dumps(value)).encode()


def _only_version(schema: Node) -> str:
    legal = [each.text for each in schema["enum"]]
    return legal[0] if len(legal) == 1 else ""
