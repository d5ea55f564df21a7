"""Every snippet that a reader could copy runs as it stands, but for the server's address."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from typing import NamedTuple

import pytest

from e2e.callers import TOKEN
from e2e.documented import documented_api, fits, operation_at, success_of
from e2e.environments import run
from e2e.workshop import CLIENT, ROOT, Workshop
from support.misbehaving import Recorded

_SECTION = re.compile(r"^## client\.(\S+)$(.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
_ROUTE = re.compile(r"^`([A-Z]+) (\S+)`", re.MULTILINE)
_BLOCK = re.compile(r"^```(python|sh)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


class Snippet(NamedTuple):
    """A block of code under the heading of an operation."""

    method: str
    path: str
    language: str
    source: str


def snippets(reference: str) -> Iterator[tuple[str, Snippet]]:
    """Every block of code of a reference, by a name of its own."""
    for name, text in _SECTION.findall(reference):
        route = _ROUTE.search(text)
        assert route is not None
        for number, (language, source) in enumerate(_BLOCK.findall(text), 1):
            yield f"{name}-{language}-{number}", Snippet(route[1], route[2], language, source)


REFERENCE = (ROOT / CLIENT / "REFERENCE.md").read_text(encoding="utf-8")
SNIPPETS = dict(snippets(REFERENCE))


def of_language(language: str) -> list[object]:
    """The snippets of a language as parameters of a test."""
    return [
        pytest.param(snippet, id=name)
        for name, snippet in SNIPPETS.items()
        if snippet.language == language
    ]


def test_each_operation_has_a_sync_an_async_and_a_curl_snippet() -> None:
    headings = re.findall(r"^## client\.(\S+)$", REFERENCE, re.MULTILINE)

    assert len(headings) == 3
    assert list(SNIPPETS) == [
        f"{name}-{kind}" for name in headings for kind in ("python-1", "python-2", "sh-3")
    ]


@pytest.mark.parametrize("snippet", of_language("python"))
def test_a_python_snippet_makes_the_documented_call(workshop: Workshop, snippet: Snippet) -> None:
    printed, (sent,) = run_python(snippet.source, workshop)

    assert sent.method == snippet.method
    assert fits(sent.path, snippet.path)
    assert printed.strip()


@pytest.mark.skipif(shutil.which("curl") is None, reason="curl is not installed")
@pytest.mark.parametrize("snippet", of_language("sh"))
def test_a_curl_snippet_gets_the_documented_answer(workshop: Workshop, snippet: Snippet) -> None:
    with documented_api() as server:
        source = redirected(snippet.source, server.url)
        done = run("sh", "-c", source, cwd=workshop.user.folder, LAUNCHDARKLY_ACCESS_TOKEN=TOKEN)

    (sent,) = server.requests
    operation = operation_at(sent.method, sent.path)
    assert operation is not None
    assert fits(sent.path, snippet.path)
    assert json.loads(done.stdout) == success_of(operation)


def test_the_first_call_of_the_package_s_readme_runs(workshop: Workshop) -> None:
    readme = (ROOT / CLIENT / "README.md").read_text(encoding="utf-8")
    ((_, source),) = _BLOCK.findall(readme)

    printed, (sent,) = run_python(source, workshop)

    assert fits(sent.path, "/api/v2/projects/{projectKey}")
    assert "key='project-key-123abc'" in printed


def test_the_first_call_of_our_own_readme_runs(workshop: Workshop) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    (_, source), *_ = _BLOCK.findall(readme)

    printed, sent = run_python(source, workshop)

    first, *_, last = printed.splitlines()
    assert first == "1 production-release guarded-release"
    assert last.startswith("404 not_found: ")
    assert len(sent) == 3


def run_python(source: str, workshop: Workshop) -> tuple[str, list[Recorded]]:
    """What a snippet prints where the client is installed, and what it asked a server that answers as documented."""
    with documented_api() as server:
        command = (workshop.user.python, "-c", redirected(source, server.url))
        done = run(*command, cwd=workshop.user.folder, LAUNCHDARKLY_ACCESS_TOKEN=TOKEN)
    return done.stdout, server.requests


def redirected(source: str, url: str) -> str:
    """The snippet with our server in place of the vendor's."""
    changed = source.replace("Client()", f"Client(base_url={url!r})")
    changed = changed.replace("https://app.launchdarkly.com", url)
    assert changed != source
    return changed
