"""Tests of web pages: the main text as plain text, what the page states, and hostile or useless pages refused."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from annotator.domain.article import Article
from annotator.domain.errors import AnnotatorError
from annotator.formats import pages
from annotator.formats.document import Given
from annotator.formats.files import read_path

_ONE = "Hulusi Akar, the Turkish Defence Minister, said on Saturday that Turkey would go on training forces in Libya."
_TWO = "Parliament had extended the mandate by 18 months, the agency reported, although many members were absent."
_THREE = "Officers of both sides met the minister in Tripoli, where he stayed for a few hours before he flew home."
_BODY = f"<article><h1>Akar in Libya</h1><p>{_ONE}</p><p>{_TWO}</p><p>{_THREE}</p></article>"
_MENU = "<nav><a href='/'>Home</a> <a href='/world'>World</a></nav>"


def page(body: str = _BODY, head: str = "") -> str:
    foot = "<footer>All rights</footer></body></html>"
    return f"<!doctype html><html lang='en-GB'><head>{head}</head><body>{_MENU}{body}{foot}"


def read(folder: Path, source: str | bytes, name: str = "a.html") -> tuple[list[Article], list[str]]:
    (folder / name).write_bytes(source if isinstance(source, bytes) else source.encode())
    items = list(read_path(folder / name))
    articles = [item.entry for item in items if isinstance(item, Given) and isinstance(item.entry, Article)]
    return articles, [str(item) for item in items if isinstance(item, AnnotatorError)]


def test_the_main_text_comes_in_as_plain_paragraphs(tmp_path: Path) -> None:
    script = "<script>document.write('<p>evil</p>')</script><style>p{color:red}</style>"
    articles, troubles = read(tmp_path, page(_BODY.replace("<p>", f"{script}<p class='x'>", 1)))
    assert troubles == []
    assert articles[0].text.split("\n\n")[-3:] == [_ONE, _TWO, _THREE]
    for word in ("Home", "World", "All rights", "evil", "color", "<"):
        assert word not in articles[0].text


def test_what_the_page_states_is_kept(tmp_path: Path) -> None:
    head = (
        "<title>Akar in Libya | The Wire</title><link rel='canonical' href='https://wire.example/akar'>"
        "<meta property='og:site_name' content='The Wire'><meta property='og:title' content='Akar  in Libya'>"
        "<meta name='author' content='Jane Doe'>"
        "<meta property='article:published_time' content='2020-12-26T23:30:00-05:00'>"
    )
    article = read(tmp_path, page(head=head))[0][0]
    assert (article.title, article.source, article.url) == ("Akar in Libya", "The Wire", "https://wire.example/akar")
    assert (article.author, article.published, article.language) == ("Jane Doe", "2020-12-26", "en")
    assert article.file == "a.html"


def test_json_ld_is_understood(tmp_path: Path) -> None:
    linked = (
        '{"@graph":[{"@type":"WebSite","name":"No"},{"@type":["NewsArticle"],"headline":"Akar in Libya",'
        '"datePublished":"2020-12-26","author":[{"@type":"Person","name":"Jane Doe"},{"name":"John Roe"}],'
        '"publisher":{"name":"The Wire"}}]}'
    )
    article = read(tmp_path, page(head=f"<script type='application/ld+json'>{linked}</script>"))[0][0]
    assert (article.title, article.source, article.published) == ("Akar in Libya", "The Wire", "2020-12-26")
    assert article.author == "Jane Doe, John Roe"


@pytest.mark.parametrize(
    "head",
    [
        "<meta property='article:published_time' content='03/04/2020'>",
        "<script type='application/ld+json'>{broken</script>",
        "<script type='application/ld+json'>[[[" + "[" * 5000 + "</script>",
        "<link rel='canonical' href='javascript:alert(1)'><meta property='og:url' content='http://[bad'>",
        "<meta name='author' content='https://social.example/jane'>",
    ],
)
def test_what_is_stated_badly_is_left_out(tmp_path: Path, head: str) -> None:
    article = read(tmp_path, page(head=head))[0][0]
    assert (article.published, article.url, article.author, article.published_proposed) == (None, None, None, None)
    assert article.title == "Akar in Libya"


def test_a_date_in_the_text_or_the_copyright_is_not_taken_for_the_day_of_publication(tmp_path: Path) -> None:
    body = _BODY.replace("</article>", "<p>It was signed on 3 May 2019, both sides said later.</p></article>")
    assert read(tmp_path, page(f"{body}<div>Copyright 2021</div>"))[0][0].published is None


@pytest.mark.parametrize("stated", ["windows-1251", "koi8-r", "gb2312", "Shift_JIS", "windows-1256"])
def test_the_encoding_that_a_page_states_is_used(tmp_path: Path, stated: str) -> None:
    words = {
        "windows-1251": "Министр прибыл",
        "koi8-r": "Министр прибыл",
        "gb2312": "国防部长抵达",
        "Shift_JIS": "国防相は到着",
    }
    said = f"{words.get(stated, 'وصل الوزير إلى طرابلس')} {_ONE}"
    source = page(f"<p>{said}</p><p>{_TWO}</p>", f"<meta charset='{stated}'>").encode(stated)
    articles, troubles = read(tmp_path, source)
    assert (said in articles[0].text, troubles) == (True, [])


def test_a_page_saved_as_utf_8_is_read_so_whatever_it_states(tmp_path: Path) -> None:
    source = page(f"<p>Café – {_ONE}</p><p>{_TWO}</p>", "<meta charset='windows-1252'>")
    assert "Café – " in read(tmp_path, source)[0][0].text


def test_a_page_that_is_not_what_it_states_is_guessed_and_told(tmp_path: Path) -> None:
    said = "Le ministère à Tripoli a été très inquiété par l’événement, a déclaré le général à la presse."
    articles, troubles = read(tmp_path, page(f"<p>{said}</p><p>{_ONE}</p>", "<meta charset='utf-8'>").encode("cp1252"))
    assert said in articles[0].text
    assert troubles == [
        f"{tmp_path / 'a.html'} was read as windows-1252, which is a guess; --encoding NAME reads it otherwise."
    ]


def test_a_bad_byte_in_a_page_of_what_it_states_is_marked_and_told(tmp_path: Path) -> None:
    said = "Делегация вылетела утром из столицы. По словам посла, переговоры продлятся ещё два дня."
    source = page(f"<p>{said}#</p><p>{_ONE}</p>", "<meta charset='utf-8'>").encode().replace(b"#", b"\xff")
    articles, troubles = read(tmp_path, source)
    assert f"{said}\ufffd" in articles[0].text
    assert troubles == [
        f"{tmp_path / 'a.html'}: 1 byte of its text could not be read as UTF-8 and came in as � (U+FFFD); "
        "--encoding NAME reads it otherwise."
    ]
    script = page(f"<script>'#'</script><p>{said}</p><p>{_ONE}</p>", "<meta charset='utf-8'>")
    assert read(tmp_path, script.encode().replace(b"#", b"\xff"))[1] == []


def test_the_encoding_of_a_page_that_states_none_is_guessed_and_told(tmp_path: Path) -> None:
    said = "Делегация вылетела утром из столицы. По словам посла, переговоры продлятся ещё два дня."
    articles, troubles = read(tmp_path, page(f"<p>{said}</p><p>{said[10:]}</p>").encode("cp1251"))
    assert said in articles[0].text
    assert troubles == [
        f"{tmp_path / 'a.html'} was read as windows-1251, which is a guess; --encoding NAME reads it otherwise."
    ]


def test_joiners_and_marks_of_direction_are_kept(tmp_path: Path) -> None:
    said = f"او می\u200cرود \u200fوزیر\u200e 👩\u200d👧 {_ONE}"
    assert said in read(tmp_path, page(f"<p>{said}</p><p>{_TWO}</p>"))[0][0].text


def test_references_and_control_characters_do_no_harm(tmp_path: Path) -> None:
    said = f"<p>&lt;b&gt; &eacute; &#x1F600; a&#12;b&#0;c &nosuch; \0\x1b[31m {_ONE}</p><p>{_TWO}</p>"
    text = read(tmp_path, page(said))[0][0].text
    assert text.startswith("<b> é 😀 a b")
    assert _TWO in text
    assert not set(text) & {"\0", "\x0c", "\x1b"}


@pytest.mark.parametrize(
    ("source", "words"),
    [
        (page(""), "holds no main text"),
        (page("<ul>" + "<li><a href='/a'>Some link of a menu</a></li>" * 40 + "</ul>"), "holds no main text"),
        (page("<script>" + "var a = 'many words of a script';" * 100 + "</script>"), "holds no main text"),
        ("<html><frameset><frame src='a.html'></frameset></html>", "is only a frame around other pages"),
        (page("<div>" * 49_000), "nests its text more than 255 levels deep"),
        (page("<div>" * 49_000 + _BODY), "nests its text more than 255 levels deep"),
        (page("<div " + " ".join(f"a{n}='{n}'" for n in range(100_000)) + ">" + _BODY), "is too complex"),
        (page("<p>" * 60_000), "is too complex"),
        ("", "holds no text"),
        (b"%PDF-1.7", "is a PDF document"),
    ],
)
def test_a_page_without_main_text_or_made_to_harm_is_one_sentence(
    tmp_path: Path, source: str | bytes, words: str
) -> None:
    articles, troubles = read(tmp_path, source)
    assert (articles, len(troubles)) == ([], 1)
    assert troubles[0].startswith(f"{tmp_path / 'a.html'} {words}")


def test_a_page_that_is_all_comment_says_so(tmp_path: Path) -> None:
    said = [f"{tmp_path / 'a.html'}: a comment that opens in line 2 is never closed and hides the text; "]
    assert read(tmp_path, f"<html><body>\n<!-- menu --><!-- text{_BODY}")[1] == [
        f"{said[0]}close it, or paste the text."
    ]
    assert read(tmp_path, f"\n<!-- text{_BODY}")[1] == [f"{said[0]}close it, or paste the text."]


@pytest.mark.parametrize(
    ("rest", "told"),
    [
        (f"<!-- {_TWO}", "a comment that opens in line 1 is never closed, and nothing after it was read"),
        ("<div>" * 300 + _TWO, "what is nested more than 255 levels deep was not read"),
    ],
)
def test_a_page_that_is_read_in_part_says_so(tmp_path: Path, rest: str, told: str) -> None:
    articles, troubles = read(tmp_path, page(_BODY + rest))
    assert _THREE in articles[0].text
    assert troubles[0].startswith(f"{tmp_path / 'a.html'}: {told}")
    assert len(troubles) == 1


@pytest.mark.parametrize("rest", ["<!-- end", "<script><!-- document.write('many words of a script')</script>"])
def test_comments_without_words_and_those_of_scripts_are_no_cuts(tmp_path: Path, rest: str) -> None:
    assert read(tmp_path, f"<html><body>{_BODY}{rest}")[1] == []


def test_a_page_beyond_the_limit_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "LARGEST_PAGE", 1024**2)
    assert "larger than 1 MB" in read(tmp_path, page("<!--" + "x" * 1024**2 + "-->"))[1][0]


def test_entities_reach_no_file_and_nothing_grows(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("password", encoding="utf-8")
    head = f'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;"><!ENTITY s SYSTEM "file://{tmp_path}/secret.txt">]>'
    articles, _ = read(tmp_path, head + page(f"<p>&s; &b; {_ONE}</p><p>{_TWO}</p>"))
    assert "password" not in articles[0].text
    assert "]>" not in f"{articles[0].title} {articles[0].text}"
    assert "aaaa" not in articles[0].text.replace("aaaa&quot;", "")[20:]


def test_web_archives_are_refused_with_what_helps(tmp_path: Path) -> None:
    assert read(tmp_path, "MIME-Version: 1.0", "a.mhtml")[1] == [
        f"{tmp_path / 'a.mhtml'} is a web archive; save the page once more as HTML only."
    ]


def test_the_parts_of_a_saved_page_are_passed_over(tmp_path: Path) -> None:
    parts = tmp_path / "a_files"
    parts.mkdir()
    (parts / "frame.html").write_text(page(), encoding="utf-8")
    (tmp_path / "a.html").write_text(page(), encoding="utf-8")
    assert len([item for item in read_path(tmp_path) if isinstance(item, Given)]) == 1


def test_a_page_is_read_without_network_files_or_words_of_the_library(tmp_path: Path) -> None:
    source = page(_BODY + "<img src='http://x.example/a.png'><link rel=stylesheet href='http://x.example/a.css'>")
    (tmp_path / "a.html").write_text(f"<base href='http://x.example/'>{source}", encoding="utf-8")
    (tmp_path / "empty.html").write_text(page("<p>-</p>"), encoding="utf-8")
    code = (
        "import socket, sys\n"
        "def shut(*_): raise SystemExit('network')\n"
        "socket.socket.connect = socket.socket.sendto = socket.getaddrinfo = shut\n"
        "from pathlib import Path\n"
        "from annotator.formats.files import read_path\n"
        "print([str(i)[-30:] if hasattr(i, 'message_id') else i.entry.title for i in read_path(Path(sys.argv[1]))])\n"
    )
    home = tmp_path / "home"
    home.mkdir()
    environment = {**os.environ, "HOME": str(home), "XDG_CACHE_HOME": str(home), "XDG_CONFIG_HOME": str(home)}
    command = [sys.executable, "-W", "error", "-c", code, str(tmp_path)]
    result = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    assert (result.stdout.count("Akar in Libya"), result.stderr) == (1, "")
    assert list(home.iterdir()) == []


def test_nothing_that_reads_no_page_loads_the_library(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("A text.", encoding="utf-8")
    (tmp_path / "a.csv").write_text("title,text\nA,One\n", encoding="utf-8")
    code = (
        "import sys\nfrom pathlib import Path\n"
        "import annotator.services.articles, annotator.services.incoming.previewing, annotator.cli.main\n"
        "from annotator.formats.files import read_path\n"
        "assert len(list(read_path(Path(sys.argv[1])))) == 2\n"
        "print(*(name for name in ('trafilatura', 'lxml', 'htmldate', 'charset_normalizer') if name in sys.modules))\n"
    )
    command = [sys.executable, "-c", code, str(tmp_path)]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout == "\n"
