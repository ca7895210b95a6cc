"""Owns which names of bodies and places in one article mean the same: acronyms, shortened and lengthened forms."""

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from annotator.extract.names.bodies import is_body_word
from annotator.extract.words import words

_MERELY_ADDED = words(
    """group company corporation corp co inc ltd llc plc party movement organization organisation network bank airlines
    motor motors computer computers systems industries technologies holdings militia brigade corp. inc. co. ltd. plc."""
)
_SMALL = words("of and for the in on de du des la le al a an to & und et y")
_OWNER = re.compile(r"['’]s?$")
_FULL_SHARE = 0.5


def grouped_bodies(names: Sequence[str], bodies: Collection[str], explained: Mapping[str, str]) -> dict[str, str]:
    """For each name of a body or place its longest form in the article; `explained` gives what brackets tell.

    `names` stand as the article has them, `bodies` are those that are no places: only they are shortened at their ends.
    Worked example: "GNA" gives "Government of National Accord", "Wagner" gives "Wagner Group", "U.N." gives
    "United Nations"; a short form that could be of two long ones stays itself.
    """
    spelled = list(dict.fromkeys(names))
    keys = {name: body_key(name) for name in spelled}
    shown = _shown(spelled, keys)
    cut = frozenset(keys[name] for name in bodies)
    links = {body_key(short): body_key(full) for short, full in explained.items()}
    shown = {body_key(full): full for full in explained.values()} | shown
    _link(links, shown, _index(shown, _initials_of))
    _link(links, {key: name for key, name in shown.items() if key in cut}, _index(shown, _ends_of))
    _link(links, {key: name for key, name in shown.items() if key in cut}, _starts(shown, cut))
    return {name: shown[_followed(keys[name], links, shown)] for name in spelled}


def _link(links: dict[str, str], shown: Mapping[str, str], index: Mapping[str, Collection[str]]) -> None:
    """Every short form that is of one long form only, and is not yet linked, linked to it."""
    for key in shown:
        fuller = [other for other in index.get(key, ()) if other != key]
        if key not in links and len(fuller) == 1:
            links[key] = fuller[0]


def _starts(shown: Mapping[str, str], bodies: Collection[str]) -> dict[str, set[str]]:
    """The bodies by the beginnings they are known by too: "Wagner" (Group), "Lockheed" if (Martin) was said before."""
    index: dict[str, set[str]] = {}
    before: set[str] = set()
    for key in shown:
        parts = key.split()
        if key in bodies and len(parts) > 1:
            for end in range(1, len(parts)):
                start = " ".join(parts[:end])
                paired = len(parts) == 2 and start not in before and not is_body_word(parts[1])
                if paired or all(part in _MERELY_ADDED for part in parts[end:]):
                    index.setdefault(start, set()).add(key)
        before.add(key)
    return index


def body_key(name: str) -> str:
    """A body's name as it is compared: without article, possessive, the dots of initials, and capitals."""
    plain = _OWNER.sub("", re.sub(r"^(the|an?)\s+", "", name.strip(), flags=re.IGNORECASE))
    letters = re.sub(r"\b(?:\w\.)+(?:\w\b)?", _without_dots, plain)
    return re.sub(r"[\s\-‑–]+", " ", letters).strip().casefold()


def _without_dots(letters: re.Match[str]) -> str:
    return letters.group().replace(".", "")


def _shown(names: Sequence[str], keys: Mapping[str, str]) -> dict[str, str]:
    """The spelling to show for each key: not all in capitals if there is another, then the longest."""
    shown: dict[str, str] = {}
    for name in names:
        best = shown.get(keys[name])
        if best is None or _preference(name) > _preference(best):
            shown[keys[name]] = name
    return shown


def _preference(name: str) -> tuple[bool, int, str]:
    return " " not in name or not name.isupper(), len(name), name


def _index(shown: Mapping[str, str], shorts: Callable[[str], Iterable[str]]) -> dict[str, set[str]]:
    index: dict[str, set[str]] = {}
    for key, name in shown.items():
        for short in shorts(name):
            index.setdefault(short, set()).add(key)
    return index


def _followed(key: str, links: Mapping[str, str], shown: Mapping[str, str]) -> str:
    """The longest form a chain of links leads to, never in a ring."""
    seen = {key}
    while (longer := links.get(key)) is not None and longer in shown and longer not in seen:
        seen.add(longer)
        key = longer
    return key


def _initials_of(name: str) -> set[str]:
    """The acronyms that a name of several words gives, in lower case ("United Arab Emirates": "uae")."""
    parts = [part for part in re.split(r"[\s\-‑–]+", re.sub(r"^(the|an?)\s+", "", name, flags=re.IGNORECASE)) if part]
    big = [part[0] for part in parts if part[:1].isupper()]
    every = [part[0] for part in parts if part[0].isalnum()]
    acronyms = {"".join(letters).casefold() for letters in (big, every) if len(letters) > 1}
    return acronyms if len(parts) > 1 else set()


def _ends_of(name: str) -> set[str]:
    """The endings of two words and more by which a body is known too ("UN Security Council": "security council")."""
    parts = body_key(name).split()
    return {" ".join(parts[at:]) for at in range(1, len(parts) - 1) if parts[at] not in _SMALL}


def explains(short: str, full: str) -> bool:
    """Whether an acronym beside a name in brackets stands for it ("ECOWAS", "Economic Community of West ...")."""
    letters = short.replace(".", "").casefold()
    parts = [part.casefold() for part in re.split(r"[\s\-‑–]+", full) if part[:1].isalnum()]
    if not re.fullmatch(r"[^\W\d_][\w&-]{1,9}", short.replace(".", "")) or sum(map(str.isupper, short)) < 2:
        return False
    return len(parts) > 1 and len(full) > len(short) and _spelled(letters, parts)


def _spelled(letters: str, parts: Sequence[str]) -> bool:
    """Whether the letters are beginnings of the words in order; only small words, or half of all, give none."""
    reached = {(0, 0)}
    for part in parts:
        reached = {
            (at + taken, used + (taken > 0))
            for at, used in reached
            for taken in range(len(_common(part, letters[at:])) + 1)
        }
    big = sum(part not in _SMALL for part in parts)
    return any(at == len(letters) and used >= max(2, _FULL_SHARE * big) for at, used in reached)


def _common(word: str, letters: str) -> str:
    length = 0
    while length < min(len(word), len(letters)) and word[length] == letters[length]:
        length += 1
    return word[:length]
