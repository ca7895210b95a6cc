"""Owns how a fact that was set as HTML is found again."""

from typing import TYPE_CHECKING

from annotator.formats.document import FactEntry
from annotator.formats.output import Found

if TYPE_CHECKING:
    from lxml import etree


def words(node: "etree._Element") -> str:
    """All text of an element."""
    return "".join(map(str, node.itertext()))


def found_fact(section: "etree._Element") -> Found:
    """The fact of a section, by its verdict and its wording."""
    return Found(FactEntry, f"{section.get('data-verdict')} {''.join(map(words, section.iterfind('header/h2')))}")
