"""What only served operations that are gone goes, too: components and tags that nothing left refers to."""

from __future__ import annotations

from collections.abc import Container, Iterable

from fragmint.spec import pointer, relinking
from fragmint.spec.grammar import Kind
from fragmint.spec.names import allocate
from fragmint.spec.places import Place
from fragmint.spec.pointer import Tokens
from fragmint.spec.selectors import tags_of
from fragmint.spec.sources import SECTIONS, Part, Sources
from fragmint.spec.values import JsonObject, JsonValue, as_object

_SECTION_OF = {kind: section for section, kind in SECTIONS.items()}


def pruned(root: JsonObject, sources: Sources, wanted: Container[Tokens]) -> JsonObject:
    """The root document without the components and tags that are not needed by what stands outside of them.

    `wanted` has the tokens of the operations that are left. `sources` still has the document as it was. What is needed of
    an operation that is gone becomes a component; where that and the tags were written is kept in `moved` of the root file.
    """
    outside = {name: value for name, value in root.items() if name != "components"}
    reached = sources.reach(sources.uses_in(Kind.OPENAPI, outside, Place(sources.root)))
    reached |= _naming(reached, sources)
    root = {**outside, **_needed(root.get("components"), reached, sources)}
    if stranded := [part for part in reached if _is_gone(part, root, sources)]:
        root = _rescued(root, stranded, sources)
    return _with_used_tags(root, sources, wanted)


def _needed(components: JsonValue, reached: Iterable[Part], sources: Sources) -> JsonObject:
    if not isinstance(components, dict):
        return {} if components is None else {"components": components}
    needed = {part.place.tokens for part in reached if part.place.file is sources.root}
    left: JsonObject = {}
    for section, objects in components.items():
        if section not in SECTIONS or not isinstance(objects, dict):
            left[section] = objects
        elif kept := {
            name: each for name, each in objects.items() if ("components", section, name) in needed
        }:
            left[section] = kept
    return {"components": left} if left else {}


def _naming(reached: set[Part], sources: Sources) -> set[Part]:
    """The component schemas that do no more than name something reached: without them it would have another name."""
    schemas = as_object(as_object(sources.document.get("components")).get("schemas"))
    naming: set[Part] = set()
    for name, schema in schemas.items():
        if isinstance(schema, dict) and set(schema) == {"$ref"}:
            part = sources.component("schemas", name)
            if part is not None and sources.is_read(schema["$ref"]):
                naming |= {part} if set(sources.uses(part)) & reached else set()
    return naming


def _is_gone(part: Part, root: JsonObject, sources: Sources) -> bool:
    if part.place.file is not sources.root:
        return False
    try:
        pointer.resolve(root, part.place.tokens)
    except KeyError:
        return True
    return False


def _rescued(root: JsonObject, stranded: list[Part], sources: Sources) -> JsonObject:
    """The document with parts of operations that are gone among its components, and the references to them rewritten."""
    components = dict(as_object(root.get("components")))
    references: dict[Part, str] = {}
    for kind in sorted({part.kind for part in stranded}, key=lambda kind: _SECTION_OF[kind]):
        section = _SECTION_OF[kind]
        objects = dict(as_object(components.get(section)))
        named = allocate([part.place for part in stranded if part.kind is kind], set(objects))
        for place, name in named.items():
            objects[name] = pointer.resolve(sources.document, place.tokens)
            sources.root.moved["components", section, name] = (place.file, place.tokens)
            references[Part(kind, place)] = f"#{pointer.join(('components', section, name))}"
        components[section] = objects
    root = {**root, "components": components}

    def new(kind: Kind, reference: str, place: Place) -> str:
        target = sources.target_of(kind, reference, place)
        return references.get(target, reference) if target else reference

    relinked = relinking.relinked(Kind.OPENAPI, root, Place(sources.root), new)
    return as_object(relinked)


def _with_used_tags(root: JsonObject, sources: Sources, wanted: Container[Tokens]) -> JsonObject:
    """The document with the tags that the operations left have, and those above them."""
    tags = root.get("tags")
    if not isinstance(tags, list):
        return root
    left = [operation for operation in sources.operations if operation.tokens in wanted]
    used = {tag for operation in left for tag in tags_of(operation)}
    above = {str(as_object(tag).get("name")): as_object(tag).get("parent") for tag in tags}
    for name in list(used):
        while isinstance(parent := above.get(name), str) and parent not in used:
            used.add(name := parent)
    kept: list[JsonValue] = []
    for index, tag in enumerate(tags):
        if str(as_object(tag).get("name")) in used:
            sources.root.moved["tags", str(len(kept))] = (sources.root, ("tags", str(index)))
            kept.append(tag)
    others = {name: value for name, value in root.items() if name != "tags"}
    return {**root, "tags": kept} if kept else others
