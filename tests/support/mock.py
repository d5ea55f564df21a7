"""`fragmint mock` as people start it: a process that tells its URL, and ends by Ctrl-C."""

from __future__ import annotations

import json
import signal
import subprocess
from pathlib import Path
from types import TracebackType

from support.commands import FRAGMINT


class Mock:
    """The mock of a document on a free port, from `with` to its end; `first` is the first line that it told."""

    def __init__(self, *arguments: str | Path, cwd: Path | None = None) -> None:
        self._process = subprocess.Popen(
            [FRAGMINT, "mock", *arguments, "--port", "0"],
            cwd=cwd,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            # A job in the background of a shell ignores Ctrl-C, and what it starts inherits that.
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
        )

    def __enter__(self) -> Mock:
        assert self._process.stdout is not None
        self.first = self._process.stdout.readline().rstrip("\n")
        if not self.first:
            _, told = self._process.communicate()
            raise AssertionError(f"the mock ended with {self._process.returncode}:\n{told}")
        return self

    @property
    def url(self) -> str:
        """Where the API is played."""
        return str(json.loads(self.first)["url"]) if self.first.startswith("{") else self.first

    def interrupt(self) -> tuple[int, str, str]:
        """End it as Ctrl-C does: its exit status, what else it told, and what it complained of."""
        self._process.send_signal(signal.SIGINT)
        assert self._process.stdout is not None
        assert self._process.stderr is not None
        told, complained = self._process.stdout.read(), self._process.stderr.read()
        return self._process.wait(), told, complained

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self._process.poll() is None:
            self._process.kill()
        self._process.communicate()
