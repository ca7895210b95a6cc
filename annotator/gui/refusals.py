"""Why a screen cannot do an action now, in a few words, where the screen itself does not say it better."""

from types import MappingProxyType
from typing import Final

READ_ONLY: Final = "the project is read only"
NOTHING_HERE: Final = "there is nothing here that it could act on"
_EDITING: Final = "something is being typed: Enter saves it, Esc leaves it"

_DECIDING: Final = frozenset({"fact.make", "fact.verdict", "fact.restate", "fact.remove_evidence", "history.undo_to"})
_LOOKING: Final = frozenset({"claim.skip", "claim.overlap", "claim.next", "claim.previous", "link.start"})
_WHY: Final = MappingProxyType(
    {
        "claim.new": "select the words in the article first",
        "claim.overlap": "nothing overlaps here",
        "suggestion.next": "no suggested link is left",
        "link.start": "nothing elsewhere resembles this claim",
        "fact.verdict": "no fact is selected",
        "fact.restate": "no fact is selected",
        "fact.roots": "no fact or claim is selected",
        "fact.remove_evidence": "no evidence is selected",
        "evidence.add": "no fact is selected",
        "go.review": "nothing is picked that could be opened",
        "why": "nothing is selected",
        "why.decisions": "no claim is selected",
        "history.undo_to": "none of your decisions is selected",
        "article.next": "no article is open",
        "article.previous": "no article is open",
        "article.family": "no article is open",
        "fact.make": "no claim is selected",
    }
)
_BY_KIND: Final = MappingProxyType(
    {
        "claim.": "no claim is selected",
        "link.": "no candidate is picked",
    }
)


def is_decision(action_id: str) -> bool:
    """Whether an action of a screen writes into the project."""
    decides = action_id.startswith(("claim.", "link.", "evidence.")) and action_id not in _LOOKING
    return decides or action_id in _DECIDING


def refusal(action_id: str, *, read_only: bool, editing: bool) -> str:
    """Why the action cannot be done, as far as it follows from the action alone."""
    if editing:
        return _EDITING
    if read_only and is_decision(action_id):
        return READ_ONLY
    if action_id.startswith("candidate."):
        return f"there is no candidate {action_id.removeprefix('candidate.')}"
    by_kind = next((why for start, why in _BY_KIND.items() if action_id.startswith(start)), NOTHING_HERE)
    return _WHY.get(action_id, by_kind)
