"""Prints how well the comparison of claims tells the relation of 600 pairs made from templates over MEANTIME."""

import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from random import Random

from annotator.api import compare_claims
from tests.benchmarks import contrast_changes, contrast_rewordings
from tests.benchmarks.contrast_source import Source, remarked, sources
from tests.benchmarks.contrast_templates import Template

TEMPLATES = (*contrast_changes.TEMPLATES, *contrast_rewordings.TEMPLATES)
_SEED, _ROUNDS = 5, 1_000
_TURNS, _TRIES = 300, 400
_HALF = {"contradicts": 120, "same": 60, "refines": 40, "supports": 20, "disputes": 40, "different": 20}
_NEGATIONS = {"none": 0.4, "one": 0.3, "both": 0.3}
_CLASSES = ("same", "refines", "supports", "supersedes", "contradicts", "disputes", "different")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two claims made by a template; `negation`: whether none, one or both of them have one."""

    template: Template
    a: str
    b: str
    negation: str

    @property
    def gold(self) -> str:
        """The relation that the template stands for."""
        return self.template.gold[0]


def pairs(halves: tuple[Source, Source], seed: int = _SEED) -> list[Pair]:
    """The 600 pairs: 300 of the seen templates, 300 of the others; as many negations in every class."""
    made: list[Pair] = []
    told: set[tuple[str, str]] = set()
    for source, seen in zip(halves, (True, False), strict=True):
        for gold, wanted in _HALF.items():
            for negation, share in _NEGATIONS.items():
                chance, cell = Random(f"{seed} {seen} {gold} {negation}"), (seen, gold, negation)
                made += islice(_cell(source, chance, cell, told), round(share * wanted))
    return made


def _cell(source: Source, chance: Random, cell: tuple[bool, str, str], told: set[tuple[str, str]]) -> Iterator[Pair]:
    """Pairs of one class and one manner of negation, its templates by turns; no template tells a sentence twice."""
    seen, gold, negation = cell
    able = [one for one in TEMPLATES if (one.seen, one.gold[0]) == (seen, gold) and _can(one, negation)]
    for turn in range(_TURNS):
        template = able[turn % len(able)]
        every = (template.make(source, chance) for _ in range(_TRIES))
        drawn = next((one for one in every if one and not any((template.name, claim) in told for claim in one)), None)
        if drawn and drawn[0] != drawn[1]:
            ends = _with_negation(drawn, template, negation, chance.choice(source.remarks))
            told.update((template.name, claim) for claim in drawn)
            yield Pair(template, *(ends if chance.random() < 0.5 else ends[::-1]), negation)


def _can(template: Template, negation: str) -> bool:
    """Whether its pairs can have so many negated claims: a remark added to one alone would refine the other."""
    if template.negation == "alone":
        return negation == "one"
    if template.negation == "one":
        return negation != "none"
    return negation != "one" or template.gold[0] != "same"


def _with_negation(drawn: tuple[str, str], template: Template, negation: str, remark: str) -> tuple[str, str]:
    """The claims with a remark that has a negation and denies nothing: on both, on the first, or on neither."""
    a, b = drawn
    if negation == "both":
        return remarked(a, remark), remarked(b, remark)
    return (remarked(a, remark), b) if negation == "one" and template.negation == "none" else (a, b)


def main(arguments: Sequence[str]) -> int:
    """Print the figures of either half, by class and by template; with --wrong also every pair told wrongly."""
    halves = sources()
    if halves is None:
        return 0
    made = pairs(halves)
    told = [compare_claims(pair.a, pair.b).relation for pair in made]
    print(f"{len(made)} claim pairs; bars: contradicts .90 / .60, relation .75 (beyond .95 / .75, .85)")
    for name, seen in (("seen templates", True), ("unseen templates", False)):
        places = [place for place, pair in enumerate(made) if pair.template.seen is seen]
        _print_half(name, [(made[place], told[place]) for place in places])
    _print_half("all", list(zip(made, told, strict=True)))
    if "--wrong" in arguments:
        _print_wrong([(pair, says) for pair, says in zip(made, told, strict=True) if pair.template.seen])
    return 0


Told = Sequence[tuple[Pair, str]]


def _print_half(name: str, told: Told) -> None:
    negations = Counter((pair.gold, pair.negation) for pair, _ in told)
    right = [says == pair.gold for pair, says in told]
    passed = [says in pair.template.gold for pair, says in told]
    print(
        f"\n{name}: {len(told)} pairs; contradicts precision {_shown(told, _precision)}, recall {_shown(told, _recall)}"
    )
    print(f"  accuracy of the relation {sum(right) / len(right):.3f}, with what is let pass {_shown(told, _accuracy)}")
    baseline = [(pair, "contradicts" if pair.negation == "one" else "same") for pair, _ in told]
    print(
        f"  baseline (negation on one side): precision {_precision(baseline):.3f}, recall {_recall(baseline):.3f}, "
        f"accuracy {_accuracy(baseline):.3f}"
    )
    print(f"  {'':12}" + "".join(f"{column:>12}" for column in _CLASSES) + f"{'none one both':>18}")
    for row in _HALF:
        counts = Counter(says for pair, says in told if pair.gold == row)
        spread = " ".join(str(negations[row, negation]) for negation in _NEGATIONS)
        print(f"  {row:12}" + "".join(f"{counts[column]:12}" for column in _CLASSES) + f"{spread:>18}")
    for template in TEMPLATES:
        own = [one for one, (pair, _) in zip(passed, told, strict=True) if pair.template is template]
        if own and name != "all":
            print(f"    {template.name:36} {template.gold[0]:12} {sum(own):3} of {len(own):3}")


def _precision(told: Told) -> float:
    said = [pair.gold == "contradicts" for pair, says in told if says == "contradicts"]
    return sum(said) / len(said) if said else 0.0


def _recall(told: Told) -> float:
    wanted = [says == "contradicts" for pair, says in told if pair.gold == "contradicts"]
    return sum(wanted) / len(wanted) if wanted else 0.0


def _accuracy(told: Told) -> float:
    return sum(says in pair.template.gold for pair, says in told) / len(told)


def _shown(told: Told, measure: Callable[[Told], float]) -> str:
    """A measure with its interval (bootstrap, 95 %)."""
    chance = Random(_SEED)
    drawn = sorted(measure(chance.choices(told, k=len(told))) for _ in range(_ROUNDS))
    return f"{measure(told):.3f} ({drawn[_ROUNDS // 40]:.3f} to {drawn[-_ROUNDS // 40]:.3f})"


def _print_wrong(told: Told) -> None:
    """The seen pairs told wrongly; the unseen are not shown, so that nobody mends rules by them."""
    for pair, says in told:
        if says not in pair.template.gold:
            print(f"\n{pair.template.name}: {pair.gold}, told {says}\n  {pair.a}\n  {pair.b}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
