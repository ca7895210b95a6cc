"""Owns where selectors lead in a text: by place, by quote, between two, or one within another."""

import re
from collections.abc import Sequence
from typing import Final

from annotator.domain.json import Json, JsonObject
from annotator.domain.span import Span
from annotator.formats.native.words import shown
from annotator.formats.utf16 import Utf16
from annotator.formats.web_annotation.vocabulary import name, node, nodes, number, words

_CHARACTERS: Final = re.compile(r"#?char=(\d{1,9}),(\d{1,9})(?:;.*)?")
"""RFC 5147."""
_MOST_SEARCHED: Final = 4_000_000_000
"""Characters that one file's quotes are looked for in, a few seconds' work."""
_DEEPEST: Final = 8
_NEEDED: Final = "only places and quotes of text, and fragments such as char=10,20, lead to words"


class StandsTwice(ValueError):
    """The words of a quote stand more than once."""


class Selecting:
    """Finds what selectors mean; quotes are looked for only so often."""

    def __init__(self) -> None:
        self._left = _MOST_SEARCHED
        self._counted: tuple[str, Utf16] = ("", Utf16(""))

    def span(self, text: str, selectors: Json) -> Span:
        """The span that alternative selectors agree on; ValueError that says why there is none."""
        return self._within(text, nodes(selectors), Span(0, len(text)), _DEEPEST)

    def _within(self, text: str, selectors: Sequence[JsonObject], whole: Span, levels: int) -> Span:
        """What selectors mean within a part of a text; that part has its own places."""
        if levels == 0:
            raise ValueError("its selectors are nested too deeply; name its place by start and end")
        refining = [each for each in selectors if each.get("refinedBy") is not None]
        if refining:
            return self._refined(text, refining[0], whole, levels)
        places = [_place(each, whole.start) for each in selectors if _kind(each) == "TextPositionSelector"]
        places += [place for each in selectors if (place := _fragment(each, whole.start)) is not None]
        quotes = [each for each in selectors if _kind(each) == "TextQuoteSelector"]
        ranges = [each for each in selectors if _kind(each) == "RangeSelector"]
        if quotes:
            return self._quoted(text, quotes[0], whole, places)
        if places:
            return _inside(places[0], whole)
        if ranges:
            return self._between(text, ranges[0], whole, levels)
        raise ValueError(_refusal(selectors))

    def _refined(self, text: str, selector: JsonObject, whole: Span, levels: int) -> Span:
        inner = nodes(selector["refinedBy"])
        outer = {key: value for key, value in selector.items() if key != "refinedBy"}
        try:
            whole = self._within(text, [outer], whole, levels - 1)
        except ValueError:
            # What is no text by itself may yet hold a quote that stands only once in all of it.
            if not any(_kind(each) == "TextQuoteSelector" for each in inner):
                raise
        return self._within(text, inner, whole, levels - 1)

    def _between(self, text: str, selector: JsonObject, whole: Span, levels: int) -> Span:
        ends = [nodes(selector.get(each)) for each in ("startSelector", "endSelector")]
        first, last = (self._within(text, each, whole, levels - 1) for each in ends)
        if first.start >= last.start:
            raise ValueError("its range ends before it begins; swap startSelector and endSelector")
        return Span(first.start, last.start)

    def _quoted(self, text: str, selector: JsonObject, whole: Span, places: Sequence[tuple[int, int]]) -> Span:
        """The words of a quote: at a place that is given, counted either way, or else where they stand only once."""
        exact = _exact(selector)
        for start, end in places:
            if text[start:end] == exact:
                return Span(start, end)
            at = [self._units(text).offset(unit) for unit in (start, end)]
            if text[slice(*at)] == exact:
                return Span(*at)
        return self._found(text, exact, words(selector.get("prefix")), words(selector.get("suffix")), whole)

    def _units(self, text: str) -> Utf16:
        """The units of a text; kept for the one that was asked for last, for many selectors lead into one."""
        if self._counted[0] is not text:
            self._counted = (text, Utf16(text))
        return self._counted[1]

    def _found(self, text: str, exact: str, prefix: str, suffix: str, whole: Span) -> Span:
        for before, after in ((prefix, suffix), ("", "")):
            places = self._places(text, re.compile(re.escape(before + exact + after)), whole)
            if len(places) == 1:
                return Span(places[0].start + len(before), places[0].end - len(after))
            if places:
                raise _twice(exact)
        places = self._places(text, re.compile(r"\s+".join(map(re.escape, exact.split())) or r"\Z"), whole)
        if len(places) > 1:
            raise _twice(exact)
        if not places or not places[0]:
            raise ValueError(
                f"the words {shown(exact)} stand there nowhere; mend exact, or give the text that it quotes"
            )
        return places[0]

    def _places(self, text: str, pattern: re.Pattern[str], whole: Span) -> list[Span]:
        """The first two places of a pattern."""
        self._left -= whole.end - whole.start
        if self._left < 0:
            raise ValueError("the file has too many quotes to look for in texts of this length; give it start and end")
        found: list[Span] = []
        at = whole.start
        while len(found) < 2 and (match := pattern.search(text, at, whole.end)):
            if match.start() == match.end():
                break
            found.append(Span(*match.span()))
            at = match.start() + 1
        return found


