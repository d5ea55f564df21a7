"""How long a call waits before it tries again, and for whom."""

from __future__ import annotations

from dataclasses import replace

import httpx2
import pytest

from _runtime.ratelimit import RateLimit, RateLimitFamily, RateLimitHeaders, ResetUnit
from _runtime.response import Reply
from _runtime.retry import asked_delay, backoff, delay_before_retry, rate_limits
from support.calling import Time

FAMILIES = {
    "global": RateLimitFamily(remaining="X-Global-Remaining", reset="X-Global-Reset"),
    "route": RateLimitFamily(
        limit="X-Route-Limit", remaining="X-Route-Remaining", reset="X-Route-Reset"
    ),
    "token": RateLimitFamily(remaining="X-Token-Remaining"),
}


def reply(status: int, **headers: str) -> Reply:
    named = {name.replace("_", "-"): text for name, text in headers.items()}
    return Reply("GET", "http://api.example/", status, httpx2.Headers(named), b"")


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("7", 7.0),
        ("0", 0.0),
        ("1.5", 1.5),
        ("Mon, 21 Sep 2026 14:13:30 GMT", 10.0),
        ("Mon, 21 Sep 2026 14:13:10 GMT", 0.0),
        ("Mon, 21 Sep 2026 14:13:30 -0000", 10.0),
        ("-5", None),
        ("soon", None),
        ("inf", None),
        ("nan", None),
        ("", None),
        ("Mon, 99 Sep 2026 14:13:30 GMT", None),
    ],
)
def test_retry_after_is_seconds_or_a_date(time: Time, text: str, seconds: float | None) -> None:
    assert asked_delay(reply(503, Retry_After=text), time.settings()) == seconds


@pytest.mark.parametrize(
    ("unit", "text", "seconds"),
    [("epoch-ms", "1790000004500", 4.5), ("epoch-s", "1790000004", 4.0), ("seconds", "4", 4.0)],
)
def test_a_reset_counts_in_its_declared_unit(
    time: Time, unit: ResetUnit, text: str, seconds: float
) -> None:
    settings = replace(time.settings(), rate_limit=RateLimitHeaders(FAMILIES, unit))
    assert asked_delay(reply(429, X_Global_Reset=text), settings) == seconds


@pytest.mark.parametrize(
    ("status", "headers", "seconds"),
    [
        (429, {"Retry_After": "9", "X_Global_Reset": "2"}, 9.0),
        (429, {"Retry_After": "soon", "X_Global_Reset": "2"}, 2.0),
        (
            429,
            {
                "X_Global_Remaining": "5",
                "X_Global_Reset": "60",
                "X_Route_Remaining": "0",
                "X_Route_Reset": "3",
            },
            3.0,
        ),
        (
            429,
            {
                "X_Global_Remaining": "0",
                "X_Global_Reset": "6",
                "X_Route_Remaining": "0",
                "X_Route_Reset": "3",
            },
            6.0,
        ),
        (429, {"X_Global_Remaining": "5", "X_Global_Reset": "60", "X_Route_Reset": "3"}, 3.0),
        (429, {"X_Global_Remaining": "5", "X_Global_Reset": "60"}, 60.0),
        (429, {"X_Global_Remaining": "0", "X_Global_Reset": "0"}, None),
        (503, {"X_Global_Remaining": "0", "X_Global_Reset": "6"}, 6.0),
        (503, {"X_Global_Remaining": "5", "X_Global_Reset": "60"}, None),
        (503, {"X_Global_Reset": "60"}, None),
        (429, {}, None),
    ],
)
def test_the_exhausted_limit_is_the_one_waited_for(
    time: Time, status: int, headers: dict[str, str], seconds: float | None
) -> None:
    settings = replace(time.settings(), rate_limit=RateLimitHeaders(FAMILIES))
    assert asked_delay(reply(status, **headers), settings) == seconds


def test_rate_limits_are_told_by_family_as_far_as_they_are_there(time: Time) -> None:
    settings = replace(time.settings(), rate_limit=RateLimitHeaders(FAMILIES))
    headers = {
        "X_Route_Limit": "10",
        "X_Route_Remaining": "0",
        "X_Route_Reset": "3",
        "X_Token_Remaining": "x",
    }
    assert rate_limits(reply(429, **headers), settings) == {"route": RateLimit(10, 0, 3.0)}


def test_backoff_doubles_up_to_eight_seconds_and_takes_a_random_part_of_it() -> None:
    assert [backoff(attempt, lambda: 1.0) for attempt in range(6)] == [0.5, 1, 2, 4, 8, 8]
    assert backoff(3, lambda: 0.25) == 1
    assert backoff(10_000, lambda: 1.0) == 8


@pytest.mark.parametrize(
    "error",
    [httpx2.ConnectError, httpx2.ConnectTimeout, httpx2.PoolTimeout],
)
def test_a_write_is_tried_again_where_surely_nothing_was_sent(
    time: Time, error: type[httpx2.RequestError]
) -> None:
    assert delay_before_retry("POST", error("no"), 0, time.settings()) is not None


@pytest.mark.parametrize(
    "error",
    [
        httpx2.ReadError,
        httpx2.ReadTimeout,
        httpx2.WriteError,
        httpx2.RemoteProtocolError,
        httpx2.DecodingError,
    ],
)
def test_only_a_read_is_tried_again_where_something_may_have_been_done(
    time: Time, error: type[httpx2.RequestError]
) -> None:
    assert delay_before_retry("PATCH", error("no"), 0, time.settings()) is None
    for method in ("GET", "HEAD", "PUT", "DELETE", "OPTIONS"):
        assert delay_before_retry(method, error("no"), 0, time.settings()) is not None


@pytest.mark.parametrize(
    "error", [httpx2.UnsupportedProtocol("no"), httpx2.LocalProtocolError("no"), OSError()]
)
def test_what_would_fail_the_same_way_is_not_tried_again(time: Time, error: Exception) -> None:
    assert delay_before_retry("GET", error, 0, time.settings()) is None


@pytest.mark.parametrize("status", [300, 400, 401, 403, 404, 409, 418, 422])
def test_an_answer_that_would_not_change_is_not_asked_for_again(time: Time, status: int) -> None:
    assert delay_before_retry("GET", reply(status), 0, time.settings()) is None


def test_there_are_no_more_retries_than_allowed(time: Time) -> None:
    settings = replace(time.settings(), max_retries=1)
    assert delay_before_retry("GET", reply(503), 0, settings) == 0.5
    assert delay_before_retry("GET", reply(503), 1, settings) is None
