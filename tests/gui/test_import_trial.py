"""Tests of the trial in the import dialog with real keys: what would come in, what is left out, and what then does."""

from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from annotator.domain.claim import Status
from annotator.domain.errors import BadFile, NotAllowed
from annotator.formats.manner import Reading
from annotator.gui.dialogs import import_files, import_trial
from annotator.gui.dialogs.import_dialog import ImportDialog
from annotator.gui.dialogs.import_files import Remembered
from annotator.gui.dialogs.import_fits import Fit, Sign, fit_of
from annotator.gui.dialogs.import_left import groups
from annotator.gui.dialogs.import_trial import State
from annotator.gui.dialogs.import_words import Chosen, amounts_of, brings, kind_words, lost_lines, lost_words, spoken
from annotator.gui.window import Window
from annotator.services import reading, rehearsing
from annotator.services.articles import ImportReport
from annotator.services.incoming.previewed import Preview
from annotator.services.incoming.previewing import preview
from annotator.services.jobs import Progress
from tests.gui.pages import Page
from tests.gui.scenes import wait

pytestmark = pytest.mark.usefixtures("short_waits")
_CONTROL = Qt.KeyboardModifier.ControlModifier
_ARTICLE = "Akar in Tripoli\n\nThe mission was prolonged by 18 months. The council met. The council met again.\n"
_ROWS = (
    "article_url,sentence,speaker,row_id\n"
    "akar.txt,The mission was prolonged by 18 months.,Akar,a-1\n"
    "akar.txt,The council met,,a-2\n"
    "akar.txt,These words stand nowhere,,a-3\n"
)
Opened = Callable[..., ImportDialog]


@pytest.fixture
def opened(window: Window, page: Page) -> Opened:
    """Opens the dialog with files, and waits until they were tried."""

    def opened_with(*paths: Path) -> ImportDialog:
        window.flows.import_files(paths)
        dialog = window.overlay
        assert isinstance(dialog, ImportDialog)
        wait_for(dialog)
        return dialog

    return opened_with


@pytest.fixture
def desk(tmp_path: Path) -> tuple[Path, Path]:
    """An article, and a table of claims in it of which one row fits."""
    article, table = tmp_path / "akar.txt", tmp_path / "desk-claims.csv"
    article.write_text(_ARTICLE, encoding="utf-8")
    table.write_text(_ROWS, encoding="utf-8")
    return article, table


def wait_for(dialog: ImportDialog) -> None:
    wait(lambda: not dialog.files.looking and dialog.trial.state in (State.DONE, State.LARGE, State.FAILED))
    QApplication.processEvents()


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(focus(), key, modifier)
    QApplication.processEvents()


def focus() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def tab_to(name: str) -> None:
    """Goes on with Tab until what has the focus is called so."""
    for _ in range(40):
        if name in (focus().accessibleName(), focus().property("text")):
            return
        press(Qt.Key.Key_Tab)
    raise LookupError(name)


def choose(words: str) -> None:
    """Goes down in the combo that has the focus until it says so."""
    for _ in range(40):
        if focus().property("currentText") == words:
            return
        press(Qt.Key.Key_Down)
    raise LookupError(words)


