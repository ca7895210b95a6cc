"""Owns what the article tells of each person, and whom a description ("the minister") means."""

from collections.abc import Iterable, Sequence

from spacy.tokens import Doc, Token

from annotator.extract.findings import Label, Name, Person, findings
from annotator.extract.grammar import children
from annotator.extract.names.humans import is_human
from annotator.extract.names.titles import is_title, sex_told
from annotator.extract.persons.sexes import sexes_told
from annotator.extract.words import words

_LEADING = words("head lead chair command run direct")
_CHIEFS = words("chief head leader boss minister secretary")
"""Words for whoever leads a field; "the Turkish defence chief" may be the defence minister."""
_OFFICE_POS = frozenset({"ADJ", "NOUN", "PROPN", "ADP", "PART", "DET", "CCONJ"})
_NOT_OFFICE = words("with by and as during after before at against said told")
_FOR = words("for to of")
_OFFICE_TOKENS = 14
_NEAR_TOKENS = 60
"""How far back, in words, a reader looks for whoever was named last, some two sentences."""
_MOST_PEOPLE = 80
_VAGUE = words("a an another one any each every some no several two three many other")


def people(doc: Doc) -> dict[str, Person]:
    """Everybody the article names by the longest name, in the order of their first naming."""
    found = findings(doc)
    if found.people is None:
        offices: dict[str, set[str]] = {}
        roles: dict[str, set[str]] = {}
        for name in found.names:
            if name.label is Label.PERSON:
                offices.setdefault(name.full, set()).update(_office(doc, name))
                roles.setdefault(name.full, set()).update(_roles(doc, name))
        sexes = sexes_told(doc, offices)
        found.people = {
            full: Person(full, frozenset(office), sexes.get(full), frozenset(roles[full]))
            for full, office in offices.items()
        }
    return found.people


def _in_mind(doc: Doc, place: int) -> Iterable[Person]:
    """Everybody, or in a text that names very many only those named last before the place."""
    everybody = people(doc)
    if len(everybody) <= _MOST_PEOPLE:
        return everybody.values()
    return {
        name.full: everybody[name.full] for name in findings(doc).names_before(place) if name.full in everybody
    }.values()


def _office(doc: Doc, name: Name) -> set[str]:
    """Lower-case words of the office told beside a name ("Turkish Defence Minister X", "X, head of the council")."""
    office = _title_words(doc, range(_before(doc, name), name.first))
    if name.last + 1 < len(doc) and doc[name.last].text in {",", "("}:
        office |= _title_words(doc, range(name.last + 1, _after(doc, name.last + 1)))
        office |= _led(doc, name.last + 1)
    return office | _told_by_verb(doc, name)


def _before(doc: Doc, name: Name) -> int:
    """Where the run of nouns and adjectives that leads up to the name starts; one comma may stand between."""
    start = name.first - 1 if name.first and doc[name.first - 1].text == "," else name.first
    while start > max(0, name.first - _OFFICE_TOKENS) and _is_office(doc[start - 1]):
        start -= 1
    return start


def _after(doc: Doc, first: int) -> int:
    last = first + (first < len(doc) and doc[first].tag_ == "PRP$")
    while last < min(len(doc), first + _OFFICE_TOKENS) and _is_office(doc[last]):
        last += 1
    return last


def _is_office(token: Token) -> bool:
    bracketed = token.text in {"(", ")"} or (token.i and token.nbor(-1).text == "(")
    return bracketed or (token.pos_ in _OFFICE_POS and token.lower_ not in _NOT_OFFICE)


def _title_words(doc: Doc, places: range) -> set[str]:
    """The content words of the run if a title is among them, else nothing."""
    tokens = [doc[i] for i in places if doc[i].tag_ != "PRP$"]
    if not any(is_title(token) or sex_told(token.text) or _is_apposed(token) for token in tokens):
        return set()
    return {_told_word(token) for token in tokens if token.is_alpha and not _is_empty(token)} | {
        "mr" if token.lower_.rstrip(".") == "mr" else token.lower_.rstrip(".")
        for token in tokens
        if sex_told(token.text)
    }


def _told_word(token: Token) -> str:
    """The word as it is told of somebody: with "'s" where it means another, whose lawyer or aide they are."""
    another = token.tag_ == "NN" and is_human(token) and (token.dep_ == "poss" or _is_for(token))
    return f"{_office_word(token)}'s" if another else _office_word(token)


def _is_for(token: Token) -> bool:
    return token.dep_ == "pobj" and token.head.lower_ in _FOR and token.head.head.pos_ in {"NOUN", "PROPN"}


def _is_apposed(token: Token) -> bool:
    """Whether the noun is set beside a name to say what somebody is ("X, a teacher,")."""
    return token.dep_ == "appos" and token.tag_ == "NN" and token.head.pos_ == "PROPN"


