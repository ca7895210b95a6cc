"""Owns what AVeriTeC says of a claim beyond a fact: kept beside it as it came in, and written again in its place."""

import contextlib
import datetime
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from annotator.domain.fact import Evidence, Stance
from annotator.domain.ids import ClaimId
from annotator.domain.json import Json, JsonObject, as_list, as_object, as_str
from annotator.formats.native.jsontext import spelled
from annotator.formats.native.words import shown

KEPT: Final = "averitec"
"""The key of a fact under which stands what has no other place."""
NAMES: Final = (
    "speaker",
    "claim_date",
    "original_claim_url",
    "cached_original_claim_url",
    "fact_checking_article",
    "reporting_source",
    "location_ISO_code",
)
"""What are attributes of a fact by the same names."""
_DATE: Final = "claim_date"
QUESTIONS: Final[Mapping[Stance, str]] = {
    Stance.SUPPORTS: "What is reported that supports the claim?",
    Stance.REFUTES: "What is reported against the claim?",
    Stance.SILENT: "What is reported about the claim?",
}
"""AVeriTeC asks before it answers; what an analyst joined to a fact was not asked for in words."""
_OURS: Final = frozenset(QUESTIONS.values())
HELD: Final = ("valid_from", "valid_to")
"""The keys of ours for when a fact held; what AVeriTeC asks for is when the claim was made."""
_OWN: Final = ("claim", "label", "justification", "questions", "fact", "attributes", "soft", "assent", "dissent", *HELD)
_OF_CLAIMS: Final = ("claim", "article", "status")
_OF_ANSWERS: Final = (
    *("answer", "answer_type", "boolean_explanation"),
    *("source_url", "cached_source_url", "source_medium"),
)
_Object = dict[str, object]
_DAY: Final = re.compile(r"(?P<first>\d{1,2}|\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<last>\d{4}|\d{1,2})", re.ASCII)
_YEAR: Final = 4


def shaped(item: JsonObject) -> JsonObject:
    """A claim with its questions and answers as objects, also those given as bare words or without a list."""
    given = item.get("questions")
    return {**item, "questions": [_shaped_question(each) for each in _listed(given)]} if given else item


@dataclass(frozen=True, slots=True)
class Odd:
    """Something that a claim says in another shape than AVeriTeC has it: of which kind, and what came of it."""

    kind: str
    said: str


def odd(item: JsonObject) -> Iterator[Odd]:
    """What a claim says in another shape than AVeriTeC has it, or of a day that there is not."""
    asked = item.get("questions")
    asks_one = isinstance(asked, Mapping) and "question" in asked
    if asked and not asks_one and not isinstance(asked, list | tuple):
        told = shown(_words(asked))
        yield Odd("list", f'questions is "{told}", no list, and was taken as a question without answers')
    elif isinstance(asked, list | tuple):
        for number, each in enumerate(asked, 1):
            if not isinstance(each, Mapping) or not (each.get("answers") or each.get("answer")):
                yield Odd("answers", f"question {number} has no answers, and is kept as it is")
                break
    date = item.get(_DATE)
    if isinstance(date, str) and (found := _DAY.fullmatch(date.strip())) and not _is_day(found):
        yield Odd("day", f"claim_date is {date.strip()}, which is no day of any calendar, and is kept as it is")


def _is_day(found: re.Match[str]) -> bool:
    """Whether the numbers of a date, in either order, are a day of a calendar."""
    first, month, last = (int(found[name]) for name in ("first", "month", "last"))
    day, year = (last, first) if len(found["first"]) == _YEAR else (first, last)
    for one, other in ((day, month), (month, day)):
        with contextlib.suppress(ValueError):
            datetime.date(year, other, one)
            return True
    return False


def _shaped_question(said: Json) -> JsonObject:
    if not isinstance(said, Mapping):
        return {"question": _words(said), "answers": []}
    answered = {name: said[name] for name in _OF_ANSWERS if name in said}
    if said.get("answers") is None and answered.get("answer"):
        rest = {name: value for name, value in said.items() if name not in answered}
        return {**rest, "answers": [answered]}
    answers = [each if isinstance(each, Mapping) else {"answer": _words(each)} for each in _listed(said.get("answers"))]
    return {**said, "answers": answers} if "answers" in said else said


def _listed(value: Json) -> Sequence[Json]:
    """What stands there one by one; what is empty says nothing."""
    listed = value if isinstance(value, list | tuple) else [value]
    return [each for each in listed if each is not None and each not in ("", {})]


