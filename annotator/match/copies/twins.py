"""Owns which claims stand in copies of one passage, which versions of it they tell, and which was printed first."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from annotator.domain.family import Reading
from annotator.domain.ids import ArticleId, FamilyId, SourceId
from annotator.match.copies.copies import Copies, Slot, Worded
from annotator.match.copies.first_prints import first_prints
from annotator.match.copies.told_anew import ToldAnew

_CHANGE, _BESIDE = "~", "|"
_UNDATED: Mapping[ArticleId, str] = {}
_NOBODY: Mapping[ArticleId, SourceId] = {}


class Twins:
    """Which claims stand in copies of one passage, by place, and which of them tell a number that was changed."""

    def __init__(
        self,
        copies: Copies,
        claims: Mapping[int, Worded],
        dates: Mapping[ArticleId, str] = _UNDATED,
        sources: Mapping[ArticleId, SourceId] = _NOBODY,
    ) -> None:
        """`claims`: those of the articles of families, by place; `dates`, `sources`: when, and who published them."""
        self._families: dict[int, tuple[FamilyId, ...]] = {}
        self._places: dict[FamilyId, list[int]] = {}
        self._readings: dict[int, dict[Slot, Reading]] = {}
        self._telling: defaultdict[tuple[Slot, str], set[int]] = defaultdict(set)
        self._slots: defaultdict[Slot, set[int]] = defaultdict(set)
        self._copies, self._claims = copies, tuple(claims)
        for place, claim in claims.items():
            if found := sorted(copies.holding(claim)):
                self._families[place] = tuple(found)
            for family in found:
                self._places.setdefault(family, []).append(place)
            if readings := copies.readings(claim):
                self._readings[place] = readings
            for slot, reading in readings.items():
                self._telling[slot, reading.value].add(place)
                self._slots[slot].add(place)
        self._anew = ToldAnew(self._places, claims, dates)
        self._first = first_prints(self._families, claims, dates, dict(self._versions()), sources)

    def of(self, place: int) -> list[int]:
        """The places of the claims that are no news in copies of a passage of this one, itself among them."""
        apart = self._anew.beside(place)
        for slot, reading in self._readings.get(place, {}).items():
            apart |= self._slots[slot] - self._telling[slot, reading.value]
        return [o for family in self._families.get(place, ()) for o in self._places[family] if o not in apart]

    def changed(self, one: int, other: int) -> tuple[Reading, Reading] | None:
        """What one claim and another tell with different numbers or words first, one being a version of the other."""
        return next(iter(self.changes(one, other)), None)

    def changes(self, one: int, other: int) -> list[tuple[Reading, Reading]]:
        """All of that."""
        ours, theirs = self._readings.get(one), self._readings.get(other)
        if not ours or not theirs:
            return []
        slots = sorted(slot for slot in ours.keys() & theirs.keys() if ours[slot].value != theirs[slot].value)
        return [(ours[slot], theirs[slot]) for slot in slots]

    def counted(self, one: int, other: int) -> bool:
        """Whether what they tell first with other words or numbers is a number."""
        return any(_is_number(reading) for reading in self.changed(one, other) or ())

    def told(self) -> dict[int, str]:
        """By place, all that decides with which copies a claim is paired, and how, as one word."""
        every = {
            place: " ".join((*self._families.get(place, ()), *self._told(place))) for place in sorted(self._claims)
        }
        return {place: told for place, told in every.items() if told}

    def _told(self, place: int) -> list[str]:
        changes = [self._copies.change(slot) for slot in sorted(self._readings.get(place, ()))]
        versions = (f"{_CHANGE}{each}" for each in (*changes, *self._anew.told(place)))
        return [*versions, *(f"{_BESIDE}{each}" for each in self._anew.told_beside(place)), *self._first.told(place)]

    def _versions(self) -> Iterator[tuple[int, set[int]]]:
        """By place, the claims in versions of a sentence in which a word was changed; other numbers are other news."""
        for place, readings in self._readings.items():
            worded = (slot for slot, reading in readings.items() if not _is_number(reading))
            if found := set[int]().union(*(self._slots[slot] for slot in worded)):
                yield place, found

    def first_print(self, place: int) -> str | None:
        """When another article printed the words of a claim before its own did, if one did."""
        return self._first.days.get(place)

    def dated_by(self, place: int) -> int | None:
        """The place of the claim by which one is dated: as its sentence was printed first, if that was elsewhere."""
        return self._first.dated.get(place)

    def are_versions(self, one: int, other: int) -> bool:
        """Whether one claim is a version of another, or tells what another version of its text lacks."""
        return self.changed(one, other) is not None or self._anew.lacking(one, other) > 0

    def lacking(self, one: int, other: int) -> int:
        """How many of the articles of two claims of one family, no versions of one sentence, lack the other's claim."""
        return 0 if self.changed(one, other) else self._anew.lacking(one, other)

    def beside_own(self, one: int, other: int) -> bool:
        """Whether one of two claims stands in a passage that both articles print, and the other beside it."""
        return self._anew.beside_own(one, other) and not self.changed(one, other)

    def are(self, one: int, other: int) -> bool:
        """Whether both stand in copies of one passage."""
        return not set(self._families.get(one, ())).isdisjoint(self._families.get(other, ()))


def changes_in(told: str) -> set[str]:
    """A word for each change that is told of a claim."""
    return {word for word in told.split() if word.startswith(_CHANGE)}


def _is_number(reading: Reading) -> bool:
    return any(map(str.isdigit, reading.value))
