"""Owns the facts that the rows of a table state: one for all rows of the same words, with what each row found of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from annotator.domain.fact import Stance, Verdict
from annotator.domain.json import Json, JsonObject

_STANCES = {Verdict.SUPPORTED: Stance.SUPPORTS, Verdict.REFUTED: Stance.REFUTES}


@dataclass(slots=True)
class _Stated:
    """What the rows of one fact say."""

    line: int
    verdicts: set[Verdict] = field(default_factory=set)
    evidence: dict[str, Stance] = field(default_factory=dict)
    attributes: dict[str, str] = field(default_factory=dict)


class TableFacts:
    """The facts of a table while its rows are read."""

    def __init__(self) -> None:
        self._by_text: dict[str, _Stated] = {}

    def state(self, text: str, verdict: Verdict, line: int, attributes: Mapping[str, str]) -> None:
        """Take what a row says of a fact; of attributes the first row's count."""
        stated = self._by_text.setdefault(text, _Stated(line))
        stated.verdicts.add(verdict)
        stated.attributes = {**attributes, **stated.attributes}

    def rest(self, text: str, claim: str, stance: Stance) -> None:
        """Let a fact that a row stated rest on a claim, too."""
        self._by_text[text].evidence.setdefault(claim, stance)

    def records(self) -> Iterator[tuple[int, JsonObject]]:
        """The native records, each with the line of the first row that states the fact."""
        for text, stated in self._by_text.items():
            evidence: list[Json] = [
                {"claim": claim, "stance": stance.value} for claim, stance in stated.evidence.items()
            ]
            told: dict[str, Json] = {"attributes": dict(stated.attributes)} if stated.attributes else {}
            verdict = _of_all(stated.verdicts).value
            yield stated.line, {"type": "fact", "text": text, "verdict": verdict, "evidence": evidence, **told}


def stance_of(verdict: Verdict) -> Stance:
    """What the words that a verdict rests on say of it."""
    return _STANCES.get(verdict, Stance.SILENT)


def _of_all(verdicts: set[Verdict]) -> Verdict:
    """The verdict of several rows: what some support and some refute is conflicting, what says nothing gives way."""
    telling = verdicts - {Verdict.NOT_ENOUGH}
    return telling.pop() if len(telling) == 1 else Verdict.CONFLICTING if telling else Verdict.NOT_ENOUGH
