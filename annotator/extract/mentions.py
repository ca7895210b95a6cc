"""Marks who and what is named, and mends the model's typical slips by general rules."""

import re
from collections import Counter
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc, Token

from annotator.extract.findings import Label, Name, findings
from annotator.extract.people import PARTICLES, TITLES, longest_names, surname

_LABELS = frozenset(label.value for label in Label)
_NAME_TAGS = frozenset({"NNP", "NNPS", "NN", "XX", "FW"})
_DETERMINERS = frozenset({"the", "a", "an", "this", "its", "their", "his", "her", "our"})
_POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
_HYPHENS = frozenset({"-", "‑", "–"})


@Language.component("annotator_mentions")
def mark_mentions(doc: Doc) -> Doc:
    """The same doc, its findings now holding the names in order, without overlaps."""
    names = [
        name for ent in doc.ents if ent.label_ in _LABELS for name in _split(doc, ent.start, ent.end, Label(ent.label_))
    ]
    names = _without_overlaps([_grown(doc, name) for name in names])
    names = _joined(doc, names)
    names = _consistent(names)
    names = _without_overlaps(names + _missed(doc, names) + _acronyms(doc, names))
    findings(doc).names = _with_full_names(names)
    return doc


def _split(doc: Doc, first: int, last: int, label: Label) -> list[Name]:
    """The entity cut at line ends and brackets, its edges trimmed of articles, titles and possessives."""
    cuts = [i for i in range(first, last) if "\n" in doc[i].text or doc[i].text in {"(", ")", "[", "]", ":"}]
    pieces = zip([first, *(cut + 1 for cut in cuts)], [*cuts, last], strict=True)
    trimmed = (_trimmed(doc, start, end, label) for start, end in pieces)
    return [name for name in trimmed if name is not None]


def _trimmed(doc: Doc, first: int, last: int, label: Label) -> Name | None:
    while first < last and _may_lead(doc[first], label, last - first):
        first += 1
    while first < last and (
        doc[last - 1].text in _POSSESSIVES or _is_edge(doc[last - 1]) or doc[last - 1].lower_ in {"of", "and"}
    ):
        last -= 1
    if first >= last or not any(char.isalpha() for char in doc[first:last].text):
        return None
    if last - first == 1 and not _may_stand_alone(doc[first], label):
        return None
    lower = all(token.is_lower for token in doc[first:last])
    return None if lower and label is not Label.NORP else Name(first, last, label, doc[first:last].text)


def _may_stand_alone(token: Token, label: Label) -> bool:
    """Whether one word can be the whole name: not an ordinary word, nor the field of an office ("Defense Minister")."""
    if label is Label.NORP:
        return True
    field = label is Label.ORG and token.dep_ == "compound" and token.head.lemma_.casefold() in TITLES
    return token.tag_ in _NAME_TAGS and not (field and not token.is_upper)


def _may_lead(token: Token, label: Label, length: int) -> bool:
    if token.lower_ in _DETERMINERS or _is_edge(token):
        return True
    return label is Label.PERSON and length > 1 and token.lower_.rstrip(".") in TITLES


def _is_edge(token: Token) -> bool:
    return token.is_space or token.is_quote or (token.is_punct and not token.text.endswith("."))


def _is_capital(token: Token) -> bool:
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
    return (
        replace(name, first=first, last=last, full=doc[first:last].text)
        if (first, last) != (name.first, name.last)
        else name
    )


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
    return 2 if hyphen and _is_capital(doc[last + 1]) and doc[last - 1].lower_ in PARTICLES else 0


def _with_particles(doc: Doc, first: int, last: int) -> tuple[int, int]:
    """A personal name grown over "al-X", "bin X" on its right; one space apart, never across punctuation."""
    while step := _particle_step(doc, last):
        last += step
    if (
        first >= 2
        and doc[first - 1].lower_ in PARTICLES - {"de", "la", "an", "as"}
        and _is_capital(doc[first - 2])
        and _same_line(doc, first - 2, first)
    ):
        first -= 2
    return first, last


