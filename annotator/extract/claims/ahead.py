"""Owns whether a clause tells what is to come, by which its time words get their value."""

import re
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from spacy.tokens import Doc, Token

from annotator.domain.span import Span
from annotator.extract.claims.ahead_words import (
    ADJECTIVES,
    ARRANGED,
    CALLING,
    CALLING_OFF,
    HABITUAL,
    HAPPENED,
    ORDERING,
    PLANNING,
    PLANS,
    PUTTING_OFF,
    READY,
    SPEAKING,
    TAKING,
    TIMETABLED,
)
from annotator.extract.findings import findings, text_of
from annotator.extract.grammar import auxiliaries, children, is_clause_verb, negation, own_subject
from annotator.extract.page.pieces import PieceKind
from annotator.extract.times.time_values import TimeWord

_LIMITS: Final = frozenset({"by", "until", "till"})
_FUTURE: Final = frozenset({"will", "'ll", "’ll", "shall", "wo"})
_OPEN: Final = frozenset({"may", "might", "must", "should", "can", "ca", "ought"})
_WERE: Final = frozenset({"was", "were"})
_BEHIND_DATELINE: Final = re.compile(r",? ?\([A-Z][^()\n]{1,40}\) ?(?:—|–|--?)\s")
_DEEPEST = 30
"""How many words up a sentence is climbed."""


class Outlook(Enum):
    """Where a clause places what happens, seen from the day of the article."""

    PAST = auto()
    AHEAD = auto()
    UNSETTLED = auto()


def value_of(doc: Doc, time: TimeWord) -> str | None:
    """The value of a time expression by its clause; None where that may be the last or the next such day."""
    if time.past == time.future:
        return time.past
    values = {Outlook.PAST: time.past, Outlook.AHEAD: time.future}
    return values.get(outlook(doc, time.span))


def outlook(doc: Doc, span: Span) -> Outlook:
    """Whether what the time words at `span` date is over or still to come."""
    words = doc.char_span(span.start, span.end, alignment_mode="expand")
    if words is None:
        return Outlook.UNSETTLED
    if _is_printed_beside(doc, span):
        return Outlook.PAST
    way = _way(words.root)
    verb = _reporting(way) or way[-1]
    if not is_clause_verb(verb):
        return Outlook.AHEAD if any(one.lower_ == "due" for one in way) else Outlook.UNSETTLED
    if any(one.lower_ in {"according", "since"} for one in way) or (verb.tag_ == "VBG" and verb.lemma_ in SPEAKING):
        return Outlook.PAST
    clause = _Clause(verb, tuple(way))
    nouns = [one for one in way[1:-1] if one.pos_ in {"NOUN", "PROPN"}]
    return clause.of_noun(nouns[0]) if nouns else clause.outlook()


def _is_printed_beside(doc: Doc, span: Span) -> bool:
    """Whether a dateline, a caption or a line of posting tells the day, also a dateline that stands in the body."""
    kind = findings(doc).kind_at(span.start)
    if kind in {PieceKind.DATELINE, PieceKind.CAPTION, PieceKind.POSTED}:
        return True
    return _BEHIND_DATELINE.match(text_of(doc), span.end) is not None


def _way(token: Token) -> list[Token]:
    """The time word and what it hangs on, up to the verb of its clause; of a list as its first member."""
    while token.dep_ == "conj" and token.head.i != token.i:
        token = token.head
    way = [token]
    while len(way) < _DEEPEST and way[-1].head.i != way[-1].i and (len(way) == 1 or not is_clause_verb(way[-1])):
        way.append(way[-1].head)
    return way


def _reporting(way: list[Token]) -> Token | None:
    """The verb of saying right before a day that the parse gives to what is said ("said on Monday the talks ...")."""
    time, verb = way[0], way[-1]
    subject = own_subject(verb) if is_clause_verb(verb) else None
    if verb.dep_ != "ccomp" or subject is None or not verb.head.i < time.i < subject.i:
        return None
    told = any(child.dep_ == "mark" and child.i < time.i for child in children(verb))
    return verb.head if not told and is_clause_verb(verb.head) else None


