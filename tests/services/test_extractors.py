"""Tests of extractors that other packages bring: found, loaded, examined, and blamed by name where they go wrong."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

import annotator
from annotator.domain.article import Article
from annotator.domain.errors import AnnotatorError, BadFile, Conflict, Missing
from annotator.domain.extractor import ENTRY_POINTS
from annotator.services import checking, extraction, extractors, reading
from annotator.services.workspace import Workspace
from tests import builders
from tests.services import toys


@pytest.fixture(autouse=True)
def toy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The toy extractor, installed for this test."""
    monkeypatch.setenv("ANNOTATOR_HOME", str(tmp_path / "home"))
    toys.install(tmp_path / "site", monkeypatch)
    extractors._loaded.cache_clear()
    yield
    extractors._loaded.cache_clear()


def _article(text: str, **known: str) -> Article:
    return builders.article(text, title=text.partition(".")[0], **known)


def _found(*articles: Article) -> tuple[dict[str, int], list[str]]:
    """How many proposals came of each article, by title, and what is told."""
    made = extractors.extract_with("toy", articles)
    titles = {article.id: article.title or "" for article in articles}
    counted = {titles[batch.article]: len(batch.proposals) for batch in made.batches if batch.article}
    return counted, [str(trouble) for trouble in made.troubles]


def test_installed_extractors_are_listed_ours_first() -> None:
    names = [each.name for each in extractors.installed()]
    assert (names[0], names[-4:]) == ("annotator-spacy", ["broken", "leaving", "stranger", "toy"])
    assert extractors.named("toy") == extractors.Installed("toy", "toy-extractor", "1.2")


def test_ours_is_registered_the_way_others_are() -> None:
    project = tomllib.loads((Path(annotator.__file__).parents[1] / "pyproject.toml").read_text(encoding="utf-8"))[
        "project"
    ]
    assert project["entry-points"][ENTRY_POINTS] == {extractors.OURS.name: extractors.OURS.value}


def test_an_unknown_name_is_refused_with_those_there_are() -> None:
    with pytest.raises(Missing, match=r"no extractor called toi; installed are annotator-spacy, .*stranger, toy"):
        extractors.named("toi")


def test_two_packages_with_one_name_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = tmp_path / "other" / "rival-1.dist-info"
    other.mkdir(parents=True)
    (other / "METADATA").write_text("Metadata-Version: 2.1\nName: rival\nVersion: 1\n", encoding="utf-8")
    (other / "entry_points.txt").write_text("[annotator.extractors]\ntoy = rival:Toy\n", encoding="utf-8")
    monkeypatch.syspath_prepend(other.parent)
    with pytest.raises(Conflict, match="both bring an extractor called toy; uninstall one of them"):
        extractors.named("toy")


@pytest.mark.parametrize(
    ("name", "reason"),
    [("broken", "libtoy.so is missing"), ("leaving", "SystemExit 3"), ("stranger", "it calls itself 'somebody else'")],
)
def test_what_cannot_be_loaded_is_told_with_its_package(name: str, reason: str) -> None:
    with pytest.raises(BadFile, match=rf"{name} of the package toy-extractor 1.2 cannot be used \({reason}\)"):
        extractors.who(name)


@pytest.mark.parametrize(
    ("said", "value", "reason"),
    [
        ("version", "7" * 101, "its version is longer than 100 characters"),
        ("languages", "en", "it does not say what languages it reads, or cannot extract"),
        ("languages", ("en", "d\ud800"), "it does not say what languages it reads, or cannot extract"),
    ],
)
def test_what_says_nothing_of_use_about_itself_is_refused(
    monkeypatch: pytest.MonkeyPatch, said: str, value: object, reason: str
) -> None:
    monkeypatch.setattr(f"toy_extractor.Toy.{said}", value)
    with pytest.raises(BadFile, match=rf"cannot be used \({reason}\)"):
        extractors.who("toy")


def test_an_extractor_with_a_name_that_is_too_long_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    name = "t" * 101
    monkeypatch.setattr("toy_extractor.Toy.name", name)
    points = tmp_path / "site" / "toy_extractor-1.2.dist-info" / "entry_points.txt"
    points.write_text(f"[{ENTRY_POINTS}]\n{name} = toy_extractor:Toy\n", encoding="utf-8")
    with pytest.raises(BadFile, match="its name is longer than 100 characters"):
        extractors.who(name)


