"""Tests of tables whose rows are claims: found in their articles, with what else a row says, or told why not."""

import datetime
from collections.abc import Callable, Sequence
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import Workbook

from annotator.domain.claim import Role, Slot
from annotator.domain.span import Span
from annotator.formats.document import ClaimEntry
from annotator.formats.slot_cells import slots_cell
from annotator.formats.table import COLUMNS
from annotator.formats.word_places import whole
from tests.formats.tabled import TEXT, facts, read, table


def workbook(folder: Path, *rows: Sequence[object], name: str = "desk.xlsx") -> Path:
    book = Workbook()
    book.create_sheet("empty", 0)
    for row in rows:
        book["Sheet"].append(list(row))
    book.save(folder / name)
    return folder / name


def quotes(claims: Sequence[ClaimEntry], text: str = TEXT) -> list[tuple[str, str]]:
    return [(entry.claim.span.quote(text), entry.status.value) for entry in claims]


def test_a_claim_is_found_in_the_article_that_its_row_names(tmp_path: Path) -> None:
    rows = [("article_url", "quote"), ("https://wire.example/ferry", "The ferry sank 😀 near Korčula.")]
    articles, claims, troubles = read(table(tmp_path, *rows))
    assert (articles, troubles) == ([], [])
    assert quotes(claims) == [("The ferry sank 😀 near Korčula.", "confirmed")]


def test_other_spaces_and_line_ends_do_not_hide_the_words(tmp_path: Path) -> None:
    _, claims, troubles = read(table(tmp_path, ("article", "quote"), ("a1", "The crew was saved.")))
    assert (quotes(claims), troubles) == ([("The  crew\nwas saved.", "confirmed")], [])


def test_the_article_may_stand_in_the_row_itself(tmp_path: Path) -> None:
    rows = [("text", "quote", "claim"), ("Rain fell. Snow fell.", "Snow fell.", "It snowed"), ("Rain fell.", "", "")]
    articles, (entry,), troubles = read(table(tmp_path, *rows))
    assert [article.text for article in articles] == ["Rain fell. Snow fell.", "Rain fell."]
    assert (entry.claim.text, entry.claim.span.start, troubles) == ("It snowed", 11, [])


def test_several_claims_of_one_text_are_of_one_article(tmp_path: Path) -> None:
    rows = [("text", "quote"), ("Rain fell. Snow fell.", "Rain fell."), ("Rain fell. Snow fell.", "Snow fell.")]
    articles, claims, _ = read(table(tmp_path, *rows))
    assert {entry.claim.article for entry in claims} == {article.id for article in articles}
    assert len(claims) == 2


@pytest.mark.parametrize(("start", "end"), [("52", "61"), ("52.0", "61.0")])
def test_offsets_settle_which_of_equal_words_are_meant(tmp_path: Path, start: str, end: str) -> None:
    rows = [("article", "quote", "start", "end"), ("a1", "The ferry", start, end), ("a1", "The ferry", "", "")]
    _, claims, troubles = read(table(tmp_path, *rows))
    assert [entry.claim.span.start for entry in claims] == [52]
    assert troubles == ["line 3: The ferry stands more than once in the article; add columns start and end."]


@pytest.mark.parametrize(("start", "end"), [("51", "60"), ("500", "509")])
def test_offsets_that_do_not_fit_are_to_be_mended_where_the_words_stand_twice(
    tmp_path: Path, start: str, end: str
) -> None:
    _, claims, (trouble,) = read(
        table(
            tmp_path, ("article", "quote", "start", "end"), ("a1", "The ferry", start, end), ("a1", "Korčula", "", "")
        )
    )
    assert quotes(claims) == [("Korčula", "confirmed")]
    assert trouble.startswith(f"line 2: The ferry does not stand at {start} to {end}, but more than once elsewhere")
    assert "mend start and end: they count code points" in trouble


