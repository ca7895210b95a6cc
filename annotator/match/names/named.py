"""Owns the capitalised names of a claim: where they stand, whether they say where, and when two are as good as one."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile

from annotator.domain.citing import citations
from annotator.domain.claim import Claim, Role
from annotator.domain.outlets import prints
from annotator.domain.span import Span
from annotator.match.names.attributed import saying_from, saying_until
from annotator.match.names.callings import is_office
from annotator.match.names.demonyms import one_land
from annotator.match.names.folding import plain
from annotator.match.names.names import acronym_of, compare_names, spelled_out
from annotator.match.names.of_lands import holds, land_called, one_of_land
from annotator.match.names.places import Lying, is_place, lying
from annotator.match.words.covering import Spans
from annotator.match.words.lexicon import CUT_SHORT, MONTHS, WEEKDAYS
from annotator.match.words.senses import stems_of
from annotator.match.words.words import Word, words

_PARTICLES = "bin|ben|ibn|bint|von|van|der|den|de|del|della|di|da|dos|du|ter"
_JOINS = re.compile(rf"[\s-]*(?:(?:(?:{_PARTICLES}|of|al|el|for)[\s-]+){{1,3}}|al-|el-)?|(?P<and> & )")
_GOES_ON = re.compile(rf" (?:(?:{_PARTICLES}) ){{1,3}}(?:al-|el-)?[^\W\d_a-z]")
_FOR = "for"
"""Between two places it tells from where to where, and joins no name: "left Aleppo for Damascus"."""
_AT_A_PLACE = re.compile(
    r"\b(?:in|at|near|inside|outside|to)\s+(?:the\s+)?(?:city\s+of\s+|town\s+of\s+|capital\s+)?$", re.IGNORECASE
)
_ON_THE_WAY = re.compile(r"\b(?:from|around|across|towards?|through|into|via|for)\s+(?:the\s+)?$", re.IGNORECASE)
_COMPASS = r"(?:north|south|east|west)[\w-]*"
_PART = re.compile(
    rf"(?:(?<=\bin the )(?P<of>{_COMPASS})(?:\s+(?:part|half|coast))?\s+of|"
    rf"\b(?:(?P<side>{_COMPASS}|central)|(?:central|mid)[\w-]*|(?:region|province|area|coast|parts?) of))"
    r"\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_TURNED = re.compile(r"(?:(?:North|South|East|West)(?:ern)?|Central)[ -]+(?=\w)", re.IGNORECASE)
_OWN = re.compile(
    r"\b(?:it|he|she|they|we|i|its|his|her|their|our|my|itself|himself|herself|themselves)\b", re.IGNORECASE
)
_SAID = stems_of("say tell state announce report add note confirm according write allege claim warn")
_LISTED = re.compile(
    r"\s*(?:,\s*(?:(?:and|or|as well as)\b\s*)?|(?:and|or|as well as)\b\s*|&\s*)(?:the\s+)?", re.IGNORECASE
)
_SENTENCE_START = re.compile(r"(?:^|[.!?:\n]\s*[\"'“”‘’(\[]*\s*)$")
_SHORT = 8
_SHORTENED = re.compile(rf"(?:^|[\s.(])(?:[A-Z]|{'|'.join(CUT_SHORT)})\. ?$")
"""An initial or a title that is no word of its own, with its dot, after which a name goes on: "D. Otieno"."""
_BEFORE_A_VERB = re.compile(r"(?<!s) (?:has|had|is|was|will) ")
_ENDINGS = ("an", "ish", "ese", "ench", "eek", "wiss", "utch", "aqi", "ani", "emeni", "audi", "uwaiti")
_NOUN = re.compile(
    r" (?!(?:on|in|at|and|or|as|after|before|for|to|from|with|by|of|where|when|that|this|last|is|was)\b)[a-z]{3,}"
)
_CALLINGS = frozenset(["CEO", "CEOs", "CFO", "MP", "MPs", "PM"])
_INNER_CAPITAL = re.compile(r"(?<=[a-z-])[A-Z]")
_WITHIN = re.compile(r"(?:of|in|and|to|with|by|from|the|,) ")
RANKS = stems_of("supreme high national federal royal")
"""What a body may be called for its rank, or not."""
_GRAMMAR = stems_of("of the for and")
_FAR = 50
_ALIKE = 0.8


@dataclass(frozen=True, slots=True)
class Named:
    """A capitalised name in a claim; `place`: the words before it, or its slot, say that something happens there.

    `region`: it is only part of what it names, as in "eastern Libya", `side` the word that tells on which side that
    lies; names of one list ("Egypt, France and Russia") have the number of their series in common. `voice`: it tells
    only whose words the claim gives.
    """

    span: Span
    text: str
    place: bool
    stems: frozenset[str] = frozenset()
    region: bool = False
    series: int = 0
    voice: bool = False
    side: str = ""


def names(claim: Claim, text: str, every: Sequence[Word]) -> Iterator[Named]:
    """The names among the words of a claim of an article with this text, in order."""
    where = Spans(slot.span for slot in claim.all(Role.PLACE) if slot.span)
    voices = Spans([*_voices(claim, text), *_cited(claim, text)])
    starts, ends = [word.span.start for word in every], [word.span.end for word in every]
    series, end, lone = 0, claim.span.start, False
    for run in _runs((word for word in every if _names_something(word, text)), text):
        if is_office(run.quote(text)):
            continue
        span = _of_part(run, text)
        before = text[max(0, span.start - 40) : span.start]
        between = _LISTED.fullmatch(text[end : span.start])
        part = _PART.search(before)
        side = (part["side"] or part["of"] or "") if part else ""
        told = _AT_A_PLACE.search(_PART.sub("", before)) or (_ON_THE_WAY.search(before) and is_place(span.quote(text)))
        place = (bool(told) and not _of_a_land(span, text)) or where.meet(span)
        series += between is None or (lone and not place and between.group().strip() == ",")
        end, lone = span.end, place
        own = every[bisect_right(ends, span.start) : bisect_left(starts, span.end)]
        stems = frozenset(word.stem for word in own if word.tells)
        voice = voices.meet(span)
        yield Named(span, span.quote(text), place and not voice, stems, part is not None, series, voice, side)


def _voices(claim: Claim, text: str) -> list[Span]:
    """Where a claim's own words tell who plainly says it, unless it is of themselves: "Ana said she had left"."""
    spans = [slot.span for slot in claim.all(Role.SPEAKER) if slot.span and slot.span.overlaps(claim.span)]
    if not spans:
        return list(_framing(claim.span, text))
    cues = [word.stem for slot in claim.all(Role.CUE) if slot.span for word in words(text, slot.span) if not word.empty]
    own = _OWN.search(text, min(claim.span.end, max(span.end for span in spans)), claim.span.end)
    return spans if own is None and _SAID.issuperset(cues) else []


