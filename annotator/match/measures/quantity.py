"""Owns Quantity: a number with its bounds and what it counts, and when two of them cannot both hold."""

from dataclasses import dataclass

from annotator.domain.span import Span

_ROUNDING = 0.02
"""Durations are told in round numbers: a month is 30 days."""
_MOST_ROUNDING = 0.05
_FINER = 5
_CODE = 3
"""The letters of what a currency is called among banks."""
_DOLLARS = frozenset({"USD", "AUD", "CAD", "NZD", "HKD", "SGD", "TWD"})
"""The sign of each alone is "$", as it is written at home."""
_STRUCK, _AMONG_STRUCK = "struck", ("dead", "hurt")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number from `low` to `high`, both included, and what it counts.

    `unit`: the noun that is counted ("person" for all people), or the unit of its kind: "day", "m", "%", "USD", "age".
    `of` narrows it ("soldier" among people, the whole that a share is of), `fate` is what befell the people, `step`
    what the last digit given counts, `written` the unit in its own words where it measures and does not count.
    """

    span: Span
    low: float
    high: float
    unit: str
    of: frozenset[str] = frozenset()
    fate: str = ""
    step: float = 0.0
    written: str = ""

    @property
    def exact(self) -> bool:
        """Whether it is one number."""
        return self.low == self.high

    def comparable(self, other: "Quantity") -> bool:
        """Whether both count the same, or one what the other has among it and not just some of these.

        Worked examples: 12 civilians and 12 people compare, 12 civilians and 10 soldiers do not, nor do 10 dead and 12
        injured, nor 5 percent of voters and 3 percent of women. 21 patients may be some of 600 people: neither number
        says anything of the other. Nor do 150 passengers and 51 people dead: some passengers live, some dead are none.
        3 dollars and 3 euros compare, and do not agree; of 3 dollars and 4 euros nobody knows.
        """
        if self.money and other.money and self.unit != other.unit and not {self.unit, other.unit} <= _DOLLARS:
            return (self.low, self.high) == (other.low, other.high)
        if self.unit != other.unit or self._fates_apart(other):
            return False
        if self.of and other.of and not (self.of <= other.of or other.of <= self.of):
            return False
        return not self._parts(other) and (not self._crosses(other) or (self.low, self.high) == (other.low, other.high))

    def agrees(self, other: "Quantity") -> bool:
        """Whether one number can satisfy both, the rougher of them taken as rounded.

        Worked examples: "at least 10" agrees with 12, 10 does not; 43 percent agrees with 43.4, 10 km with 6 miles.
        """
        slack = self._slack(other)
        return self.unit == other.unit and self.low <= other.high + slack and other.low <= self.high + slack

    @property
    def money(self) -> bool:
        """Whether it is an amount of the money of one land: a franc or a dinar is of several."""
        return len(self.unit) == _CODE and self.unit.isupper()

    def within(self, other: "Quantity") -> bool:
        """Whether it is narrower than the other and lies inside it, or tells more exactly what is counted.

        12 is not narrower than "a dozen", nor is none of some than none of others.
        """
        if (self.low, self.high) == (other.low, other.high):
            return bool(self.high) and other.of < self.of
        if self.exact and other.high - other.low < other.step and self.low == (other.low + other.high) / 2:
            return False
        if self.exact and other.exact:
            like = self.written == other.written and self.of == other.of and self.step < other.step
            return like and self.step * _FINER <= other.step
        return other.low <= self.low and self.high <= other.high

    def among(self, other: "Quantity") -> bool:
        """Whether it counts only some of those whom the other counts: five children among 12 dead."""
        return self.unit == other.unit and self.fate == other.fate and other.of < self.of and self._parts(other)

    def counts_like(self, other: "Quantity") -> bool:
        """Whether both tell in the same words what they count, and what befell it."""
        return (self.of, self.fate) == (other.of, other.fate)

    def _fates_apart(self, other: "Quantity") -> bool:
        """Whether they tell of other fates; of casualties some died and some were hurt, but no more than all of them.

        Worked example: no casualties and 12 dead compare, 12 casualties and 3 dead do not.
        """
        if not (self.fate and other.fate) or self.fate == other.fate:
            return False
        wide, narrow = (self, other) if self.fate == _STRUCK else (other, self)
        return wide.fate != _STRUCK or narrow.fate not in _AMONG_STRUCK or narrow.low <= wide.high

    def _crosses(self, other: "Quantity") -> bool:
        """Whether one tells what befell people, and only the other which people: neither are all among the other."""
        one, another = (self, other) if self.fate else (other, self)
        return bool(one.fate) and not another.fate and one.of < another.of

    def _parts(self, other: "Quantity") -> bool:
        """Whether one counts fewer than the other of what the other has among it."""
        if self.written or self.of == other.of:
            return False
        wide, narrow = (self, other) if self.of < other.of else (other, self)
        return narrow.high + narrow._slack(wide) < wide.low

    def _slack(self, other: "Quantity") -> float:
        """How far the nearest ends may lie apart by rounding alone."""
        ends = [abs(end) for end in (self.low, self.high, other.low, other.high) if end < float("inf")]
        size = max(ends, default=0.0)
        if self.unit == "day" and self.written == other.written:
            return _ROUNDING * size
        if self.unit == "day":
            # 248 hours are ten days, told in whole ones.
            return max(_ROUNDING * size, min(max(self.step, other.step) / 2, _MOST_ROUNDING * size))
        if self.written != other.written:
            return min(self.step / 2, _MOST_ROUNDING * size) + min(other.step / 2, _MOST_ROUNDING * size)
        if self.step == other.step or not self.exact or not other.exact:
            return 0.0
        return min(max(self.step, other.step) / 2, _MOST_ROUNDING * size)
