"""Owns what a text says somebody is, right before or after the name: minister, striker, actor, and of what."""

import re
from functools import lru_cache

from annotator.domain.article import Article
from annotator.domain.mention import Mention
from annotator.match.body_words import concept
from annotator.match.lexicon import forms_of, listed

PUBLIC, SPORT, STAGE, ANY = "public life", "sport", "the stage", ""
_LOCAL = frozenset(("governor", "mayor"))
"""Offices of which every place has its own."""
_WORLDS = forms_of(
    {
        PUBLIC: (
            "president vice-president minister premier chancellor king queen prince princess emir sultan sheikh "
            "ayatollah senator congressman congresswoman governor mayor lawmaker politician diplomat ambassador envoy "
            "secretary general lieutenant colonel major commander admiral marshal sergeant judge prosecutor attorney "
            "lawyer bishop archbishop cardinal pope imam rabbi mp dissident spokesman spokeswoman economist banker"
        ),
        SPORT: (
            "footballer striker midfielder goalkeeper winger quarterback linebacker batsman bowler cricketer golfer "
            "boxer sprinter swimmer cyclist skier skater gymnast athlete jockey teammate medallist medalist"
        ),
        STAGE: (
            "actor actress singer rapper musician guitarist drummer pianist composer comedian dancer filmmaker "
            "novelist poet playwright painter sculptor songwriter"
        ),
        ANY: (
            "captain chief leader officer speaker deputy defender author activist coach player champion chairman "
            "chairwoman director head founder owner editor professor scientist doctor reporter journalist suspect"
        ),
    }
)
_NO_FIELD = listed(
    "the a an of for and former ex then new late acting his her their its current mr mrs ms s who is was"
)
_AFTER = re.compile(r"(?:,| \(| who (?:is|was))\s*([^\n.;:!?()\"“”,]{3,70})")
_WORD_OR_STOP = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)?|[\n.;:!?()\"“”,]")
_NEAR, _REACH, _FIELD = 60, 6, 2


def roles_of(article: Article, mention: Mention) -> tuple[str, ...]:
    """What the words beside a person's name, and its title, say that this is: "minister defense"; often nothing."""
    if mention.label != "PERSON":
        return ()
    start, end = mention.span.start, mention.span.end
    before = _last_words(article.text[max(0, start - _NEAR) : start].lower())
    own = _last_words(mention.quote.lower())[:-1]
    after = _AFTER.match(article.text, end, end + 90)
    told = _words(after.group(1).lower()) if after else ()
    found = {_role(before, from_end=True), _role(own, from_end=True), _role(told, from_end=False)}
    return tuple(sorted(found - {""}))


def world_of(role: str) -> str:
    """The part of life that a role belongs to: public life, sport, the stage, or none alone."""
    return _WORLDS[role.partition(" ")[0]]


def is_local(role: str) -> bool:
    """Whether a role is one that every place gives to somebody of its own, as that of a mayor."""
    return role.partition(" ")[0] in _LOCAL


def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD_OR_STOP.findall(text))


def _last_words(text: str) -> tuple[str, ...]:
    """The last words of a text that no full stop, comma or bracket divides; none where none of them is a role."""
    words = _words(text)[-_REACH:]
    if words[-1:] == (",",) and words[-2:-1] and words[-2] in _WORLDS:
        words = words[:-1]  # "The governor, John Smith": the name follows as who that is.
    if _WORLDS.keys().isdisjoint(words):
        return ()
    stop = max((place for place, word in enumerate(words, start=1) if not word[0].isalpha()), default=0)
    return words[stop:]


@lru_cache(maxsize=50_000)
def _role(words: tuple[str, ...], *, from_end: bool) -> str:
    """The role nearest to the name with its field: "defence minister" and "minister of defence" are one."""
    places = [place for place, word in enumerate(words) if word in _WORLDS]
    if not places:
        return ""
    place = places[-1] if from_end else places[0]
    follows = words[place + 1 : place + 2] in (("of",), ("for",))
    near = words[place + 2 : place + 4] if follows else words[max(0, place - _FIELD) : place][::-1]
    field = next((concept(word) for word in near if word not in _NO_FIELD), "")
    return f"{words[place]} {field}".strip()
