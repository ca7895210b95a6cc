"""Tests of the table for spreadsheets: its rows, its bytes, and that no cell acts as a formula."""

import csv
import io
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.article import new_article
from annotator.domain.claim import Claim, Role, Slot, Status
from annotator.domain.fact import Evidence, Fact, Stance, Verdict
from annotator.domain.ids import AnalystId, ArticleId, ClaimId, FactId, SourceId
from annotator.domain.source import Source
from annotator.domain.span import Span
from annotator.formats import table
from annotator.formats.document import Analyst, ClaimEntry, Entry, FactEntry, Judged, LookedEntry
from annotator.formats.registry import format_written
from annotator.formats.table import guarded, unguarded
from tests.formats.cases import exported
from tests.formats.strategies import projects

TEXT = 'Akar said Turkey\n"trains" forces, in Libya.'


def rows_of(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True))


def project() -> list[Entry]:
    source = Source(SourceId("rt"), "RT")
    article = replace(new_article(TEXT, title="=Visit", published="2020-12-26"), id=ArticleId("a"), source=source.id)
    slots = (Slot(Role.SUBJECT, Span(10, 16)), Slot(Role.TIME, None, "2020-12-26"), Slot(Role.SPEAKER, Span(0, 4)))
    claim = Claim(ClaimId("c"), article.id, Span(10, len(TEXT)), "Turkey trains forces", slots, makers=("m@1",))
    judged = (Judged(AnalystId("1"), "confirmed"),)
    fact = Fact(FactId("f"), "It trains them", Verdict.SUPPORTED, evidence=(Evidence(claim.id, Stance.SUPPORTS),))
    entry = ClaimEntry(claim, Status.CONFIRMED, judged, claim, article_text=TEXT)
    return [Analyst(AnalystId("1"), "Ada"), source, article, entry, FactEntry(fact)]


def written(entries: list[Entry]) -> str:
    exporter = format_written("csv").exporter
    assert exporter is not None
    with TemporaryDirectory() as folder:
        exported(exporter, entries, Path(folder, "out.csv"))
        return Path(folder, "out.csv").read_bytes().decode("utf-8")


def test_a_row_tells_all_of_a_claim() -> None:
    (row,) = rows_of(written(project()))
    assert (row["source"], row["date"], row["status"], row["makers"]) == ("RT", "2020-12-26", "confirmed", "m@1")
    assert row["quote"] == 'Turkey\n"trains" forces, in Libya.'
    assert (row["subject"], row["time value"], row["speaker"]) == ("Turkey", "2020-12-26", "Akar")
    assert (row["analysts"], row["facts"]) == ("Ada: confirmed", "It trains them [supported: supports]")


def test_a_title_like_a_formula_is_guarded() -> None:
    (row,) = rows_of(written(project()))
    assert row["title"] == "'=Visit"


def test_rows_end_as_rfc_4180_says_after_a_byte_order_mark() -> None:
    text = written(project())
    assert text.startswith("\ufeffclaim,article,title,")
    assert text.endswith("\r\n")
    assert text.splitlines()[0].count(",") == len(table.COLUMNS) - 1


@given(st.text() | st.sampled_from(["=1+1", " =1", "\t=1", "\n=1", "+1", "-1", "@x", "'=1", "＝1", "", "\u00a0=1"]))
def test_guarding_is_reversible_and_leaves_no_formula(cell: str) -> None:
    assert unguarded(guarded(cell)) == cell
    assert not guarded(cell).lstrip(" \n\u00a0").startswith(("=", "+", "-", "@", "\t", "\r", "＝"))


def test_an_apostrophe_that_guards_nothing_stays() -> None:
    assert unguarded("'It held', he said") == "'It held', he said"


@given(projects())
def test_there_is_one_row_for_every_claim_and_every_article_looked_through(entries: list[Entry]) -> None:
    claims = [entry.claim.id for entry in entries if isinstance(entry, ClaimEntry)]
    looked = [entry.article for entry in entries if isinstance(entry, LookedEntry)]
    rows = rows_of(written(entries))
    assert [row["claim"] for row in rows if row["status"] != "looked"] == claims
    assert [row["article"] for row in rows if row["status"] == "looked"] == looked
    assert all(len(row) == len(table.COLUMNS) for row in rows)
