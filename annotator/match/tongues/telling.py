"""Owns in which language a claim is: by its letters and its words of grammar, and only where that is sure."""

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence

from annotator.domain.languages import looks_like
from annotator.match.tongues.known import TONGUES
from annotator.match.tongues.tongue import folded, folded_words
from annotator.match.words.lexicon import listed
from annotator.match.words.usual import usual

ENGLISH, UNKNOWN = "en", "und"
"""The second stands for a language that is not English, and nobody knows which."""
_WORD = re.compile(r"(?<![^\W_]['’])[^\W\d_]+['’]?|(?<=['’])[^\W\d_]{3,}")
"""Without what an apostrophe leaves of an English word: "Haftar's", "didn't"."""
_JUDGED, _LETTERS_JUDGED = 60, 1_000
_ENGLISH = listed(
    "the of and was were is are be been has have had that for with from by this its it his her their they he she who "
    "which will would not said but at as on in to an or after over more than into about out up all could may we i you "
    "there no a one also when if"
)
_ALSO_ENGLISH = folded_words(
    "a all also an and are as at be been best but by de den des die do dove el era for had hat he her his i in is it "
    "la las los main man met more na no non not of on or over pan per plus pour que si so sole sole son ten than the "
    "to under up van via was we were will worden es as os e et te men mi do en al tot te door om per con am"
)
"""They stand in English too, in names if not in its grammar: each alone tells little."""
_TOO_ENGLISH = folded_words(
    "man men met was war will over under are ten the we of dove sole more main son pan i all hier ate to one had her "
    "go take state come care once d t m s v u w n z c j pre pro till ed dont im co falls fire sue mar bio par sara pod "
    "has door ware volt hem meg cho gore fur mica dan non like for so me as con"
)
_ELIDED = {"fr": "l d n s c j m t qu jusqu lorsqu", "it": "l d c un dell nell all dall sull quell"}
"""What stands before an apostrophe."""
_PARTICLES = listed("de da do du dos das della di van von der den ter la le el al y e bin ibn of")
_LOANS = folded_words(
    "café cafés naïve fiancé fiancée résumé façade cliché clichés protégé protégée née né début décor élite rôle "
    "crèche fête jalapeño piñata señor über doppelgänger état passé soirée touché entrée communiqué coup"
)
_OTHERS = {
    "sv": "och att det som är inte på av för med till den har ett om från vid efter kommer skulle blev säger också",
    "da": "og det er ikke på af til med som har ved efter blev skal siger også ikke der fra",
    "nb": "og det er ikke på av til med som har ved etter ble skal sier også ikke fra",
    "fi": "ja ei on oli ovat että se mukaan kun myös mutta hän joka vuonna jälkeen ovat",
    "cs": "a že se na je není byl byla bylo byli pro podle jako také ale které který od po",
    "sk": "a že sa na je nie bol bola bolo boli pre podľa ako aj ale ktoré ktorý od po",
    "hu": "a az és nem hogy egy is volt meg csak azt szerint már",
    "ro": "și nu în este la din cu pe au fost că care pentru sunt mai prin",
    "hr": "je nije u na se su i da za od koji koja kao bio bila nisu iz će",
    "id": "yang dan di tidak ini itu dari untuk dengan pada adalah telah akan bukan ke",
    "vi": "không là và của có được cho trong này với đã người một các",
    "ca": "el la els les no i de que per amb és dels una va amb aquest també",
    "lt": "ir ne kad yra su iš buvo tai į nuo",
    "sq": "dhe në nuk është për me të një që nga",
    "sw": "na ya wa kwa ni katika hii si la za",
}
"""Words of grammar of languages whose negations are not known here."""
_NEAR = 3
_FOREIGN_LETTER = 2
_ENOUGH, _SURE_ENGLISH = 2, 2
_PLAINLY, _TIMES = 4, 3
_WORDS = 2
_LONG = 4
_BEYOND = frozenset("ўјљњћђќѓѕәөүұқғңһѝ")
_UKRAINIAN, _RUSSIAN = frozenset("іїєґ"), frozenset("ыэё")
_BULGARIAN_WORDS = listed("се са ще която който които че съм със във")
_BULGARIAN_SIGN = re.compile("ъ(?![еёюя])")
_NOT_ARABIC = frozenset("پچژگکیےںھہٹڈڑۀەۆێ")


