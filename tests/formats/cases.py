"""Owns what tests of exporters need: a case of entries in memory, and an output that keeps its account."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from annotator.domain.article import Article
from annotator.domain.errors import AnnotatorError, Remark
from annotator.domain.ids import AnalystId, ArticleId, ClaimId
from annotator.domain.source import Source
from annotator.formats.case import AnyEntry, Document
from annotator.formats.document import Analyst, ClaimEntry, Entry, Given, LookedEntry, MentionEntry, identity
from annotator.formats.files import read_path
from annotator.formats.output import Exporter, Held
from annotator.services.outgoing.sinks import file_sink, folder_sink


@dataclass(frozen=True)
class MemoryCase:
    """The entries of a project, in their order."""

    everything: Sequence[Entry]
    soft: bool = False

    def entries(self) -> Iterator[Entry]:
        """All of them."""
        return iter(self.everything)

    def of(self, kind: type[AnyEntry]) -> Iterator[AnyEntry]:
        """Those of a kind."""
        return (entry for entry in self.everything if isinstance(entry, kind))

    def documents(self) -> Iterator[Document]:
        """The articles with what is said of them."""
        sources = {source.id: source for source in self.of(Source)}
        for article in self.of(Article):
            mentions = tuple(each for each in self.of(MentionEntry) if each.mention.article == article.id)
            claims = tuple(each for each in self.of(ClaimEntry) if each.claim.article == article.id)
            looked = [name for each in self.of(LookedEntry) if each.article == article.id for name in each.analysts]
            source = sources.get(article.source) if article.source else None
            yield Document(article, source, mentions, claims, tuple(looked))

    def judges(self) -> dict[AnalystId, str]:
        """The names of the analysts, if soft labels are asked for."""
        return {analyst.id: analyst.name for analyst in self.of(Analyst)} if self.soft else {}

    def homes(self) -> dict[ClaimId, ArticleId]:
        """The articles of all claims."""
        return {entry.claim.id: entry.claim.article for entry in self.of(ClaimEntry)}

    def identities(self) -> dict[type[Entry], set[str]]:
        """The ids of everything, by kind."""
        kinds = {type(entry) for entry in self.everything}
        return {kind: {identity(e) for e in self.everything if type(e) is kind} for kind in kinds}


def exported(
    exporter: Exporter,
    entries: Sequence[Entry],
    target: Path,
    case_of: Callable[[Sequence[Entry]], MemoryCase] = MemoryCase,
) -> list[Held]:
    """The account of an export whose work was read back as it was written."""
    case = case_of(entries)
    opening = folder_sink(target, _go_on) if exporter.folder else file_sink(target, _go_on)
    with opening as sink:
        exporter.write(case, sink)
        if sink.open_file is not None:
            sink.open_file.flush()
        for found in exporter.reread(sink.place):
            sink.account.find(found)
        assert sink.account.unlike == 0
        return sink.account.settled(case.identities(), exporter, "It")


def _go_on(_done: int) -> None:
    """Nothing stops it."""


def brought_in(path: Path) -> list[Entry]:
    """What a file or folder gives, if nothing is wrong with it."""
    items = list(read_path(path))
    assert [str(item) for item in items if isinstance(item, AnnotatorError) and not isinstance(item, Remark)] == []
    return [item.entry for item in items if isinstance(item, Given)]


def there_and_back(exporter: Exporter, entries: Sequence[Entry], name: str = "out") -> tuple[list[Held], list[Entry]]:
    """The account of an export, and what comes in from it again."""
    with TemporaryDirectory() as folder:
        held = exported(exporter, entries, Path(folder, name))
        return held, brought_in(Path(folder, name))
