"""Tests of the log file: its size is bounded, it holds no words of articles, and a full disk stops nothing."""

import ast
import logging
from pathlib import Path

import pytest

from annotator.gui.logfile import LogFile

_PACKAGE = Path(__file__).parents[2] / "annotator"
_PLAIN = {
    "error.strerror",  # the system's own words
    "kind.__name__",
    "type(error).__name__",
    "getattr(self._known[fault], 'name', 'none')",  # a report's name, which is a date
    "time.monotonic() - began",
    "package",
    "path.name",  # of a font package of ours
}
"""What may stand in a log line; whoever adds to it sees that it is neither text of an article nor a name."""


def test_the_log_is_bounded(tmp_path: Path) -> None:
    handler = LogFile(tmp_path / "annotator.log", most_bytes=2_000)
    for number in range(500):
        handler.handle(logging.LogRecord("annotator", logging.INFO, "", 0, "step %s", (number,), None))
    handler.close()
    sizes = {file.name: file.stat().st_size for file in tmp_path.iterdir()}
    assert sorted(sizes) == ["annotator.log", "annotator.log.1"]
    assert max(sizes.values()) <= 2_000


def test_an_error_is_logged_by_its_kind_alone(tmp_path: Path) -> None:
    handler = LogFile(tmp_path / "annotator.log")
    error = ValueError("words of an article")
    handler.handle(logging.LogRecord("annotator", logging.ERROR, "", 0, "it failed", (), (ValueError, error, None)))
    handler.close()
    assert (tmp_path / "annotator.log").read_text(encoding="utf-8").endswith("ERROR annotator it failed\n")


def test_a_log_that_cannot_be_written_stops_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    handler = LogFile(tmp_path / "gone" / "annotator.log")
    handler.handle(logging.LogRecord("annotator", logging.INFO, "", 0, "step", (), None))
    assert capsys.readouterr().err == ""


def _logged(file: Path) -> list[str]:
    """The arguments of every log line in a module."""
    text = file.read_text(encoding="utf-8")
    if "logging.getLogger" not in text:  # there `log` is another thing
        return []
    calls = [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Call)]
    ours = [call for call in calls if isinstance(call.func, ast.Attribute) and ast.unparse(call.func.value) == "log"]
    return [ast.unparse(argument) for call in ours for argument in call.args[1:]]


def test_no_log_line_can_hold_words_of_an_article_or_a_name() -> None:
    logged = {f"{file.name}: {each}" for file in _PACKAGE.rglob("*.py") for each in _logged(file)}
    assert logged
    assert {each for each in logged if each.partition(": ")[2] not in _PLAIN} == set()
