"""Which API version is sent: the one an operation documents before the client's own wish, and never a surprise."""

from __future__ import annotations

from dataclasses import replace

import pytest

from _runtime.errors import UnsupportedApiVersionError
from _runtime.operation import Json, Operation, Request
from _runtime.options import RequestOptions
from support.calling import CallerType, Time, meeting
from support.misbehaving import answer


def operation(*versions: str) -> Operation:
    return Operation(
        id="getThings",
        method="GET",
        path="/things",
        responses={"200": Json(object)},
        api_versions=versions,
    )


@pytest.mark.parametrize(
    ("documented", "client_wide", "per_call", "sent"),
    [
        (("beta",), None, None, "beta"),
        (("beta",), "20240415", None, "beta"),
        (("beta",), None, "beta", "beta"),
        (("beta", "20240415"), None, None, "20240415"),
        (("beta", "20240415"), "beta", None, "beta"),
        (("beta", "20300101"), "20200101", None, "beta"),
        ((), None, None, "20240415"),
        ((), "20220603", None, "20220603"),
        ((), "20220603", "anything", "anything"),
    ],
)
def test_the_version_that_is_sent(
    caller: CallerType,
    time: Time,
    documented: tuple[str, ...],
    client_wide: str | None,
    per_call: str | None,
    sent: str,
) -> None:
    settings = replace(
        time.settings(),
        version_header="X-Version",
        default_version="20240415",
        api_version=client_wide,
        headers={"X-Version": "not this one"},
    )
    options: RequestOptions = {} if per_call is None else {"api_version": per_call}
    with meeting(caller, settings, answer()) as (server, client):
        client.send(Request[object](operation(*documented), options=options))

    assert server.requests[0].header("X-Version") == sent


def test_a_version_that_the_operation_does_not_document_is_refused_before_any_io(
    caller: CallerType, time: Time
) -> None:
    settings = replace(time.settings(), version_header="X-Version")
    request = Request[object](operation("beta"), options={"api_version": "20240415"})
    with (
        meeting(caller, settings, answer()) as (server, client),
        pytest.raises(UnsupportedApiVersionError, match="documents API version beta, not 20240415"),
    ):
        client.send(request)

    assert server.connections == 0


def test_an_api_without_a_version_header_is_sent_none(caller: CallerType, time: Time) -> None:
    settings = replace(time.settings(), api_version="20240415", default_version="20240415")
    with meeting(caller, settings, answer()) as (server, client):
        client.send(Request[object](operation()))

    assert "20240415" not in server.requests[0].wire


def test_a_view_may_have_another_version(caller: CallerType, time: Time) -> None:
    settings = replace(time.settings(), version_header="X-Version", api_version="1")
    with meeting(caller, settings, answer()) as (server, client):
        client.with_options(api_version="2").send(Request[object](operation()))
        client.send(Request[object](operation()))

    assert [request.header("X-Version") for request in server.requests] == ["2", "1"]
