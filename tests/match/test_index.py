"""The index gives what adding up by hand gives, however it was filled."""

import random

import numpy as np
import pytest

from annotator.domain.ids import ArticleId, ClaimId
from annotator.match.links.index import ClaimIndex, Entry, lot
from annotator.match.structures.postings import Postings, sizes_of, term, weights


def _entries(dice: random.Random, count: int) -> list[Entry]:
    words = range(40)
    return [
        Entry(
            ClaimId(f"claim {number}"),
            ArticleId(f"article {number // 3}"),
            weights({dice.choice(words): dice.randint(1, 255) for _ in range(dice.randint(0, 9))}),
        )
        for number in range(count)
    ]


def _filled(entries: list[Entry], parts: int, most: int) -> ClaimIndex:
    index = ClaimIndex(most)
    index.add_articles({each.article: b"" for each in entries})
    for at in range(0, len(entries), parts):
        index.add(entries[at : at + parts])
    return index


def _by_hand(entries: list[Entry], asked: Entry, most: int) -> list[int]:
    scored = [
        (
            -5 * sum(size * sizes_of(each.words).get(word, 0) for word, size in sizes_of(asked.words).items()),
            lot(each.claim),
            place,
        )
        for place, each in enumerate(entries)
        if each.article != asked.article
    ]
    return [place for score, _, place in sorted(scored) if score < 0][:most]


@pytest.mark.parametrize("parts", [1, 7, 1_000])
def test_a_pool_is_the_first_by_score_and_then_by_lot(parts: int) -> None:
    entries = _entries(random.Random(3), 700)
    index = _filled(entries, parts, most=2)
    for asked in entries[::50]:
        assert index.pool(asked).places.tolist() == _by_hand(entries, asked, 2)


def test_claims_taken_out_or_set_apart_are_in_no_pool() -> None:
    entries = _entries(random.Random(4), 60)
    index = _filled(entries, 10, most=80)
    pool = index.pool(entries[0]).places.tolist()
    index.remove(pool[:2])
    assert index.pool(entries[0], pool[2:3]).places.tolist() == pool[3:]


def test_the_score_of_two_claims_is_the_same_from_either_side() -> None:
    words = [{term("broken"): 90, term("truce"): 40}, {term("respected"): 80, term("truce"): 50, term("war"): 9}]
    entries = [Entry(ClaimId(str(at)), ArticleId(str(at)), weights(held)) for at, held in enumerate(words)]
    index = _filled(entries, 1, most=5)
    assert index.scores(entries[0])[1] == index.scores(entries[1])[0] > 0


def test_parts_are_merged_so_that_there_are_few() -> None:
    postings = Postings()
    for place in range(3_000):
        postings.add(place, [weights({7_000: 1, place: 2})])
    assert len(postings.parts) < 8
    scores = np.zeros(3_000, dtype=np.int32)
    postings.add_to(scores, {7_000: 3, 2_999: 1})
    assert set(scores[:2_999].tolist()) == {3}
    assert scores[2_999] == 5
