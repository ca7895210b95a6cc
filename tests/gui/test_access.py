"""What a screen reader finds on every screen and in every dialog: roles, names, states, rows, the text, decisions."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QApplication

from annotator.gui import fonts, speech
from annotator.gui.actions import ACTIONS, Doer
from annotator.gui.theme import Choice, ThemeHolder
from annotator.gui.views.review import ReviewScreen
from annotator.gui.window import Window
from tests.gui import review_project, scenes
from tests.gui.spoken import ROWS, Element, elements

EMPTY_WORDS = frozenset({"button", "label", "list", "table", "field", "text", "ok", "icon", "…", "..."})
ROLES = QAccessible.Role
EVERY_SCENE = pytest.mark.parametrize("scene", scenes.SCENES)


@pytest.fixture(scope="module")
def all_found(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, list[Element]]:
    """The elements of every scene."""
    fonts.load()
    folder = tmp_path_factory.mktemp("access")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ANNOTATOR_HOME", str(folder / "home"))
        project = scenes.make_project(folder)
        with scenes.window_on(ThemeHolder(qapp, Choice.LIGHT), project) as window:
            return {scene: _look(window, scene, project) for scene in scenes.IN_ORDER}


def _look(window: Window, scene: str, project: Path) -> list[Element]:
    seen = elements(scenes.enter(window, scene, project))
    scenes.leave(window, scene)
    return seen


@pytest.fixture
def found(all_found: Mapping[str, list[Element]], scene: str) -> list[Element]:
    """The elements of a scene."""
    return all_found[scene]


@EVERY_SCENE
def test_every_control_has_a_name_that_says_something(found: list[Element]) -> None:
    poor = [each for each in found if each.control and each.name.strip().lower() in {"", *EMPTY_WORDS}]
    assert [(each.role.name, each.kind, each.path[-2:]) for each in poor] == []


@EVERY_SCENE
def test_every_control_has_a_role_of_its_kind(found: list[Element]) -> None:
    vague = {ROLES.NoRole, ROLES.Client, ROLES.Pane, ROLES.Border, ROLES.Grouping, ROLES.Graphic, ROLES.Grip}
    plain = [each for each in found if each.focusable and each.role in vague and not each.scrolls]
    assert [(each.kind, each.name) for each in plain] == []


@EVERY_SCENE
def test_no_two_controls_of_a_group_say_the_same(found: list[Element]) -> None:
    said = Counter((each.path, each.role, each.name) for each in found if each.control and each.role not in ROWS)
    assert [key for key, times in said.items() if times > 1] == []


@EVERY_SCENE
def test_nothing_is_said_twice(found: list[Element]) -> None:
    twice = [each for each in found if each.control and each.name and each.name == each.about]
    assert [(each.role.name, each.name) for each in twice] == []


@EVERY_SCENE
def test_every_row_that_can_be_chosen_says_its_content(found: list[Element]) -> None:
    mute = [each for each in found if each.role is ROLES.ListItem and each.selectable and len(each.name.split()) < 2]
    assert [(each.path[-1], each.name) for each in mute] == []


@EVERY_SCENE
def test_sentences_end_with_one_full_stop(found: list[Element]) -> None:
    spoken = [words for each in found for words in (each.name, each.about)]
    assert [words for words in spoken if re.search(r"(?<!\.)\.\.(?!\.)", words)] == []


def test_screens_tell_their_panes_in_reading_order(all_found: Mapping[str, list[Element]]) -> None:
    review = [each.name for each in all_found["review"] if each.role in (ROLES.List, ROLES.Table, ROLES.EditableText)]
    assert review == ["Articles", "Article", "Claims of this article", "Claims elsewhere, the nearest first"]
    facts = [each.name for each in all_found["facts"] if each.role is ROLES.List]
    assert facts == ["Facts", "Evidence by root"]
    history = [each.name for each in all_found["history"] if each.role is ROLES.Table or each.scrolls]
    assert history == ["Decisions, newest first", "Why it stands"]


def test_the_selected_claims_decisions_are_buttons_beside_the_list(all_found: Mapping[str, list[Element]]) -> None:
    said = {each.name: each.about for each in all_found["review"] if each.role is ROLES.Button}
    keys = [said[name] for name in ("Confirm", "Correct", "Reject", "Unsure")]
    assert keys == ["C", "E", "X", "U"]


def test_a_corrections_fields_are_told_by_their_slots(all_found: Mapping[str, list[Element]]) -> None:
    fields = [each.name for each in all_found["editing"] if each.role is ROLES.EditableText and not each.read_only]
    assert fields == ["Wording of the claim", "Who", "Did what", "Whom, what", "How much", "When", "Where", "Said by"]


def test_rows_say_number_status_and_who_decided(all_found: Mapping[str, list[Element]]) -> None:
    rows = [each.name for each in all_found["review"] if each.path[-1:] == ("Claims of this article",)]
    assert rows[0].startswith("Claim 1, proposed, machine 90 % likely: Akar flew into Tripoli.")
    assert any(row.startswith("Claim 3, rejected, you") for row in rows)
    assert any(row.startswith("Claim 4, confirmed, you") for row in rows)


def test_states_are_told(all_found: Mapping[str, list[Element]]) -> None:
    review = all_found["review"]
    assert [each.name for each in review if each.checked] == ["Review, 4 left to decide", "To do 3"]
    chosen = [each.name.split(",")[0] for each in review if each.selected and each.role is ROLES.ListItem]
    assert chosen == ["Claim 4", "Candidate 1"]
    assert "Next overlap" in {each.name for each in review if each.disabled}
    assert {each.name for each in all_found["project.import"] if each.disabled} >= {"Import"}


def test_a_number_is_told_with_its_noun(all_found: Mapping[str, list[Element]]) -> None:
    assert "1 independent root" in {each.name for each in all_found["facts"]}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with decisions and a fact."""
    return scenes.make_project(tmp_path)