def test_what_a_trial_found_meanwhile_turns_no_column_back(
    opened: Opened, desk: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog, seen, look_at = opened(*desk), Event(), import_files.look_at

    def look_slowly(path: Path, how: Reading, remembered: Remembered) -> tuple[Reading, Preview]:
        seen.wait(10)
        return look_at(path, how, remembered)

    monkeypatch.setattr(import_files, "look_at", look_slowly)
    press(Qt.Key.Key_Down)
    tab_to("Column article_url becomes")
    choose("article (id, address, title)")
    dialog.files.show_tried({each.path: ImportReport() for each in dialog.files.files})
    assert focus().property("currentText") == "article (id, address, title)"
    seen.set()
    wait_for(dialog)
    assert focus().property("currentText") == "article (id, address, title)"


def test_a_table_of_claims_is_mapped_tried_and_brought_in_with_keys_alone(
    window: Window, opened: Opened, desk: tuple[Path, Path]
) -> None:
    dialog = opened(*desk)
    press(Qt.Key.Key_Down)
    tab_to("Column article_url becomes")
    choose("article (id, address, title)")
    tab_to("Column sentence becomes")
    choose("words in the article")
    wait_for(dialog)
    before = reading.counts(window.workspace)
    columns = dialog.detail.columns
    assert (dialog.trial.state, dialog.trial.sentence) == (State.DONE, "")
    assert [columns.fit_said(name) for name in ("article_url", "sentence", "speaker")] == [
        "3 of 3 found",
        "1 not found, 1 twice",
        "1 row filled",
    ]
    assert [brings(each) for each in dialog.files.files] == ["1 article", "1 claim"]
    assert dialog.act_said == "Import 1 article, 1 claim"
    assert before == reading.counts(window.workspace)
    at = dialog.panel.said.index("claim would come in")
    assert dialog.panel.said[at - 1 : at + 2] == ["1", "claim would come in", "of 3 rows"]
    press(Qt.Key.Key_Return, _CONTROL)
    wait(lambda: bool(dialog.report_words))
    assert dialog.report_words[0] == "1 article, 1 claim, 1 decision came in."


def test_labels_come_in_as_suggestions_where_that_is_chosen(window: Window, opened: Opened, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Rain fell.", encoding="utf-8")
    (tmp_path / "a.ann").write_text("T1\tClaim 0 10\tRain fell.\n", encoding="utf-8")
    dialog = opened(tmp_path / "a.ann")
    assert kind_words(dialog.files.files[0]) == "brat standoff"
    assert "decision would come in" in dialog.panel.said
    tab_to("As suggestions")
    press(Qt.Key.Key_Space)
    wait_for(dialog)
    assert "decision would come in" not in dialog.panel.said
    before = reading.counts(window.workspace).claims[Status.PROPOSED]
    press(Qt.Key.Key_Return, _CONTROL)
    wait(lambda: bool(dialog.report_words))
    assert reading.counts(window.workspace).claims[Status.PROPOSED] == before + 1


def test_what_would_be_left_out_is_grouped_and_can_be_saved(
    opened: Opened, desk: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    desk[1].write_text("article,quote\n" + "nowhere,The council met\n" * 30 + "akar.txt,Nowhere\n", encoding="utf-8")
    dialog = opened(*desk)
    said = dialog.panel.said
    assert said[said.index("Left out") :] == [
        *("Left out", "31 in all", "30", "rows: the article is not here"),
        *("1", "row: the words are not in the article"),
    ]
    listed = desk[0].with_name("left-out.txt")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(listed), ""))
    tab_to("Save the list of what is left out")
    press(Qt.Key.Key_Space)
    assert "desk-claims.csv, line 2: the project has no article nowhere" in listed.read_text(encoding="utf-8")
    assert f"Saved in {listed}" in dialog.panel.said


def test_what_else_is_told_of_a_table_is_said_before_it_comes_in(opened: Opened, tmp_path: Path) -> None:
    (tmp_path / "urteil.csv").write_text("text,quote,urteil\nAna left.,Ana,falsch\nBo ran.,Bo,wahr\n", encoding="utf-8")
    said = opened(tmp_path / "urteil.csv").panel.said
    assert said[said.index("To know") :] == [
        "To know",
        "urteil.csv: every claim came in as confirmed, for the column urteil (falsch 1, wahr 1) was not taken as a "
        "judgement; if it is one, choose it as the status.",
    ]


def test_a_column_of_which_nothing_is_made_has_no_sign_that_it_comes_in(tmp_path: Path) -> None:
    table = tmp_path / "judged.csv"
    table.write_text("text,label\nThe ship sank.,true\nIt sailed.,maybe\n", encoding="utf-8")
    seen = preview(table)
    assert fit_of("text", 0, seen, ImportReport()) == Fit(Sign.WELL, "")
    assert fit_of("status", 1, seen, ImportReport()) == Fit(Sign.ILL, "stays out: no words of claims")


def test_a_dry_run_tells_of_names_too(opened: Opened, tmp_path: Path) -> None:
    spans = tmp_path / "spans.jsonl"
    spans.write_text('{"text": "Ana met Ben.", "label": [[0, 3, "PER"], [8, 11, "PER"]]}\n', encoding="utf-8")
    dialog = opened(spans)
    at = dialog.panel.said.index("names would come in")
    assert dialog.panel.said[at - 1] == "2"
    assert dialog.act_said == "Import 1 article, 2 names"


def test_what_is_not_ticked_is_neither_tried_nor_brought_in(window: Window, opened: Opened, tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / name).write_text(f"The council met in {name}.", encoding="utf-8")
    dialog = opened(*(tmp_path / name for name in ("a.txt", "b.txt", "c.txt")))
    press(Qt.Key.Key_Space)
    box = QPointF(30, dialog.files.visualRect(dialog.files.rows.index(1)).center().y()).toPoint()
    QTest.mouseClick(dialog.files.viewport(), Qt.MouseButton.LeftButton, pos=box)
    wait_for(dialog)
    assert dialog.act_said == "Import 1 article"
    assert dialog.note.text() == "2 files are left out."
    press(Qt.Key.Key_Return, _CONTROL)
    wait(lambda: bool(dialog.report_words))
    assert dialog.report_words[0] == "1 article came in."


def test_what_is_here_already_says_so_before_the_import(opened: Opened, desk: tuple[Path, Path]) -> None:
    again = desk[0].parent / "again" / desk[0].name
    again.parent.mkdir()
    again.write_bytes(desk[0].read_bytes())
    dialog = opened(desk[0], again)
    assert [brings(each) for each in dialog.files.files] == ["1 article", "nothing new: already here"]
    assert dialog.act_said == "Import 1 article"


def test_large_files_are_tried_only_when_asked(
    opened: Opened, desk: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_trial, "_MOST_BYTES", 10)
    dialog = opened(desk[0])
    assert dialog.trial.state is State.LARGE
    tab_to("Try it")
    press(Qt.Key.Key_Space)
    wait_for(dialog)
    assert (dialog.trial.state, brings(dialog.files.files[0])) == (State.DONE, "1 article")


def test_an_answer_that_is_no_longer_asked_for_is_not_shown(opened: Opened, desk: tuple[Path, Path]) -> None:
    dialog = opened(desk[0])
    dialog.trial.ask({desk[1]: Reading()})
    dialog.trial.try_now()
    dialog.trial._start()
    dialog.trial.ask({desk[0]: Reading()})
    assert dialog.trial.reports == {}
    wait(lambda: dialog.trial.state is State.DONE)
    assert list(dialog.trial.reports) == [desk[0]]


def test_what_a_trial_found_stays_where_the_same_is_chosen_again(opened: Opened, desk: tuple[Path, Path]) -> None:
    dialog = opened(*desk)
    press(Qt.Key.Key_Down)
    tab_to("Column row_id becomes")
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Up)
    wait_for(dialog)
    found = dialog.trial.reports
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
        QTest.keyClick(focus(), key)
    assert dialog.files.files[1].tried is None
    wait_for(dialog)
    assert dialog.trial.reports is found
    assert dialog.files.files[1].tried is found[desk[1]]


