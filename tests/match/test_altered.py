"""A copy in which one sentence was turned round is told with the words that do it; a sentence reworded is not."""

import pytest

from annotator.domain.article import Article
from annotator.domain.family import Derivation, Family
from annotator.domain.link import Link, Relation
from annotator.domain.record import proposal_of, proposal_record
from annotator.domain.suggestion import Kind
from annotator.match.copies.families import families
from annotator.match.suggest import suggest
from tests.match.reports import copies, corpus, report
from tests.match.test_families import prose

_BODY = [prose(seed) for seed in range(60, 64)]
_CHANGED = {
    "denied": ("The mill paid the workers of Oldra for the last week of May.", "paid", "did not pay"),
    "denied within": ("Workers of the mill in Oldra were told of the sale.", "told", "not told"),
    "never": ("The bridge at Oldra was closed for repairs in the spring.", "closed", "never closed"),
    "opposite": ("The villagers of Oldra accepted the offer of the mill.", "accepted", "rejected"),
    "opposite sense": ("The owner of the mill won the suit against Oldra.", "won", "lost"),
    "turned by its form": ("The inspectors called the bridge at Oldra safe for lorries.", "safe", "unsafe"),
    "another man": ("The court of Oldra sentenced Jan Merrick to four years.", "Jan Merrick", "Theo Quist"),
    "another surname": ("The court of Oldra sentenced Jan Merrick to four years.", "Jan Merrick", "Jan Quist"),
    "another body": ("A lorry of the Harrow Bank was stopped at the bridge.", "Harrow Bank", "Red Cross"),
    "another place": ("Four lorries with the grain left for Varlund in the night.", "Varlund", "Kestermark"),
    "another day": ("The owner of the mill left the country on Monday with a suitcase.", "Monday", "Friday"),
}


def _family(one: str, other: str) -> Family:
    (family,) = families(copies(_BODY, one, other))
    assert {member.derivation for member in family.members} == {Derivation.WHOLLY}
    return family


@pytest.mark.parametrize(("told", "was", "became"), _CHANGED.values(), ids=_CHANGED)
def test_what_turns_a_sentence_of_a_copy_round_is_told(told: str, was: str, became: str) -> None:
    family = _family(told, told.replace(was, became))
    (change,) = family.changes
    assert [each.quote for each in change.readings] == [was, became]
    assert f"“{was}” is elsewhere “{became}” in a sentence that is the same otherwise" in family.reasons
    assert proposal_of(Kind.FAMILY, proposal_record(family)) == family


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "The army of Oldra ripped the old bridge down on Monday.",
            "The army of Oldra tore the old bridge down on Monday.",
        ),
        (
            "President Macron opened the bridge at Oldra last night.",
            "Emmanuel Macron opened the bridge at Oldra last night.",
        ),
        ("The bridge was opened by Viktor Maranov last night.", "The bridge was opened by Wiktor Maranow last night."),
        ("OLDRA (Reuters) - The mill was sold to a bank in May.", "OLDRA (AFP) - The mill was sold to a bank in May."),
        ("The mill was not sold and no worker was told so.", "No worker was told so and the mill was not sold."),
        (
            "The mill did not sell the bridge in the spring of 2019.",
            "The mill didn't sell the bridge in the spring of 2019.",
        ),
        (
            "The bank rejected the offer for the mill in Oldra.",
            "The bank did not accept the offer for the mill in Oldra.",
        ),
        ("BRIDGE AT OLDRA IS SHUT TO ALL LORRIES", "BRIDGE AT OLDRA IS BARRED TO ALL LORRIES"),
    ],
    ids=["reworded", "title", "spelling", "dateline", "order", "drawn together", "twice turned", "capitals"],
)
def test_a_sentence_that_says_the_same_in_other_words_did_not_change(one: str, other: str) -> None:
    assert _family(one, other).changes == ()


def _links(*articles: Article) -> list[Link]:
    return [found for found in suggest(corpus(*articles)) if isinstance(found, Link)]


@pytest.mark.parametrize("name", ["denied", "denied within", "opposite", "opposite sense", "another man"])
def test_claims_of_which_one_says_the_opposite_are_paired_and_no_other_copies_are(name: str) -> None:
    told, was, became = _CHANGED[name]
    (link,) = _links(*copies(_BODY, told, told.replace(was, became)))
    assert link.relation in {Relation.CONTRADICTS, Relation.SUPPORTS if name == "another man" else Relation.DISPUTES}
    assert link.reasons[0] in {
        f"one sentence, in which “{one}” is elsewhere “{other}”" for one, other in ((was, became), (became, was))
    }


def test_one_sentence_alone_may_be_all_there_is() -> None:
    one, other = (
        report("The council of Oldra approved the new mill by the river on Monday evening."),
        report("The council of Oldra approved the new quay by the river on Monday evening."),
    )
    (family,) = families([one, other])
    assert [change.told for change in family.changes] in (
        ["“mill” is elsewhere “quay”"],
        ["“quay” is elsewhere “mill”"],
    )


def test_two_sentences_that_tell_the_opposite_are_no_copies_and_contradict() -> None:
    one, other = (
        report("The council of Oldra approved the new mill by the river on Monday evening."),
        report("The council of Oldra rejected the new mill by the river on Monday evening."),
    )
    assert families([one, other]) == []
    assert [link.relation for link in _links(one, other)] == [Relation.CONTRADICTS]


def test_all_copies_stand_on_one_side_or_the_other() -> None:
    told, was, became = _CHANGED["opposite"]
    lines = [
        told,
        told,
        told.replace(was, became),
        f"Reporters wrote: {told}",
        told.replace("The villagers", "Villagers"),
    ]
    articles = [report(_BODY[0], line, *_BODY[1:]) for line in lines]
    (family,) = families(articles)
    (change,) = family.changes
    sides = {each.article: each.value for each in change.readings}
    assert sides[articles[2].id] == became
    assert all(sides[article.id] == was for article in (*articles[:2], *articles[3:]))


def test_two_sentences_of_one_article_are_no_versions_of_one_another() -> None:
    told, was, became = _CHANGED["opposite"]
    twice = [told, told.replace(was, became).replace("villagers", "farmers")]
    one, other = report(*_BODY, *twice), report(*_BODY, *twice, prose(70))
    (family,) = families([one, other])
    assert family.changes == ()
