"""The vendor's beta: it stands before the vendor's API and changes what that answers, in five ways."""

from __future__ import annotations

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Self, cast

import httpx2

from support.vendor import Members

OWNER: Members = {"_id": "0b0c2f2e-9a7d-4c57-8f0e-6d7a4f0f9f11", "since": "2026-11-20T08:00:00Z"}


class Beta:
    """The API on a loopback port in front of another one, from `with` to its end."""

    def __init__(self, behind: str) -> None:
        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                sent = {name: self.headers[name] for name in ("Authorization", "LD-API-Version")}
                answer = httpx2.get(f"{behind}{self.path}", headers=sent)
                status, body = _changed(answer.status_code, cast(Members, answer.json()))
                content = json.dumps(body).encode()
                self.send_response(status)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)

            def log_message(self, format: str, *args: object) -> None:
                """Say nothing."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}"

    def __enter__(self) -> Self:
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._server.shutdown()
        self._server.server_close()


def _changed(status: int, body: Members) -> tuple[int, Members]:
    """An answer as the beta gives it."""
    if (
        "includeInSnippetByDefault" in body
    ):  # a project: another status, and a field of another name
        body["defaultPipelineKey"] = body.pop("defaultReleasePipelineKey")
        return 203, body
    for policy in [body, *cast(list[Members], body.get("items", []))]:
        if "releaseMethod" in policy:
            policy["owner"] = OWNER
            policy["releaseMethod"] = "immediate-release"
            del policy["rank"]
    return status, body
