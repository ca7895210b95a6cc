"""Owns how scripts compare two bare claims: the sentences are read, then compared attribute by attribute."""

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from annotator.api.comparison import Comparison
from annotator.api.texts import only_texts
from annotator.domain.article import new_article
from annotator.domain.claim import Claim, Role, Slot
from annotator.domain.errors import AnnotatorError
from annotator.domain.ids import claim_id
from annotator.domain.link import Relation
from annotator.domain.span import Span
from annotator.domain.text import normalise
from annotator.extract.page.datelines import dateline_end
from annotator.extract.pipeline import Extractor, loaded
from annotator.match.claims.attributes import Attribute, Standing, overlap
from annotator.match.claims.facets import Facets, facets
from annotator.match.claims.reading import facets_of, in_one_language
from annotator.match.claims.unread import meet_in_two_languages, most_sure
from annotator.match.contrast import contrast_facets
from annotator.match.names.places import is_place
from annotator.match.tongues.telling import ENGLISH, language_told

_SAME_TOPIC, _SAME_EVENT = 0.2, 0.34
"""Claims that share fewer of their words, and do not exclude each other, speak of different things; the second where
they tell of different deeds."""
_UNLIKE = "they speak of different things"
_WORDLESS = "neither says anything"
_OF_A_VOICE = (Role.SPEAKER, Role.CUE, Role.CONTENT)
_MOST = 10_000
"""So many characters of a text are compared: a thousand words take a second, and nobody states one claim in more."""
_CUT = f"only the first {_MOST:,} characters of each are compared"
_SENT = re.compile(r"[(/0-9]")
"""An agency or a day: with one of these what stands before a dash is a dateline."""
_SHORTEST = 4
_REMEMBERED = 16
"""So many texts that were compared last are not read again; of the longest that takes 50 MB."""
_SILENCE = "\N{REPLACEMENT CHARACTER}"
"""What stands for a text without words: a claim needs at least one character."""


def compare_claims(a: str, b: str) -> Comparison:
    """How two claims compare, each a sentence or a few: the relation, how alike, how sure, each attribute, and why.

    English sentences are read by the English model, which the first call loads; without one, their words alone count.
    Of other languages those with tables of their own are read by these; the reasons name one that is not known.
    The order of both changes nothing but `reversed`, and which of both the reasons name first. Of the numbers, the
    dates and the names of a claim the first 50 each are compared, of its characters the first 10,000; the reasons say
    so where it has more.
    """
    only_texts("compare_claims", a, b)
    found = compared(_remembered(a[:_MOST]), _remembered(b[:_MOST]))
    return replace(found, reasons=(*found.reasons, _CUT)) if max(len(a), len(b)) > _MOST else found


def read(claims: Sequence[str]) -> list[Facets]:
    """What each of the texts says, ready to be compared with any other; the same for many as for one."""
    extractor = _extractor()
    return [_said(text, extractor) for text in claims]


@functools.lru_cache(maxsize=_REMEMBERED)
def _remembered(claim: str) -> Facets:
    """What a text says, read once while it is among the last: one claim is often compared with many."""
    return _said(claim, _extractor())


def compared(a: Facets, b: Facets) -> Comparison:
    """How two texts compare that have been read."""
    a, b = in_one_language(a, b)
    found, share = contrast_facets(a, b), round(overlap(a, b).share, 4)
    if not (a.text + b.text).strip(_SILENCE).strip():
        silent = {attribute.value: Standing.SILENT.value for attribute in found.attributes}
        return Comparison(Relation.DIFFERENT.value, 0.0, 0.0, silent, (_WORDLESS,))
    deeds = found.attributes[Attribute.WHAT]
    least = _SAME_EVENT if deeds is Standing.DIFFER else _SAME_TOPIC
    little = found.relation is Relation.SUPPORTS and share < least
    unlike = little and not meet_in_two_languages(a, b, found.findings)
    relation = Relation.DIFFERENT if unlike else found.relation
    confidence = round(min(1 - share, most_sure(a, b)), 4) if little else found.confidence
    return Comparison(
        relation=relation.value,
        score=min(share, round(1 - confidence, 4)) if relation is Relation.DIFFERENT else share,
        confidence=confidence,
        attributes={attribute.value: standing.value for attribute, standing in found.attributes.items()},
        reasons=(_UNLIKE, *found.reasons) if unlike else found.reasons,
        reversed=found.reversed,
    )


@functools.cache
def _extractor() -> Extractor | None:
    """The extractor for English, None where no model is installed."""
    try:
        return loaded("")
    except AnnotatorError:
        return None


def _said(given: str, extractor: Extractor | None) -> Facets:
    text = normalise(given[:_MOST]).text
    article = new_article(text[_dateline(text) :] or _SILENCE, language="en")
    span = Span(0, len(article.text))
    whole = Claim(claim_id(article.id, span, None), article.id, span, article.text)
    if extractor is None or language_told(article.text) != ENGLISH:
        return facets_of(whole, article.text)
    read_claims = [one for batch in extractor.extract([article]) for one in batch.proposals if isinstance(one, Claim)]
    return facets(replace(whole, slots=tuple(dict.fromkeys(_slots(read_claims)))), article.text)


def _dateline(text: str) -> int:
    """How many characters of a text only tell where, when and by whom it was sent: "CAIRO (Reuters) - "; 0 for none.

    A name before a dash may be one of two: "Ajax - Porto ended in a draw".
    """
    end = dateline_end(text) or 0
    ahead = text[:end].strip(" \n-–—:")
    told = _SENT.search(ahead) is not None or (ahead.isupper() and len(ahead) >= _SHORTEST and is_place(ahead))
    return end if told else 0


def _slots(claims: Sequence[Claim]) -> Iterator[Slot]:
    """The slots of all claims of a text, in its order: together they tell who does what to whom in it.

    Who speaks counts only where all of it is somebody's words.
    """
    spoken = all(claim.slot(Role.SPEAKER) for claim in claims)
    for claim in sorted(claims, key=lambda claim: (claim.span.start, -claim.span.end)):
        yield from (slot for slot in claim.slots if spoken or slot.role not in _OF_A_VOICE)
