"""Owns the tuples of a clause: one for each member of a list, one for what stands beside its first object."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from annotator.extract.claims.lists import members
from annotator.extract.findings import Draft
from annotator.extract.grammar import children, own_subject, trimmed_tokens

Places = tuple[int, int]
_GOVERNING = frozenset({"prep", "agent", "dative"})
_TAKEN = frozenset({"dobj", "pobj", "attr", "dative", "oprd"})


@dataclass(frozen=True, slots=True)
class Tuple:
    """Who does what to whom, as token ranges; without a predicate the draft's copula stands for it."""

    subject: Places | None
    predicate: Places | None
    objects: tuple[Places, ...]


def tuples_of(doc: Doc, draft: Draft) -> list[Tuple]:
    """The tuples of a draft, the plainest first; one alone where it is reported or only supposed."""
    objects = draft.objects or tuple(_beside(doc[draft.head]))
    plain = Tuple(draft.subject, _predicate(doc, draft), objects)
    if not draft.asserted or draft.attribution is not None or draft.predicate is None:
        return [_with_that(doc, plain)]
    singles = (
        Tuple(subject, plain.predicate, objects)
        for subject in _subjects(doc, draft.subject)
        for objects in _distributed(doc, plain.objects)
    )
    return [_with_that(doc, step) for single in singles for step in _steps(doc, single)]


def _beside(verb: Token) -> Iterator[Places]:
    """The side clause of a verb that has no object ("awoke when the storm broke")."""
    clause = next((child for child in children(verb) if child.dep_ == "advcl"), None)
    places = trimmed_tokens(verb.doc, clause.left_edge.i, clause.right_edge.i + 1) if clause is not None else None
    if places is not None and not places[0] <= verb.i < places[1]:
        yield places


def _predicate(doc: Doc, draft: Draft) -> Places | None:
    """The predicate with the adverbs that stand at once before it ("further stated")."""
    if draft.predicate is None:
        return None
    first, last = draft.predicate
    subject = own_subject(doc[draft.head])
    least = max(draft.first, subject.i + 1 if subject is not None and subject.i < first else 0)
    while first > least and _is_adverb_of(doc, first - 1, draft.head):
        first -= 1
    return first, last


def _is_adverb_of(doc: Doc, place: int, verb: int) -> bool:
    word = doc[place]
    return word.dep_ == "advmod" and word.pos_ == "ADV" and word.head.i == verb


def _subjects(doc: Doc, subject: Places | None) -> list[Places | None]:
    if subject is None:
        return [None]
    found = members(doc[slice(*subject)].root)
    inside = all(subject[0] <= one[0] < one[1] <= subject[1] for one in found)
    return list(found) if len(found) > 1 and inside else [subject]


def _distributed(doc: Doc, objects: tuple[Places, ...]) -> Iterator[tuple[Places, ...]]:
    """The objects once for each member of the list that the first ones make."""
    size = next((n for n in range(1, len(objects)) if not _goes_on(doc, objects[n - 1], objects[n])), len(objects))
    if size <= 1:
        yield objects
    for member in objects[:size] if size > 1 else ():
        yield (member, *objects[size:])


def _goes_on(doc: Doc, before: Places, after: Places) -> bool:
    """Whether a range is the next member of the list that the one before it belongs to."""
    root = doc[slice(*after)].root
    return root.dep_ == "conj" and before[0] <= root.head.i < before[1]


def _steps(doc: Doc, whole: Tuple) -> Iterator[Tuple]:
    """ "Held talks with X on Monday" as "held | talks" and "held talks with | X, on Monday"."""
    if whole.predicate is None or len(whole.objects) < 2 or not _is_apart(doc, whole.predicate, whole.objects):
        yield whole
        return
    first, second, *others = whole.objects
    yield Tuple(whole.subject, whole.predicate, (first,))
    governing = doc[second[0]].dep_ in _GOVERNING and second[1] - second[0] > 1
    at = second[0] + governing
    yield Tuple(whole.subject, (whole.predicate[0], at if governing else first[1]), ((at, second[1]), *others))


def _is_apart(doc: Doc, predicate: Places, objects: tuple[Places, ...]) -> bool:
    """Whether the first object and the phrase after it are each told of the subject."""
    first, second = (doc[slice(*places)].root for places in objects[:2])
    behind = predicate[1] <= objects[0][0] < objects[0][1] <= objects[1][0]
    return behind and first.dep_ in _TAKEN and second.dep_ in _GOVERNING


def _with_that(doc: Doc, plain: Tuple) -> Tuple:
    """ "Said that | the port reopened": the conjunction goes with the verb."""
    if plain.predicate is None or not plain.objects:
        return plain
    first, last = plain.objects[0]
    mark = doc[first]
    if first != plain.predicate[1] or last - first < 2 or mark.lower_ != "that" or mark.dep_ != "mark":
        return plain
    return Tuple(plain.subject, (plain.predicate[0], first + 1), ((first + 1, last), *plain.objects[1:]))
