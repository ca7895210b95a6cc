"""Tells how the words that a clause hangs on hold it: as so, as not so, or as open ("denied that", "no evidence")."""

from collections.abc import Iterator, Mapping
from typing import Final

from spacy.tokens import Token

from annotator.extract.certainty.clues import is_denied
from annotator.extract.certainty.embedding import FAILING
from annotator.extract.cues import BELIEVING, DENYING, DOUBTING
from annotator.extract.findings import findings
from annotator.extract.grammar import auxiliaries, children, is_clause_verb
from annotator.extract.words import words

Stance = tuple[int, bool]
"""How far a clause is left open (0 certain, 1 probable, 2 possible, 3 open), and whether it is held to be so."""
SO: Final[Stance] = (0, True)
OPEN: Final[Stance] = (3, True)
_POSSIBLY: Final[Stance] = (2, True)
_NOT_SO: Final[Stance] = (0, False)

_DENYING = DENYING | words("dispute contradict disprove debunk")
_DOUBTING: Final[Mapping[str, Stance]] = {"doubt": (1, False), "question": (2, False)}
_KNOWING = words("know realize realise")
_SO_ALL_THE_SAME = _KNOWING | words("notice remember forget regret hide conceal matter mention")
_DEMANDING = words("demand order require request recommend urge ask command beg plead want allow permit")
_ADVISING = words("suggest propose insist advise agree prefer decide vote")
_ADJECTIVES: Final[Mapping[str, tuple[Stance, Stance]]] = {
    **dict.fromkeys(words("true correct"), (SO, _NOT_SO)),
    **dict.fromkeys(words("certain sure clear confident convinced obvious"), (SO, OPEN)),
    **dict.fromkeys(words("likely probable"), ((1, True), (1, False))),
    **dict.fromkeys(words("possible conceivable plausible"), (_POSSIBLY, _NOT_SO)),
    **dict.fromkeys(words("unlikely improbable doubtful"), ((1, False), _POSSIBLY)),
    **dict.fromkeys(words("impossible inconceivable false untrue incorrect"), (_NOT_SO, _POSSIBLY)),
    **dict.fromkeys(words("unclear uncertain unsure unknown"), (OPEN, SO)),
}
"""What "it is ... that" makes of a clause, and what it makes of it with "not"."""
_FALSE = words("false untrue incorrect baseless unfounded groundless fake")
_TOLD = words("claim allegation accusation report rumour rumor speculation assertion suggestion")
_COMMITTING = words(
    """make issue repeat publish release give send back confirm support reiterate present file write renew voice raise
    level bring echo post print carry air prove verify"""
)
"""Whoever does this with a claim stands by it."""
_SHOWN = words("evidence proof sign indication confirmation guarantee")
_EXPECTED = words("fear hope possibility risk chance")
_PRESUPPOSED = frozenset({"relcl", "advcl", "acl", "appos", "compound"})
_DEEPEST = 5


def stance_of(verb: Token, cue: Token | None) -> Stance:
    """How the words that lead to a clause hold it, up to the word that reports it."""
    open_by, holds = SO
    for word in leading(verb, cue):
        more, so = OPEN if _is_demanded(verb, word) else SO if _is_own_denial(verb, word) else _stance(word, cue)
        if (not so or more == OPEN[0]) and _is_presupposed(verb):
            continue
        open_by, holds = max(open_by, more), holds == so
        if _is_known(word, cue):
            break
    return (OPEN[0], holds) if _is_unsaid(cue) else (open_by, holds)


def _is_known(word: Token, cue: Token | None) -> bool:
    """ "Denied that he had known that it was so": what somebody knows is not denied with their knowing it."""
    return word.pos_ == "VERB" and word.lemma_.casefold() in _KNOWING and (cue is None or cue.i != word.i)


def _is_unsaid(cue: Token | None) -> bool:
    """ "Denied that he had said it": whether what leads to a report does not hold that it was made."""
    if cue is None or not is_clause_verb(cue) or _denies(cue):
        return False
    open_by, holds = stance_of(cue, None)
    return not holds or open_by == OPEN[0]


def _is_own_denial(verb: Token, word: Token) -> bool:
    """ "“We did not,” he denied": what is quoted is the denial itself, not what it denies."""
    return _denies(word) and verb.i < word.i and is_denied(verb) and findings(verb.doc).is_quoted(verb.idx)


def _denies(verb: Token) -> bool:
    ruled_out = verb.lemma_ == "rule" and any(child.lower_ == "out" for child in children(verb))
    return ruled_out or verb.lemma_.casefold() in _DENYING


def _is_demanded(verb: Token, word: Token) -> bool:
    """ "Demanded that wages be raised": what is to be, not what is."""
    lemma, helpers = word.lemma_.casefold(), [aux.lower_ for aux in auxiliaries(verb)]
    if verb.i < word.i or verb.dep_ != "ccomp":
        return False
    bare = helpers[:1] == ["be"] or (verb.tag_ == "VB" and not helpers)
    that = any(child.dep_ == "mark" and child.lower_ == "that" for child in verb.lefts)
    return (lemma in _DEMANDING and (that or bare or "to" in helpers)) or (lemma in _ADVISING and bare)


