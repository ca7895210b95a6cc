"""Owns which body or country "it", "its", "they" and "the ministry" mean, where that is plain."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from annotator.extract.cues import SAYING
from annotator.extract.findings import Label, findings
from annotator.extract.grammar import children, noun_phrase
from annotator.extract.names.bodies import is_body_word
from annotator.extract.persons.offices import is_vague
from annotator.extract.words import words

_BODIES = frozenset({Label.ORG, Label.GPE})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_SEVERAL = words("they their them themselves")
_CLIMB = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "prep", "poss", "compound", "amod", "xcomp", "attr", "agent"})
_MOST_STEPS = 12
_FAR_TOKENS = 150
_EVERYWHERE = words("army government parliament force navy police guard senate congress administration company times")
"""Bodies that every country or town has one of, or that one article speaks of by several names."""
_COMMON = words(
    """airline firm hospital carrier operator retailer regulator watchdog charity school museum theatre theater prison
    newspaper broadcaster manufacturer supermarket airport insurer lender drugmaker carmaker automaker utility refinery
    brewery brewer bakery developer publisher studio college academy clinic parish diocese church federation cooperative
    startup start-up maker chain railway shipyard mine league festival zoo orchestra"""
)
"""Bodies that speak, beside those in whose names the word may stand."""
_MEDIA = words(
    """statement report announcement communique communiqué speech letter tweet post filing release website page site
    channel television radio twitter facebook message note bulletin conference briefing interview"""
)
"""Where somebody says something; the noun behind the cue is never what "it" means."""
_LINKING = words("be seem appear become look take")


def body_meant(doc: Doc, pronoun: Token) -> str | None:
    """The body or country that the pronoun means; None where that is not plain.

    Plain is the subject of the same clause for a possessive ("NATO withdrew its troops"), the subject of the reporting
    verb above ("NATO said it would"), and "It said" right after a sentence whose only subject is a body.
    """
    if findings(doc).is_quoted(pronoun.idx):
        return None
    clause = _clause(pronoun)
    own = _subject(clause)
    if own is not None and own.i < pronoun.i:
        return _same_clause(doc, pronoun, own)
    if _is_empty(clause, pronoun) or _between(doc, clause.head.i, pronoun.i, several=pronoun.lower_ in _SEVERAL):
        return None
    reporter = _reporter(clause)
    if reporter is not None:
        return _named(doc, reporter) or _spoken_of(doc, reporter, clause) if reporter.i < pronoun.i else None
    return _continued(doc, pronoun) if pronoun.lower_ == "it" else None


def _clause(pronoun: Token) -> Token:
    """The verb of the clause that the pronoun stands in."""
    at = pronoun
    for _ in range(_MOST_STEPS):
        if at.dep_ not in _CLIMB or at.head.i == at.i:
            break
        at = at.head
    return at


def _subject(verb: Token) -> Token | None:
    return next((child for child in children(verb) if child.dep_ in _SUBJECTS and child.i < verb.i), None)


def _same_clause(doc: Doc, pronoun: Token, subject: Token) -> str | None:
    """Whose something is, if the clause has a body as its subject and names no other; "it ... its" goes on above."""
    if pronoun.dep_ != "poss" or pronoun.lower_ in _SEVERAL:
        return None
    full = body_meant(doc, subject) if subject.lower_ == "it" else _named(doc, subject)
    others = {name.full for name in findings(doc).names_in(subject.i + 1, pronoun.i) if name.label in _BODIES}
    return full if not others - {full} else None


def _between(doc: Doc, first: int, last: int, *, several: bool) -> bool:
    """Whether another noun stands between, which the pronoun may mean; of several if it is "they"."""
    nouns = (token for token in doc[first + 1 : last] if token.dep_ in _SUBJECTS | {"dobj", "pobj"})
    if several:
        start = doc[last].sent.start
        return any(token.tag_ in {"NNS", "NNPS"} for token in doc[start:last])
    return any(token.pos_ in {"NOUN", "PROPN"} and not _is_by_the_way(token) for token in nouns)


def _is_by_the_way(noun: Token) -> bool:
    """Whether a noun only tells when or where something was said ("in a statement on Monday")."""
    return noun.ent_type_ in {"DATE", "TIME"} or (noun.dep_ == "pobj" and noun.lemma_.casefold() in _MEDIA)


def _is_empty(clause: Token, pronoun: Token) -> bool:
    """Whether "it" only announces a clause behind it ("it was clear that")."""
    links = clause.lemma_ in _LINKING and pronoun.lower_ == "it" and pronoun.dep_ in _SUBJECTS
    return links and any(child.dep_ in {"ccomp", "xcomp", "advcl", "acl"} for child in clause.rights)


def _spoken_of(doc: Doc, reporter: Token, clause: Token) -> str | None:
    """The words for a body without a name that speaks of itself ("the airline said it had")."""
    first, last = noun_phrase(reporter)
    body = reporter.lower_ in _COMMON or is_body_word(reporter.text)
    alone = not any(child.dep_ in {"conj", "appos"} for child in children(reporter))
    if not body or not alone or reporter.tag_ not in {"NN", "NNP"} or clause.lemma_ in _LINKING:
        return None
    definite = doc[first].lower_ == "the" and not findings(doc).names_in(first, last)
    return f"the {doc[first + 1 : last].text}" if definite and first + 1 < last else None


def _reporter(clause: Token) -> Token | None:
    """The subject of the reporting verb whose content the clause is."""
    verb = clause.head
    reports = clause.dep_ == "ccomp" and verb.lemma_.casefold() in SAYING and verb.i < clause.i
    return _subject(verb) if reports else None


def _continued(doc: Doc, pronoun: Token) -> str | None:
    """For "It said": the body that is the only subject of the sentence before."""
    sentence = pronoun.sent
    says = pronoun.dep_ == "nsubj" and pronoun.head.dep_ == "ROOT" and pronoun.head.lemma_.casefold() in SAYING
    if not says or pronoun.head.tag_ == "VBN" or sentence.start == 0 or _mains(doc, sentence.start, pronoun.i):
        return None
    before = doc[sentence.start - 1].sent
    subjects = _mains(doc, before.start, before.end)
    return _named(doc, subjects[0]) or _spoke(doc, subjects[0]) if len(subjects) == 1 else None


def _spoke(doc: Doc, subject: Token) -> str | None:
    """The words for a body without a name that has said something."""
    return _spoken_of(doc, subject, subject.head) if subject.head.lemma_.casefold() in SAYING else None


def _mains(doc: Doc, first: int, last: int) -> list[Token]:
    return [token for token in doc[first:last] if token.dep_ in _SUBJECTS and token.head.dep_ in {"ROOT", "conj"}]


def _named(doc: Doc, subject: Token) -> str | None:
    """The body or country whose name is the subject, or is set beside it; None if there are several subjects."""
    if any(child.dep_ == "conj" for child in children(subject)):
        return None
    for token in (subject, *_beside(subject)):
        names = findings(doc).names_in(token.left_edge.i, token.i + 1)
        if names and names[-1].last == token.i + 1:
            return names[-1].full if names[-1].label in _BODIES else None
    return None


def _beside(subject: Token) -> Iterator[Token]:
    return (child for child in children(subject) if child.dep_ == "appos")


def body_of(doc: Doc, head: Token, first: int) -> str | None:
    """The one body named shortly before whose name ends in the general word ("the ministry", "the council")."""
    if not is_body_word(head.text) or head.lower_ in _EVERYWHERE or head.tag_ != "NN" or is_vague(head, first):
        return None
    named = [name for name in findings(doc).names_before(head.i) if name.label is Label.ORG]
    fitting = {name.full for name in named if name.full.split()[-1].casefold() == head.lower_}
    near = any(name.full in fitting and name.last > head.i - _FAR_TOKENS for name in named)
    alone = all(token.lower_ in {"the", "this", "that"} for token in doc[first : head.i])
    return fitting.pop() if near and alone and len(fitting) == 1 else None
