"""What an overlay adds to a document beside fields: headers, parameters, responses, whole operations."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from http import HTTPStatus

from fragmint.contract import media
from fragmint.contract.deviations.inference import of_texts, schema_of
from fragmint.contract.exchange import Traffic
from fragmint.contract.values import JsonObject, JsonValue, parsed

SOURCE = "traffic"
EVIDENCE: JsonObject = {"x-fragmint": {"evidence": {"source": SOURCE, "kind": "vendor-fact"}}}


def parameter(place: str, name: str, values: Sequence[JsonValue]) -> JsonObject:
    """A parameter that was sent with these texts, or lists of them."""
    listed = [each if isinstance(each, list) else [each] for each in values]
    one = of_texts([str(text) for each in listed for text in each])
    is_list = any(isinstance(each, list) for each in values)
    schema: JsonObject = {"type": "array", "items": one} if is_list else one
    return {"name": name, "in": place, "schema": schema, **EVIDENCE}


def headers(answered: Iterable[tuple[str, str]]) -> JsonObject:
    """The headers of a response by these names and texts."""
    texts: dict[str, list[str]] = {}
    for name, text in answered:
        texts.setdefault(_titled(name), []).append(text)
    made: JsonObject = {}
    for name in sorted(texts):
        made[name] = {"schema": of_texts(texts[name]), **EVIDENCE}
    return made


def response(
    status: int, answered: Iterable[tuple[str, str]], content: Mapping[str, JsonValue]
) -> JsonObject:
    """A response with these headers, and with these schemas by their media types."""
    found: JsonObject = {"description": _phrase(status), **EVIDENCE}
    if shown := headers(answered):
        found["headers"] = shown
    if content:
        found["content"] = {name: {"schema": schema} for name, schema in content.items()}
    return found


def operation(
    seen: Sequence[Traffic], answered: Sequence[Sequence[tuple[str, str]]], *, is_30: bool
) -> JsonObject:
    """An operation by what it was asked and answered; `answered` are the headers of each answer that are the API's own."""
    queries: dict[str, list[JsonValue]] = {}
    bodies: dict[str, list[JsonValue]] = {}
    statuses: dict[int, dict[str, list[JsonValue]]] = {}
    told: dict[int, list[tuple[str, str]]] = {}
    for traffic, own in zip(seen, answered, strict=True):
        request, answer = traffic.request, traffic.answer
        for name in dict.fromkeys(name for name, _ in request.query_pairs):
            texts: list[JsonValue] = [text for each, text in request.query_pairs if each == name]
            queries.setdefault(name, []).append(texts[0] if len(texts) == 1 else texts)
        if request.body and media.is_json(request.media_type):
            with suppress(ValueError):  # it is no JSON: what it should be, nobody can tell
                bodies.setdefault(request.media_type, []).append(parsed(request.body))
        content = statuses.setdefault(answer.status, {})
        told.setdefault(answer.status, []).extend(own)
        if answer.body:
            with suppress(ValueError):
                content.setdefault(media.bare(answer.media_type), []).append(answer.value)
    found: JsonObject = dict(EVIDENCE)
    if queries:
        found["parameters"] = [parameter("query", *each) for each in queries.items()]
    if bodies:
        found["requestBody"] = {
            "content": {
                name: {"schema": schema_of(each, is_30=is_30)} for name, each in bodies.items()
            }
        }
    found["responses"] = {
        str(status): response(
            status,
            told[status],
            {name: schema_of(each, is_30=is_30) for name, each in statuses[status].items()},
        )
        for status in sorted(statuses)
    }
    return found


def _titled(name: str) -> str:
    return "-".join(part.capitalize() for part in name.split("-"))


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return f"Status {status}"
