# Generated from openapi.yaml by fragmint; do not edit.
"""Projects and their environments."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from .._runtime.operation import Json, Operation, Request
from .._runtime.options import RequestOptions
from .._runtime.parameters import form, simple
from .._runtime.response import RawResponse
from .._runtime.transport import AsyncTransport, SyncTransport
from ..models import Project

_GET = Operation(
    id="getProject",
    method="GET",
    path="/api/v2/projects/{projectKey}",
    responses={"200": Json(Project)},
    security=(("ApiKey",),),
    api_versions=(),
)


def _get(
    project_key: str,
    expand: Sequence[Literal["environments"] | str] | None,
    options: RequestOptions | None,
) -> Request[Project]:
    return Request(
        _GET,
        path={"projectKey": simple("projectKey", project_key)},
        query=(form("expand", expand, explode=False),),
        options=options,
    )


class Projects:
    """Projects and their environments."""

    def __init__(self, transport: SyncTransport) -> None:
        self._transport = transport

    @property
    def with_raw_response(self) -> RawProjects:
        """The same operations, answering with status, headers and body beside the parsed value."""
        return RawProjects(self._transport)

    def get(
        self,
        project_key: str,
        *,
        expand: Sequence[Literal["environments"] | str] | None = None,
        options: RequestOptions | None = None,
    ) -> Project:
        """Get a project by its key. Its environments come only when `expand` asks for them.

        Args:
            project_key: The project key.
            expand: A comma-separated list of properties that can reveal additional information
                in the response.
            options: Settings of this call alone: timeout, deadline, max_retries, headers,
                api_version.
        """
        return self._transport.send(_get(project_key, expand, options)).parse()


class AsyncProjects:
    """Projects and their environments."""

    def __init__(self, transport: AsyncTransport) -> None:
        self._transport = transport

    @property
    def with_raw_response(self) -> AsyncRawProjects:
        """The same operations, answering with status, headers and body beside the parsed value."""
        return AsyncRawProjects(self._transport)

    async def get(
        self,
        project_key: str,
        *,
        expand: Sequence[Literal["environments"] | str] | None = None,
        options: RequestOptions | None = None,
    ) -> Project:
        """Get a project by its key. Its environments come only when `expand` asks for them.

        Args:
            project_key: The project key.
            expand: A comma-separated list of properties that can reveal additional information
                in the response.
            options: Settings of this call alone: timeout, deadline, max_retries, headers,
                api_version.
        """
        return (await self._transport.send(_get(project_key, expand, options))).parse()


class RawProjects:
    """`client.projects.with_raw_response`: the same methods, with the response around the value."""

    def __init__(self, transport: SyncTransport) -> None:
        self._transport = transport

    def get(
        self,
        project_key: str,
        *,
        expand: Sequence[Literal["environments"] | str] | None = None,
        options: RequestOptions | None = None,
    ) -> RawResponse[Project]:
        """See `Projects.get`."""
        return self._transport.send(_get(project_key, expand, options))


class AsyncRawProjects:
    """`client.projects.with_raw_response`: the same methods, with the response around the value."""

    def __init__(self, transport: AsyncTransport) -> None:
        self._transport = transport

    async def get(
        self,
        project_key: str,
        *,
        expand: Sequence[Literal["environments"] | str] | None = None,
        options: RequestOptions | None = None,
    ) -> RawResponse[Project]:
        """See `AsyncProjects.get`."""
        return await self._transport.send(_get(project_key, expand, options))
