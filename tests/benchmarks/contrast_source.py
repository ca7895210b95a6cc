"""Owns what claim pairs are made of: sentences of MEANTIME (Wikinews) with their names, and how to alter them."""

import calendar
import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random
from typing import cast

from tests.benchmarks.public_data import records

_UNFIT = re.compile(
    r"``|''|\"|#| - |\?|;|:|[(“”]|\b(?:not|no|never|without|none|nobody|nothing|cannot|neither|nor|I|we|you|but)\b|n't|"
    r"\b(?:said|says|stated|according|denied|if|would|could|might|may|reportedly|claimed)\b",
    re.IGNORECASE,
)
_LOWERED = re.compile(
    r"(?:the|an?|th[ei]se|this|that|those|it|he|she|they|its|his|her|their|in|on|at|after|before|as|with|for|since|"
    r"during|both|some|many|several|all|shares|officials|stocks?|other|most|following|investors|workers|sales|about|only)\b",
    re.IGNORECASE,
)
_CITIES = (
    "Oslo Nairobi Lima Manila Warsaw Ankara Dakar Lisbon Perth Karachi Quito Dublin",
    "Vienna Havana Seoul Tunis Athens Bogota Mumbai Prague Lagos Montreal Helsinki Osaka",
)
_REPORTERS = (
    "an official|a spokesman for the ministry|the newspaper|one of the managers|the union",
    "a witness|analysts|the head of the agency|a senior lawyer|the broadcaster",
)
_REMARKS = (
    ", though nobody gave a reason|, which had not been expected|, without giving any details|, a step that was never "
    "explained",
    ", although nothing was put in writing|, and not for the first time|, with no further comment|, which none of the "
    "neighbours noticed",
)
_NUMBER = re.compile(
    r"(?<=[a-z] )(?P<money>(?:US ?)?[$€£] ?)?(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
    r"(?P<unit> ?%| per ?cent\b| [mb]illion\b| [a-z]{3,}s\b)"
)
_BOUNDED = re.compile(r"(?:least|most|than|over|to|about|nearly|around|almost|some|of|roughly|under|between|and) ?$")
_PRONOUNS = frozenset(
    ["Some", "Others", "It", "Its", "They", "Their", "We", "Our", "He", "She", "His", "Company", "Both", "Automaker GM"]
)
_SUBORDINATE = re.compile(
    r"\b(?:that|which|who|as|when|after|where|since|although|while|though|before|if)\b", re.IGNORECASE
)
_AUXILIARY = re.compile(r"^[^,]{8,70}? (?:was|were|is|are|has|have|will)(?= (?!not\b))")
WORDS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
MONTHS, WEEKDAYS = calendar.month_name[1:], calendar.day_name[:6]