@dataclass(frozen=True, slots=True)
class _Clause:
    """A verb and the way from a time word up to it."""

    verb: Token
    way: tuple[Token, ...]

    @property
    def link(self) -> str:
        """The preposition the time word hangs on; empty if none."""
        return self.way[1].lower_ if len(self.way) > 1 and self.way[1].dep_ == "prep" else ""

    def of_noun(self, noun: Token) -> Outlook:
        """The outlook of a day told of a noun ("Friday's match", "the attack on Friday")."""
        lemma, found = noun.lemma_.casefold(), self.outlook()
        if lemma in HAPPENED:
            return Outlook.PAST
        ready = any(one.lower_ in READY for one in self.way)
        sought = lemma in ARRANGED and any(one.lower_ == "for" for one in self.way[2:])
        if found is Outlook.PAST and (ready or sought or self.verb.lemma_ in CALLING_OFF):
            return Outlook.UNSETTLED
        owned = self.way[0].dep_ in {"poss", "compound", "nmod", "amod"}
        return Outlook.UNSETTLED if found is Outlook.AHEAD and owned and lemma not in ARRANGED else found

    def outlook(self) -> Outlook:
        """The outlook of the verb itself, or of what it plans to be done ("hopes to return in May")."""
        planned = next((child for child in children(self.verb) if self._is_planned(child)), None)
        if planned is not None:
            return _Clause(planned, self.way).outlook()
        if self.link == "for" and self.verb.lemma_ in CALLING and not _is_passive(self.verb):
            return Outlook.AHEAD
        found = self._by_helpers() or self._by_form()
        return Outlook.UNSETTLED if found is Outlook.PAST and _is_supposed(self.verb) else found

    def _is_planned(self, child: Token) -> bool:
        """Whether the child is what the verb plans, told before a time word that the parse links to the verb."""
        planning = self.verb.lemma_ in PLANNING and child.dep_ == "xcomp" and child.i < self.way[0].i
        return planning and any(aux.lower_ == "to" for aux in auxiliaries(child))

    def _by_helpers(self) -> Outlook | None:
        helpers = {aux.lower_ for aux in auxiliaries(self.verb)}
        if helpers & _FUTURE:
            return Outlook.AHEAD
        if any(aux.tag_ == "MD" for aux in auxiliaries(self.verb)):
            return self._of_modal(helpers)
        if "to" in helpers:
            return self._of_infinitive()
        return Outlook.PAST if helpers & {"have", "has", "had", "having", "'ve", "’ve", "did"} else None

    def _of_modal(self, helpers: set[str]) -> Outlook:
        """ "Would leave" is to come; "would often leave" and "would have left" settle nothing."""
        if "have" in helpers:
            return Outlook.PAST if helpers & _OPEN else Outlook.UNSETTLED
        told_of_old = not helpers & _OPEN and any(token.shape_ == "dddd" for token in self.verb.sent)
        if told_of_old or any(child.lower_ in HABITUAL for child in children(self.verb)):
            return Outlook.UNSETTLED
        if "could" not in helpers:
            return Outlook.AHEAD
        if negation(self.verb) is not None:
            return Outlook.PAST
        return Outlook.AHEAD if self.link in _LIMITS or _is_reported(self.verb) else Outlook.UNSETTLED

    def _of_infinitive(self) -> Outlook:
        head = self.verb.head
        if self.verb.dep_ in {"acl", "relcl"} and not is_clause_verb(head):
            passive = any(aux.dep_ == "auxpass" for aux in auxiliaries(self.verb))
            return Outlook.AHEAD if passive or head.lemma_ in PLANS else Outlook.UNSETTLED
        if head.pos_ == "ADJ":
            return self._meant(head.head) if head.lower_ in ADJECTIVES else self._follow()
        if not is_clause_verb(head):
            return self._follow()
        if head.lemma_ == "be":
            return self._meant(head)
        if head.lower_ == "going":
            return self._unless_past(head)
        if head.lemma_ in PLANNING:
            return self._meant(head) if _is_passive(head) else self._unless_past(head)
        return self._unless_past(head) if head.lemma_ in ORDERING else self._follow()

    def _meant(self, verb: Token) -> Outlook:
        """What is or was to be: ahead, unless the sentence goes on to tell what became of it."""
        went_on = any(child.dep_ == "conj" and child.tag_ == "VBD" for child in children(verb))
        return Outlook.UNSETTLED if went_on and _is_past(verb) else Outlook.AHEAD

    def _unless_past(self, verb: Token) -> Outlook:
        """What was promised or ordered on a day may be promised that day, or for it; "by" tells, and so does "said"."""
        settled = not _is_past(verb) or self.link in _LIMITS or _is_reported(verb)
        return Outlook.AHEAD if settled else Outlook.UNSETTLED

    def _by_form(self) -> Outlook:
        verb, bare = self.verb, not auxiliaries(self.verb)
        wanted = verb.tag_ == "VBN" and verb.dep_ in {"ccomp", "xcomp"}
        if bare and (verb.tag_ in {"VBG", "VB"} or wanted):
            return self._follow()
        if verb.tag_ == "VBN" and bare:
            return Outlook.AHEAD if self._is_dated() else Outlook.PAST
        return self._of_past() if _is_past(verb) else self._of_present()

    def _of_past(self) -> Outlook:
        """The past tense places in the past, save a day that something was planned for or put off to."""
        verb = self.verb
        if verb.lemma_ in PUTTING_OFF and self.link in {"until", "till", "to"}:
            return Outlook.AHEAD
        if self.link in {"until", "till"} or self._is_due():
            return Outlook.AHEAD if verb.lemma_ == "give" else Outlook.UNSETTLED
        if self._is_dated() and _is_passive(verb):
            return Outlook.AHEAD if _is_reported(verb) else Outlook.UNSETTLED
        return Outlook.UNSETTLED if verb.lower_ == "going" else Outlook.PAST

    def _of_present(self) -> Outlook:
        """The present tense places nothing for certain, save plans, timetables and "is on Sunday"."""
        verb = self.verb
        habit = any(child.lower_ in HABITUAL for child in children(verb))
        direct = verb.lemma_ == "be" and (self.way[1].i == verb.i or self.way[1].head.i == verb.i)
        known = verb.lemma_ in PLANNING | TIMETABLED | PUTTING_OFF or _takes(verb) or direct
        due = any(one.lower_ in ADJECTIVES for one in self.way)
        return Outlook.AHEAD if not habit and (known or due or self.link in _LIMITS) else Outlook.UNSETTLED

    def _is_due(self) -> bool:
        """ "Was due in court on Friday": on the last or on the next one."""
        return any(one.lower_ == "due" for one in (*self.way, *children(self.verb)))

    def _is_dated(self) -> bool:
        """Whether the day is the one that something was set for, not the one on which it was set."""
        verb = self.verb.lemma_
        return (verb in PLANNING | CALLING and self.link in {"for", "by"}) or verb in {"expect", "due", "slate"}

    def _follow(self) -> Outlook:
        """As the verb above has it; a limit or a beginning may lie beyond what is over."""
        above = self.verb.head
        while not is_clause_verb(above) and above.head.i != above.i:
            above = above.head
        if above.i == self.verb.i or not is_clause_verb(above) or len(self.way) >= _DEEPEST:
            return Outlook.UNSETTLED
        found = _Clause(above, (*self.way, above)).outlook()
        starts = self.verb.lemma_ in TIMETABLED and self.verb.tag_ == "VBG"
        asked = self.verb.tag_ == "VB" and above.lemma_ in ORDERING
        beyond = found is Outlook.PAST and (self.link in _LIMITS or starts or asked)
        return Outlook.UNSETTLED if beyond else found


def _is_past(verb: Token) -> bool:
    """Whether the verb or its auxiliary stands in the past tense."""
    helpers = auxiliaries(verb)
    return any(aux.lower_ in _WERE | {"did", "had"} for aux in helpers) or (verb.tag_ == "VBD" and not helpers)


def _is_supposed(verb: Token) -> bool:
    """ "If approved on Monday"."""
    return any(child.lower_ in {"if", "unless"} and child.dep_ == "mark" for child in children(verb))


def _is_reported(verb: Token) -> bool:
    return bool(findings(verb.doc).reports_around(verb.idx)) or verb.dep_ == "ccomp"


def _is_passive(verb: Token) -> bool:
    return any(aux.dep_ == "auxpass" for aux in auxiliaries(verb))


def _takes(verb: Token) -> bool:
    """ "Takes effect", "comes into force"."""
    below = [grandchild for child in children(verb) for grandchild in (child, *children(child))]
    return verb.lemma_ in {"take", "come", "go"} and any(one.lower_ in TAKING for one in below)
