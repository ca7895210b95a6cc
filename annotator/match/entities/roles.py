"""Owns what a text says somebody is, right before or after the name: minister, striker, actor, and of what."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import takewhile

from annotator.domain.article import Article
from annotator.domain.mention import Mention
from annotator.match.entities.trades import trades
from annotator.match.names.body_words import concept, general
from annotator.match.names.callings import KIND_OF, MILITARY
from annotator.match.words.lexicon import EMPTY_WORDS, listed

_LOCAL = frozenset(("governor", "mayor"))
"""Offices of which every place has its own."""
_NO_FIELD = listed(
    "the a an of for and former ex then new late acting his her their its current mr mrs ms s who is was year-old"
)
_AFTER = re.compile(r"(?:,(?: (?:aged )?\d{1,3},)?| \(| who (?:is|was))\s*([^\n.;:!?()\"“”,]{3,70})")
_AGED = re.compile(r"[^\n.!?]{0,300}[.!?][\"”’]?\s{1,4}The \d{1,3}-year-old ([^\n.;:!?()\"“”,]{3,70})")
"""The sentence behind the one that names somebody, where it begins with the age of who that was."""
_WORD_OR_STOP = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)?|[\n.;:!?()\"“”,]")
_NEAR, _FAR, _REACH, _FIELD = 60, 420, 8, 2
_CLOSES = (",", ".", ";", ")", "")
_GENERAL = "general"
_ELSE = EMPTY_WORDS - listed("a an the of for his her its their most then now once own other former")
"""What begins to tell of something else than who somebody is."""


def roles_of(article: Article, mention: Mention) -> tuple[str, ...]:
    """What the words beside a person's name, and its title, say that this is: "minister defense"; often nothing.

    Of a body only what may be the title of a person who was taken for one.
    """
    if mention.label != "PERSON":
        return tuple(filter(None, [_title(mention.quote)])) if mention.label == "ORG" else ()
    start, end = mention.span.start, mention.span.end
    before = _before(article.text[max(0, start - _NEAR) : start], closed=article.text[end : end + 1] in _CLOSES)
    after = _AFTER.match(article.text, end, end + 90)
    told = tuple(takewhile(lambda word: word not in _ELSE, _words(after.group(1).lower()))) if after else ()
    aged = _aged(article.text, end) if begins_sentence(article.text, start) else ""
    found = {_role(before, from_end=True), _title(mention.quote), _role(told, from_end=False), aged}
    return tuple(sorted(found.union(trades(article.text, start, end)) - {""}))


def _aged(text: str, end: int) -> str:
    """What the sentence behind one that begins with a name calls somebody of an age: who that name is.

    Worked example: "Ann Lee scored twice. The 22-year-old striker said": a striker.
    """
    found = _AGED.match(text, end, end + _FAR)
    words = _words(found.group(1).lower())[: _FIELD + 1] if found else ()
    place = next((place for place, word in enumerate(words, start=1) if word in KIND_OF), 0)
    return _role(words[:place], from_end=True)


def begins_sentence(text: str, start: int) -> bool:
    """Whether a sentence begins at this place."""
    before = text[max(0, start - 3) : start]
    return not before.strip() or before.endswith("\n") or (before[-1].isspace() and before.rstrip()[-1] in '.!?”"')


def is_local(role: str) -> bool:
    """Whether a role is one that every place gives to somebody of its own, as that of a mayor."""
    return role.partition(" ")[0] in _LOCAL


def nouns_of(roles: Iterable[str]) -> frozenset[str]:
    """The nouns of roles without what they are of: "minister" of "minister defense"."""
    return frozenset(role.partition(" ")[0] for role in roles)


def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD_OR_STOP.findall(text))


def _title(quote: str) -> str:
    """The role in a name, before its last word."""
    words = _words(quote.lower())[:-1]
    return _role(words, from_end=True) if KIND_OF.keys() & words else ""


def _before(text: str, *, closed: bool) -> tuple[str, ...]:
    """The words before a name that end with a role, and what it is of; none if they end with anything else.

    `closed` says that a comma or full stop follows the name: "the mayor of Linz, Ann Lee," tells who that is.
    Worked example: "the president praised Ann Lee" says nothing of what she is.
    """
    told = _words(text)[-_REACH:]
    words = tuple(map(str.lower, told))
    if words[-1:] == (",",):
        told, words = told[:-1], words[:-1]
        closed = closed or (words[-1:] != () and words[-1] in KIND_OF)
    else:
        closed = True
    place = max((place for place, word in enumerate(words) if word in KIND_OF), default=len(words))
    if not closed or place == len(words) or not _is_field(told[place + 1 :]):
        return ()
    stop = max((at for at, word in enumerate(words[:place], start=1) if not word[0].isalpha()), default=0)
    return words[stop:]


def _is_field(words: Sequence[str]) -> bool:
    """Whether words behind a role say what it is of, by capitals or words of offices; so does none."""
    if not words:
        return True
    fits = (word[0].isupper() or word.lower() in _NO_FIELD or general(concept(word.lower())) for word in words[1:])
    return words[0].lower() in ("of", "for") and len(words) > 1 and all(fits)


@lru_cache(maxsize=50_000)
def _role(words: tuple[str, ...], *, from_end: bool) -> str:
    """The role nearest to the name with its field: "defence minister" and "minister of defence" are one."""
    places = [place for place, word in enumerate(words) if word in KIND_OF]
    if not places:
        return ""
    place = places[-1] if from_end else places[0]
    if words[place] == _GENERAL and place - 1 in places and KIND_OF[words[place - 1]] != MILITARY:
        place -= 1  # an attorney general, a director general
    follows = words[place + 1 : place + 2] in (("of",), ("for",))
    near = words[place + 2 : place + 4] if follows else words[max(0, place - _FIELD) : place][::-1]
    field = next((concept(word) for word in near if word not in _NO_FIELD), "")
    return f"{words[place]} {field}".strip()
