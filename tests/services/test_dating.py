"""Typed time words are resolved against the article's date, without the language model."""

import subprocess
import sys

import pytest

from annotator.services.dating import resolved

SATURDAY = "2020-12-26"


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("Thursday", "2020-12-24"),
        ("on Thursday", "2020-12-24"),
        ("thursday", "2020-12-24"),
        ("last week", "2020-W51"),
        ("23 Oct", "2020-10-23"),
        ("oct 23", "2020-10-23"),
        ("23 October 2019", "2019-10-23"),
        ("yesterday", "2020-12-25"),
        ("two days ago", "2020-12-24"),
        ("October", "2020-10"),
        ("october", "2020-10"),
        ("last year", "2019"),
        ("Thursday evening", "2020-12-24"),
        ("the following Monday", None),
        ("Thursday and Friday", None),
        ("four days after", None),
        ("last spring", None),
        ("Tripoli", None),
        ("", None),
        ("Thursday " * 40, None),
    ],
)
def test_typed_words_have_the_value_that_the_articles_date_gives_them(words: str, value: str | None) -> None:
    assert resolved(words, SATURDAY) == value


@pytest.mark.parametrize("words", ["Thursday", "last week", "23 Oct"])
def test_without_the_articles_date_relative_words_have_no_value(words: str) -> None:
    assert resolved(words, None) is None


def test_typed_words_are_read_without_the_language_model() -> None:
    script = (
        "import sys; import annotator.extract.times.times; from annotator.services.dating import resolved; "
        "print(resolved('Thursday', '2020-12-26'), 'spacy' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["2020-12-24", "False"]
