"""Owns where a name starts and ends: the model's entities cut, trimmed, grown over particles and put together."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc, Token

from annotator.extract.findings import Label, Name
from annotator.extract.names.bodies import is_body_word
from annotator.extract.names.titles import ONLY_BEFORE_PEOPLE, PARTICLES, TITLES

_NAME_TAGS = frozenset({"NNP", "NNPS", "NN", "XX", "FW"})
_DETERMINERS = frozenset({"the", "a", "an", "this", "its", "their", "his", "her", "our"})
_POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
_HYPHENS = frozenset({"-", "‑", "–"})
_CUTTING = frozenset({"(", ")", "[", "]", ":", ";"})
_NOT_LEFT = frozenset({"de", "la", "an", "as", "at"})
_NOT_RIGHT = frozenset({"an", "as", "at", "ad", "ar", "et"})
"""Particles that are ordinary words too."""


def marked(doc: Doc, labels: frozenset[str]) -> list[Name]:
    """The model's entities as names with mended edges, in order, without overlaps."""
    names = [name for ent in doc.ents if ent.label_ in labels for name in _pieces(doc, ent.start, ent.end, ent.label_)]
    return _joined(doc, without_overlaps([_grown(doc, name) for name in names]))


def _pieces(doc: Doc, first: int, last: int, label: str) -> Iterator[Name]:
    """The entity cut at line ends, brackets and a person's possessive, its edges trimmed."""
    cuts = [i for i in range(first, last) if _cuts(doc, i, last, label)]
    for start, end in zip([first, *(cut + 1 for cut in cuts)], [*cuts, last], strict=True):
        name = _trimmed(doc, start, end, Label(label))
        if name is not None:
            yield name


def _cuts(doc: Doc, place: int, last: int, label: str) -> bool:
    token = doc[place]
    owner = label == Label.PERSON and token.tag_ == "POS" and place + 1 < last
    return "\n" in token.text or token.text in _CUTTING or owner


def _trimmed(doc: Doc, first: int, last: int, label: Label) -> Name | None:
    title = _led_by_title(doc, first, last)
    while first < last and _may_lead(doc[first], last - first, personal=title or label is Label.PERSON):
        first += 1
    while first < last and _may_end(doc[last - 1], label):
        last -= 1
    if first >= last or not any(char.isalpha() for char in doc[first:last].text):
        return None
    if last - first == 1 and not _may_stand_alone(doc[first], label):
        return None
    lower = all(token.is_lower for token in doc[first:last])
    label = Label.PERSON if title else label
    return None if lower and label is not Label.NORP else Name(first, last, label, doc[first:last].text)


def _led_by_title(doc: Doc, first: int, last: int) -> bool:
    """Whether a title that only people bear comes first ("Spokeswoman Sandy Angers"), and a name follows it."""
    if last - first < 2 or doc[first].lower_.rstrip(".") not in ONLY_BEFORE_PEOPLE:
        return False
    rest = doc[first + 1 : last]
    named = all(is_capital(token) or token.lower_ in PARTICLES or token.text in _HYPHENS for token in rest)
    return named and not is_body_word(rest[-1].text)


def _may_lead(token: Token, length: int, *, personal: bool) -> bool:
    if token.lower_ in _DETERMINERS or _is_edge(token):
        return True
    return personal and length > 1 and token.lower_.rstrip(".") in TITLES


def _may_end(token: Token, label: Label) -> bool:
    if token.text in _POSSESSIVES or _is_edge(token) or token.lower_ in {"of", "and", "for", "the"}:
        return True
    return label is Label.ORG and token.is_lower and token.is_alpha


def _may_stand_alone(token: Token, label: Label) -> bool:
    """Whether one word can be the whole name: no ordinary word, field of an office ("Defense Minister") or unit."""
    if label is Label.NORP:
        return True
    office = token.lower_.rstrip(".") in TITLES
    field = label is Label.ORG and token.dep_ == "compound" and token.head.lemma_.casefold() in TITLES
    return token.tag_ in _NAME_TAGS and not office and not _is_unit(token) and not (field and not token.is_upper)


def _is_unit(token: Token) -> bool:
    """Whether the word stands behind a number as its unit ("16:00 UTC", "$99 (USD)")."""
    before = token.doc[max(0, token.i - 2) : token.i]
    number = next((other for other in reversed(before) if other.text != "("), None)
    return token.is_upper and number is not None and any(map(str.isdigit, number.text))


def _is_edge(token: Token) -> bool:
    return token.is_space or token.is_quote or (token.is_punct and not token.text.endswith("."))


def is_capital(token: Token) -> bool:
    """Whether the word begins with a capital letter."""
    return token.text[:1].isupper() and token.text[:1].isalpha()


def _grown(doc: Doc, name: Name) -> Name:
    """The name with what hyphens and particles tie to it ("al" "-" "Mishri", "Khalid bin" "Mohammad Al Attiyah")."""
    first, last = name.first, name.last
    while (step := _tied_left(doc, first)) and first - step >= 0:
        first -= step
    while step := _tied_right(doc, last):
        last += step
    if name.label is Label.PERSON:
        first, last = _with_particles(doc, first, last)
    if name.label is Label.ORG and is_body_word(doc[last - 1].text):
        first = _body_start(doc, first)
    return (
        replace(name, first=first, last=last, full=doc[first:last].text)
        if (first, last) != (name.first, name.last)
        else name
    )


