"""The errors of every client: the names it offers, and the class that a status raises."""

from __future__ import annotations

import ast

from fragmint.render.environment import templates_root

_BY_STATUS = {
    400: "BadRequestError",
    401: "AuthenticationError",
    403: "PermissionDeniedError",
    404: "NotFoundError",
    409: "ConflictError",
    422: "UnprocessableEntityError",
    429: "RateLimitError",
}
_BY_FAMILY = {"4": "ClientError", "5": "InternalServerError"}


def error_names() -> tuple[str, ...]:
    """What the errors module of every client offers, read from that module."""
    source = (templates_root() / "static" / "errors.py").read_text(encoding="utf-8")
    (offered,) = (node for node in ast.parse(source).body if isinstance(node, ast.Assign))
    names: list[str] = ast.literal_eval(offered.value)
    return tuple(names)


def error_class(status: str) -> str:
    """The class that a documented error status, or range of statuses, raises."""
    family = _BY_FAMILY.get(status[0], "APIStatusError")
    return _BY_STATUS.get(int(status), family) if status.isdigit() else family
