"""From a successful reply to the value that the operation documents."""

from __future__ import annotations

from pydantic import ValidationError

from .deviation import OnDeviation, deviations
from .errors import APIResponseValidationError
from .operation import Binary, Json, NoContent, Operation, Text
from .response import Reply
from .validation import adapter, findings, problems, summary


def decode(operation: Operation, on_deviation: OnDeviation | None, reply: Reply) -> object:
    """The value of the reply; `APIResponseValidationError` where it is not what the operation documents."""
    match operation.decoder(reply.status_code):
        case Json(annotation):
            value = _decode_json(annotation, reply)
            if on_deviation is not None:
                for deviation in deviations(operation.id, value, annotation):
                    on_deviation(deviation)
            return value
        case Text():
            return reply.text
        case Binary():
            return reply.content
        case NoContent():
            return None
        case None:
            raise APIResponseValidationError(reply, "this status is not documented")


def _decode_json(annotation: object, reply: Reply) -> object:
    """Decode, or raise where pydantic's error is gone: it quotes values, and a traceback with locals would show it."""
    try:
        return adapter(annotation).validate_json(reply.json_content)
    except ValidationError as error:
        told = findings(error)
    found = problems(told, reply.json())
    raise APIResponseValidationError(reply, summary(found), [each.pointer for each in found])
