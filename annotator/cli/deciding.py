"""Owns the verb decide: decisions as JSON lines from standard input, one by one."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

import typer

from annotator.cli.console import complain, say, spelled_out
from annotator.cli.opening import AnalystName, Project, opened
from annotator.domain.decision import BY_SCRIPT
from annotator.domain.errors import AnnotatorError
from annotator.domain.ids import ActionId
from annotator.domain.json import Json, JsonObject, as_list, as_str, canonical
from annotator.domain.suggestion import Kind
from annotator.domain.view import Changes

if TYPE_CHECKING:
    from annotator.services.contradicting import Contradicting
    from annotator.services.workspace import Workspace
    from annotator.store.label_schemas import Decided


_HELPS: Final = "take one of them back, or change it."
HELP: Final = """Take decisions as JSON lines from standard input.

A line is one object with a verb and what it needs, as in the examples, where words in capitals stand for ids.
Every decision taken prints one line of what it changed; a line that is refused is named by its number and the
rest goes on, but an undo of it is refused as well. The beginning of an id that the program made will do.

Confirm, reject or doubt a claim, link, entity, family or story; reason may be left out:

\b
{"verb":"confirm","target":"ID"}
{"verb":"reject","target":"ID","reason":"no claim"}
{"verb":"unsure","target":"ID"}

Correct a claim; what is left out stays. Offsets count characters of the article, a slot has start and end or a
value; mode is direct, indirect or mixed; factuality one of CT+, CT-, PR+, PR-, PS+, PS-, CTu and Uu:

\b
{"verb":"correct","target":"CLAIM","start":0,"end":9,"text":"other words"}
{"verb":"correct","target":"CLAIM","slots":[{"role":"time","value":"2021"}]}
{"verb":"correct","target":"CLAIM","factuality":"PS+","mode":"indirect"}

Add a claim; text may be left out, slots may come with it:

\b
{"verb":"add","article":"ARTICLE","start":0,"end":9,"text":"other words"}

Link two claims; relation is same, refines, supersedes, supports, contradicts, disputes or different. Where links so
decided cannot all hold, as two claims told apart that others say are the same, all are kept; the line that is printed
lists them under contradicting, a sentence says so, and check names them:

\b
{"verb":"link","a":"CLAIM","b":"OTHER","relation":"same"}

State a fact; evidence and rationale may be left out. Verdict is supported, refuted, not enough evidence or
conflicting evidence, stance supports, refutes or not enough info:

\b
{"verb":"state","text":"It sank.","verdict":"refuted","rationale":"why"}
{"verb":"state","text":"It sank.","verdict":"supported","evidence":[{"claim":"CLAIM","stance":"supports"}]}

Say it otherwise or when it holds (what is left out stays), give it another verdict, join evidence to it or, with
null, take it out:

\b
{"verb":"state","target":"FACT","text":"It sank.","valid_from":"2021-03-16"}
{"verb":"assess","target":"FACT","verdict":"refuted","rationale":"why"}
{"verb":"assess","target":"FACT","claim":"CLAIM","stance":"refutes"}
{"verb":"assess","target":"FACT","claim":"CLAIM","stance":null}

Say of one article alone whether it belongs to a copy family; answer an edge of a fact's root graph by the articles
that it joins, as suggest --explain FACT tells them:

\b
{"verb":"reject","target":"FAMILY","article":"ARTICLE"}
{"verb":"unsure","fact":"FACT","articles":["ARTICLE","SECOND"]}

Call an entity otherwise; note something about anything but a mention:

\b
{"verb":"rename","target":"ENTITY","name":"Alpha Line"}
{"verb":"note","target":"ID","text":"ask the harbour office"}

Tell that an article was looked through and holds no more:

\b
{"verb":"tag","target":"ARTICLE","tag":"looked"}

Let the order of candidates be learned anew; put a label schema in force, upon which the line that is printed
lists under revisit what was decided with labels that are gone or mean something else, to look at again:

\b
{"verb":"set","policy":"learning","value":"anew"}
{"verb":"set","policy":"schema","toml":"..."}

Take back and do again your own last step, or take back steps by their number, which the line of each has:

\b
{"verb":"undo"}
{"verb":"redo"}
{"verb":"withdraw","actions":["ACTION"]}
"""


def decide(project: Project, analyst: AnalystName = None) -> None:
    """Take decisions as JSON lines from standard input; HELP tells them all."""
    refused = 0
    with opened(project, analyst) as workspace:
        steps = _Steps()
        for number, line in enumerate(sys.stdin.buffer, 1):
            refused += bool(line.strip()) and not _decided(workspace, steps, number, line)
    if refused:
        raise typer.Exit(1)


@dataclass(frozen=True, slots=True)
class _Refusal:
    line: int


@dataclass(slots=True)
class _Steps:
    """What the lines so far did and an undo has not taken back, refused ones among them, the newest last."""

    _lines: list[ActionId | _Refusal] = field(default_factory=list)

    def refused(self, number: int) -> None:
        self._lines.append(_Refusal(number))

    def undone(self) -> int | None:
        """Take the newest back; the number of its line if it was refused, so that the step before it must stand."""
        newest = self._lines.pop() if self._lines else None
        return newest.line if isinstance(newest, _Refusal) else None

    def taken(self, verb: str, record: JsonObject, changes: Changes) -> None:
        if verb == "withdraw":
            gone = set(as_list(record.get("actions")))
            self._lines = [each for each in self._lines if isinstance(each, _Refusal) or each not in gone]
        elif verb != "undo":
            self._lines.append(changes.action)


def _decided(workspace: "Workspace", steps: _Steps, number: int, line: bytes) -> bool:
    from annotator.formats.native.jsontext import parse_line
    from annotator.services import contradicting, decisions

    try:
        record = parse_line(line.decode("utf-8-sig"))
    except ValueError as error:
        complain(f"line {number}: not a JSON object ({error}).")
        steps.refused(number)
        return False
    verb = as_str(record.get("verb"))
    if verb == "undo" and (without := steps.undone()) is not None:
        complain(f"line {number}: line {without} was refused and did nothing; what was decided before it stands.")
        return False
    try:
        again = decisions.revisited(workspace, record)
        changes = decisions.decide(workspace, record, via=BY_SCRIPT)
    except AnnotatorError as error:
        complain(f"line {number}: {error}")
        if verb != "undo":
            steps.refused(number)
        return False
    steps.taken(verb, record, changes)
    against = contradicting.with_links(workspace, changes.of(Kind.LINK))
    say(spelled_out(_told(number, changes, again, against)))
    for each in against:
        complain(f"line {number}: decisions contradict each other, and all are kept: {each.words}; {_HELPS}")
    return True


def _told(number: int, changes: Changes, again: "Sequence[Decided]", against: "Sequence[Contradicting]") -> str:
    targets: list[Json] = [{"kind": kind.value, "id": target} for kind, target in changes.targets]
    told: dict[str, Json] = {"line": number, "verb": changes.verb.value, "action": changes.action, "targets": targets}
    if again:
        told["revisit"] = [
            {"kind": each.kind.value, "id": each.id, "label": each.label, "words": each.words} for each in again
        ]
    if against:
        told["contradicting"] = [list(each.links) for each in against]
    return canonical(told)
