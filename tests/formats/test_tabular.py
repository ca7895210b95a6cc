"""Tests of tables of articles: which column is what, one article a row, a sentence for every row that gives none."""

import io
from collections.abc import Mapping
from pathlib import Path

import pytest

from annotator.domain.article import Article
from annotator.domain.errors import AnnotatorError, BadFile
from annotator.formats import rows
from annotator.formats.capping import TELL_EACH
from annotator.formats.document import Given
from annotator.formats.files import read_path
from annotator.formats.manner import Reading
from annotator.formats.row_troubles import RowTroubles
from annotator.formats.table import COLUMNS


def read(
    path: Path, content: str | bytes, columns: Mapping[str, str] | None = None, encoding: str = ""
) -> tuple[list[Article], list[str]]:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    items = list(read_path(path, how=Reading(encoding, columns or {})))
    articles = [item.entry for item in items if isinstance(item, Given) and isinstance(item.entry, Article)]
    return articles, [str(item).removeprefix(str(path)) for item in items if isinstance(item, AnnotatorError)]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "week.csv"


def test_every_column_is_taken_for_what_it_is_called(path: Path) -> None:
    head = "Article_ID,Headline,Body,Outlet,Link,By-line,publishedAt,Lang,Ignored"
    row = "a7,Akar in Libya,He came.,The Wire,https://w.example/1,Jane Doe,2020-12-26T10:00:00Z,en-GB,x"
    articles, troubles = read(path, f"{head}\n{row}\n")
    assert troubles == [
        ": left out, for nothing here holds them: Ignored; say with --column FIELD=NAME if one is a field "
        "under another name."
    ]
    article = articles[0]
    assert (article.id, article.title, article.text, article.source) == ("a7", "Akar in Libya", "He came.", "The Wire")
    assert (article.url, article.author) == ("https://w.example/1", "Jane Doe")
    assert (article.published, article.language, article.file) == ("2020-12-26", "en", "week.csv")


@pytest.mark.parametrize(
    "head", ["Überschrift;Volltext;Datum;Quelle", "العنوان;النص;التاريخ;المصدر", "Заголовок;Текст;Дата;Источник"]
)
def test_headings_of_other_languages_are_known(path: Path, head: str) -> None:
    articles, troubles = read(path, f"{head}\nA;Words, more;26.12.2020;The Wire\n")
    found = [(a.title, a.text, a.published, a.source) for a in articles]
    assert (found, troubles) == ([("A", "Words, more", "2020-12-26", "The Wire")], [])


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("name", ["a.csv", "a.tsv"])
def test_any_usual_separator_is_found(tmp_path: Path, separator: str, name: str) -> None:
    lines = [["title", "text"], ["A", '"One. Two; three, four | five"'], ["B", "Six"]]
    articles, troubles = read(tmp_path / name, "\r\n".join(separator.join(line) for line in lines))
    assert ([a.text for a in articles], troubles) == (["One. Two; three, four | five", "Six"], [])


def test_quoted_cells_hold_line_ends_and_rows_are_named_by_their_first_line(path: Path) -> None:
    articles, troubles = read(path, 'title,text\r\nA,"One\r\n""two""\r\n"\r\nB,\r\nC,Three\r\n')
    assert [a.text for a in articles] == ['One\n"two"\n', "Three"]
    assert troubles == [", line 5: the row has no text and was left out; put the text into it."]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-8"])
def test_tables_that_excel_writes_are_read(path: Path, encoding: str) -> None:
    articles, troubles = read(path, "sep=;\r\ntext;title\r\nالنص;عنوان\r\n".encode(encoding))
    assert ([(a.text, a.title) for a in articles], troubles) == ([("النص", "عنوان")], [])


def test_the_encoding_of_a_table_is_guessed_from_a_late_row_and_told(path: Path) -> None:
    late = "Делегация вылетела утром из столицы и скоро вернётся."
    content = "title,text\n" + f"A,{'plain words ' * 100}\n" * 1_050 + f"B,{late}\n"
    articles, troubles = read(path, content.encode("cp1251"))
    assert articles[-1].text == late
    assert troubles == [" was read as windows-1251, which is a guess; --encoding NAME reads it otherwise."]
    assert read(path, content.encode("cp1251"), encoding="windows-1251")[1] == []


def test_a_row_with_bad_bytes_is_told_and_the_rest_of_a_utf_8_table_comes_in(path: Path) -> None:
    content = "title,text\nA,Делегация вылетела\n".encode() + b"B,bad \xff byte\n" + "C,утром из столицы\n".encode()
    articles, troubles = read(path, content)
    assert [a.title for a in articles] == ["A", "C"]
    assert troubles == [", line 3: the row holds bytes that are no characters in UTF-8; mend it."]


