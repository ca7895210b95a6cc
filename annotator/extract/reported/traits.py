"""Owns the named features by which a possible report is weighed."""

from collections.abc import Iterator, Mapping
from typing import Final

from spacy.tokens import Doc, Token

from annotator.extract.grammar import is_finite
from annotator.extract.names.titles import is_title
from annotator.extract.reported.attitudes import ADJECTIVES, NOUNS, VERBS, kinds
from annotator.extract.reported.reports import Form, Report
from annotator.extract.reported.sources import Source
from annotator.extract.words import words

_GROUPS = words(
    """people voter critic supporter opponent rival ally aide adviser advisor official expert analyst observer scholar
    activist lawmaker politician republican democrat conservative liberal leader member resident citizen woman man
    delegate donor strategist economist scientist researcher reporter journalist editor student worker veteran family
    parent friend fan audience crowd public nation world community campaign party committee administration government
    ministry council department agency company group organization organisation union court judge panel board team
    police army congress senate house state country city office camp side both many most some few other none all
    everyone everybody someone somebody nobody anyone anybody one american majority"""
)
_PAPERS = words(
    """report poll survey study statement letter document email article story book film ad advertisement video memo
    tweet post page website site paper newspaper magazine editorial op-ed data figure number statistic result finding
    evidence record transcript filing lawsuit complaint bill law amendment plan proposal speech message headline
    analysis estimate research history source agreement deal treaty map chart graph image footage recording"""
)
_ROLE_ENDINGS = ("er", "or", "ist")
_PRONOUNS = words("i we you he she they it who which that this there")
_OPENINGS = words("what how why who whom whose which where when whether if that to as so it him her them this")
_LINKS = words("about of for on to with against as in at over from by into that")
_NAMED = frozenset({"PERSON", "ORG", "GPE", "NORP"})
_GOVERNED = frozenset({"ccomp", "xcomp", "conj", "pcomp", "advcl"})
_WITH_AN_OBJECT = frozenset({Form.OBJECT_TOPIC, Form.OBJECT_CLAUSE, Form.TOPIC, Form.REST})
_SIZES: Final = (1, 2, 4, 9, 19)
_UNLISTED = ("none",)


def traits(doc: Doc, report: Report, source: Source | None) -> list[str]:
    """The names of the features that hold of a report, each once."""
    cue, form, who = doc[report.head], report.form.value, _who(doc, source)
    kind = kinds(cue.lemma_.casefold(), _listed(cue)) or _UNLISTED
    seen = [*_of_cue(cue), *_of_content(doc, report), f"source={who}", f"way={source.way if source else 'none'}"]
    crossed = [f"kind={each}{part}" for each in kind for part in ("", f" form={form}", f" source={who}")]
    crossed += [f"form={form} {each}" for each in seen]
    if cue.pos_ != "VERB":
        crossed = [f"{cue.pos_} {each}" for each in crossed]
    alone = [f"form={form}", f"pos={cue.pos_}", f"kinds={0 if kind is _UNLISTED else min(3, len(kind))}"]
    return list(dict.fromkeys([*seen, *crossed, *alone]))


def _listed(word: Token) -> Mapping[str, frozenset[str]]:
    if word.pos_ in {"NOUN", "PROPN"}:
        return NOUNS
    return ADJECTIVES if word.pos_ == "ADJ" else VERBS


def _of_cue(cue: Token) -> Iterator[str]:
    """What stands with the cue and what governs it."""
    yield f"tag={cue.tag_}"
    yield f"dep={cue.dep_}"
    for child in cue.lefts:
        beside = _beside(child)
        if beside is not None:
            yield beside
    if any(child.dep_ == "prt" for child in cue.rights):
        yield "particle"
    if cue.dep_ in _GOVERNED and cue.head.i != cue.i:
        for each in kinds(cue.head.lemma_.casefold(), _listed(cue.head)) or _UNLISTED:
            yield f"under={each} {cue.dep_}"


def _beside(child: Token) -> str | None:
    """The feature that a word before the cue gives, if any."""
    if child.dep_ in {"neg", "auxpass"}:
        return "negated" if child.dep_ == "neg" else "passive"
    if child.dep_ == "aux":
        return "to" if child.lower_ == "to" else "modal" if child.tag_ == "MD" else f"aux={child.lemma_}"
    if child.dep_ == "mark":
        return "as" if child.lower_ == "as" else "if" if child.lower_ in {"if", "whether", "unless"} else "mark"
    return "asks" if child.tag_ in {"WRB", "WP", "WDT"} else None


def _of_content(doc: Doc, report: Report) -> Iterator[str]:
    """Where the content stands, how long it is, how it begins and ends."""
    first, last = report.parts[0]
    size = sum(stop - start for start, stop in report.parts)
    follows = first > report.head
    yield f"size={next((bound for bound in _SIZES if size <= bound), 99)}"
    yield f"side={'after' if follows else 'before'}"
    yield f"gap={min(6, first - report.head if follows else report.head - last)}"
    yield f"parts={min(3, len(report.parts))}"
    opening = doc[first]
    yield f"opening={opening.lower_ if opening.lower_ in _OPENINGS else opening.pos_}"
    if report.link is not None:
        word = doc[report.link].lower_
        yield f"link={word if word in _LINKS else 'other'}"
    if last < len(doc):
        yield f"then={doc[last].text if doc[last].is_punct else doc[last].dep_}"
    yield from _of_root(doc[first:last].root)
    yield from _of_object(doc[report.head], report.form)


def _of_root(root: Token) -> Iterator[str]:
    yield f"root={root.pos_}"
    yield f"rootdep={root.dep_}"
    if root.pos_ in {"VERB", "AUX"}:
        yield "finite" if is_finite(root) else "infinite"
    if root.ent_type_:
        yield f"name={root.ent_type_}"
    for each in kinds(root.lemma_.casefold(), VERBS if root.pos_ == "VERB" else NOUNS):
        yield f"inside={each}"


def _of_object(cue: Token, form: Form) -> Iterator[str]:
    """The kind of the noun that a cue has for its object ("issued a warning that")."""
    holder = next((child for child in cue.rights if child.dep_ in {"dobj", "attr"}), None)
    if holder is not None and form in _WITH_AN_OBJECT:
        for each in kinds(holder.lemma_.casefold(), NOUNS) or _UNLISTED:
            yield f"object={each}"


def _who(doc: Doc, source: Source | None) -> str:
    """What kind of word the source is."""
    if source is None:
        return "none"
    noun = doc[source.head]
    lemma = noun.lemma_.casefold()
    if noun.pos_ == "PRON" or noun.tag_ in {"WP", "WDT"}:
        return noun.lower_ if noun.lower_ in _PRONOUNS else "pronoun"
    if noun.ent_type_ in _NAMED:
        return noun.ent_type_
    if is_title(noun) or lemma in _GROUPS or lemma.endswith(_ROLE_ENDINGS):
        return "human"
    if lemma in _PAPERS:
        return "paper"
    return noun.pos_ if noun.pos_ in {"PROPN", "NOUN"} else "word"