def language_told(text: str, stated: str | None = None) -> str:
    """The short code of the language of a claim, "und" where it is only sure that it is not English.

    `stated` is what its article says; a claim that is plainly English in an article said to be German is English.
    Worked examples: "Die Armee hat die Stadt nicht angegriffen" gives "de", "Armén har inte anfallit" "sv".
    """
    every = _judged(text)
    said = (stated or "").casefold().replace("_", "-").split("-")[0]
    said = "" if said in ("und", "x", "mul", "zxx") else ENGLISH if said in ("eng", "english") else said
    script = _script(every)
    if script not in ("LATIN", ""):
        return _of_letters(every, script, said)
    points = _points(every)
    if said not in ("", ENGLISH):
        plainly = points[ENGLISH] >= _SURE_ENGLISH and points[ENGLISH] > points[said]
        return ENGLISH if plainly else said
    return _likeliest(text, every, points)


def told_in_one(ours: tuple[str, str], theirs: tuple[str, str]) -> str | None:
    """The language in which two claims, each given with its own, are as well read; None if there is none.

    Worked example: "O governo aprovou a lei" may be Italian, and is Portuguese beside "O governo não aprovou a lei".
    """
    (a, one), (b, other) = ours, theirs
    first, second = _judged(a), _judged(b)
    points = _points(first), _points(second)
    for code in sorted({one, other} & TONGUES.keys(), key=lambda code: (-points[0][code] - points[1][code], code)):
        if all(
            code == own or _may_be(every, found, own, code)
            for every, found, own in ((first, points[0], one), (second, points[1], other))
        ):
            return code
    return None


def _may_be(every: Sequence[str], points: Mapping[str, int], own: str, code: str) -> bool:
    """Whether what seems to be in one language may be in another: hardly less speaks for it, and no plain English."""
    if own == ENGLISH:
        return points[ENGLISH] <= points[code] and not _is_plain(every) and (points[code] > 0 or _unusual(every))
    return points[code] > 0 and points[own] - points[code] <= _ENOUGH


def _is_plain(every: Sequence[str]) -> bool:
    return any(folded(word) in _PLAIN_ENGLISH for word in every)


def _judged(text: str) -> list[str]:
    return [match.group() for match, _ in zip(_WORD.finditer(text), range(_JUDGED), strict=False)]


def _likeliest(text: str, every: Sequence[str], points: Mapping[str, int]) -> str:
    most = max((many for code, many in points.items() if code != ENGLISH), default=0)
    plainly = most >= _PLAINLY and most >= _TIMES * points[ENGLISH]
    if most < _ENOUGH or most <= points[ENGLISH] or not (plainly or _unusual(every)):
        return ENGLISH if points[ENGLISH] > 1 else _beyond_english(text, every)
    first = sorted(code for code, many in points.items() if many == most and code != ENGLISH)
    return first[0] if len(first) == 1 else _of_these(text, first)


def _of_these(text: str, codes: Sequence[str]) -> str:
    """Of languages whose words are alike, which a text looks like."""
    return next((code for code in looks_like(text[:_LETTERS_JUDGED]) if code in codes), UNKNOWN)


def _beyond_english(text: str, every: Sequence[str]) -> str:
    """The likeliest language of a text of which no word is one of English; English where that is not sure."""
    told = [folded(word.rstrip("'’")) for word in every if word[0].islower() and len(word) > 2]
    if len(told) < _WORDS or any(usual(word) for word in told):
        return ENGLISH
    first = looks_like(text[:_LETTERS_JUDGED])[0]
    return first if first in TONGUES else ENGLISH if first == ENGLISH else UNKNOWN


def _unusual(every: Sequence[str]) -> bool:
    """Whether most words that are no grammar, and no names if there are others, are hardly ever used in English."""
    plain = [word.rstrip("'’") for word in every]
    known = _GRAMMAR.keys() | _TOO_ENGLISH
    meant = {folded(word) for word in plain if word[0].islower() and len(word) > 2} - known
    if len(meant) < _WORDS:
        meant = set(map(folded, plain)) - known
    return bool(meant) and 2 * sum(not usual(word) for word in meant) >= len(meant)


def _points(every: Sequence[str]) -> Counter[str]:
    """What speaks for each language: two for a word of its grammar, one for a word that stands in English too."""
    points: Counter[str] = Counter()
    told: set[str] = set()
    for place, word in enumerate(every):
        plain = folded(word.rstrip("'’"))
        name = word[0].isupper() and (place > 0 or (len(word) > 1 and word.isupper()))
        if name or plain in told or _joins_names(every, place):
            continue
        if word[-1] in "'’":
            points.update(dict.fromkeys(_BEFORE_APOSTROPHE.get(plain, ()), 2))
            continue
        told.add(plain)
        points[ENGLISH] += 2 if plain in _PLAIN_ENGLISH else plain in _ENGLISH
        capital = word[0].isupper() and len(every) > 1 and every[1][0].isupper()
        worth = 1 if plain in _ALSO_ENGLISH or capital else 2
        for code in _GRAMMAR.get(plain, ()):
            points[code] += worth
        for code in _lettered(word, plain):
            points[code] += _FOREIGN_LETTER
    return points


