"""Small inputs for verbs to be killed at, and the trial of one: killed at random, then completed."""

import json
import random
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from annotator.services import checking, exporting
from annotator.services.workspace import Workspace
from tests import builders
from tests.soak.killing import Verb, debris


def exported(path: Path, to: Path) -> bytes:
    """The lossless export of a project, for comparing."""
    ws = Workspace.open(path, analyst="ada", read_only=True)
    try:
        exporting.export(ws, "jsonl", to)
    finally:
        ws.close()
    data = to.read_bytes()
    to.unlink()
    return data


def report(number: int) -> str:
    """The text of a short report."""
    said = f"Minister Amal Haddad said on Saturday that ship {number} reached Tripoli with {number} containers."
    return f"{said} Harbour officials denied that report {number}. The ceasefire held near Sirte, said Omar Salem."


def lines(folder: Path, articles: int) -> Path:
    """A file of articles with ten claims each."""
    file = folder / "many.jsonl"
    with file.open("w", encoding="utf-8") as out:
        for number in range(articles):
            text = " ".join(f"Thing {n} of {number} came." for n in range(10))
            starts = [text.index(f"Thing {n} ") for n in range(10)]
            made: list[object] = [{"type": "article", "id": f"a{number}", "text": text, "title": f"Report {number}"}]
            made += [
                {"type": "claim", "article": f"a{number}", "start": at, "end": text.index("came", at) + 4}
                for at in starts
            ]
            out.writelines(f"{json.dumps(line)}\n" for line in made)
    return file


def reports(folder: Path, articles: int) -> Path:
    """A folder of plain reports."""
    made = folder / "reports"
    made.mkdir()
    for number in range(articles):
        (made / f"report-{number:04}.txt").write_text(f"Report {number}\n\n{report(number)}\n", encoding="utf-8")
    return made


def base(folder: Path, *texts: str) -> Path:
    """A closed project with the given articles."""
    ws = builders.empty(folder, name="base.facts")
    builders.store(ws, *(builders.article(text, f"Report {n}") for n, text in enumerate(texts)), run=builders.MATCHED)
    ws.close()
    return ws.path


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one kill left, and what the next run made of it.

    Args:
        broken: what did not hold in the file right after the kill.
        broken_after: what did not hold once the next run was through.
        as_undisturbed: whether the project then held what a run that nobody killed gives it.
        left: the files that did not belong beside the project then.
    """

    broken: list[str]
    broken_after: list[str]
    as_undisturbed: bool
    left: list[str]


UNHARMED = Outcome(broken=[], broken_after=[], as_undisturbed=True, left=[])
"""The file was whole all along, and the next run made of it what an undisturbed one makes."""


@dataclass
class Trial:
    """A verb that is killed at work on copies of one project."""

    folder: Path
    given: Path
    arguments: Sequence[str | Path]
    dice: random.Random

    @property
    def work(self) -> Path:
        """Where the copies are worked on."""
        return self.folder / "work"

    def fresh(self) -> Verb:
        """The verb on a new copy."""
        shutil.rmtree(self.work, ignore_errors=True)
        self.work.mkdir()
        path = Path(shutil.copy(self.given, self.work / "project.facts"))
        return Verb(self.folder / "home", [self.arguments[0], path, *self.arguments[1:]])

    def kill_and_complete(self, kills: int) -> Iterator[Outcome]:
        """How each kill at a random moment ended, once the verb was run again; a run that fails is an error."""
        path, took_s = self.work / "project.facts", self.fresh().run()
        wanted = exported(path, self.folder / "wanted")
        for _ in range(kills):
            verb = self.fresh()
            while not verb.kill(self.dice, took_s):  # the machine was busier when the time was taken
                took_s *= 0.8
                verb = self.fresh()
            broken = checking.check(path)
            verb.run()
            found = exported(path, self.folder / "found")
            yield Outcome(broken, checking.check(path), found == wanted, debris(self.work))
        print(f"{self.arguments[0]}: killed {kills} times within {took_s:.1f} s")
