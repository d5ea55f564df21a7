"""The command `rehearse`: what a graduation brings for callers, told before the vendor does it."""

from __future__ import annotations

from pathlib import Path

from fragmint.cli import differing
from fragmint.cli.clients import configured
from fragmint.cli.report import Report, plural, progress


def rehearse(name: str, api_version: str, overlays: tuple[Path, ...], report: Report) -> None:
    """Play tomorrow for one client, and tell of it."""
    from fragmint.changes import Bump, verdict
    from fragmint.release import rehearsal

    (client,) = configured([name])
    with progress(client.name, report.quiet) as tell_stage:
        played = rehearsal.rehearse(client, api_version, overlays, tell_stage)
    judged = verdict(played.changes, Bump(client.beta_breaking))
    found = differing.Found(played.changes, judged, rewritten=True, surface=played.surface)
    told = {"graduated": played.graduated, "failed": played.failed, "tests": played.tests}
    report.clients.append({"client": client.name, **told, **differing.as_object(found)})
    for operation in played.graduated:
        report.say(f"{operation} asks for {api_version}")
    report.say(f"\n{differing.as_text(found)}\n")
    report.say(f"today's contract tests against tomorrow's API: {played.tests}")
    for test in played.failed:
        report.say(f"  {test}")
    report.say(f"{plural(len(played.failed), 'test')} of today fail; nothing was written")
