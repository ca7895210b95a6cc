"""Tests of spaCy's files: what it trains from, what of others' comes in, and that no bytes do harm."""

import zlib
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import cast

import pytest
import spacy
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc, DocBin
from spacy.tokens import Span as DocSpan
from spacy.training import Corpus

from annotator.domain.article import Article
from annotator.domain.claim import Role, Slot, Status
from annotator.domain.errors import AnnotatorError, BadFile, Remark
from annotator.domain.ids import ClaimId
from annotator.domain.span import Span
from annotator.formats.docbin import opening, tokenising, writing
from annotator.formats.docbin.format import DOCBIN
from annotator.formats.docbin.tokenising import Tokeniser
from annotator.formats.document import ClaimEntry, Entry, Given, MentionEntry
from annotator.formats.files import read_path
from annotator.formats.output import Exporter
from annotator.formats.parting.witness import Witness
from annotator.formats.parting.writing import Parted
from tests import builders
from tests.formats.cases import exported
from tests.formats.test_splits import divided_by, many
from tests.sampling import examples

EXPORTER = cast("Exporter", DOCBIN.exporter)
TEXT = "Ana-Maria 🙂 e\u0301t  東京へ. ليبيا 👩‍👩‍👧x \n"


def placed(words: str) -> Span:
    at = TEXT.index(words)
    return Span(at, at + len(words))


@pytest.mark.parametrize("language", ["en", "ja", "zh", "ar", None, "qq", "../os"])
def test_every_span_begins_and_ends_with_a_token_and_the_text_stays(language: str | None) -> None:
    spans = [Span(start, end) for start in range(len(TEXT)) for end in (start + 1, len(TEXT))]
    for some in (spans, spans[::5], []):
        doc = Tokeniser().doc(TEXT, language, some)
        assert doc.text == TEXT
        for span in some:
            found = doc.char_span(span.start, span.end)
            assert found is not None
            assert found.text == span.quote(TEXT)


def test_tokens_are_spacys_own_where_no_span_cuts_one() -> None:
    text = "Ana  met\nBo, didn't she?"
    doc = Tokeniser().doc(text, "en", [Span(0, 3)])
    cut = Tokeniser().doc(text, "en", [Span(0, 2)])
    assert [token.text for token in doc] == [token.text for token in spacy.blank("en")(text)]
    assert [token.text_with_ws for token in cut] == ["An", "a ", *(token.text_with_ws for token in doc)][:2] + [
        token.text_with_ws for token in doc[1:]
    ]


def said() -> list[Entry]:
    article = builders.article(TEXT, title="Bridge", language="en")
    mentions = [builders.mention(article, words, "PERSON") for words in ("Ana", "Ana-Maria", "ليبيا", "  東京")]
    claim = builders.claim(article, "Ana-Maria 🙂 e\u0301t")
    slots = (
        Slot(Role.SUBJECT, placed("Ana")),
        Slot(Role.TIME, None, "2026"),
        Slot(Role.PLACE, placed("東京"), "Tokyo"),
    )
    claims = [replace(claim, slots=slots), builders.claim(article, "東京へ. ليبيا")]
    return [
        article,
        *map(MentionEntry, mentions),
        ClaimEntry(claims[0], Status.CONFIRMED, article_text=TEXT),
        ClaimEntry(claims[1], Status.REJECTED, article_text=TEXT),
    ]


def test_spacy_trains_from_what_was_written(tmp_path: Path) -> None:
    exported(EXPORTER, said(), tmp_path / "out")
    (example,) = Corpus(tmp_path / "out" / "train.spacy")(spacy.blank("en"))
    doc = example.reference
    assert [(each.text, each.label_) for each in doc.ents] == [("Ana-Maria", "PERSON"), ("ليبيا", "PERSON")]
    assert sorted(each.text for each in doc.spans["sc"]) == ["  東京", "Ana", "Ana-Maria", "ليبيا"]
    (claim,) = doc.spans["claims"]
    assert [(each.text, each.label_, each.kb_id_) for each in doc.spans["slots"] if each.id_ == claim.id_] == [
        ("Ana", "SUBJECT", ""),
        ("東京", "PLACE", "Tokyo"),
    ]
    assert [each.text for each in doc.spans["claims.rejected"]] == ["東京へ. ليبيا"]
    assert doc.user_data["title"] == "Bridge"
    assert doc.user_data["claims"][claim.id_]["said"] == (("time", "2026"),)


