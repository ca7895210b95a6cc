"""Owns going on from the suggestions that stand: only what changed since is looked at, with what that reaches."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from annotator.domain.family import Family
from annotator.domain.ids import ArticleId, ClaimId, LinkId
from annotator.match.copies.first_prints import dated_in, day_in
from annotator.match.copies.twins import changes_in
from annotator.match.links.index import Entry, entry
from annotator.match.links.linking import Choice, Linking
from annotator.match.links.readying import ReadyArticle, ready
from annotator.services.suggestions.matching import Matching
from annotator.store import matching as kept
from annotator.store import queries
from annotator.store.database import Connection

_ARTICLES_A_LOOK = 50

Going = Callable[[int, int], None]
"""Told how many of how many claims are done; it raises where the run is to stop."""


Notes = Mapping[str, Sequence[str]]
"""What changed since: ids by kind."""


@dataclass(frozen=True, slots=True)
class Fixed:
    """What is settled before claims are compared: the families, the pairs refused, and what is asked for.

    `touched` are the articles that stand in other families than before; None: any may.
    """

    related: Sequence[Family]
    refused: frozenset[LinkId]
    choice: Choice
    touched: frozenset[ArticleId] | None = None


@dataclass(frozen=True, slots=True)
class Changes:
    """What a run changes of what is kept."""

    gone: Sequence[int]
    articles: Sequence[ReadyArticle]
    first: int
    families: Mapping[int, str]
    best: Mapping[int, bytes]

    def keep(self, connection: Connection) -> None:
        """Write what is kept of it."""
        kept.remove_claims(connection, self.gone)
        keep_articles(connection, self.articles)
        keep_ready(connection, self.articles, self.first)
        kept.set_families(connection, self.families)
        kept.set_best(connection, self.best.items())


def keep_articles(connection: Connection, articles: Sequence[ReadyArticle]) -> None:
    """Keep articles, without their claims."""
    made = [kept.KeptArticle(a.article, a.words, a.subject, a.signature, a.report) for a in articles]
    kept.add_articles(connection, made)


def keep_ready(connection: Connection, articles: Sequence[ReadyArticle], first: int) -> int:
    """Keep the claims of articles that are kept, from the place `first` on; the place behind them."""
    made = [(article.article, claim) for article in articles for claim in article.claims]
    claims = [kept.KeptClaim(first + at, claim.claim, article, claim.words) for at, (article, claim) in enumerate(made)]
    kept.add_claims(connection, claims, [claim.profile for _, claim in made])
    return first + len(made)


def rematched(matching: Matching, notes: Notes, fixed: Fixed, going: Going) -> tuple[Linking, Changes]:
    """The candidates chosen anew for every claim that the noted changes reach, and what is to be kept of it."""
    former, fresh = _changed(matching, [ClaimId(each) for each in notes.get("claim", ())])
    gone = [matching.place_of.pop(claim) for claim in former]
    entries = [entry(matching.profiles[place]) for place in gone]
    entries += [Entry(claim.claim, article.article, claim.words) for article in fresh for claim in article.claims]
    places = matching.add(fresh)
    linking = matching.linking([] if fixed.touched is not None else fixed.related, fixed.refused, fixed.choice)
    reaching = [linking.reached(each) for each in entries]
    reached = set[int]().union(*reaching)
    refused = _refused(matching, notes)
    linking.stood = matching.families
    among = None if fixed.touched is None else matching.places_in(_near(fixed, {each.article for each in entries}))
    if among is not None:
        linking.twins = matching.twins(fixed.related, {*reached, *refused, *places, *among})
    told = _retold(linking, matching, among)
    anew = {*places, *told, *refused}
    matching.index.remove(gone)
    for place in gone:
        linking.drop(place)
    touched = sorted((anew | reached) & {*linking.best, *places})
    free = reached.difference(anew, *reaching[: len(gone)]) & set(touched)
    passed = _passed_over(linking, dict(zip(places, reaching[len(gone) :], strict=True)), free)
    listed = [place for place in touched if place not in passed]
    for done, place in enumerate(listed):
        going(done, len(listed))
        if place in anew:
            linking.choose(place)
        else:
            linking.choose_anew(place, places.start)
    for place in _printed_otherwise(matching, told) & linking.best.keys():
        linking.tell_anew(place)
    for place in _no_more_changed(matching, told) & linking.best.keys():
        linking.tell_own_anew(place)
    best = {place: linking.kept(place) for place in touched}
    matching.changed(gone, told)
    return linking, Changes(gone, fresh, places.start, told, best)


def _passed_over(linking: Linking, reaching: Mapping[int, Sequence[int]], free: set[int]) -> set[int]:
    """Those of the claims, reached by nothing but claims that came, of which these change nothing.

    One look for each that came tells how much it scores at most with all that it reaches.
    """
    came, most = Counter[int](), dict[int, float]()
    for place, others in reaching.items():
        asked = [other for other in others if other in free]
        came.update(asked)
        for other, limit in zip(asked, linking.ranking.at_most(place, asked) if asked else (), strict=True):
            most[other] = max(limit, most.get(other, 0.0))
    return {place for place, limit in most.items() if linking.pass_over(place, came[place], limit)}


def _changed(matching: Matching, claims: Sequence[ClaimId]) -> tuple[list[ClaimId], list[ReadyArticle]]:
    """Those of the claims that are kept and no longer what they were, and those to be taken in, by their articles."""
    connection = matching.connection
    standing = kept.standing_claims(connection, claims)
    articles = sorted({claim.article for claim in standing.values()})
    fresh: list[ReadyArticle] = []
    for at in range(0, len(articles), _ARTICLES_A_LOOK):
        read = queries.articles_by_id(connection, articles[at : at + _ARTICLES_A_LOOK])
        given = [(each, [claim for claim in standing.values() if claim.article == each.id]) for each in read]
        fresh += [_without_kept(matching, each) for each in ready(given)]
    there = {claim.claim for article in fresh for claim in article.claims}
    gone = [claim for claim in claims if claim in matching.place_of and (claim in there or claim not in standing)]
    return gone, fresh


def _without_kept(matching: Matching, article: ReadyArticle) -> ReadyArticle:
    """The article without those of its claims that are kept as they are."""
    place_of, connection = matching.place_of, matching.connection
    fresh = (
        c for c in article.claims if c.claim not in place_of or kept.profile(connection, place_of[c.claim]) != c.profile
    )
    return replace(article, claims=tuple(fresh))


def _retold(linking: Linking, matching: Matching, among: set[int] | None) -> dict[int, str]:
    """By place, the families of the claims that stand in others than before; only these places may (None: all)."""
    told = linking.twins.told()
    both = told.keys() | matching.families.keys()
    both = both if among is None else both & among
    return {at: told.get(at, "") for at in sorted(both) if told.get(at, "") != matching.families.get(at, "")}


def _near(fixed: Fixed, articles: set[ArticleId]) -> set[ArticleId]:
    """The articles that stand in other families than before, and those in one family with some articles."""
    found = articles.union(fixed.touched or ())
    for family in fixed.related:
        held = {member.article for member in family.members}
        if not articles.isdisjoint(held):
            found |= held
    return found


def _printed_otherwise(matching: Matching, told: Mapping[int, str]) -> set[int]:
    """The places of the claims of which another first print is known than before."""
    before = {at: matching.families.get(at, "") for at in told}
    return {
        at for at, now in told.items() if (day_in(now), dated_in(now)) != (day_in(before[at]), dated_in(before[at]))
    }


def _no_more_changed(matching: Matching, told: Mapping[int, str]) -> set[int]:
    """The places of the claims of which a change was told that is none any more, or another."""
    return {at for at, now in told.items() if changes_in(matching.families.get(at, "")) - changes_in(now)}


def _refused(matching: Matching, notes: Notes) -> set[int]:
    """The places of the claims of which somebody refused or allowed a pair."""
    claims = (ClaimId(each) for each in notes.get("refusal", ()))
    return {matching.place_of[claim] for claim in claims if claim in matching.place_of}
