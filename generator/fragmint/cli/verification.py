"""The command `verify`: whether a wheel is what its own fragment gives."""

from __future__ import annotations

from pathlib import Path

from fragmint.cli.report import Report, plural, progress


def verify(wheel: Path, templates: Path | None, report: Report) -> bool:
    """Tell every file that is not as it would be made again; whether there is none."""
    from fragmint.release import verifying

    with progress(wheel.name, report.quiet):
        found = verifying.differences(wheel, templates)
    for each in found:
        report.say(each)
    report.clients.append({"wheel": str(wheel), "differences": found})
    said = f"{plural(len(found), 'difference')} to" if found else "is"
    report.say(f"{wheel}: {said} what its fragment gives")
    return not found
