"""Secrets taken out of requests and answers, before anybody else sees them."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from urllib.parse import unquote_plus

from fragmint.contract import media
from fragmint.contract.bodies import decoded
from fragmint.contract.exchange import Answer, WireRequest
from fragmint.contract.oracle import Oracle
from fragmint.contract.recordings.masking import kind_of_key, masked, masked_text
from fragmint.contract.values import JsonValue, child, parsed

_SECRET_HEADERS = frozenset(
    ("authorization", "cookie", "proxy-authorization", "set-cookie", "x-api-key", "x-auth-token")
)
_LONG = 12  # a shorter secret is hidden where it was found; elsewhere the same text may be a word


class Scrubber:
    """Hides what the document marks as secret, what stands where credentials do, and what is a real key by its looks.

    What `known` holds, token by what to say instead, is hidden wherever it stands. Nothing of a path is touched.
    """

    def __init__(self, oracle: Oracle, known: Mapping[str, str] | None = None) -> None:
        self._oracle = oracle
        self._secrets = oracle.secrets
        self._known = dict(known or {})
        places = self._secrets.credentials
        headers = {name.lower() for location, name in places if location == "header"}
        self._headers = _SECRET_HEADERS | headers
        self._queries = {name for location, name in places if location == "query"}

    def request(self, operation: str, request: WireRequest) -> WireRequest:
        """A request without its credentials, and with the secrets of its body hidden."""
        query = [
            pair
            for pair in request.query.split("&")
            if pair and unquote_plus(pair.partition("=")[0]) not in self._queries
        ]
        headers = [pair for pair in request.headers if pair[0].lower() not in self._headers]
        sent_as = request.header("content-type") or ""
        body = self._body(operation, None, sent_as, request.body)
        return replace(request, query="&".join(query), headers=tuple(headers), body=body)

    def answer(self, operation: str, answer: Answer) -> Answer:
        """An answer with the secrets of its headers and its body hidden."""
        found = self._oracle.document.operations.get(operation)
        marked = self._secrets.headers(found, answer.status) if found else set[str]()
        hidden = self._headers | marked
        headers = {
            name: masked_text(text) if name.lower() in hidden else self._text(text, ())
            for name, text in answer.headers.items()
        }
        body = self._body(operation, answer.status, answer.media_type, answer.body)
        return replace(answer, body=body, headers=headers)

    def _body(self, operation: str, status: int | None, media_type: str, body: bytes) -> bytes:
        if not body:
            return body
        try:
            value = parsed(body) if media.is_json(media_type) else None
        except ValueError:  # it claims to be JSON; what it is, is text
            value = None
        if value is not None:
            clean = self._value(operation, status, media_type, value)
            return body if clean == value else json.dumps(clean).encode()
        if not (media.is_text(media_type) or media.is_json(media_type)):
            return self._bytes(body)
        text = decoded(body, media_type)
        clean_text = self._text(text, ())
        return body if clean_text == text else clean_text.encode(errors="surrogatepass")

    def _value(
        self, operation: str, status: int | None, media_type: str, value: JsonValue
    ) -> JsonValue:
        found = self._oracle.document.operations.get(operation)
        if found is None:
            marked = self._secrets.by_name(value)
        elif status is None:
            marked = self._secrets.in_request(found, media_type, value)
        else:
            marked = self._secrets.in_answer(found, status, media_type, value)
        known = set(_long_texts(value, "", marked, hidden=False))
        return self._hidden(value, "", marked, sorted(known, key=len, reverse=True))

    def _hidden(
        self, value: JsonValue, pointer: str, marked: Collection[str], known: Collection[str]
    ) -> JsonValue:
        if pointer in marked:
            return masked(value)
        if isinstance(value, list):
            return [
                self._hidden(item, child(pointer, str(index)), marked, known)
                for index, item in enumerate(value)
            ]
        if isinstance(value, dict):
            return {
                name: self._hidden(member, child(pointer, name), marked, known)
                for name, member in value.items()
            }
        return self._text(value, known) if isinstance(value, str) else value

    def _text(self, text: str, known: Iterable[str]) -> str:
        """A text without the tokens that are known, and hidden altogether if it is a key."""
        for token, instead in self._known.items():
            text = text.replace(token, instead)
        for secret in known:
            text = text.replace(secret, masked_text(secret))
        return text if kind_of_key(text) is None else masked_text(text)

    def _bytes(self, body: bytes) -> bytes:
        for token, instead in self._known.items():
            body = body.replace(token.encode(), instead.encode())
        return body


def _long_texts(
    value: JsonValue, pointer: str, marked: Collection[str], *, hidden: bool
) -> Iterable[str]:
    """The secrets of a body that are long enough to be nothing else, wherever they stand again."""
    hidden = hidden or pointer in marked
    if isinstance(value, list):
        for index, item in enumerate(value):
            yield from _long_texts(item, child(pointer, str(index)), marked, hidden=hidden)
    elif isinstance(value, dict):
        for name, member in value.items():
            yield from _long_texts(member, child(pointer, name), marked, hidden=hidden)
    elif (
        isinstance(value, str)
        and len(value) >= _LONG
        and (hidden or kind_of_key(value) is not None)
    ):
        yield value
