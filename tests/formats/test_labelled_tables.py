"""Tests of tables that label names, and of those that several annotators judged: nothing is taken without a line."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.comments import Comment

from annotator.domain.errors import AnnotatorError
from annotator.formats.document import ClaimEntry, Given, MentionEntry
from annotator.formats.files import read_path
from annotator.formats.manner import Reading
from tests.formats.tabled import HELD, named, read, table

_NAMES = [
    ("text", "start", "end", "type"),
    ("Ana met Bo in Rome.", "0.0", "3.0", "PER"),
    ("Ana met Bo in Rome.", "8", "10", "PER"),
    ("Ana met Bo in Rome.", "14", "18", "LOC"),
    ("Ana met Bo in Rome.", "0", "18", "Claim"),
    ("Nobody came.", "", "", "PER"),
]


@pytest.mark.parametrize("columns", [{}, {"label": "type"}])
def test_rows_that_label_names_are_mentions_and_told(tmp_path: Path, columns: dict[str, str]) -> None:
    path = table(tmp_path, *_NAMES)
    items = list(read_path(path, how=Reading(columns=columns)))
    entries = [item.entry for item in items if isinstance(item, Given)]
    mentions = [(e.mention.label, e.mention.quote) for e in entries if isinstance(e, MentionEntry)]
    assert mentions == [("PER", "Ana"), ("PER", "Bo"), ("LOC", "Rome")]
    assert [e.claim.text for e in entries if isinstance(e, ClaimEntry)] == ["Ana met Bo in Rome"]
    told = [str(item).removeprefix(f"{path}: ") for item in items if isinstance(item, AnnotatorError)]
    assert told[0].startswith("1 row judges or labels something and does not say which words (the first is line 6)")
    assert (
        told[1:] == [] if columns else told[1].startswith("rows came in as 3 mentions with a label and not as claims")
    )


@pytest.mark.parametrize("called", ["doc", "Document", "file_name", "article_file"])
def test_places_stand_in_the_document_that_their_row_names(tmp_path: Path, called: str) -> None:
    rows = [("id", called, "start", "end", "label"), ("7", "a1", "4", "9", "PER")]
    items = list(read_path(table(tmp_path, *rows), text_of=HELD.get, how=Reading(article_of=named)))
    entries = [item.entry for item in items if isinstance(item, Given)]
    assert [e.mention.article for e in entries if isinstance(e, MentionEntry)] == ["a1"]
    plain = table(tmp_path, ("text", called), ("It rained.", "a1"))
    (told,) = [str(item) for item in read_path(plain) if isinstance(item, AnnotatorError)]
    assert f"left out, for nothing here holds them: {called};" in told


def test_what_an_annotator_says_once_more_of_a_claim_stands_and_is_told(tmp_path: Path) -> None:
    head = ("article", "quote", "annotator", "status", "claim")
    said = [("ann", "yes", ""), ("ben", "no", ""), ("ann", "no", ""), ("ann", "no", "It was in Croatia.")]
    path = table(tmp_path, head, *[("a1", "near Korčula", *each) for each in said])
    items = list(read_path(path, text_of=HELD.get, how=Reading(article_of=named)))
    given = [item for item in items if isinstance(item, Given)]
    assert [(each.by, entry.status.value) for each in given if isinstance(entry := each.entry, ClaimEntry)] == [
        *(("ann", "confirmed"), ("ben", "rejected"), ("ann", "rejected"), ("ann", "rejected"))
    ]
    ids = [entry.claim.id for each in given if isinstance(entry := each.entry, ClaimEntry)]
    assert (len(set(ids[:3])), ids[3] in ids[:3]) == (1, False)
    assert [str(item) for item in items if isinstance(item, AnnotatorError)] == [
        f"{path}: 1 judgement took the place of another one by the same annotator on the same words (the first is in "
        "line 4); if that one is meant, let only it stand in the file."
    ]


def test_rows_without_words_of_a_claim_say_which_of_their_columns_stay_out(tmp_path: Path) -> None:
    rows = [("text", "quote", "When"), ("It rained.", "It rained", "noon"), ("It was dry.", "", "night")]
    articles, (entry,), (told,) = read(table(tmp_path, *rows))
    assert (len(articles), entry.extra) == (2, {"table": {"When": "noon"}})
    assert told.endswith(
        "1 row without words of a claim (the first is line 3) brought only the article; what stands there under When "
        "was left out."
    )


def test_a_table_of_articles_tells_also_of_columns_that_only_claims_have(tmp_path: Path) -> None:
    _, _, (told,) = read(table(tmp_path, ("text", "place", "annotator"), ("It rained.", "Rome", "ann")))
    assert ": left out, for nothing here holds them: place, annotator; say with" in told


def test_several_labels_in_a_cell_are_a_mention_each_and_pandas_has_no_values(tmp_path: Path) -> None:
    head = ("text", "start", "end", "label", "annotator", "page")
    rows = [("PER;LOC", "1.0", "3"), ("['PER', 'ORG']", "1.0", "4"), ("nan", "nan", "nan")]
    path = table(tmp_path, head, *[("Ana left.", "0", "3", each, by, page) for each, by, page in rows])
    items = list(read_path(path))
    given = [item for item in items if isinstance(item, Given)]
    mentions = [(each.by, e.mention.label) for each in given if isinstance(e := each.entry, MentionEntry)]
    assert mentions == [("1", "PER"), ("1", "LOC"), ("1", "PER"), ("1", "ORG"), ("", "MISC")]
    told = [str(item).removeprefix(f"{path}: ") for item in items if isinstance(item, AnnotatorError)]
    assert [each.partition(";")[0] for each in told] == [
        "1 row says other things in further columns than another row of the same words (the first is line 3)",
        "1 annotation without a label came in as mentions with the label MISC.",
        "rows came in as 4 mentions with a label and not as claims, for so the column label reads: PER 2, LOC 1, ORG 1",
    ]


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_headings_below_a_title_and_on_a_later_sheet_are_found(tmp_path: Path, kind: str) -> None:
    rows = [("Desk list 2026", ""), ("text", "quote", "status"), ("It rained.", "It rained", "no")]
    path = table(tmp_path, *rows)
    if kind == "xlsx":
        book = Workbook()
        book["Sheet"].append(["Cover"])
        for row in rows:
            book["Claims"].append(row) if "Claims" in book else book.create_sheet("Claims").append(row)
        book["Claims"]["A3"].comment = Comment("Is it so?", "ann")
        path = tmp_path / "desk.xlsx"
        book.save(path)
    (article,), (entry,), told = read(path)
    assert (article.text, entry.status.value) == ("It rained.", "rejected")
    above = [each for each in told if "the headings stand in line 2; 1 row above them stayed out." in each]
    notes = [each for each in told if "the notes that are pinned to its cells stayed out" in each]
    assert (len(above), len(notes), len(told)) == ((1, 1, 3) if kind == "xlsx" else (1, 0, 1))


def test_what_merged_cells_say_holds_for_the_rows_below(tmp_path: Path) -> None:
    book = Workbook()
    rows = [
        ("text", "quote", "n"),
        ("It rained. It blew.", "It rained", "=1"),
        ("", "It blew", 2),
        ("It ended.", "", 3),
    ]
    for row in rows:
        book["Sheet"].append([each or None for each in row])
    book["Sheet"].merge_cells("A2:A3")
    book.save(tmp_path / "desk.xlsx")
    articles, claims, _ = read(tmp_path / "desk.xlsx")
    assert [each.text for each in articles] == ["It rained. It blew.", "It ended."]
    assert [(each.claim.text, each.claim.article == articles[0].id) for each in claims] == [
        *(("It rained", True), ("It blew", True))
    ]


@pytest.mark.parametrize(
    ("dates", "published", "late"),
    [(("2021-03-05", "soon"), "2021-03-05", []), (("", "2021-03-05"), None, ["1 date stayed out"])],
)
def test_rows_of_one_text_are_of_one_article_where_one_has_no_date(
    tmp_path: Path, dates: Sequence[str], published: str | None, late: Sequence[str]
) -> None:
    rows = [("It rained. It blew.", "It rained", dates[0]), ("It rained. It blew.", "It blew", dates[1])]
    path = table(tmp_path, ("text", "quote", "date"), *rows)
    articles, claims, troubles = read(path)
    assert [each.published for each in articles] == [published]
    assert [each.claim.article for each in claims] == [articles[0].id] * 2
    told = [each.removeprefix(f"{path}: ") for each in troubles if "is no date that is known" not in each]
    assert [each.partition(",")[0] for each in told] == late


@pytest.mark.parametrize("heads", [("text", "quote", "date"), ("text", "note", "date")])
def test_other_dates_of_one_text_are_articles_of_their_own_which_is_told(
    tmp_path: Path, heads: tuple[str, str, str]
) -> None:
    rows = [("It rained.", "It", day) for day in ("2021-03-05", "2021-03-06", "2021-03-05")]
    path = table(tmp_path, heads, *rows)
    articles, _, troubles = read(path)
    assert len({each.id for each in articles}) == 2
    assert [each.removeprefix(f"{path}: ") for each in troubles if "another date" in each] == [
        "1 row gives another date than an earlier row for the same text (the first is line 3), which came in as "
        "another article; if it is one, give its rows one date, or none (--column published=)."
    ]


def test_dates_as_excel_counts_days_come_in_and_are_told(tmp_path: Path) -> None:
    rows = [("It rained.", "44123"), ("It blew.", "44124.75"), ("It froze.", "2020-10-19"), ("It ended.", "99999")]
    path = table(tmp_path, ("text", "date"), *rows)
    articles, _, troubles = read(path)
    assert [each.published for each in articles] == ["2020-10-19", "2020-10-20", "2020-10-19", None]
    assert troubles[0].startswith("line 5: 99999 is no date that is known here")
    assert troubles[1:] == [
        f"{path}: 2 dates came in from numbers as those by which Excel counts days (the first in line 2: 44123 as "
        "2020-10-19); where days count from 1904, they are four years and a day later: see that they are right, or "
        "save the table with dates."
    ]


def test_one_text_of_two_outlets_may_have_two_dates(tmp_path: Path) -> None:
    rows = [("It rained.", *each) for each in (("Wire", "2021-03-05"), ("Sun", "2021-03-06"))]
    articles, _, troubles = read(table(tmp_path, ("text", "outlet", "date"), *rows))
    assert ([each.published for each in articles], troubles) == (["2021-03-05", "2021-03-06"], [])


@pytest.mark.parametrize(
    ("heading", "words", "remedy"),
    [
        ("is_correct", ("0", "1", "1.0"), "--column status=is_correct --status 0=rejected"),
        (
            "urteil",
            ("falsch", "wahr", "Wahr"),
            "--column status=urteil --status falsch=rejected --status wahr=confirmed",
        ),
        ("Ist es so", ("nein",) * 3, '--column "status=Ist es so" --status nein=rejected'),
        ("annotator_1", ("no", "yes", ""), "--column status=annotator_1 --status no=rejected"),
        ("page", ("1", "1", "1"), ""),
        ("page", ("1", "0", "2"), ""),
        ("tone", ("-", "-", "-"), ""),
    ],
)
def test_a_column_of_yes_and_no_that_is_taken_for_nothing_is_told_with_what_to_say(
    tmp_path: Path, heading: str, words: Sequence[str], remedy: str
) -> None:
    quoted = zip(("near Korčula", "The ferry was old", "harbour office"), words, strict=True)
    path = table(tmp_path, ("article", "quote", heading), *[("a1", *row) for row in quoted])
    _, claims, troubles = read(path)
    assert [each.status.value for each in claims] == ["confirmed"] * 3
    told = [f"{path}: every claim came in as confirmed, for the column {heading} (", f"as the status ({remedy})."]
    assert [each.startswith(told[0]) and each.endswith(told[1]) for each in troubles] == ([True] if remedy else [])


def test_a_column_for_each_annotator_is_told_as_taken_for_nothing(tmp_path: Path) -> None:
    rows = [("article", "quote", "annotator_1", "annotator_2"), ("a1", "near Korčula", "yes", "no")]
    _, (entry,), (told,) = read(table(tmp_path, *rows))
    assert (entry.status.value, entry.extra) == ("confirmed", {"table": {"annotator_1": "yes", "annotator_2": "no"}})
    assert "the column annotator_1 was not taken for their status (yes 1), and the claims came in as confirmed" in told
