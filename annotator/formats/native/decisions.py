"""Owns how a line becomes a decision that the fold can take, whatever the file says."""

import re
from dataclasses import replace
from typing import Final

from annotator.domain.claim import Claim
from annotator.domain.decision import TOGGLES, VERBS_BY_KIND, Decision, Exposure, Verb
from annotator.domain.fold import corrected, fold
from annotator.domain.ids import ActionId, AnalystId, ArticleId, ClaimId, DecisionId, ReplicaId
from annotator.domain.json import JsonObject, as_int, as_list, as_object, as_str
from annotator.domain.span import Span
from annotator.domain.suggestion import Kind
from annotator.formats.native.words import word

_CLOCK: Final = re.compile(r"[0-9]{15}\.[0-9]{6}")
_SOME_CLAIM: Final = Claim(ClaimId("claim"), ArticleId("article"), Span(0, 1), "")


def decision_of(record: JsonObject) -> Decision:
    """The decision of a line; ValueError if its verb does not fit its target or its payload says nothing."""
    decision = Decision(
        id=DecisionId(as_str(record.get("id"))),
        action=ActionId(as_str(record.get("action"))),
        analyst=AnalystId(as_str(record.get("analyst"))),
        replica=ReplicaId(as_str(record.get("replica"))),
        seq=as_int(record.get("seq")),
        hlc=as_str(record.get("hlc")),
        at=as_str(record.get("at")),
        verb=word(Verb, as_str(record.get("verb")), "verb"),
        targets=tuple(as_str(target) for target in as_list(record.get("targets"))),
        payload=as_object(record.get("payload")),
        shown=as_object(record.get("shown")),
        exposure=word(Exposure, as_str(record.get("exposure"), Exposure.ASSISTED), "exposure"),
        via=as_str(record.get("via"), "script"),
        schema=as_int(record.get("schema"), 1),
        previous=as_str(record.get("previous")),
        hash=as_str(record.get("hash")),
    )
    _check(decision)
    return decision


def _check(decision: Decision) -> None:
    if not _CLOCK.fullmatch(decision.hlc):
        raise ValueError("hlc must be 15 digits, a dot and 6 digits")
    if decision.seq < 1 or not decision.targets:
        raise ValueError("a decision needs seq from 1 and at least one target")
    if decision.verb not in TOGGLES:
        _check_payload(decision)


def _check_payload(decision: Decision) -> None:
    kind = word(Kind, as_str(decision.payload.get("kind")), "kind")
    if decision.verb not in VERBS_BY_KIND[kind]:
        raise ValueError(f"{decision.verb.value} does not apply to a {kind.value}")
    if decision.verb is Verb.CORRECT:
        corrected(_SOME_CLAIM, decision.payload)
    # Folded once on its own, so that a payload nobody can fold never reaches a project.
    before = [replace(decision, verb=Verb.STATE)] if decision.verb is Verb.ASSESS else []
    fold(kind, decision.targets[0], None, [*before, decision])
