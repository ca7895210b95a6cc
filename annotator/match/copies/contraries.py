"""Owns when two short texts, known by the numbers of their words alone, tell the contrary of each other."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise, product

import numpy as np
import numpy.typing as npt

from annotator.match.copies.formulas import Aligned
from annotator.match.copies.signatures import numbers_of
from annotator.match.words.lexicon import IRREGULAR, listed
from annotator.match.words.rewording import DENIED_BY
from annotator.match.words.senses import CONVERSES, KNOWN_WORDS, OPPOSABLE, OPPOSITES, stems_of
from annotator.match.words.stems import stem

Chosen = npt.NDArray[np.bool_]

_SHORT = 60
"""In a short text a sentence or two are all there is."""
_DETAILS = stems_of(
    "north south northern southern east west eastern western man woman boy girl male female day night morning evening "
    "summer winter first last late early new old young ancient big small large little tiny long short brief great good "
    "bad terrible awful evil better worse best worst hot cold cool warm hard easy soft difficult simple fast slow "
    "quick major minor senior junior inside outside domestic foreign rural urban more less fewer same different "
    "similar include heavy light alone together common rare rich poor often always rarely usually frequent ahead "
    "behind up down everyone dear cheap public private secret expensive"
)
"""What of a deed these tell is no more than a detail of it."""
_ENDINGS = ("", "s", "es", "d", "ed", "ing")
_NEGATED = (
    "unsafe/safe; illegal/legal; unlawful/lawful; unconstitutional/constitutional; invalid/valid; unfair/fair; "
    "unhurt/hurt; uninjured/injured; unharmed/harmed; undamaged/damaged; unlikely/likely; impossible/possible; "
    "unable/able; unwilling/willing; unaware/aware; disapproves/approves; disapproved/approved; disagree/agree; "
    "disagreed/agreed; disagrees/agrees; ineligible/eligible; unfit/fit; incapable/capable; incorrect/correct; "
    "unprepared/prepared; unaffected/affected; unacceptable/acceptable; unopposed/opposed; unsuccessful/successful; "
    "successfully/unsuccessfully; unpopular/popular; unjust/just; irresponsible/responsible; dishonest/honest; "
    "insufficient/sufficient; inadmissible/admissible; unarmed/armed; unvaccinated/vaccinated; unpaid/paid; for/against"
)

Number = int


def _number(word: str) -> Number:
    return int(numbers_of((word,))[0])


def _all(words: str) -> frozenset[Number]:
    return frozenset(_number(word) for word in listed(words))


_NOT, _DRAWN_TOGETHER = _number("not"), _number("t")
_DENIALS = frozenset(map(_number, DENIED_BY))
_THAT = _number("that")
_DENY = _all("deny denies denied denying")
_REJECT = _all(
    "deny denies denied denying reject rejects rejected rejecting dismiss dismisses dismissed dismissing refute "
    "refutes refuted refuting dispute disputes disputed disputing"
)
_DENIED = _all("that it he she they there having being")
"""What leads right behind "denied" to what is."""
_SAID = _all("report reports claim claims allegation allegations rumour rumours rumor rumors suggestion suggestions")
_OF = _all("that of")
_FALSE = _all("false untrue")
_BE, _BASELESS = (
    _all("is are was were be been"),
    _all("false untrue baseless unfounded wrong denied rejected dismissed"),
)


def contrary(one: Aligned, other: Aligned) -> bool:
    """Whether two short texts mostly tell the contrary of each other: those are no copies, however like the words are.

    Worked examples: "The mine will open again, its owner said." and "The mine will not open again, a union said.";
    "The bank raised its rate." and "The bank lowered its rate."
    """
    if max(int(side.own.sizes.sum()) for side in (one, other)) >= _SHORT:
        return False
    ours, theirs = _sentences(one), _sentences(other)
    return _is_half(one, _turned(one, ours, theirs)) and _is_half(other, _turned(other, theirs, ours))


def _sentences(side: Aligned) -> list[list[Number]]:
    """The words of every sentence; of "didn't" a "t" is left that stands alone, and told as "not"."""
    drawn = (side.own.words == _DRAWN_TOGETHER) & (side.own.kinds == 0)
    told = np.where(drawn, _NOT, side.own.words)
    return [part.tolist() for part in np.split(told, np.cumsum(side.own.sizes)[:-1])]


def _turned(side: Aligned, own: Sequence[list[Number]], others: Sequence[list[Number]]) -> Chosen:
    """Which of the sentences that are alike tell the contrary of their like."""
    found = np.zeros(len(own), np.bool_)
    for at in np.flatnonzero(side.chosen).tolist():
        found[at] = _contrary(own[at], others[int(side.twin[at])])
    return found


def _contrary(one: Sequence[Number], other: Sequence[Number]) -> bool:
    """Whether a sentence is turned round once; "will not close" and "will stay open" are turned twice."""
    denied = _DENIALS.isdisjoint(one) != _DENIALS.isdisjoint(other)
    rebutted = _rebuts(one, other) != _rebuts(other, one)
    return (denied + rebutted + _opposed(one, other, rebutted=rebutted)) % 2 == 1


def _rebuts(one: Sequence[Number], other: Sequence[Number]) -> bool:
    """Whether a sentence tells as denied most of what it shares with another: "denied that she resigned"."""
    return any(_is_most(one[start:end], one, other) for start, end in _rebutted(one))


def _rebutted(told: Sequence[Number]) -> Iterator[tuple[int, int]]:
    """From where to where stands what is denied: behind "denied that", and "reports that" before "are false"."""
    for at, (word, behind) in enumerate(pairwise((*told, 0))):
        then = told[at + 2] if at + 2 < len(told) else 0
        plainly = (word in _DENY and behind in _DENIED) or (word in _FALSE and behind == _THAT)
        if plainly or (word in _REJECT and behind in _SAID and then in _OF):
            yield at + 2, len(told)
        if word in _BE and behind in _BASELESS:
            said = next((place for place in range(at) if told[place] in _SAID and told[place + 1] in _OF), at)
            yield said, at


def _is_most(part: Sequence[Number], whole: Sequence[Number], other: Sequence[Number]) -> bool:
    shared = frozenset(other)
    return 2 * sum(word in shared for word in part) > sum(word in shared for word in whole)


def _opposed(one: Sequence[Number], other: Sequence[Number], *, rebutted: bool) -> bool:
    """Whether one of two sentences has an opposite of a word of the other, of words that one of them has alone."""
    known = _stems_of_forms()
    ours, theirs = ([word for word in each if word in known] for each in (one, other))
    for mine, yours in product(ours, theirs):
        if mine in other or yours in one:
            continue
        # Who buys and who sells may tell one deed, but of whom both tell it first only one did.
        pairs = {(a, b) for a in known[mine] for b in known[yours]}
        of_two = _before(one, mine) == _before(other, yours)
        opposites = {pair for pair in pairs & OPPOSED if pair not in CONVERSES or of_two}
        if opposites and not (rebutted and any(_DENYING.intersection(pair) for pair in opposites)):
            return True
    return False


def _before(told: Sequence[Number], word: Number) -> Number | None:
    at = told.index(word)
    return told[at - 1] if at else None


@cache
def _stems_of_forms() -> Mapping[Number, frozenset[str]]:
    """By the number of a word the stems of which it may be a form, of all that has opposites."""
    found: dict[Number, set[str]] = {}
    irregular = {form for form, base in IRREGULAR.items() if stem(base) in OPPOSABLE}
    for form in irregular.union(*map(_forms, KNOWN_WORDS)):
        if (told := stem(form)) in OPPOSABLE:
            found.setdefault(_number(form), set()).add(told)
    for pair in _NEGATED.split("; "):
        for word in pair.split("/"):
            found.setdefault(_number(word), set()).add(word)
    return {number: frozenset(stems) for number, stems in found.items()}


def _forms(word: str) -> Iterator[str]:
    """The forms that a word may have, and some that it has not."""
    yield from (word + ending for ending in _ENDINGS)
    yield f"{word[:-1]}ing"
    yield from (f"{word}{word[-1]}{ending}" for ending in ("ed", "ing"))
    if word.endswith("y"):
        yield from (f"{word[:-1]}ies", f"{word[:-1]}ied")


def _opposites() -> frozenset[tuple[str, str]]:
    negated = [tuple(pair.split("/")) for pair in _NEGATED.split("; ")]
    told = {(a, b) for a, b in OPPOSITES if a not in _DETAILS and b not in _DETAILS}
    return frozenset(told | {(a, b) for a, b in negated} | {(b, a) for a, b in negated})


OPPOSED = _opposites()
"""Pairs of stems of which one makes of a deed its contrary, and not only another detail of it."""
_DENYING = stems_of("deny reject dismiss refute dispute")


def _is_half(side: Aligned, sentences: Chosen) -> bool:
    """Whether some sentences make up half of what is alike."""
    sizes = side.own.sizes
    return bool(np.any(side.chosen)) and 2 * int(sizes[side.chosen & sentences].sum()) >= int(sizes[side.chosen].sum())
