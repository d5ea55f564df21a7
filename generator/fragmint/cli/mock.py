"""The command `mock`: what is told of the document that is played, and of each request."""

from __future__ import annotations

import base64
import json
import shlex
from collections.abc import Iterator
from typing import TYPE_CHECKING

import typer

from fragmint.cli.oracles import oracle_of
from fragmint.cli.report import Shape
from fragmint.diagnostics import FragmintError, printable

if TYPE_CHECKING:
    from fragmint.contract.exchange import Exchange, WireRequest
    from fragmint.contract.oracle import Oracle
    from fragmint.pipeline import Reading

TOKEN = "TOKEN"
_AT_A_GLANCE = 10
_MORE = "-H 'Prefer: code=404', example=NAME, dynamic=true or scenario=slow asks for another answer. Ctrl-C ends."


def play(
    reading: Reading, host: str, port: int, seed: int, scenario: str, shape: Shape, quiet: bool
) -> None:
    """Answer as the document says until an interrupt; tell where, how to ask, and each request."""
    try:
        from fragmint.contract.loopback import listening, origin
        from fragmint.contract.mock import MockApp, serve
    except ModuleNotFoundError as error:
        raise FragmintError(
            f"the mock needs {error.name}: install fragmint with its extra, `fragmint[contract]`"
        ) from error
    oracle = oracle_of(reading, seed)
    teller = _Teller(oracle, shape, quiet)
    try:
        app = MockApp(oracle, teller.request, scenario)
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="--scenario") from error
    listener = listening(host, port)
    teller.start(origin(listener))
    serve(app, listener)


class _Teller:
    """Prints what is played and each request, as lines for people or as JSON objects, one a line."""

    def __init__(self, oracle: Oracle, shape: Shape, quiet: bool) -> None:
        self._oracle = oracle
        self._json = shape is Shape.JSON
        self._quiet = quiet

    def start(self, origin: str) -> None:
        """Tell where the API is played, its operations, and how to ask for each."""
        url = f"{origin}{self._oracle.base_path}"
        operations = self._oracle.document.operations.items()
        ids = {key: each.node["operationId"].text for key, each in operations}
        if self._json:
            calls = dict(self._calls(origin))
            told = [{"operation": key, "id": ids[key], "curl": calls.get(key)} for key in ids]
            _line({"url": url, "operations": told})
        elif self._quiet:
            typer.echo(url)
        else:
            width = max(map(len, ids), default=0)
            table = [f"  {key.ljust(width)}  {name}".rstrip() for key, name in ids.items()]
            typer.echo(
                "\n".join([url, "", *table, "", *_glance(self._calls(origin)), "", _MORE, ""])
            )

    def request(self, exchange: Exchange) -> None:
        """Tell of one request that was answered."""
        from fragmint.contract.mock.telling import discreet

        if self._quiet or exchange.answer is None:
            return
        request, status = exchange.request, exchange.answer.status
        violations = discreet(self._oracle, exchange)
        if self._json:
            found = [{"where": each.where, "problem": each.problem} for each in violations]
            told = {"method": request.method, "path": request.path, "operation": exchange.operation}
            return _line({**told, "status": status, "violations": found})
        against = f": {'; '.join(map(str, violations))}" if violations else ""
        operation = exchange.operation or "no operation"
        line = f"{status} {request.method} {request.path} ({operation}){against}"
        return typer.echo(printable(line))

    def _calls(self, origin: str) -> Iterator[tuple[str, str]]:
        from fragmint.contract.oracle.calls import Caller
        from fragmint.contract.oracle.samples import NoSampleError
        from fragmint.contract.oracle.servers import base_path_of

        document = self._oracle.document
        caller = Caller(document, self._oracle.schemas, TOKEN)
        for key, operation in document.operations.items():
            try:
                request = caller.request(operation)
            except NoSampleError:
                continue
            yield key, _curl(f"{origin}{base_path_of(document, operation)}", request)


def _glance(calls: Iterator[tuple[str, str]]) -> list[str]:
    """The first of the lines for curl, and how to see the others."""
    lines = [line for _, line in calls]
    more = len(lines) - _AT_A_GLANCE
    rest = [f"... and {more} more, which --format json tells"] if more > 0 else []
    return lines[:_AT_A_GLANCE] + rest


def _curl(base: str, request: WireRequest) -> str:
    query = f"?{request.query}" if request.query else ""
    words = ["curl", f"{base}{request.path}{query}"]
    if request.method != ("POST" if request.body else "GET"):
        words[1:1] = ["--head"] if request.method == "HEAD" else ["-X", request.method]
    for name, value in request.headers:
        kind, _, credential = value.partition(" ")
        if (name, kind) == ("Authorization", "Basic"):
            words += ["-u", base64.b64decode(credential).decode()]
        else:
            words += ["-H", f"{name}: {value}"]
    if request.body:
        words += ["--data-binary", _text(request.body)]
    return shlex.join(words)


def _text(body: bytes) -> str:
    try:
        return body.decode()
    except ValueError:
        return "@FILE"


def _line(told: object) -> None:
    typer.echo(json.dumps(told))
