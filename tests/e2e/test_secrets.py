"""Whatever is done with an error or an answer, no token and no field marked secret can be read in it."""

from __future__ import annotations

import copy
import logging
import pickle
import traceback
from io import StringIO

import pytest
from launchdarkly_releases import (
    APIConnectionError,
    APIError,
    APIResponseValidationError,
    APITimeoutError,
    AuthenticationError,
)
from rich.console import Console
from rich.pretty import pretty_repr
from rich.traceback import Traceback

from e2e.callers import TOKEN, AsyncCaller, Caller, SyncCaller
from e2e.documented import example
from support.fragment import members
from support.misbehaving import (
    Behaviour,
    MisbehavingServer,
    answer,
    cut_body,
    reset,
    silence,
)

SECRETS = (TOKEN, "sdk-0123456789abcdef", "mob-0123456789abcdef")
_ENVIRONMENT = {"key": "production", "apiKey": SECRETS[1], "mobileKey": SECRETS[2]}
PROJECT = members(example("project")) | {"environments": {"items": [_ENVIRONMENT]}}

ECHO = answer(401, {"message": f"no such token: {TOKEN}"})
UNUSABLE = answer(200, PROJECT | {"name": None})
MISPLACED = answer(200, PROJECT | {"name": _ENVIRONMENT})
ECHOED_IN_HEADERS = answer(
    200,
    "<html></html>",
    headers=[("X-Request-Id", TOKEN)],
    content_type=f"text/html; token={TOKEN}",
)
MALFORMED = answer(200, f'{{"environments": ["{SECRETS[1]}", "{SECRETS[2]}"')
CUT = cut_body(PROJECT, at=1000)


@pytest.fixture(params=[SyncCaller, AsyncCaller], ids=["sync", "async"])
def caller(request: pytest.FixtureRequest) -> type[Caller]:
    """The client by thread, then the one by task."""
    made: type[Caller] = request.param
    return made


@pytest.mark.parametrize(
    ("served", "kind"),
    [
        (ECHO, AuthenticationError),
        (UNUSABLE, APIResponseValidationError),
        (MISPLACED, APIResponseValidationError),
        (MALFORMED, APIResponseValidationError),
        (ECHOED_IN_HEADERS, APIResponseValidationError),
        (CUT, APIConnectionError),
        (reset, APIConnectionError),
        (silence, APITimeoutError),
    ],
    ids=[
        "echo",
        "unusable",
        "misplaced",
        "malformed",
        "200 HTML that echoes the token in Content-Type and X-Request-Id",
        "cut",
        "reset",
        "silent",
    ],
)
def test_no_error_shows_a_secret(
    caller: type[Caller],
    served: Behaviour,
    kind: type[APIError],
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    with (
        MisbehavingServer(served) as server,
        caller(server.url, max_retries=0, timeout=1.0) as client,
        pytest.raises(APIError) as caught,
    ):
        client.project()
    error = caught.value
    logging.getLogger("user").error("the call failed: %s", error, exc_info=error)

    shown = {
        "str": str(error),
        "repr": repr(error),
        "attributes": repr(vars(error)),
        "traceback": "".join(traceback.format_exception(error)),
        "traceback with locals": with_locals(error),
        "rich traceback": rich_traceback(error),
        "pickle": pickle.dumps(error).decode("latin-1"),
        "copy": repr(vars(copy.copy(error))) + repr(vars(copy.deepcopy(error))),
        "log": without_received_headers(caplog.text),
    }
    assert type(error) is kind
    assert "httpcore2" in shown["log"]
    assert "the call failed" in shown["log"]
    assert [way for way, text in shown.items() if leaks(text)] == []


def test_no_answer_shows_a_secret(caller: type[Caller], caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    with (
        MisbehavingServer(answer(200, PROJECT)) as server,
        caller(server.url) as client,
    ):
        raw = client.raw_project()
        project = raw.parse()
        logging.getLogger("user").info("%s %r %s", project, project, raw)

    assert project.environments is not None
    assert project.environments.items is not None
    assert project.environments.items[0].api_key == SECRETS[1]
    shown = {
        "str": str(project),
        "repr": repr(project),
        "rich": pretty_repr(project),
        "raw response": repr(raw),
        "log": caplog.text,
        "client": repr(client) + pretty_repr(vars(client)),
    }
    assert [way for way, text in shown.items() if leaks(text)] == []
    assert TOKEN.encode() not in pickle.dumps(raw)


def leaks(text: str) -> bool:
    """Whether any secret can be read in it."""
    return any(secret in text for secret in SECRETS)


def without_received_headers(log: str) -> str:
    """The log but for the DEBUG line in which httpcore2 itself shows the headers that a server sent."""
    return "\n".join(
        line for line in log.splitlines() if "receive_response_headers.complete" not in line
    )


def with_locals(error: BaseException) -> str:
    """The traceback that shows what every frame's variables hold."""
    told = traceback.TracebackException.from_exception(error, capture_locals=True)
    return "".join(told.format())


def rich_traceback(error: BaseException) -> str:
    """The same, by a tool that looks into the values."""
    console = Console(file=StringIO(), width=300)
    told = Traceback.from_exception(
        type(error),
        error,
        error.__traceback__,
        show_locals=True,
        locals_max_length=1000,
        locals_max_string=100_000,
    )
    with console.capture() as captured:
        console.print(told)
    return captured.get()
