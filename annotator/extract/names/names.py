"""Owns which names of one article mean the same person: short forms and varied spellings."""

import re
from collections.abc import Iterable, Mapping, Sequence

from annotator.extract.names.titles import PARTICLES

_ARTICLE = re.compile(r"^(al|el|an|ad|as|ash|at|ar|az|ul)[-‑]")
_VARIED = str.maketrans({"e": "i", "y": "i", "o": "u", "'": "", "’": "", "‘": "", "ʿ": "", "ʾ": "", "`": ""})


def surname(name: str) -> str:
    """The last word of a name in lower case without a leading article ("Al-Namroush" gives "namroush")."""
    parts = name.replace("’s", "").replace("'s", "").split()
    return _bare(parts[-1]) if parts else ""


def _bare(word: str) -> str:
    return _ARTICLE.sub("", word.casefold())


def longest_names(names: Iterable[str]) -> dict[str, str]:
    """For each person's name the longest name of the article that can only mean the same person.

    Worked example: "Akar" and "Hulusi Akar" both give "Hulusi Akar"; with "Ali Akar" beside it, "Akar" stays itself.
    """
    spelled = sorted(set(names), key=lambda name: (len(name.split()), not name.isupper(), len(name), name))
    shown = {folded(name): name for name in spelled}
    by_word: dict[str, list[str]] = {}
    for name in shown.values():
        for word in {_word(part) for part in name.split()}:
            by_word.setdefault(word, []).append(name)
    longest = {name: _longest(name, by_word) for name in shown.values()}
    return {name: longest[shown[folded(name)]] for name in spelled}


def folded(name: str) -> str:
    """A person's name as spellings are compared: "Khaled Al Meshri" and "Khalid al-Mishri" are one, Ali and Ala two."""
    parts = [_word(part) for part in re.split(r"[\s\-‑–]+", name) if part.casefold() not in PARTICLES]
    return re.sub(r"(?<=\w{3})[aiu]din", "din", "".join(parts)) or name.casefold()


def _word(part: str) -> str:
    """A word of a name without its article, with the vowels and doubled letters that transliterations vary."""
    return re.sub(r"(\w)\1", r"\1", _bare(part).translate(_VARIED))


def _longest(name: str, by_word: Mapping[str, Sequence[str]]) -> str:
    """By the surname if somebody bears it, else by a given name that only one person bears ("Abiy")."""
    last = _word(name.rsplit(maxsplit=1)[-1])
    sharing = by_word.get(last, [name])
    alike = [other for other in sharing if _word(other.split()[-1]) == last]
    wider = [other for other in alike if _extends(other, name)]
    if all(other == name for other in alike):
        holding = [other for other in sharing if _holds(other, name)]
        wider = holding if holding and _one_line(holding) else wider
    return _one_of(name, wider)


def _one_of(name: str, wider: Sequence[str]) -> str:
    longer = [other for other in wider if len(other.split()) > len(name.split())]
    firsts = {_word(other.split()[0]) for other in longer}
    if len(firsts) > 1 and not _one_line(longer):
        return name
    return max(wider, key=lambda other: (len(other.split()), not other.isupper(), len(other), other), default=name)


def _one_line(names: Sequence[str]) -> bool:
    """Whether every name is part of the longest ("Omar Bashir", "Hassan Omar Bashir")."""
    longest = max(names, key=lambda name: len(name.split()))
    return all(_holds(longest, name) or name == longest for name in names)


def _extends(longer: str, name: str) -> bool:
    given, known = ([_word(part) for part in one.split()[:-1]] for one in (name, longer))
    return all(word in known or any(other.startswith(word.rstrip(".")) for other in known) for word in given)


def _holds(longer: str, name: str) -> bool:
    """Whether the words of a name stand one after another within a longer one, particles aside."""
    inner, outer = ([_word(word) for word in one.split() if word.casefold() not in PARTICLES] for one in (name, longer))
    return len(outer) > len(inner) > 0 and any(
        outer[at : at + len(inner)] == inner for at in range(len(outer) - len(inner) + 1)
    )
