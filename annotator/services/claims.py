"""Owns what an analyst does with claims: confirm, correct, reject, unsure, add."""

from collections.abc import Sequence

from annotator.domain.claim import Claim, Slot, Status, ordered
from annotator.domain.decision import Exposure, Verb
from annotator.domain.errors import NotAllowed
from annotator.domain.ids import ArticleId, ClaimId, new_id
from annotator.domain.json import Json
from annotator.domain.record import claim_record
from annotator.domain.span import Span
from annotator.domain.suggestion import Kind
from annotator.domain.view import Changes, ClaimCard
from annotator.services.reading import article, claim_card
from annotator.services.workspace import Act, Workspace


def confirm(ws: Workspace, claim_id: ClaimId, *, via: str) -> Changes:
    """The claim holds as it stands; NotAllowed if that is said already."""
    return _judge(ws, claim_id, Verb.CONFIRM, Status.CONFIRMED, via=via)


def reject(ws: Workspace, claim_id: ClaimId, *, reason: str = "", via: str) -> Changes:
    """The claim is not one, or not worth keeping; NotAllowed if that is said already, for the same reason or none."""
    return _judge(ws, claim_id, Verb.REJECT, Status.REJECTED, via=via, reason=reason)


def unsure(ws: Workspace, claim_id: ClaimId, *, via: str) -> Changes:
    """The analyst looked and cannot tell; NotAllowed if that is said already."""
    return _judge(ws, claim_id, Verb.UNSURE, Status.UNSURE, via=via)


def _judge(  # one act with its outcome
    ws: Workspace, claim_id: ClaimId, verb: Verb, outcome: Status, *, via: str, reason: str = ""
) -> Changes:
    card = claim_card(ws, claim_id)
    said = Status.CONFIRMED if card.status is Status.CORRECTED else card.status
    if said is outcome and card.analyst == ws.analyst and reason in ("", card.reason):
        raise NotAllowed("already", kind="claim", status=card.status.value)
    payload: dict[str, Json] = {"reason": reason} if reason else {}
    return ws.act([Act(verb, Kind.CLAIM, claim_id, payload, shown(card))], via=via)


def shown(card: ClaimCard) -> dict[str, Json]:
    """What the screen said of a claim when the analyst decided."""
    return {"status": card.status.value, "score": card.claim.score, "makers": list(card.claim.makers)}


def correct(ws: Workspace, claim_id: ClaimId, corrected: Claim, *, via: str) -> Changes:
    """The claim with other words, place or slots; NotAllowed if nothing differs or a span lies outside."""
    card = claim_card(ws, claim_id)
    _check(ws, corrected)
    changes = differences(card.claim, corrected)
    if not changes:
        raise NotAllowed("nothing-changed")
    before = {**shown(card), "was": {name: claim_record(card.claim)[name] for name in changes}}
    return ws.act([Act(Verb.CORRECT, Kind.CLAIM, claim_id, changes, before)], via=via)


def differences(before: Claim, after: Claim) -> dict[str, Json]:
    """The parts of a claim's record that a correction changes."""
    old, new = claim_record(before), claim_record(after)
    parts = ("start", "end", "text", "slots", "mode", "factuality")
    changed = {name for name in parts if old[name] != new[name]}
    if changed & {"start", "end"}:
        changed |= {"start", "end"}
    return {name: new[name] for name in sorted(changed)}


def add(
    ws: Workspace, article_id: ArticleId, span: Span, *, via: str, text: str | None = None, slots: Sequence[Slot] = ()
) -> Changes:
    """A claim that the machine did not find, asserted by the analyst; its wording is the quote unless given."""
    stored = _within(ws, article_id, span)
    wording = (text or "").strip() or " ".join(span.quote(stored).split())
    claim = Claim(ClaimId(new_id()), article_id, span, wording, ordered(slots))
    _check(ws, claim)
    payload: dict[str, Json] = {"claim": claim_record(claim)}
    # Nothing was proposed for these words, so that nobody saw a suggestion.
    return ws.act([Act(Verb.ADD, Kind.CLAIM, claim.id, payload)], via=via, exposure=Exposure.BLIND)


def _check(ws: Workspace, claim: Claim) -> None:
    """Nothing, if the claim says something and all of it lies in its article; NotAllowed otherwise."""
    if not claim.text.strip():
        raise NotAllowed("claim-empty")
    for span in (claim.span, *(slot.span for slot in claim.slots if slot.span)):
        _within(ws, claim.article, span)


def _within(ws: Workspace, article_id: ArticleId, span: Span) -> str:
    text = article(ws, article_id).text
    if not span.fits(text):
        raise NotAllowed("span-outside", start=span.start, end=span.end, length=len(text))
    return text
