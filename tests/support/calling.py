"""Calls through the runtime by thread and by task alike, so that one test promises for both."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from types import TracebackType
from typing import Protocol, Self, TypeVar, Unpack

import httpx2
from pydantic import BaseModel

from _runtime.operation import Json, Operation, Request
from _runtime.options import Clock, RequestOptions, Settings
from _runtime.pagination import AsyncPage, Page, SyncPage
from _runtime.response import RawResponse
from _runtime.security import ApiKey
from _runtime.transport import AsyncTransport, SyncTransport
from support.misbehaving import Behaviour, MisbehavingServer

T = TypeVar("T")

TOKEN = "api-0123456789abcdef"


class Things(BaseModel):
    """A list as most APIs answer with one."""

    items: list[int] = []
    total: int | None = None


class _ThingsPage(Page[Things, int]):
    @property
    def items(self) -> list[int]:
        return self.body.items

    @property
    def total_count(self) -> int | None:
        return self.body.total


class ThingsPage(_ThingsPage, SyncPage[Things, int]):
    """A page as the generator emits it."""


class AsyncThingsPage(_ThingsPage, AsyncPage[Things, int]):
    """A page as the generator emits it."""


class Caller(Protocol):
    """One client, whichever way it waits."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None: ...

    def send(self, request: Request[T]) -> RawResponse[T]:
        """Make one call."""
        ...

    def items(self, request: Request[Things]) -> list[int]:
        """Make one call and iterate over all its pages."""
        ...

    def with_options(self, **options: Unpack[RequestOptions]) -> Self:
        """A view with other options."""
        ...

    def close(self) -> None:
        """Close the transport."""
        ...


class SyncCaller:
    """Calls in this thread."""

    def __init__(self, settings: Settings, http_client: httpx2.Client | None = None) -> None:
        self.transport = SyncTransport(settings, http_client)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def send(self, request: Request[T]) -> RawResponse[T]:
        return self.transport.send(request)

    def items(self, request: Request[Things]) -> list[int]:
        return list(self.transport.send_page(request, ThingsPage).parse())

    def with_options(self, **options: Unpack[RequestOptions]) -> Self:
        view = type(self).__new__(type(self))
        view.transport = self.transport.with_options(**options)
        return view

    def close(self) -> None:
        self.transport.close()


class AsyncCaller:
    """Calls in an event loop of its own."""

    def __init__(self, settings: Settings, http_client: httpx2.AsyncClient | None = None) -> None:
        self.runner = asyncio.Runner()
        self.transport = AsyncTransport(settings, http_client)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()
        self.runner.close()

    def send(self, request: Request[T]) -> RawResponse[T]:
        return self.runner.run(self.transport.send(request))

    def items(self, request: Request[Things]) -> list[int]:
        async def collect() -> list[int]:
            raw = await self.transport.send_page(request, AsyncThingsPage)
            return [item async for item in raw.parse()]

        return self.runner.run(collect())

    def with_options(self, **options: Unpack[RequestOptions]) -> Self:
        view = type(self).__new__(type(self))
        view.runner, view.transport = self.runner, self.transport.with_options(**options)
        return view

    def close(self) -> None:
        self.runner.run(self.transport.close())


CallerType = Callable[[Settings], Caller]


@contextmanager
def meeting(
    caller: CallerType, settings: Settings, *behaviours: Behaviour
) -> Generator[tuple[MisbehavingServer, Caller], None, None]:
    """A server that behaves like this, and a client with these settings that calls it."""
    with (
        MisbehavingServer(*behaviours) as server,
        caller(replace(settings, base_url=server.url)) as client,
    ):
        yield server, client


@dataclass
class Time:
    """A clock that only sleeping moves, and the sleeps that moved it."""

    now: float = 1000.0
    wall: float = 1_790_000_000.0
    sleeps: list[float] = field(default_factory=list[float])

    def clock(self) -> float:
        return self.now

    def wall_clock(self) -> float:
        return self.wall

    def sleep(self, seconds: float) -> None:
        self.sleeps.append(seconds)
        self.now += seconds
        self.wall += seconds

    async def async_sleep(self, seconds: float) -> None:
        self.sleep(seconds)

    def settings(self, base_url: str = "http://127.0.0.1:1") -> Settings:
        """Settings with a credential in `Authorization`, on this clock and without chance."""
        return Settings(
            base_url=base_url,
            user_agent="things/1.0",
            credentials={"Key": key()},
            clock=Clock(
                monotonic=self.clock,
                wall=self.wall_clock,
                sleep=self.sleep,
                async_sleep=self.async_sleep,
                random=lambda: 1.0,
            ),
        )


def get(
    annotation: object = dict[str, object],
    *,
    method: str = "GET",
    path: str = "/things",
    security: Sequence[tuple[str, ...]] = (("Key",),),
    options: RequestOptions | None = None,
) -> Request[object]:
    """A request of an operation that answers 200 with JSON of this type."""
    operation = Operation(
        id="getThings",
        method=method,
        path=path,
        responses={"200": Json(annotation)},
        security=tuple(security),
    )
    return Request(operation, options=options)


def key(location: str = "header") -> ApiKey:
    """A credential under a name that fits its place."""
    match location:
        case "query":
            return ApiKey("api_key", "query", TOKEN)
        case "cookie":
            return ApiKey("session", "cookie", TOKEN)
        case _:
            return ApiKey("Authorization", "header", TOKEN)
