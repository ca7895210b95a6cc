"""Tests of the sentences for trouble."""

import ast
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import annotator
from annotator.domain.errors import AnnotatorError, BadFile, Conflict, Missing, NotAllowed, Remark
from annotator.domain.label_messages import LABEL_MESSAGES
from annotator.domain.messages import MESSAGES, sentence
from annotator.domain.table_messages import TABLE_MESSAGES

_KINDS = {kind.__name__ for kind in (AnnotatorError, BadFile, Conflict, Missing, NotAllowed, Remark)}


def _raised() -> Iterator[tuple[str, set[str], bool]]:
    """Every message id that the program names, with the parameters given; the last tells if more are spread in."""
    for file in sorted(Path(annotator.__file__).parent.rglob("*.py")):
        text = file.read_text(encoding="utf-8")
        if not any(kind in text for kind in _KINDS):
            continue
        for node in ast.walk(ast.parse(text)):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _KINDS):
                continue
            if node.args and isinstance(node.args[0], ast.Constant):
                names = {keyword.arg for keyword in node.keywords if keyword.arg}
                yield str(node.args[0].value), names, any(keyword.arg is None for keyword in node.keywords)


def test_every_trouble_that_is_raised_has_a_sentence_and_all_it_needs() -> None:
    found = list(_raised())
    assert len(found) > 40
    for message_id, given, spread in found:
        needed = {name for _, name, _, _ in Formatter().parse(MESSAGES[message_id]) if name}
        assert needed == given or (spread and given <= needed), message_id


def test_every_sentence_is_one_line_and_ends_as_one() -> None:
    for text in MESSAGES.values():
        assert "\n" not in text
        assert text.endswith((".", "{file}")), text


def test_braces_in_what_is_told_are_left_as_they_are() -> None:
    assert sentence("fact-missing", {"id": "{x}"}) == "There is no fact {x} in this project."


def test_a_number_is_told_with_its_noun() -> None:
    left: dict[str, str | int] = {"file": "a.jsonl", "kind": "choice"}
    one, more = (sentence("prodigy-left", {**left, "count": count}) for count in (1, 2))
    assert "a.jsonl: 1 answer under choice stayed out" in one
    assert "a.jsonl: 2 answers under choice stayed out" in more
    assert ": 1 word is only marked" in sentence("words-left-out", {"file": "a", "count": 1})


def test_no_two_sentences_go_by_one_id() -> None:
    file = Path(annotator.__file__).parent / "domain" / "messages.py"
    tables = [node for node in ast.walk(ast.parse(file.read_text("utf-8"))) if isinstance(node, ast.Dict)]
    own = [key.value for table in tables for key in table.keys if isinstance(key, ast.Constant)]
    assert len(own) == len(set(own))
    assert LABEL_MESSAGES.keys().isdisjoint(own)
    assert TABLE_MESSAGES.keys().isdisjoint((*own, *LABEL_MESSAGES))
