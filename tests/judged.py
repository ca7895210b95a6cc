"""Owns a project whose suggested links can teach something: which pairs hold is told by their date, not by their score.

    with judged(tmp_path) as world:    # twelve articles of one claim; claim 0 has two open candidates
        world.decide(10)

A pair "dated" has a shared date and a low score, a pair "near" shares only words around it and has a high one.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from annotator.domain.claim import Claim
from annotator.domain.decision import Verb
from annotator.domain.ids import ClaimId, link_id
from annotator.domain.link import Link, Relation
from annotator.services import links
from annotator.services.workspace import Workspace
from tests import builders

_TOWNS = ("Tunis", "Sirte", "Derna", "Zawiya", "Bayda", "Ghat", "Sabha", "Hun", "Brak", "Ubari", "Murzuk", "Kufra")
DATED = (("dates", 10_000), ("words", 2_000))
NEAR = (("around", 9_000), ("words", 3_000))


def seen(a: Claim, b: Claim, features: tuple[tuple[str, int], ...], score: int) -> Link:
    """A suggested link with what the matcher saw in it."""
    return replace(builders.link(a, b, score=score), features=features)


@dataclass(frozen=True, slots=True)
class Judged:
    """The project and its claims, one an article."""

    ws: Workspace
    claims: list[Claim]

    @property
    def dated(self) -> list[Link]:
        """Links by which others can be judged: the analyst confirms them."""
        return [seen(self.claims[at], self.claims[at + 1], DATED, 4_500) for at in (3, 5, 7, 9)]

    @property
    def near(self) -> list[Link]:
        """Links that the analyst rejects."""
        return [seen(self.claims[at], self.claims[at + 2], NEAR, 5_500) for at in (3, 4, 7, 8)]

    def decide(self) -> None:
        """Decides all of these, as somebody does who goes by the date."""
        for link in self.dated:
            links.link(self.ws, link.a, link.b, Relation.SAME, via="test")
        for link in self.near:
            links.judge(self.ws, link.id, Verb.REJECT, via="test")

    def id(self, at: int) -> ClaimId:
        """The id of a claim by its place."""
        return self.claims[at].id


@contextmanager
def judged(folder: Path) -> Iterator[Judged]:
    """The project, open: claim 0 has claim 1 as its near candidate and claim 2 as its dated one."""
    ws = builders.empty(folder)
    articles = [builders.article(f"The envoy went to {town} on Monday.", f"Visit to {town}") for town in _TOWNS]
    claims = [builders.sentences(article)[0] for article in articles]
    made = Judged(ws, claims)
    open_ = [seen(claims[0], claims[1], NEAR, 5_400), seen(claims[0], claims[2], DATED, 4_600)]
    builders.store(ws, *articles, *claims)
    builders.store(ws, *open_, *made.dated, *made.near, run=builders.MATCHED)
    try:
        yield made
    finally:
        ws.close()


def pair_id(a: Claim, b: Claim) -> str:
    """The id of the link between two claims."""
    return link_id(a.id, b.id)
