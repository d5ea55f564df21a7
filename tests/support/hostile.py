"""Text that a document may hold and that would break out of the place it is printed in, were it let."""

from __future__ import annotations

from hypothesis import strategies as st

PIECES = [
    '"', "'", "\\", '"""', "'''", '\\"""', "\n", "\r", "\r\n", "\t", "\0", "\x0c", "\x1b[2J", "\x7f", "\x85",
    "\u2028", "\u202e", "\u2066", "\ud800", "\udfff", "{{", "}}", "{%", "%}", "{#", "#", "`", "```", "|", "\\|",
    "-->", "<script>", "](javascript:x)", "]]]", "${x}", "$(x)", "# -*- coding: utf-7 -*-", " ", "a", "0",
]  # fmt: skip
hostile = st.text() | st.lists(st.sampled_from(PIECES), max_size=8).map("".join)
