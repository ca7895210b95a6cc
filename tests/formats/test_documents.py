"""Tests of PDF, Word and mail as articles: paragraphs as they read, what is stated, and useless files refused."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.article import Article
from annotator.domain.errors import AnnotatorError
from annotator.formats.document import Given
from annotator.formats.files import read_path
from tests.formats.printing import column, pdf

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_FULL = ["The ferry ran aground on Tuesday evening near the", "island, the harbour office said. Twelve people were"]
_REST = ["treated for bruises and went home the same night.", "The captain was questioned for several hours, and"]
_SAID = ["was the night when the boats", "were the seas all over the bay", "went by."]
_NIGHTS = ["Calm", "Windy", "Rainy", "Snowy"]
_MAIL = b"From: Ana <ana@Wire.example>\nSubject: Ferry aground\nDate: Tue, 16 Mar 2021 23:10:00 -0500\n"


def read(folder: Path, name: str, data: bytes) -> tuple[list[Article], list[str]]:
    (folder / name).write_bytes(data)
    items = list(read_path(folder / name))
    articles = [item.entry for item in items if isinstance(item, Given) and isinstance(item.entry, Article)]
    return articles, [str(item).removeprefix(f"{folder}/") for item in items if isinstance(item, AnnotatorError)]


def text(folder: Path, name: str, data: bytes) -> str:
    (article,), troubles = read(folder, name, data)
    assert troubles == []
    return article.text


def word(*, body: str = "", title: str = "", author: str = "", paragraphs: tuple[str, ...] = ()) -> bytes:
    document, held = docx.Document(), io.BytesIO()
    document.core_properties.title, document.core_properties.author = title, author
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    if body:
        document.element.body.insert(0, parse_xml(f"<w:p {_W}>{body}</w:p>"))
    document.save(held)
    return held.getvalue()


def test_the_lines_of_a_page_become_paragraphs(tmp_path: Path) -> None:
    page = column(["Ferry aground", "", *_FULL, *_REST[:1], "", *_REST[1:], "was let go."])
    assert text(tmp_path, "a.pdf", pdf([page])).split("\n\n") == [
        "Ferry aground",
        " ".join([*_FULL, *_REST[:1]]),
        f"{_REST[1]} was let go.",
    ]


def test_a_paragraph_goes_on_in_the_next_column_and_on_the_next_page(tmp_path: Path) -> None:
    two = [*column(_FULL), *column(_REST[:1], left=330)]
    assert text(tmp_path, "a.pdf", pdf([two])) == " ".join([*_FULL, *_REST[:1]])
    assert text(tmp_path, "a.pdf", pdf([column(_FULL), column(_REST[:1])])) == " ".join([*_FULL, *_REST[:1]])


def test_an_indented_line_after_a_full_stop_begins_a_paragraph(tmp_path: Path) -> None:
    lines = [*_FULL, "treated for bruises and let go in the same night."]
    page = [*column(lines), ("   ", 50, 714), (_REST[1], 68, 714), ("was let go.", 50, 702)]
    assert text(tmp_path, "a.pdf", pdf([page])).split("\n\n") == [" ".join(lines), f"{_REST[1]} was let go."]


def test_what_stands_at_the_edge_of_all_pages_stays_out(tmp_path: Path) -> None:
    pages = [
        [
            ("The Harbour Herald, page " + str(number), 50, 780),
            *column([f"{_NIGHTS[number]} {word}" for word in _SAID]),
            (str(number), 300, 20),
        ]
        for number in range(4)
    ]
    found = text(tmp_path, "a.pdf", pdf(pages))
    assert "Herald" not in found
    assert found.split("\n\n") == [" ".join(f"{night} {word}" for word in _SAID) for night in _NIGHTS]


def test_what_a_browser_prints_around_a_page_stays_out(tmp_path: Path) -> None:
    around = [("11/22/26, 9:52 AM Ferry aground", 24, 770), ("file:///tmp/a.html 1/1", 24, 15)]
    assert text(tmp_path, "a.pdf", pdf([[*column(_FULL), *around]])) == " ".join(_FULL)
    articles, (told,) = read(tmp_path, "a.pdf", pdf([around]))
    assert (articles, "no text" in told) == ([], True)


def test_lines_alike_at_other_places_of_pages_are_text(tmp_path: Path) -> None:
    pages = [
        column([f"The ferry of pier {number} ran aground on the reef."], top=750 - 20 * number) for number in range(5)
    ]
    assert text(tmp_path, "a.pdf", pdf(pages)).count("ran aground") == 5


def test_the_title_that_a_file_states_counts_only_if_it_is_printed(tmp_path: Path) -> None:
    page = column(["Ferry aground", "", *_FULL])
    assert read(tmp_path, "a.pdf", pdf([page], title="draft-7.qxd"))[0][0].title == "Ferry aground"
    page = column(["The Herald", "", "Ferry aground", "", *_FULL])
    assert read(tmp_path, "a.pdf", pdf([page], title="Ferry aground"))[0][0].title == "Ferry aground"


def test_pages_without_text_are_told_and_a_file_of_pictures_is_refused(tmp_path: Path) -> None:
    assert read(tmp_path, "a.pdf", pdf([[]], drawn=True)) == (
        [],
        ["a.pdf holds pictures of pages and no text; let a program for text recognition (OCR) add it."],
    )
    (_,), troubles = read(tmp_path, "a.pdf", pdf([column(_FULL), []], drawn=True))
    assert troubles == ["a.pdf: 1 page held pictures and no text; what is to be read on them stayed out."]


@pytest.mark.parametrize("name", ["a.pdf", "a.docx"])
@pytest.mark.parametrize("data", [b"", b"%PDF-1.4", b"PK\x03\x04", b"words", b"\0" * 100])
def test_what_is_no_document_is_refused(tmp_path: Path, name: str, data: bytes) -> None:
    articles, (told,) = read(tmp_path, name, data)
    assert articles == []
    assert told.startswith(f"{name} is no ")


def test_a_word_file_reads_as_it_is_once_changes_are_taken(tmp_path: Path) -> None:
    body = (
        '<w:r><w:t xml:space="preserve">Twelve </w:t></w:r>'
        '<w:del w:id="1"><w:r><w:delText>many</w:delText></w:r></w:del>'
        '<w:ins w:id="2"><w:r><w:t>people 😀</w:t></w:r></w:ins><w:r><w:tab/><w:t>é عربي 新聞</w:t></w:r>'
        "<w:r><w:instrText>PAGE</w:instrText></w:r>"
    )
    assert text(tmp_path, "a.docx", word(body=body)) == "Twelve people 😀\té عربي 新聞"


def test_notes_of_a_word_file_are_told(tmp_path: Path) -> None:
    notes = '<w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:endnoteReference w:id="2"/></w:r>'
    (article,), told = read(tmp_path, "a.docx", word(body=f"<w:r><w:t>The ship sank.</w:t></w:r>{notes}"))
    assert article.text == "The ship sank."
    assert told == [
        "a.docx: 2 footnotes and endnotes stayed out; put into the text what is needed of them, and import it again."
    ]


def test_comments_in_the_margin_of_a_word_file_are_told(tmp_path: Path) -> None:
    comments = '<w:r><w:commentReference w:id="0"/></w:r><w:r><w:commentReference w:id="1"/></w:r>'
    (article,), told = read(tmp_path, "a.docx", word(body=f"<w:r><w:t>The ship sank.</w:t></w:r>{comments}"))
    assert article.text == "The ship sank."
    assert told == ["a.docx: 2 comments in its margin stayed out; put into the text what is needed of them."]


def test_hidden_words_edges_of_pages_and_numbers_of_lists_stay_out_and_are_told(tmp_path: Path) -> None:
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t> not yet</w:t></w:r>"
    shown = '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t> then</w:t></w:r>'
    document = docx.Document(io.BytesIO(word(body=f"<w:r><w:t>It sank</w:t></w:r>{hidden}{shown}")))
    document.sections[0].header.paragraphs[0].text = "Harbour News"
    document.sections[0].footer.paragraphs[0].text = "Page\t3"
    for style, words in (("List Number", "One"), ("List Number", "Two"), ("List Bullet", "Three")):
        document.add_paragraph(words, style=style)
    document.save(held := io.BytesIO())
    (article,), told = read(tmp_path, "a.docx", held.getvalue())
    assert article.text == "It sank then\n\nOne\n\nTwo\n\nThree"
    assert [each.removeprefix("a.docx: ").partition(";")[0] for each in told] == [
        "what stands at the top or bottom of its pages stayed out: “Harbour News”, “Page 3”",
        "the numbers before 2 paragraphs stayed out, for Word counts them as it shows the text",
        "2 words of hidden text stayed out",
    ]


def test_tables_and_what_a_word_file_states_are_read(tmp_path: Path) -> None:
    document, held = (
        docx.Document(io.BytesIO(word(title="Ferry aground", author="Ana", paragraphs=("Ferry aground",)))),
        io.BytesIO(),
    )
    document.add_table(1, 2).cell(0, 1).text = "12 hurt"
    document.add_paragraph("It sank.")
    document.save(held)
    (article,), _ = read(tmp_path, "a.docx", held.getvalue())
    assert (article.title, article.author) == ("Ferry aground", "Ana")
    assert article.text == "Ferry aground\n\n12 hurt\n\nIt sank."


def test_a_word_file_that_would_unpack_to_too_much_is_refused(tmp_path: Path) -> None:
    held = io.BytesIO(word(paragraphs=("One",)))
    with zipfile.ZipFile(held, "a", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("word/media/a.bin", b"\0" * 30_000_000)
    articles, (told,) = read(tmp_path, "a.docx", held.getvalue())
    assert articles == []
    assert "200 times" in told


def test_entities_of_a_word_file_are_not_read(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    held = io.BytesIO(word(paragraphs=("One",)))
    declared = f'<!DOCTYPE d [<!ENTITY e SYSTEM "file://{tmp_path}/secret.txt">]>'
    evil = f"{declared}<w:document {_W}><w:body><w:p><w:r><w:t>A&e;</w:t></w:r></w:p></w:body></w:document>"
    again = io.BytesIO()
    with zipfile.ZipFile(held) as packed, zipfile.ZipFile(again, "w") as changed:
        for name in packed.namelist():
            changed.writestr(name, evil.encode() if name == "word/document.xml" else packed.read(name))
    articles, _ = read(tmp_path, "a.docx", again.getvalue())
    assert all("secret" not in article.text for article in articles)


def test_a_mail_gives_its_text_sender_and_day(tmp_path: Path) -> None:
    head = (
        b"Content-Type: text/plain; charset=iso-8859-1; format=flowed\nContent-Transfer-Encoding: quoted-printable\n\n"
    )
    (article,), troubles = read(tmp_path, "a.eml", _MAIL + head + b"A ferry ran=20\naground caf=E9.=20\n\nSecond.\n")
    assert article.text == "A ferry ran aground café.\n\nSecond.\n"
    assert (article.title, article.source, article.author) == ("Ferry aground", "wire.example", "Ana")
    assert (article.published, troubles) == ("2021-03-16", [])


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("It is \nso.\n\n> quoted \n> reply\n-- \nAna \nVidal", "It is so.\n\n> quoted reply\n--\nAna Vidal"),
        ("He said \n> This is \n>> deep. \nYes.", "He said\n> This is\n>> deep.\nYes."),
        ("It is \n From here.\nNew \n  stands in.", "It is From here.\nNew\n stands in."),
        ("It ends \n\nhere.", "It ends\n\nhere."),
        ("> \n> So", ">\n> So"),
    ],
)
def test_lines_of_a_mail_that_flow_are_joined_as_deep_as_they_are_quoted(
    tmp_path: Path, written: str, read_as: str
) -> None:
    head = _MAIL + b"Content-Type: text/plain; format=flowed\n\n"
    assert text(tmp_path, "a.eml", head + written.encode()) == read_as
    assert text(tmp_path, "a.eml", head + written.replace("\n", "\r\n").encode()) == read_as


def test_lines_that_flow_without_their_space_are_joined_without_it(tmp_path: Path) -> None:
    head = _MAIL + b"Content-Type: text/plain; format=flowed; delsp=yes\n\n"
    assert text(tmp_path, "a.eml", head + "東京 \nです。".encode()) == "東京です。"


def test_a_mail_of_parts_gives_its_text_and_tells_what_hangs_on_it(tmp_path: Path) -> None:
    page = "<p>The ferry ran aground near the island on Tuesday evening, the harbour office said.</p>"
    parts = (
        f"--b\nContent-Type: text/html; charset=utf-8\n\n<html><body><article>{page}</article></body></html>\n"
        '--b\nContent-Type: application/pdf\nContent-Disposition: attachment; filename="=?utf-8?Q?r=C3=A9.pdf?="\n\n'
        "x\n--b\nContent-Type: message/rfc822\n\nSubject: fwd\n\nInner.\n"
        "--b\nContent-Type: application/pgp-signature\n\nx\n--b\nContent-Type: multipart/alternative; boundary=c\n\n"
        "--c\nContent-Type: text/html\n\n<p>x</p>\n--c--\n--b--\n"
    )
    data = _MAIL + b"Content-Type: multipart/mixed; boundary=b\n\n" + parts.encode()
    (article,), troubles = read(tmp_path, "a.eml", data)
    assert article.text == "The ferry ran aground near the island on Tuesday evening, the harbour office said."
    names = "ré.pdf, a mail “fwd”, text/html"
    assert troubles == [f"a.eml: what hangs on the mail stayed out ({names}); save it and import it by itself."]
    (article,), troubles = read(tmp_path, "b.eml", _MAIL + b"Content-Type: message/rfc822\n\nSubject: fwd\n\nInner.\n")
    assert (article.text, troubles) == ("Inner.\n", [])


@pytest.mark.parametrize(
    ("head", "encoding", "title", "author"),
    [
        ("From: José Müller <j@w.example>\nSubject: Überfall in Köln", "latin-1", "Überfall in Köln", "José Müller"),
        (
            "From: И. Петров <i@w.example>\nSubject: Пожар в центре города",
            "cp1251",
            "Пожар в центре города",
            "И. Петров",
        ),
        ("From: =?utf-8?Q?M=C3=BCller,_J?= <j@w.example>\nSubject: Küste", "utf-8", "Küste", "Müller, J"),
        ("From: j@w.example\nSubject: =?x-none?Q?=DCber?= =?latin-1?Q?_K=F6ln?= now", "ascii", "Über Köln now", None),
    ],
)
def test_headers_that_nobody_encoded_are_read_all_the_same(
    tmp_path: Path, head: str, encoding: str, title: str, author: str | None
) -> None:
    (article,), _ = read(tmp_path, "a.eml", f"{head}\n\nPlain words.\n".encode(encoding))
    assert (article.title, article.author, article.source) == (title, author, "w.example")


def test_an_encoded_word_that_is_none_stays_as_it_stands(tmp_path: Path) -> None:
    mail = b"From: Ana <ana@a.example>\nSubject: =?utf-8?b?w\\k=?= rain\nMIME-Version: 1.0\n\nRain fell in Halden.\n"
    (article,), _ = read(tmp_path, "a.eml", mail)
    assert article.title == "=?utf-8?b?w\\k=?= rain"


def test_what_has_no_header_is_no_mail(tmp_path: Path) -> None:
    articles, (told,) = read(tmp_path, "a.eml", b"\xff\xfe\x00garbage")
    assert (articles, told.startswith("a.eml is no mail")) == ([], True)


def test_a_mark_of_utf_8_hides_no_header(tmp_path: Path) -> None:
    (article,), _ = read(tmp_path, "a.eml", b"\xef\xbb\xbf" + _MAIL + b"\nWords.\n")
    assert (article.title, article.text) == ("Ferry aground", "Words.\n")


@pytest.mark.parametrize("levels", [51, 3_000])
def test_a_mail_nested_too_deep_is_refused_and_the_rest_comes_in(tmp_path: Path, levels: int) -> None:
    def nested(number: int) -> bytes:
        parts = (b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (each, each) for each in range(number))
        return b"From: a@b.example\n" + b"".join(parts) + b"Content-Type: text/plain\n\nThe ferry ran aground.\n"

    assert text(tmp_path, "deep.eml", nested(50)) == "The ferry ran aground."
    (tmp_path / "good.txt").write_text("The captain was let go.", encoding="utf-8")
    articles, troubles = read(tmp_path, "deep.eml", nested(levels))
    assert articles == []
    assert troubles == [
        "deep.eml nests its parts more than 50 levels deep, as no program for mail does; paste its text."
    ]
    whole = list(read_path(tmp_path))
    assert [item.entry.text for item in whole if isinstance(item, Given) and isinstance(item.entry, Article)] == [
        "The captain was let go."
    ]


def test_a_mail_that_is_a_short_page_gives_its_text(tmp_path: Path) -> None:
    page = _MAIL + b"Content-Type: text/html; charset=utf-8\n\n<html><body>%s</body></html>\n"
    assert text(tmp_path, "a.eml", page % b"<p>The ship sank today.</p>") == "The ship sank today."
    articles, (told,) = read(tmp_path, "b.eml", page % b"<img src='ship.png'>")
    assert (articles, told.startswith("b.eml holds no text that can be read")) == ([], True)


def test_a_sender_within_countless_brackets_is_left_out(tmp_path: Path) -> None:
    brackets = b"From: " + b"(" * 50_000 + b"a@b.example\n\nThe ferry ran aground.\n"
    (article,), troubles = read(tmp_path, "a.eml", brackets)
    assert (article.text, article.author, article.source, troubles) == ("The ferry ran aground.\n", None, None, [])


def test_a_mail_without_text_is_refused(tmp_path: Path) -> None:
    articles, (told,) = read(tmp_path, "a.eml", _MAIL + b"Content-Type: image/png\n\nx")
    assert (articles, told.startswith("a.eml holds no text")) == ([], True)


@given(
    which=st.sampled_from(["a.pdf", "a.docx", "a.eml"]),
    places=st.lists(st.tuples(st.integers(0, 40_000), st.integers(0, 255)), max_size=8),
    cut=st.integers(0, 2_000),
)
def test_any_damage_to_a_document_gives_entries_and_sentences_only(
    made: Callable[[str, bytes], list[object]], which: str, places: list[tuple[int, int]], cut: int
) -> None:
    whole = {"a.pdf": pdf([column(_FULL)] * 2), "a.docx": word(paragraphs=("One",)), "a.eml": _MAIL + b"\nWords.\n"}[
        which
    ]
    data = bytearray(whole)
    for at, byte in places:
        data[at % len(data)] = byte
    given_ = made(which, bytes(data[: len(data) - cut] if cut < len(data) // 2 else data))
    assert given_
    assert all(isinstance(item, Given | AnnotatorError) for item in given_)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, bytes], list[object]]:
    folder = tmp_path_factory.mktemp("damaged")

    def reading(name: str, data: bytes) -> list[object]:
        (folder / name).write_bytes(data)
        return list(read_path(folder / name))

    return reading


def test_a_mailbox_is_told_whatever_it_is_called(tmp_path: Path) -> None:
    mails = b"".join(b"From ana@wire.example Tue Mar 16 23:10:00 2021\n" + _MAIL + b"\nFrom here on.\n\n" for _ in "12")
    articles, troubles = read(tmp_path, "box.eml", mails)
    assert (articles, troubles) == (
        [],
        ["box.eml holds several mails, as mailboxes do; save each as a file of its own."],
    )
    assert text(tmp_path, "one.eml", mails[: len(mails) // 2]).startswith("From here on.")


_LEFT = [
    "The ship left the port on",
    "Monday with many people on",
    "board. It sank at noon near",
    "the island of Sarn, they say.",
]
_RIGHT = [
    "The owner said that nothing",
    "was wrong with the ship. The",
    "minister denied it and called",
    "for an inquiry into it.",
]


def test_columns_that_were_drawn_row_by_row_are_read_one_after_the_other(tmp_path: Path) -> None:
    rows = zip(column(_LEFT, top=700), column(_RIGHT, left=330, top=700), strict=True)
    page = [("Ferry lost", 50, 750), *(piece for row in rows for piece in row)]
    assert text(tmp_path, "a.pdf", pdf([page])).split("\n\n") == ["Ferry lost", " ".join(_LEFT), " ".join(_RIGHT)]


def test_a_table_is_read_row_by_row(tmp_path: Path) -> None:
    rows = [("Port", "Ships"), ("Halden", "12"), ("Sarn", "7"), ("Belmar", "31"), ("Tersk", "4")]
    left, right = (column([row[at] for row in rows], left=x) for at, x in ((0, 50), (1, 330)))
    page = [piece for row in zip(left, right, strict=True) for piece in row]
    assert " ".join(text(tmp_path, "a.pdf", pdf([page])).split()) == " ".join(" ".join(row) for row in rows)
