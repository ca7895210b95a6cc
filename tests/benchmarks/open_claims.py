"""Owns the two published ways to score extracted tuples: CaRB's token overlap and BenchIE's exact facts."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tests.benchmarks.scores import Scores

_FORMS_OF_BE = frozenset({"be", "is", "am", "are", "was", "were", "been", "being"})
_SAYING = ("said", "told", "added", "adds", "says")


@dataclass(frozen=True, slots=True)
class Extracted:
    """A predicate with its arguments, the subject first; `confidence` in 0..1."""

    predicate: str
    arguments: tuple[str, ...]
    confidence: float = 1.0

    def binary(self) -> "Extracted":
        """The same with all arguments behind the subject as one."""
        if len(self.arguments) < 2:
            return self
        return Extracted(self.predicate, (self.arguments[0], " ".join(self.arguments[1:])), self.confidence)

    def reversed(self) -> "Extracted":
        """Binary, with what is said before who says it."""
        turned = self.binary()
        return Extracted(turned.predicate, turned.arguments[::-1], turned.confidence)


def overlap(gold: Extracted, ours: Extracted) -> tuple[float, float]:
    """CaRB's token precision and recall of one tuple against a gold one (Bhardwaj et al. 2019, EMNLP, 3.2).

    Parts are compared part by part, all arguments behind the subject as one; (0, 0) where the predicates share no
    word. Tokens stand between white space and count with their case.
    """
    straight = _lenient(gold.binary(), ours.binary())
    if any(word in gold.predicate for word in _SAYING):
        return max(straight, _lenient(gold.binary(), ours.reversed()))
    return straight


def _lenient(gold: Extracted, ours: Extracted) -> tuple[float, float]:
    shared = _shared_predicate(gold.predicate.split(), ours.predicate.split())
    if shared == 0 or len(ours.arguments) < min(2, len(gold.arguments)):
        return 0.0, 0.0
    said, wanted = len(ours.predicate.split()), len(gold.predicate.split())
    for place, argument in enumerate(gold.arguments):
        words = ours.arguments[place].split() if place < len(ours.arguments) else []
        shared += _shared(argument.split(), words)
        said, wanted = said + len(words), wanted + len(argument.split())
    return shared / said, shared / wanted


def _shared(gold: Sequence[str], ours: Sequence[str]) -> int:
    """How many gold words find a word of ours, each of ours once."""
    left = list(ours)
    found = 0
    for word in gold:
        if word in left:
            left.remove(word)
            found += 1
    return found


def _shared_predicate(gold: Sequence[str], ours: Sequence[str]) -> int:
    """Shared words, where a bare "be" of ours also stands for its forms."""
    spare_be = "be" in ours and "be" not in gold and bool(_FORMS_OF_BE & set(gold))
    return _shared(gold, ours) + spare_be


def carb(gold: Sequence[Sequence[Extracted]], ours: Sequence[Sequence[Extracted]]) -> Scores:
    """CaRB's scores over sentences at the confidence where F1 is best.

    Recall: each gold tuple takes the best of ours. Precision: gold and ours pair off one to one, the best pair first.
    """
    tables = [
        [[overlap(one, each) for each in found] for one in wanted] for wanted, found in zip(gold, ours, strict=True)
    ]
    thresholds = sorted({each.confidence for found in ours for each in found})
    all_at = [_at(tables, ours, threshold) for threshold in thresholds]
    return max(all_at, key=lambda scores: scores.f1, default=Scores(0, 0))


Table = list[list[tuple[float, float]]]


def _at(tables: Sequence[Table], ours: Sequence[Sequence[Extracted]], threshold: float) -> Scores:
    right = given = found = wanted = 0.0
    for table, extracted in zip(tables, ours, strict=True):
        kept = [place for place, each in enumerate(extracted) if each.confidence >= threshold]
        given, wanted = given + len(kept), wanted + len(table)
        found += sum(max((row[place][1] for place in kept), default=0.0) for row in table)
        right += _paired_precision(table, kept)
    return Scores(right / given if given else 1.0, found / wanted if wanted else 0.0)


def _paired_precision(table: Table, kept: Sequence[int]) -> float:
    """The precisions of the pairs that greedy matching by precision makes, added up."""
    cells = [(row[place][0], -number, -place) for number, row in enumerate(table) for place in kept]
    rows, columns, total = set(), set(), 0.0
    for precision, row, column in sorted(cells, reverse=True):
        if row not in rows and column not in columns:
            rows.add(row)
            columns.add(column)
            total += precision
    return total


Fact = Sequence[tuple[str, str, str]]
"""All the ways in which one fact may be told; words in square brackets may be left out."""


def benchie(gold: Sequence[Sequence[Fact]], ours: Sequence[Sequence[Extracted]]) -> Scores:
    """BenchIE's scores (Gashteovski et al. 2022, ACL): right is what tells a fact exactly in one of its ways."""
    right = given = found = wanted = 0
    for facts, extracted in zip(gold, ours, strict=True):
        patterns = [[_pattern(way) for way in fact] for fact in facts]
        told = [_spelled(each) for each in extracted]
        given, wanted = given + len(told), wanted + len(patterns)
        right += sum(any(_tells(fact, each) for fact in patterns) for each in told)
        found += sum(any(_tells(fact, each) for each in told) for fact in patterns)
    return Scores(right / given if given else 0.0, found / wanted if wanted else 0.0)


def _tells(fact: Sequence[re.Pattern[str]], told: str) -> bool:
    return any(way.fullmatch(told) for way in fact)


def _spelled(extracted: Extracted) -> str:
    binary = extracted.binary()
    parts = (binary.arguments[0], binary.predicate, *binary.arguments[1:])
    return "\t".join(" ".join(["", *part.casefold().split()]) for part in parts)


def _pattern(way: tuple[str, str, str]) -> re.Pattern[str]:
    """Each word after a space; a bracketed group may be missing."""
    return re.compile("\t".join(_part(part.casefold()) for part in way))


def _part(part: str) -> str:
    groups = re.findall(r"\[[^\]]*\]|[^\s\[\]]+", part)
    return "".join(_optional(group[1:-1]) if group.startswith("[") else f" {re.escape(group)}" for group in groups)


def _optional(words: str) -> str:
    inner = "".join(f" {re.escape(word)}" for word in words.split())
    return f"(?:{inner})?"
