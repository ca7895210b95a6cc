"""Owns how scripts compare two articles: copies of one text, independent reports of one event, or neither."""

import re
from collections.abc import Iterator, Sequence

from annotator.api.comparison import Comparison
from annotator.api.texts import only_texts
from annotator.domain.article import new_article
from annotator.domain.family import Family
from annotator.domain.odds import logistic
from annotator.domain.text import normalise
from annotator.match.copies.families import families
from annotator.match.links.subjects import elsewhere, few_names, likeness, other_towns, subject
from annotator.match.stories.names_in_both import names_in_both
from annotator.match.stories.other_events import Against, against, may_be_later
from annotator.match.stories.report_parts import READ
from annotator.match.stories.reports import ReportProfile, report_profile
from annotator.match.stories.same_story import StoryFeatures, evidence, grade, later_told, story_features
from annotator.match.stories.shared_parts import AGREE, DIFFER, Standing, standings, written
from annotator.match.stories.shared_quotations import SharedQuotation, shared_quotation
from annotator.match.stories.short_reports import against_brevity, with_brevity
from annotator.match.stories.two_tongues import evidence_between, in_two_tongues

COPY, PARTIAL, SAME_STORY, UNRELATED = "copy", "partial", "same story", "unrelated"
_LEAST_WORDS = 3
"""Fewer words with a meaning tell no event."""
_RARE, _TELLING, _TWO = 10.0, 5.7, 2
_STRANGERS, _ELSEWHERE = -2.0, -7.5
"""How rare names are that tell of one event, or anything at all; and what it tells against one to share none, or to
lie elsewhere: so do none of 825 pairs of articles on one event in ECB+, and 38 of 825 on look-alike ones."""
_OTHER_TOWNS = (0.0, -1.5, -6.0, -6.0)
"""What towns in no list tell, by how many of days, numbers and names (alike less than this) are others, too: of pairs
in ECB+ with two such changes one is of one event, and 47 are of look-alike ones; with one change 18 and 78."""
_SHARED_NUMBERS = 3
_TWO_TONGUES = "they are in two languages, so that only names, numbers and days compare"
_QUOTED = 12
_OF_ONE_PERSON, _STOCK = 1.4, 1.0
"""Who quotes the same dozen words of one person tells of what that person said, four times of five at least; of nobody
in particular they may be a stock phrase. Set by hand."""
_SENTENCE_ENDS, _WORD = re.compile(r"(?<=[.!?。！？])\s*|\n+"), re.compile(r"\w+")
_RUN = 8
_MAY_COPY = 0.35
"""Texts that have less in common than this, as the root of a cosine, share no passage worth looking for, as far as all
of them is read for it."""


def compare_articles(a: str, b: str) -> Comparison:
    """How two articles compare; the order of both changes only which of both the reasons name first.

    `relation` is "copy" (one is wholly taken from the other, or both from a third), "partial" (they share passages),
    "same story" (independent reports of one event) or "unrelated". `score` is how alike people would call what they
    tell, lower for any that are unrelated than for any that tell one story; `confidence` how sure the relation is.
    Attributes: words, names, numbers, time, places. The first line, or else the first dozen words, is read as the
    headline. Only the two texts count, and no model is needed.
    """
    only_texts("compare_articles", a, b)
    first, second = normalise(a).text, normalise(b).text
    one, other = report_profile(first), report_profile(second)
    found = story_features(one, other)
    told = standings(one, other, found)
    family = _family(first, second, found)
    if family and _is_whole(family) and _of_one_frame(one, other, found):
        family = None
    enough = min(len(one.words), len(other.words)) >= _LEAST_WORDS
    between = in_two_tongues(one, other)
    apart = Against(0.0, ()) if between else against(one, other, found)
    likely = evidence_between(one, other) if between else _likely((first, second), (one, other), found, apart.weight)
    quoted = shared_quotation(first, second)
    likely = _with_quotation(likely, quoted)
    relation, confidence = _relation(family, likely if enough else None)
    copied = family.score / 10_000 if family and relation == COPY else 0.0
    if first == second and first.strip():
        relation, confidence, copied = COPY, 1.0, 1.0
    return Comparison(
        relation=relation,
        score=max(copied, _score(relation, likely if between else evidence(found), likely) if enough else 0.0),
        confidence=round(confidence, 4),
        attributes={each.attribute: each.standing for each in told},
        reasons=(
            *(family.reasons if family else ()),
            *_passages(family, first, second),
            *((_TWO_TONGUES,) if between else ()),
            *_quoted(quoted),
            *_reasons(first, second, told),
            *apart.reasons,
        ),
    )


def _with_quotation(likely: float, quoted: SharedQuotation | None) -> float:
    """How strongly two reports seem to tell of one event where they quote the same words, of one person if so told."""
    if quoted is None:
        return likely
    return max(likely, _OF_ONE_PERSON) if quoted.of_one else likely + _STOCK


def _quoted(quoted: SharedQuotation | None) -> Iterator[str]:
    if quoted is not None:
        told = quoted.words.split()
        yield f"both quote {quoted.many} words: “{' '.join(told[:_QUOTED])}{' …' if len(told) > _QUOTED else ''}”"


