from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from fragmint.curation import Curated, Settlement, base_of, curate, moved, write
from fragmint.diagnostics import FragmintError, SpecError

DOCUMENT = """\
openapi: 3.1.0
info: {title: Shop, version: "1"}
paths:
  /pets:
    get: {operationId: listPets, responses: {"200": {$ref: "#/components/responses/Pets"}}}
  /orders/{id}:
    get:
      operationId: getOrder
      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
      responses: {"200": {description: The order, content: {application/json: {schema: {$ref: "#/components/schemas/Order"}}}}}
components:
  responses: {Pets: {description: All pets}}
  schemas: {Order: {type: object}}
"""
Run = Callable[..., Curated]


@pytest.fixture
def upstream(tmp_path: Path) -> Path:
    path = tmp_path / "shop.yaml"
    path.write_text(DOCUMENT)
    return path


@pytest.fixture
def output(tmp_path: Path) -> Path:
    return tmp_path / "spec" / "openapi.yaml"


@pytest.fixture
def run(upstream: Path, output: Path) -> Run:
    def run(*selectors: str, settlement: Settlement | None = None) -> Curated:
        curated = curate(upstream, output, selectors, settlement or Settlement())
        write(curated)
        return curated

    return run


def replace(file: Path, before: str, after: str) -> None:
    text = file.read_bytes().decode()
    assert text.count(before) == 1
    file.write_bytes(text.replace(before, after).encode())


def test_more_operations_may_be_chosen_later(run: Run, output: Path) -> None:
    run("listPets")
    kept = output.read_text().splitlines()

    assert [each.pointer for each in run("getOrder").merged.changes] == [
        "/paths/~1orders~1{id}",
        "/components/schemas",
    ]
    assert [line for line in kept if line not in output.read_text().splitlines()] == []
    assert run().kept.operations == 2


def test_an_operation_that_is_taken_out_by_hand_takes_with_it_what_only_it_needed(
    run: Run, output: Path, upstream: Path
) -> None:
    run("listPets", "getOrder")
    text = output.read_text()
    output.write_text(text[: text.index("  /orders")] + text[text.index("components:") :])
    replace(upstream, "The order", "An order")

    result = run().merged

    assert ([each.pointer for each in result.changes], result.conflicts) == (
        ["/components/schemas/Order"],
        (),
    )
    assert "Order" not in output.read_text() + base_of(output).read_text()


def test_an_operation_is_found_again_under_another_path_by_its_id(
    run: Run, output: Path, upstream: Path
) -> None:
    run("getOrder")
    replace(upstream, "/orders/{id}:", "/v2/orders/{id}:")

    assert [each.kind for each in moved(upstream, output)] == ["removed", "added"]
    run()
    assert "  /v2/orders/{id}:\n" in output.read_text()
    assert moved(upstream, output) == ()


def test_a_run_that_was_interrupted_between_its_two_files_is_made_good_by_the_next(
    run: Run, output: Path, upstream: Path
) -> None:
    run("listPets")
    before = base_of(output).read_text()
    replace(upstream, "All pets", "Every pet")
    run()
    base_of(output).write_text(before)

    result = run().merged

    assert (result.changes, result.conflicts) == ((), ())
    assert "Every pet" in base_of(output).read_text()


def test_byte_order_mark_and_line_ends_stay(run: Run, output: Path, upstream: Path) -> None:
    run("listPets")
    output.write_bytes("\ufeff".encode() + output.read_bytes().replace(b"\n", b"\r\n"))
    replace(upstream, "All pets", "Every pet")
    run()

    data = output.read_bytes()
    assert data.startswith("\ufeff# Cut out of shop.yaml".encode())
    assert data.count(b"\n") == data.count(b"\r\n")


def test_a_file_that_was_not_curated_is_not_touched(run: Run, output: Path) -> None:
    output.parent.mkdir()
    output.write_text(DOCUMENT)

    with pytest.raises(FragmintError, match=r"was not made by fragmint curate.* another --output"):
        run("listPets")
    assert output.read_text() == DOCUMENT


def test_a_curated_file_with_a_mistake_is_refused_at_its_place(run: Run, output: Path) -> None:
    run("listPets")
    replace(output, "paths:\n", "paths: {}\npaths:\n")

    with pytest.raises(SpecError, match=r"openapi\.yaml:11:1: error\[L103\]"):
        run()


