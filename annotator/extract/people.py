"""Owns who is meant inside one article: short names, titles and pronouns, and the longest name of each person."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from annotator.extract.findings import Label, Name, findings
from annotator.extract.words import words

TITLES = words(
    """minister president secretary general colonel major captain lieutenant marshal admiral commander chief chairman
    chairwoman chairperson chair senator representative congressman congresswoman governor mayor judge justice king queen
    prince princess sheikh emir sultan pope bishop archbishop ambassador envoy spokesman spokeswoman spokesperson director
    professor doctor mr mrs ms miss dr prof gen col maj capt lt sgt sergeant rep sen gov sir lord lady deputy vice prime
    premier chancellor speaker leader head warlord officer detective inspector attorney counsel candidate nominee mogul
    analyst coach manager executive founder author activist lawmaker counterpart former acting first"""
)
PARTICLES = frozenset(
    {
        "al",
        "el",
        "ul",
        "ad",
        "an",
        "as",
        "ash",
        "bin",
        "ibn",
        "abu",
        "abd",
        "van",
        "von",
        "der",
        "de",
        "du",
        "da",
        "di",
        "la",
        "le",
    }
)
_HE = frozenset({"he", "him", "his", "himself"})
_SHE = frozenset({"she", "her", "hers", "herself"})
_ROLE_ENDINGS = ("man", "woman", "person")


@dataclass(frozen=True, slots=True)
class Person:
    """A person as an article names them: the longest name, its last word, and words of their office beside it."""

    full: str
    surname: str
    office: frozenset[str]


def surname(name: str) -> str:
    """The last word of a name in lower case without a leading article ("Al-Namroush" gives "namroush")."""
    words = name.replace("’s", "").replace("'s", "").split()
    last = words[-1].casefold() if words else ""
    return re.sub(r"^(al|el|an|ad|as|ash)[-‑]", "", last)


def longest_names(names: Iterable[str]) -> dict[str, str]:
    """For each name the longest name of the article with the same surname that can mean the same person.

    Worked example: "Akar" and "Hulusi Akar" both give "Hulusi Akar"; with "Ali Akar" beside it, "Akar" stays itself.
    """
    distinct = sorted(set(names))
    full: dict[str, str] = {}
    for name in distinct:
        wider = [other for other in distinct if _extends(other, name)]
        firsts = {other.split()[0].casefold() for other in wider if len(other.split()) > 1}
        full[name] = max(wider, key=lambda other: (len(other.split()), len(other), other)) if len(firsts) == 1 else name
    return full


def _extends(longer: str, name: str) -> bool:
    if surname(longer) != surname(name):
        return False
    given, known = name.casefold().split()[:-1], longer.casefold().split()[:-1]
    return all(word in known or any(other.startswith(word.rstrip(".")) for other in known) for word in given)


def people(doc: Doc) -> list[Person]:
    """Everybody the article names, once each, in the order of their first naming."""
    offices: dict[str, set[str]] = {}
    for name in findings(doc).names:
        if name.label is Label.PERSON:
            offices.setdefault(name.full, set()).update(_office(doc, name))
    return [Person(full, surname(full), frozenset(words)) for full, words in offices.items()]


def _office(doc: Doc, name: Name) -> set[str]:
    """Lower-case words of the title or apposition beside a name ("Turkish Defence Minister", "head of the council")."""
    words: set[str] = set()
    head = doc[name.last - 1]
    for child in head.children:
        if child.i < name.first and child.dep_ in {"compound", "amod", "nmod"}:
            words.update(token.lower_ for token in child.subtree if token.is_alpha)
        elif child.dep_ == "appos" and not _inside_name(doc, child):
            words.update(_described(child))
        elif child.dep_ == "relcl":
            words.update(_described_by_clause(child))
    if head.dep_ == "appos" and not _inside_name(doc, head.head):
        words.update(_described(head.head))
    return words


def _described(noun: Token) -> set[str]:
    near = [token for token in noun.subtree if token.is_alpha and abs(token.i - noun.i) < 9]
    return {token.lower_ for token in near if token.pos_ in {"NOUN", "PROPN", "ADJ"}}


def _described_by_clause(verb: Token) -> set[str]:
    office = verb.lemma_.casefold() if verb.lemma_ in {"head", "lead", "chair", "command"} else ""
    return {office, *_described(verb)} - {""}


def _inside_name(doc: Doc, token: Token) -> bool:
    return any(name.first <= token.i < name.last and name.label is Label.PERSON for name in findings(doc).names)


def name_at(doc: Doc, first: int, last: int) -> Name | None:
    """The first person named within the tokens, or else the first body or place named there."""
    inside = [name for name in findings(doc).names if first <= name.first and name.last <= last]
    persons = [name for name in inside if name.label is Label.PERSON]
    return next(iter(persons or inside), None)


def resolve(doc: Doc, first: int, last: int) -> str | None:
    """Who the tokens mean: the full name of a named person, a pronoun's or a title's person; None if unknown."""
    head = _head(doc, first, last)
    inside = [name for name in findings(doc).names if first <= name.first and name.last <= last]
    persons = [name for name in inside if name.label is Label.PERSON]
    central = [name for name in persons if name.first <= head.i < name.last or _stands_beside(doc, name, head)]
    if central:
        return central[0].full
    if head.lower_ in _HE | _SHE:
        return _last_subject(doc, head.i)
    return _by_office(doc, head, first, last) if is_title(head) else None


def _head(doc: Doc, first: int, last: int) -> Token:
    return doc[first:last].root


def _stands_beside(doc: Doc, name: Name, head: Token) -> bool:
    named = doc[name.last - 1]
    return named.dep_ == "appos" and named.head.i == head.i


def is_title(token: Token) -> bool:
    """Whether a noun says which office somebody holds."""
    word = token.lemma_.casefold()
    return word in TITLES or (len(word) > 6 and word.endswith(_ROLE_ENDINGS))


def _by_office(doc: Doc, head: Token, first: int, last: int) -> str | None:
    """The one person of the article whose office shares the title and the most words with the description."""
    words = {token.lower_ for token in doc[first:last] if token.is_alpha and not token.is_stop}
    title = head.lemma_.casefold()
    scored = sorted(
        ((_shared(words, person.office), person.full) for person in people(doc) if title in person.office), reverse=True
    )
    if not scored or (len(scored) > 1 and scored[0][0] == scored[1][0]):
        return _recent_office(doc, head, [full for _, full in scored])
    return scored[0][1]


def _recent_office(doc: Doc, head: Token, candidates: Sequence[str]) -> str | None:
    """Of several with the same office, the one named last before the description."""
    before = [name for name in findings(doc).names if name.last <= head.i and name.full in candidates]
    return before[-1].full if before else None


def _shared(words: set[str], office: frozenset[str]) -> int:
    """How many words both have; a country and its people count as one ("Libya", "Libyan")."""
    return sum(any(_akin(word, other) for other in office) for word in words)


def _akin(word: str, other: str) -> bool:
    short = min(len(word), len(other))
    return word == other or (short >= 4 and word[: max(4, short - 2)] == other[: max(4, short - 2)])


def _last_subject(doc: Doc, before: int) -> str | None:
    """The person who was last the subject of a clause before the token, or else the last person named."""
    earlier = [name for name in findings(doc).names if name.last <= before and name.label is Label.PERSON]
    subjects = [name for name in earlier if doc[name.last - 1].dep_ in {"nsubj", "nsubjpass"}]
    sentence = doc[before].sent
    recent = [name for name in subjects if name.first >= _window(doc, sentence.start)]
    chosen = recent or subjects or earlier
    return chosen[-1].full if chosen else None


def _window(doc: Doc, start: int) -> int:
    """The token about three sentences up, as far back as a pronoun reaches."""
    return max(0, start - 120)
