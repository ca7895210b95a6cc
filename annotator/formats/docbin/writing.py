"""Owns the export to spaCy: names as entities and span groups, claims and their parts as span groups."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from annotator.domain.article import Article
from annotator.domain.claim import Claim, Status
from annotator.domain.fold import LOOKED
from annotator.domain.json import as_object
from annotator.domain.span import Span
from annotator.formats.case import Case, Document
from annotator.formats.dissent import Judges, soft_record
from annotator.formats.docbin.packing import asked_once
from annotator.formats.docbin.tokenising import Tokeniser
from annotator.formats.document import ClaimEntry, LookedEntry, MentionEntry, SchemaEntry, identity
from annotator.formats.output import Output
from annotator.formats.parting.part import part_of
from annotator.formats.passing import SCHEMAS
from annotator.formats.splits.dividing import Division

if TYPE_CHECKING:
    from spacy.tokens import Doc, DocBin
    from spacy.tokens import Span as DocSpan

HOLDS: Final = (Article, MentionEntry, ClaimEntry, LookedEntry, SchemaEntry)
PARTS: Final = ("train", "dev", "test")
CLAIM: Final = "CLAIM"
CLAIMS, SLOTS, NAMES = "claims", "slots", "sc"
"""The span groups of claims that people stand behind, of their parts, and of names; "sc" is what spaCy expects."""
ACCEPTED: Final = (Status.CONFIRMED, Status.CORRECTED)
_MOST_BYTES: Final = 16 * 1024**2
"""What the documents of a file unpack to: it is written and read whole, so that more of them stay out of memory."""
_ATTRIBUTES: Final = ("ENT_IOB", "ENT_TYPE", "ENT_KB_ID")


def export(case: Case, out: Output) -> None:
    """Write all documents of a case as one part."""
    _export(case, out, None)


def export_parts(case: Case, out: Output, division: Division) -> None:
    """Write the parts of a case, each to a file of its own."""
    _export(case, out, division)


def _export(case: Case, out: Output, division: Division | None) -> None:
    shares = division.asked.shares if division else (1,)
    corpora = {part: _Corpus(f"{PARTS[part]}.spacy", out) for part, share in enumerate(shares) if share}
    tokeniser = Tokeniser()
    with asked_once():
        for document in case.documents():
            part = part_of(document.article, division) if division else 0
            corpora[part or 0].add(_doc(document, tokeniser, case.judges()))
            _tell(document, out)
        for corpus in corpora.values():
            corpus.close()
    for schema in case.of(SchemaEntry):
        with out.file(f"{SCHEMAS}/{schema.version}.toml") as file:
            file.write(schema.toml.encode("utf-8"))
        out.kept(SchemaEntry, identity(schema))


@dataclass(slots=True)
class _Corpus:
    """A file of documents; a folder of that name with several files if there are too many for one."""

    name: str
    out: Output
    _files: int = 0
    _bytes: int = 0
    _bin: "DocBin | None" = None

    def add(self, doc: "Doc") -> None:
        if self._bytes > _MOST_BYTES:
            self._write(whole=False)
        packed = self._bin = self._bin or _empty()
        packed.add(doc)
        self._bytes += packed.tokens[-1].nbytes + len(packed.span_groups[-1]) + len(packed.user_data[-1] or b"")

    def close(self) -> None:
        if self._bin or not self._files:
            self._write(whole=not self._files)

    def _write(self, *, whole: bool) -> None:
        self._files += 1
        with self.out.file(self.name if whole else f"{self.name}/{self._files:04}.spacy") as file:
            file.write((self._bin or _empty()).to_bytes())
        self._bin, self._bytes = None, 0


def _empty() -> "DocBin":
    from spacy.tokens import DocBin

    return DocBin(attrs=_ATTRIBUTES, store_user_data=True)


def group_of(name: str, status: Status) -> str:
    """The span group of claims or of slots: one of its own for what nobody stands behind."""
    return name if status in ACCEPTED else f"{name}.{status.value}"


def _doc(document: Document, tokeniser: Tokeniser, judges: Judges) -> "Doc":
    article = document.article
    claims = [entry.claim for entry in document.claims]
    placed = [*(named.mention.span for named in document.mentions), *(claim.span for claim in claims)]
    placed += [slot.span for claim in claims for slot in claim.slots if slot.span]
    doc = tokeniser.doc(article.text, article.language, placed)
    names = [
        _span(doc, each.mention.span, each.mention.label, each.mention.id, each.entity or "")
        for each in document.mentions
    ]
    doc.spans[NAMES] = names
    # What was in a group of spaCy's and no entity there does not become one.
    grouped = {each.mention.id for each in document.mentions if "group" in as_object(each.extra.get("spacy"))}
    doc.ents = _entities([name for name in names if name.id_ not in grouped])
    for group, spans in _groups(doc, document.claims).items():
        doc.spans[group] = spans
    doc.user_data.update(_told(document, judges))
    return doc


def _span(doc: "Doc", span: Span, label: str, identity: str, known: str = "") -> "DocSpan":
    found = doc.char_span(span.start, span.end, label=label, kb_id=known, span_id=identity)
    assert found is not None  # the tokens were cut for it
    return found


def _entities(names: "Sequence[DocSpan]") -> "list[DocSpan]":
    """Names of which none overlap, the longest first; spaCy cannot learn one with white space at an end."""
    from spacy.util import filter_spans

    plain = [span for span in names if not (span[0].is_space or span[-1].is_space)]
    return filter_spans(sorted(plain, key=lambda span: (span.label_, span.id_)))


def _groups(doc: "Doc", claims: Sequence[ClaimEntry]) -> "dict[str, list[DocSpan]]":
    groups: dict[str, list[DocSpan]] = {CLAIMS: [], SLOTS: []}
    for entry in claims:
        claim = entry.claim
        groups.setdefault(group_of(CLAIMS, entry.status), []).append(_span(doc, claim.span, CLAIM, claim.id))
        slots = groups.setdefault(group_of(SLOTS, entry.status), [])
        slots += [
            _span(doc, slot.span, slot.role.name, claim.id, slot.value or "") for slot in claim.slots if slot.span
        ]
    return groups


def _told(document: Document, judges: Judges) -> dict[str, object]:
    """What the user data say: of the article, and of every claim what no span can."""
    article = document.article
    known: dict[str, str | None] = {
        "id": article.id,
        "title": article.title,
        "source": document.source.name if document.source else article.source,
        "url": article.url,
        "author": article.author,
        "published": article.published,
        "language": article.language,
    }
    told = {name: value for name, value in known.items() if value}
    looked = {LOOKED: list(document.looked)} if document.looked else {}
    claims = {
        entry.claim.id: _claim(entry.claim, entry.status) | soft_record(entry.judgements, entry.status.value, judges)
        for entry in document.claims
    }
    return {**told, **looked, CLAIMS: claims}


def _claim(claim: Claim, status: Status) -> dict[str, object]:
    said = [[slot.role.value, slot.value] for slot in claim.slots if slot.span is None]
    return {
        "text": claim.text,
        "status": status.value,
        "factuality": claim.factuality.value,
        "mode": claim.mode.value if claim.mode else None,
        "worth": claim.worth / 10_000,
        "score": claim.score / 10_000,
        "makers": list(claim.makers),
        "said": said,
    }


def _tell(document: Document, out: Output) -> None:
    text = document.article.text
    out.kept(Article, document.article.id, document.article.id)
    if document.looked:
        out.kept(LookedEntry, document.article.id, document.article.id)
    for named in document.mentions:
        out.kept(MentionEntry, named.mention.id, mark(named.mention.id, named.mention.label, named.mention.quote))
    for entry in document.claims:
        slots = [slot.span.quote(text) for slot in entry.claim.slots if slot.span]
        out.kept(ClaimEntry, entry.claim.id, mark(entry.claim.id, *sorted(slots), entry.claim.span.quote(text)))


def mark(*words: str) -> str:
    """Some words in one text."""
    return "\x1f".join(words)
