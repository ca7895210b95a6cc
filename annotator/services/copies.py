"""Owns what an analyst decides of a claim together with its exact copies: one act, taken back as one."""

from collections.abc import Sequence
from dataclasses import dataclass

from annotator.domain.claim import Status
from annotator.domain.decision import Verb
from annotator.domain.errors import NotAllowed
from annotator.domain.ids import ArticleId, ClaimId
from annotator.domain.json import Json
from annotator.domain.suggestion import Kind
from annotator.domain.view import Changes, ClaimCard
from annotator.services.claims import shown
from annotator.services.reading import article, article_ids, article_rows, claim_card, claim_cards_of, credited
from annotator.services.workspace import Act, Workspace
from annotator.store import copy_queries, root_queries

_MOST_READ = 20
"""Of so many copies it is read whom they credit."""
_OUTCOMES = {Verb.CONFIRM: Status.CONFIRMED, Verb.REJECT: Status.REJECTED}


def family_of(ws: Workspace, article_id: ArticleId) -> list[ArticleId]:
    """The articles that are copies of one, itself among them, in the order of the list of articles."""
    found = ws.read(lambda c: root_queries.copies_of(c, article_id))
    return [each for each in article_ids(ws) if each in found] if len(found) > 1 else [article_id]


def open_copies(ws: Workspace, claim_id: ClaimId) -> list[ClaimId]:
    """The undecided claims in copies of its passage that say exactly the same."""
    card = claim_card(ws, claim_id)
    return ws.read(lambda c: copy_queries.open_copies(c, card.claim))


@dataclass(frozen=True, slots=True)
class Printed:
    """Who prints a copy, and whom its text credits for it; "" for nobody."""

    outlet: str
    via: str = ""

    def __str__(self) -> str:
        return f"{self.outlet}, via {self.via}" if self.via else self.outlet


def printed(ws: Workspace, claim_id: ClaimId) -> list[Printed]:
    """Who prints the open copies of a claim, in their order."""
    copies = claim_cards_of(ws, open_copies(ws, claim_id))
    via = _credits(ws, copies)
    rows = {row.id: row for row in article_rows(ws, [copy.claim.article for copy in copies])}
    named = ((rows[copy.claim.article], copy.claim.article) for copy in copies)
    return [Printed(row.source or row.title, via.get(article, "")) for row, article in named]


def _credits(ws: Workspace, copies: Sequence[ClaimCard]) -> dict[ArticleId, str]:
    """Whom the articles of copies credit, those that credit somebody; of very many the first."""
    listed = list(dict.fromkeys(copy.claim.article for copy in copies))[:_MOST_READ]
    outlets = {row.id: row.source for row in article_rows(ws, listed)}
    told = {each: credited(article(ws, each), outlets[each]) for each in listed}
    return {each: name for each, name in told.items() if name}


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
    via_of = _credits(ws, copies)
    told = tuple(
        Act(verb, Kind.CLAIM, copy.id, payload, _shown(copy, claim_id, via_of.get(copy.claim.article)))
        for copy in copies
    )
    if not own and not told:
        raise NotAllowed("already", kind="claim", status=card.status.value)
    return ws.act([*own, *told], via=via)


def _shown(copy: ClaimCard, lead: ClaimId, credit: str | None) -> dict[str, Json]:
    """What was on the screen: the claim that it is a copy of, and whom its article credits."""
    told: dict[str, Json] = {**shown(copy), "copy_of": lead}
    return {**told, "via": credit} if credit else told


def _is_said(ws: Workspace, card: ClaimCard, verb: Verb, payload: dict[str, Json]) -> bool:
    said = Status.CONFIRMED if card.status is Status.CORRECTED else card.status
    return said is _OUTCOMES[verb] and card.analyst == ws.analyst and payload.get("reason", "") in ("", card.reason)
