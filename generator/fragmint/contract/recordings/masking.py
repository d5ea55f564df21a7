"""What a secret looks like once it is hidden, and which texts are secrets wherever they stand."""

from __future__ import annotations

import re

from fragmint.contract.values import JsonValue

# Keys as vendors issue them, and tokens that say what they are. The first group is what tells the kind, and stays.
_KEYS = tuple(
    re.compile(pattern, re.ASCII)
    for pattern in (
        r"((?:sdk|mob|api)-)[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}",  # LaunchDarkly
        r"(gh[oprsu]_)\w{36,}",  # GitHub
        r"(github_pat_)\w{40,}",
        r"(glpat-)[\w-]{20,}",  # GitLab
        r"((?:sk|pk|rk)_(?:live|test)_)\w{16,}",  # Stripe
        r"(whsec_)[\w+/=]{16,}",
        r"(sk-)[\w-]{20,}",  # OpenAI, Anthropic
        r"(xox[abeoprs]-)[\w-]{10,}",  # Slack
        r"((?:AKIA|ASIA))[0-9A-Z]{16}",  # Amazon
        r"(AIza)[\w-]{35}",  # Google
        r"(SG\.)[\w-]{16,}\.[\w-]{16,}",  # SendGrid
        r"(npm_)\w{36}",
        r"(pypi-)[\w-]{50,}",
        r"()eyJ[\w-]+\.eyJ[\w-]+\.[\w-]*",  # a JSON Web Token
        r"()-----BEGIN [A-Z ]*PRIVATE KEY-----.*",
    )
)
_HEX = re.compile(r"[0-9A-Fa-f-]+")


def masked(value: JsonValue) -> JsonValue:
    """The value with every text and number in it hidden; lengths and what any pattern might ask for are kept."""
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, str):
        return masked_text(value)
    if isinstance(value, list):
        return [masked(item) for item in value]
    if isinstance(value, dict):
        return {name: masked(member) for name, member in value.items()}
    return 0


def masked_text(text: str) -> str:
    """A secret with its letters as x and its digits as 0; one in hexadecimal digits is all 0, the prefix of a key stays."""
    prefix = kind_of_key(text) or ""
    rest = text[len(prefix) :]
    if _HEX.fullmatch(rest):
        return prefix + re.sub(r"[0-9A-Fa-f]", "0", rest)
    return prefix + re.sub(
        r"\w", lambda found: "0" if found[0].isdigit() else "X" if found[0].isupper() else "x", rest
    )


def kind_of_key(text: str) -> str | None:
    """The prefix, maybe empty, by which a text is known for a real key or token; None if it is not one from end to end."""
    for pattern in _KEYS:
        if found := pattern.fullmatch(text.strip()):
            return found[1]
    return None
