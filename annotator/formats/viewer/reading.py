"""Owns reading a case viewer back with lxml: articles whole, claims by what is marked, facts and decisions."""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

from annotator.domain.article import Article
from annotator.domain.decision import Decision
from annotator.formats.document import ClaimEntry
from annotator.formats.dossier.rereading import found_fact, words
from annotator.formats.output import Found

if TYPE_CHECKING:
    from lxml import etree

_TAGS: Final = ("section", "article", "ol")


def reread(path: Path) -> Iterator[Found]:
    """All that a viewer shows and can be found by its words."""
    from lxml import etree

    with path.open("rb") as file:
        for _, node in etree.iterparse(file, events=("end",), tag=_TAGS, html=True, huge_tree=True):
            yield from _found(node)


def _found(node: "etree._Element") -> Iterator[Found]:
    """What an element shows, which is given up once it was read."""
    if node.tag == "article":
        yield from _article(node)
    elif node.get("data-fact") is not None:
        yield found_fact(node)
    elif node.get("class") == "history" and _is_whole(node):
        yield from (Found(Decision, line.get("data-decision", "")) for line in node)
    else:
        return
    node.clear()


def _is_whole(history: "etree._Element") -> bool:
    """Whether it is part of the history of the case, and not that of one fact."""
    details = history.getparent()
    around = details.getparent() if details is not None else None
    return around is not None and around.get("id") == "history"


def _article(node: "etree._Element") -> Iterator[Found]:
    (body,) = node.iterfind("div[@class='text']")
    text = "\n".join(map(words, body))
    yield Found(Article, f"{node.get('data-article')} {text}")
    said: dict[str, list[str]] = defaultdict(list)
    for mark in body.iter("mark"):
        part = words(mark)
        for number in mark.get("data-c", "").split():
            said[number].append(part)
    for claim in node.iterfind("details/ol/li"):
        yield Found(ClaimEntry, f"{claim.get('data-claim')} {''.join(said[claim.get('data-n', '')])}")
