"""Owns "undo up to here": which acts it would withdraw, and what each thing would become."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from annotator.domain.decision import Verb
from annotator.domain.fact import Fact
from annotator.domain.ids import ActionId, DecisionId, TargetId
from annotator.domain.suggestion import Kind
from annotator.domain.view import HistoryRow
from annotator.gui.views.history_fact import fact_becomes
from annotator.gui.views.history_index import HistoryIndex
from annotator.gui.views.history_value import JUDGES, made, value
from annotator.gui.views.history_words import capitalised, clock, value_words
from annotator.gui.wording import one_line

MOST_TOLD = 500
"""Decisions whose effects are told one by one; for more, working them out would hold up the window."""
_LONGEST_NAME = 44


@dataclass(frozen=True, slots=True)
class Effect:
    """What becomes of something: a drawing and a sentence."""

    icon: str
    words: str


@dataclass(frozen=True, slots=True)
class Undoing:
    """Acts to be withdrawn, the decisions in them, and what would follow; `others` are analysts not touched."""

    actions: tuple[ActionId, ...]
    decisions: frozenset[DecisionId]
    at: str
    effects: tuple[Effect, ...]
    others: tuple[str, ...]

    @property
    def title(self) -> str:
        """What would be done: "Undo up to here, 14:29: 5 decisions would be withdrawn"."""
        return f"Undo up to here, {clock(self.at)}: {decisions_words(len(self.decisions))} would be withdrawn"


def decisions_words(count: int) -> str:
    """How many decisions: "1 decision", "5 decisions"."""
    return f"{count:,} decision" if count == 1 else f"{count:,} decisions"


def plan(index: HistoryIndex, chosen: HistoryRow) -> Undoing | None:
    """What undoing up to the chosen decision would do; None if nothing of it is the analyst's to undo."""
    actions = index.own_acts(chosen.id)
    if not actions:
        return None
    gone = index.of_acts(actions)
    first = index.rows(gone[:1])[0]
    if len(gone) > MOST_TOLD:
        effects: tuple[Effect, ...] = (Effect("undo", f"what {len(gone):,} decisions made is taken back"),)
    else:
        effects = _effects(index, {row.target: row for row in index.rows(gone)}, set(actions))
    others = [name for name in index.deciders() if name != first.analyst]
    return Undoing(tuple(actions), frozenset(gone), chosen.at, effects, tuple(others))


def _effects(
    index: HistoryIndex, touched: Mapping[TargetId, HistoryRow], gone: Collection[ActionId]
) -> tuple[Effect, ...]:
    by_target: dict[TargetId, list[HistoryRow]] = {target: [] for target in touched}
    for row in index.about(touched.keys()):
        if not row.withdrawn:
            by_target[row.target].append(row)
    told: Counter[tuple[Kind | None, str]] = Counter()
    names: dict[tuple[Kind | None, str], str] = {}
    for target, row in touched.items():
        facts = index.fact_without(target, gone) if row.kind is Kind.FACT else None
        becomes = _fact_becomes(*facts) if facts else _becomes(by_target[target], gone)
        told[row.kind, becomes] += 1
        names[row.kind, becomes] = _name(row)
    return tuple(_effect(kind, becomes, count, names[kind, becomes]) for (kind, becomes), count in told.items())


def _effect(kind: Kind | None, becomes: str, count: int, name: str) -> Effect:
    icon = "trash" if becomes == "goes" else _ICONS.get(kind, "undo") if kind else "undo"
    if count == 1 and name:
        noun = "fact " if kind is Kind.FACT else ""
        return Effect(icon, f"{noun}“{name}” {becomes}")
    noun = kind.value if kind else "decision"
    nouns = {"entity": "entities", "family": "families", "story": "stories"}
    who = f"1 {noun}" if count == 1 else f"{count:,} {nouns.get(noun, noun + 's')}"
    return Effect(icon, f"{who} {becomes if count == 1 else _plural(becomes)}")


_ICONS = {Kind.CLAIM: "dashed-ring", Kind.FACT: "shield-check", Kind.LINK: "link", Kind.ENTITY: "entities"}


def _plural(becomes: str) -> str:
    return ", ".join(map(_plural_part, becomes.split(", "))).replace(" its ", " their ")


_PLURALS = {
    "goes": "go", "is": "are", "keeps": "keep", "becomes": "become", "returns": "return", "stays": "stay",
    "gets": "get", "loses": "lose",
}  # fmt: skip


def _plural_part(part: str) -> str:
    verb, _, rest = part.partition(" ")
    return f"{_PLURALS.get(verb, verb)} {rest}".strip()


def _name(row: HistoryRow) -> str:
    """A claim's or fact's words as far as they fit; "" for what has no words of its own."""
    if row.kind not in (Kind.CLAIM, Kind.FACT):
        return ""
    words = one_line(row.object)
    return words if len(words) <= _LONGEST_NAME else words[: _LONGEST_NAME - 1].rstrip() + "…"


def _fact_becomes(now: Fact | None, then: Fact | None) -> str:
    return fact_becomes(now, then) if now and then else "goes"


def _becomes(live: Sequence[HistoryRow], gone: Collection[ActionId]) -> str:
    """What something becomes once the acts in `gone` are withdrawn, from its live decisions, oldest first.

    The rules are those of the fold: the newest judgement that is left decides.
    """
    left = [row for row in live if row.action not in gone]
    lost = [row for row in live if row.action in gone]
    if made(live) and not made(left):
        return "goes"
    kind = live[-1].kind if live else None
    if kind is Kind.LINK and not any(row.verb in JUDGES for row in left):
        return "is taken back" if any(row.verb is Verb.LINK for row in lost) else "becomes Suggested"
    now, then = (value_words(value(rows, kind), kind) for rows in (live, left))
    return f"becomes {capitalised(then)}" if now != then else _kept(then, lost)


def _kept(word: str, lost: Sequence[HistoryRow]) -> str:
    if any(row.verb is Verb.CORRECT for row in lost):
        return f"stays {capitalised(word)}, without this correction"
    return f"stays {capitalised(word)}"
