from __future__ import annotations

import ast
import html
import re
import tomllib

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from fragmint.ir import prose
from fragmint.render import filters
from fragmint.render.environment import environment
from fragmint.render.filters import FILTERS, SpecText
from support.hostile import PIECES, hostile

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | hostile,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(hostile, inner, max_size=3),
    max_leaves=8,
)  # fmt: skip
indents = st.sampled_from([0, 4, 8, 12])


@settings(suppress_health_check=[HealthCheck.too_slow])  # on a busy machine its first texts are
@given(json_values)
def test_a_python_literal_is_read_back_as_the_value(value: object) -> None:
    assert ast.literal_eval(filters.py(value)) == value


@given(st.lists(hostile, max_size=3).map(tuple))
def test_a_python_literal_of_a_tuple_is_a_tuple(value: tuple[str, ...]) -> None:
    assert ast.literal_eval(filters.py(value)) == value
    assert ast.literal_eval(filters.py((value, value))) == (value, value)


@pytest.mark.parametrize("text", ["inf", "-inf", "nan"])
def test_a_number_that_json_lacks_is_made_when_the_module_is_read(text: str) -> None:
    assert repr(eval(filters.py(float(text)))) == text


@given(hostile)
def test_a_python_literal_stays_on_its_line_and_can_be_saved(text: str) -> None:
    literal = filters.py(SpecText(text))
    assert literal.splitlines() == [literal]
    assert literal.encode().decode() == literal


@given(hostile, indents)
@example('"""', 0)
@example('x"""', 0)
@example('\\"""', 0)
@example('""""', 4)
@example('"', 0)
@example("\\", 0)
def test_a_docstring_is_one_string_and_ends_where_it_should(text: str, indent: int) -> None:
    margin = " " * indent
    head = "".join(f"{' ' * level}if 1:\n" for level in range(0, indent, 4))
    source = f"{head}{margin}{filters.docstring(text, indent)}\n{margin}end = 1\n"
    *_, docstring, end = _innermost(ast.parse(source))
    assert isinstance(docstring, ast.Expr)
    assert isinstance(docstring.value, ast.Constant)
    assert isinstance(docstring.value.value, str)
    assert docstring.value.value.split() == prose.clean(text).split()
    assert isinstance(end, ast.Assign)


@given(st.text("ab \n", max_size=400), indents)
def test_a_docstring_of_words_fits_the_line(text: str, indent: int) -> None:
    first, *rest = filters.docstring(re.sub(r"\S{40,}", "a", text), indent).split("\n")
    assert max(map(len, [" " * indent + first, *rest])) <= 100


@given(hostile)
def test_a_toml_string_is_read_back_as_the_cleaned_text(text: str) -> None:
    assert tomllib.loads(f"key = {filters.toml(text)}\n") == {"key": prose.clean(text)}


@given(hostile)
def test_a_comment_stays_on_its_line(text: str) -> None:
    source = f"# {filters.comment(text)}\nend = 1\n"
    assert len(ast.parse(source).body) == 1
    assert len(source.splitlines()) == 2


@pytest.mark.parametrize("escaper", ["cell", "code"])
@given(text=hostile)
@example(text="a|b")
@example(text="a\\|b")
@example(text="`a` | \\")
def test_a_row_of_a_markdown_table_keeps_its_cells(escaper: str, text: str) -> None:
    row = f"| {FILTERS[escaper](text)} | end |"
    assert len(row.splitlines()) == 1
    # A backslash takes the next character's meaning, so what is left are the bars between cells.
    assert re.sub(r"\\.", "", row).count("|") == 3


@given(hostile)
def test_a_code_span_shows_the_text_on_one_line(text: str) -> None:
    told = filters.code(text)
    tagged = re.fullmatch(r"<code>(.*)</code>", told)
    shown = html.unescape(tagged[1]) if tagged else told.strip("`")
    assert shown.strip(" `") == " ".join(prose.clean(text).split()).strip(" `")


@given(hostile)
def test_markdown_holds_no_html_and_no_link_that_runs_code(text: str) -> None:
    told = filters.markdown(text)
    outside = re.sub(r"(?ms)^ {0,3}(`{3,}|~{3,})[^\n]*\n.*?^ {0,3}\1[`~]*$", "", told)
    assert "<" not in outside
    assert not re.search(r"\]\s*[(:]\s*(javascript|data|vbscript):", told, re.IGNORECASE)


@pytest.mark.parametrize(
    "text",
    ["[x](javascript:alert)", "[x]( JavaScript:alert)", "[x]: javascript:alert", "[x](data:,)"],
)
def test_links_that_run_code_lead_nowhere(text: str) -> None:
    assert not re.search("(javascript|data):", filters.markdown(text), re.IGNORECASE)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("```\na", "```\na\n```"),
        ("~~~~ py\n~~~\n```", "~~~~ py\n~~~\n```\n~~~~"),
        ("```\na\n`````", "```\na\n`````"),
        ("```\n``` a", "```\n``` a\n```"),
        ("``` a`b", "``` a`b"),
        ("```\n<a> & # ![x]\n# b\n```\n<b>", "```\n<a> & # ![x]\n# b\n```\n&lt;b>"),
        ("- a\n  ```\n  <b>\n<c>", "- a\n  ```\n  <b>\n  ```\n&lt;c>"),
        ("- a\n  ```\n  <b>\n```\n<c>", "- a\n  ```\n  <b>\n  ```\n&lt;c>"),
        ("1.  a\n    ```\n    <b>", "1.  a\n    ```\n    &lt;b>\n    ```"),
        ("- ```\n  a\n<b>", "- \\```\n  a\n&lt;b>"),
    ],
)
def test_a_code_fence_ends_with_the_text_and_shows_code_as_it_is(text: str, told: str) -> None:
    assert filters.markdown(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("# A\n\n  ## B\n- # C\n> # D", "\\# A\n\n  \\## B\n- \\# C\n> \\# D"),
        ("a # b\n\n    # code", "a # b\n\n    # code"),
        ("A\n===\n\n> B\n> --\n- C\n  -", "A\n\\===\n\n> B\n> \\--\n- C\n  \\-"),
        ("a\n\n---\na | b\n--- | ---", "a\n\n---\na | b\n--- | ---"),
        ("![a](b) !![c](d) e!", "[a](b) [c](d) e!"),
    ],
)
def test_headings_are_text_and_images_are_links(text: str, told: str) -> None:
    assert filters.markdown(text) == told


@given(hostile)
def test_clean_text_shows_every_character_that_cannot_be_seen(text: str) -> None:
    cleaned = prose.clean(text)
    assert all(c == "\n" or c in "\u200d\ufe0f" or c.isprintable() for c in cleaned)
    assert cleaned.encode().decode() == cleaned


@given(st.sampled_from(PIECES) | hostile)
def test_each_filter_gives_text_that_can_be_saved(text: str) -> None:
    for escape in FILTERS.values():
        assert escape(SpecText(text)).encode().decode() == escape(SpecText(text))


def test_a_template_without_a_filter_is_refused() -> None:
    with pytest.raises(TypeError, match="without a filter"):
        environment().from_string("{{ text }}").render(text=SpecText("x"))


def _innermost(tree: ast.Module) -> list[ast.stmt]:
    body = tree.body
    while isinstance(inner := body[0], ast.If):
        body = inner.body
    return body
