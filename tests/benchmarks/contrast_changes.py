"""Owns the templates whose claims contradict or dispute each other, or tell of two events."""

import re
from random import Random

from annotator.match.names.places import Lying, lying
from tests.benchmarks import contrast_frames as frames
from tests.benchmarks.contrast_source import (
    MONTHS,
    WEEKDAYS,
    WORDS,
    Name,
    Sentence,
    Source,
    akin,
    exchanged,
    inner,
    negated,
    number_in,
    opening,
    other_number,
    value_of,
    written,
)
from tests.benchmarks.contrast_templates import Drawn, Template, swapped, template

_MONTH_DAY = re.compile(rf"\b({'|'.join(MONTHS)}) (\d\d?)\b(?! ?\d)")
_IN_YEAR = re.compile(r"\bin ((?:19|20)\d\d)\b")
_ON_WEEKDAY = re.compile(rf"\bon ({'|'.join(WEEKDAYS)})\b")
_AT = re.compile(r"\b(?:in|at|near|from) (?:the )?$")


def _number_changed(source: Source, chance: Random, *, money: bool) -> Drawn:
    text = chance.choice(source.sentences).text
    found = number_in(text)
    if found is None or (bool(found["money"]) or "illion" in found["unit"]) is not money:
        return None
    return text, exchanged(text, found.span("number"), other_number(chance, found["number"]))


@template("seen", "contradicts")
def count_or_share(source: Source, chance: Random) -> Drawn:
    return _number_changed(source, chance, money=False)


@template("unseen", "contradicts")
def sum_of_money(source: Source, chance: Random) -> Drawn:
    return _number_changed(source, chance, money=True)


@template("unseen", "contradicts")
def number_word(source: Source, chance: Random) -> Drawn:
    text = chance.choice(source.sentences).text
    found = re.search(rf"(?<=[a-z] )(?:{'|'.join(WORDS[2:10])})(?= [a-z]{{3,}}s\b)", text)
    others = [word for word in WORDS[2:] if found and word != found.group()]
    return (text, exchanged(text, found.span(), chance.choice(others))) if found else None


@template("seen", "contradicts")
def under_the_bound(source: Source, chance: Random) -> Drawn:
    text = chance.choice(source.sentences).text
    found = number_in(text)
    if found is None or found["money"] or value_of(found["number"]) < 5:
        return None
    more = written(value_of(found["number"]) * 2, found["number"])
    return text, exchanged(text, found.span("number"), f"at least {more}")


@template("unseen", "contradicts")
def outside_the_range(source: Source, chance: Random) -> Drawn:
    text = chance.choice(source.sentences).text
    found = number_in(text)
    if found is None or found["money"]:
        return None
    low, high = (written(value_of(found["number"]) * times, found["number"]) for times in (2, 3))
    return text, exchanged(text, found.span("number"), f"between {low} and {high}")


@template("seen", "contradicts")
def day_changed(source: Source, chance: Random) -> Drawn:
    text = chance.choice(source.sentences).text
    found = _MONTH_DAY.search(text)
    if found is None or not 1 <= int(found[2]) <= 28:
        return None
    return text, exchanged(text, found.span(2), str((int(found[2]) + chance.choice((3, 7, 11)) - 1) % 28 + 1))


@template("unseen", "contradicts")
def year_changed(source: Source, chance: Random) -> Drawn:
    text = chance.choice(source.sentences).text
    found = _IN_YEAR.search(text)
    return (text, exchanged(text, found.span(1), str(int(found[1]) + chance.choice((-3, -1, 2))))) if found else None


@template("unseen", "contradicts")
def weekday_changed(source: Source, chance: Random) -> Drawn:
    text = chance.choice(source.sentences).text
    found = _ON_WEEKDAY.search(text)
    others = [one for one in WEEKDAYS if found and one != found[1]]
    return (text, exchanged(text, found.span(1), chance.choice(others))) if found else None


@template("seen", "contradicts")
def place_in_a_sentence(source: Source, chance: Random) -> Drawn:
    one = chance.choice(source.sentences)
    places = [each for each in one.names if each.kind == "LOC" and _stands_alone(one.text, each)]
    if not places:
        return None
    at, city = places[0].start, chance.choice(source.cities)
    if lying(city, places[0].text) is Lying.WITHIN:
        return None
    return one.text, exchanged(one.text, (at, at + len(places[0].text)), city)


