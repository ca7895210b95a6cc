"""Owns what `suggest` tells of what stands: candidates with what was seen in them, what to ask, likely groups."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from annotator.cli.console import counted, one_line, say, spelled_out
from annotator.cli.edges import edge_lines, edge_records
from annotator.cli.explaining import Line, print_lines
from annotator.cli.holding import (
    entity_lines,
    entity_record,
    family_lines,
    family_record,
    story_lines,
    story_record,
)
from annotator.cli.opening import looked_at
from annotator.domain.feature_words import Part, parts
from annotator.domain.foreseen import CandidateTold, FactChange, Foreseen, fact_words, told
from annotator.domain.ids import ClaimId, FactId, LinkId, TargetId
from annotator.domain.json import Json
from annotator.domain.learned import alike, learned_words
from annotator.domain.link import Link, Relation, changed, is_vague, vague_words
from annotator.domain.percent import percent
from annotator.domain.suggestion import Kind
from annotator.domain.view import ArticleRow, ClaimCard

if TYPE_CHECKING:
    from annotator.match.links.queue import Question
    from annotator.services.asking import Asking
    from annotator.services.suggestions.grouping import LikelyGroup, Opposing
    from annotator.services.workspace import Workspace

_MOST = 100
"""Candidates of a claim that are explained."""


def explain(project: Path, target: TargetId, *, as_json: bool) -> None:
    """Prints why something is proposed, or what a fact rests on; Missing if the id is of nothing that is explained."""
    from annotator.services.decisions import kind_of
    from annotator.services.short_ids import whole_id

    with looked_at(project) as ws:
        identity = whole_id(ws, target, tuple(_TOLD))
        found = _TOLD[kind_of(ws, identity)](ws, identity, as_json)
    _print(found)


def queue(project: Path, most: int, *, as_json: bool) -> None:
    """Prints what is worth asking next, the question worth most first."""
    from annotator.services.asking import Asking

    with looked_at(project) as ws:
        asking = Asking(ws)
        asked = asking.ranked(most)
        of_each = [question_record(each, asking.learned.likelihood(each.link)) for each in asked if as_json]
        found = _Told(records=of_each) if as_json else _Told(list(_questions(ws, asking, asked)))
    _print(found)


def groups(project: Path, most: int, *, as_json: bool) -> None:
    """Prints the largest groups of claims that likely speak of the same, and what joining each makes of facts."""
    from annotator.services.suggestions.grouping import likely

    with looked_at(project) as ws:
        likely_ones = likely(ws, most)
        found = (
            _Told(records=list(map(group_record, likely_ones))) if as_json else _Told(list(_groups(ws, likely_ones)))
        )
    if not likely_ones and not as_json:
        found = _Told([Line("No claims that nobody joined yet likely speak of the same.")])
    _print(found)


@dataclass(frozen=True, slots=True)
class _Told:
    """What is printed, once the project is let go: lines for people, or records for programs."""

    lines: Sequence[Line] = ()
    records: Sequence[Mapping[str, Json]] = ()


def _print(found: _Told) -> None:
    print_lines(found.lines)
    for record in found.records:
        _say_json(record)


def _pairs_told(ws: "Workspace", identity: TargetId, as_json: bool) -> _Told:
    """One link, or the candidates of a claim."""
    from annotator.services import foreseeing, reading
    from annotator.services.asking import Asking

    claim, found = _found(ws, identity)
    asking = Asking(ws)
    if not found:
        likelihood = asking.learned.likelihood
        found = [c.link for c in reading.candidates(ws, claim, _MOST, likelihood=likelihood)]
    each = [foreseeing.tell(ws, asking, link) for link in found]
    if as_json:
        return _Told(records=list(map(candidate_record, each)))
    return _Told([*_head(ws, claim, asking, len(each)), *_candidates(ws, claim, each)])


def _fact_told(ws: "Workspace", identity: TargetId, as_json: bool) -> _Told:
    """The root graph of a fact, edge by edge."""
    from annotator.services import reading

    detail = reading.fact(ws, FactId(identity))
    return _Told(records=list(edge_records(ws, detail))) if as_json else _Told(list(edge_lines(ws, detail)))


def _family_told(ws: "Workspace", identity: TargetId, as_json: bool) -> _Told:
    from annotator.services.suggestions import held_together

    told = held_together.family(ws, identity)
    return _Told(records=[family_record(told)]) if as_json else _Told(list(family_lines(told)))


def _story_told(ws: "Workspace", identity: TargetId, as_json: bool) -> _Told:
    from annotator.services.suggestions import held_together

    told = held_together.story(ws, identity)
    return _Told(records=[story_record(told)]) if as_json else _Told(list(story_lines(told)))


def _entity_told(ws: "Workspace", identity: TargetId, as_json: bool) -> _Told:
    from annotator.services.suggestions import held_together

    told = held_together.entity(ws, identity)
    return _Told(records=[entity_record(told)]) if as_json else _Told(list(entity_lines(told)))


_TOLD: Mapping[Kind, Callable[["Workspace", TargetId, bool], _Told]] = {
    Kind.CLAIM: _pairs_told,
    Kind.LINK: _pairs_told,
    Kind.FAMILY: _family_told,
    Kind.STORY: _story_told,
    Kind.ENTITY: _entity_told,
    Kind.FACT: _fact_told,
}
"""What is told of each kind of thing, as records for programs or as lines."""


def _groups(ws: "Workspace", found: Sequence["LikelyGroup"]) -> Iterator[Line]:
    named = [claim for group in found for claim in (*group.claims, *(each.claim for each in group.against))]
    cards, rows = _read(ws, named)
    for number, group in enumerate(found, 1):
        if number > 1:
            yield Line("")
        alike_words = f"{percent(group.alike)} alike on average"
        yield Line(f"{number:>3}  {counted(len(group.claims), 'claim')}, {alike_words}", look="bold")
        for at, claim in enumerate(group.claims):
            text = f"“{one_line(cards[claim].claim.text)}” {_outlet(rows[cards[claim].claim.article])}"
            yield _detail("" if at else "claims", text)
        for at, each in enumerate(group.against):
            card = cards[each.claim]
            text = f"“{one_line(card.claim.text)}” {_outlet(rows[card.claim.article])}"
            yield _detail("" if at else "against", f"{text}: {_opposes(each)}")
        yield _detail("roots", _roots_words(group))
        for at, change in enumerate(group.facts):
            yield _detail("" if at else "if joined", one_line(fact_words(change)))
        if not group.facts:
            yield _detail("if joined", "no fact changes; F on one of them in Review makes a fact of them")


def _opposes(each: "Opposing") -> str:
    """How a claim stands to the group it is against: "likely contradicts one of these"."""
    relation = each.link.relation
    if relation.symmetric or each.link.a == each.claim:
        return f"likely {relation.value} one of these"
    return f"one of these likely {relation.value} it"


def _roots_words(group: "LikelyGroup") -> str:
    most = f" (at most {group.roots_most})" if group.roots_most > group.roots else ""
    return f"{counted(group.roots, 'independent root')}{most}, {counted(len(group.parts), 'group')} so far"


def _found(ws: "Workspace", target: TargetId) -> tuple[ClaimId, list[Link]]:
    """The claim that is meant, and, if a link is meant, that one."""
    from annotator.services import reading

    link = reading.link(ws, LinkId(target))
    return (link.a, [link]) if link is not None else (ClaimId(target), [])


def _head(ws: "Workspace", claim: ClaimId, asking: "Asking", number: int) -> Iterator[Line]:
    cards, rows = _read(ws, [claim])
    yield Line(one_line(cards[claim].claim.text), look="bold")
    lessons = asking.learned.lessons
    order = f"; {learned_words(lessons)}" if lessons else ""
    yield Line(f"{_outlet(rows[cards[claim].claim.article])}; {counted(number, 'candidate')}{order}", look="dim")


def _candidates(ws: "Workspace", claim: ClaimId, each: Sequence[CandidateTold]) -> Iterator[Line]:
    cards, rows = _read(ws, [candidate.link.other(claim) for candidate in each])
    for number, candidate in enumerate(each, 1):
        card = cards[candidate.link.other(claim)]
        yield Line("")
        yield Line(f"{number:>3}  {one_line(card.claim.text)}", look="bold")
        yield _detail("article", _outlet(rows[card.claim.article]))
        yield _detail("relation", _relation(candidate, turned=candidate.link.a != claim))
        for at, (former, later) in enumerate(changed(candidate.link)):
            yield _detail("" if at else "change", one_line(f"{former} → {later}"))
        yield from _seen(candidate.link, candidate)
        yield from _effects(candidate)
        yield _detail("link", candidate.link.id)


def _relation(candidate: CandidateTold, *, turned: bool) -> str:
    """What is proposed, of what has a direction which claim stands so to which: "it" is the candidate."""
    ends = ("it", "the claim") if turned else ("the claim", "it")
    proposed = _proposed(candidate.link.relation, candidate.alike, ends)
    vague = is_vague(candidate.link.relation, candidate.alike)
    return f"{proposed}{',' if vague else '?'} {percent(candidate.alike)} alike"


def _proposed(relation: Relation, share: int, ends: tuple[str, str]) -> str:
    """The relation as it is proposed: of what has a direction which of two claims stands so to which."""
    if is_vague(relation, share):
        return vague_words(relation)
    return relation.value if relation.symmetric else f"{ends[0]} {relation.value} {ends[1]}"


def _seen(link: Link, candidate: CandidateTold) -> Iterator[Line]:
    """What the matcher saw, what counts most first, and its reasons in words."""
    for at, part in enumerate(parts(link, candidate.weights)):
        yield _detail("" if at else "seen", f"{part.words} {percent(part.size)}{_counts(part)}")
    for at, reason in enumerate(link.reasons):
        yield _detail("" if at else "why", one_line(reason))


def _counts(part: Part) -> str:
    """Which way a part of what was seen counts, and how much in log-odds; nothing if it moves nothing."""
    if round(part.counts, 2) == 0:
        return ""
    counts = f"{part.counts:+.2f}".replace("-", "−")
    return f", speaks {'for' if part.counts > 0 else 'against'} it ({counts})"


def _effects(candidate: CandidateTold) -> Iterator[Line]:
    if candidate.decided is not None:
        yield _detail("decided", candidate.decided.value)
    if candidate.implied is not None:
        yield _detail("follows", "that both say the same" if candidate.implied else "that they do not say the same")
    for label, foreseen in (("if same", candidate.same), ("if not", candidate.different)):
        yield _detail(label, one_line(told(foreseen)) or "settles this pair")


def _questions(ws: "Workspace", asking: "Asking", questions: Sequence["Question"]) -> Iterator[Line]:
    left = len(asking.queue)
    order = f"; {learned_words(asking.learned.lessons)}" if asking.learned.lessons else ""
    yield Line(f"{counted(left, 'question')} left{order}", look="bold")
    ends = [end for question in questions for end in (question.link.a, question.link.b)]
    cards, rows = _read(ws, ends)
    for number, question in enumerate(questions, 1):
        yield Line("")
        share = alike(asking.learned, question.link)
        yield Line(f"{number:>3}  {percent(share)} alike, {_settles(question)}", look="bold")
        for end in (question.link.a, question.link.b):
            card = cards[end]
            yield _detail("claim", f"“{one_line(card.claim.text)}” {_outlet(rows[card.claim.article])}")
        yield _detail("proposed", _proposed(question.link.relation, share, ("the first", "the second")))
        seen = "; ".join(f"{part.words} {percent(part.size)}" for part in parts(question.link, ()))
        yield _detail("seen", seen or "nothing told")
        yield _detail("link", question.link.id)


def _settles(question: "Question") -> str:
    told_ = [f"settles {counted(question.settles_if_same, 'more link')}"] if question.settles_if_same else []
    told_ += [f"bears on {counted(len(question.facts), 'fact')}"] if question.facts else []
    return ", ".join(told_) or "settles this pair"


def _detail(label: str, text: str) -> Line:
    return Line(text, label or " ", 5)


def _read(ws: "Workspace", claims: Sequence[ClaimId]) -> "tuple[dict[ClaimId, ClaimCard], dict[str, ArticleRow]]":
    from annotator.services import reading

    cards = {card.id: card for card in reading.claim_cards_of(ws, list(dict.fromkeys(claims)))}
    articles = list(dict.fromkeys(card.claim.article for card in cards.values()))
    return cards, {row.id: row for row in reading.article_rows(ws, articles)}


def _outlet(row: ArticleRow) -> str:
    named = row.source or row.title
    return one_line(", ".join(filter(None, (named, row.date))))


# As JSON


def candidate_record(candidate: CandidateTold) -> dict[str, Json]:
    """A candidate with what was seen in it and what either answer would change."""
    counts = {part.words: part.counts for part in parts(candidate.link, candidate.weights)}
    return {
        "type": "candidate",
        **_link_record(candidate.link),
        "likelihood": _number(candidate.likelihood),
        "clear": not is_vague(candidate.link.relation, candidate.alike),
        "counts": {words: _number(count) for words, count in counts.items()},
        "lessons": candidate.lessons,
        "decided": candidate.decided.value if candidate.decided else None,
        "implied": {True: "same", False: "different", None: None}[candidate.implied],
        "if_same": _foreseen_record(candidate.same),
        "if_different": _foreseen_record(candidate.different),
    }


def question_record(question: "Question", likelihood: float) -> dict[str, Json]:
    """A question of the queue with how likely its two claims speak of the same, and what its answer settles."""
    return {
        "type": "question",
        **_link_record(question.link),
        "likelihood": _number(likelihood),
        "clear": not is_vague(question.link.relation, round(10_000 * likelihood)),
        "settles": question.settles,
        "settles_if_same": question.settles_if_same,
        "facts": sorted(question.facts),
    }


def group_record(group: "LikelyGroup") -> dict[str, Json]:
    """A group of claims that likely speak of the same, with what joining it makes of facts."""
    return {
        "type": "group",
        "claims": list(group.claims),
        "parts": list(group.parts),
        "alike": _number(group.alike / 10_000),
        "roots": group.roots,
        "roots_most": group.roots_most,
        "facts": [_change_record(change) for change in group.facts],
        "against": [
            {"claim": each.claim, "link": each.link.id, "relation": each.link.relation.value} for each in group.against
        ],
    }


def _link_record(link: Link) -> dict[str, Json]:
    return {
        "link": link.id,
        "a": link.a,
        "b": link.b,
        "relation": link.relation.value,
        "score": _number(link.score / 10_000),
        "rank_a": link.rank_a,
        "rank_b": link.rank_b,
        "features": {name: _number(size / 10_000) for name, size in link.features},
        "reasons": list(link.reasons),
    }


def _foreseen_record(foreseen: Foreseen) -> dict[str, Json]:
    return {
        "joins": list(foreseen.joins) if foreseen.joins else None,
        "parts": list(foreseen.parts) if foreseen.parts else None,
        "settles": foreseen.settles,
        "clashes": list(foreseen.clashes),
        "facts": [_change_record(change) for change in foreseen.facts],
    }


def _change_record(change: FactChange) -> dict[str, Json]:
    return {
        "fact": change.fact,
        "gains": change.gains,
        "loses": change.loses,
        "stance": change.stance.value,
        "roots_before": change.roots_before,
        "roots_after": change.roots_after,
    }


def _number(value: float) -> Json:
    return {"$number": f"{value:.4f}"}


def _say_json(record: Mapping[str, Json]) -> None:
    from annotator.formats.native.jsontext import spelled

    say(spelled_out(spelled(record)))
