"""Tests of UIMA CAS, XMI and JSON: there and back, what other tools write, and files that are refused."""

import base64
import gzip
import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from zipfile import ZipFile

import pytest

from annotator.domain.article import Article, new_article
from annotator.domain.claim import Claim, Role, Slot, Status
from annotator.domain.errors import AnnotatorError, Remark
from annotator.domain.ids import ArticleId, ClaimId, MentionId, source_id
from annotator.domain.json import as_object
from annotator.domain.mention import Mention
from annotator.domain.source import Source
from annotator.domain.span import Span
from annotator.formats import extras
from annotator.formats.document import ClaimEntry, EntityEntry, Entry, Given, MentionEntry
from annotator.formats.files import read_path
from annotator.formats.registry import format_written
from tests.formats.cases import brought_in, exported, there_and_back

SAMPLE = Path(__file__).parent / "samples" / "uima"
TEXT = "\f👩‍👩‍👧 𠀀e\u0301 ليبيا 🙂\x01 日本 held\ttalks.\n\ufffd end"
SPACES = (
    'xmlns:xmi="http://www.omg.org/XMI" xmlns:cas="http:///uima/cas.ecore" xmlns:tcas="http:///uima/tcas.ecore" '
    'xmlns:d="http:///desk.ecore"'
)


def xmi(inside: str, text: str | None = "Ana met Ben.", members: str | None = None, prolog: str = "") -> str:
    said = f'sofaString="{text}"' if text is not None else ""
    view = f'<cas:View sofa="1" members="{members}"/>' if members is not None else ""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>{prolog}\n<xmi:XMI {SPACES} xmi:version="2.0"><cas:NULL xmi:id="0"/>\n'
        f'{inside}\n<cas:Sofa xmi:id="1" sofaNum="1" sofaID="_InitialView" {said}/>{view}</xmi:XMI>'
    )


def cas(structures: Sequence[object], types: Mapping[str, object] | None = None, **more: object) -> str:
    return json.dumps({**more, "%TYPES": types or {}, "%FEATURE_STRUCTURES": structures, "%VIEWS": {}})


def sofa(text: str | None, number: int = 1, more: Mapping[str, object] | None = None) -> dict[str, object]:
    said = {} if text is None else {"sofaString": text}
    return {
        "%ID": number,
        "%TYPE": "uima.cas.Sofa",
        "sofaNum": number,
        "sofaID": f"View{number}",
        **said,
        **(more or {}),
    }


def read(tmp_path: Path, written: str, name: str = "a.xmi") -> tuple[list[Entry], list[str]]:
    (tmp_path / name).write_text(written, encoding="utf-8")
    items = list(read_path(tmp_path / name))
    entries = [item.entry for item in items if isinstance(item, Given)]
    return entries, [str(item) for item in items if isinstance(item, AnnotatorError)]


def quotes(entries: list[Entry]) -> list[tuple[str, str]]:
    return [(e.mention.label, e.mention.quote) for e in entries if isinstance(e, MentionEntry)]


def project() -> list[Entry]:
    paper = Source(source_id('"The" Paper'), '"The" Paper')
    article = new_article(TEXT, title='"Talks" \x02', url="https://news.example/1", author="A. B.", published="2020-12")
    article = replace(article, id=ArticleId("1/ä"), source=paper.id, language="ar")
    spans = [Span(at, at + size) for at in range(len(TEXT)) for size in (1, 3) if at + size <= len(TEXT)]
    mentions = [
        MentionEntry(Mention(MentionId(f"m{n}"), article.id, s, s.quote(TEXT), "GPE")) for n, s in enumerate(spans)
    ]
    slots = (Slot(Role.OBJECT, Span(0, 4), "\x03 five"), Slot(Role.OBJECT, Span(6, 9)), Slot(Role.TIME, None, "2020"))
    claim = Claim(ClaimId("c"), article.id, Span(2, 20), "\x04 said", slots, worth=7, score=12, makers=("m@1",))
    return [paper, article, *mentions, ClaimEntry(claim, Status.REJECTED, proposal=claim, article_text=TEXT)]


