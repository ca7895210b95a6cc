"""Owns what is proposed of stories that people confirmed: not these once more, but each report that may join one."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import product

from annotator.domain.family import Story
from annotator.domain.ids import ArticleId, StoryId, content_id
from annotator.match.stories.same_story import grade
from annotator.match.stories.story_view import StoryView

Confirmed = Collection[frozenset[ArticleId]]
"""The articles of each story that people confirmed."""
Homes = Mapping[ArticleId, Mapping[ArticleId, ArticleId]]


def joining(told: Iterable[Story], confirmed: Confirmed, view: StoryView) -> Iterator[Story]:
    """The stories without those that people know: of one that grew each new report, with the known one nearest to it.

    What is all in confirmed stories that share a report is known. Where a story has reports of several that share none,
    the nearest two of the largest and of each other one are proposed. A copy of a known text is known.

    Worked example: a, b and c are confirmed and d comes, nearest to b; then b and d are proposed, and nothing else.
    """
    homes = homes_of(confirmed, view.family)
    for story in told:
        parts = _parts(story, homes, view)
        if not parts or frozenset(story.articles) in confirmed:
            yield story
            continue
        largest, *others = sorted(parts.values(), key=lambda part: (-len(part), part))
        yield from (_nearest(largest, part, homes, view) for part in others)
        known = [article for part in parts.values() for article in part]
        new = (article for article in story.articles if article not in known)
        yield from (_nearest(known, [article], homes, view) for article in new)


def homes_of(confirmed: Confirmed, text_of: Callable[[ArticleId], ArticleId]) -> Homes:
    """By text the known articles of the stories that it belongs to, directly or through others, each by its text.

    `text_of` tells which article stands for all copies of one text.
    """
    homes: dict[ArticleId, dict[ArticleId, ArticleId]] = {}
    for articles in sorted(map(sorted, confirmed)):
        together: dict[ArticleId, ArticleId] = {}
        for article in articles:
            text = text_of(article)
            together |= homes.get(text, {}) or {text: article}
        homes.update(dict.fromkeys(together, together))
    return homes


def _parts(story: Story, homes: Homes, view: StoryView) -> dict[ArticleId, list[ArticleId]]:
    """The articles of a story that people put into one, by the first text of each."""
    parts: dict[ArticleId, list[ArticleId]] = {}
    for article in story.articles:
        if home := homes.get(view.family(article)):
            parts.setdefault(min(home), []).append(article)
    return parts


def _nearest(ours: Sequence[ArticleId], theirs: Sequence[ArticleId], homes: Homes, view: StoryView) -> Story:
    """The story of the two articles that are surest of one event; of a known text the article that people know."""
    evidence, one, other = min((-view.evidence(a, b), a, b) for a, b in product(ours, theirs))
    pair = sorted(homes.get(text, {}).get(text, each) for each in (one, other) for text in (view.family(each),))
    return Story(StoryId(content_id("story", *pair)), tuple(pair), score=round(10_000 * grade(-evidence)))
