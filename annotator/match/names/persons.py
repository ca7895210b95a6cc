"""Owns how alike two names of persons are: their words in any order, and what tells namesakes apart."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import repeat

from rapidfuzz.distance import OSA

from annotator.match.names.bodies import acronym_of
from annotator.match.names.folding import NameParts, person_parts, skeleton
from annotator.match.names.forenames import is_given, one_name, short_for, two_names
from annotator.match.names.given_names import all_may_be_given
from annotator.match.names.marked_letters import by_marked_letters
from annotator.match.names.spelling import likeness
from annotator.match.names.syllabic import Syllables, by_syllables, two_surnames
from annotator.match.words.lexicon import listed
from annotator.match.words.scripts import syllables, syllables_alike
from annotator.match.words.usual import both_usual, both_usual_in_arabic, usual

FATHER = re.compile(r"(?<=..)(?:ovich|evich|ovych|ovna|evna|ivna|ichna|ogly|oglu|kyzy|qizi|uly)$")
_HERS, _HIS = re.compile(r"(?<=..)(ov|ev|in|sk)a(ya|ia)?$"), re.compile(r"(?<=..)(ov|ev|in|sk)(i|y|iy|ii|yi|yy|ij)?$")
_ENDINGS = re.compile(
    r"(?<=..)(?:(?P<ov>(?:[oey]v|[oe]w)a?|off|eff)|(?P<sky>[sc]k(?:y|i|iy|ii|yi|yy|yj|ij|oy|oi|aya|aia|a))|(?P<enko>enko)|(?P<inka>ina?)"
    r"|(?P<ich>i(?:ch|c|tch|tsch|cz))|(?P<uk>[yi]?uk)|(?P<yan>[iy]an)|(?P<dze>dze)|(?P<shvili>shvili))$"
)
_BARE_SOUNDS = str.maketrans({"v": "b", "f": "b", "p": "b", "w": "b"})
_FEW_WORDS, _ROUGHLY = 3, 0.7
_ONE_WORD, _TOGETHER = 0.97, 0.9
_LEAST_SURNAME, _REACH = 0.64, 0.72
_ONE_NAME, _TWO_NAMES = 0.88, 0.6
_TWO_GIVEN, _NAMESAKES = 0.3, 0.85
_FEW_SLIPS = 1.6
"""So many letters of a whole name may be others where gaps moved, however long it is."""
_INITIAL, _NICKNAME, _BARE = 0.85, 0.92, 0.95
_ONE_GENERATION, _TWO_GENERATIONS, _TURNED_ROUND, _OTHER_INITIALS, _OTHER_SEX = 0.75, 0.4, 0.5, 0.75, 0.75
_OTHER_TITLE, _OTHER_ORDER = 0.5, 0.75
_CALLED_BY_INITIALS = 0.85
_OTHER_SURNAME, _OTHER_SURNAMES = 0.3, 0.75
_NAME_OF_A_LINE = 3
_ROUGHLY_ONE, _SAME_SYLLABLES, _A_SYLLABLE, _OTHER_SYLLABLES = 0.25, 0.9, 0.75, 0.4
_LEAST_GIVEN, _LONG_ROOT, _TWO_WORDS = 4, 4, 0.5
_MENS = listed(
    "abdulla alyosha andrea attila danila dima elisha ezra foma gavrila grisha hamza ilia ilya isa joshua kolya kostya "
    "kuzma luca luka misha mitya moussa musa mustafa nikita nicola nikola pasha petya reza sasha savva seryozha slava "
    "vanya vasya vova volodya yahya yura zakaria zakariya zhenya"
)
"""Men's given names that end as women's do."""
_WOMENS = listed("a ia ina ine iska ette etta ella elle")


@lru_cache(maxsize=200_000)
def persons_alike(a: str, b: str) -> float:
    """How likely two different spellings name one person, 0..1; the same from either side."""
    signs = syllables(a), syllables(b)
    if all(signs):
        return syllables_alike(*signs)
    first, second = person_parts(a), person_parts(b)
    if not first.tokens or not second.tokens:
        return 0.0
    if _by_initials(a, b) or _by_initials(b, a):
        return _CALLED_BY_INITIALS
    alike = _by_syllables(a, b, _words_alike(first, second)) * _apart(first, second)
    return alike * by_marked_letters(a, b) if alike >= _ROUGHLY_ONE else alike


def _by_syllables(a: str, b: str, alike: float) -> float:
    """The likeness of two names; of two that are made of syllables, as Chinese ones are, these tell more."""
    told = by_syllables(a, b) if alike >= _ROUGHLY_ONE else Syllables.UNTOLD
    most = {Syllables.TWO: _OTHER_SYLLABLES, Syllables.NEARLY: _A_SYLLABLE}.get(told, 1.0)
    return max(alike, _SAME_SYLLABLES) if told is Syllables.ONE else min(alike, most)


def _by_initials(short: str, name: str) -> bool:
    """Whether somebody is called by three or four initials: "JFK", "MBS"."""
    return short.isupper() and 3 <= len(short) <= 4 and not name.isupper() and acronym_of(short, name)


def _words_alike(first: NameParts, second: NameParts) -> float:
    if sorted(first.tokens) == sorted(second.tokens):
        return _OTHER_ORDER if _may_be_two(first, second) else 1.0
    short, long = _by_length(first, second)
    pairs = _pairs(short, long)
    aligned = _aligned(short, long, pairs)
    if _two_given(short, long, pairs):
        return aligned * _NAMESAKES
    if aligned >= _ONE_WORD or _differ_in_a_word(first, second) or _two_usual(short, long, pairs):
        return aligned
    together = _run_together(first, second)
    return max(aligned, together * _ONE_WORD if together >= _TOGETHER else 0.0)


def _may_be_two(first: NameParts, second: NameParts) -> bool:
    """Whether the same words are in another order, and nothing tells which is the surname: James Stewart, or James."""
    told = first.comma or second.comma or first.fathers or second.fathers
    return first.tokens != second.tokens and not told and all_may_be_given(first.tokens)


def out_of_reach(first: NameParts, second: NameParts) -> bool:
    """Whether two names surely get less than 0.72, for a word of the shorter one is too unlike all of the longer one.

    A quick look that leaves most ways to align them out: the names may still get less where it says no.
    """
    short, long = _by_length(first, second)
    count, bare = len(short.tokens), first.bare or second.bare
    if count < 2 or bare:
        return False
    # What is left for one word if all others are the same, by the weights of _aligned.
    other = (_REACH - 0.65 + 0.4 / count) / (0.35 + 0.4 / count) - 0.01
    needed = [(short.surname, _LEAST_SURNAME), *((word, other) for word in short.tokens if word != short.surname)]
    others = (long.tokens[::-1], *repeat(long.tokens, count))
    if all(
        any(_word_likeness(own, its, least=least) >= least for its in words)
        for (own, least), words in zip(needed, others, strict=False)
    ):
        return False
    return _run_together(first, second) < _TOGETHER


def _by_length(first: NameParts, second: NameParts) -> tuple[NameParts, NameParts]:
    """The name of fewer words, and the other."""
    turned = (len(first.tokens), first.tokens) > (len(second.tokens), second.tokens)
    return (second, first) if turned else (first, second)


def _run_together(first: NameParts, second: NameParts) -> float:
    """How alike the names are without the gaps between their words, family name first or last; 0 if far from it."""
    short, long = sorted((first.tokens, second.tokens), key=lambda tokens: (len(tokens), tokens))
    turned = [(short, long)]
    if len(short) == 1 < len(long) <= _FEW_WORDS:
        turned.append((short, (long[-1], *long[:-1])))
    return max(_joined_alike("".join(one), "".join(other)) for one, other in turned)


def _joined_alike(a: str, b: str) -> float:
    rough = OSA.normalized_similarity(skeleton(a), skeleton(b), score_cutoff=_ROUGHLY)
    least = max(_TOGETHER, 1 - _FEW_SLIPS / max(len(a), len(b)))
    alike = likeness(a, b, least) if rough >= _ROUGHLY else 0.0
    return alike if alike >= least else 0.0


def _pairs(short: NameParts, long: NameParts) -> list[tuple[int, int, float]]:
    return best_pairs(short.tokens, long.tokens, bare=short.bare or long.bare, written=short.bare and long.bare)


def _two_given(short: NameParts, long: NameParts, pairs: Sequence[tuple[int, int, float]]) -> bool:
    """Whether two usual names stand for each other: John Smith and Joan Smith, Jack Ma and Jack Mao."""
    bare = short.bare or long.bare
    words = ((short.tokens[own], long.tokens[other]) for own, other, _ in pairs)
    return not bare and any(two_names(*each) or two_surnames(*each) for each in words)


def _two_usual(short: NameParts, long: NameParts, pairs: Sequence[tuple[int, int, float]]) -> bool:
    """Whether two usual words that are hardly slips of one stand for each other: Gordon Brown and Gordon Bruno."""
    words = ((short.tokens[own], long.tokens[other], score) for own, other, score in pairs)
    bare = short.bare or long.bare
    return not bare and any(score < _TWO_NAMES and both_usual(a, b) and not one_name(a, b) for a, b, score in words)


def _aligned(short: NameParts, long: NameParts, pairs: Sequence[tuple[int, int, float]]) -> float:
    """From how alike the words are that stand for each other: mostly the least alike, and the surname."""
    scores = [score for _, _, score in pairs]
    if len(short.tokens) == 1:
        at_surname = long.tokens[pairs[0][1]] == long.surname
        return scores[0] * (1.0 if len(long.tokens) == 1 else 0.86 if at_surname else 0.55)
    anchor, at = next((score, other) for own, other, score in pairs if short.tokens[own] == short.surname)
    if len(long.tokens[at]) == 1 < len(long.surname) and all(
        long.tokens[other] != long.surname for _, other, _ in pairs
    ):
        return _OTHER_SURNAME  # Michael Jordan is not Michael J. Fox
    mean = sum(scores) / len(scores)
    taken = {other for _, other, _ in pairs}
    spare = sum(0.0 if FATHER.search(word) else 0.04 for place, word in enumerate(long.tokens) if place not in taken)
    return max(0.0, (0.4 * mean + 0.35 * min(scores) + 0.25 * anchor - spare) * (1.0 if anchor >= 0.65 else 0.4))


def best_pairs(
    short: tuple[str, ...], long: tuple[str, ...], *, bare: bool = False, written: bool = False
) -> list[tuple[int, int, float]]:
    """Each word of the shorter name with a word of the longer one and their likeness, the likest taken first.

    `bare` says whether the alphabet of one leaves vowels out, `written` whether those of both do.
    """
    if written:
        return _taken(
            [(_written_alike(a, b), -abs(i - j), i, j) for i, a in enumerate(short) for j, b in enumerate(long)]
        )
    straight = [_word_likeness(a, b, bare=bare) for a, b in zip(short, long, strict=False)]
    if _none_crosses(short, long, min(straight, default=0.0), bare=bare):
        return [(place, place, score) for place, score in enumerate(straight)]
    return _taken(
        (_word_likeness(a, b, bare=bare), -abs(i - j), i, j) for i, a in enumerate(short) for j, b in enumerate(long)
    )


def _taken(scored: Iterable[tuple[float, int, int, int]]) -> list[tuple[int, int, float]]:
    taken: list[tuple[int, int, float]] = []
    own, other = set[int](), set[int]()
    for score, _, i, j in sorted(scored, key=lambda entry: (-entry[0], -entry[1], entry[2], entry[3])):
        if i not in own and j not in other:
            taken.append((i, j, score))
            own.add(i)
            other.add(j)
    return sorted(taken)


def _none_crosses(short: tuple[str, ...], long: tuple[str, ...], least: float, *, bare: bool) -> bool:
    """Whether two words at different places are always less alike than this: seen without aligning most to the end."""
    return all(
        i == j or _word_likeness(a, b, bare=bare, least=least) < least
        for i, a in enumerate(short)
        for j, b in enumerate(long)
    )


def _word_likeness(a: str, b: str, *, bare: bool = False, least: float = 0.0) -> float:
    if a == b:
        return 1.0
    if len(a) == 1 or len(b) == 1:
        return _INITIAL if a[0] == b[0] and not a.isdigit() else 0.0
    if a.isdigit() or b.isdigit():
        return 0.0
    if short_for(a, b) or one_name(a, b):
        return max(_NICKNAME, likeness(a, b))
    alike = _spelled_alike(a, b, least)
    if bare:
        return max(alike, _bones_alike(a, b))
    return min(alike, _TWO_GIVEN) if two_names(a, b) or two_surnames(a, b) else alike


def _spelled_alike(a: str, b: str, least: float) -> float:
    """Likeness; names after a father are alike as far as the fathers' are, and of two usual names little is a slip."""
    stems = FATHER.sub("", a), FATHER.sub("", b)
    alike = likeness(*stems, least) if stems[0] != a and stems[1] != b else likeness(a, b, least)
    if not both_usual(a, b):
        return alike
    return alike * _TWO_NAMES if alike < _ONE_NAME else min(alike, _NICKNAME)  # "marsh" and "march" sound alike


