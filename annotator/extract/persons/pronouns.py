"""Owns whom "he" and "she" mean: the one person who agrees, nobody where two are equal."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Span, Token

from annotator.extract.cues import SAYING
from annotator.extract.findings import Label, Name, findings
from annotator.extract.grammar import children, noun_phrase
from annotator.extract.names.humans import is_human
from annotator.extract.names.titles import HE, sex_told
from annotator.extract.persons.offices import is_office, office_holder, people
from annotator.extract.persons.owners import has_owner, owners
from annotator.extract.words import words

_REACH_SENTENCES = 5
_MOST_SENTENCES = 25
_REACH_TOKENS = 120
"""How far back in a sentence anybody is looked for: it keeps the time in step with the length of the text."""
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_OBJECTS = words("him her himself herself")
_REFLEXIVE = words("himself herself itself")


def person_meant(doc: Doc, pronoun: Token) -> str | None:
    """The person whom "he" or "she" means; None where nobody, or more than one, agrees with it."""
    wanted = "he" if pronoun.lower_ in HE else "she"
    sentence = pronoun.sent
    first = max(sentence.start, pronoun.i - _REACH_TOKENS)
    if findings(doc).is_quoted(pronoun.idx):
        return _within_quotation(doc, first, pronoun.i, wanted)
    follower = _follower(pronoun)
    if follower is not None:
        return _checked(doc, _named_or_holder(doc, follower), wanted)
    if _sexed_noun(doc, first, pronoun.i, wanted):
        return None
    own = [name for name in _persons(doc, first, pronoun.i, wanted) if not _binds(doc, name, pronoun)]
    if any(has_owner(doc[name.last - 1], wanted) for name in own):
        return None
    named = {name.full for name in own}
    if named:
        return named.pop() if len(named) == 1 else _leading(doc, pronoun, own)
    unnamed = _unnamed_subject(doc, first, pronoun.i, wanted)
    if unnamed is not None:
        return _checked(doc, _holder(doc, unnamed), wanted)
    return None if _newcomer(doc, first, pronoun.i) else _from_earlier(doc, pronoun, wanted)


def _follower(pronoun: Token) -> Token | None:
    """The subject behind a possessive that opens the sentence ("For his part, the minister said")."""
    noun, prep = pronoun.head, pronoun.head.head
    opens = pronoun.dep_ == "poss" and noun.dep_ == "pobj" and prep.i == pronoun.sent.start
    if not opens:
        return None
    subject = next((child for child in children(prep.head) if child.dep_ in _SUBJECTS), None)
    person = subject is not None and (noun.lower_ == "part" or subject.ent_type_ == "PERSON")
    return subject if subject is not None and person and pronoun.i < subject.i else None


def _named_or_holder(doc: Doc, subject: Token) -> str | None:
    """Whom a subject names, by a name or by an office."""
    names = findings(doc).names_in(subject.left_edge.i, subject.right_edge.i + 1)
    persons = [name for name in names if name.label is Label.PERSON]
    beside = [name for name in persons if name.first <= subject.i < name.last or doc[name.last - 1].head.i == subject.i]
    return beside[0].full if beside else _holder(doc, subject)


def _sexed_noun(doc: Doc, first: int, last: int, wanted: str) -> bool:
    """Whether the sentence speaks of a man or a woman without a name, whom the pronoun may mean ("the woman")."""
    return any(
        token.tag_ == "NN" and sex_told(token.lemma_) == wanted and not is_office(doc, token)
        for token in doc[first:last]
    )


def _newcomer(doc: Doc, first: int, last: int) -> bool:
    """Whether the sentence brings in somebody or something new as a subject ("a gang member")."""
    subjects = (token for token in doc[first:last] if token.dep_ in _SUBJECTS and token.tag_ == "NN")
    return any(child.lower_ in {"a", "an", "one", "another"} for token in subjects for child in children(token))


def _persons(doc: Doc, first: int, last: int, wanted: str) -> list[Name]:
    """The persons named in the body among the tokens, outside quotations, who agree."""
    found = findings(doc)
    return [
        name
        for name in found.names_in(first, last)
        if name.label is Label.PERSON
        and _agrees(doc, name.full, wanted)
        and found.is_body(doc[name.first].idx)
        and not found.is_quoted(doc[name.first].idx)
        and not _owns(doc, name)
    ]


def _owns(doc: Doc, name: Name) -> bool:
    """Whether the name only tells whose something is, or stands inside another name's office ("Akar's office")."""
    return doc[name.last - 1].dep_ == "compound"


def _binds(doc: Doc, name: Name, pronoun: Token) -> bool:
    """Whether grammar keeps both apart: one verb's subject and object ("Akar met him"), "X, with whom she", "X, his"""
    head = doc[name.last - 1]
    if any(owner.i == pronoun.i for owner in owners(head)):
        return True
    clause = pronoun.head.head if pronoun.dep_ == "pobj" else pronoun.head
    if clause.dep_ == "relcl" and clause.head.i == head.i and pronoun.dep_ != "poss":
        return pronoun.lower_ not in _REFLEXIVE
    if pronoun.lower_ not in _OBJECTS or pronoun.lower_ in _REFLEXIVE or pronoun.dep_ == "poss":
        return False
    return head.dep_ in _SUBJECTS and head.head.i == clause.i


