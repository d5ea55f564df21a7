"""Templates print, loop and branch; what has to be computed is a field of a view."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from jinja2 import Environment, UndefinedError, nodes

from architecture.sources import ROOT, TEMPLATES
from fragmint.render.environment import environment
from fragmint.render.filters import FILTERS, SpecText

LONGEST = 150
# A row of a table, and an optional part, is one line between two tags.
LARGEST_SHARE_OF_TAGS = 0.35
COMPUTING = (
    nodes.Assign,
    nodes.AssignBlock,
    nodes.BinExpr,
    nodes.Call,
    nodes.CallBlock,
    nodes.Compare,
    nodes.Concat,
    nodes.FilterBlock,
    nodes.FromImport,
    nodes.Import,
    nodes.Macro,
)


def computations(source: str) -> list[str]:
    """The places that compute, and the includes of a template whose name is computed."""
    template = Environment().parse(source)
    named: list[nodes.Include | nodes.Extends] = [
        *template.find_all(nodes.Include),
        *template.find_all(nodes.Extends),
    ]
    return [
        f"line {node.lineno}: {type(node).__name__}" for node in template.find_all(COMPUTING)
    ] + [
        f"line {node.lineno}: computed {type(node).__name__}"
        for node in named
        if not isinstance(node.template, nodes.Const)
    ]


def foreign_filters(source: str) -> list[str]:
    """The filters that are not ours, for they compute, and those of a chain, for one context has one escaper."""
    return [
        f"line {node.lineno}: {node.name}"
        for node in Environment().parse(source).find_all(nodes.Filter)
        if node.name not in FILTERS or isinstance(node.node, nodes.Filter)
    ]


def share_of_tags(source: str) -> float:
    """How many `{%` there are for each line."""
    tags = sum(kind == "block_begin" for _, kind, _ in Environment().lex(source))
    return tags / max(1, len(source.splitlines()))


def templates(*folders: str) -> Iterator[tuple[str, str]]:
    """Every template in these folders: its path and its text."""
    for folder in folders:
        for file in sorted((TEMPLATES / folder).rglob("*.j*2")):
            yield file.relative_to(ROOT).as_posix(), file.read_text(encoding="utf-8")


@pytest.mark.parametrize("folder", ["client", "models", "tests"])
def test_there_are_templates_where_these_tests_look(folder: str) -> None:
    assert list(templates(folder))


def test_no_template_of_ours_computes() -> None:
    found = {name: computations(text) for name, text in templates("client", "tests")}
    assert {name: places for name, places in found.items() if places} == {}


def test_templates_use_one_escaper_at_a_time_and_no_other_filter() -> None:
    found = {name: foreign_filters(text) for name, text in templates("client", "tests")}
    assert {name: places for name, places in found.items() if places} == {}


def test_templates_are_mostly_the_text_they_emit() -> None:
    shares = {name: share_of_tags(text) for name, text in templates("client", "tests")}
    assert {name: share for name, share in shares.items() if share > LARGEST_SHARE_OF_TAGS} == {}


def test_templates_fit_two_screens() -> None:
    lengths = {name: len(text.splitlines()) for name, text in templates(".")}
    assert {name: length for name, length in lengths.items() if length > LONGEST} == {}


def test_a_name_that_a_view_lacks_fails_the_rendering() -> None:
    with pytest.raises(UndefinedError):
        environment().from_string("{{ missing }}").render()


def test_text_of_the_document_cannot_be_printed_without_a_filter() -> None:
    template = environment().from_string("# {{ prose }}")
    with pytest.raises(TypeError):
        template.render(prose=SpecText("x"))


@pytest.mark.parametrize("name", sorted(FILTERS))
def test_each_filter_lets_text_of_the_document_in(name: str) -> None:
    template = environment().from_string(f"{{{{ prose | {name} }}}}")
    assert "prose" in template.render(prose=SpecText("prose"))


@pytest.mark.parametrize(
    "source",
    [
        "{% set x = 1 %}",
        "{% set x %}1{% endset %}",
        "{% macro m() %}{% endmacro %}",
        "{% import 'a.j2' as a %}",
        "{% from 'a.j2' import b %}",
        "{% include name %}",
        "{% extends base %}",
        "{% filter upper %}x{% endfilter %}",
        "{{ a ~ b }}",
        "{{ a + b }}",
        "{{ a.b() }}",
        "{% if a and b %}{% endif %}",
        "{% if a == b %}{% endif %}",
        "{% if a %}{% for b in c %}{% set x = 1 %}{% endfor %}{% endif %}",
    ],
)
def test_computing_is_found(source: str) -> None:
    assert computations(source)


@pytest.mark.parametrize(
    "source",
    [
        "{% include 'a.j2' %}",
        "{% for a in b if a.c %}{{ a.d }}{% endfor %}",
        "{{ a if not b else c }}",
    ],
)
def test_printing_looping_branching_and_a_named_include_are_allowed(source: str) -> None:
    assert computations(source) == []


@pytest.mark.parametrize(
    "source", ["{{ a | upper }}", "{{ a | safe }}", "{{ a | comment | docstring }}"]
)
def test_a_foreign_filter_and_a_chain_are_found(source: str) -> None:
    assert foreign_filters(source)


def test_the_share_of_tags_counts_tags_and_not_what_they_print() -> None:
    assert share_of_tags("{% if a %}\n{{ b }}\nc\n{% endif %}\n") == 0.5
