from __future__ import annotations

import pytest

from fragmint.ir.model import EvidenceKind, Kind, Model
from support.apis import field, findings, models, value
from support.apis import told as building


def wires(found: dict[str, Model], name: str) -> list[str]:
    return [each.wire for each in found[name].schema.properties]


@pytest.mark.parametrize(
    ("schema", "kind"),
    [
        ("{}", Kind.ANY),
        ("true", Kind.ANY),
        ("{type: string}", Kind.STRING),
        ("{type: integer}", Kind.INTEGER),
        ("{type: number}", Kind.NUMBER),
        ("{type: boolean}", Kind.BOOLEAN),
        ("{type: 'null'}", Kind.NULL),
        ("{type: array}", Kind.ARRAY),
        ("{items: {type: string}}", Kind.ARRAY),
        ("{type: object}", Kind.OBJECT),
        ("{additionalProperties: {type: string}}", Kind.OBJECT),
        ("{properties: {a: {}}}", Kind.REF),
        ("{enum: [a, b]}", Kind.REF),
        ("{enum: [a]}", Kind.ENUM),
        ("{const: a}", Kind.ENUM),
        ("{enum: [1.5, 2]}", Kind.ANY),
        ("{type: number, enum: [1.5, 2]}", Kind.NUMBER),
        ("{type: boolean, enum: [true]}", Kind.BOOLEAN),
        ("{type: [string, integer]}", Kind.UNION),
        ("{oneOf: [{type: string}, {type: integer}]}", Kind.UNION),
        ("{oneOf: [{type: string}, {type: string, maxLength: 3}]}", Kind.STRING),
        ("{anyOf: [{required: [a]}, {required: [b]}], type: object}", Kind.OBJECT),
    ],
)
def test_each_schema_is_of_one_kind(schema: str, kind: Kind) -> None:
    found, _ = value(schema)
    assert found.kind is kind


@pytest.mark.parametrize(
    ("schema", "version"),
    [
        ("{type: [string, 'null']}", "3.1.0"),
        ("{type: string, nullable: true}", "3.0.3"),
        ("{oneOf: [{type: string}, {type: 'null'}]}", "3.1.0"),
        ("{anyOf: [{type: [string, 'null']}, {type: string}]}", "3.1.0"),
        ("{allOf: [{type: [string, 'null']}]}", "3.1.0"),
    ],
)
def test_each_way_to_allow_null_gives_a_nullable_string(schema: str, version: str) -> None:
    found, _ = value(schema, version=version)
    assert (found.kind, found.nullable) == (Kind.STRING, True)


def test_a_nullable_reference_keeps_its_class() -> None:
    other = "Other: {type: object, properties: {a: {}}}"
    for schema in (
        "{oneOf: [{$ref: '#/components/schemas/Other'}, {type: 'null'}]}",
        "{allOf: [{$ref: '#/components/schemas/Other'}], type: [object, 'null']}",
    ):
        found, _ = value(schema, other)
        assert (found.ref, found.nullable) == ("Other", True)


@pytest.mark.parametrize(
    ("component", "version"),
    [
        ("{type: [object, 'null'], properties: {a: {}}}", "3.1.0"),
        ("{type: object, nullable: true, properties: {a: {}}}", "3.0.3"),
        ("{type: [string, 'null'], enum: [a, b, null]}", "3.1.0"),
        ("{enum: [a, b, null]}", "3.1.0"),
    ],
)
def test_a_reference_to_a_class_that_may_be_null_may_be_null(component: str, version: str) -> None:
    found, _ = value("{$ref: '#/components/schemas/Other'}", f"Other: {component}", version)
    assert (found.ref, found.nullable) == ("Other", True)


def test_null_among_the_values_of_an_enum_makes_it_nullable_and_is_no_member() -> None:
    found, all_models = value("{type: [string, 'null'], enum: [a, b, null]}")
    assert found.nullable
    assert all_models[found.ref].schema.values == ("a", "b")


def test_an_enum_names_each_value_once() -> None:
    found, all_models = value("{enum: [a-b, a_b, '', '+1', '-1']}")
    assert all_models[found.ref].schema.members == ("A_B_2", "A_B", "EMPTY", "PLUS_1", "MINUS_1")


