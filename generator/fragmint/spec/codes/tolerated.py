"""What breaks the letter of the standard and has a plain meaning all the same."""

from __future__ import annotations

from collections.abc import Mapping

from fragmint.diagnostics import Severity
from fragmint.spec.codes.code import Code

_WARNING = Severity.WARNING

TOLERATED: Mapping[str, Code] = {
    "S120": Code(
        _WARNING,
        "siblings of $ref",
        "By the letter, what stands beside a $ref is ignored, but for schemas and texts in 3.1. What the writer wants "
        "is plain, so fragmint honours it.",
    ),
    "S121": Code(
        _WARNING,
        "3.0's way to say it in 3.1",
        'OpenAPI 3.1 says `type: [string, "null"]`, and gives an exclusive bound as a number. fragmint reads `nullable` '
        "and `exclusiveMinimum: true` as 3.0 means them.",
    ),
    "S122": Code(
        _WARNING,
        "path parameter not required",
        "The standard wants `required: true` said. A path parameter is always sent.",
    ),
    "S123": Code(
        _WARNING,
        "response without description",
        "The standard demands one. fragmint does without.",
    ),
    "S124": Code(
        _WARNING,
        "unknown field",
        "The standard has no such field there, and nothing is done with it.",
    ),
    "S125": Code(
        _WARNING,
        "unknown format",
        "Neither OpenAPI's registry nor JSON Schema has it: the value is read by its type alone.",
    ),
    "S126": Code(
        _WARNING,
        "example that does not fit",
        "The example and the schema disagree. The schema is believed.",
    ),
    "S127": Code(
        _WARNING,
        "scopes without meaning",
        "In 3.0 only OAuth 2 and OpenID Connect have scopes. fragmint ignores others.",
    ),
    "S128": Code(
        _WARNING,
        "misspelt keyword",
        "JSON Schema ignores keywords that it does not know, so a slip of the pen goes unseen.",
    ),
    "S129": Code(
        _WARNING,
        "two paths with one shape",
        "The standard forbids paths that differ in the names of parameters only. These share no method, so it is plain "
        "what is meant.",
    ),
    "S130": Code(
        _WARNING,
        "empty field",
        "A key with nothing after it is null in YAML. Where null is no value, it is read as if the key were absent, and "
        "in a mapping from names to objects as an empty object.",
    ),
    "S131": Code(
        _WARNING,
        "odd name of a schema",
        "The standard allows letters, digits, '.', '_' and '-' in it. fragmint reads others as '_'.",
    ),
    "S132": Code(
        _WARNING,
        "path parameter twice in a path",
        "The standard allows a name once. fragmint sends the value in every place of that name.",
    ),
    "S133": Code(
        _WARNING,
        "examples in the other form",
        "Bodies, parameters and headers name their examples; a schema lists them. fragmint reads either in both.",
    ),
    "S134": Code(
        _WARNING,
        "field of a later version",
        "The version that the document is written in does not have it yet. What it means is plain, so fragmint honours "
        "it.",
    ),
    "S136": Code(
        _WARNING,
        "sequence read as a whole",
        "The client does not take a stream of items apart: the caller gets, or gives, all of it as text or as bytes.",
    ),
    "S138": Code(
        _WARNING,
        "value of another kind",
        "Text where a number or a truth value belongs, or the other way: YAML takes `1.0` for a number. What it means is "
        "plain, so fragmint reads it so.",
    ),
    "S139": Code(
        _WARNING,
        "no version of the API",
        "The standard demands `info: {version: ...}`. fragmint does without.",
    ),
    "S170": Code(
        _WARNING,
        "required said by a property",
        "Which properties are required is said by a list beside them. fragmint reads `required: true` inside one as if it "
        "were named there.",
    ),
    "S171": Code(
        _WARNING,
        "said twice",
        "A list of values, names or parameters has the same one again. fragmint takes it once.",
    ),
    "S172": Code(
        _WARNING,
        "range of statuses in small letters",
        "The standard writes 2XX. fragmint reads 2xx as that.",
    ),
    "S173": Code(
        _WARNING,
        "default that does not fit",
        "The default and what the schema or the server variable allows disagree. The default is told as it is, and the "
        "client sends none of its own.",
    ),
    "S174": Code(
        _WARNING,
        "wrong where no client looks",
        "The standard does not allow it, but it is about documentation, links, or how a token is fetched: nothing of the "
        "client depends on it.",
    ),
    "S175": Code(
        _WARNING,
        "server that is not called",
        "The client calls http and https. A URL without a scheme is a path on the host that serves the document.",
    ),
    "S176": Code(
        _WARNING,
        "fragment in a path",
        "Some tell operations of one path and method apart so. A fragment never reaches a server: the client leaves it out.",
    ),
    "S177": Code(
        _WARNING,
        "limit that nothing meets",
        "Limits that cross, an enum without a value, or a length beyond all samples: a value of the schema cannot be made, and "
        "so no test could send one. fragmint reads the schema as if it did not say so.",
    ),
    "S178": Code(
        _WARNING,
        "pattern that cannot be read",
        "No engine at hand has its dialect, or nothing matches it. A client never judges by patterns; this one is "
        "documentation for the tests too.",
    ),
    "S179": Code(
        _WARNING,
        "header that is not the caller's",
        "How a message is framed, which host it goes to and which cookies it has is for the transport to write. Where a caller "
        "could say otherwise, one request could hide another. The client has no argument for it.",
    ),
}
