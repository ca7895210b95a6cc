"""Owns the texts that annotations point into: embedded, in a file beside theirs, or an article of the project."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Final
from urllib.parse import unquote

from annotator.domain.errors import BadFile
from annotator.domain.ids import ArticleId, source_id
from annotator.domain.json import Json, JsonObject, as_str
from annotator.domain.text import is_blank
from annotator.formats.document import Addressed
from annotator.formats.native.records import article_record, under_its_id
from annotator.formats.native.words import shown
from annotator.formats.originals import Original
from annotator.formats.plain import raw_text, title_of
from annotator.formats.web_annotation.vocabulary import names, node, nodes, words

_MEDIA: Final = {"Image": "an image", "Video": "a film", "Audio": "a sound", "Sound": "a sound", "Dataset": "data"}
_MEDIA_ENDINGS: Final = {
    "an image": (".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".tif", ".tiff", ".bmp"),
    "a film": (".mp4", ".webm", ".mov", ".avi", ".mkv"),
    "a sound": (".mp3", ".wav", ".ogg", ".oga", ".flac", ".m4a"),
}
_MEDIA_FRAGMENTS: Final = {"an image": "xywh=", "a sound or a film": "t="}
"""How the part of an address behind # begins that means a region of a picture, or a while."""
_OF_TARGETS: Final = ("type", "source", "selector")
_OF_SOURCES: Final = ("id", "value", "type")
_OF_STATES: Final = ("type", "cached")
_KNOWN: Final = ("title", "author", "published", "language", "url")


@dataclass(frozen=True, slots=True)
class Target:
    """What an annotation is about: where its source is, its text if that is embedded or in a file, and selectors.

    `medium` is what it is if it is no text: an image, say; `more` is what else is said of it, such as its scope.
    """

    source: str
    embedded: str
    cached: str
    selectors: Json
    medium: str
    more: JsonObject = field(default_factory=dict)


def target_of(value: JsonObject) -> Target:
    """A target as it is written: an address alone, with a fragment, or an object with source, state and selectors."""
    source = node(value.get("source")) if value.get("source") is not None else value
    address, _, fragment = words(source.get("id")).partition("#")
    selectors = value.get("selector")
    if selectors is None and fragment.startswith("char="):
        selectors = {"type": "FragmentSelector", "value": fragment}
    embedded = next((words(each.get("value")) for each in (source, value) if words(each.get("value"))), "")
    cached = next((name for each in nodes(value.get("state")) if (name := words(each.get("cached")))), "")
    kinds = [*names(value.get("type")), *names(source.get("type"))]
    medium = next((_MEDIA[each] for each in kinds if each in _MEDIA), "") or _medium_at(address, fragment)
    return Target(address, embedded, cached, selectors, medium, _more(value, source))


def _medium_at(address: str, fragment: str) -> str:
    """What is at an address that says by its ending, or by what it points at there, that it is no text."""
    endings = (each for each, known in _MEDIA_ENDINGS.items() if address.lower().partition("?")[0].endswith(known))
    return next(endings, "") or next((e for e, begins in _MEDIA_FRAGMENTS.items() if fragment.startswith(begins)), "")


def _more(value: JsonObject, source: JsonObject) -> JsonObject:
    """What a target says beside where its words are, and what its source does; a state beside the text it names."""
    kept = {name: said for name, said in value.items() if said and name not in (*_OF_TARGETS, *_OF_SOURCES)}
    if not any(set(state) - set(_OF_STATES) for state in nodes(kept.get("state"))):
        kept.pop("state", None)
    known = {name: said for name, said in source.items() if said and name not in _OF_SOURCES} if source != value else {}
    return {**kept, **({"source": known} if known else {})}


