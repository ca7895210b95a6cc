"""One run over a corpus gives the same links whatever order it came in, and never one that people refused."""

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from annotator.domain.entity import Entity
from annotator.domain.family import Family, Story
from annotator.domain.link import Link, Relation
from annotator.match.links.linking import Choice
from annotator.match.suggest import Corpus, suggest
from tests.match.reports import claim, corpus, names, report

_ROOT = Path(__file__).resolve().parents[2]
ONE = report(
    "The parliament of Turkey voted to keep its troops in Libya for 18 more months.",
    "Ministers met in Istanbul on January 10, 2021. They spoke of fishing rights in the north.",
    "The truce has generally been respected since October 2020.",
)
TWO = report(
    "Turkish troops stay in Libya for another 18 months, the parliament of Turkey decided in a vote.",
    "Ministers met in Tripoli on December 26, 2020. Prices of bread rose by 12 percent.",
    "Each side accused the other of breaking the truce.",
)
THREE = report("A comet will be seen in the evening sky.", "Ministers met in Istanbul, they said on January 10, 2021.")
CORPUS = corpus(ONE, TWO, THREE)


def links(given: Corpus) -> list[Link]:
    return [found for found in suggest(given) if isinstance(found, Link)]


def between(a: str, b: str) -> Link | None:
    """The link between the claims that begin like this."""
    ends = [next(c.id for c in CORPUS.claims if c.text.startswith(start)) for start in (a, b)]
    return next((found for found in links(CORPUS) if {found.a, found.b} == set(ends)), None)


def test_the_order_of_the_corpus_does_not_matter() -> None:
    mixed = random.Random(5)
    shuffled = Corpus(
        mixed.sample(CORPUS.articles, len(CORPUS.articles)),
        mixed.sample(CORPUS.claims, len(CORPUS.claims)),
        mixed.sample(CORPUS.mentions, len(CORPUS.mentions)),
    )
    assert list(suggest(shuffled)) == list(suggest(CORPUS))


