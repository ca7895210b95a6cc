"""Owns which evidence one outlet gives in several articles: what it says twice it may have from one source.

An outlet speaks in its own articles, and where another prints its text.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from annotator.domain.fact import Stance
from annotator.domain.ids import ArticleId
from annotator.domain.link import Standing
from annotator.domain.root_answers import one_article
from annotator.domain.voices import Kin, Voice

_Saying = tuple[str, Stance]
"""One name of an outlet, and what it says of the fact."""


@dataclass(frozen=True, slots=True)
class House:
    """An outlet and the claims that are its own; `printed` names the other outlets that print its text."""

    name: str
    said: tuple[Voice, ...]
    printed: tuple[str, ...] = ()


def of_houses(voices: Sequence[Voice], kin: Sequence[Kin]) -> Iterator[House]:
    """Every outlet that says the same in several articles, with its claims, but for what was decided.

    Worked example: AFP reports it on 14 May and on 16 May: House("AFP", (both,)).
    """
    decided = [each for each in kin if each.standing is not Standing.SUGGESTED]
    called = {name: each.outlet for each in kin for name in each.outlets}
    called |= {name: voice.outlet for voice in voices for name in voice.outlets}
    found: list[tuple[House, set[ArticleId]]] = []
    for (name, _), said in _by_house(voices, kin).items():
        left = _undecided(said, decided)
        articles = {voice.article for voice in left}
        if len(articles) > 1:
            printed = dict.fromkeys(voice.outlet for voice in left if name not in voice.outlets)
            found.append((House(called[name], tuple(left), tuple(printed)), articles))
    found.sort(key=lambda each: (-len(each[1]), each[0].name, sorted(each[1])))
    told: list[set[ArticleId]] = []
    for house, articles in found:
        # An outlet is known by several names, which may hold fewer of its articles.
        if not any(map(articles.issubset, told)):
            told.append(articles)
            yield house


def _by_house(voices: Sequence[Voice], kin: Sequence[Kin]) -> dict[_Saying, list[Voice]]:
    found: dict[_Saying, list[Voice]] = defaultdict(list)
    for voice in voices:
        for name in sorted(voice.outlets):
            found[name, voice.stance].append(voice)
    for each in kin:
        if each.outlets and each.standing is not Standing.REJECTED and not each.family.quotation:
            _add_printed(found, voices, each)
    return found


def _add_printed(found: dict[_Saying, list[Voice]], voices: Sequence[Voice], kin: Kin) -> None:
    """One article stands for all that print an outlet's text, unless one of its own does."""
    for stance in Stance:
        printing = [voice for voice in voices if voice.stance is stance and kin.holds(voice)]
        for name in sorted(kin.outlets) if printing else ():
            if all(name not in voice.outlets for voice in printing):
                found[name, stance].append(min(printing, key=lambda voice: (voice.article, voice.span)))


def _undecided(said: Sequence[Voice], decided: Sequence[Kin]) -> list[Voice]:
    """Those of an outlet, but of all that somebody decided to rest on the same, or not, the first alone."""
    settled: set[ArticleId] = set()
    for each in decided:
        held = {voice.article for voice in said if each.holds(voice)}
        ordered = list(dict.fromkeys(m.article for m in each.family.members if m.article in held))
        if len(ordered) > 1:
            settled.update(ordered[-1:] if one_article(each.family) else ordered[1:])
    return [voice for voice in said if voice.article not in settled]
