"""Owns what comes in from AVeriTeC: claims as facts, what articles here say as evidence, other answers as notes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from annotator.domain.errors import BadFile, Remark
from annotator.domain.fact import Stance, Verdict
from annotator.domain.ids import content_id
from annotator.domain.json import JsonObject, as_list, as_object, as_str, optional_str
from annotator.formats.averitec.keeping import KEPT, QUESTIONS, attributes_of, kept_of
from annotator.formats.averitec.writing import LABELS, QUOTED
from annotator.formats.document import Addressed
from annotator.formats.jsonitems import numbered
from annotator.formats.native.records import NumberedRecords
from annotator.formats.originals import Original
from annotator.formats.quoting import Quoting

_VERDICTS: Final = {label.casefold(): verdict for verdict, label in LABELS.items()}
_STANCES: Final = {question: stance for stance, question in QUESTIONS.items()}


def is_one(head: bytes) -> bool:
    """Whether a file begins like claims of AVeriTeC."""
    return b'"claim"' in head and b'"label"' in head and b'"questions"' in head


def records(original: Original, project: Addressed | None = None) -> NumberedRecords:
    """Each claim as a fact, with what articles of a project say word for word as evidence, and other answers as notes.

    What is no such claim is an error in its place.
    """
    quoting, noted = Quoting(project), 0
    for line, item in numbered(original):
        if isinstance(item, BadFile):
            yield item
            continue
        verdict = _VERDICTS.get(as_str(item.get("label")).strip().casefold())
        if verdict is None or not as_str(item.get("claim")):
            reason = f"a claim of AVeriTeC needs claim, and label with one of {', '.join(LABELS.values())}"
            yield BadFile("line-bad", file=original.shown, line=line, reason=reason)
            continue
        identity = optional_str(item.get("fact")) or content_id("fact", as_str(item.get("claim")))
        said = [_Said(question, answer) for question, answer in _answers(item)]
        claims = [each.claim(quoting) for each in said]
        yield from ((line, claim) for claim in claims if claim is not None)
        found = [(claim, each.stance) for claim, each in zip(claims, said, strict=True) if claim is not None]
        kept = kept_of(item, claims)
        yield line, {**_fact(item, identity, verdict, found), **({KEPT: kept} if kept else {})}
        rest = [each.note for claim, each in zip(claims, said, strict=True) if claim is None and each.note]
        noted += len(rest)
        yield from ((line, {"type": "note", "target": identity, "text": text}) for text in rest)
    if noted:
        yield Remark("answers-noted", file=original.shown, count=noted)


def _fact(item: JsonObject, identity: str, verdict: Verdict, found: Sequence[tuple[JsonObject, Stance]]) -> JsonObject:
    return {
        "type": "fact",
        "id": identity,
        "text": as_str(item.get("claim")),
        "verdict": verdict.value,
        "rationale": as_str(item.get("justification")),
        "attributes": attributes_of(item),
        "evidence": [{"claim": claim["id"], "stance": stance.value} for claim, stance in found],
    }


@dataclass(frozen=True, slots=True)
class _Said:
    """An answer with its question."""

    question: str
    answer: JsonObject

    @property
    def stance(self) -> Stance:
        """What our question says of it; the others ask what it is, not what it speaks for."""
        return _STANCES.get(self.question, Stance.SILENT)

    @property
    def note(self) -> str:
        """What it says, line by line."""
        said = [as_str(self.answer.get(name)) for name in ("answer", "boolean_explanation", "source_url")]
        return "\n".join(part for part in (self.question, *said) if part)

    def claim(self, quoting: Quoting) -> JsonObject | None:
        """The claim at its words, if it quotes an article of the project."""
        if self.answer.get("answer_type") != QUOTED:
            return None
        known = {
            name: as_str(self.answer.get(name)) for name in ("article", "claim", "source_url", "cached_source_url")
        }
        return quoting.claim(
            as_str(self.answer.get("answer")),
            named=known["article"],
            urls=(known["source_url"], known["cached_source_url"]),
            identity=known["claim"],
            kind="averitec",
        )


def _answers(item: JsonObject) -> Iterator[tuple[str, JsonObject]]:
    for question in map(as_object, as_list(item.get("questions"))):
        for answer in map(as_object, as_list(question.get("answers"))):
            yield as_str(question.get("question")), answer
