"""Owns when two articles are copies: how much must stand in both, told by others than quotations and standing text."""

import math
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from annotator.match.copies.beside import Shared, with_beside
from annotator.match.copies.contraries import contrary
from annotator.match.copies.copying import Prepared, Side, telling
from annotator.match.copies.formulas import Aligned, formulaic
from annotator.match.copies.other_facts import other_facts
from annotator.match.copies.renewed import Renewed, renewed
from annotator.match.copies.retold import retold
from annotator.match.copies.signatures import Numbers

Chosen = npt.NDArray[np.bool_]

_LEAST_WORDS = 5
"""Shorter sentences tell nothing of where an article comes from."""
_TAKEN = 0.5
"""From this share of its words on a sentence is taken over; where three words of ten are changed it is about .64."""
_REWORDED = 0.1
_OWN = 0.3
"""Of a sentence that is an article's own less than this share of the words is in the other, by chance or topic."""
_CERTAIN = 0.8
_COPY, _COPY_SHORT = 0.33, 0.65
"""From this share of the narrated words of either article on, they are copies; two short notes share more."""
_EXACT_SENTENCE, _EXACT_SENTENCES = 0.95, 24
"""Whole sentences of so many words, word for word, are told from chance in a short text, too."""
_OF_ALL = 0.25
"""So much of all words, quotations too: one sentence alike between quotations makes no copy."""
_REWORDED_COPY, _REWORDED_SHORT = 0.19, 0.55
"""A reworded copy of 150 words keeps pairs for at least .22 of them; in a short one names alone may make up as much."""
_SHORT, _LONG = 60, 150
_BREADTH = 0.68
"""Of a report that was reworded nearly every sentence has its like, of an independent one a few have."""
_PASSAGE = 0.7
_PASSAGE_WORDS = 40
"""Paragraphs of which so much is shared tell of a copy from so many words on; a short one if it is exact."""
_EXACT = 0.98
_EXACT_WORDS, _SHORT_LINE = 20, 8
"""So many words of several short paragraphs, each of no fewer than the latter, word for word."""
_ENOUGH = 12
_TEXT_WORDS = 10
"""If less than this is told outside quotations, the quotations count too: there is nothing else to tell by."""


@dataclass(frozen=True, slots=True)
class Part:
    """What of one article stands in another one: its sentences, the share of the article they are, its words found."""

    sentences: Chosen
    taken: float
    words: float
    own: Chosen
    """Sentences of which hardly anything stands in the other."""


@dataclass(frozen=True, slots=True)
class Overlap:
    """That two articles are copies, as a whole or in passages of so many words, and what of each is in the other.

    `renewals`: so many sentences of either are like one of the other, and tell other news. `retold`: the words are
    others but for quotations, the details the same in one order.
    """

    a: Part
    b: Part
    quotations: int = 0
    ordered: float = 1.0
    reworded: bool = False
    passage_words: int | None = None
    renewals: int = 0
    retold: bool = False

    @property
    def strength(self) -> float:
        """How far they are copies, 0..1: the mean of words and sentences found, so that changed words count half."""
        return max(math.sqrt(part.words * part.taken) for part in (self.a, self.b))


@dataclass(frozen=True, slots=True)
class _View:
    """One article of two: which sentences count, which are narrated, and how much of each was found."""

    own: Prepared
    found: Numbers
    twin: Numbers
    mutual: Chosen
    counts: Chosen
    narrated: Chosen

    @property
    def told(self) -> int:
        """How many words are narrated."""
        return int(self.own.sizes[self.narrated].sum())

    def sentences(self, bar: float) -> Chosen:
        """The sentences found from a share of their words on, each the like of its like."""
        return self.counts & self.mutual & (self.found > 0) & (self.found >= bar * self.own.sizes)

    def breadth(self, chosen: Chosen, of: Chosen) -> float:
        """The chosen sentences as a share of the words of all."""
        whole = int(self.own.sizes[of].sum())
        return float(self.own.sizes[chosen & of].sum() / whole) if whole else 0.0

    def words(self, chosen: Chosen, of: Chosen) -> float:
        """The words found in the chosen sentences as a share of all words."""
        whole = int(self.own.sizes[of].sum())
        return float(self.found[chosen & of].sum() / whole) if whole else 0.0


def overlap(a: Prepared, b: Prepared, sides: tuple[Side, Side], standing: tuple[Chosen, Chosen]) -> Overlap | None:
    """How two articles are copies of one another, or None if they are not; `standing` marks sentences of no weight."""
    if not len(a.table) or not len(b.table):
        return None
    found = _found(_view(a, sides, standing[0]), _view(b, sides[::-1], standing[1]), sides)
    if found is None:
        return None
    shared = (found.a.sentences, found.b.sentences) if found.reworded else _without_chance(found, (a, b), sides)
    parts = zip((a, b), shared, standing, sides, strict=True)
    chosen = with_beside(*(Shared(own, sentences, weightless, side.twin) for own, sentences, weightless, side in parts))
    a_part, b_part = replace(found.a, sentences=chosen[0]), replace(found.b, sentences=chosen[1])
    return replace(found, a=a_part, b=b_part, quotations=int((chosen[0] & (a.table[:, 4] == 1)).sum()))


