"""Owns whether a clause tells what is to come, by which its time words get their value."""

from spacy.tokens import Token

from annotator.extract.grammar import children


def is_future(verb: Token) -> bool:
    """Whether the clause speaks of what is to come."""
    return any(child.lower_ in {"will", "'ll", "’ll", "shall"} for child in children(verb)) or any(
        child.dep_ == "xcomp" and verb.lemma_ in {"expect", "plan", "intend", "go", "schedule"}
        for child in children(verb)
    )
