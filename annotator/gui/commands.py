"""What the window itself does, and why an action cannot be done now."""

from collections.abc import Callable, Mapping
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QWidget

from annotator.domain.decision import Verb
from annotator.domain.errors import BadFile
from annotator.domain.suggestion import Kind
from annotator.domain.view import Changes
from annotator.gui import fonts
from annotator.gui.actions import BY_ID, Doer
from annotator.gui.desk import Desk
from annotator.gui.flows import Flows
from annotator.gui.refusals import READ_ONLY, refusal
from annotator.gui.theme import next_choice

if TYPE_CHECKING:  # a dialog is loaded when it is first opened
    from annotator.domain.learned import Learned, Weight
    from annotator.gui.dialogs.palette_lines import Line
    from annotator.services.label_schemas import Proposed
    from annotator.services.workspace import Workspace

_WITH_PROJECT = frozenset(
    {
        "project.import",
        "project.paste",
        "project.remarks",
        "project.export",
        "project.close",
        "project.extract",
        "project.suggest",
        "learning.show",
        "schema.show",
        "edit.undo",
        "edit.redo",
    }
    | {"view.review", "view.facts", "view.history", "pane.next", "pane.previous", "view.larger", "view.smaller"}
)
_BRINGING = frozenset({"project.import", "project.paste", "project.extract", "project.suggest"})
_WRITING = _BRINGING | {"edit.undo", "edit.redo"}
_LONG = _BRINGING | {"project.export", "project.remarks", "project.demo"}

_UNDONE: Mapping[Verb, str] = MappingProxyType(
    {
        Verb.CONFIRM: "the confirmation",
        Verb.CORRECT: "the correction",
        Verb.REJECT: "the rejection",
        Verb.UNSURE: "the doubt",
        Verb.ADD: "the new claim",
        Verb.LINK: "the link",
        Verb.STATE: "the fact",
        Verb.ASSESS: "the verdict or evidence",
        Verb.SET: "the setting",
    }
)
_UNDONE_FAMILY: Mapping[Verb, str] = MappingProxyType({Verb.CONFIRM: "the join", Verb.REJECT: "the cut"})


