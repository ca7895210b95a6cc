"""Owns which results of a task are about another of its texts than the one that comes in as the article."""

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, field

from annotator.domain.errors import Remark
from annotator.domain.json import Json, JsonObject, as_int, as_object, as_str, optional_str
from annotator.formats.utf16 import Utf16


class _Text:
    """A text in which regions may stand."""

    def __init__(self, text: str) -> None:
        self._text, self._units = text, Utf16(text)

    def has(self, start: int, end: int, quote: str) -> bool:
        """Whether words stand at a place in units of UTF-16, or in code points."""
        return quote in (self._text[self._units.offset(start) : self._units.offset(end)], self._text[start:end])


class Texts:
    """The strings in the data of a task: the one that came in, and the others by their names."""

    def __init__(self, data: JsonObject, source: str) -> None:
        named = {name: value for name, value in data.items() if isinstance(value, str) and value}
        self.shown = next((name for name, value in named.items() if value == source), "")
        self._source = _Text(source)
        self._others = {name: _Text(value) for name, value in named.items() if value != source}

    def other(self, result: JsonObject) -> str:
        """The name of the other text that a region stands in; "" if it is of the one that came in, as far as is told.

        What it quotes tells it before the name of what showed the text, which need not be that of the data.
        """
        value, aim = as_object(result.get("value")), as_str(result.get("to_name"))
        start, end = as_int(value.get("start"), -1), as_int(value.get("end"), -1)
        quote = optional_str(value.get("text"))
        if not self._others or not 0 <= start < end or (quote and self._source.has(start, end, quote)):
            return ""
        if aim in self._others or aim == self.shown:
            return aim if aim in self._others else ""
        return next((name for name, text in self._others.items() if quote and text.has(start, end, quote)), "")


@dataclass(slots=True)
class Elsewhere:
    """The regions of other texts, counted by the text that came in and the one they are of."""

    counted: dict[tuple[str, str], int] = field(default_factory=dict)

    def without(self, results: Sequence[Json], texts: Texts) -> list[Json]:
        """The results without those regions of other texts, and what else is said of them."""
        of = {place: name for place, each in enumerate(results) if (name := texts.other(as_object(each)))}
        gone = {as_str(as_object(results[place]).get("id")) or f"#{place}": name for place, name in of.items()}
        for name in gone.values():
            self.counted[texts.shown, name] = self.counted.get((texts.shown, name), 0) + 1
        return [each for place, each in enumerate(results) if place not in of and not _is_of(as_object(each), gone)]

    def remarks(self, file: str) -> Iterator[Remark]:
        """What to tell of them."""
        for (shown, name), count in sorted(self.counted.items()):
            yield Remark("regions-elsewhere", file=file, count=count, name=name, shown=shown)


def _is_of(result: JsonObject, ids: Container[str]) -> bool:
    return (as_str(result.get("from_id")) or as_str(result.get("id"))) in ids