def _roles(doc: Doc, name: Name) -> set[str]:
    """The nouns set beside a name that say what somebody is."""
    return {token.lower_ for token in doc[name.last : _after(doc, name.last + 1)] if _is_apposed(token)}


def _is_empty(token: Token) -> bool:
    return token.is_stop and token.text.islower()


def _led(doc: Doc, place: int) -> set[str]:
    """For ", who heads the council": the words of a head of that council; for ", who is minister" that office's."""
    if doc[place].lower_ != "who" or place + 2 >= len(doc):
        return set()
    if doc[place + 1].lemma_ == "be":
        return _title_words(doc, range(place + 2, _after(doc, place + 2)))
    if doc[place + 1].lemma_.casefold() not in _LEADING:
        return set()
    led = doc[place + 2 : _after(doc, place + 2)]
    return {"head", *(token.lower_ for token in led if token.is_alpha and not _is_empty(token))}


def _told_by_verb(doc: Doc, name: Name) -> set[str]:
    """For "X is the interior minister" and "X was named prime minister": the words of that office."""
    head = doc[name.last - 1]
    if head.dep_ not in {"nsubj", "nsubjpass"} or head.head.lemma_ not in {"be", "become", "name", "appoint", "elect"}:
        return set()
    told = (child for child in children(head.head) if child.dep_ in {"attr", "oprd"} and child.i > head.i)
    return {word for child in told for word in _title_words(doc, range(child.left_edge.i, _after(doc, child.i)))}


def _office_word(token: Token) -> str:
    return token.lemma_.casefold() if is_title(token) else token.lower_


def office_holder(doc: Doc, head: Token, first: int, last: int) -> str | None:
    """The one person of the article whose office fits every word of the description; None if nobody or several do."""
    if head.tag_ in {"NNS", "NNPS"} or head.dep_ in {"attr", "oprd"} or is_vague(head, first):
        return None
    title, described, acting = _office_word(head), _described(doc, head, first, last), _acting(doc, head)
    fitting = [
        person.full
        for person in _in_mind(doc, head.i)
        if _fits(title, described, person.office) and person.full not in acting
    ]
    return fitting[0] if len(fitting) == 1 else _recent(doc, head, fitting)


def _described(doc: Doc, head: Token, first: int, last: int) -> set[str]:
    """The words of the description beside its head, those of an "of" behind it too."""
    of = (child for child in head.rights if child.lower_ == "of" and child.i == head.i + 1)
    tokens = [*doc[first:last], *(token for child in of for token in doc[max(last, child.i) : child.right_edge.i + 1])]
    return {
        _office_word(token)
        for token in tokens
        if token.is_alpha and token.i != head.i and not _is_empty(token) and (not token.is_sent_start or _tells(token))
    }


def _tells(token: Token) -> bool:
    return token.pos_ in {"ADJ", "PROPN"}


def _acting(doc: Doc, head: Token) -> set[str]:
    """The persons who are the subject of the verb whose object the description is: nobody meets himself."""
    verb = head.head.head if head.dep_ == "pobj" else head.head
    if head.dep_ not in {"dobj", "pobj", "dative"}:
        return set()
    subjects = (child for child in children(verb) if child.dep_ in {"nsubj", "nsubjpass"})
    return {name.full for token in subjects for name in findings(doc).names_in(token.left_edge.i, token.i + 1)}


def is_vague(head: Token, first: int) -> bool:
    """Whether the description means anyone, or someone's ("a minister", "another", "his brother")."""
    return any(
        child.i >= first and (child.lower_ in _VAGUE or (child.tag_ == "PRP$" and child.i < head.i))
        for child in children(head)
    )


def _fits(title: str, described: set[str], office: frozenset[str]) -> bool:
    """Whether the office has the title and every other word; whoever leads a field may be called its chief."""
    same = title in office
    chief = title in _CHIEFS and bool(described) and not _CHIEFS.isdisjoint(office)
    return (same or chief) and all(any(akin(word, other) for other in office) for word in described)


def akin(word: str, other: str) -> bool:
    """Whether two words are one up to their endings; a country and its people count as one ("Libya", "Libyan")."""
    stem = max(4, min(len(word), len(other)) - 2)
    return word == other or (min(len(word), len(other)) >= 4 and word[:stem] == other[:stem])


def _recent(doc: Doc, head: Token, candidates: Sequence[str]) -> str | None:
    """Of several with the same office, the only one named shortly before the description."""
    near = (name for name in findings(doc).names_before(head.i) if name.last > head.i - _NEAR_TOKENS)
    named = {name.full for name in near if name.full in candidates}
    return named.pop() if len(named) == 1 else None


def is_office(doc: Doc, head: Token) -> bool:
    """Whether the noun says an office or a role that the article tells of somebody."""
    if is_title(head):
        return True
    role = head.pos_ == "NOUN" and any(child.lower_ == "the" for child in children(head))
    return role and any(head.lower_ in person.roles for person in _in_mind(doc, head.i))
