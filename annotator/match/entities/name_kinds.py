"""Owns what each spelling is taken for: a person whatever a run labelled it, a short name, or a name of its own."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from annotator.domain.ids import ArticleId
from annotator.match.entities.name_keys import person_keys
from annotator.match.entities.short_names import Known
from annotator.match.entities.variants import Variant, as_person
from annotator.match.names.bodies import acronym_letters, initials
from annotator.match.names.body_words import general
from annotator.match.names.names import compare_names
from annotator.match.names.persons import out_of_reach
from annotator.match.words.scripts import syllables

_READS_AS_PERSON = 0.85
_AFFECTS = {"person": "doubtful", "long": "acronym"}
"""Whose place may change with such a spelling."""
Mark = tuple[str, str]


class Kinds:
    """The spellings of a corpus, and those by which others are taken for persons or for acronyms."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self._own: dict[str, tuple[Variant, ...]] = {}
        self._marks: dict[str, frozenset[Mark]] = {}
        self._marked: defaultdict[Mark, set[str]] = defaultdict(set)

    def put(self, key: str, variants: Sequence[Variant]) -> set[str]:
        """Take the senses of a spelling in, in place of former ones. The keys that may now be something else."""
        marks = frozenset(self._marks_of(variants[0]))
        before = self._marks.get(key, frozenset[Mark]())
        same = key in self._own and before == marks and _looks_like(self._own[key], variants)
        for mark in before - marks:
            self._marked[mark].discard(key)
        for mark in marks - before:
            self._marked[mark].add(key)
        self._own[key], self._marks[key] = tuple(variants), marks
        affected = () if same else [(_AFFECTS[what], at) for what, at in before | marks if what in _AFFECTS]
        return {key}.union(*(self._marked[mark] for mark in affected if mark in self._marked))

    def placed(self, key: str) -> list[tuple[Variant, bool]]:
        """The senses of a spelling as what they are taken for, and whether it is a short name."""
        own = self._own[key]
        return [(each, not each.full) if each.kind == "PERSON" else self._person_or_body(each) for each in own]

    def _person_or_body(self, variant: Variant) -> tuple[Variant, bool]:
        if self._reads_as_person(as_person(variant)):
            return as_person(variant), not as_person(variant).full
        letters = acronym_letters(variant.text)
        return variant, bool(letters and self._marked.get(("long", letters), set()) - {variant.key})

    def _reads_as_person(self, variant: Variant) -> bool:
        if any(map(general, variant.parts.tokens)):
            return False
        if "PERSON" not in variant.labels and variant.labels & {"GPE", "LOC"} and not variant.full:
            return False
        near = {key for at in _would_be(variant) for key in self._marked.get(("person", at), ())}
        if not variant.full:
            beside = frozenset[ArticleId]().union(*(each.articles for key in near for each in self._own[key]))
            return bool(near) and (
                "PERSON" in variant.labels or 2 * len(variant.articles & beside) >= len(variant.articles)
            )
        return any(_is_one(variant, self._own[key][0]) for key in near)

    def _marks_of(self, variant: Variant) -> Iterator[Mark]:
        if variant.kind == "PERSON":
            if variant.full:
                yield from (("person", at) for at in person_keys(variant.parts) | {f"S{variant.parts.surname}"})
            return
        yield from (("doubtful", at) for at in _would_be(as_person(variant)))
        whole, cut = initials(variant.text)
        yield from (("long", letters) for letters in whole | cut | self._known.defined.get(variant.key, {}).keys())
        if letters := acronym_letters(variant.text):
            yield "acronym", letters


def _is_one(variant: Variant, person: Variant) -> bool:
    """Whether a name reads as that of a person; of most who share a key with it a quick look tells that it does not."""
    written = syllables(variant.text) and syllables(person.text)
    if not written and out_of_reach(variant.parts, person.parts):
        return False
    return compare_names(variant.text, person.text) >= _READS_AS_PERSON


def _looks_like(before: Sequence[Variant], after: Sequence[Variant]) -> bool:
    """Whether others that hang on a spelling see no difference."""
    return before[0].text == after[0].text and _articles(before) == _articles(after)


def _articles(variants: Sequence[Variant]) -> frozenset[ArticleId]:
    return frozenset[ArticleId]().union(*(each.articles for each in variants))


def _would_be(variant: Variant) -> frozenset[str]:
    """Where persons are looked up that a name may mean: by all of it, a single word by their surnames."""
    return person_keys(variant.parts) if variant.full else frozenset({f"S{variant.parts.surname}"})
