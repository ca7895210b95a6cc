"""Owns who judged what an export of ours holds, by its own word: each of them judges so when it comes in."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from annotator.domain.claim import Status
from annotator.domain.errors import AnnotatorError
from annotator.domain.fact import Verdict
from annotator.domain.fold import LOOKED
from annotator.domain.json import Json, JsonObject, as_list, as_object, as_str
from annotator.formats.native.records import ANNOTATOR, HANDLED, JUDGES, PARTS, WITNESS, NumberedRecords

Judging = tuple[str, str]
"""A name, and the word for what they judged."""

_ASSENT: Final = ("assent", "dissent")
_WORDS: Final = frozenset((*Status, *Verdict, LOOKED)) - {Status.PROPOSED.value}
_JUDGED: Final = {"claim": "status", "fact": "verdict"}
"""The key of a record that holds what is judged."""
_LONGEST_NAME: Final = 200


def judges_told(said: JsonObject) -> dict[str, Json]:
    """The key of a record for who judged it, of what an export with soft labels says; none if it names nobody."""
    named = [as_object(each) for name in _ASSENT for each in as_list(said.get(name))]
    return judged_by([(as_str(each.get("analyst")), as_str(each.get("value"))) for each in named])


def lookers_told(names: Json) -> dict[str, Json]:
    """The same for those who looked through an article."""
    return judged_by([(as_str(name), LOOKED) for name in as_list(names)])


def judged_by(judges: Iterable[Judging]) -> dict[str, Json]:
    """The same for names and words; of what somebody is said to have judged twice the last counts."""
    named = [(" ".join(name.split())[:_LONGEST_NAME], word) for name, word in judges if plain(word) in _WORDS]
    pairs: list[Json] = [[name, word] for name, word in dict(named).items() if name]
    return {JUDGES: pairs} if pairs else {}


def plain(word: str) -> str:
    """What somebody judged, without the number that tells their words apart from those of others: "corrected 2"."""
    value, _, number = word.rpartition(" ")
    return value if value and number.isdecimal() else word


def turns(judges: Sequence[Judging], stands: str) -> list[Judging]:
    """Who judged a thing and how; "" is the file itself.

    Who holds what stands is the last, for the newest judgement counts; if nobody does, somebody changed the file.
    """
    named = judges if stands != Status.PROPOSED else ()
    if stands not in {word for _, word in named}:
        return [*named, ("", stands)]
    return sorted(named, key=lambda each: each[1] == stands)


def each_judge(numbered: NumberedRecords) -> NumberedRecords:
    """The records, those that say who judged them once for each: only the last of these tells more than that."""
    for item in numbered:
        if isinstance(item, AnnotatorError) or JUDGES not in item[1]:
            yield item
        elif ANNOTATOR in item[1] and HANDLED not in item[1]:  # who annotated the export since says so themselves
            yield item[0], {name: value for name, value in item[1].items() if name != JUDGES}
        else:
            yield from ((item[0], record) for record in _of_each(item[1]))


def _of_each(record: JsonObject) -> Iterator[JsonObject]:
    told = {name: value for name, value in record.items() if name != JUDGES}
    judged = _JUDGED.get(as_str(told.get("type")), "")
    pairs = [(as_str(name), as_str(word)) for name, word in map(as_list, as_list(record[JUDGES]))]
    *others, (last, _) = turns(pairs, as_str(told.get(judged)) if judged else LOOKED)
    for name, word in others:
        said: JsonObject = {judged: plain(word), PARTS: [judged]} if judged else {}
        yield {**told, **said, WITNESS: name}
    yield {**told, WITNESS: last} if last else told
