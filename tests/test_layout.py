"""Tests of the measures that keep the code readable: sizes, docstrings and what the type checker is told to ignore."""

import ast
import functools
import re
import statistics
import tokenize
from collections.abc import Iterator
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


@functools.cache
def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def _within(node: ast.AST) -> Iterator[ast.AST]:
    """The statements of a node and of those; no expressions, for only a lambda is a function there."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.stmt | ast.excepthandler | ast.match_case):
            yield child
            yield from _within(child)


def _functions(path: Path) -> Iterator[tuple[str, int]]:
    """Each function of a file, as "file:line name", with its lines from the one that names it to its last."""
    for node in _within(_tree(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            place = f"{path.relative_to(_PROJECT)}:{node.lineno} {node.name}"
            yield place, (node.end_lineno or node.lineno) - node.lineno + 1


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
    found = [function for path in _ALL for function in _functions(path)]
    assert [function for function in found if function[1] > _LONGEST_FUNCTION_LINES] == []


def test_most_functions_of_the_program_are_short() -> None:
    lengths = [lines for path in _PROGRAM for _, lines in _functions(path)]
    assert statistics.median(lengths) <= _MEDIAN_FUNCTION_LINES
    assert statistics.quantiles(lengths, n=10)[-1] <= _NINTH_DECILE_FUNCTION_LINES


def test_every_module_says_what_it_owns() -> None:
    silent = [path for path in _ALL if not ast.get_docstring(_tree(path))]
    assert [str(path.relative_to(_PROJECT)) for path in silent] == []


def test_few_lines_are_kept_from_the_type_checker_and_each_says_why() -> None:
    found = list(_ignores())
    assert [place for place, comment in found if not _REASONED_IGNORE.fullmatch(comment)] == []
    assert len(found) <= _MOST_IGNORES
