"""What the contract tests print: the calls, what they have to send, and what the document says of each operation.

A field of type `SpecText` is prose or wire text and needs a filter; a plain `str` is Python or a name that we made.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from fragmint.config import ClientConfig
from fragmint.ir import naming, prose
from fragmint.ir.model import (
    Api,
    Kind,
    Model,
    Operation,
    Resource,
    Response,
    SecurityKind,
)
from fragmint.models import ModelSet
from fragmint.render import types
from fragmint.render.calls import (
    SampleCall,
    authorized,
    credential,
    hostile_call,
    sample_call,
    secret,
)
from fragmint.render.errors import error_class
from fragmint.render.filters import SpecText, py
from fragmint.render.pages import is_paged
from fragmint.render.prose import notice

_UNKNOWN_FIELD = "unknown field"
_UNKNOWN_ENUM_VALUE = "unknown enum value"
_UNKNOWN_VARIANT = "unknown variant"
_NULL = "null in an optional field"


@dataclass(frozen=True)
class CallView:
    """One call and the request it has to send; `parts` are the arguments of `SentRequest` that are not empty."""

    test: str
    arguments: str
    method: str
    path: SpecText
    parts: tuple[tuple[str, object], ...]


@dataclass(frozen=True)
class OperationTestsView:
    """The tests of one operation."""

    class_name: str  # TestList
    docstring: SpecText  # List release policies.
    key: SpecText  # GET /api/v2/projects/{projectKey}/release-policies
    attribute: str  # release_policies.list
    raw_attribute: str  # release_policies.with_raw_response.list
    arguments: str  # "default"
    all_arguments: str  # "default", exclude_default=True
    body: str  # .body where the call gives a page, else empty
    returns: bool  # False: the method gives None
    calls: tuple[CallView, ...]
    answers: list[tuple[int, str | None]]  # ((200, "release-policies"),)
    errors: tuple[tuple[int, str], ...]  # ((400, "BadRequestError"), ...)
    surprises: list[str]  # ("unknown field", "unknown enum value", "null in an optional field")
    hostile_arguments: str  # HOSTILE
    hostile_path: SpecText  # /api/v2/projects/a%2F..%2Fb%20c%3Fx%3D1/release-policies; empty: no such argument
    refused_arguments: tuple[str, ...]  # ("argument",)
    notice: (
        SpecText  # release_policies.list is superseded by environment release plans; empty for none
    )
    parameters: list[
        str
    ]  # ("header LD-API-Version", "path projectKey", "query excludeDefault"), sorted
    documented_answers: list[tuple[str, str | None]]  # (("200", "release-policies"),)
    documented_errors: list[
        str
    ]  # ("400", "401", "403", "404", "429", "500"), sorted, as the document writes them
    api_version: SpecText  # beta; the default version where none is documented, empty for several


@dataclass(frozen=True)
class ResourceTestsView:
    """One module of tests."""

    name: str  # release_policies
    standard_imports: tuple[str, ...]  # lines such as "from datetime import date, datetime"
    contract_imports: str  # Contract, Documented, SentRequest, Surprise, differences, encoded
    client_imports: str  # APIStatusError, AsyncClient, BadRequestError, ...
    has_path_arguments: bool  # whether HOSTILE is used
    operations: tuple[OperationTestsView, ...]


@dataclass(frozen=True)
class FolderView:
    """What the folder prints, whether the document has operations or not."""

    package: str  # launchdarkly_releases
    header: SpecText  # Generated from openapi.yaml by fragmint; do not edit.
    document: SpecText  # openapi.yaml, or openapi.effective.json where it was edited
    credentials: str  # api_key="contract-api-key"; empty for an API without security


@dataclass(frozen=True)
class ContractView(FolderView):
    """What the whole folder prints."""

    secrets: list[str]  # ("contract-api-key",): what no repr may show
    environment: tuple[
        tuple[SpecText, str], ...
    ]  # (("LAUNCHDARKLY_ACCESS_TOKEN", "contract-api-key"),)
    standard_imports: tuple[str, ...]  # for `call` and its like
    contract_imports: str  # Contract, operations_tested_in
    client_imports: str
    methods: tuple[
        tuple[SpecText, str], ...
    ]  # (("GET /api/v2/projects/{projectKey}", "projects.get"), ...)
    call: str  # projects.get("default"): the call that tests of the whole client make, a GET if there is one
    call_path: SpecText  # /api/v2/projects/default
    dated_call: str  # release_policies.list("default"): one that documents exactly one version; empty for none
    dated_version: SpecText  # beta
    unsupported_call: str  # release_policies.list("default", options={"api_version": "1999-01-01"})
    undated_call: str  # projects.get("default"): one that documents no version; empty for none, or without a version header
    version_header: SpecText  # LD-API-Version
    regions: tuple[SpecText, ...]  # ("us", "federal", "eu")
    doubtful: str  # besides=[("GET /things", "200", "one")]: the examples that their schemas contradict; empty for none
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
    )


def contract_view(api: Api, models: ModelSet, config: ClientConfig) -> ContractView:
    """Everything the templates of the contract tests print."""
    resources = tuple(_resource(resource, api, models) for resource in api.resources)
    operations = [
        (resource, operation) for resource in api.resources for operation in resource.operations
    ]
    probe_resource, probe = min(operations, key=lambda each: _plainness(each[1]))
    probing = authorized(sample_call(probe, api, models), probe, api)
    dated = [each for each in operations if len(each[1].api_versions) == 1]
    undated = [each for each in operations if not each[1].api_versions and api.version_header]
    dated_call = _calls(dated, api, models)
    refused = _calls(dated, api, models, ', options={"api_version": "1999-01-01"}')
    environment = tuple(_environment(api, config, probe))
    used = ["APIStatusError"] if any(server.region for server in api.servers) else []
    used += ["MissingCredentialsError"] if environment else []
    used += ["UnsupportedApiVersionError"] if dated else []
    return ContractView(
        **vars(folder_view(api, config)),
        secrets=[secret(scheme) for scheme in api.security_schemes],
        environment=environment,
        standard_imports=types.standard_imports(types.names([f"f({probing.arguments})"])),
        contract_imports="Contract, operations_tested_in",
        client_imports=", ".join(sorted([*used, "Client", "InternalServerError"])),
        methods=tuple(
            sorted(
                (
                    SpecText(f"{operation.method} {operation.path}"),
                    f"{resource.name}.{operation.name}",
                )
                for resource, operation in operations
            )
        ),
        call=f"{probe_resource.name}.{probe.name}({probing.arguments})",
        call_path=SpecText(probing.path),
        dated_call=dated_call,
        dated_version=SpecText(dated[0][1].api_versions[0] if dated else ""),
        unsupported_call=refused,
        undated_call=_calls(undated, api, models),
        version_header=SpecText(api.version_header),
        doubtful=_doubtful(api),
        regions=tuple(SpecText(server.region) for server in api.servers if server.region),
        resources=resources,
    )


def _doubtful(api: Api) -> str:
    """The argument that names the examples of which the generator warned, whose schemas are believed instead."""
    found = sorted(
        (f"{operation.method} {operation.path}", response.status, name)
        for operation in api.operations
        for response in operation.responses
        for name in response.doubtful
    )
    return f"besides={py(found)}" if found else ""


def _plainness(operation: Operation) -> tuple[bool, bool, bool, int, str]:
    """Sorts the operation first that is best called by tests of the whole client."""
    wanted = sum(parameter.required for parameter in operation.parameters)
    away = operation.server is not None
    return away, operation.method != "GET", not operation.security, wanted, operation.path


def _calls(
    found: list[tuple[Resource, Operation]], api: Api, models: ModelSet, more: str = ""
) -> str:
    if not found:
        return ""
    resource, operation = found[0]
    arguments = sample_call(operation, api, models).arguments + more
    return f"{resource.name}.{operation.name}({arguments.removeprefix(', ')})"


def _environment(
    api: Api, config: ClientConfig, probe: Operation
) -> Iterator[tuple[SpecText, str]]:
    """The variables that hold credentials, where the call of the tests wants one and all can be set so."""
    if not probe.security or () in probe.security:
        return
    if any(scheme.kind is SecurityKind.BASIC for scheme in api.security_schemes):
        return
    for scheme in api.security_schemes:
        yield SpecText(api.credential_variable(scheme, config.package)), secret(scheme)


def _resource(resource: Resource, api: Api, models: ModelSet) -> ResourceTestsView:
    operations = tuple(
        _operation(operation, resource, api, models) for operation in resource.operations
    )
    returns = any(view.returns for view in operations)
    contract = ["Contract", "Documented", "SentRequest"]
    contract += ["Surprise"] if any(view.surprises for view in operations) else []
    contract += ["differences", "encoded"] if returns else []
    client = {"APIStatusError", "AsyncClient", "Client"}
    client |= {name for view in operations for _, name in view.errors}
    client |= {"LifecycleWarning"} if any(view.notice for view in operations) else set()
    python = [f"f({call.arguments})" for view in operations for call in view.calls]
    return ResourceTestsView(
        name=resource.name,
        standard_imports=types.standard_imports(types.names(python)),
        contract_imports=", ".join(contract),
        client_imports=", ".join(sorted(client)),
        has_path_arguments=any(view.hostile_path for view in operations),
        operations=operations,
    )


def _class_name(method: str) -> str:
    """`list_all` -> `TestListAll`; where that would stand for another method too, the name itself tells them apart."""
    name = naming.pascal(method)
    return f"Test{name}" if naming.snake(name) == method.rstrip("_") else f"Test_{method}"


def _operation(
    operation: Operation, resource: Resource, api: Api, models: ModelSet
) -> OperationTestsView:
    shortest = authorized(sample_call(operation, api, models), operation, api)
    longest = authorized(sample_call(operation, api, models, everything=True), operation, api)
    calls = [
        _call("test_the_shortest_call_sends_what_is_required_and_nothing_else", shortest, operation)
    ]
    if longest != shortest:
        calls.append(
            _call("test_the_longest_call_sends_every_documented_parameter", longest, operation)
        )
    for content in operation.body.contents[1:] if operation.body else ():
        sent = sample_call(operation, api, models, content=content)
        test = f"test_a_body_of_{naming.snake(content.media_type)}_is_sent_as_such"
        test = naming.allocate(test, [call.test for call in calls])
        calls.append(_call(test, authorized(sent, operation, api), operation))
    answers = list(_answers(operation))
    hostile = hostile_call(operation, api, models)
    version = api.version_header if operation.api_versions else ""
    return OperationTestsView(
        class_name=_class_name(operation.name),
        docstring=SpecText(
            prose.sentence(operation.summary or operation.description)
            or f"{operation.method} {operation.path}."
        ),
        key=SpecText(f"{operation.method} {operation.path}"),
        attribute=f"{resource.name}.{operation.name}",
        raw_attribute=f"{resource.name}.with_raw_response.{operation.name}",
        arguments=shortest.arguments,
        all_arguments=longest.arguments,
        body=".body" if is_paged(operation) else "",
        returns=types.result(operation, models) != "None",
        calls=tuple(calls),
        answers=[(_success_status(key), example) for key, example in answers],
        errors=tuple((_status(key), error_class(str(_status(key)))) for key in _errors(operation)),
        surprises=surprises(operation, api.models),
        hostile_arguments=hostile[0],
        hostile_path=SpecText(hostile[1]),
        refused_arguments=hostile[2],
        notice=SpecText(notice(operation, resource)),
        parameters=sorted(
            [f"{each.location} {each.wire}" for each in operation.parameters]
            + ([f"header {version}"] if version else [])
        ),
        documented_answers=answers,
        documented_errors=_errors(operation),
        api_version=SpecText(_version(operation, api)),
    )


def _call(test: str, call: SampleCall, operation: Operation) -> CallView:
    found: list[tuple[str, object]] = [
        ("query", call.query),
        ("headers", call.headers),
        ("cookies", call.cookies),
    ]
    parts = [(name, value) for name, value in found if value]
    if call.medium is not None:
        parts.append(("body", call.body))
    return CallView(
        test=test,
        arguments=call.arguments,
        method=operation.method,
        path=SpecText(call.path),
        parts=tuple(parts),
    )


def _version(operation: Operation, api: Api) -> str:
    if not operation.api_versions:
        return api.default_version
    return operation.api_versions[0] if len(operation.api_versions) == 1 else ""


def _successes(operation: Operation) -> list[Response]:
    exact = [response for response in operation.responses if response.is_success]
    return sorted(exact, key=lambda each: each.status) or [
        response for response in operation.responses if response.status == "default"
    ]


def _answers(operation: Operation) -> Iterator[tuple[str, str | None]]:
    for response in _successes(operation):
        names: list[str | None] = [*response.examples]
        yield from ((response.status, name) for name in names or [None])


def _errors(operation: Operation) -> list[str]:
    found = [response for response in operation.responses if response not in _successes(operation)]
    return sorted(each.status for each in found if each.status[0] in "45d")


def _success_status(key: str) -> int:
    """A status with which an operation succeeds, for what the document writes: `default` alone means any."""
    return 200 if key == "default" else _status(key)


def _status(key: str) -> int:
    """A status for what the document writes: the one it is, or one in its range; 500 where it says the rest is an error."""
    if key.isdigit():
        return int(key)
    return {"2XX": 200, "4XX": 418, "5XX": 599}.get(key, 500)


def surprises(operation: Operation, models: Mapping[str, Model]) -> list[str]:
    """What no document promises and the answer of an operation has room for all the same."""
    success = next(iter(_successes(operation)), None)
    if success is None or success.schema is None:
        return []
    found: set[str] = set()
    pending, seen = [success.schema], set[str]()
    while pending:
        schema = pending.pop()
        if schema.kind is Kind.REF:
            if schema.ref not in seen:
                seen.add(schema.ref)
                pending.append(models[schema.ref].schema)
            continue
        typed = schema.additional is not None and schema.additional.kind is not Kind.ANY
        if schema.properties and not typed:
            found.add(_UNKNOWN_FIELD)
        if schema.discriminator is not None and not schema.discriminator.default:
            found.add(_UNKNOWN_VARIANT)
        if schema.kind is Kind.ENUM and len(schema.values) > 1:
            found.add(_UNKNOWN_ENUM_VALUE)
        for member in schema.properties:
            if not member.schema.write_only:
                pending.append(member.schema)
                if not member.required:
                    found.add(_NULL)
        pending += [each for each in (schema.items, schema.additional, *schema.variants) if each]
    return [
        kind
        for kind in (_UNKNOWN_FIELD, _UNKNOWN_ENUM_VALUE, _NULL, _UNKNOWN_VARIANT)
        if kind in found
    ]
