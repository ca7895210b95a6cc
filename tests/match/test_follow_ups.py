"""A report that follows another one up with other news shares paragraphs with it; it is no reworded copy of it."""

import pytest

from annotator.api import compare_articles
from annotator.domain.family import Derivation, Family
from annotator.match.copies.families import families
from tests.match.reports import report

_QUARRY = "Inspector Greta Laube had asked for a fence round the quarry and for two more watchmen in the spring."
_CANAL = "The canal carries a tenth of the coal of the country and was last deepened in 1987."
_LEDGERS = "Auditors found 3 ledgers with the same numbers and no signature of the treasurer in any of them."
_FOLLOW_UPS = {
    "a denial and what came": (
        "Treasurer Nils Okafor said on Tuesday that he would not leave the board of the club over 40 missing cheques.",
        "Treasurer Nils Okafor left the board of the club on Friday over 44 missing cheques.",
        _LEDGERS,
    ),
    "another decision by others": (
        "The council of Havenbruck approved the tramway with 31 votes to 12 on Monday, mayor Else Tiemann said.",
        "Judge Henk Dorsman stopped the tramway of Havenbruck on Thursday, mayor Else Tiemann said.",
        "The line runs for 9 kilometres.",
    ),
    "a later toll in another sentence": (
        "The number of miners killed by a rock fall in the quarry of Stellen has gone up to 8, doctor Ada Brinck said "
        "on Sunday, after two of the injured died in Maarle.",
        "Prosecutors charged the owner of the quarry, Willem Roth, on Wednesday, five days after the fall of rocks.\n"
        "The number of miners killed went up to 9 when a man of 33 died in Maarle, doctor Ada Brinck said.",
        _QUARRY,
    ),
    "a strike and its end": (
        "Pilots of the canal of Zelm began a strike on Monday for 6 percent more pay, union leader Rosa Vink said.",
        "Pilots of the canal of Zelm returned to work on Saturday after an offer of 4 percent, union leader Rosa Vink "
        "said.",
        _CANAL,
    ),
    "what opened and what was shut": (
        "DORNAU (KNA) - Prince Albrecht opened the Dornau bridge on Sunday before 2,000 guests, builder Ida Kolm said.",
        "DORNAU (KNA) - Police shut the Dornau bridge on Friday after 3 cracks were seen, builder Ida Kolm said.",
        "The bridge cost 70 million crowns and took eight years to build, twice as long as planned.",
    ),
}


def _family(one: str, other: str) -> Family:
    (family,) = families([report(one, published="2021-05-03"), report(other, published="2021-05-07")])
    return family


@pytest.mark.parametrize("line", ["", "TORVIK (KNA) - "])
@pytest.mark.parametrize("told", _FOLLOW_UPS.values(), ids=_FOLLOW_UPS)
def test_a_follow_up_with_other_news_is_no_copy(told: tuple[str, str, str], line: str) -> None:
    first, later, shared = told
    found = compare_articles(f"{line}{first}\n\n{shared}", f"{line}{later}\n\n{shared}")
    assert found.relation in {"partial", "same story"}
    assert not any("100 % of the text" in reason for reason in found.reasons)


@pytest.mark.parametrize("told", [_FOLLOW_UPS[name] for name in ("a denial and what came", "a strike and its end")])
def test_what_both_have_word_for_word_is_their_passage_and_the_news_is_outside(told: tuple[str, str, str]) -> None:
    first, later, shared = told
    one, other = report(first, shared, published="2021-05-03"), report(later, shared, published="2021-05-07")
    (family,) = families([one, other])
    texts = {one.id: one.text, other.id: other.text}
    held = [member.span.quote(texts[member.article]) for member in family.members if member.span]
    assert held == [shared, shared]
    assert {member.derivation for member in family.members} == {Derivation.PARTIALLY}
    assert "1 sentence alike with other news, not taken over" in family.reasons


_SHORT_NEWS = (
    "Governor Tarek Lindh said on Monday that the dam at Ulmen was safe and that 300 families could stay home."
)


@pytest.mark.parametrize(
    "told",
    [
        "TORVIK (KNA) - Governor Tarek Lindh said Monday the dam at Ulmen was safe, and that 300 families could stay.",
        "Governor Tareq Lindh said on Monday that the dam at Ulmen was safe and that 300 families could stay home.",
        "The dam at Ulmen is safe and 300 families can stay home, governor Tarek Lindh said on Monday.",
        "Governor Tarek Lindh said on Monday that the dam at Ulmen was safe and that 350 families could stay home.",
        "Governor Tarek Lindh said on Monday that the dam at Ulmen was not safe and that 300 families could stay home.",
    ],
    ids=["dateline and cuts", "another spelling", "turned round", "another number", "denied"],
)
def test_a_lead_that_was_changed_a_little_is_taken_over(told: str) -> None:
    found = _family("\n".join((_SHORT_NEWS, _QUARRY, _CANAL)), "\n".join((told, _QUARRY, _CANAL)))
    assert {member.derivation for member in found.members} == {Derivation.WHOLLY}
    assert not any("other news" in reason for reason in found.reasons)


def test_a_report_reworded_throughout_is_a_copy_though_names_were_lost() -> None:
    told = (
        "A storm tore the roof off the market hall of Brenn late on Tuesday and hurt 17 traders, the fire chief said.",
        "Traders had asked for a new roof since 2015, but the town spent the money on a stadium instead.",
        "The hall will be shut until June and the market will be held on the square before the church.",
        "Insurers are to send a man on Thursday who will look at what is left of the stalls and of the goods.",
    )
    again = (
        "A storm ripped the roof off the market hall of Brenn on Tuesday night and hurt 17 traders, the firemen said.",
        "Traders had wanted a new roof since 2015, but the council spent the money on a stadium instead.",
        "The hall stays shut until June and the market is held on the square before the church meanwhile.",
        "Insurers will send a man on Thursday who is to look at what is left of the stalls and the goods.",
    )
    assert compare_articles("\n".join(told), "\n".join(again)).relation == "copy"


def test_what_a_version_of_the_next_day_takes_over_is_its_share() -> None:
    first, later, shared = _FOLLOW_UPS["a later toll in another sentence"]
    one = report(first, shared, _CANAL, published="2021-05-03")
    other = report(later, shared, _CANAL, published="2021-05-04")
    (family,) = families([one, other])
    shares = {member.article: member.share for member in family.members}
    assert shares.keys() == {one.id, other.id}
    assert all(share < 6_000 for share in shares.values())
