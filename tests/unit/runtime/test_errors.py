"""Errors: one tree, one line each, and nothing lost when they are pickled or copied."""

from __future__ import annotations

import copy
import json
import pickle

import httpx2
import pytest

from _runtime import errors
from _runtime.errors import (
    APIConnectionError,
    APIError,
    APIResponseValidationError,
    APIStatusError,
    APITimeoutError,
    MissingCredentialsError,
    PaginationError,
    RateLimitError,
    RequestValidationError,
    UnsupportedApiVersionError,
    status_error,
)
from _runtime.ratelimit import RateLimit
from _runtime.response import Reply


def reply(status: int, body: object = None, **headers: str) -> Reply:
    named = {name.replace("_", "-"): text for name, text in headers.items()}
    content = b"" if body is None else json.dumps(body).encode()
    return Reply("GET", "https://api.example/a%20b?q=1", status, httpx2.Headers(named), content)


@pytest.mark.parametrize(
    ("status", "name"),
    [
        (301, "APIStatusError"),
        (400, "BadRequestError"),
        (401, "AuthenticationError"),
        (403, "PermissionDeniedError"),
        (404, "NotFoundError"),
        (409, "ConflictError"),
        (410, "ClientError"),
        (422, "UnprocessableEntityError"),
        (429, "RateLimitError"),
        (500, "InternalServerError"),
        (599, "InternalServerError"),
        (999, "APIStatusError"),
    ],
)
def test_a_status_has_its_class(status: int, name: str) -> None:
    assert type(status_error(reply(status))) is getattr(errors, name)


def test_the_tree_can_be_caught_at_every_branch() -> None:
    assert issubclass(APITimeoutError, APIConnectionError)
    assert issubclass(errors.NotFoundError, errors.ClientError)
    assert issubclass(errors.ClientError, APIStatusError)
    assert issubclass(errors.InternalServerError, APIStatusError)
    assert issubclass(UnsupportedApiVersionError, ValueError)
    roots = (
        APIStatusError,
        APIConnectionError,
        APIResponseValidationError,
        MissingCredentialsError,
    )
    assert all(issubclass(each, APIError) for each in roots)


@pytest.mark.parametrize(
    ("body", "line"),
    [
        (
            {"code": "not_found", "message": "Unknown policy", "id": "x"},
            "404 not_found: Unknown policy",
        ),
        ({"error": "invalid_grant", "error_description": "No such"}, "404: No such"),
        ({"title": "Gone", "detail": "It is gone", "status": 404}, "404: It is gone"),
        ({"error": {"code": 5, "message": "nested"}}, "404 5: nested"),
        ({"code": None, "message": ["not", "text"]}, "404: Not Found"),
        ({"message": "two\nlines \x1b[31mred\x00"}, "404: two lines [31mred"),
        ([], "404: Not Found"),
    ],
)
def test_an_error_is_one_line_with_what_the_body_says(body: object, line: str) -> None:
    assert str(status_error(reply(404, body))) == f"{line} (GET /a%20b)"


def test_a_message_without_end_is_cut() -> None:
    assert len(str(status_error(reply(404, {"message": "m" * 100_000})))) < 600


def test_an_error_says_what_the_server_said() -> None:
    body = {"code": "conflict", "message": "Try\nagain"}
    error = status_error(reply(409, body, X_Request_Id="r1"))

    assert (error.status_code, error.code, error.message) == (409, "conflict", "Try\nagain")
    assert (error.request_id, error.body, error.response.content) == (
        "r1",
        body,
        json.dumps(body).encode(),
    )
    assert (error.method, error.path) == ("GET", "/a%20b")


def limited() -> RateLimitError:
    error = RateLimitError(reply(429, {"code": "slow"}))
    error.retry_after = 3.0
    error.rate_limits = {"global": RateLimit(10, 0, 3.0)}
    return error


@pytest.mark.parametrize(
    "error",
    [
        APIError("failed", method="GET", path="/a"),
        APITimeoutError("late", method="GET", path="/a"),
        MissingCredentialsError("no credentials"),
        UnsupportedApiVersionError("no such version"),
        RequestValidationError("no", pointers=["/a"]),
        PaginationError("circle"),
        APIResponseValidationError(reply(200, {"a": 1}), "missing at /b", ["/b"]),
        status_error(reply(404, {"code": "x", "message": "y"})),
        limited(),
    ],
    ids=lambda error: type(error).__name__,
)
def test_an_error_survives_pickling_and_copying(error: APIError) -> None:
    for restored in (pickle.loads(pickle.dumps(error)), copy.copy(error), copy.deepcopy(error)):
        assert type(restored) is type(error)
        assert str(restored) == str(error)
        assert restored.args == error.args
        assert vars(restored).keys() == vars(error).keys()
        assert getattr(restored, "pointers", None) == getattr(error, "pointers", None)
        assert getattr(restored, "rate_limits", None) == getattr(error, "rate_limits", None)


def test_what_a_caller_notes_on_an_error_is_pickled_with_it() -> None:
    error = APIError("failed")
    error.add_note("while listing")

    assert pickle.loads(pickle.dumps(error)).__notes__ == ["while listing"]