def _leading(doc: Doc, pronoun: Token, persons: Sequence[Name]) -> str | None:
    """Of several in one sentence the subject on whose verb the pronoun's clause hangs, if it says or does so alone."""
    verb = pronoun.head if pronoun.dep_ in _SUBJECTS else pronoun.head.head
    parallel = pronoun.dep_ in _SUBJECTS and verb.dep_ in {"conj", "advcl"}
    subjects = {
        name.full
        for name in persons
        if (head := doc[name.last - 1]).dep_ in _SUBJECTS and head.head.i == verb.head.i and parallel
    }
    return subjects.pop() if len(subjects) == 1 else None


def _unnamed_subject(doc: Doc, first: int, last: int, wanted: str) -> Token | None:
    """The last subject that means a person by a noun ("the minister", "a witness"), and agrees."""
    for token in reversed(doc[first:last]):
        if token.dep_ in _SUBJECTS and _is_human(token) and sex_told(token.lemma_) in {None, wanted}:
            return token
    return None


def _is_human(token: Token) -> bool:
    return is_human(token) or (token.pos_ == "NOUN" and _speaks(token))


def _speaks(subject: Token) -> bool:
    return subject.tag_ == "NN" and subject.head.lemma_.casefold() in {"say", "add", "tell"} and subject.ent_type_ == ""


def _holder(doc: Doc, noun: Token) -> str | None:
    return office_holder(doc, noun, *noun_phrase(noun)) if is_office(doc, noun) else None


def _agrees(doc: Doc, full: str, wanted: str) -> bool:
    person = people(doc).get(full)
    return person is None or person.sex in {None, wanted}


def _checked(doc: Doc, full: str | None, wanted: str) -> str | None:
    return full if full is not None and _agrees(doc, full, wanted) else None


def _from_earlier(doc: Doc, pronoun: Token, wanted: str) -> str | None:
    """The only person, or else the subject, of the nearest earlier sentence that speaks of somebody."""
    for earlier in _chain(doc, pronoun.sent, wanted):
        told_of = None if _says(pronoun) else _told_of(earlier, wanted)
        if told_of is not None:
            return _checked(doc, _named_or_holder(doc, told_of), wanted)
        persons = _persons(doc, earlier.start, earlier.end, wanted)
        if _sexed_noun(doc, earlier.start, earlier.end, wanted) and not any(
            _is_known(doc, one, wanted) for one in persons
        ):
            return None
        if any(has_owner(doc[name.last - 1], wanted) for name in persons):
            return None
        unnamed = _unnamed_subject(doc, earlier.start, earlier.end, wanted)
        named = {name.full for name in persons}
        subjects = [name for name in persons if doc[name.last - 1].dep_ in _SUBJECTS]
        if unnamed is not None and not subjects:
            return _checked(doc, _holder(doc, unnamed), wanted)
        if named:
            return named.pop() if len(named) == 1 else _main_subject(doc, subjects)
    return None


def _says(pronoun: Token) -> bool:
    """Whether the pronoun is the subject of a verb of saying: whoever spoke last may go on."""
    return pronoun.dep_ == "nsubj" and pronoun.head.lemma_.casefold() in SAYING


def _told_of(sentence: Span, wanted: str) -> Token | None:
    """For "The driver fled, police chief X said": the driver, of whom the sentence tells, rather than who tells it."""
    for subject in sentence:
        verb = subject.head
        if subject.dep_ != "nsubj" or subject.ent_type_ != "PERSON" or verb.lemma_.casefold() not in SAYING:
            continue
        content = next((child for child in children(verb) if child.dep_ == "ccomp" and child.i < subject.i), None)
        meant = next((child for child in children(content) if child.dep_ in _SUBJECTS), None) if content else None
        if meant is not None and meant.tag_ == "NN" and is_human(meant) and sex_told(meant.lemma_) in {None, wanted}:
            return meant
    return None


def _is_known(doc: Doc, name: Name, wanted: str) -> bool:
    person = people(doc).get(name.full)
    return person is not None and person.sex == wanted


def _chain(doc: Doc, sentence: Span, wanted: str) -> Iterator[Span]:
    """The sentences before, nearest first, as far as a reader reaches; those that go on with the pronoun count less."""
    reach = _REACH_SENTENCES
    for earlier in _sentences_before(doc, sentence):
        yield earlier
        reach -= not any(token.dep_ == "nsubj" and sex_told(token.text) == wanted for token in earlier)
        if reach == 0:
            return


def _sentences_before(doc: Doc, sentence: Span) -> Iterator[Span]:
    """The sentences before, nearest first, at most so many that the time stays in step with the text."""
    start = sentence.start
    for _ in range(_MOST_SENTENCES):
        if start == 0:
            return
        earlier = doc[start - 1].sent
        yield earlier if len(earlier) <= _REACH_TOKENS else earlier[-_REACH_TOKENS:]
        start = earlier.start


def _main_subject(doc: Doc, subjects: Sequence[Name]) -> str | None:
    """The person who is the subject of the sentence's main verb, alone."""
    main = {name.full for name in subjects if _is_main(doc[name.last - 1])}
    return main.pop() if len(main) == 1 else None


def _is_main(subject: Token) -> bool:
    several = any(child.dep_ == "conj" for child in children(subject))
    return subject.head.dep_ in {"ROOT", "conj"} and not several


def _within_quotation(doc: Doc, first: int, last: int, wanted: str) -> str | None:
    """Inside a quotation: the only person it named before the pronoun; whoever speaks is never meant."""
    found = findings(doc)
    inside = {
        name.full
        for name in found.names_in(first, last)
        if name.label is Label.PERSON and _agrees(doc, name.full, wanted) and found.is_quoted(doc[name.first].idx)
    }
    return inside.pop() if len(inside) == 1 else None
