"""Snippets of REFERENCE.md: the same call in Python, sync and async, and for a shell; tests run each of them."""

from __future__ import annotations

import json
import shlex

from fragmint.ir import prose
from fragmint.ir.model import Api, Location, Operation, SecurityKind, SecurityScheme
from fragmint.render import types
from fragmint.render.calls import SampleCall
from fragmint.render.formatter import format_python

# Where the document names no server, a caller has to.
_BASE_URL = "https://api.example.com"


def connection(api: Api) -> str:
    """The arguments of a client that finds its credential in the environment."""
    return "" if api.servers else f'base_url="{_BASE_URL}"'


def python(call: str, package: str, connection: str) -> str:
    """A program that makes the call with a client of the environment's credential."""
    imports = "\n".join(types.standard_imports(types.names([call])))
    return _formatted(
        f"{imports}\n\nfrom {package} import Client\n\nwith Client({connection}) as client:\n"
        f"    print(client.{call})"
    )


def python_async(call: str, package: str, connection: str) -> str:
    """The same, asynchronous."""
    imports = "\n".join(["import asyncio", *types.standard_imports(types.names([call]))])
    return _formatted(
        f"{imports}\n\nfrom {package} import AsyncClient\n\n\nasync def main() -> None:\n"
        f"    async with AsyncClient({connection}) as client:\n        print(await client.{call})\n\n\nasyncio.run(main())"
    )


def signature(name: str, arguments: str, result: str) -> str:
    """The call as a definition is written, in lines that fit a page."""
    text = _formatted(f"def call({arguments}) -> {result}: ...")
    return name + text.removeprefix("def call").removesuffix(": ...")


def curl(call: SampleCall, operation: Operation, api: Api) -> str:
    """The same call for a shell; a credential comes from the environment."""
    base = api.servers[0].url if api.servers else _BASE_URL
    lines = [f"curl --request {operation.method} {_shell(base + call.target)}"]
    lines += [f"--header {_shell(f'{name}: {text}')}" for name, text in call.headers.items()]
    first = operation.security[0] if operation.security else ()
    lines += [_credential(scheme, api) for scheme in api.security_schemes if scheme.name in first]
    if call.has_body:
        lines.append(f"--data {_shell(json.dumps(call.body, ensure_ascii=False))}")
    return " \\\n  ".join(line for line in lines if line)


def _credential(scheme: SecurityScheme, api: Api) -> str:
    env = api.token_env or "API_KEY"
    match scheme.kind:
        case SecurityKind.BEARER:
            return f'--header "Authorization: Bearer ${env}"'
        case SecurityKind.BASIC:
            return '--user "$API_USER:$API_PASSWORD"'
        case _:
            named = (
                scheme.wire.replace("-", "").replace("_", "").isalnum() and scheme.wire.isascii()
            )
            in_header = scheme.location is Location.HEADER
            return f'--header "{scheme.wire}: ${env}"' if named and in_header else ""


def _formatted(snippet: str) -> str:
    return format_python(snippet, "a snippet of REFERENCE.md").strip("\n")


def _shell(text: str) -> str:
    return shlex.quote(prose.clean(text))
