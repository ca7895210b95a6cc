"""What is around a link tells how likely its claims belong in one group; where little is known, its score does."""

import random
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
import pytest

from annotator.domain.ids import ArticleId, ClaimId, LinkId
from annotator.domain.link import Link
from annotator.match.groups.group_articles import ARTICLES, Shared, among, between
from annotator.match.groups.group_company import COMPANY, Linked, company
from annotator.match.groups.group_odds import SEEN, Stated, in_groups, on_the_whole, seen, seen_again, trees_in, written
from annotator.match.groups.group_trees import Tree, told
from annotator.match.groups.group_words import WORDS, Said, around
from annotator.match.groups.likely_groups import Likely
from annotator.match.links.linking import kept_features
from annotator.match.links.similarity import Features, score
from tests.match.test_groups import link

LIKELY = Features(*([0.0] * len(Features._fields)))._replace(article=0.4, predicate=1.0, beside=0.9, around=0.9)


def _linked(*links: tuple[str, str, float], articles: str) -> Linked:
    ends = np.array([[ord(a) - 97, ord(b) - 97] for a, b, _ in links])
    return Linked(ends, np.array([likely for *_, likely in links]), np.array([int(each) for each in articles]))


def _suggested(a: str, b: str, found: Features) -> Link:
    return replace(link(a, b, score=round(10_000 * score(found))), features=kept_features(found))


def _stated(text: str = "The army took Hama on Friday", article: str = "") -> Stated:
    at = text.index("took")
    return Stated(ArticleId(article), Said(text, at, at + 4))


def _shared(links: Sequence[Link], claims: Mapping[ClaimId, Stated]) -> Shared:
    article_of = {claim: each.article for claim, each in claims.items()}
    return Shared(between(links, article_of), Counter(article_of.values()))


def _told(links: Sequence[Link], claims: Mapping[ClaimId, Stated]) -> dict[LinkId, int]:
    return in_groups(links, claims, _shared(links, claims))


def _whole(links: Sequence[Link], claims: Mapping[ClaimId, Stated]) -> dict[LinkId, int]:
    return on_the_whole(links, claims, Counter(each.article for each in claims.values()))


