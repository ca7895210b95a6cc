"""Owns what the project learned from decided links: read from them each time, stored nowhere, begun anew at will."""

from collections.abc import Iterable

from annotator.domain.decision import Verb
from annotator.domain.errors import NotAllowed
from annotator.domain.fold import LEARNING
from annotator.domain.ids import PROJECT
from annotator.domain.learned import Learned, Weight
from annotator.domain.link import Link, Standing
from annotator.domain.suggestion import Kind
from annotator.domain.view import Changes
from annotator.services.workspace import Act, Workspace
from annotator.store import link_queries
from annotator.store.database import Connection

_LESSONS = 2_000
"""The newest decided links teach: more would change little, and would have to be read at every start."""


def learned(ws: Workspace) -> Learned:
    """What the links that people decided since the last new start teach; nothing without any."""
    return ws.read(learned_in)


def learned_in(connection: Connection) -> Learned:
    """What is learned, as of the moment of a read."""
    since = link_queries.project_state(connection).learning_since
    return taught(link_queries.decided_links(connection, since=since, newest=_LESSONS))


def taught(decided: Iterable[tuple[Link, Standing]]) -> Learned:
    """What decided links teach."""
    listed = list(decided)
    if not listed:
        return Learned()
    # With the first decided link, for loading the matcher takes longer than all else that opening a project does.
    from annotator.match.links.learning import learn, lesson

    return learn(found for link, standing in listed if (found := lesson(link, standing)))


def weights(learned: Learned) -> list[Weight]:
    """What every feature counts for, as shipped and as learned."""
    from annotator.match.links import learning

    return learning.weights(learned)


def start_anew(ws: Workspace, *, via: str) -> Changes:
    """From now on only later decisions teach; undo takes it back. NotAllowed if there is nothing to forget."""
    lessons = learned(ws).lessons
    if not lessons:
        raise NotAllowed("nothing-learned")
    payload = {"policy": LEARNING, "value": "anew"}
    return ws.act([Act(Verb.SET, Kind.PROJECT, PROJECT, payload, {"status": f"{lessons} decisions"})], via=via)
