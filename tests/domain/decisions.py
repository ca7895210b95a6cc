"""Owns hand-made decisions for tests of the domain."""

from dataclasses import replace

from annotator.domain.decision import Decision, Verb, sealed
from annotator.domain.ids import ActionId, AnalystId, DecisionId, ReplicaId
from annotator.domain.json import Json
from annotator.domain.suggestion import Kind

Payload = dict[str, Json]


def made(
    at: int, verb: Verb, payload: Payload | None = None, *, kind: Kind = Kind.CLAIM, target: str = "t", by: str = "ada"
) -> Decision:
    """A decision at a place in time, an act of its own called like its number."""
    return Decision(
        DecisionId(f"d{at:03}"),
        ActionId(f"act{at}"),
        AnalystId(by),
        ReplicaId("r"),
        seq=at,
        hlc=f"{at:015d}.000000",
        at=f"2020-01-01T00:00:{at % 60:02d}Z",
        verb=verb,
        targets=(target,),
        payload={**(payload or {}), "kind": kind.value},
    )


def chained(*decisions: Decision) -> list[Decision]:
    """The decisions of one analyst as one chain, seq from 1."""
    chain: list[Decision] = []
    for seq, decision in enumerate(decisions, 1):
        chain.append(sealed(replace(decision, seq=seq), chain[-1].hash if chain else ""))
    return chain
