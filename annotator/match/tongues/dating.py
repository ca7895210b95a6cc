"""Owns the dates of a claim in a language that is known by heart: in figures, or by CLDR's names of months and days."""

import re
from calendar import day_name, month_name, monthrange
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from babel import Locale

from annotator.domain.span import Span
from annotator.domain.time import calendar_value
from annotator.match.measures.dates import Dated
from annotator.match.measures.periods import Open, Period, of_a_year, part_of, period, weekday
from annotator.match.tongues.tongue import Tongue, folded, folded_words
from annotator.match.tongues.wording import stem_in
from annotator.match.words.covering import Covering
from annotator.match.words.lexicon import listed
from annotator.match.words.words import Word

_MORE_LOCALES = {"ar": ("ar_SY", "ar_DZ", "ar_MA")}
_MORE_MONTHS = {
    "ru": {"маи": 5, "мая": 5, "мае": 5, "маю": 5},
    "pl": {"maj": 5, "maja": 5, "maju": 5, "marca": 3, "marcu": 3, "marzec": 3},
    "uk": {"маи": 5},
}
_MORE_DAYS = {
    "pl": "poniedziałku:0 poniedziałek:0 wtorku:1 środę:2 środy:2 czwartku:3 piątku:4 sobotę:5 niedzielę:6",
    "uk": "понеділка:0 вівторка:1 середу:2 четверга:3 п'ятницю:4 суботу:5 неділю:6",
    "de": "sonnabend:5",
    "pt": "segunda:0 terça:1 quarta:2 quinta:3 sexta:4",
    "ar": "الإثنين:0 الأربعاء:2",
}
_COMMON_WORDS = {
    "tr": folded_words("pazar ocak ekim mart salı aralık"),
    "pt": folded_words("março"),
    "pl": folded_words("marca"),
}
"""Names of months and days that are words of their own, too; alone they count in Turkish with a capital, else never."""
_INFLECTED = ("pl", "ru", "uk")
_FEIRA = "feira"
_NEAR = 3
_MONTH = 27
"""A period of at least so many days more than one is a month or longer."""
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d$")
_DAY = re.compile(r"(?P<day>0?[1-9]|[12]\d|3[01])(?:er|[ºª]|го)?$")
_ORDINALS = listed("er ere го й ro e o a º ª")
_BETWEEN = folded_words("de del di do da dos van den der")
_THE_YEAR = folded_words("jahres jahre année an año anno ano jaar عام سنة")
_FIGURES = (
    re.compile(r"(?<![\w./-])(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?![\w/-])"),
    re.compile(r"(?<![\w./-])(?P<day>\d\d?)(?P<gap>[./-])\s?(?P<month>\d\d?)(?P=gap)\s?(?P<year>\d{4})(?![\w/-])"),
)
_SINCE = folded_words("seit ab sinds vanaf depuis desde dal dalla od с з із منذ")
_UNTIL = folded_words("bis tot jusqu hasta fino até до حتى")
_PARTS = {
    **dict.fromkeys(
        folded_words("anfang début principios comienzos inizio inizi início começo começos"), "beginning of"
    ),
    **dict.fromkeys(
        folded_words("inicios begin początek początku начале начало початку أوائل بداية مطلع"), "beginning of"
    ),
    **dict.fromkeys(folded_words("mitte mi mediados metà meados medio midden połowie середине середині منتصف"), "mid"),
    **dict.fromkeys(folded_words("ende fin finales fines fine fim finais eind koniec końcu конце кінці"), "end of"),
    **dict.fromkeys(folded_words("наприкінці أواخر نهاية"), "end of"),
}
_PARTS_BEHIND = {
    **dict.fromkeys(folded_words("başında başlarında"), "beginning of"),
    **dict.fromkeys(folded_words("ortasında ortalarında"), "mid"),
    **dict.fromkeys(folded_words("sonunda sonlarında"), "end of"),
}
"""Words before a month or a year, or, in Turkish, behind it, by the part of it that they tell."""
_ENDS_BEHIND = frozenset(".,;:!?)،؛")


