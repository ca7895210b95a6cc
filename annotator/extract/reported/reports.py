"""Owns the possible contents of a verb that tells what somebody says, thinks or wants, by their form."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from spacy.tokens import Doc, Token

from annotator.extract.cues import SAYING
from annotator.extract.grammar import children, is_finite
from annotator.extract.words import words

Places = tuple[int, int]
"""A half-open range of tokens."""


class Form(StrEnum):
    """How the content hangs on its cue."""

    CLAUSE = "clause"
    INFINITIVE = "infinitive"
    OBJECT = "object"
    REST = "rest"
    TOPIC = "topic"
    OBJECT_TOPIC = "object topic"
    OBJECT_CLAUSE = "object clause"
    ACCORDING = "according"
    AROUND = "around"
    PASSIVE = "passive"
    QUOTED = "quoted"


@dataclass(frozen=True, slots=True)
class Report:
    """A possible attribution: its cue word, the preposition or particle that belongs to it, and ranges of content."""

    head: int
    form: Form
    parts: tuple[Places, ...]
    link: int | None = None


_CLAUSE_DEPS = frozenset({"ccomp"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
_OPEN = frozenset({"dobj", "oprd", "xcomp", "prep", "acomp", "attr", "dative", "ccomp", "prt"})
_SHIFTED = words("had would could might should was were")
_BESIDE = frozenset({"conj", "cc", "punct", "advcl", "parataxis"})


def reports_of(verb: Token) -> Iterator[Report]:
    """Every way in which the verb may have a content, none twice."""
    seen: set[tuple[Places, ...]] = set()
    for one in _all_reports(verb):
        if one.parts and one.parts not in seen:
            seen.add(one.parts)
            yield one


def _all_reports(verb: Token) -> Iterator[Report]:
    own = list(children(verb))
    yield from _clauses(verb, own)
    yield from _around(verb)
    yield from _infinitives(verb, own)
    yield from _objects(verb, own)
    yield from _topics(verb, own)
    yield from _passives(verb, own)
    yield from _rests(verb, own)


def _clauses(verb: Token, own: Sequence[Token]) -> Iterator[Report]:
    for child in own:
        if child.dep_ in _CLAUSE_DEPS and not _is_named_anew(child, own):
            yield Report(verb.i, Form.CLAUSE, ranges(verb.doc, _until_next_report(child, verb)))
        elif child.dep_ in {"advcl", "advmod", "acomp"} and any(
            grand.dep_ in {"mark", "advmod"} and grand.lower_ in {"that", "if", "whether", "how", "why", "where"}
            for grand in children(child)
        ):
            yield Report(verb.i, Form.CLAUSE, ranges(verb.doc, [t.i for t in child.subtree]))


def _is_named_anew(clause: Token, own: Sequence[Token]) -> bool:
    """For "A did it, a charge B denies": the clause is the author's, and B only speaks of the charge."""
    return any(child.dep_ == "dobj" and clause.i < child.i < child.head.i for child in own)


def _until_next_report(clause: Token, verb: Token) -> list[int]:
    """The tokens of the clause without a further report that the parser hung into it (", and confirmed that")."""
    when = _told_when(clause, verb)
    tokens = [token.i for token in clause.subtree if token.i not in when]
    tokens += _second_half(clause, verb)
    further = (token.left_edge.i for token in clause.subtree if token.i > verb.i and _is_next_report(token, verb))
    stop = min(further, default=len(verb.doc))
    return [i for i in tokens if i < stop]


def _told_when(clause: Token, verb: Token) -> range:
    """For "said on Monday the talks had failed": the time, which stands by the cue and tells when it was said."""
    after = next((child for child in children(clause) if child.left_edge.i == verb.i + 1), None)
    if after is None or after.i > clause.i or after.dep_ not in {"prep", "npadvmod"}:
        return range(0)
    times = [token for token in after.subtree if token.dep_ != "prep" and token.dep_ not in {"det", "punct"}]
    is_time = bool(times) and all(token.ent_type_ in {"DATE", "TIME"} for token in times)
    return range(after.left_edge.i, after.right_edge.i + 1) if is_time else range(0)