def test_offsets_that_hold_other_words_give_way_to_the_words(tmp_path: Path) -> None:
    _, claims, _ = read(table(tmp_path, ("article", "quote", "start", "end"), ("a1", "Korčula", "0", "3")))
    assert quotes(claims) == [("Korčula", "confirmed")]


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (("nowhere", "The ferry sank", "", ""), "the project has no article nowhere"),
        (("a1", "The ship sank", "", ""), "The ship sank stands nowhere in the article"),
        (("a1", "", "5", "900"), "5 to 900 lies outside of the article, which has 95 characters"),
        (("a1", "", "five", "9"), "five and 9 are not two whole numbers"),
        (("a1", "", "", ""), "does not say which words"),
        (("", "The ferry sank", "", ""), "the row names no article; add a column"),
    ],
)
def test_a_row_without_a_claim_is_told_with_its_line(tmp_path: Path, row: Sequence[str], told: str) -> None:
    good = ("a1", "near Korčula", "", "")
    _, claims, (trouble,) = read(table(tmp_path, ("article", "quote", "start", "end"), row, good))
    assert trouble.startswith("line 2: ")
    assert told in trouble
    assert quotes(claims) == [("near Korčula", "confirmed")]


def test_what_people_say_of_a_claim_is_its_status(tmp_path: Path) -> None:
    words = ("Accept", "perhaps", "no", "unclear", "proposed", "well", "Perhaps", "1.0", "0.0")
    rows = [("a1", "near Korčula", word, str(place)) for place, word in enumerate(words)]
    _, claims, troubles = read(table(tmp_path, ("article", "quote", "answer", "annotator"), *rows))
    assert [status for _, status in quotes(claims)] == [
        *("confirmed", "rejected", "unsure", "proposed"),
        *("confirmed", "rejected"),
    ]
    assert troubles[0].startswith("line 3: perhaps is no status (2 rows); known are proposed, confirmed,")
    assert troubles[1].startswith("line 7: well is no status; known are proposed, confirmed,")


def test_parts_are_found_in_the_claim_before_the_rest_of_the_text(tmp_path: Path) -> None:
    head = ("article", "quote", "subject", "predicate", "speaker", "place")
    row = ("a1", "The ferry was old", "The ferry", "was old", "the harbour office", "at sea")
    _, (entry,), _ = read(table(tmp_path, head, row))
    said = {slot.role: (slot.span.quote(TEXT) if slot.span else None, slot.value) for slot in entry.claim.slots}
    assert said == {
        Role.SUBJECT: ("The ferry", None),
        Role.PREDICATE: ("was old", None),
        Role.SPEAKER: ("the harbour office", None),
        Role.PLACE: (None, "at sea"),
    }
    subject = entry.claim.slot(Role.SUBJECT)
    assert subject is not None and subject.span is not None  # noqa: PT018
    assert subject.span.start == 52


def test_other_columns_are_kept_with_the_claim(tmp_path: Path) -> None:
    _, (entry,), _ = read(table(tmp_path, ("article", "quote", "row_id"), ("a1", "near Korčula", "r-12")))
    assert entry.extra == {"table": {"row_id": "r-12"}}


def test_a_person_may_say_which_column_is_what(tmp_path: Path) -> None:
    rows = [("doc", "sentence"), ("a1", "near Korčula")]
    assert read(table(tmp_path, *rows))[2][0].startswith(f"{tmp_path}/desk.csv: none of its columns (doc, sentence)")
    assert len(read(table(tmp_path, *rows), article="doc", quote="sentence")[1]) == 1


def test_a_workbook_is_read_as_a_table_is(tmp_path: Path) -> None:
    day = datetime.datetime(2021, 3, 16)  # noqa: DTZ001  # a cell has no zone
    rows = [
        ("text", "quote", "date", "note"),
        ("Rain fell on 3 days.", "Rain fell", day, 3.0),
        (None, None, None, None),
    ]
    (article,), (entry,), troubles = read(workbook(tmp_path, *rows))
    assert (article.text, article.published, troubles) == ("Rain fell on 3 days.", "2021-03-16", [])
    assert entry.extra == {"table": {"note": "3"}}


def test_a_workbook_without_a_text_names_its_own_columns_only(tmp_path: Path) -> None:
    _, _, (told,) = read(workbook(tmp_path, ("desk", "sentence"), ("a1", "near Korčula"), ("a1", None)))
    assert "none of its columns (desk, sentence) is known" in told


