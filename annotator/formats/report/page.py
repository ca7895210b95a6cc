"""Owns the report of facts as one HTML page for reading and for printing, in both directions."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from annotator.domain.decision import Decision
from annotator.formats.case import Case
from annotator.formats.document import ClaimEntry, FactEntry
from annotator.formats.dossier.account import ReportAccount
from annotator.formats.dossier.gathering import Gathering, told_case
from annotator.formats.dossier.markup import NOTHING, Html, as_is, element
from annotator.formats.dossier.page import closing, opening, own
from annotator.formats.dossier.parts import fact_section, guidelines_section, sprite, verdict_badge
from annotator.formats.dossier.rereading import found_fact, words
from annotator.formats.dossier.summary import Summary, summary
from annotator.formats.dossier.told import ToldFact
from annotator.formats.dossier.words import roots_words
from annotator.formats.known_labels import guidelines
from annotator.formats.output import Found, Output

if TYPE_CHECKING:
    from lxml import etree

TITLE: Final = "Facts and their evidence"


def export(case: Case, out: Output) -> None:
    """Write the report of a case."""
    account = ReportAccount(out, Gathering(told_case(case)))
    facts = account.gather()
    with out.file() as file:
        for part in _parts(facts, guidelines(case)):
            file.write(part.encode("utf-8"))
    account.tell(facts)


def _parts(facts: Sequence[ToldFact], guided: str) -> Iterator[Html]:
    yield opening(TITLE, own("colours.css") + own("facts.css") + own("report.css"))
    yield sprite()
    yield _cover(summary(facts))
    yield _contents(facts)
    yield as_is("<main>")
    for told in facts:
        yield fact_section(told, lambda _piece: NOTHING, folded=False)
    yield as_is("</main>")
    yield guidelines_section(guided)
    yield closing()


def _cover(told: Summary) -> Html:
    lines = (told.evidence, told.analysts, told.as_of)
    return element(
        "header",
        element("h1", TITLE),
        element("p", f"{told.facts}.", class_="lead"),
        *(element("p", f"{line}.") for line in lines if line),
        class_="cover",
    )


def _contents(facts: Sequence[ToldFact]) -> Html:
    rows = [
        element(
            "li",
            element("a", element("bdi", told.fact.text or f"Fact {told.number}"), href=f"#f{told.number}"),
            element("span", verdict_badge(told), " ", roots_words(told), class_="standing"),
        )
        for told in facts
    ]
    if not rows:
        return element("p", "A fact is stated in the window with F, on any claim that bears it out.", class_="empty")
    return element("nav", element("h2", "Contents"), element("ol", *rows), class_="contents", aria_label="Contents")


def reread(path: Path) -> Iterator[Found]:
    """The facts by verdict and wording, each claim they rest on by its quote, and the decisions."""
    from lxml import etree

    seen: set[Found] = set()
    with path.open("rb") as file:
        for _, node in etree.iterparse(file, events=("end",), tag=("section", "li"), html=True, huge_tree=True):
            for found in _found(node):
                if found not in seen:
                    yield found
                # A claim and a decision may be told with several facts, and are one each.
                if found.kind is not FactEntry:
                    seen.add(found)


def _found(node: "etree._Element") -> Iterator[Found]:
    if node.get("data-claim") is not None:
        quote = "".join(map(words, node.iterfind("blockquote/mark")))
        yield Found(ClaimEntry, f"{node.get('data-claim')} {quote}")
    elif node.get("data-decision") is not None:
        yield Found(Decision, node.get("data-decision", ""))
    elif node.get("data-fact") is not None:
        yield found_fact(node)
        node.clear()
