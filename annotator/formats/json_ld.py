"""Owns JSON-LD read with pyld, by contexts that are at hand only: nothing is ever fetched."""

from collections.abc import Mapping
from importlib import import_module
from typing import Final
from warnings import catch_warnings, simplefilter

from annotator.domain.json import Json

Contexts = Mapping[str, Json]
"""What is known of each context, by its address."""

_NONSENSE: Final = (ValueError, TypeError, LookupError, AttributeError, RecursionError)
"""What pyld raises beside its own errors where a context is not what it should be."""
_FORM: Final = "application/ld+json"


class NotReadError(ValueError):
    """That a document is no JSON-LD, or names a context which is not at hand."""


def expanded(document: Json, base: str, contexts: Contexts) -> list[dict[str, Json]]:
    """The expanded form of a document: every key a full address, every value in a list.

    `base` is the address that relative ones are resolved against. NotReadError for contexts that are not at hand.
    """
    jsonld = import_module("pyld.jsonld")

    def load(url: str, _options: object = None) -> dict[str, Json]:
        if url not in contexts:
            raise NotReadError(f"the context {url} is not at hand, and nothing is fetched")
        return {"contentType": _FORM, "contextUrl": None, "documentUrl": url, "document": {"@context": contexts[url]}}

    options = {"base": base, "documentLoader": load}
    try:
        with catch_warnings():
            simplefilter("ignore")  # of words that JSON-LD keeps for itself
            found: list[dict[str, Json]] = jsonld.expand(document, options)
    except NotReadError:
        raise
    except jsonld.JsonLdError as error:
        if isinstance(error.__cause__, NotReadError):
            raise error.__cause__ from error
        raise NotReadError(f"it is no JSON-LD that can be read: {error.code}") from error
    except _NONSENSE as error:
        raise NotReadError("it is no JSON-LD that can be read") from error
    return found
