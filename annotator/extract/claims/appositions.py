"""Drafts a claim for each apposition and title that says who somebody is ("Akar, head of ...", "Minister Akar")."""

from collections.abc import Iterator
from itertools import chain

from spacy.tokens import Doc, Token

from annotator.domain.rule import Rule
from annotator.extract.findings import Draft, Findings, Label, Name, findings
from annotator.extract.grammar import bare_phrase, trimmed_tokens, whole_phrase
from annotator.extract.names.titles import is_title
from annotator.extract.words import words

_NOMINAL = frozenset({"NOUN", "PROPN"})
_APART = frozenset({",", "(", "–", "—", "-"})
_HONORIFICS = words("mr mrs ms miss dr prof sir dame lord lady mr. mrs. ms. dr. prof. st. sheikh haji")
_SINGLE = frozenset({Label.PERSON, Label.GPE, Label.ORG})
_OWN = words("our my your")
_PLACES = frozenset({Label.GPE, Label.LOC, Label.FAC})
_SHORTEST_TITLE, _LONGEST_TITLE = 2, 8


def appositions(doc: Doc) -> Iterator[Draft]:
    """One draft for each thing said of somebody or something, the first time it is said in the article."""
    found = findings(doc)
    seen: set[tuple[str, str]] = set()
    for draft in chain(_set_apart(doc, found), _titles(doc, found)):
        key = _named(doc, draft.subject), _words(doc, draft.objects[0])
        if key not in seen and key[0] != key[1]:
            seen.add(key)
            yield draft


def _named(doc: Doc, places: tuple[int, int] | None) -> str:
    """The longest form of a name that the range is, so that the same is not said twice of "Akar" and "Hulusi Akar"."""
    names = findings(doc).names_in(*places) if places else []
    whole = next((name.full for name in names if (name.first, name.last) == places), None)
    return whole.casefold() if whole else _words(doc, places)


def _words(doc: Doc, places: tuple[int, int] | None) -> str:
    return doc[slice(*places)].text.casefold() if places else ""


def _set_apart(doc: Doc, found: Findings) -> Iterator[Draft]:
    for token in doc:
        if token.dep_ == "appos" and token.pos_ in _NOMINAL and token.head.pos_ in _NOMINAL:
            head, said = bare_phrase(_nearest(token)), whole_phrase(token)
            fits = _is_named(doc, token, found) and not _is_address(found, head, said) and _agrees(found, token)
            if fits and _is_set_apart(doc, head, said):
                yield _draft(doc, found, head, said)


def _nearest(apposition: Token) -> Token:
    """The noun that the apposition follows: the last of a list ("Ana and Ben, head of ...")."""
    noun = apposition.head
    while further := next((c for c in noun.rights if c.dep_ == "conj" and c.i < apposition.i), None):
        noun = further
    return noun


def _agrees(found: Findings, apposition: Token) -> bool:
    """Whether one person or place is told to be one thing, and by nobody's "our" or "my"."""
    pair = (_nearest(apposition), apposition)
    one = any(_label(found, noun) in _SINGLE for noun in pair)
    many = any(noun.tag_ == "NNS" for noun in pair)
    own = any(child.lower_ in _OWN for noun in pair for child in noun.lefts)
    return not (one and many) and not own and not _is_of_another(found, apposition)


def _is_of_another(found: Findings, apposition: Token) -> bool:
    """ "Support for the government, the Accord": a body's name tells of the noun right before it, not of the first."""
    noun = _nearest(apposition)
    if _label(found, apposition) in {None, Label.PERSON}:
        return False
    return bare_phrase(noun)[1] - 1 > noun.i


def _label(found: Findings, noun: Token) -> Label | None:
    names = found.names_in(max(0, noun.i - 8), noun.i + 8)
    return next((name.label for name in names if name.first <= noun.i < name.last), None)


def _is_set_apart(doc: Doc, head: tuple[int, int], said: tuple[int, int]) -> bool:
    between = doc[head[1] : said[0]]
    return head[1] < said[0] and all(token.text in _APART or token.is_quote for token in between)


def _is_named(doc: Doc, apposition: Token, found: Findings) -> bool:
    """Whether one of the two is a name and the other says who or what that is, in words that are no short form."""
    sides = [_label(found, token) is not None for token in (_nearest(apposition), apposition)]
    said = whole_phrase(apposition)
    bracketed = said[0] > 0 and doc[said[0] - 1].text == "("
    words_of_it = [token for token in doc[slice(*said)] if token.is_alpha and not token.is_stop]
    return sides.count(True) == 1 and not bracketed and bool(words_of_it)


def _is_address(found: Findings, head: tuple[int, int], said: tuple[int, int]) -> bool:
    """ "Murray, Utah", "Crozier, Jr.": a part of the name, not what is said of it."""
    names = found.names_in(head[0], said[1])
    placed = [name for name in names if name.label in _PLACES and name.last in (head[1], said[1])]
    return len(placed) > 1 or any(name.first <= head[0] and said[1] <= name.last for name in names)


def _draft(doc: Doc, found: Findings, head: tuple[int, int], said: tuple[int, int]) -> Draft:
    """The draft with the name as its subject, whichever of the two came first."""
    first, last = min(head[0], said[0]), max(head[1], said[1])
    turned = _names(found, said) and not _names(found, head)
    subject, other = (said, head) if turned else (head, said)
    copula = "are" if doc[subject[1] - 1].tag_ == "NNS" else "is"
    at = max(range(*subject), key=lambda i: doc[i].dep_ != "compound")
    rules = [Rule.APPOSITION]
    return Draft(at, first, last, None, subject, subject_inside=True, objects=(other,), copula=copula, rules=rules)


def _names(found: Findings, places: tuple[int, int]) -> bool:
    """Whether a phrase is a name and nothing else."""
    return any(name.first == places[0] and name.last == places[1] for name in found.names_in(*places))


def _titles(doc: Doc, found: Findings) -> Iterator[Draft]:
    for name in found.names:
        if name.label is Label.PERSON and (title := _title(doc, name)) is not None:
            subject, at = (name.first, name.last), name.last - 1
            draft = Draft(at, title[0], name.last, None, subject, subject_inside=True, objects=(title,), copula="is")
            draft.rules.append(Rule.TITLE)
            yield draft


def _title(doc: Doc, name: Name) -> tuple[int, int] | None:
    """What stands before a name in its phrase, beginning with the office or what it is an office of."""
    root = doc[name.first : name.last].root
    before = [token for token in root.subtree if token.i < name.first and _is_title_word(token)]
    first = name.first
    while any(token.i == first - 1 for token in before) and name.first - first < _LONGEST_TITLE:
        first -= 1
    places = trimmed_tokens(doc, first, name.first) if first < name.first else None
    if places is None or doc[places[1] - 1].pos_ not in _NOMINAL or places[1] != name.first:
        return None
    told = [token for token in doc[slice(*places)] if token.lower_ not in _HONORIFICS]
    office = doc[places[1] - 1].pos_ == "NOUN" or any(is_title(token) for token in told)
    own = any(token.lower_ in _OWN for token in told)
    return places if len(told) >= _SHORTEST_TITLE and office and not own else None


def _is_title_word(token: Token) -> bool:
    return token.pos_ in {"NOUN", "PROPN", "ADJ", "PART", "ADP"} or token.dep_ in {"poss", "case"}
