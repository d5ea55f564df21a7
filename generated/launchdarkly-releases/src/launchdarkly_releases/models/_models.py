# Generated from openapi.yaml by fragmint; do not edit.
"""The models of the API, snake_case in Python and as documented on the wire."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any

from pydantic import Field

from ._base import Model, OpenModel


class AccessReason(Model):
    """The statement of a role that allows or denies an action"""

    effect: str | None = None
    """What the statement does; `allow` in every example"""

    resources: list[str] | None = None
    """Resource specifiers that the statement covers"""

    not_resources: Annotated[list[str] | None, Field(alias="notResources")] = None
    """Resource specifiers that the statement leaves out"""

    actions: list[str] | None = None
    """Actions that the statement covers"""

    not_actions: Annotated[list[str] | None, Field(alias="notActions")] = None
    """Actions that the statement leaves out"""

    role_name: str | None = None
    """The role that the statement belongs to"""


class ApprovalSettings(Model):
    """How changes are approved"""

    required: bool | None = None
    """Whether changes need an approval"""

    bypass_approvals_for_pending_changes: Annotated[
        bool | None, Field(alias="bypassApprovalsForPendingChanges")
    ] = None
    """Whether pending changes go without an approval"""

    min_num_approvals: Annotated[int | None, Field(alias="minNumApprovals")] = None
    """How many approvals a change needs at least"""

    can_review_own_request: Annotated[bool | None, Field(alias="canReviewOwnRequest")] = None
    """Whether one may approve one's own request"""

    can_apply_declined_changes: Annotated[bool | None, Field(alias="canApplyDeclinedChanges")] = (
        None
    )
    """Whether changes that were declined can still be applied"""

    service_kind: Annotated[str | None, Field(alias="serviceKind")] = None
    """The service that approvals are asked of; `launchdarkly` in the example"""

    service_config: Annotated[dict[str, Any] | None, Field(alias="serviceConfig")] = None
    """Settings of that service; empty in the example"""

    required_approval_tags: Annotated[list[str] | None, Field(alias="requiredApprovalTags")] = None
    """Tags of the flags whose changes need an approval"""

    auto_apply_approved_changes: Annotated[bool | None, Field(alias="autoApplyApprovedChanges")] = (
        None
    )
    """Whether a change is applied as soon as it is approved"""

    service_kind_configuration_id: Annotated[
        str | None, Field(alias="serviceKindConfigurationId")
    ] = None
    """The ID of that service's configuration"""


class ClientSideAvailability(Model):
    """Which client-side SDKs can use a flag"""

    using_mobile_key: Annotated[bool | None, Field(alias="usingMobileKey")] = None
    """Whether SDKs that identify themselves with a mobile key can use it"""

    using_environment_id: Annotated[bool | None, Field(alias="usingEnvironmentId")] = None
    """Whether SDKs that identify themselves with an environment ID can use it"""


class Error(Model):
    """Why a request failed"""

    code: str | None = None
    """What went wrong, for programs"""

    message: str | None = None
    """What went wrong, for people"""

    id: str | None = None
    """The ID of the failed request, to tell the vendor's support"""


class Link(Model):
    """Where a related resource is, and its content type"""

    href: str | None = None
    """Path of the resource, below the server's address"""

    type: str | None = None
    """Content type of the resource"""


class Links(OpenModel):
    """Links from a resource"""

    self_: Annotated[Link | None, Field(alias="self")] = None
    """The resource itself"""


class ProjectLinks(OpenModel):
    """Links from a project"""

    environments: Link | None = None
    """The environments of the project"""

    self_: Annotated[Link | None, Field(alias="self")] = None
    """The project itself"""


class KnownReleaseMethod(StrEnum):
    """How a policy releases a change"""

    GUARDED_RELEASE = "guarded-release"
    PROGRESSIVE_RELEASE = "progressive-release"


