"""The commands as people run them. What a bad document or output is told is in tests/golden and tests/unit/output."""

from __future__ import annotations

import json
import os
import pty
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from support.commands import FRAGMINT, SPEC, fragmint, listing
from support.trees import contents

ROOT = Path(__file__).resolve().parents[2]
CONFIG = '[[tool.fragmint.client]]\nname = "{0}"\nspec = "{0}.yaml"\noutput = "out/{0}"\n'
WARNS = SPEC.replace('{"200": {description: fine}}', '{"200": {}}')
UNDECLARED = SPEC.replace("  /things:", "  /things/{id}:")


@pytest.fixture
def spec(tmp_path: Path) -> Path:
    """A folder of its own that holds one document."""
    (tmp_path / "things.yaml").write_text(SPEC, "utf-8")
    return tmp_path / "things.yaml"


@pytest.fixture(scope="module")
def minted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with one client, generated."""
    folder = tmp_path_factory.mktemp("minted")
    (folder / "pyproject.toml").write_text(CONFIG.format("things"), "utf-8")
    (folder / "things.yaml").write_text(WARNS, "utf-8")
    done = fragmint("generate", cwd=folder)
    assert (done.returncode, listing(folder / "out")[0]) == (0, "things")
    return folder


BAD = {
    "a file that is missing": ("absent.yaml", None, "L101"),
    "a file that is no YAML": ("bad.yaml", "a: [", "L102"),
    "a duplicate key": ("bad.yaml", f"{SPEC}paths: {{}}\n", "L103"),
    "a document that is no OpenAPI": ("bad.yaml", "hello: world\n", "L106"),
    "Swagger 2.0": ("bad.yaml", "swagger: '2.0'\n", "L107"),
    "a $ref that leads nowhere": (
        "bad.yaml",
        SPEC.replace("{description: fine}", '{$ref: "#/components/responses/No"}'),
        "L110",
    ),
    "an undeclared path parameter": ("bad.yaml", UNDECLARED, "S104"),
}


@pytest.mark.parametrize("what", BAD)
def test_bad_documents_end_with_2_a_place_and_a_code_and_write_nothing(
    tmp_path: Path, what: str
) -> None:
    name, text, code = BAD[what]
    if text is not None:
        (tmp_path / name).write_text(text, "utf-8")
    before = listing(tmp_path)
    done = fragmint("generate", name, "--output", "out", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert re.search(rf"^{name}:\d+:\d+: error\[{code}\] ", done.stderr, re.MULTILINE)
    assert re.search(r"^1 error(, \d warnings?)?\. Nothing was written\.\n\Z", done.stderr, re.M)
    assert listing(tmp_path) == before


def test_a_folder_of_somebody_else_is_refused(spec: Path) -> None:
    (spec.parent / "out").mkdir()
    (spec.parent / "out" / "thesis.tex").write_text("words")
    done = fragmint("generate", spec.name, "--output", "out", cwd=spec.parent)
    assert done.returncode == 2
    assert "out:1:1: error[W113]" in done.stderr
    assert "    hint: " in done.stderr
    assert listing(spec.parent / "out") == ["thesis.tex"]


def test_a_hand_edited_file_is_refused_and_kept(minted: Path) -> None:
    readme = minted / "out" / "things" / "README.md"
    own = readme.read_text("utf-8")
    readme.write_text("mine")
    try:
        done = fragmint("generate", cwd=minted)
        assert done.returncode == 2
        assert "out/things/README.md:1:1: error[W112]" in done.stderr
        assert readme.read_text("utf-8") == "mine"
    finally:
        readme.write_text(own, "utf-8")


@pytest.mark.parametrize(
    "arguments",
    [
        ["generate", "things.yaml"],
        ["generate", "--output", "out"],
        ["generate", "things.yaml", "-o", "out", "--package", "../up"],
        ["generate", "things.yaml", "-o", "out", "--client", "things"],
        ["generate", "--format", "yaml"],
        ["mint"],
    ],
)
def test_bad_usage_ends_with_2_and_writes_nothing(spec: Path, arguments: list[str]) -> None:
    done = fragmint(*arguments, cwd=spec.parent)
    assert (done.returncode, done.stdout) == (2, "")
    assert "rror: " in done.stderr
    assert "Traceback" not in done.stderr
    assert listing(spec.parent) == ["things.yaml"]


def test_a_client_that_is_not_configured_is_refused_with_those_that_are(minted: Path) -> None:
    done = fragmint("generate", "--client", "nothings", cwd=minted)
    assert done.returncode == 2
    assert "there are: things" in done.stderr


def test_a_second_run_says_that_nothing_changed_and_touches_nothing(minted: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in (minted / "out").rglob("*")}
    done = fragmint("generate", cwd=minted)
    assert re.search(r": 0 written, 0 changed, 0 removed, \d+ unchanged files in ", done.stdout)
    assert {path: path.stat().st_mtime_ns for path in (minted / "out").rglob("*")} == before


def test_check_ends_with_0_in_sync_and_1_with_a_diff(minted: Path) -> None:
    assert fragmint("check", cwd=minted).stdout == "things: out/things is in sync\n"
    version = minted / "out/things/src/things/_version.py"
    own = version.read_text("utf-8")
    version.write_text(own.replace("0.1.0", "9.9.9"), "utf-8")
    try:
        done = fragmint("check", cwd=minted)
        assert done.returncode == 1
        assert "edited by hand: src/things/_version.py" in done.stdout
        assert '-__version__ = "9.9.9' in done.stdout
        told = json.loads(fragmint("check", "--format", "json", cwd=minted).stdout)
        (drift,) = told["clients"][0]["drift"]
        assert (drift["path"], drift["kind"]) == ("src/things/_version.py", "edited by hand")
        annotations = fragmint("check", "--format", "github", cwd=minted).stdout
        assert "::error file=out/things/src/things/_version.py::edited by hand" in annotations
    finally:
        version.write_text(own, "utf-8")


def test_warnings_are_told_and_do_not_stop_a_command(minted: Path) -> None:
    done = fragmint("validate", cwd=minted)
    assert done.returncode == 0
    assert re.match(r"things\.yaml:\d+:\d+: warning\[S123\] ", done.stderr)


@pytest.mark.parametrize("command", ["generate", "check", "validate"])
def test_json_holds_the_warnings_with_their_places(minted: Path, command: str) -> None:
    done = fragmint(command, "--format", "json", cwd=minted)
    told = json.loads(done.stdout)
    of_documents = {"documents"} if command == "validate" else set[str]()
    assert set(told) == {"clients", "diagnostics"} | of_documents
    (found,) = told["diagnostics"]
    assert found == {
        "code": "S123",
        "severity": "warning",
        "message": found["message"],
        "file": "things.yaml",
        "line": 8,
        "column": 19,
        "pointer": "/paths/~1things/get/responses/200",
        "hint": found["hint"],
    }
    facts = {"client": "things", "output": "out/things"}
    counts = {"written": 0, "changed": 0, "removed": 0, "unchanged": len(contents(minted / "out"))}
    of_each_command: dict[str, object] = {
        "generate": [{**facts, **counts}],
        "check": [{**facts, "drift": []}],
        "validate": [],
    }
    assert told["clients"] == of_each_command[command]
    assert done.stderr == ""


def test_json_and_github_tell_errors_on_stdout(tmp_path: Path) -> None:
    (tmp_path / "a,b.yaml").write_text(UNDECLARED, "utf-8")
    done = fragmint("validate", "a,b.yaml", "--format", "json", cwd=tmp_path)
    assert [found["code"] for found in json.loads(done.stdout)["diagnostics"]] == ["S104"]
    done = fragmint("validate", "a,b.yaml", "--format", "github", cwd=tmp_path)
    assert re.match(r"::error file=a%2Cb\.yaml,line=\d+,col=\d+,title=S104::.+\n$", done.stdout)


def test_mistakes_of_every_client_are_told_at_once_and_no_client_is_written(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text(
        "".join(CONFIG.format(name) for name in ("a", "b", "c")), "utf-8"
    )
    for name, text in {"a": SPEC, "b": UNDECLARED, "c": "swagger: '2.0'"}.items():
        (tmp_path / f"{name}.yaml").write_text(text, "utf-8")
    before = listing(tmp_path)
    done = fragmint("generate", cwd=tmp_path)
    assert done.returncode == 2
    assert re.findall(r"^(\w\.yaml).*error\[(\w+)\]", done.stderr, re.MULTILINE) == [
        ("b.yaml", "S104"),
        ("c.yaml", "L107"),
    ]
    assert listing(tmp_path) == before


def test_diagnostics_name_files_as_they_lie_from_here(minted: Path) -> None:
    below = minted / "below"
    below.mkdir(exist_ok=True)
    done = fragmint("validate", cwd=below)
    assert done.stderr.startswith("../things.yaml:8:19: warning")


@pytest.mark.parametrize("command", ["generate", "validate"])
def test_quiet_says_nothing_of_success(minted: Path, command: str) -> None:
    done = fragmint(command, "--quiet", cwd=minted)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_quiet_still_tells_errors(tmp_path: Path) -> None:
    done = fragmint("validate", "absent.yaml", "--quiet", cwd=tmp_path)
    assert "error[L101]" in done.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ("curate", "none.yaml", "--operation", "a"),
        ("deviations", "none.yaml", "--har", "none.har"),
        ("diff", "none.yaml", "things.yaml"),
        ("evidence", "none.yaml"),
        ("mock", "none.yaml"),
    ],
)
def test_what_stops_a_command_is_json_where_its_account_would_be(
    spec: Path, arguments: tuple[str, ...]
) -> None:
    done = fragmint(*arguments, "--format", "json", cwd=spec.parent)
    told = json.loads(done.stdout)
    assert (done.returncode, done.stderr) == (2, "")
    assert told["diagnostics"] or told["error"]


def test_progress_and_colours_are_for_terminals_only(minted: Path) -> None:
    piped = fragmint("generate", cwd=minted)
    assert "\x1b" not in piped.stdout + piped.stderr
    assert "rendering" not in piped.stderr
    shown = _on_a_terminal(minted, "validate")
    assert "\x1b[33mwarning[S123]\x1b[0m" in shown
    assert "\x1b[33m" not in _on_a_terminal(minted, "validate", NO_COLOR="1")
    assert "rendering" in _on_a_terminal(minted, "check")


def test_an_interrupt_ends_with_130_and_leaves_nothing_behind(tmp_path: Path) -> None:
    # Large enough that it is not rendered before the signal comes.
    spec = shutil.copy(ROOT / "tests" / "corpus" / "airflow.json", tmp_path)
    leader, follower = pty.openpty()
    process = subprocess.Popen(
        [FRAGMINT, "generate", spec, "-o", "out"],
        cwd=tmp_path,
        stdout=subprocess.DEVNULL,
        stderr=follower,
        start_new_session=True,
        # Whoever runs in the background of a shell is told to ignore it, and children are told by them.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    os.close(follower)
    shown = b""
    while b"rendering" not in shown:
        shown += os.read(leader, 1024)
    os.killpg(process.pid, signal.SIGINT)
    assert _rest(leader).count(b"Traceback") == 0
    assert process.wait() == 130
    assert listing(tmp_path) == ["airflow.json"]


def test_help_loads_none_of_the_heavy_libraries() -> None:
    heavy = {"datamodel_code_generator", "black", "jinja2", "pydantic", "rich", "jsonschema_rs"}
    program = f"""
