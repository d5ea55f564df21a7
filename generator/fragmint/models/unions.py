"""Unions that have a name: objects that a member tells apart, with room for those that the document does not know."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from fragmint.ir import prose
from fragmint.ir.model import Discriminator, Kind, Model

_WIDTH = 96


def aliases(models: Mapping[str, Model]) -> Iterator[str]:
    """One assignment for each union, after those that it holds; they follow the classes that they name."""
    unions = {name: model for name, model in models.items() if model.schema.kind is Kind.UNION}
    written: set[str] = set()

    def ordered(name: str) -> Iterator[str]:
        if name in written:
            return
        written.add(name)
        for variant in unions[name].schema.variants:
            if variant.ref in unions:
                yield from ordered(variant.ref)
        yield _alias(unions[name])

    for name in unions:
        yield from ordered(name)


def _alias(model: Model) -> str:
    told = model.schema.discriminator
    names = [variant.ref for variant in model.schema.variants]
    if told is None:
        return f"{model.name} = {' | '.join(names)}"
    members = " | ".join([*names, "UnknownVariant"])
    mapping = ", ".join(f"{value!r}: {name!r}" for value, name in told.mapping)
    default = f", default={told.default!r}" if told.default else ""
    return (
        f"{model.name} = Annotated[{members}, OneOf({told.wire!r}, {{{mapping}}}{default})]\n"
        f"{_docstring(model.schema.description, told)}"
    )


def _docstring(description: str, told: Discriminator) -> str:
    """What the document says of a union, and what one is that it does not know."""
    other = f"a `{told.default}`" if told.default else "kept whole as an `UnknownVariant`"
    rule = f"Told apart by `{told.wire}`; one of another kind is {other}."
    lines = prose.wrapped(f"{description}\n\n{rule}", _WIDTH).split("\n")
    text = "\n".join(lines).replace("\\", "\\\\").replace('"""', '\\"\\"\\"')
    return f'"""{text}\n"""' if len(lines) > 1 else f'"""{text}"""'
