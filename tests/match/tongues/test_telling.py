"""The language of a claim is told where it is sure, and English is taken for no other."""

import pytest

from annotator.match.tongues.telling import UNKNOWN, language_told, told_in_one


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Die Armee hat die Stadt angegriffen.", "de"),
        ("Het leger heeft de stad aangevallen.", "nl"),
        ("L'armée a attaqué la ville.", "fr"),
        ("El ejército atacó la ciudad.", "es"),
        ("L'esercito ha attaccato la città.", "it"),
        ("O exército atacou a cidade.", "pt"),
        ("Wojsko zaatakowało miasto.", "pl"),
        ("Армия атаковала город.", "ru"),
        ("Армія атакувала місто.", "uk"),
        ("هاجم الجيش المدينة.", "ar"),
        ("Ordu şehre saldırdı.", "tr"),
        ("Armén har inte anfallit staden.", "sv"),
        ("Армията не нападна града, който се предаде.", UNKNOWN),
        ("Армија није напала град.", UNKNOWN),
        ("Ο στρατός δεν επιτέθηκε.", UNKNOWN),
        ("ارتش به شهر حمله نکرد، پیش رفت.", UNKNOWN),
    ],
)
def test_the_language_is_told_by_letters_and_words_of_grammar(text: str, language: str) -> None:
    assert language_told(text) == language


@pytest.mark.parametrize(
    "text",
    [
        "Die Hard was released in Los Angeles.",
        "De Gaulle met Van der Bellen.",
        "Ursula von der Leyen visited Rio de Janeiro.",
        "Haftar's forces attacked Tripoli.",
        "Nine children die in fire.",
        "UN inspectors hail progress.",
        "The café in São Paulo was closed.",
        "Weiner falls to fourth in new NYC mayoral poll",
        "La Liga side won.",
        "12 + 12",
        "",
    ],
)
def test_english_with_names_and_loans_stays_english(text: str) -> None:
    assert language_told(text) == "en"


def test_what_an_article_says_decides_but_for_plain_english() -> None:
    assert language_told("Minister in Berlin", "de-AT") == "de"
    assert language_told("The army attacked the town.", "de") == "en"
    assert language_told("Militären gick in", "sv") == "sv"
    assert language_told("Die Armee hat die Stadt angegriffen.", "en") == "de"


def test_a_claim_that_may_be_in_either_language_is_read_in_that_of_the_other() -> None:
    sure, unsure = "Mark Rutte bezocht Kiev niet.", "Mark Rutte bezocht Kiev."
    assert (language_told(sure), language_told(unsure)) == ("nl", "en")
    assert told_in_one((sure, "nl"), (unsure, "en")) == "nl"
    assert told_in_one((sure, "nl"), ("The army attacked the town.", "en")) is None
