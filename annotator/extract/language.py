"""Owns the question what language a text is in, and above all whether it is English, whose grammar our rules know."""

import re

from annotator.domain.languages import looks_like
from annotator.extract.words import words

_FUNCTION_WORDS = words(
    """the of and to in a is that for on with was as by at from it be are his has have had this an which not but were
    their they who will said he she we our its or been"""
)
_LEAST_SHARE = 0.12
_JUDGED_WORDS = 400
_TOO_FEW_WORDS = 8
_JUDGED_CHARACTERS = 4_000


def is_english(text: str, language: str | None) -> bool:
    """Whether to read the text as English: what its language says, else the share of English function words."""
    if language:
        return language_code(language) == "en"
    words = [
        match.group().casefold()
        for match, _ in zip(re.finditer(r"[^\W\d_]+", text), range(_JUDGED_WORDS), strict=False)
    ]
    if len(words) < _TOO_FEW_WORDS:
        return all(word.isascii() for word in words)
    return sum(word in _FUNCTION_WORDS for word in words) >= _LEAST_SHARE * len(words)


def language_code(stated: str | None) -> str | None:
    """The short code of a language as an article states it ("de" of "de-AT"), "en" also of "English"; None of None."""
    code = stated.casefold().replace("_", "-").split("-")[0] if stated else ""
    return "en" if code in {"eng", "english"} else code or None


def language_of(text: str, stated: str | None) -> str | None:
    """The short code of what is stated, else of what the words look like; None for a text without letters.

    Loads a table of languages (py3langid, Lui and Baldwin 2012) at the first text that is not English.
    """
    judged = text[:_JUDGED_CHARACTERS]
    if stated or not any(map(str.isalpha, judged)):
        return language_code(stated)
    if is_english(text, None):
        return "en"
    return looks_like(judged)[0]
