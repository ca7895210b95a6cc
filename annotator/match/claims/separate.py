"""Owns what shows that two claims which seem to exclude each other tell of two things: other times, or others."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise, product

from annotator.match.claims.attributes import Attribute, Finding, Standing
from annotator.match.claims.facets import LINKED, Facets
from annotator.match.claims.located import located_apart
from annotator.match.claims.participants import ANYBODY
from annotator.match.claims.polarity import Denying, Polarity
from annotator.match.claims.shared_names import Matched
from annotator.match.claims.sums import at_other_hours
from annotator.match.claims.things import other_belongings
from annotator.match.claims.two_things import of_two_things
from annotator.match.measures.counted import is_person
from annotator.match.names.callings import KIND_OF
from annotator.match.names.named import Named, same_name
from annotator.match.names.places import Lying, is_place, lying
from annotator.match.words.lexicon import NUMBER_WORDS
from annotator.match.words.senses import senses_of
from annotator.match.words.words import Word

_OF = (" of ", " of the ")
_ANY = re.compile(
    rf"(?:(?:at least|about|around|some|more than|up to) )?(?:an?|another|[0-9][0-9,.]*|several|dozens of|hundreds of|"
    rf"{'|'.join(sorted(NUMBER_WORDS))})\b(?! of (?:the|its|their|his|her)\b)",
    re.IGNORECASE,
)
_APART = {
    Attribute.WHEN: "another time",
    Attribute.WHERE: "another place",
    Attribute.HOW_MANY: "other numbers",
    Attribute.POLARITY: "the opposite",
}


def separate(a: Facets, b: Facets, named: Matched, found: Polarity, *, other_time: bool) -> str | None:
    """Why both may hold although one denies or turns round what the other tells, or names another; None if not.

    Worked examples: "did not meet in April" leaves open that they met in March, "detained on Tuesday" and "released on
    Wednesday" are two steps, the mayor of one town is not that of another, and the cargo is not the ship.
    """
    turned = found.denied or found.excluded is not None
    if turned and (other_time or (found.excluded is not None and at_other_hours(a, b))):
        return "another time"
    both = bool(named.only_a and named.only_b) and not named.lists
    if found.excluded is not None and of_two_things(a, b, found.opposed):
        return "said of others"
    if turned and other_belongings(a, b):
        return "said of others"
    if found.denied and (both or _done_to_others(a, b)):
        return "said of others"
    if both and found.excluded is not None and _done_to(a, named.only_a) and _done_to(b, named.only_b):
        return "said of others"
    if located_apart(a, b, named) or _of_any(a, b, named):
        return "said of others"
    if both and _of_its_own(a, named.only_a) and _of_its_own(b, named.only_b) and a.subject & b.subject:
        return "said of others"
    return None


def _of_any(a: Facets, b: Facets, named: Matched) -> bool:
    """Whether both tell of any of a kind, in two places, and nothing of when or who it was: "a judge was shot in Lima".

    Not where a day or a name is of both, or where "the" judge is told of.
    """
    pinned = a.dates or b.dates or named.both_a or named.lists
    ours, theirs = named.only_a, named.only_b
    placed = bool(ours and theirs) and all(name.place for name in (*ours, *theirs))
    return placed and not pinned and bool(_ANY.match(a.text) and _ANY.match(b.text))


def denied_elsewhere(voice: Facets, other: Facets, mine: Denying, named: Matched) -> bool:
    """Whether somebody is told to deny what happened in one place, and the other tells of another.

    Worked example: "denied that it had shelled the port of Derna" and "shelled the town of Rafah".
    """
    reach = frozenset(stem for one in mine.denials if one.voiced for stem in one.reach)
    both = (*named.only_a, *named.only_b)
    denied = [name.text for name in both if name in voice.names and name.stems <= reach and is_place(name.text)]
    told = [name.text for name in both if name in other.names and is_place(name.text)]
    return bool(denied and told) and all(lying(*pair) is Lying.APART for pair in product(denied, told))


def two_events(differing: Sequence[Attribute], named: Matched, *, newer: bool) -> str | None:
    """Why claims that differ in these attributes and names tell of two events of one kind; None if they may be one.

    A change of one thing is a contradiction, of two another event; `newer`: the number alone may have run on since.
    Worked example: a meeting in Istanbul in January, and one in Tripoli in December.
    """
    left, right = ([name for name in names if not name.place] for names in (named.only_a, named.only_b))
    places = [[name.text for name in names if is_place(name.text)] for names in (left, right)]
    apart = all(places) and all(lying(*pair) is Lying.APART for pair in product(*places))
    others = bool(left and right) and not named.lists and not apart
    found = [_APART[attribute] for attribute in differing if not (newer and attribute is Attribute.WHEN)]
    found += [_APART[Attribute.WHERE]] * (apart and Attribute.WHERE not in differing) + ["other names"] * others
    if _APART[Attribute.WHERE] not in found:
        # A denial with another number or name is mostly just a denial.
        found = [told for told in found if told != _APART[Attribute.POLARITY]]
    return " and ".join(found) if len(found) > 1 else None


def one_scene(a: Facets, where: Finding, named: Matched) -> bool:
    """Whether the claims themselves tell of one place or name somebody alike, wherever their articles lie."""
    # One word that begins a claim may be no name at all.
    sure = (name for name in named.both_a if " " in name.text or name.span.start > a.start)
    return where.standing is Standing.AGREE or any(
        not name.place and _written_alike(name, named.both_b) for name in sure
    )


def _written_alike(name: Named, others: Sequence[Named]) -> bool:
    """Whether no other spelling is all that makes a name one of others: elsewhere, that may be a namesake."""
    return not others or any(same_name(name.text, other.text) for other in others)


def _done_to_others(a: Facets, b: Facets) -> bool:
    """Whether one deed is done to people of two callings: the engineer, and the captain; not "anyone", "a man"."""
    ours, theirs = _whom(a), _whom(b)
    return bool(ours and theirs) and ours.isdisjoint(b.senses) and theirs.isdisjoint(a.senses)


def _whom(side: Facets) -> frozenset[str]:
    """The sense of those of some calling to whom it is done; empty where others are told beside them.

    Worked example: that of "engineer" for "the ship's chief engineer", none for "the engineer and the cook".
    """
    done = [word for word in side.words if word.stem in side.object]
    run = _first_run(done, side)
    told = bool(run) and _is_called(run[-1].text.lower()) and run[-1].stem not in ANYBODY
    beside = any(_is_called(word.text.lower()) for word in done[len(run) :])
    return senses_of({run[-1].stem}) if told and not beside else frozenset()


def _first_run(done: Sequence[Word], side: Facets) -> list[Word]:
    """The first words that nothing stands between but a possessive ending: a noun and what is put before it."""
    run = list(done[:1])
    for before, word in pairwise(done):
        if not LINKED.fullmatch(side.text, before.span.end - side.start, word.span.start - side.start):
            break
        run.append(word)
    return run


def _is_called(noun: str) -> bool:
    return noun in KIND_OF or is_person(noun)


def _done_to(side: Facets, names: Iterable[Named]) -> bool:
    """Whether names tell to whom something was done: "acquitted Otto Brandis"."""
    return all(not name.place and name.stems <= side.object for name in names)


def _of_its_own(side: Facets, names: Iterable[Named]) -> bool:
    """Whether names only tell which one acts: "the mayor of Paris"."""
    return all(
        name.stems <= side.subject and side.text.endswith(_OF, 0, max(0, name.span.start - side.start))
        for name in names
    )