def test_a_constant_is_an_enum_of_one_and_no_class() -> None:
    found, all_models = value("{const: cat}")
    assert (found.kind, found.values) == (Kind.ENUM, ("cat",))
    assert list(all_models) == ["Holder"]


def test_several_types_are_a_union_of_them() -> None:
    found, _ = value("{type: [string, integer, 'null']}")
    assert [variant.kind for variant in found.variants] == [Kind.INTEGER, Kind.STRING]
    assert found.nullable


def test_one_of_many_objects_shares_the_properties_beside_it() -> None:
    found, all_models = value("""
      type: object
      properties: {id: {type: string}}
      required: [id]
      oneOf:
        - {title: Cat, properties: {meow: {type: boolean}}, required: [meow]}
        - {title: Dog, properties: {bark: {type: boolean}}}""")
    assert [variant.ref for variant in found.variants] == ["HolderValueCat", "HolderValueDog"]
    assert wires(all_models, "HolderValueCat") == ["id", "meow"]
    assert [each.required for each in all_models["HolderValueDog"].schema.properties] == [
        True,
        False,
    ]


def test_all_of_merges_properties_and_requirements_later_parts_winning() -> None:
    found = models("""
Base: {type: object, required: [id], properties: {id: {type: integer}, name: {type: integer}}}
Thing:
  allOf:
    - $ref: '#/components/schemas/Base'
    - {type: object, properties: {name: {type: string}}}
    - {required: [name]}
""")
    assert [
        (each.wire, each.schema.kind, each.required) for each in found["Thing"].schema.properties
    ] == [("id", Kind.INTEGER, True), ("name", Kind.STRING, True)]


def test_all_of_one_reference_is_that_class_described_anew() -> None:
    found, all_models = value(
        "{description: Mine, allOf: [{$ref: '#/components/schemas/Other'}]}",
        "Other: {type: object, description: Theirs, properties: {a: {}}}",
    )
    assert (found.ref, found.description) == ("Other", "Mine")
    assert all_models["Other"].schema.description == "Theirs"


def test_all_of_one_reference_and_a_requirement_is_a_class_that_requires_it() -> None:
    found, all_models = value(
        "{allOf: [{$ref: '#/components/schemas/Other'}, {required: [a]}]}",
        "Other: {type: object, properties: {a: {type: string}}}",
    )
    assert found.ref == "HolderValue"
    assert field(all_models, "HolderValue", "a").required
    assert not field(all_models, "Other", "a").required


def test_all_of_scalars_is_one_scalar_with_the_limits_of_all() -> None:
    found, _ = value("{allOf: [{type: string, minLength: 1}, {maxLength: 5}]}")
    assert found.kind is Kind.STRING
    assert found.constraints == (("minLength", 1), ("maxLength", 5))


def test_a_schema_may_hold_itself() -> None:
    found = models(
        "Tree: {type: object, properties: {children: {items: {$ref: '#/components/schemas/Tree'}}}}"
    )
    items = field(found, "Tree", "children").schema.items
    assert items is not None
    assert items.ref == "Tree"


def test_two_schemas_may_hold_each_other() -> None:
    found = models("""
A: {type: object, properties: {b: {$ref: '#/components/schemas/B'}}}
B: {type: object, properties: {a: {$ref: '#/components/schemas/A'}}}
""")
    assert field(found, "A", "b").schema.ref == "B"
    assert field(found, "B", "a").schema.ref == "A"


def test_a_schema_that_holds_itself_without_an_object_between_is_any_json_and_told_so() -> None:
    text = """
paths: {}
components:
  schemas:
    Nested: {type: array, items: {$ref: '#/components/schemas/Nested'}}
    Holder: {type: object, properties: {value: {$ref: '#/components/schemas/Nested'}}}
"""
    assert findings(text) == ["G101"]
    found, _ = value(
        "{$ref: '#/components/schemas/Nested'}",
        "Nested: {type: array, items: {$ref: '#/components/schemas/Nested'}}",
    )
    assert found.items is not None
    assert (found.kind, found.items.kind) == (Kind.ARRAY, Kind.ANY)


def test_inline_classes_are_called_after_where_they_stand() -> None:
    found = models("""
Policy:
  type: object
  properties:
    stages: {type: array, items: {type: object, properties: {kind: {enum: [a, b]}}}}
    extra: {type: object, additionalProperties: {type: object, properties: {n: {}}}}
""")
    assert sorted(found) == ["Policy", "PolicyExtraValue", "PolicyStage", "PolicyStageKind"]


