"""Tests of JSON whose objects hold words and numbers alone: each comes in as the row of a table."""

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.article import Article
from annotator.domain.errors import AnnotatorError
from annotator.domain.json import Json, JsonObject
from annotator.domain.text import normalise
from annotator.formats.document import ClaimEntry, Given
from annotator.formats.files import read_path
from annotator.formats.manner import Reading
from annotator.formats.stated_dates import DAY_FIRST
from annotator.services.incoming.previewed import Kind
from annotator.services.incoming.previewing import preview

_WORDS = st.text(
    st.characters(categories=("L", "P", "Zs"), include_characters="\n\U0001f642\u0301"), max_size=40
).filter(lambda words: any(map(str.isalpha, words)) and words not in ("nan", "NaN", "NaT"))
_NAMES = {
    "text": ("text", "content", "body", "Full Text"),
    "title": ("title", "headline"),
    "source": ("source", "outlet"),
    "url": ("url", "link"),
    "author": ("author", "byline"),
    "published": ("date", "publishedAt", "published_at"),
}


def written(path: Path, *objects: JsonObject) -> Path:
    path.write_text("".join(f"{json.dumps(each, ensure_ascii=False)}\n" for each in objects), encoding="utf-8")
    return path


def articles(path: Path, how: Reading | None = None) -> list[Article]:
    found = read_path(path, how=how or Reading())
    return [item.entry for item in found if isinstance(item, Given) and isinstance(item.entry, Article)]


def told(path: Path) -> list[str]:
    return [str(item).removeprefix(f"{path}") for item in read_path(path) if isinstance(item, AnnotatorError)]


def test_each_line_is_an_article_with_what_is_known_of_it(tmp_path: Path) -> None:
    path = written(
        tmp_path / "a.jsonl",
        {"text": "Ana met Ben.", "title": "A meeting"},
        {
            "text": "It rained.",
            "title": "Rain",
            "date": "2020-12-26",
            "source": "Daily Sun",
            "url": "https://example.org/1",
            "author": "Ana Kovacs",
        },
    )
    one, other = articles(path)
    assert (one.text, one.title, one.published) == ("Ana met Ben.", "A meeting", None)
    said = (other.title, other.published, other.source, other.url, other.author, other.file)
    assert said == ("Rain", "2020-12-26", "Daily Sun", "https://example.org/1", "Ana Kovacs", "a.jsonl")
    assert told(path) == []
    seen = preview(path)
    assert (seen.kind, seen.articles, seen.trouble) == (Kind.TABLE, 2, "")
    assert seen.mapping == {name: "date" if name == "published" else name for name in _NAMES}


@given(
    said=st.lists(st.fixed_dictionaries({"text": _WORDS}, optional=dict.fromkeys(["title", "author"], _WORDS))).filter(
        bool
    ),
    names=st.fixed_dictionaries({field: st.sampled_from(names) for field, names in _NAMES.items()}),
    day=st.dates(min_value=date(1800, 1, 1)),
)
def test_whatever_the_words_and_the_usual_names_all_come_in(
    tmp_path_factory: pytest.TempPathFactory, said: list[dict[str, str]], names: dict[str, str], day: date
) -> None:
    path = tmp_path_factory.mktemp("rows") / "a.jsonl"
    objects = [{names[field]: words for field, words in each.items()} | {names["published"]: f"{day}"} for each in said]
    found = articles(written(path, *objects))
    assert [each.text for each in found] == [normalise(each["text"]).text for each in said]
    assert {each.published for each in found} == {f"{day}"}
    for each, before in zip(found, said, strict=True):
        assert (each.author or "").split() == before.get("author", "").split()


@pytest.mark.parametrize(
    ("source", "author", "moment", "read"),
    [
        ({"id": None, "name": "CNN"}, ["Ana", "Ben"], "2020-12-26T10:00:00Z", ("CNN", "Ana, Ben", "2020-12-26")),
        ("CNN", [{"name": "Ana"}, {"name": "Ben"}], 1608940800000, ("CNN", "Ana, Ben", "2020-12-26")),
        (None, [], 1608940800, (None, None, "2020-12-26")),
        ("CNN", 7, "26 December 2020", ("CNN", "7", "2020-12-26")),
    ],
)
def test_names_lists_and_moments_are_read_as_words(
    tmp_path: Path, source: Json, author: Json, moment: Json, read: tuple[str | None, ...]
) -> None:
    line: JsonObject = {"content": "It rained here.", "source": source, "authors": author, "publishedAt": moment}
    (article,) = articles(written(tmp_path / "a.jsonl", line))
    assert (article.source, article.author, article.published) == read


