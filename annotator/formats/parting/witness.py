"""Owns the proof of a split: in which part everything was found when the written files were read again."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from annotator.domain.article import Article
from annotator.domain.ids import ArticleId
from annotator.formats.case import Case
from annotator.formats.document import ClaimEntry, FactEntry
from annotator.formats.output import Found
from annotator.formats.splits.alike import long_sentences
from annotator.formats.splits.asking import By, Split
from annotator.formats.splits.bonds import ALIKE, FACT, FAMILY, GROUP, STORY, TEXT, Glue
from annotator.formats.splits.dividing import Division


@dataclass(frozen=True, slots=True)
class Straddling:
    """Things of one kind: how many there are, and the ids of those found in two parts or more."""

    kind: str
    total: int
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PartFound:
    """How many articles, claims and facts were found in a part."""

    name: str
    articles: int
    claims: int
    facts: int


@dataclass(frozen=True, slots=True)
class Proof:
    """What was found where; `sentences` counts long ones, `shared` those that stand word for word in two parts.

    `groups` are the articles that hang together, `largest` how many the largest of them has. `looked` is whether
    anybody has looked for copies that are not equal.
    """

    asked: Split
    parts: tuple[PartFound, ...]
    groups: int
    largest: int
    straddling: tuple[Straddling, ...]
    sentences: int
    shared: int
    looked: bool
    glue: tuple[Glue, ...] = ()
    """What ties the largest group together."""

    @property
    def holds(self) -> bool:
        """Whether nothing that belongs together was found apart."""
        return not any(each.ids for each in self.straddling)


@dataclass(slots=True)
class Witness:
    """What was found in the files of the parts of a division, without a look at what was meant to go there."""

    names: Sequence[str]
    _ids: dict[str, list[ArticleId]] = field(default_factory=dict)
    _parts: dict[ArticleId, set[str]] = field(default_factory=dict)
    _claims: Counter[str] = field(default_factory=Counter)
    _facts: Counter[str] = field(default_factory=Counter)

    def expect(self, article: str, text: str) -> None:
        """Take in by which text an article will be found."""
        self._ids.setdefault(text, []).append(ArticleId(article))

    def see(self, found: Found) -> None:
        """Take in what was found, and where."""
        if found.kind is Article:
            for article in self._ids.get(found.text, ()):
                self._parts.setdefault(article, set()).add(found.part)
        elif found.kind is ClaimEntry:
            self._claims[found.part] += 1
        elif found.kind is FactEntry:
            self._facts[found.part] += 1

    def proof(self, case: Case, division: Division, *, looked: bool) -> Proof:
        """What was found, held against what belongs together."""
        counted = Counter(part for parts in self._parts.values() for part in parts)
        told = tuple(PartFound(name, counted[name], self._claims[name], self._facts[name]) for name in self.names)
        groups = division.groups
        largest = max(groups.values(), default=0)
        by_hash = self._sentences(case)
        shared = sum(parts.bit_count() > 1 for parts in by_hash.values())
        straddling = tuple(self._straddling(division))
        return Proof(
            division.asked, told, len(groups), largest, straddling, len(by_hash), shared, looked, division.glue
        )

    def _straddling(self, division: Division) -> Iterator[Straddling]:
        apart = tuple(sorted(article for article, parts in self._parts.items() if len(parts) > 1))
        yield Straddling("articles", len(self._parts), apart)
        alike, story = (ALIKE,) if division.by_sentences else (), (STORY,) if division.asked.by is By.STORY else ()
        for kind in (FAMILY, TEXT, *alike, GROUP, FACT, *story):
            ties = [bond for bond in division.bonds if bond.kind == kind]
            yield Straddling(kind, len(ties), tuple(bond.id for bond in ties if len(self._where(bond.articles)) > 1))

    def _where(self, articles: frozenset[ArticleId]) -> set[str]:
        return {part for article in articles for part in self._parts.get(article, ())}

    def _sentences(self, case: Case) -> dict[int, int]:
        """The parts that each long sentence of the articles found stands in, by its hash; a bit is a part."""
        bit_of = {name: 1 << place for place, name in enumerate(self.names)}
        found: dict[int, int] = {}
        for article in case.of(Article):
            parts = sum(bit_of[part] for part in self._parts.get(article.id, ()))
            for mark in long_sentences(article.text) if parts else ():
                found[mark] = found.get(mark, 0) | parts
        return found
