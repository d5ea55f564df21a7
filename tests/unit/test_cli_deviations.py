"""The command `deviations` as people run it. What each kind of traffic shows is in tests/unit/contract/deviations."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from launchdarkly_releases import Client, Deviation
from typer.testing import CliRunner, Result

from fragmint.cli import app
from fragmint.contract.exchange import Traffic
from support.fragment import FOLDER
from support.vendor import TOKEN, Vendor
from unit.contract.deviations.traffic import document, traffic

ROOT = Path(__file__).resolve().parents[2]
SPEC = """\
components:
  schemas:
    Thing: {type: object, properties: {name: {type: string}}}
"""
FINE = 'GET /things answers 200 {"name": "a"}'
NEW = 'GET /things answers 200 {"name": "a", "size|`<b>": "\\u001b[31m"}'
OLD = "GET /things answers 204"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the command runs: in a folder with a document."""
    (tmp_path / "openapi.yaml").write_text(document(SPEC), "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def har(*lines: str) -> str:
    """The name of a HAR file with this traffic, which is written."""
    entries = [_entry(traffic(line)) for line in lines]
    Path("traffic.har").write_text(json.dumps({"log": {"version": "1.2", "entries": entries}}))
    return "traffic.har"


def _entry(seen: Traffic) -> dict[str, object]:
    request, answer = seen.request, seen.answer
    content = {"mimeType": answer.media_type, "text": answer.body.decode()}
    return {
        "startedDateTime": seen.seen,
        "request": {"method": request.method, "url": f"https://things.example/v1{request.path}"},
        "response": {"status": answer.status, "content": content},
    }


def run(*arguments: str) -> Result:
    """What the command did."""
    return CliRunner().invoke(app, ["deviations", *arguments])


@pytest.mark.usefixtures("folder")
def test_traffic_as_documented_ends_with_0_and_a_count() -> None:
    done = run("openapi.yaml", "--har", har(FINE))
    assert (done.exit_code, done.stdout) == (0, "0 deviations\n")


@pytest.mark.usefixtures("folder")
def test_a_report_ends_with_1_and_the_next_step_and_obeys_no_control_characters() -> None:
    done = run("openapi.yaml", "--har", har(FINE, NEW, OLD))
    assert done.exit_code == 1
    assert done.stdout.splitlines() == [
        "GET /things",
        "  D101 /size|`<b>: undeclared field: string",
        '       once, first 2026-11-22T10:00:00Z in traffic.har, entry 2: "\\u001b[31m"',
        "       openapi.yaml:14:5",
        "  D111 status 204: undeclared status",
        "       once, first 2026-11-22T10:00:00Z in traffic.har, entry 3",
        "       openapi.yaml:8:7",
        "",
        "2 deviations",
        "next: --patch overlay.yaml writes the overlay that mends 2, for review",
    ]


@pytest.mark.usefixtures("folder")
def test_markdown_is_a_table_whatever_the_values_hold() -> None:
    done = run("openapi.yaml", "--har", har(NEW), "--format", "markdown")
    lines = done.stdout.splitlines()
    assert lines[0] == "### `GET /things`"
    (row,) = (line for line in lines if line.startswith("| D101"))
    assert len(re.findall(r"(?<!\\)\|", row)) == 7


@pytest.mark.usefixtures("folder")
def test_json_has_all_that_is_known_of_each() -> None:
    done = run("openapi.yaml", "--har", har(NEW), "--format", "json")
    (told,) = json.loads(done.stdout)["deviations"]
    assert told["severity"] == "error"
    assert (told["file"], told["line"]) == ("openapi.yaml", 14)
    assert told["fix"][0]["target"] == "$.components.schemas.Thing"
    assert told["known"] is False


@pytest.mark.usefixtures("folder")
def test_the_patch_is_written_and_as_an_overlay_ends_the_deviations() -> None:
    done = run("openapi.yaml", "--har", har(NEW, OLD), "--patch", "fix.yaml")
    assert done.exit_code == 1
    assert "fix.yaml: review it" in done.stderr
    again = run("openapi.yaml", "--har", har(NEW, OLD), "--overlay", "fix.yaml")
    assert (again.exit_code, again.stdout) == (0, "0 deviations\n")


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("name", ["openapi.yaml", "fix.yaml"])
def test_the_patch_takes_the_place_of_no_other_file(name: str) -> None:
    Path("fix.yaml").write_text("overlay: 1.0.0  # reviewed\n", "utf-8")
    before = Path(name).read_bytes()

    done = run("openapi.yaml", "--har", har(NEW), "--patch", name)

    assert (done.exit_code, Path(name).read_bytes()) == (2, before)
    assert f"error: {name} is there and holds something else: name another" in done.stderr


@pytest.mark.usefixtures("folder")
def test_the_same_patch_may_be_written_twice() -> None:
    arguments = ("openapi.yaml", "--har", har(NEW), "--patch", "fix.yaml")
    assert [run(*arguments).exit_code for _ in range(2)] == [1, 1]


@pytest.mark.usefixtures("folder")
def test_no_patch_is_written_where_there_is_nothing_to_mend() -> None:
    done = run("openapi.yaml", "--har", har(FINE), "--patch", "fix.yaml")
    assert "no overlay: nothing new that one could mend" in done.stderr
    assert not Path("fix.yaml").exists()


@pytest.mark.usefixtures("folder")
def test_known_deviations_end_with_0_until_their_day() -> None:
    entry = {"code": "D111", "operation": "GET /things", "pointer": "status 204"}
    entry |= {"reason": "r", "owner": "o", "expires": "2026-12-31"}
    Path("known.yaml").write_text(json.dumps({"deviations": [entry]}))
    asked = ("openapi.yaml", "--har", har(OLD), "--known", "known.yaml", "--as-of")
    before, after = run(*asked, "2026-12-31"), run(*asked, "2027-01-01")
    assert (before.exit_code, after.exit_code) == (0, 1)
    assert before.stdout.endswith("0 deviations, 1 known\n")
    assert "known.yaml:1:17: error[D162]" in after.stderr


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ((), "--har, --recordings or --log, one of them"),
        (("--har", "a", "--log", "b"), "--har, --recordings or --log, one of them"),
        (("--har", "openapi.yaml"), "openapi.yaml:1:1: error[D164] this is no JSON"),
        (("--recordings", "nowhere"), "nowhere: there is no recording here"),
        (("--log", "nowhere"), "nowhere:1:1: error[D164]"),
        (("--har", "a", "--known", "nowhere"), "nowhere:1:1: error[D161]"),
    ],
)
def test_wrong_input_ends_with_2_and_one_clear_error(arguments: tuple[str, ...], told: str) -> None:
    done = run("openapi.yaml", *arguments)
    assert done.exit_code == 2
    assert told in " ".join(done.stderr.replace("│", "").split())


def test_a_client_in_production_feeds_the_report_by_the_lines_of_the_page(folder: Path) -> None:
    page = (ROOT / "docs" / "deviations.md").read_text("utf-8")
    (program,) = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    names: dict[str, Callable[[Deviation], None]] = {}
    exec(program.partition("client = ")[0], names)  # what the page tells people to write
    with Vendor({"motto": TOKEN}) as vendor:
        client = Client(api_key=TOKEN, base_url=vendor.url, on_deviation=names["write_down"])
        with client:
            for _ in range(2):
                client.projects.get("default")
    assert TOKEN not in (folder / "deviations.jsonl").read_text("utf-8")
    done = run(str(FOLDER / "openapi.yaml"), "--log", "deviations.jsonl")
    assert done.exit_code == 1
    assert "GET /api/v2/projects/{projectKey}" in done.stdout
    assert "D101 /motto: undeclared field" in done.stdout
    assert "2 times, first 20" in done.stdout
    assert "next: mend the fragment, or list them in a file for --known" in done.stdout
