"""A word, a share, a name or an order that was changed in a sentence of a copy is told; other words for it are not."""

import pytest

from annotator.domain.family import Family
from annotator.domain.link import Link
from annotator.match.copies.families import families
from annotator.match.links.linking import Choice
from annotator.match.suggest import Corpus, suggest
from annotator.match.words.rewording import spelled, spelled_alike, weighs
from tests.match.reports import claim, copies, corpus, report
from tests.match.test_families import prose

_BODY = [prose(seed) for seed in range(160, 164)]
_CHANGED = {
    "share": ("Most farmers of the valley back the new canal.", "Most", "Few"),
    "share within": ("The dairy will keep all 210 drivers for two years.", "all", "some of"),
    "share put in": ("Farmers of the valley back the new canal by the mill.", "Farmers", "Few farmers"),
    "deed": ("The old turbines waste a fifth of the power of the dam.", "waste", "store"),
    "promise": ("The dairy has promised to repair the canal by spring.", "promised", "declined"),
    "thing": ("Divers found a wooden boat on the bed of the canal.", "boat", "coffin"),
    "manner": ("The dairy gave the drivers a generous offer in the spring.", "generous", "shameful"),
    "denied thing": ("The mayor of the valley sees no other use for the canal.", "no other", "better"),
    "years": ("The locks of the canal were built in the 1920s by prisoners.", "1920s", "1960s"),
    "year": ("The locks of the canal were built in 1924 by prisoners.", "1924", "1964"),
    "little word": ("The guard left the dairy before the fire was noticed.", "before", "after"),
    "side": ("Nine members of the council voted for the canal.", "for", "against"),
    "another speaker": (
        "“We shall not sell the canal,” treasurer Ina Moll told reporters on Tuesday.",
        "treasurer Ina Moll",
        "mayor Otto Brandt",
    ),
    "order": (
        "Lactoval sued the council of Merring in 2018 over the price of milk.",
        "Lactoval sued the council of Merring",
        "The council of Merring sued Lactoval",
    ),
    "way": ("The drivers marched from the dairy to the canal on foot.", "dairy to the canal", "canal to the dairy"),
}
_HARMLESS = {
    "British": (
        "The coloured theatre organised a defence of the centre.",
        "The colored theater organized a defense of the center.",
    ),
    "hyphen": (
        "The cease-fire along the canal was kept by both villages.",
        "The ceasefire along the canal was kept by both villages.",
    ),
    "parted": (
        "The cease-fire along the canal was kept by both villages.",
        "The cease fire along the canal was kept by both villages.",
    ),
    "slip": (
        "The goverment of the valley closed the canal to all boats.",
        "The government of the valley closed the canal to all boats.",
    ),
    "article": (
        "The dairy gave a driver the keys of the old lock.",
        "The dairy gave the driver the keys of an old lock.",
    ),
    "saying": (
        "The canal is closed to all boats, the mayor said.",
        "The canal is closed to all boats, the mayor stated.",
    ),
    "tense": ("The mayor says that the canal is closed to boats.", "The mayor said that the canal is closed to boats."),
    "sense": (
        "The guards resumed the talks about the canal on Monday.",
        "The guards restarted the negotiations about the canal on Monday.",
    ),
    "title": (
        "Governor Ina Moll opened the canal to boats on Monday.",
        "Mrs Ina Moll opened the canal to boats on Monday.",
    ),
    "role": ("French President Macron opened the canal to boats.", "Emmanuel Macron opened the canal to boats."),
    "who is meant": (
        "The council of Merring closed the canal to boats.",
        "The council of the town closed the canal to boats.",
    ),
    "both": (
        "The mayor and the guard left the canal in the night.",
        "The guard and the mayor left the canal in the night.",
    ),
    "met": (
        "Ina Moll met Otto Brandt by the canal in the night.",
        "Otto Brandt met Ina Moll by the canal in the night.",
    ),
    "moved": ("On Monday the dairy sold the boats of the canal.", "The dairy sold the boats of the canal on Monday."),
    "voice": (
        "The dairy sued the council over the old canal.",
        "The council was sued by the dairy over the old canal.",
    ),
    "clause": (
        "Merring's locks, built by prisoners, waste a fifth of the water.",
        "The locks of Merring were built by prisoners and waste a fifth of the water.",
    ),
    "said first": (
        "“The canal is shut,” said Ina Moll of the council.",
        "Ina Moll of the council said: “The canal is shut.”",
    ),
    "cut": ("The dairy sold the old rusty boats of the canal.", "The dairy sold the boats of the canal."),
    "ordinal": ("The canal was closed to boats on 5th May 2019.", "The canal was closed to boats on 5 May 2019."),
    "capitals": ("DAIRY AT MERRING SELLS THE OLD BOATS", "DAIRY AT MERRING LEASES THE OLD BOATS"),
}


