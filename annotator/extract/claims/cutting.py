"""Owns what an aside that tells who says something cuts off from its clause ("The council, X said, has met")."""

from spacy.tokens import Token

from annotator.extract.findings import Attribution
from annotator.extract.grammar import children, own_subject, subject_of

Places = tuple[int, int]
_HELPING = frozenset({"aux", "auxpass", "neg"})


def with_cut_off(verb: Token, report: Attribution | None, bounds: Places) -> Places:
    """The bounds with all before them where an aside stands between the subject and its verb."""
    subject = subject_of(verb)
    parted = subject is not None and report is not None and subject.i < verb.i and _parts(report, subject, verb)
    return (verb.sent.start, bounds[1]) if parted else bounds


def cut_off(verb: Token, first: int, subject: Places | None) -> int:
    """How many tokens the verb's own subject has where an aside parts it from the rest of its clause."""
    apart = subject is not None and own_subject(verb) is not None and subject[1] <= first
    return subject[1] - subject[0] if subject is not None and apart else 0


def parting_aside(verb: Token, report: Attribution | None, bounds: Places) -> range:
    """The tokens before a verb that part it from "would" or "not" ("would, X said, cost"); none if none do."""
    helping = (child for child in children(verb) if child.dep_ in _HELPING and child.i < bounds[0])
    cut = [child.i for child in helping if report is not None and _parts(report, child, verb)]
    return range(min(cut) + 1, bounds[0]) if cut else range(0)


def _parts(report: Attribution, word: Token, verb: Token) -> bool:
    """Whether the cue of a report stands between a word and its verb, and the word is not who speaks."""
    if report.cue is None:
        return False
    speaks = report.speaker is not None and report.speaker.start <= word.idx < report.speaker.end
    return not speaks and min(word.idx, verb.idx) < report.cue.start < max(word.idx, verb.idx)
