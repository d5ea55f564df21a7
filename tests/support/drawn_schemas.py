"""Schemas drawn from the grammar, with the names and texts that every drawn document is full of."""

from __future__ import annotations

from typing import cast

from hypothesis import strategies as st

from fragmint.spec.values import JsonValue

Node = dict[str, object]

_WORDS = (
    *("a", "b", "A", "a-b", "a_b", "aB", "AB", "items", "limit", "offset", "cursor", "next_cursor"),
    *("class", "None", "self", "cls", "import", "match", "type", "list", "str", "dict", "print"),
    *("json", "copy", "schema", "model_config", "model_fields", "dict_", "__init__", "__class__"),
    *("__slots__", "_", "__", "_links", "_a", "id", "body", "options", "transport", "raw", "get"),
    *("Model", "Client", "Any", "Page", "Literal", "Field", "OneOf", "UnknownVariant", "Json"),
    *(
        "BaseModel",
        "datetime",
        "date",
        "UUID",
        "Annotated",
        "StrEnum",
        "annotations",
        "TypeAdapter",
    ),
    *("1", "2x", "x.y", "x-y", "X-Version", "x" * 80, "value", "mro", "name", "values", "conftest"),
)
_HOSTILE = (
    *(
        "",
        " ",
        "\N{WAVING HAND SIGN}",
        "\N{CJK UNIFIED IDEOGRAPH-540D}",
        "\N{LATIN SMALL LIGATURE FI}",
    ),
    *("a\nb", 'a"b', "a'b", "a\\", "{x}", "{{ a }}", "{% a %}", "%s", "\u2028", "\x1b[0m"),
    *("`", "${a}", "*/", "#", "$ref", "a/b", "a~b", "a|b", "<b>", '"""', "'''", "\\N", "\r", "\t"),
)
# A document that holds what no file can is not read at all: that has tests of its own.
_CHARACTERS = st.characters(exclude_categories=["Cs"], exclude_characters="\0")
WORDS = (
    st.sampled_from(_WORDS) | st.sampled_from(_WORDS + _HOSTILE) | st.text(_CHARACTERS, max_size=4)
)
# What may name a component, a header and a cookie.
TOKENS = st.sampled_from(_WORDS)
TEXTS = st.sampled_from(
    (
        *("", "A thing.", "Two\nlines", 'Ends with a quote"', "Ends with a backslash\\"),
        *('"""', "'''", "```", "{{ a }}", "{% raw %}", "# fmt: off", "*bold* | cell", "\x07"),
        *(
            "a\r\nb",
            "\u2028",
            "\N{WAVING HAND SIGN}",
            "</script>",
            "x" * 200,
            "\\N{x} \\u12",
            "    ",
        ),
    )
) | st.text(_CHARACTERS, max_size=8)
_TYPES = ("string", "integer", "number", "boolean")
_FORMATS = (
    *("date", "date-time", "uuid", "binary", "byte", "password", "uri", "int32", "int64", "float"),
    *("email", "unheard-of", "time", "duration"),
)
_LIMITS: tuple[Node, ...] = (
    {"minLength": 1, "maxLength": 3},
    {"pattern": "^[a-z]+$"},
    {"pattern": "(?<x>a)\\p{L}"},
    {"minimum": 0, "maximum": 9},
    {"multipleOf": 0.1},
    {"default": "x"},
    {"default": 1},
    {"minItems": 2, "uniqueItems": True},
)
_VALUES: st.SearchStrategy[JsonValue] = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 2**64) | st.sampled_from((0.5, 1e300)) | WORDS,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(WORDS, inner, max_size=2),
    max_leaves=4,
)
_OLD = "3.0.3"


def some(words: st.SearchStrategy[str], most: int) -> st.SearchStrategy[list[str]]:
    """Up to so many words, each once."""
    return st.lists(words, max_size=most, unique=True)


