"""Owns reviews in words of their own: which a context says, and the words of schema.org that they stand for."""

from collections.abc import Iterator, Mapping
from typing import Final

from annotator.domain.json import Json, JsonObject, as_object
from annotator.formats.claim_review.terms import PREFIXES, short
from annotator.formats.extras import is_there
from annotator.formats.json_ld import NotReadError, expanded

EXTRA: Final = "web"
_CONTEXT: Final = "@context"
_SCHEMA: Final[JsonObject] = {"@vocab": "http://schema.org/"}
_CONTEXTS: Final[Mapping[str, Json]] = {
    f"{start}schema.org{end}": _SCHEMA
    for start in ("http://", "https://", "http://www.", "https://www.")
    for end in ("", "/", "/docs/jsonldcontext.json", "/docs/jsonldcontext.jsonld")
}
"""What is at hand of contexts; no other one is fetched."""
_SHOWN: Final = 3
_DEEPEST: Final = 10


class OwnWordsError(ValueError):
    """That words of their own are not read; its text says why, and what helps."""


def in_schema_words(item: JsonObject) -> JsonObject:
    """An object with words that its contexts say as those of schema.org; as it is where they say none of their own.

    OwnWordsError if that takes packages that are not installed, or a context that is not at hand.
    """
    own = list(dict.fromkeys(_own(item, _DEEPEST)))
    if not own:
        return item
    named = ", ".join(own[:_SHOWN])
    if not is_there(EXTRA):
        raise OwnWordsError(
            f"its @context has words of its own ({named}), which only annotator[{EXTRA}] reads; install that with pip, "
            "or save it in the words of schema.org"
        )
    try:
        return {"@graph": list[Json](expanded(_plain(item), "", _CONTEXTS))}
    except NotReadError as error:
        reason = f"its @context has words of its own ({named}), and {error}; save it in the words of schema.org"
        raise OwnWordsError(reason) from error


def _own(value: Json, levels: int) -> Iterator[str]:
    """The words in the contexts within a value that schema.org does not have so."""
    if isinstance(value, list | tuple):
        for each in value if levels else ():
            yield from _own(each, levels - 1)
    elif isinstance(value, dict):
        if _CONTEXT in value:
            yield from _words(value[_CONTEXT])
        for name, inner in value.items() if levels else ():
            if name != _CONTEXT and isinstance(inner, dict | list):
                yield from _own(inner, levels - 1)


def _words(context: Json) -> Iterator[str]:
    for each in context if isinstance(context, list | tuple) else (context,):
        for word, meant in as_object(each).items():
            said = as_object(meant).get("@id") if isinstance(meant, dict) else meant
            if not word.startswith("@") and isinstance(said, str) and _is_other(word, said):
                yield word


def _is_other(word: str, meant: str) -> bool:
    """Whether a word stands for one of schema.org or of JSON-LD itself under another name, or for where they are."""
    if meant.startswith("@"):
        return True
    if meant in PREFIXES:
        return f"{word}:" not in PREFIXES
    return short(meant) not in (meant, word)


def _plain(value: Json) -> Json:
    """A value with decimal numbers, which are held apart, as their digits."""
    if isinstance(value, dict):
        return value["$number"] if value.keys() == {"$number"} else {name: _plain(each) for name, each in value.items()}
    return [_plain(each) for each in value] if isinstance(value, list) else value