def test_a_trial_outlives_its_dialog_without_a_word(
    opened: Opened,
    desk: tuple[Path, Path],
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    begun, may_end = Event(), Event()

    def slow(*_: object, progress: Progress, **__: object) -> dict[Path, ImportReport]:
        begun.set()
        may_end.wait(10)
        assert not progress(1, 2, "a file")
        return {}

    dialog = opened(desk[0])
    monkeypatch.setattr(rehearsing, "rehearse_each", slow)
    dialog.trial.try_now()
    wait(begun.is_set)
    dialog.leave()
    QApplication.sendPostedEvents(dialog, QEvent.Type.DeferredDelete)
    may_end.set()
    wait(lambda: not import_trial._OUT)
    assert caplog.records == []


def test_a_trial_that_fails_says_why_and_can_be_made_again(
    opened: Opened, desk: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object, **__: object) -> None:
        raise NotAllowed("rehearsal-stopped")

    with monkeypatch.context() as patch:
        patch.setattr(rehearsing, "rehearse_each", refused)
        dialog = opened(desk[0])
    assert "The trial was stopped; nothing came in." in dialog.panel.said
    assert dialog.act_said == "Import 1 article"
    tab_to("Try it")
    press(Qt.Key.Key_Space)
    wait_for(dialog)
    assert dialog.trial.state is State.DONE


def test_the_keys_reach_every_part_at_a_small_size(window: Window, opened: Opened, desk: tuple[Path, Path]) -> None:
    window.resize(1024, 640)
    desk[1].write_text(f"{_ROWS.replace('sentence', 'quote')}", encoding="utf-8")
    dialog = opened(*desk)
    press(Qt.Key.Key_Down)
    tab_to("Column row_id becomes")
    shown = focus()
    view = dialog.detail._scrolled.viewport()
    assert view.rect().contains(shown.mapTo(view, shown.rect().center()))
    for name in ("As suggestions", "Save the list of what is left out", "Cancel", dialog.act_said, "Add files"):
        tab_to(name)


def test_troubles_told_in_the_same_words_are_one_group(opened: Opened, tmp_path: Path) -> None:
    lines = tmp_path / "types.jsonl"
    lines.write_text('{"type": "unheard"}\n{"type": "unheard"}\nno json\n', encoding="utf-8")
    told = [group.words for report in opened(lines).trial.reports.values() for group in groups(report)]
    assert told
    assert len(told) == len(set(told))


def test_what_a_trial_brings_counts_names_and_facts() -> None:
    assert amounts_of(ImportReport(articles=1, mentions=6, facts=2, decisions=2)) == ["1 article", "6 names", "2 facts"]


def test_a_file_of_which_some_stays_out_says_how_much_beside_what_it_brings() -> None:
    bad = [BadFile("line-bad", file="a.jsonl", line=line, reason="so") for line in (2, 5)]
    some = Chosen(Path("a.jsonl"), tried=ImportReport(articles=1, troubles=[*bad]))
    assert (lost_words(some), lost_lines(some)) == ("2 left out", ["Left out: 2 lines: not as its format says"])
    assert "2 left out" in spoken(some)
    nothing = Chosen(Path("a.jsonl"), tried=ImportReport(troubles=[*bad]))
    assert (lost_words(nothing), lost_lines(nothing)) == ("", [])
