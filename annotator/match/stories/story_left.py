"""Owns which story a report belongs to that was left alone, though it stands out as near a member of one."""

from collections.abc import Callable

from annotator.domain.ids import ArticleId
from annotator.match.stories.story_groups import Edge, Edges, Group, looked_at
from annotator.match.stories.story_view import UNITS, StoryView, mostly_unrelated

_CLEAR, _CLEAR_IN_TWO = 2_000 * UNITS, 1_000 * UNITS
"""Who stands out so far as near a member of a story is of it, however little else there it is like; in two languages
less is alike. Pair F1 of stories is as good with it on AllSides, and better by .03 on ECB+."""
_AGAINST = -3_000
"""Less than this in two languages tells of other names and places: if half of a story is so, it is another event."""


def with_left_over(groups: list[Group], edges: Edges, view: StoryView) -> list[Group]:
    """The groups with the texts that were left alone, where these clearly belong to one."""
    clear = {edge: value for edge, value in edges.items() if value >= _bar(view, edge)}
    return with_left(groups, clear, lambda group, edge: _may_take(view, group, edge))


def with_left(groups: list[Group], edges: Edges, may_take: Callable[[Group, Edge], bool]) -> list[Group]:
    """The groups with those left alone that are nearest to a member of one, which asks no more of the others.

    A group may have grown past a report of its first day: what is told later has less and less in common with it.
    """
    home = {each: group for group in groups for each in group}
    left, seen = frozenset(each for edge in edges for each in edge) - home.keys(), set[ArticleId]()
    for edge, _ in sorted(edges.items(), key=lambda entry: (-entry[1], entry[0])):
        alone = left.intersection(edge)
        nearest = alone - seen
        seen |= alone
        if len(alone) == 1 and nearest and may_take(near := home[min(set(edge) - alone)], edge):
            together = tuple(sorted((*near, *alone)))
            home.update(dict.fromkeys(together, together))
    return sorted(set(home.values()))


def _bar(view: StoryView, edge: Edge) -> int:
    return _CLEAR_IN_TWO if view.table.in_two_tongues(*edge) else _CLEAR


def _may_take(view: StoryView, group: Group, edge: Edge) -> bool:
    """Whether a group may take what is nearest to a member of it: these two are of one event by what they tell.

    The story may go on for longer than any two of its reports are apart, but not for longer than before.
    """
    near, alone = sorted(edge, key=lambda each: each not in group)
    if view.thousandths(*view.speaking(near, alone)) < 0 or not view.may_join((near,), (alone,)):
        return False
    if not view.may_join(group, (alone,)) and not (view.independent(group, (alone,)) and _lasts(view, group, alone)):
        return False
    pairs = [view.speaking(each, alone) for each in looked_at(group)]
    against = [pair for pair in pairs if view.table.in_two_tongues(*pair) and view.thousandths(*pair) < _AGAINST]
    if 2 * len(against) >= len(pairs):
        return False
    return not mostly_unrelated([view.thousandths(*pair) + view.named(*pair) for pair in pairs])


def _lasts(view: StoryView, group: Group, alone: ArticleId) -> bool:
    """Whether a text appeared between the first and the last report of a group."""
    own = view.table.report(alone).date
    dates = [view.table.report(each).date for text in group for each in view.copies.get(text, (text,))]
    known = [date for date in dates if date]
    if own is None or not known:
        return False
    return min(date.first for date in known) <= own.first and own.last <= max(date.last for date in known)