@pytest.mark.parametrize("name", ["uima-xmi", "uima-json"])
def test_every_character_and_what_is_known_of_an_article_comes_back(name: str) -> None:
    exporter = format_written(name).exporter
    assert exporter is not None
    held, again = there_and_back(exporter, project())
    assert not any(kind.lost for kind in held if kind.kind in exporter.holds)
    articles = [e for e in again if isinstance(e, Article)]
    (before,) = [e for e in project() if isinstance(e, Article)]
    assert [replace(article, file=None) for article in articles] == [before]
    assert [e.name for e in again if isinstance(e, Source)] == ['"The" Paper']
    assert sorted(quotes(again)) == sorted(quotes(project()))
    (claim,) = [e for e in again if isinstance(e, ClaimEntry)]
    (said,) = [e for e in project() if isinstance(e, ClaimEntry)]
    assert (claim.claim, claim.status) == (said.claim, Status.REJECTED)


@pytest.mark.parametrize("name", ["uima-xmi", "uima-json"])
def test_cassis_cuts_the_words_of_every_span(name: str, tmp_path: Path) -> None:
    exporter = format_written(name).exporter
    assert exporter is not None
    exported(exporter, project(), tmp_path / "out")
    covered = sorted(found.text for found in exporter.reread(tmp_path / "out") if found.kind is MentionEntry)
    hidden = "\f\x01" if name == "uima-xmi" else ""
    table = str.maketrans(dict.fromkeys(hidden, "\ufffd"))
    assert covered == sorted(f"GPE {quote.translate(table)}" for _, quote in quotes(project()))


def test_a_relation_keeps_what_else_it_says(tmp_path: Path) -> None:
    sample = (SAMPLE / "meeting.xmi").read_text(encoding="utf-8")
    (tmp_path / "TypeSystem.xml").write_bytes((SAMPLE / "TypeSystem.xml").read_bytes())
    (tmp_path / "meeting.xmi").write_text(sample.replace('value="lives in"', 'role="home"'), encoding="utf-8")
    (mention,) = [e for e in brought_in(tmp_path) if isinstance(e, MentionEntry) and e.mention.label == "PER"]
    assert as_object(mention.extra["uima"])["relations"] == [["Residence", 19, 25, {"role": "home"}]]


def test_a_relation_stays_with_the_claim_that_it_begins_at_or_is_told(tmp_path: Path) -> None:
    relation = '<d:Causes xmi:id="{0}" sofa="1" begin="0" end="3" Governor="{1}" Dependent="4" role="why"/>'
    inside = "".join(
        (
            '<d:Claim xmi:id="2" sofa="1" begin="0" end="11"/><d:Token xmi:id="3" sofa="1" begin="0" end="3"/>',
            '<d:Name xmi:id="4" sofa="1" begin="8" end="11"/>',
            *(relation.format(n, to) for n, to in ((5, 2), (6, 3), (7, 3))),
        )
    )
    entries, troubles = read(tmp_path, xmi(inside, members="2 3 4 5 6 7"))
    (claim,) = [each for each in entries if isinstance(each, ClaimEntry)]
    assert as_object(claim.extra["uima"])["relations"] == [["Causes", 8, 11, {"role": "why"}]]
    assert [each.partition(": ")[2] for each in troubles if " relations of" in each] == [
        "2 relations of the layers Causes stayed out, for where they begin no mention or claim came in."
    ]


def test_a_sample_of_another_tool_comes_in_with_slots_chains_and_relations() -> None:
    entries = brought_in(SAMPLE)
    (article,) = [e for e in entries if isinstance(e, Article)]
    assert (article.title, article.url, article.language) == ("Meeting", "https://news.example/meeting", "en")
    mentions = {(e.mention.quote, e.mention.label): e for e in entries if isinstance(e, MentionEntry)}
    assert mentions.keys() == {
        ("Ana Vidal", "PER"),
        ("Halden", "LOC"),
        ("Ana Vidal", "CoreferenceLink"),
        ("She", "CoreferenceLink"),
    }
    told = {"identifier": "https://kb.example/Q1", "order": "7", "type": "desk.Person"}
    assert mentions["Ana Vidal", "PER"].extra["uima"] == {**told, "relations": [["lives in", 19, 25]]}
    (claim,) = [e.claim for e in entries if isinstance(e, ClaimEntry)]
    parts = {slot.role.value: slot.words(article.text) for slot in claim.slots}
    assert parts == {"subject": "Ana Vidal", "predicate": "met", "place": "Halden"}
    (entity,) = [e.entity for e in entries if isinstance(e, EntityEntry)]
    assert (entity.name, entity.variants) == ("Ana Vidal", ("Ana Vidal", "She"))


