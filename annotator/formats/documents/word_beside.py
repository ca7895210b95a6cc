"""Owns what a Word file shows beside the words of its text: edges of pages, numbers of lists; and what it hides."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Final

from annotator.domain.errors import Remark
from annotator.formats.native.words import shown

if TYPE_CHECKING:
    from docx.document import Document
    from lxml.etree import _Element

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_EDGES: Final = ("/header", "/footer")
_NUMBERING: Final = "/numbering"
"""What relations to other parts of a file end in."""
_OFF: Final = ("0", "false", "off")
_WITHOUT_NUMBER: Final = ("bullet", "none")
_MOST_SHOWN: Final = 3


def is_hidden(run: "_Element") -> bool:
    """Whether a run is hidden text, as far as it says so itself."""
    mark = run.find(f"{W}rPr/{W}vanish") if run.tag == f"{W}r" else None
    return mark is not None and mark.get(f"{W}val", "") not in _OFF


def beside(document: "Document", paragraphs: Iterable["_Element"], file: str) -> Iterator[Remark]:
    """What to tell of what stays out; `paragraphs` are those that were read."""
    edges = [words for part in _parts(document, _EDGES) if any(map(str.isalpha, words := _all_words(part)))]
    if edges := list(dict.fromkeys(edges)):
        more = " …" if len(edges) > _MOST_SHOWN else ""
        said = ", ".join(f"“{shown(words)}”" for words in edges[:_MOST_SHOWN])
        yield Remark("document-edges", file=file, words=said + more)
    numbered = _Numbered(document)
    if count := sum(map(numbered.has_number, paragraphs)):
        yield Remark("document-numbers", file=file, count=count)
    hidden = (_all_words(run) for run in document.element.body.iter(f"{W}r") if is_hidden(run))
    if count := sum(len(words.split()) for words in hidden):
        yield Remark("document-hidden", file=file, count=count)
    if count := len({each.get(f"{W}id") for each in document.element.body.iter(f"{W}commentReference")}):
        yield Remark("document-comments", file=file, count=count)


def _parts(document: "Document", endings: tuple[str, ...]) -> Iterator["_Element"]:
    """The other parts of a file that relations of these kinds lead to."""
    for relation in document.part.rels.values():
        if not relation.is_external and relation.reltype.endswith(endings):
            element: _Element | None = getattr(relation.target_part, "element", None)
            if element is not None:
                yield element


def _all_words(element: "_Element") -> str:
    """What stands in an element, a space where a paragraph, tab or line begins."""
    signs = (f"{W}t", f"{W}p", f"{W}tab", f"{W}br")
    return " ".join("".join((each.text or "") if each.tag == f"{W}t" else " " for each in element.iter(*signs)).split())


class _Numbered:
    """Which paragraphs of a file have a number in front, by themselves or by their style."""

    def __init__(self, document: "Document") -> None:
        self._formats: dict[tuple[str, str], str] = {}
        for numbering in _parts(document, (_NUMBERING,)):
            self._take(numbering)
        styles = document.styles.element.iter(f"{W}style")
        self._by_style = {_value(each, f"{W}styleId"): _list_of(each) for each in styles}

    def _take(self, numbering: "_Element") -> None:
        levels: dict[str, Mapping[str, str]] = {}
        for kind in numbering.iter(f"{W}abstractNum"):
            found = {_value(each, f"{W}ilvl"): _said(each, f"{W}numFmt") for each in kind.iter(f"{W}lvl")}
            levels[_value(kind, f"{W}abstractNumId")] = found
        for each in numbering.iter(f"{W}num"):
            for level, format_ in levels.get(_said(each, f"{W}abstractNumId"), {}).items():
                self._formats[_value(each, f"{W}numId"), level] = format_

    def has_number(self, paragraph: "_Element") -> bool:
        """Whether Word shows a number before a paragraph."""
        own = _list_of(paragraph)
        styled = self._by_style.get(_said(paragraph, f"{W}pPr/{W}pStyle"), ("", ""))
        number, level = own[0] or styled[0], own[1] or styled[1] or "0"
        return self._formats.get((number, level), "none") not in _WITHOUT_NUMBER


def _list_of(element: "_Element") -> tuple[str, str]:
    """The list that a paragraph or style is of and the level in it; "" where that is not said."""
    return _said(element, f"{W}pPr/{W}numPr/{W}numId"), _said(element, f"{W}pPr/{W}numPr/{W}ilvl")


def _said(element: "_Element", path: str) -> str:
    found = element.find(path)
    return "" if found is None else _value(found, f"{W}val")


def _value(element: "_Element", name: str) -> str:
    return str(element.get(name, ""))
