"""Tests of columns that quote the texts of their rows under a heading of their own, and of rows that judge no words."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from tests.formats.tabled import TEXT, facts, read, table
from tests.formats.test_claim_tables import workbook


@pytest.mark.parametrize(
    ("head", "words", "judged"),
    [
        (("Text", "Claim quote", "Label"), ("Bob left Rome", "Eve stayed"), ("TRUE", "FALSE")),
        (("text", "claim", "judgment"), ("Bob left Rome", "Eve stayed."), ("correct", "incorrect")),
        (("article text", "factClaims", "gold"), ("Bob left", "Eve  stayed"), ("1", "0")),
    ],
)
def test_words_that_stand_in_the_texts_are_quotes_under_a_heading_that_can_name_them(
    tmp_path: Path, head: Sequence[str], words: Sequence[str], judged: Sequence[str]
) -> None:
    rows = [("Bob left Rome. Eve stayed.", *row) for row in zip(words, judged, strict=True)]
    (article,), claims, troubles = read(table(tmp_path, head, *rows))
    assert [(each.claim.article, each.status.value) for each in claims] == [
        (article.id, "confirmed"),
        (article.id, "rejected"),
    ]
    assert (facts(tmp_path / "desk.csv"), troubles) == ([], [])


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ([("text", "verdict"), ("Bob left.", "true")], ["1 row judges or labels something and does not say which"]),
        (
            [("text", "claimant", "label"), ("Bob left.", "Bob", "FALSE")],
            ["1 row judges or labels something and does not say which", "left out, for nothing here holds them: claim"],
        ),
    ],
)
def test_a_row_without_words_states_no_fact_and_is_told(
    tmp_path: Path, rows: Sequence[Sequence[str]], told: Sequence[str]
) -> None:
    path = table(tmp_path, *rows)
    _, claims, troubles = read(path)
    said = [each.removeprefix(f"{path}: ") for each in troubles]
    assert (claims, facts(path), [each[: len(part)] for each, part in zip(said, told, strict=True)]) == ([], [], told)


def test_a_claim_without_a_verdict_among_others_is_told(tmp_path: Path) -> None:
    path = table(tmp_path, ("claim", "verdict"), ("It rained", "true"), ("It snowed", ""))
    assert [text for text, *_ in facts(path)] == ["It rained"]
    assert "1 row with a claim and without its verdict brought no fact (the first is line 3)" in read(path)[2][0]


@pytest.mark.parametrize("write", [table, workbook])
def test_a_heading_that_comes_again_is_told_by_the_name_its_column_has_here(
    tmp_path: Path, write: Callable[..., Path]
) -> None:
    rows = [("text", "text", "quote"), ("Bob left.", "Eve stayed.", "Bob")]
    _, (entry,), (told,) = read(write(tmp_path, *rows))
    assert entry.extra == {"table": {"text (2)": "Eve stayed."}}
    assert "a heading stands over several columns" in told
    assert "were read as text (2);" in told
    assert read(write(tmp_path, *rows), text="text (2)")[0][0].text == "Eve stayed."


def test_rows_whose_offsets_say_other_words_than_their_quote_are_told_once(tmp_path: Path) -> None:
    text = "One day Offset two."
    rows = [
        ("text", "start", "end", "quote"),
        (text, "0", "3", "One"),
        (text, "8", "14", "two"),
        (text, "0", "2", "day"),
    ]
    _, claims, (told,) = read(table(tmp_path, *rows))
    assert [each.claim.span.quote(text) for each in claims] == ["One", "two", "day"]
    assert "start and end say other words than the quote in 2 rows (the first is line 3)" in told


@pytest.mark.parametrize(("start", "end"), [("3", "5"), ("3", "4")])
def test_offsets_in_units_of_utf_16_hold_exactly_the_quote(tmp_path: Path, start: str, end: str) -> None:
    rows = [("text", "start", "end", "quote"), ("Go 😀 row 😀 now.", start, end, "😀")]
    _, (entry,), troubles = read(table(tmp_path, *rows))
    assert ((entry.claim.span.start, entry.claim.span.end), troubles) == ((3, 4), [])


def test_offsets_behind_wide_characters_count_as_javascript_does_where_only_so_the_quote_stands_there(
    tmp_path: Path,
) -> None:
    rows = [
        ("text", "start", "end", "quote"),
        ("😀 row, row 😀 row", "8", "11", "row"),
        ("😀 a  b a b", "3", "7", "a b"),
    ]
    _, claims, troubles = read(table(tmp_path, *rows))
    assert [(each.claim.span.start, each.claim.span.end) for each in claims] == [(7, 10), (2, 6)]
    assert troubles == []


def test_units_of_utf_16_in_a_part_of_an_article_that_is_here_count_in_that_part(tmp_path: Path) -> None:
    ferry = "https://wire.example/ferry"
    rows = [("url", "text", "quote", "start", "end"), (ferry, "sank 😀 near Korčula", "near", "8", "12")]
    _, (entry,), troubles = read(table(tmp_path, *rows))
    assert ((entry.claim.article, entry.claim.span.start), troubles) == (("a1", TEXT.index("near")), [])


def test_a_row_of_facts_without_a_claim_is_told_as_that(tmp_path: Path) -> None:
    path = table(tmp_path, ("claim", "verdict"), ("It rained", "true"), ("", "false"))
    assert read(path)[2] == ["line 3: the row has no claim; write it, or take the row out."]
    assert [text for text, *_ in facts(path)] == ["It rained"]
