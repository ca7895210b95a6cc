"""Owns the profiles of a corpus's claims: what each says, whom it names, and the words around it, ready to compare."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from annotator.domain.article import Article
from annotator.domain.claim import Claim, Role
from annotator.domain.span import Span
from annotator.match.claims.facets import Facets, facets
from annotator.match.claims.reading import facets_of
from annotator.match.measures.tolls import counted_deed, lives_taken
from annotator.match.names.folding import person_parts, plain, skeleton
from annotator.match.tongues.telling import ENGLISH
from annotator.match.words.nearness import kinds_of
from annotator.match.words.rarity import NAME_SIGN, SENSE_SIGN
from annotator.match.words.senses import CONCEPTS, OPPOSABLE
from annotator.match.words.strikes import striking
from annotator.match.words.vectors import Bag, counted, heaviest, unit
from annotator.match.words.windows import beside, in_its_sentence
from annotator.match.words.words import stems

_NAMED = 0.7
_OPENING = re.compile(r"\s*[^\n]{0,250}")
"""The title of an article, or as much of its first line as a title has."""
_AROUND = 220
"""Characters before and after a claim that tell what it is about."""
_AROUND_WORDS = 24
"""So many of the rarest words there are kept: more cost memory and time, and find no more."""


@dataclass(frozen=True, slots=True)
class Profile:
    """A claim made ready: its facets, and bags of length 1 of its words and its surroundings.

    `core` holds the stems of its predicate, `beside` the words near it, `opposable` its words that have opposites;
    `kinds` are those of the events that its other words tell of; `opening` says that it begins the article. Names
    stand in the bags by their marks, so that two spellings of one minister are one word.
    """

    claim: Claim
    facets: Facets
    names: frozenset[str]
    words: Mapping[str, float]
    around: Mapping[str, float]
    beside: Mapping[str, float]
    subject: frozenset[str]
    object: frozenset[str]
    core: frozenset[str]
    opposable: tuple[str, ...]
    places: tuple[str, ...]
    kinds: frozenset[int]
    opening: bool


def profiles(articles: Sequence[Article], claims: Sequence[Claim]) -> list[Profile]:
    """The profiles of claims, in their order; claims of articles that are not given are left out."""
    by_id = {article.id: (article.text, article.language) for article in articles}
    return [profile(claim, *by_id[claim.article]) for claim in claims if claim.article in by_id]


def profile(claim: Claim, text: str, language: str | None = None) -> Profile:
    """The profile of a claim of an article with this text, said to be in a language; nothing else bears on it.

    In any language its words find what is alike; what it says is read in its own.
    """
    read = in_its_sentence(claim, text)
    told = facets_of(read, text, language)
    said = told if told.tongue == ENGLISH else facets(read, text)
    named = frozenset(mark for name in said.names for mark in name_marks(name.text))
    predicate = _slot_words(read, text, Role.PREDICATE)
    deed = counted_deed(predicate, said.subject, said.quantities)
    deed |= lives_taken(predicate, said.object, said.quantities) | striking(predicate, said.subject)
    core = predicate | deed
    inside = _bag(said, core, named, deed)
    return Profile(
        claim=claim,
        facets=told,
        names=named,
        words=rounded(unit(inside)),
        around=rounded(heaviest(unit(counted(stems(text, _wider(read.span, text)))), _AROUND_WORDS)),
        beside=rounded(beside(read, text)),
        subject=_slot_words(claim, text, Role.SUBJECT),
        object=_slot_words(claim, text, Role.OBJECT),
        core=core,
        opposable=tuple(word for word in inside if word in OPPOSABLE),
        places=tuple(sorted({name.text for name in told.places})),
        kinds=kinds_of(word.stem for word in said.words if word.stem not in core),
        opening=_opens(claim.span, text),
    )


def rounded(bag: Bag) -> dict[str, float]:
    """A bag as it is kept: with four decimals, which are enough and take little room."""
    return {word: round(weight, 4) for word, weight in bag.items()}


@lru_cache(maxsize=100_000)
def name_marks(name: str) -> frozenset[str]:
    """What stands in a bag for a name: the consonants of each of its words, and its initials or the acronym it is.

    Worked example: "al-Namroush" and "Nemrush" both give "@nmrs"; "GNA" and "Government National Accord" share "@=gna".
    """
    tokens = person_parts(name).tokens
    marks = {f"{NAME_SIGN}{skeleton(token)}" for token in tokens}
    if len(tokens) > 1:
        marks.add(f"{NAME_SIGN}={''.join(token[0] for token in tokens)}")
    elif name.isupper():
        marks.add(f"{NAME_SIGN}={plain(name)}")
    return frozenset(marks)


def _bag(said: Facets, core: frozenset[str], named: frozenset[str], deed: frozenset[str]) -> dict[str, float]:
    """`deed` is what a toll tells of, though none of its words may."""
    bag = counted([*(word.stem for word in said.words), *sorted(deed - said.stems)])
    for word in said.words:
        if any(word.span.overlaps(name.span) for name in said.names):
            bag[word.stem] = 0.5
    told = {*(word.stem for word in said.words), *deed}
    for concept in sorted({CONCEPTS[stem] for stem in told if stem in CONCEPTS}):
        bag[f"{SENSE_SIGN}{concept}"] = 0.7
    for mark in sorted(named):
        bag[mark] = _NAMED
    for stem in core & bag.keys():
        bag[stem] += 0.5
    return bag


def _wider(span: Span, text: str) -> Span:
    return Span(max(0, span.start - _AROUND), max(1, min(len(text), span.end + _AROUND)))


def _opens(span: Span, text: str) -> bool:
    opening = _OPENING.match(text)
    return opening is not None and span.start < opening.end()


def _slot_words(claim: Claim, text: str, role: Role) -> frozenset[str]:
    return frozenset(word for slot in claim.all(role) for word in stems(slot.words(text)))