def _differ_in_a_word(first: NameParts, second: NameParts) -> bool:
    """Whether as many words were both written without vowels, and two at one place are two words."""
    return (
        first.bare
        and second.bare
        and len(first.tokens) == len(second.tokens)
        and any(map(_two_words, first.tokens, second.tokens))
    )


def _two_words(a: str, b: str) -> bool:
    """Whether two words are not one, as both were written without vowels: two usual ones, as "hsn" and "hsyn".

    A long one may be written with and without an alef.
    """
    one, other = (word.replace("a", "") for word in (a, b))
    return both_usual_in_arabic(a, b) and (one != other or len(one) < _LONG_ROOT)


def _written_alike(a: str, b: str) -> float:
    return _TWO_WORDS if _two_words(a, b) else _word_likeness(a, b, bare=True)


def _bones_alike(a: str, b: str) -> float:
    """How alike the consonants of two words are, where an alphabet left out the vowels."""
    bones = [skeleton(word).lstrip("a").translate(_BARE_SOUNDS) for word in (a, b)]
    return _BARE * OSA.normalized_similarity(*bones) if min(map(len, bones)) > 1 else 0.0


def told_apart(a: str, b: str) -> bool:
    """Whether generations, fathers, initials or women's and men's forms tell the persons of two names apart."""
    return _apart(person_parts(a), person_parts(b)) < 1


