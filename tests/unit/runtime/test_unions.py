"""A union with a discriminator: the tag decides, errors stay in that variant, and an unknown tag survives the round trip."""

from __future__ import annotations

import json
from collections.abc import Mapping
from enum import Enum, StrEnum
from typing import Annotated, assert_never

import httpx2
import pytest
from pydantic import Field

from _runtime.body import json_body
from _runtime.decoding import decode
from _runtime.deviation import Deviation, deviations
from _runtime.errors import APIResponseValidationError, RequestValidationError
from _runtime.operation import Json, Operation
from _runtime.response import Reply
from _runtime.union import OneOf, UnknownVariant
from _runtime.validation import adapter
from models._base import Model, RequestModel


class KnownKind(StrEnum):
    FRAME = "FRAME"
    LABEL = "LABEL"


class FrameNode(Model):
    type: Annotated[KnownKind | str, Field(union_mode="left_to_right")]
    size: int | None = None
    children: list[Node] | None = None


class LabelNode(Model):
    node_type: Annotated[str, Field(alias="type")]
    text: str
    style: Shape | None = None


class Circle(Model):
    shape: str
    radius: float


class Square(Model):
    shape: str
    side: float


class OtherShape(Model):
    shape: str | None = None
    area: float


class Typo(RequestModel):
    kind_of: Annotated[str, Field(alias="kindOf")]
    name: str | None = None


Shape = Annotated[
    Circle | Square | OtherShape | UnknownVariant,
    OneOf("shape", {"circle": "Circle", "round": "Circle", "square": "Square"}, "OtherShape"),
]
Node = Annotated[
    FrameNode | LabelNode | UnknownVariant,
    OneOf("type", {"FRAME": "FrameNode", "GROUP": "FrameNode", "LABEL": "LabelNode"}),
]
Anything = Annotated[
    Node | Shape | UnknownVariant,
    OneOf("is", {"node": "Node", "shape": "Shape", "circle": "Circle"}),
]
Sent = Annotated[Typo | UnknownVariant, OneOf("kindOf", {"typo": "Typo"})]


def told(node: Node) -> str:
    """What checkers must understand of such an alias: this module is checked by mypy and pyright."""
    if isinstance(node, FrameNode):
        return f"frame of {len(node.children or [])}"
    match node:
        case LabelNode(text=text):
            return f"label {text}"
        case UnknownVariant():
            return f"unknown {node.model_extra}"
        case _:
            assert_never(node)


def read(value: object, annotation: object = Node) -> object:
    return adapter(annotation).validate_json(json.dumps(value))


def reply(value: object) -> Reply:
    content = json.dumps(value).encode()
    return Reply("GET", "http://api.example/a", 200, httpx2.Headers(), content)


def operation(annotation: object) -> Operation:
    return Operation(id="op", method="GET", path="/a", responses={"200": Json(annotation)})


TREE: dict[str, object] = {
    "type": "FRAME",
    "children": [
        {"type": "GROUP", "children": [{"type": "LABEL", "text": "a", "more": 1}]},
        {"type": "FROM_2030", "children": [{"type": "LABEL"}]},
        {"text": "no tag"},
        {"type": 5},
    ],
}


def test_each_value_is_the_member_that_its_tag_names_at_any_depth() -> None:
    tree = read(TREE)
    assert isinstance(tree, FrameNode)
    group, future, untagged, misfit = tree.children or []
    assert isinstance(group, FrameNode)
    assert [told(each) for each in group.children or []] == ["label a"]
    assert told(future) == "unknown {'type': 'FROM_2030', 'children': [{'type': 'LABEL'}]}"
    assert (told(untagged), told(misfit)) == ("unknown {'text': 'no tag'}", "unknown {'type': 5}")


def test_it_is_written_as_it_came() -> None:
    tree = read(TREE)
    assert adapter(Node).dump_python(tree, by_alias=True, exclude_unset=True) == TREE
    body = json_body(tree, Node)
    assert body is not None
    assert json.loads(body.content) == TREE
    assert json_body(TREE, Node) == body


def test_an_error_is_that_of_the_tagged_variant_alone_at_its_wire_pointer() -> None:
    bad = {
        "type": "FRAME",
        "FRAME": {"size": 1},
        "size": "wide",
        "children": [{"type": "LABEL", "LABEL": {"text": "a"}}, {"type": "GROUP", "children": 5}],
    }
    with pytest.raises(APIResponseValidationError) as caught:
        decode(operation(Node), None, reply(bad))

    assert caught.value.pointers == ("/size", "/children/0/text", "/children/1/children")


