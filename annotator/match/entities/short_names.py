"""Owns what short names stand for: a surname or acronym, mention by mention, for the only full name that fits it."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from annotator.domain.ids import ArticleId
from annotator.domain.mention import Mention
from annotator.match.entities.name_blocks import Group, Node
from annotator.match.entities.name_keys import sounds
from annotator.match.entities.variants import Variant, only
from annotator.match.names.bodies import acronym_letters, acronym_score, initials
from annotator.match.names.spelling import likeness
from annotator.match.words.usual import usual

_FITS, _NEARLY_AS_WELL = 0.72, 0.08
_MANY = 3
_CUT, _TWO = 0.85, 2
"""An acronym that leaves an end out is less sure than this; one of two letters may be anything."""


@dataclass(slots=True)
class Known:
    """What the texts tell besides names: full names in each article, and acronyms put in brackets after a long form."""

    beside: dict[ArticleId, frozenset[str]] = field(default_factory=dict)
    defined: defaultdict[str, dict[str, set[ArticleId]]] = field(default_factory=lambda: defaultdict(dict))
    """From a long form's key to the letters of acronyms, and to the articles that put these beside it in brackets."""
    heads: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    """From a long form's key to letters that spell a place behind it, too: those of two places are of two bodies."""

    def told(self, key: str) -> Mapping[str, set[ArticleId]]:
        """The letters put in brackets after a long form, but for those of one of several bodies that begin so."""
        told, several = self.defined.get(key, {}), self.heads.get(key, set())
        return told if len(several) < 2 else {letters: told[letters] for letters in told if letters not in several}