def _body_start(doc: Doc, first: int) -> int:
    """Where a body's name starts whose first words the model left out ("Arab" "Gulf Relief Group")."""
    while first > doc[first].sent.start + 1 and _belongs_to_body(doc[first - 1]):
        first -= 1
    return first


def _belongs_to_body(token: Token) -> bool:
    free = not token.ent_type_ and token.lower_.rstrip(".") not in TITLES
    return free and is_capital(token) and token.pos_ == "PROPN" and token.dep_ == "compound" and not token.is_sent_start


def _tied_left(doc: Doc, first: int) -> int:
    """How many tokens before a name belong to it through a hyphen."""
    hyphen = (
        first >= 2
        and doc[first - 1].text in _HYPHENS
        and not doc[first - 1].whitespace_
        and not doc[first - 2].whitespace_
    )
    part = doc[first - 2] if hyphen else None
    return 2 if part is not None and part.is_alpha and (part.lower_ in PARTICLES) else 0


def _tied_right(doc: Doc, last: int) -> int:
    hyphen = (
        last + 1 < len(doc)
        and doc[last].text in _HYPHENS
        and not doc[last].whitespace_
        and not doc[last - 1].whitespace_
    )
    return 2 if hyphen and is_capital(doc[last + 1]) and doc[last - 1].lower_ in PARTICLES else 0


def _with_particles(doc: Doc, first: int, last: int) -> tuple[int, int]:
    """A personal name grown over "al-X", "bin X", "von der X"; one space apart, never across punctuation."""
    if doc[last - 1].lower_ in PARTICLES and last - first > 1 and _names_person(doc, last):
        last += 1
    while step := _particle_step(doc, last):
        last += step
    if (
        first >= 2
        and doc[first - 1].lower_ in PARTICLES - _NOT_LEFT
        and is_capital(doc[first - 2])
        and _same_line(doc, first - 2, first)
    ):
        first -= 2
    return first, last


def _particle_step(doc: Doc, last: int) -> int:
    """How many tokens the particles after a name and the word they lead to cover; 0 without both."""
    at = last
    while at < len(doc) and at - last < 3 and doc[at].lower_ in PARTICLES - _NOT_RIGHT and doc[at - 1].whitespace_:
        at += 1
    if at == last:
        return 0
    at += at < len(doc) and doc[at].text in _HYPHENS
    return at + 1 - last if _names_person(doc, at) else 0


def _names_person(doc: Doc, place: int) -> bool:
    return place < len(doc) and is_capital(doc[place]) and doc[place].pos_ == "PROPN"


def _same_line(doc: Doc, first: int, last: int) -> bool:
    return not any(doc[i].is_space for i in range(first, last))


def without_overlaps(names: list[Name]) -> list[Name]:
    """The names in order; of two that overlap the longer stays."""
    kept: list[Name] = []
    for name in sorted(names, key=lambda n: (n.first, -n.last)):
        if not kept or kept[-1].last <= name.first:
            kept.append(name)
        elif name.last - name.first > kept[-1].last - kept[-1].first:
            kept[-1] = name
    return kept


def _joined(doc: Doc, names: list[Name]) -> list[Name]:
    """First and last names put together that the model took apart ("Hulusi" ORG, "Akar" PERSON)."""
    out: list[Name] = []
    for name in names:
        before = out[-1] if out else None
        if before and before.last == name.first and _is_torn(doc, before, name):
            out[-1] = Name(before.first, name.last, Label.PERSON, doc[before.first : name.last].text)
            continue
        out.append(_with_first_name(doc, name, before))
    return out


def _is_torn(doc: Doc, left: Name, right: Name) -> bool:
    single = left.last - left.first == 1 and doc[left.first].pos_ == "PROPN" and doc[left.first].lower_ not in TITLES
    tied = doc[left.first].dep_ == "compound" and doc[left.first].head.i == right.last - 1
    acronym = doc[left.first].is_upper and len(doc[left.first]) > 1
    return (
        right.label is Label.PERSON
        and single
        and tied
        and not acronym
        and left.label in {Label.ORG, Label.GPE, Label.PERSON}
    )


def _with_first_name(doc: Doc, name: Name, before: Name | None) -> Name:
    """A personal name with the capitalised word before it that the model left out; titles and known names stay out."""
    at = name.first - 1
    if name.label is not Label.PERSON or at < 0 or (before and before.last > at):
        return name
    word = doc[at]
    bound = word.dep_ == "compound" and word.head.i == name.last - 1 and word.pos_ == "PROPN"
    given = bound and is_capital(word) and word.lower_.rstrip(".") not in TITLES and not word.is_upper
    alone = name.last - name.first == 1 and not (at > 0 and doc[at - 1].dep_ == "compound")
    return Name(at, name.last, Label.PERSON, doc[at : name.last].text) if given and alone else name
