"""Owns what kind of thing a name stands for: what its words and its surroundings tell outweighs the model."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from annotator.extract.findings import Label, Name
from annotator.extract.grammar import children
from annotator.extract.names.bodies import is_body_word
from annotator.extract.names.names import surname
from annotator.extract.names.titles import HE, ONLY_BEFORE_PEOPLE, PARTICLES, SHE
from annotator.extract.words import words

_PLACE_NOUNS = words(
    """city town village province region district crossing governorate neighborhood neighbourhood port airport border
    peninsula oasis suburb state capital prefecture canton municipality county valley residents"""
)
_INTO_PLACES = words("in near outside inside across around throughout within")
_WENT = words("reach enter besiege shell encircle visit evacuate flee retake")
_FIRMS = words(
    """drugmaker carmaker automaker chipmaker airline retailer insurer lender brewer manufacturer supermarket startup
    start-up firm company conglomerate steelmaker planemaker shipbuilder subsidiary"""
)
"""Nouns for businesses: the name set beside one is the business's."""
_TRADES = words("operator supplier publisher developer maker producer")
"""Nouns for businesses that may be people as well: a full name beside one is somebody's."""
_VESSELS = words(
    "ferry ship vessel boat tanker trawler freighter yacht tug liner barge schooner frigate destroyer submarine steamer"
)
"""Nouns for ships: the name behind one is the ship's, and nobody's."""
_SHARES = words("shares stock shareholders")
_PLANTS = words("plant factory police hospital court school market mine prison home house mosque church clinic")
_LONGEST_PERSON = 4
_HINT = 2
"""Votes that a pronoun gives: more than one slip of the model, less than a name that it read alike throughout."""


def relabelled(doc: Doc, names: Sequence[Name]) -> list[Name]:
    """The names with one label for each spelling: what the text tells of it counts most, then the model's majority."""
    votes: dict[str, Counter[Label]] = {}
    told: dict[str, Counter[Label]] = {}
    for name in names:
        votes.setdefault(name.full, Counter())[name.label] += 1
        if _alone_with_pronoun(doc, name):
            votes[name.full][Label.PERSON] += _HINT
        label = told_label(doc, name)
        if label is not None:
            told.setdefault(name.full, Counter())[label] += 1
    # Counters keep the order of their words, and of equal ones the first is taken: the first naming is the fullest.
    labels = {full: told.get(full, counts).most_common(1)[0][0] for full, counts in votes.items()}
    for full in _persons(names) - told.keys():
        labels[full] = Label.PERSON
    return [replace(name, label=labels[name.full]) for name in names]


def _persons(names: Sequence[Name]) -> set[str]:
    """The surnames of persons that are told in full, and the long forms of lone surnames."""
    persons = [name.full for name in names if name.label is Label.PERSON]
    surnames = {surname(full) for full in persons if " " in full}
    alone = {full.casefold() for full in persons if " " not in full}
    short = {name.full for name in names if _is_short(name.full.split()) and surname(name.full) in surnames}
    return short | {name.full for name in names if _may_be_long(name.full.split(), alone)}


def _is_short(parts: Sequence[str]) -> bool:
    """Whether the words are one name, with particles before it at most ("von der Leyen")."""
    return all(part.casefold() in PARTICLES for part in parts[:-1])


def _may_be_long(parts: Sequence[str], alone: set[str]) -> bool:
    return 2 <= len(parts) <= _LONGEST_PERSON and parts[-1].casefold() in alone


def told_label(doc: Doc, name: Name) -> Label | None:
    """What the words of a name or those beside it tell of its kind; None if they tell nothing."""
    if name.label is Label.NORP:
        return None
    head = doc[name.last - 1]
    before = doc[name.first - 1] if name.first else None
    if before is not None and before.lower_ in _VESSELS and before.dep_ == "compound":
        return Label.MISC
    if name.last - name.first > 1 and is_body_word(head.text):
        return Label.ORG
    if before is not None and before.lower_.rstrip(".") in ONLY_BEFORE_PEOPLE and before.text[:1].isupper():
        return Label.PERSON
    if _is_business(doc, name, head, before):
        return Label.ORG
    if name.label is Label.ORG and _is_site(name, head):
        return Label.GPE
    if name.label is Label.PERSON and _is_somewhere(doc, name, head, before):
        return Label.GPE
    return Label.PERSON if _is_somebody(doc, name) else None


def _is_somewhere(doc: Doc, name: Name, head: Token, before: Token | None) -> bool:
    """ "The city of X", "the X crossing", "near X", "reached X"."""
    if before is not None and before.lower_ == "of" and name.first > 1 and doc[name.first - 2].lower_ in _PLACE_NOUNS:
        return True
    after = doc[name.last] if name.last < len(doc) else None
    if after is not None and after.lower_ in _PLACE_NOUNS and head.dep_ == "compound":
        return True
    if head.dep_ == "dobj":
        return head.head.lemma_.casefold() in _WENT
    return before is not None and before.lower_ in _INTO_PLACES and head.dep_ == "pobj" and not _has_age(doc, name)


def _is_business(doc: Doc, name: Name, head: Token, before: Token | None) -> bool:
    """ "Drugmaker X", "X, a drugmaker", "the operator, X", "X shares", "shares in X"."""
    short = name.last - name.first == 1
    nouns = _FIRMS | _TRADES if short else _FIRMS
    if before is not None and before.lower_ in nouns and before.dep_ == "compound":
        return True
    after = doc[name.last] if name.last < len(doc) else None
    if after is not None and after.lower_ in _SHARES and head.dep_ == "compound":
        return True
    if head.dep_ == "pobj" and head.head.lower_ in {"in", "of"} and head.head.head.lower_ in _SHARES:
        return True
    if head.dep_ == "appos":
        return head.head.lower_ in nouns
    return any(child.dep_ == "appos" and child.lower_ in nouns and child.i > head.i for child in children(head))


def _is_site(name: Name, head: Token) -> bool:
    """ "A plant in X", "police in X": one word without an article, no initials."""
    one = name.last - name.first == 1 and not head.text.isupper()
    prep = head.head
    at = head.dep_ == "pobj" and prep.lower_ == "in" and prep.i == name.first - 1
    return one and at and prep.head.lemma_.casefold() in _PLANTS


def _is_somebody(doc: Doc, name: Name) -> bool:
    """Of two to four words without a body's, with an age beside."""
    return _may_be_person(name) and _has_age(doc, name)


def _may_be_person(name: Name) -> bool:
    parts = name.full.split()
    return 1 < len(parts) <= _LONGEST_PERSON and not any(is_body_word(part) or part.isupper() for part in parts)


def _alone_with_pronoun(doc: Doc, name: Name) -> bool:
    """Whether "he" or "she" follows, in its sentence or first in the next, and the sentence names no person."""
    mistaken = name.label in {Label.ORG, Label.GPE} and _may_be_person(name)
    if not mistaken or doc[name.last - 1].dep_ != "nsubj":
        return False
    sentence = doc[name.first].sent
    if any(token.ent_type_ == "PERSON" for token in sentence):
        return False
    after = doc[name.last : min(len(doc), sentence.end + 1)]
    return any(token.lower_ in HE | SHE for token in after)


def _has_age(doc: Doc, name: Name) -> bool:
    """ "X, 62," or "X (62)"."""
    if name.last + 2 >= len(doc) or doc[name.last].text not in {",", "("}:
        return False
    number = doc[name.last + 1]
    return number.is_digit and len(number) <= 3 and doc[name.last + 2].text in {",", ")", "."}
