"""Owns reading an acronym in one claim and the words it stands for in the other as one name."""

from dataclasses import replace

from annotator.match.claims.facets import Facets
from annotator.match.names.named import Named
from annotator.match.names.names import acronym_of
from annotator.match.words.senses import senses_of


def in_one_naming(a: Facets, b: Facets) -> tuple[Facets, Facets]:
    """Two claims, the names in either that an acronym in the other stands for told by its letters.

    Worked example: "The World Health Organization warned" beside "The WHO warned" tells as many words as that.
    """
    if not (any(map(_in_letters, a.names)) or any(map(_in_letters, b.names))):
        return a, b
    return _shortened(a, b), _shortened(b, a)


def _in_letters(name: Named) -> bool:
    return name.text.isupper() and " " not in name.text


def _shortened(side: Facets, other: Facets) -> Facets:
    letters = [one for one in other.names if _in_letters(one)]
    found = ((name, _letters_of(name, letters)) for name in side.names if " " in name.text)
    for name, told in [(name, told) for name, told in found if told]:
        side = _with_letters(side, name, told.stems)
    return side


def _letters_of(name: Named, letters: list[Named]) -> Named | None:
    return next((one for one in letters if acronym_of(one.text, name.text)), None)


def _with_letters(side: Facets, name: Named, told: frozenset[str]) -> Facets:
    """A claim with the stems of an acronym instead of those of a name."""

    def instead(stems: frozenset[str]) -> frozenset[str]:
        return stems - name.stems | told if stems & name.stems else stems

    stems = instead(side.stems)
    return replace(
        side,
        stems=stems,
        senses=instead(side.senses) if name.stems <= side.senses else side.senses - senses_of(name.stems) | told,
        subject=instead(side.subject),
        object=instead(side.object),
        names=tuple(replace(one, stems=told) if one is name else one for one in side.names),
    )
