"""Owns which words name the source of a report: the subject of its cue, as far as the phrase reaches."""

from collections.abc import Collection
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from annotator.extract.cues import SAYING
from annotator.extract.findings import findings
from annotator.extract.grammar import SUBJECTS, children
from annotator.extract.words import words

Places = tuple[int, int]

_CLIMBING = frozenset({"conj", "advcl", "xcomp", "pcomp", "prep", "ccomp", "parataxis", "dep", "aux"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ"})
_WHEN = words("after before during following since upon amid while when")
_WHERE = words("in on at via through by to")
_LEADING_ON = frozenset({",", "?", "!", "…", "—", "–"})
_STEPS = 8
_REACH = 6


@dataclass(frozen=True, slots=True)
class Source:
    """The noun that the cue says it of, its whole phrase, and how it was reached ("own", "agent", "far")."""

    head: int
    places: Places
    way: str


def source_of(verb: Token, quoted: Collection[int]) -> Source | None:
    """Who says, thinks or wants what the verb tells; None if the text leaves it open."""
    found = _agent(verb) or _own(verb, quoted) or _climbed(verb, quoted) or _inverted(verb, quoted)
    if found is None:
        return None
    noun, way = found
    return Source(noun.i, phrase(noun, quoted, verb.i), way)


def _own(verb: Token, quoted: Collection[int]) -> tuple[Token, str] | None:
    for child in children(verb):
        if child.dep_ in SUBJECTS and child.dep_ != "nsubjpass" and child.i not in quoted:
            return child, "own" if child.i < verb.i else "inverted"
    passive = next((child for child in children(verb) if child.dep_ == "nsubjpass"), None)
    return (passive, "passive") if passive is not None and passive.i not in quoted else None


def _agent(verb: Token) -> tuple[Token, str] | None:
    """Whoever a passive verb names with "by"."""
    if verb.tag_ != "VBN":
        return None
    by = next((child for child in children(verb) if child.dep_ == "agent" or child.lower_ == "by"), None)
    noun = next((child for child in children(by) if child.dep_ == "pobj"), None) if by is not None else None
    return (noun, "agent") if noun is not None else None


def _climbed(verb: Token, quoted: Collection[int]) -> tuple[Token, str] | None:
    current = verb
    for _ in range(_STEPS):
        head = current.head
        if current.dep_ in {"relcl", "acl"} and head.pos_ in _NOMINAL:
            return (head, current.dep_) if head.i not in quoted else None
        if current.dep_ not in _CLIMBING or head.i == current.i or head.i in quoted:
            return None
        if current.dep_ == "xcomp" or (current.dep_ == "advcl" and head.dep_ == "xcomp"):
            ruled = next((child for child in children(head) if child.dep_ == "dobj" and child.i < current.i), None)
            if ruled is not None:
                return ruled, "ruled"
        owner = next((child for child in children(current) if child.dep_ == "poss"), None)
        if owner is not None and current.tag_ == "VBG":
            return owner, "poss"
        own = _own(head, quoted)
        if own is not None and head.pos_ in {"VERB", "AUX"} and _agrees(verb, head) and not _continues_report(head):
            return own[0], current.dep_ if current is verb else "far"
        current = head
    return None


def _agrees(verb: Token, leading: Token) -> bool:
    """A verb in the past tense goes on from one in the past; any other above it is a slip of the parser."""
    return verb.tag_ != "VBD" or verb.dep_ != "conj" or leading.tag_ in {"VBD", "VBN"}


def _continues_report(clause: Token) -> bool:
    """A clause that goes on after a report ("X said that A, but B, adding that C"): its subject does not speak."""
    return clause.dep_ in {"conj", "ccomp"} and _reports(clause.head) and not _reports(clause)


def _reports(verb: Token) -> bool:
    return verb.lemma_.casefold() in SAYING and any(child.dep_ == "ccomp" for child in children(verb))


def _inverted(verb: Token, quoted: Collection[int]) -> tuple[Token, str] | None:
    """The noun right after an inverted verb ("said the minister") that the parser took for something else."""
    doc = verb.doc
    for i in range(verb.i + 1, min(verb.sent.end, verb.i + _REACH)):
        if i in quoted or doc[i].is_punct:
            return None
        if doc[i].pos_ in {"NOUN", "PROPN", "PRON"} and doc[i].dep_ not in {"compound", "poss"}:
            return (doc[i], "beside") if doc[i].dep_ in {"dobj", "ROOT", "nsubj", "dep", "npadvmod", "attr"} else None
    return None


def phrase(noun: Token, quoted: Collection[int], cue: int) -> Places:
    """The noun's whole phrase with what is told of it beside it; it never cuts a name in two."""
    first, last = _phrase(noun, quoted, cue)
    cut = findings(noun.doc).name_across(last)
    if cut is not None and cut.first >= first and not cut.first <= cue < cut.last:
        return first, cut.last
    return first, last


def _phrase(noun: Token, quoted: Collection[int], cue: int) -> Places:
    """The noun's phrase as the parser has it, and the comma that closes an inserted apposition."""
    doc = noun.doc
    first, last = noun.left_edge.i, noun.right_edge.i + 1
    if noun.i < cue < last:
        last = cue
    if first <= cue < noun.i:
        first = cue + 1
    if cue < noun.i:
        last = min(last, _circumstance(noun))
    first = max(first, _behind_quotation(noun, first, quoted))
    while first < noun.i and (first in quoted or _closes(doc[first], quoted)):
        first += 1
    while last - 1 > noun.i and (last - 1 in quoted or _is_edge(doc, last - 1)):
        last -= 1
    if (
        last < len(doc)
        and doc[last].text == ","
        and last < cue
        and any(doc[i].text == "," for i in range(noun.i, last))
    ):
        last += 1
    return first, last


def _behind_quotation(noun: Token, first: int, quoted: Collection[int]) -> int:
    """Where a phrase begins that the parser let begin with the whole quotation before it (“...,” survivor X)."""
    doc = noun.doc
    if noun.i in quoted or not doc[first].is_quote or first + 1 not in quoted:
        return first
    end = next((i for i in range(first + 1, noun.i) if i not in quoted), noun.i)
    return end + doc[end].is_quote if doc[end - 1].text in _LEADING_ON else first


def _closes(mark: Token, quoted: Collection[int]) -> bool:
    """Whether the mark ends what stands before a phrase; an opening bracket or quotation mark belongs to the phrase."""
    return mark.is_punct and (mark.text not in {"(", "“", '"'} or mark.i - 1 in quoted)


def _circumstance(noun: Token) -> int:
    """Where it begins to be told when or where the source behind "said" spoke ("said Akar in a statement")."""
    loose = _WHEN | _WHERE if noun.pos_ in {"PROPN", "PRON"} else _WHEN
    told = (child.left_edge.i for child in noun.rights if child.dep_ == "prep" and child.lower_ in loose)
    return min(told, default=noun.right_edge.i + 1)


def _is_edge(doc: Doc, place: int) -> bool:
    token = doc[place]
    return token.is_space or (token.is_punct and token.text != ")") or token.lower_ in {"and", "but", "who", "which"}
