"""Owns sets of FEVER's evidence: the sentences that each points to, as claims on pages that are here."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from annotator.domain.errors import Remark
from annotator.domain.ids import content_id
from annotator.domain.json import Json, JsonObject, as_int, as_list, as_object, as_str
from annotator.domain.span import Span
from annotator.formats.fever.pages import Page, spelled_alike
from annotator.formats.native.records import PARTS

_PAIR: Final = 2
_CONTENT: Final = "content"
"""The key under which a set of FEVEROUS names its pieces, which are cells and headings as well as sentences."""
_PIECE: Final = -2
"""The number of what is no sentence that FEVER could number."""
CLAIMED: Final = "claims"
"""The key of a line of ours that tells of which claims its first sets are the sentences."""
_TOLD: Final = ("id", "article", "start", "end", "status")
_PARTS: Final = ("start", "end", "status")
"""What a line of ours tells of a claim."""
_Pages = Mapping[str, Page]
Pointed = Sequence[tuple[str, int]]
"""The sentences of a set by page and number; a number below 0 for what is none."""


def sets_of(given: Json) -> list[Pointed]:
    """The sets of a line's evidence, without those that say as FEVER does that there is none: they name no page.

    What is no list of sets is one that is none.
    """
    if given is None:
        return []
    return [_pointed(each) for each in given if not _is_none(each)] if isinstance(given, list) else [[("", -1)]]


def _is_none(given: Json) -> bool:
    if isinstance(given, dict):
        return given.get(_CONTENT) == []
    pieces = [as_list(piece) for piece in as_list(given)]
    return isinstance(given, list) and all(len(each) > _PAIR and each[_PAIR] is None for each in pieces)


def _pointed(given: Json) -> Pointed:
    """The sentences of a set, also of pairs without the two numbers before; of one of FEVEROUS its first piece."""
    if isinstance(given, dict) and as_list(given.get(_CONTENT)):
        return [(as_str(as_list(given[_CONTENT])[0]), _PIECE)]
    pieces = [as_list(piece) for piece in as_list(given)]
    if len(pieces) >= _PAIR and isinstance(as_list(given)[0], str):
        pieces = [as_list(given)[:_PAIR]]  # of some, the words of the sentence stand behind
    pairs = [each[_PAIR:] if len(each) > _PAIR else each for each in pieces]
    found = [(as_str(each[0]), as_int(each[1], -1)) if len(each) == _PAIR else ("", -1) for each in pairs]
    return found or [("", -1)]


def claims_of(named: Pointed, pages: _Pages) -> list[JsonObject]:
    """A claim for every page and run of sentences of a set, whose sentences are all here."""
    wanted: dict[str, set[int]] = {}
    for name, number in named:
        wanted.setdefault(spelled_alike(name), set()).add(number)
    return [_claim(pages[page], run) for page, numbers in wanted.items() for run in _runs(pages[page], numbers)]


def told_by_us(item: JsonObject, sets: Sequence[Pointed], pages: _Pages) -> dict[int, list[JsonObject]]:
    """The claims of those sets, by place, which are still the sentences of claims that an export of ours told there."""
    listed = as_list(item.get(CLAIMED)) if isinstance(item.get("fact"), str) else ()
    told = [[as_object(claim) for claim in as_list(each)] for each in listed]
    found = {place: each for place, each in enumerate(told[: len(sets)]) if each}
    return {
        place: [{**{name: claim[name] for name in _TOLD}, "type": "claim", PARTS: _PARTS} for claim in each]
        for place, each in found.items()
        if all(name in claim for claim in each for name in _TOLD)
        and _sentences(each, pages) == [(spelled_alike(page), number) for page, number in sets[place]]
    }


def _sentences(claims: Sequence[JsonObject], pages: _Pages) -> list[tuple[str, int]]:
    """The sentences that claims touch, each once."""
    places = ((as_str(each["article"]), as_int(each["start"], -1), as_int(each["end"], -1)) for each in claims)
    return list(
        dict.fromkeys(
            (spelled_alike(page), number)
            for page, start, end in places
            if page in pages and 0 <= start <= end
            for number, span in pages[page].places.items()
            if span.start < end and start < span.end
        )
    )


def _runs(page: Page, numbers: set[int]) -> list[list[Span]]:
    """The sentences that follow each other on a page, together."""
    found: list[list[Span]] = []
    before = False
    for number, span in sorted(page.places.items()):
        if number in numbers:
            found += [] if before else [[]]
            found[-1].append(span)
        before = number in numbers
    return found


def _claim(page: Page, run: list[Span]) -> JsonObject:
    start, end = run[0].start, run[-1].end
    article = as_str(page.record["id"])
    identity = content_id("claim", article, start, end, "fever")
    return {"type": "claim", "id": identity, "article": article, "start": start, "end": end, "status": "confirmed"}


@dataclass(slots=True)
class Elsewhere:
    """The sets that stay out of a file, counted by what there is to tell of them, with the first of each kind."""

    counts: Counter[str] = field(default_factory=Counter)
    firsts: dict[str, tuple[int, str, int]] = field(default_factory=dict)

    def is_out(self, named: Pointed, pages: _Pages, line: int) -> bool:
        """Whether a sentence of a set is not here, which is counted then."""
        for page, number in named:
            if why := _why_not(page, number, pages):
                self.counts[why] += 1
                self.firsts.setdefault(why, (line, page, number))
                return True
        return False

    def remarks(self, file: str) -> Iterator[Remark]:
        """What to tell of them."""
        for why, count in sorted(self.counts.items()):
            line, page, number = self.firsts[why]
            yield Remark(why, file=file, count=count, line=line, page=page, number=number)


def _why_not(page: str, number: int, pages: _Pages) -> str:
    """What to tell of a sentence that is not here; "" of one that is."""
    if number == _PIECE and page:
        return "evidence-pieces"
    if number < 0 or not page:
        return "evidence-odd"
    found = pages.get(spelled_alike(page))
    if found is None:
        return "evidence-nowhere"
    return "" if number in found.places else "evidence-off-page"
