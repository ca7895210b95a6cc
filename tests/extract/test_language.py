"""Only English is read by English rules."""

import pytest

from annotator.extract.language import is_english


@pytest.mark.parametrize("language", ["en", "EN", "en-GB", "en_US", "English"])
def test_a_stated_english_is_english(language: str) -> None:
    assert is_english("", language)


def test_a_stated_other_language_is_not() -> None:
    assert not is_english("The minister said that it was the end of the war.", "de")


def test_an_unstated_language_is_told_by_its_small_words() -> None:
    assert is_english("The minister said that it was the end of the war in the north.", None)
    assert not is_english("Der Minister sagte am Montag, dass der Krieg im Norden vorbei sei.", None)
    assert not is_english("وقال الوزير إن الحرب في الشمال قد انتهت يوم الاثنين الماضي", None)
