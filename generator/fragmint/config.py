"""Facts about the emitted packages, read once from `[tool.fragmint]` of pyproject.toml."""

from __future__ import annotations

import json
import keyword
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from importlib.resources import files
from pathlib import Path, PurePosixPath
from typing import Literal, cast

from packaging.specifiers import InvalidSpecifier, SpecifierSet

from fragmint.catalogue import entry, is_adjustable, nearest_code
from fragmint.diagnostics import (
    Diagnostic,
    FragmintError,
    Severity,
    SourceLocation,
    SpecError,
    printable,
)

BetaBreaking = Literal["minor", "major"]

_WITHOUT = "fragmint validate SPEC, or fragmint generate SPEC --output DIR"
_PACKAGE_SCHEMA = "config.schema.json"
# Where things lie on this machine, and what is told of a fragment, do not shape the package; nor does what is selected, for a
# package carries its fragment as it was selected.
_SHAPELESS = (
    "spec",
    "output",
    "templates",
    "overlays",
    "include",
    "exclude",
    "allow_partial",
    "rules",
    "baseline",
    "released",
    "beta_breaking",
)


@dataclass(frozen=True)
class ClientConfig:
    """One emitted distribution: what it is made from, where it goes and what it is called."""

    name: str
    spec: Path
    output: Path
    distribution: str
    package: str
    license: str = "MIT"
    authors: tuple[str, ...] = ()
    urls: Mapping[str, str] = field(default_factory=dict[str, str])
    requires_python: str = ">=3.11"
    templates: Path | None = None
    overlays: tuple[Path, ...] = ()
    rules: Mapping[str, Severity] = field(default_factory=dict[str, Severity])
    baseline: Path | None = None
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    allow_partial: bool = False
    released: Path | None = None  # where its release records are; a client of a file alone has none
    beta_breaking: BetaBreaking = "major"

    def facts(self) -> bytes:
        """The config as far as it shapes the output, as JSON; a package carries its fragment in `spec`."""
        told = {key: value for key, value in asdict(self).items() if key not in _SHAPELESS}
        told["spec"] = f"spec/{self.spec.name}"
        return (json.dumps(told, sort_keys=True, indent=2, ensure_ascii=False) + "\n").encode()


@dataclass(frozen=True)
class Config:
    """The clients of one project."""

    clients: tuple[ClientConfig, ...]


def find_project(start: Path) -> Path:
    """The nearest pyproject.toml at or above a folder that is no emitted client's; an error says how to go on without one."""
    for folder in (start, *start.parents):
        candidate = folder / "pyproject.toml"
        if candidate.is_file() and not (folder / "fragmint.lock").exists():
            return candidate
    raise _error(
        "C101",
        "no pyproject.toml here or above",
        Path("pyproject.toml"),
        hint=f"name a document: {_WITHOUT}",
    )


def read(project: Path) -> Config:
    """Read and check `[tool.fragmint]`; every mistake is told at once."""
    try:
        text = project.read_text(encoding="utf-8")
        document = tomllib.loads(text)
    except (OSError, UnicodeDecodeError) as error:
        raise _error("C102", f"cannot read the project file: {error}", project) from error
    except tomllib.TOMLDecodeError as error:
        raise SpecError([_syntax_error(error, project)]) from error
    tool: object = document.get("tool", {})
    known = cast("dict[str, object]", tool) if isinstance(tool, dict) else {}
    facts = known.get("fragmint", {})
    mistakes = sorted(_mistakes(facts, text, project), key=lambda found: found.sort_key)
    if mistakes:
        raise SpecError(mistakes)
    entries = cast("dict[str, list[dict[str, object]]]", facts).get("client", [])
    if not entries:
        hint = f"add one, or name a document: {_WITHOUT}"
        raise _error("C107", "there is no [[tool.fragmint.client]]", project, hint=hint)
    clients = tuple(_client(entry, project.parent) for entry in entries)
    return Config(_distinct(clients, text, project))