def dates_in(every: Sequence[Word], text: str, tongue: Tongue) -> tuple[Dated, ...]:
    """The dates of a claim in order, none inside another; the day stands before the month in all these languages.

    Worked examples: "am 5. März 2021" gives 2021-03-05, "w środę" Wednesday, "в 2015 году" the year.
    """
    taken = Covering(every[0].span.start, every[-1].span.end) if every else Covering(0, 0)
    told = (*_in_figures(every, text), *_in_words(every, text, tongue))
    found = [Dated(value, span) for value, span in told if taken.take(span)]
    days = [one for one in found if len(one.value.text) == len("2021-03-05") and one.value.text[:4].isdigit()]
    # A day of the week beside a whole date says nothing more.
    whole = [one for one in found if not (days and one.value.text in day_name)]
    return tuple(sorted(whole, key=lambda one: (one.span or Span(0, 1), one.value.text)))


def _in_figures(every: Sequence[Word], text: str) -> Iterator[tuple[Period, Span]]:
    start, end = (every[0].span.start, every[-1].span.end) if every else (0, 0)
    for pattern in _FIGURES:
        for match in pattern.finditer(text, start, end):
            value = calendar_value(f"{int(match['year']):04d}-{int(match['month']):02d}-{int(match['day']):02d}")
            if value:
                yield period(value), Span(*match.span())


def _in_words(every: Sequence[Word], text: str, tongue: Tongue) -> Iterator[tuple[Period, Span]]:
    months, days, more_months, more_days = _tables(tongue.code)
    for place, word in enumerate(every):
        plain, key = folded(word.text), stem_in(word.text, tongue.code)
        if plain in tongue.grammar:
            continue
        month = months.get(plain) or more_months.get(key)
        if month and (found := _of_month(every, place, month, tongue)):
            yield _opened(found[0], every, *found[1:]), Span(every[found[1]].span.start, every[found[2]].span.end)
        day = days.get(plain, more_days.get(key))
        if day is not None and _is_day(every, place, text, tongue):
            yield weekday(day_name[day]), word.span
    for place, word in enumerate(every):
        if _YEAR.match(word.text) and _is_year(every, place, text, tongue):
            value = calendar_value(f"{int(word.text)}")
            if value:
                yield _opened(period(value), every, place, place), word.span


def _of_month(every: Sequence[Word], place: int, month: int, tongue: Tongue) -> tuple[Period, int, int] | None:
    """The period that a month tells with the day before it and the year behind, and the places of its words."""
    before, behind = _number(every, place - 1, -1, _DAY), _number(every, place + 1, 1, _YEAR)
    told = _DAY.match(every[before].text) if before is not None else None
    day, year = int(told["day"]) if told else None, int(every[behind].text) if behind is not None else None
    first, last = before if before is not None else place, behind if behind is not None else place
    lone = day is None and year is None
    if lone and (_abbreviated(every[place], tongue) or not _plain(every[place], tongue)):
        return None
    if year:
        value = calendar_value(f"{year:04d}-{month:02d}" + (f"-{day:02d}" if day else ""))
        return (period(value), first, last) if value else None
    ends = ((month, day), (month, day)) if day else ((month, 1), (month, monthrange(2000, month)[1]))
    if day and day > monthrange(2000, month)[1]:
        return None
    return of_a_year(*ends, f"{day} {month_name[month]}" if day else month_name[month]), first, last


def _number(every: Sequence[Word], place: int, step: int, wanted: re.Pattern[str]) -> int | None:
    """The place of a number of a kind beside a month, behind one word of grammar or an ending at most."""
    if 0 <= place < len(every) and folded(every[place].text) in _BETWEEN | _ORDINALS:
        place += step
    return place if 0 <= place < len(every) and wanted.match(every[place].text) else None


def _abbreviated(word: Word, tongue: Tongue) -> bool:
    return folded(word.text) in _short_months(tongue.code)


