"""A day gets the value its clause gives it: over, ahead, or none; the api and the claims tell the same."""

from datetime import date
from pathlib import Path

import pytest

from annotator import api
from annotator.domain.article import new_article
from annotator.domain.claim import Role
from annotator.extract.claims.ahead import value_of
from annotator.extract.convert import claims
from annotator.extract.findings import findings
from annotator.extract.pipeline import Extractor

_TABLE = Path(__file__).with_name("looking_ahead.tsv")
_ROWS = [line.split("\t") for line in _TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
_PUBLISHED = "2021-03-10"


@pytest.mark.parametrize(("sentence", "words", "value"), _ROWS, ids=[row[0] for row in _ROWS])
def test_a_day_is_the_last_or_the_next_by_its_clause(
    extractor: Extractor, sentence: str, words: str, value: str
) -> None:
    article = new_article(sentence, published=_PUBLISHED)
    doc = extractor.read(article)
    (time,) = (one for one in findings(doc).times if one.span.quote(sentence) == words)
    assert (value_of(doc, time) or "-") == value
    slots = [slot for _, claim in claims(doc, article) for slot in claim.slots if slot.role is Role.TIME]
    told = {slot.value for slot in slots if slot.span == time.span}
    assert told <= {None if value == "-" or value.startswith("XXXX") else value}


def test_the_api_and_the_wording_tell_the_same_day() -> None:
    analysis = api.analyse("Ana Roth is expected to take office on August 1.", date(2021, 3, 10))
    (day,) = analysis.times
    assert day.value == "2021-08-01"
    assert all("2021-08-01" in claim.text for claim in analysis.claims if "August" in claim.text)


@pytest.mark.parametrize(
    ("sentence", "wording"),
    [
        ("Critics praised Sunday's concert.", "Critics praised Sunday's (2021-03-07) concert."),
        ("Critics praised Sunday’s concert.", "Critics praised Sunday’s (2021-03-07) concert."),
        ("The army carried out dawn raids in Leeds.", "The army carried out dawn raids in Leeds."),
        ("The Thursday meeting ended in a row.", "The Thursday meeting ended in a row."),
        ("The meeting on Thursday ended in a row.", "The meeting on Thursday (2021-03-04) ended in a row."),
    ],
)
def test_a_wording_puts_no_date_into_a_name_of_several_words(sentence: str, wording: str) -> None:
    assert wording in {claim.text for claim in api.extract_text(sentence, date(2021, 3, 10))}
