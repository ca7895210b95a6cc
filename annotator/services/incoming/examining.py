"""Owns examining what an extractor hands over: nothing of it is believed that cannot stand in a project."""

from collections.abc import Iterator
from dataclasses import replace

from annotator.domain.article import Article
from annotator.domain.claim import Claim, Factuality, Mode, Role, Slot, ordered
from annotator.domain.ids import claim_id, mention_id
from annotator.domain.mention import Mention
from annotator.domain.sameness import place_of
from annotator.domain.span import Span
from annotator.domain.suggestion import Batch

_WHOLE = 10_000
_SHOWN = 40


def examined(given: object, article: Article) -> tuple[Batch, list[str]]:
    """The batch as far as it can stand in the article, and what is wrong with the rest of it, a phrase for each."""
    proposals = given.proposals if isinstance(given, Batch) else None
    if not isinstance(proposals, tuple | list):
        return Batch(article.id, ()), [f"it gave {_shown(proposals)} in place of a tuple of proposals"]
    sound: dict[str, Claim | Mention] = {}
    faults: list[str] = []
    for proposal in proposals:
        known = next(_wrong(proposal, article), "")
        if known or not isinstance(proposal, Claim | Mention):
            faults.append(known)
            continue
        named = _identified(proposal, article)
        if sound.setdefault(named.id, named) is not named:
            faults.append(f"the {_called(proposal)} {_at(proposal.span)} is there twice")
    return Batch(article.id, tuple(sound.values())), faults


def _identified(proposal: Claim | Mention, article: Article) -> Claim | Mention:
    """The proposal under the id that follows from its place, as whoever proposes the same would have it."""
    if isinstance(proposal, Mention):
        identity = mention_id(article.id, proposal.span, proposal.label)
        return replace(proposal, id=identity, quote=proposal.span.quote(article.text))
    return replace(proposal, id=claim_id(*place_of(proposal)), slots=ordered(proposal.slots), makers=())


def _wrong(proposal: object, article: Article) -> Iterator[str]:
    """What is wrong with a proposal, worst first; nothing if it can stand."""
    if not isinstance(proposal, Claim | Mention) or type(proposal) not in (Claim, Mention):  # nor made of one
        yield f"{_shown(proposal)} is neither claim nor mention"
        return
    called = _called(proposal)
    if not _fits(proposal.span, article):
        yield f"the {called}'s span {_shown(proposal.span)} lies outside the text"
        return
    called = f"the {called} {_at(proposal.span)}"
    if proposal.article != article.id:
        yield f"{called} names the article {_shown(proposal.article)}"
    yield from (f"{called} {reason}" for reason in _unsaid(proposal, article))


def _unsaid(proposal: Claim | Mention, article: Article) -> Iterator[str]:
    if isinstance(proposal, Mention):
        if not _is_text(proposal.label):
            yield f"has {_shown(proposal.label)} for a label"
        return
    for name in ("score", "worth"):
        value = getattr(proposal, name)
        if type(value) is not int or not 0 <= value <= _WHOLE:
            yield f"has {_shown(value)} for {name}, which is a whole number from 0 to {_WHOLE}"
    sound = {
        "text": _is_text(proposal.text),
        "factuality": isinstance(proposal.factuality, Factuality),
        "mode": proposal.mode is None or isinstance(proposal.mode, Mode),
        "why": isinstance(proposal.why, tuple) and all(map(_is_text, proposal.why)),
    }
    yield from (f"has {_shown(getattr(proposal, name))} for {name}" for name, holds in sound.items() if not holds)
    if not (isinstance(proposal.slots, tuple) and all(_is_slot(slot, article) for slot in proposal.slots)):
        yield "has a slot that lies outside the text or says nothing"


def _is_slot(slot: object, article: Article) -> bool:
    return (
        isinstance(slot, Slot)
        and isinstance(slot.role, Role)
        and (slot.span is None or _fits(slot.span, article))
        and (slot.value is None or _is_text(slot.value))
    )


def _fits(span: object, article: Article) -> bool:
    return isinstance(span, Span) and type(span.start) is int and type(span.end) is int and span.fits(article.text)


def _is_text(value: object) -> bool:
    """Whether it is a text that says something and that a file can hold."""
    return isinstance(value, str) and bool(value.strip()) and not any("\ud800" <= each <= "\udfff" for each in value)


def _called(proposal: Claim | Mention) -> str:
    return "claim" if isinstance(proposal, Claim) else "mention"


def _at(span: Span) -> str:
    return f"at {span.start} to {span.end}"


def _shown(value: object) -> str:
    """A value as it can stand in a sentence, short and on one line."""
    if isinstance(value, Span):
        return f"{value.start} to {value.end}"
    spelled = ascii(value) if isinstance(value, str | int | float) else f"a {type(value).__name__}"
    return spelled if len(spelled) <= _SHOWN else f"{spelled[: _SHOWN - 1]}…"
