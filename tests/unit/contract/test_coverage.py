from __future__ import annotations

from pathlib import Path

from fragmint.contract import operations_tested_in

TESTED = """
@pytest.mark.operation("GET /a")
class TestGet:
    def test_it(self) -> None: ...
"""
EMPTY = """
@pytest.mark.operation("GET /empty")
class TestEmpty:
    def prepare(self) -> None: ...
"""
MISNAMED = """
@pytest.mark.operation("GET /misnamed")
class Get:
    def test_it(self) -> None: ...
"""
UNMARKED = """
class TestOther:
    def test_it(self) -> None: ...
"""


def test_an_operation_is_tested_by_a_class_that_is_marked_with_it_and_has_tests(
    tmp_path: Path,
) -> None:
    (tmp_path / "test_a.py").write_text(TESTED + EMPTY + MISNAMED + UNMARKED)
    (tmp_path / "test_b.py").write_text(
        TESTED.replace("GET /a", "PUT /b").replace("def", "async def")
    )
    (tmp_path / "conftest.py").write_text(TESTED.replace("GET /a", "GET /conftest"))

    assert operations_tested_in(tmp_path) == ["GET /a", "PUT /b"]
