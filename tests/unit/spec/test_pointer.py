"""Pointers say the same in both directions."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fragmint.spec import pointer


@given(st.lists(st.text()))
def test_the_tokens_of_a_joined_pointer_are_those_it_was_made_of(tokens: list[str]) -> None:
    assert pointer.parse(pointer.join(tokens)) == tuple(tokens)


def test_a_fragment_may_be_percent_encoded() -> None:
    assert pointer.parse_fragment("/paths/~1a%20b/x") == ("paths", "/a b", "x")


def test_a_leading_hash_is_no_part_of_the_pointer() -> None:
    assert pointer.parse("#/a") == ("a",)


def test_what_begins_without_a_slash_is_no_pointer() -> None:
    with pytest.raises(ValueError, match="must start"):
        pointer.parse("a/b")


def test_what_is_below_a_pointer_is_escaped() -> None:
    assert pointer.below("/paths", "/a/{b}", "get") == "/paths/~1a~1{b}/get"


@pytest.mark.parametrize("token", ["01", "-1", "+1", "1.0", "2", "x", "", "\u0661", "9" * 5000])
def test_an_index_is_a_plain_number_inside_the_list(token: str) -> None:
    with pytest.raises(KeyError):
        pointer.step(["a", "b"], token)
