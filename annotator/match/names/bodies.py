"""Owns how alike two names of bodies or places are: by their words, what these mean elsewhere, and by initials."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache

from rapidfuzz.distance import OSA

from annotator.match.names.body_words import concept, general, legal_form, unsaid
from annotator.match.names.demonyms import one_land
from annotator.match.names.exonyms import places_called
from annotator.match.names.folding import NameParts, body_parts, plain
from annotator.match.names.marked_letters import by_marked_letters
from annotator.match.names.spelling import likeness
from annotator.match.words.lexicon import NUMERALS, listed
from annotator.match.words.scripts import syllables, syllables_alike
from annotator.match.words.stems import stem
from annotator.match.words.usual import both_usual, usual

_ACRONYM, _ACRONYM_OF_PART = 0.9, 0.82
_LEGAL, _GENERAL = 0.15, 0.6
_STRANGE, _SLIP, _INFLECTED = 0.3, 0.8, 0.95
_SAINTS = listed("san santa santo sao sant saint sainte sankt sveti svety szent sint")
_STREET = {"st": "street", "rd": "road", "ave": "avenue", "blvd": "boulevard"}
"""What the last word of a place's name is short for."""
_SHORT = 4
"""Words in capitals of no more letters are short for others."""
_PART, _LONGEST = 3, 30
"""A part of a compound word has so many letters at least, and the whole so many at most."""
_NO_INITIAL = listed("of the and for in on to de la al el")
_WORD_OR_AMPERSAND = re.compile(r"[a-z0-9]+|&")
_AROUND_AMPERSAND = re.compile(r"(?<=[^\W\d_]) ?& ?(?=[^\W\d_])")
_WITH_SMALL = re.compile(r"[A-Z]+(?:[aotf][A-Z]+)+")
"""An acronym with the small letters of "of", "and", "the" and "for": "HoR", "DoD", "FoE"."""
_JOINED_LETTERS = re.compile(r"[a-z]{1,3}(?:&[a-z]{1,3})+")


@lru_cache(maxsize=200_000)
def bodies_alike(a: str, b: str) -> float:
    """How likely two different spellings name one body or place, 0..1; the same from either side."""
    signs = syllables(a), syllables(b)
    if all(signs):
        return syllables_alike(*signs)
    first, second = _meant(body_parts(spelled_out(a, b))), _meant(body_parts(spelled_out(b, a)))
    if not first or not second:
        return 0.0
    if sorted(first) == sorted(second):
        return 1.0
    by_initials = max(acronym_score(a, b), acronym_score(b, a))
    run_together = 0.97 if "".join(first) == "".join(second) else 0.0
    return max(by_initials, run_together, _words_shared(first, second) * by_marked_letters(a, b))


def _meant(parts: NameParts) -> tuple[str, ...]:
    tokens = (
        (*parts.tokens[:-1], _STREET.get(parts.tokens[-1], parts.tokens[-1])) if len(parts.tokens) > 1 else parts.tokens
    )
    return tuple(map(concept, tokens))


def spelled_out(name: str, other: str) -> str:
    """A name of several words, with each acronym in it written out as the other name has it where it stands.

    Worked example: "United Nations Security Council" for "UN Security Council" beside that.
    """
    words, full = name.split(), other.split()
    if len(words) < 2 or name.isupper():
        return name
    found: list[str] = []
    for word in words:
        run = full[len(found) : len(found) + len(word)]
        spells = len(run) > 1 and word.isupper() and plain(word) == _first_letters(plain(one) or " " for one in run)
        found += run if spells else [word]
    return " ".join(found)


def acronym_of(short: str, long: str) -> bool:
    """Whether the first name spells the initials of the second ("GNA", "Government of National Accord")."""
    return acronym_score(short, long) == _ACRONYM


def acronym_score(short: str, long: str) -> float:
    """How sure the first name spells the second's initials: all of them 0.9, without the first or last 0.82, else 0."""
    letters = acronym_letters(short)
    if not letters:
        return 0.0
    whole, cut = initials(long)
    return _ACRONYM if letters in whole else _ACRONYM_OF_PART if letters in cut else 0.0


@lru_cache(maxsize=100_000)
def initials(name: str) -> tuple[frozenset[str], frozenset[str]]:
    """The initials of a name of several words, with and without those of grammar; and without an end's one.

    Of "American Telephone and Telegraph" they may be "at&t" as well, of "UN Security Council" they are "unsc".
    """
    words = [word for word in _WORD_OR_AMPERSAND.findall(plain(name)) if not word[0].isdigit()]
    spoken = [word for word in words if word != "&"]
    content = [word for word in spoken if not _no_initial(word)]
    if len(content) < 2:
        return frozenset(), frozenset()
    short = frozenset() if name.isupper() else frozenset(plain(word) for word in name.split() if _is_short(word))
    whole = [*(_first_letters(told, short) for told in (spoken, content)), *_with_ampersand(words)]
    cut = (each for told in whole[1:] for each in (told[1:], told[:-1]))
    return frozenset(whole), frozenset(each for each in cut if len(each) > 2)


