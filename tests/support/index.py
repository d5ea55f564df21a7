"""A package index on loopback: pages as PEP 503 has them, and the upload that twine speaks, for who knows the password."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from html import escape

from packaging.utils import canonicalize_name
from werkzeug import Request, Response
from werkzeug.serving import make_server

USER, PASSWORD = "ada", "a password of the index"


@dataclass
class Index:
    """What was uploaded, by project and file name, in the order in which it came."""

    url: str
    files: dict[str, dict[str, bytes]] = field(default_factory=dict[str, dict[str, bytes]])

    @property
    def simple(self) -> str:
        """What pip takes for --index-url."""
        return f"{self.url}/simple/"

    @property
    def upload(self) -> str:
        """What twine takes for --repository-url."""
        return f"{self.url}/legacy/"

    def answer(self, request: Request) -> Response:
        """The answer to one request."""
        match request.path.strip("/").split("/"):
            case ["legacy"] if request.method == "POST":
                return self._take(request)
            case ["simple", project] if project in self.files:
                return Response("".join(self._links(project)), mimetype="text/html")
            case ["files", project, name] if name in self.files.get(project, {}):
                return Response(self.files[project][name], mimetype="application/octet-stream")
            case _:
                return Response("no such page", 404)

    def _take(self, request: Request) -> Response:
        given = request.authorization
        if given is None or (given.username, given.password) != (USER, PASSWORD):
            return Response("who are you?", 403)
        content = request.files["content"]
        held = self.files.setdefault(canonicalize_name(request.form["name"]), {})
        name = content.filename or ""
        if name in held:
            return Response("that file is here already, and stays as it is", 409)
        held[name] = content.read()
        return Response("taken")

    def _links(self, project: str) -> Iterator[str]:
        for name, data in self.files[project].items():
            target = f"/files/{project}/{name}#sha256={hashlib.sha256(data).hexdigest()}"
            yield f'<a href="{escape(target)}">{escape(name)}</a>\n'


@contextmanager
def package_index() -> Generator[Index]:
    """An empty index that answers until the block ends."""
    index = Index("")
    server = make_server("127.0.0.1", 0, Request.application(index.answer), threaded=True)
    index.url = f"http://127.0.0.1:{server.server_port}"
    serving = threading.Thread(target=server.serve_forever, daemon=True)
    serving.start()
    try:
        yield index
    finally:
        server.shutdown()
        serving.join()
        server.server_close()
