# Generated from openapi.yaml by fragmint; do not edit.
"""Operations of `client.forms`: send_form, replace_file, upload, patch_file, replace_image,
add_image.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from .._runtime.body import form_body, json_body, multipart_body, raw_body
from .._runtime.operation import Binary, NoContent, Operation, Request
from .._runtime.options import RequestOptions
from .._runtime.response import RawResponse
from .._runtime.transport import AsyncTransport, SyncTransport
from ..models import Album, AlbumForm, NewThing

_SEND_FORM = Operation(
    id="sendForm",
    method="POST",
    path="/forms",
    responses={"204": NoContent()},
    security=(),
    api_versions=(),
)


def _send_form(body: NewThing | Mapping[str, Any], options: RequestOptions | None) -> Request[None]:
    return Request(
        _SEND_FORM,
        body=form_body(body, NewThing, styles={"tags": "json", "note": "comma_delimited"}),
        options=options,
    )


_REPLACE_FILE = Operation(
    id="replaceFile",
    method="PUT",
    path="/files",
    responses={"204": NoContent()},
    security=(),
    api_versions=(),
)


def _replace_file(body: bytes, options: RequestOptions | None) -> Request[None]:
    return Request(
        _REPLACE_FILE,
        body=raw_body(body, "application/octet-stream"),
        options=options,
    )


_UPLOAD = Operation(
    id="upload",
    method="POST",
    path="/files",
    responses={"204": NoContent()},
    security=(),
    api_versions=(),
)


def _upload(body: AlbumForm | Mapping[str, Any], options: RequestOptions | None) -> Request[None]:
    return Request(
        _UPLOAD,
        body=multipart_body(body, AlbumForm, content_types={"pages": "image/png"}),
        options=options,
    )


_PATCH_FILE = Operation(
    id="patchFile",
    method="PATCH",
    path="/files",
    responses={"200": Binary("*/*")},
    security=(),
    api_versions=(),
)


def _patch_file(body: str | None, options: RequestOptions | None) -> Request[bytes]:
    return Request(
        _PATCH_FILE,
        body=raw_body(body, "text/plain"),
        options=options,
    )


_REPLACE_IMAGE = Operation(
    id="replaceImage",
    method="PUT",
    path="/images",
    responses={"204": NoContent()},
    security=(),
    api_versions=(),
)


def _replace_image(body: bytes, content_type: str, options: RequestOptions | None) -> Request[None]:
    return Request(
        _REPLACE_IMAGE,
        body=raw_body(body, content_type),
        options=options,
    )


_ADD_IMAGE = Operation(
    id="addImage",
    method="POST",
    path="/images",
    responses={"204": NoContent()},
    security=(),
    api_versions=(),
)


def _add_image(
    body: Album | Mapping[str, Any] | AlbumForm | bytes,
    content_type: Literal[
        "application/json", "application/stream+json", "multipart/form-data", "image/png"
    ],
    options: RequestOptions | None,
) -> Request[None]:
    return Request(
        _ADD_IMAGE,
        body=(
            json_body(body, Album, content_type)
            if content_type in ("application/json", "application/stream+json")
            else (
                multipart_body(body, AlbumForm)
                if content_type == "multipart/form-data"
                else raw_body(body, content_type)
            )
        ),
        options=options,
    )


class Forms:
    """Operations of `client.forms`: send_form, replace_file, upload, patch_file, replace_image,
    add_image.
    """

    def __init__(self, transport: SyncTransport) -> None:
        self._transport = transport

    @property
    def with_raw_response(self) -> RawForms:
        """The same operations, answering with status, headers and body beside the parsed value."""
        return RawForms(self._transport)

    def send_form(
        self, *, body: NewThing | Mapping[str, Any], options: RequestOptions | None = None
    ) -> None:
        """POST /forms.

        Args:
            body: The request body.
            options: Settings of this call alone: timeout, deadline, max_retries, headers,
                api_version.
        """
        return self._transport.send(_send_form(body, options)).parse()

    def replace_file(self, *, body: bytes, options: RequestOptions | None = None) -> None:
        """PUT /files.

        Args:
            body: The request body.
            options: Settings of this call alone: timeout, deadline, max_retries, headers,
                api_version.
        """
        return self._transport.send(_replace_file(body, options)).parse()

    def upload(
        self, *, body: AlbumForm | Mapping[str, Any], options: RequestOptions | None = None
    ) -> None:
        """Send files.

        Args:
            body: The request body.
            options: Settings of this call alone: timeout, deadline, max_retries, headers,
                api_version.
        """
        return self._transport.send(_upload(body, options)).parse()

    def patch_file(
        self, *, body: str | None = None, options: RequestOptions | None = None
    ) -> bytes:
        """PATCH /files.

        Args:
            body: The request body.
            options: Settings of this call alone: timeout, deadline, max_retries, headers,
                api_version.
        """
        return self._transport.send(_patch_file(body, options)).parse()

    def replace_image(
        self, *, body: bytes, content_type: str, options: RequestOptions | None = None
    ) -> None:
        """PUT /images.

        Args:
            body: The request body.
            content_type: The media type of the body.
            options: Settings of this call alone: timeout, deadline, max_retries, headers,
                api_version.
        """
        return self._transport.send(_replace_image(body, content_type, options)).parse()

    def add_image(
        self,
        *,
        body: Album | Mapping[str, Any] | AlbumForm | bytes,
        content_type: Literal[
            "application/json", "application/stream+json", "multipart/form-data", "image/png"
        ] = "application/json",
        options: RequestOptions | None = None,
    ) -> None:
        """POST /images.

        Args:
            body: The request body.
            content_type: The media type of the body; unless told, "application/json".
            options: Settings of this call alone: timeout, deadline, max_retries, headers,
                api_version.
        """
        return self._transport.send(_add_image(body, content_type, options)).parse()


class AsyncForms:
    """Operations of `client.forms`: send_form, replace_file, upload, patch_file, replace_image,
    add_image.
    """

    def __init__(self, transport: AsyncTransport) -> None:
        self._transport = transport

    @property
    def with_raw_response(self) -> AsyncRawForms:
        """The same operations, answering with status, headers and body beside the parsed value."""
        return AsyncRawForms(self._transport)

    async def send_form(
        self, *, body: NewThing | Mapping[str, Any], options: RequestOptions | None = None
    ) -> None:
        """POST /forms.

        Args:
            body: The request body.
            options: Settings of this call alone: timeout, deadline, max_retries, headers,
                api_version.
        """
        return (await self._transport.send(_send_form(body, options))).parse()

    async def replace_file(self, *, body: bytes, options: RequestOptions | None = None) -> None:
        """PUT /files.

        Args:
            body: The request body.
            options: Settings of this call alone: timeout, deadline, max_retries, headers,
                api_version.
        """
        return (await self._transport.send(_replace_file(body, options))).parse()

    async def upload(
        self, *, body: AlbumForm | Mapping[str, Any], options: RequestOptions | None = None
    ) -> None:
        """Send files.

        Args:
            body: The request body.
            options: Settings of this call alone: timeout, deadline, max_retries, headers,
                api_version.
        """
        return (await self._transport.send(_upload(body, options))).parse()

    async def patch_file(
        self, *, body: str | None = None, options: RequestOptions | None = None
    ) -> bytes:
        """PATCH /files.

        Args:
            body: The request body.
            options: Settings of this call alone: timeout, deadline, max_retries, headers,
                api_version.
        """
        return (await self._transport.send(_patch_file(body, options))).parse()

    async def replace_image(
        self, *, body: bytes, content_type: str, options: RequestOptions | None = None
    ) -> None:
        """PUT /images.

        Args:
            body: The request body.
            content_type: The media type of the body.
            options: Settings of this call alone: timeout, deadline, max_retries, headers,
                api_version.
        """
        return (await self._transport.send(_replace_image(body, content_type, options))).parse()

    async def add_image(
        self,
        *,
        body: Album | Mapping[str, Any] | AlbumForm | bytes,
        content_type: Literal[
            "application/json", "application/stream+json", "multipart/form-data", "image/png"
        ] = "application/json",
        options: RequestOptions | None = None,
    ) -> None:
        """POST /images.

        Args:
            body: The request body.
            content_type: The media type of the body; unless told, "application/json".
            options: Settings of this call alone: timeout, deadline, max_retries, headers,
                api_version.
        """
        return (await self._transport.send(_add_image(body, content_type, options))).parse()


class RawForms:
    """`client.forms.with_raw_response`: the same methods, with the response around the value."""

    def __init__(self, transport: SyncTransport) -> None:
        self._transport = transport

    def send_form(
        self, *, body: NewThing | Mapping[str, Any], options: RequestOptions | None = None
    ) -> RawResponse[None]:
        """See `Forms.send_form`."""
        return self._transport.send(_send_form(body, options))

    def replace_file(
        self, *, body: bytes, options: RequestOptions | None = None
    ) -> RawResponse[None]:
        """See `Forms.replace_file`."""
        return self._transport.send(_replace_file(body, options))

    def upload(
        self, *, body: AlbumForm | Mapping[str, Any], options: RequestOptions | None = None
    ) -> RawResponse[None]:
        """See `Forms.upload`."""
        return self._transport.send(_upload(body, options))

    def patch_file(
        self, *, body: str | None = None, options: RequestOptions | None = None
    ) -> RawResponse[bytes]:
        """See `Forms.patch_file`."""
        return self._transport.send(_patch_file(body, options))

    def replace_image(
        self, *, body: bytes, content_type: str, options: RequestOptions | None = None
    ) -> RawResponse[None]:
        """See `Forms.replace_image`."""
        return self._transport.send(_replace_image(body, content_type, options))

    def add_image(
        self,
        *,
        body: Album | Mapping[str, Any] | AlbumForm | bytes,
        content_type: Literal[
            "application/json", "application/stream+json", "multipart/form-data", "image/png"
        ] = "application/json",
        options: RequestOptions | None = None,
    ) -> RawResponse[None]:
        """See `Forms.add_image`."""
        return self._transport.send(_add_image(body, content_type, options))


class AsyncRawForms:
    """`client.forms.with_raw_response`: the same methods, with the response around the value."""

    def __init__(self, transport: AsyncTransport) -> None:
        self._transport = transport

    async def send_form(
        self, *, body: NewThing | Mapping[str, Any], options: RequestOptions | None = None
    ) -> RawResponse[None]:
        """See `AsyncForms.send_form`."""
        return await self._transport.send(_send_form(body, options))

    async def replace_file(
        self, *, body: bytes, options: RequestOptions | None = None
    ) -> RawResponse[None]:
        """See `AsyncForms.replace_file`."""
        return await self._transport.send(_replace_file(body, options))

    async def upload(
        self, *, body: AlbumForm | Mapping[str, Any], options: RequestOptions | None = None
    ) -> RawResponse[None]:
        """See `AsyncForms.upload`."""
        return await self._transport.send(_upload(body, options))

    async def patch_file(
        self, *, body: str | None = None, options: RequestOptions | None = None
    ) -> RawResponse[bytes]:
        """See `AsyncForms.patch_file`."""
        return await self._transport.send(_patch_file(body, options))

    async def replace_image(
        self, *, body: bytes, content_type: str, options: RequestOptions | None = None
    ) -> RawResponse[None]:
        """See `AsyncForms.replace_image`."""
        return await self._transport.send(_replace_image(body, content_type, options))

    async def add_image(
        self,
        *,
        body: Album | Mapping[str, Any] | AlbumForm | bytes,
        content_type: Literal[
            "application/json", "application/stream+json", "multipart/form-data", "image/png"
        ] = "application/json",
        options: RequestOptions | None = None,
    ) -> RawResponse[None]:
        """See `AsyncForms.add_image`."""
        return await self._transport.send(_add_image(body, content_type, options))
