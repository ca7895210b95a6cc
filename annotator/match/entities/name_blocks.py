"""Owns groups of spellings: made block by block, so that a spelling more makes only the block anew that it touches."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from operator import is_

from annotator.domain.ids import ArticleId
from annotator.match.entities.company import Company
from annotator.match.entities.general_bodies import every_land_has, with_land
from annotator.match.entities.name_keys import body_keys, far_apart, person_keys
from annotator.match.entities.surnames import ends_within
from annotator.match.entities.variants import Variant
from annotator.match.names.callings import kinds_of, marks_of
from annotator.match.names.folding import body_parts
from annotator.match.names.lacking import lacks_what_tells
from annotator.match.names.names import compare_names
from annotator.match.names.persons import out_of_reach, told_apart
from annotator.match.names.syllabic import Syllables, by_syllables
from annotator.match.names.toponyms import bare, known_as_one, place_keys
from annotator.match.words.scripts import syllables
from annotator.match.words.usual import both_usual

Node = tuple[str, str]

_OF_LANDS = ("PLACE", "ORG")
"""What may be of one land or of another, though it has one name."""
_ALIKE = {"PERSON": 0.78, "ORG": 0.85, "PLACE": 0.93, "NORP": 0.9, "EVENT": 0.9}
_UNLIKE = 0.6
"""Two groups stay apart if any two of their spellings are less alike than this."""
_SURE = 0.93
_AS_WELL = 0.03
_SAME_ROLE, _OTHER_CALLING, _TOGETHER, _OTHER_SEAT, _LACKING = 0.06, 0.45, 0.06, 0.2, 0.2
"""What one office, callings of two kinds in articles that share nothing else, one article with both names, and mayors
or governors in articles that share no place, and a surname or ending that only one of two names has add to a likeness
and take from it."""


@dataclass(frozen=True, slots=True)
class Group:
    """Spellings that mean the same, by key, and how alike the two least alike that were joined are."""

    full: tuple[Variant, ...]
    articles: frozenset[ArticleId]
    weakest: float = 1.0

    @property
    def node(self) -> Node:
        """The first of its spellings, which no other group has."""
        return self.full[0].node


class Blocks:
    """Spellings in groups; the groups of a block follow from its spellings alone, in whatever order they came."""

    def __init__(self, forbidden: Callable[[Sequence[Variant]], bool], company: Company) -> None:
        self._forbidden, self._company = forbidden, company
        self._variants: dict[Node, Variant] = {}
        self._by_key: defaultdict[str, set[Node]] = defaultdict(set)
        self._alike: dict[Node, dict[Node, float]] = {}
        self._home: dict[Node, Group] = {}
        self._fresh: set[Node] = set()
        self._shaken: set[Node] = set()

    def put(self, variant: Variant) -> None:
        """Take a spelling in, in place of the one of its key and sense."""
        self.drop(variant.node)
        self._variants[variant.node] = variant
        for key in keys_of(variant):
            self._by_key[key].add(variant.node)
        self._fresh.add(variant.node)

    def drop(self, node: Node) -> None:
        """Let a spelling go, if it is there."""
        variant = self._variants.pop(node, None)
        if variant is None:
            return
        for key in keys_of(variant):
            self._by_key[key].discard(node)
        for other in self._alike.pop(node, {}):
            del self._alike[other][node]
            self._shaken.add(other)
        if node in self._home:
            self._shaken |= {each.node for each in self._home[node].full}
        self._fresh.discard(node)

    def settle(self) -> tuple[list[Group], list[Group]]:
        """The groups that are no more and those that took their place, after all that was put in and dropped."""
        for node in sorted(self._fresh):
            self._compare(node)
        block = self._reached((self._fresh | self._shaken) & self._variants.keys())
        gone = {self._home[node].node: self._home[node] for node in block | self._shaken if node in self._home}
        new = {group.node: group for part in self._parts(block) for group in self._grouped(part)}
        same = {node for node, group in new.items() if node in gone and _is_same(group, gone[node])}
        for node in [each.node for group in gone.values() for each in group.full]:
            del self._home[node]
        for node, group in new.items():
            self._home |= {each.node: gone[node] if node in same else group for each in group.full}
        self._fresh, self._shaken = set(), set()
        return [gone[n] for n in sorted(gone) if n not in same], [new[n] for n in sorted(new) if n not in same]

    def _compare(self, node: Node) -> None:
        own = self._alike.setdefault(node, {})
        near = set().union(*(self._by_key[key] for key in keys_of(self._variants[node]))) - {node}
        for other in near:
            if other in self._fresh and other < node:
                continue
            # In one order always, so that a corpus that grows gives what one read at once does.
            first, second = (node, other) if node < other else (other, node)
            pair = self._variants[first], self._variants[second]
            if _out_of_reach(*pair):
                continue
            score = likeness_of(*pair, self._company)
            if score >= _ALIKE.get(self._variants[node].kind, _SURE):
                own[other] = self._alike.setdefault(other, {})[node] = score

    def _reached(self, nodes: set[Node]) -> set[Node]:
        """These spellings and all that a chain of like ones leads to."""
        reached, ahead = set(nodes), list(nodes)
        while ahead:
            found = self._alike.get(ahead.pop(), {}).keys() - reached
            reached |= found
            ahead += found
        return reached

    def _parts(self, block: set[Node]) -> list[list[Node]]:
        left, parts = set(block), []
        for node in sorted(block):
            if node in left:
                part = self._reached({node})
                left -= part
                parts.append(sorted(part))
        return parts

    def _grouped(self, part: list[Node]) -> list[Group]:
        """Groups joined from the likest pair downward, as long as no two in a group are unlike or forbidden."""
        groups = {node: Group((self._variants[node],), self._variants[node].articles) for node in part}
        home = {node: node for node in part}
        pairs = [
            (-score, a, b)
            for a in part
            for b, score in self._alike.get(a, {}).items()
            if a < b and not (self._fits_others(a, b) or self._fits_others(b, a))
        ]
        for negative, one, other in sorted(pairs):
            a, b = home[one], home[other]
            if a == b or not self._may_join(groups[a], groups[b]):
                continue
            weakest = min(groups[a].weakest, groups[b].weakest, -negative)
            other_group = groups.pop(b)
            joined = sorted((*groups[a].full, *other_group.full), key=lambda variant: variant.node)
            groups[a] = Group(tuple(joined), groups[a].articles | other_group.articles, weakest)
            home |= {variant.node: a for variant in joined}
        return list(groups.values())

    def _fits_others(self, node: Node, other: Node) -> bool:
        """Whether a name with an initial fits somebody else as well as this one, and its articles tell of neither.

        Worked example: "J. Smith" fits John Smith and Joan Smith.
        """
        own, this = self._variants[node], self._variants[other]
        if own.kind != "PERSON" or not _has_initial(own) or _has_initial(this):
            return False
        others = ((self._variants[each], score) for each, score in self._alike[node].items() if each != other)
        rivals = [
            (not own.articles.isdisjoint(each.articles), score + _AS_WELL >= self._alike[node][other])
            for each, score in others
            if not _has_initial(each) and likeness_of(each, this, self._company) < _UNLIKE
        ]
        if own.articles.isdisjoint(this.articles):
            return any(beside or as_well for beside, as_well in rivals)
        return any(beside and as_well for beside, as_well in rivals)

    def _may_join(self, a: Group, b: Group) -> bool:
        if any(likeness_of(one, other, self._company) < _UNLIKE for one in a.full for other in b.full):
            return False
        return not self._forbidden((*a.full, *b.full))


def _has_initial(variant: Variant) -> bool:
    return any(len(token) == 1 for token in variant.parts.tokens)


def _is_same(a: Group, b: Group) -> bool:
    return len(a.full) == len(b.full) and all(map(is_, a.full, b.full))


def keys_of(variant: Variant) -> frozenset[str]:
    """Where a spelling is looked up among those of its kind."""
    if variant.kind == "PERSON":
        return person_keys(variant.parts)
    written = body_keys(variant.kind, variant.parts)
    if variant.kind != "PLACE":
        told = with_land(variant.text, variant.seats) if variant.kind == "ORG" else variant.text
        return written if told == variant.text else written | body_keys(variant.kind, body_parts(told))
    return written | body_keys(variant.kind, body_parts(bare(variant.text))) | place_keys(variant.text)


def _out_of_reach(one: Variant, other: Variant) -> bool:
    """Whether a quick look tells that two spellings are not alike, whatever is told beside them."""
    if one.kind != "PERSON" or not one.full or not other.full or one.key == other.key:
        return False
    if syllables(one.text) and syllables(other.text):
        return far_apart(one.parts, other.parts)
    return far_apart(one.parts, other.parts) or out_of_reach(one.parts, other.parts)


def likeness_of(one: Variant, other: Variant, company: Company) -> float:
    """How likely two spellings of one kind mean the same, by how they are written and what is told beside them."""
    if one.key == other.key or one.kind != "PERSON":
        two = one.key == other.key or _of_two_lands(one, other)
        alike = 0.0 if two else _bodies_alike(one, other)
        return 0.0 if alike and _are_two_places(one, other, company) else alike
    if far_apart(one.parts, other.parts) or _namesakes(one, other):
        return 0.0
    score = compare_names(one.text, other.text)
    elsewhere = bool(one.seats and other.seats) and one.seats.isdisjoint(other.seats)
    if not one.full and not other.full:
        return 0.0 if score < _SURE or both_usual(one.parts.surname, other.parts.surname) else score
    if score < _UNLIKE:
        return score
    left = score - _against(one, other, score, elsewhere=elsewhere)
    left -= _OTHER_CALLING * _are_two(one, other, company)
    told = any(" " in role for role in one.roles & other.roles)
    return min(1.0, left + _SAME_ROLE) if told and not told_apart(one.text, other.text) else left


def _of_two_lands(one: Variant, other: Variant) -> bool:
    """Whether two places or bodies are told to be of two lands; or only one is, and its name is of several lands'."""
    if one.kind not in _OF_LANDS or not one.seats.isdisjoint(other.seats):
        return False
    if one.seats and other.seats:
        return True
    several = one.kind == "ORG" and bool(one.sense or other.sense) and bool(one.seats or other.seats)
    return several and every_land_has(one.text) and every_land_has(other.text)


