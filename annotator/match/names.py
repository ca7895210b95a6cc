"""Owns how alike two names are: of persons by their words, of bodies and places by words, initials and acronyms."""

from functools import lru_cache

from rapidfuzz.distance import OSA

from annotator.match.folding import NameParts, body_parts, legal_form, person_parts, plain
from annotator.match.lexicon import NUMERALS
from annotator.match.spelling import likeness


def compare_names(a: str, b: str, label: str = "PERSON") -> float:
    """How likely two names mean the same, 0..1 (1: equal once folded), whatever the order of the two.

    Worked example: "Salah al-Din al-Namroush" and "Saladin Nemrush" give more than 0.8, "Khalifa Haftar" and
    "Khalid Al Attiyah" less than 0.3.
    """
    if plain(a) == plain(b):
        return 1.0
    first, second = sorted((a, b))
    return _persons(first, second) if label == "PERSON" else _bodies(first, second)


@lru_cache(maxsize=50_000)
def _persons(a: str, b: str) -> float:
    first, second = person_parts(a), person_parts(b)
    if not first.tokens or not second.tokens:
        return 0.0
    if sorted(first.tokens) == sorted(second.tokens):
        return 1.0
    run_together = likeness("".join(first.tokens), "".join(second.tokens))
    aligned = _aligned(first, second)
    return max(aligned, run_together * 0.97 if run_together >= 0.9 else 0.0)


def _aligned(first: NameParts, second: NameParts) -> float:
    short, long = sorted((first, second), key=lambda parts: (len(parts.tokens), parts.tokens))
    pairs = best_pairs(short.tokens, long.tokens)
    scores = [score for _, _, score in pairs]
    if len(short.tokens) == 1:
        at_surname = long.tokens[pairs[0][1]] == long.surname
        return scores[0] * (1.0 if len(long.tokens) == 1 else 0.86 if at_surname else 0.55)
    anchor = next(score for own, _, score in pairs if short.tokens[own] == short.surname)
    weakest = min(scores)
    mean = sum(scores) / len(scores)
    spare = 0.04 * (len(long.tokens) - len(short.tokens))
    return max(0.0, (0.4 * mean + 0.35 * weakest + 0.25 * anchor - spare) * (1.0 if anchor >= 0.65 else 0.4))


def best_pairs(short: tuple[str, ...], long: tuple[str, ...]) -> list[tuple[int, int, float]]:
    """Each word of the shorter name with a word of the longer one and their likeness, the likest taken first."""
    scored = [(_word_likeness(a, b), -abs(i - j), i, j) for i, a in enumerate(short) for j, b in enumerate(long)]
    taken: list[tuple[int, int, float]] = []
    own, other = set[int](), set[int]()
    for score, _, i, j in sorted(scored, key=lambda entry: (-entry[0], -entry[1], entry[2], entry[3])):
        if i not in own and j not in other:
            taken.append((i, j, score))
            own.add(i)
            other.add(j)
    return sorted(taken)


def _word_likeness(a: str, b: str) -> float:
    if a == b:
        return 1.0
    if len(a) == 1 or len(b) == 1:
        return 0.85 if a[0] == b[0] and not a.isdigit() else 0.0
    if a.isdigit() or b.isdigit():
        return 0.0
    return likeness(a, b)


@lru_cache(maxsize=50_000)
def _bodies(a: str, b: str) -> float:
    first, second = body_parts(a).tokens, body_parts(b).tokens
    if not first or not second:
        return 0.0
    if sorted(first) == sorted(second):
        return 1.0
    if acronym_of(a, b) or acronym_of(b, a):
        return 0.9
    run_together = 0.97 if "".join(first) == "".join(second) else 0.0
    return max(run_together, _body_words(first, second))


def acronym_of(short: str, long: str) -> bool:
    """Whether the first name spells the initials of the second ("GNA", "Government of National Accord")."""
    letters = plain(short.replace(".", ""))
    if not (2 <= len(letters) <= 8 and letters.isalpha() and short.upper().replace(".", "") == short.replace(".", "")):
        return False
    spelled = [word for word in plain(long).replace("-", " ").split() if word[:1].isalpha()]
    content = [word for word in spelled if word not in ("of", "the", "and", "for", "in", "on", "to", "de", "la")]
    return len(content) > 1 and letters in {"".join(word[0] for word in kept) for kept in (spelled, content)}


def _body_words(first: tuple[str, ...], second: tuple[str, ...]) -> float:
    """Shared words over all words, a legal form counting a fifth, a numeral or number that differs halving."""
    short, long = sorted((first, second), key=lambda tokens: (len(tokens), tokens))
    pairs = [
        (i, j, min(score, OSA.normalized_similarity(short[i], long[j]))) for i, j, score in best_pairs(short, long)
    ]
    shared = sum(_weight(short[i]) * score**2 for i, j, score in pairs if score >= 0.8)
    everything = sum(map(_weight, long)) + sum(_weight(short[i]) * (1 - score) for i, _, score in pairs if score < 0.8)
    numbers = [{token for token in tokens if token.isdigit() or token in NUMERALS} for tokens in (first, second)]
    return (shared / everything if everything else 0.0) * (0.5 if numbers[0] != numbers[1] else 1.0)


def _weight(token: str) -> float:
    return 0.2 if legal_form(token) else 1.0
