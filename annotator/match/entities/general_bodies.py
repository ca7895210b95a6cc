"""Owns bodies of which every land has its own, as a ministry of health, and whose of these each article means."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from functools import cache, lru_cache
from urllib.parse import urlsplit

from babel import Locale

from annotator.domain.article import Article
from annotator.domain.mention import Mention
from annotator.match.entities.variants import PLACES, cleaned
from annotator.match.names.body_words import concept
from annotator.match.names.folding import body_parts, plain
from annotator.match.names.lands import lands, parts_of_lands
from annotator.match.names.of_lands import land_called
from annotator.match.words.lexicon import listed

_BODIES = listed(
    "ministry department parliament senate assembly congress cabinet government court bank army navy police guard "
    "council agency authority office prosecutor prosecution commission committee bureau directorate presidency "
    "service party forces force military board administration treasury judiciary house gendarmerie inspectorate "
    "ombudsman chamber"
)
"""What a body of a land is: every name of one has such a word."""
_KINDS = listed(
    "health interior internal foreign affairs external finance economy economic planning education justice labor "
    "labour employment social welfare agriculture fisheries environment energy oil gas petroleum electricity water "
    "transport transportation communications information culture tourism sports sport youth women family children "
    "trade commerce industry housing public works municipal local science technology research higher religious "
    "endowments war veterans immigration migration tax taxation revenue customs border coast air sea land defense "
    "civil central national state federal supreme high constitutional appeal appeals cassation criminal "
    "administrative military armed naval security intelligence general attorney electoral election elections "
    "presidential prime ministerial royal republican guard people democratic socialist communist liberal "
    "conservative green labor workers nationalist christian islamic progressive social peace unity first chief "
    "staff joint command statistics aviation representatives"
)
"""What such bodies are called by besides."""
_INTERNATIONAL = frozenset(
    {("security", "council"), ("general", "assembly"), ("high", "commission"), ("social", "council", "economic")}
)
"""Bodies of all lands together are called so as well."""
_OWN_ONLY = frozenset({("state", "department"), ("department", "state"), ("treasury", "department"), ("treasury",)})
"""What only one land calls a body of its own by."""
_BEFORE = re.compile(
    r"([^\W\d_a-z][\w.]*(?: [^\W\d_a-z][\w.]*){0,2})(?:['’]s?)? (?:own |new |interim |acting |former )?$"
)
_BEHIND = re.compile(r",? (?:of|in|for) (?:the )?([^\W\d_a-z][\w.’'-]*(?: [^\W\d_a-z][\w.’'-]*){0,3})")
_FAR, _MOST, _LEAST = 60, 3, 2 / 3


@lru_cache(maxsize=100_000)
def every_land_has(name: str) -> bool:
    """Whether a name is one by which many lands call a body of theirs: "Ministry of Health", "Parliament", "Army".

    Not "Security Council", which is of no land, nor "State Department", which is of one.
    """
    words = tuple(concept(token) for token in body_parts(cleaned(name)).tokens)
    if words in _INTERNATIONAL | _OWN_ONLY or not any(word in _BODIES for word in words):
        return False
    return all(word in _BODIES or word in _KINDS for word in words)


def land_beside(article: Article, mention: Mention) -> str:
    """The land that the words right before or behind a general body's name tell it to be of; empty where none do."""
    if mention.label != "ORG" or not every_land_has(mention.quote):
        return ""
    text, start, end = article.text, mention.span.start, mention.span.end
    before = _BEFORE.search(text, max(0, start - _FAR), start)
    behind = _BEHIND.match(text, end, end + _FAR)
    words = [*(before[1].split() if before else ())]
    told = (land_of(" ".join(words[at:])) for at in range(len(words)))
    first = next(filter(None, told), "")
    return first or (_first_land(behind[1].split()) if behind else "")


def _first_land(words: list[str]) -> str:
    told = (land_of(" ".join(words[:many]).rstrip(".")) for many in range(len(words), 0, -1))
    return next(filter(None, told), "")


def land_about(article: Article, mentions: Iterable[Mention]) -> str:
    """The land that an article is about: most of its places and peoples are of it; empty where two or none stand out.

    Where it names no place, that of the outlet's address.
    """
    told = (land_of(cleaned(each.quote)) for each in mentions if each.label in PLACES or each.label == "NORP")
    counted = Counter(filter(None, told))
    if not counted:
        return _by_address(article.url or "")
    land, times = min(counted.items(), key=lambda one: (-one[1], one[0]))
    return land if times >= _LEAST * counted.total() else ""


@lru_cache(maxsize=20_000)
def land_of(name: str) -> str:
    """The land that a name is of: a land's, its people's, or that of a part or large town of one land only."""
    called = land_called(name) or land_called(name.removesuffix("s"))
    return _within().get(called or plain(name).removeprefix("the "), called or "")


@cache
def _within() -> Mapping[str, str]:
    """From towns and parts of lands to the first spelling of the land they lie in, if that is one only."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for land in lands():
        for town in land.towns:
            for spelling in town:
                found[plain(spelling)].add(plain(land.spellings[0]))
    for part in parts_of_lands():
        for spelling in (*part.spellings, *(each for town in part.towns for each in town)):
            found[plain(spelling)].add(plain(part.within))
    own = {plain(spelling) for land in lands() for spelling in land.spellings}
    return {place: next(iter(within)) for place, within in found.items() if len(within) == 1 and place not in own}


@lru_cache(maxsize=20_000)
def _by_address(url: str) -> str:
    """The land of an outlet's address: "libya" of "https://example.ly/"."""
    host = urlsplit(url).hostname or ""
    code = host.rpartition(".")[2].upper() if "." in host else ""
    return land_of(str(Locale("en").territories.get({"UK": "GB"}.get(code, code), ""))) if code.isalpha() else ""


def with_land(name: str, seats: Collection[str]) -> str:
    """A general body's name with the only land that it is told to be of before it; any other name as it is.

    Worked example: "libya Ministry of Health", which is the "Libyan Ministry of Health".
    """
    return f"{min(seats)} {name}" if len(seats) == 1 and every_land_has(name) else name