def _are_two_places(one: Variant, other: Variant, company: Company) -> bool:
    """Whether two places are named in articles about other lands only, and by no two names of one: Brega and Braga."""
    return (
        one.kind == "PLACE"
        and company.abroad(one.articles, other.articles)
        and one.parts.tokens != other.parts.tokens
        and not known_as_one(one.text, other.text)
    )


def _bodies_alike(one: Variant, other: Variant) -> float:
    """How alike two names are; of a body that every land has, whose land is told, with that if the other has one."""
    if one.kind != "ORG" or every_land_has(one.text) == every_land_has(other.text):
        return compare_names(one.text, other.text, one.label)
    return compare_names(with_land(one.text, one.seats), with_land(other.text, other.seats), one.label)


def _against(one: Variant, other: Variant, score: float, *, elsewhere: bool) -> float:
    """What is to be taken from a likeness."""
    together = score < _SURE and one.articles & other.articles and len(one.parts.tokens) == len(other.parts.tokens)
    return (
        (_OTHER_SEAT if elsewhere else 0.0)
        + (_TOGETHER if together else 0.0)
        + (_LACKING if _lacks(one, other) else 0.0)
    )


def _lacks(one: Variant, other: Variant) -> bool:
    """Whether only one of two names has a surname or ending that tells, or another syllable, and no calling joins them.

    Worked example: "Ana Salas" is not "Ana Salas Vega" whom a report calls "Salas Vega"; but the president is.
    """
    if not one.callings.isdisjoint(other.callings):
        return False
    parted = ends_within(one.parts, other.parts, other.surnames) or ends_within(other.parts, one.parts, one.surnames)
    in_doubt = by_syllables(one.text, other.text) is Syllables.DOUBTFUL
    return parted or in_doubt or lacks_what_tells(one.parts, other.parts)


def _namesakes(one: Variant, other: Variant) -> bool:
    """Whether two spellings of one name were found to mean two people."""
    return bool(one.sense and other.sense) and one.sense != other.sense and one.parts.tokens == other.parts.tokens


def _are_two(one: Variant, other: Variant, company: Company) -> bool:
    """Whether both are called something, of kinds that nobody has in turn, in articles that share nothing else."""
    ours, theirs = kinds_of(one.callings), kinds_of(other.callings)
    if not ours or not theirs or one.parts.tokens == other.parts.tokens:
        return False
    strange = marks_of(ours).isdisjoint(marks_of(theirs))
    return strange and company.strangers(one.articles, other.articles, (*one.parts.tokens, *other.parts.tokens))
