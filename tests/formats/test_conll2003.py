"""Tests of CoNLL-2003: there and back, files of every scheme and layout, and files with something wrong."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings

from annotator.domain.article import Article
from annotator.domain.errors import AnnotatorError, BadFile
from annotator.formats.conll2003.format import CONLL2003
from annotator.formats.document import Entry, Given, MentionEntry
from annotator.formats.files import read_path
from annotator.formats.manner import Reading
from annotator.services.articles import import_paths
from tests import builders
from tests.formats.cases import brought_in, there_and_back
from tests.formats.chained import lost, names, words
from tests.formats.strategies import projects
from tests.sampling import examples

SAMPLE = Path(__file__).parent / "samples" / "conll2003" / "names.conll"


def named(entries: list[Entry]) -> list[tuple[str, str]]:
    return [(each.mention.label, each.mention.quote) for each in entries if isinstance(each, MentionEntry)]


@settings(suppress_health_check=list(HealthCheck), deadline=None, max_examples=examples(10))
@given(project=projects())
def test_words_and_names_come_back_equal(project: list[Entry]) -> None:
    assume(any(isinstance(each, Article) for each in project))
    assert CONLL2003.exporter is not None
    held, again = there_and_back(
        CONLL2003.exporter, [e for e in project if isinstance(e, Article | MentionEntry)], "a.conll"
    )
    assert names(again) == names(project, lost(held))
    texts = [words(each.text) for each in project if isinstance(each, Article)]
    assert sorted(words(each.text) for each in again if isinstance(each, Article)) == sorted(texts)


def test_labels_alone_make_names_of_the_words_that_follow_on_one_another(tmp_path: Path) -> None:
    lines = "Ana\tperson-artist/author\nVidal\tperson-artist/author\nsang\tO\nin\tO\nOslo\tlocation-GPE\n"
    (tmp_path / "train.txt").write_text("the\tO\n" * 50 + "\n" + lines, encoding="utf-8")
    found = list(read_path(tmp_path / "train.txt"))
    entries = [each.entry for each in found if isinstance(each, Given)]
    assert named(entries) == [("person-artist/author", "Ana Vidal"), ("location-GPE", "Oslo")]
    (told,) = [str(each) for each in found if isinstance(each, AnnotatorError)]
    assert "words that follow on one another with one label came in as one name" in told


@pytest.mark.parametrize(
    "prose", ["Yes O\nNo way\n", "O captain\nMy captain\nO\n", "vitamin O\nvitamin C\nso it is\n", "a\tb\nc\td\n"]
)
def test_short_lines_of_prose_are_no_labels(tmp_path: Path, prose: str) -> None:
    (tmp_path / "a.txt").write_text(prose, encoding="utf-8")
    entries = [each.entry for each in read_path(tmp_path / "a.txt") if isinstance(each, Given)]
    assert [each.text for each in entries if isinstance(each, Article)] == [prose]


def test_a_sample_comes_in_whole() -> None:
    entries = brought_in(SAMPLE)
    assert [each.text for each in entries if isinstance(each, Article)] == [
        "Ana Vidal Brimmark 🙂 met the Grindal Union in Halden.",
        "哈尔登。",
    ]
    assert named(entries) == [
        ("PER", "Ana Vidal"),
        ("PER", "Brimmark"),
        ("ORG", "Grindal Union"),
        ("LOC", "Halden"),
        ("LOC", "哈尔登"),
    ]


@pytest.mark.parametrize(
    "tags",
    [
        "I-PER I-PER B-PER O I-LOC",
        "B-PER I-PER B-PER O B-LOC",
        "B-PER E-PER S-PER O S-LOC",
        "B-PER L-PER U-PER O U-LOC",
        "B-PER E-PER W-PER O W-LOC",
        "B_PER I_PER B_PER 0 B_LOC",
    ],
)
@pytest.mark.parametrize(("space", "end"), [(" ", "\n"), ("\t", "\r\n"), ("\tNN\t_\t", "\n")])
def test_every_scheme_says_the_same_names(tmp_path: Path, tags: str, space: str, end: str) -> None:
    rows = [
        f"{word}{space}{tag}" for word, tag in zip(["Ana", "Vidal", "Ben", "in", "Halden"], tags.split(), strict=True)
    ]
    (tmp_path / "a.conll").write_bytes(end.join(rows).encode())
    assert named(brought_in(tmp_path / "a.conll")) == [("PER", "Ana Vidal"), ("PER", "Ben"), ("LOC", "Halden")]


def test_the_files_of_the_task_are_known_by_their_first_line(tmp_path: Path) -> None:
    for name in ("train.txt", "eng.testa", "a.iob2"):
        (tmp_path / name).write_text("-DOCSTART- -X- -X- O\n\nHalden NNP B-NP B-LOC\n", encoding="utf-8")
        assert named(brought_in(tmp_path / name)) == [("LOC", "Halden")]
    (tmp_path / "b.txt").write_text("A story of Vitamin O\n", encoding="utf-8")
    assert [each.text for each in brought_in(tmp_path / "b.txt") if isinstance(each, Article)] == [
        "A story of Vitamin O\n"
    ]


def test_names_without_a_label_are_told(tmp_path: Path) -> None:
    (tmp_path / "a.bio").write_text("Ana B\nVidal I\nmet O\nBen B\nin O\nHalden B-LOC\n", encoding="utf-8")
    (told,) = [str(item) for item in read_path(tmp_path / "a.bio") if isinstance(item, AnnotatorError)]
    assert told.endswith(": 2 annotations without a label came in as mentions with the label MISC.")


def test_texts_are_put_together_as_they_are_written(tmp_path: Path) -> None:
    said = "He said : `` No ( not \" me \" ) , I did n't pay Ana 's $ 5 . '' 他 来了 。"
    rows = "".join(f"{word} O\n" for word in said.split())
    (tmp_path / "a.conll").write_text(f"# id 12\n{rows}\nNext B-X\n", encoding="utf-8")
    (article,) = [each for each in brought_in(tmp_path / "a.conll") if isinstance(each, Article)]
    assert article.text == 'He said: "No (not "me"), I didn\'t pay Ana\'s $5." 他来了。\nNext'


def test_latin_1_is_read_and_told(tmp_path: Path) -> None:
    said = "El ministro español dijo que la situación está mejor mañana"
    rows = "".join(f"{word} O\n" for word in said.split())
    (tmp_path / "esp.testa").write_bytes(f"{rows}Málaga B-LOC\n".encode("latin-1"))
    items = list(read_path(tmp_path / "esp.testa"))
    assert named([item.entry for item in items if isinstance(item, Given)]) == [("LOC", "Málaga")]
    assert [str(item) for item in items if isinstance(item, AnnotatorError)] != []


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("Ana", "a line needs a word and its tag"),
        ("Ana NNP", "the last column must be a tag such as B-PER, I-PER or O, not 'NNP'"),
        ("\tB-PER", "a line needs a word and its tag"),
    ],
)
def test_a_bad_line_is_told_and_the_rest_comes_in(tmp_path: Path, line: str, says: str) -> None:
    (tmp_path / "a.conll").write_text(f"Halden B-LOC\n{line}\nis O\nfar O\n", encoding="utf-8")
    items = list(read_path(tmp_path / "a.conll"))
    (trouble,) = [str(item) for item in items if isinstance(item, AnnotatorError)]
    assert trouble.startswith(f"{tmp_path / 'a.conll'}, line 2: {says}")
    assert named([item.entry for item in items if isinstance(item, Given)]) == [("LOC", "Halden")]


@pytest.mark.parametrize("start", ["", "#begin document (x); part 000\n"])
def test_words_in_utf_16_come_in_by_their_mark(tmp_path: Path, start: str) -> None:
    rows = "Málaga (1)\nis -\nfar -\n\n#end document\n" if start else "Málaga B-LOC\nis O\nfar O\n"
    (tmp_path / "a.conll").write_bytes(f"{start}{rows}".encode("utf-16"))
    items = list(read_path(tmp_path / "a.conll"))
    found = [e.entry for e in items if isinstance(e, Given) and isinstance(e.entry, MentionEntry)]
    assert [each.mention.quote for each in found] == ["Málaga"]


def test_columns_between_word_and_tag_are_told(tmp_path: Path) -> None:
    (tmp_path / "a.conll").write_text("Ana NNP B-NP B-PER\nleft VBD O O\n", encoding="utf-8")
    told = [str(item) for item in read_path(tmp_path / "a.conll") if isinstance(item, AnnotatorError)]
    assert [each.partition("stayed out")[2] for each in told] == [
        ", for there is no place for it (column 2 of 2 words, column 3 of 1 word)."
    ]


@pytest.mark.parametrize("first", ["1", "1-2"])
def test_words_with_their_grammar_are_no_names(tmp_path: Path, first: str) -> None:
    row = "\tthe\tthe\tDET\tDT\t_\t3\tdet\t_\t_\n"
    path = tmp_path / "en.conll"
    path.write_text(f"# sent_id = 1\n{first}{row}" + "".join(f"{at}{row}" for at in range(2, 9)), encoding="utf-8")
    [told] = read_path(path)
    assert isinstance(told, BadFile)
    assert told.message_id == "words-grammar"


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ("1\tAnna\tB-PER\n2\tleft\tO\n\n1\tBen\tB-PER\n", [("PER", "Anna"), ("PER", "Ben")]),
        ("1 Anna B-PER\n2 left O\n", [("PER", "Anna")]),
        ("#\tx.de\n1\tFC\tB-ORG\tO\n2\tHalden\tI-ORG\tB-LOC\n3\twon\tO\tO\n", [("ORG", "FC Halden")]),
        ("7\tB-NUM\n8\tB-NUM\n9\tO\n", [("NUM", "7"), ("NUM", "8")]),  # words that happen to be numbers
    ],
)
def test_numbers_that_count_words_are_no_words(tmp_path: Path, rows: str, found: list[tuple[str, str]]) -> None:
    (tmp_path / "x.conll").write_text(rows, encoding="utf-8")
    given = list(read_path(tmp_path / "x.conll"))
    assert named([each.entry for each in given if isinstance(each, Given)]) == found
    left = [str(each) for each in given if isinstance(each, AnnotatorError)]
    assert ["column 4" in each for each in left] == ([True] if "B-LOC" in rows else [])


@pytest.mark.parametrize("name", ["Peña", "España", "María", "Álvaro", "België"])
def test_a_few_words_in_latin_1_are_read_and_told(tmp_path: Path, name: str) -> None:
    (tmp_path / "x.train").write_bytes(f"{name} B-PER\ngana O\n. O\n".encode("latin-1"))
    given = list(read_path(tmp_path / "x.train"))
    assert named([each.entry for each in given if isinstance(each, Given)]) == [("PER", name)]
    (told,) = [str(each) for each in given if isinstance(each, AnnotatorError)]
    assert "was read as windows-1252, which is a guess; --encoding NAME reads it otherwise" in told


def test_a_few_words_that_may_be_in_any_script_are_read_as_somebody_says(tmp_path: Path) -> None:
    (tmp_path / "x.conll").write_bytes("Моск B-LOC\nO O\n. O\n".encode("cp1251"))
    (told,) = read_path(tmp_path / "x.conll")
    assert isinstance(told, BadFile)
    assert told.message_id == "encoding-unclear"
    given = list(read_path(tmp_path / "x.conll", how=Reading(encoding="windows-1251")))
    assert named([each.entry for each in given if isinstance(each, Given)]) == [("LOC", "Моск")]
    assert not [each for each in given if isinstance(each, AnnotatorError)]


def test_words_are_known_again_in_a_text_that_lies_beside_them(tmp_path: Path) -> None:
    folder, ws = tmp_path / "in", builders.empty(tmp_path)
    folder.mkdir()
    (folder / "m.txt").write_text("Anna left Halden.", encoding="utf-8")
    (folder / "z.conll").write_text("Anna B-PER\nleft O\nHalden B-LOC\n. O\n", encoding="utf-8")
    report = import_paths(ws, [folder])
    assert (report.articles, report.mentions) == (1, 2)
    ws.close()


@pytest.mark.parametrize("bad", ["rejects\n", "rejects VBZ B-VP\n", "rejects VBZ B-VP Q-MISC\n"])
def test_a_word_without_a_sound_tag_stays_in_the_text(tmp_path: Path, bad: str) -> None:
    (tmp_path / "x.conll").write_text(f"-DOCSTART- -X- O O\n\nEU NNP B-NP B-ORG\n{bad}the DT B-NP O\n", "utf-8")
    given = list(read_path(tmp_path / "x.conll"))
    assert [each.entry.text for each in given if isinstance(each, Given) and isinstance(each.entry, Article)] == [
        "EU rejects the"
    ]
    (told,) = [str(each) for each in given if isinstance(each, BadFile)]
    assert named([each.entry for each in given if isinstance(each, Given)]) == [("ORG", "EU")]
    assert "line 4" in told
    assert "its word came in without one" in told
