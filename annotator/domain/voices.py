"""Owns Voice and Kin: claims as evidence with who says and who prints them, and the families they may stand in."""

from dataclasses import dataclass

from annotator.domain.fact import Stance
from annotator.domain.family import Family, Member
from annotator.domain.ids import ArticleId
from annotator.domain.link import Standing
from annotator.domain.span import Span


@dataclass(frozen=True, slots=True)
class Voice:
    """A claim as evidence: where it stands, who says it there, and which outlet prints it.

    `speakers` and `outlets` hold every name or entity by which the two are known; both are empty if nobody is named.
    `cited` are the names that its sentence gives besides as where it is from, each with all by which that is known,
    `credited` those that the lines over or under its article give as where its text is from.
    """

    article: ArticleId
    span: Span
    speakers: frozenset[str] = frozenset()
    outlets: frozenset[str] = frozenset()
    speaker: str = ""
    stance: Stance = Stance.SUPPORTS
    outlet: str = ""
    cited: tuple[tuple[str, frozenset[str]], ...] = ()
    credited: tuple[tuple[str, frozenset[str]], ...] = ()

    @property
    def named(self) -> frozenset[str]:
        """Every name or entity that it names as who says it or where it is from."""
        return self.speakers.union(*(known for _, known in (*self.cited, *self.credited)))

    def source(self, outlets: frozenset[str]) -> str:
        """The name that it gives to an outlet that is known by these; that of its speaker if it cites none of them."""
        named = (*self.cited, *(() if self.speakers & outlets else self.credited))
        return next((name for name, known in named if known & outlets), self.speaker)


@dataclass(frozen=True, slots=True)
class Kin:
    """A family and where it stands; `outlet` names who printed it first, if that is known.

    `outlets` hold every name or entity by which that one is known.
    """

    family: Family
    standing: Standing = Standing.SUGGESTED
    outlet: str = ""
    outlets: frozenset[str] = frozenset()

    def holds(self, voice: Voice) -> Member | None:
        """The member that a claim stands in, or None."""
        return next((m for m in self.family.members if m.article == voice.article and covers(m, voice.span)), None)


def covers(member: Member, span: Span) -> bool:
    """Whether a passage holds some of the characters; a member without a place is its whole article."""
    return member.span is None or member.span.overlaps(span)
