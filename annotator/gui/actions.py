"""Every action once: id, words, keys, menu, screens, help line; menus, key card, palette and key filter read it."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType


class Doer(Enum):
    """Who does an action."""

    WINDOW = "window"
    SCREEN = "screen"
    WIDGET = "widget"
    """The widget with the focus, which sees the key itself; the window binds nothing."""


class Group(Enum):
    """Heading on the key card."""

    DECIDE = "Decide on a claim"
    LINK = "Link to another article"
    MOVE = "Move"
    FACTS = "Facts and history"
    PROJECT = "Project"
    WINDOW = "Window"


@dataclass(frozen=True, slots=True)
class Action:
    """Something the analyst can do; `screens` empty means everywhere, "/" in `menu` leads into a submenu.

    `keys` are the usual ones, the first of them shown; a person may choose others. What is no chord acts only where
    letters do: letters, digits, signs, arrows, Enter, Space, Delete.
    """

    id: str
    text: str
    keys: tuple[str, ...]
    menu: str
    help: str
    group: Group
    screens: tuple[str, ...] = ()
    doer: Doer = Doer.SCREEN
    icon: str = ""

    def on(self, screen: str) -> bool:
        """Whether the action belongs to a screen."""
        return not self.screens or screen in self.screens


def is_chord(key: str) -> bool:
    """Whether a key acts whatever has the focus."""
    modified = key.startswith(("Ctrl+", "Alt+", "Meta+"))
    name = key.rpartition("+")[2]
    return modified or (name.startswith("F") and name[1:].isdigit())


def _decide() -> Iterator[Action]:
    rows = (
        ("claim.confirm", "Confirm", ("C", "Return"), "The article says this; go on to the next open claim.", "tick"),
        ("claim.correct", "Correct", ("E",), "Change its wording, words in the text or slots, in place.", "pencil"),
        ("claim.reject", "Reject", ("X",), "The article does not say this; go on to the next open claim.", "cross"),
        (
            "claim.reject.reason",
            "Reject with a reason",
            ("Shift+X",),
            "Say why not; also after it is rejected.",
            "note",
        ),
        ("claim.unsure", "Unsure", ("U",), "Cannot be decided from the article; go on.", "question"),
        ("claim.skip", "Skip", ("Space",), "Leave it proposed and go on to the next open claim.", "arrow-right"),
        ("claim.new", "New claim from the selection", ("N",), "Make a claim of the selected words.", "plus"),
    )
    for action_id, text, keys, help_line, icon in rows:
        yield Action(action_id, text, keys, "Decide", help_line, Group.DECIDE, ("review",), icon=icon)
    yield Action(
        "article.looked", "Looked through", ("I",), "Tools", "There is no claim in this article but those here.",
        Group.DECIDE, ("review",), icon="eye",
    )  # fmt: skip
    yield Action(
        "claim.edit.save", "Save the correction", ("Ctrl+Return",), "", "Keep what was typed as a correction.",
        Group.DECIDE, ("review",), Doer.WIDGET, "tick",
    )  # fmt: skip
    yield Action(
        "claim.edit.cancel", "Leave the correction", ("Escape",), "", "Decide nothing; what was typed comes back.",
        Group.DECIDE, ("review",), Doer.WIDGET, "cross",
    )  # fmt: skip


def _candidates() -> Iterator[Action]:
    for number in range(1, 10):
        yield Action(
            f"candidate.{number}", f"Pick candidate {number}", (str(number),), "Decide/Pick a candidate",
            f"Choose row {number} of Elsewhere; the relations act on it.", Group.LINK, ("review",), icon="target",
        )  # fmt: skip


def _links() -> Iterator[Action]:
    rows = (
        ("same", "Same", "S", "Both claims say the same.", "equals"),
        ("different", "Different", "D", "They only look alike; the pair never comes back.", "two-bars"),
        ("contradicts", "Contradicts", "K", "Both cannot hold.", "struck-equals"),
        ("refines", "Refines", "R", "It is more exact than the candidate; or as its row shows.", "elbow"),
        ("supersedes", "Supersedes", "T", "It is later than the candidate; or as its row shows.", "supersedes"),
        ("supports", "Supports", "P", "It makes the candidate likelier; or as its row shows.", "plus"),
        ("disputes", "Disputes", "Q", "A voice here denies or doubts it; or as its row shows.", "disputes"),
    )
    yield Action(
        "link.start", "Link", ("L",), "Decide", "Go to Elsewhere, to the first claim that resembles this one.",
        Group.LINK, ("review",), icon="link",
    )  # fmt: skip
    yield Action(
        "suggestion.next", "Next suggestion to decide", ("B",), "Decide", "Go to the suggested link that settles most.",
        Group.LINK, ("review",), icon="machine",
    )  # fmt: skip
    yield Action(
        "link.none", "None of these", ("Shift+D",), "Decide/Link the candidate as",
        "Tell it apart from every open candidate at once.", Group.LINK, ("review",), icon="two-bars",
    )  # fmt: skip
    for word, text, key, help_line, icon in rows:
        yield Action(
            f"link.{word}", text, (key,), "Decide/Link the candidate as", help_line, Group.LINK, ("review",), icon=icon
        )
    for word, text, key, _, icon in rows[3:]:
        yield Action(
            f"link.{word}.reversed", f"{text}, the other way round", (f"Shift+{key}",), "Decide/Link the candidate as",
            f"{text}, with the ends swapped.", Group.LINK, ("review",), icon=icon,
        )  # fmt: skip


def _move() -> Iterator[Action]:
    rows = (
        ("claim.previous", "Previous claim", "Up", "Go up by one claim.", ("review",)),
        ("claim.next", "Next claim", "Down", "Go down by one claim.", ("review",)),
        ("article.previous", "Previous article", "PgUp", "Go to the article before this one.", ("review",)),
        ("article.next", "Next article", "PgDown", "Go to the article after this one.", ("review",)),
        ("article.family", "Next of its copies", "M", "Go to the next article of its copy family.", ("review",)),
        ("claim.overlap", "Next overlapping claim", "O", "Walk the claims that share words here.", ("review",)),
        ("go.review", "Open in Review", "G", "Show it in its article.", ("review", "facts", "history")),
        ("search", "Search here", "/", "Search what this screen lists.", ("review", "facts", "history")),
    )
    for action_id, text, key, help_line, screens in rows:
        yield Action(action_id, text, (key,), "Go", help_line, Group.MOVE, screens)


def _lists() -> Iterator[Action]:
    for action_id, text, key in (("list.previous", "Line above", "Up"), ("list.next", "Line below", "Down")):
        yield Action(
            action_id, text, (key,), "", "Go from line to line.", Group.MOVE, ("facts", "history"), Doer.WIDGET
        )


def _facts() -> Iterator[Action]:
    rows = (
        ("fact.make", "Make or join a fact", ("F",), "State what this claim establishes.", ("review",), "facts"),
        ("fact.verdict", "Verdict", ("V",), "Say how far the evidence carries the fact.", ("facts",), "shield-check"),
        ("fact.restate", "Edit the fact", ("F2",), "Change its statement, or when it held.", ("facts",), "pencil"),
        ("evidence.add", "Add evidence", ("+",), "Add a claim that bears on this fact.", ("facts",), "plus"),
        ("fact.remove_evidence", "Take out the evidence", ("Delete",), "The claim stays.", ("facts",), "trash"),
        ("fact.roots", "Root graph", ("Ctrl+R",), "What the fact rests on, edge by edge.", ("review", "facts"), "fork"),
        ("root.join", "Join the edge", ("C",), "These articles rest on one text or statement.", ("facts",), "tick"),
        ("root.cut", "Cut the edge", ("X",), "They are independent here; facts are recounted.", ("facts",), "scissors"),
        ("root.unsure", "Unsure about the edge", ("U",), "Counts as joined and stays open.", ("facts",), "question"),
        ("root.next", "Next open edge", ("J",), "Go to the next edge that nobody settled.", ("facts",), "target"),
        ("why", "Why does this stand?", ("W",), "What stands behind it.", ("review", "facts", "history"), "chain"),
        ("why.decisions", "Decisions behind the claim", ("Shift+W",), "What people decided.", ("review",), "history"),
        ("history.undo_to", "Undo up to here", ("Ctrl+Return",), "Withdraw yours back to this.", ("history",), "undo"),
    )  # fmt: skip
    for action_id, text, keys, help_line, screens, icon in rows:
        yield Action(action_id, text, keys, "Decide", help_line, Group.FACTS, screens, icon=icon)


def _project() -> Iterator[Action]:
    rows = (
        ("project.new", "New project …", ("Ctrl+N",), "File", "Make an empty project file.", "plus"),
        ("project.open", "Open a project …", ("Ctrl+O",), "File", "Open a file that ends in .facts.", "folder"),
        ("project.demo", "Look around in the demo", ("Ctrl+D",), "File", "Five overlapping reports to decide.", "file"),
        ("project.import", "Import …", ("Ctrl+I",), "File", "Bring in articles and claims from files.", "import"),
        ("project.paste", "Paste as article …", ("Ctrl+Shift+V",), "File", "Make an article of copied text.", "copy"),
        ("project.remarks", "Remarks on the import", ("Ctrl+Shift+I",), "File", "What the last one left out.", "note"),
        ("project.export", "Export …", ("Ctrl+E",), "File", "Write the project in other formats too.", "export"),
        ("project.close", "Close the project", ("Ctrl+W",), "File", "Go back to the start page; all is saved.", ""),
        ("project.extract", "Extract claims", ("Ctrl+Shift+E",), "Tools", "Let the machine propose claims.", "machine"),
        ("project.suggest", "Suggest matches", ("Ctrl+Shift+S",), "Tools", "Let the machine propose links.", "link"),
        ("learning.show", "What was learned …", ("Ctrl+Shift+O",), "Tools", "What orders the candidates.", "chain"),
        ("schema.show", "Label schema …", ("Ctrl+Shift+B",), "Tools", "What the labels mean.", "note"),
        ("work.stop", "Stop the running work", ("Ctrl+.",), "Tools", "End it; what is done so far stays.", "square"),
        ("app.quit", "Quit", ("Ctrl+Q",), "File", "Close the window; all is saved.", ""),
    )  # fmt: skip
    for action_id, text, keys, menu, help_line, icon in rows:
        yield Action(action_id, text, keys, menu, help_line, Group.PROJECT, doer=Doer.WINDOW, icon=icon)


def _window() -> Iterator[Action]:
    rows = (
        ("edit.undo", "Undo", ("Ctrl+Z",), "Edit", "Withdraw the last decision, even after a restart.", "undo"),
        ("edit.redo", "Redo", ("Ctrl+Shift+Z",), "Edit", "Reinstate what was undone last.", "redo"),
        ("palette", "Any command …", ("Ctrl+K",), "Edit", "Find a command, article, claim or fact.", "search"),
        ("view.review", "Review", ("Ctrl+1",), "View", "Articles beside their claims.", "review"),
        ("view.facts", "Facts", ("Ctrl+2",), "View", "What the claims establish, with evidence.", "facts"),
        ("view.history", "History", ("Ctrl+3",), "View", "Every decision, newest first.", "history"),
        ("app.settings", "Settings …", ("Ctrl+,",), "Edit", "Change keys, look and your name.", "settings"),
        ("view.theme", "Light, dark or contrast", ("Ctrl+Shift+L",), "View", "Change the theme.", "moon"),
        ("view.larger", "Larger text", ("Ctrl++", "Ctrl+="), "View", "Larger article text.", ""),
        ("view.smaller", "Smaller text", ("Ctrl+-",), "View", "Smaller article text.", ""),
        ("view.letters", "Single-letter keys", ("Ctrl+Shift+K",), "View", "Switch them off, or on again.", ""),
        ("pane.next", "Next pane", ("F6",), "View", "Move the focus to the next pane.", ""),
        ("pane.previous", "Previous pane", ("Shift+F6",), "View", "Move the focus to the pane before.", ""),
        ("help.keys", "All keys", ("?", "F1"), "Help", "Show the keys of this screen.", "question"),
        ("help.claims", "How claims are found", ("Ctrl+F1",), "Help", "The rules, and an example.", "machine"),
        ("help.about", "About Annotator", ("Shift+F1",), "Help", "Version, licence and where your files lie.", ""),
    )  # fmt: skip
    facts = ("edit.undo", "edit.redo")
    for action_id, text, keys, menu, help_line, icon in rows:
        group = Group.FACTS if action_id in facts else Group.WINDOW
        yield Action(action_id, text, keys, menu, help_line, group, doer=Doer.WINDOW, icon=icon)


ACTIONS: tuple[Action, ...] = (
    *_project(), *_window(), *_lists(), *_move(), *_decide(), *_candidates(), *_links(), *_facts(),
)  # fmt: skip

BY_ID = MappingProxyType({action.id: action for action in ACTIONS})

_CAPS = {"Return": "Enter", "Escape": "Esc", "Delete": "Del", "PgDown": "PgDn", "Up": "↑", "Down": "↓"}


def cap(key: str) -> str:
    """What stands on a key's cap: "Ctrl+Shift+Z" as "Ctrl Shift Z", "Return" as "Enter"."""
    modifiers, plus, name = key.rpartition("+")
    if not name:  # the key is "+" itself
        return f"{key[:-2].replace('+', ' ')} +".strip()
    named = _CAPS.get(name, name)
    return f"{modifiers.replace('+', ' ')} {named}" if plus else named