def test_what_is_wrong_with_the_text_of_upstream_is_a_warning(run: Run, upstream: Path) -> None:
    replace(upstream, "title: Shop", "title: Shop, title: Shop")

    assert [str(each.severity) for each in run("listPets").warnings] == ["warning"]


def test_an_edit_that_cannot_be_merged_is_refused_with_its_line(
    run: Run, output: Path, upstream: Path
) -> None:
    run("listPets")
    replace(
        output, "      description: All pets", "      description: &it All pets\n      x-also: *it"
    )
    replace(upstream, "All pets", "Every pet")

    with pytest.raises(FragmintError, match=r"openapi\.yaml:\d+: an anchor or alias stands here"):
        run()


@pytest.mark.parametrize("pointer", ["/paths", "#/components/schemas/Order"])
def test_a_pointer_that_settles_nothing_is_refused(run: Run, pointer: str) -> None:
    run("listPets")

    with pytest.raises(FragmintError, match=r"there is no conflict at '#/"):
        run(settlement=Settlement(ours=[pointer]))


def test_nothing_is_curated_of_a_document_that_has_none_of_it_any_more(
    run: Run, upstream: Path
) -> None:
    run("listPets")
    replace(
        upstream,
        "/pets:\n    get: {operationId: listPets,",
        "/cats:\n    get: {operationId: listCats,",
    )

    with pytest.raises(FragmintError, match=r"no operation of .*shop\.yaml is chosen"):
        run()


@pytest.mark.parametrize("selectors", [("listPets", "getOrder"), ("getOrder",)])
def test_an_operation_that_was_taken_out_by_hand_may_be_chosen_again(
    selectors: tuple[str, ...], run: Run, output: Path
) -> None:
    run(*selectors)
    lines = output.read_text().splitlines(keepends=True)
    start, end = lines.index("  /orders/{id}:\n"), lines.index("components:\n")
    left = lines[:start] + lines[end:]
    left += [] if len(selectors) > 1 else ["paths: {}\n"]
    output.write_text("".join(line for line in left if len(selectors) > 1 or line != "paths:\n"))

    assert [each.pointer for each in run("getOrder").merged.changes] == ["/paths/~1orders~1{id}"]
    assert "getOrder" in output.read_text()


def test_a_file_that_fragmint_did_not_write_is_no_base(run: Run, output: Path) -> None:
    output.parent.mkdir()
    base_of(output).write_text(DOCUMENT)

    with pytest.raises(FragmintError, match="was not written by fragmint curate"):
        run("listPets")

    assert base_of(output).read_text() == DOCUMENT
    assert not output.exists()


def test_each_curated_file_has_a_base_of_its_own(output: Path) -> None:
    assert base_of(output) != base_of(output.with_suffix(".yml"))


def test_a_comment_inside_of_a_text_is_not_lost(run: Run, output: Path, upstream: Path) -> None:
    run("listPets", "getOrder")
    replace(output, "description: All pets", "description: # ask Ann\n        All pets")
    replace(
        output,
        "description: The order",
        "description: |-  # as legal has it\n            The order",
    )
    replace(upstream, "All pets", "Every pet")
    replace(upstream, "The order", "An order")

    conflicts = run().merged.conflicts

    assert [each.why for each in conflicts] == [
        "upstream changed it, and a comment stands in it",
        "upstream changed it, and a comment stands in it",
    ]
    assert "# ask Ann" in output.read_text()
    assert "# as legal has it" in output.read_text()


def test_a_long_path_is_merged_like_any_other(run: Run, output: Path, upstream: Path) -> None:
    long = f"/{'segment' * 30}"
    replace(upstream, "  /pets:", f"  {long}:")
    run("listPets")
    replace(upstream, "All pets", "Every pet")

    assert f"  {long}:\n" in output.read_text()
    assert run("getOrder").kept.operations == 2


def test_a_key_with_a_question_mark_is_edited_as_a_whole(
    run: Run, output: Path, upstream: Path
) -> None:
    run("listPets", "getOrder")
    replace(output, "  /orders/{id}:\n    get:", "  ? /orders/{id}\n  : get:")
    replace(upstream, "The order", "An order")
    run()
    replace(upstream, "  /orders/{id}:", "  /v2/orders/{id}:")

    assert run().merged.conflicts == ()
    assert "? " not in output.read_text()


def test_of_a_link_what_it_leads_to_is_written(run: Run, output: Path) -> None:
    output.parent.mkdir()
    output.symlink_to("real.yaml")
    run("listPets")

    assert output.is_symlink()
    assert "listPets" in output.with_name("real.yaml").read_text()
