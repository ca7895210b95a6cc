"""Owns which evidence one outlet gives in several articles: what it says twice it may have from one source.

An outlet speaks in its own articles, where another prints its text, and where another says that it is the source.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from annotator.domain.fact import Stance
from annotator.domain.ids import ArticleId
from annotator.domain.link import Standing
from annotator.domain.outlets import prints
from annotator.domain.root_answers import one_article
from annotator.domain.voices import Kin, Voice

_Saying = tuple[str, Stance]
"""One name of an outlet, and what it says of the fact."""


@dataclass(frozen=True, slots=True)
class House:
    """An outlet and the claims that are its own.

    `printed` names the other outlets that print its text, `credited` those that name it as the source of theirs.
    """

    name: str
    said: tuple[Voice, ...]
    printed: tuple[str, ...] = ()
    credited: tuple[str, ...] = ()


def of_houses(voices: Sequence[Voice], kin: Sequence[Kin]) -> Iterator[House]:
    """Every outlet that says the same in several articles, with its claims, but for what was decided.

    Worked example: AFP reports it on 14 May and on 16 May: House("AFP", (both,)).
    """
    decided = [each for each in kin if each.standing is not Standing.SUGGESTED]
    called = {one: name for voice in voices for name, known in _sources(voice) for one in known}
    called |= {name: each.outlet for each in kin for name in each.outlets}
    called |= {name: voice.outlet for voice in voices for name in voice.outlets}
    found: list[tuple[House, set[ArticleId]]] = []
    for (name, _), said in _by_house(voices, kin).items():
        left = _undecided(said, decided)
        articles = {voice.article for voice in left}
        if len(articles) > 1:
            others = [voice for voice in left if name not in voice.outlets]
            printed = dict.fromkeys(voice.outlet for voice in others if name not in voice.named)
            credited = dict.fromkeys(voice.outlet for voice in others if name in voice.named)
            found.append((House(called[name], tuple(left), tuple(printed), tuple(credited)), articles))
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
    own = frozenset[str]().union(*(voice.outlets for voice in voices))
    sources = {known for voice in voices for _, known in _sources(voice) if known.isdisjoint(own)}
    for name in sorted(frozenset[str]().union(*sources)):
        _add_naming(found, voices, name)
    return found


def _sources(voice: Voice) -> list[tuple[str, frozenset[str]]]:
    """Whom a claim or its article names as where it is from, as far as these are outlets or are credited for a text."""
    return [*voice.credited, *(each for each in voice.cited if prints(each[0]))]


def _add_naming(found: dict[_Saying, list[Voice]], voices: Sequence[Voice], name: str) -> None:
    """The claims that name an outlet as their source, or as who says it; it has no article of its own here."""
    for voice in voices:
        said = found[name, voice.stance]
        if name in voice.named and all(voice.article != each.article for each in said):
            said.append(voice)


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
