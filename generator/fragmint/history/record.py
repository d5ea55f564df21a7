"""`released/X.Y.Z.toml`: what one release was, and why. A record is never rewritten; whoever asks later is told what it says."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from packaging.version import InvalidVersion, Version

from fragmint.diagnostics import Diagnostic, SourceLocation, SpecError


@dataclass(frozen=True)
class Record:
    """One release: `epoch` is its second since 1970, `entry` its text in the changelog, as Markdown.

    `reasons` say what the verdict rests on; `override` is why the version is not the one that follows from them. `lock` is
    the SHA-256 of the package's manifest, which covers every file of it, and `generator` the versions that made it.
    """

    distribution: str
    version: Version
    epoch: int
    verdict: str
    reasons: tuple[str, ...]
    entry: str
    override: str
    lock: str
    generator: Mapping[str, str]

    @property
    def date(self) -> date:
        """The day of the release, in UTC."""
        return datetime.fromtimestamp(self.epoch, UTC).date()

    def to_toml(self) -> str:
        """The text of the record."""
        reasons = "".join(f"  {_quoted(each)},\n" for each in self.reasons)
        override = f"override = {_quoted(self.override)}\n" if self.override else ""
        tools = "".join(f"{name} = {_quoted(each)}\n" for name, each in self.generator.items())
        return (
            "# Written by fragmint release. The changelog is made from it: it is kept as it is.\n"
            f"distribution = {_quoted(self.distribution)}\n"
            f'version = "{self.version}"\n'
            f"date = {self.date}\n"
            f"epoch = {self.epoch}\n"
            f"verdict = {_quoted(self.verdict)}\n"
            f"reasons = [\n{reasons}]\n"
            f"{override}"
            f"lock = {_quoted(self.lock)}\n"
            f"entry = {_block(self.entry)}\n"
            f"\n[generator]\n{tools}"
        )

    @classmethod
    def parse(cls, text: str) -> Record:
        """The record of a text; raises ValueError with the reason if it is none."""
        told = tomllib.loads(text)
        try:
            return cls(
                distribution=_text(told["distribution"]),
                version=Version(_text(told["version"])),
                epoch=int(told["epoch"]),
                verdict=_text(told["verdict"]),
                reasons=tuple(_text(each) for each in told["reasons"]),
                entry=_text(told["entry"]),
                override=_text(told.get("override", "")),
                lock=_text(told["lock"]),
                generator={name: _text(each) for name, each in told["generator"].items()},
            )
        except KeyError as error:
            raise ValueError(f"it has no `{error.args[0]}`") from error
        except (AttributeError, TypeError) as error:
            raise ValueError(str(error)) from error


def past(folder: Path | None, distribution: str) -> tuple[Record, ...]:
    """The releases that a folder has records of, the newest first; no folder, no releases.

    Raises SpecError for what is no record (C121), and for the record of another distribution (C122).
    """
    paths = folder.glob("*.toml") if folder is not None else ()
    found = [_read(path) for path in sorted(paths)]
    for path, record in found:
        if record.distribution != distribution:
            message = f"this is a release of {record.distribution}, not of {distribution}"
            hint = f"say where those of {distribution} are: `released = ...` of its client"
            raise SpecError([Diagnostic("C122", message, SourceLocation(str(path)), hint=hint)])
    records = (record for _, record in found)
    return tuple(sorted(records, key=lambda record: record.version, reverse=True))


def snapshot_of(folder: Path, version: Version) -> Path:
    """Where the document is that was released as that version."""
    return folder / f"{version}.yaml"


def _read(path: Path) -> tuple[Path, Record]:
    try:
        record = Record.parse(path.read_text(encoding="utf-8"))
        if path.stem != str(record.version):
            raise ValueError(f"it says that it is of version {record.version}")
    except (OSError, ValueError, InvalidVersion) as error:
        message = f"this is no release record: {error}"
        raise SpecError([Diagnostic("C121", message, SourceLocation(str(path)))]) from error
    return path, record


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is no text")
    return value


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _block(text: str) -> str:
    """A string that keeps its lines."""
    inside = "\n".join(_quoted(line)[1:-1] for line in text.split("\n"))
    return f'"""\n{inside}"""'