def test_a_row_of_another_length_is_told_and_never_cut(path: Path) -> None:
    articles, troubles = read(path, "title,text\nA,One, and two\nB\nC,Three,\nD,Four\n")
    assert [a.text for a in articles] == ["Three", "Four"]
    assert troubles == [
        ", line 2: the row has 3 cells where the table has 2 columns; mend it.",
        ", line 3: the row has 1 cell where the table has 2 columns; mend it.",
    ]


def test_a_quotation_mark_out_of_place_is_told_with_its_line(path: Path) -> None:
    good = "".join(f'{n},"One, two"\n' for n in range(9))
    articles, troubles = read(path, f'title,text\nA,"One" two\n{good}C,"never closed\nD,Four\n')
    assert [a.text for a in articles] == ["One, two"] * 9
    assert [trouble.partition("(")[0] for trouble in troubles] == [
        ", line 2: the row cannot be read ",
        ", line 12: the row cannot be read ",
    ]


def test_a_quotation_mark_that_nothing_closes_is_no_text_of_an_article(path: Path) -> None:
    articles, (told, _) = read(path, 'text,title\n"unclosed,T\nfoo\n')
    assert articles == []
    assert 'line 2: the row cannot be read (a quotation mark (") opens in it that is never closed)' in told


def test_a_tsv_whose_quotation_marks_mean_nothing_is_read_as_it_is(tmp_path: Path) -> None:
    articles, troubles = read(tmp_path / "a.tsv", 'title\ttext\nA\t"One" two\nB\tThree "four\n')
    assert ([a.text for a in articles], troubles) == (['"One" two', 'Three "four'], [])


def test_a_date_that_could_be_two_days_is_told_and_left_out(path: Path) -> None:
    articles, troubles = read(path, "text,date\nOne,03/04/2020\nTwo,13/04/2020\nThree,\n")
    assert [a.published for a in articles] == [None, "2020-04-13", None]
    assert troubles == [
        ", line 2: 03/04/2020 is not clearly one date, and was left out; write it as YYYY-MM-DD, or say with --dates "
        "which number is the day."
    ]


@pytest.mark.parametrize("date", ["2020-02-30", "1609459200", "0", "-5", "soon"])
def test_what_is_no_date_is_told_without_asking_for_an_order(path: Path, date: str) -> None:
    (article,), troubles = read(path, f"text,date\nOne,{date}\n")
    assert (article.published, troubles) == (
        None,
        [f", line 2: {date} is no date that is known here, and was left out; write it as YYYY-MM-DD, YYYY-MM or YYYY."],
    )


def test_a_table_without_a_column_of_text_names_its_columns_and_the_remedy(path: Path) -> None:
    articles, troubles = read(path, "headline,words\nA,One\n")
    told = ": none of its columns (headline, words) is known to hold the text; "
    assert (articles, troubles[0].startswith(told), len(troubles)) == ([], True, 1)
    assert "--column text=NAME" in troubles[0]
    assert [a.text for a in read(path, "headline,words\nA,One\n", {"text": "Words"})[0]] == ["One"]


def test_columns_can_be_given_left_out_and_counted(path: Path) -> None:
    content = "Akar came.,The Wire,26.12.2020\nHe left.,The Post,27.12.2020\n"
    articles, troubles = read(path, content, {"text": "1", "source": "2"})
    assert ([(a.text, a.source, a.published) for a in articles], troubles) == (
        [("Akar came.", "The Wire", None), ("He left.", "The Post", None)],
        [],
    )
    articles, _ = read(path, "id,text,date\n1,One,2020\n", {"id": "", "published": ""})
    assert (articles[0].id == "1", articles[0].published) == (False, None)


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"text": "gone"}, ": there is no column called gone; its columns are title, text."),
        ({"words": "text"}, ": a column cannot be called words; it can be text, title"),
    ],
)
def test_a_column_that_is_not_there_is_told(path: Path, given: Mapping[str, str], told: str) -> None:
    articles, troubles = read(path, "title,text\nA,One\n", given)
    assert (articles, len(troubles), troubles[0].startswith(told)) == ([], 1, True)


def test_two_rows_with_one_id_are_told_if_they_differ(path: Path) -> None:
    articles, troubles = read(path, "id,text\n1,One\n1,One\n1,Two\n")
    assert [a.text for a in articles] == ["One", "One"]
    assert troubles[0].startswith(", line 4: line 2 has the same id and another text;")


