"""Owns what `extract --explain` prints: an article with each sentence's claims, and which rules made them."""

import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import typer

from annotator.cli.console import complain, counted, harmless, one_line, say, spelled_out
from annotator.domain.article import Article
from annotator.domain.claim import Claim, Role, Slot
from annotator.domain.errors import AnnotatorError
from annotator.domain.explanation import Explained, Explanation, LeftOut, Sentence
from annotator.domain.json import Json
from annotator.domain.reasons import certainty_words, likely_words, makers_words, rule_sentences, worth_words
from annotator.domain.span import Span

_STANDARD_INPUT: Final = Path("-")
_LABELS: Final = {
    Role.SUBJECT: "subject",
    Role.PREDICATE: "predicate",
    Role.OBJECT: "object",
    Role.QUANTITY: "quantity",
    Role.TIME: "time",
    Role.PLACE: "place",
}
_LABEL_WIDTH: Final = 12
_OWN_VOICE: Final = "the article's own voice"
_UNREAD: Final = "It is in a language that no installed model reads; its claims are added by hand."


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the print: what it says, what stands before it, how far in, and its look on a terminal."""

    text: str
    label: str = ""
    indent: int = 0
    look: str = ""

    @property
    def plain(self) -> str:
        """The line as it is in a pipe."""
        label = f"{self.label:<{_LABEL_WIDTH}}" if self.label else ""
        return f"{' ' * self.indent}{label}{self.text}".rstrip()


def explain(path: Path, pipelines: Mapping[str, str], *, as_json: bool) -> None:
    """Prints the articles of a file, each explained by what reads its language; ends with 1 if there is none."""
    from annotator.services import explaining

    found = 0
    for item in _articles(path):
        if isinstance(item, AnnotatorError):
            complain(str(item))
            continue
        explanation = explaining.explain(item, pipelines)
        if as_json:
            for record in records(explanation):
                say(record)
        else:
            print_lines([*([Line("")] if found else []), *lines(explanation)])
        found += 1
    if not found:
        raise typer.Exit(1)


def _articles(path: Path) -> Iterator[Article | AnnotatorError]:
    from annotator.formats.regular import LARGEST
    from annotator.services import explaining

    if path != _STANDARD_INPUT:
        return explaining.articles_in(path)
    data = sys.stdin.buffer.read(LARGEST + 1) if sys.stdin else b""
    return iter([explaining.article_of(data, "Standard input")])


def print_lines(listed: Sequence[Line]) -> None:
    """Prints lines, with looks and hanging indents on a terminal, as plain lines in a pipe."""
    if not sys.stdout.isatty():
        for line in listed:
            say(line.plain)
        return
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console()
    for line in listed:
        words = Text(harmless(line.text), line.look)
        if not line.label:
            console.print(words)
            continue
        row = Table.grid()
        row.add_column(width=line.indent + _LABEL_WIDTH)
        row.add_column()
        row.add_row(Text(f"{' ' * line.indent}{line.label}", "dim"), words)
        console.print(row)


def lines(explanation: Explanation) -> Iterator[Line]:
    """The whole print of an article."""
    article = explanation.article
    yield Line(one_line(article.title or article.id), look="bold")
    if not explanation.read:
        yield Line(_UNREAD)
    yield Line(_counts(explanation), look="dim")
    numbers = {each.claim.id: number for number, each in enumerate(explanation.claims, 1)}
    places: list[Sentence | LeftOut] = [*explanation.left_out, *explanation.sentences]
    for place in sorted(places, key=lambda each: each.span):
        yield Line("")
        yield _place(place, article.text)
        for explained in place.claims if isinstance(place, Sentence) else ():
            yield Line(f"{numbers[explained.claim.id]:>3}  {one_line(explained.claim.text)}", look="bold")
            yield from _details(explained, article.text)
    yield from _found(explanation)


def _counts(explanation: Explanation) -> str:
    """What the article is made of, in one line."""
    article = explanation.article
    day = f"published {article.date}" if article.date else "no date"
    if article.date and not article.published:
        day += " (proposed from the text)"
    parts = (
        counted(len(explanation.sentences), "sentence"),
        counted(len(explanation.claims), "claim"),
        f"{counted(explanation.passed, 'clause')} not asserted",
        f"{counted(len(explanation.left_out), 'part')} of the page left out",
    )
    return f"{day}; {', '.join(parts)}"


def _place(place: Sentence | LeftOut, text: str) -> Line:
    quote = _flat(place.span.quote(text))
    return Line(f"[{place.kind}] {quote}", look="dim") if isinstance(place, LeftOut) else Line(quote)


def _details(explained: Explained, text: str) -> Iterator[Line]:
    """What a claim consists of, how it is graded, and what each rule did."""
    claim = explained.claim
    yield _detail("words", f"“{_flat(claim.span.quote(text))}” at {_range(claim.span)}")
    for role, label in _LABELS.items():
        for slot in claim.all(role):
            yield _detail(label, _slot(slot, text))
    yield _detail("said by", _voice(claim, text))
    yield _detail("certainty", f"{certainty_words(claim.factuality)} ({claim.factuality.value})")
    yield _detail("happened", f"{explained.certainty:+.1f} on a scale from -3 (surely not) to +3 (surely)")
    yield _detail("worth", worth_words(claim.worth))
    yield _detail("made by", f"{makers_words(claim.makers)}, {likely_words(claim.score)}")
    for at, told in enumerate(rule_sentences(claim)):
        yield _detail("why" if at == 0 else " ", told)


def _detail(label: str, text: str) -> Line:
    return Line(one_line(text), label, 5)


def _slot(slot: Slot, text: str) -> str:
    """The words, and the value where it says more than they do."""
    words = _flat(slot.words(text))
    if slot.span is None:
        return f"{words} (not in the text)"
    return f"{words} = {slot.value}" if slot.value and slot.value != words else words


def _voice(claim: Claim, text: str) -> str:
    speaker, cue = claim.slot(Role.SPEAKER), claim.slot(Role.CUE)
    if speaker is None and claim.mode is None:
        return _OWN_VOICE
    who = _slot(speaker, text) if speaker else "nobody named"
    by = f", “{_flat(cue.words(text))}”" if cue else ""
    return f"{who}{by}{f', {claim.mode.value} speech' if claim.mode else ''}"


def _found(explanation: Explanation) -> Iterator[Line]:
    """Names, each with how often it stands there, and times with their values."""
    text = explanation.article.text
    if explanation.names:
        yield from (Line(""), Line("Names", look="bold"))
    names = Counter((name.label, name.full, _flat(name.span.quote(text))) for name in explanation.names)
    for (label, full, words), number in names.items():
        meant = f" = {_flat(full)}" if _flat(full) != words else ""
        yield Line(one_line(f"{words}{meant}{f', {number} times' if number > 1 else ''}"), label, 2)
    if explanation.times:
        yield from (Line(""), Line("Times", look="bold"))
    for time in explanation.times:
        yield Line(one_line(f"{_flat(time.span.quote(text))} = {time.value or 'not resolved'}"), time.kind, 2)


def records(explanation: Explanation) -> Iterator[str]:
    """The same as JSON Lines: article, then what was found, offsets in code points; claims as in the native format."""
    from annotator.formats.native.claims import content_record
    from annotator.formats.native.jsontext import spelled

    article, text = explanation.article, explanation.article.text
    told: list[dict[str, Json]] = [
        {"type": "article", "id": article.id, "title": article.title, "published": article.date, "text": text}
    ]
    told += [{"type": "boilerplate", **_at(each.span, text), "kind": each.kind} for each in explanation.left_out]
    for each in explanation.claims:
        graded: dict[str, Json] = {"certainty": {"$number": f"{each.certainty:.2f}"}, "why": list(each.claim.why)}
        made: dict[str, Json] = {"makers": list(each.claim.makers), "article": article.id, "id": each.claim.id}
        told.append({"type": "claim", **content_record(each.claim, text), **graded, **made})
    for name in explanation.names:
        told.append({"type": "mention", **_at(name.span, text), "label": name.label, "name": name.full})
    for time in explanation.times:
        told.append({"type": "time", **_at(time.span, text), "timex": time.kind, "value": time.value})
    return (spelled_out(spelled(record)) for record in told)


def _at(span: Span, text: str) -> dict[str, Json]:
    return {"start": span.start, "end": span.end, "quote": span.quote(text)}


def _range(span: Span) -> str:
    return f"{span.start}-{span.end}"


def _flat(text: str) -> str:
    return " ".join(text.split())
