"""Owns the templates that reword a claim without harm, or say more or less of the same."""

import re
from random import Random

from tests.benchmarks import contrast_frames as frames
from tests.benchmarks.contrast_source import (
    MONTHS,
    WEEKDAYS,
    WORDS,
    Source,
    exchanged,
    inner,
    number_in,
    opening,
    value_of,
    written,
)
from tests.benchmarks.contrast_templates import Drawn, Template, swapped, template

_LAST_TIME = re.compile(rf"^([^,]+) ((?:in (?:19|20)\d\d|on (?:{'|'.join(WEEKDAYS + MONTHS)})[^,]{{0,3}}))\.$")
_FIRST_TIME = re.compile(r"^((?:On|In) [A-Z0-9][^,]{2,16}), ([^,]+)\.$")
_TAIL = re.compile(r"^(.{45,}?), (?:which|after|as|while|with|following) [^,]+\.$")
_ASIDE = re.compile(
    r"^((?!Following|After|In |On |As |However|With|For|Since|While|Despite|Also)[A-Z][^,]{8,}), [^,]{5,60}, "
    r"((?!and\b|or\b)[^,]+\.)$"
)


_LIKE_SEEN = {
    "around": "about",
    "announced": "made public",
    "company": "firm",
    "shares": "stock",
    "began": "started",
    "plans": "intends",
    "currently": "at present",
    "market": "marketplace",
    "expected": "anticipated",
    "because of": "owing to",
    "president": "head",
    "deal": "agreement",
    "stocks": "shares",
}
_LIKE_UNSEEN = {
    "approximately": "roughly",
    "employees": "workers",
    "bought": "purchased",
    "reported": "disclosed",
    "biggest": "largest",
    "largest": "biggest",
    "cars": "automobiles",
    "fell": "dropped",
    "rose": "climbed",
    "ended": "finished",
    "received": "got",
    "new": "fresh",
    "stated": "declared",
    "aircraft": "planes",
    "also": "as well",
    "jobs": "positions",
    "orders": "purchase orders",
}


@template("seen", "same")
def like_words(source: Source, chance: Random) -> Drawn:
    text = chance.choice(source.sentences).text
    other = swapped(text, _LIKE_SEEN, chance, most=2)
    return (text, other) if other else None


@template("unseen", "same")
def other_like_words(source: Source, chance: Random) -> Drawn:
    text = chance.choice(source.sentences).text
    other = swapped(text, _LIKE_UNSEEN, chance, most=2)
    return (text, other) if other else None


@template("seen", "same")
def number_in_words(source: Source, chance: Random) -> Drawn:
    text = chance.choice(source.sentences).text
    found = re.search(
        rf"(?<=[a-z] )(?:{'|'.join(WORDS[2:])})(?= [a-z]{{3,}}s\b)|(?<=[a-z] )(?:[2-9]|1[0-2])(?= [a-z]{{3,}}s\b)", text
    )
    if found is None:
        return None
    word = found.group()
    return text, exchanged(text, found.span(), WORDS[int(word)] if word.isdigit() else str(WORDS.index(word)))


@template("unseen", "same")
def unit_in_words(source: Source, chance: Random) -> Drawn:
    text = chance.choice(source.sentences).text
    found = number_in(text)
    if found is None or not (found["money"] or "%" in found["unit"]):
        return None
    if not found["money"]:
        return text, exchanged(text, found.span("unit"), chance.choice((" percent", " per cent")))
    coin = {"$": "dollars", "€": "euros", "£": "pounds"}[found["money"].strip()[-1]]
    unit = found["unit"] if "illion" in found["unit"] else ""
    rest = found.end("unit") if unit else found.end("number")
    return text, exchanged(text, (found.start(), rest), f"{found['number']}{unit} {coin}")


@template("seen", "same")
def passive_for_active(source: Source, chance: Random) -> Drawn:
    it = frames.scene(source, chance, frames.SEEN)
    return f"{it.active()}.", f"{it.passive()}."


@template("unseen", "same")
def passive_with_like_verb(source: Source, chance: Random) -> Drawn:
    it = frames.scene(source, chance, frames.UNSEEN)
    return f"{it.active(it.deed.like)}.", f"{it.passive()}."


@template("seen", "same")
def time_put_first(source: Source, chance: Random) -> Drawn:
    text = chance.choice(source.sentences).text
    found = _LAST_TIME.match(text)
    return (text, f"{opening(found[2])}, {inner(found[1])}.") if found else None


@template("unseen", "same")
def time_put_last(source: Source, chance: Random) -> Drawn:
    text = chance.choice(source.sentences).text
    found = _FIRST_TIME.match(text)
    return (text, f"{opening(found[2])} {found[1][0].lower()}{found[1][1:]}.") if found else None


@template("seen", "same supports")
def somebody_said_that(source: Source, chance: Random) -> Drawn:
    text = chance.choice(source.sentences).text
    return text, f"{opening(chance.choice(source.reporters))} said that {inner(text)}."


@template("unseen", "same supports")
def according_to(source: Source, chance: Random) -> Drawn:
    text, who = chance.choice(source.sentences).text, chance.choice(source.reporters)
    if chance.random() < 0.5:
        return text, f"According to {who}, {inner(text)}."
    return text, f"{text.removesuffix('.')}, {who} reported."


@template("seen", "same")
def date_the_other_way_round(source: Source, chance: Random) -> Drawn:
    it, when = frames.scene(source, chance, frames.SEEN), frames.day(chance)
    start = it.active().removesuffix(it.when)
    return f"{start}on {frames.in_words(when)}.", f"{start}on {when[2]} {MONTHS[when[1] - 1]} {when[0]}."


