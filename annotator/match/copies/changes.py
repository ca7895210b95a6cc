"""Owns what changed from one version of a text to another in sentences that are copies otherwise: numbers, words."""

from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, pairwise

import numpy as np

from annotator.domain.article import Article
from annotator.domain.family import MORE_DIFFERS, OTHERWISE, Change, Family, Member, Reading
from annotator.domain.ids import ArticleId
from annotator.domain.span import Span
from annotator.match.copies.altered import Sentence, Wording, altered
from annotator.match.copies.directions import before
from annotator.match.copies.signatures import Signature, words_in
from annotator.match.copies.statement_groups import shared
from annotator.match.copies.value_steps import Print, as_first_told, dateline_in, day_told
from annotator.match.measures.bounds import bounded, bounding
from annotator.match.measures.quantities import quantities
from annotator.match.measures.quantity import Quantity
from annotator.match.structures.comparisons import key_of
from annotator.match.structures.packing import Packing
from annotator.match.words.lexicon import MULTIPLES, NUMBER_WORDS, listed

_SAME_SENTENCE = 0.8
"""Two sentences are one but for their numbers if so much of the longer one stands in the other, in one order."""
_HELD, _OF_LONGER, _MANY = 0.95, 0.6, 10
"""Or if nearly all of the shorter of so many words stands so in the longer one, to which an update added a clause."""
_COMPARED = 80
"""Where a family has more wordings of sentences with numbers, only those that are the same but for numbers are one."""
_LEAST_WORDS = 3
_NUMBERS = frozenset(NUMBER_WORDS) | frozenset(MULTIPLES) | listed("dozens scores hundreds thousands millions several")
_TOLD, _ANY_NUMBER = 3, "0"
PACKED_CHANGES: Packing[tuple[Change, ...]] = Packing(tuple[Change, ...])


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence with a number, its words without those of numbers, and who prints them."""

    article: ArticleId
    span: Span
    words: tuple[str, ...]
    print: Print


def with_changes(
    families: Iterable[Family], articles: Iterable[Article], signatures: Mapping[ArticleId, Signature]
) -> list[Family]:
    """The families with what differs between the versions of their sentences; the first few changes as reasons."""
    texts = {article.id: article for article in articles}
    return [telling(family, changes_in(family, texts, signatures)) for family in families]


def changes_in(
    family: Family, texts: Mapping[ArticleId, Article], signatures: Mapping[ArticleId, Signature]
) -> tuple[Change, ...]:
    """What differs between the versions of the sentences of a family."""
    passages = _passages(family)
    steps = _steps([texts[article] for article in passages], family.members)
    found = [s for article, held in passages.items() for s in _numbered(texts[article], signatures[article], held)]
    numbers = [change for slot in _slots(found) for change in _changes(slot, texts, steps)]
    counted = defaultdict[ArticleId, list[Span]](list)
    for reading in (reading for change in numbers for reading in change.readings):
        counted[reading.article].append(reading.span)
    at = {(sentence.article, sentence.span): sentence for sentence in found}
    worded = [each for each in altered(_wordings(passages, signatures), texts) if not _are_told(each, counted)]
    return *numbers, *(_as_numbers(change, at, texts, steps) or change for change in worded)


def _are_told(change: Change, counted: Mapping[ArticleId, Sequence[Span]]) -> bool:
    """Whether words that differ only bound numbers of which it is told, or are these: "at least" of "at least 14"."""
    return all(
        any(span.contains(each.span) for span in counted.get(each.article, ()))
        and not _unbounded([*words_in(each.quote), _ANY_NUMBER])
        for each in change.readings
    )


def _as_numbers(
    change: Change,
    at: Mapping[Sentence, _Sentence],
    texts: Mapping[ArticleId, Article],
    steps: Mapping[ArticleId, int],
) -> Change | None:
    """Words that differ as numbers, with how late these are, if all are such; else None."""
    readings, prints = list[Reading](), dict[ArticleId, Print]()
    for each in change.readings:
        sentence = at.get((each.article, each.sentence))
        if sentence is None or _unbounded(words_in(each.quote)):
            return None
        counted = quantities(texts[each.article].text, each.sentence)
        value = next((_value(found) for found in counted if found.span.overlaps(each.span)), None)
        if value is None:
            return None
        readings.append(replace(each, value=value, step=steps.get(each.article)))
        prints[each.article] = sentence.print
    return Change(tuple(sorted(as_first_told(readings, prints), key=_order)))


def key_of_changes(family: Family, signatures: Mapping[ArticleId, Signature]) -> bytes:
    """What changed in a family is known by this: its passages, and the days and sources of their articles."""
    told = [
        (article, signatures[article].published, signatures[article].source, held)
        for article, held in _passages(family).items()
    ]
    return key_of("changes", repr(told).encode())


def telling(family: Family, changes: tuple[Change, ...]) -> Family:
    """A family with what changed in it; the first few changes as reasons."""
    if not changes:
        return family
    told = [f"{change.told}{OTHERWISE}" for change in changes[:_TOLD]]
    more = [f"{len(changes) - _TOLD}{MORE_DIFFERS}"] if len(changes) > _TOLD else []
    return replace(family, changes=changes, reasons=(*family.reasons, *told, *more))


def _passages(family: Family) -> dict[ArticleId, list[Span | None]]:
    """The passages of every article of a family."""
    passages: dict[ArticleId, list[Span | None]] = {}
    for member in family.members:
        passages.setdefault(member.article, []).append(member.span)
    return passages


def _wordings(
    passages: Mapping[ArticleId, Sequence[Span | None]],
    signatures: Mapping[ArticleId, Signature],
) -> dict[Wording, list[Sentence]]:
    """The sentences of passages by their words, where some of the articles have other words."""
    found: defaultdict[Wording, list[Sentence]] = defaultdict(list)
    for article, held in passages.items():
        signature = signatures[article]
        places = np.concatenate(([0], np.cumsum(signature.table[:, 2]))).tolist()
        rows = dict(zip(signature.table[:, 0].tolist(), pairwise(places), strict=True))
        for span in _spans(signature, held):
            start, end = rows[span.start]
            if end - start >= _LEAST_WORDS:
                found[signature.numbers[start:end].tobytes()].append((article, span))
    return {wording: told for wording, told in found.items() if len({article for article, _ in told}) < len(passages)}


def _spans(signature: Signature, passages: Sequence[Span | None]) -> Iterator[Span]:
    """The sentences of an article's passages; all of them where one passage is the whole."""
    spans = [Span(start, end) for start, end in signature.table[:, :2].tolist()]
    held = [passage for passage in passages if passage]
    yield from spans if len(held) < len(passages) else _overlapping(spans, held)


