"""docs/rules.md, made from the catalogue of codes."""

from __future__ import annotations

from collections.abc import Iterator

from fragmint.catalogue import Entry, catalogue, is_adjustable

_HEAD = """# Rules

Everything that fragmint finds has a code. `fragmint explain CODE` says on the terminal what stands here. This page is made from
the catalogue of codes: `make golden` rewrites it.

An **error** is told where no client, or no honest one, can be made: nothing is written, and the exit code is 2. A **warning** is
only told. What is **off** is not looked for unless the configuration asks.

D codes are about traffic: `fragmint deviations` tells them and ends with 1, see [deviations.md](deviations.md). What follows here
is about the others.

## Other severities

```toml
[[tool.fragmint.client]]
name = "petstore"
spec = "spec/petstore/openapi.yaml"
rules = {S126 = "error", S125 = "off", S150 = "warning"}
baseline = "spec/petstore/baseline.yaml"
```

Warnings and what is off can be made `error`, `warning` or `off`. Errors stay errors: to lower one is itself an error of the
configuration. `generate`, `check`, the build hook and `validate` judge a configured client alike, but for S147, which needs a
day: `validate` takes it from `--as-of`, else from the calendar, the others never. `fragmint validate SPEC` reads no
configuration.

## Ignoring a finding where it is

`x-fragmint: {ignore: [CODE, ...]}` on an object silences findings of these codes about the object and what is written inside it,
in the same file: behind a `$ref` it works where the target is written. At the root it holds for the whole file. A code that does
not exist, or is that of an error, is an error (S160); an ignore that silences nothing is told (S161). Findings about an overlay
itself (O codes) are silenced by their severity or by the baseline only.

## Taking over a document as it is

`fragmint validate --write-baseline` writes the findings of today to the file that `baseline` names, or
`fragmint validate SPEC --baseline FILE --write-baseline` to FILE. They are not told any more; new ones are. The file is a list of
`code`, `file` (from the folder of the spec) and `pointer`, in a stable order; write a `reason` beside any of them, it is kept. An
entry whose finding is gone is told (S163), so that the list shrinks. Errors are never in it.

## What is printed

Text goes to standard error, of each kind of warning at most ten for a file; with more than twenty findings, counts by code
follow. `--format github` prints it as annotations, without pointers, to standard output, and `validate --format sarif` as a log
of SARIF 2.1.0, whose files are named as they lie from here, for code hosts to show beside the lines of a change. `--format json`
prints one object, with all findings:

```json
{
  "clients": [],
  "diagnostics": [
    {
      "code": "S104",
      "severity": "error",
      "message": "path parameter 'petId' is used in the path but not declared",
      "file": "spec/petstore/openapi.yaml",
      "line": 212,
      "column": 5,
      "pointer": "/paths/~1pets~1{petId}/get",
      "hint": "add it to `parameters` with `in: path` and `required: true`"
    }
  ]
}
```

`severity` is `error` or `warning`; `line` and `column` start at 1; `pointer` is a JSON pointer into `file`, or null; `hint` is
text or null. `clients` is filled by `generate` (`client`, `output`, and how many files were `written`, `changed`, `removed` and
`unchanged`) and by `check` (`client`, `output`, and `drift`: `path`, `kind` and `diff` of each difference). Where only a part of
a document was selected, each client has `kept` too: how many `operations` of `of_operations`, and `schemas` of `of_schemas`.
Where something had to be left out (`--allow-partial`), `left_out` lists the `name` of each and, in `because`, the diagnostics
that say why. `validate` lists its `documents`: the `file` of each, and `kept` where that applies. Where a command stops, `hints`
may hold a way out, and for a reason without a place `error` holds the sentence. Commands with an account of their own (`curate`,
`deviations`, `diff`, `evidence`, `mock`) print this object where they stop. Wrong usage of the command line is told as text.

`fragmint explain --format json` gives `code`, `severity` (`off` too), `adjustable`, `title`, `explanation`, `remedy`, `bad`,
`good` and `exclude` (the selector that both examples are read with, or empty) of a code, or all of them as a list `codes`.
"""
_SECTIONS = {
    "C": "Configuration",
    "L": "Reading",
    "O": "Overlays",
    "S": "The document",
    "G": "The API",
    "W": "The output",
    "D": "Traffic",
}


def page() -> str:
    """The whole page."""
    return "\n".join([_HEAD, "## All codes", "", *_table(), "", *_details()]).rstrip("\n") + "\n"


def _table() -> Iterator[str]:
    yield "| code | severity | |"
    yield "|---|---|---|"
    for entry in _ordered():
        yield f"| [{entry.code}](#{entry.code.lower()}) | {entry.severity} | {entry.title} |"


def _details() -> Iterator[str]:
    section = ""
    for entry in _ordered():
        if entry.code[0] != section:
            section = entry.code[0]
            yield from (f"## {_SECTIONS[section]}", "")
        yield from (f"### {entry.code}", "")
        adjustable = ", adjustable" if is_adjustable(entry.code) else ""
        yield from (f"**{entry.title}** ({entry.severity}{adjustable})", "")
        yield from (entry.explanation, "", entry.remedy, "")
        language = "toml" if section == "C" else "yaml"
        read_with = f', with `exclude = ["{entry.exclude}"]`' if entry.exclude else ""
        if entry.bad:
            yield from (f"Bad{read_with}:", "", f"```{language}", entry.bad.rstrip("\n"), "```", "")
        if entry.good:
            yield from (
                f"Good{read_with}:",
                "",
                f"```{language}",
                entry.good.rstrip("\n"),
                "```",
                "",
            )


def _ordered() -> list[Entry]:
    order = list(_SECTIONS)
    return sorted(catalogue().values(), key=lambda entry: (order.index(entry.code[0]), entry.code))
