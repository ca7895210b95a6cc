"""Names what the clauses and phrases that a verb hangs on show of how far its event is told as having happened."""

from collections.abc import Iterator
from typing import Final

from spacy.tokens import Token

from annotator.extract.certainty.clues import NEGATED, own_clues
from annotator.extract.cues import BELIEVING, DOUBTING, SAYING
from annotator.extract.words import words

TRYING = words("try attempt seek struggle strive work fight")
BRINGING = words("manage begin start continue keep get happen come finish go dare bother remember end proceed tend")
FAILING = words("fail refuse decline avoid prevent neglect refrain forget stop quit cease forbid ban")
INTENDING = words(
    """want plan intend hope try attempt aim seek agree decide wish need offer promise refuse ask order tell urge invite
    allow let permit require expect like love hesitate prepare consider propose recommend suggest demand request beg vow
    threaten volunteer encourage advise"""
)
_PERMITTING = words("let allow permit enable invite encourage authorize authorise entitle")
_CAUSING = words("make force cause lead help compel push drive prompt have")
_ASPECTS = words("begin start continue keep stop finish manage help make force cause get happen fail have")
_KNOWING = words("know realize realise see find learn notice discover remember forget")
_OPEN_ADJECTIVES = words(
    """likely willing ready eager determined set due prepared unable impossible difficult hard easy possible important
    necessary unlikely better best supposed bound free sure"""
)
_EFFORTS = words("effort attempt bid")
_OPEN_NOUNS = words(
    """plan decision right need desire ability chance opportunity way time reason intention permission willingness power
    duty order proposal offer"""
)
_VERBS: Final = (
    ("intended", INTENDING), ("brought about", _ASPECTS), ("believed", BELIEVING), ("doubted", DOUBTING),
    ("said", SAYING), ("known", _KNOWING),
)  # fmt: skip
_SIGNATURES: Final = (
    ("tried", TRYING), ("failed", FAILING), ("carried out", BRINGING), ("caused", _CAUSING), ("permitted", _PERMITTING),
)  # fmt: skip
_CLAUSAL = words("ccomp xcomp pcomp advcl conj acl relcl")
_PHRASAL = words("pobj dobj prep nsubj attr amod")
_MODAL = "modal "
_INHERITED = frozenset({f"{_MODAL}{word}" for word in ("will", "would", "can", "could", "may", "should")}) | {
    "order", "infinitive", NEGATED, "condition",
}  # fmt: skip
_DEEPEST = 6


def clues(verb: Token) -> frozenset[str]:
    """The names of all that a verb's grade is made of; "always" counts for every verb."""
    return frozenset({"always", f"as {verb.dep_}", *own_clues(verb), *_around(verb)})


def _around(verb: Token) -> Iterator[str]:
    current = verb
    for _ in range(_DEEPEST):
        head = current.head
        if head.i == current.i:
            return
        if current.dep_ in _CLAUSAL:
            yield from _governed(current, head)
            if current.i == verb.i:
                yield from _signed(current, head)
        elif current.dep_ in _PHRASAL:
            yield "within a noun phrase"
            yield from _within(head)
        current = head


def _governed(verb: Token, head: Token) -> Iterator[str]:
    if verb.dep_ in {"ccomp", "xcomp"}:
        lemma = head.lemma_.casefold()
        yield next((name for name, listed in _VERBS if lemma in listed), f"complement of {head.pos_}")
    if head.pos_ in {"VERB", "AUX"}:
        shared = _INHERITED & set(own_clues(head))
        link = "beside" if verb.dep_ == "conj" else "under"
        yield from (f"{link} {name}" for name in shared if name != NEGATED or verb.dep_ in {"ccomp", "xcomp"})


def _signed(verb: Token, head: Token) -> Iterator[str]:
    """What the word says of the event that it takes: carried out, failed, tried (Karttunen's implicatives)."""
    lemma = head.lemma_.casefold()
    if verb.dep_ in {"ccomp", "xcomp"} and head.pos_ in {"VERB", "AUX"}:
        yield from (name for name, listed in _SIGNATURES if lemma in listed)
        if verb.dep_ == "xcomp" and lemma == "have":
            yield "obliged"
        if {"past", "perfect"} & set(own_clues(head)):
            yield "of what is past"
    elif head.pos_ == "ADJ" and lemma in _OPEN_ADJECTIVES:
        yield "left open by an adjective"
    elif head.pos_ == "NOUN" and lemma in _OPEN_NOUNS | _EFFORTS:
        yield "left open by a noun"


def _within(head: Token) -> Iterator[str]:
    """Whether the phrase stands with a verb that is not yet done or denied."""
    if head.pos_ not in {"VERB", "AUX"}:
        return
    found = set(own_clues(head))
    if found & {"order", "condition"} or any(name.startswith(_MODAL) for name in found):
        yield "with what is not yet"
    if NEGATED in found:
        yield "with what is denied"
