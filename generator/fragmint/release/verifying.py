"""Whether a wheel is what its own fragment gives: made again from what it carries, and compared file by file."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from email import message_from_bytes
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple, cast
from zipfile import BadZipFile, ZipFile

from packaging.version import Version

from fragmint import config, pipeline
from fragmint.config import ClientConfig
from fragmint.diagnostics import FragmintError
from fragmint.history import Edition
from fragmint.output import LOCK_NAME, FileTree, Manifest, sha256
from fragmint.pipeline import Reading
from fragmint.release import workbench
from fragmint.release.proposal import generator
from fragmint.render import custom_templates
from fragmint.spec import effective_name

_MOST_BYTES = 500_000_000


class _Carried(NamedTuple):
    """What a wheel says of its own making: its files, the folder of them that tells, and its manifest."""

    files: Mapping[str, bytes]
    folder: str
    manifest: Manifest

    @property
    def version(self) -> str:
        """The version that pip sees; FragmintError where it sees none."""
        told = [data for path, data in self.files.items() if path.endswith(".dist-info/METADATA")]
        try:
            (metadata,) = told
            return str(Version(str(message_from_bytes(metadata)["Version"])))
        except ValueError as error:
            raise FragmintError("the metadata of the wheel says no version") from error


def differences(wheel: Path, templates: Path | None = None) -> list[str]:
    """What differs from the wheel made again, a sentence for each file; nothing where the wheel is what it says.

    Raises FragmintError where it cannot be made again here: by another version of a tool, or without its own templates.
    """
    carried = _carried(wheel)
    _refuse_other_tools(carried.manifest)
    _refuse_other_templates(carried.manifest, templates)
    workbench.require_tools()
    with TemporaryDirectory(prefix="fragmint-") as scratch:
        tree = _again(carried, Path(scratch, "carried"), templates)
        made = Manifest.parse(tree[LOCK_NAME])
        # The changelog is made from records, which no wheel carries; so the manifest is compared by what it says.
        own = FileTree({**tree, LOCK_NAME: carried.files[carried.folder + LOCK_NAME]})
        folder = workbench.unpack(own, Path(scratch, "again"))
        again = _members(workbench.wheel(folder))
    return [*_differing(again, carried.files), *_unlike(made, carried)]


def _carried(wheel: Path) -> _Carried:
    files = _members(wheel)
    suffix = f"/_fragmint/{LOCK_NAME}"
    locks = [path for path in files if path.endswith(suffix) and path.count("/") == 2]
    if not locks and any(path.endswith("/_fragmint/config.json") for path in files):
        raise FragmintError(
            f"{wheel} has no manifest to be compared with: a build hook made it, or an old fragmint"
        )
    if len(locks) != 1:
        raise FragmintError(f"{wheel} carries no fragment: fragmint did not make it")
    return _Carried(files, locks[0].removesuffix(LOCK_NAME), Manifest.parse(files[locks[0]]))


def _members(wheel: Path) -> dict[str, bytes]:
    try:
        with ZipFile(wheel) as archive:
            if sum(each.file_size for each in archive.infolist()) > _MOST_BYTES:
                raise FragmintError(f"{wheel} is too large to be looked at")
            return {name: archive.read(name) for name in archive.namelist()}
    except OSError as error:
        raise FragmintError(f"{wheel} cannot be read: {error.strerror or error}") from error
    except (BadZipFile, zlib.error, NotImplementedError, RuntimeError) as error:
        raise FragmintError(f"{wheel} cannot be read as a wheel: {error}") from error


def _refuse_other_tools(manifest: Manifest) -> None:
    wanted = {"fragmint": manifest.fragmint, **manifest.tools}
    here = generator()
    found = [
        f"{name} {version} ({here.get(name, 'none')} is installed)"
        for name, version in wanted.items()
        if here.get(name) != version
    ]
    if found:
        raise FragmintError(f"the wheel was made by what is not installed here: {', '.join(found)}")


def _refuse_other_templates(manifest: Manifest, folder: Path | None) -> None:
    here = {path: sha256(content) for path, content in custom_templates(folder).items()}
    prefix = "templates/"
    wanted = {
        name.removeprefix(prefix): digest
        for name, digest in manifest.inputs.items()
        if name.startswith(prefix)
    }
    if here != wanted:
        found = sorted(
            path for path in here.keys() | wanted.keys() if here.get(path) != wanted.get(path)
        )
        raise FragmintError(
            f"the wheel was made by templates that are missing or other ones here: {', '.join(found)}\n"
            "    hint: say where they are: --templates DIR"
        )


def _again(carried: _Carried, folder: Path, templates: Path | None) -> FileTree:
    """The distribution, made from what the wheel carries."""
    inside = {
        path.removeprefix(carried.folder): content
        for path, content in carried.files.items()
        if path.startswith(carried.folder)
    }
    workbench.unpack(FileTree(inside), folder)
    client = replace(config.from_facts(inside.get("config.json", b""), folder), templates=templates)
    if not client.spec.resolve().is_relative_to(folder.resolve()):
        raise FragmintError(
            "the configuration in the package names a fragment outside of the package"
        )
    return _planned(client, carried)


def _planned(client: ClientConfig, carried: _Carried) -> FileTree:
    """A root that was cut or overlaid is carried beside the one that the author wrote, or in its place."""
    name = effective_name(client.spec.name)
    path = client.spec.with_name(name)
    root = path if path.is_file() else client.spec
    understood = pipeline.understand(Reading(root, recorded=carried.manifest.names))
    spec = f"{carried.folder}spec/"
    api = replace(
        understood.api,
        root_file=client.spec.name,
        effective_file=root.name,
        files={
            file.removeprefix(spec): content
            for file, content in carried.files.items()
            if file.startswith(spec)
        },
        left_out=_left_out(carried.manifest),
    )
    ready = pipeline.prepared(client, replace(understood, api=api))
    return pipeline.emit(ready, edition=Edition(carried.version)).tree


def _left_out(manifest: Manifest) -> tuple[tuple[str, str], ...]:
    told = manifest.selection.get("left-out", {})
    if not isinstance(told, dict):
        raise FragmintError("the manifest in the package does not say what was left out")
    return tuple(
        (str(name), str(reason)) for name, reason in cast("Mapping[str, object]", told).items()
    )


def _differing(again: Mapping[str, bytes], wheel: Mapping[str, bytes]) -> Iterator[str]:
    for path in sorted(again.keys() | wheel.keys()):
        if path not in wheel:
            yield f"missing from the wheel: {path}"
        elif path not in again:
            yield f"not made by fragmint: {path}"
        elif again[path] != wheel[path]:
            yield f"differs: {path}"


def _unlike(made: Manifest, carried: _Carried) -> Iterator[str]:
    """What the manifest says of files that are in the sdist only, and of names; the rest was compared already."""
    said = carried.manifest
    inside = {"CHANGELOG.md", *(f"src/{path}" for path in carried.files)}
    for path in sorted((made.files.keys() | said.files.keys()) - inside):
        if made.files.get(path) != said.files.get(path):
            yield f"differs from what the manifest says: {path}"
    if made.names != said.names:
        yield f"differs: the names in {carried.folder}{LOCK_NAME}"
