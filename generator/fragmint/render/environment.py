"""Where templates come from, and the one Jinja environment that renders them."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from fragmint.diagnostics import FragmintError
from fragmint.render.filters import FILTERS, SpecText

_MARKER = "client"


def templates_root() -> Path:
    """The templates: those in the installed package, else those of the checkout that an editable install points to.

    hatchling copies them into a wheel, and into site-packages of an editable install, where a copy would go stale; so the
    checkout is asked first only when this module lives in it.
    """
    package = Path(str(files("fragmint")))
    for candidate in (package.parents[1] / "templates", package / "templates"):
        if (candidate / _MARKER).is_dir():
            return candidate
    raise FragmintError(
        "fragmint is installed without its templates; install it again from a wheel or a checkout"
    )


def custom_templates(folder: Path | None) -> dict[str, bytes]:
    """The templates of a folder by their paths there, in order; none where there is no folder."""
    found = sorted(folder.rglob("*.j2")) if folder else []
    return {path.relative_to(folder or path).as_posix(): path.read_bytes() for path in found}


@cache
def environment(custom: Path | None = None) -> Environment:
    """A strict environment; a template in `custom` replaces fragmint's own of the same path.

    It is one for all clients, for compiling the templates takes longer than filling them in; a changed file is read again.
    """
    folders = [custom, templates_root()] if custom else [templates_root()]
    env = Environment(
        loader=FileSystemLoader(folders),
        undefined=StrictUndefined,
        autoescape=False,  # no HTML is emitted; each context has its own filter
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=_refuse_unescaped,
    )
    env.filters.update(FILTERS)
    return env


def _refuse_unescaped(value: object) -> object:
    if isinstance(value, SpecText):
        raise TypeError("text of the document reached a template without a filter")
    return value