def _with_ampersand(words: Sequence[str]) -> Iterator[str]:
    """The initials of a name that joins two words, with the sign for "and" between them; none of any other."""
    kept = ["&" if word == "and" else word for word in words if word == "and" or not _no_initial(word)]
    told = _first_letters(kept)
    if _JOINED_LETTERS.fullmatch(told):
        yield told


def _first_letters(words: Iterable[str], short: Collection[str] = ()) -> str:
    """The first letters of words, and all of those that are short for others."""
    return "".join(word if word in short else word[0] for word in words)


def _is_short(word: str) -> bool:
    return word.isalpha() and word.isupper() and 2 <= len(word) <= _SHORT


def _no_initial(word: str) -> bool:
    return word in _NO_INITIAL or legal_form(word)


def acronym_letters(name: str) -> str:
    """The letters of a name that is nothing but an acronym, small, with the "&" of "P&G"; empty for any other.

    It may have small letters for "of", "the", "and" or "for": "HoR".
    """
    bare = _AROUND_AMPERSAND.sub("&", name.replace(".", "").strip())
    letters = plain(bare)
    plainly = letters.isalpha() or _JOINED_LETTERS.fullmatch(letters)
    return (
        letters if 2 <= len(letters) <= 8 and plainly and (bare.upper() == bare or _WITH_SMALL.fullmatch(bare)) else ""
    )


def acronym_of_parts(short: str, long: str) -> bool:
    """Whether the first name spells the initials of the second's words and of words within one or more of them.

    Worked example: "NWW" and "Northwind Wire"; not "NIW", for no word of English begins there.
    """
    letters = acronym_letters(short)
    words = _initial_words(long)
    return len(words) > 1 and len(words) < len(letters) <= 2 * len(words) and _spelled(letters, words)


def _spelled(letters: str, words: Sequence[str]) -> bool:
    """Whether letters are the initials of all words, in order, with no more than one from within each."""
    if not words or not letters.startswith(words[0][0]):
        return not (words or letters)
    word, *rest = words
    return _spelled(letters[1:], rest) or (letters[1:2] in _inner_initials(word) and _spelled(letters[2:], rest))


@lru_cache(maxsize=20_000)
def _inner_initials(word: str) -> frozenset[str]:
    """The initials of what ends a word of English that is made of two: "w" for "northwind"."""
    places = range(_PART, len(word) - _PART + 1) if len(word) <= _LONGEST else ()
    return frozenset(word[at] for at in places if usual(word[:at]) and usual(word[at:]))


@lru_cache(maxsize=100_000)
def _initial_words(name: str) -> tuple[str, ...]:
    """The words of a name that have an initial in its acronym, small."""
    words = (word for word in re.split(r"[^a-z0-9]+", plain(name)) if word[:1].isalpha())
    return tuple(word for word in words if word not in _NO_INITIAL and not legal_form(word))


def _words_shared(first: tuple[str, ...], second: tuple[str, ...]) -> float:
    """Shared words over all words, a legal form counting a seventh, a numeral or number that differs halving."""
    short, long = sorted((first, second), key=lambda tokens: (len(tokens), tokens))
    shared = everything = 0.0
    left = list(long)
    for token in short:
        best, which = max(((_slip(token, other), other) for other in left), default=(0.0, ""))
        shared += _weight(token) * best
        everything += _weight(token) * (1 - best)
        if best > 0:
            left.remove(which)
    everything += sum(map(_weight, long))
    numbers = [{token for token in tokens if token.isdigit() or token in NUMERALS} for tokens in (first, second)]
    return (shared / everything if everything else 0.0) * (0.5 if numbers[0] != numbers[1] else 1.0)


@lru_cache(maxsize=200_000)
def _slip(a: str, b: str) -> float:
    """How far one word is the other but for slips of the keys or spelling; 0 for two words that English has."""
    if one_land(a, b) or not places_called(a).isdisjoint(places_called(b)):
        return _INFLECTED
    alike = OSA.normalized_similarity(a, b)
    if a == b or alike < _STRANGE or a.isdigit() or b.isdigit():
        return float(a == b)
    known = both_usual(a, b)
    alike = alike if known else max(alike, likeness(a, b))
    if alike < _SLIP:
        return 0.0
    if known:
        one, other = sorted((a.replace("our", "or"), b.replace("our", "or")), key=len)
        return _INFLECTED if other in (f"{one}n", f"{one}an", f"{one}ian") or stem(one) == stem(other) else 0.0
    return 1 - (1 - alike) / 2


def _weight(token: str) -> float:
    return _LEGAL if legal_form(token) or unsaid(token) else _GENERAL if general(token) or token in _SAINTS else 1.0
