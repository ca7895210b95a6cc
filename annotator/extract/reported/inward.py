"""Tells which attributions name somebody who knows, believes, fears or hears a thing that somebody else tells."""

from collections.abc import Iterable
from dataclasses import replace

from spacy.tokens import Doc, Token

from annotator.domain.claim import Mode
from annotator.extract.cues import ADDRESSING, SAYING, THINKING
from annotator.extract.findings import Attribution, Findings, findings
from annotator.extract.words import words

_KNOWING = words("know realise realize aware unaware conscious")
"""What somebody knows holds by the word of whoever tells that they know it."""
_ADDRESSING = ADDRESSING | {"warn"}
_FOUND_OUT = words("find see hear decide want wish intend")
"""Not in mind alone: a court finds, an agency hears."""
_IN_MIND = (THINKING | _KNOWING | words("recognise discover notice remember forget")) - SAYING - _FOUND_OUT


def mark_inward(doc: Doc) -> None:
    """Mark the attributions whose source has in mind, or hears, what somebody else or the author tells.

    Worked example: in "A had known that B lied, according to C" it is C who says that A knew, and that B lied.
    """
    found = findings(doc)
    found.attributions = [
        replace(one, inward=True) if _is_inward(doc, one, found) else one for one in found.attributions
    ]


def _is_inward(doc: Doc, one: Attribution, found: Findings) -> bool:
    if one.cue is None or one.name is None or one.nominal or one.mode is not Mode.INDIRECT:
        return False
    cue = doc.char_span(one.cue.start, one.cue.end, alignment_mode="expand")
    if cue is None or cue.root.pos_ not in {"VERB", "ADJ"}:
        return False
    word, lemma = cue.root, cue.root.lemma_.casefold()
    if lemma in _KNOWING or (lemma in _ADDRESSING and _is_addressed(word, one)):
        return True
    in_mind = word.pos_ == "ADJ" or lemma in _IN_MIND or (lemma == "find" and cue[-1].lower_ == "out")
    return in_mind and _told_by_another(one, found.reports_around(one.cue.start))


def _is_addressed(verb: Token, one: Attribution) -> bool:
    """Whether the source only heard it: "was told that"."""
    heard = (child.idx for child in verb.lefts if child.dep_ == "nsubjpass")
    return one.speaker is not None and any(one.speaker.start <= place < one.speaker.end for place in heard)


def _told_by_another(one: Attribution, around: Iterable[Attribution]) -> bool:
    """Whether somebody of another name says what the cue stands in."""
    return any(each.name not in {None, one.name} and not each.nominal for each in around)
