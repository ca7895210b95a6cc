"""Owns what the format of Doccano is called, and what of its files comes in."""

from typing import Final

from annotator.formats.doccano import reading
from annotator.formats.endings import NATIVE_EXTENSIONS
from annotator.formats.format import Foreign, Format

DOCCANO: Final = Format(
    "doccano",
    "Doccano, JSON Lines of texts with labels",
    NATIVE_EXTENSIONS,
    "Texts come in as articles, spans as mentions and claims with their relations, and comments as notes; what "
    "is said of whole texts, categories too, stays with their articles.",
    foreign=Foreign(reading.records, reading.is_one, item="text", endings=(".json",)),
)
