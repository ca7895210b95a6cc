"""Owns the export to CoNLL-2012: chains of entities and of events, each article for itself and topics as one."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryFile
from typing import BinaryIO, Final

from annotator.domain.article import Article
from annotator.formats.apart import apart
from annotator.formats.brat.words import file_stems
from annotator.formats.case import Case
from annotator.formats.chains import HELD, Chains, chains
from annotator.formats.conll2003.tags import label_word
from annotator.formats.conll2012.columns import labelled, written
from annotator.formats.document import ClaimEntry, MentionEntry
from annotator.formats.marked import Mark, Marked, Said, marked
from annotator.formats.output import Found, Output
from annotator.formats.tokenised import Tokenised

HOLDS: Final = (Article, MentionEntry, *HELD)
LAYERS: Final = ("entities", "events")
HEADER: Final = "# annotator: {layer}, a number is one chain in all documents\n"
_MEANT: Final = "# annotator: chain {chain} is {ids}\n"
"""Behind all documents: of which entity or claims a chain is, by their ids in the project."""
_END: Final = b"#end document\n"
_CROSSES: Final = "it crosses another of the same chain, and brackets cannot tell them apart"


def layer_file(layer: str) -> str:
    """The file of a layer, in which each article is a document."""
    return f"{layer}.conll"


def topic_file(layer: str) -> str:
    """The file of a layer in which each topic is a document, for scorers, which see no chain beyond one."""
    return f"{layer}-by-topic.conll"


@dataclass(slots=True)
class _Layer:
    """The file of a layer, and the rows of its articles once more until all that belong to a topic are known.

    `alone` holds the lines about chains of one claim, of which there may be very many.
    """

    file: BinaryIO
    again: BinaryIO
    alone: BinaryIO
    topics: dict[int, list[tuple[int, int]]] = field(default_factory=dict)
    meant: dict[int, dict[str, None]] = field(default_factory=dict)

    def add(self, topic: int, name: str, rows: str) -> None:
        """Write the rows of an article."""
        data = rows.encode("utf-8")
        self.file.writelines((_begin(f"{topic}/{name}"), data, _END))
        self.topics.setdefault(topic, []).append((self.again.tell(), len(data)))
        self.again.write(data)

    def write_topics(self, file: BinaryIO) -> None:
        """Write every topic, its articles one after the other."""
        for topic, places in self.topics.items():
            file.write(_begin(str(topic)))
            for start, length in places:
                self.again.seek(start)
                file.write(self.again.read(length))
            file.write(_END)

    def write_meant(self, file: BinaryIO) -> None:
        """Write what each chain is of."""
        self.alone.seek(0)
        file.writelines(self.alone)
        file.writelines(_meant(chain, list(ids)) for chain, ids in sorted(self.meant.items()))


def export(case: Case, out: Output) -> None:
    """Write the words and chains of every article of a case."""
    found = chains(case)
    names = file_stems([article.id for article in case.of(Article)])
    with ExitStack() as stack:
        layers = [
            _Layer(
                stack.enter_context(out.file(layer_file(layer))),
                stack.enter_context(TemporaryFile()),
                stack.enter_context(TemporaryFile()),
            )
            for layer in LAYERS
        ]
        for layer, begun in zip(LAYERS, layers, strict=True):
            begun.file.write(HEADER.format(layer=layer).encode("utf-8"))
        _write_articles(case, out, found, names, layers)
        for layer, begun in zip(LAYERS, layers, strict=True):
            with out.file(topic_file(layer)) as file:
                begun.write_topics(file)
                begun.write_meant(file)
            begun.write_meant(begun.file)
    found.account(case, out, least=2)


def _write_articles(case: Case, out: Output, found: Chains, names: Mapping[str, str], layers: Sequence[_Layer]) -> None:
    for document in case.documents():
        cut = marked(document, found, out)
        topic, name = found.topic(document.article.id), names[document.article.id]
        entities, events = layers
        columns = (_entities(cut, found, out, entities), _events(cut, found, out, events))
        for layer, (labels, chained) in zip(layers, columns, strict=True):
            layer.add(topic, name, "".join(_rows(f"{topic}/{name}", cut.words, labels, chained)))
        out.kept(Article, document.article.id, cut.words.whole())


def _meant(chain: int, ids: Sequence[str]) -> bytes:
    return _MEANT.format(chain=chain, ids=json.dumps(ids)).encode("utf-8")


def _entities(cut: Marked, found: Chains, out: Output, layer: _Layer) -> tuple[list[str], list[str]]:
    """The columns of labels and of chains: a word has room for one label, that of the longest name."""
    kept = list(_uncrossed(cut.names, found, lambda entry: out.lost(MentionEntry, entry.mention.id, _CROSSES)))
    for mark in kept:
        found.mentioned(mark.entry.entity)
        if mark.entry.entity in found.entities:
            layer.meant.setdefault(mark.chain, {})[mark.entry.entity] = None
        quote = cut.words.quote(mark.first, mark.after)
        out.kept(MentionEntry, mark.entry.mention.id, f"{mark.chain} {quote}")
    room = [kept[place] for place in apart([(mark.first, mark.after) for mark in kept])]
    labels = ((mark.first, mark.after, label_word(mark.entry.mention.label)) for mark in room)
    return labelled(labels, len(cut.words.words)), _column(kept, cut)


def _events(cut: Marked, found: Chains, out: Output, layer: _Layer) -> tuple[list[str], list[str]]:
    kept = list(_uncrossed(cut.events, found, lambda entry: out.lost(ClaimEntry, entry.claim.id, _CROSSES)))
    for mark in kept:
        if mark.entry.claim.id in found.linked:
            layer.meant.setdefault(mark.chain, {})[mark.entry.claim.id] = None
        else:
            layer.alone.write(_meant(mark.chain, [mark.entry.claim.id]))
        out.kept(ClaimEntry, mark.entry.claim.id, f"{mark.chain} {cut.words.quote(mark.first, mark.after)}")
    return labelled((), len(cut.words.words)), _column(kept, cut)


def _column(marks: Iterable[Mark[Said]], cut: Marked) -> list[str]:
    return written(((mark.first, mark.after, mark.chain) for mark in marks), len(cut.words.words))


def _uncrossed(marks: Iterable[Mark[Said]], found: Chains, lose: Callable[[Said], None]) -> Iterator[Mark[Said]]:
    """The marks, each with a number; two of one number lie one in the other or apart."""
    opened: dict[int, list[int]] = {}
    for mark in marks:
        chain = mark.chain or found.alone()
        around = opened.setdefault(chain, [])
        while around and around[-1] <= mark.first:
            around.pop()
        if around and around[-1] < mark.after:
            lose(mark.entry)
        else:
            around.append(mark.after)
            yield replace(mark, chain=chain)


def _rows(name: str, words: Tokenised, labels: Sequence[str], chained: Sequence[str]) -> Iterator[str]:
    """A row a word: document, part, number, word, part of speech, tree, predicate, speaker, label and chains."""
    for first, after in words.sentences:
        for place in range(first, after):
            tree = f"{'(TOP' if place == first else ''}*{')' if place == after - 1 else ''}"
            number = place - first
            yield (
                f"{name}\t0\t{number}\t{words.words[place]}\tXX\t{tree}\t-\t-\t-\t-\t{labels[place]}\t{chained[place]}\n"
            )
        yield "\n"


def _begin(name: str) -> bytes:
    return f"#begin document ({name}); part 000\n".encode()


def reread(folder: Path) -> Iterator[Found]:
    """The articles as their words, mentions and claims as the library conll-transform reads the column of chains."""
    for layer, kind in zip(LAYERS, (MentionEntry, ClaimEntry), strict=True):
        article: list[str] = []
        for rows in _blocks(folder / layer_file(layer)):
            if rows:
                article += (row[3] for row in rows)
                yield from (Found(kind, text) for text in _marks(rows))
            elif kind is MentionEntry:
                yield Found(Article, " ".join(article))
                article.clear()
        if _rows_seen(folder / layer_file(layer)) != _rows_seen(folder / topic_file(layer)):
            yield Found(Article, "another text by topics")


def _blocks(path: Path) -> Iterator[list[list[str]]]:
    """The rows of every sentence, and none where a document ends."""
    rows: list[list[str]] = []
    with path.open(encoding="utf-8") as file:
        for line in file:
            if line.startswith("#end"):
                yield []
            elif line.startswith("#"):
                continue
            elif row := line.split():
                rows.append(row)
            else:
                yield rows
                rows = []


def _marks(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    marks_of: Callable[[list[str]], list[tuple[tuple[int, int], int]]]
    marks_of = import_module("conll_transform").compute_mentions
    column = [row[-1] for row in rows]
    if any(cell != "-" for cell in column):
        for (first, after), chain in marks_of(column):
            yield f"{chain} {' '.join(row[3] for row in rows[first:after])}"


def _rows_seen(path: Path) -> int:
    """A sum over the rows of a file in whatever order."""
    with path.open("rb") as file:
        return sum(hash(line) for line in file if not line.startswith(b"#"))
