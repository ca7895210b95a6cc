"""Owns how English tells that something is not meant to be or was given up: "no plans to", "ruled out", "refused"."""

from collections.abc import Sequence

from annotator.match.words.clauses import stopped
from annotator.match.words.lexicon import listed
from annotator.match.words.senses import stems_of
from annotator.match.words.words import Word, is_denial

_PLANS = stems_of("plan intention intent intend desire wish want mean aim appetite ambition willingness inclination")
"""Stems of what somebody means to do; of verbs and nouns alike."""
_DROPS = stems_of("scrap abandon drop shelve ditch cancel axe suspend postpone forgo withdraw renounce")
_DROPPED = stems_of("plan bid attempt effort proposal move idea intention pledge promise decision offer scheme threat")
_SPURNS = stems_of("reject resist dismiss ignore defy refuse decline rebuff spurn")
_SPURNED = stems_of("call demand pressure appeal plea request invitation offer proposal order idea plan")
_TURNS = (
    "stop short of; fall short of; decide against; opt against; choose against; back out of; back away from; "
    "back down from; shy away from; refrain from; abstain from; walk away from; draw back from; step back from; "
    "pull back from; hold back from; steer clear of; think better of; balk at; baulk at; resist; avoid"
)
"""Behind these stands what is not done; behind a verb alone only in its form with "-ing"."""
_CLEARS = stems_of("clear acquit exonerate absolve innocent")
"""Stems of what tells that somebody did not do what stands behind "of"."""
TRIED = _CLEARS | stems_of(
    "charge accuse indict try trial suspect sue prosecute allege allegation accusation face plead"
)
"""Stems by which a claim tells no more than that somebody was held to have done it, or that it was found out."""
_GUILTY = min(stems_of("guilty"))
_RULED_OUT = min(stems_of("exclude"))
_NEGATIONS = listed("no not never without nor")
_LINKS = listed("to of for")
_NEAR, _OBJECT = 3, 4
_GERUND = 5


def _turns() -> dict[str, list[tuple[str, ...]]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in _TURNS.split("; "):
        verb, *rest = phrase.split()
        found.setdefault(min(stems_of(verb)), []).append(tuple(rest))
    return found


_LEADS = _turns()


def behind_no_plan(every: Sequence[Word], place: int, text: str) -> int | None:
    """The place behind "no plans to", "not want to", where a word that denies stands at a place; None without a plan.

    Worked example: "has no plans to resign" denies the resigning, not the plans.
    """
    if not _negates(every[place]):
        return None
    for at in range(place + 1, min(place + 1 + _NEAR, len(every) - 1)):
        if stopped(every, at, text) or every[at].stem in _DROPS:
            return None
        if every[at].stem in _PLANS and _lower(every, at + 1) in _LINKS:
            return at + 2
    return None


def behind_refusal(every: Sequence[Word], place: int, text: str) -> tuple[int, bool] | None:
    """Where what is refused or given up begins behind the verb at a place, and whether it is not even meant to be done.

    Worked example: behind "ruled out", "decided against", "scrapped plans to", "rejected calls for"; None elsewhere.
    """
    word = every[place]
    if word.stem == _RULED_OUT and word.text.lower().startswith("rul"):
        return place + 1, True
    if word.stem in _LEADS and (found := _behind_turn(every, place)):
        return found
    if word.stem in _DROPS and (after := _behind_object(every, place, text, _DROPPED)):
        return after, True
    if word.stem in _SPURNS and (after := _behind_object(every, place, text, _SPURNED)):
        return after, True
    return None


def behind_acquittal(every: Sequence[Word], place: int, text: str) -> int | None:
    """Where that begins of which somebody is cleared by the word at a place: "cleared of", "acquitted Ana of"."""
    if every[place].stem not in _CLEARS:
        return None
    for at in range(place + 1, min(place + 1 + _OBJECT, len(every) - 1)):
        if stopped(every, at, text):
            return None
        if _lower(every, at) == "of":
            return at + 1
    return None


def behind_not_guilty(every: Sequence[Word], place: int) -> int | None:
    """Where that begins of which somebody was found "not guilty of", where "not" stands at a place; else None."""
    guilty = place + 1 < len(every) and every[place + 1].stem == _GUILTY
    return place + 3 if guilty and place + 3 < len(every) and _lower(every, place + 2) == "of" else None


def meant(every: Sequence[Word], place: int, text: str) -> bool:
    """Whether the plan that a word at a place tells of is one at all: none that "no" or "not" stands before."""
    before = range(max(0, place - _NEAR + 1), place)
    return not any((behind_no_plan(every, at, text) or 0) > place for at in before)


def _behind_turn(every: Sequence[Word], place: int) -> tuple[int, bool] | None:
    """Behind the particles of "stopped short of"; "ruled" and "decided" as one word with them count as well."""
    inside = tuple(every[place].text.lower().split()[1:])
    for rest in _LEADS[every[place].stem]:
        left = rest[len(inside) :] if rest[: len(inside)] == inside else rest
        behind = place + 1 + len(left)
        if tuple(_lower(every, at) for at in range(place + 1, behind)) != left:
            continue
        if rest or (len(_lower(every, behind)) > _GERUND and _lower(every, behind).endswith("ing")):
            return behind, rest[:1] != ("short",)
    return None


def _behind_object(every: Sequence[Word], place: int, text: str, objects: frozenset[str]) -> int | None:
    for at in range(place + 1, min(place + 1 + _OBJECT, len(every) - 1)):
        if stopped(every, at, text):
            return None
        if every[at].stem in objects and _lower(every, at + 1) in _LINKS:
            return at + 2
    return None


def _negates(word: Word) -> bool:
    lower = word.text.lower()
    return lower in _NEGATIONS or is_denial(lower)


def _lower(every: Sequence[Word], at: int) -> str:
    return every[at].text.lower() if 0 <= at < len(every) else ""
