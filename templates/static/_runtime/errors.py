"""What a call can raise: one tree under `APIError`; each prints as one line, can be pickled, and holds no secret."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pydantic import JsonValue

    from .ratelimit import RateLimit
    from .response import Reply

_LONGEST_LINE = 500


class LifecycleWarning(DeprecationWarning):
    """The called operation is superseded or has a sunset date."""


class APIError(Exception):
    """Anything that this client raises for a call; `method` and `path` say which call it was."""

    def __init__(self, message: str, *, method: str = "", path: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.method = method
        self.path = path

    def __str__(self) -> str:
        place = f" ({self.method} {self.path})" if self.method else ""
        return f"{one_line(self._summary())}{place}"

    def _summary(self) -> str:
        return self.message

    def __reduce__(self) -> tuple[object, ...]:
        return _restore, (type(self), self.args, self._state())

    def _state(self) -> dict[str, object]:
        return dict(self.__dict__)


class MissingCredentialsError(APIError):
    """The operation wants credentials that the client does not have; raised before any I/O."""


class UnsupportedApiVersionError(APIError, ValueError):
    """The call asks for an API version that the operation does not document; raised before any I/O."""


class RequestValidationError(APIError, ValueError):
    """The caller's own input cannot be sent; raised before any I/O. `pointers` are JSON pointers into the body."""

    def __init__(self, message: str, *, pointers: Sequence[str] = ()) -> None:
        super().__init__(message)
        self.pointers = tuple(pointers)


class PaginationError(APIError):
    """The next page cannot be asked for: it lies on another origin, repeats an earlier one, or there is none."""


class APIConnectionError(APIError):
    """No whole answer arrived: refused, reset, cut short or unreadable; `__cause__` is what httpx2 said."""


class APITimeoutError(APIConnectionError):
    """A phase took longer than `timeout`, or the whole call longer than `deadline`."""


class APIResponseValidationError(APIError):
    """A success that cannot be used; `pointers` are JSON pointers into its body, the values there are not told.

    `response` keeps the body for debugging, but a pickle of the error does not: a success may hold secrets.
    """

    def __init__(self, reply: Reply, reason: str, pointers: Sequence[str] = ()) -> None:
        super().__init__(reason, method=reply.method, path=reply.path)
        self.status_code = reply.status_code
        self.request_id = reply.request_id
        self.response = reply
        self.pointers = tuple(pointers)

    @property
    def body(self) -> JsonValue:
        """The decoded JSON body, None where there is none."""
        return _json(self.response)

    def _summary(self) -> str:
        return f"{self.status_code} response cannot be used: {self.message}"

    def _state(self) -> dict[str, object]:
        return {**self.__dict__, "response": self.response.without_content()}


class APIStatusError(APIError):
    """The server answered with a status that is no success.

    `code` and `message` are what a JSON error body says, `body` is that body decoded (None if it is no JSON), and
    `response` the whole answer.
    """

    def __init__(self, reply: Reply) -> None:
        self.body = _json(reply)
        self.code, told = _code_and_message(self.body)
        super().__init__(
            told or reason_phrase(reply.status_code), method=reply.method, path=reply.path
        )
        self.status_code = reply.status_code
        self.request_id = reply.request_id
        self.response = reply

    def _summary(self) -> str:
        code = f" {self.code}" if self.code else ""
        return f"{self.status_code}{code}: {self.message}"


class ClientError(APIStatusError):
    """4xx: the request was at fault."""


class BadRequestError(ClientError):
    """400."""


class AuthenticationError(ClientError):
    """401."""


class PermissionDeniedError(ClientError):
    """403."""


class NotFoundError(ClientError):
    """404."""


class ConflictError(ClientError):
    """409."""


class UnprocessableEntityError(ClientError):
    """422."""


class RateLimitError(ClientError):
    """429; `retry_after` is the wait in seconds that the server asked for, `rate_limits` what its headers say."""

    retry_after: float | None = None
    rate_limits: Mapping[str, RateLimit] = {}


class InternalServerError(APIStatusError):
    """5xx: the server was at fault."""


_BY_STATUS: Mapping[int, type[APIStatusError]] = {
    400: BadRequestError,
    401: AuthenticationError,
    403: PermissionDeniedError,
    404: NotFoundError,
    409: ConflictError,
    422: UnprocessableEntityError,
    429: RateLimitError,
}
_BY_FAMILY: Mapping[int, type[APIStatusError]] = {4: ClientError, 5: InternalServerError}


def status_error(reply: Reply) -> APIStatusError:
    """The error for a reply that is no success, of the class that its status has."""
    family = _BY_FAMILY.get(reply.status_code // 100, APIStatusError)
    return _BY_STATUS.get(reply.status_code, family)(reply)


def one_line(text: str) -> str:
    """The text on one line without control characters, cut where it gets too long for a log."""
    flat = " ".join("".join(char if char.isprintable() else " " for char in text).split())
    return flat if len(flat) <= _LONGEST_LINE else f"{flat[:_LONGEST_LINE]}..."


def reason_phrase(status_code: int) -> str:
    """What HTTP calls the status, such as "Bad Gateway"."""
    try:
        return HTTPStatus(status_code).phrase
    except ValueError:
        return "unknown status"


def _json(reply: Reply) -> JsonValue:
    try:
        return reply.json()
    except APIResponseValidationError:
        return None


def _code_and_message(body: JsonValue) -> tuple[str | None, str | None]:
    """Read the two names that most APIs use, at the top of the body or inside its `error` object."""
    if not isinstance(body, dict):
        return None, None
    inner = body.get("error")
    said = {**body, **inner} if isinstance(inner, dict) else body
    code = said.get("code")
    messages = (
        said.get(name) for name in ("message", "error_description", "detail", "title", "error")
    )
    message = next((text for text in messages if isinstance(text, str) and text), None)
    return str(code) if isinstance(code, str | int) and code != "" else None, message


def _restore(kind: type[APIError], args: tuple[Any, ...], state: dict[str, object]) -> APIError:
    """Rebuild a pickled or copied error without asking its constructor for what it no longer has."""
    error = kind.__new__(kind, *args)
    error.__dict__.update(state)
    return error
