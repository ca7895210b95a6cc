"""Owns why reports are one story: which of them hang together, how surely, by what both tell and what speaks against.

Nothing of it is stored: it is told anew from what the story was made from.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, product

from annotator.domain.ids import ArticleId
from annotator.match.stories.names_in_both import names_in_both
from annotator.match.stories.other_events import against
from annotator.match.stories.reports import Report, ReportProfile
from annotator.match.stories.same_story import grade, story_features
from annotator.match.stories.shared_parts import Standing, standings
from annotator.match.stories.story_beside import Beside
from annotator.match.stories.story_groups import Edge
from annotator.match.stories.story_names import SharedNames, day_of
from annotator.match.stories.story_pairs import PARTS, between
from annotator.match.stories.story_table import named_between
from annotator.match.stories.two_tongues import in_two_tongues
from annotator.match.words.rarity import rarity

_LOOKED_AT = 8
"""So many copies of a text are held against those of another."""
_MOST_NAMES = 8
_COPIED = "a passage stands in both, and counts for nothing"
_TWO_TONGUES = "two languages: only names, numbers and days compare"


@dataclass(frozen=True, slots=True)
class Tie:
    """Two reports of a story, how surely they are of one event in ten-thousandths, and what both say of the same.

    `evidence` is in thousandths of a nat, `named` how much of it rare names add; `days` lie between both, None where
    the day of one is not known. `names` are those that both tell, the rarest first and as the former spells them;
    `told` is of the rest. `against` is what speaks against one event, in words.
    """

    a: ArticleId
    b: ArticleId
    score: int
    evidence: int
    named: int
    days: int | None
    names: tuple[str, ...]
    told: tuple[Standing, ...]
    against: tuple[str, ...]


def ties(texts: Mapping[ArticleId, Sequence[Report]], around: Iterable[Report], beside: Beside) -> list[Tie]:
    """Every two articles of a story, the surest first.

    Args:
        texts: by article of the story the reports that print its text, its own first.
        around: all reports of the same days, which tell how rare the names are.
        beside: what stands beside passages that articles share.
    """
    own = {name for reports in texts.values() for each in reports for name in each.profile.names}
    names = SharedNames()
    names.add(each for each in around if not own.isdisjoint(each.profile.names))
    found = (_surest((a, b), texts, names, beside) for a, b in combinations(sorted(texts), 2))
    return sorted(found, key=lambda tie: (-tie.evidence, tie.a, tie.b))


def holding(known: Sequence[Tie]) -> list[Tie]:
    """Those of some ties, the surest first, that hold all articles together: as few as do, and the surest of them."""
    home: dict[ArticleId, frozenset[ArticleId]] = {}
    kept: list[Tie] = []
    for tie in known:
        one, other = (home.get(each, frozenset({each})) for each in (tie.a, tie.b))
        if one != other:
            home.update(dict.fromkeys(one | other, one | other))
            kept.append(tie)
    return kept


def _surest(edge: Edge, texts: Mapping[ArticleId, Sequence[Report]], names: SharedNames, beside: Beside) -> Tie:
    """What is told of two texts by those of their copies that tell it most surely."""
    a, b = edge
    pairs = product(texts[a][:_LOOKED_AT], texts[b][:_LOOKED_AT])
    surest = max((_tie(one, other, names, beside) for one, other in pairs), key=lambda tie: tie.evidence)
    return replace(surest, a=a, b=b, days=_days_apart(texts[a][0], texts[b][0]))


def _days_apart(one: Report, other: Report) -> int | None:
    ours, theirs = day_of(one), day_of(other)
    return None if ours is None or theirs is None else abs(ours - theirs)


def _tie(one: Report, other: Report, names: SharedNames, beside: Beside) -> Tie:
    told, left = beside.told(one, other, between(one, other)), beside.left(one, other)
    ours, theirs = left[0].profile, left[1].profile
    named = named_between(names.share(one.article, other.article), told)
    found = story_features(ours, theirs)
    apart = (_TWO_TONGUES,) if in_two_tongues(ours, theirs) else against(ours, theirs, found).reasons
    apart += () if left == (one, other) else (_COPIED,)
    return Tie(
        one.article,
        other.article,
        score=round(10_000 * grade((told.evidence + named) / PARTS)),
        evidence=told.evidence + named,
        named=named,
        days=_days_apart(one, other),
        names=tuple(_shared(ours, theirs))[:_MOST_NAMES],
        told=tuple(each for each in standings(ours, theirs, found) if each.attribute != "names"),
        against=apart,
    )


def _shared(ours: ReportProfile, theirs: ReportProfile) -> list[str]:
    """The names of one that the other has as well, the rarest first."""
    named = names_in_both(ours, theirs)
    return sorted((named.ours[key] for key in named.both), key=lambda name: (-rarity(name), name))