@dataclass(slots=True)
class Texts:
    """The texts found for one file of annotations; `told` are the records of articles that it brings itself."""

    original: Original
    project: Addressed | None
    told: list[JsonObject] = field(default_factory=list)
    _taken: set[str] = field(default_factory=set)
    _known: dict[tuple[str, str, str], tuple[str, str]] = field(default_factory=dict)

    def of(self, target: Target, about: JsonObject | None = None) -> tuple[str, str]:
        """The id and text of the article that a target points into; ValueError that says why there is none.

        `about` is what we wrote of the article ourselves.
        """
        if target.medium:
            raise ValueError(f"it is about {target.medium}, not a text, and only annotations of texts come in")
        place = (target.source, target.embedded, target.cached)
        if place not in self._known:
            self._known[place] = self._looked_up(target, about or {})
        return self._known[place]

    def _looked_up(self, target: Target, about: JsonObject) -> tuple[str, str]:
        text, file = target.embedded, self.original.name
        usual = "" if target.source else text_beside(self.original.name)
        for name in (target.cached, target.source, usual):
            if not text and (beside := _file_name(name)):
                text, file = self._beside(beside), beside
        if not text:
            try:
                return self._of_project(target.source)
            except ValueError:
                # Of an address elsewhere, a text that is called as its last part often lies beside.
                file = _file_name(target.source.rpartition("/")[2])
                text = self._beside(file) if file else ""
                if not text:
                    raise
                return self._brought(text, file, "", about)  # the same article as the file alone gives
        return self._brought(text, file, target.source, about)

    def _beside(self, name: str) -> str:
        """The text of a file beside; nothing if it is not there or cannot be read."""
        try:
            other = self.original.beside(name)
            data = other.whole()
            try:
                return data.decode("utf-8")
            except UnicodeDecodeError:
                return raw_text(other)[0]
        except BadFile:
            return ""

    def _brought(self, text: str, file: str, source: str, about: JsonObject) -> tuple[str, str]:
        self._taken.add(file)
        known: dict[str, str | None] = {name: as_str(about.get(name)) or None for name in _KNOWN}
        if not about:
            known["title"] = title_of(text)
            known["url"] = source if source.startswith(("http://", "https://")) else None
        record: dict[str, Json] = dict(article_record(text, file, **known))
        if named := as_str(about.get("source")):
            self.told.append({"type": "source", "id": source_id(named), "name": named})
            record["source"] = source_id(named)
        record = dict(under_its_id(record, as_str(about.get("id"))))
        self.told.append(record)
        return as_str(record["id"]), text

    def _of_project(self, source: str) -> tuple[str, str]:
        found: list[ArticleId] = []
        if self.project and source:
            named = ArticleId(source.removeprefix("urn:uuid:"))
            found = self.project.at(source) or ([named] if self.project(named) else [])
        if len(found) > 1:
            reason = f"{len(found)} articles here have the address {shown(source)}"
            raise ValueError(f"{reason}; name the one that is meant by its id, under source")
        text = self.project(found[0]) if self.project and found else None
        if not source:
            raise ValueError("its target names no text; say under source which one it points into")
        if not text:
            raise ValueError(f"the text of {shown(source)} is not here; import that article first")
        return found[0], text

    def take_beside(self) -> None:
        """Bring the text that is called as the annotations, unless it was brought for one of them."""
        file = text_beside(self.original.name)
        if file not in self._taken and not is_blank(text := self._beside(file)):
            self.told.append(article_record(text, file, title=title_of(text)))

    def fresh(self) -> Iterator[JsonObject]:
        """The records of articles that were found since this was asked last."""
        told, self.told = self.told, []
        yield from told


def text_beside(file: str) -> str:
    """The name of the text that a file of annotations usually points into."""
    return f"{file.rpartition('.')[0]}.txt"


def _file_name(address: str) -> str:
    """The name of a text file of the same folder that a relative address means; nothing if it is none."""
    name = unquote(address.removeprefix("./"))
    plain = PurePath(name).name == name and "\\" not in name and ":" not in name and not name.startswith(".")
    return name if plain and PurePath(name).suffix.lower() in (".txt", ".md") else ""
