"""Owns the export to Prodigy: one task for what is accepted of an article, one for what is open, then the others."""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from annotator.domain.article import Article
from annotator.domain.claim import Claim, Status
from annotator.domain.mention import Mention
from annotator.domain.span import Span
from annotator.formats.article_dates import dates
from annotator.formats.case import Case, Document
from annotator.formats.dissent import Judges, soft_record
from annotator.formats.document import ClaimEntry, LookedEntry, MentionEntry
from annotator.formats.output import Found, Output
from annotator.formats.prodigy.blanks import tokens_of
from annotator.formats.span_labels import is_claim, set_apart
from annotator.formats.span_relations import Joined, joined
from annotator.formats.tokens import Tokens

HOLDS: Final = (Article, MentionEntry, ClaimEntry, LookedEntry)
CLAIM: Final = "CLAIM"
ANSWERS: Final[Mapping[Status, str]] = {
    Status.CONFIRMED: "accept",
    Status.CORRECTED: "accept",
    Status.REJECTED: "reject",
    Status.UNSURE: "ignore",
}
"""What Prodigy calls the status of a claim; a claim that nobody decided on has no answer."""

_Task = dict[str, object]


def export(case: Case, out: Output) -> None:
    """Write the tasks of every article of a case."""
    with out.file() as file:
        for document in case.documents():
            found = tokens_of(document.article.text, list(_places(document)))
            # All tasks of an article have the same tokens, which are most of it: they are spelled once, as last key.
            last = f', "tokens": {_spelled(list(_tokens(found, document.article.text)))}}}\n'
            for task in _tasks(document, found, case.judges(), out):
                file.write(f"{_spelled(task)[:-1]}{last}".encode())
            _tell(document, out)


def _places(document: Document) -> Iterator[Span]:
    """All that is marked in an article, which Prodigy shows by whole tokens."""
    yield from (each.mention.span for each in document.mentions)
    for entry in document.claims:
        yield entry.claim.span
        yield from (slot.span for slot in entry.claim.slots if slot.span is not None)


def _tell(document: Document, out: Output) -> None:
    text = document.article.text
    out.kept(Article, document.article.id, document.article.id)
    if document.looked:
        out.kept(LookedEntry, document.article.id, document.article.id)
    for mention in document.mentions:
        out.kept(MentionEntry, mention.mention.id, f"{_label(mention.mention)} {mention.mention.quote}")
    for claim in document.claims:
        out.kept(ClaimEntry, claim.claim.id, f"{claim.claim.id} {claim.claim.span.quote(text)}")


