"""Owns the lands that places are told to lie in, and the towns of one name in several lands: "al-Bayda, Libya"."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache

from annotator.domain.article import Article
from annotator.domain.ids import ArticleId, MentionId
from annotator.domain.mention import Mention
from annotator.match.entities.variants import PLACES, Seen, cleaned
from annotator.match.names.folding import plain
from annotator.match.names.lands import lands
from annotator.match.names.places import Lying, is_place, lying

_NAME = r"[^\W\d_a-z][\w.’'-]*(?: (?:and )?[^\W\d_a-z][\w.’'-]*){0,3}"
_PART = r"(?:(?:the )?(?:north|south|east|west|central)[a-z-]* )?"
_BEHIND = re.compile(rf"(?:, (?:in )?| in | \(){_PART}({_NAME})")
_BEFORE = re.compile(rf"({_NAME})['’]s (?:[a-z-]+ ){{0,4}}$")
_LISTED = re.compile(r",? (?:and|or) ")
_CLOSED = re.compile(r"[.;)]|,(?= [a-z])|\s*$")
_FAR = 80


def told_land(article: Article, mention: Mention) -> str:
    """The land that the words beside the name of a place tell it to lie in; empty where they tell none."""
    name = cleaned(mention.quote)
    if mention.label not in PLACES or land_called(name):
        return ""
    text, end = article.text, mention.span.end
    start = mention.span.start
    if before := _BEFORE.search(text, max(0, start - _FAR), start):
        return land_called(before[1])
    behind = _BEHIND.match(text, end)
    land, after = _first_land(text, behind) if behind else ("", end)
    # A town of which the list knows one may have a namesake; but "In Paris, Mali said" tells of none.
    sure = not is_place(name) or lying(name, land) is Lying.WITHIN or _CLOSED.match(text, after)
    return land if sure else ""


def land_called(name: str) -> str:
    """The land that has this name, by its first spelling; empty for anything else."""
    return _lands().get(plain(name).removeprefix("the "), "")


def by_land(
    seen: Sequence[Seen], told: Mapping[MentionId, str], beside: Callable[[ArticleId], frozenset[str]]
) -> dict[str, list[Seen]]:
    """The mentions of one name by the land of the place meant, "" where none is told.

    A mention whose own words tell none means the place of its article, told there or by the only such land that is
    named `beside` it, and else the one that most mentions mean.
    """
    own = {each.mention.id: land for each in seen if (land := told.get(each.mention.id, ""))}
    if len(set(own.values())) < 2:
        return {next(iter(own.values()), ""): list(seen)}
    in_article: defaultdict[ArticleId, set[str]] = defaultdict(set)
    for each in seen:
        in_article[each.mention.article] |= {own[each.mention.id]} if each.mention.id in own else set()
    counted = Counter(own.values())
    usual = min(counted, key=lambda land: (-counted[land], land))
    found: dict[str, list[Seen]] = {land: [] for land in sorted(counted)}
    for each in seen:
        article = each.mention.article
        maybe = (in_article[article], beside(article) & counted.keys())
        only = next((_one(each) for each in maybe if len(each) == 1), usual)
        found[own.get(each.mention.id, only)].append(each)
    return found


def _one(lands_told: Iterable[str]) -> str:
    return next(iter(lands_told))


def _first_land(text: str, found: re.Match[str]) -> tuple[str, int]:
    """The land that begins what was found, and where its name ends; one of a list is no place's: "Libya and Egypt"."""
    words = found[1].split()
    for many in range(len(words), 0, -1):
        name = " ".join(words[:many]).rstrip(".,")
        end = found.start(1) + len(name)
        if land := land_called(name):
            return ("" if _LISTED.match(text, end) else land), end
    return "", found.end()


@cache
def _lands() -> Mapping[str, str]:
    return {plain(spelling): land.spellings[0] for land in lands() for spelling in land.spellings}