def test_an_inherited_inline_enum_keeps_the_name_of_its_owner() -> None:
    found = models("""
Base: {type: object, properties: {kind: {enum: [a, b]}}}
Derived:
  allOf:
    - $ref: '#/components/schemas/Base'
    - {type: object, properties: {own: {enum: [c, d]}}}
""")
    assert field(found, "Derived", "kind").schema.ref == "BaseKind"
    assert sorted(found) == ["Base", "BaseKind", "Derived", "DerivedOwn"]


def test_a_name_that_the_fragment_gives_wins() -> None:
    found = models("""
thing-v2:
  type: object
  x-fragmint: {name: Thing}
  properties:
    _id: {type: string, x-fragmint: {name: identifier}}
    kind: {enum: [a, b], x-fragmint: {name: ThingSort}}
""")
    assert sorted(found) == ["Thing", "ThingSort"]
    assert [each.name for each in found["Thing"].schema.properties] == ["identifier", "kind"]


@pytest.mark.parametrize("name", ["class", "copy", "model_config", "_private", "other"])
def test_a_given_name_that_a_field_cannot_have_is_an_error(name: str) -> None:
    text = f"""
paths: {{}}
components:
  schemas:
    Thing:
      type: object
      properties:
        first: {{type: string, x-fragmint: {{name: other}}}}
        second: {{type: string, x-fragmint: {{name: {name}}}}}
"""
    assert findings(text) == ["G106"]


@pytest.mark.parametrize(
    ("schema", "codes"),
    [
        ("{enum: [a, b], x-fragmint: {name: Sort}}", []),
        ("{type: object, properties: {a: {}}, x-fragmint: {name: Sort}}", []),
        ("{type: [object, string], properties: {a: {}}, x-fragmint: {name: Sort}}", []),
        ("{type: array, items: {enum: [a, b], x-fragmint: {name: Sort}}}", []),
        ("{type: string, x-fragmint: {name: Sort}}", ["G106"]),
        ("{enum: [a], x-fragmint: {name: Sort}}", []),  # a class once it has two values
        ("{type: array, items: {enum: [a, b]}, x-fragmint: {name: Sort}}", ["G106"]),
        ("{type: array, items: {type: string, x-fragmint: {name: Sort}}}", ["G106"]),
        ("{$ref: '#/components/schemas/Other', x-fragmint: {name: Sort}}", ["G106"]),
        ("{oneOf: [{type: string}, {type: integer}], x-fragmint: {name: Sort}}", ["G106"]),
        ("{enum: [a, b], x-fragmint: {name: Given}}", ["G106"]),
        ("{enum: [a, b], x-fragmint: {name: Other}}", []),  # a name of ours moves aside
        ("{enum: [a, b], x-fragmint: {name: Literal}}", ["G106"]),
    ],
)
def test_a_class_name_is_an_error_where_it_cannot_be_had_or_no_class_is_made(
    schema: str, codes: list[str]
) -> None:
    text = f"""
paths: {{}}
components:
  schemas:
    Other: {{type: object, properties: {{b: {{}}}}}}
    Third: {{type: object, properties: {{c: {{}}}}, x-fragmint: {{name: Given}}}}
    Thing: {{type: object, properties: {{value: {schema}}}}}
"""
    assert findings(text) == codes


ENUM = "Thing: {enum: [a, b, c], %s}"


@pytest.mark.parametrize(
    ("told", "members"),
    [
        ("x-fragmint: {members: {a: FIRST, c: B}}", ("FIRST", "B_2", "B")),
        ("x-enum-varnames: [one, two, three]", ("ONE", "TWO", "THREE")),
        ("x-enumNames: [One, '', Three]", ("ONE", "B", "THREE")),
        ("x-enum-varnames: [One, Two]", ("A", "B", "C")),
        ("x-enum-varnames: [One, 2, Three]", ("A", "B", "C")),
        ("x-enum-varnames: [x, x, x]", ("X", "X_2", "X_3")),
        ("x-enum-varnames: [x, y, z], x-fragmint: {members: {b: OWN}}", ("X", "OWN", "Z")),
    ],
)
def test_the_members_of_an_enum_are_called_as_the_fragment_or_another_tools_list_says(
    told: str, members: tuple[str, ...]
) -> None:
    assert models(ENUM % told)["Thing"].schema.members == members


