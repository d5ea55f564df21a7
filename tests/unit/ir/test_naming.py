from __future__ import annotations

import ast
import keyword
import re
import string
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from fragmint.ir import naming

CLIENTS = (
    Path(__file__).parents[3]
    / "generated/launchdarkly-releases/src/launchdarkly_releases/_client.py"
)
MAKERS = [
    naming.class_name,
    naming.field_name,
    naming.argument_name,
    naming.attribute_name,
    naming.method_name,
    naming.member_name,
]
every_maker = pytest.mark.parametrize("name", MAKERS)
hostile = st.text() | st.sampled_from(
    [*keyword.kwlist, "", " ", "_", "__class__", "1", "٣", "①", "⓿", "é", "ﬁ", "ΐ", "İ", "ŉ"]
)


@every_maker
@settings(deadline=None)
@given(hostile)
@example("x\u0345")
def test_every_name_is_an_identifier_and_no_keyword(name: Callable[[str], str], wire: str) -> None:
    made = name(wire)
    assert made.isidentifier()
    assert not keyword.iskeyword(made)


@every_maker
@settings(deadline=None)
@given(hostile)
def test_python_reads_every_name_back_as_it_was_written(
    name: Callable[[str], str], wire: str
) -> None:
    made = name(wire)
    assert unicodedata.normalize("NFKC", made) == made


@every_maker
@settings(deadline=None)
@given(st.text(string.printable))
def test_a_name_of_ours_is_its_own_name(name: Callable[[str], str], wire: str) -> None:
    made = name(wire)
    # Where words meet, a capital more or less is the same name: no two that differ in case stand beside each other.
    alike = {each.casefold() for each in (made, f"{made}_", made.rstrip("_"), f"{made}Model")}
    assert name(made).casefold() in alike


@every_maker
@settings(deadline=None)
@given(hostile)
@example("k\u0331ey")
@example("\u0130d")
def test_the_library_that_writes_models_takes_every_name_as_it_is(
    name: Callable[[str], str], wire: str
) -> None:
    assert re.fullmatch(r"\w+", name(wire))


@settings(deadline=None)
@given(hostile)
def test_a_field_is_none_of_the_members_of_a_model(wire: str) -> None:
    assert not hasattr(BaseModel, naming.field_name(wire))


@pytest.mark.parametrize(
    ("wire", "expected"),
    [
        ("excludeDefault", "exclude_default"),
        ("LD-API-Version", "ld_api_version"),
        ("HTTPSProxy", "https_proxy"),
        ("_id", "id"),
        ("__typename", "typename"),
        ("page[size]", "page_size"),
        ("2fa", "field_2fa"),
        ("", "field"),
        ("\N{ROCKET}", "field"),
        ("größe", "größe"),
        ("Größe", "größe"),
        ("naïveDate", "naïve_date"),
        ("हिन्दी", "हनद"),  # the library that writes models takes no marks
        ("\uff46\uff55\uff4c\uff4c\uff37\uff49\uff44\uff54\uff48", "full_width"),
        ("class", "class_"),
        ("copy", "copy_"),
        ("modelDump", "model_dump_"),
        ("json", "json_"),
        ("self", "self_"),
        ("date", "date_"),
        ("list", "list_"),
        ("None", "none"),
    ],
)
def test_a_field_is_called_after_the_words_of_its_wire_name(wire: str, expected: str) -> None:
    assert naming.field_name(wire) == expected