def _spelled(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def _tasks(document: Document, found: Tokens, judges: Judges, out: Output) -> Iterator[_Task]:
    """The tasks of an article, all but their tokens: an answer is one for all that its task holds."""
    by_answer = {
        answer: [each for each in document.claims if ANSWERS.get(each.status) == answer]
        for answer in ("accept", "reject", "ignore", None)
    }
    accepted, undecided, text = by_answer["accept"], by_answer[None], document.article.text
    spans = [_span(m.mention.span, found, _label(m.mention), id=m.mention.id) for m in document.mentions]
    drawn = joined([*document.mentions, *accepted], out)
    yield _task(
        document, [*spans, *_claims(accepted, text, found, judges)], _relations(accepted, found, drawn), "accept"
    )
    for each in [*by_answer["reject"], *by_answer["ignore"]]:
        own = list(_claims([each], text, found, judges))
        yield _task(document, own, _relations([each], found, joined([each], out)), ANSWERS.get(each.status))
    if undecided:
        own, drawn = list(_claims(undecided, text, found, judges)), joined(undecided, out)
        yield _task(document, own, _relations(undecided, found, drawn), None)


def _label(mention: Mention) -> str:
    """The label of a mention, never that of a claim."""
    return set_apart(mention.label, is_claim)


def _task(document: Document, spans: Sequence[_Task], relations: Sequence[_Task], answer: str | None) -> _Task:
    article = document.article
    known = {"title": article.title, **dates(article), "url": article.url}
    meta: _Task = {"article": article.id, **{name: value for name, value in known.items() if value}}
    if document.source:
        meta["source"] = document.source.name
    if document.looked:
        meta["looked"] = list(document.looked)
    task: _Task = {
        "text": article.text,
        "spans": list(spans),
        "relations": list(relations),
        "meta": meta,
    }
    return {**task, "answer": answer} if answer else task


def _tokens(found: Tokens, text: str) -> Iterator[_Task]:
    begins = [span.start for span in found.spans[1:]]
    for place, (span, follows) in enumerate(zip(found.spans, [*begins, len(text)], strict=False)):
        spaced = span.end < follows and text[span.end] == " "
        yield {"id": place, "text": span.quote(text), "start": span.start, "end": span.end, "ws": spaced}


def _span(span: Span, found: Tokens, label: str, **more: object) -> _Task:
    first, after = found.covering(span)
    at = {"start": span.start, "end": span.end, "label": label}
    return {**at, "token_start": first, "token_end": max(first, after - 1), **more}


def _claims(claims: Sequence[ClaimEntry], text: str, found: Tokens, judges: Judges) -> Iterator[_Task]:
    for entry in claims:
        soft = soft_record(entry.judgements, entry.status.value, judges)
        yield {**_claim(entry, text, found), **soft}
        for slot in entry.claim.slots:
            if slot.span is not None:
                value = {"value": slot.value} if slot.value is not None else {}
                yield _span(slot.span, found, slot.role.name, claim=entry.claim.id, **value)


def _claim(entry: ClaimEntry, text: str, found: Tokens) -> _Task:
    claim = entry.claim
    values = [[slot.role.value, slot.value] for slot in claim.slots if slot.span is None]
    more: _Task = {
        "id": claim.id,
        "text": claim.span.quote(text),
        "wording": claim.text,
        "status": entry.status.value,
        "factuality": claim.factuality.value,
        "worth": claim.worth / 10_000,
        "score": claim.score / 10_000,
        "makers": list(claim.makers),
    }
    if claim.mode:
        more["mode"] = claim.mode.value
    if values:
        more["said"] = values
    return _span(claim.span, found, CLAIM, **more)


def _relations(claims: Sequence[ClaimEntry], found: Tokens, drawn: Sequence[Joined]) -> list[_Task]:
    """From a claim to each slot, and what other tools drew, by the last token of either end, as Prodigy draws them."""
    ours = [relation for entry in claims for relation in _relations_of(entry.claim, found)]
    return [*ours, *(_relation(_end(each.head, found), _end(each.child, found), each.label) for each in drawn)]


def _end(spanned: MentionEntry | ClaimEntry, found: Tokens) -> _Task:
    if isinstance(spanned, MentionEntry):
        return _span(spanned.mention.span, found, _label(spanned.mention))
    return _span(spanned.claim.span, found, CLAIM)


def _relation(head: _Task, child: _Task, label: str) -> _Task:
    ends = {"head": head["token_end"], "child": child["token_end"]}
    return {**ends, "head_span": head, "child_span": child, "label": label}


def _relations_of(claim: Claim, found: Tokens) -> Iterator[_Task]:
    head = _span(claim.span, found, CLAIM)
    for slot in claim.slots:
        if slot.span is not None:
            yield _relation(head, _span(slot.span, found, slot.role.name), slot.role.value)


def reread(path: Path) -> Iterator[Found]:
    """The articles, mentions and claims of a file's tasks, each span as the text there has it."""
    articles, looked = set[str](), set[str]()
    with path.open(encoding="utf-8", newline="\n") as lines:
        for line in lines:
            task = json.loads(line)
            articles.add(task["meta"]["article"])
            looked.update([task["meta"]["article"]] if task["meta"].get("looked") else [])
            for span in task["spans"]:
                quote = task["text"][span["start"] : span["end"]]
                if span["label"] == CLAIM and "status" in span:
                    yield Found(ClaimEntry, f"{span['id']} {quote}")
                elif "claim" not in span:
                    yield Found(MentionEntry, f"{span['label']} {quote}")
    yield from (Found(Article, article) for article in sorted(articles))
    yield from (Found(LookedEntry, article) for article in sorted(looked))
