"""Owns the parts of a name: folded to plain letters, without titles, articles and particles, and its consonants."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from annotator.match.names.body_words import legal_words
from annotator.match.names.callings import KIND_OF
from annotator.match.words.lexicon import ARTICLES, FAITH, LEGAL_FORMS, PARTICLES, SERVANT, SURNAMES_TOO, TITLES, listed
from annotator.match.words.scripts import lacks_vowels, romanised

LONGEST_NAME = 300
"""Characters; what is longer is no name, and comparing it would take time with the square of its length."""

_FEW_WORDS = 2
_FAITH_ENDING = re.compile(r"[aeiou]?d+[iey]+ne?$")
_GLUED_ARTICLE = re.compile(r"\b([AE]l)(?=[A-Z])")
_TOKEN = re.compile(r"[a-z0-9]+")
_GRAMMAR = listed("the and of for s de la du des del der die das do da dos")
_HARD_MARKS = re.compile(r"['’`ʿʾʻ´]")
_BORN = re.compile(r"[\s,(]+(?:born|nee)\s+.*$")
_INITIALS_TOGETHER = re.compile(r"^[^AEIOUa-z\W]{2,3}(?=\s+[A-Z][a-z])")
_MIXED = re.compile(r"(?=[a-z0-9]*[a-z])(?=[a-z0-9]*[0-9])[a-z0-9]+")
_AS_LETTERS = str.maketrans("013457", "oieast")
_GENERATIONS = {"sr": 1, "senior": 1, "jr": 2, "junior": 2, "ii": 2, "iii": 3, "iv": 4}
_NTH = "first second third fourth fifth sixth seventh eighth ninth tenth"
_ORDINALS = {word: place for place, word in enumerate(_NTH.split(), 1)}
_REIGN = re.compile(r"(?<=[a-z]) (?P<number>(?=[IVX])X{0,2}(?:IX|IV|V?I{0,3}))(?= of |$)")
_HERS = listed(
    "mrs ms miss dame lady queen princess sister congresswoman chairwoman spokeswoman madame mme senora sra frau"
)
_HIS = listed(
    "mr sir lord king prince emir sultan imam father brother congressman chairman spokesman monsieur senor sr herr"
)
_SON_OF = frozenset({"bin", "ben", "ibn", "bint", "ould", "binti"})
_DOUBLED = re.compile(r"([a-z])\1+")
_FOLDS = (
    ("ph", "f"),
    ("ck", "k"),
    ("kh", "k"),
    ("gh", "g"),
    ("dh", "d"),
    ("th", "t"),
    ("tsch", "sh"),
    ("sch", "sh"),
    ("ch", "sh"),
)
_SOUNDS = str.maketrans({"q": "k", "c": "k", "v": "f", "z": "s", "p": "b", "j": "g", "x": "s"})


@dataclass(frozen=True, slots=True)
class NameParts:
    """A name's own words in order, folded, and what was read from the signs between and after them.

    `comma` says whether one stood after the first word, `generation` what Sr (1), Jr or II (2), "XIV" or "the Second"
    tell (0: not told), `fathers` who is told to be whose child ("Salman bin Hamad"), `bare` that its alphabet leaves
    vowels out, `sex` whether a title is a woman's ("f") or a man's ("m").
    """

    tokens: tuple[str, ...]
    comma: bool = False
    generation: int = 0
    fathers: tuple[tuple[str, str], ...] = ()
    bare: bool = False
    sex: str = ""

    @property
    def surname(self) -> str:
        """The last word (the first, where a comma turned the name round); empty for no name."""
        if not self.tokens:
            return ""
        return self.tokens[0 if self.comma else -1]


@lru_cache(maxsize=200_000)
def person_parts(name: str) -> NameParts:
    """The own words of a person's name; titles go unless nothing else is left, a name at birth goes."""
    apart = _INITIALS_TOGETHER.sub(lambda match: " ".join(match.group()), _GLUED_ARTICLE.sub(r"\1 ", name.strip()))
    folded = _BORN.sub("", plain(apart))
    comma = bool(re.match(r"\s*\S+\s*,", folded))
    words = [_letters(word) for word in _TOKEN.findall(folded)]
    generation, words = _generation(words, name.strip())
    joined = _joined(words)
    kept = _without_titles(joined, comma=comma)
    fathers = tuple(_fathers(words))
    return NameParts(tuple(kept or joined), comma, generation, fathers, lacks_vowels(name), _sex(words))


