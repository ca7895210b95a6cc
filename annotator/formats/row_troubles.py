"""Owns how many rows of a table are told one by one, and what is said of the others of their kind."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from annotator.domain.errors import AnnotatorError, BadFile

_SAID: Final = MappingProxyType(
    {
        "row-bad": "cannot be read",
        "row-encoding": "hold bytes that are no characters",
        "row-ragged": "have another number of cells",
        "row-formula": "have a formula without a value",
        "row-no-text": "have no text",
        "row-date": "have a date that is unclear",
        "row-date-none": "have a date that is none",
        "row-id": "have the id of an earlier row",
        "row-no-article": "name an article that is not here",
        "row-names-none": "name no article",
        "row-no-quote": "do not say which words the claim is",
        "row-quote-missing": "have words that stand nowhere in the article",
        "row-quote-twice": "have words that stand more than once in the article",
        "row-outside": "have places outside of the article",
        "row-offsets": "have no numbers for start and end",
        "row-verdict": "have an unknown verdict",
    }
)


def more_rows(told: Mapping[str, int], file: str, most: int) -> Iterator[AnnotatorError]:
    """How many more rows than the first ones have a trouble of each kind."""
    for message_id, count in told.items():
        if count > most:
            more: dict[str, str | int] = {"count": count - most, "what": _SAID[message_id], "kind": message_id}
            yield BadFile("rows-more", file=file, **more)
