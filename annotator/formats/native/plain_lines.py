"""Owns lines of claims that say no more than a place and who made them, read many times as fast as any line can be.

What such a line gives is what the general way gives, which a test holds it to; that way takes every other line.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

import msgspec

from annotator.domain.ids import ArticleId, ClaimId, plain_claim_id
from annotator.formats.native.anchors import Anchors
from annotator.formats.plain_claims import Placed, PlainClaims

_LONGEST: Final = 100_000
_MOST: Final = 500
"""As many go on their way together, for an import asks after so many whether to go on."""
_KEY_ENDS: Final = '":'


class PlainLine(msgspec.Struct, tag_field="type", tag="claim", forbid_unknown_fields=True, omit_defaults=True):
    """The line of such a claim; a value that is left out is None."""

    article: str
    start: int
    end: int
    makers: list[str]
    id: str | None = None
    quote: str | None = None
    text: str | None = None

    @property
    def spelling(self) -> bytes:
        """The line as one spells it who sorts its keys."""
        return _PRINTER.encode(self)

    @property
    def keys(self) -> int:
        """How many keys the line has."""
        return 5 + (self.id is not None) + (self.quote is not None) + (self.text is not None)


_DECODER: Final = msgspec.json.Decoder(PlainLine)
_PRINTER: Final = msgspec.json.Encoder(order="sorted")


def plain_line(line: bytes | str) -> PlainLine | None:
    """What a line says if it is such a claim; None of every other one, and of one with escapes or keys twice."""
    if not isinstance(line, str) or len(line) > _LONGEST or "\\" in line:
        return None
    try:
        said = _DECODER.decode(line)
    except (msgspec.DecodeError, UnicodeEncodeError):
        return None
    # Without escapes a quotation mark ends a string, and only one that is a key has a colon right behind it.
    return said if said.makers and said.id != "" and line.count(_KEY_ENDS) == said.keys else None


def placed_claim(said: PlainLine, anchors: Anchors) -> Placed | None:
    """The claim of a line; None if its place is to be looked at more closely."""
    start, end = said.start, said.end
    if anchors.stored.dropped or not 0 <= start < end <= len(anchors.raw):
        return None
    if said.quote is not None and said.quote != anchors.raw[start:end]:
        return None
    identity = ClaimId(said.id) if said.id else plain_claim_id(ArticleId(said.article), start, end)
    return identity, start, end, anchors.text[start:end] if said.text is None else said.text


@dataclass(slots=True)
class Gathering:
    """Such claims of a file that are on their way together."""

    file: str
    _said: PlainLine | None = None
    _first: int = 0
    _text: str = ""
    _claims: list[Placed] = field(default_factory=list)

    def add(self, number: int, said: PlainLine, claim: Placed, text: str) -> Sequence[PlainClaims]:
        """Take in the claim of a line; those before it, if it does not go with them."""
        before = self._said
        together = before is not None and (before.article, before.makers) == (said.article, said.makers)
        done = () if together and number == self._first + len(self._claims) < self._first + _MOST else self.end()
        if not self._claims:
            self._said, self._first, self._text = said, number, text
        self._claims.append(claim)
        return done

    def end(self) -> Sequence[PlainClaims]:
        """Those that were on their way."""
        said, claims, self._claims = self._said, self._claims, []
        if said is None or not claims:
            return ()
        return (PlainClaims(ArticleId(said.article), tuple(said.makers), claims, self._first, self.file, self._text),)
