"""Drafts a claim for every finite clause that asserts something, with its subject, predicate and objects."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator
from itertools import chain, islice, takewhile

from spacy.language import Language
from spacy.tokens import Doc, Token

from annotator.domain.claim import Mode
from annotator.domain.rule import Rule
from annotator.domain.span import Span
from annotator.extract.claims.appositions import appositions
from annotator.extract.claims.clauses import clause_range, subject_range
from annotator.extract.claims.copulas import copula_of
from annotator.extract.claims.cutting import cut_off, parting_aside, with_cut_off
from annotator.extract.claims.events import events
from annotator.extract.claims.objects import object_ranges
from annotator.extract.claims.predicates import predicate_range
from annotator.extract.claims.reasons import clause_rules
from annotator.extract.claims.relatives import bearer, follows_date, gap_of
from annotator.extract.cues import SAYING
from annotator.extract.findings import Attribution, Draft, Findings, findings
from annotator.extract.grammar import (
    characters,
    children,
    is_clause_verb,
    is_finite,
    is_misread_main,
    negation,
    own_subject,
    subject_of,
)
from annotator.extract.page.layout import PieceKind
from annotator.extract.words import words

_CLAUSES = words("ROOT conj ccomp relcl advcl parataxis pcomp acl dep")
_HEADS = _CLAUSES | words("xcomp csubj csubjpass")
_ASSERTING_MARKS = words(
    "after when as because since while although though once whereas where before so until till than"
)
_CONDITIONS = words("if unless whether lest whatever whoever whenever")
_HANGING = words("conj advcl ccomp relcl pcomp xcomp")
_OWN_CLAUSES = words("csubj csubjpass advcl ccomp relcl parataxis")
_SAID = words("dobj xcomp ccomp attr acomp oprd nsubjpass dep intj")
_TOPICS = words("for about against of with to on upon over in")
_BROUGHT_ABOUT = words("help let make have see watch hear want need like allow get")
_APART = frozenset({",", "(", "–", "—", "-"})
_DEFINITE = words("the this these")
_PREPOSITIONS = words("surrounding following regarding concerning including given based according compared depending")
_OPEN_ENDED = words("any every each no whatever whichever")
_NOBODY = words("nobody none nothing anyone anybody anything whoever")
_SMALLEST_CLAIM = 3
_WORDS_OF_A_QUOTATION = 4


@Language.component("annotator_claims")
def draft_claims(doc: Doc) -> Doc:
    """The same doc, its findings now holding drafts in text order, none twice and only of the article's body."""
    found = findings(doc)
    body = [(piece.start, piece.end) for piece in found.pieces if piece.kind is PieceKind.BODY]
    verbs = [token for token in doc if token.dep_ in _HEADS and is_clause_verb(token) and _inside(token, body)]
    drafts = [draft for verb in verbs if (draft := _draft(doc, verb, found)) is not None]
    drafts += [one for one in chain(appositions(doc), _events(doc, found)) if _inside(doc[one.head], body)]
    _mark_announcing(doc, drafts)
    found.drafts = _distinct(drafts)
    return doc


def _events(doc: Doc, found: Findings) -> Iterator[Draft]:
    """The events that nouns tell, each with the report it stands in; none of a clause that is only supposed."""
    for draft in events(doc):
        noun = doc[draft.head]
        verb = noun.head.head if noun.dep_ == "pobj" else noun.head
        if not _is_supposed(verb):
            draft.attribution = _innermost(noun, found)
            yield draft


def _inside(token: Token, ranges: list[tuple[int, int]]) -> bool:
    at = bisect_right(ranges, token.idx, key=lambda one: one[0]) - 1
    return at >= 0 and token.idx < ranges[at][1]


def _asserts(verb: Token) -> bool:
    """Whether the clause of the verb is asserted by somebody, not asked, ordered, supposed or left open."""
    if verb.dep_ not in _CLAUSES or _is_question(verb) or _is_supposed(verb) or _is_asked_how(verb):
        return False
    if _is_denied_before(verb):
        return False
    if not is_finite(verb):
        return _is_participle(verb)
    if verb.dep_ == "relcl":
        return _is_safe_relative(verb)
    if _is_free_relative(verb) or _is_brought_about(verb):
        return False
    return verb.dep_ != "advcl" or _marks(verb) <= _ASSERTING_MARKS


