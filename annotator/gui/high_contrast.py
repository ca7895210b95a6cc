"""The tokens of high contrast: one ground without fills, inks of at least 7 to 1, and the desktop's own colours."""

from collections.abc import Callable
from dataclasses import replace

from annotator.gui.tokens import DARK, LIGHT, Look, Tokens, contrast

ENOUGH = 7.0
"""What WCAG 2.1 calls enhanced contrast (1.4.6), for every text on the ground."""
_WHITE, _BLACK = "#FFFFFF", "#000000"

# The light theme's and the dark theme's inks of the same meanings, and what stands for them here.
_DARKER = {
    "#55606F": "#2E3640",
    "#17693F": "#00471F",
    "#0A6472": "#00434F",
    "#A42B35": "#7D0A18",
    "#7F5000": "#5A3600",
    "#3E4DB0": "#252F8C",
    "#7A3A86": "#5B1E68",
    "#8A4200": "#602C00",
    "#6A3DA3": "#472082",
    "#1D5DB8": "#003C96",
    "#18202C": _BLACK,
}
_LIGHTER = {
    "#B1BAC7": "#D8DEE6",
    "#74D19B": "#86EBAE",
    "#6BCBD9": "#86E4F2",
    "#F59AA0": "#FFB4B9",
    "#F0C069": "#FFD682",
    "#A9B4FA": "#C3CBFF",
    "#DBA3E6": "#EFC4F7",
    "#F5B57A": "#FFCC98",
    "#C6A6F2": "#DEC9FF",
    "#84B4F8": "#8CC8FF",
    "#E7EBF1": _WHITE,
}


def of_desktop(ground: str, ink: str, accent: str, on_accent: str) -> Tokens:
    """Tokens in the desktop's four colours; black and white instead of those that are too near each other."""
    dark = contrast(ground, _WHITE) > contrast(ground, _BLACK)
    if contrast(ground, ink) < ENOUGH:
        ground, ink = (_BLACK, _WHITE) if dark else (_WHITE, _BLACK)
    # The accent marks what is chosen by lines and words on the ground too.
    if contrast(accent, ground) < ENOUGH or contrast(on_accent, accent) < ENOUGH:
        accent, on_accent = ink, ground
    made = _on_ground(HIGH_DARK if dark else HIGH_LIGHT, ground, ink)
    made = replace(made, text3=ink, border=ink, accent=accent, on_accent=on_accent, chart1=accent, chart2=ink)
    return _without_fills(made, lambda _look: ink)


def _on_ground(like: Tokens, ground: str, ink: str) -> Tokens:
    """The tokens with one ground for everything and one ink for its text."""
    made = replace(like, window=ground, rail=ground, surface=ground, sunken=ground, raised=ground, accent_soft=ground)
    return replace(made, text=ink, text2=ink, border_strong=ink, high=True)


def _without_fills(like: Tokens, ink: Callable[[Look], str]) -> Tokens:
    """The tokens with every meaning as a line, a word and a drawing on the ground."""

    def bare(look: Look) -> Look:
        return replace(look, fg=ink(look), bg="", edged=True)

    return replace(
        like,
        proposed=bare(like.proposed),
        confirmed=bare(like.confirmed),
        corrected=bare(like.corrected),
        rejected=bare(like.rejected),
        unsure=bare(like.unsure),
        refines=bare(like.refines),
        supersedes=bare(like.supersedes),
        number=bare(like.number),
        date=bare(like.date),
        name=bare(like.name),
        wording=bare(like.wording),
        only_here=bare(like.only_here),
        same_value=bare(like.same_value),
        speaker=bare(like.speaker),
    )


HIGH_LIGHT = replace(
    _without_fills(_on_ground(LIGHT, _WHITE, _BLACK), lambda look: _DARKER[look.fg]),
    text3="#3A3A3A",
    border="#767676",
    accent="#003C96",
    chart1="#003C96",
    chart2=_BLACK,
    chart3="#8C8C8C",
    scrim="#B3000000",
)

HIGH_DARK = replace(
    _without_fills(_on_ground(DARK, _BLACK, _WHITE), lambda look: _LIGHTER[look.fg]),
    text3="#D2D2D2",
    border="#8C8C8C",
    accent="#8CC8FF",
    on_accent=_BLACK,
    chart1="#8CC8FF",
    chart2=_WHITE,
    chart3="#6E6E6E",
    scrim="#CC000000",
)
