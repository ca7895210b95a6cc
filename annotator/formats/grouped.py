"""Owns what becomes of chains that come in: of mentions an entity, of claims links that say the same."""

from collections import Counter
from collections.abc import Hashable, Iterator
from dataclasses import dataclass, field
from typing import Final

from annotator.domain.errors import Remark
from annotator.domain.ids import ClaimId, content_id
from annotator.domain.json import JsonObject
from annotator.domain.link import Relation, Standing
from annotator.formats.document import Addressed
from annotator.formats.native.records import PARTS
from annotator.formats.project import Meant, Project
from annotator.formats.xml_words import sayable

_SHARED: Final = 2


@dataclass(frozen=True, slots=True)
class Named:
    """A mention in a chain."""

    line: int
    id: str
    quote: str
    label: str
    proper: bool = True
    """Whether it is a name, not a pronoun or description."""
    meant: Meant | None = None
    """Who is meant in the project, by a mention of it that an export of ours told."""


@dataclass(frozen=True, slots=True)
class Happened:
    """A claim in a chain, and the article that it stands in."""

    line: int
    id: str
    article: str
    here: bool = False
    """Whether it is a claim of the project that an export of ours told."""


@dataclass(slots=True)
class Grouped:
    """The chains of a file so far; `within` counts those of claims of one article, which no link can join.

    An entity needs `least` mentions; what a chain is called, its label and standing may be said by the file. What an
    export of ours told comes in only if the `project` does not say so.
    """

    least: int = _SHARED
    project: Addressed | None = None
    within: int = 0
    mixed: int = 0
    """Chains of names and of claims at once."""
    unnamed: int = 0
    """Mentions of which nothing says what they are."""
    twice: list[tuple[int, str]] = field(default_factory=list)
    """The lines of mentions of chains at the very words of another one's, and which chains these are."""
    called: dict[Hashable, str] = field(default_factory=dict)
    labels: dict[Hashable, str] = field(default_factory=dict)
    standings: dict[Hashable, str] = field(default_factory=dict)
    _names: dict[Hashable, dict[str, Named]] = field(default_factory=dict)
    _events: dict[Hashable, dict[str, Happened]] = field(default_factory=dict)

    def name(self, chain: Hashable, named: Named) -> None:
        """Take a mention of a chain, once."""
        self._names.setdefault(chain, {}).setdefault(named.id, named)

    def event(self, chain: Hashable, happened: Happened) -> None:
        """Take a claim of a chain, once."""
        self._events.setdefault(chain, {}).setdefault(happened.id, happened)

    def records(self) -> Iterator[tuple[int, JsonObject]]:
        """The records of the entities and links, after which there are no chains."""
        self.mixed += len(self._names.keys() & self._events.keys())
        for chain, named in ((chain, list(held.values())) for chain, held in self._names.items()):
            if len(named) >= self.least:
                record = _entity(named, self.called.get(chain), self.labels.get(chain))
                here = _meant(named)
                if here is None:
                    yield named[0].line, {**record, "status": self._standing(chain)}
                elif changed := self._changed(chain, here):
                    before: JsonObject = {"name": here.name, "mentions": record["mentions"]}
                    yield named[0].line, {**record, "id": here.id, "proposal": before, PARTS: [], **changed}
        for chain, happened in self._events.items():
            yield from self._links(list(happened.values()), chain)
        self._names.clear()
        self._events.clear()

    def remarks(self, file: str) -> Iterator[Remark]:
        """What of the chains could not come in as it is."""
        for kind, count in (("chains-within", self.within), ("chains-mixed", self.mixed)):
            if count:
                yield Remark(kind, file=file, count=count)

    def _changed(self, chain: Hashable, here: Meant) -> JsonObject:
        """What a file says otherwise of an entity that is here; nothing if it says the same."""
        name = self.called.get(chain, here.name)
        name = here.name if name == sayable(here.name) else name
        standing = self.standings.get(chain, here.standing.value)
        return {"name": name, "status": standing} if (name, standing) != (here.name, here.standing.value) else {}

    def _is_known(self, one: Happened, other: Happened, chain: Hashable) -> bool:
        """Whether the project has two claims as one event already, and as sure of it as the file says."""
        if not (one.here and other.here and isinstance(self.project, Project)):
            return False
        hanging = self.project.hanging(ClaimId(one.id), ClaimId(other.id))
        sure = self.standings.get(chain) == Standing.CONFIRMED.value
        return hanging is Standing.CONFIRMED or (hanging is not None and not sure)

    def _standing(self, chain: Hashable) -> str:
        return self.standings.get(chain, Standing.CONFIRMED.value)

    def _links(self, happened: list[Happened], chain: Hashable) -> Iterator[tuple[int, JsonObject]]:
        """As few links as join all: of each claim to the first of another article than its own."""
        first = happened[0]
        other = next((each for each in happened if each.article != first.article), None)
        if other is None:
            self.within += len(happened) >= _SHARED
            return
        for each in happened[1:]:
            to = other if each.article == first.article else first
            if not self._is_known(to, each, chain):
                said = {"relation": Relation.SAME.value, "status": self._standing(chain)}
                yield each.line, {"type": "link", "a": to.id, "b": each.id, **said}


def _meant(named: list[Named]) -> Meant | None:
    """Who all mentions of a chain mean in the project; None unless it is one."""
    first = named[0].meant
    return first if first and all(each.meant and each.meant.id == first.id for each in named) else None


def _entity(named: list[Named], called: str | None, label: str | None) -> JsonObject:
    """The record of an entity: it is called as the file says, else as the longest of its names."""
    proper = [each.quote for each in named if each.proper]
    quotes = list(dict.fromkeys(each.quote for each in named))
    return {
        "type": "entity",
        "id": content_id("entity", *(each.id for each in named)),
        "name": called or max(proper or quotes, key=len),
        "label": label or Counter(each.label for each in named).most_common(1)[0][0],
        "variants": quotes,
        "mentions": [each.id for each in named],
    }
