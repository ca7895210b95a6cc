"""Drafts a claim for every finite clause that asserts something, with its subject, predicate and objects."""

from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc, Token

from annotator.extract.cues import SAYING, THINKING
from annotator.extract.findings import Attribution, Draft, findings
from annotator.extract.grammar import (
    antecedent,
    auxiliaries,
    characters,
    has_expletive,
    is_clause_verb,
    is_finite,
    negation,
    own_subject,
    subject_of,
    subtree_without,
    trimmed_tokens,
    whole_phrase,
)
from annotator.extract.layout import PieceKind

_CLAUSES = frozenset({"ROOT", "conj", "ccomp", "relcl", "advcl", "parataxis", "pcomp"})
_ASSERTING_MARKS = frozenset(
    {"after", "when", "as", "because", "since", "while", "although", "though", "once", "whereas", "where"}
)
_CONDITIONS = frozenset({"if", "unless", "whether", "lest", "until", "till", "whatever", "whoever", "whenever"})
_OBJECTS = frozenset({"dobj", "attr", "acomp", "dative", "oprd", "xcomp", "ccomp"})
_PREDICATE_PARTS = frozenset({"aux", "auxpass", "neg", "prt"})
_SMALLEST_CLAIM = 3


@Language.component("annotator_claims")
def draft_claims(doc: Doc) -> Doc:
    """The same doc, its findings now holding drafts in text order, none twice."""
    found = findings(doc)
    body = [(piece.start, piece.end) for piece in found.pieces if piece.kind is PieceKind.BODY]
    verbs = (token for token in doc if token.dep_ in _CLAUSES and _inside(token, body))
    drafts = [draft for verb in verbs if _asserts(verb) and (draft := _draft(doc, verb)) is not None]
    for draft in drafts:
        draft.attribution = _innermost(doc, draft, found.attributions)
    found.drafts = _distinct(_without_reporting_clauses(doc, drafts))
    return doc


def _inside(token: Token, ranges: list[tuple[int, int]]) -> bool:
    return any(start <= token.idx < end for start, end in ranges)


def _asserts(verb: Token) -> bool:
    """Whether the clause of the verb is asserted by somebody, not asked, ordered, supposed or left open."""
    if not is_clause_verb(verb) or not is_finite(verb) or _is_question(verb) or _is_supposed(verb):
        return False
    if verb.dep_ == "advcl":
        return _marks(verb) <= _ASSERTING_MARKS
    if verb.dep_ == "ccomp":
        return not _marks(verb) & _CONDITIONS and _asserts_content(verb)
    return verb.dep_ != "relcl" or _is_safe_relative(verb)


def _asserts_content(verb: Token) -> bool:
    """A free relative ("what happened", "who supports whom") names a thing, it asserts nothing."""
    first = next(iter(verb.lefts), None)
    return first is None or first.tag_ not in {"WP", "WRB", "WDT"}


def _is_question(verb: Token) -> bool:
    last = next((token for token in reversed(list(verb.sent)) if not token.is_space and not token.is_quote), None)
    return last is not None and last.text == "?" and verb.sent.root.i == verb.i


def _is_supposed(verb: Token) -> bool:
    """Whether the clause or one it hangs on is a condition."""
    current = verb
    while True:
        if current.dep_ in {"advcl", "ccomp", "pcomp"} and _marks(current) & _CONDITIONS:
            return True
        if current.head.i == current.i or current.dep_ not in {"conj", "advcl", "ccomp", "relcl", "pcomp", "xcomp"}:
            return False
        current = current.head


def _marks(verb: Token) -> frozenset[str]:
    return frozenset(
        child.lower_ for child in verb.children if child.dep_ in {"mark", "advmod"} and child.tag_ in {"IN", "WRB"}
    )


def _is_safe_relative(verb: Token) -> bool:
    """Whether a relative clause adds a statement about something definite rather than only picking it out."""
    subject = next((child for child in verb.children if child.dep_ in {"nsubj", "nsubjpass"}), None)
    if subject is None or subject.tag_ not in {"WDT", "WP", "WP$"}:
        return False
    noun = verb.head
    before = verb.doc[subject.left_edge.i - 1] if subject.left_edge.i else subject
    aside = before.text in {",", "(", "–", "—", "-"}
    definite = noun.pos_ == "PROPN" or any(
        child.lower_ in {"the", "this", "these"} for child in noun.children if child.dep_ == "det"
    )
    return noun.pos_ in {"NOUN", "PROPN"} and (aside or definite)


def _draft(doc: Doc, verb: Token) -> Draft | None:
    """The draft of the verb's clause; None where too little is left to be a claim."""
    places = _clause_range(doc, verb)
    subject = subject_of(verb)
    if places is None or places[1] - places[0] < _SMALLEST_CLAIM or _is_order(verb, subject):
        return None
    first, last = places
    phrase = whole_phrase(subject) if subject is not None else None
    if phrase is not None and first <= phrase[0] < last < phrase[1]:
        phrase = phrase[0], last
    inside = phrase is not None and first <= phrase[0] and phrase[1] <= last
    objects = tuple(place for place in _objects(verb) if first <= place[0] and place[1] <= last)
    return Draft(verb.i, first, last, _predicate(verb, first, last), phrase, inside, objects)


def _is_order(verb: Token, subject: Token | None) -> bool:
    return subject is None and (verb.tag_ == "VB" or (verb.i == verb.sent.start and verb.tag_ in {"VB", "VBP"}))


