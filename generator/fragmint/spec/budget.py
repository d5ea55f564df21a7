"""How much work a document may cause."""

from __future__ import annotations

from fragmint.spec.limits import MAX_STEPS
from fragmint.spec.marks import Problem, Unreadable


class Budget:
    """Steps that may still be taken; a step is about one value looked at, compared or copied."""

    def __init__(self, steps: int = MAX_STEPS) -> None:
        self._all = self._left = steps

    def spend(self, steps: int) -> None:
        """Take steps; raises Unreadable once more are taken than there were."""
        self._left -= steps
        if self._left < 0:
            message = f"this and what came before it take more than {self._all:,} steps"
            raise Unreadable(Problem("L104", message))
