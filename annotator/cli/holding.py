"""Owns what `suggest --explain` tells of a family, a story or an entity: what is in it, and why it is one."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from annotator.cli.console import counted, one_line
from annotator.cli.explaining import Line
from annotator.domain.family import Derivation
from annotator.domain.ids import ArticleId
from annotator.domain.json import Json
from annotator.domain.link import Standing
from annotator.domain.percent import percent
from annotator.domain.view import ArticleRow

if TYPE_CHECKING:
    from annotator.services.suggestions.held_together import (
        EntityTold,
        FamilyTold,
        MemberTold,
        MentionTold,
        Spelling,
        StoryTold,
        TieTold,
    )

_MOST = 100
"""Members, ties and mentions that are printed for people."""
_LONGEST = 160
_FEW = 3
"""Articles that are named where one says a role."""
_SPEAKS = {"for": ", speaks for one", "against": ", speaks against it", "neither": ""}


def family_lines(told: "FamilyTold") -> Iterator[Line]:
    """A family as it is printed: why it is one, what differs in it, and each passage."""
    kind = "articles that quote one statement" if told.family.quotation else "copies of one text"
    yield Line(f"Family: {kind}, {told.standing.value}, {percent(told.family.score)} certain", look="bold")
    yield from _several("why", told.family.reasons)
    yield from _several("changes", [change.told for change in told.family.changes])
    if not told.family.quotation:
        yield _detail("first", _first_words(told))
    for number, member in enumerate(told.members[:_MOST], 1):
        yield Line("")
        yield _head(number, told.rows, member.member.article)
        yield _detail("derivation", _derived(told, member))
        if member.words:
            yield _detail("passage", _cut(member.words))
        yield from _several("credits", [f"“{_cut(words)}”" for words in member.credits])
        yield _detail("article", member.member.article)
    yield from _left(len(told.members) - _MOST, "passage")
    yield _detail("family", told.family.id)


def _first_words(told: "FamilyTold") -> str:
    if told.first is None:
        return "which of them the others took it from is not known"
    return f"{_outlet(told.rows, told.first)} had it first, as far as dates and credits tell"


def _derived(told: "FamilyTold", member: "MemberTold") -> str:
    """How much of an article is taken over, and of what."""
    kind, article = member.member.derivation, member.member.article
    if kind is Derivation.QUOTED:
        return "quotes the statement"
    if article == told.first:
        return f"the text itself, which others have {'wholly' if kind is Derivation.WHOLLY else 'in part'}"
    whole = kind is Derivation.WHOLLY
    share = "" if whole else f", {percent(member.member.share)} of its sentences"
    words = "" if member.of_first is None else f", {percent(member.of_first)} of its words are in the first"
    return f"{'wholly' if whole else 'partially'} taken over{share}{words}"


def family_record(told: "FamilyTold") -> dict[str, Json]:
    """The same as a record."""
    return {
        "type": "family",
        "id": told.family.id,
        "status": told.standing.value,
        "score": _share(told.family.score),
        "reasons": list(told.family.reasons),
        "changes": [change.told for change in told.family.changes],
        "root": told.family.root,
        "first": told.first,
        "members": [_member_record(each) for each in told.members],
    }


def _member_record(each: "MemberTold") -> dict[str, Json]:
    span = each.member.span
    return {
        "article": each.member.article,
        "derivation": each.member.derivation.value,
        "start": span.start if span else None,
        "end": span.end if span else None,
        "quote": each.words or None,
        "share": _share(each.member.share),
        "of_first": None if each.of_first is None else _share(each.of_first),
        "credits": list(each.credits),
    }


def story_lines(told: "StoryTold") -> Iterator[Line]:
    """A story as it is printed: its reports, and the ties that hold it together, the surest first."""
    story = told.story
    yield Line(f"Story: {counted(len(story.articles), 'report')} of one event, {told.standing.value}", look="bold")
    yield _detail("certain", f"{percent(story.score)}, as the report is that hangs least with the others")
    for at, article in enumerate(story.articles[:_MOST]):
        yield _detail("" if at else "reports", f"{_named(told.rows, article)} ({article})")
    yield from _left(len(story.articles) - _MOST, "report")
    yield from _several(*_joins(told))
    for number, tie in enumerate(told.holding[:_MOST], 1):
        yield Line("")
        yield from _tie_lines(number, told.rows, tie)
    yield from _left(len(told.holding) - _MOST, "tie")
    if told.weaker:
        scores = sorted(tie.score for tie in told.weaker)
        spread = percent(scores[0]) if len(scores) == 1 else f"{percent(scores[0])} to {percent(scores[-1])}"
        yield Line("")
        yield _detail("besides", f"{counted(len(told.weaker), 'more pair')} of these reports, {spread} certain")
    yield _detail("story", story.id)


def _joins(told: "StoryTold") -> tuple[str, list[str]]:
    """What a story adds to confirmed ones, or in which others a confirmed one goes on."""
    if told.standing is Standing.CONFIRMED:
        return "goes on", [f"in the confirmed story of {len(each.articles)}, {each.id}" for each in told.joins]
    new = [(each, len(set(told.story.articles) - set(each.articles))) for each in told.joins]
    return "joins", [
        f"{counted(number, 'report')} to the confirmed story of {len(each.articles)}, {each.id}" for each, number in new
    ]


def _tie_lines(number: int, rows: Mapping[ArticleId, ArticleRow], told: "TieTold") -> Iterator[Line]:
    tie = told.tie
    yield Line(
        f"{number:>3}  {_outlet(rows, tie.a)} and {_outlet(rows, tie.b)}: {percent(tie.score)} certain", look="bold"
    )
    if tie.days is not None:
        yield _detail("printed", "on one day" if not tie.days else f"{counted(tie.days, 'day')} apart")
    for attribute, words in told.both:
        yield _detail(attribute, f"both tell {_listed(words)}")
    if tie.named > 0:
        yield _detail("", "the names are rare enough to count beside the other words")
    against = [f"other {attribute}: {_listed(ours)} / {_listed(theirs)}" for attribute, ours, theirs in told.otherwise]
    yield from _several("against", [*against, *tie.against])
    yield _detail("articles", f"{tie.a}, {tie.b}")


def story_record(told: "StoryTold") -> dict[str, Json]:
    """The same as a record."""
    return {
        "type": "story",
        "id": told.story.id,
        "status": told.standing.value,
        "score": _share(told.story.score),
        "articles": list(told.story.articles),
        "joins": [each.id for each in told.joins],
        "holding": [_tie_record(each) for each in told.holding],
        "besides": [{"a": tie.a, "b": tie.b, "score": _share(tie.score)} for tie in told.weaker],
    }


def _tie_record(told: "TieTold") -> dict[str, Json]:
    return {
        "a": told.tie.a,
        "b": told.tie.b,
        "score": _share(told.tie.score),
        "days": told.tie.days,
        "both": {attribute: list(words) for attribute, words in told.both},
        "otherwise": {attribute: [list(ours), list(theirs)] for attribute, ours, theirs in told.otherwise},
        "against": list(told.tie.against),
    }


def entity_lines(told: "EntityTold") -> Iterator[Line]:
    """An entity as it is printed: why its names are one, its spellings, the roles, and each mention by article."""
    entity = told.entity
    yield Line(
        f"{one_line(entity.name)} ({entity.label}), {told.standing.value}, {percent(entity.score)} certain", look="bold"
    )
    yield from _several("why", entity.reasons or ["all mentions are spelled alike"])
    yield from _several("spellings", [_spelling(each) for each in told.spellings[:_MOST]])
    yield from _several("called", [_role(told, at) for at in range(min(len(told.called), _MOST))])
    left, number = _MOST, 0
    for article, group in groupby(told.mentions[:_MOST], key=lambda each: each.mention.article):
        number, mentions = number + 1, list(group)
        yield Line("")
        yield _head(number, told.rows, article)
        yield from _several("mentions", [_mention(each) for each in mentions])
        yield _detail("article", article)
        left -= len(mentions)
    yield from _left(len(told.mentions) - _MOST, "mention")
    yield _detail("entity", entity.id)


def _spelling(each: "Spelling") -> str:
    where = f"{counted(each.mentions, 'mention')} in {counted(len(each.articles), 'article')}"
    return f"“{one_line(each.name)}” {where}, {percent(round(10_000 * each.alike))} like its name"


def _role(told: "EntityTold", at: int) -> str:
    role = told.called[at]
    where = "; ".join(_outlet(told.rows, each) for each in role.articles[:_FEW])
    more = f" and {len(role.articles) - _FEW} more" if len(role.articles) > _FEW else ""
    why = f" ({role.why})" if role.why else ""
    return f"{one_line(role.words)} ({where}{more}){_SPEAKS[role.speaks.value]}{why}"


def _mention(each: "MentionTold") -> str:
    called = f" [{', '.join(' '.join(reversed(role.split(' ', 1))) for role in each.roles)}]" if each.roles else ""
    return f"“{one_line(each.context.text)}”{called}"


def entity_record(told: "EntityTold") -> dict[str, Json]:
    """The same as a record."""
    return {
        "type": "entity",
        "id": told.entity.id,
        "name": told.entity.name,
        "label": told.entity.label,
        "status": told.standing.value,
        "score": _share(told.entity.score),
        "reasons": list(told.entity.reasons),
        "spellings": [
            {"name": s.name, "mentions": s.mentions, "articles": list(s.articles), "alike": _number(s.alike)}
            for s in told.spellings
        ],
        "called": [
            {"words": c.words, "articles": list(c.articles), "speaks": c.speaks.value, "why": c.why or None}
            for c in told.called
        ],
        "mentions": [
            {
                "id": m.mention.id,
                "article": m.mention.article,
                "start": m.mention.span.start,
                "end": m.mention.span.end,
                "quote": m.mention.quote,
                "called": list(m.roles),
            }
            for m in told.mentions
        ],
    }


def _head(number: int, rows: Mapping[ArticleId, ArticleRow], article: ArticleId) -> Line:
    return Line(f"{number:>3}  {_named(rows, article)}", look="bold")


def _named(rows: Mapping[ArticleId, ArticleRow], article: ArticleId) -> str:
    """Who printed an article, when, and its title."""
    row = rows.get(article)
    return ": ".join([_outlet(rows, article), *([one_line(row.title)] if row and row.source and row.title else [])])


def _outlet(rows: Mapping[ArticleId, ArticleRow], article: ArticleId) -> str:
    """Who printed an article and when, as it is told of candidates."""
    row = rows.get(article)
    return one_line(", ".join(filter(None, (row.source or row.title, row.date))) or article) if row else article


def _several(label: str, listed: Sequence[str]) -> Iterator[Line]:
    yield from (_detail("" if at else label, one_line(each)) for at, each in enumerate(listed))


def _left(number: int, noun: str) -> Iterator[Line]:
    if number > 0:
        yield Line(f"and {counted(number, f'more {noun}')}; --json tells all of them")


def _listed(words: Sequence[str]) -> str:
    return ", ".join(map(one_line, words))


def _cut(words: str) -> str:
    flat = " ".join(words.split())
    return flat if len(flat) <= _LONGEST else f"{flat[: _LONGEST - 1].rstrip()}…"


def _detail(label: str, text: str) -> Line:
    return Line(text, label or " ", 5)


def _share(of_ten_thousand: int) -> Json:
    return _number(of_ten_thousand / 10_000)


def _number(value: float) -> Json:
    return {"$number": f"{value:.4f}"}
