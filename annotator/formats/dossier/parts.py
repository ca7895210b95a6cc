"""Owns how a fact is set as HTML, the same in the report and in the case viewer."""

from collections.abc import Callable, Iterable, Mapping
from itertools import pairwise
from types import MappingProxyType
from typing import Final

from annotator.domain.claim import Status
from annotator.domain.fact import Stance, Verdict
from annotator.domain.view import HistoryRow
from annotator.formats.dossier.decided import decision_words
from annotator.formats.dossier.markup import NOTHING, Html, as_is, element, joined
from annotator.formats.dossier.told import Piece, Root, Said, ToldFact
from annotator.formats.dossier.words import (
    LOOKS,
    STANCES,
    against_words,
    capital,
    counted,
    differing,
    held_words,
    moment_words,
    open_words,
    printed_words,
    root_words,
    roots_words,
    verdict_name,
    verdict_words,
    voice_words,
    warning_words,
)
from annotator.formats.known_labels import GUIDELINES
from annotator.paths import resource

Link = Callable[[Piece], Html]
"""What leads from a piece of evidence to its article; NOTHING where there is no such place."""

ICONS: Final[Mapping[str | None, str]] = MappingProxyType(
    {
        Verdict.SUPPORTED: "tick",
        Verdict.REFUTED: "cross",
        Verdict.CONFLICTING: "fork",
        Verdict.NOT_ENOUGH: "silent",
        Stance.SUPPORTS: "tick",
        Stance.REFUTES: "cross",
        Stance.SILENT: "silent",
        Status.CONFIRMED: "tick",
        Status.CORRECTED: "pencil",
        Status.REJECTED: "cross",
        Status.UNSURE: "question",
        Status.PROPOSED: "dashed-ring",
        None: "fork",
    }
)
_MOST_DOTS: Final = 24
_DOT: Final = 14


def sprite() -> Html:
    """The drawings that badges point at."""
    symbols = (f'<symbol id="i-{name}" viewBox="0 0 24 24">{_drawing(name)}</symbol>' for name in _ICON_NAMES)
    return as_is(f'<svg class="sprite" width="0" height="0" aria-hidden="true">{"".join(symbols)}</svg>')


_ICON_NAMES: Final = ("alert", *sorted(set(ICONS.values())))


def _drawing(name: str) -> str:
    """What is drawn in an icon of ours, without the element around it."""
    file = resource("icons", f"{name}.svg").read_text(encoding="utf-8").strip()
    return file[file.index(">") + 1 : -len("</svg>")]


def icon(name: str) -> Html:
    """A drawing, said by the words beside it."""
    return as_is(f'<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><use href="#i-{name}"></use></svg>')


def badge(value: Verdict | Stance | Status | None, words: str = "") -> Html:
    """A verdict, a stance or a status with its drawing."""
    look = LOOKS[value] if value else "torn"
    return element("span", icon(ICONS[value]), words or capital(value or ""), class_=f"badge {look}")


def verdict_badge(told: ToldFact) -> Html:
    """The verdict of a fact with its drawing."""
    return badge(told.fact.verdict, capital(verdict_name(told)))


def fact_section(told: ToldFact, link: Link, *, folded: bool) -> Html:
    """All that is told of a fact; with `folded` its history is opened by hand."""
    return element(
        "section",
        _head(told),
        *(_root(root, link) for root in told.roots),
        _missing(told),
        _differing(told),
        notes_list(told.notes),
        _history(told, folded=folded),
        class_="fact",
        id=f"f{told.number}",
        data_fact=told.fact.id,
        data_verdict=told.fact.verdict.value,
        aria_labelledby=f"t{told.number}",
    )


def _head(told: ToldFact) -> Html:
    fact, against = told.fact, against_words(told)
    by, held, articles = verdict_words(told), held_words(fact), len({piece.printed.id for piece in told.pieces})
    counts = [roots_words(told), f"of {counted(articles, 'article')}", *([against] if against else [])]
    return element(
        "header",
        element("p", f"Fact {told.number} ", element("span", fact.id, class_="id"), class_="kicker"),
        element("h2", fact.text, id=f"t{told.number}", dir="auto"),
        element(
            "p",
            verdict_badge(told),
            element("span", element("strong", counts[0]), " ", " · ".join([counts[1], *counts[2:]]), class_="counts"),
            class_="standing",
        ),
        element("p", by, class_="meta") if by else None,
        element("p", "Held true ", element("strong", held), class_="held") if held else None,
        element("p", fact.rationale, class_="rationale", dir="auto") if fact.rationale.strip() else None,
        _attributes(fact.attributes or {}),
    )


def _attributes(attributes: Mapping[str, str]) -> Html:
    pairs = [joined([element("dt", name), element("dd", value)]) for name, value in sorted(attributes.items())]
    return element("dl", *pairs, class_="attributes") if pairs else NOTHING


