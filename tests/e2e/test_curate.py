"""`fragmint curate`, run as people run it, where it cannot do what it was asked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.commands import SPEC, fragmint, listing


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "vendor.yaml").write_text(SPEC)
    return tmp_path


def test_every_operation_that_there_is_not_is_told_at_once_with_the_nearest(folder: Path) -> None:
    wrong = ("--operation", "lisst", "--operation", "list", "--operation", "GET /thing")
    done = fragmint("curate", "vendor.yaml", *wrong, cwd=folder)

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "vendor.yaml:3:1: error[L141] the selector 'GET /thing' matches no operation\n"
        "    at #/paths\n"
        "    hint: did you mean 'GET /things'?\n"
        "vendor.yaml:3:1: error[L141] the selector 'lisst' matches no operation\n"
        "    at #/paths\n"
        "    hint: did you mean 'list'?\n"
        "2 errors. Nothing was written.\n"
    )
    assert listing(folder) == ["vendor.yaml"]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--check",), "there is no openapi.yaml yet: cut it out with --operation first"),
        (("--check", "--operation", "list"), "--check goes without --operation"),
        (("--operation", "list", "-o", "a.json"), "a curated file is YAML: name one that ends in .yaml"),
        (("--operation", "list", "-o", "vendor.yaml"), "vendor.yaml would be written to: name another --output"),
        ((), "no operation of vendor.yaml is chosen: name them with --operation"),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_refused_with_the_next_step(
    folder: Path, arguments: tuple[str, ...], told: str
) -> None:
    done = fragmint("curate", "vendor.yaml", *arguments, cwd=folder)

    assert done.returncode == 2
    assert told in " ".join(done.stderr.replace("│", " ").split())
    assert listing(folder) == ["vendor.yaml"]
