"""JSONPath queries (RFC 9535): what they select, by its tokens, within a budget.

The grammar, and which functions take what, is jsonpath-rfc9535's. Its evaluation is not used: it knows no bound, and a few
characters of a query can ask for more than a machine can do.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple, cast

from iregexp_check import check as is_iregexp
from jsonpath_rfc9535 import JSONPathEnvironment, JSONPathError, JSONPathQuery
from jsonpath_rfc9535.filter_expressions import (
    ComparisonExpression,
    Expression,
    FilterExpression,
    FilterExpressionLiteral,
    FilterQuery,
    FunctionExtension,
    LogicalExpression,
    PrefixExpression,
    RelativeFilterQuery,
)
from jsonpath_rfc9535.segments import JSONPathRecursiveDescentSegment
from jsonpath_rfc9535.selectors import (
    FilterSelector,
    IndexSelector,
    JSONPathSelector,
    NameSelector,
    SliceSelector,
    WildcardSelector,
)

from fragmint.spec.budget import Budget
from fragmint.spec.limits import MAX_QUERY_LENGTH
from fragmint.spec.marks import Problem, Unreadable
from fragmint.spec.patterns import PATTERN_STEPS, Pattern
from fragmint.spec.pointer import Tokens
from fragmint.spec.values import JsonValue, as_list, as_object

Query = JSONPathQuery

_ENVIRONMENT = JSONPathEnvironment()
_TOO_DEEP = "the query is nested too deeply"


class NotAQuery(ValueError):
    """A text that is no JSONPath, with the reason."""


class _Nothing:
    """What a query without a result is worth in a comparison: equal to itself and to no JSON value."""


_NOTHING = _Nothing()


class _Node(NamedTuple):
    value: JsonValue
    tokens: Tokens = ()


def compile_query(text: str) -> Query:
    """The query that the text says; raises NotAQuery."""
    if len(text) > MAX_QUERY_LENGTH:
        raise NotAQuery(f"it has more than {MAX_QUERY_LENGTH:,} characters")
    try:
        return _ENVIRONMENT.compile(text)
    except JSONPathError as error:
        at = f" at character {error.token.index + 1}" if error.token else ""
        raise NotAQuery(f"{error.args[0]}{at}") from error
    except RecursionError as error:
        raise NotAQuery(_TOO_DEEP) from error


def select(query: Query, root: JsonValue, budget: Budget) -> list[Tokens]:
    """The tokens of all that the query selects, each once, in order; raises Unreadable beyond the budget."""
    try:
        found = _Evaluation(root, budget).nodes(query, root)
        return list(dict.fromkeys(node.tokens for node in found))
    except RecursionError as error:
        raise Unreadable(Problem("L104", _TOO_DEEP)) from error


class _Evaluation:
    """One run of a query; everything it looks at is paid for."""

    def __init__(self, root: JsonValue, budget: Budget) -> None:
        self._root = root
        self._budget = budget
        self._patterns: dict[tuple[str, bool], Pattern] = {}

    def nodes(self, query: Query, start: JsonValue) -> Iterator[_Node]:
        """What a query selects from a value."""
        nodes = iter((_Node(start),))
        for segment in query.segments:
            if isinstance(segment, JSONPathRecursiveDescentSegment):
                nodes = self._descendants(nodes)
            nodes = self._children(nodes, segment.selectors)
        return nodes

    def _descendants(self, nodes: Iterator[_Node]) -> Iterator[_Node]:
        """The nodes themselves and all collections within them, from the outside in."""
        for start in nodes:
            waiting = [start]
            while waiting:
                yield (node := waiting.pop())
                inner = [each for each in self._members(node) if _is_collection(each.value)]
                waiting += reversed(inner)

    def _children(
        self, nodes: Iterator[_Node], selectors: tuple[JSONPathSelector, ...]
    ) -> Iterator[_Node]:
        for node in nodes:
            for selector in selectors:
                self._budget.spend(1)
                yield from self._selected(selector, node)

    def _members(self, node: _Node) -> Iterator[_Node]:
        value, tokens = node
        if isinstance(value, dict):
            self._budget.spend(len(value))
            yield from (_Node(each, (*tokens, name)) for name, each in value.items())
        elif isinstance(value, list):
            self._budget.spend(len(value))
            yield from (_Node(each, (*tokens, str(i))) for i, each in enumerate(value))

    def _selected(self, selector: JSONPathSelector, node: _Node) -> Iterator[_Node]:
        items = as_list(node.value)
        match selector:
            case NameSelector(name=name):
                if name in (members := as_object(node.value)):
                    yield _Node(members[name], (*node.tokens, name))
            case IndexSelector(index=index):
                if -len(items) <= index < len(items):
                    yield _Node(items[index], (*node.tokens, str(index % len(items))))
            case SliceSelector(slice=wanted):
                indices = range(*wanted.indices(len(items))) if wanted.step != 0 else range(0)
                self._budget.spend(len(indices))
                yield from (_Node(items[i], (*node.tokens, str(i))) for i in indices)
            case WildcardSelector():
                yield from self._members(node)
            case FilterSelector(expression=expression):
                yield from (each for each in self._members(node) if self._holds(expression, each))
            case _:
                raise AssertionError(f"RFC 9535 has no {type(selector).__name__}")

    def _holds(self, expression: Expression, here: _Node) -> bool:
        """Whether a logical expression is true of a node; a query is where it selects something."""
        match expression:
            case FilterExpression(expression=inner):
                return self._holds(inner, here)
            case PrefixExpression(right=right):
                return not self._holds(right, here)
            case LogicalExpression(left=left, operator="&&", right=right):
                return self._holds(left, here) and self._holds(right, here)
            case LogicalExpression(left=left, right=right):
                return self._holds(left, here) or self._holds(right, here)
            case ComparisonExpression(left=left, operator=operator, right=right):
                return self._compares(self._worth(left, here), operator, self._worth(right, here))
            case FunctionExtension():
                return self._called(expression, here) is True
            case _:
                return next(self._queried(expression, here), None) is not None

    def _worth(self, expression: Expression, here: _Node) -> JsonValue | _Nothing:
        """The value of one side of a comparison, or of an argument."""
        match expression:
            case FilterExpressionLiteral():
                return cast("FilterExpressionLiteral[JsonValue]", expression).value
            case FunctionExtension():
                return self._called(expression, here)
            case _:
                node = next(self._queried(expression, here), None)
                return _NOTHING if node is None else node.value

    def _queried(self, expression: Expression, here: _Node) -> Iterator[_Node]:
        assert isinstance(expression, FilterQuery)
        relative = isinstance(expression, RelativeFilterQuery)
        self._budget.spend(1)
        return self.nodes(expression.query, here.value if relative else self._root)

    def _called(self, function: FunctionExtension, here: _Node) -> JsonValue | _Nothing:
        first, *others = function.args
        match function.name:
            case "count":
                return sum(1 for _ in self._queried(first, here))
            case "value":
                found = list(islice(self._queried(first, here), 2))
                return found[0].value if len(found) == 1 else _NOTHING
            case "length":
                value = self._worth(first, here)
                return len(value) if isinstance(value, str | list | dict) else _NOTHING
            case name:
                pattern = self._worth(others[0], here)
                return self._matches(self._worth(first, here), pattern, whole=name == "match")

    def _matches(
        self, text: JsonValue | _Nothing, pattern: JsonValue | _Nothing, *, whole: bool
    ) -> bool:
        if not isinstance(text, str) or not isinstance(pattern, str) or not is_iregexp(pattern):
            return False
        self._budget.spend(len(text) + len(pattern))
        if (key := (pattern, whole)) not in self._patterns:
            self._budget.spend(PATTERN_STEPS)
            self._patterns[key] = Pattern(pattern, whole=whole)
        return self._patterns[key].is_in(text)

    def _compares(
        self, left: JsonValue | _Nothing, operator: str, right: JsonValue | _Nothing
    ) -> bool:
        match operator:
            case "==" | "!=":
                return self._equal(left, right) is (operator == "==")
            case "<=" | ">=" if self._equal(left, right):
                return True
            case "<" | "<=":
                return _is_less(left, right)
            case _:
                return _is_less(right, left)

    def _equal(self, left: JsonValue | _Nothing, right: JsonValue | _Nothing) -> bool:
        self._budget.spend(1)
        if isinstance(left, dict) and isinstance(right, dict):
            return left.keys() == right.keys() and all(
                self._equal(value, right[name]) for name, value in left.items()
            )
        if isinstance(left, list) and isinstance(right, list):
            return len(left) == len(right) and all(map(self._equal, left, right))
        if isinstance(left, bool) or isinstance(right, bool):
            return left is right
        return left == right


def _is_less(left: JsonValue | _Nothing, right: JsonValue | _Nothing) -> bool:
    """Whether both are numbers or both texts, and in that order."""
    if isinstance(left, str) and isinstance(right, str):
        return left < right
    if isinstance(left, bool) or isinstance(right, bool):
        return False
    return isinstance(left, int | float) and isinstance(right, int | float) and left < right


def _is_collection(value: JsonValue) -> bool:
    return isinstance(value, dict | list)