def _without_chance(found: Overlap, texts: tuple[Prepared, Prepared], sides: tuple[Side, Side]) -> list[Chosen]:
    """The shared sentences but for lines that have a name or two of a longer one, as "The Aurora belongs to Norvik"."""
    left = []
    for own, other, part in ((0, 1, found.a), (1, 0, found.b)):
        side, sizes, twin = sides[own], texts[own].sizes, sides[own].twin
        whole = (side.found >= _CERTAIN * sizes) | (sides[other].found >= _TAKEN * texts[other].sizes)[twin]
        left.append(part.sentences & ((sizes >= _SHORT_LINE) | whole))
    return left


def _found(one: _View, other: _View, sides: tuple[Side, Side]) -> Overlap | None:
    """How two articles are copies by what tells it."""
    found = _alike(one, other)
    if found is None:
        return _retold(one, other, sides)
    aligned = _aligned(one, found.a), _aligned(other, found.b)
    if contrary(*aligned):
        return None
    if formulas := formulaic(*aligned):
        return _literally(one, other, formulas)
    if told := other_facts(*aligned):
        return _beside_other_facts(one, other, found, told)
    return _without_news(one, other, found, aligned)


def _aligned(view: _View, part: Part) -> Aligned:
    return Aligned(view.own, part.sentences, view.twin, view.found)


def _without_news(one: _View, other: _View, found: Overlap, aligned: tuple[Aligned, Aligned]) -> Overlap | None:
    """What two articles share but for sentences that tell other news; None if that is hardly a line."""
    news = renewed(*aligned)
    if not news:
        return found
    chosen = [found.a.sentences & ~news.one, found.b.sentences & ~news.other]
    if not any(int(view.found[each].sum()) >= _SHORT_LINE for view, each in zip((one, other), chosen, strict=True)):
        return None
    renewals = max(int(news.one.sum()), int(news.other.sum()))
    return replace(_overlap(one, other, chosen), passage_words=found.passage_words, renewals=renewals)


def _beside_other_facts(one: _View, other: _View, found: Overlap, told: Renewed) -> Overlap | None:
    """What two short reports that tell other facts share word for word beside them, if that is more than a phrase."""
    chosen = [found.a.sentences & ~told.one, found.b.sentences & ~told.other]
    exact = [view.sentences(_EXACT_SENTENCE) & each for view, each in zip((one, other), chosen, strict=True)]
    words = max(int(view.found[each].sum()) for view, each in zip((one, other), exact, strict=True))
    if words < _ENOUGH:
        return None
    renewals = max(int(told.one.sum()), int(told.other.sum()))
    shared = _overlap(one, other, exact)
    # The shortest sentences count here, for they may tell that nobody was hurt.
    a, b = (
        replace(part, taken=_share(view.own, part.sentences)) for view, part in ((one, shared.a), (other, shared.b))
    )
    return replace(shared, a=a, b=b, passage_words=words, renewals=renewals)


def _share(own: Prepared, chosen: Chosen) -> float:
    """How much of all words are in some sentences."""
    return float(own.sizes[chosen].sum() / max(1, int(own.sizes.sum())))


def _literally(one: _View, other: _View, formulas: tuple[Chosen, Chosen]) -> Overlap | None:
    """What two articles that are formulas otherwise share word for word, if it is long."""
    views = [
        replace(view, found=np.where(view.sentences(_EXACT_SENTENCE) & ~conflicts, view.found, 0))
        for view, conflicts in zip((one, other), formulas, strict=True)
    ]
    found = _in_passages(views[0], views[1])
    return found if found and (found.passage_words or 0) >= _PASSAGE_WORDS else None


def _alike(one: _View, other: _View) -> Overlap | None:
    """How two articles are copies by their words alone."""
    if _are_copies(one, other):
        return _overlap(one, other, [view.sentences(_TAKEN) for view in (one, other)])
    if chosen := _reworded(one, other):
        return replace(_overlap(one, other, chosen), reworded=True)
    return _in_passages(one, other)


def _retold(one: _View, other: _View, sides: tuple[Side, Side]) -> Overlap | None:
    """How one article tells the other anew."""
    chosen = retold(one.own, other.own, sides, (one.counts, other.counts))
    return replace(_overlap(one, other, chosen), reworded=True, retold=True) if chosen else None


def _in_passages(one: _View, other: _View) -> Overlap | None:
    """How two articles share passages."""
    passages = [_passages(view) for view in (one, other)]
    if not any(map(np.any, passages)):
        return None
    found = _overlap(one, other, _with_twins((one, other), passages))
    return replace(found, passage_words=max(int(v.found[p].sum()) for v, p in zip((one, other), passages, strict=True)))


