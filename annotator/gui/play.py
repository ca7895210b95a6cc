"""Plays the main job on the demo project with real key presses, and holds the file against what was pressed."""

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QMessageLogContext, QSize, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from annotator.domain.fact import Verdict
from annotator.domain.ids import ClaimId
from annotator.domain.link import Link, Relation
from annotator.domain.view import Candidate, Counts
from annotator.gui.application import application, has_display
from annotator.gui.hands import Hands
from annotator.gui.play_acts import MainJob, Pressed
from annotator.gui.theme import Choice, ThemeHolder
from annotator.gui.window import Window
from annotator.services import articles, checking, demo, exporting, reading, settings
from annotator.services.jobs import Progress
from annotator.services.workspace import Workspace

_ANALYST = "demo"
_SIZE = QSize(1440, 900)
_LINKS, _CONFIRMED, _TAKEN_BACK = 3, 5, 2


def play(folder: Path) -> int:
    """0 if the project holds what was pressed, 1 if anything differs; pictures and exports lie in the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    # Settings of its own, so that those of whoever runs it change nothing and stay as they are.
    with TemporaryDirectory(ignore_cleanup_errors=True) as home, _environment("ANNOTATOR_HOME", home):
        return _played(folder)


def _played(folder: Path) -> int:
    project = _fresh(folder / "demo.facts")
    demo.build(project, analyst=_ANALYST, progress=_teller()).close()
    if not has_display():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    qInstallMessageHandler(_log)
    pressed = _work(application(), project, folder)
    differences = [*_reopened(project, pressed), *_round_trip(folder), *checking.check(project)]
    _report(project, folder)
    for line in differences:
        _say(f"DIFFERS: {line}")
    _say("The project holds what was pressed." if not differences else f"{len(differences)} differences.")
    return 1 if differences else 0


@contextmanager
def _environment(name: str, value: str) -> Iterator[None]:
    before = os.environ.get(name)
    os.environ[name] = value
    try:
        yield
    finally:
        del os.environ[name]
        if before is not None:
            os.environ[name] = before


def _log(_kind: QtMsgType, _where: QMessageLogContext, words: str) -> None:
    """Pass on what Qt warns of, but for what only a screen could do."""
    if not words.startswith("This plugin does not support"):
        os.write(2, f"{words}\n".encode())


def _fresh(project: Path) -> Path:
    for file in (project, *(project.with_name(project.name + end) for end in ("-wal", "-shm", ".lock"))):
        file.unlink(missing_ok=True)
    return project


def _work(app: QApplication, project: Path, folder: Path) -> Pressed:
    """Open the window, do the job, take pictures, close it."""
    theme = ThemeHolder(app, Choice.LIGHT)
    window = Window(theme, replace(settings.load(), analyst=_ANALYST, theme="light", letter_keys=True))
    window.resize(_SIZE)
    window.show()
    window.activateWindow()
    hands = Hands(window)
    window.open_project(project)
    hands.settle()
    _pictures(hands, folder, "before")
    job = MainJob(hands)
    _decide(job, hands.window.workspace)
    hands.do("view.review")
    _pictures(hands, folder, "after")
    job.export("jsonl", folder / "demo.jsonl")
    job.export("csv", folder / "demo.csv")
    window.close()
    _say(f"Pressed {hands.presses} keys.")
    return job.pressed


def _decide(job: MainJob, workspace: Workspace) -> None:
    pairs = best_pairs(workspace, _LINKS)
    job.confirm(_CONFIRMED)
    job.correct()
    job.reject()
    job.add()
    for claim, candidate in pairs:
        job.link(claim, candidate)
    job.state_fact(pairs[0][0], Verdict.SUPPORTED, "Two reports say so")
    job.state_fact(pairs[1][0], Verdict.NOT_ENOUGH, "Nothing beyond these reports")
    job.undo_and_redo(_TAKEN_BACK)


def best_pairs(workspace: Workspace, count: int) -> list[tuple[ClaimId, Candidate]]:
    """The pairs that share no claim and say the same, or else resemble each other most."""
    found: list[tuple[ClaimId, Candidate]] = []
    used: set[ClaimId] = set()
    for claim, candidate in sorted(_all_pairs(workspace), key=lambda pair: _rank(pair[1].link)):
        if len(found) < count and claim not in used and candidate.other.id not in used:
            found.append((claim, candidate))
            used |= {claim, candidate.other.id}
    return found


def _rank(link: Link) -> tuple[bool, int, str]:
    return link.relation is not Relation.SAME, -link.score, link.id


def _all_pairs(workspace: Workspace) -> Iterator[tuple[ClaimId, Candidate]]:
    for article in reading.article_ids(workspace):
        for card in reading.claim_cards(workspace, article):
            yield from ((card.id, each) for each in reading.candidates(workspace, card.id))


def _pictures(hands: Hands, folder: Path, when: str) -> None:
    """Review, Facts and History, in light and dark."""
    for name in ("review", "facts", "history"):
        hands.do(f"view.{name}")
        for choice in (Choice.DARK, Choice.LIGHT):
            hands.use_theme(choice)
            hands.picture(folder / f"{name}-{when}-{choice.value}.png")
    hands.do("view.review")


def _reopened(project: Path, pressed: Pressed) -> Iterator[str]:
    """What the file says after a restart, where it is not what was pressed."""
    workspace = Workspace.open(project, analyst=_ANALYST)
    try:
        yield from _wrong_claims(workspace, pressed)
        yield from _wrong_links(workspace, pressed)
        yield from _wrong_facts(workspace, pressed)
        acts = len(workspace.undoable())
        if acts != pressed.acts:
            yield f"{acts} acts can be undone, {pressed.acts} were pressed"
    finally:
        workspace.close()


def _wrong_claims(workspace: Workspace, pressed: Pressed) -> Iterator[str]:
    for claim, status in pressed.statuses.items():
        card = reading.claim_card(workspace, claim)
        if card.status is not status:
            yield f"claim {claim} is {card.status}, {status} was pressed"
    for claim, (span, words) in pressed.corrected.items():
        corrected = reading.claim_card(workspace, claim).claim
        values = [slot.value for slot in corrected.slots]
        if corrected.span != span or words not in values:
            yield f"claim {claim} was corrected to {span} with {words!r}, and holds {corrected.span} with {values}"
    for article, span in pressed.added.items():
        made = [card for card in reading.claim_cards(workspace, article) if not card.claim.makers]
        if [card.claim.span for card in made] != [span]:
            yield f"a claim at {span} was added, the article holds {[card.claim.span for card in made]}"
    decided = sum(n for word, n in reading.counts(workspace).claims.items() if word != "proposed")
    if decided != len(pressed.statuses) + len(pressed.added):
        yield f"{decided} claims are decided, {len(pressed.statuses) + len(pressed.added)} were pressed"


def _wrong_links(workspace: Workspace, pressed: Pressed) -> Iterator[str]:
    confirmed = reading.counts(workspace).links.get("confirmed", 0)
    if confirmed != len(pressed.links):
        yield f"{confirmed} links are confirmed, {len(pressed.links)} were pressed"
    for pair, relation in pressed.links.items():
        claim, other = sorted(pair)
        found = {c.other.id: c.link.relation for c in reading.candidates(workspace, claim, 50)}
        if found.get(other) is not relation:
            yield f"claims {claim} and {other} are linked as {found.get(other)}, {relation} was pressed"


def _wrong_facts(workspace: Workspace, pressed: Pressed) -> Iterator[str]:
    details = [reading.fact(workspace, identity) for identity in reading.fact_ids(workspace)]
    found = [(each.fact.text, each.fact.verdict, frozenset(each.fact.evidence)) for each in details]
    if sorted(found, key=repr) != sorted(pressed.facts, key=repr):
        yield f"the facts are {found}, pressed were {pressed.facts}"
    for row in (row for detail in details for row in detail.evidence):
        words = row.claim.span.quote(reading.article(workspace, row.article.id).text).replace("\n", " ")
        if row.quote.quote(row.context) != words:
            yield f"evidence shows {row.quote.quote(row.context)!r}, the article says {words!r}"


def _round_trip(folder: Path) -> Iterator[str]:
    """Import the export into a new project, export that, and compare the bytes."""
    copy = Workspace.create(_fresh(folder / "copy.facts"), analyst="copy")
    try:
        report = articles.import_paths(copy, [folder / "demo.jsonl"])
        yield from (str(trouble) for trouble in report.troubles)
        exporting.export(copy, "jsonl", folder / "copy.jsonl")
    finally:
        copy.close()
    if (folder / "copy.jsonl").read_bytes() != (folder / "demo.jsonl").read_bytes():
        yield "the export of the imported export is not the same"


def _report(project: Path, folder: Path) -> None:
    workspace = Workspace.open(project, analyst=_ANALYST, read_only=True)
    try:
        _say_counts(reading.counts(workspace))
    finally:
        workspace.close()
    for file in sorted(folder.iterdir()):
        if file.suffix in (".jsonl", ".csv", ".png"):
            _say(f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.name}")


def _say_counts(counts: Counts) -> None:
    _say(f"articles {counts.articles}")
    for name in ("claims", "links", "families", "entities", "facts"):
        words = getattr(counts, name)
        listed = ", ".join(f"{n} {word}" for word, n in sorted(words.items())) or "none"
        _say(f"{name} {sum(words.values())}: {listed}")
    _say(f"decisions {counts.decisions}")


def _teller() -> Progress:
    """Progress that says once when each work is through."""
    said: set[str] = set()

    def tell(done: int, total: int, what: str) -> bool:
        if total and done == total and what not in said:
            said.add(what)
            _say(f"{what}: {total} of {total}")
        return True

    return tell


def _say(line: str) -> None:
    os.write(1, f"{line}\n".encode())
