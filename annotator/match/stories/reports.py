"""Owns what a report tells, weighed by how rare it is in English, small and ready to compare."""

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import islice

from annotator.domain.article import Article
from annotator.domain.ids import ArticleId
from annotator.domain.time import CalendarValue, calendar_value
from annotator.match.stories.foreign_cast import cast_in
from annotator.match.stories.report_cast import Cast, cast
from annotator.match.stories.report_figures import told_in
from annotator.match.stories.report_parts import READ, ReportParts, Term, report_parts
from annotator.match.tongues.known import TONGUES
from annotator.match.tongues.telling import ENGLISH, language_told
from annotator.match.tongues.tongue import folded
from annotator.match.words.rarity import rarity_in
from annotator.match.words.stems import stem

_MOST_WORDS = 96
_HEADLINE = 2.0
"""A word of the headline counts as if it stood twice in the text."""
_FADING = 200.0
_FADED = tuple(math.exp(-place / _FADING) for place in range(READ))
"""After so many words a word counts only a third (1/e) as much as at the beginning."""
_NUMBER = 2.5
"""As much as a word that one in fifty thousand is."""


@dataclass(frozen=True, slots=True)
class ReportProfile:
    """What one report tells: bags of length 1 of its words and of its headline, and its names, places and figures.

    `town` is the one that most of it happens in, empty for none; `leading` are the names it begins with and repeats;
    `contests` tell who competes: "women" in "the women's final"; `callings` are the kinds of roles that people have:
    "sport" for a striker; `language` is the one that its words are of; `cast` tells of its names where a capital does
    not.

    It depends on the text alone, so that what two reports share never changes with what else there is.
    """

    words: Mapping[str, float]
    headline: Mapping[str, float]
    plain_length: float
    names: frozenset[str]
    places: frozenset[str]
    numbers: frozenset[str]
    weekdays: frozenset[str]
    dates: frozenset[str]
    town: str
    leading: frozenset[str]
    contests: frozenset[str]
    callings: frozenset[str]
    language: str = ENGLISH
    cast: Cast = field(default_factory=Cast)


@dataclass(frozen=True, slots=True)
class Report:
    """An article ready to be compared: its id, its date as far as it is known, and what it tells."""

    article: ArticleId
    date: CalendarValue | None
    profile: ReportProfile


def report_of(article: Article) -> Report:
    """The report that an article is; a title that does not begin its text is read before it."""
    # A title made from the text is cut with an ellipsis.
    titled = article.title and not article.text.lstrip().startswith(article.title.removesuffix("…"))
    text = f"{article.title}\n{article.text}" if titled else article.text
    return Report(article.id, calendar_value(article.date), report_profile(text))


@lru_cache(maxsize=20_000)
def report_profile(text: str) -> ReportProfile:
    """The profile of a report's text; one without any words for an empty text."""
    language = language_told(text[:READ])
    parts = report_parts(text)
    named = _cast(text[:READ], language, parts.names)
    names = parts.names | named.names
    if language in TONGUES:
        parts = replace(parts, **told_in(text[:READ], TONGUES[language])._asdict())
        names = names if TONGUES[language].capitals else named.names
    parts = replace(parts, names=names)
    words = _unit(_heaviest(_told(parts, language)))
    return ReportProfile(
        words=words,
        headline=_headline(parts.headline, language),
        plain_length=math.sqrt(math.fsum(weight * weight for word, weight in words.items() if word not in parts.names)),
        names=parts.names,
        places=parts.places,
        numbers=parts.numbers,
        weekdays=parts.weekdays,
        dates=parts.dates,
        town="" if language != ENGLISH and _is_placed(parts.town, named) else parts.town,
        leading=parts.leading,
        contests=parts.contests,
        callings=parts.callings,
        language=language,
        cast=named,
    )


def _cast(text: str, language: str, names: frozenset[str]) -> Cast:
    """Whom a text names; of a language that is not known by heart only what capitals tell."""
    if language == ENGLISH:
        return cast(text, names)
    return cast_in(text, TONGUES[language]) if language in TONGUES else Cast()


def _is_placed(town: str, named: Cast) -> bool:
    """Whether a place that is known in another language stands in what seems to be a town's name there."""
    return not named.placed.isdisjoint(stem(word.lower()) for word in town.split())


def _told(parts: ReportParts, language: str) -> dict[str, float]:
    """Every meaningful word with its weight, and every number."""
    grammar = TONGUES[language].grammar if language in TONGUES else frozenset[str]()
    counts: defaultdict[str, float] = defaultdict(float)
    for word, faded in zip(parts.headline, _FADED, strict=False):
        if word.told and not (grammar and folded(word.lower) in grammar):
            counts[word.stem] += _HEADLINE * faded
    for word, faded in zip(parts.body, islice(_FADED, len(parts.headline), None), strict=False):
        if word.told and not (grammar and folded(word.lower) in grammar):
            counts[word.stem] += faded
    weights = {word: (1 + math.log(n) if n > 1 else n) * _flattened(word, language) for word, n in counts.items()}
    return weights | dict.fromkeys((f"#{number}" for number in sorted(parts.numbers)), _NUMBER)


def _headline(found: Sequence[Term], language: str) -> dict[str, float]:
    counts = Counter(word.stem for word in found if not word.empty)
    return _unit({word: (1 + math.log(count)) * rarity_in(word, language) for word, count in counts.items()})


@lru_cache(maxsize=100_000)
def _flattened(word: str, language: str) -> float:
    # The root, for of the rarest words many are names of bystanders.
    return math.sqrt(rarity_in(word, language))


def _heaviest(bag: Mapping[str, float]) -> dict[str, float]:
    return {word: bag[word] for word in sorted(bag, key=lambda word: (-bag[word], word))[:_MOST_WORDS]}


def _unit(bag: Mapping[str, float]) -> dict[str, float]:
    length = math.sqrt(math.fsum(weight * weight for weight in bag.values()))
    return {word: weight / length for word, weight in bag.items()} if length else {}
