"""Owns the families that people make by answering an edge of a root graph: of one article, or of a named speaker.

Such a family is nobody's suggestion: the decisions on it carry it. Its id tells what was answered.
"""

from collections.abc import Collection, Sequence
from dataclasses import replace
from enum import StrEnum

from annotator.domain.family import Family, Member
from annotator.domain.ids import ArticleId, FamilyId, content_id


class Answered(StrEnum):
    """What an answer is about."""

    ONE = "one article"
    """Whether the last article of the family rests on the same as those before it."""
    SPEAKER = "one speaker"
    """Whether all of its articles quote one statement."""
    OUTLET = "one outlet"
    """Whether its second article has from its first what it says."""
    HOUSE = "one house"
    """Whether its articles, all of one outlet, have it from one source."""
    OF_HOUSE = "one article of a house"
    """Whether the last article of the family has it from the same source as others of its outlet."""


def answer_of_one(
    members: Sequence[Member], article: ArticleId, reasons: Sequence[str] = (), *, kind: Answered = Answered.ONE
) -> Family:
    """The family by which people tell whether an article belongs to others; it is the last one."""
    kept = list(dict.fromkeys(member.article for member in members if member.article != article))[:_KEPT]
    own = next(member for member in members if member.article == article)
    return made(kind, [*(m for m in members if m.article in kept), own], reasons)


_UNORDERED = (Answered.SPEAKER, Answered.HOUSE)
_KEPT = 4
"""An article is told apart from so many of those it was joined with."""
_LEAST = 2
"""An answer is about so many passages at least."""


def made(kind: Answered, members: Sequence[Member], reasons: Sequence[str] = ()) -> Family:
    """The family that an answer makes; the same for every copy of a project."""
    return Family(_id(kind, members), tuple(members), reasons=tuple(reasons))


def answered(family: Family) -> Answered | None:
    """What a family answers, going by its id; None for one that a machine proposed."""
    if len(family.members) < _LEAST:
        return None
    return next((kind for kind in Answered if family.id == _id(kind, family.members)), None)


def one_article(family: Family) -> ArticleId | None:
    """The article that an answer is about alone; None for all other families."""
    return family.members[-1].article if answered(family) in (Answered.ONE, Answered.OF_HOUSE) else None


def of_house(family: Family) -> bool:
    """Whether it tells what articles of one outlet rest on; they share neither a text nor a statement by that."""
    return family.quotation and answered(family) in (Answered.HOUSE, Answered.OF_HOUSE)


def parted(family: Family, cuts: Collection[Family]) -> Family:
    """The family without the passages that people cut from it, each by an answer about one article."""
    gone = {cut.members[-1] for cut in cuts if is_of(cut, family)}
    left = tuple(each for each in family.members if not any(_share(each, other) for other in gone))
    if len(left) == len(family.members):
        return family
    articles = {member.article for member in left}
    changes = (replace(c, readings=tuple(r for r in c.readings if r.article in articles)) for c in family.changes)
    return replace(family, members=left, changes=tuple(changes))


def is_of(answer: Family, family: Family) -> bool:
    """Whether an answer about one article tells it apart from others of a family, or from what that one tells."""
    own, articles = answer.members[-1], {member.article for member in family.members}
    apart = any(kept.article in articles for kept in answer.members[:-1])
    alike = (answer.quotation, of_house(answer)) == (family.quotation, of_house(family))
    return apart and alike and any(_share(own, each) for each in family.members)


def _share(one: Member, other: Member) -> bool:
    placed = one.span is None or other.span is None or one.span.overlaps(other.span)
    return one.article == other.article and placed


def _id(kind: Answered, members: Sequence[Member]) -> FamilyId:
    places = [f"{m.article}:{m.span.start}:{m.span.end}" if m.span else str(m.article) for m in members]
    return FamilyId(content_id("answer", kind.value, *(sorted(places) if kind in _UNORDERED else places)))
