"""What somebody decided about conflicts: whose word stands at which pointer, and at all below it."""

from __future__ import annotations

from collections.abc import Iterable

from fragmint.curation.merging import Side
from fragmint.diagnostics import FragmintError, printable
from fragmint.spec import pointer
from fragmint.spec.pointer import Tokens


class Settlement:
    """Takes part in a merge as its `decide`; raises FragmintError for what is no JSON pointer."""

    def __init__(self, ours: Iterable[str] = (), theirs: Iterable[str] = ()) -> None:
        told = ((Side.OURS, ours), (Side.THEIRS, theirs))
        self._sides = {_tokens(each): side for side, texts in told for each in texts}
        self._idle = set(self._sides)

    def decide(self, tokens: Tokens) -> Side | None:
        """Whose word stands there: the nearest pointer above says."""
        for end in range(len(tokens), -1, -1):
            if (side := self._sides.get(tokens[:end])) is not None:
                self._idle.discard(tokens[:end])
                return side
        return None

    def refuse_idle(self) -> None:
        """Refuse, once all is merged, the pointers that settled nothing."""
        if self._idle:
            named = ", ".join(f"'#{pointer.join(tokens)}'" for tokens in sorted(self._idle))
            raise FragmintError(f"there is no conflict at {printable(named)}: nothing was settled")


def _tokens(text: str) -> Tokens:
    try:
        return pointer.parse(text)
    except ValueError as error:
        raise FragmintError(printable(str(error))) from error
