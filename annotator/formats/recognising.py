"""Owns how articles are known again whose files give words only: by the id beside them, or by the words themselves."""

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate

from annotator.domain.claim import Claim, Status
from annotator.domain.errors import Remark
from annotator.domain.ids import ArticleId, ClaimId
from annotator.domain.json import Json, JsonObject, as_str
from annotator.domain.mention import Mention
from annotator.domain.span import Span, trimmed
from annotator.formats.chains import event_span
from annotator.formats.document import Addressed
from annotator.formats.native.same_texts import may_be
from annotator.formats.project import Here, Project
from annotator.formats.xml_words import sayable


def packed(text: str) -> str:
    """A text without its white space, as XML can say it: what files of words keep of it."""
    return sayable("".join(text.split()))


@dataclass(frozen=True)
class Known:
    """An article of the project, and where in it the text stands that was put together from the words of a file."""

    article: ArticleId
    text: str
    joined: str
    project: Project

    @property
    def record(self) -> dict[str, Json]:
        """The record of the article as it is here."""
        return {"type": "article", "id": self.article, "text": self.text, "published_proposed": None}

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Where what stands at a place of the joined text stands here; it begins and ends in no white space."""
        first, last = self._counted[start], self._counted[end - 1]
        return self._at[first], self._at[last] + 1

    def mention(self, span: Span, label: str = "") -> Mention | None:
        """The mention here of some words, by its label as a column can hold it; without one who is meant, or any."""
        there = [each for each in self._here.mentions if trimmed(self.text, each.span.start, each.span.end) == span]
        if label:
            return next((each for each in there if label in (each.label, "_".join(each.label.split()))), None)
        return next((each for each in there if self.project.meant(each.id)), there[0] if there else None)

    def claim(self, identity: str) -> tuple[Claim, Status] | None:
        """A claim of the article by its id."""
        return self._claims.get(ClaimId(identity))

    def event(self, span: Span) -> Claim | None:
        """The first claim here that says what happens in these words; one that was refused if there is no other."""
        return self._events.get(span)

    @cached_property
    def _here(self) -> Here:
        return self.project.here(self.article)

    @cached_property
    def _claims(self) -> dict[ClaimId, tuple[Claim, Status]]:
        return {claim.id: (claim, status) for claim, status in self._here.claims}

    @cached_property
    def _events(self) -> dict[Span, Claim]:
        found: dict[Span, Claim] = {}
        for claim, _ in sorted(self._here.claims, key=lambda each: each[1] is Status.REJECTED):
            if span := event_span(claim, self.text):
                found.setdefault(span, claim)
        return found

    @cached_property
    def _at(self) -> Sequence[int]:
        return [place for place, character in enumerate(self.text) if not character.isspace()]

    @cached_property
    def _counted(self) -> Sequence[int]:
        """How many characters that are no white space stand before each place of the joined text."""
        return [0, *accumulate(not character.isspace() for character in self.joined)]


@dataclass(slots=True)
class Recognising:
    """Knows the articles of one file again, each article here for one of the file; counts those known by words."""

    project: Addressed | None
    count: int = 0
    taken: set[str] = field(default_factory=set)
    alike: dict[int, deque[ArticleId]] = field(default_factory=dict)

    def known(self, record: JsonObject, named: str = "") -> Known | None:
        """The article here of a record of joined words: `named` so, or with the record's own id, or of the same words.

        None of a text that is not here, or of which the record says another source, address, date or title, and without
        a project.
        """
        project, text = self.project, as_str(record.get("text"))
        if not isinstance(project, Project):
            return None
        words = packed(text)
        own = as_str(record.get("id"))
        for identity in (named if named not in self.taken else "", own):
            if identity and self._is(project, identity, words):
                return self._taken(project, identity, text)
        for each in self._left(project, words):
            here = project.article(each) if each not in self.taken else None
            if here and packed(here.text) == words and may_be(_said(record), here.text, here):
                self.count += 1
                return self._taken(project, each, text)
        return None

    def _left(self, project: Project, words: str) -> Sequence[ArticleId]:
        """The articles of some words without the first ones that were taken, of which there may be many."""
        number = hash(words)
        if number not in self.alike:
            self.alike[number] = deque(project.alike(words))
        left = self.alike[number]
        while left and left[0] in self.taken:
            left.popleft()
        return left

    def remarks(self, file: str) -> Iterator[Remark]:
        """How many articles were known by their words."""
        if self.count:
            yield Remark("articles-recognised", file=file, count=self.count)

    def _is(self, project: Project, identity: str, words: str) -> bool:
        text = project(ArticleId(identity))
        return text is not None and packed(text) == words

    def _taken(self, project: Project, identity: str, joined: str) -> Known:
        self.taken.add(identity)
        return Known(ArticleId(identity), project(ArticleId(identity)) or "", joined, project)


def _said(record: JsonObject) -> dict[str, str | None]:
    """What a record says of its article in words."""
    return {name: value for name, value in record.items() if isinstance(value, str)}
