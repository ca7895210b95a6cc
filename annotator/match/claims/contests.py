"""Owns how a contest ended: what ended in a draw in one claim was neither won nor lost as the other tells."""

import re
from collections.abc import Iterator

from annotator.match.claims.facets import Facets
from annotator.match.claims.opposed import Opposed, as_word, first
from annotator.match.words.senses import senses_of, stems_of

_DRAW = r"(?:draw|tie|stalemate|deadlock|dead heat)\b"
_DRAWN = re.compile(
    rf"\b(?:end(?:ed|s)?|finish(?:ed|es)?|result(?:ed|s)?)\s(?:in\s(?:a\s)?(?:[\w-]+\s){{0,2}}?{_DRAW}|"
    r"(?:level|all square|goalless|scoreless|tied|drawn|even)\b)|"
    r"\b(?:was|were)\s(?:drawn|tied|a (?:draw|tie))\b|"
    r"\b(?:drew|tied)(?=\s(?:[0-9]+\s?[-–:]\s?[0-9]+|nil|goalless|with\b|against\b|at home|away|in the|"
    r"on [A-Z0-9]|last)|\s*[.,;]|\s*$)|"
    rf"\bheld\s(?:[^.;:,]{{2,40}}?\s)?to a (?:[\w-]+\s){{0,2}}?{_DRAW}|"
    rf"\bshared the (?:points|spoils)\b|\bplayed (?:out|to) a (?:[\w-]+\s){{0,2}}?{_DRAW}",
    re.IGNORECASE,
)
_DECIDED = re.compile(
    r"\b(?:w[io]ns?|winning|beat(?:s|en|ing)?|defeat(?:ed|s|ing)?|los(?:t|es?|ing)|thrash(?:ed|es)|rout(?:ed|s)|edged|overcame|"
    r"trounced|hammered|crushed|triumph(?:ed|s)|victory|knocked out)\b",
    re.IGNORECASE,
)
_LATER = re.compile(
    r"\b(?:penalt(?:y|ies)|shoot-?out|extra time|overtime|tie-?break(?:er)?|replay|aggregate|super over|toss)\b",
    re.IGNORECASE,
)
"""What may decide a contest that ended in a draw."""
_CONTESTS = senses_of(
    stems_of(
        "match game final semifinal semi-final quarterfinal quarter-final derby fixture opener friendly test bout "
        "fight race vote election ballot referendum poll debate contest set playoff play-off"
    )
)


def drawn_and_decided(side: Facets, other: Facets) -> Iterator[Opposed]:
    """The draw in which a contest ended in one claim, and who won or lost it in the other.

    Worked example: "The match ended in a draw" and "Ajax won the match"; not "won on penalties".
    """
    drawn, decided = first(_DRAWN, side.text), first(_DECIDED, other.text)
    if not (drawn and decided) or first(_DECIDED, side.text) or first(_DRAWN, other.text):
        return
    if not (first(_LATER, side.text) or first(_LATER, other.text)) and _of_one_contest(side, other):
        yield Opposed(as_word(side, drawn), as_word(other, decided), bool(side.denials) != bool(other.denials))


def _of_one_contest(a: Facets, b: Facets) -> bool:
    """Whether both tell of one kind of contest, or of the same sides, and neither names only others."""
    ours, theirs = (frozenset(stem for name in side.names if not name.place for stem in name.stems) for side in (a, b))
    if ours and theirs and not (ours <= b.stems or theirs <= a.stems):
        return False
    return bool(a.senses & b.senses & _CONTESTS) or bool(ours and theirs)
