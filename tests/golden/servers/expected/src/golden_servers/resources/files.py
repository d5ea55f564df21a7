# Generated from openapi.yaml by fragmint; do not edit.
"""Operations of `client.files`: list_files, put_file."""

from __future__ import annotations

from .._runtime.operation import NoContent, Operation, Request
from .._runtime.options import RequestOptions
from .._runtime.response import RawResponse
from .._runtime.servers import ServerTemplate
from .._runtime.transport import AsyncTransport, SyncTransport

_LIST_FILES = Operation(
    id="listFiles",
    method="GET",
    path="/files",
    responses={"204": NoContent()},
    security=(),
    api_versions=(),
    server=ServerTemplate(
        "https://uploads.{zone}.example.com", {"zone": "eu"}, {"zone": ("eu", "us")}
    ),
)


def _list_files(options: RequestOptions | None) -> Request[None]:
    return Request(
        _LIST_FILES,
        options=options,
    )


_PUT_FILE = Operation(
    id="putFile",
    method="PUT",
    path="/files",
    responses={"204": NoContent()},
    security=(),
    api_versions=(),
    server=ServerTemplate(
        "https://{tenant}.{zone}.example.com:{port}/v2",
        {"tenant": "demo", "zone": "eu", "port": "443"},
        {"zone": ("eu", "us")},
    ),
)


def _put_file(options: RequestOptions | None) -> Request[None]:
    return Request(
        _PUT_FILE,
        options=options,
    )


class Files:
    """Operations of `client.files`: list_files, put_file."""

    def __init__(self, transport: SyncTransport) -> None:
        self._transport = transport

    @property
    def with_raw_response(self) -> RawFiles:
        """The same operations, answering with status, headers and body beside the parsed value."""
        return RawFiles(self._transport)

    def list_files(self, *, options: RequestOptions | None = None) -> None:
        """GET /files.

        Args:
            options: Settings of this call alone: timeout, deadline, max_retries, headers,
                api_version.
        """
        return self._transport.send(_list_files(options)).parse()

    def put_file(self, *, options: RequestOptions | None = None) -> None:
        """PUT /files.

        Args:
            options: Settings of this call alone: timeout, deadline, max_retries, headers,
                api_version.
        """
        return self._transport.send(_put_file(options)).parse()


class AsyncFiles:
    """Operations of `client.files`: list_files, put_file."""

    def __init__(self, transport: AsyncTransport) -> None:
        self._transport = transport

    @property
    def with_raw_response(self) -> AsyncRawFiles:
        """The same operations, answering with status, headers and body beside the parsed value."""
        return AsyncRawFiles(self._transport)

    async def list_files(self, *, options: RequestOptions | None = None) -> None:
        """GET /files.

        Args:
            options: Settings of this call alone: timeout, deadline, max_retries, headers,
                api_version.
        """
        return (await self._transport.send(_list_files(options))).parse()

    async def put_file(self, *, options: RequestOptions | None = None) -> None:
        """PUT /files.

        Args:
            options: Settings of this call alone: timeout, deadline, max_retries, headers,
                api_version.
        """
        return (await self._transport.send(_put_file(options))).parse()


class RawFiles:
    """`client.files.with_raw_response`: the same methods, with the response around the value."""

    def __init__(self, transport: SyncTransport) -> None:
        self._transport = transport

    def list_files(self, *, options: RequestOptions | None = None) -> RawResponse[None]:
        """See `Files.list_files`."""
        return self._transport.send(_list_files(options))

    def put_file(self, *, options: RequestOptions | None = None) -> RawResponse[None]:
        """See `Files.put_file`."""
        return self._transport.send(_put_file(options))


class AsyncRawFiles:
    """`client.files.with_raw_response`: the same methods, with the response around the value."""

    def __init__(self, transport: AsyncTransport) -> None:
        self._transport = transport

    async def list_files(self, *, options: RequestOptions | None = None) -> RawResponse[None]:
        """See `AsyncFiles.list_files`."""
        return await self._transport.send(_list_files(options))

    async def put_file(self, *, options: RequestOptions | None = None) -> RawResponse[None]:
        """See `AsyncFiles.put_file`."""
        return await self._transport.send(_put_file(options))
