"""The words of a fact: its roots, its evidence, who gave the verdict when."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from annotator.domain.claim import Status
from annotator.domain.fact import Stance
from annotator.domain.ids import ArticleId
from annotator.domain.reasons import certainty_words
from annotator.domain.roots import Rest, RootGraph
from annotator.domain.view import ArticleRow, EvidenceRow, FactDetail, FactRow
from annotator.gui.dates import short_date
from annotator.gui.delegates.evidence import STANCE_WORDS, EvidenceWords
from annotator.gui.speech import sentences
from annotator.gui.views.history_words import when_words
from annotator.gui.wording import one_line


@dataclass(frozen=True, slots=True)
class RootBox:
    """One root: who was first, how many articles rest on it, how many of them nobody has decided on."""

    name: str
    stances: tuple[Stance, ...]
    articles: int
    open: int = 0
    reasons: tuple[str, ...] = ()
    circle: bool = False
    """Whether its outlets name one another as their source."""

    @property
    def stance(self) -> Stance | None:
        """What it says about the fact; None if its articles differ."""
        return self.stances[0] if len(self.stances) == 1 else None

    @property
    def spoken(self) -> str:
        """The root in words."""
        says = STANCE_WORDS[self.stance].lower() if self.stance else "says both"
        many = "1 article" if self.articles == 1 else f"{self.articles} articles"
        told = f"{self.name} {says}, {many}" + (f", {self.open} not decided" if self.open else "")
        return ": ".join([told, *(["; ".join(self.reasons)] if self.reasons else [])])


def source_of(article: ArticleRow) -> str:
    """Who printed it, or else its title."""
    return article.source or article.title or "No source"


def by_root(detail: FactDetail) -> tuple[tuple[EvidenceRow, ...], ...]:
    """The evidence grouped into roots: what supports first, the largest before others but beside what was cut off it.

    Within a root by date.
    """
    found: dict[int, list[EvidenceRow]] = {}
    for row in detail.evidence:
        found.setdefault(row.root, []).append(row)
    groups = [tuple(sorted(rows, key=lambda row: row.article.date or "9999")) for rows in found.values()]
    return _beside(sorted(groups, key=_rank), [set(edge.articles) for edge in detail.graph.edges if not edge.joined])


_Rows = tuple[EvidenceRow, ...]


def _beside(groups: Sequence[_Rows], parted: Sequence[Collection[ArticleId]]) -> tuple[_Rows, ...]:
    """The roots in order, but those between which something was cut together, if they say the same."""
    cuts = [{at for at, each in enumerate(parted) if any(row.article.id in each for row in rows)} for rows in groups]
    found: list[int] = []
    left = set(range(len(groups)))
    for start in range(len(groups)):
        waiting = [start]
        while waiting:
            at = waiting.pop()
            if at in left:
                left.remove(at)
                found.append(at)
                near = (other for other in left if cuts[other] & cuts[at]) if cuts[at] else ()
                waiting += sorted((o for o in near if _rank(groups[o])[0] == _rank(groups[at])[0]), reverse=True)
    return tuple(groups[at] for at in found)


def _rank(rows: Sequence[EvidenceRow]) -> tuple[int, int]:
    stance = min(list(Stance).index(row.stance) for row in rows)
    return stance, -len({row.article.id for row in rows})


def root_boxes(detail: FactDetail) -> tuple[RootBox, ...]:
    """The roots of a fact in order, each with how many of its articles nobody has decided on."""
    return tuple(_box(rows, detail.graph) for rows in by_root(detail))


def _box(rows: Sequence[EvidenceRow], graph: RootGraph) -> RootBox:
    articles: dict[ArticleId, ArticleRow] = {row.article.id: row.article for row in rows}
    first = min(articles.values(), key=lambda article: article.date or "9999")
    stances = tuple(dict.fromkeys(row.stance for row in rows))
    circle = any(not articles.keys().isdisjoint(each) for each in graph.circles)
    return RootBox(source_of(first), stances, len(articles), graph.undecided(articles), graph.why(articles), circle)


def open_copies(row: FactRow) -> int:
    """How many more roots support it if all that nobody has decided on were cut."""
    return max(0, row.roots_max - row.roots)


_TOLD = ("copy", "shared statement", "report of one outlet")
_UNDECIDED = {Rest.COPY: _TOLD[0], Rest.HOUSE: _TOLD[2]}


def dots_words(detail: FactDetail, boxes: Sequence[RootBox]) -> str:
    """What the dots mean, as far as they are there."""
    if not any(box.articles > 1 for box in boxes):
        return ""
    parts = ["Filled: first to print. Ring: another article of the same root."]
    undecided, most = open_copies(detail.row), detail.row.roots_max
    asked = {_UNDECIDED.get(edge.rest, "shared statement") for edge in detail.graph.edges if edge.open}
    what = " or ".join(sorted(asked, key=_TOLD.index)) or "shared statement"
    if any(box.open for box in boxes):
        parts.append(f"Dashed: {what} not yet decided, counts as joined")
        cutting = "cutting it" if undecided == 1 else f"cutting all {undecided}"
        parts[-1] += f"; {cutting} would make {most}." if undecided else "."
    return " ".join(parts)


def circle_words(detail: FactDetail) -> str:
    """Which outlets name one another as their source, so that nobody knows where it comes from; "" if none do."""
    named = {row.article.id: source_of(row.article) for row in detail.evidence}
    told = [listed([named[each] for each in circle if each in named]) for circle in detail.graph.circles]
    if not told:
        return ""
    return f"A circle: {'; '.join(told)} name one another as their source. They count once, and rest on nobody else."


def listed(names: Sequence[str]) -> str:
    """Names in a sentence: "A, B and C"."""
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def summary_words(boxes: Sequence[RootBox]) -> str:
    """How many roots say what: "2 roots support · 1 root refutes · 1 root says nothing"."""
    told = []
    for stance, one, more in (
        (Stance.SUPPORTS, "supports", "support"),
        (Stance.REFUTES, "refutes", "refute"),
        (Stance.SILENT, "says nothing", "say nothing"),
    ):
        count = sum(box.stance is stance for box in boxes)
        if count:
            told.append(f"1 root {one}" if count == 1 else f"{count} roots {more}")
    mixed = sum(box.stance is None for box in boxes)
    return " · ".join([*told, *([f"{mixed} {'root says' if mixed == 1 else 'roots say'} both"] if mixed else [])])


def verdict_words(detail: FactDetail) -> str:
    """Who gave the verdict when and why: "by A1, 14:32: official record"."""
    who = f"by {detail.analyst}, {when_words(detail.at)}" if detail.analyst else "nobody has decided yet"
    reason = one_line(detail.fact.rationale)
    return f"{who}: {reason}" if reason else who


def roots_words(detail: FactDetail) -> tuple[str, str]:
    """What the number of roots is followed by: "independent roots (at most 8)", and "of 11 articles"."""
    row = detail.row
    roots = "independent root" if row.roots == 1 else "independent roots"
    most = f" (at most {row.roots_max})" if row.roots_max > row.roots else ""
    return f"{roots}{most}", "of 1 article" if row.articles == 1 else f"of {row.articles} articles"


def refuting_words(boxes: Sequence[RootBox]) -> tuple[str, str]:
    """How many roots refute, and how many say nothing; "" for none."""
    refutes = sum(box.stance is Stance.REFUTES for box in boxes)
    silent = sum(box.stance is Stance.SILENT for box in boxes)
    first = "" if not refutes else "1 root refutes" if refutes == 1 else f"{refutes} roots refute"
    second = "" if not silent else "1 root says nothing" if silent == 1 else f"{silent} roots say nothing"
    return first, second


def held_words(detail: FactDetail) -> str:
    """When it held: "in force from 22 Dec 2020 until 22 Jun 2022"; "" if nothing is known."""
    start, end = detail.fact.valid_from, detail.fact.valid_to
    begins = f"from {short_date(start)}" if start else ""
    ends = f"until {short_date(end)}" if end else ""
    return " ".join(part for part in ("in force", begins, ends) if part) if begins or ends else ""


def evidence_words(detail: FactDetail) -> tuple[EvidenceWords, ...]:
    """The rows of the evidence, those of one root together; roots are numbered as they are shown."""
    words = []
    for number, rows in enumerate(by_root(detail), 1):
        articles = len({row.article.id for row in rows})
        alone = detail.graph.origin(rows[0].article.id)
        for at, row in enumerate(rows):
            words.append(
                _words(
                    row,
                    one_line(row.speaker),
                    _root_words(number, articles, at, alone),
                    first=at == 0,
                    shared=articles > 1,
                )
            )
    return tuple(words)


def _root_words(number: int, articles: int, at: int, alone: str) -> str:
    if at:
        return f"same root {number}"
    return f"root {number}, {alone}" if articles == 1 else f"root {number}, {articles} articles"


def _words(row: EvidenceRow, speaker: str, root: str, *, first: bool, shared: bool) -> EvidenceWords:
    voice = f"said by {speaker}" if speaker else "own voice"
    meta = " · ".join((_date_words(row.article), certainty_words(row.claim.factuality), voice))
    warning, source = _warning(row.status), source_of(row.article)
    judged = row.article.reliability not in ("", "F")
    reliability = f"Reliability {row.article.reliability}" if judged else "Not rated"
    heard = (f"{STANCE_WORDS[row.stance]}: {source}, {root}", one_line(row.claim.text), meta, warning, reliability)
    return EvidenceWords(
        row.claim.id, row.stance, source, root, shared, first, row.context, row.quote, meta, warning, reliability,
        sentences(*heard),
    )  # fmt: skip


def _date_words(article: ArticleRow) -> str:
    if not article.date:
        return "no date"
    return f"{short_date(article.date)}, proposed" if article.date_proposed else short_date(article.date)


def _warning(status: Status) -> str:
    return {
        Status.PROPOSED: "the claim is only proposed",
        Status.REJECTED: "the claim was rejected",
        Status.UNSURE: "the claim is marked unsure",
    }.get(status, "")