def _apart(first: NameParts, second: NameParts) -> float:
    """What is left of a likeness by the marks that tell relatives and namesakes apart: 1 where there is none."""
    left = 1.0
    if not first.tokens or not second.tokens:
        return left
    if first.generation != second.generation:
        left *= _TWO_GENERATIONS if first.generation and second.generation else _ONE_GENERATION
    if _is_child(first, second) or _is_child(second, first):
        left *= _ONE_GENERATION
    if any((father, child) in second.fathers for child, father in first.fathers if child != father):
        left *= _TURNED_ROUND
    own, other = _middle_initials(first), _middle_initials(second)
    if own and other and own != other:
        left *= _OTHER_INITIALS
    if 1 < len(first.tokens) == len(second.tokens) and _other_ending(first.surname, second.surname):
        left *= _OTHER_SURNAMES
    if first.sex and second.sex and first.sex != second.sex:
        left *= _OTHER_TITLE
    return left * (_OTHER_SEX if _sexes_differ(first, second) else 1.0)


def _other_ending(one: str, other: str) -> bool:
    """Whether two surnames end as two of the East do: Popov and Popovich, Kovalev and Kovalenko."""
    ours, theirs = _ENDINGS.search(one), _ENDINGS.search(other)
    return ours is not None and theirs is not None and ours.lastgroup != theirs.lastgroup