def test_our_reader_of_other_languages_has_the_version_that_is_known_without_it() -> None:
    assert extractors.own_version("annotator-marks") == extractors.who("annotator-marks").version
    assert extractors.own_version("toy") is None


def test_ids_follow_from_the_places_whoever_proposes() -> None:
    article = builders.article("One came. Two left.")
    made = extractors.extract_with("toy", (article,))
    assert made.made_by == extractors.Known("toy", "1.2", ("en",))
    ids = [proposal.id for proposal in made.batches[0].proposals]
    assert ids[:2] == [claim.id for claim in builders.sentences(article)]


def test_articles_in_other_languages_are_passed_over() -> None:
    counted, told = _found(_article("Einer kam. Er ging.", language="de-AT"), _article("One came.", language="EN_gb"))
    assert (counted, told) == ({"One came": 2, "Einer kam": 0}, [])


@pytest.mark.parametrize(
    ("word", "told"),
    [
        ("outside", r"proposed what cannot stand in A outside b \(the claim's span 1 to 9999 lies outside the text\)"),
        ("elsewhere", r"\(the claim at 0 to 13 names the article 'nowhere'\); that was left out, the rest is in"),
        ("twice", r"\(the claim at 0 to 9 is there twice\)"),
        ("nan", r"\(the claim at 0 to 7 has nan for score, which is a whole number from 0 to 10000\)"),
        ("wordless", r"\(the claim at 0 to 12 has a NoneType for text\)"),
        ("slotted", r"\(the claim at 0 to 11 has a slot that lies outside the text or says nothing\)"),
        ("derived", r"\(a Derived is neither claim nor mention\)"),
        ("lazily", r"\(it gave a generator in place of a tuple of proposals\)"),
        ("stranger", r"toy 1.2 was given A stranger b and gave 'nowhere'; that was left out. Tell its maker."),
    ],
)
def test_what_cannot_stand_is_left_out_and_told_and_the_rest_is_in(word: str, told: str) -> None:
    counted, troubles = _found(_article("Fine one."), _article(f"A {word} b. Two."), _article("Fine two."))
    assert counted == {"Fine one": 2, f"A {word} b": 0 if word == "lazily" else 3, "Fine two": 2}
    assert len(troubles) == 1
    assert re.search(told, troubles[0])


@pytest.mark.parametrize(
    ("word", "reason"),
    [
        ("raises", "no luck"),
        ("wordlessly", "ValueError"),
        ("exits", "SystemExit 3"),
        ("silent", "it gave no batch"),
        ("nobatch", "it gave no batch"),
    ],
)
def test_an_article_that_fails_stays_unread_and_the_others_go_on(word: str, reason: str) -> None:
    counted, troubles = _found(_article("Fine one."), _article(f"A {word} b."), _article("Fine two."))
    assert counted == {"Fine one": 2, "Fine two": 2}
    assert f"A {word} b could not be read by toy 1.2 ({reason}); the others went on." in troubles


def test_ctrl_c_is_not_taken_for_a_fault_of_the_extractor() -> None:
    with pytest.raises(KeyboardInterrupt):
        _found(_article("Fine one."), _article("A interrupts b."))


def test_a_run_with_another_extractor_is_filed_under_it_and_ours_stays_to_come(tmp_path: Path) -> None:
    ws = builders.empty(tmp_path)
    texts = [f"Number {n} came. Number {n} left." for n in range(12)]
    builders.store(ws, *(builders.article(text) for text in [*texts, "It raises. Badly."]), run=builders.MATCHED)
    report = extraction.extract(ws, name="toy", workers=1)
    assert (report.articles, report.claims, len(report.troubles)) == (12, 24, 1)
    assert "could not be read by toy 1.2 (no luck)" in str(report.troubles[0])
    card = reading.claim_card(ws, builders.claim_ids(ws)[0])
    assert (card.claim.makers, card.claim.text) == (("toy@1.2",), "Toy: Number 0 came")
    assert len(extraction.pending(ws)) == 13
    assert extraction.extract(ws, name="toy", workers=1).articles == 0
    ws.close()
    assert checking.check(ws.path) == []


def test_a_run_with_what_cannot_be_loaded_ends_with_a_sentence(tmp_path: Path) -> None:
    ws: Workspace = builders.project(tmp_path)
    with pytest.raises(AnnotatorError, match=r"broken of the package toy-extractor 1\.2 cannot be used"):
        extraction.extract(ws, name="broken", workers=1)
    ws.close()