def leading(verb: Token, cue: Token | None) -> Iterator[Token]:
    """The words that lead to a clause, the nearest first, and last the one that reports it."""
    current = verb
    for _ in range(_DEEPEST):
        word = _governor(_first(current), cue)
        if word is None:
            break
        yield word
        if cue is not None and word.i == cue.i:
            return
        current = word.head if word.pos_ == "ADJ" else word
    if cue is not None:
        yield cue


def _first(verb: Token) -> Token:
    """The first of coordinated verbs ("that A left and B stayed")."""
    while verb.dep_ == "conj" and verb.head.i != verb.i:
        verb = verb.head
    return verb


def _governor(verb: Token, cue: Token | None) -> Token | None:
    """The verb, noun or adjective whose content the clause is."""
    head = verb.head
    if verb.dep_ == "acl" and head.pos_ == "NOUN" and any(child.lower_ == "that" for child in verb.lefts):
        return head
    if verb.dep_ == "relcl" and cue is not None and head.i == cue.i:
        return head
    denied = verb.dep_ == "xcomp" and verb.tag_ in {"VBG", "VBN"} and _denies(head)
    if (not denied and verb.dep_ not in {"ccomp", "csubj", "csubjpass"}) or head.i == verb.i:
        return None
    if any(child.dep_ == "dobj" and verb.i < child.i < head.i for child in children(head)):
        return None  # "X left, a charge Y denies": the author tells that X left.
    if head.lemma_ == "be":
        return next((child for child in children(head) if child.dep_ == "acomp"), None)
    return head


def _is_presupposed(verb: Token) -> bool:
    """Whether a clause only says of something beside what is reported who or which it is, or when something was."""
    first = _first(verb)
    told = first.dep_ == "acl" and any(child.lower_ == "that" for child in first.lefts)
    reported = first.dep_ == "relcl" and first.head.lemma_.casefold() in _TOLD
    return first.dep_ in _PRESUPPOSED and not told and not reported


def _stance(word: Token, cue: Token | None) -> Stance:
    if word.pos_ == "ADJ":
        held = _ADJECTIVES.get(word.lemma_.casefold(), (SO, SO))
        return held[is_denied(word.head)]
    if word.pos_ == "NOUN" and cue is not None and word.head.i == cue.i:
        return SO
    if word.pos_ == "NOUN":
        return _of_noun(word, reported=cue is not None and cue.i == word.i)
    return _of_verb(word, reported=cue is not None and cue.i == word.i)


def _of_verb(verb: Token, *, reported: bool) -> Stance:
    lemma, denied = verb.lemma_.casefold(), _is_not_done(verb)
    if _denies(verb):
        return _POSSIBLY if denied else _NOT_SO
    if lemma in _DOUBTING:
        return (1, True) if denied else _DOUBTING[lemma]
    if lemma in BELIEVING:
        return 1, not denied
    if denied and (reported or lemma not in _SO_ALL_THE_SAME):
        return OPEN if is_clause_verb(verb) and lemma != "be" else SO
    return _POSSIBLY if lemma in DOUBTING else SO


def _is_not_done(verb: Token) -> bool:
    """Whether a verb is denied, or only what somebody refuses or fails to do ("would not confirm or deny")."""
    if is_denied(verb):
        return True
    head = verb.head
    if verb.dep_ == "conj" and any(child.lower_ in {"or", "nor"} for child in children(head)):
        return _is_not_done(head)
    refused = verb.dep_ == "xcomp" and (head.lemma_.casefold() in FAILING or head.lower_ == "unable")
    return refused and not is_denied(head)


def _of_noun(noun: Token, *, reported: bool) -> Stance:
    lemma = noun.lemma_.casefold()
    none = any(child.lower_ == "no" for child in children(noun)) or (is_clause_verb(noun.head) and is_denied(noun.head))
    if lemma == "doubt":
        return SO if none else (1, False)
    if lemma in _TOLD:
        return _of_told(noun, none=none, reported=reported)
    if none and lemma in _SHOWN | _EXPECTED:
        return OPEN
    return _POSSIBLY if lemma in _EXPECTED else SO


def _of_told(noun: Token, *, none: bool, reported: bool) -> Stance:
    """What became of a claim or a report: rejected, confirmed, shown to be false, or only told."""
    above = noun.head.head if noun.dep_ == "pobj" else noun.head
    if _denies(above):
        return _denied_by(above, reported=reported)
    if any(child.lower_ in _FALSE and child.dep_ in {"acomp", "oprd", "amod"} for child in _beside(noun, above)):
        return _POSSIBLY if none else _NOT_SO
    if any(child.lower_ == "doubt" for child in children(above)):
        return 1, False
    if none:
        return OPEN
    if noun.dep_ == "pobj" and noun.head.lower_ == "in":
        return SO
    taken = above.pos_ == "VERB" and noun.dep_ in {"dobj", "pobj", "nsubjpass"} and noun.i > above.i
    stood_by = above.lemma_.casefold() in _COMMITTING
    return SO if stood_by or (reported and not taken) else OPEN


def _beside(noun: Token, above: Token) -> Iterator[Token]:
    """What is said of a noun: its own adjectives and, where it is the subject, the predicate's."""
    yield from children(noun)
    if noun.dep_ in {"nsubj", "nsubjpass"}:
        yield from children(above)


def _denied_by(verb: Token, *, reported: bool) -> Stance:
    """A denial is held by whoever denies; where that is nobody we name, nothing is settled."""
    if not reported:
        return OPEN
    return _POSSIBLY if _is_not_done(verb) else _NOT_SO
