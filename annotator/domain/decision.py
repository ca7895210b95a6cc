"""Owns Decision: one human act, its canonical bytes, its place in time and in the hash chain."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from enum import StrEnum
from typing import Final

from annotator.domain.ids import ActionId, AnalystId, DecisionId, ReplicaId, TargetId
from annotator.domain.json import Json, JsonObject, canonical
from annotator.domain.suggestion import Kind


class Verb(StrEnum):
    """What a person can do."""

    CONFIRM = "confirm"
    CORRECT = "correct"
    REJECT = "reject"
    UNSURE = "unsure"
    ADD = "add"
    LINK = "link"
    UNITE = "unite"
    SPLIT = "split"
    RENAME = "rename"
    STATE = "state"
    ASSESS = "assess"
    RETRACT = "retract"
    REANCHOR = "reanchor"
    NOTE = "note"
    TAG = "tag"
    SET = "set"
    ADJUDICATE = "adjudicate"
    WITHDRAW = "withdraw"
    REINSTATE = "reinstate"


class Exposure(StrEnum):
    """Whether the machine's suggestion was on the screen when the person decided."""

    ASSISTED = "assisted"
    BLIND = "blind"


VERBS_BY_KIND: Mapping[Kind, tuple[Verb, ...]] = {
    Kind.CLAIM: (Verb.CONFIRM, Verb.CORRECT, Verb.REJECT, Verb.UNSURE, Verb.ADD, Verb.NOTE),
    Kind.LINK: (Verb.CONFIRM, Verb.REJECT, Verb.UNSURE, Verb.LINK, Verb.NOTE),
    Kind.ENTITY: (Verb.CONFIRM, Verb.REJECT, Verb.UNSURE, Verb.RENAME, Verb.NOTE),
    Kind.FAMILY: (Verb.CONFIRM, Verb.REJECT, Verb.UNSURE, Verb.NOTE),
    Kind.STORY: (Verb.CONFIRM, Verb.REJECT, Verb.UNSURE, Verb.NOTE),
    Kind.FACT: (Verb.STATE, Verb.ASSESS, Verb.NOTE),
    Kind.ARTICLE: (Verb.NOTE, Verb.TAG),
    Kind.MENTION: (),
    Kind.PROJECT: (Verb.SET,),
}
"""Which verbs the fold knows for each kind of target."""

TOGGLES = (Verb.WITHDRAW, Verb.REINSTATE)
"""Verbs whose targets are actions: undo and redo."""


FROM_FILE: Final = "import"
"""What a judgement that a file brought came by: what was on the screen when it was made, nobody knows."""

BY_SCRIPT: Final = "script"
"""What a decision came by that another program handed in: what whoever made it saw there, nobody knows."""


@dataclass(frozen=True, slots=True)
class Decision:
    """One human act as the log keeps it; append-only, sealed by `hash`."""

    id: DecisionId
    action: ActionId
    analyst: AnalystId
    replica: ReplicaId
    seq: int
    hlc: str
    at: str
    verb: Verb
    targets: tuple[TargetId, ...]
    payload: JsonObject = field(default_factory=dict)
    shown: JsonObject = field(default_factory=dict)
    exposure: Exposure = Exposure.ASSISTED
    via: str = BY_SCRIPT
    schema: int = 1
    previous: str = ""
    hash: str = ""

    @property
    def order(self) -> tuple[str, str]:
        """Where the decision stands among all others, whichever machine made them."""
        return self.hlc, self.id

    @property
    def kind(self) -> Kind | None:
        """The kind of its targets; None for undo and redo."""
        named = self.payload.get("kind")
        return Kind(named) if isinstance(named, str) else None


_FIELDS = tuple(field.name for field in fields(Decision))


def to_json(decision: Decision) -> dict[str, Json]:
    """The decision as a plain JSON object with every field."""
    values: dict[str, Json] = {name: getattr(decision, name) for name in _FIELDS}
    return {**values, "targets": list(decision.targets)}


def digest(decision: Decision) -> str:
    """SHA-256 over the canonical JSON of everything but the hash itself, in hexadecimal."""
    content = {name: value for name, value in to_json(decision).items() if name != "hash"}
    return hashlib.sha256(canonical(content).encode("utf-8", "surrogatepass")).hexdigest()


def sealed(decision: Decision, previous: str) -> Decision:
    """The decision chained to the hash before it (empty for the first of a chain)."""
    chained = replace(decision, previous=previous, hash="")
    return replace(chained, hash=digest(chained))


@dataclass(frozen=True, slots=True)
class ChainFault:
    """Where a chain of one analyst in one copy of a file does not hold."""

    analyst: AnalystId
    replica: ReplicaId
    seq: int
    reason: str


MISSING = "a decision before it is missing"
ALTERED = "its content does not match its hash"
"""The one fault that has nothing to do with the decisions before."""


def chain_faults(decisions: Iterable[Decision]) -> list[ChainFault]:
    """Every place where decisions were altered, dropped or reordered; empty if all chains hold."""
    faults: list[ChainFault] = []
    heads: dict[tuple[AnalystId, ReplicaId], Decision] = {}
    for decision in sorted(decisions, key=lambda d: (d.analyst, d.replica, d.seq)):
        before = heads.get((decision.analyst, decision.replica))
        reason = _fault(decision, before)
        if reason:
            faults.append(ChainFault(decision.analyst, decision.replica, decision.seq, reason))
        heads[decision.analyst, decision.replica] = decision
    return faults


def _fault(decision: Decision, before: Decision | None) -> str | None:
    if digest(decision) != decision.hash:
        return ALTERED
    if decision.seq != (before.seq + 1 if before else 1):
        return MISSING
    if decision.previous != (before.hash if before else ""):
        return "it does not follow the decision before it"
    return None


def withdrawn_actions(toggles: Iterable[Decision]) -> frozenset[ActionId]:
    """The actions whose newest undo or redo is an undo."""
    newest: dict[str, Verb] = {}
    for toggle in sorted(toggles, key=lambda d: d.order):
        for action in toggle.targets:
            newest[action] = toggle.verb
    return frozenset(ActionId(action) for action, verb in newest.items() if verb is Verb.WITHDRAW)


def next_hlc(previous: str, now_ms: int) -> str:
    """The hybrid logical clock after `previous` at wall time `now_ms`: always greater, near the wall time.

    Milliseconds in 15 digits, a dot, a counter in 6 digits (Kulkarni et al. 2014).
    Worked example: after "000000000000010.000000" at 10 comes "000000000000010.000001".
    """
    last_ms, counter = (int(part) for part in previous.split(".")) if previous else (0, 0)
    if now_ms > last_ms:
        return f"{now_ms:015d}.{0:06d}"
    # A full counter runs over into the next millisecond, so that the text keeps its length and its order.
    last_ms, counter = divmod(last_ms * 1_000_000 + counter + 1, 1_000_000)
    return f"{last_ms:015d}.{counter:06d}"
