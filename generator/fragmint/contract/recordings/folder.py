"""A folder of recordings: a folder for each operation, a file for each case."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from fragmint.atomic import put
from fragmint.contract.exchange import Answer, Traffic
from fragmint.contract.recordings.files import Recording, RecordingError, written
from fragmint.contract.values import JsonObject


def read(folder: Path) -> list[Recording]:
    """Every recording below a folder, in the order of their files. Raises RecordingError where there is none."""
    files = sorted(folder.rglob("*.yaml")) if folder.is_dir() else []
    if not files:
        raise RecordingError(f"{folder}: there is no recording here")
    return [Recording.read(_text(file), file.relative_to(folder).as_posix()) for file in files]


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise
    except OSError as error:
        raise RecordingError(f"{file}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise RecordingError(f"{file}: this is no text in UTF-8") from error


def traffic_in(folder: Path) -> list[Traffic]:
    """What the recordings below a folder hold. Raises RecordingError."""
    return [each.traffic for each in read(folder)]


def write(recordings: Iterable[Recording], folder: Path) -> list[Path]:
    """Write what is new, each to the file that is its source, and return these files; of several to a file the first counts.

    An answer to a wrong token, or of a server that was too busy or broken, counts least, and never replaces a better one. A file
    whose answer has not changed but for the values of its headers is left as it is, so that recording again tells what the API
    changed and nothing else.
    """
    chosen: dict[Path, Recording] = {}
    for recording in recordings:
        file = folder / recording.traffic.source
        if file not in chosen or (_failed(chosen[file]) and not _failed(recording)):
            chosen[file] = recording
    changed = {file: each for file, each in sorted(chosen.items()) if _is_news(file, each)}
    for file, recording in changed.items():
        put(file, recording.as_yaml())
    return list(changed)


def _failed(recording: Recording) -> bool:
    status = recording.traffic.answer.status
    return status in {401, 429} or status >= 500


def _is_news(file: Path, recording: Recording) -> bool:
    try:
        before = Recording.read(_text(file), file.name)
    except (FileNotFoundError, RecordingError):
        return True
    if _failed(recording) and not _failed(before):
        return False
    return _gist(before.traffic.answer) != _gist(recording.traffic.answer)


def _gist(answer: Answer) -> tuple[int, str, JsonObject, list[str]]:
    body = written(answer.body, answer.media_type)
    return answer.status, answer.media_type, body, sorted(answer.headers)
