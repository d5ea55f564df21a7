"""The overlay that would make the document say what was seen: for a person to review, never applied by itself."""

from __future__ import annotations

from collections.abc import Sequence

import yaml

from fragmint.contract.deviations.deviation import Action, Deviation
from fragmint.contract.deviations.parts import SOURCE
from fragmint.contract.values import JsonObject

_HEAD = """\
# What was seen and the fragment does not say. Review each action: a name, a description or a narrower schema is yours to
# give, and what is the vendor's mistake is to be taken out. Then name this file in `overlays` of the client.
"""


class _Plain(yaml.SafeDumper):
    """Writes what is said twice twice: an anchor is nothing for a reviewer."""

    def ignore_aliases(self, data: object) -> bool:
        """Whether this is to be written out, which it always is."""
        return True


def patch(deviations: Sequence[Deviation]) -> str:
    """The text of the overlay for these deviations; empty where none of them can be mended so."""
    reasons: dict[str, list[str]] = {}
    actions: dict[str, Action] = {}
    for deviation in deviations:
        for action in deviation.fix:
            key = repr(action)
            actions[key] = action
            told = f"{deviation.code} {deviation.operation} {deviation.pointer}".rstrip()
            reasons.setdefault(key, []).append(told)
    if not actions:
        return ""
    found = [_described(action, reasons[key]) for key, action in actions.items()]
    overlay: JsonObject = {
        "overlay": "1.1.0",
        "info": {"title": "What traffic shows and the fragment does not say", "version": "1"},
        "actions": [_source(deviations).as_json(), *found],
    }
    written = yaml.dump(overlay, Dumper=_Plain, sort_keys=False, allow_unicode=True, width=110)
    return f"{_HEAD}---\n{written}"


def _described(action: Action, reasons: Sequence[str]) -> JsonObject:
    told = action.as_json()
    return {"target": told.pop("target"), "description": "; ".join(dict.fromkeys(reasons)), **told}


def _source(deviations: Sequence[Deviation]) -> Action:
    """The source that the evidence of every added fact names."""
    sources = sorted({each.source.partition(",")[0] for each in deviations if each.source})
    days = sorted(each.first_seen[:10] for each in deviations if each.first_seen)
    source: JsonObject = {"page": f"Seen in traffic: {', '.join(sources) or 'unnamed'}"}
    if days:
        source["handed-over"] = days[-1]
    return Action("$", {"x-fragmint": {"sources": {SOURCE: source}}})