def test_the_table_of_claims_that_we_export_is_no_table_of_articles(path: Path) -> None:
    articles, troubles = read(path, f"{','.join(COLUMNS)}\n{','.join('x' * len(COLUMNS))}\n")
    assert articles == []
    assert [told.partition(", ")[2] for told in troubles] == [
        "line 2: the project has no article x; import it first, or say which column names it (--column article=NAME) "
        "or holds its text (--column text=NAME)."
    ]


def test_of_many_like_troubles_the_rest_is_counted(path: Path) -> None:
    _, troubles = read(path, "title,text\n" + "A,\n" * 150)
    assert len(troubles) == TELL_EACH + 1
    assert troubles[-1] == ": 130 more rows have no text."


def test_zeros_and_empty_rows_do_no_harm(path: Path) -> None:
    articles, troubles = read(path, b"title,text\n\nA\0,One\0two\n,\n   ,  \nB,\0\n")
    assert [(a.title, a.text) for a in articles] == [("A\ufffd", "One\ufffdtwo")]
    assert troubles == [
        ", line 6: the row has no text and was left out; put the text into it.",
        ": 2 characters that no text can hold (NUL, or half of a pair) came in as � (U+FFFD).",
    ]


@pytest.mark.parametrize("content", ["title,text\n", "title,text", "\ufefftitle;text\n\n ; \n"])
def test_a_table_with_nothing_but_headings_is_told(path: Path, content: str) -> None:
    assert read(path, content) == (
        [],
        [" holds headings and no row under them; nothing was taken from it. See that it is the right file, and whole."],
    )


def test_a_row_of_invisible_characters_has_no_text(path: Path) -> None:
    assert read(path, "title,text\nA,\u200b\u00a0\nB,One\n")[1] == [
        ", line 2: the row has no text and was left out; put the text into it."
    ]


def test_a_cell_or_line_beyond_the_limit_is_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows, "LONGEST_CELL", 1000)
    good = 'A,"One, two"\n' * 40
    articles, troubles = read(path, f"title,text\n{good}" + 'B,"' + "x\n" * 600 + f'"\n{good}')
    assert len(articles) >= 79  # where the cell ends, the row after it may go with it
    assert troubles[0].startswith(", line 42: the row cannot be read (a cell of it is too long,")
    articles, troubles = read(path, "title,text\nA,One\nB," + "x" * 2000 + "\nC,Two\n")
    assert [a.title for a in articles] == ["A"]
    assert troubles == [", line 3: it is too long; nothing from there on was read. Mend that line and import it again."]


def test_a_table_is_read_row_by_row(monkeypatch: pytest.MonkeyPatch) -> None:
    file = io.BytesIO(b"title,text\n" + b"A,One two three\n" * 200_000)
    written = rows.layout([file.getvalue()[:1000]], ".csv", "a.csv")
    found = rows.rows(file, written, "a.csv")
    first = [next(found) for _ in range(3)]
    assert all(isinstance(row, rows.Row) for row in first)
    assert file.tell() < 100_000


def test_an_error_of_a_spreadsheet_is_no_text_and_is_told(path: Path) -> None:
    articles, troubles = read(path, "title,text\nA,#REF!\n#N/A,Rain fell.\nB,A #REF! is shown.\n")
    assert [(each.title, each.text) for each in articles] == [
        ("Rain fell.", "Rain fell."),
        ("B", "A #REF! is shown."),
    ]
    stands = "stands in place of a value, an error of the spreadsheet, and was left out; mend its formula there and"
    assert troubles == [
        f", line 2: #REF! {stands} save the table again.",
        ", line 2: the row has no text and was left out; put the text into it.",
        f", line 3: #N/A {stands} save the table again.",
    ]


def test_a_missing_article_is_told_once_however_many_rows_name_it(path: Path) -> None:
    rows = "".join(f"lost{number % 2},Rain fell.\n" for number in range(50))
    _, troubles = read(path, f"article,quote\n{rows}")
    assert [each.split(";")[0] for each in troubles] == [
        ", line 2: the project has no article lost0",
        ", line 3: the project has no article lost1",
        ": 48 more rows name an article that is not here.",
    ]
    path.write_text(f"article,quote\n{rows}", encoding="utf-8")
    assert len(list(read_path(path, how=Reading(most=1000)))) == 50


def test_rows_with_any_other_trouble_are_counted() -> None:
    told = RowTroubles(1)
    assert [told.is_shown(BadFile("line-bad", file="a.csv", line=n, reason="no")) for n in (2, 3, 4)] == [
        True,
        False,
        False,
    ]
    assert [str(each) for each in told.more("a.csv")] == ["a.csv: 2 more rows say what cannot be."]
