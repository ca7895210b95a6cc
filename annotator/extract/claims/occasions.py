"""Owns what stands beside a predicate only to say when or who says it: that is a slot of its own and no object."""

from spacy.tokens import Doc

from annotator.extract.claims.tuples import Places
from annotator.extract.findings import Attribution, Draft, findings
from annotator.extract.grammar import characters
from annotator.extract.words import words

_WHEN = words("on in at during since until till by before after within around about throughout over through")
_PARTS = words(
    "early late earlier later hours hour morning afternoon evening night beginning start middle end eve just"
)
_TYING = frozenset({"ADP", "DET", "PUNCT", "SPACE"})
_OF_OBJECTS = frozenset({"dobj", "obj", "iobj", "oa", "attr", "pobj", "oprd", "nsubj", "dative"})


def without_occasion(doc: Doc, draft: Draft) -> tuple[Places | None, tuple[Places, ...]]:
    """The predicate and objects of a draft without what only tells when or who says it ("opened | on Tuesday evening").

    A predicate that took in the preposition gives it back ("died on | Tuesday" is "died").
    """
    predicate, objects = draft.predicate, draft.objects
    if predicate is not None and objects and objects[0][0] == predicate[1] > predicate[0] + 1:
        taken = doc[predicate[1] - 1]
        if taken.dep_ == "prep" and taken.lower_ in _WHEN and _is_a_time(doc, objects[0]):
            predicate, objects = (predicate[0], predicate[1] - 1), objects[1:]
    told = (places for places in objects if not _only_tells_when(doc, places))
    return predicate, tuple(places for places in told if not _tells_who(doc, places, draft.attribution))


def _tells_who(doc: Doc, places: Places, report: Attribution | None) -> bool:
    """Whether a phrase is what tells who says the claim ("in the words of X")."""
    return report is not None and report.cue is not None and characters(doc, *places).contains(report.cue)


def _only_tells_when(doc: Doc, places: Places) -> bool:
    leading, root = doc[places[0]], doc[slice(*places)].root
    if leading.pos_ == "ADP" or leading.dep_ == "prep":
        return (leading.lower_ in _WHEN or doc.lang_ != "en") and _is_a_time(doc, places)
    return root.dep_ not in _OF_OBJECTS and _is_a_time(doc, places)


def _is_a_time(doc: Doc, places: Places) -> bool:
    """Whether the words are a date or a time of day, and beside it tell no more than which part of it."""
    span = characters(doc, *places)
    times = [time.span for time in findings(doc).times_in(span) if span.contains(time.span)]
    rest = (token for token in doc[slice(*places)] if not any(time.start <= token.idx < time.end for time in times))
    return bool(times) and all(token.pos_ in _TYING or token.lower_ in _PARTS for token in rest)
