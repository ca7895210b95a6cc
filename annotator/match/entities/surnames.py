"""Owns surnames of several words: which ones an article uses, and which shorter names they tell apart."""

from collections.abc import Collection

from annotator.domain.mention import Mention
from annotator.match.names.folding import NameParts, person_parts
from annotator.match.names.given_names import all_may_be_given

Words = tuple[str, ...]
_TWO = 2


def double_surnames(mentions: Collection[Mention]) -> frozenset[Words]:
    """The names of people among these that are the last two or more words of a longer one.

    Worked example: "Salas Vega" beside "Ana Salas Vega". Where a son is told or the first word may be a given name,
    it may name a father: "Omar Hassan" beside "Ali Omar Hassan".
    """
    people = {each.quote for each in mentions if each.label == "PERSON"}
    long = [parts for parts in map(person_parts, people) if _may_end_in_surnames(parts)]
    if not long:
        return frozenset()
    named = {parts.tokens for parts in map(person_parts, people) if len(parts.tokens) >= _TWO}
    ends = (parts.tokens[at:] for parts in long for at in range(1, len(parts.tokens) - 1))
    return frozenset(end for end in ends if end in named and not all_may_be_given(end[:1]))


def _may_end_in_surnames(parts: NameParts) -> bool:
    return len(parts.tokens) > _TWO and not parts.fathers and not parts.comma


def ends_within(short: NameParts, long: NameParts, surnames: Collection[Words]) -> bool:
    """Whether a name ends with a word of a longer name's surname that is not its last."""
    if not surnames:
        return False
    ends = {word for surname in surnames for word in surname[:-1]}
    return not short.comma and len(short.tokens) < len(long.tokens) and short.surname in ends
