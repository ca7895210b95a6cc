"""Owns which extractors are installed, and using one in a worker process, article by article where it fails."""

import functools
import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from importlib.metadata import EntryPoint, PackageNotFoundError, entry_points, version

from annotator import __version__
from annotator.domain.article import Article
from annotator.domain.errors import AnnotatorError, BadFile, Conflict, Missing
from annotator.domain.extractor import ENTRY_POINTS, Extractor, Factory
from annotator.domain.ids import ArticleId
from annotator.domain.suggestion import Batch
from annotator.extract import pipelines
from annotator.services import reports
from annotator.services.incoming.examining import examined

OURS = EntryPoint("annotator-spacy", "annotator.extract.pipeline:Extractor.load", ENTRY_POINTS)
"""Our own, known also where nothing tells of what is installed, as in a folder that needs no Python."""

_SAID = 120
_MOST_CALLED = 100
"""Characters of a name or a version, which stand beside every claim."""
_ONE_AT_A_TIME = threading.Lock()
"""A worker of a cluster may have several threads; a language model is for one."""


@dataclass(frozen=True, slots=True)
class Installed:
    """An extractor that can be used: its name, and the package that brings it."""

    name: str
    package: str
    version: str


@dataclass(frozen=True, slots=True)
class Known:
    """Who an extractor says it is, once it is loaded."""

    name: str
    version: str
    languages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Extracted:
    """What an extractor made of some articles, and what was wrong with the rest of it."""

    made_by: Known
    batches: tuple[Batch, ...]
    troubles: tuple[AnnotatorError, ...]


MARKS = EntryPoint("annotator-marks", "annotator.extract.pipeline:Extractor.without_model", ENTRY_POINTS)
"""What reads the languages that no pipeline is installed for."""


def of_pipeline(package: str) -> str:
    """The name of the extractor that uses a spaCy pipeline."""
    return f"annotator-{package}"


def installed() -> list[Installed]:
    """The extractors of this environment, ours first, the others by name."""
    others = [_told(point) for point in entry_points(group=ENTRY_POINTS) if point.name != OURS.name]
    return [
        *(Installed(name, "annotator", __version__) for name in _own()),
        *sorted(others, key=lambda each: each.name),
    ]


def _own() -> dict[str, Callable[[], Factory]]:
    """What loads each extractor of this program, by its name: for English, for each pipeline, for what is left."""
    foreign = [each.package for each in pipelines.installed() if each.language != "en"]
    readers = {of_pipeline(package): functools.partial(_general, package) for package in foreign}
    return {OURS.name: OURS.load, **readers, MARKS.name: MARKS.load}


def _general(package: str) -> Factory:
    from annotator.extract.pipeline import Extractor as Ours

    return functools.partial(Ours.general, package)


def own_packages() -> dict[str, str]:
    """The packages that decide what our own extractor finds, with their versions, as far as they are told of here."""
    found = {"annotator": __version__}
    for package in ("spacy", "thinc"):
        with suppress(PackageNotFoundError):  # a folder that needs no Python tells of none
            found[package] = version(package)
    return found


def own_version(name: str) -> str | None:
    """The version of what reads other languages than English for us; None of all else, which tells it once loaded."""
    versions = {of_pipeline(each.package): each.reader_version for each in pipelines.installed()}
    return {**versions, MARKS.name: pipelines.GENERAL_VERSION}.get(name)


def named(name: str) -> Installed:
    """The installed extractor of a name; Missing that lists those there are, Conflict if two packages have it."""
    known = installed()
    found = [each for each in known if each.name == name]
    if not found:
        raise Missing("extractor-missing", name=name, known=", ".join(each.name for each in known))
    if len(found) > 1:
        raise Conflict("extractor-twice", name=name, packages=" and ".join(each.package for each in found))
    return found[0]


def who(name: str) -> Known:
    """Who the extractor of a name says it is; for a worker process, since it is loaded for it."""
    with _ONE_AT_A_TIME:
        return _loaded(name)[1]


def extract_with(name: str, articles: tuple[Article, ...]) -> Extracted:
    """What the extractor of a name makes of some articles; for a worker process, where it is loaded once."""
    with _ONE_AT_A_TIME:
        extractor, known = _loaded(name)
        work = _Work(extractor, known, [article for article in articles if _reads(known, article)])
        work.do()
    passed = [Batch(article.id, ()) for article in articles if not _reads(known, article)]
    return Extracted(known, (*work.batches.values(), *passed), tuple(work.troubles))


@functools.cache
def _loaded(name: str) -> tuple[Extractor, Known]:
    """The extractor, loaded, and who it says it is; BadFile if it cannot be loaded or says nothing of use."""
    told = named(name)
    try:
        extractor = _loader(name)()()
        known = Known(extractor.name, extractor.version, tuple(extractor.languages))
        reason = _unusable(name, extractor, known)
    except AnnotatorError:
        raise
    except (Exception, SystemExit) as error:  # noqa: BLE001 - code of others, which may raise anything
        reason = told_of(error)
    if reason:
        raise BadFile("extractor-unusable", name=name, package=told.package, version=told.version, reason=reason)
    return extractor, known