def _plain(word: Word, tongue: Tongue) -> bool:
    told = tongue.code == "tr" and word.capital
    return told or folded(word.text) not in _COMMON_WORDS.get(tongue.code, frozenset())


def _is_day(every: Sequence[Word], place: int, text: str, tongue: Tongue) -> bool:
    word = every[place]
    if tongue.code == "pt" and folded(word.text) in ("segunda", "terca", "quarta", "quinta", "sexta"):
        following = every[place + 1].text.lower() if place + 1 < len(every) else ""
        return following == _FEIRA and text[word.span.end : word.span.end + 1] == "-"
    return _plain(word, tongue)


def _is_year(every: Sequence[Word], place: int, text: str, tongue: Tongue) -> bool:
    """Whether four figures tell a year: a word beside them says so, or nothing that they could count follows."""
    before = folded(every[place - 1].text) if place else ""
    behind = folded(every[place + 1].text) if place + 1 < len(every) else ""
    after = text[every[place].span.end : every[place].span.end + 1]
    beside = before in tongue.years or behind in tongue.years or before in _PARTS or behind in _PARTS_BEHIND
    return beside or not behind or after in _ENDS_BEHIND


def _opened(told: Period, every: Sequence[Word], first: int, last: int) -> Period:
    """What a date from one place to another tells with the words around: a part of it, and if it begins then."""
    around = [folded(word.text) for word in every[max(0, first - _NEAR) : first]]
    while around and around[-1] in _BETWEEN | _THE_YEAR:
        around.pop()
    told, part = _part(told, around, [folded(word.text) for word in every[last + 1 : last + 2]])
    before = {folded(word.text) for word in every[max(0, first - 2 - part) : first]}
    if not before.isdisjoint(_SINCE):
        return replace(told, open=Open.SINCE)
    return replace(told, open=Open.UNTIL) if not before.isdisjoint(_UNTIL) else told


def _part(told: Period, before: Sequence[str], behind: Sequence[str]) -> tuple[Period, bool]:
    """The part of a month or a year that the words beside it tell, and whether one before it does."""
    if told.first.day != 1 or told.days < _MONTH:
        return told, False
    part = _PARTS.get(before[-1]) if before else None
    if part:
        return part_of(told, part), True
    after = next((_PARTS_BEHIND[word] for word in behind if word in _PARTS_BEHIND), None)
    return (part_of(told, after) if after else told), False


class _Tables(NamedTuple):
    """The number of each month and day of the week, Monday being 0: by its folded names, and by its stem."""

    months: Mapping[str, int]
    days: Mapping[str, int]
    month_stems: Mapping[str, int]
    day_stems: Mapping[str, int]


@cache
def _tables(code: str) -> _Tables:
    months, days = (dict(_names(code, what, "wide")) for what in ("months", "days"))
    more = (pair.rsplit(":", 1) for pair in _MORE_DAYS.get(code, "").split())
    month_stems, day_stems = (
        {stem_in(name, code): number for name, number in long.items()} if code in _INFLECTED else {}
        for long in (months, days)
    )
    short = dict(_names(code, "months", "abbreviated"))
    told = {folded(name): int(number) for name, number in more}
    return _Tables({**short, **months, **_MORE_MONTHS.get(code, {})}, {**days, **told}, month_stems, day_stems)


@cache
def _short_months(code: str) -> frozenset[str]:
    long = {name for name, _ in _names(code, "months", "wide")}
    return frozenset(name for name, _ in _names(code, "months", "abbreviated")) - long


def _names(code: str, what: str, width: str) -> Iterator[tuple[str, int]]:
    for locale in (code, *_MORE_LOCALES.get(code, ())):
        told = Locale.parse(locale)
        tables = told.months if what == "months" else told.days
        for use in ("format", "stand-alone"):
            for number, name in tables[use][width].items():
                plain = folded(str(name).rstrip("."))
                if len(plain) > 2 and " " not in plain and "-" not in plain:
                    yield plain, int(number)