def for_spec(
    spec: Path,
    output: Path,
    name: str,
    package: str | None = None,
    overlays: tuple[Path, ...] = (),
) -> ClientConfig:
    """The config of a client made from a file alone; `name` is what it is called unless a package name is given."""
    if package is not None and package != package_name(package):
        raise FragmintError(
            f"{package!r} cannot be the name of a package: it takes small letters, digits and _, "
            "a letter first, and no word of Python's own"
        )
    distribution = "-".join(re.findall(r"[a-z0-9]+", (package or name).lower())) or "api-client"
    return ClientConfig(
        name=distribution,
        spec=spec,
        output=output,
        distribution=distribution,
        package=package or package_name(distribution),
        overlays=overlays,
    )


def from_facts(content: bytes, folder: Path) -> ClientConfig:
    """The config that `facts` gave, of a client whose fragment is below the folder; FragmintError if it is none."""
    try:
        told = cast("dict[str, object]", json.loads(content))
        entry = {key.replace("_", "-"): value for key, value in told.items()}
    except (ValueError, AttributeError) as error:
        raise FragmintError(f"the configuration in the package cannot be read: {error}") from error
    if found := list(_mistakes({"client": [entry]}, "", Path("config.json"))):
        raise FragmintError(f"the configuration in the package is wrong: {found[0].message}")
    return _client(entry, folder)


def package_name(distribution: str) -> str:
    """The import name of a distribution: `launchdarkly-releases` -> `launchdarkly_releases`."""
    name = re.sub(r"[^a-z0-9]+", "_", distribution.lower()).strip("_")
    return name if name.isidentifier() and not keyword.iskeyword(name) else f"api_{name}"


def schema() -> Mapping[str, object]:
    """The JSON Schema of `[tool.fragmint]`."""
    text = files("fragmint").joinpath(_PACKAGE_SCHEMA).read_text(encoding="utf-8")
    return cast("Mapping[str, object]", json.loads(text))


def _client(told_of: Mapping[str, object], folder: Path) -> ClientConfig:
    def told(key: str, default: str) -> str:
        value = told_of.get(key, default)
        return value if isinstance(value, str) else default

    def listed(key: str) -> tuple[str, ...]:
        return tuple(cast("list[str]", told_of.get(key, [])))

    name, spec = told("name", ""), told("spec", "")
    distribution = told("distribution", name)
    templates, baseline = told("templates", ""), told("baseline", "")
    rules = cast("Mapping[str, str]", told_of.get("rules", {}))
    return ClientConfig(
        name=name,
        spec=folder / spec,
        output=folder / told("output", f"generated/{name}"),
        distribution=distribution,
        package=told("package", package_name(distribution)),
        license=told("license", "MIT"),
        authors=listed("authors"),
        urls=cast("Mapping[str, str]", told_of.get("urls", {})),
        requires_python=told("requires-python", ">=3.11"),
        templates=folder / templates if templates else None,
        include=listed("include"),
        exclude=listed("exclude"),
        allow_partial=told_of.get("allow-partial") is True,
        overlays=tuple(folder / path for path in listed("overlays")),
        rules={code: Severity(rules[code]) for code in sorted(rules)},
        baseline=folder / baseline if baseline else None,
        released=folder / told("released", f"{PurePosixPath(spec).parent}/released"),
        beta_breaking=cast("BetaBreaking", told("beta-breaking", "major")),
    )


def _syntax_error(error: tomllib.TOMLDecodeError, project: Path) -> Diagnostic:
    """Where TOML ends to be TOML: this Python's parser says it in its message only."""
    place = re.search(r" \(at line (\d+), column (\d+)\)$", str(error))
    line, column = (int(place[1]), int(place[2])) if place else (1, 1)
    message = str(error).removesuffix(place[0] if place else "")
    location = SourceLocation(str(project), line, column)
    return Diagnostic("C103", printable(f"not TOML: {message}"), location)


