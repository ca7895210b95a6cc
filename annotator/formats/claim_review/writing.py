"""Owns the export of ClaimReview drafts: facts as reviews, the articles that say them, and what they rest on."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Final
from uuid import UUID

from annotator.domain.article import Article
from annotator.domain.claim import Claim, Role, Status
from annotator.domain.fact import Evidence, Fact, Stance
from annotator.domain.ids import ArticleId, ClaimId
from annotator.domain.json import Json
from annotator.formats.averitec.writing import LABELS, REFUSED
from annotator.formats.case import Case, Document
from annotator.formats.claim_review.ratings import BEST, VALUES, WORST
from annotator.formats.document import ClaimEntry, FactEntry
from annotator.formats.json_ld import expanded
from annotator.formats.output import Found, Output

HOLDS: Final = (Article, ClaimEntry, FactEntry)
CONTEXT: Final = "https://schema.org"
DRAFT: Final = "Draft"
BEGINNING: Final = f'{{"@context": "{CONTEXT}", "@graph": ['.encode()
_END: Final = b"]}"
_AT_ONCE: Final = 100
_BASE: Final = "https://export.invalid/"
_ORGANISATIONS: Final = frozenset(("ORG", "GPE", "NORP", "FAC"))
_Object = dict[str, object]


@dataclass(frozen=True, slots=True)
class _Said:
    """What is told of a claim that is evidence: its words, who says so, in which article, and how it was judged."""

    quote: str
    speaker: _Object | None
    article: ArticleId
    status: Status


@dataclass(slots=True)
class _Evidence:
    """The claims that facts rest on, and the articles that hold these."""

    claims: dict[ClaimId, _Said] = field(default_factory=dict)
    articles: dict[ArticleId, _Object] = field(default_factory=dict)
    refused: set[ClaimId] = field(default_factory=set)

    def take(self, document: Document, wanted: set[ClaimId]) -> None:
        """Take what is wanted of an article."""
        for claim, status in ((each.claim, each.status) for each in document.claims if each.claim.id in wanted):
            if status is Status.REJECTED:
                self.refused.add(claim.id)
                continue
            quote = claim.span.quote(document.article.text)
            self.claims[claim.id] = _Said(quote, _speaker(claim, document), document.article.id, status)
            self.articles[document.article.id] = _work(document)


def export(case: Case, out: Output) -> None:
    """Write the facts of a case that have a verdict, each as a draft of a review."""
    evidence = _Evidence()
    facts = [entry.fact for entry in case.of(FactEntry) if _why_not(entry) is None]
    wanted = {item.claim for fact in facts for item in fact.evidence}
    for document in case.documents():
        evidence.take(document, wanted)
    with out.file() as file:
        file.write(BEGINNING)
        for place, fact in enumerate(facts):
            review = json.dumps(_review(fact, evidence), ensure_ascii=False)
            file.write(f"{',' if place else ''}\n{review}".encode())
        file.write(b"\n" + _END + b"\n")
    _tell(case, out, evidence)


def _why_not(entry: FactEntry) -> str | None:
    return "nobody has given it a verdict" if entry.is_open else None


def _tell(case: Case, out: Output, evidence: _Evidence) -> None:
    for entry in case.of(FactEntry):
        if why := _why_not(entry):
            out.lost(FactEntry, entry.fact.id, why)
        else:
            out.kept(FactEntry, entry.fact.id, f"{LABELS[entry.fact.verdict]} {entry.fact.text}")
    for document in case.documents():
        article = document.article.id
        if article in evidence.articles:
            out.kept(Article, article)
        else:
            out.lost(Article, article, "no evidence of a fact in it")
        for claim in (each.claim.id for each in document.claims):
            if claim in evidence.claims:
                out.kept(ClaimEntry, claim)
            else:
                out.lost(ClaimEntry, claim, REFUSED if claim in evidence.refused else "no evidence of a fact")


def _speaker(claim: Claim, document: Document) -> _Object | None:
    """Who is reported to say a claim, as an organisation where a mention there says so."""
    slot = claim.slot(Role.SPEAKER)
    if slot is None:
        return None
    labels = {each.mention.label for each in document.mentions if each.mention.span == slot.span}
    kind = "Organization" if labels & _ORGANISATIONS else "Person"
    return {"@type": kind, "name": slot.words(document.article.text)}


def _work(document: Document) -> _Object:
    article = document.article
    known: _Object = {"headline": article.title, "url": article.url, "datePublished": article.published}
    known |= {"inLanguage": article.language, "identifier": article.id}
    if document.source:
        known["publisher"] = {"@type": "Organization", "name": document.source.name}
    if article.author:
        known["author"] = {"@type": "Person", "name": article.author}
    return {"@type": "NewsArticle", **{name: value for name, value in known.items() if value}}


def _review(fact: Fact, evidence: _Evidence) -> _Object:
    rating: _Object = {"@type": "Rating", "alternateName": LABELS[fact.verdict], "ratingExplanation": fact.rationale}
    if fact.verdict in VALUES:
        rating |= {"ratingValue": VALUES[fact.verdict], "worstRating": WORST, "bestRating": BEST}
    told = [item for item in fact.evidence if item.claim in evidence.claims]
    about = [{"@type": "PropertyValue", "name": name, "value": said} for name, said in (fact.attributes or {}).items()]
    return {
        "@type": "ClaimReview",
        **_address(fact),
        "identifier": fact.id,
        "creativeWorkStatus": DRAFT,
        "claimReviewed": fact.text,
        "reviewRating": {name: value for name, value in rating.items() if value != ""},
        "itemReviewed": _claim(fact, [item for item in told if item.stance is Stance.SUPPORTS], evidence),
        **({"citation": [_quotation(item, evidence) for item in told]} if told else {}),
        **({"about": about} if about else {}),
    }


def _address(fact: Fact) -> _Object:
    try:
        return {"@id": f"urn:uuid:{UUID(fact.id)}"}
    except ValueError:
        return {}


def _claim(fact: Fact, supporting: Sequence[Evidence], evidence: _Evidence) -> _Object:
    """The claim as articles make it: who is said to say so first, and where and when it stands."""
    said = sorted((evidence.claims[item.claim] for item in supporting), key=lambda each: _when(evidence, each.article))
    works = [evidence.articles[article] for article in dict.fromkeys(each.article for each in said)]
    dated = [work for work in works if "datePublished" in work]
    author = next((each.speaker for each in said if each.speaker), works[0].get("publisher") if works else None)
    found: _Object = {"author": author, "appearance": works}
    if dated:
        found |= {"datePublished": dated[0]["datePublished"], "firstAppearance": dated[0]}
    found["temporalCoverage"] = _coverage(fact)
    return {"@type": "Claim", **{name: value for name, value in found.items() if value}}


def _when(evidence: _Evidence, article: ArticleId) -> tuple[str, str]:
    date = evidence.articles[article].get("datePublished")
    return (date if isinstance(date, str) else "~", article)


def _coverage(fact: Fact) -> str:
    """When the fact held, as ISO 8601 says an interval; ".." for an end that is open."""
    return f"{fact.valid_from or '..'}/{fact.valid_to or '..'}" if fact.valid_from or fact.valid_to else ""


def _quotation(item: Evidence, evidence: _Evidence) -> _Object:
    said = evidence.claims[item.claim]
    quotation: _Object = {"@type": "Quotation", "identifier": item.claim, "text": said.quote}
    spoken = {"spokenByCharacter": said.speaker} if said.speaker else {}
    work = evidence.articles[said.article]
    judged = {} if said.status is Status.CONFIRMED else {"creativeWorkStatus": said.status.value}
    return {**quotation, **spoken, **judged, "disambiguatingDescription": item.stance.value, "isPartOf": work}


def reread(path: Path) -> Iterator[Found]:
    """The facts, by label and wording, as a reader of JSON-LD understands them."""
    contexts: Mapping[str, Json] = {CONTEXT: {"@vocab": f"{CONTEXT}/"}}
    # A few at a time, as whole documents: pyld holds twenty times what a file has bytes.
    with path.open("rb") as file:
        beginning, *_ = file.readline().splitlines()
        while lines := list(islice(file, _AT_ONCE)):
            reviews = lines[:-1] if lines[-1].strip() == _END else lines
            graph = b"".join(reviews).rstrip().removesuffix(b",")
            for review in expanded(json.loads(beginning + graph + _END), _BASE, contexts):
                (rating,) = _values(review, "reviewRating")
                yield Found(FactEntry, f"{_words(rating, 'alternateName')} {_words(review, 'claimReviewed')}")


def _values(found: Mapping[str, Json], name: str) -> list[dict[str, Json]]:
    held = found[f"{CONTEXT}/{name}"]
    return [each for each in held if isinstance(each, dict)] if isinstance(held, list) else []


def _words(found: Mapping[str, Json], name: str) -> str:
    return str(_values(found, name)[0]["@value"])
