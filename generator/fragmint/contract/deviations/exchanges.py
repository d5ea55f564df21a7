"""What one request and its answer show against the document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from fragmint.contract import media
from fragmint.contract.bodies import decoded
from fragmint.contract.deviations import deviation as codes
from fragmint.contract.deviations.finding import Finding
from fragmint.contract.deviations.likeness import closest
from fragmint.contract.deviations.standard import is_standard_answered, is_standard_sent
from fragmint.contract.deviations.values import Body
from fragmint.contract.exchange import Answer, Traffic, Violation, WireRequest
from fragmint.contract.oracle import Oracle
from fragmint.contract.oracle.answers import AnswerJudge
from fragmint.contract.oracle.document import Match, Node
from fragmint.contract.oracle.responses import body_of
from fragmint.contract.oracle.texts import is_text_of, stands_for_more
from fragmint.contract.values import JsonValue, parsed

# What is left to a client, or taken out of a recording: whether it is there says nothing of the API.
_OF_THE_CLIENT = {"security", "header accept", "header cookie"}
_NOWHERE = {404, 405, 501}


def findings(oracle: Oracle, traffic: Traffic) -> list[Finding]:
    """Everything that an exchange shows. A request is held against the document only where the API took it."""
    request, answer = traffic.request, traffic.answer
    match = oracle.document.match(request.method, request.path)
    if match is None:
        return [] if answer.status in _NOWHERE else [_undeclared_operation(oracle, traffic)]
    asked = list(_Asked(oracle, match, request).findings()) if answer.status < 400 else []
    return [*asked, *_Answered(oracle, match, answer).findings()]


def _undeclared_operation(oracle: Oracle, traffic: Traffic) -> Finding:
    """An operation of a path that is documented with other methods, or of none."""
    document, request = oracle.document, traffic.request
    path, node = request.path, document.root["paths"]
    for operation in document.operations.values():
        if found := document.match(operation.method, request.path):
            path = found.operation.path
            node = document.root["paths"][path]
    own = _headers_of_the_api(document.root, traffic.answer)
    key = f"{request.method} {path}"
    return Finding(codes.UNDECLARED_OPERATION, key, "", node, headers=own, exchange=traffic)


@dataclass(frozen=True)
class _Asked:
    """A request that the API took."""

    oracle: Oracle
    match: Match
    request: WireRequest

    def findings(self) -> Iterator[Finding]:
        operation = self.match.operation
        if operation.node["deprecated"].value is True:
            yield Finding(codes.DEPRECATED, operation.key, "", operation.node["deprecated"])
        told = self.oracle.judge(self.request).violations
        schema = self._body_schema()
        for violation in told:
            is_of_body = schema is not None and violation.where.startswith("body")
            if not is_of_body and not self._is_of_the_client(violation):
                yield self._finding(violation)
        if schema is not None and any(each.where.startswith("body") for each in told):
            schemas, value = self.oracle.schemas, parsed(self.request.body)
            yield from Body(
                schemas, operation.key, schema, value, writing=True, prefix="request body "
            ).findings()

    def _is_of_the_client(self, violation: Violation) -> bool:
        place, _, name = violation.where.partition(" ")
        is_standard = place == "header" and is_standard_sent(name.lower())
        is_cookie = place == "cookie" and violation.is_undocumented
        is_absent_header = place == "header" and self.request.header(name) is None
        return is_standard or is_cookie or is_absent_header or violation.where in _OF_THE_CLIENT

    def _finding(self, violation: Violation) -> Finding:
        operation, (place, _, name) = self.match.operation, violation.where.partition(" ")
        declared = [
            each
            for each in operation.parameters
            if violation.where == f"{each.location} {each.name}"
        ]
        node = declared[0].schema if declared else operation.node
        code = codes.UNDECLARED_PARAMETER if violation.is_undocumented else codes.WRONG_REQUEST
        sent: dict[str, JsonValue] = {
            "query": self._queried(name),
            "header": self.request.header(name),
            "path": self.match.arguments.get(name),
        }
        pointer = violation.where if name else f"request {violation.where}"
        return Finding(code, operation.key, pointer, node, sent.get(place), says=violation.problem)

    def _queried(self, name: str) -> JsonValue:
        """What was sent for a name, as a list where it was sent several times."""
        texts: list[JsonValue] = [text for each, text in self.request.query_pairs if each == name]
        return texts[0] if len(texts) == 1 else texts

    def _body_schema(self) -> Node | None:
        """The schema of a body that is JSON, and says so, and is documented."""
        content = self.match.operation.node["requestBody"].target["content"]
        name = media.closest(dict(content.members()), self.request.media_type)
        if name is None or not media.is_json(self.request.media_type) or not _is_json(self.request):
            return None
        schema = content[name].target["schema"]
        return schema if schema.exists else None


def _is_json(request: WireRequest) -> bool:
    try:
        parsed(request.body)
    except ValueError:
        return False
    return True


@dataclass(frozen=True)
class _Answered:
    """An answer of an operation."""

    oracle: Oracle
    match: Match
    answer: Answer

    def findings(self) -> Iterator[Finding]:
        operation, answer = self.match.operation, self.answer
        found = operation.response(answer.status)
        if found is None:
            yield from self._undeclared_status()
            return
        key, response = found
        yield from self._headers(response)
        yield from self._body(key, response)

    def _undeclared_status(self) -> Iterator[Finding]:
        """The status, and the body where it is like a documented one of the same operation."""
        answer, operation = self.answer, self.match.operation
        value = _value(answer)
        like = closest(self.oracle.schemas, operation, answer.status, value)
        yield Finding(
            codes.UNDECLARED_STATUS,
            operation.key,
            f"status {answer.status}",
            operation.node["responses"],
            value,
            media.bare(answer.media_type) if answer.body else "",
            site=like,
            headers=_headers_of_the_api(self.oracle.document.root, answer),
        )
        if like is not None:
            yield from Body(self.oracle.schemas, operation.key, like, value).findings()

    def _headers(self, response: Node) -> Iterator[Finding]:
        sent = {name.lower(): value for name, value in self.answer.headers.items()}
        own = dict(_headers_of_the_api(self.oracle.document.root, self.answer))
        judge = AnswerJudge(self.oracle.schemas)
        for violation in judge.header_violations(response, self.answer):
            name = violation.where.removeprefix("header ")
            if violation.is_undocumented and name not in own:
                continue
            code = codes.UNDECLARED_HEADER if violation.is_undocumented else codes.BROKEN_RULE
            code = codes.MISSING if name not in sent else code
            node = response if violation.is_undocumented else _header(response, name)
            value = sent.get(name)
            yield Finding(
                code, self.match.operation.key, violation.where, node, value, says=violation.problem
            )

    def _body(self, key: str, response: Node) -> Iterator[Finding]:
        answer, operation = self.answer, self.match.operation
        if body_of(operation, key) is None and (operation.method == "HEAD" or not answer.body):
            return
        content = dict(response["content"].members())
        name = media.closest(content, answer.media_type)
        if content and not answer.body:
            yield self._finding(
                codes.UNREADABLE_BODY, response["content"], says="the body is empty"
            )
        elif name is None:
            yield self._finding(
                codes.UNDECLARED_MEDIA_TYPE, response, media.bare(answer.media_type)
            )
        else:
            yield from self._content(content[name].target["schema"])

    def _content(self, schema: Node) -> Iterator[Finding]:
        answer = self.answer
        if not schema.exists:
            return
        if media.is_json(answer.media_type):
            try:
                value = parsed(answer.body)
            except ValueError:
                yield self._finding(codes.UNREADABLE_BODY, schema, says="the body is not JSON")
                return
            yield from Body(self.oracle.schemas, self.match.operation.key, schema, value).findings()
        elif media.is_text(answer.media_type) and not stands_for_more(schema):
            text = decoded(answer.body, answer.media_type)
            if not is_text_of(schema, text, self.oracle.schemas.fits):
                operation = self.match.operation.key
                yield from Body(self.oracle.schemas, operation, schema, text).findings()

    def _finding(self, code: str, node: Node, rule: str = "", says: str = "") -> Finding:
        where = f"status {self.answer.status} {rule}".rstrip()
        return Finding(code, self.match.operation.key, where, node, _value(self.answer), rule, says)


def _value(answer: Answer) -> JsonValue:
    try:
        return answer.value
    except ValueError:
        return decoded(answer.body, answer.media_type)


def _header(response: Node, name: str) -> Node:
    headers = response["headers"].members()
    return next(node.target for each, node in headers if each.lower() == name)


def _headers_of_the_api(root: Node, answer: Answer) -> tuple[tuple[str, str], ...]:
    """The headers of an answer, in lower case, that not any server might have sent."""
    limits = _rate_limits(root)
    sent = [(name.lower(), text) for name, text in answer.headers.items()]
    return tuple(
        each for each in sent if not is_standard_answered(each[0]) and each[0] not in limits
    )


def _rate_limits(root: Node) -> set[str]:
    """The headers that `x-fragmint` documents for every answer, in lower case."""
    families = root["x-fragmint"]["rate-limit"]["families"].members()
    return {each.text.lower() for _, family in families for _, each in family.members()}