def _unusable(name: str, extractor: Extractor, known: Known) -> str:
    """Why an extractor cannot be used; "" if it can."""
    if known.name != name:
        return f"it calls itself {ascii(known.name)[:_SAID]}"
    if not isinstance(known.version, str) or not known.version.strip() or not known.version.isprintable():
        return f"its version is {ascii(known.version)[:_SAID]}"
    for said, value in (("name", known.name), ("version", known.version)):
        if len(value) > _MOST_CALLED:
            return f"its {said} is longer than {_MOST_CALLED} characters"
    listed = not isinstance(extractor.languages, str)  # a text alone would be taken for its letters
    spoken = all(isinstance(language, str) and language.isprintable() for language in known.languages)
    if not listed or not spoken or not callable(extractor.extract):
        return "it does not say what languages it reads, or cannot extract"
    return ""


def _loader(name: str) -> Callable[[], Factory]:
    return _own().get(name) or next(iter(entry_points(group=ENTRY_POINTS, name=name))).load


def _told(point: EntryPoint) -> Installed:
    package = point.dist
    return Installed(point.name, package.name if package else "?", package.version if package else "?")


def _reads(known: Known, article: Article) -> bool:
    """Whether an article may be in a language of the extractor's."""
    return not known.languages or not article.language or _primary(article.language) in map(_primary, known.languages)


def _primary(language: str) -> str:
    return language.casefold().replace("_", "-").partition("-")[0]


class _Work:
    """One extractor on some articles: what came of each, and what was wrong."""

    def __init__(self, extractor: Extractor, known: Known, articles: Sequence[Article]) -> None:
        self.batches: dict[ArticleId, Batch] = {}
        self.troubles: list[AnnotatorError] = []
        self._extractor = extractor
        self._called = f"{known.name} {known.version}"
        self._articles = {article.id: article for article in articles}

    def do(self) -> None:
        """Have all articles read at once; each by itself if that fails, so that only what is to blame stays out."""
        articles = list(self._articles.values())
        error = self._read(articles) if articles else None
        if error is not None and len(articles) == 1:
            self._failed(articles[0], error)
        elif error is not None:
            for article in articles:
                alone = self._read([article])
                if alone is not None:
                    self._failed(article, alone)

    def _read(self, articles: Sequence[Article]) -> Exception | SystemExit | None:
        """Take what the extractor gives for the articles; nothing of it if it raises, or names others than these."""
        try:
            given = list(self._extractor.extract(articles))
        except AnnotatorError:
            raise
        except (Exception, SystemExit) as error:  # noqa: BLE001 - code of others, which may raise anything
            return error
        asked = {article.id: article for article in articles}
        if len(articles) > 1 and not all(isinstance(each, Batch) and each.article in asked for each in given):
            return ValueError("it named an article that it was not given")  # at which of them shows one by one
        self._take(given, asked)
        return None

    def _take(self, given: Iterable[object], asked: Mapping[ArticleId, Article]) -> None:
        for batch in given:
            identity = batch.article if isinstance(batch, Batch) else None
            if not isinstance(identity, str) or identity not in asked or identity in self.batches:
                self._stray(batch, asked)
                continue
            article = asked[identity]
            self.batches[identity], faults = examined(batch, article)
            if faults:
                self._faulty(article, faults)
        for identity, article in asked.items():
            if identity not in self.batches:
                self._tell("extraction-failed", article, reason="it gave no batch")

    def _failed(self, article: Article, error: BaseException) -> None:
        reports.save_report(type(error), error.__traceback__)
        self._tell("extraction-failed", article, reason=told_of(error))

    def _faulty(self, article: Article, faults: Sequence[str]) -> None:
        more = f", and {len(faults) - 1} more" if len(faults) > 1 else ""
        self._tell("extraction-faulty", article, reason=f"{faults[0]}{more}")

    def _stray(self, batch: object, asked: Mapping[ArticleId, Article]) -> None:
        named = ascii(batch.article) if isinstance(batch, Batch) else f"a {type(batch).__name__} in place of a batch"
        again = " a second time" if isinstance(batch, Batch) and batch.article in self.batches else ""
        self._tell("extraction-stray", next(iter(asked.values())), reason=f"{named[:_SAID]}{again}")

    def _tell(self, message_id: str, article: Article, *, reason: str) -> None:
        told = {"extractor": self._called, "article": article.title or article.id, "reason": reason}
        self.troubles.append(BadFile(message_id, **told))


def told_of(error: BaseException) -> str:
    """What an error says, short and on one line; its kind if it says nothing, or is none but the way to end."""
    said = " ".join(str(error).split())
    kind = "" if said and isinstance(error, Exception) else type(error).__name__
    return f"{kind} {said}".strip()[:_SAID]
