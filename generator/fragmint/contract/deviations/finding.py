"""What one exchange shows: findings, not yet counted, each with the place in the document that it contradicts."""

from __future__ import annotations

from dataclasses import dataclass, field

from fragmint.contract.deviations.samples import is_secret
from fragmint.contract.exchange import Traffic
from fragmint.contract.oracle.document import Node
from fragmint.contract.recordings.masking import masked
from fragmint.contract.values import JsonValue


@dataclass(frozen=True)
class Finding:
    """One departure that was seen once. Those with the same `key` are the same deviation.

    `rule` tells apart what a pointer alone does not: the keyword that is broken, the media type that was answered. `node` is
    the place in the document that it is about, `site` where the value's schema is named. `value` is what was seen, of which
    one that `is_blind` tells nothing; `headers` came with it where the whole answer is undeclared, and of an undeclared
    operation there is the `exchange`. `rivals` are the documented
    fields that were missing beside an undeclared one, could hold its value and are called much the same, the closest first.
    `place` is where the value stood, if `pointer` does not say it all: by a name of a secret in either, the value is masked, and
    so is what was said of it.
    """

    code: str
    operation: str
    pointer: str
    node: Node
    value: JsonValue = None
    rule: str = ""
    says: str = ""
    site: Node | None = None
    is_blind: bool = False
    headers: tuple[tuple[str, str], ...] = ()
    exchange: Traffic | None = field(default=None, compare=False)
    rivals: tuple[str, ...] = field(default=(), compare=False)
    place: str = ""

    def __post_init__(self) -> None:
        if self.is_secret:
            object.__setattr__(self, "value", masked(self.value))
            object.__setattr__(self, "says", self.says and "its value is not as documented")

    @property
    def is_secret(self) -> bool:
        """Whether the value may not be shown."""
        return is_secret(f"{self.pointer} {self.place}")

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What makes two findings one deviation."""
        return self.code, self.operation, self.pointer, self.rule
