"""The window as a screen reader finds it: every element of the accessibility tree that is shown, with what it says."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QScrollArea, QWidget

ROWS = frozenset({QAccessible.Role.ListItem, QAccessible.Role.Cell, QAccessible.Role.TreeItem})
CONTROLS = frozenset(
    {
        QAccessible.Role.Button,
        QAccessible.Role.ButtonMenu,
        QAccessible.Role.ButtonDropDown,
        QAccessible.Role.CheckBox,
        QAccessible.Role.RadioButton,
        QAccessible.Role.ComboBox,
        QAccessible.Role.EditableText,
        QAccessible.Role.SpinBox,
        QAccessible.Role.List,
        QAccessible.Role.Table,
        QAccessible.Role.Tree,
        QAccessible.Role.MenuItem,
        QAccessible.Role.PageTab,
        QAccessible.Role.Slider,
        QAccessible.Role.ProgressBar,
        QAccessible.Role.Link,
    }
)
"""Roles of what can be pressed, chosen from or typed into."""


@dataclass(frozen=True, slots=True)
class Element:
    """One element of the tree; `path` names the groups it stands in."""

    role: QAccessible.Role
    name: str
    about: str
    value: str
    focusable: bool
    checkable: bool
    checked: bool
    selected: bool
    selectable: bool
    disabled: bool
    read_only: bool
    path: tuple[str, ...]
    kind: str
    """The class of the widget; "" for a part of one."""
    scrolls: bool

    @property
    def control(self) -> bool:
        """Whether one can do something with it."""
        return self.role in CONTROLS or (self.focusable and self.role not in ROWS)


def elements(root: QWidget) -> list[Element]:
    """What is shown of a window, in the order in which a screen reader walks it."""
    return list(_walk(QAccessible.queryAccessibleInterface(root), ()))


def _walk(at: QAccessibleInterface, path: tuple[str, ...]) -> Iterator[Element]:
    state = at.state()
    if state.invisible and path:
        return
    made = _element(at, path)
    yield made
    inner = (*path, made.name or made.kind)
    for number in range(at.childCount()):
        child = at.child(number)
        if child is not None and child.isValid():
            yield from _walk(child, inner)


def _element(at: QAccessibleInterface, path: tuple[str, ...]) -> Element:
    state, thing = at.state(), at.object()
    return Element(
        role=at.role(),
        name=at.text(QAccessible.Text.Name),
        about=at.text(QAccessible.Text.Description),
        value=at.text(QAccessible.Text.Value),
        focusable=bool(state.focusable),
        checkable=bool(state.checkable),
        checked=bool(state.checked),
        selected=bool(state.selected),
        selectable=bool(state.selectable),
        disabled=bool(state.disabled),
        read_only=bool(state.readOnly),
        path=path,
        kind=type(thing).__name__ if isinstance(thing, QWidget) else "",
        scrolls=isinstance(thing, QScrollArea),
    )
