"""Rules about examples."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from jsonschema_rs import (
    Draft202012Validator,
    FancyRegexOptions,
    ReferencingError,
    ValidationError,
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
    examples = [example for node in view.nodes for example in examples_of(node)]
    yield from _misfits(view, examples, "S126", "example")


def s173_defaults_fit(view: View) -> Iterator[Finding]:
    """The default of a schema is a value of it; of the version header, S109 says more."""
    header = str(as_object(view.root.get("x-fragmint")).get("version-header")).lower()
    versions = {
        id(node.fields.get("schema"))
        for node in view.of(Kind.PARAMETER)
        if str(node.fields.get("name")).lower() == header
    }
    defaults = [
        Example(node.fields["default"], (*node.tokens, "default"), node.fields, node.tokens)
        for node in view.of(Kind.SCHEMA)
        if "default" in node.fields and id(node.fields) not in versions
    ]
    yield from _misfits(view, defaults, "S173", "default")


def _misfits(view: View, examples: list[Example], code: str, called: str) -> Iterator[Finding]:
    for example, error in misfits(view, examples):
        found = complaint(error, whole="it", start=1)
        message = f"the {called} does not fit its schema: {found.message}"
        yield Finding(code, message, (*example.tokens, *found.tokens))


def misfits(
    view: View, examples: list[Example], *, formats: bool = False
) -> Iterator[tuple[Example, ValidationError]]:
    """The examples that do not fit their schemas, or not by their formats either, each with the first thing wrong."""
    validator = _validator(view.root, examples, formats)
    if validator is None:
        return
    told: set[int] = set()
    for error in validator.iter_errors([example.value for example in examples]):
        index = int(error.instance_path[0])
        if index not in told and not isinstance(error.kind, _GAVE_UP):
            told.add(index)
            yield examples[index], error


class Example(NamedTuple):
    """An example and the schema of it, each with the tokens that lead to it."""

    value: JsonValue
    tokens: Tokens
    schema: JsonValue
    schema_tokens: Tokens


def examples_of(node: Node) -> Iterator[Example]:
    """The examples of a schema, or of a parameter, header or body that has a schema."""
    examples = node.fields.get("examples")
    at = (*node.tokens, "examples")
    if node.kind is Kind.SCHEMA:
        for index, value in enumerate(as_list(examples)):
            yield Example(value, (*at, str(index)), node.fields, node.tokens)
    elif isinstance(schema := node.fields.get("schema"), dict):
        for name, example in as_object(examples).items():
            if "value" in (fields := as_object(example)):
                tokens = (*at, name, "value")
                yield Example(fields["value"], tokens, schema, (*node.tokens, "schema"))


def _validator(
    root: JsonObject, examples: list[Example], formats: bool
) -> Draft202012Validator | None:
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
                schema,
                offline=True,
                pattern_options=_PATTERNS,
                keywords=keywords,
                validate_formats=formats,
            )
        except (ValueError, ReferencingError):
            continue
    return None


def _schema_of(example: Example) -> JsonValue:
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
