"""Owns the words of what an undo makes of a fact: its verdict, wording, dates and evidence before and after."""

from collections.abc import Iterator

from annotator.domain.fact import Fact
from annotator.gui.dates import short_date
from annotator.gui.views.history_words import capitalised


def fact_becomes(now: Fact, then: Fact) -> str:
    """What becomes of a fact: "returns to Refuted, gets 1 piece of evidence back, loses its dates"."""
    verb = "keeps" if now.verdict is then.verdict else "returns to"
    return ", ".join((f"{verb} {capitalised(then.verdict.value)}", *_parts(now, then)))


def _parts(now: Fact, then: Fact) -> Iterator[str]:
    if now.rationale != then.rationale and now.verdict is then.verdict:
        yield "gets its former reason back"
    if now.text != then.text:
        yield "gets its former wording back"
    if (now.valid_from, now.valid_to) != (then.valid_from, then.valid_to):
        yield _dates(then)
    yield from _evidence(now, then)


def _dates(then: Fact) -> str:
    if not then.valid_from and not then.valid_to:
        return "loses its dates"
    told = ((word, day) for word, day in (("from", then.valid_from), ("until", then.valid_to)) if day)
    return f"is held true {' '.join(f'{word} {short_date(day)}' for word, day in told)} again"


def _evidence(now: Fact, then: Fact) -> Iterator[str]:
    held, left = ({item.claim: item.stance for item in fact.evidence} for fact in (now, then))
    if back := len(left.keys() - held.keys()):
        yield f"gets {_pieces(back)} back"
    if lost := len(held.keys() - left.keys()):
        yield f"loses {_pieces(lost)}"
    if turned := sum(left[claim] is not held[claim] for claim in left.keys() & held.keys()):
        yield f"gets the former stance of {_pieces(turned)} back"


def _pieces(count: int) -> str:
    return "1 piece of evidence" if count == 1 else f"{count:,} pieces of evidence"
