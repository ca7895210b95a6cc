"""Owns a claim's self-contained wording: subject named, dates resolved, one plain sentence."""

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from annotator.domain.rule import Rule
from annotator.extract.claims.copulas import finished
from annotator.extract.claims.relatives import gap_of, place_of
from annotator.extract.edits import Edit, edited
from annotator.extract.findings import Draft, Label, findings, text_of
from annotator.extract.grammar import characters, children, noun_phrase, own_subject
from annotator.extract.persons.naming import possessive
from annotator.extract.persons.people import resolve
from annotator.extract.reported.quotations import MARKS

_QUOTED = re.compile("[" + "".join(sorted(MARKS)) + "]")


def wording(doc: Doc, draft: Draft, named: Sequence[Edit]) -> str:
    """The claim as one sentence, a capital first, a full stop last, with names and dates put in as given."""
    if draft.predicate is None:
        return _said_of(doc, draft, named)
    span = characters(doc, draft.first, draft.last)
    subject = _subject_edit(doc, draft)
    edits = [*([subject] if subject is not None else []), *_gap_edits(doc, draft), *_tensed(doc, draft), *named]
    words = edited(text_of(doc), span, edits)
    if Rule.SHARED_OBJECT in draft.rules:
        words += "".join(f" {_short(doc, places)}" for places in draft.objects if draft.last <= places[0])
    if Rule.EVENT_NOUN in draft.rules:
        return _sentence(f"{words} took place")
    placed = place_of(doc[draft.head])
    words += f" {placed[0]} {_short(doc, placed[1])}" if placed is not None else ""
    lead = " ".join(filter(None, (_missing_subject(doc, draft), draft.copula)))
    return _sentence(f"{lead} {_lowered(doc, draft.first, words)}" if lead else words)


def _tensed(doc: Doc, draft: Draft) -> Iterator[Edit]:
    """ ", killing three" as "killed three" where the clause is put into a sentence of its own."""
    verb = doc[draft.head]
    having = next((child for child in verb.lefts if child.dep_ == "aux" and child.lower_ == "having"), None)
    if having is not None:
        yield Edit(characters(doc, having.i, having.i + 1), "had")
    joined = [token for token in doc[verb.i : draft.last] if token.dep_ == "conj" and token.tag_ == "VBG"]
    for participle in (verb, *joined):
        past = finished(participle) if finished(verb) and own_subject(participle) is None else None
        if past is not None:
            yield Edit(characters(doc, participle.i, participle.i + 1), past)


def _lowered(doc: Doc, first: int, words: str) -> str:
    """The words without the capital that only the start of a sentence gave their first one."""
    token = doc[first]
    named = token.pos_ in {"PROPN", "ADJ"} or any(
        name.first == first for name in findings(doc).names_in(first, first + 9)
    )
    raised = token.text[:1].isupper() and (token.text[1:].islower() or token.lower_ == "a")
    keeps = named or not raised or not words.startswith(token.text)
    return words if keeps else words[0].lower() + words[1:]


def _gap_edits(doc: Doc, draft: Draft) -> Iterator[Edit]:
    """What makes a sentence of "which Haftar leads": the pronoun goes, its noun comes where it belongs."""
    gap = gap_of(doc[draft.head])
    if gap is None:
        return
    if gap.lead is not None:
        yield Edit(characters(doc, *gap.lead), "")
    at = draft.last - 1 if gap.preposition is not None else draft.head
    place = characters(doc, at, at + 1)
    noun = _short(doc, gap.noun)
    moved = f"{gap.preposition.text} {noun}" if gap.preposition is not None else noun
    yield Edit(place, f"{place.quote(text_of(doc))} {moved}")


def _said_of(doc: Doc, draft: Draft, named: Sequence[Edit]) -> str:
    """An apposition as a sentence: "Akar is defence minister of Turkey"."""
    parts = (places for places in (draft.subject, *draft.objects) if places is not None)
    words = [_lowered(doc, at[0], _bare(edited(text_of(doc), characters(doc, *at), named))) for at in parts]
    return _sentence(f" {draft.copula} ".join(words))


def _subject_edit(doc: Doc, draft: Draft) -> Edit | None:
    """For a relative pronoun the words it stands for; None if the subject stays."""
    subject = own_subject(doc[draft.head])
    if subject is None or not draft.first <= subject.i < draft.last:
        return None
    whose = next((child for child in children(subject) if child.tag_ == "WP$"), None)
    if whose is not None:
        return _owner_edit(doc, whose, subject.head)
    at = characters(doc, subject.i, subject.i + 1)
    if subject.tag_ in {"WDT", "WP"} and draft.subject is not None and not draft.subject_inside:
        return Edit(at, _short(doc, draft.subject))
    return None


def _owner_edit(doc: Doc, whose: Token, verb: Token) -> Edit | None:
    """ "Whose" replaced by whoever it points to ("Haftar’s")."""
    at = characters(doc, whose.i, whose.i + 1)
    if verb.dep_ != "relcl":
        return None
    return Edit(at, possessive(characters(doc, *noun_phrase(verb.head)).quote(text_of(doc))))


def _missing_subject(doc: Doc, draft: Draft) -> str | None:
    """The subject's words if the clause itself has none."""
    own = own_subject(doc[draft.head])
    if draft.subject is None or draft.subject_inside or (own is not None and draft.first <= own.i < draft.last):
        return None
    first, last = draft.subject
    pronoun = doc[first].pos_ == "PRON" and last - first == 1
    name = resolve(doc, first, last) if pronoun or _is_name(doc, first, last) else None
    return name or _owned(doc, draft.subject) or _short(doc, draft.subject)


def _is_name(doc: Doc, first: int, last: int) -> bool:
    """Whether the words are a person's name and nothing else, so that the full name can stand for them."""
    names = findings(doc).names_in(first, last)
    return any((name.first, name.last) == (first, last) and name.label is Label.PERSON for name in names)


def _owned(doc: Doc, places: tuple[int, int]) -> str | None:
    """ "Whose government" of a clause before as "Haftar’s government"; None for any other subject."""
    whose, noun = doc[places[0]], doc[slice(*places)].root
    edit = _owner_edit(doc, whose, noun.head) if whose.tag_ == "WP$" else None
    return edited(text_of(doc), characters(doc, *places), [edit]) if edit is not None else None


def _short(doc: Doc, places: tuple[int, int]) -> str:
    """The phrase's words without clauses in brackets and without a sentence's capital."""
    return _lowered(doc, places[0], _bare(characters(doc, *places).quote(text_of(doc))))


def _bare(words: str) -> str:
    return re.sub(r"\s*\([^()]*\)", "", words)


def _sentence(words: str) -> str:
    """Words on one line with balanced quotation marks, a capital and a full stop."""
    if len(_QUOTED.findall(words)) % 2:
        words = _QUOTED.sub("", words)
    line = re.sub(r"\s+", " ", words).strip(" ,;:–—-")
    capital = line[:1].upper() + line[1:]
    return capital if capital.endswith((".", "!", "?", "…")) else f"{capital}."
