"""Owns how scripts compare two articles: copies of one text, independent reports of one event, or neither."""

from collections.abc import Iterator, Sequence

from annotator.api.comparison import Comparison
from annotator.domain.article import new_article
from annotator.domain.family import Family
from annotator.domain.odds import logistic
from annotator.domain.text import normalise
from annotator.match.families import families
from annotator.match.reports import report_profile
from annotator.match.same_story import StoryFeatures, evidence, grade, story_features
from annotator.match.shared_parts import AGREE, DIFFER, Standing, standings, written

COPY, PARTIAL, SAME_STORY, UNRELATED = "copy", "partial", "same story", "unrelated"
_LEAST_WORDS = 3
"""Fewer words with a meaning tell no event."""
_MAY_COPY = 0.35
"""Texts that have less in common than this, as the root of a cosine, share no passage worth looking for."""


def compare_articles(a: str, b: str) -> Comparison:
    """How two articles compare; the order of both changes only which of both the reasons name first.

    `relation` is "copy" (one is wholly taken from the other, or both from a third), "partial" (they share passages),
    "same story" (independent reports of one event) or "unrelated". `score` is how alike people would call what they
    tell; `confidence` how sure the relation is. Attributes: words, names, numbers, time, places. The first line, or
    else the first dozen words, is read as the headline. Only the two texts count, and no model is needed.
    """
    first, second = normalise(a).text, normalise(b).text
    one, other = report_profile(first), report_profile(second)
    found = story_features(one, other)
    told = standings(one, other, found)
    family = _family(first, second, found)
    enough = min(len(one.words), len(other.words)) >= _LEAST_WORDS
    relation, confidence = _relation(family, found, enough)
    copied = family.score / 10_000 if family and relation == COPY else 0.0
    if first == second and first.strip():
        relation, confidence, copied = COPY, 1.0, 1.0
    return Comparison(
        relation=relation,
        score=max(copied, grade(evidence(found)) if enough else 0.0),
        confidence=round(confidence, 4),
        attributes={each.attribute: each.standing for each in told},
        reasons=(*(family.reasons if family else ()), *_reasons(first, second, told)),
    )


def _family(a: str, b: str, found: StoryFeatures) -> Family | None:
    """The family of two texts, None if they share no passage."""
    if found.words < _MAY_COPY:
        return None
    return next(iter(families([new_article(a, file="a"), new_article(b, file="b")])), None)


def _relation(family: Family | None, found: StoryFeatures, told: bool) -> tuple[str, float]:
    same = logistic(evidence(found)) if told else 0.0
    if family is not None:
        whole = any(member.span is None for member in family.members)
        return COPY if whole else PARTIAL, family.score / 10_000
    return (SAME_STORY, same) if same >= 0.5 else (UNRELATED, 1 - same)


def _reasons(a: str, b: str, told: Sequence[Standing]) -> Iterator[str]:
    """What agrees and what differs, in words."""
    for each in told:
        if each.standing == AGREE and each.ours:
            yield f"both have the {each.attribute} {_listed(a, each.ours)}"
        elif each.standing == DIFFER and each.attribute != "words":
            yield f"different {each.attribute}: {_listed(a, each.ours)} / {_listed(b, each.theirs)}"
        elif each.standing == DIFFER:
            yield "few words in common"


def _listed(text: str, stems: tuple[str, ...]) -> str:
    return ", ".join(written(text, stems))
