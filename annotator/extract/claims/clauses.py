"""Owns how far a clause reaches and who its subject is."""

from spacy.tokens import Doc, Token

from annotator.extract.claims.relatives import bearer, follows_date
from annotator.extract.cues import SAYING, THINKING
from annotator.extract.findings import findings
from annotator.extract.grammar import (
    bare_phrase,
    children,
    is_clause_verb,
    is_finite,
    noun_phrase,
    own_subject,
    subject_of,
    subtree_without,
    trimmed_tokens,
)

_ASIDE = frozenset({",", ";", "–", "—", "("})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_LONGEST_LEAD = 4


def clause_range(doc: Doc, verb: Token, bounds: tuple[int, int], inside: range) -> tuple[int, int] | None:
    """The unbroken run of the clause's own tokens around the verb and within the bounds; None if nothing is left.

    The tokens `inside` belong to no clause of their own, wherever they hang.
    """
    own = {token.i for token in subtree_without(verb, _dropped(verb)) if bounds[0] <= token.i < bounds[1]}
    own.update(inside)
    first = last = verb.i
    while first - 1 in own or (first - 2 in own and doc[first - 1].is_space):
        first -= 1
    while (step := _step(doc, own, last, bounds[1])) > 0:
        last += step
    return _without_lead(verb, first, last + 1)


def _step(doc: Doc, own: set[int], last: int, bound: int) -> int:
    """How far the next own token is: beside, or behind one mark or a whole "according to" phrase."""
    if last + 1 in own:
        return 1
    if last + 2 in own and doc[last + 1].is_punct:
        return 2
    skipped = next((i for i in range(last + 1, min(bound, last + 4)) if doc[i].lower_ == "according"), None)
    after = doc[skipped].right_edge.i + 1 if skipped is not None else bound
    return next((i - last for i in range(after, min(bound, after + 3)) if i in own and not doc[i].is_punct), 0)


def _dropped(verb: Token) -> frozenset[int]:
    """Children whose words belong to another claim: coordinated clauses, comments, trailing asides and reports."""
    dropped = {child.i for child in children(verb) if _belongs_elsewhere(verb, child)}
    for token in verb.subtree:
        aside = token.dep_ == "relcl" and token.i > verb.i and token.head.i not in dropped
        if aside and _ends_clause(token, verb) and not follows_date(token):
            dropped.add(token.i)
    return frozenset(dropped)


def _belongs_elsewhere(verb: Token, child: Token) -> bool:
    if child.dep_ in {"conj", "parataxis"}:
        return is_clause_verb(child) and is_finite(child)
    if child.dep_ == "advcl" and child.i > verb.i:
        return _is_trailing(child)
    if child.dep_ == "prep" and child.lower_ == "according":
        return True
    return child.dep_ == "ccomp" and is_finite(child) and _is_run_on(verb, child)


def _is_run_on(verb: Token, clause: Token) -> bool:
    """A second sentence joined by a semicolon, colon or dots, which the parser takes for what the verb reports."""
    between = verb.doc[min(verb.i, clause.i) : max(verb.i, clause.i)]
    marked = any(child.dep_ == "mark" for child in children(clause))
    cue = verb.lemma_.casefold() in SAYING | THINKING
    return not marked and any(token.text in {";", "…", "..."} or (token.text == ":" and not cue) for token in between)


def _is_trailing(clause: Token) -> bool:
    """A clause after a comma, or a reported one ("stressing that")."""
    start = clause.left_edge.i
    comma = start > 0 and clause.doc[start - 1].text in _ASIDE
    return comma and (is_finite(clause) or clause.lemma_.casefold() in SAYING | THINKING)


def _ends_clause(relative: Token, verb: Token) -> bool:
    """Whether a relative clause is an aside after a comma at the very end of the clause."""
    start = relative.left_edge.i
    aside = start > 0 and relative.doc[start - 1].text in {",", "–", "—"}
    rest = verb.doc[relative.right_edge.i + 1 : verb.right_edge.i + 1]
    return aside and all(token.is_punct or token.is_space for token in rest)


def _without_lead(verb: Token, first: int, last: int) -> tuple[int, int] | None:
    """The range without the conjunction that ties the clause to another ("that", "while", "two days after")."""
    for child in verb.lefts:
        tying = child.dep_ == "mark" or (child.dep_ == "advmod" and child.tag_ == "WRB")
        if tying and first <= child.i < min(verb.i, first + _LONGEST_LEAD):
            return trimmed_tokens(verb.doc, child.i + 1, last)
    leading = verb.doc[first]
    tying = leading.lower_ == "that" and (leading.tag_ == "IN" or leading.dep_ == "mark")
    return trimmed_tokens(verb.doc, first + tying, last)


def subject_range(verb: Token, places: tuple[int, int], bounds: tuple[int, int]) -> tuple[int, int] | None:
    """Token range of the clause's subject as understood; None if it has none or it lies outside the bounds."""
    subject = _own_within(verb, bounds) or own_subject(verb) or _misread_subject(verb, places) or subject_of(verb)
    if subject is None:
        return None
    subject = subject_of(verb) if subject.tag_ in {"WDT", "WP"} else subject
    subject = bearer(subject) if verb.dep_ == "relcl" and subject is not None and subject.i == verb.head.i else subject
    if subject is None or not bounds[0] <= subject.i < bounds[1]:
        return None
    if subject.dep_ in {"csubj", "csubjpass"}:
        return trimmed_tokens(verb.doc, max(places[0], subject.left_edge.i), verb.i)
    first, last = bare_phrase(subject)
    if first <= verb.i < last:
        first, last = noun_phrase(subject)
    first, last = _with_whole_name(verb, first, last)
    return max(first, bounds[0]), min(last, bounds[1])


def _own_within(verb: Token, bounds: tuple[int, int]) -> Token | None:
    """The verb's own subject within the bounds where the parser gave it one before them too ("So X, the ship sank")."""
    subjects = [child for child in children(verb) if child.dep_ in {"nsubj", "nsubjpass"} and child.i < verb.i]
    return subjects[-1] if len(subjects) > 1 and subjects[0].i < bounds[0] <= subjects[-1].i else None


def _with_whole_name(verb: Token, first: int, last: int) -> tuple[int, int]:
    """The range to the end of a name that the parser cut at its hyphen ("Anwar al-Jabouri")."""
    straddling = (name.last for name in findings(verb.doc).names_in(first, last + 8) if name.first < last < name.last)
    return first, next((end for end in straddling if end <= verb.i), last)


def _misread_subject(verb: Token, places: tuple[int, int]) -> Token | None:
    """The first noun before the verb of a clause whose subject the parser missed; None if none is there."""
    if verb.dep_ in {"xcomp", "acl"}:
        return None
    before = verb.doc[places[0] : verb.i]
    first = next((token for token in before if token.pos_ in _NOMINAL and token.dep_ not in {"compound", "poss"}), None)
    alone = first is not None and first.dep_ not in {"pobj", "dobj"} and first.head.i in range(*places)
    return first if alone else None
