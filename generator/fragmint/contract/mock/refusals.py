"""What a request that is not as documented is answered: by Prism's conventions, as the document says where it says it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from http import HTTPStatus

from fragmint.contract.exchange import NAMELESS, UNSENT, Answer, Exchange, Order, Violation
from fragmint.contract.oracle import Oracle
from fragmint.contract.values import JsonObject

# Where a documented refusal leaves no room for the reasons, they are here.
HEADER = "Fragmint-Violation"
_LONGEST = 1000


def refusal(oracle: Oracle, exchange: Exchange) -> Answer | None:
    """The answer to a request that is refused, None for one that an API takes.

    What only nobody documented is no reason in a header or a cookie, to which browsers add theirs, nor as a field of an object
    that does not forbid others.
    """
    reasons = [each for each in exchange.violations if not _is_tolerated(each)]
    if not reasons:
        return None
    if not exchange.operation:
        return _nowhere(oracle, exchange, reasons)
    statuses = _statuses(exchange, reasons)
    status = oracle.first_documented(exchange.operation, statuses)
    if status is None:
        return problem(statuses[0], reasons)
    return oracle.answer(exchange.operation, Order(status), exchange.request.header("accept") or "")


def problem(status: int, reasons: Sequence[Violation], **headers: str) -> Answer:
    """An answer that the document has nothing for, as RFC 9457 describes them."""
    body: JsonObject = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": "; ".join(map(str, reasons)),
        "violations": [{"where": each.where, "problem": each.problem} for each in reasons],
    }
    content = json.dumps(body).encode()
    return Answer(status, "application/problem+json", content, headers | told(reasons))


def told(reasons: Sequence[Violation]) -> dict[str, str]:
    """The header that names the reasons, as far as a header has room for them."""
    text = "; ".join(map(str, reasons)).encode("ascii", "backslashreplace").decode()
    line = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return {HEADER: line if len(line) <= _LONGEST else f"{line[: _LONGEST - 3]}..."}


def _nowhere(oracle: Oracle, exchange: Exchange, reasons: Sequence[Violation]) -> Answer:
    allowed = oracle.methods(exchange.request.path)
    if allowed:
        return problem(405, reasons, Allow=", ".join(allowed))
    return problem(404, reasons)


def _statuses(exchange: Exchange, reasons: Sequence[Violation]) -> tuple[int, ...]:
    """The statuses that say what is wrong, the most telling first."""
    places = {each.where for each in reasons}
    if "security" in places:
        return 401, 403
    if "header content-type" in places and exchange.request.body:
        return 415, 422, 400
    return (406,) if places == {"header accept"} else (422, 400)


def _is_tolerated(violation: Violation) -> bool:
    is_more = violation.is_undocumented and violation.where.startswith(
        ("header ", "cookie ", "body ")
    )
    return is_more or violation.problem in {UNSENT, NAMELESS}
