"""Owns what comes in from AVeriTeC: claims as facts, what articles here say as evidence, other answers as notes."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from annotator.domain.errors import BadFile, Remark
from annotator.domain.fact import Stance, Verdict
from annotator.domain.ids import content_id
from annotator.domain.json import JsonObject, as_list, as_object, as_str, optional_str
from annotator.formats.averitec.keeping import HELD, KEPT, NAMES, QUESTIONS, attributes_of, kept_of, odd, shaped
from annotator.formats.averitec.writing import LABELS, QUOTED
from annotator.formats.document import Addressed
from annotator.formats.endings import NATIVE_EXTENSIONS
from annotator.formats.jsonitems import first_object, numbered
from annotator.formats.jsonlines import objects
from annotator.formats.judges import judges_told
from annotator.formats.native.jsontext import fingerprint
from annotator.formats.native.records import PARTS, NumberedRecords
from annotator.formats.native.shapes import SHAPES
from annotator.formats.originals import Original
from annotator.formats.quoting import Quoting, Unfound

_VERDICTS: Final = {label.casefold(): verdict for verdict, label in LABELS.items()}
_PREDICTED: Final = "pred_label"
_LEAST: Final = 2
"""Keys that claims have here and hardly elsewhere, by which claims for testing are known, which have no label."""
_STANCES: Final = {question: stance for stance, question in QUESTIONS.items()}
_NOTED: Final[Mapping[Unfound | None, str]] = MappingProxyType(
    {
        Unfound.NO_ARTICLE: "answers-noted",
        Unfound.SEVERAL_ARTICLES: "answers-noted-among",
        Unfound.NO_WORDS: "answers-noted-nowhere",
        Unfound.WORDS_TWICE: "answers-noted-twice",
        None: "answers-noted-kind",
    }
)
"""What is told of answers that are notes, by why they are."""
_NO_CLAIM: Final = f"a claim of AVeriTeC needs claim, and label with one of {', '.join(LABELS.values())}, or no label"


def is_one(head: bytes) -> bool:
    """Whether a file begins like claims of AVeriTeC, also those for testing and what a program predicted for them."""
    if as_str(first_object(head).get("type")) in SHAPES:
        return False
    labelled = b'"label"' in head and b'"questions"' in head
    known = sum(f'"{name}"'.encode() in head for name in (*NAMES, "claim_id"))
    predicted = f'"{_PREDICTED}"'.encode() in head
    return b'"claim"' in head and (labelled or predicted or (known >= _LEAST and b'"text"' not in head))


def records(original: Original, project: Addressed | None = None) -> NumberedRecords:
    """Each claim as a fact, with what articles of a project say word for word as evidence, and other answers as notes.

    What is no such claim is an error in its place.
    """
    told, odds = _Told(Quoting(project)), dict[str, list[tuple[int, str]]]()
    by_line = original.extension in NATIVE_EXTENSIONS
    for line, item in objects(original) if by_line else numbered(original):
        if isinstance(item, BadFile):
            yield item
        elif not as_str(item.get("claim")) or _label(item) not in ("", *_VERDICTS):
            yield BadFile("line-bad", file=original.shown, line=line, reason=_NO_CLAIM)
        else:
            yield from ((line, record) for record in told.records(shaped(item)))
            for each in odd(item):
                odds.setdefault(each.kind, []).append((line, each.said))
    for (number, reason), *others in odds.values():
        more = f" (and so in {len(others)} more)" if others else ""
        named = "line" if by_line else "claim"
        yield Remark("claim-odd", file=original.shown, item=named, number=number, reason=reason, more=more)
    counts = {
        **{message: told.noted[why] for why, message in _NOTED.items()},
        "claims-alike": told.alike,
        "claims-unlabelled": told.unlabelled,
        "predictions-kept": told.predicted,
    }
    yield from (Remark(name, file=original.shown, count=count) for name, count in counts.items() if count)


def _label(item: JsonObject) -> str:
    """The label of a claim in small letters; "" if it has none."""
    label = item.get("label")
    return as_str(label, "" if label is None else "?").strip().casefold()


@dataclass(slots=True)
class _Told:
    """The claims of a file so far: how many answers are notes, and how many are without a label or with a guess."""

    quoting: Quoting
    noted: Counter[Unfound | None] = field(default_factory=Counter)
    unlabelled: int = 0
    predicted: int = 0
    alike: int = 0
    _alike: dict[str, list[bytes]] = field(default_factory=dict)

    def records(self, item: JsonObject) -> Iterator[JsonObject]:
        """The evidence of a claim, the fact that it is, and the notes on it."""
        identity = optional_str(item.get("fact")) or self._identity(item)
        verdict = _VERDICTS.get(_label(item))
        self.unlabelled += verdict is None
        self.predicted += verdict is None and _PREDICTED in item
        said = [_Said(question, answer) for question, answer in _answers(item)]
        sought = [each.claim(self.quoting) for each in said]
        claims = [each if isinstance(each, Mapping) else None for each in sought]
        yield from (claim for claim in claims if claim is not None)
        found = [(claim, each.stance) for claim, each in zip(claims, said, strict=True) if claim is not None]
        kept = kept_of(item, claims)
        yield {**_fact(item, identity, verdict, found), **({KEPT: kept} if kept else {})}
        for claim, each in zip(sought, said, strict=True):
            if not isinstance(claim, Mapping) and each.note:
                self.noted[claim] += 1
                yield {"type": "note", "target": identity, "text": each.note}

    def _identity(self, item: JsonObject) -> str:
        """The id of a claim by its words; of several that say otherwise of the same words each has one of its own."""
        said = as_str(item.get("claim"))
        others = self._alike.setdefault(said, [])
        if (mark := fingerprint(item)) not in others:
            others.append(mark)
            self.alike += len(others) > 1
        number = others.index(mark)
        return content_id("fact", said, *([str(number + 1)] if number else []))


def _fact(
    item: JsonObject, identity: str, verdict: Verdict | None, found: Sequence[tuple[JsonObject, Stance]]
) -> JsonObject:
    ours = isinstance(item.get("fact"), str)
    return {
        "type": "fact",
        "id": identity,
        "text": as_str(item.get("claim")),
        **({"verdict": verdict.value} if verdict else {}),
        "rationale": as_str(item.get("justification")),
        "attributes": attributes_of(item),
        "evidence": [{"claim": claim["id"], "stance": stance.value} for claim, stance in found],
        **({PARTS: ["text", "rationale", *HELD], **{name: item.get(name) for name in HELD}} if ours else {}),
        **(judges_told(item) if ours else {}),
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

    def claim(self, quoting: Quoting) -> JsonObject | Unfound | None:
        """The claim at its words, or why they are nowhere; None if it is of a kind that quotes no article."""
        if self.answer.get("answer_type") != QUOTED:
            return None
        known = {
            name: as_str(self.answer.get(name))
            for name in ("article", "claim", "source_url", "cached_source_url", "status")
        }
        return quoting.claim(
            as_str(self.answer.get("answer")),
            named=known["article"],
            urls=(known["source_url"], known["cached_source_url"]),
            identity=known["claim"],
            kind="averitec",
            status=known["status"] if known["claim"] else "",
        )


def _answers(item: JsonObject) -> Iterator[tuple[str, JsonObject]]:
    for question in map(as_object, as_list(item.get("questions"))):
        for answer in map(as_object, as_list(question.get("answers"))):
            yield as_str(question.get("question")), answer
