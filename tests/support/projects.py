"""A project that releases a client: a folder under git with a fragment of an API in beta."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from pathlib import Path

from support.commands import fragmint

CLIENT = """\
[[tool.fragmint.client]]
name = "widgets"
spec = "spec/widgets/openapi.yaml"
urls = {Source = "https://acme.test/widgets"}
"""
FRAGMENT = """\
openapi: 3.1.0
info: {title: Widgets, version: "1"}
x-fragmint:
  version-header: Acme-Version
  default-version: "20260101"
servers: [{url: "https://api.acme.test"}]
paths:
  /widgets/{key}:
    get:
      operationId: getWidget
      summary: Get a widget
      x-fragmint: {resource: widgets, method: get}
      parameters:
        - {name: key, in: path, required: true, schema: {type: string}}
        - {name: Acme-Version, in: header, required: true, schema: {type: string, enum: [beta]}}
      responses:
        "200":
          description: The widget
          content: {application/json: {schema: {$ref: "#/components/schemas/Widget"}}}
components:
  schemas:
    Widget:
      type: object
      required: [key, state]
      properties:
        key: {type: string}
        state: {$ref: "#/components/schemas/State"}
    State: {type: string, enum: [draft, live]}
"""
_DAY = 24 * 60 * 60
_FIRST_DAY = 1_767_225_600  # 2026-01-01


class Project:
    """The folder; what is written to it is committed before it is released."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.fragment = folder / "spec" / "widgets" / "openapi.yaml"
        self.released = folder / "spec" / "widgets" / "released"
        self.output = folder / "generated" / "widgets"
        self.dist = folder / "dist"

    @classmethod
    def create(cls, folder: Path, fragment: str = FRAGMENT) -> Project:
        """Make one, of which nothing is released yet."""
        made = cls(folder)
        made.fragment.parent.mkdir(parents=True)
        made.fragment.write_text(fragment)
        folder.joinpath("pyproject.toml").write_text(CLIENT)
        folder.joinpath(".gitignore").write_text("/dist/\n")
        made.git("init", "--quiet")
        made.commit()
        return made

    def edit(self, before: str, after: str) -> None:
        """Replace the one place of a text in the fragment, and commit that."""
        text = self.fragment.read_text()
        assert text.count(before) == 1, f"{before!r} stands there {text.count(before)} times"
        self.fragment.write_text(text.replace(before, after))
        self.commit()

    def commit(self) -> None:
        """Commit everything."""
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", "Change")

    def release(
        self,
        *options: str,
        day: int = 0,
        status: int = 0,
        environment: Mapping[str, str] | None = None,
    ) -> subprocess.CompletedProcess[str]:
        """Release the client on a day of 2026, counted from 0; the command must end with that status."""
        told = {**(environment or {}), "SOURCE_DATE_EPOCH": self.epoch(day)}
        return self.fragmint("release", "widgets", *options, status=status, environment=told)

    def epoch(self, day: int) -> str:
        """The second at which that day begins."""
        return str(_FIRST_DAY + day * _DAY)

    def fragmint(
        self,
        *arguments: str | Path,
        status: int = 0,
        environment: Mapping[str, str] | None = None,
    ) -> subprocess.CompletedProcess[str]:
        """Run a command in the folder; it must end with that status."""
        done = fragmint(*arguments, cwd=self.folder, **(environment or {}))
        assert done.returncode == status, done.stdout + done.stderr
        return done

    def git(self, *arguments: str) -> None:
        """Run git in the folder, as somebody."""
        somebody = ("-c", "user.name=Ada", "-c", "user.email=ada@acme.test")
        quiet = ("-c", "commit.gpgsign=false", "-c", "init.defaultBranch=main")
        command = ("git", *somebody, *quiet, *arguments)
        subprocess.run(command, cwd=self.folder, check=True, capture_output=True)

    def version(self) -> str:
        """The version that the files of the client say."""
        text = (self.output / "src" / "widgets" / "_version.py").read_text()
        return text.rpartition('__version__ = "')[2].rstrip('"\n')

    def changelog(self) -> str:
        """The changelog of the client."""
        return (self.output / "CHANGELOG.md").read_text()

    def wheel(self, version: str) -> Path:
        """The wheel of a release."""
        return self.dist / f"widgets-{version}-py3-none-any.whl"