@pytest.fixture
def window(theme: ThemeHolder, project: Path) -> Iterator[Window]:
    """A window with Review in front."""
    with scenes.window_on(theme, project) as made:
        scenes.show_screen(made, "review", project)
        _review(made).claims.list.select_row(0)
        yield made


def _review(window: Window) -> ReviewScreen:
    review = window.screen("review")
    assert isinstance(review, ReviewScreen)
    return review


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What screen readers were told."""
    heard: list[str] = []

    def hear(event: QAccessibleAnnouncementEvent) -> None:
        heard.append(event.message())

    monkeypatch.setattr(speech, "tell", hear)
    return heard


def test_the_article_gives_its_text_and_selection(window: Window) -> None:
    review = _review(window)
    text = QAccessible.queryAccessibleInterface(review.reader).textInterface()
    whole = text.text(0, text.characterCount())
    assert review_project.TEXTS["one"] in whole
    at = whole.index("Namroush")
    review.reader.setFocus()
    text.setSelection(0, at, at + len("Namroush"))
    assert text.selectionCount() == 1
    assert review.reader.textCursor().selectedText() == "Namroush"


@pytest.mark.parametrize(
    ("action", "words"),
    [
        ("claim.confirm", "Confirmed claim 1"),
        ("claim.reject", "Rejected claim 1"),
        ("claim.unsure", "Unsure about claim 1"),
    ],
)
def test_every_decision_is_announced(window: Window, told: list[str], action: str, words: str) -> None:
    window.trigger(action)
    scenes.wait(lambda: window.bridge.at_rest)
    assert words in told


def test_links_facts_undo_and_redo_are_announced(window: Window, told: list[str]) -> None:
    review = _review(window)
    review.claims.list.select_row(scenes.MISSION)
    for action, words in (
        ("link.contradicts", "Linked: claim 4 contradicts a claim in"),
        ("edit.undo", "Took back the link"),
        ("edit.redo", "Put back the link"),
    ):
        window.trigger(action)
        scenes.wait(lambda: window.bridge.at_rest)
        assert told[-1].startswith(words)


def test_trouble_is_announced_at_once(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[tuple[str, bool]] = []

    def hear(event: QAccessibleAnnouncementEvent) -> None:
        heard.append((event.message(), event.politeness() is QAccessible.AnnouncementPoliteness.Assertive))

    monkeypatch.setattr(speech, "tell", hear)
    window.trouble("The disk is full.")
    window.say("Opened week")
    assert heard == [("The disk is full.", True), ("Opened week", False)]


LEFT_OUT = frozenset(
    {"app.quit", "project.open", "project.demo", "project.close", "project.extract", "project.suggest", "project.paste"}
)
"""What leaves the project or the program, or opens a dialog of the desktop's own."""


@pytest.mark.parametrize("screen", ["review", "facts", "history"])
def test_no_dialog_is_left_out(window: Window, project: Path, screen: str) -> None:
    scenes.show_screen(window, screen, project)
    opening: set[str] = set()
    for action in ACTIONS:
        window.show_screen(screen)
        if action.doer is Doer.WIDGET or action.id in LEFT_OUT or window.reason(action.id):
            continue
        window.trigger(action.id)
        scenes.wait(lambda: window.bridge.at_rest)
        if scenes.opened(window):
            opening.add(action.id)
            scenes.shut(window)
    assert opening <= set(scenes.DIALOGS)
