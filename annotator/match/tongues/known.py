"""Owns which languages are known by heart."""

from annotator.match.tongues.eastern import ARABIC, TURKISH
from annotator.match.tongues.germanic import DUTCH, GERMAN
from annotator.match.tongues.romance import FRENCH, ITALIAN, PORTUGUESE, SPANISH
from annotator.match.tongues.slavic import POLISH, RUSSIAN, UKRAINIAN

TONGUES = {
    tongue.code: tongue
    for tongue in (
        GERMAN,
        DUTCH,
        FRENCH,
        SPANISH,
        ITALIAN,
        PORTUGUESE,
        POLISH,
        RUSSIAN,
        UKRAINIAN,
        ARABIC,
        TURKISH,
    )
}
