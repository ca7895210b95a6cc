"""Owns the relations of a task of Prodigy: which stay with the span that they begin at, and which join nothing."""

from collections.abc import Mapping, Sequence
from typing import Final

from annotator.domain.json import Json, JsonObject, as_list, as_object, as_str
from annotator.formats.span_labels import is_claim

_REFUSED: Final = ("reject", "ignore")
_SHOWN: Final = 40


def related(task: JsonObject, spans: Sequence[JsonObject]) -> tuple[dict[int, list[Json]], list[str]]:
    """For each span by its place in the task, its relations: label, start, end and label of where each leads.

    Those that a slot of ours says already are passed over; in words those that begin or end at a span which is not
    there or does not come in.
    """
    refused = as_str(task.get("answer")) in _REFUSED
    comes = {place: span for place, span in enumerate(spans) if not refused or _is_of_claim(span)}
    kept: dict[int, list[Json]] = {}
    loose: list[str] = []
    for each in [as_object(said) for said in as_list(task.get("relations")) if said]:
        head, child = (_place(each, end, comes) for end in ("head", "child"))
        label = as_str(each.get("label"))
        if child is not None and "claim" in spans[child]:
            continue
        if head is None or child is None or "claim" in spans[head]:
            loose.append(f"{label[:_SHOWN] or 'without a label'} from {_end(each, 'head')} to {_end(each, 'child')}")
        else:
            to = spans[child]
            kept.setdefault(head, []).append([label, to.get("start"), to.get("end"), as_str(to.get("label"))])
    return kept, loose


def _is_of_claim(span: JsonObject) -> bool:
    """Whether a span is a claim, or a slot of one of ours; those come in from refused tasks, too."""
    return "claim" in span or is_claim(as_str(span.get("label")))


def _place(relation: JsonObject, end: str, spans: Mapping[int, JsonObject]) -> int | None:
    """Which span a relation begins or ends at: the one at its place, of its label if there are several."""
    said = as_object(relation.get(f"{end}_span"))
    if "start" in said:
        at = (said.get("start"), said.get("end"))
        found = [place for place, span in spans.items() if (span.get("start"), span.get("end")) == at]
    else:
        token = relation.get(end)
        found = [place for place, span in spans.items() if token is not None and span.get("token_end") == token]
    labelled = [place for place in found if spans[place].get("label") == said.get("label")]
    return next(iter([*labelled, *found]), None)


def _end(relation: JsonObject, end: str) -> str:
    """Where a relation begins or ends, in words: by its place, or else by its token."""
    said = as_object(relation.get(f"{end}_span"))
    return f"{said.get('start')}-{said.get('end')}" if "start" in said else f"token {relation.get(end)}"
