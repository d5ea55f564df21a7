"""How the emitted client is told where the API stands: its base URL, its region, and the variables of its servers."""

from __future__ import annotations

from dataclasses import dataclass

from fragmint.ir.model import Api, Server, ServerVariable
from fragmint.render.filters import SpecText, py


@dataclass(frozen=True)
class VariableView:
    """One variable of the servers, as the README lists it."""

    name: SpecText
    default: SpecText
    choices: SpecText
    description: SpecText


@dataclass(frozen=True)
class ServersView:
    """What the settings, the client and the README say of servers."""

    imports: tuple[str, ...]
    regions: tuple[tuple[SpecText, SpecText], ...]
    region_names: str
    default_url: SpecText
    variables: tuple[VariableView, ...]
    variables_type: str
    templates: tuple[tuple[SpecText, str], ...]
    parameters: str
    arguments: str
    region_chosen: str
    or_no_url: str
    operations_have_servers: bool
    place: SpecText


def servers_view(api: Api) -> ServersView:
    """All of it for one API."""
    regions = tuple(
        (SpecText(server.region), SpecText(server.url)) for server in api.servers if server.region
    )
    parameters = sorted(_arguments(api, within=""))  # in which `base_url` is always the first
    return ServersView(
        imports=_imports(bool(regions), api.server_variables),
        regions=regions,
        region_names=", ".join(py(str(name)) for name, _ in regions),
        default_url=SpecText(api.servers[0].url if api.servers else ""),
        variables=tuple(_variable(each) for each in api.server_variables),
        variables_type=_variables_type(api.server_variables),
        templates=_templates(api),
        parameters=", ".join(f"{name}: {kind}" for name, kind in parameters),
        arguments=", ".join(name for name, _ in parameters),
        region_chosen='region or ""' if regions else '""',
        or_no_url=" | None" if api.servers else "",
        operations_have_servers=_have_servers(api),
        place=SpecText(place(api)),
    )


def client_arguments(api: Api) -> tuple[tuple[str, str], ...]:
    """The keywords of the client by which a caller says where the API stands, with their types and defaults."""
    return tuple(
        (name, kind if name == "base_url" and not api.servers else f"{kind} = None")
        for name, kind in _arguments(api, within="_settings.")
    )


def place(api: Api) -> str:
    """Sentences on what the caller has to know of where the API stands; empty where nothing is to be told."""
    told: list[str] = []
    if not api.servers:
        told.append("The document names no server: `base_url` says where the API stands.")
        if api.relative_server:
            told.append(f"It ends with `{api.relative_server}`, as the document has it.")
    if _have_servers(api):
        told.append(
            "Some operations have a server of their own in the document and are called there; "
            "with `base_url`, all are called at that one place."
        )
    return " ".join(told)


def server_expression(server: Server) -> str:
    """The server as the runtime has it."""
    arguments = [py(server.template)]
    if server.variables:
        arguments.append(py({each.wire: each.default for each in server.variables}))
    if choices := {each.wire: each.choices for each in server.variables if each.choices}:
        arguments.append(py(choices))
    return f"ServerTemplate({', '.join(arguments)})"


def _arguments(api: Api, within: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    if any(server.region for server in api.servers):
        found.append(("region", f"{within}Region | None"))
    found.append(("base_url", "str | None" if api.servers else "str"))
    if api.server_variables:
        found.append(("server_variables", f"{within}ServerVariables | None"))
    return found


def _imports(has_regions: bool, variables: tuple[ServerVariable, ...]) -> tuple[str, ...]:
    lists = has_regions or any(variable.choices for variable in variables)
    typing = [*(["Literal"] if lists else []), *(["TypedDict"] if variables else [])]
    if not typing:
        return ()
    return ("from collections.abc import Mapping", f"from typing import {', '.join(typing)}")


def _templates(api: Api) -> tuple[tuple[SpecText, str], ...]:
    chosen = {"": api.servers[0]} if api.servers else {}
    chosen |= {server.region: server for server in api.servers if server.region}
    return tuple((SpecText(name), server_expression(server)) for name, server in chosen.items())


def _variables_type(variables: tuple[ServerVariable, ...]) -> str:
    members = (f"{py(each.wire)}: {_type(each)}" for each in variables)
    return f"{{{', '.join(members)}}}"


def _type(variable: ServerVariable) -> str:
    return f"Literal[{', '.join(map(py, variable.choices))}]" if variable.choices else "str"


def _variable(variable: ServerVariable) -> VariableView:
    return VariableView(
        SpecText(variable.wire),
        SpecText(variable.default),
        SpecText(", ".join(variable.choices) or "any"),
        SpecText(variable.description),
    )


def _have_servers(api: Api) -> bool:
    return bool(api.servers) and any(operation.server for operation in api.operations)
