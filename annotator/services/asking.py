"""Owns the queue of an open project: read once, then kept up with decisions, and read anew where that is simpler."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from annotator.domain.claim import Status
from annotator.domain.ids import ClaimId, LinkId
from annotator.domain.learned import Learned
from annotator.domain.link import Link, Relation, Standing
from annotator.domain.suggestion import Kind
from annotator.domain.view import Changes
from annotator.match.links.closure import Closure, Implied, Pair, closed
from annotator.match.links.queue import Question, Queue
from annotator.services.learning import learned_in
from annotator.services.workspace import Workspace
from annotator.store import link_queries, queries
from annotator.store.database import Connection


@dataclass(slots=True)
class Known:
    """What people said of links, by id, and which claims are copies of which."""

    decided: dict[LinkId, tuple[Link, Standing]]
    copies: list[Pair]

    def closure(self, other: Link | None = None) -> Closure:
        """What follows from it; from `other` instead of what is said of that link, if given."""
        said = [each for each in self.decided.values() if other is None or each[0].id != other.id]
        confirmed = [link for link, standing in said if standing is Standing.CONFIRMED]
        refused = [link for link, standing in said if standing is Standing.REJECTED]
        return closed([*confirmed, other] if other else confirmed, refused, self.copies)


class Asking:
    """What to ask next in a project. Not for two threads at once."""

    def __init__(self, ws: Workspace) -> None:
        self._ws = ws
        self.learned, self.known, self.queue = ws.read(_read)
        self._silent: set[ClaimId] = set()

    def first(self, but: Collection[LinkId] = ()) -> Question | None:
        """What to ask next, of what is not among `but`; None if nothing is left."""
        found = next((each for each in self.queue.ranked(len(but) + 1) if each.link.id not in but), None)
        return None if found is None else self._whole([found])[0]

    def ranked(self, most: int) -> list[Question]:
        """What to ask, the question worth most first."""
        return self._whole(self.queue.ranked(most))

    def _whole(self, questions: Sequence[Question]) -> list[Question]:
        """The questions with their links as they stand, reasons and all."""
        links = self._ws.read(lambda c: [queries.link(c, each.link.id) for each in questions])
        return [
            replace(question, link=found[0]) if found else question
            for question, found in zip(questions, links, strict=True)
        ]

    def decided(self, link: Link) -> Relation | None:
        """What people said of a link itself, a rejected one being "different"; None if they said nothing."""
        said, standing = self.known.decided.get(link.id, (link, Standing.SUGGESTED))
        return {Standing.CONFIRMED: said.relation, Standing.REJECTED: Relation.DIFFERENT}.get(standing)

    def implied(self, link: Link) -> Implied | None:
        """What is known of a link's claims without asking."""
        return self.queue.known.implied(link.a, link.b)

    def apply(self, changes: Changes) -> None:
        """Take in what a verb changed."""
        plain = changes.undone is None and {kind for kind, _ in changes.targets} <= {Kind.LINK, Kind.CLAIM}
        links = [LinkId(target) for target in changes.of(Kind.LINK)]
        taken = plain and all(self._take_link(link) for link in links)
        if not (taken and all(self._take_claim(ClaimId(claim)) for claim in changes.of(Kind.CLAIM))):
            self.reread()
        elif links:
            self._learn()

    def reread(self) -> None:
        """Read everything anew."""
        self.learned, self.known, self.queue = self._ws.read(_read)
        self._silent.clear()

    def _learn(self) -> None:
        self.learned = self._ws.read(learned_in)
        self.queue.learn(self.learned)

    def _take_link(self, identity: LinkId) -> bool:
        """Whether the queue now follows what is said of a link; False for what was said otherwise before."""
        found = self._ws.read(lambda c: queries.link(c, identity))
        if found is None or identity in self.known.decided:
            return False
        link, standing = found
        if standing is Standing.UNSURE:
            self.queue.drop(identity)
            return True
        if standing is Standing.SUGGESTED:
            return False
        self.known.decided[identity] = found
        same = standing is Standing.CONFIRMED and link.relation is Relation.SAME
        return self.queue.answer(link.a, link.b, same=same)

    def _take_claim(self, claim: ClaimId) -> bool:
        """Whether the queue now leaves out a rejected claim; False for one that comes back, or says something else."""
        card = self._ws.read(lambda c: queries.claim_card(c, claim))
        # What a corrected claim says tells whether it is a copy.
        if (
            card is None
            or card.status is Status.CORRECTED
            or (card.status is not Status.REJECTED and claim in self._silent)
        ):
            return False
        if card.status is Status.REJECTED:
            self._silent.add(claim)
            for link in self._ws.read(lambda c: queries.links_of(c, claim, confirmed=False)):
                self.queue.drop(link.id)
        return True


def _read(connection: Connection) -> tuple[Learned, Known, Queue]:
    decided = {link.id: (link, standing) for link, standing in link_queries.decided_links(connection)}
    known = Known(decided, link_queries.copied_claims(connection))
    learned = learned_in(connection)
    facts = link_queries.facts_by_claim(connection)
    links, copies = link_queries.open_links(connection), Closure(known.copies)
    return learned, known, Queue(links, known.closure(), learned, facts, copies=copies)