class Commands:
    """The window's own actions."""

    def __init__(self, window: Desk, flows: Flows) -> None:
        self._window, self._flows = window, flows
        self._handlers: Mapping[str, Callable[[], None]] = {
            "project.new": flows.new,
            "project.open": flows.open,
            "project.demo": flows.demo,
            "project.import": flows.import_files,
            "project.paste": flows.paste,
            "project.remarks": flows.show_remarks,
            "project.export": flows.export,
            "project.extract": flows.extract,
            "project.suggest": flows.suggest,
            "learning.show": self._learned,
            "schema.show": self._schema,
            "project.close": lambda: flows.parting.before(window.close_project),
            "work.stop": window.stop_work,
            "app.quit": self._quit,
            "edit.undo": self._undo,
            "edit.redo": self._redo,
            "palette": self._palette,
            "view.review": lambda: window.show_screen("review"),
            "view.facts": lambda: window.show_screen("facts"),
            "view.history": lambda: window.show_screen("history"),
            "view.theme": self._theme,
            "view.larger": lambda: self._zoom(1),
            "view.smaller": lambda: self._zoom(-1),
            "view.letters": self._letters,
            "pane.next": lambda: self._pane(1),
            "pane.previous": lambda: self._pane(-1),
            "app.settings": self._settings,
            "help.keys": self._keys,
            "help.claims": lambda: self._help("claims"),
            "help.about": self._about,
        }

    @property
    def ids(self) -> frozenset[str]:
        """The actions it does."""
        return frozenset(self._handlers)

    def attempt(self, action_id: str, via: str) -> None:
        """Does an action that was asked for in some way, or says why it cannot be done now."""
        reason = self.reason(action_id)
        if reason:
            self._window.say(f"{BY_ID[action_id].text.removesuffix(' …')}: {reason}", icon_name="silent")
        else:
            self._window.theme.keys.was_asked(action_id, via)
            self.perform(action_id)

    def perform(self, action_id: str) -> None:
        """Does an action of the window, or hands it to the screen that is shown."""
        handler = self._handlers.get(action_id)
        if handler:
            handler()
        else:
            self._window.current.perform(action_id)

    def is_on(self, action_id: str) -> bool:
        """Whether a switch is on."""
        return action_id == "view.letters" and self._window.keys.enabled

    def reason(self, action_id: str) -> str:
        """Why an action cannot be done now, in a few words; "" if it can."""
        action, window = BY_ID[action_id], self._window
        if not action.on(window.current.name):
            return f"on {' and '.join(name.capitalize() for name in action.screens)}"
        if action_id in _WITH_PROJECT and not window.has_project:
            return "no project is open"
        if action.doer is Doer.SCREEN:
            return "" if window.current.can(action_id) else self._refusal(action_id)
        return self._writing_reason(action_id) or self._work_reason(action_id)

    def _refusal(self, action_id: str) -> str:
        window = self._window
        return window.current.why_not(action_id) or refusal(
            action_id, read_only=window.workspace.read_only, editing=window.current.can("claim.edit.save")
        )

    def _writing_reason(self, action_id: str) -> str:
        window = self._window
        if action_id in _WRITING and window.workspace.read_only:
            return READ_ONLY
        if action_id == "edit.undo" and not window.workspace.can_undo():
            return "nothing to undo"
        if action_id == "edit.redo" and not window.workspace.can_redo():
            return "nothing to redo"
        return ""

    def _work_reason(self, action_id: str) -> str:
        title = self._window.work_title
        if action_id == "work.stop":
            return "" if title else "nothing is running"
        if action_id == "project.remarks" and not self._flows.has_remarks:
            return "nothing was imported since the project was opened"
        return f"{title} first" if title and action_id in _LONG else ""

    def _quit(self) -> None:
        self._window.as_widget().close()

    def _undo(self) -> None:
        self._window.bridge.run(_undo, via=self._window.theme.keys.via("edit.undo"), then=self._say_undone)

    def _redo(self) -> None:
        self._window.bridge.run(_redo, via=self._window.theme.keys.via("edit.redo"), then=self._say_redone)

    def _say_undone(self, changes: Changes) -> None:
        self._window.say(f"Took back {_words(changes)}", offer="edit.redo", icon_name="undo")

    def _say_redone(self, changes: Changes) -> None:
        self._window.say(f"Put back {_words(changes)}", offer="edit.undo", icon_name="redo")

    def _theme(self) -> None:
        theme = self._window.theme
        self._window.choose_theme(next_choice(theme.choice, theme.theme))

    def _zoom(self, step: int) -> None:
        px = fonts.article_px(self._window.settings.article_px + step)
        self._window.set_article_px(px)
        self._window.say(f"Article text {px} px", icon_name="text-lines")

    def _letters(self) -> None:
        window = self._window
        window.theme.keys.switch_letters(on=not window.keys.enabled)
        window.memory.keep_keys(window.theme.keys)
        window.say(f"Single-letter keys are {'on' if window.keys.enabled else 'off'}", icon_name="text-lines")

    def _about(self) -> None:
        from annotator.gui.dialogs.about import About

        self._window.show_overlay(About(self._window))

    def _help(self, page_id: str) -> None:
        from annotator.gui.dialogs.help_dialog import HelpDialog
        from annotator.services.help_pages import PAGES

        self._window.show_overlay(HelpDialog(self._window, next(page for page in PAGES if page.id == page_id)))

    def _keys(self) -> None:
        from annotator.gui.dialogs.key_card import KeyCard

        window = self._window
        window.show_overlay(KeyCard(window, window.current.name, window.trigger))

    def _learned(self) -> None:
        self._window.bridge.ask(_read_learned, self._show_learned)

    def _show_learned(self, found: "tuple[Learned, list[Weight]]") -> None:
        from annotator.gui.dialogs.learned_dialog import LearnedDialog

        learned, weights = found
        read_only = self._window.workspace.read_only
        dialog = LearnedDialog(self._window, learned.lessons, weights, read_only=read_only)
        dialog.anew.connect(self._start_anew)
        self._window.show_overlay(dialog)

    def _start_anew(self) -> None:
        from annotator.services import learning

        self._window.bridge.run(learning.start_anew, via=self._window.theme.keys.hand, then=self._say_anew)

    def _say_anew(self, _changes: Changes) -> None:
        self._window.say("Started to learn anew: candidates are in the shipped order", offer="edit.undo")

    def _schema(self) -> None:
        self._window.bridge.ask(_read_schema, self._show_schema)

    def _show_schema(self, toml: str) -> None:
        from annotator.gui.dialogs.schema_dialog import SchemaDialog

        window = self._window

        def asks(written: str, told: "Callable[[Proposed | str], None]") -> None:
            window.bridge.ask(partial(_propose_schema, toml=written), told)

        dialog = SchemaDialog(window, toml, asks, read_only=window.workspace.read_only)
        dialog.wanted.connect(self._set_schema)
        window.show_overlay(dialog)

    def _set_schema(self, toml: str) -> None:
        from annotator.services import label_schemas

        setting = partial(label_schemas.set_schema, toml=toml)
        self._window.bridge.run(setting, via=self._window.theme.keys.hand, then=self._say_schema)

    def _say_schema(self, _changes: Changes) -> None:
        self._window.say("The label schema holds from now on", offer="edit.undo")

    def _settings(self) -> None:
        from annotator.gui.dialogs.settings_dialog import SettingsDialog

        self._window.show_overlay(SettingsDialog(self._window))

    def _palette(self) -> None:
        from annotator.gui.dialogs.palette import Palette

        self._window.show_overlay(Palette(self._window, self._run))

    def _run(self, line: "Line") -> None:
        if line.action:
            with self._window.theme.keys.asking("palette"):
                self._window.trigger(line.action)
        elif line.kind is not None:
            self._window.go_to(line.kind, line.target)

    def _pane(self, step: int) -> None:
        panes = list(self._window.current.panes())
        if not panes:
            return
        focus = QApplication.focusWidget()
        at = next((at for at, pane in enumerate(panes) if pane is focus or _inside(pane, focus)), -step)
        focus_first(panes[(at + step) % len(panes)])


