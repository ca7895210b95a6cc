"""Owns Passage: what a denial needs to know of the clause it stands in, found out once for a whole passage."""

import re
from bisect import bisect_left
from collections.abc import Container, Iterator, Sequence
from functools import cached_property

from annotator.match.words.clauses import stopped
from annotator.match.words.lexicon import listed
from annotator.match.words.words import Word

_SUPPOSED = listed("if unless")
_ENDERS = listed("until till unless without")
_ON = listed(
    "but because although though while who which that when where so unless and nor or than yet if after before during "
    "since until whose whether why how what"
)
"""Here the reach of a denial ends, once it has reached a word."""
_IDLE = listed("longer single get gets got getting manage manages managed bother bothered dare dared around round")
"""They only strengthen a denial, or lead to what is denied: "no longer", "not a single", "never got round to"."""
_TRACE = listed("trace traces hint hints sign signs inkling")
"""The same before "of": "no trace of"."""
_END = re.compile(r"[.?!](?=\s|$)")


class Passage:
    """The words of a passage of a text; each question takes no longer in a long clause than in a short one."""

    def __init__(self, every: Sequence[Word], text: str) -> None:
        self.every, self.text = every, text

    def taken_back(self, place: int) -> bool:
        """Whether the clause goes on with what takes the denial at a place back.

        "Not ... until" only dates it, "cannot ... without" needs it, "would not ... if" supposes it.
        """
        would = self.every[place].text.lower().startswith("would")
        at = (self._enders_or_if if would else self._enders)[place + 1]
        return place + 1 < at < self._stops[place + 1]

    def asked(self, place: int) -> bool:
        """Whether the sentence that the word at a place stands in ends with a question mark."""
        at = bisect_left(self._ends, self.every[place].span.end)
        return at < len(self._ends) and self.text[self._ends[at]] == "?"

    @cached_property
    def conditions(self) -> Sequence[bool]:
        """Of every place whether "if" or "unless" stands there, or before it in its clause."""
        found, open_ = [], False
        for at, word in enumerate(self.every):
            open_ = word.text.lower() in _SUPPOSED or (open_ and not stopped(self.every, at, self.text))
            found.append(open_)
        return found

    def reached(self, place: int, most: int) -> Iterator[int]:
        """The places of the first words that tell anything from a place on, up to where a denial's reach ends."""
        end = self._stops[place]
        at = self._telling[place]
        while at < end and most:
            yield at
            most, end = most - 1, min(end, self._on[at + 1])
            at = self._telling[at + 1]

    @cached_property
    def _ends(self) -> list[int]:
        """Where the marks stand that end its sentences."""
        span = self.every[0].span.start, self.every[-1].span.end + 3
        return [found.start() for found in _END.finditer(self.text, *span)]

    @cached_property
    def _stops(self) -> list[int]:
        return _first_from([stopped(self.every, at, self.text) for at in range(len(self.every))])

    @cached_property
    def _enders(self) -> list[int]:
        return self._first_of(_ENDERS)

    @cached_property
    def _enders_or_if(self) -> list[int]:
        return self._first_of(_ENDERS | {"if"})

    @cached_property
    def _on(self) -> list[int]:
        return self._first_of(_ON)

    @cached_property
    def _telling(self) -> list[int]:
        lower = [word.text.lower() for word in self.every]
        traces = [one in _TRACE and behind == "of" for one, behind in zip(lower, [*lower[1:], ""], strict=True)]
        idle = (one in _IDLE or trace for one, trace in zip(lower, traces, strict=True))
        return _first_from([not word.empty and not each for word, each in zip(self.every, idle, strict=True)])

    def _first_of(self, wanted: Container[str]) -> list[int]:
        return _first_from([word.text.lower() in wanted for word in self.every])


def _first_from(marked: Sequence[bool]) -> list[int]:
    """For every place, and the one behind the last, the first marked one from there on; their number where none is."""
    found = [len(marked)] * (len(marked) + 1)
    for place in range(len(marked) - 1, -1, -1):
        found[place] = place if marked[place] else found[place + 1]
    return found