def _is_child(child: NameParts, father: NameParts) -> bool:
    """Whether a given name stands before the whole name of another, the father: Omar Ali Hassan Saleh."""
    own = child.tokens[1:]
    return len(own) >= _NAME_OF_A_LINE and own == father.tokens and all(map(is_given, child.tokens[:_NAME_OF_A_LINE]))


def _middle_initials(parts: NameParts) -> set[str]:
    return {token for token in parts.tokens[1:] if len(token) == 1}


def _sexes_differ(first: NameParts, second: NameParts) -> bool:
    """Whether a given name is a man's and the other the same with a woman's ending, or a Slavic surname is."""
    if (len(first.tokens) > 1) == (len(second.tokens) > 1) and _is_hers(*sorted((first.tokens[0], second.tokens[0]))):
        return True
    if first.tokens[0] == second.tokens[0] and _is_womans(first.tokens[0]):
        return False  # Tatiana Petrov is Tatiana Petrova
    return any(
        (hers := _HERS.search(one)) is not None
        and (his := _HIS.search(other)) is not None
        and hers[1] == his[1]
        and one[: hers.start()] == other[: his.start()]
        for one, other in ((first.surname, second.surname), (second.surname, first.surname))
    )


def _is_womans(given: str) -> bool:
    return len(given) > 1 and given.endswith("a") and given not in _MENS


def _is_hers(one: str, other: str) -> bool:
    """Whether of two folded given names the longer is a woman's form of the other: Daniel and Daniela.

    Only of a usual name, for in Arabic men's names end in "a" as well; where the ending is mute both are usual.
    """
    his, hers = sorted((one, other), key=lambda name: (len(name), name.endswith("a")))
    if len(his) < _LEAST_GIVEN or his[-1] in "aei":
        return False
    if his[-1] == "o" and hers == f"{his[:-1]}a" and not one_name(his, hers):
        return True  # Renato and Renata
    if not usual(his):
        return False
    if hers.startswith(his) and hers[len(his) :] in _WOMENS:
        return True
    return usual(hers) and hers in (f"{his}e", f"{his[:-1]}a")
