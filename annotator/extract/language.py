"""Owns the question whether a text is English, the one language whose grammar our rules know."""

import re

from annotator.extract.words import words

_FUNCTION_WORDS = words(
    """the of and to in a is that for on with was as by at from it be are his has have had this an which not but were
    their they who will said he she we our its or been"""
)
_LEAST_SHARE = 0.12
_JUDGED_WORDS = 400
_TOO_FEW_WORDS = 8


def is_english(text: str, language: str | None) -> bool:
    """Whether to read the text as English: what its language says, else the share of English function words."""
    if language:
        return language.casefold().replace("_", "-").split("-")[0] in {"en", "eng", "english"}
    words = [
        match.group().casefold()
        for match, _ in zip(re.finditer(r"[^\W\d_]+", text), range(_JUDGED_WORDS), strict=False)
    ]
    if len(words) < _TOO_FEW_WORDS:
        return all(word.isascii() for word in words)
    return sum(word in _FUNCTION_WORDS for word in words) >= _LEAST_SHARE * len(words)
