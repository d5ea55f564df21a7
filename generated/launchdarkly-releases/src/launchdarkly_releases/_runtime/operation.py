# Generated from openapi.yaml by fragmint; do not edit.

"""What the API documents about one operation, and one request to it."""

from __future__ import annotations

import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Generic, TypeVar

from .body import Body
from .errors import LifecycleWarning
from .options import RequestOptions
from .parameters import Pairs
from .security import Alternatives
from .servers import ServerTemplate

if TYPE_CHECKING:
    from .pagination import Pagination

T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True)
class Json:
    """A JSON body, decoded into a type: a model, or any type expression over models."""

    type: object
    accept: str = "application/json"


@dataclass(frozen=True)
class Text:
    """A text body, decoded into `str`."""

    accept: str = "*/*"


@dataclass(frozen=True)
class Binary:
    """A body of any kind, handed over as `bytes`."""

    accept: str = "*/*"


@dataclass(frozen=True)
class NoContent:
    """No body worth reading: None."""

    accept: str = ""


Decoder = Json | Text | Binary | NoContent


@dataclass(frozen=True)
class Operation:
    """One operation as documented.

    `responses` maps the documented successes ("200", "2XX", "default") to how they decode. `security` lists
    alternatives, each a combination of scheme names. `api_versions` are the values of the version header that
    the operation documents. A `notice` is warned of whenever the operation is called. `server` is its own, where it
    does not stand with the others.
    """

    id: str
    method: str
    path: str
    responses: Mapping[str, Decoder] = field(default_factory=dict[str, Decoder])
    security: Alternatives = ()
    api_versions: tuple[str, ...] = ()
    pagination: Pagination | None = None
    notice: str = ""
    server: ServerTemplate | None = None

    def decoder(self, status_code: int) -> Decoder | None:
        """How a reply of this status decodes, None where the status is not documented."""
        for key in (str(status_code), f"{status_code // 100}XX", "default"):
            if key in self.responses:
                return self.responses[key]
        return None

    @property
    def accept(self) -> str:
        """The media types of the documented successes."""
        told = dict.fromkeys(each.accept for each in self.responses.values() if each.accept)
        return ", ".join(told) or "*/*"

    def warn(self, stacklevel: int) -> None:
        """Tell of a superseded or sunset operation at the line of its caller."""
        if self.notice:
            warnings.warn(self.notice, LifecycleWarning, stacklevel=stacklevel + 1)


@dataclass(frozen=True)
class Request(Generic[T_co]):
    """One call of an operation, its arguments already written as the wire wants them.

    `url` replaces path and query by an absolute URL: the link to a next page.
    """

    operation: Operation
    path: Mapping[str, str] = field(default_factory=dict[str, str])
    query: Sequence[Pairs] = ()
    headers: Sequence[Pairs] = field(default=(), repr=False)
    cookies: Sequence[Pairs] = field(default=(), repr=False)
    body: Body | None = None
    options: RequestOptions | None = field(default=None, repr=False)
    url: str | None = None
