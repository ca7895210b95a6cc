"""Owns the order of a claim's candidates: re-ranked by score, cut to the first few."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from annotator.domain.article import Article
from annotator.domain.ids import ArticleId
from annotator.domain.time import CalendarValue, calendar_value
from annotator.match.claims.running import of_the_past
from annotator.match.contrast import contrast_facets
from annotator.match.links.apartness import less_likely, may_be_apart
from annotator.match.links.index import ClaimIndex, article_words, entry
from annotator.match.links.kept import KeptProfiles, KeptSubjects
from annotator.match.links.other_reports import (
    NOT_UNLIKE,
    Printed,
    Unlike,
    answers,
    of_one_day,
    other_town,
    sparse,
    struck_later,
    unlike,
)
from annotator.match.links.profiles import Profile
from annotator.match.links.similarity import Features, features, score
from annotator.match.links.sketches import alike_at_most, at_most
from annotator.match.links.subjects import Likeness, Subject, days_later, elsewhere, likeness, subject

_SOON = 3
"""A denial that comes out within so many days answers what it denies, wherever either was written."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A claim by its place in the list of profiles, its score 0..1 for another claim, and why."""

    place: int
    score: float
    features: Features


class Ranking:
    """Claims by place, each with its likeliest counterparts in other articles."""

    def __init__(
        self, profiles: Sequence[Profile], subjects: Mapping[ArticleId, Subject], index: ClaimIndex | None = None
    ) -> None:
        """`subjects`: what each article is about; `index` holds the profiles by their places, if it is made."""
        self.profiles = profiles
        self.index = _index(profiles, subjects) if index is None else index
        self._subjects = subjects
        self._asked: ArticleId | None = None
        self._alike: dict[ArticleId, Likeness] = {}
        self._at_most: tuple[ArticleId | None, dict[ArticleId, Likeness]] = None, {}

    def best(self, place: int, top: int, allowed: Callable[[int], bool] = lambda _: True) -> list[Candidate]:
        """The `top` likeliest candidates of a claim that are allowed, the best first; ties by id."""
        pool = self.index.pool(entry(self.profiles[place]))
        return self.ordered(place, (int(other) for other in pool.places if allowed(int(other))))[:top]

    def ordered(self, place: int, others: Iterable[int]) -> list[Candidate]:
        """Other claims as candidates of one, the best first; ties by id."""
        found = [self.candidate(place, other) for other in others]
        return sorted(found, key=self.by_score)

    def by_score(self, candidate: Candidate) -> tuple[float, str]:
        """What candidates are ordered by."""
        return -candidate.score, self.profiles[candidate.place].claim.id

    def candidate(self, place: int, other: int) -> Candidate:
        """Another claim as a candidate of one; the same score the other way round."""
        own, their = self.profiles[place], self.profiles[other]
        alike = self._likeness(own.claim.article, their.claim.article)
        one, two = (own, their) if own.claim.id < their.claim.id else (their, own)
        seen = features(one, two, alike)
        return Candidate(other, score(seen), seen)

    def likelihood(self, found: Candidate, place: int) -> float:
        """How likely a candidate of a claim speaks of the same, 0..1: its score, less if the two claims lie apart.

        Never more than the score, and the same the other way round. It takes longer, so that only those are asked for
        that may come among the first.
        """
        one, two = sorted((place, found.place), key=lambda each: self.profiles[each].claim.id)
        a, b, elsewhere = self.profiles[one], self.profiles[two], self.elsewhere(one, two)
        if not may_be_apart(a, b, found.features, elsewhere):
            return found.score
        told = contrast_facets(a.facets, b.facets, self.later(one, two), elsewhere=elsewhere)
        return less_likely(found.score, told) if told.apart else found.score

    def at_most(self, place: int, others: Sequence[int]) -> list[float]:
        """For other claims the score, 0..1, that they do not exceed as candidates of one.

        It takes little where profiles lie packed, for none of them is read; elsewhere it is 1.
        """
        if not (isinstance(self.profiles, KeptProfiles) and isinstance(self._subjects, KeptSubjects)):
            return [1.0] * len(others)
        articles = self.index.articles([place, *others])
        alike = self._alike_at_most(self._subjects, articles[0], articles[1:])
        return at_most(self.profiles[place], self.profiles.sketches(others), alike)

    def _alike_at_most(self, subjects: KeptSubjects, own: ArticleId, others: Sequence[ArticleId]) -> list[Likeness]:
        """Kept for one article at a time, as what is exact is."""
        if own != self._at_most[0]:
            self._at_most = own, {}
        known = self._at_most[1]
        fresh = [article for article in dict.fromkeys(others) if article not in known]
        if fresh:
            known.update(zip(fresh, alike_at_most(subjects[own], subjects.marks(fresh)), strict=True))
        return [known[article] for article in others]

    def later(self, place: int, other: int) -> int:
        """By how many days a claim came out after another, below 0 if before it; 0 if nobody knows."""
        own, their = (self._subjects[self.profiles[each].claim.article] for each in (place, other))
        return days_later(own, their)

    def printed_later(self, place: int, other: int, first: tuple[str | None, str | None]) -> int:
        """The same of their words, of which some were printed first on days other than those of the articles."""
        own, their = (self._subjects[self.profiles[each].claim.article] for each in (place, other))
        own, their = (replace(each, date=day) if day else each for each, day in zip((own, their), first, strict=True))
        return days_later(own, their)

    def printed(self, place: int, other: int) -> date | None:
        """The day by which either of two claims was out, at the latest; None if nobody knows."""
        return min((day.last for day in self._each_printed(place, other) if day), default=None)

    def of_two_outlets(self, place: int, other: int) -> bool:
        """Whether two claims are known to be printed by two sources."""
        ours, theirs = (self._subjects[self.profiles[each].claim.article].source for each in (place, other))
        return bool(ours and theirs) and ours != theirs

    def elsewhere(self, place: int, other: int) -> str | None:
        """Why the articles of two claims tell of other events, None if nothing speaks for it."""
        own, their = (self.profiles[each].claim.article for each in (place, other))
        subjects, names = (self._subjects[own], self._subjects[their]), self._likeness(own, their).names
        why = elsewhere(*subjects, names)
        if why and self._of_one_day(place, other):
            why = elsewhere(*subjects, names, one_day=True)
        return None if why and self._answers(place, other) else why

    def unlike(self, place: int, other: int) -> Unlike:
        """Why the articles of two claims seem to tell of two events where the claims clash, or tell of a happening."""
        own, their = (self.profiles[each].claim.article for each in (place, other))
        a, b = self.profiles[place].facets, self.profiles[other].facets
        past = of_the_past(a, b, self.printed(place, other)) or self._of_one_day(place, other)
        later = struck_later(a, b, self._each_printed(place, other))
        subjects = self._subjects[own], self._subjects[their]
        found = unlike(*subjects, self._likeness(own, their), past=past, printed=later)
        told = found._replace(town=other_town(a, b, subjects))
        return NOT_UNLIKE if found.clashing and self._answers(place, other) else told

    def _of_one_day(self, place: int, other: int) -> bool:
        a, b = self.profiles[place].facets, self.profiles[other].facets
        return of_one_day(a, b, self._each_printed(place, other))

    def _each_printed(self, place: int, other: int) -> Printed:
        return self._out(place), self._out(other)

    def _out(self, place: int) -> CalendarValue | None:
        return calendar_value(self._subjects[self.profiles[place].claim.article].date)

    def _answers(self, place: int, other: int) -> bool:
        """Whether one of two claims denies the other, soon and word for word, and their articles name hardly anybody.

        Such a denial answers what it denies, wherever either was written.
        """
        ours, theirs = (self.profiles[each] for each in (place, other))
        own, their = (self._subjects[each.claim.article] for each in (ours, theirs))
        near = abs(days_later(own, their)) < _SOON
        return near and answers(ours.facets, theirs.facets) and sparse(own, their)

    def _likeness(self, own: ArticleId, other: ArticleId) -> Likeness:
        """Kept for one article at a time: claims are asked for in the order of their articles."""
        if own != self._asked:
            self._asked, self._alike = own, {}
        if other not in self._alike:
            self._alike[other] = likeness(self._subjects[own], self._subjects[other])
        return self._alike[other]


def ranking(articles: Sequence[Article], profiles: Sequence[Profile]) -> Ranking:
    """The ranking of claims by the texts of their articles."""
    return Ranking(profiles, {article.id: subject(article.text, article.date, article.source) for article in articles})


def _index(profiles: Sequence[Profile], subjects: Mapping[ArticleId, Subject]) -> ClaimIndex:
    index = ClaimIndex()
    index.add_articles({article: article_words(about.words) for article, about in subjects.items()})
    index.add([entry(profile) for profile in profiles])
    return index
