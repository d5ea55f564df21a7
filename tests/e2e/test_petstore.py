"""What LaunchDarkly has no place for, shown by the sample project's client: a key in the query, a date, pages, a write."""

from __future__ import annotations

import asyncio
import copy
import importlib
import logging
import pickle
import sys
import traceback
from collections.abc import Callable, Iterator
from types import ModuleType
from typing import Any

import pytest

from e2e.workshop import Workshop
from support.misbehaving import Behaviour, MisbehavingServer, answer, redirect, reset

KEY = "key-0123456789abcdef"
TOM = {"id": "1", "name": "Tom", "species": "cat"}

# The package is minted while the tests run, so that no type checker knows it.
Call = Callable[[Any], Any]
Caller = Callable[[str, Call], Any]


@pytest.fixture(scope="module")
def petstore(workshop: Workshop) -> Iterator[ModuleType]:
    """The package, straight out of the sample project's wheel."""
    sys.path.insert(0, str(workshop.petstore))
    yield importlib.import_module("petstore")
    sys.path.remove(str(workshop.petstore))


@pytest.fixture(params=["sync", "async"])
def call(request: pytest.FixtureRequest, petstore: ModuleType) -> Caller:
    """How to make a call by a client of that URL, by thread and then by task."""

    def by_thread(url: str, make: Call) -> Any:
        with petstore.Client(api_key=KEY, base_url=url, max_retries=0) as client:
            return make(client)

    def by_task(url: str, make: Call) -> Any:
        async def call() -> Any:
            async with petstore.AsyncClient(api_key=KEY, base_url=url, max_retries=0) as client:
                return await make(client)

        return asyncio.run(call())

    return by_thread if request.param == "sync" else by_task


def get_pet(client: Any) -> Any:
    """A call that has nothing to it."""
    return client.pets.get("1")


def test_a_naive_date_time_is_kept(call: Caller) -> None:
    with MisbehavingServer(answer(200, TOM | {"born": "2026-11-22T10:00:00"})) as server:
        pet = call(server.url, get_pet)

    assert pet.born.tzinfo is None
    assert pet.model_dump(mode="json", exclude_unset=True)["born"] == "2026-11-22T10:00:00"


def test_a_redirect_to_another_origin_carries_no_key_in_its_query(call: Caller) -> None:
    with (
        MisbehavingServer(answer(200, TOM)) as other,
        MisbehavingServer(redirect(f"{other.url}/pets/1?api_key={KEY}&page=2")) as server,
    ):
        call(server.url, get_pet)

    assert server.requests[0].query == [("api_key", KEY)]
    assert other.requests[0].query == [("page", "2")]
    assert KEY not in other.requests[0].wire


@pytest.mark.parametrize(
    "served",
    [answer(401, {"message": f"bad key {KEY}"}), answer(200, []), reset],
    ids=["echo", "unusable", "reset"],
)
def test_no_error_shows_the_key_of_a_query(
    call: Caller, petstore: ModuleType, served: Behaviour, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    with MisbehavingServer(served) as server, pytest.raises(petstore.APIError) as caught:
        call(server.url, get_pet)
    error: BaseException = caught.value
    logging.getLogger("user").error("the call failed", exc_info=error)

    assert server.requests[0].query == [("api_key", KEY)]
    told = traceback.TracebackException.from_exception(error, capture_locals=True)
    shown = {
        "log": caplog.text,
        "traceback": "".join(told.format()),
        "pickle": pickle.dumps(error).decode("latin-1"),
        "copy": repr(vars(copy.deepcopy(error))),
    }
    assert "the call failed" in caplog.text
    assert [way for way, text in shown.items() if KEY in text] == []


def test_a_write_sends_what_was_given_and_refuses_a_misspelt_field(
    call: Caller, petstore: ModuleType
) -> None:
    tom = {"name": "Tom", "species": "cat"}
    with MisbehavingServer(answer(201, TOM)) as server:
        created = call(server.url, lambda client: client.pets.create(body=tom))
        with pytest.raises(petstore.RequestValidationError, match="/nmae"):
            call(server.url, lambda client: client.pets.create(body=tom | {"nmae": "Tom"}))

    assert created.id == "1"
    (sent,) = server.requests
    assert (sent.method, sent.body) == ("POST", b'{"name":"Tom","species":"cat"}')
