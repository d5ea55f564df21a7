"""The vendor's beta: it stands before the vendor's API and changes what that answers, in five ways."""

from __future__ import annotations

import json
from http.server import BaseHTTPRequestHandler
from typing import cast

import httpx2

from support.serving import Serving
from support.vendor import Members

OWNER: Members = {"_id": "0b0c2f2e-9a7d-4c57-8f0e-6d7a4f0f9f11", "since": "2026-11-20T08:00:00Z"}


class Beta(Serving):
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

        super().__init__(Handler)


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