@dataclass(slots=True)
class Shorts:
    """Short names, the groups they may stand for, and which of their mentions joined which group."""

    known: Known
    parted: Callable[[Sequence[Variant], Variant, ArticleId], bool]
    among: Callable[[Variant, Sequence[Group]], Callable[[ArticleId], Node | None]]
    """Which of some namesakes a short name means in an article, if that can be told."""
    groups: dict[Node, Group] = field(default_factory=dict)
    taken: dict[Node, dict[Node, list[Mention]]] = field(default_factory=dict)
    """From a short name to groups, and to the mentions that joined them."""
    _shorts: dict[Node, Variant] = field(default_factory=dict)
    _groups_by_key: defaultdict[str, set[Node]] = field(default_factory=lambda: defaultdict(set))
    _shorts_by_key: defaultdict[str, set[Node]] = field(default_factory=lambda: defaultdict(set))
    _groups_in: defaultdict[ArticleId, set[Node]] = field(default_factory=lambda: defaultdict(set))
    _keys_of: dict[Node, set[str]] = field(default_factory=dict)
    _by_group: defaultdict[Node, set[Node]] = field(default_factory=lambda: defaultdict(set))
    _shaken: set[Node] = field(default_factory=set)

    def put(self, short: Variant) -> None:
        """Take a short name in, in place of the one of its key."""
        self.drop(short.node)
        self._shorts[short.node] = short
        for key in _short_keys(short):
            self._shorts_by_key[key].add(short.node)
        self._shaken.add(short.node)

    def drop(self, node: Node) -> None:
        """Let a short name go, if it is there."""
        short = self._shorts.pop(node, None)
        if short is not None:
            for key in _short_keys(short):
                self._shorts_by_key[key].discard(node)
            self._shaken.add(node)

    def regroup(self, gone: Sequence[Group], new: Sequence[Group]) -> None:
        """Take note that groups went and others came."""
        before, after = {group.node: group for group in gone}, {group.node: group for group in new}
        for node in sorted(before.keys() | after.keys()):
            self._replace(node, before.get(node), after.get(node))

    def _replace(self, node: Node, before: Group | None, after: Group | None) -> None:
        """Put one group in the place of another, and note the short names that this may make mean something else."""
        was, now = self._keys_of.pop(node, set()), self._group_keys(after) if after else set()
        for key in was - now:
            self._groups_by_key[key].discard(node)
        for key in now - was:
            self._groups_by_key[key].add(node)
        here, there = after.articles if after else frozenset(), before.articles if before else frozenset()
        for article in here - there:
            self._groups_in[article].add(node)
        for article in there - here:
            self._groups_in[article].discard(node)
        self.groups.pop(node, None)
        if after:
            self.groups[node], self._keys_of[node] = after, now
        near = set[Node]().union(*(self._shorts_by_key[key] for key in was | now))
        other = here ^ there
        # What people refused within one article tells less than of several: a second one may part what stood together.
        same = _is_same(before, after) and len(here) > 1 < len(there)
        self._shaken |= {short for short in near if not same or self._concerns(short, other)}

    def _concerns(self, short: Node, articles: frozenset[ArticleId]) -> bool:
        """Whether a short name's meaning may change when a group comes to stand in these articles, or no more does."""
        variant = self._shorts[short]
        return usual(variant.parts.surname) or not variant.articles.isdisjoint(articles)

    def settle(self) -> tuple[set[Node], dict[Node, Variant | None]]:
        """Groups that gained or lost a short name's mentions; and of each name that was looked at what fits none."""
        touched, left = set[Node](), dict[Node, Variant | None]()
        for node in sorted(self._shaken):
            before = self.taken.pop(node, {})
            taken, left[node] = self._resolved(self._shorts[node]) if node in self._shorts else ({}, None)
            if taken:
                self.taken[node] = taken
            for group in before.keys() | taken.keys():
                touched.add(group)
                (self._by_group[group].add if group in taken else self._by_group[group].discard)(node)
        self._shaken = set()
        return touched, left

    def joining(self, node: Node) -> list[Variant]:
        """The short names that joined a group, each with its mentions that did."""
        return [only(self._shorts[short], self.taken[short][node]) for short in sorted(self._by_group.get(node, ()))]

    def _resolved(self, short: Variant) -> tuple[dict[Node, list[Mention]], Variant | None]:
        near = {node for key in _short_keys(short) for node in self._groups_by_key[key]}
        groups = [self.groups[node] for node in sorted(near)]
        choose = self._chooser(short, groups)
        chosen = {article: choose(article) for article in sorted(short.articles)}
        # A full name that people refused the short one for fits it all the same: no other is the only one to fit.
        parted = {article for article, group in chosen.items() if group and self.parted(group.full, short, article)}
        taken, left = dict[Node, list[Mention]](), list[Mention]()
        for mention in short.mentions:
            group = chosen[mention.article]
            joins = group is not None and mention.article not in parted
            (taken.setdefault(group.node, []) if group and joins else left).append(mention)
        return taken, only(short, left) if left else None

    def _chooser(self, short: Variant, groups: Sequence[Group]) -> Callable[[ArticleId], Group | None]:
        """In an article the group that a short name stands for."""
        if short.kind != "PERSON":
            return self._body_fitting(short, groups)
        return self._longer_fitting(short, groups) if short.ends else self._person_fitting(short, groups)

    def _longer_fitting(self, short: Variant, groups: Sequence[Group]) -> Callable[[ArticleId], Group | None]:
        """In an article the only one that has a name in it which ends with all words of a surname."""
        own = short.parts.tokens
        longer = {
            group.node: frozenset[ArticleId]().union(
                *(
                    each.articles
                    for each in group.full
                    if own in each.surnames and each.parts.tokens[-len(own) :] == own
                )
            )
            for group in groups
        }

        def choose(article: ArticleId) -> Group | None:
            return self._only({node for node, articles in longer.items() if article in articles})

        return choose

    def _person_fitting(self, short: Variant, groups: Sequence[Group]) -> Callable[[ArticleId], Group | None]:
        """In an article the one it names whose surname fits best, else whose given name it is; else the only one."""
        word = short.parts.surname
        surnames = {group.node: {variant.parts.surname for variant in group.full} for group in groups}
        scores = {surname: likeness(word, surname, _FITS) for surname in set[str]().union(*surnames.values())}
        least = max(_FITS, max(scores.values(), default=0.0) - _NEARLY_AS_WELL)
        fitting = {node for node, own in surnames.items() if any(scores[surname] >= least for surname in own)}
        given = {group.node for group in groups if any(word in variant.parts.tokens for variant in group.full)}
        namesake = self._namesake_fitting(short, [group for group in groups if group.node in fitting])

        def choose(article: ArticleId) -> Group | None:
            for choice in (fitting, given):
                if near := choice & self._groups_in[article]:
                    return self._only(near)
            only = fitting if len(fitting) == 1 else namesake(article)
            return self._only(only) if not usual(word) or self._beside(article, only) else None

        return choose

    def _namesake_fitting(self, short: Variant, groups: Sequence[Group]) -> Callable[[ArticleId], set[Node]]:
        """In an article the one of several who bear one name that it seems to mean; nobody where names differ."""
        bearing = [{each.parts.tokens for each in group.full if each.sense} for group in groups]
        if len(groups) < _TWO or not set.intersection(*bearing):
            return lambda _: set()
        among = self.among(short, groups)
        return lambda article: {node for node in [among(article)] if node is not None}

    def _body_fitting(self, short: Variant, groups: Sequence[Group]) -> Callable[[ArticleId], Group | None]:
        """In an article the one it defines the acronym for, else names; else the only one that it spells in full."""
        letters = acronym_letters(short.text)
        scores = {group.node: max(acronym_score(short.text, each.text) for each in group.full) for group in groups}
        defined = {group.node: self._definers(group, letters) for group in groups}
        ever = {node for node, articles in defined.items() if articles}
        spelled = {node for node, score in scores.items() if score > _CUT}
        sure = spelled if len(letters) > _TWO else {n for n in spelled if self.groups[n].full[0].kind == short.kind}

        def choose(article: ArticleId) -> Group | None:
            near = scores.keys() & self._groups_in[article]
            own = {node for node in near if article in defined[node]}
            return self._only(next((choice for choice in (own, near & spelled, near, ever, sure) if choice), set()))

        return choose

    def _only(self, nodes: Collection[Node]) -> Group | None:
        return self.groups[next(iter(nodes))] if len(nodes) == 1 else None

    def _definers(self, group: Group, letters: str) -> set[ArticleId]:
        """The articles that put an acronym in brackets beside a spelling of the group."""
        told = (self.known.told(each.key) for each in group.full)
        return set[ArticleId]().union(*(articles.get(letters, ()) for articles in told))

    def _beside(self, article: ArticleId, nodes: Collection[Node]) -> bool:
        """Whether the only group is named in many articles, or in one that shares another full name with this."""
        own, group = self.known.beside.get(article, frozenset()), self._only(nodes)
        others = group.articles if group else ()
        return len(others) >= _MANY or any(not own.isdisjoint(self.known.beside.get(other, ())) for other in others)

    def _group_keys(self, group: Group) -> set[str]:
        if group.full[0].kind == "PERSON":
            given = {f"G{token}" for each in group.full for token in each.parts.tokens}
            return given | {f"T{sound}" for each in group.full for sound in sounds(each.parts.surname)}
        letters = {letters for each in group.full for found in initials(each.text) for letters in found}
        told = {letters for each in group.full for letters in self.known.told(each.key)}
        return {f"I{found}" for found in letters | told}


def _is_same(before: Group | None, after: Group | None) -> bool:
    """Whether two groups of persons have the same spellings, so that they differ at most in where they stand.

    Of namesakes it tells who is meant where they stand.
    """
    if before is None or after is None or after.full[0].kind != "PERSON":
        return False
    if any(each.sense for each in before.full):
        return False
    told = [[(each.node, each.kind, each.parts, each.spellings) for each in group.full] for group in (before, after)]
    return told[0] == told[1]


def _short_keys(short: Variant) -> Iterator[str]:
    if short.kind == "PERSON":
        yield f"G{short.parts.surname}"
        yield from (f"T{sound}" for sound in sorted(sounds(short.parts.surname)))
    else:
        yield f"I{acronym_letters(short.text)}"
