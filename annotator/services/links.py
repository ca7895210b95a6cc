"""Owns what an analyst does with two claims of different articles: say how one relates to the other."""

from collections.abc import Mapping, Sequence

from annotator.domain.decision import Verb
from annotator.domain.errors import NotAllowed
from annotator.domain.ids import ClaimId, LinkId, link_id
from annotator.domain.json import Json
from annotator.domain.link import Link, Relation, Standing
from annotator.domain.suggestion import Kind
from annotator.domain.view import Changes
from annotator.services.reading import claim_card
from annotator.services.workspace import Act, Workspace
from annotator.store import queries

STANDINGS: Mapping[Verb, Standing] = {
    Verb.CONFIRM: Standing.CONFIRMED,
    Verb.REJECT: Standing.REJECTED,
    Verb.UNSURE: Standing.UNSURE,
}
"""Where a verdict on a suggestion leaves it."""


def link(  # a pair with its relation, and what was shown of it
    ws: Workspace, a: ClaimId, b: ClaimId, relation: Relation, *, via: str, alike: int | None = None
) -> Changes:
    """Say "a RELATION b"; "different" remembers that the two are not to be proposed again.

    NotAllowed for a claim with itself, for two claims of one article, or if it is said already.

    Args:
        alike: how alike both were called on the screen, in ten-thousandths, where that is not the score.
    """
    if a == b:
        raise NotAllowed("link-self")
    if claim_card(ws, a).claim.article == claim_card(ws, b).claim.article:
        raise NotAllowed("link-same-article")
    identity = link_id(a, b)
    before = ws.read(lambda c: queries.link(c, identity))
    if before and _says(before, a, relation) and _mine(ws, identity) == Standing.CONFIRMED:
        raise NotAllowed("already-linked", relation=relation.value)
    payload: dict[str, Json] = {"a": a, "b": b, "relation": relation.value}
    shown = _shown(before)
    if before and alike not in (None, before[0].score):
        shown["alike"] = alike
    return ws.act([Act(Verb.LINK, Kind.LINK, identity, payload, shown)], via=via)


def tell_apart(ws: Workspace, claim: ClaimId, others: Sequence[ClaimId], *, via: str) -> Changes:
    """A claim told apart from several of other articles in one act: looked at, and none says anything of it.

    NotAllowed if there is none to tell apart.
    """
    acts = [_apart(ws, claim, other) for other in dict.fromkeys(others) if other != claim]
    if not acts:
        raise NotAllowed("link-none")
    return ws.act(acts, via=via)


def _apart(ws: Workspace, a: ClaimId, b: ClaimId) -> Act:
    identity = link_id(a, b)
    payload: dict[str, Json] = {"a": a, "b": b, "relation": Relation.DIFFERENT.value}
    return Act(Verb.LINK, Kind.LINK, identity, payload, _shown(ws.read(lambda c: queries.link(c, identity))))


def _mine(ws: Workspace, identity: LinkId) -> str | None:
    """What this analyst holds of a link; somebody else may say the same again."""
    return ws.read(lambda c: queries.held(c, identity, ws.analyst_id))


def _says(before: tuple[Link, Standing], a: ClaimId, relation: Relation) -> bool:
    known, standing = before
    turned = known.a != a and not relation.symmetric
    return standing is Standing.CONFIRMED and known.relation is relation and not turned


def _shown(before: tuple[Link, Standing] | None) -> dict[str, Json]:
    if before is None:
        return {}
    known, standing = before
    told: dict[str, Json] = {"status": standing.value, "score": known.score, "relation": known.relation.value}
    return told if known.relation.symmetric else {**told, "a": known.a}


def judge(ws: Workspace, identity: LinkId, verb: Verb, *, via: str) -> Changes:
    """Confirm, reject or doubt a suggested link as it is proposed; NotAllowed if this analyst said so already."""
    before = ws.read(lambda c: queries.link(c, identity))
    outcome = STANDINGS[verb]
    if before and before[1] is outcome and _mine(ws, identity) == outcome:
        raise NotAllowed("already", kind="link", status=outcome.value)
    return ws.act([Act(verb, Kind.LINK, identity, {}, _shown(before))], via=via)