def _is_denied_before(verb: Token) -> bool:
    """ "Was not read or signed": what "not" denies goes on behind "or", so the rest alone would say the opposite."""
    joined = any(child.dep_ == "cc" and child.lower_ in {"or", "nor"} for child in children(verb.head))
    alone = own_subject(verb) is None and negation(verb) is None
    return verb.dep_ == "conj" and joined and alone and negation(verb.head) is not None


def _is_participle(verb: Token) -> bool:
    """ "Loans backed by the bank", ", leading to unrest": a participle that says something of a noun or goes on."""
    if (
        verb.tag_ not in {"VBG", "VBN", "VBD"}
        or verb.dep_ not in {"acl", "advcl", "conj"}
        or verb.lower_ in _PREPOSITIONS
    ):
        return False
    if verb.dep_ == "conj":
        return is_clause_verb(verb.head) and _is_participle(verb.head)
    marks = {child.dep_ for child in verb.lefts}
    imagined = verb.dep_ == "acl" and (_is_open_ended(verb.head) or _is_only_aimed_at(verb.head))
    return "mark" not in marks and not imagined and subject_of(verb) is not None


def _is_open_ended(noun: Token) -> bool:
    return any(child.lower_ in _OPEN_ENDED for child in children(noun) if child.dep_ == "det")


def _is_only_aimed_at(noun: Token) -> bool:
    """Whether a thing is only to come about ("to build a country governed by its people")."""
    indefinite = any(child.lower_ in {"a", "an"} for child in children(noun) if child.dep_ == "det")
    verb = noun.head
    return indefinite and verb.tag_ == "VB" and not any(child.tag_ == "MD" for child in children(verb))


def _is_asked_how(verb: Token) -> bool:
    """ "On how they could cooperate": the clause is an open question."""
    asked = any(child.lower_ == "how" and child.dep_ == "advmod" for child in verb.lefts)
    return asked and verb.dep_ in {"pcomp", "ccomp"}


def _is_free_relative(verb: Token) -> bool:
    """ "What happened", "who supports whom": the clause names a thing, it asserts nothing."""
    leading = verb.left_edge
    while leading.i < verb.i and (leading.is_punct or leading.dep_ in {"cc", "mark", "prep"}):
        leading = leading.nbor()
    if leading.lower_ == "what" and leading.i < verb.i:
        governing = leading.head.head if leading.head.dep_ == "prep" else leading.head
        return governing.i == verb.i
    if leading.tag_ not in {"WP", "WDT", "WP$"} or (leading.dep_ == "pobj" and own_subject(verb) is not None):
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
    tying = (child for child in children(verb) if child.dep_ in {"mark", "advmod"} and child.tag_ in {"IN", "WRB"})
    return frozenset(child.lower_ for child in tying)


def _is_safe_relative(verb: Token) -> bool:
    """Whether a relative clause tells of something definite rather than of whatever fits ("any man who comes")."""
    noun = verb.head
    if follows_date(verb) or noun.lower_ in _NOBODY:
        return False
    nominal = noun.pos_ in {"NOUN", "PROPN", "NUM", "PRON"}
    return nominal and not _is_open_ended(noun) and subject_of(verb) is not None


def _is_restrictive(verb: Token) -> bool:
    """Whether a relative clause or participle only picks out which one is meant, or when something was."""
    if is_misread_main(verb):
        return False
    start = verb.left_edge.i
    aside = start > 0 and verb.doc[start - 1].text in _APART
    if verb.dep_ == "advcl" and not is_finite(verb):
        return not (aside or _opens_sentence(verb)) or any(child.tag_ == "WRB" for child in verb.lefts)
    if verb.dep_ not in {"relcl", "acl"}:
        return False
    noun = bearer(verb.head) if verb.dep_ == "relcl" else verb.head
    determiners = {child.lower_ for child in children(noun) if child.dep_ == "det"}
    return not aside and noun.pos_ != "PROPN" and not determiners & _DEFINITE


