"""Owns the export to Label Studio: a task an article, what people decided as annotation, the rest as prediction."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import BinaryIO, Final

from annotator.domain.article import Article
from annotator.domain.claim import Claim, Factuality, Mode, Role, Status
from annotator.domain.fold import LOOKED
from annotator.domain.mention import Mention
from annotator.domain.span import Span
from annotator.formats.article_dates import dates
from annotator.formats.case import Case, Document
from annotator.formats.dissent import Judges, soft_record
from annotator.formats.document import ClaimEntry, LookedEntry, MentionEntry
from annotator.formats.known_labels import guidelines, mention_labels
from annotator.formats.output import Output
from annotator.formats.span_labels import is_claim, set_apart
from annotator.formats.span_relations import Spanned, identity_of, joined
from annotator.formats.utf16 import Utf16
from annotator.formats.xml_words import attribute

HOLDS: Final = (Article, MentionEntry, ClaimEntry, LookedEntry)
CLAIM: Final = "Claim"
TASKS, CONFIG = "tasks*.json", "config.xml"
"""What the files of tasks, of which there is often one, and the configuration are called."""
_MOST_BYTES: Final = 16 * 1024**2
"""A file of tasks is read whole, here and in Label Studio, so that more of them stay out of memory."""
SLOTS: Final = {role: role.value.capitalize() for role in Role}
RESERVED: Final = frozenset((CLAIM, *SLOTS.values()))
_CHOICES: Final[Mapping[str, Sequence[str]]] = {
    "status": [status.value for status in Status],
    "factuality": [value.value for value in Factuality],
    "mode": [mode.value for mode in Mode],
}
_Object = dict[str, object]


def export(case: Case, out: Output) -> None:
    """Write the tasks of a case, and the configuration under which they are imported."""
    labels = {label_of_word(label) for label in mention_labels(case)}
    drawn = {role.value: None for role in Role}
    tasks, files = _tasks(case, out, labels, drawn), 0
    ahead = next(tasks, b"")
    while ahead or not files:
        files += 1
        with out.file("tasks.json" if files == 1 else f"tasks_{files:04}.json") as file:
            ahead = _fill(file, ahead, tasks)
    with out.file(CONFIG) as file:
        file.write(_configuration(sorted(labels), list(drawn), guidelines(case)).encode("utf-8"))


def _tasks(case: Case, out: Output, labels: set[str], drawn: dict[str, None]) -> Iterator[bytes]:
    """The task of every article, of which is told; `labels` and `drawn` take how mentions and relations are called."""
    for document in case.documents():
        labels.update(label_of(each.mention) for each in document.mentions)
        _tell(document, out)
        yield json.dumps(_task(document, case.judges(), out, drawn), ensure_ascii=False, sort_keys=True).encode("utf-8")


def _fill(file: BinaryIO, ahead: bytes, tasks: Iterator[bytes]) -> bytes:
    """Write as many tasks as a file may hold, but one at least; the one after them, or nothing."""
    size = file.write(b"[")
    while ahead:
        size += file.write(b"\n" if size == 1 else b",\n") + file.write(ahead)
        ahead = next(tasks, b"")
        if size + len(ahead) > _MOST_BYTES:
            break
    file.write(b"\n]\n")
    return ahead


def label_of(mention: Mention) -> str:
    """The label of a mention, never that of a claim or slot."""
    return label_of_word(mention.label)


def label_of_word(label: str) -> str:
    """A label as it is called here, never as a claim or slot is."""
    return set_apart(label, is_reserved)


def is_reserved(label: str) -> bool:
    """Whether a label means a claim or one of its slots."""
    return label in RESERVED or is_claim(label)


def _tell(document: Document, out: Output) -> None:
    text = document.article.text
    out.kept(Article, document.article.id, document.article.id)
    if document.looked:
        out.kept(LookedEntry, document.article.id, document.article.id)
    for mention in document.mentions:
        out.kept(MentionEntry, mention.mention.id, f"{label_of(mention.mention)} {mention.mention.quote}")
    for claim in document.claims:
        out.kept(ClaimEntry, claim.claim.id, f"{CLAIM} {claim.claim.span.quote(text)}")


def _task(document: Document, judges: Judges, out: Output, named: dict[str, None]) -> _Object:
    article, regions = document.article, _Regions(document.article.text, judges)
    known = {"title": article.title, **dates(article), "url": article.url, "language": article.language}
    data: _Object = {"text": article.text, "article": article.id, **{k: v for k, v in known.items() if v}}
    if document.source:
        data["source"] = document.source.name
    decided = [each for each in document.claims if each.status is not Status.PROPOSED]
    proposed = [each for each in document.claims if each.status is Status.PROPOSED]
    found = [region for mention in document.mentions for region in regions.mention(mention.mention)]
    annotated = [*found, *(region for each in decided for region in regions.claim(each))]
    annotated += _drawn([*document.mentions, *decided], out, named)
    predicted = [region for each in proposed for region in regions.claim(each)]
    predicted += _drawn(proposed, out, named)
    if document.looked:
        data[LOOKED] = list(document.looked)
        annotated.append({"from_name": LOOKED, "to_name": "text", "type": "choices", "value": {"choices": [LOOKED]}})
    task: _Object = {"data": data, "annotations": [{"result": annotated}] if annotated else []}
    return {**task, "predictions": [{"model_version": "annotator", "result": predicted}] if predicted else []}


def _drawn(spanned: Sequence[Spanned], out: Output, named: dict[str, None]) -> list[_Object]:
    """The relations that other tools drew between regions of one list; what they are called goes to `named`."""
    drawn = joined(spanned, out, turned=True)
    named.update({each.label: None for each in drawn if each.label})
    return [_relation(identity_of(each.head), identity_of(each.child), each.label, each.way) for each in drawn]


def _relation(head: str, child: str, label: str, way: str = "") -> _Object:
    labels = [label] if label else []
    return {"type": "relation", "from_id": head, "to_id": child, "direction": way or "right", "labels": labels}


class _Regions:
    """The regions of one text, in the units of UTF-16 that Label Studio's window counts."""

    def __init__(self, text: str, judges: Judges) -> None:
        self._text, self._judges = text, judges
        self._units = Utf16(text)

    def mention(self, mention: Mention) -> Iterator[_Object]:
        """The region of a mention."""
        yield self._region(mention.id, mention.span, label_of(mention))

    def claim(self, entry: ClaimEntry) -> Iterator[_Object]:
        """The regions of a claim and its slots, what is chosen and written for it, and its relations."""
        claim = entry.claim
        yield self._region(claim.id, claim.span, CLAIM)
        yield self._choice(claim, "status", entry.status.value)
        yield self._choice(claim, "factuality", claim.factuality.value)
        if claim.mode:
            yield self._choice(claim, "mode", claim.mode.value)
        yield self._written(claim.id, claim.span, "wording", claim.text)
        yield self._written(claim.id, claim.span, "annotator", json.dumps(self._rest(entry), sort_keys=True))
        for place, slot in enumerate(claim.slots):
            if slot.span is not None:
                identity = f"{claim.id}-{place}"
                yield self._region(identity, slot.span, SLOTS[slot.role])
                if slot.value is not None:
                    yield self._written(identity, slot.span, "value", slot.value)
                yield _relation(claim.id, identity, slot.role.value)

    def _rest(self, entry: ClaimEntry) -> _Object:
        claim = entry.claim
        said = [[slot.role.value, slot.value] for slot in claim.slots if slot.span is None]
        scores = {"worth": claim.worth / 10_000, "score": claim.score / 10_000}
        soft = soft_record(entry.judgements, entry.status.value, self._judges)
        return {"makers": list(claim.makers), **scores, "said": said, **soft}

    def _region(self, identity: str, span: Span, label: str) -> _Object:
        return self._result(identity, "label", "labels", {**self._place(span), "labels": [label]})

    def _choice(self, claim: Claim, name: str, value: str) -> _Object:
        return self._result(claim.id, name, "choices", {**self._place(claim.span), "choices": [value]})

    def _written(self, identity: str, span: Span, name: str, words: str) -> _Object:
        return self._result(identity, name, "textarea", {**self._place(span), "text": [words]})

    def _result(self, identity: str, name: str, kind: str, value: _Object) -> _Object:
        return {"id": identity, "from_name": name, "to_name": "text", "type": kind, "value": value}

    def _place(self, span: Span) -> _Object:
        start, end = self._units.units(span)
        return {"start": start, "end": end, "text": span.quote(self._text)}