@pytest.mark.parametrize("value", ["FRAME", 5, None, ["FRAME"]])
def test_what_is_no_object_is_an_error_at_its_place(value: object) -> None:
    with pytest.raises(APIResponseValidationError) as caught:
        decode(operation(list[Node]), None, reply([TREE, value]))

    assert caught.value.pointers == ("/1",)


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ({"shape": "circle", "radius": 1}, Circle),
        ({"shape": "round", "radius": 1}, Circle),
        ({"shape": "square", "side": 1}, Square),
        ({"shape": "blob", "area": 1}, OtherShape),
        ({"area": 1}, OtherShape),
    ],
)
def test_several_tags_may_name_one_member_and_the_default_takes_the_rest(
    value: object, kind: type
) -> None:
    assert type(read(value, Shape)) is kind


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ({"is": "node", "type": "LABEL", "text": "a"}, LabelNode),
        ({"is": "node", "type": "FROM_2030"}, UnknownVariant),
        ({"is": "shape", "shape": "round", "radius": 1}, Circle),
        ({"is": "circle", "shape": "square", "radius": 1}, Circle),
        ({"is": "neither"}, UnknownVariant),
    ],
)
def test_a_member_may_be_a_union_with_a_discriminator_of_its_own(value: object, kind: type) -> None:
    assert type(read(value, Anything)) is kind


def test_a_model_is_taken_as_the_member_it_is() -> None:
    circle = Circle(shape="anything", radius=1)
    unknown = UnknownVariant.model_validate({"shape": "blob"})
    for each in (circle, unknown):
        assert adapter(Shape).validate_python(each) is each
        assert adapter(Anything).validate_python(each) is each


def test_an_unknown_variant_may_be_sent() -> None:
    body = json_body([{"kindOf": "new", "x": None}, UnknownVariant.model_validate({})], list[Sent])
    assert body is not None
    assert body.content == b'[{"kindOf":"new","x":null},{}]'


class Plain(Enum):
    TYPO = "typo"


@pytest.mark.parametrize("name", ["kindOf", "kind_of"])
@pytest.mark.parametrize("tag", ["typo", Plain.TYPO])
def test_a_mapping_may_spell_its_tag_as_python_does(name: str, tag: object) -> None:
    with pytest.raises(RequestValidationError) as caught:
        json_body([{name: tag, "naem": 1}], list[Sent])

    assert "/0/naem" in caught.value.pointers


def test_an_unknown_variant_is_one_deviation_and_known_ones_are_walked() -> None:
    tree: Mapping[str, object] = {
        "type": "FRAME",
        "children": [
            {"type": "LABEL", "text": "a", "more": 1, "style": {"shape": "round", "radius": 1}},
            {"type": "FROM_2030", "a": {"b": None}},
            {"type": "GROUP"},
        ],
    }
    assert list(deviations("op", read({"a": tree}, dict[str, Node]), dict[str, Node])) == [
        Deviation("unknown_field", "op", "/a/children/0/more"),
        Deviation("unknown_variant", "op", "/a/children/1"),
        Deviation("unknown_enum_value", "op", "/a/children/2/type"),
    ]


def test_a_member_is_built_only_when_its_tag_is_met() -> None:
    class Unmet(Model):
        type: str

    union = Annotated[FrameNode | Unmet | UnknownVariant, OneOf("type", {"UNMET": "Unmet"})]
    adapter(union).validate_python({"type": "other"})

    assert not Unmet.__pydantic_complete__


def test_a_schema_of_the_models_can_be_made() -> None:
    assert FrameNode.model_json_schema()["properties"]["children"]


def test_an_unknown_variant_shows_no_value_in_errors() -> None:
    with pytest.raises(ValueError) as caught:  # noqa: PT011 - the text is looked at below
        UnknownVariant.model_validate("sdk-secret")
    assert "sdk-secret" not in str(caught.value)


def test_nesting_without_end_is_an_error_of_this_package() -> None:
    tree: dict[str, object] = {"type": "FRAME"}
    for _ in range(5000):
        tree = {"type": "FRAME", "children": [tree]}
    with pytest.raises(RequestValidationError, match="nested too deeply"):
        json_body(tree, Node)
