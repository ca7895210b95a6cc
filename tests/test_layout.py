"""Tests of the measures that keep the code readable: sizes, docstrings and what the type checker is told to ignore."""

import ast
import functools
import re
import statistics
import tokenize
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_PROJECT = Path(__file__).resolve().parents[1]
_PROGRAM = sorted((_PROJECT / "annotator").rglob("*.py"))
_ALL = [*_PROGRAM, *sorted((_PROJECT / "tests").rglob("*.py")), *sorted((_PROJECT / "packaging").rglob("*.py"))]
_REASONED_IGNORE = re.compile(r"type: ignore\[[a-z-]+(, [a-z-]+)*\]\s+# \S.*")

_LONGEST_FILE_LINES = 400
_LONGEST_FUNCTION_LINES = 50
_MEDIAN_FUNCTION_LINES = 12
_NINTH_DECILE_FUNCTION_LINES = 30
_MOST_IGNORES = 25


@dataclass(frozen=True, slots=True)
class _Layout:
    """What the measures need of a file, for the trees of all files would weigh on every test that follows.

    `functions` are told as "file:line name", each with its lines from the one that names it to its last.
    """

    functions: tuple[tuple[str, int], ...]
    is_described: bool


def _within(node: ast.AST) -> Iterator[ast.AST]:
    """The statements of a node and of those; no expressions, for only a lambda is a function there."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.stmt | ast.excepthandler | ast.match_case):
            yield child
            yield from _within(child)


@functools.cache
def _layout(path: Path) -> _Layout:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    functions = [node for node in _within(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    told = path.relative_to(_PROJECT)
    lines = ((f"{told}:{f.lineno} {f.name}", (f.end_lineno or f.lineno) - f.lineno + 1) for f in functions)
    return _Layout(tuple(lines), bool(ast.get_docstring(tree)))


def _ignores() -> Iterator[tuple[str, str]]:
    for path in _ALL:
        if b"type:" not in path.read_bytes():
            continue
        with path.open("rb") as file:
            comments = [token for token in tokenize.tokenize(file.readline) if token.type == tokenize.COMMENT]
        for token in comments:
            if re.match(r"#\s*type:\s*ignore", token.string):
                yield f"{path.relative_to(_PROJECT)}:{token.start[0]}", token.string.lstrip("# ")


def test_no_file_is_too_long() -> None:
    lines_by_file = {str(path.relative_to(_PROJECT)): len(path.read_bytes().splitlines()) for path in _ALL}
    assert {name: lines for name, lines in lines_by_file.items() if lines > _LONGEST_FILE_LINES} == {}


def test_no_function_is_too_long() -> None:
    found = [function for path in _ALL for function in _layout(path).functions]
    assert [function for function in found if function[1] > _LONGEST_FUNCTION_LINES] == []


def test_most_functions_of_the_program_are_short() -> None:
    lengths = [lines for path in _PROGRAM for _, lines in _layout(path).functions]
    assert statistics.median(lengths) <= _MEDIAN_FUNCTION_LINES
    assert statistics.quantiles(lengths, n=10)[-1] <= _NINTH_DECILE_FUNCTION_LINES


def test_every_module_says_what_it_owns() -> None:
    silent = [path for path in _ALL if not _layout(path).is_described]
    assert [str(path.relative_to(_PROJECT)) for path in silent] == []


def test_few_lines_are_kept_from_the_type_checker_and_each_says_why() -> None:
    found = list(_ignores())
    assert [place for place, comment in found if not _REASONED_IGNORE.fullmatch(comment)] == []
    assert len(found) <= _MOST_IGNORES
