"""Owns the case viewer as a page: facts, the articles they rest on beside them, and every decision."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Final

from annotator.domain.ids import ClaimId
from annotator.domain.view import HistoryRow
from annotator.formats.case import Case, Document
from annotator.formats.dossier.gathering import Gathering, printed_in, told_case
from annotator.formats.dossier.markup import NOTHING, Html, as_is, element, joined
from annotator.formats.dossier.page import closing, opening, own
from annotator.formats.dossier.parts import fact_section, guidelines_section, history_line, sprite, verdict_badge
from annotator.formats.dossier.summary import summary
from annotator.formats.dossier.told import Piece, ToldFact
from annotator.formats.dossier.words import counted, day_words, roots_words
from annotator.formats.known_labels import guidelines
from annotator.formats.output import Output
from annotator.formats.viewer.account import ViewerAccount
from annotator.formats.viewer.articles import Set, article, heading
from annotator.formats.viewer.highlights import Mark, admitted

TITLE: Final = "Case viewer"
_Heading = tuple[str, str, str]
_LINES_A_LIST: Final = 100
"""Decisions that a browser lays out together: those far from what is seen wait."""


def export(case: Case, out: Output) -> None:
    """Write the case as one page."""
    viewer = _Viewer(Gathering(told_case(case)), ViewerAccount(out))
    with out.file() as file:
        for part in viewer.parts():
            file.write(part.encode("utf-8"))
    viewer.account.tell_rest(viewer.gathering)


@dataclass(slots=True)
class _Viewer:
    """The page of one case on its way; `numbers` are those of the claims that facts rest on."""

    gathering: Gathering
    account: ViewerAccount
    numbers: dict[ClaimId, int] = field(default_factory=dict)
    headings: list[_Heading] = field(default_factory=list)
    """What each article is called, who printed it, and when."""
    claims: int = 0

    def parts(self) -> Iterator[Html]:
        """The page, part by part."""
        self._gather()
        facts = list(self.gathering.facts())
        script = own("viewer.js")
        yield opening(TITLE, own("colours.css") + own("facts.css") + own("viewer.css"), script)
        yield sprite()
        yield self._banner(facts)
        yield _index(facts, self.headings)
        yield from self._facts(facts)
        yield from self._articles(facts)
        yield from self._history()
        yield closing(script)

    def _gather(self) -> None:
        """Read the articles once for what facts rest on: facts stand before them on the page."""
        for document in self.gathering.case.documents():
            self.gathering.take(document)
            printed = printed_in(document)
            self.headings.append((heading(document), printed.outlet, printed.date))
            for entry in document.claims:
                self.claims += 1
                if entry.claim.id in self.gathering.wanted:
                    self.numbers[entry.claim.id] = self.claims

    def _banner(self, facts: Sequence[ToldFact]) -> Html:
        told = summary(facts)
        held = f"{counted(len(self.headings), 'article')}, {counted(self.claims, 'claim')}"
        search = element(
            "form",
            element("label", "Search", for_="q", class_="unsaid"),
            element("input", type="search", id="q", placeholder="Search facts and articles", autocomplete="off"),
            element("output", id="found", for_="q", aria_live="polite"),
            role="search",
            hidden=True,
        )
        return joined(
            [
                element("a", "To the facts", href="#facts", class_="skip"),
                element(
                    "header",
                    element("h1", TITLE),
                    element("p", f"{told.facts} · {held}", class_="sum", title=told.as_of or None),
                    search,
                    class_="banner",
                ),
            ]
        )

    def _facts(self, facts: Sequence[ToldFact]) -> Iterator[Html]:
        yield as_is('<main id="facts" tabindex="-1">')
        for told in facts:
            yield fact_section(told, self._link, folded=True)
            self.account.keep_fact(told)
        if not facts:
            yield element("p", "No fact has been stated yet; the articles and their claims are here.", class_="empty")
        yield guidelines_section(guidelines(self.gathering.case))
        yield as_is("</main>")

    def _link(self, piece: Piece) -> Html:
        number = self.numbers[piece.claim.id]
        name = f"Read it in the article: {piece.printed.name}"
        return element("p", element("a", "Read it in the article", href=f"#c{number}", aria_label=name), class_="to")

    def _articles(self, facts: Sequence[ToldFact]) -> Iterator[Html]:
        resting: dict[ClaimId, list[int]] = defaultdict(list)
        for told in facts:
            for claim in dict.fromkeys(piece.claim.id for piece in told.pieces):
                resting[claim].append(told.number)
        shared = Set(resting, self.gathering.notes)
        yield as_is('<section id="articles" tabindex="-1" aria-labelledby="articles-h">')
        yield element("h2", f"Articles {len(self.headings):,}", id="articles-h")
        for number, document in enumerate(self.gathering.case.documents(), 1):
            marks = self._marks(document, shared)
            yield article(number, document, marks, shared)
        yield as_is("</section>")

    def _marks(self, document: Document, shared: Set) -> list[Mark]:
        first = shared.number
        shared.number += len(document.claims)
        shared.numbers = dict(enumerate(document.claims, first + 1))
        marks = admitted([Mark(number, entry.claim.span) for number, entry in shared.numbers.items()])
        self.account.keep_article(document, {mark.number for mark in marks}, shared.numbers)
        return marks

    def _history(self) -> Iterator[Html]:
        rows = iter(self.gathering.case.history())
        told = f"History: {counted(self.gathering.decisions, 'decision')}"
        yield as_is('<section id="history" tabindex="-1" aria-label="History"><details>')
        yield element("summary", element("h2", told))
        while page := list(islice(rows, _LINES_A_LIST)):
            yield element("ol", *map(self._line, page), class_="history")
        yield as_is("</details></section>")

    def _line(self, row: HistoryRow) -> Html:
        self.account.keep_decision(row)
        return history_line(row)


def _index(facts: Iterable[ToldFact], headings: Sequence[_Heading]) -> Html:
    return element(
        "nav",
        element("h2", "Facts"),
        element("ol", *map(_fact_link, facts), class_="facts"),
        element(
            "details",
            element("summary", counted(len(headings), "article")),
            element("ol", *(_article_link(number, *each) for number, each in enumerate(headings, 1)), class_="titles"),
        )
        if headings
        else NOTHING,
        element("p", element("a", "All decisions", href="#history"), class_="more"),
        aria_label="Contents",
        id="index",
    )


def _fact_link(told: ToldFact) -> Html:
    link = element("a", element("bdi", told.fact.text or f"Fact {told.number}"), href=f"#f{told.number}")
    return element("li", link, element("span", verdict_badge(told), " ", roots_words(told), class_="standing"))


def _article_link(number: int, name: str, outlet: str, date: str) -> Html:
    link = element("a", element("bdi", name or f"Article {number}"), href=f"#a{number}")
    by = joined([element("bdi", outlet) if outlet else None, day_words(date)], " · ")
    return element("li", link, element("span", by, class_="meta") if by else None)
