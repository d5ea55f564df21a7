"""One deviation: a way in which what an API said is not what its document says, with everything that a reviewer asks next."""

from __future__ import annotations

from dataclasses import dataclass, field

from fragmint.contract.values import JsonObject, JsonValue
from fragmint.diagnostics import Severity, SourceLocation

UNDECLARED_FIELD = "D101"
UNDECLARED_VALUE = "D102"
MISSING = "D103"
WRONG_TYPE = "D104"
NULL = "D105"
BROKEN_RULE = "D106"
UNKNOWN_VARIANT = "D107"
UNDECLARED_STATUS = "D111"
UNDECLARED_HEADER = "D112"
UNDECLARED_MEDIA_TYPE = "D113"
UNREADABLE_BODY = "D114"
UNDECLARED_OPERATION = "D121"
UNDECLARED_PARAMETER = "D122"
WRONG_REQUEST = "D123"
DEPRECATED = "D131"
CODES = frozenset(
    (
        *(
            UNDECLARED_FIELD,
            UNDECLARED_VALUE,
            MISSING,
            WRONG_TYPE,
            NULL,
            BROKEN_RULE,
            UNKNOWN_VARIANT,
        ),
        *(UNDECLARED_STATUS, UNDECLARED_HEADER, UNDECLARED_MEDIA_TYPE, UNREADABLE_BODY),
        *(UNDECLARED_OPERATION, UNDECLARED_PARAMETER, WRONG_REQUEST, DEPRECATED),
    )
)


@dataclass(frozen=True)
class Action:
    """One change of the document: an action of an OpenAPI Overlay, which removes its target where it updates nothing."""

    target: str
    update: JsonValue = None

    def as_json(self) -> JsonObject:
        """The action as an Overlay writes it."""
        what: JsonObject = {"remove": True} if self.update is None else {"update": self.update}
        return {"target": self.target, **what}


@dataclass(frozen=True)
class Deviation:
    """One way in which traffic departs from the document, however often it was seen.

    `pointer` leads into the body of the answer, with `*` for any index; what is elsewhere is named by its place: `status 418`,
    `header x-colour`, `query limit`, `request body /name`. `fragment` is a pointer into the document, whose file and line are
    `location`. `first_seen` is ISO 8601 in UTC, empty if unknown, and `source` where that was. The `sample` is scrubbed. `fix`
    are the actions that would make the document say what was seen; none where a person has to decide.
    """

    code: str
    operation: str
    pointer: str
    message: str
    fragment: str
    location: SourceLocation
    count: int = 1
    first_seen: str = ""
    source: str = ""
    sample: JsonValue = None
    fix: tuple[Action, ...] = field(default=(), compare=False)

    @property
    def severity(self) -> Severity:
        """A warning for the use of what is deprecated as documented; everything else departs from the document."""
        return Severity.WARNING if self.code == DEPRECATED else Severity.ERROR

    def __str__(self) -> str:
        where = f" at {self.pointer}" if self.pointer else ""
        return f"{self.location}: {self.code} {self.operation}{where}: {self.message}"

    def as_json(self) -> JsonObject:
        """The deviation as the command prints it with `--format json`."""
        return {
            "code": self.code,
            "severity": str(self.severity),
            "operation": self.operation,
            "pointer": self.pointer,
            "message": self.message,
            "fragment": self.fragment,
            "file": self.location.file,
            "line": self.location.line,
            "count": self.count,
            "first_seen": self.first_seen,
            "source": self.source,
            "sample": self.sample,
            "fix": [action.as_json() for action in self.fix],
        }
