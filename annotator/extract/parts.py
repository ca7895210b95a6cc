"""Owns where a text too long to be read in one go is cut, and how what is found in a part comes to its place."""

import re
from collections.abc import Iterator
from dataclasses import replace

from annotator.domain.article import Article
from annotator.domain.claim import Claim, Role, Slot
from annotator.domain.ids import claim_id, mention_id
from annotator.domain.mention import Mention
from annotator.domain.suggestion import Proposal

LONGEST_PART = 300_000
"""Characters read in one go: some 50,000 words, for which the model's answers take half a gigabyte."""
_BREAK = re.compile(r"[.!?…][\"”’»)]*\s+(?=\S)")


def parts(article: Article) -> Iterator[tuple[int, Article]]:
    """Where each part begins, and the part as an article; one of usual length is its only part.

    What is said in one part names nobody in another: a speaker is looked for in the same part.
    """
    text, start = article.text, 0
    while len(text) - start > LONGEST_PART:
        limit = start + LONGEST_PART
        paragraph = text.rfind("\n", limit - LONGEST_PART // 3, limit)
        end = paragraph + 1 if paragraph >= 0 else cut(text, limit - LONGEST_PART // 3, limit)
        yield start, replace(article, text=text[start:end])
        start = end
    yield start, article if start == 0 else replace(article, text=text[start:])


def cut(text: str, start: int, limit: int) -> int:
    """The last sentence end before the limit, else the last white space, else the limit itself."""
    ends = [match.end() for match in _BREAK.finditer(text, start, limit)]
    if ends:
        return ends[-1]
    space = max(text.rfind(" ", start + 1, limit), text.rfind("\t", start + 1, limit))
    return space + 1 if space > start else limit


def moved(proposal: Proposal, by: int) -> Proposal:
    """What was found in a part, where it stands in the article, with the id that follows from there."""
    if by == 0:
        return proposal
    if isinstance(proposal, Mention):
        span = proposal.span.shifted(by)
        return replace(proposal, id=mention_id(proposal.article, span, proposal.label), span=span)
    return _moved_claim(proposal, by) if isinstance(proposal, Claim) else proposal


def _moved_claim(claim: Claim, by: int) -> Claim:
    slots = tuple(_moved_slot(slot, by) for slot in claim.slots)
    predicate = next((slot.span for slot in slots if slot.role is Role.PREDICATE), None)
    span = claim.span.shifted(by)
    return replace(claim, id=claim_id(claim.article, span, predicate), span=span, slots=slots)


def _moved_slot(slot: Slot, by: int) -> Slot:
    return replace(slot, span=slot.span.shifted(by)) if slot.span else slot
