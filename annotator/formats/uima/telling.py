"""Owns what a CAS comes in as: its texts as articles with what is annotated in each."""

from collections.abc import Iterator, Mapping
from typing import Final

from annotator.domain.errors import AnnotatorError, BadFile, Remark
from annotator.domain.ids import source_id
from annotator.domain.json import Json, JsonObject, as_object, as_str
from annotator.formats.annotator_files import annotator_of, document_of
from annotator.formats.judges import lookers_told
from annotator.formats.native.records import NumberedRecords, article_record, under_its_id
from annotator.formats.originals import Original
from annotator.formats.uima.annotations import Annotations
from annotator.formats.uima.annotators import as_annotated
from annotator.formats.uima.cas import Cas, Kept
from annotator.formats.uima.layers import is_document
from annotator.formats.uima.placing import Places
from annotator.formats.uima.plain_words import BETWEEN, heard, rest_of, restored
from annotator.formats.uima.types import ARTICLE
from annotator.formats.uima.whole_texts import of_document, of_whole_text

_OWN: Final = frozenset(("begin", "end", "sofa"))
_UNKNOWN: Final = ("", "x-unspecified", "x-undefined")


def told(cas: Cas, original: Original) -> NumberedRecords:
    """The native records of a CAS; a view without text is told, as BadFile if there is no other."""
    texts = {at: view for at, view in cas.views.items() if view.text is not None}
    for view in cas.views.values():
        if view.text is None:
            known = {"file": original.shown, "view": view.name, "why": view.why}
            yield Remark("view-no-text", **known) if texts else BadFile("view-no-text", **known)
    for identity, line in cas.doubled.items():
        reason = f"several annotations have the id {identity}, of which the first counts"
        yield BadFile("line-bad", file=original.shown, line=line, reason=reason)
    if not cas.views:
        yield BadFile("cas-no-view", file=original.shown)
    by_sofa = _by_sofa(cas)
    document = document_of(original)
    for number, (sofa, view) in enumerate(texts.items()):
        name = document if number == 0 else f"{document}#{view.name}"
        yield from as_annotated(original, _of_view(cas, sofa, by_sofa.get(sofa, {}), original, name))
    if texts:
        yield from _astray(cas, by_sofa, original.shown)


def _astray(cas: Cas, by_sofa: Mapping[int, Mapping[int, Kept]], file: str) -> Iterator[AnnotatorError]:
    """What is told of annotations in no view or text, and of members of views that are not there."""
    placed = {at for at, kept in cas.kept.items() if {"begin", "end"} <= kept.features.keys()}
    reached = {to for kept in cas.kept.values() for name in kept.refs.keys() - _OWN for to in kept.refs[name]}
    standing = {at for mine in by_sofa.values() for at in mine}
    outside = {at for sofa, mine in by_sofa.items() if sofa in cas.members for at in mine.keys() - cas.members[sofa]}
    listed = {at for members in cas.members.values() for at in members}
    if removed := (outside & placed) - reached:
        yield Remark("cas-unlisted", file=file, count=len(removed), id=min(removed))
    if lost := (placed - standing) - reached:
        yield BadFile("cas-no-sofa", file=file, count=len(lost), id=min(lost))
    if absent := listed - cas.kept.keys() - cas.views.keys():
        yield BadFile("cas-no-member", file=file, count=len(absent), id=min(absent))


def _by_sofa(cas: Cas) -> dict[int, dict[int, Kept]]:
    """The structures that stand in each sofa, and the chains whose first one does."""
    found: dict[int, dict[int, Kept]] = {}
    for at, kept in cas.kept.items():
        first = next((cas.kept[to] for to in kept.refs.get("first", ()) if to in cas.kept), kept)
        sofa = cas.sofa(kept)
        sofa = cas.sofa(first) if sofa is None else sofa
        if sofa is not None:
            found.setdefault(sofa, {})[at] = kept
    return found


def _of_view(cas: Cas, sofa: int, mine: Mapping[int, Kept], original: Original, name: str) -> NumberedRecords:
    view = cas.views[sofa]
    ours = next((kept for kept in mine.values() if kept.type == ARTICLE), None)
    described = [kept for kept in mine.values() if is_document(cas, kept)]
    text = view.text or ""
    if ours is not None:
        text = restored(text, _hidden(ours))
        named = as_str(ours.features.get("source"))
        if named:
            yield 1, {"type": "source", "id": source_id(heard(named)), "name": heard(named)}
    article = _article(text, name, ours, described)
    places, members = Places(cas, view, text), cas.members.get(sofa)
    whole = of_whole_text(places, mine, members)
    # One of several files of a text, and one of an article that is here, have no say in what that keeps.
    apart = bool(annotator_of(original)) or ours is not None
    about = of_document(places, described, ("documentUri",) if article.get("url") else ()) if ours is None else {}
    kept: dict[str, Json] = {**about, **({"annotations": whole} if whole and not apart else {})}
    yield 1, {**article, "uima": kept} if kept else article
    if whole:
        yield Remark("categories-left" if apart else "categories-kept", file=original.shown, count=len(whole))
    if ours is not None and (looked := ours.words("looked")):
        lookers = rest_of(ours.features.get("annotator")).get("looked", heard(looked).split(BETWEEN))
        yield 1, {"type": "looked", "article": article["id"], **lookers_told(lookers)}
    found = Annotations(places, as_str(article["id"]), annotator_of(original))
    yield from found.records(mine, members, original.shown)


def _hidden(ours: Kept) -> Mapping[str, str]:
    found = as_object(rest_of(ours.features.get("annotator")).get("hidden"))
    return {place: as_str(sign) for place, sign in found.items()}


def _article(text: str, name: str, ours: Kept | None, described: list[Kept]) -> JsonObject:
    """The record of a text: what the document's own annotations say of it, and what we wrote of it ourselves."""
    language = _said(described, "language")
    uri = _said(described, "documentUri")
    known: dict[str, str | None] = {"title": _said(described, "documentTitle") or None}
    if language not in _UNKNOWN:
        known["language"] = language
    if ours is None:
        known["url"] = uri if uri.startswith(("http://", "https://")) else None
        return article_record(text, name, **known)
    said = {each: ours.words(each) for each in ("published", "author")}
    named = ours.words("source")
    told = {each: heard(words) for each, words in {**known, **said, "url": uri}.items() if words}
    record: dict[str, Json] = {
        **article_record(text, name, **told),
        "source": source_id(heard(named)) if named else None,
    }
    return under_its_id(record, heard(ours.words("identifier") or ""))


def _said(described: list[Kept], feature: str) -> str:
    """What the first that says anything says in a feature; nothing if none does."""
    return next((words for kept in described if (words := kept.words(feature))), "")