def _without_titles(words: list[str], *, comma: bool) -> list[str]:
    """The words but for titles, and for what somebody is called before a name: "Striker John King" is John King.

    A title that is a surname as well falls before the name only, another word for a role if two words follow it.
    """
    kept: list[str] = []
    for place, word in enumerate(words):
        leads = len(kept) == comma
        called = leads and not comma and word in KIND_OF and len(words) - place > _FEW_WORDS
        if not called and (word not in TITLES or (word in SURNAMES_TOO and not leads)):
            kept.append(word)
    return kept


def _generation(words: list[str], name: str) -> tuple[int, list[str]]:
    """The number that a name bears, and its other words: "Elizabeth II", "Louis XIV of France", "Charles the Third"."""
    if len(words) > 2 and words[-2] == "the" and words[-1] in _ORDINALS:
        return _ORDINALS[words[-1]], words[:-2]
    if len(words) > 2 and words[-1] in _GENERATIONS:
        return _GENERATIONS[words[-1]], words[:-1]
    reign = _REIGN.search(name)
    # Small letters may be a surname (Xi), and a single X was chosen as one.
    number = reign["number"] if reign else ""
    if len(words) < 2 or number in ("", "X") or number.lower() not in words[1:]:
        return 0, words
    at = words.index(number.lower(), 1)  # what follows, "of France", says where they reigned
    return _roman(number), words[:at]


def _roman(number: str) -> int:
    values = [{"I": 1, "V": 5, "X": 10}[sign] for sign in number]
    return sum(-one if one < after else one for one, after in zip(values, [*values[1:], 0], strict=True))


def _sex(words: list[str]) -> str:
    """Whether the titles before a name are a woman's or a man's; "" where none tells, or where both are."""
    before = words[:-1]
    hers, his = any(word in _HERS for word in before), any(word in _HIS for word in before)
    return "" if hers == his else "f" if hers else "m"


def _letters(word: str) -> str:
    """The word; digits among its letters are the letters they look like."""
    return word.translate(_AS_LETTERS) if _MIXED.fullmatch(word) else word


def _fathers(words: list[str]) -> Iterator[tuple[str, str]]:
    """Pairs of how the names of a child and of its father sound."""
    for child, between, father in zip(words, words[1:], words[2:], strict=False):
        if between in _SON_OF:
            yield skeleton(child), skeleton(father)


@lru_cache(maxsize=200_000)
def body_parts(name: str) -> NameParts:
    """The own words of the name of a body or place: legal forms in one spelling, grammar left out."""
    folded = plain(re.sub(r"['’]s\b", "", name)).replace("&", " and ")
    folded = re.sub(r"\b(?:[a-z][./]){1,}[a-z]?\b\.?", lambda match: re.sub(r"[./]", "", match.group()), folded)
    words = legal_words(" ".join(_TOKEN.findall(folded))).split()
    tokens = [LEGAL_FORMS.get(token, token) for token in words]
    kept = [token for token in tokens if token not in _GRAMMAR]
    return NameParts(tuple(kept or tokens), bare=lacks_vowels(name))


@lru_cache(maxsize=300_000)
def plain(name: str) -> str:
    """The name in lower-case ASCII letters, in whatever script it came; a possessive ending is left out."""
    without = re.sub(r"(?:'s|’s)$", "", name.strip())
    return _HARD_MARKS.sub("", romanised(without).lower())


@lru_cache(maxsize=300_000)
def skeleton(token: str) -> str:
    """The consonants of a folded word as they sound: h, w and y are dropped, doubled letters are one.

    Worked example: "meshri", "mishri" and "mashri" all give "msr"; "saladin" and "salahaddin" give "sldn".
    """
    sounded = token
    for spelled, sound in _FOLDS:
        sounded = sounded.replace(spelled, sound)
    sounded = sounded.translate(_SOUNDS)
    first = sounded[:1] if sounded[:1] in "aeiou" else ""
    rest = re.sub(r"[aeiouhwy]", "", sounded)
    return _DOUBLED.sub(r"\1", ("a" if first else "") + rest) or sounded


def _joined(tokens: list[str]) -> list[str]:
    """Words with articles and particles folded in: "salah al din" and "salahuddin" are "salahdin"."""
    joined: list[str] = []
    for place, token in enumerate(tokens):
        follows = place + 1 < len(tokens)
        if token in ARTICLES | PARTICLES and follows:
            continue
        if token in FAITH and joined:
            joined[-1] += "din"
        elif joined and joined[-1] in SERVANT:
            joined[-1] = f"abd{token}"
        else:
            joined.append(_one_word(token))
    return joined


def _one_word(token: str) -> str:
    return _FAITH_ENDING.sub("din", token) if len(token) > 6 else token
