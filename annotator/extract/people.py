"""Owns who is meant inside one article: short names, titles and pronouns, and the longest name of each person."""

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from annotator.domain.rule import Rule
from annotator.extract.findings import Label, Name, Person, findings
from annotator.extract.grammar import noun_phrase
from annotator.extract.titles import is_title
from annotator.extract.words import words

_PRONOUNS = words("he him his himself she her hers herself")
_LEADING = words("head lead chair command run direct")
_OFFICE_POS = frozenset({"ADJ", "NOUN", "PROPN", "ADP", "PART", "DET", "CCONJ"})
_OFFICE_TOKENS = 14
_REACH_TOKENS = 250
"""How far back a pronoun reaches, some five sentences of news."""


def people(doc: Doc) -> list[Person]:
    """Everybody the article names, once each, in the order of their first naming."""
    found = findings(doc)
    if found.people is None:
        offices: dict[str, set[str]] = {}
        for name in found.names:
            if name.label is Label.PERSON:
                offices.setdefault(name.full, set()).update(_office(doc, name))
        found.people = [Person(full, frozenset(office)) for full, office in offices.items()]
    return found.people


def _office(doc: Doc, name: Name) -> set[str]:
    """Lower-case words of the office told beside a name ("Turkish Defence Minister X", "X, head of the council")."""
    office = _title_words(doc, range(_before(doc, name), name.first))
    if name.last + 1 < len(doc) and doc[name.last].text == ",":
        office |= _title_words(doc, range(name.last + 1, _after(doc, name.last + 1)))
        office |= _led(doc, name.last + 1)
    return office


def _before(doc: Doc, name: Name) -> int:
    """Where the run of nouns and adjectives that leads up to the name starts; one comma may stand between."""
    start = name.first - 1 if name.first and doc[name.first - 1].text == "," else name.first
    while start > max(0, name.first - _OFFICE_TOKENS) and _is_office(doc[start - 1]):
        start -= 1
    return start


def _after(doc: Doc, first: int) -> int:
    last = first
    while last < min(len(doc), first + _OFFICE_TOKENS) and _is_office(doc[last]):
        last += 1
    return last


def _is_office(token: Token) -> bool:
    bracketed = token.text in {"(", ")"} or (token.i and token.nbor(-1).text == "(")
    return bracketed or (token.pos_ in _OFFICE_POS and token.lower_ not in {"with", "by", "and", "as", "during"})


def _title_words(doc: Doc, places: range) -> set[str]:
    """The content words of the run if a title is among them, else nothing."""
    tokens = [doc[i] for i in places]
    if not any(is_title(token) for token in tokens):
        return set()
    return {_office_word(token) for token in tokens if token.is_alpha and not token.is_stop}


def _led(doc: Doc, place: int) -> set[str]:
    """For ", who heads the council": the words of a head of that council."""
    if doc[place].lower_ != "who" or place + 1 >= len(doc) or doc[place + 1].lemma_.casefold() not in _LEADING:
        return set()
    led = doc[place + 2 : _after(doc, place + 2)]
    return {"head", *(token.lower_ for token in led if token.is_alpha and not token.is_stop)}


def _office_word(token: Token) -> str:
    return token.lemma_.casefold() if is_title(token) else token.lower_


@dataclass(frozen=True, slots=True)
class Resolved:
    """Who or what words mean, and the rule that tells; `rule` is None where the words say the full name themselves."""

    name: str
    rule: Rule | None


def resolve(doc: Doc, first: int, last: int) -> str | None:
    """The full name of whoever the tokens mean; None if that is unknown or could be several."""
    found = resolved(doc, first, last)
    return found.name if found else None


def resolved(doc: Doc, first: int, last: int) -> Resolved | None:
    """Who the tokens mean, with the rule: a named person, a pronoun's or an office's; None if unknown or several."""
    head = doc[first:last].root
    if any(child.dep_ == "conj" and first <= child.i < last for child in head.children):
        return None
    persons = [name for name in findings(doc).names_in(first, last) if name.label is Label.PERSON]
    central = [name for name in persons if name.first <= head.i < name.last or _stands_beside(doc, name, head)]
    if central:
        return _named(doc, central[0])
    if head.lower_ in _PRONOUNS:
        return _ruled(_last_subject(doc, head.i), Rule.NAMED_PRONOUN)
    single = is_title(head) and head.tag_ not in {"NNS", "NNPS"}
    return _ruled(_by_office(doc, head, first, last), Rule.NAMED_OFFICE) if single else None


def _named(doc: Doc, name: Name) -> Resolved:
    short = doc[name.first : name.last].text != name.full
    return Resolved(name.full, Rule.FULL_NAME if short else None)


def _ruled(name: str | None, rule: Rule) -> Resolved | None:
    return Resolved(name, rule) if name else None


def _stands_beside(doc: Doc, name: Name, head: Token) -> bool:
    named = doc[name.last - 1]
    return named.dep_ == "appos" and named.head.i == head.i


def _by_office(doc: Doc, head: Token, first: int, last: int) -> str | None:
    """The person of the article whose office shares the title and the most words with the description."""
    described = {_office_word(token) for token in doc[first:last] if token.is_alpha and not token.is_stop}
    title = head.lemma_.casefold()
    scored = [(_shared(described, person.office), person.full) for person in people(doc) if title in person.office]
    most = max((score for score, _ in scored), default=0)
    best = [full for score, full in scored if score == most]
    return best[0] if len(best) == 1 else _recent(doc, head, best)


def _recent(doc: Doc, head: Token, candidates: Sequence[str]) -> str | None:
    """Of several with the same office, the one named last before the description."""
    before = [name for name in findings(doc).names_before(head.i) if name.full in candidates]
    return before[-1].full if before else None


def _shared(described: set[str], office: frozenset[str]) -> int:
    """How many words both have; a country and its people count as one ("Libya", "Libyan")."""
    return sum(any(_akin(word, other) for other in office) for word in described)


def _akin(word: str, other: str) -> bool:
    stem = max(4, min(len(word), len(other)) - 2)
    return word == other or (min(len(word), len(other)) >= 4 and word[:stem] == other[:stem])


def _last_subject(doc: Doc, before: int) -> str | None:
    """The person who was last the subject of a clause before the token, or else the last person named."""
    found = findings(doc)
    persons = [name for name in found.names_before(before) if name.label is Label.PERSON]
    persons = [name for name in persons if found.is_body(doc[name.first].idx)]
    # Inside a quotation somebody else speaks: names there are rarely who "he" outside it is.
    earlier = [name for name in persons if found.is_quoted(doc[name.first].idx) <= found.is_quoted(doc[before].idx)]
    if beside := _in_sentence(doc, before, earlier):
        return beside
    near = [name for name in earlier if name.first >= before - _REACH_TOKENS]
    subjects = [name for name in near if doc[name.last - 1].dep_ in {"nsubj", "nsubjpass"}]
    chosen = subjects or near or earlier
    return chosen[-1].full if chosen else None


def _in_sentence(doc: Doc, before: int, persons: Sequence[Name]) -> str | None:
    """The only person named earlier in the pronoun's sentence, or the one whose office is its subject."""
    start = doc[before].sent.start
    named = {name.full for name in persons if name.first >= start}
    if named:
        return named.pop() if len(named) == 1 else None
    titles = (token for token in doc[start:before] if token.dep_ in {"nsubj", "nsubjpass"} and is_title(token))
    return next((_by_office(doc, token, *noun_phrase(token)) for token in titles), None)
