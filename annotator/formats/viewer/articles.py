"""Owns how an article is set in the case viewer: its whole text with the claims marked, and the list of them."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from annotator.domain.claim import Role, Status
from annotator.domain.ids import ClaimId, TargetId
from annotator.domain.reasons import certainty_words
from annotator.formats.case import Document
from annotator.formats.document import ClaimEntry
from annotator.formats.dossier.gathering import printed_in
from annotator.formats.dossier.markup import NOTHING, Html, as_is, element, joined
from annotator.formats.dossier.parts import notes_list
from annotator.formats.dossier.told import Said
from annotator.formats.dossier.words import LOOKS, capital, counted, printed_words
from annotator.formats.viewer.highlights import Cut, Mark, lines

_RANKS: Final = (Status.CONFIRMED, Status.CORRECTED, Status.UNSURE, Status.PROPOSED, Status.REJECTED)
_WORDS_OF_TITLE: Final = 80


@dataclass(slots=True)
class Set:
    """What the pages of a viewer share: `facts` are those that a claim is evidence of, by their numbers."""

    facts: Mapping[ClaimId, Sequence[int]]
    notes: Mapping[TargetId, Sequence[Said]]
    number: int = 0
    numbers: dict[int, ClaimEntry] = field(default_factory=dict)


def heading(document: Document) -> str:
    """What an article is called: its title, or else how its text begins."""
    title = " ".join((document.article.title or "").split())
    return title or " ".join(document.article.text[:_WORDS_OF_TITLE].split())


def article(number: int, document: Document, marks: Sequence[Mark], shared: Set) -> Html:
    """One article; `marks` are its claims by the numbers that `shared` has them under."""
    return element(
        "article",
        _head(number, document),
        element("div", *_text(document, marks, shared), class_="text"),
        notes_list(shared.notes.get(document.article.id, ())),
        _claims(document, marks, shared),
        id=f"a{number}",
        data_article=document.article.id,
        aria_labelledby=f"h{number}",
    )


def _head(number: int, document: Document) -> Html:
    printed = printed_in(document)
    known = [printed.outlet, printed_words(printed), document.article.author or "", document.article.language or ""]
    return element(
        "header",
        element("h3", heading(document), id=f"h{number}", dir="auto"),
        element("p", joined([element("bdi", each) for each in known if each], " · "), class_="meta"),
        element("p", printed.url, class_="meta url") if printed.url else None,
    )


def _text(document: Document, marks: Sequence[Mark], shared: Set) -> Iterator[Html]:
    for line in lines(document.article.text, marks):
        yield element("p", *(_cut(cut, shared) for cut in line), dir="auto")


def _cut(cut: Cut, shared: Set) -> str:
    if not cut.numbers:
        return cut.text
    anchors = [as_is(f'<a id="c{number}"></a>') for number in cut.begins]
    return element(
        "mark",
        *anchors,
        *(link for number in cut.begins for link in _back(number, shared)),
        cut.text,
        class_=_look(cut.numbers, shared),
        data_c=" ".join(map(str, cut.numbers)),
    )


def _back(number: int, shared: Set) -> Iterator[Html]:
    """Links to the facts that a claim is evidence of; their number is drawn, so that the text stays what it is."""
    for fact in shared.facts.get(shared.numbers[number].claim.id, ()):
        yield as_is(f'<a class="back" href="#f{fact}" data-n="{fact}" aria-label="To fact {fact}"></a>')


def _look(numbers: Sequence[int], shared: Set) -> str:
    found = [shared.numbers[number] for number in numbers]
    status = min((entry.status for entry in found), key=_RANKS.index)
    evidence = any(entry.claim.id in shared.facts for entry in found)
    return f"{status.value} evidence" if evidence else status.value


def _claims(document: Document, marks: Sequence[Mark], shared: Set) -> Html:
    if not marks:
        return NOTHING
    statuses = Counter(shared.numbers[mark.number].status for mark in marks)
    told = ", ".join(f"{statuses[each]:,} {each}" for each in _RANKS if statuses[each])
    items = [_claim(mark.number, document.article.text, shared) for mark in marks]
    summary = element("summary", f"{counted(len(marks), 'claim')}: {told}")
    return element("details", summary, element("ol", *items, class_="claims"))


def _claim(number: int, text: str, shared: Set) -> Html:
    entry = shared.numbers[number]
    speaker = entry.claim.slot(Role.SPEAKER)
    said = f" · said by {' '.join(speaker.words(text).split())}" if speaker else ""
    return element(
        "li",
        element("a", capital(entry.status), href=f"#c{number}", class_=f"status {LOOKS[entry.status]}"),
        " ",
        element("bdi", entry.claim.text),
        element("span", f"{certainty_words(entry.claim.factuality)}{said}", class_="meta"),
        notes_list(shared.notes.get(entry.claim.id, ())),
        data_claim=entry.claim.id,
        data_n=number,
    )
