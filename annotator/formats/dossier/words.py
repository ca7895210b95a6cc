"""Owns the words in which a fact is told: its verdict, its roots, its evidence, and what analysts differ on."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Final

from annotator.domain.claim import Mode, Status
from annotator.domain.fact import Fact, Stance, Verdict
from annotator.domain.reasons import certainty_words
from annotator.domain.time import calendar_value
from annotator.formats.dossier.told import Piece, Printed, Root, Said, ToldFact

STANCES: Final[Mapping[Stance | None, str]] = MappingProxyType(
    {Stance.SUPPORTS: "Supports", Stance.REFUTES: "Refutes", Stance.SILENT: "Says nothing", None: "Says both"}
)
LOOKS: Final[Mapping[str, str]] = MappingProxyType(
    {
        Verdict.SUPPORTED: "good",
        Verdict.REFUTED: "bad",
        Verdict.CONFLICTING: "torn",
        Verdict.NOT_ENOUGH: "open",
        Stance.SUPPORTS: "good",
        Stance.REFUTES: "bad",
        Stance.SILENT: "open",
        Status.CONFIRMED: "good",
        Status.CORRECTED: "mended",
        Status.REJECTED: "bad",
        Status.UNSURE: "torn",
        Status.PROPOSED: "open",
    }
)
"""How a verdict, a stance or a status is drawn."""
NO_VERDICT: Final = "no verdict yet"

_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_MODES: Final[Mapping[Mode, str]] = MappingProxyType(
    {Mode.DIRECT: "quoted", Mode.INDIRECT: "in other words", Mode.MIXED: "partly quoted"}
)
_WARNINGS: Final[Mapping[Status, str]] = MappingProxyType(
    {
        Status.PROPOSED: "the claim is only proposed",
        Status.REJECTED: "the claim was rejected",
        Status.UNSURE: "the claim is marked unsure",
    }
)
_AGAINST: Final = (
    (Stance.REFUTES, ("refutes", "refute")),
    (Stance.SILENT, ("says nothing", "say nothing")),
    (None, ("says both", "say both")),
)


def capital(words: str) -> str:
    """The words with their first letter large."""
    return words[:1].upper() + words[1:]


def counted(number: int, one: str, many: str = "") -> str:
    """So many of something: "1 root", "12 roots"."""
    return f"{number:,} {one if number == 1 else many or f'{one}s'}"


def day_words(value: str) -> str:
    """An ISO date in few words, as fine as it is: "22 Dec 2020"; itself if it is none."""
    if calendar_value(value) is None:
        return value
    if "W" in value:
        return f"week {int(value[6:])} of {value[:4]}"
    year, month, day = (*(int(part) for part in value.split("-")), 0, 0)[:3]
    return " ".join([*([str(day)] if day else []), *([_MONTHS[month - 1]] if month else []), str(year)])


def moment_words(at: str) -> str:
    """When a decision was made, in UTC: "21 Nov 2026, 14:32"; as it stands if it is no time."""
    try:
        then = datetime.fromisoformat(at)
        then = then.astimezone(UTC) if then.tzinfo else then
    except (OverflowError, ValueError):
        return at
    return f"{then.day} {_MONTHS[then.month - 1]} {then.year}, {then:%H:%M}"


def roots_words(told: ToldFact) -> str:
    """How many roots carry a fact: "2 independent roots (at most 8)"."""
    most = f" (at most {told.most:,})" if told.most > told.least else ""
    return f"{counted(told.least, 'independent root')}{most}"


def against_words(told: ToldFact) -> str:
    """How many roots do not support it: "1 root refutes, 1 root says nothing"; "" for none."""
    found = ((sum(root.stance is stance for root in told.roots), *words) for stance, words in _AGAINST)
    return ", ".join(
        f"{counted(number, 'root')} {one if number == 1 else many}" for number, one, many in found if number
    )


def verdict_name(told: ToldFact) -> str:
    """What the verdict is called that stands; NO_VERDICT where nobody gave one."""
    return NO_VERDICT if told.is_open else told.fact.verdict.value


def verdict_words(told: ToldFact) -> str:
    """Who gave the verdict that stands, and when: "by A1, 21 Nov 2026, 14:32 UTC"; "" if no decision told here did."""
    given = [row for row in told.history if row.target == told.fact.id and row.after == told.fact.verdict]
    last = next((row for row in reversed(given) if not row.withdrawn), None)
    return f"Verdict by {last.analyst}, {moment_words(last.at)} UTC" if last else ""


def held_words(fact: Fact) -> str:
    """When it held: "from 22 Dec 2020 until 22 Jun 2022"; "" if nothing is known."""
    parts = (("from", fact.valid_from), ("until", fact.valid_to))
    return " ".join(f"{word} {day_words(day)}" for word, day in parts if day)


def root_words(root: Root) -> str:
    """How many articles a root has and what it says: "3 articles that count once"."""
    number = len(root.articles)
    return root.alone if number == 1 else f"{number:,} articles that count once"


def open_words(root: Root) -> str:
    """What nobody has decided of a root, as a sentence; "" if all is."""
    return f"Not all is decided: it could be {root.open + 1:,} roots." if root.open else ""


def printed_words(printed: Printed) -> str:
    """When an article appeared, and how reliable who printed it is: "26 Dec 2020 · reliability B"."""
    date = day_words(printed.date) if printed.date else "no date"
    proposed = ", proposed by the program" if printed.date and printed.date_proposed else ""
    rated = [f"reliability {printed.reliability}"] if printed.reliability else []
    return " · ".join([f"{date}{proposed}", *rated])


def voice_words(piece: Piece) -> str:
    """Who says it and how certain: "said by Akar, in other words · certain"."""
    mode = f", {_MODES[piece.claim.mode]}" if piece.claim.mode else ""
    voice = f"said by {piece.speaker}{mode}" if piece.speaker else "the article’s own voice"
    return f"{voice} · {certainty_words(piece.claim.factuality)}"


def warning_words(piece: Piece) -> str:
    """What speaks against relying on a piece of evidence; "" if nothing does."""
    return _WARNINGS.get(piece.status, "")


def differing(told: ToldFact) -> list[str]:
    """What analysts differ on, a sentence each."""
    verdict = [f"The verdict: {said_words(told.judged)}."] if told.differ else []
    claims = [
        f"“{piece.claim.text}”, {piece.printed.name}: {said_words(piece.judged)}."
        for piece in told.pieces
        if len({said.words for said in piece.judged}) > 1
    ]
    return list(dict.fromkeys([*verdict, *claims]))


def said_words(judged: Sequence[Said]) -> str:
    """Who holds what: "A1 supported, A2 refuted"."""
    return ", ".join(f"{said.analyst} {said.words}" for said in judged)