@pytest.mark.parametrize(
    ("wire", "expected"),
    [
        ("release-policy", "ReleasePolicy"),
        ("releasePolicy", "ReleasePolicy"),
        ("HTTPError", "HTTPError"),
        ("a.b_c", "ABC"),
        ("404Error", "Schema404Error"),
        ("", "Schema"),
        ("Client", "ClientModel"),
        ("Model", "ModelModel"),
        ("list", "List"),
        ("Exception", "ExceptionModel"),
        ("None", "NoneModel"),
        ("datetime", "Datetime"),
    ],
)
def test_a_class_is_called_after_its_schema_unless_the_emitted_code_has_that_name(
    wire: str, expected: str
) -> None:
    assert naming.class_name(wire) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("guarded-release", "GUARDED_RELEASE"),
        ("", "EMPTY"),
        ("*", "ASTERISK"),
        (">=", "GREATER_THAN_SIGN_EQUALS_SIGN"),
        ("----", "VALUE"),
        (1, "VALUE_1"),
        (-2, "MINUS_2"),
        ("-1", "MINUS_1"),
        ("+1", "PLUS_1"),
        ("mro", "MRO"),
        ("straße", "STRASSE"),
    ],
)
def test_a_member_is_called_after_its_value(value: object, expected: str) -> None:
    assert naming.member_name(value) == expected


@pytest.mark.parametrize("taken", ["self", "options", "body", "str", "form", "header", "json_body"])
def test_an_argument_leaves_the_names_alone_that_the_emitted_function_uses(taken: str) -> None:
    assert naming.argument_name(taken) == f"{taken}_"


@pytest.mark.parametrize("taken", ["close", "with_options", "con", "nul", "com1"])
def test_a_resource_leaves_the_methods_of_the_client_alone(taken: str) -> None:
    assert naming.attribute_name(taken) == f"{taken}_"


@pytest.mark.parametrize("wire", ["a" * 300, "word " * 100, "\N{CJK UNIFIED IDEOGRAPH-691C}" * 300])
def test_a_resource_has_a_name_that_a_path_has_room_for(wire: str) -> None:
    name = naming.attribute_name(wire)
    assert len(name.encode()) <= 100
    assert not name.endswith("_")


@pytest.mark.parametrize("wire", ["\N{CJK UNIFIED IDEOGRAPH-691C}", "größe", "list"])
def test_the_constant_of_a_method_is_another_name(wire: str) -> None:
    name = naming.method_name(wire)
    assert name.upper() != name


@pytest.mark.parametrize("wire", ["\N{CJK UNIFIED IDEOGRAPH-691C}", "2fa", "größe", "list", "_"])
def test_a_class_begins_with_a_capital_and_a_field_does_not(wire: str) -> None:
    assert naming.class_name(wire)[0].isupper()
    assert not naming.field_name(wire)[0].isupper()


@pytest.mark.parametrize("taken", ["with_raw_response", "date", "datetime"])
def test_a_method_leaves_the_names_alone_that_its_class_uses(taken: str) -> None:
    assert naming.method_name(taken) == f"{taken}_"


@pytest.mark.parametrize(
    ("wanted", "taken", "expected"),
    [
        ("name", [], "name"),
        ("name", ["name"], "name_2"),
        ("name", ["name", "name_2"], "name_3"),
        ("Name", ["Name"], "Name2"),
        ("NAME", ["NAME"], "NAME_2"),
        ("Name", ["NAME"], "Name2"),
    ],
)
def test_a_name_that_is_taken_is_numbered(wanted: str, taken: list[str], expected: str) -> None:
    assert naming.allocate(wanted, taken) == expected


@settings(deadline=None)
@given(st.lists(hostile, max_size=20))
def test_names_that_are_allocated_one_by_one_differ_by_more_than_case(wires: list[str]) -> None:
    made: list[str] = []
    for wire in wires:
        made.append(naming.allocate(naming.field_name(wire), made))
    assert len({name.casefold() for name in made}) == len(wires)


def test_no_resource_takes_the_name_of_what_the_module_of_the_clients_imports() -> None:
    imported = {
        alias.name
        for node in ast.walk(ast.parse(CLIENTS.read_text("utf-8")))
        if isinstance(node, ast.ImportFrom) and not (node.module or "").startswith("resources")
        for alias in node.names
        if alias.name[0].isupper() and not alias.name.isupper()
    }

    assert "Settings" in imported
    assert [name for name in sorted(imported) if name in naming.resource_classes(name)] == []
