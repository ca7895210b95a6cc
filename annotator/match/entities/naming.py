"""Owns how a group of names is told to people: as an entity, with the reasons that joined it in words."""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from annotator.domain.entity import Entity
from annotator.domain.ids import EntityId, MentionId, content_id
from annotator.domain.mention import Mention
from annotator.match.entities.general_bodies import every_land_has
from annotator.match.entities.labels import UNTOLD
from annotator.match.entities.name_blocks import Group
from annotator.match.entities.short_names import Known
from annotator.match.entities.variants import ELSEWHERE, Variant, cleaned
from annotator.match.names.bodies import acronym_score
from annotator.match.names.toponyms import known_as_one

_WITH_SHORT = 0.95
_DOUBTED = 0.8
"""What a name is worth across articles that people refused as one in others."""
_ALONE = 0.85
"""What a name is worth that is all that some articles share with others."""
_ONLY_A_NAME = "hardly anything but the name joins some of its articles with the others"
_MOST_TOLD = 3


def entity(group: Group, short: Sequence[Variant], known: Known, *, alone: bool = False) -> Entity:
    """The entity of a group and of the short names' mentions that joined it.

    `alone`: nothing but the name joins some of its articles with others.
    """
    mentions = [mention for variant in (*group.full, *short) for mention in variant.mentions]
    spellings = sorted({cleaned(mention.quote) for mention in mentions})
    label = _label(group.full)
    senses = sorted({variant.node[1] for variant in group.full} - {""})
    return Entity(
        id=EntityId(content_id("entity", label, *spellings, *senses)),
        name=_name(group.full),
        label=label,
        variants=tuple(spellings),
        mentions=tuple(sorted(MentionId(mention.id) for mention in mentions)),
        score=_score(group, short=bool(short), alone=alone),
        reasons=(*_reasons(group, short, mentions, known), *([_ONLY_A_NAME] if alone else ())),
    )


def _score(group: Group, *, short: bool, alone: bool) -> int:
    doubts = _WITH_SHORT if short else 1.0, _ALONE if alone else 1.0, _DOUBTED if _doubted(group) else 1.0
    return round(10_000 * group.weakest * math.prod(doubts))


def _label(full: Iterable[Variant]) -> str:
    counted: dict[str, int] = defaultdict(int)
    for variant in full:
        counted[variant.label] += len(variant.mentions)
    return min(counted, key=lambda label: (label == UNTOLD, -counted[label], label))


def _name(full: Sequence[Variant]) -> str:
    return min(full, key=lambda v: (-min(len(v.parts.tokens), 3), -len(v.mentions), -len(v.text), v.text)).text


def _reasons(group: Group, short: Sequence[Variant], mentions: Sequence[Mention], known: Known) -> Iterator[str]:
    spellings = {cleaned(mention.quote) for mention in mentions}
    articles = len({mention.article for mention in mentions})
    if len(spellings) > 1:
        yield f"{len(spellings)} spellings in {articles} article{'s' if articles > 1 else ''}"
    if group.full[0].kind == "PLACE" and _one_place([each.text for each in group.full]):
        yield "known as names of one place"
    elif group.weakest < 1 and len(group.full) > 1:
        yield f"spelled alike to {round(100 * group.weakest)} %"
    yield from _offices(group.full)
    for variant in short:
        yield _why(variant, group, known)
    yield from _land(group.full)
    if group.full[0].sense and group.full[0].kind != "ORG":
        yield group.full[0].why or f"kept apart from namesakes outside {group.full[0].sense}"
    if any(each.within == ELSEWHERE for each in group.full):
        yield "people refused this name as one in other articles"
    elif any(each.within for each in group.full):
        copies = "; here one passage is printed" if len(group.articles) > 1 else ""
        yield f"kept apart by article, for people refused it as one{copies}"


def _doubted(group: Group) -> bool:
    """Whether a group joins articles by a name that people refused as one in others."""
    return len(group.articles) > 1 and any(each.within == ELSEWHERE for each in group.full)


def _one_place(names: Sequence[str]) -> bool:
    """Whether several names are known as those of one place."""
    return len(names) > 1 and all(known_as_one(names[0], each) for each in names[1:])


def _land(full: Sequence[Variant]) -> Iterator[str]:
    """The land of which articles tell a body of every land to be."""
    told = [each for each in full if each.kind == "ORG" and each.seats and every_land_has(each.text)]
    if told and (len(full) > 1 or told[0].sense):
        apart = ", kept apart from those of other lands" if any(each.sense for each in told) else ""
        yield f"its articles tell it to be of {min(told[0].seats).title()}{apart}"


def _offices(full: Sequence[Variant]) -> Iterator[str]:
    """The offices, with what they are of, that are told beside two or more spellings."""
    beside: dict[str, int] = defaultdict(int)
    for variant in full:
        for role in variant.roles:
            beside[role] += " " in role
    told = sorted((role for role, times in beside.items() if times > 1), key=lambda role: (-beside[role], role))
    for role in told[:_MOST_TOLD]:
        office, _, field = role.partition(" ")
        yield f"called {office} ({field}) under {beside[role]} spellings"


def _why(short: Variant, group: Group, known: Known) -> str:
    if short.kind == "PERSON":
        if group.full[0].sense and not short.articles <= group.articles:
            return f"of all called {_name(group.full)} this one fits {short.text} best"
        return f"only {_name(group.full)} fits {short.text}"
    longs = [each for each in group.full if each.key in known.defined and acronym_score(short.text, each.text) == 0]
    if longs:
        return f"{short.text} stands in brackets after {longs[0].text}"
    return f"{short.text} spells the initials of {_name(group.full)}"