import sys
from fragmint.cli import app
try:
    app(["--help"])
except SystemExit:
    print(sorted({heavy!r} & set(sys.modules)), file=sys.stderr)
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert done.stderr == "[]\n"


def test_the_version_is_told() -> None:
    done = fragmint("--version", cwd=Path("/"))
    assert re.fullmatch(r"fragmint \d+\.\d+\.\d+\S*\n", done.stdout)


def test_a_spec_alone_is_generated_and_checked_without_a_project(spec: Path) -> None:
    options = (spec.name, "-o", "out", "--package", "acme")
    done = fragmint("generate", *options, cwd=spec.parent)
    assert done.stdout.startswith("acme: 1 operation -> out: ")
    assert "src/acme/_client.py" in contents(spec.parent / "out")
    assert fragmint("check", *options, cwd=spec.parent).stdout == "acme: out is in sync\n"


def _on_a_terminal(folder: Path, *arguments: str, **environment: str) -> str:
    """What a command shows on standard error where that is a terminal."""
    leader, follower = pty.openpty()
    clean = {name: value for name, value in os.environ.items() if name != "NO_COLOR"}
    with subprocess.Popen(
        [FRAGMINT, *arguments],
        cwd=folder,
        env={**clean, "TERM": "xterm", **environment},
        stdout=subprocess.DEVNULL,
        stderr=follower,
    ):
        os.close(follower)
        return _rest(leader).decode()


def _rest(leader: int) -> bytes:
    """Everything that is still written to a terminal, until nobody has it open."""
    shown = b""
    while True:
        try:
            shown += os.read(leader, 1024)
        except OSError:  # what Linux says at the end
            os.close(leader)
            return shown