@pytest.mark.parametrize(
    ("given", "place"),
    [
        ("{d: OWN}", "members/d"),
        ("{a: X, b: X}", "members/b"),
        ("{a: class}", "members/a"),
        ("{a: lower}", "members/a"),
        ("{a: mro}", "members/a"),
    ],
)
def test_a_name_of_a_member_that_cannot_be_had_is_an_error_at_it(given: str, place: str) -> None:
    text = f"paths: {{}}\ncomponents:\n  schemas:\n    {ENUM % f'x-fragmint: {{members: {given}}}'}"
    (error,) = building(text)
    assert (error.code, error.severity) == ("G106", "error")
    assert error.pointer == f"/components/schemas/Thing/x-fragmint/{place}"


def test_a_given_field_name_moves_a_made_one_aside() -> None:
    found = models("""
Thing: {type: object, properties: {id: {}, _id: {x-fragmint: {name: id}}}}
""")
    assert [each.name for each in found["Thing"].schema.properties] == ["id_2", "id"]


def test_of_properties_whose_names_meet_the_one_spelt_so_has_the_name() -> None:
    found = models("A: {type: object, properties: {a-b: {}, a_b: {}, aB: {}}}")
    assert [each.name for each in found["A"].schema.properties] == ["a_b_2", "a_b", "a_b_3"]


@pytest.mark.parametrize(
    "order", [["Method", "KnownMethod"], ["KnownMethod", "Method"]], ids=["first", "second"]
)
def test_the_class_behind_an_enum_and_a_schema_of_that_name_are_two(order: list[str]) -> None:
    nodes = {"Method": "{enum: [a, b]}", "KnownMethod": "{type: object, properties: {a: {}}}"}
    found = models("\n".join(f"{name}: {nodes[name]}" for name in order))
    enums = {f"Known{name}" for name, model in found.items() if model.schema.kind is Kind.ENUM}
    assert len(found) == 2
    assert enums.isdisjoint(found)


def test_additional_properties_are_the_values_of_a_map() -> None:
    found, _ = value("{type: object, additionalProperties: {type: integer}}")
    assert found.additional is not None
    assert found.additional.kind is Kind.INTEGER
    anything, _ = value("{type: object, additionalProperties: true}")
    assert anything.additional is None


def test_what_is_said_beside_the_type_is_kept() -> None:
    found, _ = value(
        "{type: string, title: T, description: D, format: email, maxLength: 9, default: x,"
        " examples: [y, z], readOnly: true, deprecated: true}"
    )
    assert (found.title, found.description, found.format) == ("T", "D", "email")
    assert found.constraints == (("maxLength", 9),)
    assert (found.default, found.has_default, found.example) == ("x", True, "y")
    assert (found.read_only, found.write_only, found.deprecated) == (True, False, True)


def test_a_default_of_null_is_a_default() -> None:
    found, _ = value("{type: [string, 'null'], default: null}")
    assert (found.default, found.has_default) == (None, True)


@pytest.mark.parametrize(
    "schema", ["{type: string, format: password}", "{type: string, x-fragmint: {secret: true}}"]
)
def test_passwords_and_what_the_fragment_marks_are_secret(schema: str) -> None:
    assert value(schema)[0].secret
    assert not value("{type: string}")[0].secret


def test_evidence_says_the_source_and_how_sure_it_is() -> None:
    found, _ = value("{type: string, x-fragmint: {evidence: {kind: example}}}")
    assert found.evidence is not None
    assert (found.evidence.source, found.evidence.kind) == ("", EvidenceKind.EXAMPLE)


def test_a_union_beside_the_properties_of_which_it_stands_itself_is_made_once() -> None:
    found = models("""
        Node:
          type: object
          properties:
            next: {properties: {id: {}}, oneOf: [{$ref: '#/components/schemas/Node'}]}
        """)
    assert sorted(found) == ["Node", "NodeNextNode"]


def test_a_list_whose_items_are_combined_with_the_list_itself_comes_to_an_end() -> None:
    found = findings("""
paths: {}
components:
  schemas:
    A: {type: array, items: {allOf: [{type: string}, {$ref: '#/components/schemas/A'}]}}
    Holder: {type: object, properties: {value: {$ref: '#/components/schemas/A'}}}
""")

    assert "G101" in found
