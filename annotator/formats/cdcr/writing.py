"""Owns the export to lists of mentions: the words of all documents, and a list each of events and of entities."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from tempfile import TemporaryFile
from typing import BinaryIO, Final

from annotator.domain.article import Article
from annotator.formats.case import Case
from annotator.formats.chains import HELD, Chains, chains
from annotator.formats.document import ClaimEntry, EntityEntry, MentionEntry
from annotator.formats.ecb.tags import EVENT, name_tag
from annotator.formats.marked import Mark, Marked, marked
from annotator.formats.output import Found, Output
from annotator.formats.tokenised import Tokenised

HOLDS: Final = (Article, MentionEntry, *HELD)
STEM: Final = "all"
DOCUMENTS: Final = f"{STEM}.json"
_Record = dict[str, object]
_CONSTANT: Final[_Record] = {"is_continuous": True, "score": -1.0}


def events_file(stem: str) -> str:
    """The list of events that belongs to documents."""
    return f"{stem}_events.json"


def entities_file(stem: str) -> str:
    """The list of entities that belongs to documents."""
    return f"{stem}_entities.json"


def export(case: Case, out: Output) -> None:
    """Write the documents and the lists of mentions of a case."""
    found = chains(case)
    called = {found.entities[e.entity.id]: e.entity.name for e in case.of(EntityEntry) if e.entity.id in found.entities}
    counted: Counter[int] = Counter()
    with ExitStack() as stack:
        lists = [_List(stack.enter_context(TemporaryFile())) for _ in range(2)]
        documents = stack.enter_context(out.file(DOCUMENTS))
        documents.write(b"{")
        for place, document in enumerate(case.documents()):
            topic = found.topic(document.article.id)
            counted[topic] += 1
            name = f"{topic}_{counted[topic]}ecbplus.xml"
            cut = marked(document, found, out)
            documents.write(f"{',' if place else ''}\n{_spelled(name)}: {_spelled(_words(cut.words))}".encode())
            _Article(name, topic, document.article.id, cut, found, called, out).write(*lists)
            out.kept(Article, document.article.id, cut.words.whole())
        documents.write(b"\n}\n")
        for name, each in zip((events_file(STEM), entities_file(STEM)), lists, strict=True):
            with out.file(name) as file:
                each.write(file)
    found.account(case, out, least=2)


@dataclass(slots=True)
class _List:
    """Mentions on their way: which stand alone is known only when all are."""

    waiting: BinaryIO
    sizes: Counter[int] = field(default_factory=Counter)

    def add(self, chain: int, record: _Record) -> None:
        """Take a mention."""
        self.sizes[chain] += 1
        self.waiting.write(f"{chain} {_spelled(record)}\n".encode())

    def write(self, file: BinaryIO) -> None:
        """Write all of them, each with whether it is the only one of its chain."""
        self.waiting.seek(0)
        file.write(b"[")
        for place, line in enumerate(self.waiting):
            chain, _, record = line.decode("utf-8").rstrip("\n").partition(" ")
            alone = _spelled(self.sizes[int(chain)] == 1)
            file.write(
                f'{"," if place else ""}\n{record[:-1]}, "is_singleton": {alone}, "singleton": {alone}}}'.encode()
            )
        file.write(b"\n]\n")


@dataclass(frozen=True, slots=True)
class _Article:
    """An article under the name that its topic gives it."""

    name: str
    topic: int
    identity: str
    cut: Marked
    found: Chains
    called: dict[int, str]
    """What entities, and with their first mention events, are called by their number."""
    out: Output

    def write(self, events: _List, entities: _List) -> None:
        """Add its mentions to the lists."""
        for event in self.cut.events:
            claim, (first, after) = event.entry.claim, self.cut.words.covering(event.entry.claim.span)
            said = {"claim": claim.id, "statement": claim.text, "factuality": claim.factuality.value}
            told: _Record = {**said, "status": event.entry.status.value, "from": first + 1, "to": after}
            self.out.kept(ClaimEntry, claim.id, self._add(events, event, EVENT, told))
        for name in self.cut.names:
            mention, entity = name.entry.mention, name.entry.entity
            said = {"label": mention.label, **({"entity": entity} if name.chain and entity else {})}
            self.found.mentioned(entity)
            self.out.kept(MentionEntry, mention.id, self._add(entities, name, name_tag(mention.label), said))

    def _add(self, to: _List, mark: Mark[MentionEntry] | Mark[ClaimEntry], tag: str, more: Mapping[str, object]) -> str:
        """Add a mention; how it will be found."""
        chain = mark.chain or self.found.alone()
        quote = self.cut.words.quote(mark.first, mark.after)
        called = self.called.setdefault(chain, quote) if mark.chain else ""
        which = {"cluster_id": chain, "coref_chain": str(chain), "cluster_desc": called}
        what = {"tokens": quote, "tokens_str": quote, "tag": tag, "mention_type": tag[:3]}
        to.add(chain, {**self._where(mark.first, mark.after, tag[:3]), **what, **which, **_CONSTANT, **more})
        return f"{chain} {quote}"

    def _where(self, first: int, after: int, kind: str) -> _Record:
        """Where words stand, in the keys of either family of tools."""
        sentence = self.cut.words.sentence(first)
        begin = self.cut.words.sentences[sentence][0]
        identity = f"{self.name}#{kind}{first + 1}-{after}"
        return {
            "article": self.identity,
            "doc_id": self.name,
            "m_id": identity,
            "mention_id": identity,
            "topic": str(self.topic),
            "topic_id": self.topic,
            "subtopic": f"{self.topic}_1",
            "sentence_id": sentence,
            "sent_id": sentence,
            "tokens_ids": list(range(first + 1, after + 1)),
            "tokens_number": list(range(first - begin, after - begin)),
        }


def _words(words: Tokenised) -> Sequence[Sequence[object]]:
    """Sentence, number, word, and that it was looked at, for every word."""
    return [
        [sentence, place + 1, words.words[place], True]
        for sentence, (first, after) in enumerate(words.sentences)
        for place in range(first, after)
    ]


def _spelled(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def reread(folder: Path) -> Iterator[Found]:
    """The articles as their words, and the mentions of both lists as the words that their numbers name."""
    lists = ((ClaimEntry, events_file(STEM)), (MentionEntry, entities_file(STEM)))
    waiting = [(kind, groupby(_mentions(folder / name), key=itemgetter(0))) for kind, name in lists]
    coming = [next(groups, None) for _, groups in waiting]
    for name, words in _documents(folder / DOCUMENTS):
        yield Found(Article, " ".join(words.values()))
        for place, (kind, groups) in enumerate(waiting):
            group = coming[place]
            if group is not None and group[0] == name:
                for _, chain, numbers in group[1]:
                    yield Found(kind, f"{chain} {' '.join(words[number] for number in numbers)}")
                coming[place] = next(groups, None)


def _documents(path: Path) -> Iterator[tuple[str, dict[int, str]]]:
    """The name of each document and its words by their numbers; a line each, so that few are in memory."""
    for line in _lines(path):
        ((name, words),) = json.loads(f"{{{line}}}").items()
        yield name, {number: word for _, number, word, _ in words}


def _mentions(path: Path) -> Iterator[tuple[str, int, list[int]]]:
    """The document, the chain and the words of each mention of a list."""
    for line in _lines(path):
        record = json.loads(line)
        yield record["doc_id"], record["cluster_id"], record["tokens_ids"]


def _lines(path: Path) -> Iterator[str]:
    """What stands between the brackets of a file, item by item."""
    with path.open(encoding="utf-8", newline="\n") as file:
        for line in file:
            if line.strip() not in {"{", "}", "[", "]"}:
                yield line.rstrip(",\n")
