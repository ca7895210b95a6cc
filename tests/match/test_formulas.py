"""Reports of several events in one formula are no copies; cut, updated and reworded copies of one report are."""

import random

import pytest

from annotator.domain.article import Article
from annotator.domain.family import Derivation
from annotator.match.copies.families import alike, families
from tests.match.reports import report
from tests.match.test_families import prose

_FLOOD = (
    "A flood swept through the {0} valley in {1} on {2}, killing at least {3} people and destroying hundreds of homes.",
    "The river {4} burst its banks after two days of heavy rain, the disaster agency said.",
    "Rescue workers were using boats to reach people who were trapped on the roofs of their houses.",
    "The governor, {5}, asked the army for help and promised money to the families of the victims.",
)
_BANK = (
    "The central bank of {0} raised its main interest rate by a quarter point to {1} percent on Thursday.",
    "It said that inflation was still too high and that further increases might be needed this year.",
    "Most analysts had expected the increase, which is the third one in a row since last summer.",
)
_ORDEL = ("Ordel", "Marosia", "Monday", "12", "Tavna", "Ilka Brandt")
_KESH = ("Keshpur", "Vandara", "Friday", "31", "Ruhat", "Omar Selim")


def _made(lines: tuple[str, ...], values: tuple[str, ...], *more: str) -> Article:
    return report(*(line.format(*values) for line in lines), *more)


@pytest.mark.parametrize(
    ("lines", "one", "other"),
    [
        (_FLOOD, _ORDEL, _KESH),
        (_FLOOD, _ORDEL, ("Senn", "Marosia", "Sunday", "12", "Luth", "Ilka Brandt")),
        (_BANK, ("Marosia", "4.5"), ("Vandara", "4")),
    ],
    ids=["elsewhere", "in the same country", "one name"],
)
def test_two_events_told_in_one_formula_are_no_copies(
    lines: tuple[str, ...], one: tuple[str, ...], other: tuple[str, ...]
) -> None:
    a, b = _made(lines, one), _made(lines, other)
    assert alike(a, b) is None
    assert families([a, b]) == []


_FINAL = (
    "Rovers beat United {0} in the {1} final on {2} before {3},000 fans in Marlow.",
    "{4} Strand scored twice for Rovers.",
)


def test_two_matches_of_other_days_players_and_crowds_are_no_copies() -> None:
    one = _made(_FINAL, ("2-1", "cup", "Saturday", "71", "Mikael"), "United’s Ramos was sent off in the 60th minute.")
    assert alike(one, _made(_FINAL, ("2-1", "women’s cup", "Sunday", "23", "Maja"))) is None
    assert alike(one, _made(_FINAL, ("2-1", "cup", "Saturday", "70", "Mikael"))) is not None
    assert alike(one, _made(_FINAL, ("2-1", "cup", "Sunday", "71", "Mikael"))) is not None


def test_a_later_toll_with_another_speaker_is_an_update() -> None:
    told = (
        "At least {0} people {1} in the flood of the Sora at Valmora and Brekov in Marosia on {2}.",
        "{3} Brandt told reporters of the search for survivors.",
    )
    one = _made(told, ("12", "died", "Tuesday", "Ilka"))
    assert alike(one, _made(told, ("37", "have now died", "Wednesday", "Omar"))) is not None
    assert alike(one, _made(told, ("37", "died", "Wednesday", "Omar"))) is None


def test_what_two_such_reports_share_word_for_word_at_length_is_a_family_of_passages() -> None:
    shared = prose(1, 45)
    a, b = _made(_FLOOD, _ORDEL, shared), _made(_FLOOD, _KESH, shared)
    (family,) = families([a, b])
    texts = {a.id: a.text, b.id: b.text}
    held = [member.span.quote(texts[member.article]) for member in family.members if member.span]
    assert shared in held
    assert not any(name in quote for quote in held for name in (*_ORDEL, *_KESH))
    assert {member.derivation for member in family.members} == {Derivation.PARTIALLY}


@pytest.mark.parametrize(
    "version",
    [
        _made(_FLOOD, ("Ordel", "Marosia", "Monday", "19", "Tavna", "Ilka Brandt")),
        _made(_FLOOD, ("Ordel", "Marosia", "Tuesday", "19", "Tavna", "Ilka Brandt")),
        _made(_FLOOD, ("Ordel", "Marosia", "Monday", "12", "Tawna", "Ilka Brandt")),
        _made(_FLOOD[:3], _ORDEL),
        report("Another Headline about Water", "MAROSIA CITY (WIRE) - " + "\n".join(_FLOOD).format(*_ORDEL)),
    ],
    ids=["toll", "toll and day", "spelling", "cut", "headline and place line"],
)
def test_a_version_of_one_report_stays_a_copy(version: Article) -> None:
    one = _made(_FLOOD, _ORDEL)
    (family,) = families([one, version])
    assert {member.article for member in family.members} == {one.id, version.id}


def test_a_reworded_copy_in_which_names_change_as_often_as_other_words_stays_one() -> None:
    dice = random.Random(5)
    words = [
        dice.choice(("Alda", "Berin", "Corto")) + str(at) if dice.random() < 0.2 else f"wordof{at}" for at in range(240)
    ]
    changed = [f"{word[0]}other{at}" if dice.random() < 0.3 else word for at, word in enumerate(words)]
    lines = [[" ".join(("the", *told[at : at + 20])) + "." for at in range(0, 240, 20)] for told in (words, changed)]
    assert alike(report(*lines[0]), report(*lines[1])) is not None
