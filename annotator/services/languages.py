"""Owns which installed pipeline reads which language, and the extraction of articles in all of them."""

from collections import Counter
from collections.abc import Mapping, Sequence
from enum import StrEnum

from annotator.domain.article import Article
from annotator.domain.ids import ArticleId
from annotator.domain.suggestion import Run, new_run
from annotator.extract import pipelines
from annotator.extract.language import is_english, language_code, language_of
from annotator.extract.pipelines import GENERAL_VERSION, Pipeline
from annotator.services import extraction, extractors
from annotator.services.extraction import ExtractionReport, Workers
from annotator.services.jobs import Progress, silent
from annotator.services.workspace import Workspace
from annotator.store import inputs, queries, renewing

__all__ = ["Pipeline", "Reach", "extract_all", "installed", "reach"]

_Languages = Mapping[ArticleId, str | None]
"""What each article says it is in."""

_CHUNK = 64
_LOOKING = "Looking at languages"


def installed() -> dict[str, tuple[Pipeline, ...]]:
    """The installed pipelines by the short code of their language, each by name."""
    found: dict[str, tuple[Pipeline, ...]] = {}
    for pipeline in pipelines.installed():
        found[pipeline.language] = (*found.get(pipeline.language, ()), pipeline)
    return found


def extract_all(
    ws: Workspace,
    wanted: Mapping[str, str],
    *,
    progress: Progress | None = None,
    workers: int | None = None,
    executor: Workers | None = None,
) -> ExtractionReport:
    """Claims and names of every article not read yet, each read by what reads its language.

    Args:
        ws: The project.
        wanted: The package that shall read a language, by the language's short code; "none" for none.
        progress: Told how far it is; may stop it.
        workers: How many processes of this machine.
        executor: Starts other workers than those.
    """
    languages = ws.read(queries.article_languages)
    english = {identity for identity, stated in languages.items() if language_code(stated) in ("en", None)}
    asked = english.intersection(extraction.pending(ws))
    report = extraction.extract(ws, only=english, progress=progress, workers=workers, executor=executor)
    for name, among in _foreign(ws, languages, wanted, report, progress or silent).items():
        if not report.stopped:
            left = _left(ws, name, among)
            report.add(
                extraction.extract(ws, name=name, only=among, progress=progress, workers=workers, executor=executor)
            )
            report.articles -= len(asked & among.keys())  # their language was not known, so both looked at them
            report.unread += left - _left(ws, name, among)
    return report


def _left(ws: Workspace, name: str, among: _Languages) -> "Counter[str]":
    """How many of these articles are still to be looked at without a pipeline, by language; none of what has one."""
    if name != extractors.MARKS.name:
        return Counter()
    waiting = extraction.pending(ws, new_run("extract", name, GENERAL_VERSION))
    return Counter(among[identity] or "" for identity in waiting if identity in among)


class Reach(StrEnum):
    """How far machines have come with an article."""

    NOT_YET = "not yet"
    WITHOUT_PIPELINE = "without a pipeline"
    READ = "read"


def reach(ws: Workspace, article: Article) -> Reach:
    """Whether what reads the article's language has been through it, and whether that was more than its marks."""
    if is_english(article.text, article.language):
        return Reach.NOT_YET if article.id in extraction.pending(ws) else Reach.READ
    readers = set(ws.read(lambda c: inputs.readers_of(c, article.id))) - {extractors.OURS.name}
    if readers:
        return Reach.WITHOUT_PIPELINE if readers == {extractors.MARKS.name} else Reach.READ
    return Reach.NOT_YET


def _foreign(
    ws: Workspace, languages: _Languages, wanted: Mapping[str, str], report: ExtractionReport, tell: Progress
) -> dict[str, dict[ArticleId, str | None]]:
    """The articles in other languages than English, each with its short code, by the name of what reads them.

    Done ones may be among them.
    """
    if report.stopped or all(language_code(stated) == "en" for stated in languages.values()):
        return {}
    readers = _Readers(pipelines.in_use(wanted))
    found: dict[str, dict[ArticleId, str | None]] = {}
    for identity, stated in languages.items():
        if stated and language_code(stated) != "en":
            found.setdefault(readers.name(language_code(stated)), {})[identity] = language_code(stated)
    done = readers.done(ws)
    unknown = [identity for identity, stated in languages.items() if not stated and identity not in done]
    for at in range(0, len(unknown), _CHUNK):
        if not tell(at, len(unknown), _LOOKING):
            report.stopped = True
            break
        for article in _read(ws, unknown[at : at + _CHUNK]):
            language = language_of(article.text, None)
            if language not in ("en", None):
                found.setdefault(readers.name(language), {})[article.id] = language
    return found


def _read(ws: Workspace, ids: Sequence[ArticleId]) -> Sequence[Article]:
    return ws.read(lambda c: queries.articles_by_id(c, ids))


class _Readers:
    """What reads each language but English: its pipeline, or what needs none."""

    def __init__(self, by_language: Mapping[str, Pipeline]) -> None:
        self._by_language = by_language

    def name(self, language: str | None) -> str:
        """The name of the extractor of a language."""
        pipeline = self._by_language.get(language or "")
        return extractors.of_pipeline(pipeline.package) if pipeline else extractors.MARKS.name

    def done(self, ws: Workspace) -> set[ArticleId]:
        """The articles that one of them has been through."""
        versions = {extractors.of_pipeline(each.package): each.reader_version for each in self._by_language.values()}
        runs = [new_run("extract", name, version) for name, version in versions.items()]
        if not versions:  # what was read without a pipeline may be in the language of one that has come since
            runs.append(new_run("extract", extractors.MARKS.name, GENERAL_VERSION))
        return {article for run in runs for article in _done(ws, run)}


def _done(ws: Workspace, run: Run) -> set[ArticleId]:
    return ws.read(lambda c: renewing.articles_done(c, run))
