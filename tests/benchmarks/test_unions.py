"""What a discriminator saves. Times are processor time, beside the same union without one in the same moment."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from types import ModuleType

import yaml
from pydantic import TypeAdapter

FIGMA = Path(__file__).parents[1] / "corpus" / "figma.yaml"
RUNS = 3
# figma's 28 kinds of nodes in a tree of 9 kB and two levels: without the tag every kind is tried for every node, and with
# it all the kinds below, so that each further level takes 28 times as long.
LEAST_TIMES_FASTER = 10.0

HEAD = """
from __future__ import annotations
from typing import Annotated
from _runtime.union import OneOf, UnknownVariant
from models._base import Model
"""
MEMBER = """
class {name}(Model):
    id: str
    name: str
    type: str
    visible: bool | None = None
    rotation: float | None = None
    children: list[Node] | None = None
"""


def test_a_tagged_union_is_read_in_a_fraction_of_the_time() -> None:
    document = yaml.load(FIGMA.read_bytes(), yaml.CSafeLoader)
    mapping = {
        tag: ref.rpartition("/")[2]
        for tag, ref in document["components"]["schemas"]["Node"]["discriminator"][
            "mapping"
        ].items()
    }
    tree = json.dumps(_node("DOCUMENT", [_node("TEXT")] * 150))
    assert len(mapping) == 28
    assert 9000 < len(tree) < 12000
    union = " | ".join(mapping.values())

    tagged = _seconds(
        f"Annotated[{union} | UnknownVariant, OneOf('type', {mapping})]", mapping, tree
    )
    smart = _seconds(union, mapping, tree)

    assert tagged * LEAST_TIMES_FASTER < smart


def _node(kind: str, children: list[dict[str, object]] | None = None) -> dict[str, object]:
    node: dict[str, object] = {"id": "1:23", "name": "A layer", "type": kind, "visible": True}
    return node if children is None else {**node, "children": children}


def _seconds(union: str, mapping: dict[str, str], text: str) -> float:
    """The processor time of reading the tree, the models being there."""
    module = ModuleType("figma_nodes")
    sys.modules[module.__name__] = module
    members = "".join(MEMBER.format(name=name) for name in mapping.values())
    exec(f"{HEAD}{members}\nNode = {union}\n", vars(module))
    adapter = TypeAdapter[object](module.Node)
    adapter.validate_json(text)
    taken: list[float] = []
    for _ in range(RUNS):
        before = time.process_time()
        adapter.validate_json(text)
        taken.append(time.process_time() - before)
    del sys.modules[module.__name__]
    return min(taken)
