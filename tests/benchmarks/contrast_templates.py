"""Owns what a template of claim pairs is.

Each changes exactly one thing. Templates of the half "seen" may be looked at when rules are mended; those of the half
"unseen" use other words, other articles and other ways to say it, and are only measured.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from random import Random

from tests.benchmarks.contrast_source import Source, exchanged

Drawn = tuple[str, str] | None


@dataclass(frozen=True, slots=True)
class Template:
    """One way to make a pair; `negation`: "none" of its claims has one, or "one" does; "alone": and never both."""

    name: str
    seen: bool
    gold: tuple[str, ...]
    negation: str
    make: Callable[[Source, Random], Drawn]


def template(half: str, gold: str, negation: str = "none") -> Callable[[Callable[[Source, Random], Drawn]], Template]:
    """Makes a function a template: of which half, of which relation (and those let pass), with how many negations."""

    def made(make: Callable[[Source, Random], Drawn]) -> Template:
        return Template(make.__name__, half == "seen", tuple(gold.split()), negation, make)

    return made


def swapped(text: str, words: Mapping[str, str], chance: Random, *, most: int) -> str | None:
    """The text with up to so many of its words changed for those beside them; None if it has none of them."""
    found = list(re.finditer(rf"\b(?:{'|'.join(words)})\b", text))
    if not found:
        return None
    for match in sorted(chance.sample(found, min(most, len(found))), key=lambda one: -one.start()):
        text = exchanged(text, match.span(), words[match.group()])
    return text