def test_what_stands_beside_a_text_counts_as_its_own(tmp_path: Path) -> None:
    line: JsonObject = {"body": "It rained.", "id": "x-1", "metadata": {"title": "Rain", "id": "y"}}
    path = written(tmp_path / "a.jsonl", line)
    (article,) = articles(path)
    assert (article.id, article.title) == ("x-1", "Rain")
    assert told(path) == [
        ": left out, for nothing here holds them: metadata.id; say with --column FIELD=NAME if one is a field under "
        "another name."
    ]


def test_the_order_of_a_date_and_the_key_of_a_field_can_be_said(tmp_path: Path) -> None:
    path = written(tmp_path / "a.jsonl", {"words": "It rained.", "when": "03/04/2020"})
    (sentence,) = told(path)
    assert sentence.startswith(": none of its columns (words, when) is known to hold the text; ")
    assert "--column text=" in sentence
    how = Reading(columns={"text": "words", "published": "when"}, order=DAY_FIRST)
    assert [each.published for each in articles(path, how)] == ["2020-04-03"]


def test_lines_with_a_quote_are_claims(tmp_path: Path) -> None:
    path = written(tmp_path / "a.jsonl", {"text": "It rained. Ana left.", "quote": "Ana left."})
    claims = [item.entry for item in read_path(path) if isinstance(item, Given) and isinstance(item.entry, ClaimEntry)]
    assert [each.claim.text for each in claims] == ["Ana left."]


@pytest.mark.parametrize(
    ("lines", "says"),
    [
        ('{"text": "It rained."}\nno json\n', ", line 2: not a JSON object (Expecting value at character 1)"),
        (
            '{"text": "It rained."}\n{"text": [1]}\n',
            ", line 2: text holds a list or an object where words are expected",
        ),
        ('{"text": "It rained."}\n{"title": "x"}\n', ", line 2: the row has no text and was left out"),
        ('{"text": "It rained."}\n{"text": "a", "text": "b"}\n', ", line 2: "),
        ('{"text": "It rained."}\n{"text": "It ra', " is cut off within line 2"),
        ('{"text": "Rain.", "date": "2020-02-30"}\n', ", line 1: 2020-02-30 is no date that is known here"),
        ('{"text": "Rain.", "id": "1"}\n{"text": "Sun.", "id": "1"}\n', ", line 2: line 1 has the same id"),
    ],
)
def test_what_a_line_has_wrong_is_told_and_the_others_come_in(tmp_path: Path, lines: str, says: str) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(lines, encoding="utf-8")
    assert len(articles(path)) == 1
    (sentence,) = [each for each in told(path) if not each.startswith(": left out")]
    assert sentence.startswith(says)
    assert sentence.endswith(".")


@pytest.mark.parametrize(
    "line",
    [{"text": "Ana met Ben", "spots": [[0, 3, "A"]]}, {"text": "Ana met", "tags": [{"start": 0, "end": 3}]}],
)
def test_lines_that_hold_labels_nobody_knows_are_refused_as_such(tmp_path: Path, line: JsonObject) -> None:
    (sentence,) = told(written(tmp_path / "a.jsonl", line, line))
    assert sentence.startswith(": its lines are like those of none of the formats that end in .jsonl (")


def test_a_list_or_an_object_of_json_comes_in_where_it_holds_a_text(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps([{"text": "It rained.", "title": "Rain"}, {"text": "Ana left."}], indent=1), "utf-8")
    assert [each.title for each in articles(path)] == ["Rain", "Ana left."]
    assert [preview(path).kind, preview(path).body] == [Kind.TABLE, 2]
    path.write_text('{"headline": "Rain", "content": "It rained."}', "utf-8")
    assert [each.title for each in articles(path)] == ["Rain"]
    path.write_text('{"name": "settings", "version": 3}', "utf-8")
    (sentence,) = told(path)
    assert "begins like none of the formats that end in .json" in sentence
