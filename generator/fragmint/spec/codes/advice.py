"""What the standard allows and a client would rather have otherwise."""

from __future__ import annotations

from collections.abc import Mapping

from fragmint.diagnostics import Severity
from fragmint.spec.codes.code import Code

_WARNING, _OFF = Severity.WARNING, Severity.OFF

ADVICE: Mapping[str, Code] = {
    "S140": Code(
        _WARNING,
        "example with an undeclared field",
        "The page shows a field that the schema does not have: the schema is incomplete, or the example is of another "
        "version. Its value reaches callers without a name and a type.",
    ),
    "S141": Code(
        _WARNING,
        "success without a schema",
        "The operation gives JSON that nothing describes: its callers get untyped data, and no contract test can judge it.",
    ),
    "S142": Code(
        _WARNING,
        "beta without its version",
        "The API selects its version by a header, and this operation calls itself beta but does not take the header: it "
        "would be called in the stable version, which does not have it.",
    ),
    "S143": Code(
        _WARNING,
        "no documented 429",
        "`rate-limit` or most operations say that this API limits calls. Without the response the body and the headers of "
        "a refusal are not known here. Not told of a document that hardly speaks of limits.",
    ),
    "S144": Code(
        _WARNING,
        "error that lacks a field",
        "It has the fields of another error of the same API but for some. APIs have one form of error more often than "
        "two, and what is missing is often the id that support asks for.",
    ),
    "S145": Code(
        _WARNING,
        "unsourced schema or operation",
        "The document lists its sources, and this part rests on none of them: nobody can check it when the API changes.",
    ),
    "S146": Code(
        _WARNING,
        "secret that is not marked",
        "A text field called like a credential is shown in reprs, logs and test output unless it is marked.",
    ),
    "S147": Code(
        _WARNING,
        "sunset near or past",
        "The operation may be gone soon, or is. Only `fragmint validate` looks: at the day given by `--as-of`, else at "
        "today; `generate` and `check` give the same on every day.",
    ),
    "S148": Code(
        _OFF,
        "operation without operationId",
        "Its method is called after its path, and is renamed when the path is. Off unless asked for: vendors leave out "
        "hundreds of them, the made names are good, and `x-fragmint` can give better ones.",
    ),
    "S149": Code(
        _WARNING,
        "names that differ in spelling only",
        "`fooBar` and `foo_bar` are one name in Python: the later one gets a number, and which is which is not seen.",
    ),
    "S150": Code(
        _OFF,
        "operation without description",
        "The docstring of its method says no more than its name. Off unless asked for: the client works as well, and only "
        "the owner of the document can write it.",
    ),
    "S151": Code(
        _WARNING,
        "security schemes that nothing requires",
        "Without a requirement no credential is sent, and calls are refused.",
    ),
    "S152": Code(
        _OFF,
        "unused schema",
        "No operation leads to it. Off unless asked for: vendors' documents hold many, and a part of such a document even "
        "more.",
    ),
    "S153": Code(
        _OFF,
        "GET without a body",
        "By the letter the operation answers with nothing, which is true of few. Off unless asked for: where the "
        "document means what it says, there is nothing to mend.",
    ),
}
