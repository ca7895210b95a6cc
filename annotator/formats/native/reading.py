"""Owns how a file of lines becomes a stream of entries; a bad line is told by its number and the rest goes on."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Final

from annotator.domain.article import Article
from annotator.domain.claim import Status
from annotator.domain.errors import AnnotatorError, BadFile, Remark
from annotator.domain.ids import ArticleId, ClaimId, MentionId, content_id
from annotator.domain.json import Json, JsonObject, as_list, as_str
from annotator.formats import encodings
from annotator.formats.document import ClaimEntry, Entry, Given, MentionEntry, TextOf, identity
from annotator.formats.native.doubled import doubled
from annotator.formats.native.entries import ENTRY_OF
from annotator.formats.native.jsontext import fingerprint, lone_surrogates, parse_line, sorted_spelling
from annotator.formats.native.judged_alone import JudgedAlone
from annotator.formats.native.placed import TextIn, Texts, claim_of, mention_of
from annotator.formats.native.plain_lines import Gathering, PlainLine, placed_claim, plain_line
from annotator.formats.native.records import ANNOTATOR, HANDLED, OURS, PARTS, WITNESS
from annotator.formats.native.same_texts import SameTexts
from annotator.formats.native.shapes import SHAPES, check
from annotator.formats.native.words import plain, shown
from annotator.formats.plain_claims import Placed, PlainClaims, one_by_one
from annotator.formats.regular import LARGEST

_VERSION: Final = 1
_LINE_BYTES: Final = 6
_NUL: Final = rb"\u0000"
"""How a spelling of a record has NUL."""
_BOM: Final = "\ufeff"
_FOR_READERS: Final = (ANNOTATOR, HANDLED, WITNESS, PARTS, OURS)
_POINTING: Final = ("claim", "mention")
_ANSWERS: Final = (None, *Status)
"""What somebody may judge of a claim, in a file of another tool."""
_JUDGED: Final = ("status", "makers")
_UNJUDGED: Final = bytes(3)
_PROPOSED: Final = _ANSWERS.index(Status.PROPOSED)


def read(
    lines: Iterable[bytes | str], *, file: str, text_of: TextOf | None = None, text_in: TextIn | None = None
) -> Iterator[Given | AnnotatorError]:
    """What each line gives, one by one, as `read_together` has it."""
    return one_by_one(read_together(lines, file=file, text_of=text_of, text_in=text_in))


def read_together(
    lines: Iterable[bytes | str], *, file: str, text_of: TextOf | None = None, text_in: TextIn | None = None
) -> Iterator[Given | PlainClaims | AnnotatorError]:
    """What the lines give, in the order of the file; a bad line gives an error with its number instead.

    Claims and mentions whose article's line comes later, or never, wait for the end; so do entities that leave it to
    mentions to name them. A line that repeats another one is passed over.

    Args:
        lines: split at line feeds only.
        file: what the file is called in errors.
        text_of: the stored text of an article that the project already holds.
        text_in: the text of a file beside this one, for article lines with `file` instead of `text`.
    """
    reader, plain = _Reader(file, Texts(text_of or (lambda _: None), text_in)), Gathering(file)
    for number, line in enumerate(lines, 1):
        if told := reader.plain(number, line):
            yield from plain.add(number, *told)
            continue
        yield from plain.end()
        if found := reader.line(number, line):
            yield found
        if reader.refused:
            return
    yield from plain.end()
    yield from reader.rest()
    yield from encodings.unstorable(reader.unstorable, file)
    yield from reader.judged.remarks(file)


def read_records(
    numbered: Iterable[tuple[int, JsonObject] | AnnotatorError],
    *,
    file: str,
    text_of: TextOf | None = None,
    carries: bool = True,
) -> Iterator[Given | AnnotatorError]:
    """What native records give that a reader of another format made of a file, each with the line that it came from.

    Errors among them come out in their place. What several annotators say of one thing is told of each.

    Args:
        numbered: the records.
        file: what the file is called in errors.
        text_of: the stored text of an article that the project already holds.
        carries: whether a claim has an id only where an export of ours wrote it.
    """
    texts = Texts(text_of or (lambda _: None), None)
    reader = _Reader(file, texts, SameTexts(text_of or (lambda _: None), texts), carries=carries)
    for item in numbered:
        if found := item if isinstance(item, AnnotatorError) else reader.made_record(*item):
            yield found
    yield from reader.rest()
    yield from encodings.unstorable(reader.unstorable, file)
    yield from reader.same.remarks(file) if reader.same else ()
    if reader.again:
        first, count = reader.again[0], len(reader.again)
        yield Remark("judged-twice", file=file, item="line", number=first, count=count)


class _Reader:
    """What has been seen of one file so far."""

    def __init__(self, file: str, texts: Texts, same: SameTexts | None = None, *, carries: bool = False) -> None:
        """`same` is there for a file of another tool, whose records a reader made."""
        self.refused = False
        self.same, self._is_made, self._carries = same, same is not None, carries
        self._ours: set[ArticleId] = set()
        """The articles that an export of ours brings, by what it holds of them."""
        self.unstorable = 0
        self._file = file
        self._texts = texts
        self._seen: dict[type[Entry], dict[str, bytes]] = {}
        self._waiting: list[tuple[int, JsonObject]] = []
        self._mentions: dict[str, list[MentionId]] = {}
        self.again: list[int] = []
        """The lines of judgements that took the place of others by the same annotator."""
        self.judged = JudgedAlone()
        self._spelled: tuple[JsonObject, bytes] = ({}, b"")
        """The line that was read last, and its spelling."""

    def plain(self, number: int, line: bytes | str) -> tuple[PlainLine, Placed, str] | None:
        """The claim of a line that says no more than its place and its makers, and the text that it stands in.

        None of every other line, and of what an earlier line gave.
        """
        said = plain_line(line)
        if said is None or not self._texts.holds(said.article):
            return None
        anchors = self._texts.given(said.article)
        claim = placed_claim(said, anchors)
        if claim is None:
            return None
        seen = self._seen.setdefault(ClaimEntry, {})
        told = fingerprint({}, said.spelling) + _UNJUDGED + number.to_bytes(_LINE_BYTES)
        return (said, claim, anchors.text) if seen.setdefault(claim[0], told) == told else None

    def line(self, number: int, line: bytes | str) -> Given | AnnotatorError | None:
        """What one line gives: an entry, an error, or nothing."""
        try:
            text = _decoded(line, first=number == 1)
            record = parse_line(text) if text.strip() else None
        except ValueError as error:
            return BadFile("line-not-json", file=self._file, line=number, reason=plain(error))
        self.unstorable += lone_surrogates(text)
        if record is None:
            return None
        self._spelled = record, sorted_spelling(record)
        if trouble := doubled(text, self._spelled[1]):
            return BadFile("line-bad", file=self._file, line=number, reason=trouble)
        return self.record(number, record)

    def record(self, number: int, record: JsonObject) -> Given | AnnotatorError | None:
        """What the record of a line gives: an entry, an error, or nothing yet."""
        if self._must_wait(record):
            self._waiting.append((number, record))
            return None
        return self._given(number, record)

    def made_record(self, number: int, record: JsonObject) -> Given | AnnotatorError | None:
        """The same of a record that a reader made, of which only the text of an article may hold NUL."""
        if _NUL in sorted_spelling(record):
            named = "text" if record.get("type") == "article" else ""
            record = {name: said if name == named else self._without_nul(said) for name, said in record.items()}
        return self.record(number, self._as_here(number, record))

    def _as_here(self, number: int, record: JsonObject) -> JsonObject:
        """The record as what it tells of is called in the project."""
        if self.same is None:
            return record
        return self.same.article(number, record) if record.get("type") == "article" else self.same.renamed(record)

    def _without_nul(self, said: Json) -> Json:
        """A value with U+FFFD for each NUL, which are counted."""
        if isinstance(said, str):
            self.unstorable += said.count("\0")
            return said.replace("\0", "\ufffd")
        if isinstance(said, Mapping):
            return {name: self._without_nul(each) for name, each in said.items()}
        return [self._without_nul(each) for each in said] if isinstance(said, list | tuple) else said

    def rest(self) -> Iterator[Given | AnnotatorError]:
        """What the lines give that waited for another one: mentions and claims first, then entities."""
        for number, record in sorted(self._waiting, key=lambda held: held[1].get("type") == "entity"):
            if record.get("type") == "entity":
                named: list[Json] = list(self._mentions.get(as_str(record.get("id")), []))
                record = {**record, "mentions": named}  # noqa: PLW2901
            if found := self._given(number, self._as_here(number, record)):
                yield found

    def _must_wait(self, record: JsonObject) -> bool:
        kind = record.get("type")
        if kind == "entity":
            return record.get("mentions") is None
        # The line of its article may come yet, and only that one tells how incoming offsets map to the stored text.
        return kind in _POINTING and not self._texts.holds(as_str(record.get("article")))

    def _given(self, number: int, record: JsonObject) -> Given | AnnotatorError | None:
        by, witness = (as_str(record.get(name)) if self._is_made else "" for name in (ANNOTATOR, WITNESS))
        parts = record.get(PARTS) if self._is_made else None
        ours, handled = self._is_made and OURS in record, self._is_made and HANDLED in record
        if by or witness or parts is not None or ours:
            record = {name: value for name, value in record.items() if name not in _FOR_READERS}
        try:
            entry = self._entry(record)
            if ours and isinstance(entry, Article):
                self._ours.add(entry.id)
            if isinstance(entry, MentionEntry) and entry.mention.article in self._ours and (handled or not by):
                # It may be what a program proposed, and the formats of other tools have no place to say so.
                entry = replace(entry, given=False)
            fresh = self._fresh(entry, record, number, witness or by) if entry else None
        except ValueError as error:
            kind = "header-other" if self.refused else "line-bad"
            return BadFile(kind, file=self._file, line=number, reason=plain(error))
        except AnnotatorError as error:
            return error
        if fresh is None:
            return None
        self.judged.see(fresh, number)
        carried = self._carries and (record.get("type") == "looked" or "id" in record)
        joined = self.same is not None and isinstance(fresh, Article) and self.same.is_joined(fresh.id)
        settled = "published_proposed" in record
        given = Given(fresh, number, self._file, settled, by, carried, joined, handled=handled, witness=witness)
        return given if parts is None else replace(given, carried=True, parts=frozenset(map(as_str, as_list(parts))))

    def _entry(self, record: JsonObject) -> Entry | None:
        kind = record.get("type")
        if kind is None:
            raise ValueError(f"it has no type; known are {', '.join(SHAPES)}")
        if not isinstance(kind, str):
            raise ValueError(f"type must be a word in quotation marks; known are {', '.join(SHAPES)}")  # noqa: TRY004
        if kind not in SHAPES:
            raise ValueError(f"there is no type called '{shown(kind)}'; known are {', '.join(SHAPES)}")
        check(kind, record)
        if kind == "header":
            self._check_header(record)
            return None
        if kind == "article":
            self.unstorable += as_str(record.get("text")).count("\0")
            return self._texts.add(record)
        if kind == "mention":
            return self._mention(record)
        if kind == "claim":
            placed = self._texts.of(record)
            claim = claim_of(record, placed)
            return replace(claim, extra=placed.ends(claim.extra)) if self._is_made and claim.extra else claim
        return ENTRY_OF[kind](self._texts.placed_members(record) if kind == "family" else record)

    def _check_header(self, record: JsonObject) -> None:
        expected: dict[str, Json] = {"format": "annotator", "version": _VERSION, "offset_unit": "codepoint"}
        for name, value in expected.items():
            if record.get(name, value) != value:
                # Anything read after this would be understood wrongly.
                self.refused = True
                raise ValueError(
                    f"{name} is {shown(str(record[name]))}, and only {value} can be read; nothing after it was"
                )

    def _mention(self, record: JsonObject) -> MentionEntry:
        placed = self._texts.of(record)
        entry = mention_of(record, placed)
        if self._is_made and entry.extra:
            entry = replace(entry, extra=placed.ends(entry.extra))
        if entry.entity:
            self._mentions.setdefault(entry.entity, []).append(entry.mention.id)
        return entry

    def _fresh(self, entry: Entry, record: JsonObject, number: int, by: str) -> Entry | None:
        """The entry; None if an equal line gave it before; ValueError if a different one of the same one has its id."""
        spelling = self._spelled[1] if record is self._spelled[0] else b""
        said, judged = _parted(entry, record) if self._is_made else (record, _UNJUDGED)
        print_of_line, line = fingerprint(said, spelling), judged + number.to_bytes(_LINE_BYTES)
        # As bytes in one, for there may be a million lines, and a pair of values takes twice as much.
        known = f"{identity(entry)}\0{by}" if by else identity(entry)
        before = self._seen.setdefault(type(entry), {}).setdefault(known, print_of_line + line)
        if before == print_of_line + line:
            return entry
        earlier = before[len(print_of_line) : -_LINE_BYTES]
        if before.startswith(print_of_line) and earlier == judged:
            return None
        # What somebody unnamed says beside the words once more would have no place.
        if before.startswith(print_of_line) and (by or earlier[1:] == judged[1:]):
            self._seen[type(entry)][known] = print_of_line + line
            if _PROPOSED not in (earlier[0], judged[0]):
                self.again.append(number)
            return entry
        if isinstance(entry, ClaimEntry) and record.get("id") is None:
            return self._fresh(_told_apart(entry), {**record, "id": "told apart"}, number, by)
        first = int.from_bytes(before[-_LINE_BYTES:])
        raise ValueError(f"line {first} has the same id and says something else")


def _parted(entry: Entry, record: JsonObject) -> tuple[JsonObject, bytes]:
    """What the record of a claim or mention says of its words, and in three bytes what somebody says of that."""
    if not isinstance(entry, ClaimEntry | MentionEntry):
        return record, _UNJUDGED
    answer = _ANSWERS.index(entry.status) if isinstance(entry, ClaimEntry) else 0
    said = {name: value for name, value in record.items() if name not in _JUDGED and name not in entry.extra}
    return said, bytes((answer,)) + (fingerprint(entry.extra)[:2] if entry.extra else _UNJUDGED[1:])


def _decoded(line: bytes | str, *, first: bool) -> str:
    if len(line) > LARGEST:
        raise ValueError("it is too long")
    try:
        text = line.decode("utf-8") if isinstance(line, bytes) else line
    except UnicodeDecodeError as error:
        raise ValueError(f"it is not UTF-8 at byte {error.start + 1}") from error
    return text.removeprefix(_BOM) if first else text


def _told_apart(entry: ClaimEntry) -> ClaimEntry:
    """The claim under an id that its statement is part of: a sentence may hold two claims without further marks."""
    claim = entry.claim
    apart = ClaimId(content_id("claim", claim.id, claim.text))
    proposal = replace(entry.proposal, id=apart) if entry.proposal else None
    return replace(entry, claim=replace(claim, id=apart), proposal=proposal)
