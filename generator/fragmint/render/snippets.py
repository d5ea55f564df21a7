"""Snippets of REFERENCE.md: the same call in Python, sync and async, and for a shell; tests run each of them."""

from __future__ import annotations

import json
import re
import shlex
from typing import cast
from urllib.parse import quote

from fragmint.ir import prose
from fragmint.ir.model import Api, Location, Medium, Operation, SecurityKind, SecurityScheme
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


def careful_python(call: str, package: str, connection: str) -> str:
    """The same, and the error that a first try is likely to meet."""
    imports = "\n".join(types.standard_imports(types.names([call])))
    return _formatted(
        f"{imports}\n\nfrom {package} import APIStatusError, Client\n\nwith Client({connection}) as client:\n"
        f"    try:\n        print(client.{call})\n    except APIStatusError as error:\n        print(error)"
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


def curl(call: SampleCall, operation: Operation, api: Api, package: str) -> str:
    """The same call for a shell; credentials come from the variables that the client reads too."""
    url = _shell((api.servers[0].url if api.servers else _BASE_URL) + call.target)
    lines = [
        f"--header {_shell(f'{name}: {text}')}"
        for name, text in call.headers.items()
        # curl says it itself, for it knows the boundary.
        if not (call.medium is Medium.MULTIPART and name == "Content-Type")
    ]
    first = operation.security[0] if operation.security else ()
    separator = "&" if call.query else "?"
    for scheme in api.security_schemes:
        if scheme.name in first and scheme.location is Location.QUERY:
            url += _with_variable(
                f"{separator}{quote(scheme.wire, safe='')}=", scheme, api, package
            )
            separator = "&"
        elif scheme.name in first:
            lines.append(_credential(scheme, api, package))
    lines += _body(call)
    return " \\\n  ".join([f"curl --request {operation.method} {url}", *lines])


def _body(call: SampleCall) -> list[str]:
    """The options for a body; what is bytes comes from a file beside the shell."""
    match call.medium:
        case None:
            return []
        case Medium.JSON:
            return [f"--data {_shell(json.dumps(call.body, ensure_ascii=False))}"]
        case Medium.FORM | Medium.MULTIPART:
            fields = cast("list[tuple[str, str | bytes]]", call.body)
            return [_field(name, value, call.medium) for name, value in fields]
        case Medium.TEXT:
            return [f"--data-binary {_shell(str(call.body))}"]
        case Medium.BINARY:
            return ["--data-binary @file"]


def _field(name: str, value: str | bytes, medium: Medium) -> str:
    if isinstance(value, bytes):
        return f"--form {_shell(f'{name}=@file')}"
    option = "--form-string" if medium is Medium.MULTIPART else "--data-urlencode"
    return f"{option} {_shell(f'{name}={value}')}"


def _credential(scheme: SecurityScheme, api: Api, package: str) -> str:
    match scheme.kind:
        case SecurityKind.BASIC:
            return '--user "$API_USER:$API_PASSWORD"'
        case SecurityKind.BEARER:
            return f"--header {_with_variable('Authorization: Bearer ', scheme, api, package)}"
        case _ if scheme.location is Location.COOKIE:
            return f"--cookie {_with_variable(f'{scheme.wire}=', scheme, api, package)}"
        case _:
            return f"--header {_with_variable(f'{scheme.wire}: ', scheme, api, package)}"


def _with_variable(text: str, scheme: SecurityScheme, api: Api, package: str) -> str:
    """The text and the value of the variable as one word; text that a shell would act on in double quotes stands apart."""
    variable = f"${api.credential_variable(scheme, package)}"
    return (
        f'"{text}{variable}"'
        if re.fullmatch(r"[\w:=?& %.-]*", text, re.ASCII)
        else f'{_shell(text)}"{variable}"'
    )


def _formatted(snippet: str) -> str:
    return format_python(snippet, "a snippet of REFERENCE.md").strip("\n")


def _shell(text: str) -> str:
    return shlex.quote(prose.clean(text))