def _opens_sentence(participle: Token) -> bool:
    """ "Born in Leeds, she ..." says something of the subject; "asked about it, she ..." leads to what she said."""
    behind = participle.right_edge.i + 1
    apart = (
        participle.left_edge.i == participle.sent.start
        and participle.doc[min(behind, len(participle.doc) - 1)].text == ","
    )
    return apart and participle.tag_ == "VBN" and participle.lemma_.casefold() not in SAYING


def _draft(doc: Doc, verb: Token, found: Findings) -> Draft | None:
    """The draft of the verb's clause; None where too little is left to be a claim."""
    speaker = _speaker(verb, found)
    report = _innermost(verb, found) if speaker is None else None
    bounds = _bounds(doc, verb, report, found.quotations)
    parting = parting_aside(verb, report, bounds)
    if parting:
        bounds = verb.sent.start, verb.sent.end
    places = clause_range(doc, verb, bounds, parting)
    if places is None:
        return None
    first, last = places
    subject = speaker or subject_range(verb, places, with_cut_off(verb, report, bounds))
    headless = subject is None and (_is_order(verb, places) or _is_headless(doc, verb, first))
    asserted = not headless and last - first + cut_off(verb, first, subject) >= _SMALLEST_CLAIM and _asserts(verb)
    if subject is not None and first <= subject[0] < last < subject[1]:
        subject = subject[0], last
    inside = subject is not None and first <= subject[0] and subject[1] <= last
    gap = gap_of(verb)
    moved = gap is not None and gap.preposition is None
    predicate = predicate_range(verb, max(first, parting.stop), last, object_moved=moved)
    objects = [place for place in object_ranges(verb, predicate) if place[1] > place[0]]
    copula = copula_of(verb, subject, inside=inside) if speaker is None else None
    if gap is not None:
        objects.insert(0, gap.noun)
    draft = Draft(
        verb.i, first, last, predicate, subject, inside, tuple(objects), report, copula=copula, asserted=asserted
    )
    reported = report is not None and verb.dep_ == "acl" and _has_that(verb)
    draft.restrictive = not reported and (_is_restrictive(verb) or (gap is not None and gap.lead is None))
    draft.rules = clause_rules(verb, draft) + ([Rule.RESTORED_OBJECT] if gap is not None else [])
    return draft


def _speaker(verb: Token, found: Findings) -> tuple[int, int] | None:
    """Who says a second cue that the parser took for a part of what is reported ("said X hit Y and warned of Z")."""
    if verb.dep_ != "conj" or verb.head.dep_ not in {"ccomp", "conj"} or own_subject(verb) is not None:
        return None
    reports = found.attributions
    at = bisect_left(reports, verb.idx, key=lambda one: one.content.start)
    told = takewhile(lambda one: one.content.start < verb.sent.end_char, islice(reports, at, None))
    voice = next((one.speaker for one in told if one.cue and one.cue.start == verb.idx and not one.carried), None)
    subject = subject_of(verb)
    if voice is None or subject is None or not verb.sent.start_char <= voice.start < voice.end <= subject.left_edge.idx:
        return None
    said = verb.doc.char_span(voice.start, voice.end)
    return (said.start, said.end) if said is not None else None


def _innermost(verb: Token, found: Findings) -> Attribution | None:
    """The narrowest report that the clause's verb stands in, told by its source."""
    around = [one for one in found.reports_around(verb.idx) if one.content.end >= verb.idx + len(verb)]
    around = [one for one in around if not one.inward and (not one.nominal or one.mode is not Mode.INDIRECT)]
    return min(around, key=lambda one: (one.content.length, one.carried), default=None)


def _bounds(doc: Doc, verb: Token, report: Attribution | None, quotations: list[Span]) -> tuple[int, int]:
    """Token range that a clause may not leave: its sentence, its report's content and the quotation it stands in."""
    first, last = verb.sent.start, verb.sent.end
    if report is not None:
        first, last = _within(doc, report.content, first, last)
    at = bisect_right(quotations, verb.idx, key=lambda span: span.start) - 1
    if at >= 0 and verb.idx < quotations[at].end:
        narrower = _within(doc, quotations[at], first, last)
        subject = own_subject(verb)
        begun_before = subject is not None and first <= subject.i < narrower[0]
        if narrower[1] - narrower[0] >= _WORDS_OF_A_QUOTATION and not begun_before:
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


