"""Owns a clause's predicate: the verb with auxiliaries, negation, particles, infinitives and a governed preposition."""

from spacy.tokens import Doc, Token

from annotator.extract.grammar import auxiliaries, children, is_clause_verb, negation, own_subject

GOVERNING = frozenset({"prep", "agent", "dative"})
_PARTS = frozenset({"aux", "auxpass", "neg", "prt"})


def predicate_range(verb: Token, first: int, last: int, *, object_moved: bool = False) -> tuple[int, int]:
    """The verb with auxiliaries, negation, particle and infinitive, as one range within `[first, last)`.

    It takes in a preposition that follows at once ("belonged to", "was hopeful about"), unless the object that stood
    between was moved to the front ("the army that he led to battle").
    """
    parts = [child.i for child in children(verb) if child.dep_ in _PARTS]
    parts += [aux.i for aux in auxiliaries(verb)]
    negated = negation(verb)
    if negated is not None and negated.head.i == verb.i and negated.dep_ not in {"nsubj", "nsubjpass"}:
        parts.append(negated.i)
    near = [i for i in parts if first <= i <= verb.i and verb.i - i < 6 and not _subject_between(verb, i)]
    particles = [i for i in parts if verb.i <= i < last and i - verb.i < 4]
    end = max(particles, default=verb.i)
    for inner in chained(verb):
        end = max(end, inner.i, *(child.i for child in children(inner) if child.dep_ == "prt"))
    end = end if object_moved else _with_preposition(verb.doc, end)
    return min(near, default=verb.i), min(last, end + 1)


def chained(verb: Token) -> list[Token]:
    """The infinitives that follow the verb without anything of their own between ("plans to visit")."""
    chain: list[Token] = []
    head = verb
    while (inner := _infinitive(head)) is not None:
        chain.append(inner)
        head = inner
    return chain


def _infinitive(verb: Token) -> Token | None:
    adjective = next((child for child in verb.rights if child.dep_ == "acomp"), None)
    holders = [verb] if adjective is None else [verb, adjective]
    inner = next((child for one in holders for child in one.rights if _opens(child)), None)
    if inner is None:
        return None
    between = verb.doc[verb.i + 1 : inner.i]
    return inner if all(_ties(token, verb, inner) for token in between) else None


def _opens(child: Token) -> bool:
    """Whether it is an infinitive or the like whose subject is understood."""
    return child.dep_ == "xcomp" and is_clause_verb(child) and own_subject(child) is None


def _ties(token: Token, verb: Token, inner: Token) -> bool:
    if token.head.i == inner.i:
        return token.dep_ in {"aux", "auxpass", "neg", "advmod"}
    of_verb = token.head.i == verb.i and token.dep_ in {"prt", "advmod", "acomp", "neg"}
    return of_verb or (token.head.dep_ == "acomp" and token.dep_ == "advmod")


def _with_preposition(doc: Doc, end: int) -> int:
    """The place of a preposition behind the predicate's last word, or of an adjective's; else the place itself."""
    for place in (end + 1, end + 2):
        if place >= len(doc):
            return end
        word = doc[place]
        if word.dep_ in GOVERNING and word.head.i == place - 1 and _governs(word):
            return place
        if word.dep_ != "acomp" or word.head.i != end:
            return end
    return end


def _governs(preposition: Token) -> bool:
    return any(child.dep_ in {"pobj", "pcomp"} for child in preposition.rights)


def _subject_between(verb: Token, place: int) -> bool:
    subject = own_subject(verb)
    return subject is not None and place < subject.i < verb.i