def _framing(claim: Span, text: str) -> Iterator[Span]:
    """Where a claim's first or last words only tell who says it, as told above."""
    told = claim.quote(text)
    until, since = saying_until(told), saying_from(told)
    if until and _OWN.search(told, until) is None:
        yield Span(claim.start, claim.start + until)
    if until < since < len(told):
        yield Span(claim.start + since, claim.end)


def _cited(claim: Claim, text: str) -> Iterator[Span]:
    """Where a claim's own words tell which outlet has it: "as X reported", "told Reuters"."""
    told = text[claim.span.start : claim.span.end]
    for each in citations(told):
        if not each.heard or prints(each.who.quote(told)):
            yield each.who.shifted(claim.span.start)


def in_common(a: str, b: str) -> str:
    """What two names that are as good as one have in common: the one the other ends with, or several last words.

    Else the first. Worked example: "Anna Kovacs" of "Finance Minister Anna Kovacs" and "Premier Anna Kovacs".
    """
    pairs = zip(reversed(a.split()), reversed(b.split()), strict=False)
    last = [one for one, _ in takewhile(lambda pair: pair[0] == pair[1], pairs)]
    return " ".join(reversed(last)) if len(last) > 1 or last == [b] else a


@lru_cache(maxsize=50_000)
def alike(a: str, b: str) -> bool:
    """Whether two names are as good as one."""
    one = same_name(a, b) or acronym_of(a, b) or acronym_of(b, a) or compare_names(a, b) >= _ALIKE
    by_land = one_land(plain(a), plain(b)) or one_of_land(a, b) or land_called(a) == (land_called(b) or "")
    held = holds(a, b) or holds(b, a)
    return one or lying(a, b) is Lying.SAME or by_land or held or _one_body(a, b)