ReleaseMethod = Annotated[KnownReleaseMethod | str, Field(union_mode="left_to_right")]
"""A `KnownReleaseMethod`, or a value that the document does not know, as it came."""


class ReleasePolicyScope(Model):
    """What a release policy applies to"""

    environment_keys: Annotated[list[str] | None, Field(alias="environmentKeys")] = None
    """Keys of the environments that the policy applies to"""

    flag_tag_keys: Annotated[list[str] | None, Field(alias="flagTagKeys")] = None
    """Tags of the flags that the policy applies to"""

    view_keys: Annotated[list[str] | None, Field(alias="viewKeys")] = None
    """Keys of the views that the policy applies to"""


class ReleaseStage(Model):
    """One step of a rollout"""

    allocation: int | None = None
    """Share of the rollout; it seems to be in thousandths of a percent: 25000 is 25 %"""

    duration_millis: Annotated[int | None, Field(alias="durationMillis")] = None
    """How long the stage lasts, in milliseconds"""


class AccessDecision(Model):
    """One action that is allowed or denied, and why"""

    action: str | None = None
    """The action that was decided on"""

    reason: AccessReason | None = None
    """The statement that decided"""


class GuardedReleaseConfig(Model):
    """How a guarded release rolls out, and the metrics that guard it"""

    rollback_on_regression: Annotated[bool | None, Field(alias="rollbackOnRegression")] = None
    """Whether a regression rolls the release back"""

    min_sample_size: Annotated[int | None, Field(alias="minSampleSize")] = None
    """The smallest sample that metrics are judged by"""

    metric_keys: Annotated[list[str] | None, Field(alias="metricKeys")] = None
    """Keys of the metrics that are watched"""

    rollout_context_kind_key: Annotated[str | None, Field(alias="rolloutContextKindKey")] = None
    """Key of the context kind that the rollout is divided by"""

    metric_regression_threshold: Annotated[
        float | None, Field(alias="metricRegressionThreshold")
    ] = None
    """From where on a change of a metric counts as a regression"""

    metric_group_keys: Annotated[list[str] | None, Field(alias="metricGroupKeys")] = None
    """Keys of the metric groups that are watched"""

    stages: list[ReleaseStage] | None = None
    """The steps of the rollout, in order"""


class ProgressiveReleaseConfig(Model):
    """How a progressive release rolls out"""

    rollout_context_kind_key: Annotated[str | None, Field(alias="rolloutContextKindKey")] = None
    """Key of the context kind that the rollout is divided by"""

    stages: list[ReleaseStage] | None = None
    """The steps of the rollout, in order"""


class Access(Model):
    """Which actions the caller may and may not take on a resource"""

    denied: list[AccessDecision] | None = None
    """The actions that are denied, each with the reason"""

    allowed: list[AccessDecision] | None = None
    """The actions that are allowed, each with the reason"""


class Environment(Model):
    """An environment of a project"""

    links: Annotated[Links | None, Field(alias="_links")] = None
    """The location and content type of related resources"""

    id: Annotated[str | None, Field(alias="_id")] = None
    """The ID of this environment"""

    key: str | None = None
    """The key of this environment"""

    name: str | None = None
    """A human-friendly name for the environment"""

    api_key: Annotated[str | None, Field(alias="apiKey", repr=False)] = None
    """The SDK key of this environment, a secret"""

    mobile_key: Annotated[str | None, Field(alias="mobileKey", repr=False)] = None
    """The mobile key of this environment, a secret"""

    color: str | None = None
    """Color of the environment, six hexadecimal digits in the example"""

    default_ttl: Annotated[int | None, Field(alias="defaultTtl")] = None
    """Default time to live of flags in an SDK's cache; the page states no unit"""

    secure_mode: Annotated[bool | None, Field(alias="secureMode")] = None
    """Whether client-side SDKs must use secure mode"""

    default_track_events: Annotated[bool | None, Field(alias="defaultTrackEvents")] = None
    """Whether new flags send detailed events by default"""

    require_comments: Annotated[bool | None, Field(alias="requireComments")] = None
    """Whether changes need a comment"""

    confirm_changes: Annotated[bool | None, Field(alias="confirmChanges")] = None
    """Whether changes need a confirmation"""

    tags: list[str] | None = None
    """A list of tags for the environment"""

    critical: bool | None = None
    """Whether the environment is critical"""

    access: Annotated[Access | None, Field(alias="_access")] = None
    """Details on the allowed and denied actions for this environment"""

    approval_settings: Annotated[ApprovalSettings | None, Field(alias="approvalSettings")] = None
    """How changes in this environment are approved"""

    resource_approval_settings: Annotated[
        dict[str, ApprovalSettings] | None, Field(alias="resourceApprovalSettings")
    ] = None
    """Approval settings by kind of resource; empty in the example"""


