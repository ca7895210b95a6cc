"""Owns asides that tell who says the sentence beside them: "as X reported", "as told by X", "as X put it", "so X"."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from annotator.extract.cues import ADDRESSING, SPOKEN_NOUNS
from annotator.extract.findings import Label, findings
from annotator.extract.grammar import (
    SUBJECTS,
    auxiliaries,
    characters,
    children,
    is_clause_verb,
    subtree_without,
    trimmed_tokens,
    whole_phrase,
)
from annotator.extract.names.humans import may_speak
from annotator.extract.reported.contents import Quotations, content_span
from annotator.extract.reported.hearsay import Told
from annotator.extract.reported.reports import Places, ranges, trim
from annotator.extract.words import words

_TELLING = words(
    """say tell report state note remark observe comment mention explain claim assert insist maintain contend argue
    allege declare announce reveal disclose publish write tweet post quote cite recall recount relate acknowledge admit
    concede confirm testify emphasize emphasise stress underline underscore highlight reiterate repeat add point
    describe detail document indicate reply respond"""
)
"""What somebody does who says that it is so; who promised, expected or warned that it would be does not."""
_WITH_IT = words("put have tell see phrase describe word express")
"""Of these "it" is the object: "as she put it"."""
_OWN_CONTENT = frozenset({"ccomp", "xcomp", "attr", "acomp", "oprd", "dobj", "csubj"})
_TOPICS = words("of about against for over upon with into")
_OURS = words("i we you one")
_APART = frozenset({",", "–", "—", "--", "-", "(", ")", ":", ";"})
_ENDS = frozenset({".", "!", "?", "…", "..."})
_DENYING = words("not nor never than")
_NAMED = frozenset({Label.PERSON, Label.ORG})
_LONGEST = 12
_STEPS = 8


def as_told(verb: Token, quotations: Quotations) -> Told | None:
    """For "As X reported, S", "S, as reported by X" and "S, as X put it": the clause that the aside hangs on."""
    mark = next((child for child in verb.lefts if child.lower_ == "as" and child.dep_ in {"mark", "advmod"}), None)
    source = _teller(verb) if mark is not None and _says_no_more(verb) else None
    aside = trimmed_tokens(verb.doc, verb.left_edge.i, verb.right_edge.i + 1)
    if mark is None or source is None or aside is None or not _stands_apart(verb.doc, aside, mark):
        return None
    clause = _clause(verb)
    if clause is None:
        return None
    tokens = [token.i for token in subtree_without(clause, frozenset({verb.i}))]
    contents = ranges(verb.doc, _beside(verb, tokens))
    return _told(verb.doc, contents, (verb.i, verb.i + 1), source, quotations)


def so_said(word: Token, quotations: Quotations) -> Told | None:
    """For "S, so X." and "So X, S": the sentence without the aside, which has no verb of its own."""
    doc, sentence = word.doc, word.sent
    behind = _noun_behind(word)
    if behind is None:
        return None
    if word.i > sentence.start and doc[word.i - 1].text == ",":
        rest = trim(doc, behind[1], sentence.end)
        content = trim(doc, sentence.start, word.i) if rest is None or doc[rest[0]].is_quote else None
    else:
        content = _led_by(doc, behind, sentence.end) if word.i == sentence.start else None
    return _told(doc, (content,), (word.i, word.i + 1), behind, quotations) if content is not None else None


def _told(doc: Doc, contents: Sequence[Places], cue: Places, source: Places, quotations: Quotations) -> Told | None:
    """What was told, if the source stands in none of it."""
    spans = tuple(content_span(doc, places, quotations) for places in contents)
    who = characters(doc, *source)
    return Told(spans, cue, source) if spans and not any(span.overlaps(who) for span in spans) else None


def _says_no_more(verb: Token) -> bool:
    """Whether the verb tells that somebody says something, and not what: that is the sentence beside it."""
    lemma = verb.lemma_.casefold()
    held = [child for child in verb.rights if child.dep_ in _OWN_CONTENT or child.dep_ == "dative"]
    if any(child.lower_ == "it" and child.dep_ == "dobj" for child in held):
        return lemma in _WITH_IT and len(held) == 1
    spoken_to = lemma in ADDRESSING
    said = any(child.dep_ not in {"dobj", "dative"} or not spoken_to for child in held)
    return lemma in _TELLING and not said and not any(_is_topic(child) for child in verb.rights)


def _is_topic(child: Token) -> bool:
    return child.dep_ == "prep" and child.lower_ in _TOPICS


def _teller(verb: Token) -> Places | None:
    """Who says it: the subject, or whoever a passive without one names with "by", or the paper that it stood in."""
    subject = next((child for child in children(verb) if child.dep_ in SUBJECTS), None)
    if subject is None and verb.tag_ == "VBN":
        subject = next(_givers(verb), None)
    elif subject is not None and (subject.dep_ == "nsubjpass" or (subject.i > verb.i and verb.tag_ == "VBN")):
        return None
    if subject is None or subject.tag_ in {"WP", "WDT", "EX"} or subject.lower_ in _OURS:
        return None
    return whole_phrase(subject)


def _givers(verb: Token) -> Iterator[Token]:
    found = findings(verb.doc)
    for prep in verb.rights:
        for noun in children(prep) if prep.lower_ in {"by", "in"} else ():
            named = found.names_in(noun.left_edge.i, noun.i + 1)
            paper = any(name.last == noun.i + 1 and name.label is Label.ORG for name in named)
            if noun.dep_ == "pobj" and (prep.lower_ == "by" or paper):
                yield noun


def _stands_apart(doc: Doc, aside: Places, mark: Token) -> bool:
    """Whether commas, dashes or brackets set the aside off from the sentence, which "not" does not deny with it."""
    sentence = mark.sent
    first = max(sentence.start, min(aside[0], mark.i))
    before = [token for token in doc[sentence.start : first] if not (token.is_space or token.is_quote)]
    opens = not before or before[-1].text in _APART or (len(before) == 1 and before[0].dep_ == "cc")
    after = next((doc[i] for i in range(aside[1], min(sentence.end, aside[1] + 3)) if not doc[i].is_quote), None)
    closes = after is None or after.is_space or after.text in _APART | _ENDS
    denied = len(before) > 1 and before[-2].lower_ in _DENYING
    return opens and closes and not denied


def _clause(verb: Token) -> Token | None:
    """The verb whose clause the aside stands by; what that clause is the content of goes with it."""
    clause = verb.head
    for _ in range(_STEPS):
        climbs = not is_clause_verb(clause) or clause.dep_ in {"ccomp", "xcomp"}
        if not climbs or clause.head.i == clause.i:
            break
        clause = clause.head
    return clause if clause.i != verb.i and is_clause_verb(clause) else None


def _beside(verb: Token, tokens: Sequence[int]) -> list[int]:
    """The tokens that neither a semicolon nor "and" right before the aside parts from it ("A, and, as X noted, B")."""
    doc, sentence = verb.doc, verb.sent
    marks = [token.i for token in sentence if token.text == ";"]
    joined = next(
        (i for i in range(verb.left_edge.i - 1, sentence.start - 1, -1) if doc[i].text != ","), sentence.start
    )
    parting = [*(mark for mark in marks if mark < verb.i), *([joined] if doc[joined].dep_ == "cc" else [])]
    first, last = (
        max(parting, default=sentence.start - 1),
        min((mark for mark in marks if mark > verb.i), default=sentence.end),
    )
    return [i for i in tokens if first < i < last]


def _noun_behind(word: Token) -> Places | None:
    """The words behind "so" up to a comma or the end, if they name somebody and hold no verb."""
    doc, stop = word.doc, min(word.sent.end, word.i + _LONGEST)
    end = next((i for i in range(word.i + 1, stop) if doc[i].text in {",", ".", "“", '"'}), stop)
    places = trimmed_tokens(doc, word.i + 1, end)
    if places is None or any(token.pos_ in {"VERB", "AUX"} for token in doc[slice(*places)]):
        return None
    noun = doc[slice(*places)].root
    named = any(name.last == places[1] and name.label in _NAMED for name in findings(doc).names_in(*places))
    speaks = noun.pos_ == "NOUN" and (may_speak(noun) or noun.lemma_.casefold() in SPOKEN_NOUNS)
    definite = doc[places[0]].lower_ in {"the", "his", "her", "its", "their"}
    return places if named or (speaks and definite and noun.i == places[1] - 1) else None


def _led_by(doc: Doc, source: Places, last: int) -> Places | None:
    """What "So X," leads to: a clause whose subject follows the comma at once, and its verb follows that."""
    comma = source[1]
    if comma >= last or doc[comma].text != ",":
        return None
    for subject in doc[comma + 1 : last]:
        verb = subject.head
        begins = subject.dep_ in {"nsubj", "nsubjpass"} and subject.left_edge.i == comma + 1 and subject.i < verb.i
        if begins and is_clause_verb(verb):
            before = min([verb.i, *(each.i for each in auxiliaries(verb))])
            apart = any(token.text == "," for token in doc[subject.i : before])
            return None if apart else trim(doc, comma + 1, last)
    return None
