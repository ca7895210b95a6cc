"""Drafts a claim for every clause with a verb and somebody it is said of, by grammar alone, in any language."""

from spacy.language import Language
from spacy.tokens import Doc, Token

from annotator.domain.claim import Factuality, Mode
from annotator.domain.rule import Rule
from annotator.extract.findings import Attribution, Draft, Findings, Label, findings, text_of
from annotator.extract.general import relations
from annotator.extract.grammar import characters

_FEWEST_TOKENS = 3
_LONGEST_CLAUSE = 60
_ACTORS = frozenset({Label.PERSON, Label.ORG, Label.GPE, Label.LOC})
_STOPS = (".", "!", "?", "…", "。")
_FIRST_SIGN = "\u2e80"
"""From here on lie the scripts whose full stop is a small circle."""
_QUESTION = frozenset({"?", "？", "؟", ";"})


@Language.component("annotator_general_claims")
def draft_claims(doc: Doc) -> Doc:
    """The same doc, its findings now holding drafts in text order; none where nothing parsed the text."""
    found = findings(doc)
    if doc.has_annotation("DEP"):
        heads = [token for token in doc if relations.is_clause(token) and found.is_body(token.idx)]
        drafts = [draft for head in heads if (draft := _draft(doc, head, found)) is not None]
        found.drafts = _distinct(drafts)
    return doc


def _distinct(drafts: list[Draft]) -> list[Draft]:
    once = {(draft.first, draft.last, draft.predicate): draft for draft in reversed(drafts)}
    return sorted(once.values(), key=lambda draft: (draft.first, -draft.last, draft.predicate or (0, 0)))


def _draft(doc: Doc, head: Token, found: Findings) -> Draft | None:
    apart = [each for token in head.subtree for each in token.children if _stands_apart(each, head)]
    subject, rule = _subject(head)
    predicate = relations.main_verb(head)
    first, last = relations.run(head, [*apart, *_leading(head, rule)])
    first, last = min(first, predicate[0]), max(last, predicate[1])
    if subject is None or _asks(head):
        return None
    length = last - first + (0 if first <= subject[0] < last else subject[1] - subject[0])
    if not _FEWEST_TOKENS <= length <= _LONGEST_CLAUSE:
        return None
    report = _report(doc, head, (first, last), found)
    told = [relations.phrase(each) for each in relations.objects(head) if not relations.is_clause(each)]
    draft = Draft(
        head.i, first, last, predicate, subject, subject_inside=first <= subject[0] < last, objects=tuple(told)
    )
    draft.attribution = report
    draft.announcing = any(relations.is_content(child) and relations.is_clause(child) for child in head.children)
    draft.factuality = Factuality.CERTAIN_NOT if relations.is_negated(head) else Factuality.CERTAIN
    draft.rules = [Rule.GRAMMAR, rule]
    draft.worth = _worth(doc, draft, found)
    draft.wording = _wording(doc, draft)
    return draft


def _leading(head: Token, rule: Rule) -> list[Token]:
    """The words that only tie a clause to another: "that", and the pronoun that stands for its noun."""
    tying = [child for child in head.children if relations.relation(child) in {"mark", "cp"}]
    own = relations.subject(head) if rule is Rule.RELATIVE_CLAUSE else None
    return [*tying, own] if own is not None else tying


def _wording(doc: Doc, draft: Draft) -> str:
    """The clause as a sentence, its subject before it where that stands elsewhere."""
    said = characters(doc, draft.first, draft.last).quote(text_of(doc))
    if draft.subject is not None and not draft.subject_inside:
        lowered = said[0].lower() + said[1:] if doc[draft.first].i == doc[draft.head].i else said
        said = f"{characters(doc, *draft.subject).quote(text_of(doc))} {lowered}"
    line = " ".join(said.split())
    return f"{line[:1].upper()}{line[1:]}{'' if line.endswith(_STOPS) else '.' if line[-1:] < _FIRST_SIGN else '。'}"


def _stands_apart(token: Token, head: Token) -> bool:
    """Whether a clause within the clause is a claim of its own."""
    return token.i != head.i and relations.is_clause(token) and relations.relation(token) != "csubj"


def _subject(head: Token) -> tuple[tuple[int, int] | None, Rule]:
    """Whom the clause is about, and how that is known: its own subject, the noun it hangs on, or a shared one."""
    own = relations.subject(head)
    if relations.is_relative(head) and (own is None or own.pos_ in {"PRON", "DET"}):
        return relations.phrase(head.head), Rule.RELATIVE_CLAUSE
    if own is not None:
        rule = Rule.CONTENT_CLAUSE if relations.is_content(head) else Rule.MAIN_CLAUSE
        return relations.phrase(own), rule
    before = head
    while relations.is_coordinated(before) and before.head.i != before.i:
        before = before.head
        shared = relations.subject(before)
        if shared is not None:
            return relations.phrase(shared), Rule.SHARED_SUBJECT
    return None, Rule.MAIN_CLAUSE


def _asks(head: Token) -> bool:
    sentence = head.sent
    last = next((token for token in reversed(sentence) if not token.is_space and not token.is_quote), None)
    return last is not None and last.text in _QUESTION and sentence.root.i == head.i


def _report(doc: Doc, head: Token, places: tuple[int, int], found: Findings) -> Attribution | None:
    """Who says it: the speaker of the quotation it stands in, or the subject of the verb whose content it is."""
    span = characters(doc, *places)
    around = [one for one in found.reports_around(span.start) if one.content.contains(span)]
    if around:
        return around[-1]
    speaker = relations.subject(head.head) if relations.is_content(head) and head.head.i != head.i else None
    if speaker is None or not relations.is_verb(head.head) or head.head.pos_ == "AUX":
        return None
    named = characters(doc, *relations.phrase(speaker))
    cue = characters(doc, head.head.i, head.head.i + 1)
    return Attribution(span, cue, named, named.quote(text_of(doc)), Mode.INDIRECT)


def _worth(doc: Doc, draft: Draft, found: Findings) -> int:
    """What a claim is worth checking, by what can be seen in any language: figures, dates, names."""
    tokens = doc[draft.first : draft.last]
    actors = {name.full for name in found.names_in(draft.first, draft.last) if name.label in _ACTORS}
    worth = 4_000 + 700 * min(3, len(actors))
    worth += 1_200 if any(token.like_num for token in tokens) else 0
    worth += 1_200 if found.times_in(characters(doc, draft.first, draft.last)) else 0
    return min(10_000, worth)
