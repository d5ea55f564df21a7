"""The contract tests of operations: the calls, what they have to send, and what the document says of each.

A field of type `SpecText` is prose or wire text and needs a filter; a plain `str` is Python or a name that we made.
"""

from __future__ import annotations

from dataclasses import dataclass

from fragmint.ir import naming, prose
from fragmint.ir.model import Api, Operation, Resource
from fragmint.models import ModelSet
from fragmint.render import types
from fragmint.render.calls import (
    SampleCall,
    authorized,
    closed_body_call,
    hostile_call,
    sample_call,
)
from fragmint.render.contract import documented
from fragmint.render.contract.walks import WalkView, walk_view
from fragmint.render.errors import error_class
from fragmint.render.filters import SpecText
from fragmint.render.pages import is_paged
from fragmint.render.prose import notice


@dataclass(frozen=True)
class CallView:
    """One call and the request it has to send; `parts` are the arguments of `SentRequest` that are not empty."""

    test: str
    targets: str  # "mock", "replay", "live"
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
    options_arguments: str  # "default", options=options
    leaves_out: bool  # whether all_arguments are more than arguments
    body: str  # .body where the call gives a page, else empty
    returns: bool  # False: the method gives None
    is_described: bool  # whether a schema says what a success is
    requires: bool  # whether a success has fields that have to be there
    has_secrets: bool  # whether a success holds what is marked as secret
    calls: tuple[CallView, ...]
    status: int  # 200: of the first documented success
    answers: list[tuple[int, str | None]]  # ((200, "release-policies"),)
    errors: tuple[tuple[int, str], ...]  # ((400, "BadRequestError"), ...)
    body_arguments: str  # "default", body=body
    short_body: dict[
        str, object
    ]  # {"name": "text"}: empty where a body may have fields that are not documented
    required_fields: list[str]  # ("name",): those that every body has to have
    has_enums: bool  # whether a success has room for an unknown value of one
    surprises: list[str]  # ("unknown field", "unknown enum value", "null in an optional field")
    reported: list[tuple[str, str]]  # (("unknown field", "unknown_field"), ...)
    walk: WalkView | None  # how iterating crosses pages, where the call gives one
    hostile_arguments: str  # HOSTILE
    hostile_path: SpecText  # /api/v2/projects/a%2F..%2Fb%20c%3Fx%3D1/release-policies; empty: no such argument
    refused_arguments: tuple[str, ...]  # ("argument",)
    notice: SpecText  # release_policies.list is superseded by environment release plans; or empty
    # What the document says, sorted, as the document writes it:
    parameters: list[str]  # ("header LD-API-Version", "path projectKey", "query excludeDefault")
    documented_answers: list[tuple[str, str | None]]  # (("200", "release-policies"),)
    documented_errors: list[str]  # ("400", "401", "403", "404", "429", "500")
    api_version: SpecText  # beta; the default version where none is documented, empty for several


@dataclass(frozen=True)
class ResourceTestsView:
    """One module of tests."""

    name: str  # release_policies
    standard_imports: tuple[
        str, ...
    ]  # a blank line, and lines such as "from datetime import date"; none for none
    contract_imports: str  # Contract, Documented, SentRequest, Surprise, differences, encoded
    client_imports: str  # APIStatusError, AsyncClient, BadRequestError, ...
    draws_bodies: bool  # whether Hypothesis is used
    has_path_arguments: bool  # whether HOSTILE is used
    operations: tuple[OperationTestsView, ...]


def resource_view(resource: Resource, api: Api, models: ModelSet) -> ResourceTestsView:
    """What the module of a resource prints."""
    operations = tuple(
        _operation(operation, resource, api, models) for operation in resource.operations
    )
    contract = ["Contract", "Documented", "SentRequest"]
    contract += ["Surprise"] if any(view.surprises for view in operations) else []
    contract += ["differences", "encoded"] if any(view.returns for view in operations) else []
    client = {"APITimeoutError", "AsyncClient", "Client", "ClientError", "RequestOptions"}
    client |= {"APIStatusError"} if any(view.errors for view in operations) else set()
    client |= {name for view in operations for _, name in view.errors}
    client |= {"Deviation"} if any(_is_observed(view) for view in operations) else set()
    client |= {"APIResponseValidationError"} if any(view.requires for view in operations) else set()
    client |= {"RequestValidationError"} if any(view.short_body for view in operations) else set()
    client |= {"LifecycleWarning"} if any(view.notice for view in operations) else set()
    client |= (
        {"PaginationError"}
        if any(view.walk and view.walk.repeats for view in operations)
        else set()
    )
    python = [f"f({call.arguments})" for view in operations for call in view.calls]
    standard = types.standard_imports(types.names(python))
    return ResourceTestsView(
        name=resource.name,
        standard_imports=("", *standard) if standard else (),
        contract_imports=", ".join(contract),
        client_imports=", ".join(sorted(client)),
        draws_bodies=any(view.is_described for view in operations),
        has_path_arguments=any(view.hostile_path for view in operations),
        operations=operations,
    )