def _particle_step(doc: Doc, last: int) -> int:
    if (
        last + 1 >= len(doc)
        or doc[last].lower_ not in PARTICLES - {"de", "la", "an", "as", "da"}
        or not doc[last - 1].whitespace_
    ):
        return 0
    hyphen = doc[last + 1].text in _HYPHENS
    name = last + 2 if hyphen else last + 1
    return name + 1 - last if name < len(doc) and _is_capital(doc[name]) and doc[name].pos_ == "PROPN" else 0


def _same_line(doc: Doc, first: int, last: int) -> bool:
    return not any(doc[i].is_space for i in range(first, last))


def _without_overlaps(names: list[Name]) -> list[Name]:
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
    given = bound and _is_capital(word) and word.lower_.rstrip(".") not in TITLES and not word.is_upper
    alone = name.last - name.first == 1 and not (at > 0 and doc[at - 1].dep_ == "compound")
    return Name(at, name.last, Label.PERSON, doc[at : name.last].text) if given and alone else name


def _consistent(names: list[Name]) -> list[Name]:
    """One label for one spelling: a surname follows the person, any other spelling its most frequent label."""
    votes: dict[str, Counter[Label]] = {}
    for name in names:
        votes.setdefault(name.full, Counter())[name.label] += 1
    labels = {full: max(counts.items(), key=lambda item: (item[1], item[0]))[0] for full, counts in votes.items()}
    persons = [name.full for name in names if name.label is Label.PERSON]
    surnames = {surname(full) for full in persons if " " in full}
    alone = {full.casefold() for full in persons if " " not in full}
    for full in labels:
        parts = full.split()
        if (len(parts) == 1 and surname(full) in surnames) or (2 <= len(parts) <= 4 and parts[-1].casefold() in alone):
            labels[full] = Label.PERSON
    return [replace(name, label=labels[name.full]) for name in names]


def _missed(doc: Doc, names: list[Name]) -> list[Name]:
    """Other occurrences of a spelling that was recognised as a name somewhere in the article."""
    known: dict[str, Label] = {}
    for name in names:
        if name.last - name.first == 1 and len(name.full) > 2:
            known.setdefault(name.full, name.label)
        if name.label is Label.PERSON and len(name.full.split()) > 1:
            known.setdefault(doc[name.last - 1].text, Label.PERSON)
    taken = {i for name in names for i in range(name.first, name.last)}
    free = (
        token
        for token in doc
        if token.i not in taken and token.text in known and token.pos_ in {"PROPN", "NOUN", "ADJ"}
    )
    return [Name(token.i, token.i + 1, known[token.text], token.text) for token in free]


def _acronyms(doc: Doc, names: list[Name]) -> list[Name]:
    """Short forms in brackets after their long form ("Government of National Accord (GNA)"), wherever they occur."""
    short_forms = {doc[i + 1].text for i in range(1, len(doc) - 2) if _explains(doc, i)}
    taken = {i for name in names for i in range(name.first, name.last)}
    free = (token for token in doc if token.text in short_forms and token.i not in taken)
    return [Name(token.i, token.i + 1, Label.ORG, token.text) for token in free]


def _explains(doc: Doc, bracket: int) -> bool:
    short = doc[bracket + 1].text
    if doc[bracket].text != "(" or doc[bracket + 2].text != ")" or not re.fullmatch(r"[A-Z]{2,8}", short):
        return False
    initials = "".join(token.text[0] for token in doc[max(0, bracket - 12) : bracket] if _is_capital(token))
    return short in initials or initials.endswith(short[-2:])


def _with_full_names(names: list[Name]) -> list[Name]:
    persons = longest_names(name.full for name in names if name.label is Label.PERSON)
    return [replace(name, full=persons[name.full]) if name.label is Label.PERSON else name for name in names]
