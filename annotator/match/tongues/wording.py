"""Owns the words of a claim in a language that is known by heart: their stems, and where its clauses end."""

import re
from collections.abc import Sequence
from functools import lru_cache

from annotator.domain.span import Span
from annotator.match.tongues.known import TONGUES
from annotator.match.tongues.tongue import Tongue, folded
from annotator.match.words.words import Word

_MARKS = "\u0300-\u036f\u064b-\u065f\u0670"
_TOKEN = re.compile(rf"[^\W_](?:[^\W_]|[{_MARKS}])*(?:['’ʼ][^\W\d_](?:[^\W_]|[{_MARKS}])*)*")
_PARTED = re.compile(rf"[^\W_](?:[^\W_]|[{_MARKS}])*")
_STOPS = frozenset(",;:.!?()—–\n،؛؟")
_SHORTEST, _LONGER = 3, 5
_JOINED = frozenset("وفبل")
"""Letters that open many a word of themselves: only of a long one they are cut off."""
_LONGEST = 40


def told_words(text: str, span: Span, tongue: Tongue) -> tuple[Word, ...]:
    """The words of a span in order; the stem of each is that of its language alone, so that no English word is like it.

    Worked example: "die Armeen" in German has the stems "de:die" and "de:armee".
    """
    pattern = _PARTED if tongue.elided else _TOKEN
    return tuple(
        Word(Span(*match.span()), match.group(), marked(match.group(), tongue))
        for match in pattern.finditer(text, span.start, span.end)
    )


def marked(word: str, tongue: Tongue) -> str:
    """The stem of a word with its language; Russian and Ukrainian, which short claims do not tell apart, are as one."""
    return f"{tongue.kin or tongue.code}:{stem_in(word, tongue.code)}"


@lru_cache(maxsize=100_000)
def stem_in(word: str, code: str) -> str:
    """The folded word without its ending, and without its beginning in Arabic; at least three letters are left."""
    tongue, plain = TONGUES[code], folded(word)
    if len(plain) > _LONGEST or not plain.isalpha():
        return plain
    for prefix in tongue.prefixes:
        if plain.startswith(prefix) and len(plain) - len(prefix) >= (_LONGER if prefix in _JOINED else _SHORTEST):
            plain = plain.removeprefix(prefix)
            break
    plain = positive(plain, tongue) or plain
    for ending in tongue.endings:
        if plain.endswith(ending) and len(plain) - len(ending) >= _SHORTEST:
            plain = plain.removesuffix(ending)
            break
    return plain[: tongue.cut] if tongue.cut else plain


_NO_VERBS = frozenset(map(folded, ["namaz", "namazı", "komedi", "gömüyor", "emiyor", "yumuyor", "umuyor"]))


def positive(plain: str, tongue: Tongue) -> str:
    """What is left of a folded verb without the ending that denies it; empty for a word that denies nothing.

    Worked example: "saldirmadi" ("did not attack") gives "saldir" in Turkish.
    """
    if not tongue.negated or plain in _NO_VERBS:
        return ""
    found = next((end for end in tongue.negated if plain.endswith(end) and len(plain) > len(end) + 1), "")
    return plain.removesuffix(found) if found else ""


def is_grammar(word: Word, tongue: Tongue) -> bool:
    """Whether a word carries no meaning of its own: one of grammar, of denial or of doubt, or "one"."""
    plain = tongue.plain(word.text)
    return tongue.numbers.get(plain) == 1 or any(
        plain in listed
        for listed in (
            tongue.grammar,
            tongue.denies,
            tongue.beside,
            tongue.with_it,
            tongue.without,
            tongue.merely,
            tongue.instead,
            tongue.still,
            tongue.perhaps,
            tongue.supposing,
        )
    )


def clauses(every: Sequence[Word], text: str, tongue: Tongue) -> list[list[int]]:
    """The places of the words of each clause: marks part them, and so do "and" and "but"."""
    parted: list[list[int]] = [[]]
    for place, word in enumerate(every):
        before = text[every[place - 1].span.end : word.span.start] if place else ""
        figures = before in (".", ",") and word.text[0].isdigit() and every[place - 1].text[-1].isdigit()
        if (not _STOPS.isdisjoint(before) and not figures) or word.text.casefold() in tongue.links:
            parted.append([])
        parted[-1].append(place)
    return [clause for clause in parted if clause]
