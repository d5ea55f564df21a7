"""What the formatter makes of a source is what black makes of the whole of it."""

from __future__ import annotations

import ast
from textwrap import dedent

import pytest
from black import format_str
from black.mode import Mode, TargetVersion

from fragmint.render import templates_root
from fragmint.render.formatter import format_python
from fragmint.render.outline import Kind, outline

HEAD = "# Made by hand\n'''What it is.'''\n\nfrom __future__ import annotations\nimport os\n\n"
LONG = ", ".join(f"argument_{number}: int" for number in range(12))
SOURCES = {
    "plain statements": "x = 1\n\n\n\n\ny = 'a'\nz = {'a': 1,}\n",
    "a string after a statement": "X = 1\n'''About  X.'''\nY = 2\n",
    "a class without a blank line before": "class A(B):\n    x: int = 1\n    '''About.'''\n\n\n    y: int\nclass C: pass\n",
    "a long definition": f"@one\n@two( 'b' )\ndef f({LONG}) -> None:\n\n    ''' Does. \n\n    More.'''\n    return  1\n",
    "definitions inside": f"class A:\n  pass\nclass B:\n    'Doc'\n    x = 1\n"
    f"    def f(self, {LONG}):\n        def g():\n            pass\n        return g\n"
    "    @property\n    def h(self): return 2\n    y = 2\n",
    "stubs": "class A(Protocol):\n    def f(self) -> int: ...\n    def g(self) -> int:\n        ...\n    x: int\n",
    "blocks": "def f():\n    with a as b:\n        import os\n        x(b)\n"
    "    for i in j:\n        'no docstring'\n    if x:\n        pass\n    else:\n        pass\n"
    "    async def g():\n        async with a, b:\n            await c\n        async for d in e:\n            await (d)\n",
    "a block of the module": "with a as b:\n    print(b)\nif x:\n    import y\nz = 1\n",
    "a definition in a branch": "if x:\n    def f(): pass\ny = 1\n",
    "comments": "x = 1  # one\n# two\nclass A:\n    # three\n    x = [\n        1,  # four\n    ]\ndef f():  # five\n    pass\n",
    "black switched off": "# fmt: off\nx   = 1\n# fmt: on\ny   = 2\n",
    "two on a line": "x = 1; y = 2\nif x: y\n",
    "text over lines": "x = '''\n__fragmint_between__\n'''\ndef f():\n    y = '''\n  a\n    b'''\n    return y\n",
    "other statements": "try:\n    x\nfinally:\n    y\nwhile x:\n    pass\nmatch x:\n    case 1:\n        pass\n",
    "letters of more than a byte": "é = 'ä'\nclass É:\n    é: str = 'ü'; ö = 1\n    à = ' \u2028'\n",
    "line ends of others": "x = 1\r\ny = 2\n",
}


@pytest.mark.parametrize("name", SOURCES)
@pytest.mark.parametrize("head", [HEAD, "'''Doc'''\n", ""])
def test_a_source_is_formatted_as_black_formats_the_whole(head: str, name: str) -> None:
    source = head + SOURCES[name]
    assert format_python(source, "x.py") == _by_black(source)
    assert format_python(source, "x.py") == _by_black(source)  # from what is known by then


def test_every_module_of_the_runtime_is_formatted_as_black_formats_the_whole() -> None:
    for file in sorted((templates_root() / "static").rglob("*.py")):
        # As if nobody had formatted it: without the trailing commas and blank lines of black.
        source = file.read_text(encoding="utf-8").replace(",\n", "\n").replace("\n\n\n", "\n")
        try:
            ast.parse(source)
        except SyntaxError:
            source = file.read_text(encoding="utf-8").replace("\n\n\n", "\n")
        assert format_python(source, file.name) == _by_black(source), file.name


def test_lines_of_every_length_around_the_limit_are_written_as_black_writes_them() -> None:
    def around(length: int) -> str:
        name = "x" * length
        return f"""
            @one("two, (three")
            async def {name}(self, *, a: list[int] = [1, 2], b: str = "(,", **more: object) -> Page[int]:
                \"\"\"Does.

                {name}
                \"\"\"
                {name} = await one.two(three, "four", [five, {{"six": -7}}])[0]
                return Seven(
                    {name},
                    eight={{"nine": ten}},
                )

            def {name}(one: {name}) -> None:
                \"\"\"{name}\"\"\"
                assert [(each.a, each.b) for each in {name}] == (1, 2.50)
            """

    source = HEAD + "".join(dedent(around(length)) for length in range(1, 110))
    assert format_python(source, "x.py") == _by_black(source)


def test_equal_statements_of_a_depth_are_one_piece() -> None:
    source = HEAD + dedent("""
        def f():
            return 1

        def g():
            return 1
        """)
    outlined = outline(source, ast.parse(source))
    assert outlined is not None
    statements = [piece for piece in outlined.pieces() if piece.kind is Kind.STATEMENT]
    assert len(statements) == 2
    assert len(set(statements)) == 1


def test_source_that_does_not_parse_says_which_file_it_is() -> None:
    with pytest.raises(RuntimeError, match=r"x\.py: emitted Python does not parse"):
        format_python("x = = 1", "x.py")


def _by_black(source: str) -> str:
    mode = Mode(target_versions={TargetVersion.PY311}, line_length=100)
    return format_str(source, mode=mode)
