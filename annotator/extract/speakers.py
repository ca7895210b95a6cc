"""Owns who speaks: the subject of a reporting verb, by parse or else by position, and the name to give them."""

from collections.abc import Collection

from spacy.tokens import Doc, Token

from annotator.extract.cues import SAYING, SPOKEN_NOUNS
from annotator.extract.findings import Label, Name, findings
from annotator.extract.grammar import AUXILIARIES, antecedent, own_subject, trimmed_tokens, whole_phrase
from annotator.extract.people import resolve

_CLIMB = frozenset({"conj", "advcl", "xcomp", "ccomp", "pcomp", "prep", "acl", "parataxis", "aux"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_INSIDE_PHRASE = frozenset({"NOUN", "PROPN", "ADJ", "DET", "NUM", "PART", "ADP", "PUNCT", "PRON"})
_REACH = 14
_FAR = 150


def speaker_of(verb: Token, quoted: Collection[int] = frozenset()) -> tuple[int, int] | None:
    """Token range of the phrase that names the speaker of a reporting verb, outside quotations; None if unnamed."""
    subject = _climbed_subject(verb, quoted)
    if subject is None:
        subject = _beside(verb, quoted)
    return _phrase(subject, quoted) if subject is not None else None


def _climbed_subject(verb: Token, quoted: Collection[int]) -> Token | None:
    current = verb
    for _ in range(8):
        if not _agrees(verb, current) and current.head.i != current.i:
            current = current.head
            continue
        subject = own_subject(current) if current.i == verb.i or not _continues_report(current) else None
        if subject is not None and subject.i not in quoted and _speaks(subject):
            return antecedent(subject) or subject
        agent = _agent(current)
        if agent is not None:
            return agent
        if current.dep_ in {"relcl", "acl"} and current.head.pos_ in _NOMINAL and current.head.i not in quoted:
            return current.head
        if current.dep_ not in _CLIMB or current.head.i == current.i or current.head.i in quoted:
            return None
        if subject is not None and current.i == verb.i:
            return None
        current = current.head
    return None


def _agrees(verb: Token, leading: Token) -> bool:
    """A verb in the past tense goes on from one in the past; any other above it is a slip of the parser."""
    past = verb.tag_ == "VBD" or (verb.tag_ == "VBN" and verb.dep_ == "conj" and not _own_auxiliary(verb))
    return verb.i == leading.i or not past or leading.tag_ in {"VBD", "VBN"}


def _own_auxiliary(verb: Token) -> bool:
    return any(child.dep_ in AUXILIARIES for child in verb.children)


def _continues_report(clause: Token) -> bool:
    """A clause that goes on after a report ("X said that A, but B, adding that C"): its subject does not speak."""
    return clause.dep_ in {"conj", "ccomp"} and _reports(clause.head) and not _reports(clause)


def _reports(verb: Token) -> bool:
    return verb.lemma_.casefold() in SAYING and any(child.dep_ == "ccomp" for child in verb.children)


def _speaks(subject: Token) -> bool:
    return (subject.pos_ in _NOMINAL and subject.lower_ not in {"it", "there", "this", "that"}) or subject.tag_ in {
        "WP",
        "WDT",
    }


def _agent(verb: Token) -> Token | None:
    """Whoever a passive verb names with "by"."""
    if verb.tag_ != "VBN":
        return None
    by = next((child for child in verb.children if child.dep_ == "agent"), None)
    return next((child for child in by.children if child.dep_ == "pobj"), None) if by is not None else None


def _beside(verb: Token, quoted: Collection[int]) -> Token | None:
    """The noun right after an inverted verb ("said the minister"), or else right before it ("the minister said")."""
    after = _first_noun(verb.doc, range(verb.i + 1, min(verb.sent.end, verb.i + _REACH)), quoted)
    if after is not None:
        return after
    return _first_noun(verb.doc, range(verb.i - 1, max(verb.sent.start, verb.i - _REACH) - 1, -1), quoted)


def _first_noun(doc: Doc, places: range, quoted: Collection[int]) -> Token | None:
    for i in places:
        token = doc[i]
        if i in quoted or token.pos_ not in _INSIDE_PHRASE or token.text in {":", ";"} or token.is_quote:
            return None
        if token.pos_ in _NOMINAL and token.dep_ != "compound" and token.lower_ not in {"that", "it", "this"}:
            return token
    return None


def _phrase(subject: Token, quoted: Collection[int]) -> tuple[int, int] | None:
    first, last = whole_phrase(subject)
    while first < subject.i and first in quoted:
        first += 1
    while last - 1 > subject.i and last - 1 in quoted:
        last -= 1
    return trimmed_tokens(subject.doc, first, last)


def speaker_name(doc: Doc, first: int, last: int) -> str | None:
    """The name to show for a speaker phrase: the person meant, else the named body, else the phrase's own words."""
    person = resolve(doc, first, last)
    if person is not None:
        return person
    root = doc[first:last].root
    if root.pos_ == "PRON":
        return _spoke_before(doc, first) if root.lower_ in {"they", "them"} else None
    if any(child.dep_ == "conj" and child.i < last for child in root.children):
        return _bare(doc, first, last)
    if root.lemma_.casefold() in SPOKEN_NOUNS:
        return _behind(doc, root, first, last) or _bare(doc, first, last)
    inside = _name_at(doc, first, last)
    covers = inside is not None and inside.first <= root.i < inside.last
    return inside.full if inside is not None and covers and inside.label is not Label.NORP else _bare(doc, first, last)


def _behind(doc: Doc, noun: Token, first: int, last: int) -> str | None:
    """Whoever a statement is from: its possessor, "by" or "from" whom it comes."""
    for child in noun.children:
        if child.dep_ == "poss":
            return resolve(doc, child.i, child.i + 1) or _known(doc, child.i)
    named = _name_at(doc, first, last)
    return named.full if named and named.label is not Label.NORP else None


def _known(doc: Doc, place: int) -> str | None:
    return next((name.full for name in findings(doc).names_in(place, place + 1)), None)


def _name_at(doc: Doc, first: int, last: int) -> Name | None:
    """The first person named within the tokens, or else the first body or place named there."""
    inside = findings(doc).names_in(first, last)
    persons = [name for name in inside if name.label is Label.PERSON]
    return next(iter(persons or inside), None)


def _bare(doc: Doc, first: int, last: int) -> str:
    """The phrase without its article and without what follows a comma."""
    while first < last - 1 and doc[first].lower_ in {"the", "a", "an"}:
        first += 1
    root = doc[first:last].root.i
    comma = next((i for i in range(root + 1, last) if doc[i].text in {",", "(", "–", "—"}), last)
    return doc[first : max(comma, root + 1)].text.strip()


def _spoke_before(doc: Doc, place: int) -> str | None:
    """For "they": the words for the last speakers or subjects who are several."""
    found = findings(doc)
    for token in reversed(doc[max(0, place - _FAR) : place]):
        several = token.tag_ in {"NNS", "NNPS"} or any(child.dep_ == "conj" for child in token.children)
        if found.is_quoted(token.idx) or not found.is_body(token.idx):
            continue
        if token.dep_ in {"nsubj", "nsubjpass"} and several and token.pos_ in {"NOUN", "PROPN"}:
            return _bare(doc, *whole_phrase(token))
    return None