def _root(root: Root, link: Link) -> Html:
    opened = open_words(root)
    return element(
        "section",
        element(
            "h3",
            element("span", f"Root {root.number}", class_="number"),
            element("bdi", root.name),
            dots(root),
            element("span", root_words(root), class_="many"),
        ),
        element("p", joined([_reasons(root), opened], " "), class_="why") if root.why or opened else None,
        element("ol", *(_piece(piece, link, named=len(root.articles) > 1) for piece in root.pieces), class_="evidence"),
        class_=f"root {LOOKS[root.stance] if root.stance else 'torn'}",
    )


def _reasons(root: Root) -> Html | None:
    return joined(["Count once: ", "; ".join(root.why), "."]) if root.why else None


def dots(root: Root) -> Html:
    """A root as dots: filled is the first to print, a ring another article, dashed where somebody has to decide."""
    number = len(root.articles)
    shown = min(number, _MOST_DOTS)
    drawn = "".join(_dot(at, _dot_class(at, root.open, number)) for at in range(shown))
    return as_is(
        f'<svg class="dots" width="{shown * _DOT}" height="{_DOT}" viewBox="0 0 {shown * _DOT} {_DOT}" '
        f'aria-hidden="true">{drawn}</svg>'
    )


def _dot(at: int, kind: str) -> str:
    return f'<circle class="{kind}" cx="{at * _DOT + _DOT // 2}" cy="{_DOT // 2}" r="4.5"></circle>'


def _dot_class(at: int, open_: int, number: int) -> str:
    return "first" if at == 0 else "undecided" if at >= number - open_ else "copy"


def _piece(piece: Piece, link: Link, *, named: bool) -> Html:
    printed, warning = piece.printed, warning_words(piece)
    return element(
        "li",
        element(
            "p",
            badge(piece.stance, STANCES[piece.stance]),
            element("bdi", printed.name, class_="outlet") if named else None,
            element("span", printed_words(printed), class_="meta"),
            class_="by",
        ),
        element("blockquote", *_sentence(piece), dir="auto", class_="quote"),
        element("p", element("bdi", capital(voice_words(piece))), _title(piece), class_="meta"),
        element("p", icon("alert"), capital(warning), class_="warning") if warning else None,
        notes_list(piece.notes),
        link(piece) or None,
        data_claim=piece.claim.id,
    )


def _sentence(piece: Piece) -> tuple[str, Html, str]:
    return piece.context.before, element("mark", piece.quote), piece.context.after


def _title(piece: Piece) -> Html | None:
    """The title and the address of an article, neither as a link: what others wrote is not led to by one click."""
    known = [element("cite", piece.printed.title)] if piece.printed.title and piece.printed.outlet else []
    address = [element("span", piece.printed.url, class_="url")] if piece.printed.url else []
    parts = joined([*known, *address], " ")
    return joined([" · ", parts]) if parts else None


def _missing(told: ToldFact) -> Html | None:
    words = f"{counted(told.missing, 'piece')} of evidence more that this export was not asked for."
    return element("p", words, class_="missing") if told.missing else None


def _differing(told: ToldFact) -> Html | None:
    found = differing(told)
    if not found:
        return None
    head = element("h3", icon("alert"), "Analysts differ")
    return element("section", head, element("ul", *(element("li", each) for each in found)), class_="differ")


def notes_list(notes: Iterable[Said]) -> Html | None:
    """What people noted, with who did; None for nothing."""
    listed = [element("li", element("bdi", said.analyst), ": ", element("bdi", said.words)) for said in notes]
    return element("ul", *listed, class_="notes", aria_label="Notes") if listed else None


def guidelines_section(guidelines: str) -> Html:
    """How the labels of the project are to be used, line by line, apart where blank lines part them; else NOTHING."""
    if not guidelines:
        return NOTHING
    lines = guidelines.splitlines()
    told = (
        element("p", line.rstrip(), dir="auto", class_=None if above.strip() else "apart")
        for above, line in pairwise(["", *lines])
        if line.strip()
    )
    return element("section", element("h2", GUIDELINES), *told, class_="guidelines")


def _history(told: ToldFact, *, folded: bool) -> Html | None:
    if not told.history:
        return None
    head = f"Who decided what: {counted(len(told.history), 'decision')}"
    lines = element("ol", *map(history_line, told.history), class_="history")
    if folded:
        return element("details", element("summary", head), lines)
    return element("section", element("h3", head), lines)


def history_line(row: HistoryRow) -> Html:
    """One decision: when, who and what."""
    return element(
        "li",
        element("time", moment_words(row.at), datetime=row.at),
        element("bdi", row.analyst, class_="who"),
        element("span", element("bdi", decision_words(row)), class_="what"),
        class_="withdrawn" if row.withdrawn else None,
        data_decision=row.id,
    )