def _clause_range(doc: Doc, verb: Token) -> tuple[int, int] | None:
    """The unbroken run of the clause's own tokens around the verb, without coordinated clauses and trailing asides."""
    dropped = _dropped(verb)
    own = {token.i for token in subtree_without(verb, dropped)}
    first = last = verb.i
    while first - 1 in own or (first - 1 > verb.sent.start and doc[first - 1].is_space):
        first -= 1
    while last + 1 in own or (last + 2 in own and doc[last + 1].is_punct):
        last += 1
    places = trimmed_tokens(doc, first, last + 1)
    return _without_mark(doc, verb, *places) if places else None


def _dropped(verb: Token) -> frozenset[int]:
    """Children whose words belong to another claim: coordinated clauses, comments, trailing asides and reports."""
    dropped = {child.i for child in verb.children if child.dep_ in {"conj", "parataxis"} and _is_own_clause(child)}
    dropped |= {
        child.i for child in verb.children if child.dep_ == "advcl" and child.i > verb.i and _is_trailing(child)
    }
    dropped |= {child.i for child in verb.children if child.dep_ == "prep" and child.lower_ == "according"}
    for token in verb.subtree:
        if token.dep_ == "relcl" and token.i > verb.i and token.head.i not in dropped and _ends_clause(token, verb):
            dropped.add(token.i)
    return frozenset(dropped)


def _is_own_clause(verb: Token) -> bool:
    return is_clause_verb(verb) and is_finite(verb)


def _is_trailing(clause: Token) -> bool:
    """A clause after a comma, and a reported one ("stressing that")."""
    start = clause.left_edge.i
    comma = start > 0 and clause.doc[start - 1].text in {",", ";", "–", "—", "("}
    return comma and (is_finite(clause) or clause.lemma_.casefold() in SAYING | THINKING)


def _ends_clause(relative: Token, verb: Token) -> bool:
    """Whether a relative clause is an aside after a comma at the very end of the clause."""
    start = relative.left_edge.i
    aside = start > 0 and relative.doc[start - 1].text in {",", "–", "—"}
    rest = verb.doc[relative.right_edge.i + 1 : verb.right_edge.i + 1]
    return aside and all(token.is_punct or token.is_space for token in rest)


def _without_mark(doc: Doc, verb: Token, first: int, last: int) -> tuple[int, int] | None:
    """The range without the conjunction that ties the clause to another ("that", "after", "while")."""
    token = doc[first]
    tying = token.dep_ == "mark" or (token.dep_ == "advmod" and token.tag_ == "WRB" and token.head.i == verb.i)
    return trimmed_tokens(doc, first + 1, last) if tying and first < verb.i else (first, last)


def _predicate(verb: Token, first: int, last: int) -> tuple[int, int]:
    """The verb with auxiliaries, negation and particle; from the nearest auxiliary if a phrase stands between."""
    parts = [child.i for child in verb.children if child.dep_ in _PREDICATE_PARTS]
    parts += [aux.i for aux in auxiliaries(verb)]
    negated = negation(verb)
    if negated is not None and negated.head.i == verb.i and negated.dep_ not in {"nsubj", "nsubjpass"}:
        parts.append(negated.i)
    start = min(
        (i for i in parts if first <= i <= verb.i and verb.i - i < 6 and not _subject_between(verb, i)), default=verb.i
    )
    end = max((i for i in parts if verb.i <= i < last and i - verb.i < 4), default=verb.i)
    return start, end + 1


def _subject_between(verb: Token, place: int) -> bool:
    subject = own_subject(verb)
    return subject is not None and place < subject.i < verb.i


def _objects(verb: Token) -> Iterator[tuple[int, int]]:
    """Ranges of objects and complements, then of what prepositions at the verb govern."""
    for child in verb.children:
        if child.dep_ in _OBJECTS and not (child.dep_ == "ccomp" and is_finite(child)):
            yield whole_phrase(child)
    for child in verb.children:
        if child.dep_ in {"prep", "agent"}:
            yield from (whole_phrase(noun) for noun in child.children if noun.dep_ == "pobj")


def _innermost(doc: Doc, draft: Draft, attributions: list[Attribution]) -> Attribution | None:
    """The narrowest report that the clause's verb stands in, other than one the clause itself announces."""
    span = characters(doc, draft.head, draft.head + 1)
    around = [one for one in attributions if one.content.contains(span)]
    return min(around, key=lambda one: (one.content.length, one.carried), default=None)


def _without_reporting_clauses(doc: Doc, drafts: list[Draft]) -> list[Draft]:
    """The drafts without clauses that only announce what another draft claims."""
    announcing = {(one.cue.start, one.content) for draft in drafts if (one := draft.attribution) and one.cue}
    heads = {start for start, _ in announcing}
    return [
        draft for draft in drafts if doc[draft.head].idx not in heads and not _only_introduces(doc[draft.head], drafts)
    ]


def _only_introduces(verb: Token, drafts: list[Draft]) -> bool:
    """ "It is worth noting that ...": the clause after it is the claim."""
    claimed = {draft.head for draft in drafts}
    return has_expletive(verb) and any(
        token.i in claimed and token.dep_ == "ccomp" for token in verb.subtree if token.i > verb.i
    )


def _distinct(drafts: list[Draft]) -> list[Draft]:
    seen: dict[tuple[int, int, tuple[int, int] | None], Draft] = {}
    for draft in drafts:
        seen.setdefault((draft.first, draft.last, draft.predicate), draft)
    return sorted(seen.values(), key=lambda draft: (draft.first, -draft.last, draft.head))


def is_relative(verb: Token) -> bool:
    """Whether the clause's own subject is a relative pronoun."""
    own = own_subject(verb)
    return own is not None and antecedent(own) is not None