def _numbered(article: Article, signature: Signature, passages: Sequence[Span | None]) -> Iterator[_Sentence]:
    """The sentences of an article's passages that tell a number."""
    for span in _spans(signature, passages):
        told = span.quote(article.text)
        words = words_in(told)
        kept = _unbounded(words)
        if _LEAST_WORDS <= len(kept) < len(words):
            head = dateline_in(told)
            own = _but_numbers(words_in(told[len(head) :]))
            yield _Sentence(article.id, span, kept, Print(article.source, day_told(head), own))


def _but_numbers(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(word for word in words if word not in _NUMBERS and not word[0].isdigit())


def _unbounded(words: Sequence[str]) -> tuple[str, ...]:
    """The words without numbers and what bounds these: an update may tell "19" where "at least 14" stood."""
    numbers = [place for place, word in enumerate(words) if word in _NUMBERS or word[0].isdigit()]
    left = {at for place in numbers for at in range(place - bounding(words, place), place + 1)}
    return tuple(word for place, word in enumerate(words) if place not in left)


def _overlapping(spans: Iterable[Span], others: Iterable[Span]) -> Iterator[Span]:
    """Those of some spans, in order and apart, that overlap one of others."""
    left = deque(sorted(others))
    for span in spans:
        while left and left[0].end <= span.start:
            left.popleft()
        if left and left[0].overlaps(span):
            yield span


def _slots(found: Sequence[_Sentence]) -> Iterator[list[_Sentence]]:
    """The sentences that are one but for their numbers, where several articles have them; none twice in an article."""
    alike: defaultdict[tuple[str, ...], list[_Sentence]] = defaultdict(list)
    for sentence in found:
        alike[sentence.words].append(sentence)
    slots = [list(sentences) for _, sentences in sorted(alike.items())]
    if len(slots) <= _COMPARED:
        slots = _joined(slots)
    for slot in slots:
        often = Counter(sentence.article for sentence in slot)
        if len(often) > 1:
            yield [sentence for sentence in slot if often[sentence.article] == 1]


def _joined(slots: Sequence[list[_Sentence]]) -> list[list[_Sentence]]:
    """Wordings that differ a little put together, the likest first; never two of one article."""
    home = dict(enumerate(slots))
    near = ((_likeness(slots[a][0].words, slots[b][0].words), a, b) for a, b in combinations(range(len(slots)), 2))
    for _, a, b in sorted((-likeness, a, b) for likeness, a, b in near if likeness >= _SAME_SENTENCE):
        one, other = home[a], home[b]
        if one is not other and {s.article for s in one}.isdisjoint(s.article for s in other):
            together = [*one, *other]
            home.update({place: together for place, slot in home.items() if slot is one or slot is other})
    return list({id(slot): slot for slot in home.values()}.values())


def _likeness(a: tuple[str, ...], b: tuple[str, ...]) -> float:
    short, long = sorted((len(a), len(b)))
    if short < (_OF_LONGER if short >= _MANY else _SAME_SENTENCE) * long:
        return 0.0
    both = shared(a, b)
    # One that was only added to comes after all that are as long as before.
    return max(both / long, _SAME_SENTENCE if short >= _MANY and both >= _HELD * short else 0.0)


def _changes(
    slot: Sequence[_Sentence], texts: Mapping[ArticleId, Article], steps: Mapping[ArticleId, int]
) -> Iterator[Change]:
    """What is counted alike in the sentences of a slot and told with different numbers."""
    told: defaultdict[tuple[str, int], list[Reading]] = defaultdict(list)
    for sentence in slot:
        text, often = texts[sentence.article].text, Counter[str]()
        for each in quantities(text, sentence.span):
            often[each.unit] += 1
            span, step = bounded(text, each.span), steps.get(sentence.article)
            reading = Reading(sentence.article, sentence.span, span, span.quote(text), _value(each), step)
            told[each.unit, often[each.unit]].append(reading)
    prints = {sentence.article: sentence.print for sentence in slot}
    for readings in told.values():
        if len({reading.value for reading in readings}) > 1:
            yield Change(tuple(sorted(as_first_told(readings, prints), key=_order)))


def _value(found: Quantity) -> str:
    return f"{found.low:g}" if found.exact else f"{found.low:g} to {found.high:g}"


def _order(reading: Reading) -> tuple[bool, int]:
    return reading.step is None, reading.step or 0


def _steps(articles: Sequence[Article], members: Sequence[Member]) -> dict[ArticleId, int]:
    """By article, how late it came: surely later than all of a lower number. Those without a date are left out.

    Of one day's versions by one source those come later that add to what the others hold.
    """
    adding = {member.article for member in members if member.span is not None}
    dated = sorted((article.date, article.id in adding, article.id, article) for article in articles if article.date)
    steps: dict[ArticleId, int] = {}
    level, step = list[Article](), -1
    for _, _, identity, article in dated:
        if all(_comes_after(article, each, adding) for each in level):
            level, step = [], step + 1
        level.append(article)
        steps[identity] = step
    return steps


def _comes_after(late: Article, early: Article, adding: set[ArticleId]) -> bool:
    if before(early.date or "", late.date or ""):
        return True
    one_source = late.source is not None and late.source == early.source and late.date == early.date
    return one_source and late.id in adding and early.id not in adding
