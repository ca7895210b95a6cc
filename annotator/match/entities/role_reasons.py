"""Owns what articles call somebody, and whether that speaks for one person or for two of one name."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from annotator.domain.ids import ArticleId
from annotator.match.names.callings import calling_of, kinds_of, marks_of

_TWO = 2


class Speaks(StrEnum):
    """What a role says of all articles meaning one person."""

    FOR = "for"
    AGAINST = "against"
    NEITHER = "neither"


@dataclass(frozen=True, slots=True)
class Called:
    """A role that articles give, as it is spoken, the articles that do, and what it speaks for, with the reason."""

    words: str
    articles: tuple[ArticleId, ...]
    speaks: Speaks
    why: str = ""


def called(roles: Mapping[ArticleId, Collection[str]]) -> list[Called]:
    """What each role that articles give somebody speaks for, those that most articles give first.

    One that several give speaks for one person, and so does one of a kind that the others tell too, or that people have
    in turn; one of a kind that nobody has who is what the others say speaks against it.

    Worked example: "minister" in two articles and "striker" in a third.
    """
    giving: dict[str, list[ArticleId]] = {}
    for article in sorted(roles):
        for role in sorted(set(roles[article])):
            giving.setdefault(role, []).append(article)
    told = (_called(role, articles, roles) for role, articles in giving.items())
    return sorted(told, key=lambda each: (-len(each.articles), each.words))


def _called(role: str, articles: Collection[ArticleId], roles: Mapping[ArticleId, Collection[str]]) -> Called:
    words, listed = " ".join(reversed(role.split(" ", 1))), tuple(articles)
    if len(listed) >= _TWO:
        return Called(words, listed, Speaks.FOR, f"{len(listed)} articles say so")
    own = kinds_of(_callings([role]))
    others = kinds_of(_callings(each for article, told in roles.items() if article not in articles for each in told))
    if not own or not others:
        return Called(words, listed, Speaks.NEITHER)
    if marks_of(own).isdisjoint(marks_of(others)):
        return Called(words, listed, Speaks.AGAINST, f"elsewhere {_listed(others)}, which nobody is besides")
    kind = "of one kind" if own & others else "one person is both in turn"
    return Called(words, listed, Speaks.FOR, f"{kind}: {_listed(own | others)}")


def _callings(roles: Collection[str] | Iterator[str]) -> set[str]:
    return {calling for role in roles if (calling := calling_of(role))}


def _listed(kinds: Collection[str]) -> str:
    return ", ".join(sorted(kinds))
