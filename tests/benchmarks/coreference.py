"""Owns the measures of grouped mentions: MUC, B-cubed, entity-based CEAF and their mean, the CoNLL F1."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from tests.benchmarks.scores import Scores

Groups = Sequence[frozenset[Hashable]]


def conll(gold: Groups, found: Groups) -> float:
    """The mean F1 of MUC, B-cubed and CEAF-e (Pradhan et al. 2012, CoNLL-2012 shared task)."""
    return (muc(gold, found).f1 + b_cubed(gold, found).f1 + ceaf_e(gold, found).f1) / 3


def without_singletons(groups: Groups) -> list[frozenset[Hashable]]:
    """The groups of more than one mention."""
    return [group for group in groups if len(group) > 1]


def muc(gold: Groups, found: Groups) -> Scores:
    """The share of links that hold (Vilain et al. 1995, A model-theoretic coreference scoring scheme)."""
    return Scores(_links_kept(found, gold), _links_kept(gold, found))


def _links_kept(groups: Groups, others: Groups) -> float:
    """Of the links that hold the groups together, the share that the others hold together too."""
    home = _homes(others)
    kept = total = 0
    for group in groups:
        parts = {home.get(mention, ("alone", mention)) for mention in group}
        kept += len(group) - len(parts)
        total += len(group) - 1
    return kept / total if total else 0.0


def b_cubed(gold: Groups, found: Groups) -> Scores:
    """The mean share, over mentions, of their group that is right (Bagga and Baldwin 1998)."""
    return Scores(_right_share(found, gold), _right_share(gold, found))


def _right_share(groups: Groups, others: Groups) -> float:
    home = _homes(others)
    total = sum(len(group) for group in groups)
    right = 0.0
    for group in groups:
        sizes: defaultdict[Hashable, int] = defaultdict(int)
        for mention in group:
            if mention in home:
                sizes[home[mention]] += 1
        right += sum(size * size for size in sizes.values()) / len(group)
    return right / total if total else 0.0


def ceaf_e(gold: Groups, found: Groups) -> Scores:
    """How alike groups are that are matched one to one as well as can be (Luo 2005, phi4, HLT-EMNLP)."""
    if not gold or not found:
        return Scores(0.0, 0.0)
    alike = _alike(gold, found)
    matched = sum(_best_match(part, alike) for part in _connected(alike))
    return Scores(matched / len(found), matched / len(gold))


_Pairs = dict[tuple[int, int], float]


def _alike(gold: Groups, found: Groups) -> _Pairs:
    """By the numbers of a gold and a found group, twice what they share in relation to their sizes, if anything."""
    home = _homes(found)
    shared: defaultdict[tuple[int, int], int] = defaultdict(int)
    for number, group in enumerate(gold):
        for mention in group:
            if mention in home:
                shared[number, home[mention]] += 1
    return {(g, f): 2 * size / (len(gold[g]) + len(found[f])) for (g, f), size in shared.items()}


def _connected(pairs: _Pairs) -> list[list[tuple[int, int]]]:
    """The pairs in parts that share no group: each can be matched alone."""
    parent: dict[tuple[str, int], tuple[str, int]] = {}

    def root(node: tuple[str, int]) -> tuple[str, int]:
        while parent.setdefault(node, node) != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    for g, f in pairs:
        parent[root(("gold", g))] = root(("found", f))
    parts: defaultdict[tuple[str, int], list[tuple[int, int]]] = defaultdict(list)
    for g, f in pairs:
        parts[root(("gold", g))].append((g, f))
    return list(parts.values())


def _best_match(part: Sequence[tuple[int, int]], alike: _Pairs) -> float:
    rows = {g: place for place, g in enumerate(sorted({g for g, _ in part}))}
    columns = {f: place for place, f in enumerate(sorted({f for _, f in part}))}
    size = max(len(rows), len(columns))
    table = np.zeros((size, size))
    for g, f in part:
        table[rows[g], columns[f]] = alike[g, f]
    return float(sum(table[row, column] for row, column in enumerate(assignment(-table))))


def assignment(cost: NDArray[np.float64]) -> list[int]:
    """The column of each row of a square table, no column twice, at the least total cost (Kuhn 1955; Munkres 1957).

    By shortest augmenting paths with potentials, after Jonker and Volgenant (1987).
    """
    size = len(cost)
    rows, columns = np.zeros(size + 1), np.zeros(size + 1)
    owner = np.zeros(size + 1, dtype=int)
    for row in range(1, size + 1):
        owner[0] = row
        _augment(cost, rows, columns, owner)
    chosen = [0] * size
    for column in range(1, size + 1):
        chosen[owner[column] - 1] = column - 1
    return chosen


def _augment(
    cost: NDArray[np.float64], rows: NDArray[np.float64], columns: NDArray[np.float64], owner: NDArray[np.int_]
) -> None:
    """Give the row that stands at column 0 a column of its own, moving others where that costs less."""
    size = len(cost)
    least, way = np.full(size + 1, np.inf), np.zeros(size + 1, dtype=int)
    used = np.zeros(size + 1, dtype=bool)
    column = 0
    while owner[column]:
        used[column] = True
        row = owner[column]
        free = ~used[1:]
        reduced = cost[row - 1] - rows[row] - columns[1:]
        nearer = free & (reduced < least[1:])
        least[1:][nearer] = reduced[nearer]
        way[1:][nearer] = column
        following = 1 + int(np.argmin(np.where(free, least[1:], np.inf)))
        delta = least[following]
        rows[owner[used]] += delta
        columns[used] -= delta
        least[~used] -= delta
        column = following
    while column:
        owner[column] = owner[way[column]]
        column = way[column]


def _homes(groups: Groups) -> dict[Hashable, int]:
    return {mention: number for number, group in enumerate(groups) for mention in group}


def grouped(labels: Iterable[tuple[Hashable, Hashable]]) -> list[frozenset[Hashable]]:
    """The groups of mentions with the same label, in the order in which labels come."""
    members: defaultdict[Hashable, set[Hashable]] = defaultdict(set)
    for mention, label in labels:
        members[label].add(mention)
    return [frozenset(group) for group in members.values()]
