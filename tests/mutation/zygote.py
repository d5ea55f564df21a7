"""A process that has imported all that an emitted suite needs, and forks once for each run of one.

It reads a job a line from its input and writes a result a line to its output, both JSON. It runs apart from the tests that
ask for it because a fork is safe only where there is no thread.
"""

from __future__ import annotations

import contextlib
import gc
import importlib
import json
import os
import select
import shutil
import signal
import sys
import tempfile
from collections.abc import Generator
from pathlib import Path
from typing import TypedDict

import hypothesis
import pytest

_MODULES = (
    "anyio._backends._asyncio",
    "fragmint.contract.oracle",
    "fragmint.contract.plugin",
    "fragmint.contract.targets",
    "uvicorn.loops.asyncio",
    "uvicorn.protocols.http.auto",
)

_PLUGINS = ("anyio", "fragmint-contract", "no:cacheprovider", "no:unraisableexception")
_OPTIONS = ("-cpyproject.toml", "--disable-plugin-autoload", *(f"-p{name}" for name in _PLUGINS))


class Job(TypedDict):
    """Run the suite of the client in `folder`, where `path` has the content `text`.

    The tests named in `whole` all run, first; the others, those in `early` before the rest, only until one test fails.
    """

    folder: str
    path: str
    text: str
    whole: list[str]
    early: list[str]
    seconds: float


class Result(TypedDict):
    """The tests that passed, with their seconds, and those that failed, in order; `cpu` is what the run took in all.

    `note` says what else ended the run: "collection", "crash" or "timeout".
    """

    passed: dict[str, float]
    failed: list[str]
    note: str
    cpu: float


class _Recorder:
    """The plugin that puts the tests in order and stops when nothing more is to be learnt."""

    def __init__(self, whole: list[str], early: list[str]) -> None:
        self._whole, self._early = whole, early
        self._left = set(whole)
        self.result = Result(passed={}, failed=[], note="", cpu=0)

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Put those first that have to run whatever happens, then those likely to fail."""
        order = dict.fromkeys([*self._whole, *self._early])
        ranks = {name: rank for rank, name in enumerate(order)}
        items.sort(key=lambda item: ranks.get(item.nodeid, len(ranks)))

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Remember how long a test took, and whether any phase of it failed."""
        failed, passed = self.result["failed"], self.result["passed"]
        if report.failed and report.nodeid not in failed:
            failed.append(report.nodeid)
        passed[report.nodeid] = passed.get(report.nodeid, 0) + report.duration
        if report.nodeid in failed:
            del passed[report.nodeid]

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Generator[None, object, object]:
        """Stop after a test if one has failed and no other has to run."""
        handled = yield
        self._left.discard(item.nodeid)
        if self.result["failed"] and not self._left:
            item.session.shouldstop = "killed"
        return handled


def _import_all() -> None:
    for name in _MODULES:
        importlib.import_module(name)
    phases = (hypothesis.Phase.explicit, hypothesis.Phase.generate)  # no smaller example is needed
    hypothesis.settings.register_profile("mutation", derandomize=True, database=None, phases=phases)
    hypothesis.settings.load_profile("mutation")


def _run(job: Job, folder: Path) -> Result:
    os.chdir(folder)
    recorder = _Recorder(job["whole"], job["early"])
    status = pytest.main([*_OPTIONS, "tests"], [recorder])
    if status != pytest.ExitCode.OK and not recorder.result["failed"]:
        recorder.result["note"] = "collection"
    return recorder.result


def _child(job: Job, scratch: Path, writing: int) -> None:
    """Run the suite in a copy of the client with one file changed; without a change, in the client's own folder."""
    for stream in (1, 2):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream)
    folder = Path(job["folder"])
    sys.dont_write_bytecode = bool(job["path"])  # what the first run compiles is copied
    if job["path"]:
        folder = shutil.copytree(folder, scratch / folder.name)
        changed = folder / job["path"]
        changed.write_text(job["text"], encoding="utf-8")
        for stale in changed.parent.glob(f"__pycache__/{changed.stem}.*"):
            stale.unlink()
    os.write(writing, json.dumps(_run(job, folder)).encode())


def _judge(job: Job) -> Result:
    reading, writing = os.pipe()
    with tempfile.TemporaryDirectory() as name:
        child = os.fork()
        if child == 0:
            with contextlib.suppress(BaseException):
                _child(job, Path(name), writing)
            os._exit(0)
        os.close(writing)
        ready, _, _ = select.select([reading], [], [], job["seconds"])
        told = b"".join(iter(lambda: os.read(reading, 65536), b"")) if ready else b""
        os.close(reading)
        if not told:
            os.kill(child, signal.SIGKILL)
        _, _, used = os.wait4(child, 0)
    nothing = Result(passed={}, failed=[], note="crash" if ready else "timeout", cpu=0)
    result: Result = json.loads(told) if told else nothing
    result["cpu"] = used.ru_utime + used.ru_stime
    return result


if __name__ == "__main__":
    _import_all()
    gc.disable()  # no run lives for long
    for line in sys.stdin:
        print(json.dumps(_judge(json.loads(line))), flush=True)
