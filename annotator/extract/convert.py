"""Turns drafts and names into the domain's claims and mentions, with character offsets and content-derived ids."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc

from annotator.domain.article import Article
from annotator.domain.claim import Claim, Role, Slot, ordered
from annotator.domain.ids import claim_id, mention_id
from annotator.domain.mention import Mention
from annotator.domain.rule import Rule
from annotator.domain.span import Span
from annotator.domain.suggestion import Proposal
from annotator.domain.time import calendar_value
from annotator.extract.claims.ahead import value_of
from annotator.extract.claims.amounts import amounts
from annotator.extract.claims.occasions import without_occasion
from annotator.extract.claims.tuples import Places, Tuple, tuples_of
from annotator.extract.claims.wording import wording
from annotator.extract.edits import Edit
from annotator.extract.findings import Attribution, Draft, Label, findings, text_of
from annotator.extract.grammar import characters
from annotator.extract.persons.naming import namings
from annotator.extract.persons.people import resolve
from annotator.extract.words import words

_CORE = frozenset({Role.SUBJECT, Role.PREDICATE, Role.OBJECT})
_NOBODY = frozenset({"it", "this", "that", "there"})
"""Whoever "it should be added that" names, it is nobody who speaks."""
_PLACES = frozenset({Label.GPE, Label.LOC, Label.FAC})
_IN_COMPOUND = frozenset({"compound", "amod", "nmod", "nummod"})
_PLACE_WORDS = words("in at near to from into on off outside inside across around toward towards along throughout")
_PARTS_OF_PLACES = words("city town village port harbour harbor island province region district coast shore outskirts")
"""Behind these "of" leads to the place itself ("off the coast of Korvik")."""


def proposals(doc: Doc, article: Article) -> tuple[Proposal, ...]:
    """Claims, then mentions, each in text order and none twice."""
    asserted = {claim.id: claim for draft, claim in claims(doc, article) if _is_proposed(draft)}
    mentions = {mention.id: mention for mention in _mentions(doc, article)}
    return (*asserted.values(), *mentions.values())


def claims(doc: Doc, article: Article) -> Iterator[tuple[Draft, Claim]]:
    """Every draft with its claim, also what nobody asserts."""
    return ((draft, _claim(doc, article, draft)) for draft in findings(doc).drafts)


def told(doc: Doc, article: Article) -> Iterator[tuple[Draft, tuple[Claim, ...]]]:
    """Every draft with one claim for each tuple it comes to; they share span, wording and id.

    The tuples hold all that stands beside the predicate, also what tells when or who says it.
    """
    for draft, claim in claims(doc, article):
        tuples = tuples_of(doc, draft)
        yield draft, tuple(_narrowed(doc, claim, one) if one.predicate else claim for one in tuples)


def _narrowed(doc: Doc, claim: Claim, one: Tuple) -> Claim:
    """The claim with the subject, predicate and objects of one tuple."""
    said = _said(doc, one.subject, one.predicate, one.objects)
    other = [slot for slot in claim.slots if slot.role not in _CORE]
    return replace(claim, slots=ordered([*said, *other]))


def _is_proposed(draft: Draft) -> bool:
    """Whether people are asked about it: who reported what is told by the claim's speaker and cue."""
    return draft.asserted and not draft.announcing and not draft.restrictive


def _mentions(doc: Doc, article: Article) -> Iterator[Mention]:
    for name in findings(doc).names:
        span = characters(doc, name.first, name.last)
        yield Mention(
            mention_id(article.id, span, name.label), article.id, span, span.quote(article.text), name.label.value
        )


def _claim(doc: Doc, article: Article, draft: Draft) -> Claim:
    span = characters(doc, draft.first, draft.last)
    verb, objects = without_occasion(doc, draft)
    predicate = characters(doc, *verb) if verb else None
    times = list(_times(doc, span))
    dates = [edit for slot in times if (edit := _dated(doc, slot)) is not None]
    named = [] if draft.wording else list(namings(doc, draft))
    slots = [*_said(doc, draft.subject, verb, objects), *_copula(draft), *times, *_places(doc, draft)]
    slots += [Slot(Role.QUANTITY, characters(doc, *places)) for places in amounts(doc, draft)]
    slots += _reported(text_of(doc), draft.attribution) if draft.attribution else []
    return Claim(
        id=claim_id(article.id, span, predicate),
        article=article.id,
        span=span,
        text=draft.wording or wording(doc, draft, [*dates, *(edit for edit, _ in named)]),
        slots=ordered(slots),
        mode=draft.attribution.mode if draft.attribution else None,
        factuality=draft.factuality,
        worth=draft.worth,
        score=draft.score,
        why=tuple(dict.fromkeys(rule.value for rule in (*_rules(draft, times, dates), *(rule for _, rule in named)))),
    )


