"""What comparisons found is looked up by whoever has it, is the same then, and is worked out where it is not there."""

import random
from collections.abc import Mapping, Sequence
from functools import partial

import numpy as np
import pytest

from annotator.domain.article import Article
from annotator.domain.family import Change, Family
from annotator.domain.ids import ArticleId
from annotator.match import grouping
from annotator.match.copies import copy_index
from annotator.match.copies.changes import PACKED_CHANGES, changes_in
from annotator.match.copies.overlaps import Overlap
from annotator.match.copies.packed_overlaps import PackedOverlaps
from annotator.match.copies.signatures import Signature
from annotator.match.grouping import Came, Group, Grouping
from annotator.match.stories import story_table
from annotator.match.stories.story_beside import texts_of
from annotator.match.stories.story_pairs import Between, PackedBetween
from annotator.match.structures.comparisons import Comparisons, Fresh, key_of
from annotator.match.structures.packing import Packing
from annotator.match.suggest import known_by
from tests.benchmarks.made_news import News, news

_NUMBERS = Packing(tuple[int, ...])


def _kept(*parts: bytes) -> Comparisons:
    found = Comparisons()
    for part in parts:
        found.take(part)
    return found


def _numbers(count: int) -> Comparisons:
    """By the byte of a number, the number, for so many."""
    found = Comparisons()
    for number in range(count):
        found.found(key_of("test", bytes([number])), _NUMBERS, partial(tuple, [number]))
    return found


def _never() -> tuple[int, ...]:
    raise AssertionError("worked out again")


def test_what_was_found_is_not_worked_out_again() -> None:
    before = _numbers(50)
    after = _kept(*before.settle().parts)
    for number in range(50):
        assert after.found(key_of("test", bytes([number])), _NUMBERS, _never) == (number,)
    assert after.settle() == Fresh()


def test_only_what_is_new_is_kept_beside() -> None:
    before = Comparisons()
    before.found(key_of("test", b"old"), _NUMBERS, lambda: (1,))
    first = before.settle()
    assert before.settle() == Fresh()
    after = _kept(*first.parts)
    after.found(key_of("test", b"old"), _NUMBERS, _never)
    after.found(key_of("test", b"new"), _NUMBERS, lambda: (2,))
    more = after.settle()
    assert not more.instead
    both = _kept(*first.parts, *more.parts)
    assert both.found(key_of("test", b"new"), _NUMBERS, _never) == (2,)
    assert len(_kept(*more.parts).settle().parts) == 0


def test_where_nothing_asks_for_most_of_it_the_rest_takes_its_place() -> None:
    before = _numbers(9)
    after = _kept(*before.settle().parts)
    after.found(key_of("test", b"\x03"), _NUMBERS, _never)
    after.found(key_of("test", b"new"), _NUMBERS, lambda: (7,))
    fresh = after.settle()
    assert fresh.instead
    left = _kept(*fresh.parts)
    assert left.found(key_of("test", b"\x03"), _NUMBERS, _never) == (3,)
    assert left.found(key_of("test", b"new"), _NUMBERS, _never) == (7,)
    assert left.found(key_of("test", b"\x04"), _NUMBERS, lambda: (4,)) == (4,)


@pytest.mark.parametrize("damage", [b"", b"\x01", b"nothing of the kind, but long enough", b"\xff" * 40])
def test_what_cannot_be_read_is_worked_out_and_replaced(damage: bytes) -> None:
    before = Comparisons()
    before.found(key_of("test", b"a"), _NUMBERS, lambda: (1,))
    after = _kept(damage, *before.settle().parts)
    assert after.found(key_of("test", b"a"), _NUMBERS, _never) == (1,)
    fresh = after.settle()
    assert fresh.instead
    assert _kept(*fresh.parts).found(key_of("test", b"a"), _NUMBERS, _never) == (1,)


def test_a_value_that_cannot_be_read_is_worked_out() -> None:
    before = Comparisons()
    before.found(key_of("test", b"a"), PackedBetween, lambda: Between(5))
    after = _kept(*before.settle().parts)
    assert after.found(key_of("test", b"a"), _NUMBERS, lambda: (1,)) == (1,)
    assert after.settle().instead


def test_no_two_comparisons_are_known_by_the_same() -> None:
    keys = {
        *(key_of("texts", b"ab", b"c"), key_of("texts", b"a", b"bc"), key_of("texts", b"abc")),
        *(key_of("reports", b"a", b"bc"), key_of("texts", b"a", b"", b"bc"), key_of("texts", b"bc", b"a")),
    }
    assert len(keys) == 6


_MADE = list(news(60, words=90, claims=2, seed=3))


def _came(made: Sequence[News]) -> Came:
    articles = [each.article for each in made]
    claims = {each.article.id: each.claims for each in made}
    return Came(articles, [known_by(a) for a in articles], [m for each in made for m in each.mentions], claims)


def _groups(found: Grouping, made: Sequence[News]) -> list[Group]:
    texts = texts_of(each.article for each in made)
    entities = found.begin(_came(made))
    found.take(_came(made))
    copies = found.copies({}, texts)
    return [*entities, *copies, *found.statements(copies), *found.stories(copies, texts)]


def test_the_groups_are_the_same_and_what_was_compared_is_not_compared_again(monkeypatch: pytest.MonkeyPatch) -> None:
    first = Grouping()
    wanted = _groups(first, _MADE)
    kept = _kept(*first.comparisons.settle().parts)
    for module, name in ((copy_index, "overlap"), (story_table, "between"), (grouping, "changes_in")):
        monkeypatch.setattr(module, name, lambda *_: _never())
    again = Grouping(comparisons=kept)
    assert _groups(again, random.Random(1).sample(_MADE, len(_MADE))) == wanted
    assert again.comparisons.settle() == Fresh()


def test_every_overlap_comes_back_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    packed = list[tuple[Overlap | None, bytes]]()
    pack = PackedOverlaps.pack

    def noted(value: Overlap | None) -> bytes:
        packed.append((value, pack(value)))
        return packed[-1][1]

    monkeypatch.setattr(PackedOverlaps, "pack", noted)
    _groups(Grouping(), _MADE)
    assert any(value is None for value, _ in packed)
    overlaps = [(value, told) for value, told in packed if value is not None]
    assert len(overlaps) > 5
    for value, told in overlaps:
        back = PackedOverlaps.unpack(told)
        assert back is not None
        for before, after in ((value.a, back.a), (value.b, back.b)):
            assert np.array_equal(before.sentences, after.sentences)
            assert np.array_equal(before.own, after.own)
            assert (before.taken, before.words) == (after.taken, after.words)
        told_of = [
            (each.quotations, each.ordered, each.reworded, each.passage_words, each.renewals) for each in (value, back)
        ]
        assert told_of[0] == told_of[1]
        with pytest.raises(ValueError, match="sentences"):
            PackedOverlaps.unpack(told + b"\x00")


def test_changes_come_back_as_they_were(monkeypatch: pytest.MonkeyPatch) -> None:
    found = list[tuple[Change, ...]]()

    def noted(
        family: Family, texts: Mapping[ArticleId, Article], known: Mapping[ArticleId, Signature]
    ) -> tuple[Change, ...]:
        found.append(changes_in(family, texts, known))
        return found[-1]

    monkeypatch.setattr(grouping, "changes_in", noted)
    _groups(Grouping(), _MADE)
    assert any(found)
    assert [PACKED_CHANGES.unpack(PACKED_CHANGES.pack(each)) for each in found] == found
