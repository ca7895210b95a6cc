"""Owns how a language that a table or a page names becomes its short code."""

import re
from types import MappingProxyType
from typing import Final

_CODE_BY_NAME: Final = MappingProxyType(
    {"english": "en", "arabic": "ar", "french": "fr", "german": "de", "spanish": "es", "italian": "it"}
    | {"russian": "ru", "turkish": "tr", "ukrainian": "uk", "chinese": "zh", "hebrew": "he", "persian": "fa"}
    | {"portuguese": "pt", "dutch": "nl", "polish": "pl", "japanese": "ja", "korean": "ko", "greek": "el"}
    | {"eng": "en", "ara": "ar", "fra": "fr", "fre": "fr", "deu": "de", "ger": "de", "spa": "es", "ita": "it"}
    | {"rus": "ru", "tur": "tr", "ukr": "uk", "zho": "zh", "chi": "zh", "heb": "he", "fas": "fa", "per": "fa"}
    | {"por": "pt", "nld": "nl", "dut": "nl", "pol": "pl", "jpn": "ja", "kor": "ko", "ell": "el", "gre": "el"}
)
_TAG: Final = re.compile(r"([a-z]{2,3})(?:[-_][a-z0-9]+)*", re.IGNORECASE)


def language_code(named: str) -> str | None:
    """The code of a language, without region ("en" of "English", "eng" or "en-GB"); what it is no code for as it is."""
    name = named.strip().lower()
    tag = _TAG.fullmatch(name)
    code = _CODE_BY_NAME.get(name) or (tag and _CODE_BY_NAME.get(tag[1], tag[1]))
    return code or name or None