@dataclass(frozen=True, slots=True)
class Name:
    """A name in a sentence; `kind` as the corpus has it: ORG, PER, LOC."""

    start: int
    text: str
    kind: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence that ends in a full stop, and the names in it."""

    text: str
    names: tuple[Name, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """The half of the corpus that one half of the templates draws on; no sentence, city or remark is in both."""

    sentences: tuple[Sentence, ...]
    bodies: tuple[str, ...]
    people: tuple[str, ...]
    cities: tuple[str, ...]
    reporters: tuple[str, ...]
    remarks: tuple[str, ...]

    def distinct(self, chance: Random, many: int) -> list[str]:
        """So many companies and agencies that cannot be one."""
        taken: list[str] = []
        for name in chance.sample(self.bodies, len(self.bodies)):
            if len(taken) < many and not any(akin(name, other) for other in taken):
                taken.append(name)
        return taken


def sources() -> tuple[Source, Source] | None:
    """The halves of the corpus for the seen and the unseen templates, split by article; None where it is missing."""
    documents = records("meantime_en", "documents.jsonl")
    if not documents:
        return None
    mentions = records("meantime_en", "mentions.jsonl")
    return _source(documents, mentions, 0), _source(documents, mentions, 1)


def _source(documents: Sequence[dict[str, object]], mentions: Sequence[dict[str, object]], half: int) -> Source:
    kept = [one for one in documents if hashlib.sha256(str(one["doc_id"]).encode()).digest()[0] % 2 == half]
    own = {str(one["doc_id"]) for one in kept}
    named = [one for one in mentions if one["kind"] == "entity" and one["doc_id"] in own and _is_name(one)]
    sentences = [sentence for one in kept for sentence in _sentences(one, named)]
    return Source(
        tuple({sentence.text: sentence for sentence in sentences}.values()),
        _called(named, "ORG"),
        tuple(name for name in _called(named, "PER") if " " in name),
        tuple(_CITIES[half].split()),
        tuple(_REPORTERS[half].split("|")),
        tuple(_REMARKS[half].split("|")),
    )


def _is_name(mention: dict[str, object]) -> bool:
    words = str(mention["text"]).split()
    return (
        str(mention["text"]) not in _PRONOUNS
        and len(words) <= 3
        and all(word[0].isupper() and word.isalnum() for word in words)
    )


def akin(name: str, other: str) -> bool:
    """Whether two names may mean one body: a word in common, or one the initials of the other."""
    shared = set(name.split()) & set(other.split())
    return bool(shared) or any(initials(one) in two for one, two in ((name, other), (other, name)))


def initials(name: str) -> str:
    """The first letters of the words of a name; those of one word are none."""
    return "".join(word[0] for word in name.split()) if " " in name else "\0"


def _called(named: Sequence[dict[str, object]], kind: str) -> tuple[str, ...]:
    texts = {str(one["text"]) for one in named if one["mention_type"] == kind} - _PRONOUNS
    return tuple(sorted(text for text in texts if len(text) > 2 and not text.startswith("The ")))


def _sentences(document: dict[str, object], named: Sequence[dict[str, object]]) -> Iterator[Sentence]:
    text = str(document["text"])
    for each in cast(list[dict[str, list[dict[str, int]]]], document["sentences"]):
        start, end = each["tokens"][0]["start"], each["tokens"][-1]["end"]
        quote = text[start:end]
        if 40 <= len(quote) <= 200 and quote[0].isupper() and quote.endswith(".") and not _UNFIT.search(quote):
            inside = [one for one in named if one["doc_id"] == document["doc_id"]]
            yield Sentence(quote, tuple(_names(inside, start, end)))


def _names(named: Sequence[dict[str, object]], start: int, end: int) -> Iterator[Name]:
    for one in named:
        at = cast(int, one["start"])
        if start <= at < end:
            yield Name(at - start, str(one["text"]), str(one["mention_type"]))


def inner(sentence: str) -> str:
    """The sentence as it stands after "said that": without its full stop, the first word small unless it is a name."""
    return (sentence[0].lower() if _LOWERED.match(sentence) else sentence[0]) + sentence[1:].removesuffix(".")


def remarked(sentence: str, remark: str) -> str:
    """The sentence with a remark before its full stop."""
    return f"{sentence.removesuffix('.')}{remark}."


def opening(words: str) -> str:
    """The words with a capital, as at the start of a sentence."""
    return words[0].upper() + words[1:]


def negated(sentence: str) -> str | None:
    """The sentence with "not" after the auxiliary of its first clause; None if there is none near its start."""
    found = _AUXILIARY.match(sentence)
    if found is None or _SUBORDINATE.search(found.group()):
        return None
    return f"{sentence[: found.end()]} not{sentence[found.end() :]}"


def number_in(sentence: str) -> re.Match[str] | None:
    """The first number that counts or measures something exactly; None if there is none."""
    for found in _NUMBER.finditer(sentence):
        if _a_year(found["number"]) or _BOUNDED.search(sentence[: found.start()]):
            continue
        return found
    return None


def _a_year(number: str) -> bool:
    return number.isdigit() and 1900 <= int(number) <= 2100


def value_of(number: str) -> float:
    """What digits with commas amount to."""
    return float(number.replace(",", ""))


def written(value: float, like: str) -> str:
    """A value in the manner of another number: as many decimals, commas if it has some."""
    decimals = len(like.partition(".")[2])
    return f"{value:,.{decimals}f}" if "," in like or value < 1_000 else f"{value:.{decimals}f}"


def other_number(chance: Random, number: str) -> str:
    """Another number of the same shape, at least a fifth away."""
    value = value_of(number)
    if value < 10 and "." not in number:
        return written(value + chance.choice((2, 3, 5)), number)
    return written(value * chance.choice((0.55, 0.7, 1.3, 1.6, 2.1)), number)


def exchanged(sentence: str, span: tuple[int, int], words: str) -> str:
    """The sentence with other words at a place."""
    return sentence[: span[0]] + words + sentence[span[1] :]