def _joins_names(every: Sequence[str], place: int) -> bool:
    """Whether a word only joins two names: "Van der Bellen", "Rio de Janeiro"."""
    if every[place] not in _PARTICLES:
        return False
    sides = (every[:place][::-1], every[place + 1 :])
    around = (next((word for word in side[:_NEAR] if word not in _PARTICLES), "") for side in sides)
    return all(word[:1].isupper() for word in around)


def _lettered(word: str, plain: str) -> Sequence[str]:
    """The languages that have all the letters of a word which English cannot have."""
    odd = {letter for letter in word.casefold() if not letter.isascii()}
    if not odd or plain in _LOANS or word[0].isupper():
        return ()
    return [code for code, letters in _LETTERS.items() if odd <= letters] or [UNKNOWN]


def _script(every: Sequence[str]) -> str:
    """The script that most of the words begin in; empty without words."""
    found = Counter(
        unicodedata.name(word[0], "").partition(" ")[0] if word[0] > "\u024f" else "LATIN" for word in every
    )
    return max(found, key=lambda script: (found[script], script)) if found else ""


def _of_letters(every: Sequence[str], script: str, said: str) -> str:
    letters = frozenset("".join(every).casefold())
    if said not in ("", ENGLISH):
        return said
    if script == "ARABIC":
        return UNKNOWN if letters & _NOT_ARABIC else "ar"
    if script != "CYRILLIC" or letters & _BEYOND:
        return UNKNOWN
    if letters & _UKRAINIAN:
        return UNKNOWN if letters & frozenset("ы") else "uk"
    told = {word.casefold() for word in every}
    if not letters & _RUSSIAN and (_BULGARIAN_SIGN.search(" ".join(told)) or not _BULGARIAN_WORDS.isdisjoint(told)):
        return UNKNOWN
    ukrainian, russian = (len(told & TONGUES[code].grammar) for code in ("uk", "ru"))
    return "uk" if ukrainian > russian else "ru"


def _grammar() -> dict[str, tuple[str, ...]]:
    found: dict[str, set[str]] = {}
    for code, tongue in TONGUES.items():
        if code not in ("ru", "uk", "ar"):
            bounds = {word for phrase in tongue.bounds.phrases for word in phrase.split()}
            numbers = {word for word in (*tongue.numbers, *tongue.hundreds) if len(word) >= _LONG and not usual(word)}
            told = (
                tongue.grammar | tongue.denies | tongue.with_it | tongue.perhaps | tongue.supposing | bounds | numbers
            )
            for word in told:
                found.setdefault(word, set()).add(code)
    for code, line in _OTHERS.items():
        for word in folded_words(line):
            found.setdefault(word, set()).add(code)
    _add_numbers(found)
    return {word: tuple(sorted(codes)) for word, codes in found.items() if word not in _TOO_ENGLISH}


def _add_numbers(found: dict[str, set[str]]) -> None:
    """Add the languages of which a word is a number to those of whose grammar it is: "dos", "tres" tell neither."""
    for code, tongue in TONGUES.items():
        for word in found.keys() & (tongue.numbers.keys() | tongue.hundreds.keys()):
            if len(word) > _WORDS:
                found[word].add(code)


_GRAMMAR = _grammar()
_PLAIN_ENGLISH = _ENGLISH - _GRAMMAR.keys()
"""Of the listed languages no other has these for words of grammar."""
_BEFORE_APOSTROPHE = {
    word: [code for code, line in _ELIDED.items() if word in listed(line)]
    for word in frozenset().union(*map(listed, _ELIDED.values()))
}
_LETTERS = {
    code: frozenset(tongue.letters) for code, tongue in TONGUES.items() if tongue.letters and code not in ("ru", "uk")
}
_LETTERS |= {
    "sv": frozenset("åäöé"),
    "da": frozenset("æøå"),
    "nb": frozenset("æøå"),
    "fi": frozenset("äö"),
    "cs": frozenset("áčďéěíňóřšťúůýž"),
    "hu": frozenset("áéíóöőúüű"),
    "ro": frozenset("ăâîșțşţ"),
    "hr": frozenset("čćđšž"),
}