def _world(seed: int) -> tuple[list[Link], dict[ClaimId, Stated]]:
    dice = random.Random(seed)
    pairs = [(a, b) for a in "abcdefgh" for b in "abcdefgh" if a < b and dice.random() < 0.6]
    links = [_suggested(a, b, LIKELY._replace(article=dice.random(), beside=dice.random() / 2 + 0.5)) for a, b in pairs]
    return links, {ClaimId(name): _stated(article=str(at // 2)) for at, name in enumerate("abcdefgh")}


def test_company_by_a_worked_example() -> None:
    """Claim a is linked with b (90 %) and with c of the same article (60 %); b also with d, as a is (50 % and 80 %)."""
    links = _linked(("a", "b", 0.9), ("a", "c", 0.6), ("a", "d", 0.5), ("b", "d", 0.8), articles="0112")
    found = dict(zip(COMPANY, company(links)[0].tolist(), strict=True))
    assert found.pop("likelihood") == pytest.approx(np.log(9), abs=0.01)
    assert found == pytest.approx(
        {
            "lead_least": 0.3,
            "lead_most": 0.9,
            "before_least": 0,
            "before_most": 0,
            "best_least": 0.9,
            "best_most": 0.9,
            "way_best": 0.4,
            "ways": 0.4,
            "shared_least": 0.4 / 1.1,
            "shared_most": 0.4 / 0.8,
        }
    )


def test_company_of_articles_by_a_worked_example() -> None:
    """Of three articles a and b share 0.8 claims of one each, a and c 0.6, b and c 0.3 of four, so 0.6 of two."""
    a, b, c = (ArticleId(name) for name in "abc")
    shared = Shared({(a, b): 8_000, (a, c): 12_000, (b, c): 6_000}, {a: 1, b: 1, c: 4})
    found = [dict(zip(ARTICLES, row, strict=True)) for row in among([(b, a), (a, c)], shared).tolist()]
    alike = 0.6 * 0.3 / (np.hypot(0.8, 0.6) * np.hypot(0.8, 0.3))
    assert found[0] == pytest.approx(
        {"articles_alike": alike, "articles_before_least": 0, "articles_before_most": 0}, abs=1e-6
    )
    assert (found[1]["articles_before_least"], found[1]["articles_before_most"]) == (0, 1)


def test_articles_that_share_nothing_have_nobody_in_common() -> None:
    a, b = ArticleId("a"), ArticleId("b")
    assert among([(a, b)], Shared({}, {})).tolist() == [[0, 0, 0]]
    assert among([], Shared({}, {})).shape == (0, len(ARTICLES))


def test_words_by_a_worked_example() -> None:
    told_of = [Said("The army took Hama", 9, 13), Said("Rebels seized Hama", 7, 13), Said("The army took it", 9, 13)]
    ours, theirs = (dict(zip(WORDS, row, strict=True)) for row in around(told_of, np.array([[0, 1], [0, 2]])).tolist())
    assert (ours["one_form"], ours["words_before"], ours["words_after"]) == (0, 0, 1)
    assert (theirs["one_form"], theirs["words_before"], theirs["words_after"]) == (1, 1, pytest.approx(-0.2))
    assert ours["rare_most"] > ours["rare_least"] == theirs["rare_most"] == theirs["rare_least"]


def test_no_order_and_no_direction_changes_what_is_told() -> None:
    links, claims = _world(3)
    turned = [replace(each, a=each.b, b=each.a) for each in reversed(links)]
    assert _told(turned, claims) == _told(links, claims)
    assert len(_told(links, claims)) == len(links)
    assert _whole(turned, claims) == _whole(links, claims)
    assert _whole(links, claims).keys() == _told(links, claims).keys()


def test_links_further_off_change_nothing() -> None:
    links, claims = _world(3)
    near = [each for each in links if {each.a, each.b} & set("ab")]
    pair = next(each for each in links if {each.a, each.b} == set("ab"))
    whole = _shared(links, claims)
    homes = {claims[pair.a].article, claims[pair.b].article}
    part = Shared({both: size for both, size in whole.links.items() if homes & set(both)}, whole.claims)
    assert in_groups(near, claims, part)[pair.id] == _told(links, claims)[pair.id]


def test_where_the_score_is_not_of_known_features_or_no_predicate_is_known_nothing_is_told() -> None:
    links, claims = _world(7)
    for other in (replace(links[0], features=()), replace(links[0], score=9_999), replace(links[0], score=100)):
        assert _told([other, *links[1:]], claims).keys() == {each.id for each in links[1:]}
    unsaid = {claim: replace(each, said=None) for claim, each in claims.items()}
    shared = _shared(links, claims)
    assert in_groups(links, unsaid, shared) == in_groups(links, {}, shared) == in_groups([], {}, shared) == {}
    assert _whole(links, unsaid) == _whole(links, {}) == _whole([], {}) == {}


def test_a_tree_adds_what_its_answers_lead_to() -> None:
    tree = Tree(features=(1, 0), bounds=(10, 5), adds=(1, 20, 300, -4_000))
    table = np.array([[5, 10], [6, 10], [5, 11], [6, 11]])
    assert told([tree, tree], table).tolist() == [2, 40, 600, -8_000]
    assert trees_in(written([tree])) == (tree,)


def test_a_likely_link_is_likelier_among_likely_links() -> None:
    claims = {ClaimId(name): _stated(article=name) for name in "abc"}
    pair, far, farther = (_suggested(a, b, LIKELY) for a, b in ("ab", "bc", "ac"))
    company = _told([pair, far, farther], claims)
    assert company[pair.id] > _told([pair, far], claims)[pair.id]
    assert company[pair.id] > 5_000


def test_every_link_has_a_row_with_all_that_is_seen() -> None:
    links, claims = _world(9)
    table = seen(links, claims, _shared(links, claims))
    assert table.shape == (len(links), len(SEEN))
    assert table[:, SEEN.index("predicate")].tolist() == [10_000] * len(links)


def test_looked_at_again_links_stand_in_the_company_of_what_was_told() -> None:
    claims = {ClaimId(name): _stated(article=name) for name in "abc"}
    pair, *others = (_suggested(a, b, LIKELY._replace(beside=0.5)) for a, b in ("ab", "bc", "ac"))
    table = seen([pair, *others], claims, _shared([pair, *others], claims))
    as_it_was, likelier = (
        [Likely(pair.a, pair.b, pair.score), *(Likely(each.a, each.b, size or each.score) for each in others)]
        for size in (0, 9_000)
    )
    again = seen_again(table, likelier, claims, _shared([pair, *others], claims))
    assert (seen_again(table, as_it_was, claims, _shared([pair, *others], claims)) == table).all()
    kept = [SEEN.index(name) for name in (*Features._fields, *WORDS, "likelihood")]
    assert again[0, kept].tolist() == table[0, kept].tolist()
    assert again[0, SEEN.index("ways")] == 8_100 > table[0, SEEN.index("ways")]


def test_on_the_whole_what_was_told_of_other_links_moves_a_link() -> None:
    links, claims = _world(3)
    assert _whole(links, claims) != _told(links, claims)
