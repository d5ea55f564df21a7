"""Rules about examples."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from jsonschema_rs import (
    Draft202012Validator,
    FancyRegexOptions,
    ReferencingError,
    ValidationErrorKind,
)

from fragmint.spec import pointer
from fragmint.spec.codes import Finding
from fragmint.spec.grammar import Kind
from fragmint.spec.messages import complaint
from fragmint.spec.pointer import Tokens
from fragmint.spec.values import JsonObject, JsonValue, as_list, as_object
from fragmint.spec.walk import Node, View

if TYPE_CHECKING:  # exists for type checkers only
    from jsonschema_rs import KeywordValidator

_GAVE_UP = (ValidationErrorKind.BacktrackLimitExceeded, ValidationErrorKind.RegexEngineFailure)
_PATTERNS = FancyRegexOptions(backtrack_limit=10_000)  # a hostile pattern gives up in time


def s126_examples_fit(view: View) -> Iterator[Finding]:
    """An example says what its schema says; where it does not, one of them is wrong, and the schema is believed."""
    examples = [example for node in view.nodes for example in _examples(node)]
    validator = _validator(view.root, examples)
    if validator is None:
        return
    told: set[int] = set()
    for error in validator.iter_errors([example.value for example in examples]):
        index = int(error.instance_path[0])
        if index not in told and not isinstance(error.kind, _GAVE_UP):
            told.add(index)
            found = complaint(error, whole="it", start=1)
            message = f"the example does not fit its schema: {found.message}"
            yield Finding("S126", message, (*examples[index].tokens, *found.tokens))


class _Example(NamedTuple):
    value: JsonValue
    tokens: Tokens
    schema: JsonValue
    schema_tokens: Tokens


def _examples(node: Node) -> Iterator[_Example]:
    examples = node.fields.get("examples")
    at = (*node.tokens, "examples")
    if node.kind is Kind.SCHEMA:
        for index, value in enumerate(as_list(examples)):
            yield _Example(value, (*at, str(index)), node.fields, node.tokens)
    elif isinstance(schema := node.fields.get("schema"), dict):
        for name, example in as_object(examples).items():
            if "value" in (fields := as_object(example)):
                tokens = (*at, name, "value")
                yield _Example(fields["value"], tokens, schema, (*node.tokens, "schema"))


def _validator(root: JsonObject, examples: list[_Example]) -> Draft202012Validator | None:
    """A validator of the list of all examples: one is compiled much faster than many.

    None where there is nothing to validate, or where the schemas themselves are wrong, which other findings tell.
    """
    if not examples:
        return None
    schemas = as_object(root.get("components")).get("schemas")
    schema = {
        "components": {"schemas": schemas},
        "prefixItems": [_schema_of(example) for example in examples],
    }
    for keywords in (_AS_WRITTEN, _WITHOUT_PATTERNS):
        try:
            return Draft202012Validator(
                schema, offline=True, pattern_options=_PATTERNS, keywords=keywords
            )
        except (ValueError, ReferencingError):
            continue
    return None


def _schema_of(example: _Example) -> JsonValue:
    """The schema of an example; one inside the components is not written out again."""
    if example.schema_tokens[:2] == ("components", "schemas"):
        return {"$ref": f"#{quote(pointer.join(example.schema_tokens))}"}
    return example.schema


class _Passed:
    """Stands for the keywords with patterns where one of them is of a dialect that cannot be read here."""

    def __init__(self, parent_schema: object, value: object, schema_path: object) -> None: ...

    def validate(self, instance: object) -> None:
        """Find nothing wrong."""


_AS_WRITTEN: dict[str, type[KeywordValidator]] = {}
_WITHOUT_PATTERNS: dict[str, type[KeywordValidator]] = {
    "pattern": _Passed,
    "patternProperties": _Passed,
}
