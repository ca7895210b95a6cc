"""Owns what an analyst decides of a claim together with its exact copies: one act, taken back as one."""

from annotator.domain.claim import Status
from annotator.domain.decision import Verb
from annotator.domain.errors import NotAllowed
from annotator.domain.ids import ClaimId
from annotator.domain.json import Json
from annotator.domain.suggestion import Kind
from annotator.domain.view import Changes, ClaimCard
from annotator.services.claims import shown
from annotator.services.reading import claim_card, claim_cards_of
from annotator.services.workspace import Act, Workspace
from annotator.store import copy_queries

_OUTCOMES = {Verb.CONFIRM: Status.CONFIRMED, Verb.REJECT: Status.REJECTED}


def open_copies(ws: Workspace, claim_id: ClaimId) -> list[ClaimId]:
    """The undecided claims in copies of its passage that say exactly the same."""
    card = claim_card(ws, claim_id)
    return ws.read(lambda c: copy_queries.open_copies(c, card.claim))


def confirm(ws: Workspace, claim_id: ClaimId, *, via: str) -> Changes:
    """The claim and its open copies hold as they stand; NotAllowed if that is said already."""
    return _judge(ws, claim_id, Verb.CONFIRM, {}, via=via)


def reject(ws: Workspace, claim_id: ClaimId, *, reason: str = "", via: str) -> Changes:
    """The claim and its open copies are none; NotAllowed if that is said already, for the same reason or none."""
    return _judge(ws, claim_id, Verb.REJECT, {"reason": reason} if reason else {}, via=via)


def _judge(ws: Workspace, claim_id: ClaimId, verb: Verb, payload: dict[str, Json], *, via: str) -> Changes:
    card = claim_card(ws, claim_id)
    copies = claim_cards_of(ws, open_copies(ws, claim_id))
    own = () if _is_said(ws, card, verb, payload) else (Act(verb, Kind.CLAIM, claim_id, payload, shown(card)),)
    told = tuple(Act(verb, Kind.CLAIM, copy.id, payload, {**shown(copy), "copy_of": claim_id}) for copy in copies)
    if not own and not told:
        raise NotAllowed("already", kind="claim", status=card.status.value)
    return ws.act([*own, *told], via=via)


def _is_said(ws: Workspace, card: ClaimCard, verb: Verb, payload: dict[str, Json]) -> bool:
    said = Status.CONFIRMED if card.status is Status.CORRECTED else card.status
    return said is _OUTCOMES[verb] and card.analyst == ws.analyst and payload.get("reason", "") in ("", card.reason)