def test_a_part_too_large_for_one_file_is_a_folder_that_spacy_reads_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing, "_MOST_BYTES", 1_000)
    monkeypatch.setattr(tokenising, "_MOST_STRINGS", 0)
    entries: list[Entry] = [*many(20)]
    made = Parted(EXPORTER, "", divided_by(entries), Witness(EXPORTER.parts))
    exported(made.as_exporter(), entries, tmp_path / "out")
    names = [path.relative_to(tmp_path / "out").as_posix() for path in (tmp_path / "out").rglob("*")]
    assert sorted(names)[:4] == ["dev.spacy", "test.spacy", "train.spacy", "train.spacy/0001.spacy"]
    trained = [len(list(Corpus(tmp_path / "out" / f"{part}.spacy")(spacy.blank("en")))) for part in EXPORTER.parts]
    assert trained == [16, 2, 2]
    again = [item.entry for item in read_path(tmp_path / "out") if isinstance(item, Given)]
    assert {e.id for e in again if isinstance(e, Article)} == {e.id for e in entries if isinstance(e, Article)}


def read(path: Path) -> tuple[list[MentionEntry | ClaimEntry], list[AnnotatorError]]:
    items = list(read_path(path))
    entries = [item.entry for item in items if isinstance(item, Given)]
    found = [entry for entry in entries if isinstance(entry, MentionEntry | ClaimEntry)]
    return found, [item for item in items if isinstance(item, AnnotatorError)]


def foreign(text: str = "Ana Vidal met 🙂 Bo.") -> Doc:
    doc = spacy.blank("en")(text)
    doc.ents = [DocSpan(doc, 0, 2, "PERSON", kb_id="Q1")]
    doc.spans["errors"] = [DocSpan(doc, 2, 5, "WEAK")]
    doc.spans["claims"] = [DocSpan(doc, 0, 5, "X")]
    doc.cats = {"news": 1.0}
    return doc


def test_a_file_of_somebody_else_comes_in_as_mentions_and_claims(tmp_path: Path) -> None:
    DocBin(docs=[foreign()]).to_disk(tmp_path / "a.spacy")
    found, troubles = read(tmp_path / "a.spacy")
    told = [(e.mention.label, e.mention.quote, e.extra) for e in found if isinstance(e, MentionEntry)]
    assert sorted(told, key=str) == [
        ("PERSON", "Ana Vidal", {"spacy": {"kb_id": "Q1"}}),
        ("WEAK", "met 🙂 Bo", {"spacy": {"group": "errors"}}),
    ]
    (claim,) = (e for e in found if isinstance(e, ClaimEntry))
    assert (claim.claim.span.quote(claim.article_text), claim.status) == ("Ana Vidal met 🙂 Bo", Status.CONFIRMED)
    assert [str(each) for each in troubles] == [
        f"{tmp_path / 'a.spacy'}: text categories of 1 document stayed out, for there is no place for them."
    ]
    assert isinstance(troubles[0], Remark)


def test_a_group_beside_entities_stays_one_and_what_is_said_of_either_is_kept_or_told(tmp_path: Path) -> None:
    doc = foreign()
    doc.spans["sc"] = [DocSpan(doc, 0, 2, "PERSON"), DocSpan(doc, 0, 3, "PHRASE", span_id="x7")]
    doc.spans["sc"].attrs["by"] = "desk"
    cast("dict[object, object]", doc.user_data).update({"page": 3, ("._.", "desk", None, None): "news", "title": "Met"})
    DocBin(docs=[doc], store_user_data=True).to_disk(tmp_path / "a.spacy")
    found, troubles = read(tmp_path / "a.spacy")
    told = {e.mention.label: e.extra for e in found if isinstance(e, MentionEntry)}
    assert told == {
        "PERSON": {"spacy": {"kb_id": "Q1"}},
        "PHRASE": {"spacy": {"group": "sc", "id": "x7"}},
        "WEAK": {"spacy": {"group": "errors"}},
    }
    assert any("under _.desk, page, spans[sc].attrs stayed out" in str(each) for each in troubles)
    exported(
        EXPORTER, [item.entry for item in read_path(tmp_path / "a.spacy") if isinstance(item, Given)], tmp_path / "o"
    )
    (again,) = DocBin().from_disk(tmp_path / "o" / "train.spacy").get_docs(spacy.blank("en").vocab)
    assert [(each.text, each.label_) for each in again.ents] == [("Ana Vidal", "PERSON")]


