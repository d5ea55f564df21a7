"""What answers in one session: an oracle and a target for each document, and the credentials of a live run."""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from fragmint.contract.plugin.options import Options
from fragmint.contract.plugin.promises import Skips
from fragmint.contract.targets import LIVE, Choice, start

if TYPE_CHECKING:
    from fragmint.contract.oracle import Oracle
    from fragmint.contract.targets import Target


class Playing:
    """The oracles and targets of one session, one of each for each document."""

    def __init__(self, options: Options, skips: Skips) -> None:
        self._options = options
        self._skips = skips
        self._open = ExitStack()
        self._found: dict[Path, tuple[Oracle, Target]] = {}

    def of(self, document: Path, variables: Mapping[str, str]) -> tuple[Oracle, Target]:
        """The oracle of a document, and the target that answers by it until the session ends.

        `variables` names for each credential that the tests make up the environment variable of the real one.
        """
        from fragmint.contract.oracle import Oracle

        if document not in self._found:
            chosen = self._options
            choice = Choice(
                chosen.target,
                chosen.recordings,
                chosen.base_url,
                chosen.values,
                self._taken(variables) if chosen.target == LIVE else {},
                chosen.writes,
            )
            oracle = Oracle(document)
            self._found[document] = oracle, self._open.enter_context(start(choice, oracle))
        return self._found[document]

    def _taken(self, variables: Mapping[str, str]) -> dict[str, str]:
        """The real credentials by what the tests have instead; they leave the environment, where the client would find them."""
        missing = [name for name in variables.values() if not os.environ.get(name)]
        if missing:
            self._skips.skip(f"the live API wants a credential: set {', '.join(missing)}")
        taken = {placeholder: os.environ[name] for placeholder, name in variables.items()}
        for name in variables.values():
            self._open.callback(os.environ.__setitem__, name, os.environ.pop(name))
        return taken

    def close(self) -> None:
        """Stop every target, and give back the credentials."""
        self._open.close()

    @property
    def unjudged(self) -> list[str]:
        """What openapi-core could not judge, a line for each operation."""
        return [
            f"{document.name}: {operation}: {reason}"
            for document, (oracle, _) in self._found.items()
            for operation, reason in oracle.unjudged.items()
        ]