def _is_observed(view: OperationTestsView) -> bool:
    """Whether its tests look at what is told to the observer."""
    return bool(view.reported) or view.returns


def _operation(
    operation: Operation, resource: Resource, api: Api, models: ModelSet
) -> OperationTestsView:
    shortest = authorized(sample_call(operation, api, models), operation, api)
    longest = authorized(sample_call(operation, api, models, everything=True), operation, api)
    answers = list(documented.answers(operation))
    errors = documented.errors(operation)
    surprises = documented.surprises(operation, api.models)
    closed = closed_body_call(operation, api, models)
    hostile = hostile_call(operation, api, models)
    return OperationTestsView(
        class_name=_class_name(operation.name),
        docstring=SpecText(_title(operation)),
        key=SpecText(f"{operation.method} {operation.path}"),
        attribute=f"{resource.name}.{operation.name}",
        raw_attribute=f"{resource.name}.with_raw_response.{operation.name}",
        arguments=shortest.arguments,
        all_arguments=longest.arguments,
        leaves_out=shortest.arguments != longest.arguments,
        options_arguments=", ".join(filter(None, (shortest.arguments, "options=options"))),
        body=".body" if is_paged(operation) else "",
        returns=types.result(operation, models) != "None",
        is_described=documented.is_described(operation),
        requires=documented.requires(operation, api.models),
        has_secrets=documented.has_secrets(operation, api.models),
        calls=_calls(operation, shortest, longest, api, models),
        status=documented.success_status(answers[0][0]) if answers else 200,
        answers=[(documented.success_status(key), example) for key, example in answers],
        errors=tuple(_raised(key) for key in errors),
        body_arguments=closed[0] if closed else "",
        short_body=closed[1] if closed else {},
        required_fields=closed[2] if closed else [],
        has_enums=documented.UNKNOWN_ENUM_VALUE in surprises,
        surprises=surprises,
        reported=documented.reported(surprises),
        walk=walk_view(operation, api, models),
        hostile_arguments=hostile[0],
        hostile_path=SpecText(hostile[1]),
        refused_arguments=hostile[2],
        notice=SpecText(notice(operation, resource)),
        parameters=_parameters(operation, api),
        documented_answers=answers,
        documented_errors=errors,
        api_version=SpecText(_version(operation, api)),
    )


def _calls(
    operation: Operation, shortest: SampleCall, longest: SampleCall, api: Api, models: ModelSet
) -> tuple[CallView, ...]:
    test = "test_the_shortest_call_sends_what_is_required_and_nothing_else"
    calls = [_call(test, shortest, operation, '"mock", "replay", "live"')]
    if longest != shortest:
        test = "test_the_longest_call_sends_every_documented_parameter"
        calls.append(_call(test, longest, operation))
    for content in operation.body.contents[1:] if operation.body else ():
        sent = sample_call(operation, api, models, content=content)
        test = f"test_a_body_of_{naming.snake(content.media_type)}_is_sent_as_such"
        test = naming.allocate(test, [call.test for call in calls])
        calls.append(_call(test, authorized(sent, operation, api), operation))
    return tuple(calls)


def _call(test: str, call: SampleCall, operation: Operation, targets: str = '"mock"') -> CallView:
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
        targets=targets,
        arguments=call.arguments,
        method=operation.method,
        path=SpecText(call.path),
        parts=tuple(parts),
    )


def _class_name(method: str) -> str:
    """`list_all` -> `TestListAll`; where that would stand for another method too, the name itself tells them apart."""
    name = naming.pascal(method)
    return f"Test{name}" if naming.snake(name) == method.rstrip("_") else f"Test_{method}"


def _title(operation: Operation) -> str:
    told = prose.sentence(operation.summary or operation.description)
    return told or f"{operation.method} {operation.path}."


def _raised(key: str) -> tuple[int, str]:
    """The status that a test orders for a documented one, and the class that it raises."""
    status = documented.error_status(key)
    return status, error_class(str(status))


def _parameters(operation: Operation, api: Api) -> list[str]:
    found = [f"{each.location} {each.wire}" for each in operation.parameters]
    version = (
        [f"header {api.version_header}"] if api.version_header and operation.api_versions else []
    )
    return sorted(found + version)


def _version(operation: Operation, api: Api) -> str:
    if not operation.api_versions:
        return api.default_version
    return operation.api_versions[0] if len(operation.api_versions) == 1 else ""
