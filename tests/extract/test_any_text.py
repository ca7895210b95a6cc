"""Any text at all can be read: nothing raises, and every span quotes exactly what it covers."""

from collections.abc import Iterator
from typing import Protocol

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.api import Analysis, analyse
from annotator.domain.article import new_article
from annotator.domain.claim import Claim
from annotator.domain.mention import Mention
from annotator.domain.text import normalise
from annotator.extract.pipeline import Extractor

_NEWS = st.sampled_from(
    (
        "The minister said on Monday that", "Hulusi Akar", "Government of National Accord (GNA)",
        "he denied", ", who", "according to two officials", "“We will not wait,”", "“", "”", "‘",
        "’s", "at least 12 people", "26 December 2020", "on Thursday", "was killed by", "and",
        "will meet", "Tripoli, Libya –", "Read more:", "[ad_1]", "(Reuters)", ".", "?", "!", "…",
        "if", "not", "n’t", "may have", "the signing of", "<p>", "</div>", "&amp;", "{", "}",
        "http://x.y/z", "@handle", "#tag", "Министр заявил", "قال الوزير", "部长表示", "\u200f",
        "e\u0301", "👩\u200d👩\u200d👧", "🇱🇾", "𐍈", "\x00", "\r\n", "\r", "\n\n", "\u2028", "\ufeff",
        "\ufdd0", "\ud800", "\t", "  ", "\u00a0", "(", "(((", ")", "--", "—", "%",
    )
)  # fmt: skip
_TEXTS = st.one_of(
    st.lists(_NEWS, max_size=40).map(" ".join),
    st.lists(_NEWS, max_size=40).map("".join),
    st.text(max_size=200),
    st.lists(st.one_of(_NEWS, st.text(max_size=8)), max_size=30).map(" ".join),
)


class _Placed(Protocol):
    """Words and where they stand."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def text(self) -> str: ...


def _placed(found: Analysis) -> Iterator[_Placed]:
    yield from found.mentions
    yield from found.times
    yield from found.boilerplate
    for claim in found.claims:
        own = (claim.subject, claim.predicate, *claim.objects, *claim.times, *claim.places, *claim.quantities)
        yield from (each for each in own if each is not None and each.end > each.start)
    for report in found.attributions:
        yield from (*report.sources, *report.contents, *((report.cue,) if report.cue else ()))


@given(_TEXTS)
def test_every_span_of_an_analysis_quotes_what_it_covers(text: str) -> None:
    found = analyse(text)
    assert all(each.text == text[each.start : each.end] != "" for each in _placed(found))
    assert all(0 <= claim.start < claim.end <= len(text) for claim in found.claims)
    assert all(0 <= claim.worth <= 1 and -3 <= claim.certainty <= 3 and claim.text for claim in found.claims)


@pytest.fixture(scope="module")
def marks() -> Extractor:
    """What reads a text in whatever language."""
    return Extractor.without_model()


@given(_TEXTS)
def test_every_proposal_lies_in_its_article_whatever_the_language(
    marks: Extractor, extractor: Extractor, text: str
) -> None:
    article = new_article(normalise(text).text)
    for reader in (marks, extractor):
        (batch,) = reader.extract([article])
        for proposal in batch.proposals:
            span = proposal.span if isinstance(proposal, Claim | Mention) else None
            assert span is not None
            assert span.fits(article.text)
            slots = proposal.slots if isinstance(proposal, Claim) else ()
            assert all(slot.span is None or slot.span.fits(article.text) for slot in slots)


_LONG = {
    "no space": "x" * 1_000_000,
    "marks": "“" * 60_000,
    "brackets": "(" * 60_000,
    "one sentence": "The minister said that " * 4_000,
    "lines": "He said “no”.\n" * 4_000,
    "clauses": "He said he knew that she thought " * 2_000,
    "names": "Ana Duarte, " * 5_000,
    "figures": "12 " * 20_000,
    "numbers without end": "1" * 60_000,
    "signs": "部" * 60_000,
    "marks above": "e" + "\u0301" * 60_000,
}


@pytest.mark.soak
@pytest.mark.parametrize("kind", _LONG)
def test_a_text_without_end_is_read(marks: Extractor, extractor: Extractor, kind: str) -> None:
    article = new_article(_LONG[kind], language="en")
    for reader in (marks, extractor):
        (batch,) = reader.extract([article])
        assert batch.article == article.id