def _mistakes(facts: object, text: str, project: Path) -> Iterator[Diagnostic]:
    """What the JSON Schema cannot accept, else what it cannot see."""
    import jsonschema_rs

    correct = True
    for error in jsonschema_rs.validator_for(dict(schema())).iter_errors(facts):
        correct = False
        path = [str(part) for part in error.instance_path]
        kind = error.kind
        if isinstance(kind, jsonschema_rs.ValidationErrorKind.AdditionalProperties):
            for key in kind.unexpected:
                yield _mistake("C104", f"`{key}` is not known here", text, project, [*path, key])
        else:
            yield _mistake("C104", error.message, text, project, path)
    clients = cast("dict[str, list[dict[str, str]]]", facts).get("client", []) if correct else []
    for index, client in enumerate(clients):
        place = ["client", str(index)]
        try:
            SpecifierSet(client.get("requires-python", ""))
        except InvalidSpecifier as error:
            yield _mistake("C105", str(error), text, project, [*place, "requires-python"])
        if keyword.iskeyword(package := client.get("package", "")):
            message = f"'{package}' is a word of Python and cannot be imported"
            yield _mistake("C105", message, text, project, [*place, "package"])
        yield from _wrong_rules(cast("dict[str, object]", client), text, project, place)


def _wrong_rules(
    client: Mapping[str, object], text: str, project: Path, place: list[str]
) -> Iterator[Diagnostic]:
    """Severities of codes that do not exist, or whose severity nobody may change."""
    for code in cast("dict[str, str]", client.get("rules", {})):
        at = [*place, "rules", code]
        if entry(code) is None:
            near = nearest_code(code)
            hint = f"did you mean {near}?" if near else "fragmint explain lists all codes"
            yield _mistake("C111", f"there is no rule {code!r}", text, project, at, hint)
        elif not is_adjustable(code):
            message = f"{code} is an error, and no client can be made past it: its severity stays"
            hint = f"see fragmint explain {code}"
            yield _mistake("C112", message, text, project, at, hint)


def _mistake(
    code: str, message: str, text: str, project: Path, path: list[str], hint: str | None = None
) -> Diagnostic:
    pointer = printable("".join(f"/{part}" for part in ["tool", "fragmint", *path]))
    location = _locate(text, project, path)
    return Diagnostic(code, printable(message), location, pointer=pointer, hint=hint)


def _distinct(
    clients: tuple[ClientConfig, ...], text: str, project: Path
) -> tuple[ClientConfig, ...]:
    """The clients, if no two share a name, a folder or a baseline."""
    found: list[Diagnostic] = []
    for index, client in enumerate(clients):
        for other in clients[:index]:
            for key in ("name", "output", "baseline"):
                mine = getattr(client, key)
                if mine is not None and mine == getattr(other, key):
                    location = _locate(text, project, ["client", str(index), key])
                    found.append(Diagnostic("C106", f"two clients have the same {key}", location))
    if found:
        raise SpecError(found)
    return clients


def _locate(text: str, project: Path, path: list[str]) -> SourceLocation:
    """The line of a key, else of the table around it: tomllib tells no positions."""
    lines = text.splitlines()
    in_client = len(path) > 1 and path[0] == "client"
    header = "[[tool.fragmint.client]]" if in_client else "[tool.fragmint]"
    headers = [number for number, line in enumerate(lines, 1) if line.strip() == header]
    index = int(path[1]) if in_client else 0
    start = headers[index] if index < len(headers) else 1
    found = start
    for key in path[2:] if in_client else path:
        # As `key = ...`, `key.inner = ...` or `[tool.fragmint.client.key]`; the key inside may stand on the same line.
        written = re.compile(rf"""^\s*(\[.*\.|[\w.-]+\.)?["']?{re.escape(key)}["']?\s*[].=]""")
        inline = re.compile(rf"""[{{,.]\s*["']?{re.escape(key)}["']?\s*=""")
        if found > start and inline.search(lines[found - 1]):
            continue
        after = enumerate(lines[found:], found + 1)
        found = next((number for number, line in after if written.search(line)), found)
    return SourceLocation(str(project), found)


def _error(code: str, message: str, path: Path, hint: str | None = None) -> SpecError:
    return SpecError([Diagnostic(code, message, SourceLocation(str(path)), hint=hint)])