class Schemas:
    """The schemas of one document: components that refer to each other, and any that are drawn inside."""

    def __init__(self, draw: st.DrawFn, version: str) -> None:
        self._draw = draw
        self._version = version
        self._names = draw(some(TOKENS, 4))

    def components(self) -> Node:
        """Each component by its name; most are objects, and they may hold themselves."""
        return {
            name: self._object(2) if self._chance(2) else self.drawn(depth=2)
            for name in self._names
        }

    def value(self) -> JsonValue:
        """Any JSON value, as examples, defaults and constants have them."""
        return self._draw(_VALUES)

    def drawn(self, depth: int = 2) -> Node:
        """One schema, with at most so many others inside one another."""
        shapes = ["scalar", "scalar", "enum", "any"]
        shapes += ["ref", "ref"] if self._names else []
        shapes += ["object", "array", "union", "all", "map"] if depth else []
        schema = getattr(self, f"_{self._draw(st.sampled_from(shapes))}")(depth - 1)
        if "$ref" not in schema or self._chance(5):
            self._annotate(schema)
        return cast(Node, schema)

    def _scalar(self, depth: int) -> Node:
        schema: Node = {"type": self._draw(st.sampled_from(_TYPES))}
        if self._chance(2):
            schema["format"] = self._draw(st.sampled_from(_FORMATS))
        if self._chance(3):
            schema |= self._draw(st.sampled_from(_LIMITS))
        return schema

    def _enum(self, depth: int) -> Node:
        if self._chance(3):
            return {"const": self.value()}
        if self._chance(3):
            return {"enum": self._draw(st.lists(_VALUES, min_size=1, max_size=3))}
        values = self._draw(st.lists(WORDS | st.integers(-1, 2), min_size=1, max_size=4))
        return {"enum": list(dict.fromkeys(values))}

    def _any(self, depth: int) -> Node:
        return {}

    def _ref(self, depth: int) -> Node:
        name = self._draw(st.sampled_from(self._names))
        inside = "/properties/a" if self._chance(50) else ""
        return {"$ref": f"#/components/schemas/{name}{inside}"}

    def _object(self, depth: int) -> Node:
        names = self._draw(some(WORDS, 4))
        schema: Node = {
            "type": "object",
            "properties": {name: self.drawn(max(depth, 0)) for name in names},
        }
        if names and self._chance(2):
            schema["required"] = names[: 1 + len(names) // 2]
        if self._chance(4):
            schema["additionalProperties"] = self._draw(st.booleans()) or self.drawn(0)
        for name in names:
            if self._chance(6):
                marked = cast(Node, cast(Node, schema["properties"])[name])
                marked[self._draw(st.sampled_from(("readOnly", "writeOnly", "deprecated")))] = True
        return schema

    def _array(self, depth: int) -> Node:
        return {"type": "array", "items": self.drawn(depth)}

    def _map(self, depth: int) -> Node:
        return {"type": "object", "additionalProperties": self.drawn(depth)}

    def _all(self, depth: int) -> Node:
        return {"allOf": [self.drawn(depth) for _ in range(self._draw(st.integers(1, 3)))]}

    def _union(self, depth: int) -> Node:
        keyword = self._draw(st.sampled_from(("oneOf", "anyOf")))
        refer = self._names and self._chance(2)
        count = self._draw(st.integers(1, 3))
        variants = [self._ref(depth) if refer else self.drawn(depth) for _ in range(count)]
        union: Node = {keyword: variants}
        if refer and self._chance(2):
            union["discriminator"] = {"propertyName": self._draw(WORDS)}
            if self._chance(2):
                mapping = {self._draw(WORDS): variant["$ref"] for variant in variants}
                cast(Node, union["discriminator"])["mapping"] = mapping
        return union

    def _annotate(self, schema: Node) -> None:
        if self._chance(4):
            schema["description"] = self._draw(TEXTS)
        if self._chance(8):
            schema["title"] = self._draw(TEXTS)
        if self._chance(6):
            self._make_nullable(schema)
        if self._chance(8):
            schema["example"] = self.value()
        if self._chance(12):
            schema["x-fragmint"] = {"name": self._draw(TOKENS.filter(str.isidentifier))}
        if self._chance(12):
            schema["x-fragmint"] = {"evidence": {"source": "a", "kind": "table"}, "secret": True}

    def _make_nullable(self, schema: Node) -> None:
        if self._version == _OLD:
            schema["nullable"] = True
        elif "type" in schema:
            schema["type"] = [schema["type"], "null"]

    def _chance(self, one_in: int) -> bool:
        return self._draw(st.integers(1, one_in)) == one_in