def _score(relation: str, found: float, likely: float) -> float:
    """How alike people would call two articles with this evidence, and what is likely with places and names.

    These two say that they tell of one event or not, and little of how alike people call them.
    """
    if relation == UNRELATED and found >= 0:
        return grade(likely)
    return grade(max(found, 0.0) if relation == SAME_STORY else found)


def _family(a: str, b: str, found: StoryFeatures) -> Family | None:
    """The family of two texts, None if they share no passage."""
    if found.words < _MAY_COPY and max(len(a), len(b)) <= READ and _runs(a).isdisjoint(_runs(b)):
        return None
    return next(iter(families([new_article(a, file="a"), new_article(b, file="b")])), None)


def _is_whole(family: Family) -> bool:
    return any(member.span is None for member in family.members)


def _of_one_frame(one: ReportProfile, other: ReportProfile, found: StoryFeatures) -> bool:
    """Whether two short texts have other names throughout, so that neither is a copy whatever words they share."""
    return not in_two_tongues(one, other) and against_brevity(one, other, found, evidence(found)) < 0


def _runs(text: str) -> set[tuple[str, ...]]:
    """All runs of so many words that two texts hardly have one in common by chance."""
    every = _WORD.findall(text.casefold())
    return {tuple(every[at : at + _RUN]) for at in range(len(every) - _RUN + 1)}


def _passages(family: Family | None, a: str, b: str) -> Iterator[str]:
    """The first sentence of the longest passage of a text that stands in the other, too, by its first words."""
    own = new_article(a, file="a").id
    spans = [each.span for each in family.members if each.article == own and each.span] if family else []
    theirs = _spoken(b)
    spans.sort(key=lambda span: -span.length)
    sentences = (each for span in spans for each in _SENTENCE_ENDS.split(span.quote(a)))
    told = (each for each in sentences if len(each.split()) >= _LEAST_WORDS and _spoken(each) in theirs)
    if words := next(told, "").split():
        yield f"both have the passage “{' '.join(words[:_QUOTED])}{' …' if len(words) > _QUOTED else ''}”"


def _spoken(text: str) -> str:
    """The words of a text between single blanks, so that one holds another word for word."""
    return f" {' '.join(_WORD.findall(text.casefold()))} "


def _likely(
    texts: tuple[str, str], profiles: tuple[ReportProfile, ReportProfile], found: StoryFeatures, apart: float
) -> float:
    """How strongly two reports seem to tell of one event, in nats, by all that is known; `apart`: towns and heads."""
    elsewhere_told, wording = min(_by_places(texts, profiles, found), apart), evidence(found)
    if elsewhere_told:
        likely = wording + elsewhere_told + (_STRANGERS if _strangers(*profiles) else 0.0)
    else:
        likely = wording + _by_names(*profiles, found)
    return with_brevity(*profiles, found, wording, likely=likely)


def _by_places(texts: tuple[str, str], profiles: tuple[ReportProfile, ReportProfile], found: StoryFeatures) -> float:
    """What places tell against one event: known ones, or towns in no list where days, numbers or names are others."""
    one, other = map(subject, texts)
    names = likeness(one, other).names
    if elsewhere(one, other, names):
        return _ELSEWHERE
    if other_towns(one, other) is None:
        return 0.0
    day = max(found.day_clash, found.date_clash) > 0
    return _OTHER_TOWNS[day + _other_numbers(*profiles) + few_names(one, other, names)]


def _other_numbers(one: ReportProfile, other: ReportProfile) -> bool:
    """Whether hardly a number of one is told by the other: none, or one of three."""
    fewer, both = min(len(one.numbers), len(other.numbers)), len(one.numbers & other.numbers)
    return fewer > 0 and _SHARED_NUMBERS * both <= fewer


def _by_names(one: ReportProfile, other: ReportProfile, found: StoryFeatures) -> float:
    """What names add to the evidence: several, and none in common that tells anything, are of two events.

    With two rare ones in common, and more than names, a later day and newer figures tell nothing against one event.
    """
    if sum(rare >= _RARE for rare in _shared(one, other)) >= _TWO and may_be_later(found):
        return -later_told(found)
    return _STRANGERS if _strangers(one, other) else 0.0


def _strangers(one: ReportProfile, other: ReportProfile) -> bool:
    """Whether both name several, and none of them that tells anything is named by both."""
    return max(_shared(one, other), default=0.0) < _TELLING and min(len(one.names), len(other.names)) > _TWO


def _shared(one: ReportProfile, other: ReportProfile) -> list[float]:
    """How rare the names are that both have, however they are spelled."""
    return names_in_both(one, other).rarities()


def _relation(family: Family | None, told: float | None) -> tuple[str, float]:
    """The relation, with how sure it is; `told` is how strongly both seem to tell of one event, None for too little."""
    same = 0.0 if told is None else logistic(told)
    if family is not None:
        # How much is shared says how much of a copy it is; that a passage is shared is seen.
        return (COPY, family.score / 10_000) if _is_whole(family) else (PARTIAL, (1 + family.score / 10_000) / 2)
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