def _twice(exact: str) -> StandsTwice:
    return StandsTwice(f"the words {shown(exact)} stand there more than once; give prefix and suffix, or start and end")


def check(selectors: Json) -> None:
    """Nothing, if selectors may lead to words of a text; ValueError that says why they cannot."""
    found = nodes(selectors)
    if not any(_may_lead(each, _DEEPEST) for each in found):
        raise ValueError(_refusal(found))
    for each in found:
        _check_words(each, _DEEPEST)


def _check_words(selector: JsonObject, levels: int) -> None:
    """Nothing, if the places and quotes of a selector may be of any text at all; ValueError that says why not."""
    match _kind(selector) if levels else "":
        case "TextPositionSelector":
            _place(selector, 0)
        case "TextQuoteSelector":
            _exact(selector)
        case "FragmentSelector" if (place := _fragment(selector, 0)) and place[0] >= place[1]:
            raise ValueError(f"its fragment char={place[0]},{place[1]} ends before it begins; swap the two")
    for key in ("refinedBy", "startSelector", "endSelector") if levels else ():
        for inner in nodes(selector.get(key)):
            _check_words(inner, levels - 1)


def _place(selector: JsonObject, first: int) -> tuple[int, int]:
    start, end = number(selector.get("start")), number(selector.get("end"))
    if start is None or end is None or start < 0 or end < 0:
        raise ValueError("a TextPositionSelector needs start and end, two whole numbers from 0 on")
    if start >= end:
        raise ValueError(
            f"a TextPositionSelector needs start and end, the one before the other, and has {start} and {end}"
        )
    return first + start, first + end


def _exact(selector: JsonObject) -> str:
    exact = words(selector.get("exact"))
    if not exact:
        raise ValueError("a TextQuoteSelector needs exact, the words that it quotes")
    return exact


def _may_lead(selector: JsonObject, levels: int) -> bool:
    if levels == 0:
        return False
    kind, inner = _kind(selector), nodes(selector.get("refinedBy"))
    if inner and not any(_may_lead(each, levels - 1) for each in inner):
        return False
    if kind == "RangeSelector":
        ends = (nodes(selector.get(each)) for each in ("startSelector", "endSelector"))
        return all(any(_may_lead(each, levels - 1) for each in end) for end in ends)
    fragment = kind == "FragmentSelector" and _CHARACTERS.fullmatch(words(selector.get("value")))
    quoted = any(_kind(each) == "TextQuoteSelector" for each in inner)
    return bool(kind in ("TextPositionSelector", "TextQuoteSelector") or fragment or quoted)


def _kind(selector: JsonObject) -> str:
    return name(selector.get("type"))


def _fragment(selector: JsonObject, first: int) -> tuple[int, int] | None:
    value = words(selector.get("value")) if _kind(selector) == "FragmentSelector" else ""
    found = _CHARACTERS.fullmatch(value)
    return (first + int(found[1]), first + int(found[2])) if found else None


def _inside(place: tuple[int, int], whole: Span) -> Span:
    if place[1] > whole.end or place[0] >= place[1]:
        reason = f"the span {place[0]} to {place[1]} lies outside the text, which ends at {whole.end}"
        raise ValueError(f"{reason}; mend start and end, which count characters from 0")
    return Span(*place)


def _refusal(selectors: Sequence[JsonObject]) -> str:
    if not selectors:
        return "it is about the whole of its target, not about words in it; give it a selector"
    kinds = list(dict.fromkeys(_kind(each) for each in selectors if _kind(each)))
    if not kinds:
        place = shown(words(node(selectors[0]).get("id")))
        return f"its selector lies elsewhere, at {place}, and nothing is fetched; write it into the annotation"
    return f"it selects by {shown(', '.join(kinds))}; {_NEEDED}"