def _configuration(labels: Sequence[str], drawn: Sequence[str], how: str) -> str:
    """The labelling configuration: paste it into a project's settings before its tasks are imported."""
    shown = "".join(f"    <Label value={attribute(label)}/>\n" for label in (CLAIM, *SLOTS.values(), *labels))
    chosen = "".join(_choices(name, values) for name, values in _CHOICES.items())
    written = "".join(
        f'  <TextArea name="{name}" toName="text" perRegion="true"/>\n' for name in ("wording", "value", "annotator")
    )
    relations = "".join(f"    <Relation value={attribute(label)}/>\n" for label in drawn)
    told = "".join(f'  <Header value={attribute(line)} size="5"/>\n' for line in how.splitlines() if line.strip())
    return (
        f'<View>\n{told}  <Labels name="label" toName="text">\n'
        f"{shown}  </Labels>\n"
        '  <Text name="text" value="$text" granularity="symbol"/>\n'
        f'  <Choices name="{LOOKED}" toName="text">\n    <Choice value="{LOOKED}"/>\n  </Choices>\n'
        f"{chosen}{written}  <Relations>\n{relations}  </Relations>\n</View>\n"
    )


def _choices(name: str, values: Sequence[str]) -> str:
    listed = "".join(f'    <Choice value="{value}"/>\n' for value in values)
    shown = f'perRegion="true" whenTagName="label" whenLabelValue="{CLAIM}"'
    return f'  <Choices name="{name}" toName="text" {shown}>\n{listed}  </Choices>\n'
