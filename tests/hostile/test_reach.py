"""Whatever addresses a document names, fragmint asks nobody and opens nothing but the files of the document."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import fragmint
from fragmint.spec.values import JsonObject, JsonValue
from support.commands import SPEC

# Tells of what Python tells its auditors: connections, processes, and every file that is opened.
PROGRAM = """
import json, os, sys
from fragmint.cli import main
told = []
def auditor(event, arguments):
    if event.startswith(("socket.", "urllib.", "ftplib.", "http.", "subprocess.", "os.system", "os.exec", "os.spawn")):
        told.append([event, ""])
    elif event == "open" and isinstance(arguments[0], (str, bytes)):
        told.append([event, os.path.realpath(os.fsdecode(arguments[0]))])
sys.addaudithook(auditor)
try:
    main()
finally:
    found = list(told)
    print("\\n" + json.dumps(found))
"""
REFERENCES = (
    *("http://127.0.0.1:1/a.yaml", "https://localhost/a.yaml#/x", "//127.0.0.1/a.yaml", "ftp://localhost/a"),
    *("file:///etc/passwd", "file:secret.yaml", "data:application/json,{}", "jar:file:a!/b", "urn:a:b"),
    *("/etc/passwd", "../secret.yaml", "a/../../secret.yaml", "..%2fsecret.yaml", "%2e%2e/secret.yaml"),
    *(r"..\secret.yaml", r"C:\secret.yaml", "C:/secret.yaml", r"\\host\share", "~/secret.yaml"),
    *("$HOME/secret.yaml", "/proc/self/environ", "/dev/stdin"),
)  # fmt: skip


def audited(folder: Path, *arguments: str) -> tuple[int, str, list[tuple[str, str]]]:
    """The exit code of a command, what it said of errors, and what it reached for."""
    command = [sys.executable, "-c", PROGRAM, *arguments]
    done = subprocess.run(
        command,
        cwd=folder,
        env={**os.environ, "TMPDIR": str(folder)},
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
    )
    return done.returncode, done.stderr, json.loads(done.stdout.splitlines()[-1])


def elsewhere(told: list[tuple[str, str]], folder: Path) -> list[tuple[str, str]]:
    """What was reached for beside a folder, Python and fragmint's own files."""
    own = Path(fragmint.__file__).resolve().parents[2]
    allowed = (
        str(folder.resolve()),
        sys.prefix,
        sys.base_prefix,
        str(own),
        "/dev/null",
        "/usr/share/zoneinfo",
    )
    return [each for each in told if each[0] != "open" or not each[1].startswith(allowed)]


def test_no_reference_leads_out_of_the_folder_of_a_document(tmp_path: Path) -> None:
    (tmp_path / "secret.yaml").write_text("{type: string}\n")
    (folder := tmp_path / "spec").mkdir()
    schemas: JsonValue = {f"S{n}": {"$ref": each} for n, each in enumerate(REFERENCES)}
    document: JsonValue = {
        "openapi": "3.1.0",
        "info": {"title": "A", "version": "1"},
        "components": {"schemas": schemas},
    }
    (folder / "openapi.json").write_text(json.dumps(document, indent=1))
    code, stderr, told = audited(folder, "generate", "openapi.json", "--output", "out")
    assert code == 2
    assert [path.name for path in folder.iterdir()] == ["openapi.json"]
    assert elsewhere(told, folder) == []
    for number in range(len(REFERENCES)):
        assert f"#/components/schemas/S{number}/$ref\n" in stderr


def test_no_address_of_a_document_is_asked(tmp_path: Path) -> None:
    address = "http://127.0.0.1:1/x"
    fields: JsonObject = {
        "jsonSchemaDialect": address,
        "externalDocs": {"url": address},
        "servers": [{"url": address}],
        "components": {
            "schemas": {
                "A": {"$id": f"{address}/a", "$schema": address, "externalDocs": {"url": address}}
            },
            "examples": {"A": {"externalValue": address}},
            "securitySchemes": {"A": {"type": "openIdConnect", "openIdConnectUrl": address}},
        },
    }
    (tmp_path / "openapi.yaml").write_text(
        SPEC + "".join(f"{name}: {json.dumps(each)}\n" for name, each in fields.items())
    )
    code, stderr, told = audited(tmp_path, "generate", "openapi.yaml", "--output", "out")
    assert (code, elsewhere(told, tmp_path)) == (0, []), stderr
