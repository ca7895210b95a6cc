"""Every colour, icon name and line shape of the light and the dark theme, and the contrast between two colours."""

from dataclasses import dataclass, replace
from enum import StrEnum


class Line(StrEnum):
    """The shape of the line under a text; each shape stands for one status or kind of difference."""

    NONE = "none"
    SOLID = "solid"
    DASHED = "dashed"
    DOUBLE = "double"
    DOTTED = "dotted"
    WAVY = "wavy"


@dataclass(frozen=True, slots=True)
class Look:
    """How one meaning is drawn: colours as "#RRGGBB" ("" for no fill), icon name, line shape, outline or none."""

    fg: str
    bg: str
    icon: str
    line: Line = Line.NONE
    dashed: bool = False
    edged: bool = False


@dataclass(frozen=True, slots=True)
class Tokens:
    """All tokens of one theme; colours as Qt reads them, "#RRGGBB" or "#AARRGGBB"."""

    dark: bool
    window: str
    rail: str
    surface: str
    sunken: str
    raised: str
    text: str
    text2: str
    text3: str
    border: str
    border_strong: str
    accent: str
    on_accent: str
    accent_soft: str
    chart1: str
    chart2: str
    chart3: str
    scrim: str
    proposed: Look
    confirmed: Look
    corrected: Look
    rejected: Look
    unsure: Look
    refines: Look
    supersedes: Look
    number: Look
    date: Look
    name: Look
    wording: Look
    only_here: Look
    same_value: Look
    speaker: Look
    high: bool = False
    """Whether it is one of high contrast: without fills, so that what is chosen needs a line."""

    @property
    def focus(self) -> str:
        """The colour of focus and selection frames."""
        return self.accent


LIGHT = Tokens(
    dark=False,
    window="#F2F4F7",
    rail="#E9ECF1",
    surface="#FFFFFF",
    sunken="#F7F8FA",
    raised="#FFFFFF",
    text="#18202C",
    text2="#475263",
    text3="#5E6978",
    border="#D9DEE6",
    border_strong="#778190",
    accent="#1D5DB8",
    on_accent="#FFFFFF",
    accent_soft="#E6EFFC",
    chart1="#1D5DB8",
    chart2="#5F92DF",
    chart3="#C3CBD6",
    scrim="#7318202C",
    proposed=Look("#55606F", "#EEF1F5", "dashed-ring", Line.DASHED, dashed=True),
    confirmed=Look("#17693F", "#E0F2E7", "tick", Line.SOLID),
    corrected=Look("#0A6472", "#DBF1F4", "pencil", Line.DOUBLE),
    rejected=Look("#A42B35", "#FBE7E8", "cross", Line.DOTTED),
    unsure=Look("#7F5000", "#FCEFD2", "question", Line.WAVY),
    refines=Look("#3E4DB0", "#E8EAFB", "elbow"),
    supersedes=Look("#7A3A86", "#F6E8F8", "supersedes"),
    number=Look("#8A4200", "#FFE7CF", "hash", Line.DOUBLE),
    date=Look("#6A3DA3", "#EDE4FA", "calendar", Line.DASHED),
    name=Look("#1D5DB8", "#DFEBFC", "head", Line.DOTTED),
    wording=Look("#18202C", "#ECEFF3", "text-lines"),
    only_here=Look("#0A6472", "#DBF1F4", "plus", Line.SOLID),
    same_value=Look("#17693F", "", "equals"),
    speaker=Look("#6A3DA3", "#F0E9FA", "speech"),
)

DARK = Tokens(
    dark=True,
    window="#14181E",
    rail="#10141A",
    surface="#1B2028",
    sunken="#171C23",
    raised="#222833",
    text="#E7EBF1",
    text2="#B5BECB",
    text3="#98A3B3",
    border="#303846",
    border_strong="#77839A",
    accent="#84B4F8",
    on_accent="#0D1726",
    accent_soft="#1F3354",
    chart1="#84B4F8",
    chart2="#4C7CC0",
    chart3="#414B5A",
    scrim="#A1000000",
    proposed=Look("#B1BAC7", "#2A313C", "dashed-ring", Line.DASHED, dashed=True),
    confirmed=Look("#74D19B", "#17372A", "tick", Line.SOLID),
    corrected=Look("#6BCBD9", "#14363C", "pencil", Line.DOUBLE),
    rejected=Look("#F59AA0", "#43242A", "cross", Line.DOTTED),
    unsure=Look("#F0C069", "#3D3018", "question", Line.WAVY),
    refines=Look("#A9B4FA", "#2A3055", "elbow"),
    supersedes=Look("#DBA3E6", "#3E2745", "supersedes"),
    number=Look("#F5B57A", "#46301A", "hash", Line.DOUBLE),
    date=Look("#C6A6F2", "#382B50", "calendar", Line.DASHED),
    name=Look("#84B4F8", "#1F3558", "head", Line.DOTTED),
    wording=Look("#E7EBF1", "#2E3541", "text-lines"),
    only_here=Look("#6BCBD9", "#14363C", "plus", Line.SOLID),
    same_value=Look("#74D19B", "", "equals"),
    speaker=Look("#C6A6F2", "#332848", "speech"),
)