def _one_body(a: str, b: str) -> bool:
    """Whether two names are one but for order and rank: "Supreme Council of State", "High State Council"."""
    ours, theirs = (stems_of(plain(name)) - RANKS - _GRAMMAR for name in (spelled_out(a, b), spelled_out(b, a)))
    return ours == theirs and len(ours) > 1


def of_one_land(body: str, land: str) -> frozenset[str] | None:
    """The stems of what a body is called behind the adjective of a land, None where it is not called by that land.

    Worked example: those of "Defence Ministry" for "German Defence Ministry" and "Germany".
    """
    adjective, _, rest = body.partition(" ")
    known = rest and one_land(plain(adjective), plain(land).removeprefix("the "))
    return frozenset(word.stem for word in words(rest) if word.tells) if known else None


def same_name(a: str, b: str) -> bool:
    """Whether two names in claims are as good as one: equal, one the end or beginning of the other, or land and people.

    One word is as good as a longer name only if that ends with it, as a surname does.
    """
    short, long = sorted((plain(a).split(), plain(b).split()), key=lambda words: (len(words), words))
    if short == long[-len(short) :] or (len(short) > 1 and short == long[: len(short)]):
        return True
    one, other = short[0] if short else "", long[0] if long else ""
    return (
        len(short) == len(long) == 1
        and min(len(one), len(other)) >= 4
        and one[:4] == other[:4]
        and len(one) != len(other)
        and not (is_place(one) and is_place(other) and lying(one, other) is not Lying.SAME)
    )


def _of_part(run: Span, text: str) -> Span:
    """Where a capitalised name names the place of which it tells only a part: "Libya" of "Eastern Libya"."""
    name = run.quote(text)
    turned = _TURNED.match(name)
    part = turned is not None and is_place(name[turned.end() :]) and not is_place(name)
    return Span(run.start + turned.end(), run.end) if turned and part else run


def _of_a_land(span: Span, text: str) -> bool:
    """Whether a name only tells of which land something is: "in the Libyan capital", "to the African country"."""
    return span.quote(text).endswith(_ENDINGS) and _NOUN.match(text, span.end) is not None


def _runs(capitals: Iterable[Word], text: str) -> Iterator[Span]:
    run: Span | None = None
    for word in capitals:
        between = _JOINS.fullmatch(text[run.end : word.span.start]) if run else None
        two = between and (between["and"] or _FOR in between.group())
        between = between or _SHORTENED.search(text[max(0, word.span.start - _SHORT) : word.span.start])
        if run and between and not (two and is_place(run.quote(text)) and is_place(word.text)):
            run = run.union(word.span)
            continue
        if run:
            yield run
        run = word.span
    if run:
        yield run


def _names_something(word: Word, text: str) -> bool:
    lower = word.text.lower()
    if not word.capital or not word.tells or lower in MONTHS or lower in WEEKDAYS or word.text in _CALLINGS:
        return False
    before = text[max(0, word.span.start - _SHORT) : word.span.start]
    first = _SENTENCE_START.search(before) is not None and not _SHORTENED.search(before)
    named = word.text.isupper() or is_place(word.text) or land_called(word.text) is not None
    return not first or named or _capital_anywhere(word, text)


def _capital_anywhere(word: Word, text: str) -> bool:
    """Whether a word that begins a sentence is a name: a capital or a verb follows, or it is written as one elsewhere.

    Worked examples: "Ana Reis", "T-Mobile", "Ursula von der Leyen".
    """
    following = text[word.span.end : word.span.end + 4].replace(" & ", " ")
    if (
        (following[:1] in (" ", "-") and following[1:2].isupper())
        or _INNER_CAPITAL.search(word.text)
        or _GOES_ON.match(text, word.span.end)
        or _BEFORE_A_VERB.match(text, word.span.end)
    ):
        return True
    inner, sought = _inner(text), word.text[:_FAR]
    at = bisect_left(inner, sought)
    return at < len(inner) and inner[at].startswith(sought)


@lru_cache(maxsize=4)
def _inner(text: str) -> list[str]:
    """What a text goes on with behind words within a sentence, in the order of letters."""
    return sorted(text[found.end() : found.end() + _FAR] for found in _WITHIN.finditer(text))
