"""Owns the root graph of some evidence: which articles rest on one text, one statement or one another, and why.

Outlet, copied passage, quoted statement, root: an article rests on the family whose passage its claim stands in, on
the statement that it quotes, or on the outlet that it names as its source; and what one outlet says twice has one
root. What nobody has decided counts as joined; the possible maximum of roots counts it as cut.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from annotator.domain.copy_reasons import reasons_among, strongest
from annotator.domain.fact import Stance, roots
from annotator.domain.family import Derivation, Family, Member
from annotator.domain.ids import ArticleId, FamilyId
from annotator.domain.link import Standing
from annotator.domain.root_answers import Answered, answer_of_one, answered, made, of_house, parted
from annotator.domain.root_houses import of_houses
from annotator.domain.voices import Kin, Voice, covers

_CIRCLE = "a circle: these outlets name one another as their source"
_OF = "all are of "


class Rest(StrEnum):
    """On what an article rests."""

    COPY = "copied passage"
    STATEMENT = "quoted statement"
    OUTLET = "another outlet"
    HOUSE = "one outlet"


@dataclass(frozen=True, slots=True)
class Edge:
    """That articles share something; `first` is the one the others rest on, if that is known.

    `family` is what an answer to it is about, and `members` are the passages that it joins here. One that was answered
    for an article alone, the last of its articles, stands `within` the edge that the article belonged to.
    """

    rest: Rest
    articles: tuple[ArticleId, ...]
    standing: Standing
    reasons: tuple[str, ...]
    family: FamilyId
    first: ArticleId | None = None
    members: tuple[Member, ...] = ()
    within: FamilyId | None = None
    of_family: bool = True

    @property
    def joined(self) -> bool:
        """Whether it counts as joined, decided or not."""
        return self.standing is not Standing.REJECTED

    @property
    def open(self) -> bool:
        """Whether nobody has settled it."""
        return self.standing in (Standing.SUGGESTED, Standing.UNSURE) and len(self.articles) > 1

    @property
    def kind(self) -> Answered:
        """What an answer to the whole of it is about, where no family holds it."""
        return _KINDS.get(self.rest, Answered.SPEAKER)

    @property
    def outlet(self) -> str:
        """The outlet that its articles are of, if it tells that of them; the answers to it keep the words as well."""
        named = (reason.removeprefix(_OF) for reason in self.reasons if reason.startswith(_OF))
        return next(named, "One outlet") if self.rest is Rest.HOUSE else ""


_KINDS = {Rest.OUTLET: Answered.OUTLET, Rest.HOUSE: Answered.HOUSE}


def answer_to(edge: Edge, article: ArticleId | None = None) -> Family:
    """The family that an answer to an edge makes: to the whole of it, or to whether one article belongs to it."""
    if article is None:
        return made(edge.kind, edge.members, edge.reasons)
    one = Answered.OF_HOUSE if edge.rest is Rest.HOUSE else Answered.ONE
    return answer_of_one(edge.members, article, edge.reasons, kind=one)


@dataclass(frozen=True, slots=True)
class Origin:
    """In a few words where an article took what its claim says: "text of AFP"."""

    article: ArticleId
    words: str


@dataclass(frozen=True, slots=True)
class RootGraph:
    """The articles of some evidence, what each rests on, their roots, and circles of outlets that name one another.

    `origins` tell of articles what they took from outside this evidence.
    """

    articles: tuple[ArticleId, ...]
    edges: tuple[Edge, ...] = ()
    circles: tuple[tuple[ArticleId, ...], ...] = ()
    origins: tuple[Origin, ...] = ()

    @property
    def roots(self) -> list[frozenset[ArticleId]]:
        """The articles by root, what is undecided joined: at least so many are independent."""
        return roots(self.articles, [edge.articles for edge in self.edges if edge.joined])

    @property
    def cut(self) -> list[frozenset[ArticleId]]:
        """The articles by root if all that is undecided were cut."""
        return roots(self.articles, [edge.articles for edge in self.edges if edge.standing is Standing.CONFIRMED])

    @property
    def most(self) -> int:
        """How many roots there are at most: what is undecided counts as cut."""
        return len(self.cut)

    def undecided(self, root: Collection[ArticleId]) -> int:
        """How many more roots one root could turn out to be."""
        return max(0, sum(not each.isdisjoint(root) for each in self.cut) - 1)

    @property
    def open(self) -> int:
        """How many edges nobody has settled."""
        return sum(edge.open for edge in self.edges)

    def reasons(self, article: ArticleId) -> tuple[str, ...]:
        """Why an article counts with others."""
        told = [edge for edge in self.edges if edge.joined and len(edge.articles) > 1 and article in edge.articles]
        return strongest(reason for edge in told for reason in edge.reasons)

    def origin(self, article: ArticleId) -> str:
        """Where an article that is a root of its own has it from; "own report" if nothing is known."""
        return next((each.words for each in self.origins if each.article == article), "own report")

    def why(self, root: Collection[ArticleId]) -> tuple[str, ...]:
        """Why the articles of a root count as one."""
        told = [reason for article in self.articles if article in root for reason in self.reasons(article)]
        circle = [_CIRCLE] if any(not set(root).isdisjoint(circle) for circle in self.circles) else []
        return strongest([*told, *circle])


def root_graph(voices: Sequence[Voice], kin: Sequence[Kin]) -> RootGraph:
    """The graph of some evidence; families that hold fewer than two of its articles say nothing and are left out.

    Worked example: of three articles two quote the same speaker: at least 2 roots, at most 3.
    """
    articles = tuple(dict.fromkeys(voice.article for voice in voices))
    kinds = {each.family.id: answered(each.family) for each in kin}
    shared = [each for each in kin if kinds[each.family.id] in (None, Answered.SPEAKER)]
    housed = [each for each in kin if kinds[each.family.id] is Answered.HOUSE]
    told = sorted(_of_families(voices, [*shared, *housed]), key=lambda edge: edge.family)
    named = [each for each in kin if kinds[each.family.id] is Answered.OUTLET]
    cites = list(_of_outlets(voices, named))
    ones = [each for each in kin if kinds[each.family.id] in (Answered.ONE, Answered.OF_HOUSE)]
    quoted = [frozenset(edge.articles) for edge in told if edge.rest is Rest.STATEMENT]
    quoted += [frozenset(edge.articles) for edge in told if edge.rest is Rest.COPY and edge.joined]
    # What a suggested statement, or a text with the words, asks about is not asked again for the speaker's name alone.
    speaking = [
        edge for edge in _of_speakers(voices, shared) if not any(map(frozenset(edge.articles).issubset, quoted))
    ]
    asked = [frozenset(edge.articles) for edge in (*told, *speaking, *cites)]
    housing = [
        edge for edge in _of_houses(voices, _left(kin, kinds)) if not any(map(frozenset(edge.articles).issubset, asked))
    ]
    edges = _with_ones([*told, *speaking, *housing], ones, voices, [*shared, *housed])
    return RootGraph(articles, (*edges, *cites), _circles([edge for edge in cites if edge.joined]))


def _left(kin: Sequence[Kin], kinds: Mapping[FamilyId, Answered | None]) -> list[Kin]:
    """The families without the passages that people cut from them, but for what was answered of single reports."""
    found = [each for each in kin if kinds[each.family.id] is not Answered.OF_HOUSE]
    cuts = [e.family for e in found if kinds[e.family.id] is Answered.ONE and e.standing is Standing.REJECTED]
    if not cuts:
        return found
    return [e if kinds[e.family.id] else replace(e, family=parted(e.family, cuts)) for e in found]


def _of_families(voices: Sequence[Voice], kin: Sequence[Kin]) -> Iterator[Edge]:
    by_article: dict[ArticleId, list[Voice]] = defaultdict(list)
    for voice in voices:
        by_article[voice.article].append(voice)
    for each in kin:
        members = [m for m in each.family.members if any(covers(m, voice.span) for voice in by_article[m.article])]
        articles = tuple(dict.fromkeys(member.article for member in members))
        if len(articles) > 1:
            rest = _rest_of(each.family)
            first = articles[0] if each.family.root else None
            reasons = reasons_among(each.family, voices, members)
            yield Edge(rest, articles, each.standing, reasons, each.family.id, first, tuple(members))


def _of_speakers(voices: Sequence[Voice], kin: Sequence[Kin]) -> Iterator[Edge]:
    """Claims that say the same of a fact and that one speaker makes in several articles: they rest on one statement."""
    quoting: dict[tuple[str, Stance], list[Voice]] = defaultdict(list)
    for voice in voices:
        for speaker in voice.speakers:
            quoting[speaker, voice.stance].append(voice)
    decided = [each for each in kin if each.family.quotation and each.standing is not Standing.SUGGESTED]
    seen: set[tuple[ArticleId, ...]] = set()
    for _, said in sorted(quoting.items()):
        left = _undecided(said, decided)
        articles = tuple(dict.fromkeys(voice.article for voice in left))
        if len(articles) > 1 and articles not in seen:
            seen.add(articles)
            name = next((voice.speaker for voice in left if voice.speaker), "one speaker")
            yield _suggested(Rest.STATEMENT, [_passage(voice) for voice in left], f"all quote {name}")


def _of_houses(voices: Sequence[Voice], kin: Sequence[Kin]) -> Iterator[Edge]:
    """Claims that say the same of a fact in several articles of one outlet: it may have it from one source."""
    for house in of_houses(voices, kin):
        reasons = [f"{_OF}{house.name}", *(f"{name or 'another'} prints its text" for name in house.printed)]
        reasons += [f"{name or 'another'} names it as its source" for name in house.credited]
        yield _suggested(Rest.HOUSE, [_passage(voice) for voice in house.said], *reasons)


def _suggested(rest: Rest, members: Sequence[Member], *reasons: str, first: ArticleId | None = None) -> Edge:
    """An edge that follows from who is named, so that no family holds it before somebody answers."""
    listed = tuple(dict.fromkeys(member.article for member in members))
    family = made(_KINDS.get(rest, Answered.SPEAKER), members).id
    return Edge(rest, listed, Standing.SUGGESTED, reasons, family, first, tuple(members), of_family=False)


def _passage(voice: Voice) -> Member:
    return Member(voice.article, Derivation.QUOTED, voice.span)


def _undecided(said: Sequence[Voice], decided: Sequence[Kin]) -> list[Voice]:
    """Those who quote a speaker, but of all that somebody decided to quote one statement, or not, the first alone."""
    settled: set[ArticleId] = set()
    for each in decided:
        held = {voice.article for voice in said if each.holds(voice)}
        ordered = [member.article for member in each.family.members if member.article in held]
        settled.update(article for article in ordered[1:] if article != ordered[0])
    return [voice for voice in said if voice.article not in settled]


def _of_outlets(voices: Sequence[Voice], answers: Sequence[Kin]) -> Iterator[Edge]:
    """Articles that name the outlet of another one as who says it."""
    seen: set[tuple[ArticleId, ArticleId]] = set()
    printing: dict[str, list[int]] = defaultdict(list)
    for at, voice in enumerate(voices):
        for name in voice.outlets:
            printing[name].append(at)
    for voice in voices:
        for other in (voices[at] for at in sorted({at for name in voice.named for at in printing.get(name, ())})):
            pair = (other.article, voice.article)
            if voice.article != other.article and pair not in seen:
                seen.add(pair)
                reason = f"names {voice.source(other.outlets) or 'its outlet'} as its source"
                members = (Member(other.article, Derivation.QUOTED), _passage(voice))
                edge = _suggested(Rest.OUTLET, members, reason, first=other.article)
                said = next((a for a in answers if a.holds(voice) and a.family.members[0].article == pair[0]), None)
                yield replace(edge, family=said.family.id, standing=said.standing) if said else edge


def _with_ones(
    edges: Sequence[Edge], ones: Sequence[Kin], voices: Sequence[Voice], kin: Sequence[Kin]
) -> Iterator[Edge]:
    """The edges without the articles that were answered for alone, and the edges that those answers make."""
    everybody = {each.family.id: {member.article for member in each.family.members} for each in kin}
    left, made_of = {edge.family: edge for edge in edges}, []
    for one in sorted(ones, key=lambda each: each.family.id):
        *kept, own = one.family.members
        rest = _rest_of(one.family)
        known = {member.article for member in kept}
        if not any(one.holds(voice) for voice in voices if voice.article == own.article):
            continue
        here = [voice.article for voice in voices if voice.article in known and one.holds(voice)][:1]
        homes = [
            edge
            for edge in left.values()
            if edge.rest is rest and own.article in edge.articles
            and known & everybody.get(edge.family, set(edge.articles))
            and (here or one.standing is Standing.REJECTED)
        ]  # fmt: skip
        for home in homes:
            left[home.family] = _without(home, own.article)
        if homes or here:
            within = homes[0].family if homes else None
            made_of.append(_edge_of_one(one, (*here, own.article), within))
    holding = {edge.within for edge in made_of}
    yield from (edge for edge in left.values() if len(edge.articles) > 1 or edge.family in holding)
    yield from made_of


def _edge_of_one(one: Kin, articles: tuple[ArticleId, ...], within: FamilyId | None) -> Edge:
    members = tuple(member for member in one.family.members if member.article in articles)
    return Edge(_rest_of(one.family), articles, one.standing, one.family.reasons, one.family.id, None, members, within)


def _rest_of(family: Family) -> Rest:
    if of_house(family):
        return Rest.HOUSE
    return Rest.STATEMENT if family.quotation else Rest.COPY


def _without(edge: Edge, article: ArticleId) -> Edge:
    members = tuple(member for member in edge.members if member.article != article)
    first = None if edge.first == article else edge.first
    return replace(edge, articles=tuple(a for a in edge.articles if a != article), members=members, first=first)


def _circles(cites: Collection[Edge]) -> tuple[tuple[ArticleId, ...], ...]:
    """The articles that rest on themselves by way of others: "A according to B", "B according to A"."""
    rests: dict[ArticleId, set[ArticleId]] = defaultdict(set)
    for edge in cites:
        rests[edge.articles[1]].add(edge.articles[0])
    reached = {article: _reached(article, rests) for article in sorted(rests)}
    found = {
        tuple(sorted(other for other in below if article in reached.get(other, ())))
        for article, below in reached.items()
        if article in below
    }
    return tuple(sorted(found))


def _reached(article: ArticleId, rests: Mapping[ArticleId, set[ArticleId]]) -> set[ArticleId]:
    found: set[ArticleId] = set()
    waiting = [article]
    while waiting:
        for other in rests.get(waiting.pop(), ()):
            if other not in found:
                found.add(other)
                waiting.append(other)
    return found
