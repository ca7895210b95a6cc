"""Tests of formats that other packages bring: they are read, written and listed as ours are."""

import json
from collections.abc import Callable, Iterator
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

from annotator.cli import telling
from annotator.domain.article import Article
from annotator.domain.errors import AnnotatorError
from annotator.formats import plugins
from annotator.formats.case import Case
from annotator.formats.document import Given
from annotator.formats.files import read_path
from annotator.formats.format import ENTRY_POINTS, Foreign, Format
from annotator.formats.native.records import NumberedRecords, article_record
from annotator.formats.originals import Original
from annotator.formats.output import Exporter, Found, Output
from annotator.formats.registry import format_written, formats

Install = Callable[..., None]


def records(original: Original) -> NumberedRecords:
    for number, line in enumerate(original.head(10_000).decode().splitlines(), 1):
        yield number, article_record(line, f"{original.shown}, {number}")


def write(case: Case, out: Output) -> None:
    with out.file() as file:
        for article in case.of(Article):
            file.write(json.dumps(article.text).encode() + b"\n")
            out.kept(Article, article.id, article.text)


def reread(path: Path) -> Iterator[Found]:
    with path.open(encoding="utf-8") as file:
        yield from (Found(Article, json.loads(line)) for line in file)


TICKER = Format(
    "ticker",
    "Ticker",
    (".ticker",),
    "Holds texts.",
    foreign=Foreign(records),
    exporter=Exporter(write, reread, (Article,), "json", "none"),
)
TWIN = Format("csv", "Ticker", (".ticker",), "Holds texts.", own=True)
OTHER = 7


def broken() -> None:
    raise RuntimeError("no ticker here")


@pytest.fixture
def install(monkeypatch: pytest.MonkeyPatch) -> Iterator[Install]:
    def installed(**named: str) -> None:
        points = [EntryPoint(name, f"{__name__}:{value}", ENTRY_POINTS) for name, value in named.items()]
        monkeypatch.setattr(plugins, "entry_points", lambda *, group: points if group == ENTRY_POINTS else [])
        plugins.brought.cache_clear()

    yield installed
    plugins.brought.cache_clear()


def test_a_format_of_another_package_comes_in_by_its_ending(install: Install, tmp_path: Path) -> None:
    install(ticker="TICKER")
    file = tmp_path / "news.ticker"
    file.write_text("Rain fell.\nSnow fell.\n", encoding="utf-8")
    given = [item.entry for item in read_path(file) if isinstance(item, Given)]
    assert [entry.text for entry in given if isinstance(entry, Article)] == ["Rain fell.", "Snow fell."]


def test_a_format_of_another_package_is_written(install: Install) -> None:
    install(ticker="TICKER")
    assert format_written("ticker") is TICKER


def test_a_name_of_ours_stays_ours_and_that_is_told(install: Install, capsys: pytest.CaptureFixture[str]) -> None:
    install(csv="TWIN")
    assert TWIN not in formats()
    telling.formats()
    assert "cannot be used: another format is called so." in capsys.readouterr().err


def test_a_person_may_still_end_the_program_while_one_is_loaded(
    install: Install, monkeypatch: pytest.MonkeyPatch
) -> None:
    def pressed(_point: EntryPoint) -> None:
        raise KeyboardInterrupt

    install(ticker="TICKER")
    monkeypatch.setattr(EntryPoint, "load", pressed)
    with pytest.raises(KeyboardInterrupt):
        plugins.brought()


def test_one_that_would_end_the_program_is_told(install: Install, monkeypatch: pytest.MonkeyPatch) -> None:
    def ends(_point: EntryPoint) -> None:
        raise SystemExit(3)

    install(ticker="TICKER")
    monkeypatch.setattr(EntryPoint, "load", ends)
    assert [each.reason for each in plugins.brought()[1]] == ["SystemExit 3"]


def test_without_the_package_its_files_are_refused(install: Install, tmp_path: Path) -> None:
    install()
    file = tmp_path / "news.ticker"
    file.write_text("Rain fell.\n", encoding="utf-8")
    (told,) = read_path(file)
    assert isinstance(told, AnnotatorError)


@pytest.mark.parametrize(
    ("value", "reason"),
    [("OTHER", "it is a int and no Format"), ("NONE", "AttributeError"), ("TWIN", "it calls itself 'csv'")],
)
def test_what_is_no_format_is_told_and_the_others_stay(install: Install, value: str, reason: str) -> None:
    install(strange=value, ticker="TICKER")
    assert TICKER in formats()
    (unusable,) = plugins.brought()[1]
    assert (unusable.name, reason in unusable.reason) == ("strange", True)
