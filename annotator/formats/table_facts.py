"""Owns the facts that the rows of a table state: one for all rows of the same words, as each annotator judged it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from annotator.domain.fact import Stance, Verdict
from annotator.domain.json import Json, JsonObject
from annotator.formats.native.records import NumberedRecords, annotated

_STANCES = {Verdict.SUPPORTED: Stance.SUPPORTS, Verdict.REFUTED: Stance.REFUTES}


@dataclass(slots=True)
class _Judged:
    """What the rows of one annotator say of a fact."""

    line: int
    verdicts: set[Verdict] = field(default_factory=set)
    evidence: dict[str, Stance] = field(default_factory=dict)


@dataclass(slots=True)
class _Stated:
    """What the rows of one fact say, by annotator; "" is whoever the file is named after."""

    by: dict[str, _Judged] = field(default_factory=dict)
    attributes: dict[str, str] = field(default_factory=dict)

    def evidence_of(self, judged: _Judged) -> dict[str, Stance]:
        """What a fact rests on as one annotator has it, and beside that as the others do."""
        others = {claim: stance for each in self.by.values() for claim, stance in each.evidence.items()}
        return {**others, **judged.evidence}


class TableFacts:
    """The facts of a table while its rows are read."""

    def __init__(self) -> None:
        self._by_text: dict[str, _Stated] = {}

    def state(self, text: str, verdict: Verdict, line: int, attributes: Mapping[str, str], *, by: str = "") -> bool:
        """Take what a row says of a fact, and who says so; whether attributes stay out, for the first ones count."""
        stated = self._by_text.setdefault(text, _Stated())
        stated.by.setdefault(by, _Judged(line)).verdicts.add(verdict)
        others = any(stated.attributes.get(name, said) != said for name, said in attributes.items())
        stated.attributes = {**attributes, **stated.attributes}
        return others

    def rest(self, text: str, claim: str, stance: Stance, *, by: str = "") -> None:
        """Let a fact that a row stated rest on a claim, too."""
        self._by_text[text].by[by].evidence.setdefault(claim, stance)

    def records(self) -> NumberedRecords:
        """The native records, one for each annotator of a fact, with the line of the first row that states it so."""
        for text, stated in self._by_text.items():
            told: dict[str, Json] = {"attributes": dict(stated.attributes)} if stated.attributes else {}
            for by, judged in stated.by.items():
                evidence: list[Json] = [
                    {"claim": claim, "stance": stance.value} for claim, stance in stated.evidence_of(judged).items()
                ]
                verdict = _of_all(judged.verdicts).value
                record: JsonObject = {"type": "fact", "text": text, "verdict": verdict, "evidence": evidence, **told}
                yield from annotated(iter([(judged.line, record)]), by)


def stance_of(verdict: Verdict) -> Stance:
    """What the words that a verdict rests on say of it."""
    return _STANCES.get(verdict, Stance.SILENT)


def _of_all(verdicts: set[Verdict]) -> Verdict:
    """One annotator’s verdict: what some rows support and some refute is conflicting, what says nothing gives way."""
    telling = verdicts - {Verdict.NOT_ENOUGH}
    return telling.pop() if len(telling) == 1 else Verdict.CONFLICTING if telling else Verdict.NOT_ENOUGH
