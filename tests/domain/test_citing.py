"""Tests of the words by which a sentence names where it has something from, beside those that only look like them."""

import pytest

from annotator.domain.citing import citations, cited_beside
from annotator.domain.span import Span

_SAID = "the bishop sang a service"


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        (f"As the Coastal Mirror reported, {_SAID}.", "As the Coastal Mirror reported", "Coastal Mirror"),
        (f"As Reuters has previously reported, {_SAID}.", "As Reuters has previously reported", "Reuters"),
        (f"{_SAID}, as the Coastal Mirror reported.", "as the Coastal Mirror reported", "Coastal Mirror"),
        (f"{_SAID}, as the Lantern reported on Monday.", "as the Lantern reported on Monday", "Lantern"),
        ("He, as the Lantern first reported last week, sang.", "as the Lantern first reported last week", "Lantern"),
        (f"{_SAID}, as first reported by the Lantern.", "as first reported by the Lantern", "Lantern"),
        (f"As reported by the Lantern on 3 May, {_SAID}.", "As reported by the Lantern on 3 May", "Lantern"),
        ("“They were locked,” he said, via the Harbour Telegraph.", "via the Harbour Telegraph", "Harbour Telegraph"),
        ("He said on Monday via Reuters.", "via Reuters", "Reuters"),
        ("They were locked, Petrik told the Harbour Telegraph.", "told the Harbour Telegraph", "Harbour Telegraph"),
    ],
)  # fmt: skip
def test_whoever_a_sentence_has_it_from_is_found(text: str, words: str, who: str) -> None:
    (found,) = citations(text)
    assert found.span.quote(text) == words
    assert found.who.quote(text) == who
    assert found.heard is words.startswith("told")


@pytest.mark.parametrize(
    "text",
    [
        "The talks failed as the minister reported sick.",
        "The talks failed, as Minister Hale reported sick on Monday.",
        "As the storm reported in March weakened, the ships left.",
        "As Storm Ana reported in March weakened, the ships left.",
        "Shares fell as reported losses rose.",
        "Losses rose, as reported in March 2024.",
        "He came to Rome via the Harbour Tunnel.",
        "The general told the crowd to leave.",
        "As the Lantern wrongly reported, the bishop sang.",
        "As Reuters reported that the doors were locked, he left.",
    ],
)
def test_what_only_looks_like_it_names_nobody(text: str) -> None:
    assert not list(citations(text))


def test_only_the_sentence_of_a_claim_tells_where_it_is_from() -> None:
    text = (
        "He told Reuters no. “The doors were locked,” Petrik said, via the Harbour Telegraph. As AFP reported, it sank."
    )
    at = text.index("The doors")
    assert cited_beside(text, Span(at, at + 21)) == ("Harbour Telegraph",)
    assert cited_beside(text, Span(3, 7)) == ("Reuters",)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "Four died, she told the Baltic Press Agency. A valve broke, the firm told the agency.",
            ("Baltic Press Agency",),
        ),
        (
            "As the Polar Press Agency reported, it sank. He told Ann Lee no. She told the news agency yes.",
            ("Polar Press Agency",),
        ),
        ("It sank, the Harbour Telegraph reported. He told AFP no. A valve broke, he told the paper.", ("AFP",)),
        ("A valve broke, the firm told the agency.", ()),
        ("He told AFP no. A valve broke, the firm told this paper.", ()),
        ("He told AFP no. A valve broke, the agency for roads said.", ()),
    ],
)
def test_the_agency_is_the_one_that_was_cited_before(text: str, who: tuple[str, ...]) -> None:
    assert cited_beside(text, Span(len(text) - 12, len(text) - 3)) == who


def test_a_claim_beyond_its_text_cites_nobody() -> None:
    assert cited_beside("As AFP reported, it sank.", Span(900, 950)) == ()
    assert cited_beside("", Span(0, 1)) == ()
