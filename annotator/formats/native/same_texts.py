"""Owns which texts of another tool's file are articles here already: what the file says of a text goes to its article.

A text that two annotators labelled, or that came in before as a file of its own, is one article. It is another one
where the file says so: with an id of its own, or with a source, address, author, date or title that is not the one
here. A text that stands in one file several times is as many articles as it is there.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from annotator.domain.article import Article
from annotator.domain.claim import Role
from annotator.domain.errors import Remark
from annotator.domain.ids import ArticleId, article_id, claim_id, mention_id, text_hash
from annotator.domain.json import Json, JsonObject, as_list, as_object, as_str, optional_str
from annotator.domain.span import Span
from annotator.domain.text import normalise
from annotator.formats.document import Marked, Texted, TextOf
from annotator.formats.native.placed import UNLABELLED, Texts
from annotator.formats.plain import title_of

_OF_OUTLET: Final = ("source", "url")
_OF_TEXT: Final = ("author", "published")
_SAID: Final = (*_OF_OUTLET, *_OF_TEXT, "title")
_SAYS_NOTHING: Final = frozenset(("type", "id", "text", "file", "published_proposed", "language"))
_MOST_SHOWN: Final = 6
Noted = tuple[int, str]
"""The line of a text that is here, and what its article is called."""


@dataclass(slots=True)
class SameTexts:
    """The texts of one file that were here before it, and what the things of the file are called here."""

    text_of: TextOf
    texts: Texts
    _called: dict[str, str] = field(default_factory=dict)
    _taken: set[str] = field(default_factory=set)
    _joined: list[Noted] = field(default_factory=list)
    _apart: list[Noted] = field(default_factory=list)
    _left: set[str] = field(default_factory=set)
    _here_now: set[str] = field(default_factory=set)
    _marked: tuple[str, Mapping[tuple[Span, str], Sequence[str]]] = ("", MappingProxyType({}))
    """The article that was asked for last, and the ids of its mentions here."""

    def article(self, number: int, record: JsonObject) -> JsonObject:
        """The record of an article, under the id that its text has here if it is here and nothing tells them apart."""
        identity = as_str(record.get("id"))
        if identity in self._called:
            return {**record, "id": self._called[identity]}
        here = None if identity in self._taken else self._here(number, identity, record)
        self._taken.add(here.id if here else identity)
        if here is None:
            return record
        self._called[identity] = here.id
        self._joined.append((number, name_of(here)))
        self._here_now.add(here.id)
        self._left.update(_unheld(record, here))
        return {**record, "id": here.id}

    def is_joined(self, article: str) -> bool:
        """Whether a text of the file went to this article."""
        return article in self._here_now

    def _here(self, number: int, identity: str, record: JsonObject) -> Article | None:
        """The article here that a record stands for, if that is another one than it would be by itself."""
        text = as_str(record.get("text"))
        if not text or not isinstance(self.text_of, Texted):
            return None
        stored = normalise(text).text
        sha256 = text_hash(stored)
        found = self.text_of.same_text(sha256)
        if not found or identity != _own_id(record, sha256) or any(each.id == identity for each in found):
            return None
        others = [each for each in found if each.id not in self._taken]
        said = {name: _said(record, name) for name in _SAID}
        here = next((each for each in others if may_be(said, stored, each)), None)
        if others and here is None:
            self._apart.append((number, name_of(others[0])))
        return here

    def renamed(self, record: JsonObject) -> JsonObject:
        """A record that points at articles, or at what stands in them, as these are called here."""
        if record.get("type") == "mention":
            return self._known_mention(self._placed(record))
        if not self._called:
            return record
        match record.get("type"):
            case "claim" | "looked":
                return self._placed(record)
            case "entity":
                listed = [self._id(each) for each in as_list(record.get("mentions"))]
                return {**record, "mentions": listed} if listed else record
            case "link":
                return {**record, "a": self._id(record.get("a")), "b": self._id(record.get("b"))}
            case "fact":
                evidence = [as_object(each) for each in as_list(record.get("evidence"))]
                return {**record, "evidence": [{**each, "claim": self._id(each.get("claim"))} for each in evidence]}
            case "note":
                return {**record, "target": self._id(record.get("target"))}
            case _:
                return record

    def _id(self, said: Json) -> Json:
        return self._called.get(said, said) if isinstance(said, str) else said

    def _placed(self, record: JsonObject) -> JsonObject:
        """A record in the article that is here; an id that follows from its place follows from that here."""
        there, identity = as_str(record.get("article")), as_str(record.get("id"))
        if there not in self._called:
            return record
        placed = {**record, "article": self._called[there]}
        if not identity:
            return placed
        try:
            own, here = (self._derived(placed, article) for article in (there, self._called[there]))
        except ValueError:
            return placed  # which is told where it is read
        if identity != own:
            return placed
        self._called[identity] = here
        return {**placed, "id": here}

    def _known_mention(self, record: JsonObject) -> JsonObject:
        """A mention whose id follows from its place and label, if it has any, under the id that such a one has here."""
        identity, here = as_str(record.get("id")), self._mentions(as_str(record.get("article")))
        if not here:
            return record
        try:
            span = self.texts.of(record).span(record)
        except ValueError:
            return record  # which is told where it is read
        label = as_str(record.get("label")) or UNLABELLED
        own = mention_id(ArticleId(as_str(record.get("article"))), span, label)
        known = here.get((span, label), ())
        if not known or own in known or identity not in ("", own):
            return record
        self._called[own] = known[0]
        return {**record, "id": known[0]}

    def _mentions(self, article: str) -> Mapping[tuple[Span, str], Sequence[str]]:
        """The ids of the mentions of an article that is here, by place and label."""
        if not isinstance(self.text_of, Marked):
            return {}
        if self._marked[0] != article:
            found: dict[tuple[Span, str], list[str]] = {}
            for each in self.text_of.marked(ArticleId(article)):
                found.setdefault((each.span, each.label), []).append(each.id)
            self._marked = article, found
        return self._marked[1]

    def _derived(self, placed: JsonObject, article: str) -> str:
        """The id that a mention or claim has by its place in an article; "" for what has none."""
        anchors = self.texts.of(placed)
        if placed.get("type") == "mention":
            return mention_id(ArticleId(article), anchors.span(placed), as_str(placed.get("label")))
        if placed.get("type") != "claim":
            return ""
        predicate = as_object(placed.get(Role.PREDICATE.value))
        at: Span | None = anchors.span({"start": predicate["start"], "end": predicate["end"]}) if predicate else None
        return claim_id(ArticleId(article), anchors.span(placed), at)

    def remarks(self, file: str) -> Iterator[Remark]:
        """What to tell of texts that were here already."""
        yield from texts_here(self._joined, self._apart, file)
        if self._left:
            names = sorted(self._left)
            more = f" and {len(names) - _MOST_SHOWN} more" if len(names) > _MOST_SHOWN else ""
            yield Remark("texts-joined-left", file=file, names=", ".join(names[:_MOST_SHOWN]) + more)


def texts_here(joined: Sequence[Noted], apart: Sequence[Noted], file: str) -> Iterator[Remark]:
    """What to tell of texts that went to an article here, and of those that came in once more."""
    for message, found in (("texts-joined", joined), ("texts-apart", apart)):
        if found:
            yield Remark(message, file=file, count=len(found), line=found[0][0], known=found[0][1])


def name_of(article: Article) -> str:
    """What an article is called in a sentence."""
    return article.file or article.title or article.id


def _own_id(record: JsonObject, sha256: str) -> str:
    """The id that an article has by its text and where it comes from; another one is the file's own."""
    source, url, file, published = (_said(record, name) for name in ("source", "url", "file", "published"))
    return article_id(sha256, source, url or file, published)


def may_be(said: Mapping[str, str | None], text: str, here: Article) -> bool:
    """Whether nothing that is said of the article of a stored text speaks against its being the one here."""
    if any(said.get(name) not in (None, getattr(here, name)) for name in _OF_OUTLET):
        return False
    if any(said.get(name) and getattr(here, name) not in (None, said[name]) for name in _OF_TEXT):
        return False
    titles = {said.get("title"), here.title} - {None, title_of(text)}
    return len(titles) <= 1


def _unheld(record: JsonObject, here: Article) -> Iterator[str]:
    """Under which names a record says more of its article than the one here holds."""
    for name, said in record.items():
        held = getattr(here, name) if name in _SAID else (here.extra or {}).get(name)
        if said and name not in _SAYS_NOTHING and said != held:
            yield name


def _said(record: JsonObject, name: str) -> str | None:
    return optional_str(record.get(name)) or None
