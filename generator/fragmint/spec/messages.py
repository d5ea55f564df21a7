"""The errors of a JSON Schema validator in the words of whoever wrote the document."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple, cast

from jsonschema_rs import ValidationError
from jsonschema_rs import ValidationErrorKind as Kind

from fragmint.spec.pointer import Tokens
from fragmint.spec.values import kind_of

_MOST_CHOICES = 10
_REQUIRED = "list the names of the required properties beside `properties`"
_TYPES = {
    "object": "a mapping",
    "array": "a list",
    "string": "text",
    "number": "a number",
    "integer": "a whole number",
    "boolean": "true or false",
    "null": "null",
}


class Complaint(NamedTuple):
    """One sentence about the value at the tokens, and what to do."""

    message: str
    tokens: Tokens
    hint: str | None = None


def complaint(error: ValidationError, whole: str = "the document", start: int = 0) -> Complaint:
    """What the error means for whoever wrote what was validated, called `whole`.

    Of the branches of a choice, it speaks of the one that came furthest. The first `start` tokens lead to the whole.
    """
    branches = _branches(error.kind)
    alternatives = [branch[0].kind for branch in branches if len(branch) == 1]
    wanted = [kind.property for kind in alternatives if isinstance(kind, Kind.Required)]
    path = error.instance_path[start:]
    if branches and len(wanted) == len(branches):
        message: str = f"must have {_either(f'`{name}`' for name in wanted)}"
        hint = None
    elif branches:
        return complaint(max(_closest(branches), key=_progress), whole, start)
    else:
        message, hint = _sentence(error)
    return Complaint(f"{_subject(path, whole)} {message}", tuple(map(str, path)), hint)


def tokens_of(error: ValidationError) -> Tokens:
    """The tokens of the value that the error is about."""
    return tuple(str(token) for token in error.instance_path)


def _branches(kind: Kind) -> list[list[ValidationError]]:
    match kind:
        case Kind.AnyOf(context=context) | Kind.OneOfNotValid(context=context):
            return [branch for branch in context if branch]
        case _:
            return []


def _closest(branches: list[list[ValidationError]]) -> list[ValidationError]:
    """The branch that was most likely meant: the one whose worst error lies deepest, then that with fewest errors."""
    return max(branches, key=lambda branch: (min(map(_progress, branch)), -len(branch)))


def _progress(error: ValidationError) -> tuple[int, bool]:
    """How far a branch was right: the depth of its error, and whether at least the kind of value fitted."""
    return len(error.instance_path), not isinstance(
        error.kind, Kind.Type | Kind.Constant | Kind.Enum
    )


def _sentence(error: ValidationError) -> tuple[str, str | None]:
    match error.kind:
        case Kind.Required(property=name):
            return f"must have `{name}`", None
        case Kind.Type(types=types):
            required = error.instance_path[-1:] == ["required"]
            return _wrong_type(types, error.instance, _REQUIRED if required else None)
        case Kind.Enum(options=options):
            choices = (
                _either(map(_shown, options))
                if len(options) <= _MOST_CHOICES
                else "a value of the enum"
            )
            return f"must be {choices}, not {_shown(error.instance)}", None
        case Kind.Constant(expected_value=value):
            return f"must be {_shown(value)}", None
        case Kind.Pattern(pattern=pattern):
            return f"is {_shown(error.instance)}, which does not match {pattern}", None
        case Kind.PropertyNames(error=inner):
            return f"may not have the name {_shown(inner.instance)}", None
        case Kind.AdditionalProperties(unexpected=names):
            return f"may not have {_either(f'`{name}`' for name in names)}", None
        case Kind.Minimum(limit=limit):
            return f"must be at least {limit}, not {_shown(error.instance)}", None
        case Kind.Maximum(limit=limit):
            return f"must be at most {limit}, not {_shown(error.instance)}", None
        case Kind.ExclusiveMinimum(limit=limit):
            return f"must be more than {limit}, not {_shown(error.instance)}", None
        case Kind.ExclusiveMaximum(limit=limit):
            return f"must be less than {limit}, not {_shown(error.instance)}", None
        case Kind.MinItems(limit=1) | Kind.MinProperties(limit=1):
            return "may not be empty", None
        case Kind.UniqueItems():
            return "may not have one item twice", None
        case Kind.OneOfMultipleValid():
            return f"has both {_both(error.instance)}, of which the standard allows one", None
        case _:
            return f"breaks `{error.kind.name}`", None


def _both(value: object) -> str:
    pairs = (("schema", "content"), ("operationRef", "operationId"))
    fields = (
        [str(key) for key in cast("dict[object, object]", value)] if isinstance(value, dict) else []
    )
    clash = next((pair for pair in pairs if all(name in fields for name in pair)), None)
    return "`{}` and `{}`".format(*clash) if clash else "two things"


def _wrong_type(types: list[str], value: object, hint: str | None) -> tuple[str, str | None]:
    wanted = _either(sorted(_TYPES.get(name, name) for name in types))
    if isinstance(value, bool | int | float) and "string" in types:
        hint = "quote it"
    written = isinstance(value, bool | int | float)
    return f"must be {wanted}, not {_shown(value) if written else kind_of(value)}", hint


def _subject(path: list[str | int], whole: str) -> str:
    """The value by the name it has where it stands: `info`, `tags[0]`, or the whole."""
    indexes = ""
    while path and isinstance(path[-1], int):
        indexes = f"[{path[-1]}]{indexes}"
        path = path[:-1]
    if path:
        return f"`{path[-1]}{indexes}`"
    return f"item {indexes}" if indexes else whole


def _shown(value: object) -> str:
    if isinstance(value, bool | None):
        return {True: "true", False: "false", None: "null"}[value]
    text = repr(value) if isinstance(value, str | int | float) else kind_of(value)
    return text if len(text) <= 60 else text[:57] + "..."


def _either(names: Iterable[str]) -> str:
    *most, last = list(names) or ["nothing"]
    return f"{', '.join(most)} or {last}" if most else last
