"""Rules about security schemes and requirements."""

from __future__ import annotations

from collections.abc import Iterator

from fragmint.spec.codes import Finding
from fragmint.spec.grammar import Kind
from fragmint.spec.pointer import Tokens
from fragmint.spec.rules.wire_names import unsendable
from fragmint.spec.suggest import did_you_mean
from fragmint.spec.values import JsonObject, JsonValue, as_list, as_object
from fragmint.spec.vocabulary import TRANSPORT_HEADERS
from fragmint.spec.walk import View

_WITH_SCOPES = ("oauth2", "openIdConnect")


def s108_security_schemes_exist(view: View) -> Iterator[Finding]:
    """A requirement names a scheme of the components."""
    schemes = _schemes(view)
    for name, _, tokens in _requirements(view):
        if name not in schemes:
            hint = did_you_mean(name, schemes, "declare it in components/securitySchemes")
            message = f"there is no security scheme '{name}'"
            yield Finding("S108", message, tokens, hint)


def s115_keys_have_names_that_can_be_sent(view: View) -> Iterator[Finding]:
    """The header or cookie that an API key goes into has a token of HTTP for its name."""
    for scheme in view.of(Kind.SECURITY_SCHEME):
        if scheme.fields.get("type") != "apiKey":
            continue
        yield from unsendable(scheme)
        name = str(scheme.fields.get("name"))
        if scheme.fields.get("in") == "header" and name.lower() in TRANSPORT_HEADERS:
            message = f"no key can be sent as '{name}': the transport says what it holds"
            yield Finding("S115", message, (*scheme.tokens, "name"))


def s127_scopes_mean_something(view: View) -> Iterator[Finding]:
    """In 3.0 only OAuth 2 and OpenID Connect have scopes; elsewhere they are told once per scheme, and ignored."""
    if not view.version.startswith("3.0."):
        return
    places: dict[str, list[Tokens]] = {}
    for name, scopes, tokens in _requirements(view):
        scheme = _schemes(view).get(name)
        if scopes and isinstance(scheme, dict) and scheme.get("type") not in _WITH_SCOPES:
            places.setdefault(name, []).append(tokens)
    for name, found in places.items():
        more = f" (and in {len(found) - 1} more places)" if len(found) > 1 else ""
        message = f"the scheme '{name}' has no scopes: they are ignored{more}"
        yield Finding("S127", message, found[0])


def _schemes(view: View) -> JsonObject:
    return as_object(as_object(view.root.get("components")).get("securitySchemes"))


def _requirements(view: View) -> Iterator[tuple[str, JsonValue, Tokens]]:
    """Each scheme that something requires: its name, its scopes, and where."""
    holders: list[tuple[JsonObject, Tokens]] = [(view.root, ())]
    holders += ((operation.fields, operation.tokens) for operation in view.operations)
    for holder, tokens in holders:
        for index, alternative in enumerate(as_list(holder.get("security"))):
            for name, scopes in as_object(alternative).items():
                yield name, scopes, (*tokens, "security", str(index), name)
