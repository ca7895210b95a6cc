"""Owns the names of a growing corpus: which spellings mean the same, made anew only where an article touches them."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from operator import attrgetter

from annotator.domain.article import Article
from annotator.domain.entity import Entity
from annotator.domain.ids import ArticleId, MentionId
from annotator.domain.mention import Mention
from annotator.match.copies.independent import Cut
from annotator.match.entities.ages import Aged, aged
from annotator.match.entities.bearers import Told, Words, told_in
from annotator.match.entities.bracketed import bracketed
from annotator.match.entities.company import Company
from annotator.match.entities.fitting import Bearer, by_company, by_role
from annotator.match.entities.general_bodies import every_land_has, land_about, land_beside
from annotator.match.entities.labels import relabelled
from annotator.match.entities.name_blocks import Blocks, Group, Node
from annotator.match.entities.name_kinds import Kinds
from annotator.match.entities.namesakes import Namesake, by_name_alone, namesakes
from annotator.match.entities.naming import entity
from annotator.match.entities.refused import Refused
from annotator.match.entities.roles import is_local, nouns_of, roles_of
from annotator.match.entities.short_names import Known, Shorts
from annotator.match.entities.sounds import sound
from annotator.match.entities.surnames import double_surnames
from annotator.match.entities.told_lands import by_land, land_called, told_land
from annotator.match.entities.variants import ELSEWHERE, PLACES, Seen, Variant, as_person, cleaned, key_of, variant
from annotator.match.names.folding import person_parts
from annotator.match.names.toponyms import place_keys

_NOTHING = Told()
_PERHAPS_PEOPLE = ("PERSON", "ORG")
"""A run may take "Bishop Ann Lee" for a body."""
_TWO = 2
_MOST_ALONE = 200
"""Of how many articles a refused spelling is looked at one by one, copies together; of more it is in no entity."""


@dataclass(frozen=True, slots=True)
class Changed:
    """What became of entities when names came: those that are no more, and those that are new or not as before."""

    gone: tuple[Entity, ...]
    new: tuple[Entity, ...]


class NameIndex:
    """The entities of a corpus; the same whether its articles came one by one or at once, and in whatever order.

    Entities that people refused are not proposed again, nor any that holds two names or mentions of a refused one, but
    for mentions in articles that print one passage; nor one that has but one mention which people refused with others.
    """

    def __init__(self, refused: Collection[Entity] = (), cut: Cut = ()) -> None:
        """`cut` are the passages that people found independent of one another: no names in them are one name copied."""
        self._refused = forbidden = Refused(refused, cut)
        self._known = Known()
        self._seen: defaultdict[str, dict[MentionId, Mention]] = defaultdict(dict)
        self._roles: dict[MentionId, tuple[str, ...]] = {}
        self._about: dict[ArticleId, str] = {}
        self._company = Company(self._known.beside, self._about)
        self._ages: dict[MentionId, Aged] = {}
        self._bearers: dict[ArticleId, dict[Words, Told]] = {}
        self._surnames: dict[ArticleId, frozenset[Words]] = {}
        self._bearing: defaultdict[Words, set[str]] = defaultdict(set)
        self._namesakes: dict[Words, dict[ArticleId, Namesake]] = {}
        self._lands: dict[MentionId, str] = {}
        self._mentions_in: defaultdict[ArticleId, dict[MentionId, Mention]] = defaultdict(dict)
        self._kinds = Kinds(self._known)
        self._nodes: dict[str, list[Node]] = {}
        self._full, self._alone = Blocks(forbidden.holds, self._company), Blocks(forbidden.holds, self._company)
        self._shorts = Shorts(self._known, forbidden.parts, self._among)
        self._entities: dict[tuple[str, Node], Entity] = {}

    def entities(self) -> list[Entity]:
        """All entities, the most mentioned first; each mention is in at most one."""
        return sorted(self._entities.values(), key=lambda each: (-len(each.mentions), each.name, each.id))

    def add(self, articles: Iterable[Article], mentions: Iterable[Mention]) -> Changed:
        """Take in articles with the names in them; what became of the entities that they touch.

        An article's mentions come with it; mentions of articles that did not come are left out.
        """
        keys = self._took(articles, mentions)
        self._namesakes.clear()
        for key in self._respelled(keys):
            self._place(key)
        gone, new = self._full.settle()
        self._shorts.regroup(gone, new)
        touched, left = self._shorts.settle()
        for node, remaining in left.items():
            self._alone.drop(node)
            if remaining is not None:
                self._alone.put(remaining)
        gone_alone, new_alone = self._alone.settle()
        joined = [self._shorts.groups[node] for node in touched if node in self._shorts.groups]
        return self._told(
            {"full": [*gone, *joined], "alone": gone_alone}, {"full": [*new, *joined], "alone": new_alone}
        )

    def _took(self, articles: Iterable[Article], mentions: Iterable[Mention]) -> set[str]:
        """Note the names, and what stands beside them. The keys of all names in these articles."""
        found: defaultdict[ArticleId, list[Mention]] = defaultdict(list)
        for mention in mentions:
            found[mention.article].append(relabelled(mention))
        touched = set[str]()
        for article in articles:
            touched |= self._refused.took(article, found.get(article.id, ())) & self._seen.keys()
            for mention in found.pop(article.id, ()):
                if key := key_of(mention):
                    self._see(key, article, mention)
            self._note(article)
            for mention in self._mentions_in[article.id].values():
                touched.add(key_of(mention))
                touched |= self._bearing.get(person_parts(mention.quote).tokens, set())
        return touched

    def _see(self, key: str, article: Article, mention: Mention) -> None:
        """Note a name, and what its article tells beside it."""
        self._seen[key][mention.id] = self._mentions_in[article.id][mention.id] = mention
        own = person_parts(mention.quote).tokens if mention.label in _PERHAPS_PEOPLE else ()
        if len(own) > 1:
            self._bearing[own].add(key)
        self._roles.pop(mention.id, None)
        if roles := roles_of(article, mention):
            self._roles[mention.id] = roles
        self._ages.pop(mention.id, None)
        if mention.label == "PERSON" and (age := aged(article, mention)):
            self._ages[mention.id] = age
        self._lands.pop(mention.id, None)
        if land := told_land(article, mention) or land_beside(article, mention):
            self._lands[mention.id] = land

    def _note(self, article: Article) -> None:
        """Note an article's full names, and the acronyms that it puts in brackets after their long forms."""
        mentions = sorted(self._mentions_in[article.id].values(), key=_order)
        full = (mention for mention in mentions if mention.label in ("PERSON", "ORG") and " " in mention.quote.strip())
        self._known.beside[article.id] = frozenset(map(key_of, full))
        for long, letters, whole in bracketed(article.text, mentions):
            self._known.defined[key_of(long)].setdefault(letters, set()).add(article.id)
            if not whole:
                self._known.heads[key_of(long)].add(letters)
        self._surnames.pop(article.id, None)
        if ends := double_surnames(mentions):
            self._surnames[article.id] = ends
        self._about[article.id] = land_about(article, mentions)
        self._bearers[article.id] = told_in(article, mentions, self._roles, self._ages)
        self._company.note(article)

    def _respelled(self, touched: Collection[str]) -> list[str]:
        """Make the spellings of these keys anew. All keys that may now be something else, in order."""
        again = set[str]()
        for key in sorted(touched):
            again |= self._kinds.put(key, [part for each in self._senses(key) for part in self._apart(each)])
        return sorted(again)

    def _senses(self, key: str) -> list[Variant]:
        """The spelling of a key; apart from it the surname of two words that some articles take for a longer name."""
        seen = list(map(self._told_of, self._seen[key].values()))
        ends = [each for each in seen if self._is_surname(each.mention)] if self._surnames else []
        if not ends:
            return self._senses_of(key, seen)
        others = [each for each in seen if not self._is_surname(each.mention)]
        return [*(self._senses_of(key, others) if others else ()), replace(as_person(variant(key, ends)), ends=True)]

    def _is_surname(self, mention: Mention) -> bool:
        """Whether a name of several words is the surname of a longer one in its article."""
        ends = self._surnames.get(mention.article)
        return ends is not None and mention.label == "PERSON" and person_parts(mention.quote).tokens in ends

    def _senses_of(self, key: str, seen: Sequence[Seen]) -> list[Variant]:
        """A spelling; a full name of a person for every namesake that bears it, a place's for every land."""
        whole = variant(key, seen)
        if whole.kind == "PLACE":
            return self._places(key, seen)
        if whole.kind == "ORG" and every_land_has(whole.text):
            return self._bodies(key, seen)
        if whole.kind not in _PERHAPS_PEOPLE or not whole.full:
            return [whole]
        parts: defaultdict[Namesake | None, list[Seen]] = defaultdict(list)
        for each in seen:
            parts[self._meant(each.mention)].append(each)
        if parts.keys() == {None}:
            return [whole]
        made = (variant(key, own, *((who.sense, who.told) if who else ())) for who, own in parts.items())
        return sorted(map(as_person, made), key=attrgetter("sense"))

    def _meant(self, mention: Mention) -> Namesake | None:
        """Who is meant of several that bear a name; None where nothing tells two apart."""
        own = person_parts(mention.quote).tokens
        if own not in self._namesakes:
            self._namesakes[own] = self._told_apart(own)
        return self._namesakes[own].get(mention.article)

    def _told_apart(self, own: Words) -> dict[ArticleId, Namesake]:
        named = (each for key in self._bearing.get(own, ()) for each in self._seen[key].values())
        bearers = [each for each in named if person_parts(each.quote).tokens == own]
        told = {each.article: told for each in bearers if (told := self._bearers[each.article].get(own))}
        if len(told) < _TWO or all(each.label != "PERSON" for each in bearers):
            return {}
        return namesakes({each.article for each in bearers}, own, told, self._company)

    def _among(self, short: Variant, groups: Sequence[Group]) -> Callable[[ArticleId], Node | None]:
        """Which of some namesakes a surname means in an article: by what it is called, else by likeness of reports."""
        own = {word for group in groups for each in group.full for word in each.parts.tokens}
        seen = {
            group.node: Bearer(
                nouns_of(role for each in group.full for role in each.roles),
                self._company.bags(group.articles, own),
                len(group.articles),
            )
            for group in groups
        }
        roles = defaultdict[ArticleId, set[str]](set)
        for mention in short.mentions:
            roles[mention.article].update(self._roles.get(mention.id, ()))

        def among(article: ArticleId) -> Node | None:
            return by_role(nouns_of(roles[article]), seen) or by_company(self._company.bags([article], own), seen)

        return among

    def _apart(self, whole: Variant) -> list[Variant]:
        """A spelling by article, as far as people refused to take it for one; of very many articles it is refused.

        Articles that print one passage with it have it together; of several mentions in one article that people refused
        each is alone.
        """
        camps, alone = self._refused.camps(whole.mentions), self._refused.alone(whole.mentions)
        if not (camps or alone) or len(set(camps.values())) > _MOST_ALONE:
            return [whole]
        parts: defaultdict[str, list[Seen]] = defaultdict(list)
        for mention in whole.mentions:
            within = camps.get(mention.article, ELSEWHERE if camps else "")
            parts[f"{within} {mention.id}" if mention.id in alone else within].append(self._told_of(mention))
        by_article = [
            (within, variant(whole.key, own, whole.sense, whole.why)) for within, own in sorted(parts.items())
        ]
        # What the name is taken for, a person or a body, all of its mentions tell as ever.
        return [
            replace(
                each,
                within=within,
                text=whole.text,
                label=whole.label,
                parts=whole.parts,
                labels=whole.labels,
                ends=whole.ends,
            )
            for within, each in by_article
        ]

    def _told_of(self, mention: Mention) -> Seen:
        roles = self._roles.get(mention.id, ())
        told, ends = self._bearers[mention.article], self._surnames.get(mention.article)
        own = person_parts(mention.quote).tokens if told or ends else ()
        callings = told.get(own, _NOTHING).callings if told else frozenset[str]()
        surnames = frozenset(each for each in ends if own[-len(each) :] == each != own) if ends else frozenset[Words]()
        return Seen(mention, roles, callings, self._seats(mention.article, roles), surnames)

    def _places(self, key: str, seen: Sequence[Seen]) -> list[Variant]:
        """The spelling of a place for every land that one of this name is told to lie in."""
        found = by_land(seen, self._lands, self._lands_in)
        several = len(found) > 1
        return [
            variant(key, [replace(each, seats=frozenset({land} - {""})) for each in own], land if several else "")
            for land, own in sorted(found.items())
        ]

    def _bodies(self, key: str, seen: Sequence[Seen]) -> list[Variant]:
        """The spelling of a body that every land has, for every land of which its articles mean one; and the others.

        A mention means that of the land told beside it, else beside the same name in its article, else that of the land
        which its article is about.
        """
        told: defaultdict[ArticleId, set[str]] = defaultdict(set)
        for each in seen:
            told[each.mention.article] |= {self._lands[each.mention.id]} if each.mention.id in self._lands else set()
        found: defaultdict[str, list[Seen]] = defaultdict(list)
        for each in seen:
            article = each.mention.article
            only = min(told[article]) if len(told[article]) == 1 else "" if told[article] else self._about[article]
            found[self._lands.get(each.mention.id, only)].append(each)
        several = len(found.keys() - {""}) > 1
        return [
            variant(
                key, [replace(each, seats=frozenset({land} - {""})) for each in own], land.title() if several else ""
            )
            for land, own in (sorted(found.items()) if several else [(max(found), seen)])
        ]

    def _lands_in(self, article: ArticleId) -> frozenset[str]:
        return frozenset(land_called(cleaned(each.quote)) for each in self._mentions_in[article].values()) - {""}

    def _seats(self, article: ArticleId, roles: Iterable[str]) -> frozenset[str]:
        """The keys of an article's places, if one of these roles is what every place has its own of."""
        if not any(map(is_local, roles)):
            return frozenset()
        places = {cleaned(each.quote) for each in self._mentions_in[article].values() if each.label in PLACES}
        return frozenset(map(sound, places)).union(*map(place_keys, places))

    def _place(self, key: str) -> None:
        """Put a spelling where it belongs: among the full names or the short ones."""
        placed = self._kinds.placed(key)
        for node in self._nodes.get(key, ()):
            self._full.drop(node)
            self._shorts.drop(node)
        for each, short in placed:
            self._shorts.put(each) if short else self._full.put(each)
        self._nodes[key] = [each.node for each, _ in placed]

    def _told(self, gone: dict[str, list[Group]], new: dict[str, list[Group]]) -> Changed:
        before, after = dict[str, Entity](), dict[str, Entity]()
        for where, groups in gone.items():
            for node in {group.node for group in groups}:
                if (was := self._entities.pop((where, node), None)) is not None:
                    before[was.id] = was
        for where, groups in new.items():
            for group in groups:
                now, mentions = self._entity(group, where)
                if not self._refused.tells_against(now, mentions):
                    self._entities[where, group.node] = after[now.id] = now
        return Changed(
            gone=tuple(was for _, was in sorted(before.items()) if was.id not in after),
            new=tuple(now for _, now in sorted(after.items()) if before.get(now.id) != now),
        )

    def _entity(self, group: Group, where: str) -> tuple[Entity, list[Mention]]:
        joined = self._shorts.joining(group.node) if where == "full" else []
        mentions = [mention for each in (*group.full, *joined) for mention in each.mentions]
        return entity(group, joined, self._known, alone=self._by_name_alone(group)), mentions

    def _by_name_alone(self, group: Group) -> bool:
        """Whether nothing but the name joins some articles of a person, or of a body of any land, with others."""
        first = group.full[0]
        general = first.kind == "ORG" and not first.seats and every_land_has(first.text)
        if not (first.kind == "PERSON" or general) or len(group.articles) < _TWO:
            return False
        own = frozenset(word for each in group.full for word in each.parts.tokens)
        return by_name_alone(group.articles, own, partial(self._called_in, group), self._company)

    def _called_in(self, group: Group, article: ArticleId) -> frozenset[str]:
        told = self._bearers[article]
        return frozenset[str]().union(*(told.get(each.parts.tokens, _NOTHING).callings for each in group.full))


def _order(mention: Mention) -> tuple[int, int, MentionId]:
    return mention.span.start, mention.span.end, mention.id
