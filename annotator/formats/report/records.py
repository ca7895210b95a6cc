"""Owns what the template of the printed report is given: everything in the words and in the order of the page."""

from collections.abc import Sequence
from itertools import pairwise

from annotator.domain.json import Json
from annotator.formats.dossier.decided import decision_words
from annotator.formats.dossier.parts import ICONS
from annotator.formats.dossier.summary import summary
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
from annotator.formats.report.typefaces import printable, runs_right_to_left

Record = dict[str, Json]


def case_record(title: str, facts: Sequence[ToldFact], guidelines: str = "") -> Record:
    """The whole report, with the guidelines for the labels at its end."""
    told = summary(facts)
    lines = [f"{line}." for line in (told.evidence, told.analysts, told.as_of) if line]
    return {
        "title": title,
        "lead": f"{told.facts}.",
        "lines": [printable(line) for line in lines],
        "facts": [_fact(each) for each in facts],
        "guidelines": {"title": GUIDELINES, "lines": _lines(guidelines)},
    }


def _fact(told: ToldFact) -> Record:
    fact, against = told.fact, against_words(told)
    articles = counted(len({piece.printed.id for piece in told.pieces}), "article")
    missing = f"{counted(told.missing, 'piece')} of evidence more that this export was not asked for."
    return {
        "number": told.number,
        "id": printable(fact.id),
        "text": _text(fact.text or f"Fact {told.number}"),
        "verdict": _badge(fact.verdict, capital(verdict_name(told))),
        "roots_told": roots_words(told),
        "counts": " · ".join([f"of {articles}", *([against] if against else [])]),
        "by": printable(verdict_words(told)),
        "held": printable(held_words(fact)),
        "rationale": _text(fact.rationale.strip()),
        "attributes": [[printable(name), printable(value)] for name, value in sorted((fact.attributes or {}).items())],
        "roots": [_root(root) for root in told.roots],
        "missing": missing if told.missing else "",
        "differ": [printable(each) for each in differing(told)],
        "notes": _notes(told.notes),
        "history": [
            [printable(each) for each in (moment_words(row.at), row.analyst, decision_words(row))]
            for row in told.history
        ],
    }


def _root(root: Root) -> Record:
    why = f"Count once: {'; '.join(root.why)}." if root.why else ""
    return {
        "number": root.number,
        "name": printable(root.name),
        "look": LOOKS[root.stance] if root.stance else "torn",
        "many": root_words(root),
        "dots": min(len(root.articles), 24),
        "open": root.open,
        "why": printable(" ".join(filter(None, [why, open_words(root)]))),
        "pieces": [_piece(piece, named=len(root.articles) > 1) for piece in root.pieces],
    }


def _piece(piece: Piece, *, named: bool) -> Record:
    printed, told = piece.printed, piece.context
    title = printed.title if printed.outlet else ""
    return {
        "stance": _badge(piece.stance, STANCES[piece.stance]),
        "outlet": printable(printed.name) if named else "",
        "printed": printable(printed_words(printed)),
        "before": printable(told.before),
        "quote": printable(piece.quote),
        "after": printable(told.after),
        "rtl": runs_right_to_left(told.text),
        "voice": printable(capital(voice_words(piece))),
        "title": printable(title),
        "url": printable(printed.url),
        "warning": capital(warning_words(piece)),
        "notes": _notes(piece.notes),
    }


def _badge(value: str, words: str) -> Record:
    return {"look": LOOKS[value], "icon": ICONS[value], "words": words}


def _text(text: str) -> Record:
    return {"text": printable(text), "rtl": runs_right_to_left(text)}


def _lines(guidelines: str) -> Json:
    """The lines that say something, each with whether a blank one parts it from the one above."""
    lines = guidelines.splitlines()
    told = ((above, line) for above, line in pairwise(["", *lines]) if line.strip())
    return [{**_text(line), "apart": not above.strip()} for above, line in told]


def _notes(notes: Sequence[Said]) -> Json:
    return [[printable(said.analyst), printable(said.words)] for said in notes]
