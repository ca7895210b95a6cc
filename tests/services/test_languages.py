"""Every article is read by what reads its language; what no pipeline reads says so."""

import importlib
import sys
from collections.abc import Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from pathlib import Path

import pytest

from annotator.domain.article import Article
from annotator.domain.errors import AnnotatorError
from annotator.extract.pipeline import Extractor
from annotator.services import extraction, extractors, languages, reading
from annotator.services.languages import Reach
from annotator.services.workspace import Workspace
from annotator.store import inputs
from tests import builders

_GERMAN = "Die Regierung beschloss den Haushalt am 26. Dezember 2020 und der Minister sprach von einem guten Tag."
_ARABIC = "قال الوزير يوم الاثنين إن «الحكومة وافقت على الميزانية الجديدة» في العاصمة اليوم."
_TOY = '''"""A pipeline for one German sentence."""

import spacy
from spacy.language import Language

_PARSE = {"Die": ("DET", "nk", 1), "Regierung": ("NOUN", "sb", 1), "beschloss": ("VERB", "ROOT", 0),
          "den": ("DET", "nk", 1), "Haushalt": ("NOUN", "oa", -2)}


@Language.component("toy_parse")
def parse(doc):
    for token in doc:
        pos, dep, step = _PARSE.get(token.text, ("X", "dep", 2 - token.i))
        token.pos_, token.dep_ = pos, dep
        token.head = doc[token.i + step if 0 <= token.i + step < len(doc) else token.i]
        if pos == "VERB":
            token.set_morph("VerbForm=Fin|Tense=Past")
    return doc


def load(**overrides):
    model = spacy.blank("de")
    model.add_pipe("toy_parse")
    return model
'''


@pytest.fixture(scope="module")
def english() -> Extractor:
    """Ours, loaded once."""
    return Extractor.load()


@pytest.fixture(autouse=True)
def toy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, english: Extractor) -> Iterator[Path]:
    """A pipeline for German, installed for this test."""
    monkeypatch.setattr(Extractor, "load", lambda: english)
    site = tmp_path / "site"
    (site / "de_toy_sm").mkdir(parents=True)
    (site / "de_toy_sm" / "__init__.py").write_text(_TOY, encoding="utf-8")
    (site / "de_toy_sm" / "meta.json").write_text('{"lang": "de"}', encoding="utf-8")
    info = site / "de_toy_sm-3.8.1.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: de_toy_sm\nVersion: 3.8.1\n", encoding="utf-8")
    (info / "entry_points.txt").write_text("[spacy_models]\nde_toy_sm = de_toy_sm\n", encoding="utf-8")
    monkeypatch.setenv("ANNOTATOR_HOME", str(tmp_path / "home"))
    monkeypatch.syspath_prepend(site)
    monkeypatch.delitem(sys.modules, "de_toy_sm", raising=False)
    importlib.invalidate_caches()
    extractors._loaded.cache_clear()
    yield site
    extractors._loaded.cache_clear()


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    """An empty project."""
    made = builders.empty(tmp_path)
    yield made
    made.close()


def _here() -> Executor:
    return ThreadPoolExecutor(1)


def _extract(ws: Workspace, **wanted: str) -> extraction.ExtractionReport:
    return languages.extract_all(ws, wanted, executor=_here)


def _stored(ws: Workspace, *given: Article) -> list[Article]:
    ws.write(lambda c: inputs.add_articles(c, given))
    return list(given)


def _texts(ws: Workspace, article: Article) -> list[tuple[str, tuple[str, ...]]]:
    return [(card.claim.text, card.claim.makers) for card in reading.claim_cards(ws, article.id)]


_TOLD = "Die Regierung beschloss den Haushalt"


def test_a_language_with_a_pipeline_is_read_by_it(ws: Workspace) -> None:
    stated, recognised = _stored(ws, builders.article(_GERMAN, language="de-AT"), builders.article(f"{_GERMAN} Ja."))
    report = _extract(ws)
    assert (report.articles, report.troubles) == (2, [])
    for article in (stated, recognised):
        ((text, makers),) = _texts(ws, article)
        assert text.startswith(_TOLD)
        assert makers == ("annotator-de_toy_sm@2+3.8.1",)
        assert languages.reach(ws, article) is Reach.READ


def test_nothing_is_read_twice(ws: Workspace) -> None:
    _stored(ws, builders.article(_GERMAN, language="de"), builders.article(_ARABIC), builders.article(_GERMAN + " Ja."))
    assert _extract(ws).articles == 3
    assert _extract(ws).articles == 0


def test_without_a_pipeline_an_article_is_looked_at_and_says_so(ws: Workspace) -> None:
    arabic, german = _stored(ws, builders.article(_ARABIC), builders.article(_GERMAN, language="de"))
    assert languages.reach(ws, arabic) is Reach.NOT_YET
    _extract(ws, de="none")
    assert _texts(ws, arabic) == _texts(ws, german) == []
    assert {languages.reach(ws, each) for each in (arabic, german)} == {Reach.WITHOUT_PIPELINE}


def test_what_no_pipeline_reads_is_counted_by_language_once(ws: Workspace) -> None:
    english = builders.article("The minister signed the law.")
    _stored(
        ws,
        english,
        builders.article(_ARABIC),
        builders.article(_GERMAN),
        builders.article(f"{_GERMAN} Nej.", language="sv"),
    )
    assert _extract(ws).unread == {"ar": 1, "sv": 1}
    assert _extract(ws).unread == {}
    assert _extract(ws, de="none").unread == {"de": 1}


@pytest.mark.parametrize("language", ["de", None])
def test_a_pipeline_that_comes_later_reads_what_was_left(ws: Workspace, language: str | None) -> None:
    (german,) = _stored(ws, builders.article(_GERMAN, language=language))
    _extract(ws, de="none")
    _extract(ws)
    assert [text.startswith(_TOLD) for text, _ in _texts(ws, german)] == [True]


def test_a_pipeline_that_does_not_load_is_told_and_english_comes_in(ws: Workspace, toy: Path) -> None:
    (toy / "de_toy_sm" / "__init__.py").write_text("raise ImportError('made for spaCy 2')\n", encoding="utf-8")
    english, _ = _stored(ws, builders.article("The minister signed the law."), builders.article(_GERMAN, language="de"))
    with pytest.raises(AnnotatorError, match=r"de_toy_sm cannot be loaded.*made for spaCy 2"):
        _extract(ws)
    assert len(_texts(ws, english)) == 1


def test_the_installed_pipelines_are_listed_by_language() -> None:
    there = languages.installed()
    assert [each.package for each in there["de"]] == ["de_toy_sm"]
    assert "en" in there
