"""Owns the parts of a name: folded to plain letters, without titles, articles and particles, and its consonants."""

import re
from dataclasses import dataclass
from functools import lru_cache

from anyascii import anyascii

from annotator.match.lexicon import ARTICLES, FAITH, LEGAL_FORMS, PARTICLES, SERVANT, TITLES

_FAITH_ENDING = re.compile(r"[aeiou]?d+[iey]+ne?$")
_GLUED_ARTICLE = re.compile(r"\b([AE]l)(?=[A-Z])")
_TOKEN = re.compile(r"[a-z0-9]+")
_HARD_MARKS = re.compile(r"['’`ʿʾʻ´]")
_DOUBLED = re.compile(r"([a-z])\1+")
_FOLDS = (("ph", "f"), ("ck", "k"), ("kh", "k"), ("gh", "g"), ("dh", "d"), ("th", "t"), ("sch", "sh"), ("ch", "sh"))
_SOUNDS = str.maketrans({"q": "k", "c": "k", "v": "f", "z": "s", "p": "b", "j": "g", "x": "s"})


@dataclass(frozen=True, slots=True)
class NameParts:
    """A name's own words in order, folded, and whether a comma stood after the first of them."""

    tokens: tuple[str, ...]
    comma: bool = False

    @property
    def surname(self) -> str:
        """The last word (the first, where a comma turned the name round); empty for no name."""
        if not self.tokens:
            return ""
        return self.tokens[0 if self.comma else -1]


@lru_cache(maxsize=100_000)
def person_parts(name: str) -> NameParts:
    """The own words of a person's name; titles go unless nothing else is left."""
    folded = plain(_GLUED_ARTICLE.sub(r"\1 ", name))
    comma = bool(re.match(r"\s*\S+\s*,", folded))
    tokens = _joined(_TOKEN.findall(folded))
    kept = [token for token in tokens if token not in TITLES]
    return NameParts(tuple(kept or tokens), comma)


@lru_cache(maxsize=100_000)
def body_parts(name: str) -> NameParts:
    """The own words of the name of a body or place: legal forms in one spelling, grammar left out."""
    folded = plain(re.sub(r"['’]s\b", "", name)).replace("&", " and ")
    folded = re.sub(r"\b(?:[a-z]\.){2,}[a-z]?", lambda match: match.group().replace(".", ""), folded)
    folded = folded.replace("limited liability company", "llc")
    tokens = [LEGAL_FORMS.get(token, token) for token in _TOKEN.findall(folded)]
    kept = [token for token in tokens if token not in ("the", "and", "of", "for", "s")]
    return NameParts(tuple(kept or tokens))


def legal_form(token: str) -> bool:
    """Whether a folded word only says how a company is incorporated."""
    return token in LEGAL_FORMS


@lru_cache(maxsize=50_000)
def plain(name: str) -> str:
    """The name in lower-case ASCII letters, in whatever script it came; a possessive ending is left out."""
    without = re.sub(r"(?:'s|’s)$", "", name.strip())
    return _HARD_MARKS.sub("", anyascii(without).lower())


@lru_cache(maxsize=50_000)
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
