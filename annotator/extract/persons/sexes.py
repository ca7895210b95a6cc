"""Owns whether the article speaks of a person as "he" or "she", by titles, roles and pronouns, never by the name."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping

from spacy.tokens import Doc

from annotator.extract.findings import Label, findings
from annotator.extract.names.titles import HE, SHE, sex_told
from annotator.extract.persons.owners import has_owner

_REACH_TOKENS = 60


def sexes_told(doc: Doc, offices: Mapping[str, Collection[str]]) -> dict[str, str]:
    """He or she, by a title or role, or else by the pronouns of sentences that name nobody else before them."""
    votes: dict[str, Counter[str]] = {full: Counter() for full in offices}
    for full, pronoun in _pronouns_alone(doc):
        if full in votes:
            votes[full][pronoun] += 1
    sexes = {full: told for full, office in offices.items() if (told := _one(Counter(map(sex_told, sorted(office)))))}
    return {full: told for full, count in votes.items() if (told := _one(count))} | sexes


def _one(count: "Counter[str] | Counter[str | None]") -> str | None:
    """The only thing counted, nothings aside; None if there are several or none."""
    told = [word for word in count if word is not None]
    return told[0] if len(told) == 1 else None


def _pronouns_alone(doc: Doc) -> Iterator[tuple[str, str]]:
    """Every pronoun behind the one person its sentence has named, who is the subject."""
    found = findings(doc)
    for token in doc:
        if token.lower_ not in HE | SHE or found.is_quoted(token.idx):
            continue
        start = max(token.sent.start, token.i - _REACH_TOKENS)
        before = [name for name in found.names_in(start, token.i) if name.label is Label.PERSON]
        if len({name.full for name in before}) != 1 or doc[before[-1].last - 1].dep_ not in {"nsubj", "nsubjpass"}:
            continue
        sex = "he" if token.lower_ in HE else "she"
        if not has_owner(doc[before[-1].last - 1], sex):
            yield before[-1].full, sex
