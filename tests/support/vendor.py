"""A stand-in for the vendor's API, written by hand from its pages: it shares no code with our mock and never reads a fragment."""

from __future__ import annotations

import json
from http.server import BaseHTTPRequestHandler
from urllib.parse import parse_qs, unquote, urlsplit

from support.serving import Serving

TOKEN = "api-5f0c3b1e-77aa-4f31-9d0e-1b2c3d4e5f60"
SDK_KEY = "sdk-8a4e2d10-3c5b-4f6a-8b9c-0d1e2f3a4b5c"
MOBILE_KEY = "mob-1c9d8e7f-6a5b-4c3d-9e2f-1a0b9c8d7e6f"
SESSION = "ldso=MTc2Mzc5NTIwMHxzZWNyZXQtc2Vzc2lvbg"
JWT = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dBjftJeZ4CVPmB92K27uhbUJU1p1r"
SECRETS = (TOKEN, SDK_KEY, MOBILE_KEY, SESSION, JWT)
"""Everything that this server holds and nobody else may show."""

_BETA = ("beta",)
_DATED = ("20220603", "20240415", "beta")

Members = dict[str, object]


class Vendor(Serving):
    """The API on a loopback port, from `with` to its end. Its projects are `default` and `my-project`.

    `extra` are members that its projects have although no page shows them. `asked` are the targets that were asked for.
    """

    def __init__(self, extra: Members | None = None) -> None:
        self.asked: list[str] = []
        vendor = self

        class Handler(_Handler):
            def do_GET(self) -> None:
                vendor.asked.append(self.path)
                self.answer(extra or {})

        super().__init__(Handler)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1  # head and body leave together

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""

    def answer(self, extra: Members) -> None:
        """Answer by the path, if the caller may ask at all."""
        where = urlsplit(self.path)
        query = {name: values[-1] for name, values in parse_qs(where.query).items()}
        sent = self.headers.get("Authorization", "")
        if sent != TOKEN:
            self._fail(401, "unauthorized", f"invalid token {sent}")
            return
        match [unquote(part) for part in where.path.split("/")]:
            case ["", "api", "v2", "projects", key] if self._speaks(_DATED):
                self._send(_project(key, query.get("expand") == "environments", extra))
            case ["", "api", "v2", "projects", key, "release-policies"] if self._speaks(_BETA):
                self._send(_policies(key, query.get("excludeDefault") == "true"))
            case ["", "api", "v2", "projects", key, "release-policies", policy] if self._speaks(
                _BETA
            ):
                found = [each for each in _POLICIES if each["key"] == policy]
                self._send(found[0] if found and key in _PROJECTS else None)
            case _:
                self._fail(400, "invalid_request", "no such path, or not in this version")

    def _speaks(self, versions: tuple[str, ...]) -> bool:
        return self.headers.get("LD-API-Version") in versions

    def _send(self, body: Members | None) -> None:
        if body is None:
            self._fail(404, "not_found", "Unknown resource identifier")
        else:
            self._write(200, body)

    def _fail(self, status: int, code: str, message: str) -> None:
        self._write(status, {"code": code, "message": message})

    def _write(self, status: int, body: Members) -> None:
        content = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Set-Cookie", SESSION)
        self.send_header("X-Ratelimit-Global-Remaining", "99")
        self.send_header("X-Ratelimit-Route-Limit", "10")
        self.send_header("X-Ratelimit-Route-Remaining", "9")
        self.send_header("X-Ratelimit-Reset", "1763795200000")
        self.end_headers()
        self.wfile.write(content)


_PROJECTS = ("default", "my-project")
_POLICIES: tuple[Members, ...] = (
    {
        "_id": "1b0c2f2e-9a7d-4c57-8f0e-6d7a4f0f9f11",
        "rank": 1,
        "releaseMethod": "guarded-release",
        "name": "Production",
        "key": "production-release",
        "scope": {"environmentKeys": ["production"]},
    },
    {
        "_id": "2c1d3e3f-0b8e-4d68-9a1f-7e8b5a1a0a22",
        "rank": 2,
        "releaseMethod": "progressive-release",
        "name": "Everything else",
        "key": "default",
    },
)


def _policies(key: str, exclude_default: bool) -> Members | None:
    if key not in _PROJECTS:
        return None
    items = [each for each in _POLICIES if not (exclude_default and each["key"] == "default")]
    return {"items": items, "totalCount": len(items)}


def _project(key: str, expanded: bool, extra: Members) -> Members | None:
    if key not in _PROJECTS:
        return None
    project: Members = {
        "_id": "57be1db38b75bf0772d11383",
        "key": key,
        "name": "The first project",
        "includeInSnippetByDefault": True,
        "tags": ["api-gateway"],
        "_links": {"self": {"href": f"/api/v2/projects/{key}", "type": "application/json"}},
        "defaultReleasePipelineKey": JWT,
        **extra,
    }
    if expanded:
        project["environments"] = {"items": [_ENVIRONMENT], "totalCount": 1}
    return project


_ENVIRONMENT: Members = {
    "_id": "57be1db38b75bf0772d11384",
    "key": "production",
    "name": "Production",
    "apiKey": SDK_KEY,
    "mobileKey": MOBILE_KEY,
    "color": "F5A623",
    "_links": {"snippet": {"href": f"/snippets?key={SDK_KEY}", "type": "text/html"}},
}
