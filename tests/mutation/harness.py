"""Mutants against the emitted suite: which tests fail on which, by two processes that fork once for each mutant."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections.abc import Generator, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from pathlib import Path
from queue import SimpleQueue
from typing import NamedTuple

from mutation.clients import Client
from mutation.mutants import Mutant
from mutation.zygote import Job, Result

_TESTS = Path(__file__).parents[1]
_WORKERS = 2
_SECONDS = 120.0


class Verdict(NamedTuple):
    """The tests that failed on a mutant; where there are none, `note` may say how the suite ended instead."""

    mutant: Mutant
    failed: tuple[str, ...]
    note: str
    cpu: float

    @property
    def is_killed(self) -> bool:
        """Whether the suite tells the mutant from the client. Code that cannot even be imported proves nothing."""
        return bool(self.failed) or self.note == "timeout"


class Harness:
    """Runs the suites of clients. `unproved` are the tests that are yet to fail on a mutant, where that is asked."""

    def __init__(self, zygotes: Iterable[subprocess.Popen[str]]) -> None:
        self._idle = SimpleQueue[subprocess.Popen[str]]()
        for zygote in zygotes:
            self._idle.put(zygote)
        self._lock = threading.Lock()
        self._tests: dict[str, list[str]] = {}
        self._killers: dict[tuple[str, str], str] = {}
        self.unproved: set[tuple[str, str]] = set()

    def admit(self, client: Client) -> Result:
        """Run the suite of a client as it is."""
        result = self._ask(_job(client))
        seconds = result["passed"]
        self._tests[client.name] = sorted(seconds, key=lambda name: seconds[name])
        return result

    def prove(self) -> None:
        """Ask from now on of every test, too, that it fails on a mutant."""
        self.unproved = {(client, name) for client, names in self._tests.items() for name in names}

    def judge(self, mutants: Iterable[Mutant]) -> Iterator[Verdict]:
        """What the suite says of each mutant, in order.

        It runs until a test fails: what failed on the kind before comes first, then the quickest. But unproved tests all run.
        """
        with ThreadPoolExecutor(_WORKERS) as pool:
            yield from pool.map(self._verdict, mutants)

    def _verdict(self, mutant: Mutant) -> Verdict:
        client = mutant.client.name
        with self._lock:
            whole = [name for name in self._tests[client] if (client, name) in self.unproved]
            killer = self._killers.get((client, mutant.kind))
        early = [*([killer] if killer else []), *self._tests[client]]
        result = self._ask(_job(mutant.client, mutant.edit.path, mutant.text, whole, early))
        with self._lock:
            self.unproved -= {(client, name) for name in result["failed"]}
            if result["failed"]:
                self._killers[client, mutant.kind] = result["failed"][-1]
        return Verdict(mutant, tuple(result["failed"]), result["note"], result["cpu"])

    def _ask(self, job: Job) -> Result:
        zygote = self._idle.get()
        assert zygote.stdin is not None
        assert zygote.stdout is not None
        zygote.stdin.write(json.dumps(job) + "\n")
        zygote.stdin.flush()
        told: Result = json.loads(zygote.stdout.readline())
        self._idle.put(zygote)
        return told


@contextmanager
def running() -> Generator[Harness, None, None]:
    """A harness with its processes, until the end of `with`."""
    with ExitStack() as stack:
        yield Harness(stack.enter_context(_zygote()) for _ in range(_WORKERS))


def _zygote() -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "mutation.zygote"]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True, cwd=_TESTS)


def _job(
    client: Client,
    path: str = "",
    text: str = "",
    whole: Sequence[str] = (),
    early: Sequence[str] = (),
) -> Job:
    return Job(
        folder=str(client.folder),
        path=path,
        text=text,
        whole=list(whole),
        early=list(early),
        seconds=_SECONDS,
    )
