"""Owns the export to W3C Web Annotation: a page of annotations and the text they point into for every article."""

import json
import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final
from uuid import UUID

from annotator.domain.article import Article
from annotator.domain.claim import Slot
from annotator.domain.fold import LOOKED
from annotator.domain.json import Json
from annotator.domain.label_schema import LabelSchema
from annotator.domain.span import Span
from annotator.formats.brat.words import file_stems
from annotator.formats.case import Case, Document
from annotator.formats.dissent import Judges
from annotator.formats.document import ClaimEntry, LookedEntry, MentionEntry
from annotator.formats.known_labels import label_schema
from annotator.formats.native.dissenting import soft_words
from annotator.formats.native.jsontext import share, spelled
from annotator.formats.output import Output
from annotator.formats.web_annotation.vocabulary import CONTEXT

HOLDS: Final = (Article, MentionEntry, ClaimEntry, LookedEntry)
COLLECTION: Final = "_collection.jsonld"
CLAIM: Final = "Claim"
OURS: Final = "urn:annotator:"
REST, ROLE, VALUE = "annotator:rest", "annotator:role", "annotator:value"
"""What no word of the standard says, in words of ours."""

SAID: Final = "looked through by"
"""How the annotation of an article begins to tell who found no claim in it but those annotated."""
_CONTEXTS: Final = [CONTEXT, {"annotator": OURS}]
_AROUND: Final = 32
"""Characters that stand before and after a quote, so that it is found where it stands more than once."""
_ADDRESS: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`\x00-\x1f]+")
_Object = dict[str, object]


def export(case: Case, out: Output) -> None:
    """Write the articles of a case, each with its page, and the collection that lists the pages."""
    stems = file_stems([article.id for article in case.of(Article)])
    names = [f"{stem}.jsonld" for stem in stems.values()]
    following = dict(pairwise(names))
    total = 0
    for document in case.documents():
        stem = stems[document.article.id]
        page = f"{stem}.jsonld"
        items = list(_Page(document.article, stem, case.judges()).items(document))
        with out.file(f"{stem}.txt") as file:
            file.write(document.article.text.encode("utf-8"))
        with out.file(page) as file:
            file.write(_page(page, following.get(page), total, items).encode("utf-8"))
        total += len(items)
        _tell(document, out)
    with out.file(COLLECTION) as file:
        file.write(_collection(names, total, label_schema(case)).encode("utf-8"))


def _tell(document: Document, out: Output) -> None:
    text = document.article.text
    out.kept(Article, document.article.id, text)
    if document.looked:
        out.kept(LookedEntry, document.article.id, text)
    for mention in (each.mention for each in document.mentions):
        out.kept(MentionEntry, mention.id, f"{mention.label} {mention.span.quote(text)}")
    for claim in (each.claim for each in document.claims):
        out.kept(ClaimEntry, claim.id, f"{CLAIM} {claim.span.quote(text)}")


def _page(name: str, following: str | None, start: int, items: list[_Object]) -> str:
    about: _Object = {"@context": _CONTEXTS, "id": name, "type": "AnnotationPage", "partOf": COLLECTION}
    about |= {"startIndex": start, **({"next": following} if following else {})}
    lines = ",\n".join(json.dumps(item, ensure_ascii=False) for item in items)
    return f'{json.dumps(about)[:-1]}, "items": [\n{lines}\n]}}\n'


def _collection(names: list[str], total: int, schema: LabelSchema | None) -> str:
    about: _Object = {"@context": _CONTEXTS, "id": COLLECTION, "type": "AnnotationCollection", "total": total}
    ends = {"first": names[0], "last": names[-1]} if names else {}
    return json.dumps({**about, **_labels(schema), **ends}, indent=1, ensure_ascii=False) + "\n"


def _labels(schema: LabelSchema | None) -> _Object:
    """What the collection says of its labels: their schema by its name, which there are, and the guidelines."""
    if schema is None:
        return {}
    told = {"annotator:labels": list(schema.mention_labels), "annotator:claimTypes": list(schema.claim_types)}
    how = {"annotator:guidelines": schema.guidelines.strip()} if schema.guidelines.strip() else {}
    return {"label": f"{schema.name}, label schema {schema.version}", **told, **how}


class _Page:
    """The annotations of one article, which is at its address, and as a text beside its page."""

    def __init__(self, article: Article, stem: str, judges: Judges) -> None:
        self._article, self._stem, self._judges = article, stem, judges
        known = article.url if article.url and _ADDRESS.fullmatch(article.url) else None
        self._source = known or _urn(article.id) or f"{stem}.txt"
        self._state: _Object = {"type": "TimeState", "cached": f"{stem}.txt"}

    def items(self, document: Document) -> Iterator[_Object]:
        """An annotation that tells of the article, then those of mentions, then of claims."""
        yield self._about(document)
        for mention in document.mentions:
            yield self._mention(mention)
        for claim in document.claims:
            yield self._claim(claim)

    def _about(self, document: Document) -> _Object:
        article = document.article
        title: list[_Object] = [_textual("describing", article.title)] if article.title else []
        known: dict[str, Json] = {"id": article.id, "title": article.title, "url": article.url}
        known |= {"author": article.author, "published": article.published, "language": article.language}
        known["source"] = document.source.name if document.source else None
        rest = {name: value for name, value in known.items() if value is not None}
        if document.looked:
            rest[LOOKED] = list(document.looked)
            title.append(_textual("assessing", f"{SAID} {', '.join(document.looked)}"))
        dated = {"sourceDate": f"{article.published}T00:00:00Z"} if _is_day(article.published) else {}
        target = {"type": "SpecificResource", "source": self._source, "state": {**self._state, **dated}}
        return {**self._head("article", article.id, "describing"), "body": title, "target": target, REST: spelled(rest)}

    def _mention(self, entry: MentionEntry) -> _Object:
        mention = entry.mention
        body = [_textual("classifying", mention.label)]
        rest: dict[str, Json] = {"id": mention.id}
        head = self._head("mention", mention.id, "classifying")
        return {**head, "body": body, "target": self._target(mention.span), REST: spelled(rest)}

    def _claim(self, entry: ClaimEntry) -> _Object:
        claim = entry.claim
        body = [
            _textual("classifying", CLAIM),
            _textual("describing", claim.text),
            _textual("assessing", entry.status.value),
            _textual("tagging", claim.factuality.value),
            *(self._slot(slot, slot.span) for slot in claim.slots if slot.span is not None),
        ]
        head = self._head("claim", claim.id, "describing")
        return {**head, "body": body, "target": self._target(claim.span), REST: spelled(self._rest(entry))}

    def _rest(self, entry: ClaimEntry) -> dict[str, Json]:
        """What no body says: id, scores, makers, how a speaker is quoted, slots that stand nowhere, soft labels."""
        claim = entry.claim
        said: list[Json] = [[slot.role.value, slot.value] for slot in claim.slots if slot.span is None]
        scores: dict[str, Json] = {"worth": share(claim.worth), "score": share(claim.score)}
        mode: dict[str, Json] = {"mode": claim.mode.value} if claim.mode else {}
        soft = soft_words(entry.judgements, entry.status.value, self._judges)
        return {"id": claim.id, "makers": list(claim.makers), **scores, **mode, "said": said, **soft}

    def _slot(self, slot: Slot, span: Span) -> _Object:
        value = {} if slot.value is None else {VALUE: slot.value}
        place = {"type": "SpecificResource", "purpose": "identifying", "source": self._source}
        return {**place, "selector": self._selectors(span), ROLE: slot.role.value, **value}

    def _target(self, span: Span) -> _Object:
        place: _Object = {"type": "SpecificResource", "source": self._source}
        return {**place, "selector": self._selectors(span), "state": self._state}

    def _selectors(self, span: Span) -> list[_Object]:
        text = self._article.text
        quote = {"exact": span.quote(text), "prefix": text[max(0, span.start - _AROUND) : span.start]}
        return [
            {"type": "TextPositionSelector", "start": span.start, "end": span.end},
            {"type": "TextQuoteSelector", **quote, "suffix": text[span.end : span.end + _AROUND]},
        ]

    def _head(self, kind: str, identity: str, motivation: str) -> _Object:
        # An article and its claims may have one id in different kinds; the address of an annotation is its alone.
        named = _urn(identity) if kind != "article" else None
        address = named or f"{self._stem}.jsonld#{kind}-{_escaped(identity)}"
        return {"id": address, "type": "Annotation", "motivation": motivation}


def _textual(purpose: str, value: str) -> _Object:
    return {"type": "TextualBody", "purpose": purpose, "format": "text/plain", "value": value}


def _urn(identity: str) -> str | None:
    try:
        return f"urn:uuid:{identity}" if str(UUID(identity)) == identity else None
    except ValueError:
        return None


def _escaped(identity: str) -> str:
    return re.sub(r"[^A-Za-z0-9._~-]", lambda found: f"_{ord(found[0]):x}_", identity)


def _is_day(value: str | None) -> bool:
    return re.fullmatch(r"\d{4}-\d{2}-\d{2}", value or "") is not None
