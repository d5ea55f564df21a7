"""What makes two requests the same: all that an answer may depend on, and no more."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Sequence
from dataclasses import astuple, dataclass
from urllib.parse import quote, unquote

from fragmint.contract.bodies import body_of
from fragmint.contract.exchange import Body, WireRequest

_NO_NAME = re.compile(r"[^A-Za-z0-9]+")
_LONGEST = 60


@dataclass(frozen=True)
class Case:
    """A request by its method, path, query, version header and body; how any of them is encoded makes no difference."""

    method: str
    path: str
    query: tuple[tuple[str, str], ...] = ()
    version: str = ""
    body: Body = None

    @classmethod
    def of(cls, request: WireRequest, version_header: str) -> Case:
        """The case of a request that holds no secret any more."""
        version = request.header(version_header) if version_header else None
        query = tuple(sorted(request.query_pairs, key=lambda pair: pair[0]))
        path = "/".join(quote(unquote(segment), safe="") for segment in request.path.split("/"))
        return cls(request.method, path, query, version or "", body_of(request))

    @property
    def name(self) -> str:
        """A name for a file: what it asks for in words, and a digest that is of this case alone."""
        words = " ".join([self.path, *(f"{name} {text}" for name, text in self.query)])
        whole = json.dumps(astuple(self), sort_keys=True, default=repr)
        return f"{slug(words)}-{hashlib.sha256(whole.encode()).hexdigest()[:8]}"

    def differences(self, recorded: Case) -> list[str]:
        """What was recorded otherwise, a phrase for each thing."""
        found = [
            f"{name} is {ours!r}, recorded was {theirs!r}"
            for name, ours, theirs in (
                ("method", self.method, recorded.method),
                ("path", self.path, recorded.path),
                ("version header", self.version, recorded.version),
            )
            if ours != theirs
        ]
        for name in dict.fromkeys(name for name, _ in (*self.query, *recorded.query)):
            ours, theirs = (_said(each.query, name) for each in (self, recorded))
            if ours != theirs:
                found.append(f"query {name} is {ours}, recorded was {theirs}")
        return [*found, "the body is another"] if self.body != recorded.body else found


def slug(text: str) -> str:
    """Letters and digits of a text, joined by dashes, short enough for a file's name."""
    return _NO_NAME.sub("-", text).strip("-")[:_LONGEST].rstrip("-")


def _said(query: Sequence[tuple[str, str]], name: str) -> str:
    values = [text for each, text in query if each == name]
    return " and ".join(map(repr, values)) or "not there"
