"""Owns verbs of several words that tell what another verb tells: "turned down" is refused, "called off" cancelled."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from annotator.domain.span import Span
from annotator.match.clauses import stopped
from annotator.match.stems import stem
from annotator.match.words import Word

_PHRASES = (
    "turn down/reject; vote down/reject; strike down/annul; throw out/reject; knock back/reject; call off/cancel; "
    "go ahead/proceed; press ahead/proceed; push ahead/proceed; go through/succeed; fall through/fail; "
    "break down/fail; come to nothing/fail; step down/resign; stand down/resign; step aside/resign; shut down/close; "
    "close down/close; put off/postpone; push back/postpone; give up/abandon; pull out/withdraw; pull back/withdraw; "
    "put out/extinguish; set free/release; let go/release; take over/seize; blow up/explode; lay off/dismiss; "
    "laid off/dismiss; "
    "give in/yield; back down/yield; hand over/deliver; carry out/perform; bring down/topple; rule out/exclude; "
    "set up/found; break out/begin; kick off/begin; go up/rise; go down/fall; come down/fall; sign off/approve; "
    "wave through/approve; call for/demand; call on/urge; call upon/urge; vote for/approve; vote against/reject; "
    "be against/oppose; come out against/oppose; find out/discover; speed up/accelerate; "
    "slow down/slow; wipe out/destroy; fend off/repel; beat back/repel; hold off/repel; turn away/refuse; "
    "take place/hold; pass away/die"
)
_BEATEN, _LOST = frozenset(map(stem, ("beat", "beaten", "defeat"))), stem("lose")
_BE = frozenset(["is", "are", "was", "were", "be", "been", "being"])
"""Who was beaten lost."""
_APART = 3
"""So many words may stand between a verb and its particle: "turned the offer down"."""
_NEVER_APART = frozenset({"for", "on", "upon", "against", "through", "ahead"})
_NO_OBJECT = frozenset({"and", "or", "that", "to", "who", "which", "but", "with", "as"})


def _table() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for line in _PHRASES.split(";"):
        phrase, told = line.split("/")
        verb, *rest = phrase.split()
        found.setdefault(stem(verb), []).append((tuple(rest), stem(told.strip())))
    return found


_TOLD = _table()


def phrased(every: Sequence[Word], text: str) -> tuple[Word, ...]:
    """The words, a verb and its particle as one, with the stem of the verb that tells the same.

    Worked example: "turned down" and "turned the offer down" give "turned down" the stem of "reject".
    """
    known = any(word.stem in _TOLD or word.stem in _BEATEN for word in every)
    return tuple(_merged(every, text)) if known else tuple(every)


def _merged(every: Sequence[Word], text: str) -> Iterator[Word]:
    taken: set[int] = set()
    for place, word in enumerate(every):
        if place in taken:
            continue
        if word.stem in _BEATEN and place and every[place - 1].text.lower() in _BE:
            yield replace(word, stem=_LOST)
            continue
        found = _found(every, place, text) if word.stem in _TOLD else None
        if found is None:
            yield word
            continue
        (first, last), told = found
        taken.update(range(first, last))
        near = first == place + 1
        span = Span(word.span.start, every[last - 1].span.end) if near else word.span
        yield replace(word, span=span, text=span.quote(text), stem=told)


def _found(every: Sequence[Word], place: int, text: str) -> tuple[tuple[int, int], str] | None:
    """From where to where the rest of the phrase stands that a verb begins, and the stem it gets."""
    for rest, told in _TOLD[every[place].stem]:
        apart = 0 if _NEVER_APART.intersection(rest) else _APART
        for first in range(place + 1, min(place + 2 + apart, len(every) - len(rest) + 1)):
            if stopped(every, first, text) or (first > place + 1 and every[first - 1].text.lower() in _NO_OBJECT):
                break
            if tuple(word.text.lower() for word in every[first : first + len(rest)]) == rest:
                return (first, first + len(rest)), told
    return None