def _mark_announcing(doc: Doc, drafts: list[Draft]) -> None:
    """Mark the drafts of clauses that only announce what another draft claims."""
    reports = [draft.attribution for draft in drafts if draft.attribution and not draft.attribution.nominal]
    cues = {report.cue.start for report in reports if report.cue}
    inward = {one.cue.start for one in findings(doc).attributions if one.inward and one.cue}
    claimed = {draft.head for draft in drafts if draft.asserted}
    for draft in drafts:
        verb = doc[draft.head]
        leads = verb.idx in cues or (verb.idx not in inward and _introduces(verb, claimed)) or _is_said_aside(verb)
        draft.announcing = draft.predicate is not None and leads
    _keep_what_nothing_else_tells(doc, drafts)


def _keep_what_nothing_else_tells(doc: Doc, drafts: list[Draft]) -> None:
    """A report is a claim itself where nothing of what it reports is one, so that no sentence is lost."""
    proposed = (draft for draft in drafts if draft.asserted and not draft.announcing and not draft.restrictive)
    told = sorted(doc[draft.head].idx for draft in proposed)
    contents: defaultdict[int, list[Span]] = defaultdict(list)
    for report in (draft.attribution for draft in drafts if draft.attribution):
        if report.cue and not report.nominal:
            contents[report.cue.start].append(report.content)
    for draft in drafts:
        said = contents[doc[draft.head].idx]
        if draft.announcing and said and not any(_any_within(told, span) for span in said):
            draft.announcing = False


def _any_within(places: list[int], span: Span) -> bool:
    at = bisect_left(places, span.start)
    return at < len(places) and places[at] < span.end


def _is_said_aside(verb: Token) -> bool:
    """ ", stressing that ...": what is stressed is the claim."""
    return verb.tag_ == "VBG" and verb.dep_ in {"advcl", "acl"} and verb.lemma_.casefold() in SAYING


def _introduces(verb: Token, claimed: set[int]) -> bool:
    """ "It is worth noting that ...", "it was X who ...": the clause inside is the claim."""
    if verb.lemma_.casefold() in SAYING and _says_nothing_else(verb, claimed):
        return True
    if not any(child.dep_ in {"expl", "nsubj", "nsubjpass"} and child.lower_ == "it" for child in children(verb)):
        return False
    inner = (token for token in verb.subtree if token.i > verb.i and token.i in claimed and token.dep_ != "conj")
    return any(_has_that(token) or _is_cleft(token, verb) for token in inner)


def _says_nothing_else(verb: Token, claimed: set[int]) -> bool:
    """ "X said on Saturday": a report whose content is claimed by itself, or stands elsewhere; not "we will appeal"."""
    if verb.tag_ == "VB":
        return False
    content = [child for child in children(verb) if child.dep_ in _SAID or _is_topic(child)]
    return not content or any(child.dep_ == "ccomp" and child.i in claimed for child in content)


def _is_topic(preposition: Token) -> bool:
    """Whether a preposition leads to what was talked of, rather than to a date."""
    nouns = [child for child in children(preposition) if child.dep_ == "pobj"]
    found = findings(preposition.doc)
    dated = any(found.times_in(characters(noun.doc, noun.i, noun.i + 1)) for noun in nouns)
    return preposition.lower_ in _TOPICS and not dated


def _has_that(clause: Token) -> bool:
    return any(child.dep_ == "mark" and child.lower_ == "that" for child in children(clause))


def _is_cleft(clause: Token, verb: Token) -> bool:
    return clause.dep_ == "relcl" and clause.head.dep_ == "attr" and clause.head.head.i == verb.i


def _distinct(drafts: list[Draft]) -> list[Draft]:
    seen: dict[tuple[int, int, tuple[int, int] | None], Draft] = {}
    for draft in sorted(drafts, key=lambda draft: not draft.asserted):
        seen.setdefault((draft.first, draft.last, draft.predicate), draft)
    return sorted(seen.values(), key=lambda draft: (draft.first, -draft.last, draft.head))
