"""Owns the export to brat: text, annotations and what is known of each article, and how brat shows them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from annotator.domain.article import Article
from annotator.domain.claim import Claim, Factuality, Mode, Role, Slot, Status
from annotator.domain.json import Json, JsonObject, as_int, as_list, as_object, as_str
from annotator.domain.span import Span
from annotator.formats.brat import about
from annotator.formats.brat.words import CLAIM, NOTE, ROLE_OF_TYPE, SLOT_TYPE, file_stems, note_of, one_line, type_word
from annotator.formats.case import Case, Document
from annotator.formats.dissent import Judges
from annotator.formats.document import ClaimEntry, DetailEntry, LookedEntry, MentionEntry
from annotator.formats.known_labels import guidelines, mention_labels
from annotator.formats.native.dissenting import soft_words
from annotator.formats.native.jsontext import share, spelled
from annotator.formats.output import Found, Output
from annotator.formats.span_relations import Spanned, beside_id, identity_of, joined, said_beside, span_of

_ENDS: Final = 2
_BLANK: Final = "a span of white space alone"
_TWICE: Final = "the same words under the same label as another mention"
HOLDS: Final = (Article, MentionEntry, ClaimEntry, LookedEntry)


def export(case: Case, out: Output) -> None:
    """Write the text and the annotations of every article of a case, and brat's configuration."""
    stems = file_stems([article.id for article in case.of(Article)])
    labels = {type_word(label) for label in mention_labels(case)}
    related: set[str] = set()
    for document in case.documents():
        lines = _Lines(document.article.text, case.judges())
        for mention in document.mentions:
            labels.add(type_word(mention.mention.label))
            lines.mention(mention, out)
        for claim in document.claims:
            lines.claim(claim, out)
        lines.relations(out)
        related.update(lines.drawn)
        _write(out, stems[document.article.id], document, lines)
    with out.file("annotation.conf") as file:
        file.write(_configuration(sorted(labels), sorted(related), guidelines(case)).encode("utf-8"))


def _write(out: Output, stem: str, document: Document, lines: "_Lines") -> None:
    with out.file(f"{stem}.txt") as file:
        file.write(document.article.text.encode("utf-8"))
    with out.file(f"{stem}.ann") as file:
        file.write("".join(f"{line}\n" for line in lines.written).encode("utf-8"))
    with out.file(about.name_beside(stem)) as file:
        file.write(about.told(document.article, document.looked))
    out.kept(Article, document.article.id, document.article.text)
    for each in said_beside(Article, document.article.id, document.article.extra or {}):
        out.kept(each.kind, each.id)
    if document.looked:
        out.kept(LookedEntry, document.article.id, document.article.id)


def _found(label: str, text: str) -> str:
    return f"{label} {one_line(text)}"


