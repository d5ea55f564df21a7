"""What command lines say, each option once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from fragmint.cli.report import Format, Sheet

FormatOption = Annotated[
    Format, typer.Option("--format", help="text, json, or github for annotations.")
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
SheetOption = Annotated[Sheet, typer.Option("--format", help="text, json or markdown.")]