def _stands_alone(text: str, name: Name) -> bool:
    """Whether something is told to be in a place, which is no part of a longer name or a list."""
    behind = text[name.start + len(name.text) :]
    return bool(_AT.search(text[: name.start])) and not re.match(r",? (?:[A-Z]|and\b|or\b)", behind)


@template("unseen", "contradicts")
def place_of_a_meeting(source: Source, chance: Random) -> Drawn:
    (one, other), (body, second) = chance.sample(source.cities, 2), source.distinct(chance, 2)
    when = frames.in_words(frames.day(chance))
    return (
        f"In {one}, {body} signed the contract with {second} on {when}.",
        f"In {other}, {body} signed the contract with {second} on {when}.",
    )


@template("seen", "contradicts", "one")
def not_in_a_sentence(source: Source, chance: Random) -> Drawn:
    text = chance.choice(source.sentences).text
    turned = negated(text)
    return (text, turned) if turned else None


@template("unseen", "contradicts", "one")
def did_not(source: Source, chance: Random) -> Drawn:
    it = frames.scene(source, chance, frames.UNSEEN)
    return f"{it.active()}.", f"{it.without(chance.choice(('did not', 'never did')))}."


@template("unseen", "contradicts")
def failed_to(source: Source, chance: Random) -> Drawn:
    it = frames.scene(source, chance, frames.UNSEEN)
    return f"{it.active()}.", f"{it.without(chance.choice(('failed to', 'refused to')))}."


def _actor_changed(one: Sentence, names: tuple[str, ...], chance: Random) -> Drawn:
    subjects = [
        each
        for each in one.names
        if each.start == 0 and re.match(r" (?:has|had|was|is|[a-z]+ed)\b", one.text[len(each.text) :])
    ]
    others = [name for name in names if not any(akin(name, each) for each in (one.text, *one.text.split()))]
    if not subjects or not others or not re.search(r"\d|[a-z] [A-Z]", one.text[len(subjects[0].text) :]):
        return None
    return one.text, exchanged(one.text, (0, len(subjects[0].text)), chance.choice(others))


@template("seen", "contradicts")
def actor_of_a_sentence(source: Source, chance: Random) -> Drawn:
    return _actor_changed(chance.choice(source.sentences), source.bodies, chance)


@template("unseen", "contradicts")
def actor_of_the_passive(source: Source, chance: Random) -> Drawn:
    it = frames.scene(source, chance, frames.UNSEEN)
    return f"{it.active()}.", f"{it.passive(it.others[2])}."


@template("seen", "contradicts")
def actor_of_a_deed(source: Source, chance: Random) -> Drawn:
    it = frames.scene(source, chance, frames.SEEN)
    return f"{it.passive()}.", f"{it.passive(it.others[2])}."


_OPPOSITE_SEEN = {
    "rose": "fell",
    "fell": "rose",
    "increased": "decreased",
    "gained": "lost",
    "lost": "gained",
    "higher": "lower",
    "lower": "higher",
    "largest": "smallest",
    "up": "down",
    "down": "up",
}
_OPPOSITE_UNSEEN = {
    "won": "lost",
    "opened": "closed",
    "closed": "opened",
    "began": "ended",
    "approved": "rejected",
    "climbed": "dropped",
    "dropped": "climbed",
    "bought": "sold",
    "sold": "bought",
    "rise": "fall",
    "increase": "decrease",
    "decline": "growth",
    "first": "last",
    "highest": "lowest",
}


@template("seen", "contradicts")
def opposite_in_a_sentence(source: Source, chance: Random) -> Drawn:
    text = chance.choice(source.sentences).text
    other = swapped(text, _OPPOSITE_SEEN, chance, most=1)
    return (text, other) if other else None


@template("unseen", "contradicts")
def other_opposite_in_a_sentence(source: Source, chance: Random) -> Drawn:
    text = chance.choice(source.sentences).text
    other = swapped(text, _OPPOSITE_UNSEEN, chance, most=1)
    return (text, other) if other else None


