"""Owns the distinct spellings of names in a corpus: their mentions, and whether they name a person, body or place."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from annotator.domain.mention import Mention
from annotator.match.folding import NameParts, body_parts, person_parts, plain

_BOUNDS = " \t\n.,;:!?\"'“”‘’«»()[]–—-"
_NAMING = ("PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "EVENT")
_PLACES = ("GPE", "LOC", "FAC")


@dataclass(frozen=True, slots=True)
class Variant:
    """One spelling, without titles' help: its own words, its label by majority, and where it is mentioned."""

    text: str
    label: str
    parts: NameParts
    mentions: tuple[Mention, ...]
    labels: frozenset[str]

    @property
    def kind(self) -> str:
        """PERSON, ORG, PLACE, NORP or EVENT: only names of one kind can be the same."""
        return "PLACE" if self.label in _PLACES else self.label

    @property
    def full(self) -> bool:
        """Whether it has more than one word of its own."""
        return len(self.parts.tokens) > 1

    @property
    def spellings(self) -> frozenset[str]:
        """How it is written, letter by letter: capitals and accents may differ."""
        return frozenset(cleaned(mention.quote) for mention in self.mentions)


def variants(mentions: Iterable[Mention]) -> list[Variant]:
    """Every spelling that some mention names somebody or something by, in alphabetical order."""
    by_spelling: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        if mention.label in _NAMING and (key := plain(cleaned(mention.quote))):
            by_spelling[key].append(mention)
    return [_variant(sorted(found, key=lambda m: m.id)) for _, found in sorted(by_spelling.items())]


def as_person(variant: Variant) -> Variant:
    """The same spelling taken for a person's name."""
    return Variant(variant.text, "PERSON", person_parts(variant.text), variant.mentions, variant.labels)


def _variant(mentions: list[Mention]) -> Variant:
    spellings = Counter(cleaned(mention.quote) for mention in mentions)
    text = min(spellings, key=lambda spelling: (-spellings[spelling], spelling))
    counted = Counter(mention.label for mention in mentions)
    label = min(counted, key=lambda label: (-counted[label], _NAMING.index(label)))
    parts = person_parts(text) if label == "PERSON" else body_parts(text)
    return Variant(text, label, parts, tuple(mentions), frozenset(counted))


def cleaned(quote: str) -> str:
    """The name without an article before it, a possessive ending, or marks around it."""
    words = quote.strip(_BOUNDS).split()
    if words and words[0].lower() == "the" and len(words) > 1:
        words = words[1:]
    return " ".join(words).removesuffix("'s").removesuffix("’s")
