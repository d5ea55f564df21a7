"""What a page of Markdown is beside its texts."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt

_MARKDOWN = MarkdownIt("commonmark").enable("table")
_OPENED = {"heading_open", "html_block", "html_inline", "image", "table_open", "tr_open", "td_open", "th_open"}  # fmt: skip
_ANCHOR = re.compile(r'<a id="[\w-]*">')
_CODE = re.compile(r"</?code>")


def opened(text: str) -> list[str]:
    """Headings, cells, images and HTML, in order; an address that would run code is an error.

    Of HTML, an anchor is told without its name, and code is text.
    """
    found: list[str] = []
    for token in _MARKDOWN.parse(text):
        for each in [token, *(token.children or [])]:
            if each.type in _OPENED and not _CODE.fullmatch(each.content):
                html = _ANCHOR.sub("<a>", each.content) if each.type.startswith("html") else ""
                found.append(f"{each.type} {each.tag}{html}")
            for address in (str(each.attrGet("href") or ""), str(each.attrGet("src") or "")):
                assert not address.lower().startswith(
                    ("javascript:", "data:", "vbscript:")
                ), address
    return found
