"""Only English is read by English rules."""

import pytest

from annotator.extract.language import is_english, language_code, language_of


@pytest.mark.parametrize("language", ["en", "EN", "en-GB", "en_US", "English"])
def test_a_stated_english_is_english(language: str) -> None:
    assert is_english("", language)


def test_a_stated_other_language_is_not() -> None:
    assert not is_english("The minister said that it was the end of the war.", "de")


def test_an_unstated_language_is_told_by_its_small_words() -> None:
    assert is_english("The minister said that it was the end of the war in the north.", None)
    assert not is_english("Der Minister sagte am Montag, dass der Krieg im Norden vorbei sei.", None)
    assert not is_english("وقال الوزير إن الحرب في الشمال قد انتهت يوم الاثنين الماضي", None)


def test_a_stated_language_becomes_its_short_code() -> None:
    assert [language_code(stated) for stated in ("de-AT", "EN_us", "English", "", None)] == [
        "de",
        "en",
        "en",
        None,
        None,
    ]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The minister said that it was the end of the war in the north."),
        ("de", "Der Minister sagte am Montag, dass der Krieg im Norden vorbei sei."),
        ("ru", "Министр заявил в понедельник, что правительство утвердило новый бюджет."),
        ("ar", "وقال الوزير إن الحرب في الشمال قد انتهت يوم الاثنين الماضي"),
        ("zh", "部长周一表示，政府已经批准了新的预算。"),
        (None, "2020 -- 12"),
        (None, "…、。"),
    ],
)
def test_an_unstated_language_is_recognised(language: str | None, text: str) -> None:
    assert language_of(text, None) == language


def test_what_is_stated_is_never_doubted() -> None:
    assert language_of("Der Minister sagte am Montag, dass der Krieg vorbei sei.", "fr") == "fr"