def test_what_webanno_wrote_is_told_by_its_name(tmp_path: Path) -> None:
    (tmp_path / "a.tsv").write_text("#FORMAT=WebAnno TSV 3.3\n#T_SP=X|value\n\n#Text=Ana left.\n", encoding="utf-8")
    _, _, (told,) = read(tmp_path / "a.tsv")
    assert "is of WebAnno's own kind" in told


def test_sheets_that_are_not_read_are_named(tmp_path: Path) -> None:
    book = Workbook()
    for name in ("First", "More", "Bare"):
        book.create_sheet(name)
        if name != "Bare":
            book[name].append(["text"])
            book[name].append([f"{name} came."])
    book.save(tmp_path / "two.xlsx")
    (article,), _, (told,) = read(tmp_path / "two.xlsx")
    assert article.text == "First came."
    assert told.endswith(
        "read from the sheet First; save the others as workbooks of their own to read them, too (More)."
    )


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"words", b"\xd0\xcf\x11\xe0" + bytes(100)])
def test_what_is_no_workbook_is_refused(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.xlsx").write_bytes(data)
    articles, claims, (told,) = read(tmp_path / "a.xlsx")
    assert (articles, claims) == ([], [])
    assert "a.xlsx is " in told


def test_a_fact_check_table_without_quotes_stays_a_table_of_articles(tmp_path: Path) -> None:
    rows = [("claim", "label", "text"), ("It rained", "true", "Rain fell.")]
    articles, claims, troubles = read(table(tmp_path, *rows))
    assert ([article.text for article in articles], claims) == (["Rain fell."], [])
    assert troubles == [
        f"{tmp_path / 'desk.csv'}: 1 row gives an article and a fact that does not rest on it; say with --column "
        "quote=NAME which column holds words of the article, if one does."
    ]


@pytest.mark.parametrize(
    ("heading", "words", "statuses"),
    [
        ("label", ["accept", "rejected", "ACCEPT"], ["confirmed", "rejected", "confirmed"]),
        ("gold", ["true", "false", ""], ["confirmed", "rejected", "confirmed"]),
        ("verdict", ["confirmed", "rejected", "unsure"], ["confirmed", "rejected", "unsure"]),
    ],
)
def test_a_column_of_judgements_is_known_by_its_words(
    tmp_path: Path, heading: str, words: Sequence[str], statuses: Sequence[str]
) -> None:
    quoted = ["near Korčula", "The ferry was old", "The ferry sank"]
    rows = [("article", "quote", heading), *(("a1", *row) for row in zip(quoted, words, strict=True))]
    _, claims, troubles = read(table(tmp_path, *rows))
    assert ([entry.status.value for entry in claims], troubles) == (statuses, [])


def test_a_column_of_other_words_is_no_judgement_and_told_with_them(tmp_path: Path) -> None:
    rows = [("a1", "near Korčula", "SEA"), ("a1", "The ferry was old", "SHIP"), ("a1", "harbour office", "sea")]
    _, claims, (told,) = read(table(tmp_path, ("article", "quote", "label"), *rows))
    assert [each.extra for each in claims] == [{"table": {"label": word}} for word in ("SEA", "SHIP", "sea")]
    assert "the column label was not taken for their status (SEA 2, SHIP 1), and the claims came in as" in told
    _, claims, _ = read(table(tmp_path, ("article", "quote", "label"), *rows), label="label")
    assert claims == []


def test_a_verdict_on_a_claim_makes_a_fact_that_rests_on_the_quoted_words(tmp_path: Path) -> None:
    rows = [
        ("claim", "article", "evidence", "label"),
        ("It sank", "a1", "The ferry sank", "SUPPORTS"),
        ("It was new", "a1", "The ferry was old", "REFUTES"),
        ("It sank", "a1", "The  crew\nwas saved.", "NOT ENOUGH INFO"),
        ("It swam", "a1", "near Korčula", "perhaps"),
    ]
    path = table(tmp_path, *rows, *([("It sank", "a1", "near Korčula", "SUPPORTS")] * 2))
    _, claims, troubles = read(path)
    assert {entry.claim.text for entry in claims} >= {"The ferry sank", "The ferry was old"}
    assert facts(path) == [
        ("It sank", "supported", ["supports", "not enough info", "supports"], None),
        ("It was new", "refuted", ["refutes"], None),
    ]
    assert [told.partition(";")[0] for told in troubles] == [
        "line 6: perhaps is no verdict known here, and was left out"
    ]


def test_claims_with_verdicts_and_no_place_are_facts(tmp_path: Path) -> None:
    rows = [("id", "statement", "label", "speaker"), ("7", "It rained", "false", "Ana"), ("8", "It rained", "true", "")]
    path = table(tmp_path, *rows)
    assert facts(path) == [("It rained", "conflicting evidence", [], {"id": "7", "speaker": "Ana"})]
    _, (), (told,) = read(path)
    assert "1 row says other things in further columns than another row of the same words (the first is line 3)" in told


def test_a_verdict_on_words_of_no_article_is_told(tmp_path: Path) -> None:
    path = table(tmp_path, ("quote", "verdict"), ("The ferry sank", "supported"))
    assert (facts(path), read(path)[2][0].partition(";")[0]) == ([], "line 2: the row names no article")


def test_an_article_that_is_here_is_not_brought_again_by_rows_that_tell_of_it(tmp_path: Path) -> None:
    ferry, other = "https://wire.example/ferry", "https://wire.example/other"
    rows = [
        ("url", "text", "quote", "start", "end"),
        (ferry, "The  crew\nwas saved.", "crew", "5", "9"),
        (other, "One. Two.", "One.", "", ""),
        (other, "Two.", "Two.", "", ""),
        (other, "Three.", "Three.", "", ""),
    ]
    articles, claims, troubles = read(table(tmp_path, *rows))
    assert [article.text for article in articles] == ["One. Two.", "Three."]
    assert [(entry.claim.article == "a1", entry.claim.span.start) for entry in claims] == [
        (True, TEXT.index("crew")),
        (False, 0),
        (False, 5),
        (False, 0),
    ]
    assert troubles == []


@pytest.mark.parametrize("write", [table, workbook])
@pytest.mark.parametrize("before", ["", "\ufeff", "A line.\r\n"])
def test_offsets_count_in_the_text_as_the_row_has_it(tmp_path: Path, write: Callable[..., Path], before: str) -> None:
    text = f"{before}Obama left.\r\nThey said so."
    start, quoted = len(before), text.index("They")
    rows = [
        ("text", "start_char", "end_char"),
        (text, str(start), str(start + 5)),
        (text, str(quoted), str(quoted + 4)),
    ]
    (article, *_), claims, _ = read(write(tmp_path, *rows))
    assert [words for words, _ in quotes(claims, article.text)] == ["Obama", "They"]


def test_offsets_of_the_stored_text_count_where_the_quote_stands_there(tmp_path: Path) -> None:
    rows = [("text", "quote", "start", "end"), ("It is.\r\nIt is. It is.", "It is.", "14", "20")]
    (article,), (entry,), _ = read(table(tmp_path, *rows))
    assert (article.text[entry.claim.span.start :], entry.claim.span.start) == ("It is.", 14)


def test_slots_stand_at_whole_words_or_nowhere(tmp_path: Path) -> None:
    text = "Min is old. Turkish crews and Libyan ships, his ally Sarraj said, left in 1,5 hours. Sarraj left Libya."
    head = ("text", "quote", "subject", "predicate", "quantities", "speaker", "cue")
    row = (text, "Turkish crews and Libyan ships", "Libya", "is", "5", "Sarraj", "left")
    _, (entry,), troubles = read(table(tmp_path, head, row))
    said = {slot.role: (slot.span.quote(text) if slot.span else None, slot.value) for slot in entry.claim.slots}
    assert said.pop(Role.SPEAKER) == ("Sarraj", None)
    assert (said.pop(Role.SUBJECT), said.pop(Role.CUE)) == (("Libya", None), ("left", None))
    assert said == {Role.PREDICATE: ("is", None), Role.QUANTITY: (None, "5")}
    speaker = entry.claim.slot(Role.SPEAKER)
    assert speaker is not None and speaker.span is not None and speaker.span.start == text.index("Sarraj")  # noqa: PT018
    assert troubles == [
        "line 2: of this row and those after it 1 slot came in as words without a place, for they stand nowhere in the "
        "article as whole words, or more than once."
    ]


@pytest.mark.parametrize(
    ("words", "text", "places"), [("오바마", "오바마가 갔다", 1), ("京", "北京市", 1), ("is", "his Min-is", 1)]
)
def test_scripts_tell_what_a_whole_word_is(words: str, text: str, places: int) -> None:
    assert len(whole(words, text)) == places


def test_our_own_table_gives_every_slot_back_but_what_was_changed(tmp_path: Path) -> None:
    spans = [Slot(Role.SUBJECT, Span(52, 61)), Slot(Role.PREDICATE, None, "is"), Slot(Role.CONTENT, Span(52, 69))]
    slots = (*spans, Slot(Role.OBJECT, Span(4, 9), "ferry"), Slot(Role.CUE, Span(0, 3)))
    cells = dict.fromkeys(COLUMNS, "") | {"claim": "c", "article": "a1", "start": "52", "end": "69"}
    cells |= {"quote": TEXT[52:69], "subject": TEXT[52:61], "predicate": "is", "objects": "ferry", "cue": "said"}
    cells["slots"] = slots_cell(slots)
    _, (entry,), troubles = read(table(tmp_path, COLUMNS, list(cells.values())))
    assert (set(entry.claim.slots), troubles) == ({*slots[:-1], Slot(Role.CUE, Span(90, 94))}, [])


@pytest.mark.parametrize(
    ("cells", "shares"), [(("0.9300", "0,38"), (9_300, 3_800)), (("", "1"), (10_000, 10_000)), (("9300", "0"), None)]
)
def test_our_own_table_gives_score_and_worth_back_however_they_are_spelt(
    tmp_path: Path, cells: tuple[str, str], shares: tuple[int, int] | None
) -> None:
    said = dict.fromkeys(COLUMNS, "") | {"claim": "c", "article": "a1", "quote": "near Korčula"}
    said |= dict(zip(("score", "worth"), cells, strict=True))
    _, claims, troubles = read(table(tmp_path, COLUMNS, list(said.values())))
    assert [(each.claim.score, each.claim.worth) for each in claims] == ([shares] if shares else [])
    assert [told[: len("line 2: 9300 is no number")] for told in troubles] == (
        [] if shares else ["line 2: 9300 is no number"]
    )


def test_columns_that_nothing_holds_are_named(tmp_path: Path) -> None:
    rows = [("text", "entity_label", "empty", "page"), ("Rain fell.", "", "", "7"), ("Snow fell.", "PER", " ", "")]
    assert read(table(tmp_path, *rows))[2] == [
        f"{tmp_path / 'desk.csv'}: left out, for nothing here holds them: entity_label, page; say with "
        "--column FIELD=NAME if one is a field under another name."
    ]
    assert read(table(tmp_path, ("text", "quote", "page"), ("Rain fell.", "Rain", "7")))[2] == []


def test_an_article_of_several_rows_of_claims_comes_once(tmp_path: Path) -> None:
    rows = [("text", "quote"), ("Rain fell. Snow fell.", "Rain fell."), ("Rain fell. Snow fell.", "Snow fell.")]
    assert [article.text for article in read(table(tmp_path, *rows))[0]] == ["Rain fell. Snow fell."]


def test_a_formula_that_nothing_worked_out_is_told_with_its_row(tmp_path: Path) -> None:
    rows = [("article", "quote", "note"), ("a1", "=UPPER(C2)", ""), ("a1", "near Korčula", '=IF(A3="","",A3)')]
    path = workbook(tmp_path, *rows)
    with ZipFile(path) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    with ZipFile(path, "w") as packed:  # as Excel writes a text that is empty
        for name, part in parts.items():
            packed.writestr(name, part.replace(b'<c r="C3">', b'<c r="C3" t="str">'))
    _, claims, troubles = read(path)
    assert quotes(claims) == [("near Korčula", "confirmed")]
    assert troubles[0].startswith("line 2: B of the row holds a formula without a value; open the workbook in Excel")
    assert len(troubles) == 2