def _words(value: Json) -> str:
    return value if isinstance(value, str) else spelled(value)


def attributes_of(item: JsonObject) -> dict[str, Json]:
    """The attributes of a fact: those that we wrote, and the keys that are attributes by their name."""
    ours = isinstance(item.get("fact"), str)
    given = as_object(item.get("attributes")) if ours else {}
    said = {**given, **{name: item.get(name) for name in NAMES}}
    return {
        name: value
        for name, value in said.items()
        if isinstance(value, str) and value and not (name in item and _is_held(item, name))
    }


def _is_held(item: JsonObject, name: str) -> bool:
    """Whether the date of a claim of ours only says when the fact began to hold, for want of another one."""
    ours = isinstance(item.get("fact"), str) and item.get(HELD[0]) is not None
    return ours and name == _DATE and item.get(_DATE) == item.get(HELD[0])


def kept_of(item: JsonObject, claims: Sequence[JsonObject | None]) -> dict[str, Json]:
    """What else is said, with the questions; `claims` are what their answers became, in order."""
    known = attributes_of(item)
    kept: dict[str, Json] = {
        name: value
        for name, value in item.items()
        if name not in (*_OWN, *known) and value is not None and value not in ("", []) and not _is_held(item, name)
    }
    became = iter(claims)
    asked: list[Json] = [each for q in as_list(item.get("questions")) if (each := _question(as_object(q), became))]
    return {**kept, **({"questions": asked} if asked else {})}


def _question(question: JsonObject, became: Iterator[JsonObject | None]) -> JsonObject:
    """A question with what its answers became; nothing of ours beside answers that are no evidence here."""
    pairs = [(as_object(answer), next(became, None)) for answer in as_list(question.get("answers"))]
    if as_str(question.get("question")) in _OURS:
        pairs = [(answer, claim) for answer, claim in pairs if claim is None]
        if not pairs:
            return {}
    answers: list[Json] = [{**answer, "claim": claim["id"]} if claim else answer for answer, claim in pairs]
    return {**question, **({"answers": answers} if "answers" in question else {})}


def questions(extra: JsonObject, evidence: Sequence[Evidence], answers: Mapping[ClaimId, _Object]) -> list[_Object]:
    """The questions as they were asked, then ours for what a fact rests on beside their answers."""
    silent = {each.claim for each in evidence if each.stance is Stance.SILENT and each.claim in answers}
    told: set[ClaimId] = set()
    asked = [_asked(as_object(each), silent, answers, told) for each in as_list(_plain(extra).get("questions"))]
    ours: dict[Stance, list[_Object]] = {}
    for item in evidence:
        if item.claim in answers and item.claim not in told:
            ours.setdefault(item.stance, []).append(answers[item.claim])
    added: list[_Object] = [{"question": QUESTIONS[stance], "answers": given} for stance, given in ours.items()]
    return [*asked, *added]


def _asked(
    question: JsonObject, silent: set[ClaimId], answers: Mapping[ClaimId, _Object], told: set[ClaimId]
) -> _Object:
    """A question with the words as they stand here of those answers that are evidence still."""
    given: list[_Object] = []
    for answer in map(as_object, as_list(question.get("answers"))):
        claim = ClaimId(as_str(answer.get("claim")))
        if claim in silent and claim not in told:
            told.add(claim)
            ours = {
                name: each for name, each in answers[claim].items() if name in ("answer", "answer_type", *_OF_CLAIMS)
            }
            given.append({**_without_claim(answer), **ours})
        else:
            given.append(_without_claim(answer))
    return {**question, "answers": given}


def _without_claim(answer: JsonObject) -> _Object:
    """An answer without what tells of which claim it is."""
    return {name: value for name, value in answer.items() if name not in _OF_CLAIMS}


def rest(extra: JsonObject, attributes: Mapping[str, str]) -> _Object:
    """The keys beside questions, label and words: those that came in, attributes that have one, and others as ours."""
    kept = {name: value for name, value in _plain(extra).items() if name not in _OWN}
    named = {name: attributes[name] for name in NAMES if name in attributes}
    others = {name: value for name, value in attributes.items() if name not in NAMES}
    return {**kept, **named, **({"attributes": others} if others else {})}


def _plain(extra: JsonObject) -> JsonObject:
    """What was kept, with numbers as JSON has them."""
    return as_object(json.loads(spelled(as_object(extra.get(KEPT)))))
