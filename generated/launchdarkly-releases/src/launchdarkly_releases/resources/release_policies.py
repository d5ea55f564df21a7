# Generated from openapi.yaml by fragmint; do not edit.
"""How changes to flags are released in the environments of a project."""

from __future__ import annotations

from .._runtime.operation import Json, Operation, Request
from .._runtime.options import RequestOptions
from .._runtime.pagination import AsyncPage, Page, SyncPage
from .._runtime.parameters import form, simple
from .._runtime.response import RawResponse
from .._runtime.transport import AsyncTransport, SyncTransport
from ..models import ReleasePolicy, ReleasePolicyCollection

_LIST = Operation(
    id="getReleasePolicies",
    method="GET",
    path="/api/v2/projects/{projectKey}/release-policies",
    responses={"200": Json(ReleasePolicyCollection)},
    security=(("ApiKey",),),
    api_versions=("beta",),
    notice="release_policies.list is superseded by environment release plans",
)


def _list(
    project_key: str, exclude_default: bool | None, options: RequestOptions | None
) -> Request[ReleasePolicyCollection]:
    return Request(
        _LIST,
        path={"projectKey": simple("projectKey", project_key)},
        query=(form("excludeDefault", exclude_default),),
        options=options,
    )


_GET = Operation(
    id="getReleasePolicy",
    method="GET",
    path="/api/v2/projects/{projectKey}/release-policies/{policyKey}",
    responses={"200": Json(ReleasePolicy)},
    security=(("ApiKey",),),
    api_versions=("beta",),
    notice="release_policies.get is superseded by environment release plans",
)


def _get(
    project_key: str, policy_key: str, options: RequestOptions | None
) -> Request[ReleasePolicy]:
    return Request(
        _GET,
        path={
            "projectKey": simple("projectKey", project_key),
            "policyKey": simple("policyKey", policy_key),
        },
        options=options,
    )


class _ReleasePolicyPage(Page[ReleasePolicyCollection, ReleasePolicy]):
    @property
    def items(self) -> list[ReleasePolicy]:
        return self.body.items or []

    @property
    def total_count(self) -> int | None:
        """Total number of release policies. It may exceed the number of items; there is no cursor
        to fetch the rest.
        """
        return self.body.total_count


class ReleasePolicyPage(_ReleasePolicyPage, SyncPage[ReleasePolicyCollection, ReleasePolicy]):
    """The release policies of a project"""


class AsyncReleasePolicyPage(_ReleasePolicyPage, AsyncPage[ReleasePolicyCollection, ReleasePolicy]):
    """The release policies of a project"""


class ReleasePolicies:
    """How changes to flags are released in the environments of a project."""

    def __init__(self, transport: SyncTransport) -> None:
        self._transport = transport

    @property
    def with_raw_response(self) -> RawReleasePolicies:
        """The same operations, answering with status, headers and body beside the parsed value."""
        return RawReleasePolicies(self._transport)

    def list(
        self,
        project_key: str,
        *,
        exclude_default: bool | None = None,
        options: RequestOptions | None = None,
    ) -> ReleasePolicyPage:
        """Get a list of release policies for the specified project with optional filtering.

        Beta: the vendor may change or remove this operation.

        Superseded by environment release plans.

        Args:
            project_key: The project key.
            exclude_default: When true, exclude the default release policy from the response.
                When false or omitted, include the default policy if an environment filter is
                present. The API assumes false when it is left out.
            options: Settings of this call alone: timeout, deadline, max_retries, headers,
                api_version.
        """
        return self._transport.send_page(
            _list(project_key, exclude_default, options), ReleasePolicyPage
        ).parse()

    def get(
        self, project_key: str, policy_key: str, *, options: RequestOptions | None = None
    ) -> ReleasePolicy:
        """Retrieve a single release policy by its key for the specified project.

        Beta: the vendor may change or remove this operation.

        Superseded by environment release plans.

        Args:
            project_key: The project key.
            policy_key: The release policy key.
            options: Settings of this call alone: timeout, deadline, max_retries, headers,
                api_version.
        """
        return self._transport.send(_get(project_key, policy_key, options)).parse()


class AsyncReleasePolicies:
    """How changes to flags are released in the environments of a project."""

    def __init__(self, transport: AsyncTransport) -> None:
        self._transport = transport

    @property
    def with_raw_response(self) -> AsyncRawReleasePolicies:
        """The same operations, answering with status, headers and body beside the parsed value."""
        return AsyncRawReleasePolicies(self._transport)

    async def list(
        self,
        project_key: str,
        *,
        exclude_default: bool | None = None,
        options: RequestOptions | None = None,
    ) -> AsyncReleasePolicyPage:
        """Get a list of release policies for the specified project with optional filtering.

        Beta: the vendor may change or remove this operation.

        Superseded by environment release plans.

        Args:
            project_key: The project key.
            exclude_default: When true, exclude the default release policy from the response.
                When false or omitted, include the default policy if an environment filter is
                present. The API assumes false when it is left out.
            options: Settings of this call alone: timeout, deadline, max_retries, headers,
                api_version.
        """
        return (
            await self._transport.send_page(
                _list(project_key, exclude_default, options), AsyncReleasePolicyPage
            )
        ).parse()

    async def get(
        self, project_key: str, policy_key: str, *, options: RequestOptions | None = None
    ) -> ReleasePolicy:
        """Retrieve a single release policy by its key for the specified project.

        Beta: the vendor may change or remove this operation.

        Superseded by environment release plans.

        Args:
            project_key: The project key.
            policy_key: The release policy key.
            options: Settings of this call alone: timeout, deadline, max_retries, headers,
                api_version.
        """
        return (await self._transport.send(_get(project_key, policy_key, options))).parse()


class RawReleasePolicies:
    """`client.release_policies.with_raw_response`: the same methods, with the response around the
    value.
    """

    def __init__(self, transport: SyncTransport) -> None:
        self._transport = transport

    def list(
        self,
        project_key: str,
        *,
        exclude_default: bool | None = None,
        options: RequestOptions | None = None,
    ) -> RawResponse[ReleasePolicyPage]:
        """See `ReleasePolicies.list`."""
        return self._transport.send_page(
            _list(project_key, exclude_default, options), ReleasePolicyPage
        )

    def get(
        self, project_key: str, policy_key: str, *, options: RequestOptions | None = None
    ) -> RawResponse[ReleasePolicy]:
        """See `ReleasePolicies.get`."""
        return self._transport.send(_get(project_key, policy_key, options))


class AsyncRawReleasePolicies:
    """`client.release_policies.with_raw_response`: the same methods, with the response around the
    value.
    """

    def __init__(self, transport: AsyncTransport) -> None:
        self._transport = transport

    async def list(
        self,
        project_key: str,
        *,
        exclude_default: bool | None = None,
        options: RequestOptions | None = None,
    ) -> RawResponse[AsyncReleasePolicyPage]:
        """See `AsyncReleasePolicies.list`."""
        return await self._transport.send_page(
            _list(project_key, exclude_default, options), AsyncReleasePolicyPage
        )

    async def get(
        self, project_key: str, policy_key: str, *, options: RequestOptions | None = None
    ) -> RawResponse[ReleasePolicy]:
        """See `AsyncReleasePolicies.get`."""
        return await self._transport.send(_get(project_key, policy_key, options))
