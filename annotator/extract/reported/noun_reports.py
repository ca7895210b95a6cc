"""Owns the possible contents and the source of nouns and adjectives ("his claim that", "sure of", "according to")."""

from collections.abc import Collection, Iterator

from spacy.tokens import Token

from annotator.extract.grammar import children
from annotator.extract.reported.reports import Form, Report, ranges, trim
from annotator.extract.reported.sources import Source, phrase, source_of
from annotator.extract.words import words

_TOPICS = words("of about on for to against over at with in that toward towards by regarding concerning")
_FROM = words("from by among")
_CLAUSES = frozenset({"ccomp", "acl", "relcl", "xcomp"})
_CLAUSE_WORDS = words("that whether if to how why which")
_BEFORE = frozenset({"compound", "amod", "nmod"})
_PREDICATED = frozenset({"acomp", "attr", "oprd", "conj", "advcl", "ccomp", "amod", "acl"})
_NAMES = frozenset({"PERSON", "ORG", "GPE", "NORP"})


def noun_reports(noun: Token) -> Iterator[Report]:
    """Every content that may hang on a noun: a clause, an infinitive, what it is about, what it is said to be."""
    for child in noun.rights:
        if child.dep_ in _CLAUSES and any(grand.lower_ in _CLAUSE_WORDS for grand in children(child)):
            yield _whole(noun, child, Form.CLAUSE)
        elif child.dep_ == "prep":
            yield from _topics(noun, child)
    if noun.dep_ == "nsubj" and noun.head.lemma_ == "be":
        for child in noun.head.rights:
            if child.dep_ in {"ccomp", "attr", "acomp", "xcomp"}:
                yield _whole(noun, child, Form.REST)


def adjective_reports(adjective: Token) -> Iterator[Report]:
    """Every content that may hang on an adjective: a clause, an infinitive or what it is about."""
    beside = adjective.head.rights if adjective.dep_ == "acomp" else ()
    for child in (*adjective.rights, *(each for each in beside if each.i > adjective.i)):
        if child.dep_ in {"ccomp", "xcomp", "advcl"}:
            yield _whole(adjective, child, Form.INFINITIVE if child.dep_ == "xcomp" else Form.CLAUSE)
        elif child.dep_ == "prep" and child.head.i == adjective.i:
            yield from _topics(adjective, child)


def _whole(cue: Token, content: Token, form: Form) -> Report:
    return Report(cue.i, form, ranges(cue.doc, [token.i for token in content.subtree]))


def _topics(cue: Token, preposition: Token) -> Iterator[Report]:
    """What the cue is about."""
    for child in children(preposition) if preposition.lower_ in _TOPICS else ():
        if child.dep_ in {"pobj", "pcomp"}:
            yield Report(cue.i, Form.TOPIC, ranges(cue.doc, [token.i for token in child.subtree]), preposition.i)


def noun_source(noun: Token, quoted: Collection[int]) -> Source | None:
    """Whose claim, hope or plan the noun tells: its owner, whoever it is from, or who makes it."""
    owner = next((child for child in children(noun) if child.dep_ == "poss"), None)
    if owner is not None:
        return Source(owner.i, (owner.left_edge.i, owner.right_edge.i + 1), "poss")
    giver = next(
        (child for prep in noun.rights if prep.lower_ in _FROM for child in children(prep) if _is_object(child)), None
    )
    if giver is not None:
        return Source(giver.i, phrase(giver, quoted, noun.i), "from")
    verb = noun.head.head if noun.head.dep_ == "prep" else noun.head
    if noun.dep_ in {"dobj", "attr", "pobj"} and verb.pos_ in {"VERB", "AUX"}:
        return source_of(verb, quoted)
    named = next((child for child in noun.lefts if child.dep_ in _BEFORE and child.ent_type_ in _NAMES), None)
    return Source(named.i, (named.left_edge.i, named.i + 1), "compound") if named is not None else None


def _is_object(token: Token) -> bool:
    return token.dep_ == "pobj"


def adjective_source(adjective: Token, quoted: Collection[int]) -> Source | None:
    """Who is sure, glad or willing: the subject of the copula, or the noun the adjective stands by."""
    head = adjective.head
    if adjective.dep_ in {"amod", "acl"} and head.pos_ in {"NOUN", "PROPN", "PRON"}:
        return Source(head.i, phrase(head, quoted, adjective.i), "amod")
    return source_of(head, quoted) if adjective.dep_ in _PREDICATED and head.pos_ in {"VERB", "AUX"} else None


def according_reports(word: Token) -> Iterator[Report]:
    """ "According to X": what stands around the phrase in its sentence, or on one side of it."""
    to = next((child for child in children(word) if child.lower_ == "to"), None)
    if to is None:
        return
    doc, sentence = word.doc, word.sent
    stop = to.right_edge.i + 1
    mark = next((i for i in range(to.i + 1, stop) if doc[i].is_quote and doc[i - 1].text == ","), stop)
    before = trim(doc, sentence.start, word.i)
    after = trim(doc, mark, sentence.end)
    sides = tuple(side for side in (before, after) if side is not None)
    quoted = after is not None and doc[after[0]].is_quote
    for parts in (sides,) if quoted else (sides, sides[:1], sides[1:]):
        if parts:
            yield Report(word.i, Form.ACCORDING, parts, to.i)


def according_source(word: Token, quoted: Collection[int]) -> Source | None:
    """Whoever "according to" names."""
    to = next((child for child in children(word) if child.lower_ == "to"), None)
    noun = next((child for child in children(to) if child.dep_ == "pobj"), None) if to is not None else None
    if noun is None or _is_bare(noun):
        return None
    return Source(noun.i, phrase(noun, quoted, word.i), "according")


def _is_bare(noun: Token) -> bool:
    """Whether a common noun stands all alone: "according to plan" names nobody."""
    return noun.tag_ == "NN" and noun.left_edge.i == noun.right_edge.i
