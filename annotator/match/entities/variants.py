"""Owns the distinct spellings of names in a corpus: their mentions, and whether they name a person, body or place."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from operator import attrgetter

from annotator.domain.ids import ArticleId
from annotator.domain.mention import Mention
from annotator.match.entities.labels import KINDS, UNTOLD, names_something
from annotator.match.names.folding import LONGEST_NAME, NameParts, body_parts, person_parts, plain
from annotator.match.words.scripts import syllables

_BOUNDS = " \t\n.,;:!?\"'“”‘’«»()[]–—-"
PLACES = ("GPE", "LOC", "FAC")


@dataclass(frozen=True, slots=True)
class Seen:
    """A mention that names somebody or something, and what its text says beside it that this is.

    `callings` are what its article calls one of this name: "judge", "rescue chief". `seats` are the keys of the places
    in its article, if it is called what every place has its own of; of a place the land that it is told to lie in, of a
    body of which every land has its own the land that it is of.
    `surnames` are those of several words by which its article calls whoever has this longer name.
    """

    mention: Mention
    roles: tuple[str, ...] = ()
    callings: frozenset[str] = frozenset()
    seats: frozenset[str] = frozenset()
    surnames: frozenset[tuple[str, ...]] = frozenset()


ELSEWHERE = "elsewhere"
_ENDS = " surname"


@dataclass(frozen=True, slots=True)
class Variant:
    """One spelling, without titles' help: its own words, its label by majority, and where it is mentioned.

    `spellings` are how it is written, letter by letter: capitals and accents may differ. `roles` are what the person
    is called beside it, `callings` what its articles call one of this name, `seats` the keys of places where it is a
    mayor or governor; `sense` is empty, or tells the namesakes of one spelling apart, `why` says how; `within` is
    empty, or tells the only article that it is taken from, or the copies of one passage, as people refused to take it
    for one with the same in others; ELSEWHERE is what such a spelling is in the articles that nobody was asked about.
    `surnames` are those of several words by which its articles call this one; `ends` says that it is one of those.
    """

    key: str
    text: str
    label: str
    parts: NameParts
    mentions: tuple[Mention, ...]
    labels: frozenset[str]
    articles: frozenset[ArticleId]
    spellings: frozenset[str]
    roles: frozenset[str] = frozenset()
    callings: frozenset[str] = frozenset()
    seats: frozenset[str] = frozenset()
    sense: str = ""
    why: str = ""
    within: str = ""
    surnames: frozenset[tuple[str, ...]] = frozenset()
    ends: bool = False
    node: tuple[str, str] = field(init=False, repr=False, compare=False)
    """What no other variant of a corpus has: the spelling, and the sense with the article."""
    kind: str = field(init=False, repr=False, compare=False)
    """PERSON, ORG, PLACE or another label of names: only names of one kind can be the same."""
    full: bool = field(init=False, repr=False, compare=False)
    """Whether it has more than one word of its own, or more than one sign of those that are a word each, and is no
    surname of its articles' longer names."""

    def __post_init__(self) -> None:
        # Told once, for they are asked for with every pair of names.
        object.__setattr__(self, "node", (self.key, f"{self.sense} {self.within}{_ENDS * self.ends}".strip()))
        object.__setattr__(self, "kind", "PLACE" if self.label in PLACES else self.label)
        several = len(self.parts.tokens) > 1 or len(syllables(self.text)) > 1
        object.__setattr__(self, "full", several and not self.ends)


def key_of(mention: Mention) -> str:
    """What two mentions share that are spelled the same once folded; empty for one that names nobody and nothing."""
    return _folded(mention.quote) if names_something(mention) and len(mention.quote) <= LONGEST_NAME else ""


@lru_cache(maxsize=200_000)
def _folded(quote: str) -> str:
    return plain(cleaned(quote))


def variant(key: str, seen: Sequence[Seen], sense: str = "", why: str = "") -> Variant:
    """The spelling that mentions of one key share, whatever their order: its commonest form and label."""
    mentions = sorted((each.mention for each in seen), key=attrgetter("id"))
    roles = frozenset(role for each in seen for role in each.roles)
    spellings = Counter(cleaned(mention.quote) for mention in mentions)
    text = min(spellings, key=lambda spelling: (-spellings[spelling], spelling))
    counted = Counter(mention.label for mention in mentions)
    label = min(counted, key=lambda label: (label == UNTOLD, -counted[label], _place(label), label))
    return Variant(
        key=key,
        text=text,
        label=label,
        parts=person_parts(text) if label == "PERSON" else body_parts(text),
        mentions=tuple(mentions),
        labels=frozenset(counted),
        articles=frozenset(mention.article for mention in mentions),
        spellings=frozenset(spellings),
        roles=roles,
        callings=frozenset[str]().union(*[each.callings for each in seen if each.callings]),
        seats=frozenset[str]().union(*[each.seats for each in seen if each.seats]),
        surnames=frozenset[tuple[str, ...]]().union(*[each.surnames for each in seen if each.surnames]),
        sense=sense,
        why=why,
    )


def _place(label: str) -> int:
    return KINDS.index(label) if label in KINDS else len(KINDS)


def as_person(variant: Variant) -> Variant:
    """The same spelling taken for a person's name."""
    return replace(variant, label="PERSON", parts=person_parts(variant.text))


def only(variant: Variant, mentions: Sequence[Mention]) -> Variant:
    """The same spelling with some of its mentions."""
    return replace(
        variant,
        mentions=tuple(mentions),
        articles=frozenset(mention.article for mention in mentions),
        spellings=frozenset(cleaned(mention.quote) for mention in mentions),
    )


@lru_cache(maxsize=200_000)
def cleaned(quote: str) -> str:
    """The name without an article before it, a possessive ending, or marks around it."""
    words = quote.strip(_BOUNDS).split()
    if words and words[0].lower() == "the" and len(words) > 1:
        words = words[1:]
    return " ".join(words).removesuffix("'s").removesuffix("’s")
