"""Owns names made of syllables: people with variants of their names, namesakes, and whole corpora of mentions."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from annotator.domain.article import Article, new_article
from annotator.domain.ids import mention_id
from annotator.domain.mention import Mention
from annotator.domain.span import Span

_STARTS = (*"bdfghjklmnprstvwz", "kh", "sh", "ch", "th", "gr", "st", "br")
_ENDS = ("", "n", "r", "s", "l", "k", "t", "v")
_BODIES = ["Ministry", "Bank", "Council", "Army", "University", "Party", "Company", "Institute", "Group", "Agency"]
_TITLES = ("President", "General", "Dr", "Senator", "Judge")
_SWAPS = (
    ("kh", "k"),
    ("k", "q"),
    ("sh", "ch"),
    ("o", "u"),
    ("i", "e"),
    ("a", "e"),
    ("v", "w"),
    ("z", "s"),
    ("th", "t"),
)
_A_REPORT = 25


@dataclass(frozen=True, slots=True)
class Called:
    """A name, its label, and who is meant by it."""

    name: str
    label: str
    meant: int


def word(chance: random.Random, syllables: int) -> str:
    """A word of so many syllables with a capital."""
    made = "".join(chance.choice(_STARTS) + chance.choice("aeiou") for _ in range(syllables))
    return (made + chance.choice(_ENDS)).capitalize()


def people(chance: random.Random, count: int) -> Iterator[Called]:
    """Each person's name, one to three variants of it, and for every third person a namesake who is somebody else."""
    given = [word(chance, 2) for _ in range(count // 3)]
    surnames = [word(chance, chance.choice((2, 3))) for _ in range(count // 2)]
    for person in range(0, 2 * count, 2):
        first, middle, last = chance.choice(given), word(chance, 2), chance.choice(surnames)
        yield Called(f"{first} {last}", "PERSON", person)
        for _ in range(chance.randrange(1, 4)):
            yield Called(_variant(chance, first, middle, last), "PERSON", person)
        if chance.random() < 1 / 3:
            yield Called(_namesake(chance, first, last, given), "PERSON", person + 1)


def _variant(chance: random.Random, first: str, middle: str, last: str) -> str:
    made = (
        f"{first} {_spelled(chance, last)}",
        f"{_spelled(chance, first)} {last}",
        f"{_spelled(chance, first)} {_spelled(chance, last)}",
        f"{chance.choice(_TITLES)} {first} {last}",
        f"{first} {middle} {last}",
        f"{first} {middle[0]}. {last}",
        f"{last}, {first}",
        f"{first[0]}. {last}",
        f"{first} {_slipped(chance, last)}",
    )
    return chance.choice(made)


def _namesake(chance: random.Random, first: str, last: str, given: Sequence[str]) -> str:
    made = (
        f"{chance.choice(given)} {last}",
        f"{first} {word(chance, 2)}",
        f"{first} {last} Jr.",
        f"{word(chance, 2)} {last}",
    )
    return chance.choice(made)


def _spelled(chance: random.Random, name: str) -> str:
    """The name as another alphabet's reader may write it; as it is where nothing can change."""
    able = [(a, b) for a, b in _SWAPS if a in name[1:]]
    if not able:
        return f"{name}h" if name[-1] in "aeiou" else name
    a, b = chance.choice(able)
    return name[0] + name[1:].replace(a, b, 1)


def _slipped(chance: random.Random, name: str) -> str:
    at = chance.randrange(1, len(name) - 1)
    return name[:at] + name[at + 1] + name[at] + name[at + 2 :]


def corpus(spellings: int, mentions: int, seed: int) -> tuple[list[Article], list[Mention]]:
    """Reports of 25 mentions each of people, bodies, acronyms and places, some of them named far more than others."""
    chance = random.Random(seed)
    names = _spellings(chance, spellings)
    often = list(accumulate(1 / (place + 10) for place in range(len(names))))
    told = names + chance.choices(names, cum_weights=often, k=mentions - len(names))
    chance.shuffle(told)
    read = [report(told[at : at + _A_REPORT], f"{at}.txt") for at in range(0, len(told), _A_REPORT)]
    return [article for article, _ in read], [mention for _, found in read for mention in found]


def _spellings(chance: random.Random, count: int) -> list[Called]:
    persons = people(chance, count)
    places = [word(chance, 3) for _ in range(count // 8)]
    found: dict[str, Called] = {}
    while len(found) < count:
        kind = chance.random()
        if kind < 0.55:
            made = next(persons)
        elif kind < 0.65:
            made = Called(chance.choice(list(found) or ["Ann Lee"]).split()[-1], "PERSON", 0)
        elif kind < 0.85:
            made = Called(f"{chance.choice(places)} {chance.choice(_BODIES)} of {chance.choice(places)}", "ORG", 0)
        elif kind < 0.88:
            made = Called("".join(chance.choice("ABCDEFGHIKLMNOPRSTU") for _ in range(3)), "ORG", 0)
        else:
            made = Called(chance.choice(places), "GPE", 0)
        found[made.name] = made
    return list(found.values())


def report(told: Sequence[Called], file: str) -> tuple[Article, list[Mention]]:
    """An article that names them one after another, and its mentions."""
    text, places = "", []
    for called in told:
        text += " and "
        places.append(Span(len(text), len(text) + len(called.name)))
        text += called.name
    article = new_article(text, file=file)
    return article, [
        Mention(mention_id(article.id, at, called.label), article.id, at, called.name, called.label)
        for at, called in zip(places, told, strict=True)
    ]