def status_look(tokens: Tokens, status: str) -> Look:
    """The look of a claim's, link's, family's or entity's status; "suggested" looks like "proposed"."""
    looks = {
        "proposed": tokens.proposed,
        "suggested": tokens.proposed,
        "confirmed": tokens.confirmed,
        "corrected": tokens.corrected,
        "rejected": tokens.rejected,
        "unsure": tokens.unsure,
    }
    return looks[status]


def relation_look(tokens: Tokens, relation: str) -> Look:
    """The look of a link's relation, or of a matrix cell ("agrees", "differs", "later", "silent")."""
    silent = Look(tokens.text3, "", "silent")
    looks = {
        "same": _with_icon(tokens.confirmed, "equals"),
        "refines": tokens.refines,
        "supersedes": tokens.supersedes,
        "supports": _with_icon(tokens.corrected, "plus"),
        "contradicts": _with_icon(tokens.rejected, "struck-equals"),
        "disputes": _with_icon(tokens.rejected, "disputes"),
        "different": _with_icon(tokens.proposed, "two-bars"),
        "agrees": _with_icon(tokens.confirmed, "equals"),
        "differs": _with_icon(tokens.rejected, "struck-equals"),
        "later": tokens.supersedes,
        "silent": silent,
        "says nothing": silent,
    }
    return looks[relation]


def verdict_look(tokens: Tokens, verdict: str) -> Look:
    """The look of a fact's verdict."""
    looks = {
        "supported": _with_icon(tokens.confirmed, "tick"),
        "refuted": _with_icon(tokens.rejected, "cross"),
        "conflicting evidence": _with_icon(tokens.unsure, "fork"),
        "not enough evidence": _open(tokens),
    }
    return looks[verdict]


def stance_look(tokens: Tokens, stance: str) -> Look:
    """The look of a claim's stance towards a fact."""
    looks = {
        "supports": _with_icon(tokens.confirmed, "tick"),
        "refutes": _with_icon(tokens.rejected, "cross"),
        "not enough info": _open(tokens),
    }
    return looks[stance]


def difference_look(tokens: Tokens, kind: str) -> Look:
    """The look of a typed difference between two texts; "same value" has no fill."""
    looks = {
        "number": tokens.number,
        "date": tokens.date,
        "name": tokens.name,
        "wording": tokens.wording,
        "only here": tokens.only_here,
        "same value": tokens.same_value,
    }
    return looks[kind]


def plain_look(tokens: Tokens, icon: str = "") -> Look:
    """The look of a chip that states something without judging it: an outlet, an amount, an analyst."""
    return Look(tokens.text2, tokens.proposed.bg, icon, edged=tokens.high)


def active_look(tokens: Tokens, icon: str = "") -> Look:
    """The look of a chip that says what is going on or chosen now: "Editing", "Copy family of 8"."""
    return Look(tokens.name.fg, tokens.name.bg, icon, edged=tokens.high)


def suggested(look: Look) -> Look:
    """The machine's version of a look: the same, with a dashed outline; its word takes a question mark."""
    return replace(look, dashed=True)


def contrast(one: str, other: str) -> float:
    """The WCAG 2.1 contrast ratio of two opaque colours, 1 to 21 (relative luminance as WCAG 2.1 defines it)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(color: str) -> float:
    red, green, blue = (_linear(int(color[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.03928 else ((channel + 0.055) / 1.055) ** 2.4


def _with_icon(look: Look, icon: str) -> Look:
    return replace(look, icon=icon, line=Line.NONE, dashed=False)


def _open(tokens: Tokens) -> Look:
    return replace(tokens.proposed, icon="silent", line=Line.NONE)
