"""Owns which letter of a menu's words opens it: one of its own for every entry, the first letters before others."""

from collections.abc import Iterator, Sequence


def letters(texts: Sequence[str]) -> list[int]:
    """Where the letter of each text stands, no letter twice; -1 where none is left for it."""
    taken: dict[str, int] = {}
    places = [-1] * len(texts)
    for at in range(len(texts)):
        _take(at, texts, taken, places, tried=set())
    return places


def marked(text: str, place: int) -> str:
    """The text with "&" before its letter, as Qt wants it."""
    if place < 0:
        return text.replace("&", "&&")
    return f"{text[:place].replace('&', '&&')}&{text[place:].replace('&', '&&')}"


def all_marked(texts: Sequence[str]) -> list[str]:
    """The texts of one menu, each with its letter marked."""
    return [marked(text, place) for text, place in zip(texts, letters(texts), strict=True)]


def _take(at: int, texts: Sequence[str], taken: dict[str, int], places: list[int], *, tried: set[str]) -> bool:
    """Whether a text has got a letter, be it one that an earlier text could give up for another of its own."""
    for place in _places(texts[at]):
        letter = texts[at][place].upper()
        if letter in tried:
            continue
        tried.add(letter)
        holder = taken.get(letter)
        if holder is None or _take(holder, texts, taken, places, tried=tried):
            taken[letter], places[at] = at, place
            return True
    return False


def _places(text: str) -> Iterator[int]:
    """Places of letters and digits: that of the first, of a digit, of other words' first, then of all."""
    usable = [at for at, sign in enumerate(text) if sign.isascii() and sign.isalnum()]
    first = [at for at in usable if at == 0 or text[at - 1] == " "]
    yield from sorted(usable, key=lambda at: (at != 0, not text[at].isdigit(), at not in first, at))