@template("unseen", "same")
def date_in_digits(source: Source, chance: Random) -> Drawn:
    it, when = frames.scene(source, chance, frames.UNSEEN), frames.day(chance)
    start = it.active().removesuffix(it.when)
    return f"{start}on {frames.in_words(when)}.", f"{start}on {when[0]}-{when[1]:02d}-{when[2]:02d}."


@template("seen", "same", "one")
def denied_opposite(source: Source, chance: Random) -> Drawn:
    what = chance.choice(("the plant", "the office", "the airport", "the exchange"))
    left, right = chance.choice(
        (
            ("remained open", "was not closed"),
            ("stayed the same", "did not change"),
            ("is still unknown", "is not yet known"),
            ("stayed closed", "did not open"),
        )
    )
    when = f"in {chance.choice(MONTHS)} {chance.randint(1998, 2016)}" if "is " not in right else "to this day"
    where = chance.choice(source.cities)
    return f"{opening(what)} in {where} {left} {when}.", f"{opening(what)} in {where} {right} {when}."


@template("unseen", "same", "one")
def failed_or_did_not(source: Source, chance: Random) -> Drawn:
    it = frames.scene(source, chance, frames.UNSEEN)
    return f"{it.without('did not')}.", f"{it.without(chance.choice(('failed to', 'refused to')))}."


@template("seen", "same", "one")
def not_before(source: Source, chance: Random) -> Drawn:
    it = frames.scene(source, chance, frames.SEEN)
    return f"{it.without('did not').replace(' in ', ' until ', 1)}.", f"{it.active().replace(' in ', ' only in ', 1)}."


@template("unseen", "same", "one")
def none_but(source: Source, chance: Random) -> Drawn:
    it = frames.scene(source, chance, frames.UNSEEN)
    return f"{it.active(who=f'Only {it.who}')}.", f"{it.active(who=f'Nobody but {it.who}')}."


@template("seen", "refines")
def end_left_out(source: Source, chance: Random) -> Drawn:
    text = chance.choice(source.sentences).text
    found = _TAIL.match(text)
    return (text, f"{found[1]}.") if found else None


@template("unseen", "refines")
def aside_left_out(source: Source, chance: Random) -> Drawn:
    text = chance.choice(source.sentences).text
    found = _ASIDE.match(text)
    return (text, f"{found[1]} {found[2]}") if found else None


@template("seen", "refines")
def month_for_day(source: Source, chance: Random) -> Drawn:
    it, when = frames.scene(source, chance, frames.SEEN), frames.day(chance)
    start = it.active().removesuffix(it.when)
    return f"{start}on {frames.in_words(when)}.", f"{start}in {MONTHS[when[1] - 1]} {when[0]}."


@template("unseen", "refines")
def year_for_month(source: Source, chance: Random) -> Drawn:
    it = frames.scene(source, chance, frames.UNSEEN)
    return f"{it.active()}.", f"{it.active().removesuffix(it.when)}in {it.when[-4:]}."


def _bounded(source: Source, chance: Random, bounds: tuple[tuple[str, float], ...]) -> Drawn:
    text = chance.choice(source.sentences).text
    found = number_in(text)
    if found is None or value_of(found["number"]) < 5:
        return None
    words, times = chance.choice(bounds)
    number = written(value_of(found["number"]) * times, found["number"])
    at = found.start("money") if found["money"] else found.start("number")
    return text, exchanged(text, (at, found.end("number")), f"{words} {found['money'] or ''}{number}")


@template("seen", "refines")
def at_least(source: Source, chance: Random) -> Drawn:
    return _bounded(source, chance, (("at least", 0.8), ("more than", 0.8)))


@template("unseen", "refines")
def up_to_or_about(source: Source, chance: Random) -> Drawn:
    return _bounded(source, chance, (("up to", 1.4), ("about", 1.02), ("no fewer than", 0.7), ("fewer than", 1.5)))


@template("seen", "refines", "alone")
def remark_added(source: Source, chance: Random) -> Drawn:
    text = chance.choice(source.sentences).text
    return text, f"{text.removesuffix('.')}{chance.choice(source.remarks)}."


@template("unseen", "refines", "alone")
def other_remark_added(source: Source, chance: Random) -> Drawn:
    text = chance.choice(source.sentences).text
    return text, f"{text.removesuffix('.')}{chance.choice(source.remarks)}."


@template("seen", "refines")
def longer_list(source: Source, chance: Random) -> Drawn:
    one, two, three, host = source.distinct(chance, 4)
    when = frames.in_words(frames.day(chance))
    return (
        f"{one}, {two} and {three} signed the accord with {host} on {when}.",
        f"{one} and {two} signed the accord with {host} on {when}.",
    )


@template("unseen", "refines")
def land_left_out(source: Source, chance: Random) -> Drawn:
    one, other = source.distinct(chance, 2)
    city, land = chance.choice(
        (
            ("Toulouse", "France"),
            ("Hamburg", "Germany"),
            ("Seville", "Spain"),
            ("Turin", "Italy"),
            ("Nagoya", "Japan"),
            ("Alexandria", "Egypt"),
        )
    )
    return (
        f"{one} built a plant for {other} in {city}, {land}, in {chance.choice(MONTHS)} 2006.",
        f"{one} built a plant for {other} in {land}.",
    )


TEMPLATES = tuple(one for one in list(vars().values()) if isinstance(one, Template))
