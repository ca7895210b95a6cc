"""Owns words that turn one another round: listed opposites, "un-" and its like, and how much of a whole is meant."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from annotator.match.words.lexicon import MONTHS, NUMBER_WORDS, WEEKDAYS, listed
from annotator.match.words.senses import OPPOSABLE, stems_of
from annotator.match.words.stems import stem
from annotator.match.words.words import Word

_PREFIXES = (("un", 4), ("non", 4), ("dis", 4), ("mis", 5), ("in", 6), ("im", 6), ("il", 5), ("ir", 5))
"""What turns a word round, and how many letters must follow for it to be taken as such."""
_SHORT = listed("valid sane exact fit apt")
"""Words that these turn round although they are short."""
_NO_TURN = listed(
    "unless until under uncle unique union unit unite university universe understand discover discount discourse "
    "dispatch discharge disclose display dispose disease district distress disorder disarm invaluable infamous "
    "indifferent information inflammable interest interesting impression improve improvement important importance"
)
_ALL = listed("all every everyone everybody everything always entire entirely completely fully whole each both any")
_FEW = listed("few little rarely seldom hardly barely scarcely fewer less least")
_SOME = listed("some several sometimes partly occasionally partially certain")
_ONE_OR_SO, _PART = listed("one"), "part"
_COMPARED = listed("more less fewer")
_BOUNDS = frozenset({("at", "least"), ("at", "most"), ("as", "many"), ("as", "much")})
_HALF, _OF_A_WHOLE = "half", listed("of the its their his her our all")
_PARTS, _SO_MANY = listed("third thirds quarter quarters fifth fifths"), listed("a one two three four")
_MANY = listed("many much most often usually mostly lots plenty frequently numerous more")
SHARES = {
    "all": _ALL,
    "many": _MANY,
    "some": _SOME,
    "few": _FEW,
    "half": listed("half"),
    "sole": listed("only sole lone"),
}
"""Words that tell how much of a whole, or how often."""
_SHARE_OF = {word: share for share, members in SHARES.items() for word in members}
_COUNTABLE = listed("few little")
_BEFORE_FEW = listed("a the last past next first only these those")
_THAN_ENDING = "er"
_DEGREES, _COMPARATIVE = ("est", _THAN_ENDING), 5
_GRADED = OPPOSABLE & stems_of(
    "safe dangerous strong weak high low good bad big small large tiny long short hot cold warm cool hard easy new old "
    "young early late fast slow quick rich poor cheap dear happy sad clean dirty calm great brief ancient rare common"
)
"""Stems of what may be told by degrees."""
_STANDS = listed("stand stands stood")
"""Only what is "standing" has not fallen: who stood trial may have."""
_DIRECTIONS = listed("up down")
_BY = listed("by from about nearly almost more over sharply slightly some against")
_BE = listed("is are was were be been s")
_SPANS = (
    WEEKDAYS
    | frozenset(MONTHS)
    | listed(
        "week weekend month year night evening decade century summer winter spring autumn fall time two three four "
        "five six seven eight nine ten few several"
    )
)
_SET = frozenset({("human", "rights"), ("civil", "rights"), ("right", "wing"), ("at", "last"), ("at", "least")})
_SET |= frozenset({("at", "first"), ("no", "more"), ("more", "than"), ("far", "right"), ("foreign", "minister")})


@lru_cache(maxsize=50_000)
def turned(word: str) -> frozenset[str]:
    """The stems that a word denies by its form; empty for most words.

    Worked example: "unhappy" denies what "happy" says, "useless" what "useful" and "use" say; not "UN-backed".
    """
    lower = word.lower()
    return frozenset() if lower in _NO_TURN or word[:2] == "UN" else frozenset(stem(base) for base in _bases(lower))


def shares(every: Sequence[Word]) -> frozenset[str]:
    """How much of a whole the words speak of: "all", "many", "some", "few"."""
    lower = ["", *(word.text.lower() for word in every), ""]
    found = (_share(word, before, behind) for before, word, behind in zip(lower, lower[1:], lower[2:], strict=False))
    return frozenset(share for share in found if share)


def _share(word: str, before: str, behind: str) -> str | None:
    """How much of a whole a word speaks of, by the words beside it: "a few" and "the last few" tell none."""
    if word in _PARTS and before in _SO_MANY and behind == "of":
        return _HALF
    if (word in _COMPARED and behind == "than") or (before, word) in _BOUNDS or _rounds(word, behind):
        return None
    if word in _ONE_OR_SO and behind == "of":
        return _PART
    if word == _HALF:
        return _HALF if behind in _OF_A_WHOLE and before != "a" else "some"
    return None if word in _COUNTABLE and before in _BEFORE_FEW else _SHARE_OF.get(word)


def _rounds(word: str, behind: str) -> bool:
    """Whether "some" only tells that a number is rounded: "some 400", "some three hundred"."""
    return word == "some" and (behind[:1].isdigit() or behind in NUMBER_WORDS)


def opposable(every: Sequence[Word]) -> dict[str, tuple[Word, int]]:
    """The words that have listed opposites, by stem: the first of each, and how often it is said."""
    found: dict[str, tuple[Word, int]] = {}
    for place, word in enumerate(every):
        told = _positive(every, place)
        if told in OPPOSABLE and not _says_no_more(every, place):
            first, times = found.get(told, (word, 0))
            found[told] = first, times + 1
    return found


def _positive(every: Sequence[Word], place: int) -> str:
    """The stem of a word, of "youngest" and "younger" that of "young": who is younger "than" another may be old."""
    word, lower = every[place], every[place].text.lower()
    ending = next((one for one in _DEGREES if lower.endswith(one)), None)
    if word.stem in OPPOSABLE or ending is None or len(lower) < _COMPARATIVE:
        return word.stem
    if ending == _THAN_ENDING and _lower(every, place + 1) == "than":
        return word.stem
    base = lower.removesuffix(ending)
    tried = (base, f"{base}e", base[:-1] if base[-1] == base[-2] else base, f"{base[:-1]}y")
    return next((told for told in map(stem, tried) if told in _GRADED), word.stem)


def _lower(every: Sequence[Word], at: int) -> str:
    return every[at].text.lower() if 0 <= at < len(every) else ""


def _says_no_more(every: Sequence[Word], place: int) -> bool:
    """Whether a word that often excludes another does not here: "set up", "last week", "human rights"."""
    lower = every[place].text.lower()
    before = every[place - 1].text.lower() if place else ""
    behind = every[place + 1].text.lower() if place + 1 < len(every) else ""
    if lower in _STANDS:
        return True
    if lower in _DIRECTIONS:
        return not (behind[:1].isdigit() or behind in _BY or before in _BE)
    return (lower == "last" and (behind in _SPANS or behind[:1].isdigit())) or (before, lower) in _SET


def _bases(word: str) -> Iterator[str]:
    for prefix, letters in _PREFIXES:
        base = word.removeprefix(prefix).lstrip("-")
        if base != word and (len(base) >= letters or base in _SHORT) and base.isalpha():
            yield base
    base = word.removesuffix("less")
    if base != word and len(base) >= 3:
        yield from (base, f"{base}ful")