class EnvironmentCollection(Model):
    """The environments of a project, or the first of them"""

    items: list[Environment] | None = None
    """List of environments"""

    links: Annotated[Links | None, Field(alias="_links")] = None
    """Links from this list; empty in the example"""

    total_count: Annotated[int | None, Field(alias="totalCount")] = None
    """Total number of environments. It may exceed the number of items."""


class Project(Model):
    """A project"""

    links: Annotated[ProjectLinks | None, Field(alias="_links")] = None
    """The location and content type of related resources"""

    id: Annotated[str, Field(alias="_id")]
    """The ID of this project"""

    key: str
    """The key of this project"""

    include_in_snippet_by_default: Annotated[bool, Field(alias="includeInSnippetByDefault")]
    """Whether or not flags created in this project are made available to the client-side
    JavaScript SDK by default
    """

    name: str
    """A human-friendly name for the project"""

    tags: list[str]
    """A list of tags for the project"""

    default_client_side_availability: Annotated[
        ClientSideAvailability | None, Field(alias="defaultClientSideAvailability")
    ] = None
    """Describes which client-side SDKs can use new flags by default"""

    access: Annotated[Access | None, Field(alias="_access")] = None
    """Details on the allowed and denied actions for this project"""

    default_release_pipeline_key: Annotated[
        str | None, Field(alias="defaultReleasePipelineKey")
    ] = None
    """The key of the default release pipeline for this project"""

    environments: EnvironmentCollection | None = None
    """A paginated list of environments for the project. By default this field is omitted unless
    expanded by the client.
    """


class ReleasePolicy(Model):
    """How changes are released in the environments of its scope"""

    id: Annotated[str, Field(alias="_id")]
    """The unique identifier of the release policy"""

    rank: int
    """The rank/priority of the release policy"""

    release_method: Annotated[ReleaseMethod, Field(alias="releaseMethod")]
    """The release method for this policy"""

    name: str
    """The name of the release policy"""

    key: str
    """The human-readable key of the release policy"""

    access: Annotated[
        Access | None, Field(alias="_access", json_schema_extra={"x-nullable": True})
    ] = None
    """Which actions the caller may and may not take on this policy"""

    scope: Annotated[ReleasePolicyScope | None, Field(json_schema_extra={"x-nullable": True})] = (
        None
    )
    """What the policy applies to"""

    guarded_release_config: Annotated[
        GuardedReleaseConfig | None,
        Field(alias="guardedReleaseConfig", json_schema_extra={"x-nullable": True}),
    ] = None
    """Configuration for guarded releases"""

    progressive_release_config: Annotated[
        ProgressiveReleaseConfig | None,
        Field(alias="progressiveReleaseConfig", json_schema_extra={"x-nullable": True}),
    ] = None
    """Configuration for progressive releases"""


class ReleasePolicyCollection(Model):
    """The release policies of a project"""

    items: list[ReleasePolicy] | None = None
    """List of release policies"""

    total_count: Annotated[int | None, Field(alias="totalCount")] = None
    """Total number of release policies. It may exceed the number of items; there is no cursor to
    fetch the rest.
    """
