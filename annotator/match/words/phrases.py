"""Owns verbs of several words that tell what another verb tells: "turned down" is refused, "called off" cancelled."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from annotator.domain.span import Span
from annotator.match.words.clauses import stopped
from annotator.match.words.stems import stem
from annotator.match.words.words import Word

_PHRASES = (
    "lose his life/die; lose her life/die; lose their lives/die; lose their life/die; "
    "turn down/reject; vote down/reject; strike down/annul; throw out/reject; knock back/reject; call off/cancel; "
    "go ahead/proceed; press ahead/proceed; push ahead/proceed; go through/succeed; fall through/fail; "
    "break down/fail; come to nothing/fail; give way/collapse; make progress/progress; make headway/progress; "
    " step down/resign; stand down/resign; step aside/resign; shut down/close; "
    "close down/close; put off/postpone; push back/postpone; give up/abandon; pull out/withdraw; pull back/withdraw; "
    "ask for/demand; turn back/repel; take part/participate; "
    "put out/extinguish; set free/release; let go/release; take over/seize; blow up/explode; lay off/dismiss; "
    "laid off/dismiss; "
    "give in/yield; back down/yield; hand over/deliver; carry out/perform; bring down/topple; rule out/exclude; "
    "set up/found; break out/begin; kick off/begin; go up/rise; go down/fall; come down/fall; sign off/approve; "
    "wave through/approve; call for/demand; call on/urge; call upon/urge; vote for/approve; vote against/reject; "
    "be against/oppose; come out against/oppose; find out/discover; speed up/accelerate; "
    "slow down/slow; wipe out/destroy; fend off/repel; beat back/repel; hold off/repel; turn away/refuse; "
    "take place/hold; pass away/die; put on hold/postpone; keep on hold/unchanged; leave on hold/unchanged; "
    "hold steady/unchanged; keep steady/unchanged; hold stable/unchanged; keep stable/unchanged; hold flat/unchanged; "
    "keep flat/unchanged; remain steady/unchanged; stay steady/unchanged; remain flat/unchanged; stay flat/unchanged; "
    "stay indoors/shelter; remain indoors/shelter; keep indoors/shelter; stay inside/shelter; remain inside/shelter; "
    "stay at home/shelter; remain at home/shelter; stay home/shelter; stay in their homes/shelter; "
    "remain in their homes/shelter; stay in their houses/shelter; remain in their houses/shelter; "
    "running out of/dwindle; run out of/lack; close higher/rise; close lower/fall; end higher/rise; end lower/fall; "
    "closed doors/secret; good health/healthy; still in/remain; still at/remain; "
    "chief executive officer/ceo; chief executive/ceo; chief financial officer/cfo"
)
_BEATEN, _LOST = frozenset(map(stem, ("beat", "beaten", "defeat"))), stem("lose")
_BE = frozenset(["is", "are", "was", "were", "be", "been", "being"])
"""Who was beaten lost."""
_APART, _FAR = 3, 5
"""So many words may stand between a verb and its particle: "turned the offer down"; the second behind verbs of how
something was left: "kept its key interest rate on hold"."""
_LEFT = stem("unchanged")
_NEVER_APART = frozenset({"for", "on", "upon", "against", "through", "ahead", "of", "doors", "health", "at", "in"})
_OUT_OF, _DETERMINERS = ("out", "of"), frozenset({"the", "a", "an", "his", "her", "its", "their", "this", "that"})
"""Who ran "out of the house" lacks no house."""
_NO_OBJECT = frozenset({"and", "or", "that", "to", "who", "which", "but", "with", "as"})


class _Phrase(NamedTuple):
    """What follows a verb, the stem that tells the same, and how the verb must end."""

    rest: tuple[str, ...]
    told: str
    ending: str


def _table() -> dict[str, list[_Phrase]]:
    found: dict[str, list[_Phrase]] = {}
    for line in _PHRASES.split(";"):
        phrase, told = line.split("/")
        verb, *rest = phrase.split()
        ending = "ing" if verb.endswith("ing") else ""
        found.setdefault(stem(verb), []).append(_Phrase(tuple(rest), stem(told.strip()), ending))
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
    verb = every[place].text.lower()
    for rest, told, ending in _TOLD[every[place].stem]:
        apart = _FAR if told == _LEFT else 0 if _NEVER_APART.intersection(rest) else _APART
        for first in range(place + 1, min(place + 2 + apart, len(every) - len(rest) + 1)):
            if stopped(every, first, text) or (first > place + 1 and every[first - 1].text.lower() in _NO_OBJECT):
                break
            if _is_rest(every, first, rest) and verb.endswith(ending):
                return (first, first + len(rest)), told
    return None


def _is_rest(every: Sequence[Word], first: int, rest: tuple[str, ...]) -> bool:
    last = first + len(rest)
    behind = every[last].text.lower() if last < len(every) else ""
    return tuple(word.text.lower() for word in every[first:last]) == rest and not (
        rest == _OUT_OF and behind in _DETERMINERS
    )