@template("unseen", "contradicts")
def opposite_deed(source: Source, chance: Random) -> Drawn:
    it = frames.scene(source, chance, frames.UNSEEN)
    return f"{it.active()}.", f"{it.active(it.deed.opposite)}."


def _overlapping(source: Source, chance: Random, frame: str) -> Drawn:
    one, other, both, third, host = source.distinct(chance, 5)
    when = f"{chance.choice(MONTHS)} {chance.randint(1998, 2016)}"
    return (
        frame.format(f"{one}, {both} and {third}", host, when),
        frame.format(f"{other}, {both} and {third}", host, when),
    )


@template("seen", "supports")
def backers_overlap(source: Source, chance: Random) -> Drawn:
    return _overlapping(
        source,
        chance,
        chance.choice(("{1} is supported by {0} since {2}.", "The plan of {1} was backed by {0} in {2}.")),
    )


@template("unseen", "supports")
def members_overlap(source: Source, chance: Random) -> Drawn:
    return _overlapping(
        source,
        chance,
        chance.choice(
            ("{0} took part in the talks with {1} in {2}.", "The alliance with {1} formed in {2} includes {0}.")
        ),
    )


def _elsewhere(source: Source, chance: Random, frame: str) -> Drawn:
    when, (one, other), names = frames.day(chance), chance.sample(source.cities, 2), source.distinct(chance, 2)
    later = frames.moved(when, chance)
    return (frame.format(*names, one, frames.in_words(when)), frame.format(*names, other, frames.in_words(later)))


@template("seen", "different")
def two_meetings(source: Source, chance: Random) -> Drawn:
    return _elsewhere(
        source,
        chance,
        chance.choice(
            ("The managers of {0} and {1} met in {2} on {3}.", "{0} showed its new model to {1} in {2} on {3}.")
        ),
    )


@template("unseen", "different")
def two_rallies(source: Source, chance: Random) -> Drawn:
    return _elsewhere(
        source,
        chance,
        chance.choice(
            ("On {3}, workers of {0} held a rally against {1} in {2}.", "A trial of {0} and {1} opened in {2} on {3}.")
        ),
    )


def _reported(source: Source, chance: Random, cues: str, *, opposite: bool = False) -> Drawn:
    text = chance.choice(source.sentences).text
    content = negated(text) if opposite else text
    if content is None:
        return None
    who = opening(chance.choice(source.reporters))
    return f"{chance.choice(cues.split('|')).format(who, inner(content))}.", text


@template("seen", "disputes")
def denied_that(source: Source, chance: Random) -> Drawn:
    return _reported(source, chance, "{} denied that {}|{} denied reports that {}")


@template("unseen", "disputes")
def rejected_the_claim(source: Source, chance: Random) -> Drawn:
    return _reported(source, chance, "{} rejected the claim that {}|{} disputed that {}|{} called it untrue that {}")


@template("seen", "disputes", "one")
def said_it_was_not(source: Source, chance: Random) -> Drawn:
    return _reported(source, chance, "{} said that {}", opposite=True)


@template("unseen", "disputes", "one")
def insisted_it_was_not(source: Source, chance: Random) -> Drawn:
    return _reported(
        source, chance, "{} insisted that {}|{} maintained that {}|{} told reporters that {}", opposite=True
    )


@template("seen", "disputes")
def accused(source: Source, chance: Random) -> Drawn:
    it = frames.scene(source, chance, frames.SEEN)
    return f"{it.accused('{} accused {} of {}')}.", f"{it.active()}."


@template("unseen", "disputes")
def blamed(source: Source, chance: Random) -> Drawn:
    it = frames.scene(source, chance, frames.UNSEEN)
    return f"{it.accused(chance.choice(('{} blamed {} for {}', '{} criticised {} for {}')))}.", f"{it.active()}."


@template("unseen", "disputes")
def alleged(source: Source, chance: Random) -> Drawn:
    it = frames.scene(source, chance, frames.UNSEEN)
    return f"{it.others[1]} alleged that {it.who} had {it.deed.opposite} {it.what} {it.when}.", f"{it.active()}."


TEMPLATES = tuple(one for one in list(vars().values()) if isinstance(one, Template))
