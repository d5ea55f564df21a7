"""The contract tests of the whole client: how it is connected, and the calls that show what holds for all of them."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from fragmint.config import ClientConfig
from fragmint.ir.model import Api, Operation, SecurityScheme
from fragmint.models import ModelSet
from fragmint.render import types
from fragmint.render.calls import authorized, credential, sample_call, secret
from fragmint.render.contract import documented
from fragmint.render.contract.limits import LimitsView, limits_view
from fragmint.render.contract.modelled import ModelTestView, model_views
from fragmint.render.contract.operations import ResourceTestsView, resource_view
from fragmint.render.contract.signing import (
    Called,
    SigningView,
    plainest,
    shortest_call,
    signing_view,
    targets,
    variable_of,
)
from fragmint.render.filters import SpecText, py

# What the modules of tests import of the package, whatever the document.
_CLIENT = {"Client", "InternalServerError", "NotFoundError"}
_RETRIES = {
    "APIConnectionError",
    "AsyncClient",
    "Client",
    "ClientError",
    "Clock",
    "InternalServerError",
    "RateLimitError",
}
_SECRETS = {"APIStatusError", "AsyncClient", "AuthenticationError", "Client"}
_SETTINGS = {"APIStatusError", "APITimeoutError", "AsyncClient", "Client", "Clock"}
_IDEMPOTENT = {"GET", "HEAD", "PUT", "DELETE", "OPTIONS", "QUERY"}


@dataclass(frozen=True)
class FolderView:
    """What the folder prints, whether the document has operations or not."""

    package: str  # launchdarkly_releases
    header: SpecText  # Generated from openapi.yaml by fragmint; do not edit.
    document: SpecText  # openapi.yaml, or openapi.effective.json where it was edited
    credentials: str  # api_key="contract-api-key"; empty for an API without security
    variables: dict[str, str]  # {"contract-api-key": "LAUNCHDARKLY_ACCESS_TOKEN"}


@dataclass(frozen=True)
class ContractView(FolderView):
    """What the whole folder prints."""

    distribution: str  # launchdarkly-releases
    signing: SigningView
    secrets: list[str]  # ("contract-api-key",): what authorizes the client, and nothing may show
    user: str  # contract-user: who a basic scheme signs in; empty for none
    sent_secrets: list[str]  # those of them that `call` sends
    standard_imports: tuple[str, ...]  # for `call` and its like
    client_imports: str  # of test_client.py
    retry_imports: str  # of test_client_retries.py
    settings_imports: str  # of test_client_settings.py
    secrets_imports: str  # of test_client_secrets.py
    # (("GET /projects/{projectKey}", "projects.get"), ...)
    methods: tuple[tuple[SpecText, str], ...]
    call: str  # projects.get("default"): the call that tests of the whole client make, a GET if there is one
    raw_call: str  # projects.with_raw_response.get("default")
    call_method: str  # GET
    targets: str  # "mock", "replay", "live": where it may be made
    call_path: SpecText  # /api/v2/projects/default
    has_server: bool  # whether a client that is told nothing knows where to call
    is_object: bool  # whether it answers with an object
    is_idempotent: bool  # whether making that call twice does what making it once does
    write: str  # projects.create("name"): a call that is not; empty for none
    # (("put", 'projects.replace("key")'),): calls of other methods that are
    repeatable: tuple[tuple[str, str], ...]
    dated_call: str  # release_policies.list("default"): one that documents exactly one version; empty for none
    dated_version: SpecText  # beta
    unsupported_call: str  # release_policies.list("default", options={"api_version": "1999-01-01"})
    undated_call: str  # projects.get("default"): one that documents no version; empty for none, or without a version header
    redated_call: str  # projects.get("default", options={"api_version": "1999-01-01"})
    version_header: SpecText  # LD-API-Version
    regions: tuple[SpecText, ...]  # ("us", "federal", "eu")
    limits: LimitsView | None
    doubtful: str  # besides=[("GET /things", "200", "one")]: the examples that their schemas contradict; empty for none
    whole_models: tuple[ModelTestView, ...]  # those whose values are JSON
    asking_models: tuple[ModelTestView, ...]  # those with fields that have to be there
    resources: tuple[ResourceTestsView, ...]


def folder_view(api: Api, config: ClientConfig) -> FolderView:
    """What the tests of any document need: the package, and the document to hold it to."""
    return FolderView(
        package=config.package,
        header=SpecText(f"Generated from {api.root_file} by fragmint; do not edit."),
        document=SpecText(api.effective_file),
        credentials=", ".join(
            f"{scheme.argument}={py(credential(scheme))}" for scheme in api.security_schemes
        ),
        variables={
            _stand_in(scheme): variable_of(scheme, api, config) for scheme in api.security_schemes
        },
    )


def _stand_in(scheme: SecurityScheme) -> str:
    """The credential of the tests, as one text."""
    given = credential(scheme)
    return given if isinstance(given, str) else ":".join(given)


def client_modules(view: ContractView) -> list[str]:
    """The modules of tests that are about the whole client; without credentials there is nothing to keep secret."""
    models = ["test_client_models"] if view.whole_models or view.asking_models else []
    secrets = ["test_client_secrets"] if view.sent_secrets else []
    return ["test_client", *models, "test_client_retries", "test_client_settings", *secrets]


def contract_view(api: Api, models: ModelSet, config: ClientConfig) -> ContractView:
    """Everything the templates of the contract tests print."""
    operations = [
        (resource, operation) for resource in api.resources for operation in resource.operations
    ]
    probed = min(operations, key=plainest)
    probe = probed[1]
    dated = [each for each in operations if len(each[1].api_versions) == 1]
    undated = [each for each in operations if not each[1].api_versions and api.version_header]
    writes = [each for each in operations if each[1].method not in _IDEMPOTENT]
    call = shortest_call([probed], api, models)
    write = shortest_call(sorted(writes, key=plainest), api, models)
    repeatable = _repeatable(operations, probe, api, models)
    version = 'options={"api_version": "1999-01-01"}'
    answers_object = documented.is_object(probe, api.models)
    signing = signing_view(operations, probed, api, models, config)
    calls = (call, write, signing.unsigned_call, *signing.calls, *repeatable.values())
    modelled = model_views(api)
    return ContractView(
        **vars(folder_view(api, config)),
        whole_models=tuple(each for each in modelled if not each.has_files),
        asking_models=tuple(each for each in modelled if each.is_required),
        distribution=config.distribution,
        signing=signing,
        secrets=list(_secrets(api.security_schemes)),
        user=next((name for name, _ in _users(api.security_schemes)), ""),
        sent_secrets=list(_secrets(_wanted(probe, api))),
        standard_imports=types.standard_imports(types.names(filter(None, calls))),
        client_imports=_names(_CLIENT, UnsupportedApiVersionError=dated),
        retry_imports=_names(_RETRIES),
        secrets_imports=_names(_SECRETS, APIResponseValidationError=answers_object),
        settings_imports=_names(_SETTINGS, MissingCredentialsError=signing.is_wanted),
        methods=_methods(operations),
        call=call,
        raw_call=shortest_call([probed], api, models, raw=True),
        call_method=probe.method,
        targets=targets([probed]),
        call_path=SpecText(authorized(sample_call(probe, api, models), probe, api).path),
        has_server=bool(api.servers) and probe.server is None,
        is_object=answers_object,
        is_idempotent=probe.method in _IDEMPOTENT,
        write=write,
        repeatable=tuple(repeatable.items()),
        dated_call=shortest_call(dated, api, models),
        dated_version=SpecText(dated[0][1].api_versions[0] if dated else ""),
        unsupported_call=shortest_call(dated, api, models, version),
        undated_call=shortest_call(undated, api, models),
        redated_call=shortest_call(undated, api, models, version),
        version_header=SpecText(api.version_header),
        doubtful=_doubtful(api),
        regions=tuple(SpecText(server.region) for server in api.servers if server.region),
        limits=limits_view(api.rate_limit),
        resources=tuple(resource_view(resource, api, models) for resource in api.resources),
    )


def _repeatable(
    operations: Sequence[Called], probe: Operation, api: Api, models: ModelSet
) -> dict[str, str]:
    """A call of each method, beside that of the probe, that may be made twice."""
    return {
        method.lower(): shortest_call([min(found, key=plainest)], api, models)
        for method in sorted(_IDEMPOTENT - {probe.method})
        if (found := [each for each in operations if each[1].method == method])
    }


def _methods(operations: Iterable[Called]) -> tuple[tuple[SpecText, str], ...]:
    """Each operation as the document has it, and the method that calls it."""
    return tuple(
        sorted(
            (SpecText(f"{operation.method} {operation.path}"), f"{resource.name}.{operation.name}")
            for resource, operation in operations
        )
    )


def _names(always: set[str], **sometimes: object) -> str:
    """What a module imports of the package: these, and those whose reason is there."""
    return ", ".join(sorted(always | {name for name, reason in sometimes.items() if reason}))


def _doubtful(api: Api) -> str:
    """The argument that names the examples of which the generator warned, whose schemas are believed instead."""
    found = sorted(
        (f"{operation.method} {operation.path}", response.status, name)
        for operation in api.operations
        for response in operation.responses
        for name in response.doubtful
    )
    return f"besides={py(found)}" if found else ""


def _wanted(operation: Operation, api: Api) -> list[SecurityScheme]:
    """The schemes of the first alternative of the operation's security."""
    wanted = next((each for each in operation.security if each), ())
    return [scheme for scheme in api.security_schemes if scheme.name in wanted]


def _secrets(schemes: Sequence[SecurityScheme]) -> Iterator[str]:
    """What these keep secret, as it is and as it is sent."""
    for scheme in schemes:
        yield secret(scheme)
    for user in _users(schemes):
        yield base64.b64encode(":".join(user).encode()).decode()


def _users(schemes: Iterable[SecurityScheme]) -> Iterator[tuple[str, str]]:
    """Who is signed in by name and password."""
    for scheme in schemes:
        given = credential(scheme)
        if isinstance(given, tuple):
            yield given