def _family(one: str, other: str) -> Family:
    (family,) = families(copies(_BODY, one, other))
    return family


@pytest.mark.parametrize(("told", "was", "became"), _CHANGED.values(), ids=_CHANGED)
def test_what_stands_for_other_words_in_a_copy_is_told(told: str, was: str, became: str) -> None:
    family = _family(told, told.replace(was, became))
    (change,) = family.changes
    assert [each.quote for each in change.readings] == [was, became]
    assert f"“{was}” is elsewhere “{became}” in a sentence that is the same otherwise" in family.reasons


def test_a_sentence_changed_at_two_places_tells_both() -> None:
    told = "The farmers accused the dairy of poisoning the old canal."
    family = _family(told, told.replace("accused", "thanked").replace("of poisoning", "for cleaning"))
    assert [change.told for change in family.changes] == [
        "“accused” is elsewhere “thanked”",
        "“of poisoning” is elsewhere “for cleaning”",
    ]


def test_articles_about_the_changed_words_are_left_out() -> None:
    told, was, became = _CHANGED["denied thing"]
    (change,) = _family(told, told.replace(was, f"a {became}")).changes
    assert [each.quote for each in change.readings] == [was, became]


@pytest.mark.parametrize(("one", "other"), _HARMLESS.values(), ids=_HARMLESS)
def test_other_words_for_the_same_are_no_change(one: str, other: str) -> None:
    assert _family(one, other).changes == ()
    assert _family(other, one).changes == ()


def test_of_sentences_that_are_all_alike_none_is_a_version_of_another() -> None:
    lines = [f"The lock by the {place} was closed to boats on Monday." for place in ("mill", "inn", "church", "barn")]
    one, other = report(*_BODY, *lines[:2]), report(*_BODY, *lines[2:])
    (family,) = families([one, other])
    assert family.changes == ()


@pytest.mark.parametrize("name", ["share", "deed", "promise", "order"])
def test_claims_of_a_changed_sentence_are_paired_and_no_other_copies_are(name: str) -> None:
    told, was, became = _CHANGED[name]
    suggested = suggest(corpus(*copies(_BODY, told, told.replace(was, became))))
    (link,) = [found for found in suggested if isinstance(found, Link)]
    assert link.reasons[0] in {
        f"one sentence, in which “{one}” is elsewhere “{other}”" for one, other in ((was, became), (became, was))
    }


def _told(lines: tuple[str, str], deeds: tuple[str, str], *, pairs_of_copies: bool = False) -> list[Link]:
    """The links of two copies of which only the changed sentence is a claim, with its deed."""
    articles = copies(_BODY, *lines)
    claims = [claim(*each) for each in zip(articles, lines, deeds, strict=True)]
    choice = Choice(within_families=pairs_of_copies)
    return [found for found in suggest(Corpus(articles, claims, []), choice=choice) if isinstance(found, Link)]


def test_a_word_that_makes_no_other_claim_pairs_nothing_but_a_deed_does() -> None:
    told, was, _ = _CHANGED["manner"]
    lines = told, told.replace(was, "lavish")
    assert _told(lines, ("gave", "gave")) == []
    assert len(_told(lines, ("gave", "gave"), pairs_of_copies=True)) == 1
    told, was, became = _CHANGED["deed"]
    assert len(_told((told, told.replace(was, became)), (was, became))) == 1


def test_numbers_shares_denials_opposites_and_names_make_another_claim() -> None:
    assert not weighs("boat", "coffin")
    assert all(weighs(*pair) for pair in (("all", "some"), ("Ina Moll", "Otto Brandt"), ("1920s", "1960s")))
    assert all(weighs(*pair) for pair in (("two", "five"), ("open", "closed"), ("safe", "unsafe"), ("it", "not it")))
    assert all(weighs(*pair) for pair in (("before", "after"), ("the dog bit him", "him bit the dog")))


def test_spellings_of_one_word_are_compared_as_one() -> None:
    pairs = ["colour color", "centre center", "travelled traveled", "analyse analyze", "defence defense", "21st 21"]
    assert all(len({spelled(word) for word in pair.split()}) == 1 for pair in pairs)
    assert not spelled_alike(["employer"], ["employee"])
    assert not spelled_alike(["injured"], ["insured"])
