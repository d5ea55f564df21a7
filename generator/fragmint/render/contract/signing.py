"""The contract tests about credentials: which calls show them, and which variables of the environment hold them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from fragmint.config import ClientConfig
from fragmint.ir.model import Api, Operation, Resource, SecurityScheme
from fragmint.models import ModelSet
from fragmint.render.calls import credential, sample_call, secret
from fragmint.render.filters import SpecText, py

Called: TypeAlias = tuple[Resource, Operation]
_EVERYWHERE = '"mock", "replay", "live"'


@dataclass(frozen=True)
class SigningView:
    """What the tests about credentials print.

    `calls` has one call for each credential that authorizes it, to be made on `targets`. `unsigned_call` wants credentials
    only if there are any, and is empty for none. `unset` are all the variables without which there are no credentials.
    """

    environment: tuple[
        tuple[SpecText, str], ...
    ]  # (("LAUNCHDARKLY_ACCESS_TOKEN", "contract-api-key"),)
    passed: str  # basic=("user", "password"): the credentials that no variable holds
    is_wanted: bool  # whether the call of the tests cannot do without
    unset: tuple[str, ...]  # ("LAUNCHDARKLY_ACCESS_TOKEN",)
    calls: tuple[str, ...]  # ('projects.get("default")',)
    targets: str  # "mock", "replay", "live"
    unsigned_call: str  # projects.list()


def signing_view(
    operations: Sequence[Called], probed: Called, api: Api, models: ModelSet, config: ClientConfig
) -> SigningView:
    """The calls and variables that show how the client comes by its credentials."""
    signed = [
        [each for each in operations if next(iter(each[1].security), ()) == (scheme.name,)]
        for scheme in api.security_schemes
    ]
    optional = [each for each in operations if () in each[1].security and any(each[1].security)]
    called = [min(found, key=plainest) for found in signed if found] or [probed]
    is_wanted = bool(probed[1].security) and () not in probed[1].security
    return SigningView(
        environment=tuple(
            (SpecText(variable), secret(scheme))
            for scheme in (api.security_schemes if is_wanted else ())
            if (variable := api.credential_variable(scheme, config.package))
        ),
        passed=", ".join(
            f"{scheme.argument}={py(credential(scheme))}"
            for scheme in api.security_schemes
            if not api.credential_variable(scheme, config.package)
        ),
        is_wanted=is_wanted,
        unset=tuple(variable_of(each, api, config) for each in api.security_schemes),
        calls=tuple(shortest_call([each], api, models) for each in called),
        targets=targets(called),
        unsigned_call=shortest_call(sorted(optional, key=plainest), api, models),
    )


def targets(called: Sequence[Called]) -> str:
    """Where all of these may be called, as arguments of a mark: what may change things, on the mock alone."""
    reads = all(operation.method in ("GET", "HEAD") for _, operation in called)
    return _EVERYWHERE if reads else '"mock"'


def plainest(each: Called) -> tuple[bool, bool, bool, int, str]:
    """Sorts the operation first that is best called by tests of the whole client."""
    operation = each[1]
    wanted = sum(parameter.required for parameter in operation.parameters)
    away = operation.server is not None
    return away, operation.method != "GET", not operation.security, wanted, operation.path


def shortest_call(
    found: Sequence[Called],
    api: Api,
    models: ModelSet,
    more: str = "",
    *,
    raw: bool = False,
) -> str:
    """The shortest call of the first operation, with more arguments if there are any; empty if there is no operation."""
    if not found:
        return ""
    resource, operation = found[0]
    arguments = [sample_call(operation, api, models).arguments, more]
    flavour = ".with_raw_response" if raw else ""
    return f"{resource.name}{flavour}.{operation.name}({', '.join(filter(None, arguments))})"


def variable_of(scheme: SecurityScheme, api: Api, config: ClientConfig) -> str:
    """The variable that holds a real credential; that of a basic scheme is `user:password`, which only the tests read."""
    variable = api.credential_variable(scheme, config.package)
    return variable or f"{config.package}_{scheme.argument}".upper()
