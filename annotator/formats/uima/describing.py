"""Owns what the type system of an exported CAS says in words: the project's labels, their values and guidelines."""

from collections.abc import Iterable

from annotator.domain.claim import Factuality, Mode, Role, Status
from annotator.formats.case import Case
from annotator.formats.known_labels import label_schema
from annotator.formats.uima.plain_words import shown
from annotator.formats.uima.types import ARTICLE, CLAIM, NAMED_ENTITY, SLOT, Described


def described(case: Case) -> Described:
    """What is said of the types and their features, under the label schema in force."""
    values = {
        (CLAIM, "status"): _one_of("What people decided", Status),
        (CLAIM, "factuality"): _one_of("How certain the text is of it, as in FactBank", Factuality),
        (CLAIM, "mode"): _one_of("How somebody is quoted with it", Mode),
        (CLAIM, "wording"): "What is claimed, in words of its own if they were corrected",
        (CLAIM, "annotator"): "Makers, scores and slots without a place, as JSON",
        (SLOT, "role"): _one_of("What the words are in their claim", Role),
        (SLOT, "value"): "What they amount to, as a calendar day",
        (ARTICLE, "looked"): "Who looked through the article and found no claim in it but those annotated",
    }
    schema = label_schema(case)
    if schema is None:
        return values
    of = f"Label schema “{schema.name}”, version {schema.version}."
    kinds = _one_of("A claim is", schema.claim_types) if schema.claim_types else ""
    told = [f"{of} {kinds}." if kinds else of, schema.guidelines.strip()]
    labels = _one_of("The label", schema.mention_labels) if schema.mention_labels else ""
    words = {(CLAIM, ""): "\n".join(filter(None, told)), (NAMED_ENTITY, ""): of, (NAMED_ENTITY, "value"): labels}
    return {**values, **{named: shown(said) for named, said in words.items()}}


def _one_of(what: str, words: Iterable[str]) -> str:
    return f"{what}: one of {', '.join(words)}"
