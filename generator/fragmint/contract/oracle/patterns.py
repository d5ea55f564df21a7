"""What regular expressions match: judged in time by one engine, and strings that another makes, the same each time."""

from __future__ import annotations

import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from random import Random

from jsonschema_rs import Draft202012Validator, FancyRegexOptions, ValidationError
from jsonschema_rs import ValidationErrorKind as Kind

_PRINTABLE = (32, 126)
# As JavaScript writes it in a program: nothing matches that, for the slashes are part of it.
_BETWEEN_SLASHES = re.compile(r"/\^.*\$/\w*", re.DOTALL)
# Python's own engine may go back and try again for ages; this one, in Rust, gives up.
_IN_TIME = FancyRegexOptions(backtrack_limit=10_000)


def is_regular_expression(pattern: str) -> bool:
    """Whether a pattern can be judged by; JavaScript's dialect, which documents are written in, knows more."""
    return _reader(pattern) is not None


def matches(pattern: str, text: str) -> bool:
    """Whether a text has what a pattern looks for; what cannot be read, or be told in time, every text has."""
    reader = _reader(pattern)
    errors = reader.iter_errors(text) if reader else ()
    return not any(isinstance(error.kind, Kind.Pattern) for error in errors)


@cache
def _reader(pattern: str) -> Draft202012Validator | None:
    """What judges by a pattern; none where Python cannot read it, for then no string could be made that it matches."""
    if _BETWEEN_SLASHES.fullmatch(pattern):
        return None
    try:
        re.compile(pattern)
        return Draft202012Validator({"pattern": pattern}, pattern_options=_IN_TIME)
    except (re.error, OverflowError, RecursionError, ValidationError, ValueError):
        return None


@cache
def matching(patterns: tuple[str, ...], fewest: int, most: int, tried: int = 0) -> str | None:
    """A string of this length that all the patterns match, None if none is easily found; `tried` asks for another one."""
    readable = [pattern for pattern in patterns if is_regular_expression(pattern)]
    seen = {matching(patterns, fewest, most, each) for each in range(tried)}

    def fits(text: str) -> bool:
        alike = all(matches(pattern, text) for pattern in readable)
        return alike and fewest <= len(text) <= most and text not in seen

    for pattern in readable:
        # A pattern without an end has its say about the beginning alone; what follows is padded to the length.
        found = _found(pattern, lambda text: fits(text) or fits(text.ljust(fewest, "a")))
        if found is not None:
            return found if fits(found) else found.ljust(fewest, "a")
    return None


def _found(pattern: str, wanted: Callable[[str], bool]) -> str | None:
    from hypothesis import HealthCheck, Phase, find, settings
    from hypothesis.errors import HypothesisException
    from hypothesis.strategies import characters, from_regex

    quiet = settings(
        database=None,
        deadline=None,  # a busy machine finds the same
        max_examples=300,
        phases=(Phase.generate,),  # the first is simple already; the simplest would take seconds
        suppress_health_check=[
            HealthCheck.data_too_large,
            HealthCheck.filter_too_much,
            HealthCheck.large_base_example,
            HealthCheck.too_slow,
        ],
    )
    first, last = _PRINTABLE
    letters = characters(min_codepoint=first, max_codepoint=last)
    for alphabet in (letters, None):
        try:
            strategy = from_regex(pattern, alphabet=alphabet)
            # Who asks may be a test of Hypothesis itself, which has no room for another in its thread.
            with ThreadPoolExecutor(1) as pool:
                asked = pool.submit(find, strategy, wanted, settings=quiet, random=Random(0))
                return asked.result()
        except (HypothesisException, ValueError):
            continue
    return None