def _rules(draft: Draft, times: list[Slot], dates: list[Edit]) -> list[Rule]:
    """What made the claim and settled its parts, in the order in which it was done."""
    report = draft.attribution.rule if draft.attribution else None
    dated = [Rule.DATED] if dates else []
    undated = [Rule.UNDATED] if any(slot.value is None for slot in times) else []
    return [*draft.rules, *([report] if report else []), *dated, *undated]


def _copula(draft: Draft) -> list[Slot]:
    return [Slot(Role.PREDICATE, None, draft.copula)] if draft.predicate is None and draft.copula else []


def _said(doc: Doc, subject: Places | None, predicate: Places | None, objects: Sequence[Places]) -> list[Slot]:
    slots = [Slot(Role.SUBJECT, characters(doc, *subject), resolve(doc, *subject))] if subject else []
    slots += [Slot(Role.PREDICATE, characters(doc, *predicate))] if predicate else []
    return slots + [Slot(Role.OBJECT, characters(doc, *places)) for places in objects]


def _times(doc: Doc, span: Span) -> Iterator[Slot]:
    for time in findings(doc).times_in(span):
        if span.contains(time.span):
            yield Slot(Role.TIME, time.span, _calendar(value_of(doc, time)))


def _calendar(value: str | None) -> str | None:
    """The day of a time of day, and the day, week, month or year of a date; None for seasons, decades and sets."""
    day = value.partition("T")[0] if value else None
    return day if calendar_value(day) else None


def _dated(doc: Doc, slot: Slot) -> Edit | None:
    """The time words with their value in brackets, behind their "’s"; None where it is told or would part a name."""
    text = text_of(doc)
    if slot.value is None or slot.span is None or slot.value[:4] in slot.span.quote(text):
        return None
    words = doc.char_span(slot.span.start, slot.span.end, alignment_mode="expand")
    if words is None:
        return None
    after = doc[words.end] if words.end < len(doc) else None
    owned = after is not None and after.tag_ == "POS" and after.idx == slot.span.end
    if not owned and words.root.dep_ in _IN_COMPOUND and words.root.head.i >= words.end:
        return None
    span = Span(slot.span.start, slot.span.end + len(after)) if owned and after is not None else slot.span
    return Edit(span, f"{span.quote(text)} ({slot.value})")


def _places(doc: Doc, draft: Draft) -> Iterator[Slot]:
    for name in findings(doc).names_in(draft.first, draft.last):
        if name.label in _PLACES:
            noun = doc[name.last - 1]
            while noun.dep_ in {"compound", "appos"} and noun.head.i != noun.i:
                noun = noun.head
            if noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lower_ in _PARTS_OF_PLACES:
                noun = noun.head.head
            if noun.dep_ == "pobj" and noun.head.lower_ in _PLACE_WORDS:
                yield Slot(Role.PLACE, characters(doc, name.first, name.last))


def _reported(text: str, report: Attribution) -> Iterator[Slot]:
    if report.speaker or report.name:
        speaker = report.speaker and _without_comma(text, report.speaker)
        if (report.name or "").casefold() not in _NOBODY or report.speaker is None:
            yield Slot(Role.SPEAKER, speaker, report.name)
    if report.cue:
        yield Slot(Role.CUE, report.cue)
    yield Slot(Role.CONTENT, report.content)


def _without_comma(text: str, phrase: Span) -> Span:
    """The phrase without the comma that ends what is set apart in it ("the mayor, Tomas Brandt,")."""
    return Span(phrase.start, phrase.end - 1) if phrase.quote(text)[1:].endswith(",") else phrase
