"""Owns what the format "viewer" is called, holds and is read back by."""

from typing import Final

from annotator.formats.format import Format, Use
from annotator.formats.known_labels import guided_in
from annotator.formats.output import Exporter
from annotator.formats.viewer import page, reading
from annotator.formats.viewer.account import HOLDS

VIEWER: Final = Format(
    "viewer",
    "Case viewer, one web page that opens from the disk",
    (".html",),
    "Holds facts with their roots, whole articles with their claims marked, notes on all these and every decision; it "
    "loads nothing from elsewhere. Names, links and the parts of claims are left out.",
    exporter=Exporter(
        page.export, reading.reread, HOLDS, "lxml", "none", why_not=guided_in("after the facts"), context=True
    ),
    use=Use.PEOPLE,
)
