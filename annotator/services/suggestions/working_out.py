"""Owns working out what a run of suggestions proposes: the project is only read, and links are spooled."""

import uuid
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, replace

from annotator.domain.family import Family
from annotator.domain.ids import FamilyId, LinkId, RunId, TargetId, content_id, link_id
from annotator.domain.root_answers import parted
from annotator.match.grouping import Group
from annotator.match.links.laid import Laid
from annotator.match.links.linking import Choice, Linking, Pair
from annotator.match.structures.comparisons import Fresh
from annotator.services.collecting import seldom_collected
from annotator.services.jobs import Progress
from annotator.services.suggestions.matching import Matching
from annotator.services.suggestions.outwork import Outwork, laid_down
from annotator.services.suggestions.regrouping import Session, groups_of
from annotator.services.suggestions.rematching import Changes, Fixed, Notes, rematched
from annotator.services.suggestions.spooling import Spool
from annotator.store import matching as kept
from annotator.store import queries, root_queries
from annotator.store.database import Connection

_A_LOOK = 500
"""Links told between two looks at whether to go on."""
Workers = Callable[[], Executor]
"""Starts what the chunks are given to."""


class Stopped(Exception):
    """Somebody stopped the run; what it wrote is taken back."""


@dataclass(slots=True)
class Going:
    """How far a run is, and whether it goes on."""

    tell: Progress
    done: int = 0
    total: int = 0
    what: str = "Matching claims"

    def on(self, done: int, total: int) -> None:
        """Nothing, after so many of all claims, or Stopped."""
        self.done, self.total = done, total
        self.check()

    def check(self) -> None:
        """Nothing, or Stopped."""
        if not self.tell(self.done, self.total, self.what):
            raise Stopped

    def goes(self) -> bool:
        """True, or Stopped."""
        self.check()
        return True


@dataclass(frozen=True, slots=True)
class Work:
    """What a run found: groups, of what it looked at (None: everything), and what is to be kept; links are spooled.

    `compared` is what comparisons found; `said` is a word for what people said of groups; `turn` is at what a session
    stands that goes on from here.
    """

    groups: Sequence[Group]
    looked_at: Sequence[TargetId] | None
    families: Mapping[int, str]
    best: Mapping[int, bytes]
    changes: Changes | None
    compared: Fresh
    said: str
    turn: str


@dataclass(frozen=True, slots=True)
class Asked:
    """What a run is to find: by which maker, for which choice, after which changes (None: everything).

    `turn` is what the file says that the suggestions stand at.
    """

    maker: RunId
    choice: Choice
    notes: Notes | None
    turn: str


@seldom_collected()
def worked_out(
    connection: Connection, asked: Asked, going: Going, spool: Spool, *, session: Session, workers: Workers | None
) -> Work:
    """What a run proposes; its links come into the spool."""
    going.what, notes = "Matching articles and names", asked.notes
    session.begin(asked.turn)
    groups = groups_of(connection, notes, session, going.goes)
    parting = root_queries.cuts(connection)
    related = [_without_cut(family, parting) for family in groups.families]
    fixed = Fixed(related, queries.refused_links(connection), asked.choice, groups.touched)
    going.what = "Matching claims"
    held, session.matching = session.matching, None
    matching = Matching(connection) if held is None or notes is None else held.gone_on(connection)
    turn = uuid.uuid4().hex
    if notes is None and workers is not None:
        laid = matching.laid(fixed.related, fixed.refused, fixed.choice)
        best = _ranked_apart(laid, workers, going, spool)
        session.turn = turn
        return Work(groups.new, None, laid.twins.told(), best, None, groups.compared, groups.said, turn)
    if notes is None:
        linking = matching.linking(fixed.related, fixed.refused, fixed.choice)
        _choose_all(linking, sorted(matching.place_of.values()), going)
        _spool(linking, spool, going)
        session.turn = turn
        best = {place: linking.kept(place) for place in linking.best}
        return Work(groups.new, None, linking.twins.told(), best, None, groups.compared, groups.said, turn)
    linking, changes = rematched(matching, notes, fixed, going.on)
    touched = _spool(linking, spool, going)
    session.turn, session.matching = turn, matching
    stood = kept.groups_proposed(connection, asked.maker) if groups.gone is None else groups.gone
    return Work(groups.new, [*stood, *touched], {}, {}, changes, groups.compared, groups.said, turn)


def _without_cut(family: Family, parting: Sequence[Family]) -> Family:
    """A family without what people cut from it, which is another one then: all of its claims are paired anew."""
    left = parted(family, parting)
    if left is family:
        return family
    places = (
        f"{each.article}:{each.span.start}:{each.span.end}" if each.span else each.article for each in left.members
    )
    return replace(left, id=FamilyId(content_id("cut", family.id, *places)))


def _ranked_apart(laid: Laid, workers: Workers, going: Going, spool: Spool) -> dict[int, bytes]:
    """What is chosen for every claim, packed, whose links are put by: all of it worked out by others."""
    with laid_down(laid) as lying:
        ranking = Outwork(lying, workers)
        best = ranking.chosen(range(len(laid.profiles)), going.on)
        going.what = "Telling links"
        for line in ranking.told(best, going.on):
            spool.add_line(line)
    return best


def _choose_all(linking: Linking, places: Sequence[int], going: Going) -> None:
    for done, place in enumerate(places):
        going.on(done, len(places))
        linking.choose(place)
    going.on(len(places), len(places))


def _spool(linking: Linking, spool: Spool, going: Going) -> list[LinkId]:
    """Put the links of all pairs by that changed; their ids, also of those that are no more."""
    return [_spooled(linking, pair, spool, going) for pair in sorted(linking.changed)]


def _spooled(linking: Linking, pair: Pair, spool: Spool, going: Going) -> LinkId:
    if len(spool) % _A_LOOK == 0:
        going.check()
    if found := linking.link(pair):
        spool.add(found)
    one, other = (linking.ranking.profiles[place].claim.id for place in pair)
    return link_id(one, other)
