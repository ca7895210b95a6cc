"""Owns what the project learned from decided links: read from them each time, stored nowhere, begun anew at will."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from annotator.domain.decision import Verb
from annotator.domain.errors import NotAllowed
from annotator.domain.fold import LEARNING
from annotator.domain.ids import PROJECT
from annotator.domain.link import Link, Standing
from annotator.domain.suggestion import Kind
from annotator.domain.view import Changes
from annotator.services.workspace import Act, Workspace
from annotator.store import link_queries
from annotator.store.database import Connection

if TYPE_CHECKING:  # the matcher is loaded with the first claim that is looked at, not with every verb
    from annotator.match.learning import Learned


def learned(ws: Workspace) -> "Learned":
    """What the links that people decided since the last new start teach; nothing without any."""
    return ws.read(learned_in)


def learned_in(connection: Connection) -> "Learned":
    """What is learned, as of the moment of a read."""
    since = link_queries.project_state(connection).learning_since
    return taught(link_queries.decided_links(connection, since))


def taught(decided: Iterable[tuple[Link, Standing]]) -> "Learned":
    """What decided links teach."""
    from annotator.match.learning import learn, lesson

    return learn(found for link, standing in decided if (found := lesson(link, standing)))


def start_anew(ws: Workspace, *, via: str) -> Changes:
    """From now on only later decisions teach; undo takes it back. NotAllowed if there is nothing to forget."""
    lessons = learned(ws).lessons
    if not lessons:
        raise NotAllowed("nothing-learned")
    payload = {"policy": LEARNING, "value": "anew"}
    return ws.act([Act(Verb.SET, Kind.PROJECT, PROJECT, payload, {"status": f"{lessons} decisions"})], via=via)
