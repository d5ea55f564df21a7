"""What holds for all calls: servers, credentials, versions, limits, and what the document says of itself."""

from __future__ import annotations

from collections.abc import Iterator

from fragmint.changes.differences import Difference, Matched, Spot, match, plain_fields
from fragmint.ir.model import Api, SecurityScheme, Server, ServerVariable
from fragmint.ir.stated import RateLimit
from fragmint.spec.pointer import below

_APART = {
    *("resources", "models", "servers", "security_schemes", "rate_limit", "sources", "files"),
    *("token_env", "left_out"),  # an operation that is left out is one that is gone
}


def service(old: Api, new: Api) -> Iterator[Difference]:
    """What is not as it was for every caller."""
    at = Spot("Client")
    yield from plain_fields(old, new, at.at("/info", "/info"), _APART)
    if old.token_env != new.token_env:
        change = "changed" if old.token_env else "gained"
        yield at.tell("Api.token_env", change, old.token_env, new.token_env)
    if sorted(old.files.values()) != sorted(new.files.values()):
        yield at.tell("Api.files", "changed")
    yield from _servers(old, new, at.at("/servers", "/servers"))
    yield from _schemes(old, new, at)
    yield from _rate_limit(old.rate_limit, new.rate_limit, at.at("/x-fragmint", "/x-fragmint"))
    yield from _sources(old, new, at.at("/x-fragmint", "/x-fragmint"))


def _servers(old: Api, new: Api, at: Spot) -> Iterator[Difference]:
    if bool(old.servers) is not bool(new.servers):
        change = "added" if new.servers else "removed"
        yield at.tell("Api.servers", change, _urls(old.servers), _urls(new.servers))
        return
    usual = list(zip(old.servers[:1], new.servers[:1], strict=True))
    named = match(_regions(old), _regions(new), lambda each: each.region)
    for each in named.gone:
        yield at.gone("Server.region", "removed", each.region)
    for each in named.come:
        yield at.come("Server.region", "added", each.region)
    for before, after in dict.fromkeys([*usual, *named.both]):
        # Where the template stays, another URL is that of another default, which is told of.
        derived = {"url"} if before.template == after.template else set[str]()
        yield from plain_fields(before, after, at, {"region", "variables", *derived})
    variables = match(old.server_variables, new.server_variables, lambda each: each.wire)
    for variable in variables.gone:
        yield at.gone("Server.variables", "removed", variable.wire)
    for variable in variables.come:
        yield at.come("Server.variables", "added", variable.wire)
    for one, other in variables.both:
        yield from _variable(one, other, at)


def _variable(old: ServerVariable, new: ServerVariable, at: Spot) -> Iterator[Difference]:
    yield from plain_fields(old, new, at, {"choices"})
    before, after = set(old.choices), set(new.choices)
    if before != after:
        is_less = bool(after) and (not before or bool(before - after))
        told = (", ".join(each.choices) or "any" for each in (old, new))
        yield at.tell("ServerVariable.choices", "narrowed" if is_less else "widened", *told)


def credentials(old: Api, new: Api) -> Matched[SecurityScheme]:
    """Which credential is which: what the document calls it means nothing where the client calls it alike."""
    return match(
        old.security_schemes,
        new.security_schemes,
        lambda each: each.name,
        lambda each: each.argument,
    )


def _schemes(old: Api, new: Api, at: Spot) -> Iterator[Difference]:
    found = credentials(old, new)
    for each in found.gone:
        yield _of_scheme(each, each, at).gone("Api.security_schemes", "removed", each.name)
    for each in found.come:
        yield _of_scheme(each, each, at).come("Api.security_schemes", "added", each.name)
    for before, after in found.both:
        there = _of_scheme(before, after, at)
        if before.argument != after.argument:
            yield there.tell("SecurityScheme.argument", "renamed", before.argument, after.argument)
        yield from plain_fields(before, after, there, {"argument"})


def _rate_limit(old: RateLimit | None, new: RateLimit | None, at: Spot) -> Iterator[Difference]:
    if old is None or new is None:
        if old is not new:
            yield at.tell("Api.rate_limit", "gained" if new else "lost")
        return
    yield from plain_fields(old, new, at, {"families"})
    found = match(old.families, new.families, lambda each: each.name)
    for each in found.gone:
        yield at.gone("RateLimit.families", "removed", each.name)
    for each in found.come:
        yield at.come("RateLimit.families", "added", each.name)
    for before, after in found.both:
        yield from plain_fields(before, after, at)


def _sources(old: Api, new: Api, at: Spot) -> Iterator[Difference]:
    found = match(old.sources, new.sources, lambda each: each.id)
    for before, after in found.both:
        yield from plain_fields(before, after, at)
    if found.gone or found.come:
        told = (", ".join(each.id for each in api.sources) for api in (old, new))
        yield at.tell("Api.sources", "changed", *told)


def _regions(api: Api) -> list[Server]:
    return [server for server in api.servers if server.region]


def _urls(servers: tuple[Server, ...]) -> str:
    return ", ".join(server.url for server in servers)


def _of_scheme(old: SecurityScheme, new: SecurityScheme, at: Spot) -> Spot:
    before, after = (below("/components/securitySchemes", each.name) for each in (old, new))
    return at.at(before, after, f"Client({old.argument}=)")
