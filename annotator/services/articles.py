"""Owns bringing files in: articles and whatever other programs, or another copy of Annotator, already know of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from annotator.domain.article import Article, new_article
from annotator.domain.errors import AnnotatorError, BadFile, Remark
from annotator.domain.ids import ArticleId
from annotator.domain.text import is_blank, normalise, without_lone_surrogates
from annotator.domain.time import calendar_value
from annotator.formats.capping import capped
from annotator.formats.document import Given
from annotator.formats.encodings import decoded
from annotator.formats.files import in_order, read_together, size
from annotator.formats.manner import Reading
from annotator.formats.plain import title_of
from annotator.formats.plain_claims import PlainClaims
from annotator.formats.regular import LARGEST
from annotator.services.collecting import seldom_collected
from annotator.services.incoming.bringing import Bringing
from annotator.services.incoming.demoting import Demoting
from annotator.services.incoming.file_analysts import path_names
from annotator.services.incoming.import_report import ImportReport as ImportReport  # noqa: PLC0414  # callers name it from here
from annotator.services.incoming.known import KnownProject
from annotator.services.incoming.proposals import with_proposed_date
from annotator.services.incoming.texts_here import TextsHere
from annotator.services.jobs import Progress, silent
from annotator.services.taking_turns import short_turns
from annotator.services.workspace import Workspace
from annotator.store import queries

_ASKED_EVERY = 500
"""Lines between two looks at whether to go on."""
_PASTED = "pasted text"
_LONGEST_NAME = 200


def import_paths(
    ws: Workspace,
    paths: Sequence[Path],
    *,
    progress: Progress | None = None,
    how: Mapping[Path, Reading] | None = None,
    names: Mapping[Path, str] | None = None,
) -> ImportReport:
    """Everything good in the files and folders; what is bad is named in the report and the rest still goes in.

    Progress counts lines, and files that are no lines. Stopped, what is in stays; the same import brings the rest.

    Args:
        how: what a person says of how to read a path; of a folder or archive it holds for all that is in it.
        names: how the analysts of paths are called; as they are with nothing else that comes in.
    """
    total = sum(size(path) for path in paths)
    work = _Import(ws, progress or silent, total, how or {}, names or path_names(paths))
    with seldom_collected(), short_turns():
        for path in in_order(paths, how or {}):
            work.take(path)
            if work.report.stopped:
                break
        else:
            work.tell(work.total, work.total, "Importing")
    return work.report


def import_text(
    ws: Workspace,
    text: str,
    *,
    title: str | None = None,
    source: str | None = None,
    published: str | None = None,
    order: str = "",
) -> ImportReport:
    """The text as one article, of an outlet by its name if one is given; the same text once more adds nothing.

    Without text, or with a publication date that is no ISO date, nothing comes in and the report says why.

    Args:
        order: in which order the numbers of its own dates stand, as `Reading` has it.
    """
    report = ImportReport()
    stored = normalise(without_lone_surrogates(text)).text
    if is_blank(stored):
        report.troubles.append(BadFile("text-invisible" if stored.strip("\ufeff\ufffd \t\n\v\f") else "text-empty"))
    elif published and not calendar_value(published.strip()):
        report.troubles.append(BadFile("date-bad", value=published.strip()[:40]))
    else:
        known = {"title": _line(title) or title_of(stored), "source": _line(source)}
        article = new_article(stored, **known, published=(published or "").strip() or None)
        bringing = Bringing(ws, report, _PASTED)
        bringing.add(_dated(Given(article, 0, _PASTED), order))
        bringing.finish()
    return report


def import_bytes(ws: Workspace, data: bytes, *, name: str, encoding: str = "", order: str = "") -> ImportReport:
    """The bytes as one text; its encoding is found out unless given, and the report tells of a guess.

    Args:
        name: what the report calls them.
    """
    if len(data) > LARGEST:
        return ImportReport(troubles=[BadFile("file-large", file=name, limit=LARGEST // 1024**2)])
    try:
        text, decoding = decoded(data, name, encoding)
    except BadFile as error:
        return ImportReport(troubles=[error])
    report = import_text(ws, text, order=order)
    report.remarks += decoding.remarks(name)
    return report


def _line(value: str | None) -> str | None:
    return " ".join(without_lone_surrogates(value or "").replace("\0", "").split())[:_LONGEST_NAME] or None


@dataclass(slots=True)
class _Import:
    """One import on its way."""

    ws: Workspace
    tell: Progress
    total: int
    how: Mapping[Path, Reading]
    names: Mapping[Path, str]
    done: int = 0
    brought: set[ArticleId] = field(default_factory=set)
    """The articles that came so far, or were here and came again."""
    report: ImportReport = field(default_factory=ImportReport)
    texts: TextsHere = field(init=False)

    def __post_init__(self) -> None:
        self.texts = TextsHere(self.ws)

    def take(self, path: Path) -> None:
        """Bring in a file or folder, up to where somebody stops it."""
        if not self._goes_on(path):
            return
        bringing, before = Bringing(self.ws, self.report, self.names[path], self.brought), len(self.report.troubles)
        how = replace(self.how.get(path, Reading()), article_of=lambda words: _named(self.ws, bringing, words))
        demoting = Demoting(f"{path.stem}@import")
        known, asked = KnownProject(self.ws, bringing.text_of, bringing.store_articles, self.texts), self.done
        for item in read_together(path, text_of=known, how=how):
            if isinstance(item, PlainClaims):
                bringing.add_plain(item)  # which programs proposed, so that nobody's judgement is to be left out
            elif isinstance(item, Given):
                self._bring(item, bringing, demoting if how.suggestions else None, how.order)
            else:
                self._note(item)
            self.done += len(item) if isinstance(item, PlainClaims) else 1
            if self.done >= asked + _ASKED_EVERY:
                asked = self.done
                if not self._goes_on(path):
                    bringing.keep()
                    return
        bringing.finish()
        self.report.remarks += demoting.remarks(str(path))
        self.report.troubles[before:] = capped(self.report.troubles[before:], most=how.most)

    def _bring(self, given: Given, bringing: Bringing, demoting: Demoting | None, order: str) -> None:
        """Hand an entry on, as a suggestion where nobody is to have judged it."""
        self.texts.note(given.entry)
        if taken := demoting.suggestion(given) if demoting else given:
            bringing.add(_dated(taken, order))

    def _note(self, told: AnnotatorError) -> None:
        (self.report.remarks if isinstance(told, Remark) else self.report.troubles).append(told)

    def _goes_on(self, path: Path) -> bool:
        self.report.stopped = not self.tell(min(self.done, self.total), self.total, f"Importing {path.name}")
        return not self.report.stopped


def _dated(given: Given, order: str = "") -> Given:
    """An article with the date that its text proposes; one whose line settles that, and all else, as it is.

    Numbers that could be two days propose one if an `order` of them was said.
    """
    if not isinstance(given.entry, Article) or given.settled:
        return given
    return replace(given, entry=with_proposed_date(given.entry, order))


def _named(ws: Workspace, bringing: Bringing, words: str) -> ArticleId | None:
    bringing.store_articles()
    return ws.read(lambda c: queries.article_named(c, words))