@dataclass(slots=True)
class _Lines:
    """The lines of one article's annotations, each with the next number of its kind."""

    text: str
    judges: Judges
    written: list[str] = field(default_factory=list)
    _numbers: dict[str, int] = field(default_factory=dict)
    drawn: set[str] = field(default_factory=set)
    """What the relations are called that other tools drew."""
    _spanned: dict[str, Spanned] = field(default_factory=dict)
    """The mentions and claims that were written, by the ids of their lines."""
    _mentioned: set[tuple[str, Span]] = field(default_factory=set)

    def mention(self, entry: MentionEntry, out: Output) -> None:
        """The span of a mention, with what brat said of it when it came in."""
        mention, label = entry.mention, type_word(entry.mention.label)
        if not mention.span.quote(self.text).strip():
            out.lost(MentionEntry, mention.id, _BLANK)
            return
        if (label, mention.span) in self._mentioned:
            out.lost(MentionEntry, mention.id, _TWICE)
            return
        self._mentioned.add((label, mention.span))
        out.kept(MentionEntry, mention.id, _found(label, mention.span.quote(self.text)))
        kept = as_object(entry.extra.get("brat"))
        at = self._span(label, *self._pieces(mention.span, kept))
        self._spanned[at] = entry
        self._told(at, entry, kept, out)

    def claim(self, entry: ClaimEntry, out: Output) -> None:
        """The span of a claim, relations to its slots, attributes, and what else there is in a note."""
        claim = entry.claim
        spans = [claim.span, *(slot.span for slot in claim.slots if slot.span)]
        if not all(span.quote(self.text).strip() for span in spans):
            out.lost(ClaimEntry, claim.id, _BLANK)
            return
        out.kept(ClaimEntry, claim.id, _found(CLAIM, claim.span.quote(self.text)))
        kept = as_object(entry.extra.get("brat"))
        at = self._span(CLAIM, *self._pieces(claim.span, kept))
        self._spanned[at] = entry
        self._add("A", f"Status {at} {entry.status.value}")
        self._add("A", f"Factuality {at} {claim.factuality.value}")
        if claim.mode:
            self._add("A", f"Mode {at} {claim.mode.value}")
        for slot in claim.slots:
            self._slot(at, slot)
        self._note(at, spelled(_rest(claim) | soft_words(entry.judgements, entry.status.value, self.judges)))
        self._told(at, entry, kept, out)

    def _told(self, at: str, owner: Spanned, kept: JsonObject, out: Output) -> None:
        """The attributes, notes, references and pieces that brat had for a span."""
        identity, span = identity_of(owner), span_of(owner)
        for number, pair in enumerate(as_list(kept.get("attributes"))):
            name, value = (as_str(word) for word in as_list(pair))
            self._add("A", f"{name} {at} {value}".rstrip())
            out.kept(DetailEntry, beside_id(identity, "brat", "attributes", number))
        for number, note in enumerate(as_list(kept.get("notes"))):
            self._note(at, as_str(note))
            out.kept(DetailEntry, beside_id(identity, "brat", "notes", number))
        for number, entry in enumerate(as_list(kept.get("references"))):
            self._add("N", f"Reference {at} {as_str(entry)}\t")
            out.kept(DetailEntry, beside_id(identity, "brat", "references", number))
        if len(self._pieces(span, kept)) > 1:
            out.kept(DetailEntry, beside_id(identity, "brat", "pieces", 0))

    def relations(self, out: Output) -> None:
        """The relations that other tools drew between the spans that were written."""
        at = {identity_of(each): line for line, each in self._spanned.items()}
        for each in joined(list(self._spanned.values()), out):
            name = type_word(each.label)
            self.drawn.add(name)
            self._add("R", f"{name} Arg1:{at[identity_of(each.head)]} Arg2:{at[identity_of(each.child)]}")

    def _slot(self, claim: str, slot: Slot) -> None:
        if slot.span is None:
            return  # its words stand in the claim's note
        at = self._span(SLOT_TYPE[slot.role], slot.span)
        self._add("R", f"{slot.role.value} Arg1:{claim} Arg2:{at}")
        if slot.value is not None:
            self._note(at, note_of(slot.value))

    def _pieces(self, span: Span, kept: JsonObject) -> list[Span]:
        """The pieces of a span that came in so, if they are still what it begins and ends with; else the span."""
        places = [[as_int(end, -1) for end in as_list(piece)] for piece in as_list(kept.get("pieces"))]
        ends = [end for place in places for end in place]
        fits = ends[:1] == [span.start] and ends[-1:] == [span.end] and ends == sorted(set(ends))
        if not fits or any(len(place) != _ENDS for place in places):
            return [span]
        found = [Span(start, end) for start, end in places]
        return found if all(each.quote(self.text).strip() for each in found) else [span]

    def _span(self, label: str, *pieces: Span) -> str:
        places = ";".join(f"{each.start} {each.end}" for each in pieces)
        words = " ".join(one_line(each.quote(self.text)) for each in pieces)
        return self._add("T", f"{label} {places}\t{words}")

    def _note(self, at: str, words: str) -> None:
        self._add("#", f"{NOTE} {at}\t{one_line(words)}")

    def _add(self, kind: str, rest: str) -> str:
        number = self._numbers[kind] = self._numbers.get(kind, 0) + 1
        self.written.append(f"{kind}{number}\t{rest}")
        return f"{kind}{number}"


def _rest(claim: Claim) -> dict[str, Json]:
    said: list[Json] = [[slot.role.value, slot.value] for slot in claim.slots if slot.span is None]
    scores: dict[str, Json] = {"worth": share(claim.worth), "score": share(claim.score)}
    return {"id": claim.id, "text": claim.text, "makers": list(claim.makers), **scores, "said": said}


def _configuration(labels: list[str], related: list[str], how: str) -> str:
    slots = [SLOT_TYPE[role] for role in Role]
    relations = [f"{role.value}\tArg1:{CLAIM}, Arg2:{SLOT_TYPE[role]}" for role in Role]
    attributes = [
        f"{name}\tArg:{CLAIM}, Value:{'|'.join(values)}"
        for name, values in (
            ("Status", [status.value for status in Status]),
            ("Factuality", [value.value for value in Factuality]),
            ("Mode", [mode.value for mode in Mode]),
        )
    ]
    overlap = "<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>"
    parts = {
        "entities": [CLAIM, *slots, *(label for label in labels if label not in {CLAIM, *slots})],
        "relations": [overlap, *relations, *(f"{name}\tArg1:<ENTITY>, Arg2:<ENTITY>" for name in related)],
        "events": [],
        "attributes": attributes,
    }
    told = "".join(f"# {line}\n" for line in how.splitlines())
    return told + "\n".join(f"[{name}]\n" + "".join(f"{line}\n" for line in lines) for name, lines in parts.items())


def reread(folder: Path) -> Iterator[Found]:
    """The texts, and the spans of mentions and claims, as pybrat reads them."""
    from pybrat.parser import BratParser

    yield from (Found(LookedEntry, article) for article in about.looked_in(folder))
    # It takes two annotations of one span for a fault, which brat does not.
    for example in BratParser(error="ignore").parse(str(folder)):
        text = str(example.text)
        yield Found(Article, text)
        for entity in example.entities:
            covered = _found(entity.type, text[entity.spans[0].start : entity.spans[-1].end])
            if entity.type == CLAIM:
                yield Found(ClaimEntry, covered)
            elif entity.type not in ROLE_OF_TYPE:
                yield Found(MentionEntry, covered)
