"""Owns the export to ECB+: a file an article, names and events as marks, and what is the same as instances of them."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from annotator.domain.article import Article
from annotator.domain.ids import EntityId
from annotator.domain.json import JsonObject, as_object, as_str
from annotator.domain.link import Standing
from annotator.formats.case import Case, Document
from annotator.formats.chains import HELD, Chains, chains
from annotator.formats.document import ClaimEntry, DetailEntry, EntityEntry, MentionEntry
from annotator.formats.ecb.tags import EVENT, event_tag, name_tag
from annotator.formats.marked import Mark, Marked, marked
from annotator.formats.output import Found, Output
from annotator.formats.span_relations import beside_id, identity_of
from annotator.formats.tokenised import Tokenised
from annotator.formats.xml_words import attribute, escape, sayable

HOLDS: Final = (Article, MentionEntry, *HELD)
ARTICLES: Final = "ECB+"
SENTENCES: Final = "ECBplus_coreference_sentences.csv"
SENTENCES_HEAD: Final = "Topic,File,Sentence Number"
_HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


@dataclass(frozen=True, slots=True)
class _Corpus:
    """What all files share: the chains, and what each is called."""

    found: Chains
    entities: Mapping[EntityId, EntityEntry]
    doubtful: Collection[int]
    out: Output
    described: dict[int, str] = field(default_factory=dict)


def export(case: Case, out: Output) -> None:
    """Write a file for every article of a case, and the list of sentences that were looked at, which is all."""
    found = chains(case)
    entities = {each.entity.id: each for each in case.of(EntityEntry) if each.entity.id in found.entities}
    corpus = _Corpus(found, entities, found.doubtful(), out)
    counted: dict[int, int] = {}
    with out.file(SENTENCES) as listed:
        listed.write(f"{SENTENCES_HEAD}\n".encode())
        for document in case.documents():
            topic = found.topic(document.article.id)
            number = counted[topic] = counted.get(topic, 0) + 1
            cut = marked(document, found, out)
            listed.writelines(f"{topic},{number}ecbplus,{n}\n".encode() for n in range(len(cut.words.sentences)))
            name = f"{topic}_{number}ecbplus.xml"
            with out.file(f"{ARTICLES}/{topic}/{name}") as file:
                file.write("".join(_Lines(cut, corpus).all(document, name)).encode("utf-8"))
            out.kept(Article, document.article.id, sayable(cut.words.whole()))
    found.account(case, out, least=1)


@dataclass(frozen=True, slots=True)
class _Instance:
    """Who or what the marks of a chain stand for, and the numbers of those in this file."""

    tag: str
    attributes: Mapping[str, str]
    sources: list[int] = field(default_factory=list)

    @property
    def id(self) -> str:
        """What it is called in all files."""
        return self.attributes["instance_id"]


@dataclass(slots=True)
class _Lines:
    """The lines of one article; marks count from 1, and instances go on from there."""

    cut: Marked
    corpus: _Corpus
    marks: list[str] = field(default_factory=list)
    instances: dict[int, _Instance] = field(default_factory=dict)

    def all(self, document: Document, name: str) -> Iterator[str]:
        """Every line in the order of the file."""
        for mark in self.cut.names:
            self._name(mark)
        for event in self.cut.events:
            self._event(event)
        first = len(self.marks) + 1
        yield f"{_HEAD}<Document{_attributes(_known(document, name))}>\n"
        yield from _tokens(self.cut.words)
        yield "<Markables>\n"
        yield from self.marks
        for number, each in enumerate(self.instances.values(), first):
            yield f'<{each.tag} m_id="{number}" RELATED_TO=""{_attributes(each.attributes)}/>\n'
        yield "</Markables>\n<Relations>\n"
        for number, each in enumerate(self.instances.values()):
            yield f'<CROSS_DOC_COREF r_id="{number + 1}" note="{each.id}">\n'
            yield from (f'<source m_id="{source}"/>\n' for source in each.sources)
            yield f'<target m_id="{first + number}"/>\n</CROSS_DOC_COREF>\n'
        yield "</Relations>\n</Document>\n"

    def _name(self, mark: Mark[MentionEntry]) -> None:
        mention, entity = mark.entry.mention, mark.entry.entity
        tag = name_tag(mention.label, _former(mark.entry.extra))
        self._mark(tag, mark, {"label": mention.label})
        chain = ""
        if mark.chain and entity:
            meant = self.corpus.entities[entity]
            named = {"TAG_DESCRIPTOR": meant.entity.name, "label": meant.entity.label, "status": meant.standing.value}
            chain = self._chain(mark.chain, name_tag(meant.entity.label), {**named, "entity": entity})
            self.corpus.found.mentioned(entity)
        self.corpus.out.kept(MentionEntry, mention.id, f"{chain} {self._quote(mark)}")

    def _event(self, mark: Mark[ClaimEntry]) -> None:
        claim = mark.entry.claim
        first, after = self.cut.words.covering(claim.span)
        said = {"claim": claim.id, "statement": claim.text, "factuality": claim.factuality.value}
        told = {"status": mark.entry.status.value, "from": str(first + 1), "to": str(after)}
        self._mark(event_tag(claim.factuality, _former(mark.entry.extra)), mark, {**said, **told})
        chain = ""
        if mark.chain:
            called = self.corpus.described.setdefault(mark.chain, self._quote(mark))
            standing = Standing.SUGGESTED if mark.chain in self.corpus.doubtful else Standing.CONFIRMED
            chain = self._chain(mark.chain, EVENT, {"TAG_DESCRIPTOR": called, "status": standing.value})
        self.corpus.out.kept(ClaimEntry, claim.id, f"{chain} {sayable(claim.id)} {self._quote(mark)}")

    def _mark(self, tag: str, mark: Mark[MentionEntry] | Mark[ClaimEntry], more: Mapping[str, str]) -> None:
        anchors = "".join(f'<token_anchor t_id="{word + 1}"/>\n' for word in range(mark.first, mark.after))
        if tag == _former(mark.entry.extra):
            self.corpus.out.kept(DetailEntry, beside_id(identity_of(mark.entry), "ecb", "tag", 0))
        self.marks.append(f'<{tag} m_id="{len(self.marks) + 1}"{_attributes(more)}>\n{anchors}</{tag}>\n')

    def _chain(self, chain: int, tag: str, known: Mapping[str, str]) -> str:
        """The id of the instance that the last mark is one of."""
        instance = _Instance(tag, {**known, "instance_id": f"{tag[:3]}{chain}"})
        self.instances.setdefault(chain, instance).sources.append(len(self.marks))
        return self.instances[chain].id

    def _quote(self, mark: Mark[MentionEntry] | Mark[ClaimEntry]) -> str:
        return sayable(self.cut.words.quote(mark.first, mark.after))


def _former(extra: JsonObject) -> str:
    """What a mark was called when it came in."""
    return as_str(as_object(extra.get("ecb")).get("tag"))


def _known(document: Document, name: str) -> dict[str, str]:
    article = document.article
    source = document.source.name if document.source else None
    told = {"title": article.title, "source": source, "url": article.url, "published": article.published}
    return {"doc_name": name, "doc_id": article.id, **{key: value for key, value in told.items() if value}}


def _attributes(said: Mapping[str, str]) -> str:
    return "".join(f" {name}={attribute(sayable(value))}" for name, value in said.items())


def _tokens(words: Tokenised) -> Iterator[str]:
    for sentence, (first, after) in enumerate(words.sentences):
        for place in range(first, after):
            said = escape(sayable(words.words[place]))
            yield f'<token t_id="{place + 1}" sentence="{sentence}" number="{place - first}">{said}</token>\n'


def reread(folder: Path) -> Iterator[Found]:
    """The articles as their words, names and events with what they are instances of, as lxml reads the files."""
    from lxml import etree

    for path in sorted((folder / ARTICLES).rglob("*.xml")):
        root = etree.parse(path).getroot()
        words = [token.text or "" for token in root.iterfind("token")]
        yield Found(Article, " ".join(words))
        notes = {
            source.get("m_id"): relation.get("note")
            for relation in root.iterfind("Relations/CROSS_DOC_COREF")
            for source in relation.iterfind("source")
        }
        for mark in root.iterfind("Markables/*"):
            anchors = [int(anchor.get("t_id", "0")) for anchor in mark.iterfind("token_anchor")]
            if anchors:
                yield _found(mark.get("claim"), notes.get(mark.get("m_id")), " ".join(words[n - 1] for n in anchors))


def _found(claim: str | None, note: str | None, quote: str) -> Found:
    if claim is None:
        return Found(MentionEntry, f"{note or ''} {quote}")
    return Found(ClaimEntry, f"{note or ''} {claim} {quote}")
