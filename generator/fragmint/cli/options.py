"""What command lines say, each option once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from fragmint.cli.report import Findings, Format, Sheet

FormatOption = Annotated[
    Format, typer.Option("--format", help="text, json, or github for annotations.")
]
FindingsOption = Annotated[
    Findings,
    typer.Option("--format", help="text, json, github for annotations, or sarif for code hosts."),
]
QuietOption = Annotated[bool, typer.Option("--quiet", "-q", help="Print errors only.")]
SpecArgument = Annotated[
    Path | None, typer.Argument(help="An OpenAPI file; without it, [tool.fragmint] says.")
]
ClientOption = Annotated[
    list[str] | None, typer.Option("--client", help="Only this client; may be repeated.")
]
IncludeOption = Annotated[
    list[str] | None,
    typer.Option(
        "--include",
        help="Only SPEC's operations that match: an operationId, tag:T, path:/p, method:get or 'GET /p', "
        "each with * and ?; may be repeated.",
    ),
]
ExcludeOption = Annotated[
    list[str] | None,
    typer.Option("--exclude", help="Not SPEC's operations that match; may be repeated."),
]
OverlayOption = Annotated[
    list[Path] | None,
    typer.Option("--overlay", help="Lay this OpenAPI Overlay over SPEC; may be repeated."),
]
PartialOption = Annotated[
    bool,
    typer.Option(
        "--allow-partial", help="Leave out, and name, the operations that cannot be generated."
    ),
]
UpstreamArgument = Annotated[
    Path, typer.Argument(help="A vendor's document, in a local file; nothing is fetched.")
]
OperationOption = Annotated[
    list[str] | None,
    typer.Option(
        "--operation",
        help="What to cut out, by the selectors of --include; remembered; may be repeated.",
    ),
]
TheirsOption = Annotated[
    list[str] | None,
    typer.Option("--theirs", help="Take upstream's side at this JSON pointer, and below it."),
]
OursOption = Annotated[
    list[str] | None,
    typer.Option("--ours", help="Say that the curated file is right there; '#' is all of it."),
]
SheetOption = Annotated[Sheet, typer.Option("--format", help="text, json or markdown.")]
