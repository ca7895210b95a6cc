"""Owns who labelled what, where a file names its annotators and nobody can judge it: a mention lists who marked it."""

from collections.abc import Sequence

from annotator.domain.ids import TargetId
from annotator.domain.json import JsonObject
from annotator.formats.document import ClaimEntry, Given, MentionEntry
from annotator.services.incoming import labels
from annotator.services.incoming.file_analysts import called
from annotator.store import annotators
from annotator.store.database import Connection


def note(connection: Connection, given: Sequence[Given], name: str) -> None:
    """Keep under `annotators` who marked a mention, and what each said of it, or of a claim, beside its label."""
    said: dict[TargetId, dict[str, JsonObject]] = {}
    for each in given:
        match each.entry:
            case MentionEntry(extra=extra) if each.judge:
                said.setdefault(labels.target(each.entry), {})[called(name, each.by)] = extra
            case ClaimEntry(extra=extra) if each.by and extra:
                said.setdefault(labels.target(each.entry), {})[called(name, each.by)] = extra
            case _:
                pass
    annotators.add(connection, said)
