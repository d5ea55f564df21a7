"""What can be wrong with an overlay, or with what it is laid over."""

from __future__ import annotations

from collections.abc import Mapping

from fragmint.diagnostics import Severity
from fragmint.spec.codes.code import Code

_ERROR, _WARNING = Severity.ERROR, Severity.WARNING

OVERLAYS: Mapping[str, Code] = {
    "O101": Code(
        _ERROR,
        "not the structure of an overlay",
        "Overlay 1.0 or 1.1 does not allow it. What an overlay says in vain would be lost, so nothing is ignored.",
    ),
    "O102": Code(
        _ERROR,
        "unsupported version of Overlay",
        'Overlay 1.0 and 1.1 are read; write the version in full, as text: "1.1.0".',
    ),
    "O103": Code(
        _ERROR,
        "not a JSONPath",
        "Targets are queries by RFC 9535. Older tools read other dialects, which mean different things to each.",
    ),
    "O104": Code(
        _ERROR,
        "change that does not fit",
        "A mapping is laid over a mapping, a list is appended to a list, a single value replaces a single value. "
        "`copy` takes one value, and the whole document cannot be removed.",
    ),
    "O120": Code(
        _WARNING,
        "target that selects nothing",
        "The standard lets it pass. Mostly the document has changed, or the target has a slip of the pen.",
    ),
    "O121": Code(
        _WARNING,
        "more than Overlay 1.0 allows",
        "By the letter, 1.0 changes mappings and lists only, and appends one item at a time. fragmint does what the "
        "action means by 1.1.",
    ),
    "O122": Code(
        _WARNING,
        "action without effect",
        "`remove: true` wins over all else an action says, and `remove: false` does nothing.",
    ),
}