def test_a_zip_with_its_type_system_comes_in_as_its_folder(tmp_path: Path) -> None:
    with ZipFile(tmp_path / "a.zip", "w") as archive:
        for path in SAMPLE.iterdir():
            archive.write(path, path.name)
    assert quotes(brought_in(tmp_path / "a.zip")) == quotes(brought_in(SAMPLE))


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ("<xmi:XMI", "is cut off: what begins in line 1 has no end"),
        (xmi("<a>"), "line 4: it is not well-formed XML"),
        (xmi("", prolog='<!DOCTYPE x [<!ENTITY e "boo">]>'), "line 1: a document type, which may hide harm"),
        (xmi("", None), "the view _InitialView, which has no text: it is empty"),
        (xmi("", " &#160;"), "it is empty"),
        (
            xmi('<d:Of xmi:id="2" sofa="1" begin="0" end="99"/>'),
            "line 3: annotation 2 of the layer Of: the span 0 to 99",
        ),
        (xmi('<d:Of xmi:id="2" sofa="1" begin="5" end="x"/>'), "begin 5 and end None are no place"),
        (
            xmi("\n".join(f'<d:Of xmi:id="2" sofa="1" begin="{at}" end="3"/>' for at in (0, 1))),
            "line 4: several annotations have the id 2, of which the first counts",
        ),
        ("<xmi:XMI " + SPACES + "/>", "holds no view, and so no text"),
        (xmi("<a>" * 300 + "</a>" * 300), "nests deeper than 250 levels"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(tmp_path: Path, written: str, says: str) -> None:
    _, troubles = read(tmp_path, written)
    assert len(troubles) == 1, troubles
    assert troubles[0].startswith(str(tmp_path / "a.xmi"))
    assert says in troubles[0]


@pytest.mark.parametrize("codec", ["utf-16", "utf-7"])
def test_a_document_type_hides_behind_no_encoding(tmp_path: Path, codec: str) -> None:
    written = xmi("", prolog='<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>').replace("UTF-8", codec)
    (tmp_path / "a.xmi").write_bytes(written.encode(codec))
    (trouble,) = [str(item) for item in read_path(tmp_path / "a.xmi")]
    assert "a document type" in trouble or "its encoding utf-7" in trouble


def test_control_characters_of_xml_1_1_are_marked(tmp_path: Path) -> None:
    written = xmi('<d:Of xmi:id="2" sofa="1" begin="2" end="6"/>', "A&#x1;&#12;nna&#9;").replace('"1.0"', '"1.1"')
    entries, troubles = read(tmp_path, written)
    assert quotes(entries) == [("Of", "\ufffdnna")]
    assert [each.partition(": ")[2][:45] for each in troubles] == ["2 characters of a kind that no screen shows, "]


def test_too_much_in_one_place_is_told_as_such(tmp_path: Path) -> None:
    _, (trouble,) = read(tmp_path, xmi("", "z" * 10_000_001))
    assert "it has more than 10 million bytes in one place" in trouble


def test_a_bad_annotation_leaves_the_others(tmp_path: Path) -> None:
    good = '<d:Of xmi:id="2" sofa="1" begin="0" end="3" value="PER"/>'
    entries, troubles = read(tmp_path, xmi(f'{good}<d:Of xmi:id="3" sofa="1" begin="9" end="4"/>'))
    assert (quotes(entries), len(troubles)) == ([("PER", "Ana")], 1)


def test_what_no_view_lists_stays_out_and_grammar_is_counted(tmp_path: Path) -> None:
    inside = "".join(
        f'<d:{name} xmi:id="{n}" sofa="1" begin="0" end="3"/>' for n, name in enumerate(["Of", "Token", "Of"], 2)
    )
    entries, troubles = read(tmp_path, xmi(inside, members="2 3"))
    assert quotes(entries) == [("Of", "Ana")]
    assert "1 annotation of the layers Token stayed out" in troubles[0]


def test_annotations_in_no_view_or_text_and_members_that_are_not_there_are_told(tmp_path: Path) -> None:
    places = [(2, 1), (3, 9), (4, 1)]
    inside = "".join(f'<d:Of xmi:id="{n}" sofa="{of}" begin="0" end="3"/>' for n, of in places)
    entries, troubles = read(tmp_path, xmi(inside, members="2 3 99"))
    assert quotes(entries) == [("Of", "Ana")]
    assert [trouble.partition(": ")[2] for trouble in troubles] == [
        "1 annotation that no view lists stayed out (the first has the id 4); make them members of the view "
        "whose text they are of.",
        "1 annotation of a text that the file does not hold stayed out (the first has the id 3); save the CAS with "
        "its document.",
        "a view lists 1 annotation that is not in the file (the first id is 99); see that it is whole.",
    ]


def test_each_view_with_text_is_an_article_and_others_are_told(tmp_path: Path) -> None:
    spoken = {"sofaURI": "file:///a.mp3"}
    structures = [sofa("Ana met."), sofa("Ben 🙂 left.", 2), sofa(None, 3, spoken)]
    here = {"%ID": 9, "%TYPE": "desk.Of", "@sofa": 2, "begin": 7, "end": 11}
    entries, troubles = read(tmp_path, cas([*structures, here]), "a.json")
    assert [e.text for e in entries if isinstance(e, Article)] == ["Ana met.", "Ben 🙂 left."]
    assert quotes(entries) == [("Of", "left")]
    assert troubles == [
        f"{tmp_path / 'a.json'}: nothing was taken from the view View3, which has no text: its text lies elsewhere, at "
        "file:///a.mp3, from where nothing is fetched."
    ]


def test_bytes_are_taken_as_text_also_where_they_are_packed(tmp_path: Path) -> None:
    for data in (b"\xef\xbb\xbfAna met.", gzip.compress(b"Ana met.", mtime=0)):
        held = {"%ID": 5, "%TYPE": "uima.cas.ByteArray", "%ELEMENTS": base64.b64encode(data).decode()}
        entries, troubles = read(tmp_path, cas([sofa(None, 1, {"@sofaArray": 5}), held]), "a.json")
        assert ([e.text for e in entries if isinstance(e, Article)], troubles) == (["Ana met."], [])
    sound = {"%ID": 5, "%TYPE": "uima.cas.ByteArray", "%ELEMENTS": "//8="}
    for more, why in (({"mimeType": "audio/wav"}, "it holds audio/wav"), ({}, "its bytes are no text")):
        _, troubles = read(tmp_path, cas([sofa(None, 1, {"@sofaArray": 5, **more}), sound]), "a.json")
        assert why in troubles[0]


@pytest.mark.parametrize(("unit", "place"), [("UTF-8", (8, 12)), ("UTF-16", (6, 10)), ("UTF-32", (5, 9))])
def test_json_counts_in_the_unit_it_declares(tmp_path: Path, unit: str, place: tuple[int, int]) -> None:
    here = {"%ID": 9, "%TYPE": "desk.Of", "@sofa": 1, "begin": place[0], "end": place[1]}
    entries, _ = read(tmp_path, cas([sofa("Hi 🙂 left."), here], **{"%HEADER": {"%OFFSETS": unit}}), "a.json")
    assert quotes(entries) == [("Of", "left")]


def test_circles_of_types_lists_and_chains_end(tmp_path: Path) -> None:
    types = {name: {"%NAME": name, "%SUPER_TYPE": above} for name, above in (("a.A", "a.B"), ("a.B", "a.A"))}
    listed = [
        {"%ID": 5, "%TYPE": "uima.cas.NonEmptyFSList", "@head": 6, "@tail": 5},
        {"%ID": 6, "%TYPE": "a.A", "@sofa": 1, "begin": 0, "end": 3, "@first": 6, "@next": 6, "@all": 5, "@target": 6},
    ]
    entries, troubles = read(tmp_path, cas([sofa("Ana met."), *listed], types), "a.json")
    assert (quotes(entries), troubles) == ([("A", "Ana")], [])


def test_damaged_structures_in_json_are_passed_over_or_told(tmp_path: Path) -> None:
    damaged: list[list[object]] = [[None, 3, "x", {}], [[1]], [{"%ID": "x", "%TYPE": 5, "@sofa": "y"}]]
    for structures in damaged:
        entries, troubles = read(tmp_path, cas([sofa("Ana met."), *structures]), "a.json")
        assert [e.text for e in entries if isinstance(e, Article)] == ["Ana met."]
        assert all(str(tmp_path) in trouble for trouble in troubles)


def test_a_layer_of_claims_of_others_comes_in_confirmed(tmp_path: Path) -> None:
    linked = '<d:ClaimLink xmi:id="4" role="Subject" target="3"/><d:Who xmi:id="3" sofa="1" begin="0" end="3"/>'
    claim = '<d:Claim xmi:id="2" sofa="1" begin="0" end="11" by="4" status="done" factuality="PS+"/>'
    entries, troubles = read(tmp_path, xmi(claim + linked))
    (entry,) = [e for e in entries if isinstance(e, ClaimEntry)]
    assert (entry.claim.text, entry.status, entry.claim.factuality.value) == ("Ana met Ben", Status.CONFIRMED, "PS+")
    assert [(slot.role.value, slot.span) for slot in entry.claim.slots] == [("subject", Span(0, 3))]
    assert entry.extra["uima"] == {"status": "done", "factuality": "PS+", "type": "desk.Claim"}
    assert troubles == []


def test_remarks_only_tell_of_what_came_in(tmp_path: Path) -> None:
    items = list(read_path(SAMPLE / "meeting.xmi"))
    assert [type(item) for item in items if isinstance(item, AnnotatorError)] == [Remark, Remark]


@pytest.mark.parametrize("name", ["uima-xmi", "uima-json"])
@pytest.mark.parametrize("other", ["xmi", "json"])
def test_what_cassis_saves_again_says_the_same(name: str, other: str, tmp_path: Path) -> None:
    cassis = import_module("cassis")
    exporter = format_written(name).exporter
    assert exporter is not None
    exported(exporter, project(), tmp_path / "out")
    (path,) = [each for each in (tmp_path / "out").iterdir() if each.name != "TypeSystem.xml"]
    types = tmp_path / "out" / "TypeSystem.xml"
    if name == "uima-xmi":
        loaded = cassis.load_cas_from_xmi(path, typesystem=cassis.load_typesystem(types))
    else:
        loaded = cassis.load_cas_from_json(path.read_text(encoding="utf-8"))
        loaded.sofa_string = loaded.sofa_string.translate(dict.fromkeys((1, 12), "\ufffd"))  # for XML holds neither
    saved = tmp_path / f"{path.stem}.{other}"
    saved.write_text(loaded.to_xmi() if other == "xmi" else loaded.to_json(), encoding="utf-8")
    before, after = brought_in(path), brought_in(saved)
    assert sorted(quotes(after)) == sorted(
        (label, quote.translate(dict.fromkeys((1, 12), "\ufffd")) if name == "uima-json" else quote)
        for label, quote in quotes(before)
    )
    assert [e.claim for e in after if isinstance(e, ClaimEntry)] == [
        e.claim for e in before if isinstance(e, ClaimEntry)
    ]


def test_it_comes_in_without_the_packages_that_its_export_needs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extras, "find_spec", lambda _module: None)
    assert not format_written("uima-xmi").is_usable
    assert len(quotes(brought_in(SAMPLE))) == 4


