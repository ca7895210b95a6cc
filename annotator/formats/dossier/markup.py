"""Owns how HTML is built: out of elements whose texts and attributes are always escaped."""

from collections.abc import Iterable
from html import escape
from typing import Final

from annotator.formats.dossier.visible import marked_up, visible

_VOID: Final = frozenset(["br", "input", "meta"])


class Html(str):
    """Finished markup, as only this module makes it; any other string is text."""

    __slots__ = ()


NOTHING: Final = Html()
Content = str | None
"""Text, or finished markup; None for nothing."""


def element(name: str, /, *content: Content, **attributes: str | int | bool | None) -> Html:
    """An element; "_" in a name of an attribute stands for "-", True gives one without a value, False and None none."""
    opened = f"<{name}{''.join(_attribute(key, value) for key, value in attributes.items())}>"
    return Html(opened if name in _VOID else f"{opened}{joined(content)}</{name}>")


def joined(content: Iterable[Content], between: str = "") -> Html:
    """Texts and markup one after the other; nothing stands between those that are empty."""
    return Html(between.join(_markup(each) for each in content if each))


def as_is(markup: str) -> Html:
    """Markup or a style sheet of our own, as it stands; never anything of a project."""
    return Html(markup)


def _markup(content: str) -> str:
    return content if isinstance(content, Html) else marked_up(content)


def _attribute(key: str, value: str | int | bool | None) -> str:
    if value is None or value is False:
        return ""
    name = key.rstrip("_").replace("_", "-")
    return f" {name}" if value is True else f' {name}="{escape(visible(str(value)))}"'