def _second_half(clause: Token, verb: Token) -> list[int]:
    """For "said A had closed but B was open": B, which the parser hung on the cue although its verb is reported too."""
    if verb.tag_ != "VBD" or clause.i < verb.i:
        return []
    for other in children(verb):
        own = any(child.dep_ in _SUBJECTS and child.i < other.i for child in children(other))
        if other.dep_ == "conj" and other.i > clause.i and own and _is_shifted(other):
            links = [child.i for child in children(verb) if child.dep_ == "cc" and clause.i < child.i < other.i]
            return [*links, *(token.i for token in other.subtree)]
    return []


def _is_shifted(verb: Token) -> bool:
    """Whether a verb may stand in reported speech after "said": with "had", "would", "was" and the like."""
    if verb.lemma_.casefold() in SAYING:
        return False
    return verb.lower_ in _SHIFTED or any(
        child.dep_ in {"aux", "auxpass"} and child.lower_ in _SHIFTED for child in children(verb)
    )


def _is_next_report(token: Token, verb: Token) -> bool:
    if token.lemma_.casefold() not in SAYING or any(child.dep_ in _SUBJECTS for child in token.lefts):
        return False
    goes_on = token.dep_ == "conj" and token.tag_ == verb.tag_ == "VBD" and token.head.tag_ not in {"VBD", "VBN"}
    return goes_on or (token.dep_ == "advcl" and token.tag_ == "VBG" and any(c.dep_ == "ccomp" for c in token.rights))


def _around(verb: Token) -> Iterator[Report]:
    """For ", an official said," set beside or into a sentence: the sentence without it."""
    subject = next((child for child in children(verb) if child.dep_ in _SUBJECTS), None)
    if subject is None:
        return
    first = min(subject.left_edge.i, verb.i)
    doc, sentence = verb.doc, verb.sent
    if first == sentence.start or doc[first - 1].text not in {",", "—", "–", "-", "("}:
        return
    stop = next((i for i in range(verb.i + 1, sentence.end) if doc[i].text in {",", "—", "–", ")"}), None)
    before = trim(doc, sentence.start, first)
    after = trim(doc, stop, sentence.end) if stop is not None else None
    if after is not None and doc[after[0]].lower_ == "via" and doc[after[0]].right_edge.i + 1 >= after[1]:
        after = None
    if before is not None:
        yield Report(verb.i, Form.AROUND, (before, after) if after is not None else (before,))
        if after is not None:
            yield Report(verb.i, Form.AROUND, (before,))


def _infinitives(verb: Token, own: Sequence[Token]) -> Iterator[Report]:
    for child in own:
        if child.dep_ in {"xcomp", "advcl", "ccomp", "acl"} and child.i > verb.i and not is_finite(child):
            if child.dep_ == "advcl" and not any(g.lower_ == "to" for g in children(child)):
                continue
            yield Report(verb.i, Form.INFINITIVE, ranges(verb.doc, [token.i for token in child.subtree]))


def _objects(verb: Token, own: Sequence[Token]) -> Iterator[Report]:
    for child in own:
        if child.dep_ in {"dobj", "attr", "acomp", "oprd", "nsubj"} and child.i > verb.i:
            yield Report(verb.i, Form.OBJECT, ranges(verb.doc, [token.i for token in child.subtree]))
            for prep in children(child):
                if prep.dep_ == "prep":
                    yield from _of_prep(verb, prep, Form.OBJECT_TOPIC)
                elif prep.dep_ in {"acl", "ccomp", "relcl"} and prep.i > child.i:
                    yield Report(verb.i, Form.OBJECT_CLAUSE, ranges(verb.doc, [token.i for token in prep.subtree]))
        if child.dep_ in {"dobj", "nsubj"} and child.i < verb.i and verb.dep_ in {"relcl", "ccomp"}:
            yield Report(verb.i, Form.OBJECT, ranges(verb.doc, [token.i for token in child.subtree]))


