"""Drafts a claim for every finite clause that asserts something, with its subject, predicate and objects."""

from bisect import bisect_right

from spacy.language import Language
from spacy.tokens import Doc, Token

from annotator.domain.claim import Mode
from annotator.domain.span import Span
from annotator.extract.clauses import clause_range, object_ranges, predicate_range, subject_range
from annotator.extract.cues import SAYING
from annotator.extract.findings import Attribution, Draft, Findings, findings
from annotator.extract.grammar import antecedent, characters, is_clause_verb, is_finite, own_subject
from annotator.extract.layout import PieceKind
from annotator.extract.words import words

_CLAUSES = words("ROOT conj ccomp relcl advcl parataxis pcomp")
_ASSERTING_MARKS = words("after when as because since while although though once whereas where")
_CONDITIONS = words("if unless whether lest until till whatever whoever whenever")
_HANGING = words("conj advcl ccomp relcl pcomp xcomp")
_OWN_CLAUSES = words("csubj csubjpass advcl ccomp relcl parataxis")
_SAID = words("dobj xcomp ccomp attr acomp oprd nsubjpass dep")
_TOPICS = words("for about against of with to on upon over in")
_BROUGHT_ABOUT = words("help let make have see watch hear want need like allow get")
_SMALLEST_CLAIM = 3
_WORDS_OF_A_QUOTATION = 4


@Language.component("annotator_claims")
def draft_claims(doc: Doc) -> Doc:
    """The same doc, its findings now holding drafts in text order, none twice and only of the article's body."""
    found = findings(doc)
    body = [(piece.start, piece.end) for piece in found.pieces if piece.kind is PieceKind.BODY]
    verbs = [token for token in doc if token.dep_ in _CLAUSES and _inside(token, body) and _asserts(token)]
    drafts = [draft for verb in verbs if (draft := _draft(doc, verb, found)) is not None]
    found.drafts = _distinct(_without_introductions(doc, drafts))
    return doc


def _inside(token: Token, ranges: list[tuple[int, int]]) -> bool:
    at = bisect_right(ranges, token.idx, key=lambda one: one[0]) - 1
    return at >= 0 and token.idx < ranges[at][1]


def _asserts(verb: Token) -> bool:
    """Whether the clause of the verb is asserted by somebody, not asked, ordered, supposed or left open."""
    if not is_clause_verb(verb) or not is_finite(verb) or _is_question(verb) or _is_supposed(verb):
        return False
    if verb.dep_ == "relcl":
        return _is_safe_relative(verb)
    if _is_free_relative(verb) or _is_brought_about(verb):
        return False
    return verb.dep_ != "advcl" or _marks(verb) <= _ASSERTING_MARKS


def _is_free_relative(verb: Token) -> bool:
    """ "What happened", "who supports whom": the clause names a thing, it asserts nothing."""
    leading = verb.left_edge
    while leading.i < verb.i and (leading.is_punct or leading.dep_ in {"cc", "mark", "prep"}):
        leading = leading.nbor()
    if leading.tag_ not in {"WP", "WDT", "WRB", "WP$"} or (leading.tag_ == "WRB" and verb.dep_ == "advcl"):
        return False
    current = leading
    while current.i != verb.i and current.dep_ not in _OWN_CLAUSES and current.head.i != current.i:
        current = current.head
    return current.i == verb.i


def _is_brought_about(verb: Token) -> bool:
    """ "Helps people get home": what is helped, let or wanted is not said to happen."""
    return verb.dep_ == "ccomp" and verb.head.lemma_.casefold() in _BROUGHT_ABOUT and not _has_that(verb)


def _is_question(verb: Token) -> bool:
    sentence = verb.sent
    last = next((token for token in reversed(sentence) if not token.is_space and not token.is_quote), None)
    return last is not None and last.text == "?" and sentence.root.i == verb.i


def _is_supposed(verb: Token) -> bool:
    """Whether the clause or one it hangs on is a condition."""
    current = verb
    while not (current.dep_ in {"advcl", "ccomp", "pcomp"} and _marks(current) & _CONDITIONS):
        if current.head.i == current.i or current.dep_ not in _HANGING:
            return False
        current = current.head
    return True


def _marks(verb: Token) -> frozenset[str]:
    tying = (child for child in verb.children if child.dep_ in {"mark", "advmod"} and child.tag_ in {"IN", "WRB"})
    return frozenset(child.lower_ for child in tying)


def _is_safe_relative(verb: Token) -> bool:
    """Whether a relative clause adds a statement about something definite rather than only picking it out."""
    subject = own_subject(verb)
    if subject is None or not _is_relative(subject):
        return False
    noun, start = verb.head, subject.left_edge.i
    aside = start > 0 and verb.doc[start - 1].text in {",", "(", "–", "—", "-"}
    determiners = {child.lower_ for child in noun.children if child.dep_ == "det"}
    definite = noun.pos_ == "PROPN" or bool(determiners & {"the", "this", "these"})
    return noun.pos_ in {"NOUN", "PROPN"} and (aside or definite)


def _is_relative(subject: Token) -> bool:
    possessor = any(child.tag_ == "WP$" for child in subject.children)
    return possessor or antecedent(subject) is not None


