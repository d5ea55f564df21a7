"""What must not be seen: in what is printed, logged or raised."""

from __future__ import annotations

import ast

from mutation.clients import Client
from mutation.mutants import Edits, kind


@kind
def printed_credential(client: Client) -> Edits:
    """Printing a client, a credential or a request shows the credential."""
    for function in client.clients.nodes(ast.FunctionDef):
        if function.name == "__repr__":
            assert isinstance(function.body[0], ast.Return)
            assert function.body[0].value is not None
            yield client.clients.replaced(
                function.body[0].value,
                'f"Client({[each.placed for each in self._transport.settings.credentials.values()]})"',
            )
    used = {name: client.has(f"{name}(") for name in ("ApiKey", "Bearer", "Basic")}
    security = client.source("_runtime/security.py")
    for model in security.nodes(ast.ClassDef):
        if used.get(model.name):
            for call in security.calls("field", below=model):
                yield security.replaced(call, "field()")


@kind
def printed_field(client: Client) -> Edits:
    """Printing a model shows a field that is a secret."""
    for value in client.models.keywords("Field", "repr"):
        yield client.models.replaced(value, "True")


@kind
def raised_secret(client: Client) -> Edits:
    """An error shows a credential that the server repeats, or a value that could not be read."""
    yield from client.runtime("exchange", "outcome.redacted(secrets)", "outcome")
    yield from client.runtime(
        "exchange", "outcome.with_redacted_headers(secrets_of(call.credentials))", "outcome"
    )
    yield from client.runtime("security", "text = text.replace(secret, REDACTED)", "pass")
    yield from client.runtime(
        "response", "content = content.replace(secret.encode(), REDACTED.encode())", "pass"
    )
    yield from client.runtime(
        "decoding",
        "raise APIResponseValidationError(reply, summary(found), [each.pointer for each in found])",
        "raise APIResponseValidationError(reply, str(reply.json()), [each.pointer for each in found])",
    )


@kind
def logged_secret(client: Client) -> Edits:
    """A credential in a URL is logged."""
    if client.has('"query"'):
        yield from client.runtime(
            "wire", "redact(str(hop.url), secrets_of(credentials))", "str(real)"
        )
