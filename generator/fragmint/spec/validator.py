"""What is wrong with a document that could be loaded, and then what a client of it will miss."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from itertools import chain

from fragmint.diagnostics import Diagnostics
from fragmint.spec.document import Document
from fragmint.spec.grammar import Kind
from fragmint.spec.rules import RULES
from fragmint.spec.rules.advice import ADVICE, sunsets
from fragmint.spec.rules.advice.examples import shows_undeclared
from fragmint.spec.rules.examples import examples_of, misfits
from fragmint.spec.structure import check_structure


def validate(document: Document, diagnostics: Diagnostics) -> None:
    """Add every finding about the structure and the meaning of the document to the diagnostics; raises nothing."""
    unread = {(each.location.file, each.pointer) for each in diagnostics if each.code == "L109"}
    findings = chain(check_structure(document.root), *(rule(document.view) for rule in RULES))
    found = map(document.diagnostic, findings)
    # What could not be read as a value was told of already, and is only text by now.
    diagnostics.extend(each for each in found if (each.location.file, each.pointer) not in unread)


def advise(
    document: Document, diagnostics: Diagnostics, codes: Collection[str], as_of: date | None = None
) -> None:
    """Add what the rules of these codes say about a document without errors; raises nothing.

    Sunsets are held against the date that is given, and against none where none is: nothing here looks at a clock.
    """
    view = document.view
    findings = chain.from_iterable(rule(view) for code, rule in ADVICE.items() if code in codes)
    if as_of is not None and "S147" in codes:
        findings = chain(findings, sunsets.s147_operations_live_on(view, as_of))
    diagnostics.extend(map(document.diagnostic, findings))


def doubtful_examples(document: Document) -> dict[int, set[str]]:
    """The names of the examples that show what their schema rules out or does not declare, by the `id` of the media type.

    What stands in several places of `root` is one object, and so has one `id`.
    """
    view, found = document.view, dict[int, set[str]]()
    shown = [(media, each) for media in view.of(Kind.MEDIA_TYPE) for each in examples_of(media)]
    told = misfits(view, [example for _, example in shown], formats=True)
    unfit = {example.tokens for example, _ in told}
    for media, example in shown:
        if example.tokens in unfit or shows_undeclared(view, example):
            found.setdefault(id(media.fields), set()).add(example.tokens[-2])
    return found