def _draft(doc: Doc, verb: Token, found: Findings) -> Draft | None:
    """The draft of the verb's clause; None where too little is left to be a claim."""
    report = _innermost(verb, found)
    bounds = _bounds(doc, verb, report, found.quotations)
    places = clause_range(doc, verb, bounds)
    if places is None or places[1] - places[0] < _SMALLEST_CLAIM:
        return None
    first, last = places
    subject = subject_range(verb, places, bounds)
    if subject is None and (_is_order(verb, places) or _is_headless(doc, verb, first)):
        return None
    if subject is not None and first <= subject[0] < last < subject[1]:
        subject = subject[0], last
    inside = subject is not None and first <= subject[0] and subject[1] <= last
    objects = [place for place in object_ranges(verb) if first <= place[0] and place[1] <= last]
    kept = tuple(place for place in objects if not _is_time(doc, place, found))
    return Draft(verb.i, first, last, predicate_range(verb, first, last), subject, inside, kept, report)


def _innermost(verb: Token, found: Findings) -> Attribution | None:
    """The narrowest report that the clause's verb stands in."""
    around = [one for one in found.reports_around(verb.idx) if one.content.end >= verb.idx + len(verb)]
    around = [one for one in around if not one.nominal or one.mode is not Mode.INDIRECT]
    return min(around, key=lambda one: (one.content.length, one.carried), default=None)


def _bounds(doc: Doc, verb: Token, report: Attribution | None, quotations: list[Span]) -> tuple[int, int]:
    """Token range that a clause may not leave: its sentence, its report's content and the quotation it stands in."""
    first, last = verb.sent.start, verb.sent.end
    if report is not None:
        first, last = _within(doc, report.content, first, last)
    at = bisect_right(quotations, verb.idx, key=lambda span: span.start) - 1
    if at >= 0 and verb.idx < quotations[at].end:
        narrower = _within(doc, quotations[at], first, last)
        if narrower[1] - narrower[0] >= _WORDS_OF_A_QUOTATION:
            return narrower
    return first, last


def _within(doc: Doc, span: Span, first: int, last: int) -> tuple[int, int]:
    inside = [i for i in range(first, last) if span.start <= doc[i].idx < span.end]
    return (inside[0], inside[-1] + 1) if inside else (first, last)


def _is_order(verb: Token, places: tuple[int, int]) -> bool:
    return verb.tag_ == "VB" or (verb.tag_ == "VBP" and verb.i == places[0])


def _is_headless(doc: Doc, verb: Token, first: int) -> bool:
    """Whether a clause without a subject starts with its verb: a piece of a sentence that the parser broke."""
    return doc[first].i == verb.i or (doc[first].head.i == verb.i and doc[first].dep_ in {"aux", "auxpass"})


def _is_time(doc: Doc, places: tuple[int, int], found: Findings) -> bool:
    """Whether an object is only a date or period ("on Thursday")."""
    span = characters(doc, *places)
    return any(time.span.contains(span) for time in found.times_in(span))


def _without_introductions(doc: Doc, drafts: list[Draft]) -> list[Draft]:
    """The drafts without clauses that only announce what another draft claims."""
    reports = [draft.attribution for draft in drafts if draft.attribution and not draft.attribution.nominal]
    cues = {report.cue.start for report in reports if report.cue}
    claimed = {draft.head for draft in drafts}
    return [draft for draft in drafts if doc[draft.head].idx not in cues and not _introduces(doc[draft.head], claimed)]


def _introduces(verb: Token, claimed: set[int]) -> bool:
    """ "It is worth noting that ...", "it was X who ...": the clause inside is the claim."""
    if verb.lemma_.casefold() in SAYING and _says_nothing_else(verb, claimed):
        return True
    if not any(child.dep_ in {"expl", "nsubj", "nsubjpass"} and child.lower_ == "it" for child in verb.children):
        return False
    inner = (token for token in verb.subtree if token.i > verb.i and token.i in claimed)
    return any(_has_that(token) or _is_cleft(token, verb) for token in inner)


def _says_nothing_else(verb: Token, claimed: set[int]) -> bool:
    """ "X said on Saturday": a report whose content is claimed by itself, or stands elsewhere."""
    content = [child for child in verb.children if child.dep_ in _SAID or _is_topic(child)]
    return not content or any(child.dep_ == "ccomp" and child.i in claimed for child in content)


def _is_topic(preposition: Token) -> bool:
    """Whether a preposition leads to what was talked of, rather than to a date."""
    nouns = [child for child in preposition.children if child.dep_ == "pobj"]
    found = findings(preposition.doc)
    dated = any(found.times_in(characters(noun.doc, noun.i, noun.i + 1)) for noun in nouns)
    return preposition.lower_ in _TOPICS and not dated


def _has_that(clause: Token) -> bool:
    return any(child.dep_ == "mark" and child.lower_ == "that" for child in clause.children)


def _is_cleft(clause: Token, verb: Token) -> bool:
    return clause.dep_ == "relcl" and clause.head.dep_ == "attr" and clause.head.head.i == verb.i


def _distinct(drafts: list[Draft]) -> list[Draft]:
    seen: dict[tuple[int, int, tuple[int, int] | None], Draft] = {}
    for draft in drafts:
        seen.setdefault((draft.first, draft.last, draft.predicate), draft)
    return sorted(seen.values(), key=lambda draft: (draft.first, -draft.last, draft.head))