def test_what_a_structure_without_a_place_says_stays_with_the_mention_that_leads_to_it(tmp_path: Path) -> None:
    inside = (
        '<d:Disease xmi:id="2" sofa="1" begin="0" end="3" concepts="3 4" about="5" kind="9"/>'
        '<d:Concept xmi:id="3" cui="C1" of="6"/><d:Concept xmi:id="4" cui="C2"/>'
        '<d:Name xmi:id="5" sofa="1" begin="8" end="11"/><d:Book xmi:id="6" title="MeSH"/>'
    )
    entries, _ = read(tmp_path, xmi(inside, members="2 5"))
    [disease, _] = [each for each in entries if isinstance(each, MentionEntry)]
    book = {"title": "MeSH", "type": "desk.Book"}
    first = {"cui": "C1", "of": [book], "type": "desk.Concept"}
    said = as_object(disease.extra["uima"])
    assert said["concepts"] == [first, {"cui": "C2", "type": "desk.Concept"}]
    assert (said["about"], said["kind"]) == ("5", "9")


def test_references_to_other_annotations_that_have_no_place_are_told(tmp_path: Path) -> None:
    types = {each: {"%NAME": each, "%SUPER_TYPE": "uima.tcas.Annotation"} for each in ("desk.Name", "desk.Span")}
    structures = [
        {"%ID": 1, "%TYPE": "uima.cas.Sofa", "sofaString": "Anna left.", "sofaNum": 1, "sofaID": "_InitialView"},
        {"%ID": 2, "%TYPE": "desk.Name", "@sofa": 1, "begin": 0, "end": 4},
        {"%ID": 3, "%TYPE": "desk.Span", "@sofa": 1, "begin": 0, "end": 9, "@items": 4, "@about": 2},
        {"%ID": 4, "%TYPE": "desk.Name[]", "%ELEMENTS": [2]},
    ]
    view = {"_InitialView": {"%SOFA": 1, "%MEMBERS": [2, 3]}}
    cas = {"%TYPES": types, "%FEATURE_STRUCTURES": structures, "%VIEWS": view}
    entries, told = read(tmp_path, json.dumps(cas), "a.json")
    assert sum(isinstance(each, MentionEntry) for each in entries) == 2
    assert [each.partition(": ")[2] for each in told] == [
        "2 references to other annotations stayed out (Span.about, Span.items), for only slots, relations and chains "
        "have a place here."
    ]