def test_a_damaged_document_keeps_no_other_from_coming_in(tmp_path: Path) -> None:
    written = DocBin(docs=[*(foreign(f"{number} people met in Halden.") for number in range(3))])
    written.tokens[1][0, 0] = 12_345_678_901
    (tmp_path / "a.spacy").write_bytes(written.to_bytes())
    found, troubles = read(tmp_path / "a.spacy")
    assert sum(isinstance(entry, ClaimEntry) for entry in found) == 2
    (trouble,) = (each for each in troubles if isinstance(each, BadFile))
    assert str(trouble).startswith(f"{tmp_path / 'a.spacy'}, document 2: ")


def _bomb() -> bytes:
    packing = zlib.compressobj(9)
    return packing.compress(b"\0" * 4_000_000) + packing.flush()


@pytest.mark.parametrize(
    ("made", "words"),
    [
        (lambda: b"", "holds no documents of spaCy 3"),
        (lambda: b"\x00\x01words", "holds no documents of spaCy 3"),
        (lambda: zlib.compress(b"\x93\x01\x02\x03"), "holds no documents of spaCy 3"),
        (lambda: zlib.compress(b"\x91" * 5_000), "holds no documents of spaCy 3"),
        (lambda: DocBin(docs=[foreign()]).to_bytes()[:-20], "holds no documents of spaCy 3"),
        (lambda: foreign().to_bytes(), "is one Doc and no DocBin; save it with DocBin(docs=[doc]"),
        (_bomb, "would unpack to more than 1 MB"),
    ],
)
def test_what_is_no_file_of_spacy_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, made: Callable[[], bytes], words: str
) -> None:
    monkeypatch.setattr(opening, "_LARGEST", 1024**2)
    (tmp_path / "a.spacy").write_bytes(made())
    found, troubles = read(tmp_path / "a.spacy")
    assert found == []
    assert [words in str(each) for each in troubles] == [True]


@cache
def whole() -> bytes:
    return zlib.decompress(DocBin(docs=[foreign(), foreign()], store_user_data=True).to_bytes())


@settings(max_examples=examples(10), deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.tuples(st.integers(0, 10_000), st.binary(min_size=1, max_size=4)), min_size=1, max_size=3))
def test_no_damage_raises(tmp_path_factory: pytest.TempPathFactory, damage: list[tuple[int, bytes]]) -> None:
    data = bytearray(whole())
    for at, piece in damage:
        data[at % len(data) : at % len(data) + len(piece)] = piece
    path = tmp_path_factory.mktemp("damaged") / "a.spacy"
    path.write_bytes(zlib.compress(bytes(data)))
    found, troubles = read(path)
    assert all(str(each) for each in troubles)
    assert all(e.claim.span.quote(e.article_text) for e in found if isinstance(e, ClaimEntry))


def test_the_packer_is_as_it_was_after_a_file_was_written_and_read(tmp_path: Path) -> None:
    packer = import_module("srsly.msgpack")
    before = [dict(vars(each)) for each in (packer.msgpack_encoders, packer.msgpack_decoders)]
    exported(EXPORTER, said(), tmp_path / "out")
    read(tmp_path / "out")
    assert [dict(vars(each)) for each in (packer.msgpack_encoders, packer.msgpack_decoders)] == before


@pytest.mark.parametrize("made", [b"", zlib.compress(b"\x91" * 50), DocBin(docs=[foreign()]).to_bytes()[:-20]])
def test_a_broken_file_is_told_in_words_of_ours(tmp_path: Path, made: bytes) -> None:
    (tmp_path / "a.spacy").write_bytes(made)
    (trouble,) = read(tmp_path / "a.spacy")[1]
    assert "[E" not in str(trouble)
    assert str(trouble).endswith("; make it again with DocBin.to_disk.")


def test_the_group_that_a_claim_was_moved_to_tells_its_status(tmp_path: Path) -> None:
    exported(EXPORTER, said(), tmp_path / "out")
    file = tmp_path / "out" / "train.spacy"
    (doc,) = DocBin().from_disk(file).get_docs(spacy.blank("en").vocab)
    (claim,) = doc.spans["claims"]
    doc.spans["claims"] = []
    doc.spans["claims.unsure"] = [claim]
    DocBin(docs=[doc], store_user_data=True).to_disk(file)
    entries = [each.entry for each in read_path(file) if isinstance(each, Given)]
    found = {each.claim.id: each.status for each in entries if isinstance(each, ClaimEntry)}
    assert found[ClaimId(claim.id_)] is Status.UNSURE