def _with_twins(views: tuple[_View, _View], passages: list[Chosen]) -> list[Chosen]:
    """The sentences of passages of either article, and in each those that they are like."""
    found = []
    for own, other in ((0, 1), (1, 0)):
        twins = np.zeros(len(passages[own]), np.bool_)
        twins[views[other].twin[passages[other]]] = True
        found.append(passages[own] | (twins & views[own].counts))
    return found


def whole(text: Prepared) -> Overlap:
    """How a text is a copy of an equal one."""
    all_of_it = np.ones(len(text.table), np.bool_)
    everything = Part(all_of_it, 1.0, 1.0, ~all_of_it)
    return Overlap(everything, everything, quotations=int(text.table[:, 4].sum()))


def _view(own: Prepared, sides: tuple[Side, Side], standing: Chosen) -> _View:
    side, other = sides
    counts = (own.sizes >= _LEAST_WORDS) & ~standing
    narrated = counts & (own.table[:, 4] == 0)
    told = int(own.sizes[narrated].sum())
    back = np.abs(other.twin[side.twin] - np.arange(len(own.table))) <= 2
    mutual = back | (side.found >= _CERTAIN * own.sizes)
    return _View(own, side.found, side.twin, mutual, counts, narrated if told >= _TEXT_WORDS else counts)


def _are_copies(one: _View, other: _View) -> bool:
    """Whether a good part of what either tells stands in the other, and more than a phrase of both."""
    views = [(view, view.sentences(_TAKEN)) for view in (one, other)]
    enough = all(int(view.found[chosen].sum()) >= _ENOUGH for view, chosen in views)
    return enough and any(_is_copied(view, chosen) for view, chosen in views)


def _is_copied(view: _View, chosen: Chosen) -> bool:
    """Whether so much of what an article tells is in the other, or so much word for word, that it is a copy."""
    alike = view.words(chosen, view.narrated) >= _bar(view, _COPY_SHORT, _COPY)
    exact = view.sentences(_EXACT_SENTENCE) & view.narrated
    literal = view.words(exact, view.narrated) >= _COPY and int(view.found[exact].sum()) >= _EXACT_SENTENCES
    return view.words(chosen, view.counts) >= _OF_ALL and (alike or literal)


def _reworded(one: _View, other: _View) -> list[Chosen] | None:
    """The sentences of both that have their like, if nearly all of the shorter have, though words were changed."""
    if min(one.told, other.told) < _SHORT or max(v.words(v.counts, v.narrated) for v in (one, other)) < _REWORDED_COPY:
        return None
    sides = telling(one.own, other.own)
    views = _view(one.own, sides, ~one.counts), _view(other.own, sides[::-1], ~other.counts)
    view = min(views, key=lambda view: view.told)
    chosen = view.sentences(_REWORDED)
    broad = view.breadth(chosen, view.narrated) >= _BREADTH
    found = broad and view.words(chosen, view.narrated) >= _bar(view, _REWORDED_SHORT, _REWORDED_COPY)
    return [each.sentences(_REWORDED) for each in views] if found else None


def _bar(view: _View, short: float, long: float) -> float:
    """The share that is asked for, between that of a short text and that of a long one."""
    missing = min(1.0, max(0, _LONG - view.told) / (_LONG - _SHORT))
    return long + (short - long) * missing


def _passages(view: _View) -> Chosen:
    """The sentences of paragraphs that are taken over, outside quotations; none if they are too few to tell."""
    chosen = view.sentences(_TAKEN) & view.narrated
    paragraphs = view.own.table[:, 3]
    size = np.bincount(paragraphs, weights=view.own.sizes * view.counts)
    got = np.bincount(paragraphs, weights=view.found * chosen)
    taken = (got >= _PASSAGE * size) & (got >= _ENOUGH)
    exact = (got >= _EXACT * size) & (got >= _SHORT_LINE)
    several = got[exact].sum() >= _EXACT_WORDS
    told = taken if got[taken].sum() >= _PASSAGE_WORDS else exact & (several | (got >= _ENOUGH))
    return chosen & told[paragraphs]


def _overlap(one: _View, other: _View, chosen: list[Chosen]) -> Overlap:
    a, b = (_part(view, sentences) for view, sentences in zip((one, other), chosen, strict=True))
    # Two sentences that have one like share chance words with it: only the likest tells where it stands.
    likest = other.twin[one.twin] == np.arange(len(one.twin))
    twins = one.twin[a.sentences & likest]
    ordered = float((np.diff(twins) >= 0).mean()) if len(twins) > 1 else 1.0
    return Overlap(a, b, quotations=int((a.sentences & (one.own.table[:, 4] == 1)).sum()), ordered=ordered)


def _part(view: _View, chosen: Chosen) -> Part:
    own = view.counts & (view.found < _OWN * view.own.sizes) & ~chosen
    return Part(chosen, view.breadth(chosen, view.counts), view.words(chosen, view.counts), own)
