"""Owns the words of one file: where each, and what is marked in them, stands in the text put together from them."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, NamedTuple, cast

from annotator.domain.span import Span
from annotator.formats.recognising import Known
from annotator.formats.rejoined import Rejoined

if TYPE_CHECKING:
    from lxml import etree


class Element(NamedTuple):
    """An element of a file: its line, its name, what its attributes say, its text, and the elements within it."""

    line: int
    name: str
    said: dict[str, str]
    text: str
    within: tuple["Element", ...] = ()
    file: str = ""
    """How sentences name its file, where that is another one than that of the words."""

    def ids(self, name: str, attribute: str) -> list[str]:
        """What an attribute says in each element of a name within this one."""
        return [each.said.get(attribute, "") for each in self.within if each.name == name]


def element_of(found: "etree._Element") -> Element:
    """What a file says in an element, and in those up to two levels within it."""
    if not len(found):
        return _within(found)
    return _within(found, tuple(_within(child, tuple(_within(each) for each in child)) for child in found))


def _within(found: "etree._Element", within: tuple[Element, ...] = ()) -> Element:
    line = found.sourceline
    said = dict(cast("Mapping[str, str]", found.attrib))
    text = "".join(map(str, found.itertext())) if len(found) else found.text or ""
    return Element(line if isinstance(line, int) else 1, str(found.tag).rpartition("}")[2], said, text, within)


class Words:
    """The words of a file by their ids, and the text that they make."""

    def __init__(self, tokens: Iterable[Element]) -> None:
        self._ids: dict[str, int] = {}
        self._again: set[str] = set()
        """Ids that several words have."""
        self._places: list[tuple[int, int]] = []
        self._sentences: list[Span] = []
        text = Rejoined()
        for _, sentence in groupby(tokens, key=lambda token: token.said.get("sentence")):
            self._take(list(sentence), text)
        self.text = text.text

    def _take(self, tokens: Sequence[Element], text: Rejoined) -> None:
        said = [(token.said.get("t_id", ""), " ".join(token.text.split())) for token in tokens]
        kept = [(identity, word) for identity, word in said if word]
        places = text.sentence([word for _, word in kept]) if kept else []
        for place, (identity, _) in enumerate(kept, len(self._places)):
            if self._ids.setdefault(identity, place) != place:
                self._again.add(identity)
        self._places += places
        self._sentences += [Span(places[0][0], places[-1][1])] * len(places) if places else []

    def numbers(self, ids: Iterable[str]) -> list[int]:
        """The numbers of words by their ids, in order; ValueError if one of them is nowhere, or of several words."""
        asked = list(ids)
        gone = next((identity for identity in asked if identity not in self._ids), None)
        if gone is not None:
            raise ValueError(f"there is no token {gone[:60]} with a word in this file")
        if again := next((identity for identity in asked if identity in self._again), None):
            raise ValueError(f"several tokens here have the number {again[:60]}, and which is meant is not told")
        return sorted({self._ids[identity] for identity in asked})

    def onto(self, known: Known) -> None:
        """Take the text of an article that is known, and the places of the words in it."""
        self._places = [known.place(*place) for place in self._places]
        self._sentences = [Span(*known.place(each.start, each.end)) for each in self._sentences]
        self.text = known.text

    def covering(self, span: Span) -> tuple[int, int]:
        """The numbers of the first word that a span touches and of the last one."""
        first = bisect_right(self._places, span.start, key=lambda place: place[1])
        return first, max(first, bisect_left(self._places, span.end, key=lambda place: place[0])) - 1

    def span(self, first: int, last: int) -> Span:
        """From the beginning of one word to the end of another."""
        return Span(self._places[first][0], self._places[last][1])

    def sentences(self, first: int, last: int) -> Span:
        """From the beginning of the sentence of one word to the end of that of another."""
        return self._sentences[first].union(self._sentences[last])

    def within(self, first: int, last: int) -> bool:
        """Whether there are words of these numbers, in this order."""
        return 0 <= first <= last < len(self._places)

    def pieces(self, numbers: Sequence[int]) -> list[Span]:
        """The spans of words that follow on one another."""
        cuts = [place for place, (one, other) in enumerate(pairwise(numbers), 1) if other > one + 1]
        bounds = pairwise([0, *cuts, len(numbers)])
        return [self.span(numbers[start], numbers[end - 1]) for start, end in bounds]
