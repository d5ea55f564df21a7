"""Document -> `Api`: schemas, operations and facts, put together."""

from __future__ import annotations

from fragmint.diagnostics import Diagnostics
from fragmint.ir import facts, servers
from fragmint.ir.directions import directed
from fragmint.ir.hooks import build_hooks
from fragmint.ir.ledger import Ledger, Recorded
from fragmint.ir.model import Api
from fragmint.ir.nodes import extension, member, text
from fragmint.ir.operations import OperationBuilder
from fragmint.ir.schemas import SchemaBuilder
from fragmint.spec import Document


def build(document: Document, diagnostics: Diagnostics, recorded: Recorded | None = None) -> Api:
    """Build the API; what it cannot express is an error in `diagnostics`, and then the result is not to be used.

    Things keep the names that are recorded of them, as far as those still fit; `Api.names` is what to record.
    """
    ledger = Ledger(recorded or {})
    while True:
        found = Diagnostics()
        api = _build(document, found, ledger)
        revised = ledger.revised()
        if revised is None:
            diagnostics.extend(found)
            return api
        ledger = revised


def _build(document: Document, diagnostics: Diagnostics, ledger: Ledger) -> Api:
    root = document.root
    info, told = member(root, "info"), extension(root)
    servers.check(document, diagnostics)
    schemas = SchemaBuilder(document, diagnostics, ledger)
    schemas.build_components()
    schemes = facts.security_schemes(root, ledger)
    resources = OperationBuilder(document, diagnostics, schemas, schemes, ledger).resources()
    hooked = build_hooks(root, schemas)
    models, resources = directed(schemas.models, resources, hooked, schemas.variant_name)
    return Api(
        title=text(info, "title"),
        version=text(info, "version"),
        description=text(info, "description"),
        resources=resources,
        models=models,
        servers=tuple(servers.servers(root)),
        relative_server=servers.relative_server(root),
        security_schemes=tuple(schemes.values()),
        version_header=text(told, "version-header"),
        default_version=text(told, "default-version"),
        token_env=text(told, "token-env"),
        rate_limit=facts.rate_limit(root),
        sources=tuple(facts.sources(root)),
        files=document.shipped,
        root_file=document.name,
        effective_file=document.effective_name,
        names=ledger.names(),
    )