def test_every_process_suggests_the_same() -> None:
    script = "from tests.match import test_suggest as t; print([*t.suggest(t.CORPUS)])"
    said = {
        subprocess.run(
            [sys.executable, "-c", script],
            cwd=_ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(said) == 1
    assert "Link(" in said.pop()


def test_the_same_vote_told_twice_is_the_first_suggestion() -> None:
    found = between("The parliament of Turkey", "Turkish troops")
    assert found is not None
    assert (found.rank_a, found.rank_b) == (1, 1)
    assert found.relation is Relation.SAME
    assert any("18 more months" in reason and "18 months" in reason for reason in found.reasons)


def test_a_meeting_elsewhere_on_another_day_ranks_below_the_same_meeting() -> None:
    same = between("Ministers met in Istanbul on", "Ministers met in Istanbul, they")
    other = between("Ministers met in Istanbul on", "Ministers met in Tripoli")
    assert same is not None
    assert other is None or other.score < same.score
    assert other is None or other.relation is Relation.DIFFERENT


def test_an_accusation_disputes_and_the_link_reads_from_it() -> None:
    found = between("Each side accused", "The truce has")
    assert found is not None
    assert found.relation is Relation.DISPUTES
    assert found.a == next(c.id for c in CORPUS.claims if c.text.startswith("Each side"))


def test_a_later_toll_supersedes_only_if_both_dates_say_which_is_later() -> None:
    for days, relation in (
        (("2021-02-01", "2021-02-02"), Relation.SUPERSEDES),
        (("2021-01", "2021-02-02"), Relation.SUPERSEDES),
        (("2021-02", "2021-02-02"), Relation.CONTRADICTS),
        (("2021-02-02", "2021-02-02"), Relation.CONTRADICTS),
        ((None, "2021-02-02"), Relation.CONTRADICTS),
    ):
        tolls = [
            report(f"{n} people were killed in the flood.", published=day)
            for n, day in zip((10, 12), days, strict=True)
        ]
        for given in (corpus(*tolls), corpus(*reversed(tolls))):
            (found,) = links(given)
            assert found.relation is relation, days
            if relation is Relation.SUPERSEDES:
                assert found.a == next(claim.id for claim in given.claims if claim.article == tolls[1].id)
                assert "the later report has the newer value" in found.reasons


def test_a_reprint_of_old_news_supersedes_nothing_and_is_superseded_as_its_text_is() -> None:
    lines = (
        "10 people were killed in the flood of Lorva.",
        "The river rose over the old bridge during the night and carried off two farms and a mill.",
        "The mayor asked for boats, blankets and a crew that can mend the dam before the next rain.",
    )
    wire, late = report(*lines, published="2021-02-01"), report(*lines, published="2021-02-09")
    newer = report("12 people were killed in the flood of Lorva.", published="2021-02-03")
    given = corpus(wire, late, newer)
    claims = {claim.article: claim.id for claim in given.claims if "killed" in claim.text}
    tolls = [found for found in links(given) if {found.a, found.b} <= set(claims.values())]
    assert {(found.a, found.b) for found in tolls} == {(claims[newer.id], claims[each.id]) for each in (wire, late)}
    assert {found.relation for found in tolls} == {Relation.SUPERSEDES}
    without = links(corpus(late, newer))
    assert (claims[late.id], claims[newer.id]) in {(found.a, found.b) for found in without}, "of one print it is news"


def test_no_link_joins_claims_of_one_article_and_no_pair_comes_twice() -> None:
    article = {found.id: found.article for found in CORPUS.claims}
    found = links(CORPUS)
    assert all(article[link.a] != article[link.b] for link in found)
    assert len({frozenset((link.a, link.b)) for link in found}) == len(found) > 0


def test_a_refused_pair_is_not_proposed_and_the_next_moves_up() -> None:
    first = next(found for found in links(CORPUS) if found.rank_a == 1)
    left = [found for found in suggest(CORPUS, {first.id}) if isinstance(found, Link)]
    assert first.id not in {found.id for found in left}


@pytest.mark.parametrize("top", [1, 2])
def test_places_are_counted_from_one_and_end_at_the_top(top: int) -> None:
    found = [link for link in suggest(CORPUS, choice=Choice(top)) if isinstance(link, Link)]
    ranks = [rank for link in found for rank in (link.rank_a, link.rank_b)]
    assert set(ranks) <= set(range(top + 1))
    assert 1 in ranks


def test_a_run_stops_when_told_to() -> None:
    heard: list[tuple[int, int]] = []

    def going(done: int, total: int) -> bool:
        heard.append((done, total))
        return done < 2

    found = list(suggest(CORPUS, progress=going))
    assert not [one for one in found if isinstance(one, Link)]
    assert list(dict.fromkeys(heard)) == [(done, len(CORPUS.claims)) for done in range(3)]


def test_copies_of_one_text_are_paired_only_if_asked_for_and_say_so() -> None:
    body = "The mayor of Izmir opened a bridge over the river on Sunday after six years of building."
    rest = "Thousands of people crossed it on foot, and boats of every size blew their horns below it all day long."
    printed = corpus(report(body, rest), report("Bridge opened", body, rest))
    found = [*suggest(printed)]
    assert not any(isinstance(one, Link) for one in found)
    asked = [one for one in suggest(printed, choice=Choice(within_families=True)) if isinstance(one, Link)]
    assert asked
    assert all("copy of the same text" in link.reasons for link in asked if link.rank_a == 1)
    assert any(isinstance(one, Family) for one in found)
    assert not any(isinstance(one, Story) for one in found)


def test_names_of_one_man_bring_his_claims_together() -> None:
    one = report("Mohamed ElBaradei resigned.", "The weather was fine.", "Somebody else resigned too.")
    two = report("Out of protest, Mohammed al-Baradei stepped down.", "The harvest was poor.")
    claims = [
        claim(one, "Mohamed ElBaradei resigned", "resigned"),
        claim(one, "Somebody else resigned too", "resigned"),
    ]
    claims.append(claim(two, "Mohammed al-Baradei stepped down", "stepped"))
    mentions = [mention for article in (one, two) for mention in names(article, "PERSON")]
    found = [*suggest(Corpus([one, two], claims, mentions))]
    entities = [entity for entity in found if isinstance(entity, Entity)]
    assert any(set(entity.variants) >= {"Mohamed ElBaradei", "Mohammed al-Baradei"} for entity in entities)
    best = next(link for link in found if isinstance(link, Link) and link.rank_a == link.rank_b == 1)
    assert {best.a, best.b} == {claims[0].id, claims[2].id}


def test_an_empty_corpus_gives_nothing() -> None:
    assert list(suggest(Corpus([], [], []))) == []


def test_claims_of_articles_in_another_language_are_compared_in_it() -> None:
    given = corpus(
        report("Die Armee hat die Stadt Tobruk nicht angegriffen."),
        report("Die Armee hat die Stadt Tobruk angegriffen."),
    )
    (found,) = links(given)
    assert found.relation is Relation.CONTRADICTS
    assert any(reason.startswith("read as German") for reason in found.reasons)


def test_a_language_whose_negations_are_not_known_is_told_in_the_reasons_of_a_link() -> None:
    given = corpus(
        report("Armén har inte anfallit staden Tobruk."),
        report("Armén har anfallit staden Tobruk."),
    )
    (found,) = links(given)
    assert found.relation is Relation.SUPPORTS
    assert "the language is not one whose negations are known" in found.reasons
