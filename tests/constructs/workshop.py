"""The clients of all the constructs in one folder, and what type checkers and the emitted tests say of them."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from constructs.cases import Case, Document
from e2e.environments import COMMANDS
from fragmint import pipeline
from fragmint.config import for_spec

# The calls import everything that they might name.
_OF_OUR_CALLS = {"reportUnusedImport", "reportWildcardImportFromLibrary"}


class _Verdicts(NamedTuple):
    """What the checkers found, and the document and the class of each emitted test with how it ended."""

    mypy: list[str]
    pyright: list[str]
    tests: list[tuple[tuple[str, str], str]]


class Workshop:
    """A folder with a client for each document, and a module `calls_<document>.py` with the call of each construct."""

    def __init__(self, folder: Path, documents: tuple[Document, ...]) -> None:
        self.folder = folder
        self.documents = documents
        self.sources = [f"{each.name}/src" for each in documents]
        self.tests = [f"{each.name}/tests" for each in documents]
        self.paths = [str(folder), *(str(folder / source) for source in self.sources)]

    def furnish(self) -> None:
        """Make every client, and write the calls."""
        for document in self.documents:
            client = for_spec(document.path, self.folder / document.name, document.package)
            pipeline.publish(pipeline.plan(client))
            calls = self.folder / f"calls_{document.name}.py"
            calls.write_text(_calls(document), encoding="utf-8")

    def faults(self, case: Case) -> list[str]:
        """What the type checkers have against the call of a construct, or against the package of its document."""
        ours = (f"{case.document}/", f"{case}:")
        found = [*self._verdicts.mypy, *self._verdicts.pyright]
        return [fault for fault in found if fault.startswith(ours)]

    def contract_results(self, case: Case) -> list[str]:
        """How the emitted tests of a construct ended."""
        named = (case.document, case.tested)
        return [ended for name, ended in self._verdicts.tests if name == named]

    @cached_property
    def _verdicts(self) -> _Verdicts:
        with ThreadPoolExecutor() as pool:
            tests = pool.submit(self._contract_results)
            mypy, pyright = pool.submit(self._faults_of_mypy), pool.submit(self._faults_of_pyright)
            return _Verdicts(mypy.result(), pyright.result(), tests.result())

    @property
    def _judged_tests(self) -> list[str]:
        """The emitted tests of one document, or of all: they take the checkers minutes."""
        return [*self.tests] if "FRAGMINT_FULL" in os.environ else [*self.tests][:1]

    def _faults_of_mypy(self) -> list[str]:
        files = [f"calls_{each.name}.py" for each in self.documents]
        # From the folder down, so that the tests of two clients are modules of two names.
        command = [
            "mypy",
            "--strict",
            "--explicit-package-bases",
            *files,
            *self.sources,
            *self._judged_tests,
        ]
        done = self._run(*command, MYPYPATH=os.pathsep.join(self.paths))
        return self._placed(re.findall(r"^(\S+?):(\d+): error: (.*)$", done, re.MULTILINE))

    def _faults_of_pyright(self) -> list[str]:
        copies = [f"{source}/*/_runtime" for source in self.sources[1:]]
        settings = {
            "typeCheckingMode": "strict",
            "extraPaths": self.sources,
            "include": ["calls_*.py", *self.sources, *self._judged_tests],
            "exclude": copies,  # of the runtime, which is the same in every package
        }
        self.folder.joinpath("pyrightconfig.json").write_text(json.dumps(settings))
        done = self._run("pyright", "--outputjson", "--pythonpath", sys.executable)
        found = [
            (
                os.path.relpath(each["file"], self.folder),
                each["range"]["start"]["line"] + 1,
                each["message"],
            )
            for each in json.loads(done)["generalDiagnostics"]
            if each["severity"] == "error" and each.get("rule") not in _OF_OUR_CALLS
        ]
        return self._placed(found)

    def _contract_results(self) -> list[tuple[tuple[str, str], str]]:
        """How each emitted test ended; a module stands in for the class of a function."""
        self.folder.joinpath("pytest.ini").write_text("[pytest]\n")
        report = self.folder / "report.xml"
        options = ["-q", "--import-mode=importlib", "-p", "no:cacheprovider"]
        path = os.pathsep.join(self.paths)
        options += ["-p", "no:schemathesis", "--ignore-glob=*test_client_*.py"]  # of no construct
        command = ["python", "-m", "pytest", *options, f"--junitxml={report}", *self.tests]
        self._run(*command, PYTHONPATH=path)
        results: list[tuple[tuple[str, str], str]] = []
        for case in ElementTree.parse(report).iter("testcase"):
            failed = any(child.tag in ("failure", "error", "skipped") for child in case)
            document, *_, name = case.get("classname", "").split(".")
            results.append(((document, name), "failed" if failed else "passed"))
        return results

    def _run(self, program: str, *arguments: str, **variables: str) -> str:
        done = subprocess.run(
            [COMMANDS / program, *arguments],
            cwd=self.folder,
            env={**os.environ, **variables},
            capture_output=True,
            text=True,
        )
        assert done.returncode in (0, 1), done.stdout + done.stderr
        return done.stdout

    def _placed(self, found: list[tuple[str, str | int, str]]) -> list[str]:
        """Each fault as `document-construct: fault`, or as `document/file:line: fault` for one in the package itself."""
        placed: list[str] = []
        for file, line, message in found:
            if "/" in file:
                placed.append(f"{file}:{line}: {message}")
                continue
            before = (self.folder / file).read_text(encoding="utf-8").splitlines()[: int(line)]
            functions = re.findall(r"^def (\w+)", "\n".join(before), re.MULTILINE)
            name = Path(file).stem.removeprefix("calls_")
            placed.append(f"{name}-{functions[-1] if functions else ''}: {message}")
        return placed


def _calls(document: Document) -> str:
    """One function a construct, whose answer has the type that is expected: the checkers read it, and the tests run it."""
    lines = ["from __future__ import annotations", "from typing import *"]
    lines += [f"from {document.package} import *"]
    lines += [f"import {document.package}.models as models", "from datetime import *", ""]
    lines += [
        f"def client(url: str) -> Client:\n    return Client(max_retries=0, {document.client})\n"
    ]
    for case in document.cases:
        lines += [f"def {case.name}(client: Client) -> {case.type}:"]
        if case.type == "None":  # mypy refuses the use of what is never anything else
            lines += [f"    {case.asks}", ""]
        else:
            lines += [f"    answer = {case.asks}", f"    assert_type(answer, {case.type})"]
            lines += ["    return answer", ""]
    return "\n".join(lines)
