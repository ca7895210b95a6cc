"""Owns claims made from frames: who did what, in which year, in either voice, with its opposite and like words."""

from dataclasses import dataclass
from random import Random

from tests.benchmarks.contrast_source import MONTHS, Source


@dataclass(frozen=True, slots=True)
class Deed:
    """A verb with its object: base form, past (which is also the participle), like and opposite past, accusation."""

    base: str
    past: str
    object: str
    plural: bool
    like: str
    opposite: str
    of: str


def _deeds(lines: str) -> tuple[Deed, ...]:
    found = []
    for line in lines.strip().splitlines():
        base, past, what, like, opposite, of = (part.strip() for part in line.split("|"))
        found.append(Deed(base, past, what.removesuffix("+"), what.endswith("+"), like, opposite, of))
    return tuple(found)


SEEN = _deeds("""
    approve | approved | the merger with {B} | endorsed | rejected | rejecting
    accept | accepted | the offer of {B} | agreed to | declined | declining
    open | opened | a factory in {L} | inaugurated | closed | closing
    respect | respected | the agreement with {B} | observed | violated | violating
    increase | increased | the wages of its staff+ | raised | reduced | reducing
    launch | launched | the search for a partner | began | ended | ending
    deliver | delivered | the parts to {B}+ | handed over | withheld | withholding
    protect | protected | the data of its customers+ | guarded | exposed | exposing
""")
UNSEEN = _deeds("""
    support | supported | the proposal of {B} | backed | opposed | opposing
    permit | permitted | the sale of the plant | allowed | prohibited | prohibiting
    resume | resumed | the work on the bridge | restarted | suspended | suspending
    strengthen | strengthened | the position of {B} | reinforced | weakened | weakening
    repair | repaired | the damaged engines+ | mended | destroyed | destroying
    welcome | welcomed | the decision of {B} | applauded | condemned | condemning
    extend | extended | the contract with {B} | prolonged | cancelled | cancelling
    preserve | preserved | the records of the sale+ | saved | erased | erasing
""")


@dataclass(frozen=True, slots=True)
class Scene:
    """Who did what and when, in every wording that a pair may need; no full stop."""

    deed: Deed
    who: str
    others: tuple[str, ...]
    what: str
    when: str

    def active(self, past: str = "", who: str = "") -> str:
        """Somebody did it."""
        return f"{who or self.who} {past or self.deed.past} {self.what} {self.when}"

    def passive(self, who: str = "") -> str:
        """It was done by somebody."""
        was = "were" if self.deed.plural else "was"
        return f"{self.what[0].upper()}{self.what[1:]} {was} {self.deed.past} by {who or self.who} {self.when}"

    def without(self, how: str) -> str:
        """Somebody did not, failed to, refused to do it: "did not", "failed to"."""
        return f"{self.who} {how} {self.deed.base} {self.what} {self.when}"

    def accused(self, cue: str) -> str:
        """Another accuses them of the opposite: "{} accused {} of {}"."""
        return cue.format(self.others[1], self.who, f"{self.deed.of} {self.what} {self.when}")


def scene(source: Source, chance: Random, deeds: tuple[Deed, ...]) -> Scene:
    """A deed of some body at some time."""
    who, other, third, fourth = source.distinct(chance, 4)
    deed = chance.choice(deeds)
    what = deed.object.format(B=other, L=chance.choice(source.cities))
    when = f"in {chance.choice(MONTHS)} {chance.randint(1998, 2016)}"
    return Scene(deed, who, (other, third, fourth), what, when)


def day(chance: Random) -> tuple[int, int, int]:
    """A year, month and day that every month has."""
    return chance.randint(1998, 2016), chance.randint(1, 12), chance.randint(2, 27)


def in_words(when: tuple[int, int, int]) -> str:
    """A day as "March 5, 2008"."""
    return f"{MONTHS[when[1] - 1]} {when[2]}, {when[0]}"


def moved(when: tuple[int, int, int], chance: Random) -> tuple[int, int, int]:
    """Another day of the same year."""
    year, month, of_month = when
    return year, (month + chance.choice((0, 2, 5)) - 1) % 12 + 1, (of_month + chance.choice((3, 6, 9)) - 1) % 28 + 1
