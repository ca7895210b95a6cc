"""Owns telling people that decided links contradict each other; nothing is taken back by it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from annotator.domain.contradictions import Contradiction, told
from annotator.domain.ids import LinkId, TargetId
from annotator.services.workspace import Workspace
from annotator.store import contradicting
from annotator.store.database import Connection


@dataclass(frozen=True, slots=True)
class Contradicting:
    """The links that cannot all hold, the one that tells two claims apart last, and what they say."""

    links: tuple[LinkId, ...]
    words: str


def with_links(ws: Workspace, links: Sequence[TargetId]) -> list[Contradicting]:
    """What some links, as an act left them, are now in contradiction with."""
    return ws.read(lambda c: _told(c, contradicting.around(c, [LinkId(each) for each in links]))) if links else []


def count(ws: Workspace) -> int:
    """How many links tell two claims apart that other decisions say are the same."""
    return len(ws.read(contradicting.every))


def _told(connection: Connection, found: Iterable[Contradiction]) -> list[Contradicting]:
    listed = list(found)
    texts = contradicting.texts(connection, listed)
    return [Contradicting(each.ids, told(each, texts)) for each in listed]