def _topics(verb: Token, own: Sequence[Token]) -> Iterator[Report]:
    for child in own:
        if child.dep_ == "prep" and child.i > verb.i:
            yield from _of_prep(verb, child, Form.TOPIC)
            for inner in children(child):
                if inner.dep_ == "prep":
                    yield from _of_prep(verb, inner, Form.TOPIC)


def _of_prep(verb: Token, prep: Token, form: Form) -> Iterator[Report]:
    noun = next((child for child in children(prep) if child.dep_ in {"pobj", "pcomp"} and child.i > prep.i), None)
    if noun is not None:
        yield Report(verb.i, form, ranges(verb.doc, [token.i for token in noun.subtree]), prep.i)


def _passives(verb: Token, own: Sequence[Token]) -> Iterator[Report]:
    subject = next((child for child in own if child.dep_ == "nsubjpass"), None)
    if subject is None:
        return
    taken = [token.i for token in subject.subtree]
    yield Report(verb.i, Form.PASSIVE, ranges(verb.doc, taken))
    more = next((child for child in own if child.dep_ in {"xcomp", "oprd", "ccomp", "prep"} and child.i > verb.i), None)
    if more is not None:
        yield Report(verb.i, Form.PASSIVE, ranges(verb.doc, taken) + ranges(verb.doc, [t.i for t in more.subtree]))


def _rests(verb: Token, own: Sequence[Token]) -> Iterator[Report]:
    """All that follows the verb: the object with what is said of it."""
    right = [child for child in own if child.i > verb.i and child.dep_ in _OPEN - {"prt"}]
    if not right:
        return
    first = right[0]
    if len(right) > 1:
        yield Report(verb.i, Form.REST, _one(verb.doc, first.left_edge.i, right[-1].right_edge.i + 1))
    if first.dep_ == "prep" and (len(right) > 1):
        noun = next((c for c in children(first) if c.dep_ in {"pobj", "pcomp"}), None)
        if noun is not None:
            yield Report(verb.i, Form.REST, _one(verb.doc, noun.left_edge.i, right[-1].right_edge.i + 1), first.i)
    yield Report(verb.i, Form.REST, _one(verb.doc, first.left_edge.i, _last_own(verb, first) + 1))


def _last_own(verb: Token, first: Token) -> int:
    """Where what depends on the verb ends, without further clauses that only stand beside it."""
    own = (child.right_edge.i for child in verb.rights if child.dep_ not in _BESIDE)
    return max(own, default=first.right_edge.i)


def _one(doc: Doc, first: int, last: int) -> tuple[Places, ...]:
    kept = trim(doc, first, last)
    return (kept,) if kept else ()


def ranges(doc: Doc, tokens: Iterable[int]) -> tuple[Places, ...]:
    """The tokens as ranges without gaps, punctuation at their ends left out; gaps of mere punctuation are bridged."""
    found: list[Places] = []
    start = end = None
    for i in sorted(tokens):
        if end is not None and all(doc[k].is_punct or doc[k].is_space for k in range(end, i)):
            end = i + 1
            continue
        if start is not None and end is not None:
            found.append((start, end))
        start, end = i, i + 1
    if start is not None and end is not None:
        found.append((start, end))
    trimmed = [kept for first, last in found if (kept := trim(doc, first, last)) is not None]
    return tuple(trimmed)


def trim(doc: Doc, first: int, last: int) -> Places | None:
    """The range without commas, stops and spaces at its ends; quotation marks and brackets stay."""
    while first < last and _is_edge(doc[first]):
        first += 1
    while first < last and _is_edge(doc[last - 1]):
        last -= 1
    return (first, last) if first < last else None


def _is_edge(token: Token) -> bool:
    return token.is_space or token.text in {",", ".", ";", ":", "-", "–", "—", "--", "!", "?", "…", "...", "and", "but"}
