"""Media types: what each comes down to, and which of the documented ones a body is in. Light: the tests import this."""

from __future__ import annotations

from collections.abc import Iterable
from email.message import Message

_FORM = "application/x-www-form-urlencoded"
# Text by another first name than `text`.
_TEXT = {
    "application/graphql", "application/javascript", "application/jsonl", "application/ndjson", "application/x-ndjson",
    "application/x-yaml", "application/xml", "application/yaml",
}  # fmt: skip
_ONE_OF_RANGE = {
    "*/*": "application/json", "application/*": "application/json", "audio/*": "audio/mpeg", "image/*": "image/png",
    "text/*": "text/plain", "video/*": "video/mp4",
}  # fmt: skip


def bare(media_type: str) -> str:
    """The media type in lower case without its parameters."""
    return media_type.partition(";")[0].strip().lower()


def parameter(media_type: str, name: str) -> str:
    """A parameter of a media type, such as `charset` or `boundary`; empty if it has none of that name."""
    message = Message()
    message["Content-Type"] = media_type
    found = message.get_param(name)
    return found if isinstance(found, str) else ""


def is_json(media_type: str) -> bool:
    """Whether a media type is JSON or built on it, or leaves the choice, which is JSON then."""
    return bare(media_type).endswith(("/json", "+json")) or bare(media_type) in (
        "*/*",
        "application/*",
    )


def is_form(media_type: str) -> bool:
    """Whether a media type is that of a form without files."""
    return bare(media_type) == _FORM


def is_multipart(media_type: str) -> bool:
    """Whether a media type is that of a body in named parts."""
    return bare(media_type) == "multipart/form-data"


def is_text(media_type: str) -> bool:
    """Whether a body of this media type is meant to be read, JSON aside."""
    name = bare(media_type)
    return name.startswith("text/") or name in _TEXT or name.endswith(("+xml", "+yaml"))


def covers(documented: str, media_type: str) -> bool:
    """Whether a documented media type, or range of them, is or holds one that was sent."""
    wanted, found = bare(documented), bare(media_type)
    return wanted in (found, "*/*") or (wanted.endswith("/*") and found.startswith(wanted[:-1]))


def closest(documented: Iterable[str], media_type: str) -> str | None:
    """The documented name for a media type: with the same parameters, by its name alone, by the smallest range."""
    fitting = [each for each in documented if covers(each, media_type)]
    return min(fitting, key=lambda each: _distance(each, media_type), default=None)


def _distance(documented: str, media_type: str) -> int:
    if _normal(documented) == _normal(media_type):
        return 0
    return 1 + ("*" in documented) + (bare(documented) == "*/*")


def _normal(media_type: str) -> str:
    return media_type.replace(" ", "").replace('"', "").lower()


def preferred(documented: Iterable[str]) -> list[str]:
    """Documented media types as a client would try them: JSON, what is built on it, forms, text, the rest; then by name.

    Ranges are tried only where nothing else is offered.
    """
    offered = list(documented)
    found = [each for each in offered if "*" not in each]
    return sorted(found or offered, key=lambda each: (_rank(each), each))


def _rank(media_type: str) -> int:
    better = (_is_plain_json, is_json, is_multipart, is_form, is_text)
    fitting = (index for index, is_such in enumerate(better) if is_such(media_type))
    return next(fitting, len(better))


def _is_plain_json(media_type: str) -> bool:
    return bare(media_type) == "application/json"


def concrete(media_type: str) -> str:
    """A media type that a range holds; any other is itself."""
    return _ONE_OF_RANGE.get(bare(media_type), media_type)


def accepted(media_type: str, accept: str) -> bool:
    """Whether an Accept header, empty for none, takes an answer in this media type."""
    ranges = [each for each in accept.split(",") if each.strip() and not _is_refusal(each)]
    return not ranges or any(
        covers(each, media_type) or covers(media_type, bare(each)) for each in ranges
    )


def _is_refusal(accepted_range: str) -> bool:
    quality = accepted_range.replace(" ", "").partition(";q=")[2].partition(";")[0]
    return quality.strip("0.") == "" and quality != ""