def focus_first(pane: QWidget) -> None:
    """Gives the focus to the pane, or to the first widget in it that takes it."""
    # Not Qt's focus chain: PySide would tie the widgets met there to the pane, and take them away with it.
    for widget in (pane, *pane.findChildren(QWidget)):
        if widget.isVisible() and widget.isEnabled() and widget.focusPolicy():
            widget.setFocus()
            return


def _inside(pane: QWidget, widget: QWidget | None) -> bool:
    return widget is not None and pane.isAncestorOf(widget)


def _undo(workspace: "Workspace", *, via: str) -> Changes:
    return workspace.undo(via=via)


def _redo(workspace: "Workspace", *, via: str) -> Changes:
    return workspace.redo(via=via)


def _read_learned(workspace: "Workspace") -> "tuple[Learned, list[Weight]]":
    from annotator.services import learning

    learned = learning.learned(workspace)
    return learned, learning.weights(learned) if learned.lessons else []


def _read_schema(workspace: "Workspace") -> str:
    from annotator.services import label_schemas

    return label_schemas.in_force(workspace)[1]


def _propose_schema(workspace: "Workspace", *, toml: str) -> "Proposed | str":
    from annotator.services import label_schemas

    try:
        return label_schemas.proposed(workspace, toml)
    except BadFile as error:
        return str(error)


def _words(changes: Changes) -> str:
    if changes.decisions > 1:
        return f"{changes.decisions:,} decisions"
    if changes.undone is None:
        return "the last decision"
    of_family = _UNDONE_FAMILY.get(changes.undone) if changes.of(Kind.FAMILY) else None
    return of_family or _UNDONE.get(changes.undone, "the last decision")
