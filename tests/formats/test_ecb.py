"""Tests of ECB+: what an export holds, a sample of two files with one chain, and files with something wrong."""

from dataclasses import replace
from pathlib import Path

import pytest

from annotator.domain.article import Article, new_article
from annotator.domain.claim import Claim, Factuality, Role, Slot, Status
from annotator.domain.errors import AnnotatorError, Remark
from annotator.domain.ids import ArticleId, ClaimId
from annotator.domain.span import Span
from annotator.formats.document import ClaimEntry, EntityEntry, Given, LinkEntry, MentionEntry
from annotator.formats.ecb.format import ECB
from annotator.formats.ecb.tags import factuality_of
from annotator.formats.files import read_path
from tests.formats.cases import brought_in, exported, there_and_back
from tests.formats.test_conll2012 import case

SAMPLE = Path(__file__).parent / "samples" / "ecb" / "7"
WORDS = '<Document doc_name="a.xml"><token t_id="1" sentence="0" number="0">Ana</token>{0}</Document>'


def test_a_sample_comes_in_whole_with_chains_through_both_files() -> None:
    entries = brought_in(SAMPLE)
    texts = {each.id: each.text for each in entries if isinstance(each, Article)}
    assert list(texts.values()) == [
        "Ana Vidal checked herself in on Tuesday.",
        "🙂\nVidal was not admitted to the clinic",
    ]
    mentions = [(e.mention.quote, e.mention.label) for e in entries if isinstance(e, MentionEntry)]
    assert mentions == [("Ana Vidal", "PERSON"), ("Tuesday", "DATE"), ("Vidal", "PERSON"), ("the clinic", "FAC")]
    claims = {each.claim.id: each for each in entries if isinstance(each, ClaimEntry)}
    happens = {_predicate(each): (each.claim.factuality, each.claim.text) for each in claims.values()}
    assert happens == {
        "checked herself in": (Factuality.CERTAIN, "Ana Vidal checked herself in on Tuesday."),
        "admitted": (Factuality.CERTAIN_NOT, "Vidal was not admitted to the clinic"),
    }
    (entity,) = [each.entity for each in entries if isinstance(each, EntityEntry)]
    assert (entity.name, entity.variants) == ("Ana Vidal", ("Ana Vidal", "Vidal"))
    (link,) = [each.link for each in entries if isinstance(each, LinkEntry)]
    assert {_predicate(claims[link.a]), _predicate(claims[link.b])} == {"checked herself in", "admitted"}


def _predicate(entry: ClaimEntry) -> str:
    slot = entry.claim.slot(Role.PREDICATE)
    return slot.words(entry.article_text) if slot else ""


def test_words_of_a_mark_that_do_not_follow_on_one_another_are_kept() -> None:
    (claim,) = [
        each
        for each in brought_in(SAMPLE / "7_1ecb.xml")
        if isinstance(each, ClaimEntry) and "checked" in _predicate(each)
    ]
    assert claim.extra["ecb"] == {"tag": "ACTION_OCCURRENCE", "pieces": [[10, 17], [26, 28]]}


def test_what_stays_out_of_a_file_is_told() -> None:
    said = sorted(str(item).split(": ", 1)[1] for item in read_path(SAMPLE) if isinstance(item, Remark))
    assert said == [
        "1 more file of its topic came in with it, for the chains go through all.",
        "1 relation PLOT_LINK stayed out; only what is the same has a place here.",
    ]


def test_an_export_names_topics_instances_and_losses(tmp_path: Path) -> None:
    assert ECB.exporter is not None
    held = exported(ECB.exporter, case(), tmp_path / "out")
    told = {identity: why for kind in held for why, ids in kind.lost.items() for identity in ids}
    assert {"a  ", "ben", "c came"} < told.keys()
    assert "once" not in told
    assert "a Vidal met" not in told
    files = sorted(each.relative_to(tmp_path / "out").as_posix() for each in (tmp_path / "out").rglob("*.xml"))
    assert files == ["ECB+/1/1_1ecbplus.xml", "ECB+/1/1_2ecbplus.xml", "ECB+/2/2_1ecbplus.xml"]
    listed = (tmp_path / "out" / "ECBplus_coreference_sentences.csv").read_text("utf-8")
    assert listed.splitlines()[:2] == ["Topic,File,Sentence Number", "1,1ecbplus,0"]


def test_a_claim_comes_back_with_its_id_statement_status_and_certainty() -> None:
    assert ECB.exporter is not None
    text = "On Friday 🙂 they did not leave Halden at all."
    article = replace(new_article(text, title="Halden & <more>"), id=ArticleId("a"), published="2020-12-26")
    slots = (Slot(Role.PREDICATE, Span(text.index("did"), text.index(" Halden"))),)
    claim = Claim(
        ClaimId("c 1"), article.id, Span(10, len(text)), "They\nstayed", slots, factuality=Factuality.POSSIBLE_NOT
    )
    _, again = there_and_back(ECB.exporter, [article, ClaimEntry(claim, Status.UNSURE, article_text=text)])
    (back,) = [each for each in again if isinstance(each, ClaimEntry)]
    (told,) = [each for each in again if isinstance(each, Article)]
    assert replace(back.claim, article=article.id) == replace(claim, makers=back.claim.makers)
    assert (back.status, told.title, told.published) == (Status.UNSURE, "Halden & <more>", "2020-12-26")


def test_characters_that_xml_forbids_are_replaced() -> None:
    assert ECB.exporter is not None
    _, again = there_and_back(ECB.exporter, [new_article("One\x01two \ufffe <b> ]]> & so on.")])
    assert [each.text for each in again if isinstance(each, Article)] == ["One � two � < b >]] > & so on."]


@pytest.mark.parametrize(
    ("inner", "line", "says"),
    [
        ('<Markables>\n<LOC m_id="1"><token_anchor t_id="9"/></LOC></Markables>', 2, "there is no token 9"),
        ('<Relations>\n<CROSS_DOC_COREF><source m_id="4"/></CROSS_DOC_COREF></Relations>', 2, "there is no mark 4"),
        ("\n\n<Markables>", 3, "it is not well-formed XML"),
    ],
)
def test_a_bad_mark_is_told_with_its_line_and_the_rest_comes_in(
    tmp_path: Path, inner: str, line: int, says: str
) -> None:
    (tmp_path / "a.xml").write_text(WORDS.format(inner), encoding="utf-8")
    items = list(read_path(tmp_path / "a.xml"))
    troubles = [str(item) for item in items if isinstance(item, AnnotatorError)]
    assert troubles[0].startswith(f"{tmp_path / 'a.xml'}, line {line}: {says}")
    assert [item.entry.text for item in items if isinstance(item, Given) and isinstance(item.entry, Article)] == ["Ana"]


def test_a_document_type_is_refused(tmp_path: Path) -> None:
    bomb = '<!DOCTYPE Document [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'
    (tmp_path / "a.xml").write_text(bomb + WORDS.format("").replace("Ana", "&b;"), encoding="utf-8")
    items = list(read_path(tmp_path / "a.xml"))
    assert not [item for item in items if isinstance(item, Given)]
    assert "a document type, which may hide harm, is not read" in str(items[0])


def test_the_list_of_sentences_is_no_table_of_articles(tmp_path: Path) -> None:
    (tmp_path / "ECBplus_coreference_sentences.csv").write_text(
        "Topic,File,Sentence Number\n1,10ecb,0\n", encoding="utf-8"
    )
    (said,) = read_path(tmp_path / "ECBplus_coreference_sentences.csv")
    assert isinstance(said, Remark)
    assert "lists sentences and holds no text" in str(said)


NEWS = """<Document doc_name="b.xml" doc_id="B" lang="en" topic="harbour">
<token t_id="1" sentence="0" number="0" lemma="Ada" pos="NNP">Ada</token>
<token t_id="2" sentence="0" number="1" pos="RB">never</token>
<token t_id="3" sentence="0" number="2">sailed</token>
<token t_id="4" sentence="0" number="3">or</token>
<token t_id="5" sentence="0" number="4">rested</token>
<token t_id="6" sentence="0" number="5">Friday</token>
<Markables>
<ENTITY_MENTION m_id="1" syntactic_type="NAM"><token_anchor t_id="1"/></ENTITY_MENTION>
<EVENT_MENTION m_id="2" polarity="NEG" certainty="CERTAIN" pred="sail"><token_anchor t_id="3"/></EVENT_MENTION>
<EVENT_MENTION m_id="3" polarity="POS" certainty="POSSIBLE" tense=""><token_anchor t_id="5"/></EVENT_MENTION>
<TIMEX3 m_id="4" type="DATE" value="2019-03-08"><token_anchor t_id="6"/></TIMEX3>
<ENTITY m_id="7" TAG_DESCRIPTOR="Ada of Ryd" ent_type="PER" external_ref="https://example.org/Ada" instance_id="E7"/>
<EVENT m_id="8" TAG_DESCRIPTOR="the sailing" class="OTHER" instance_id="E8"/>
</Markables>
<Relations>
<REFERS_TO r_id="1"><source m_id="1"/><target m_id="7"/></REFERS_TO>
<REFERS_TO r_id="2"><source m_id="2"/><target m_id="8"/></REFERS_TO>
</Relations>
</Document>
"""


def test_polarity_certainty_and_types_of_meantime_are_read_and_the_rest_is_kept_or_told(tmp_path: Path) -> None:
    (tmp_path / "b.xml").write_text(NEWS, encoding="utf-8")
    entries = brought_in(tmp_path / "b.xml")
    claims = {_predicate(each): each for each in entries if isinstance(each, ClaimEntry)}
    happens = {words: each.claim.factuality for words, each in claims.items()}
    assert happens == {"sailed": Factuality.CERTAIN_NOT, "rested": Factuality.POSSIBLE}
    assert claims["sailed"].extra["ecb"] == {
        "tag": "EVENT_MENTION",
        "polarity": "NEG",
        "certainty": "CERTAIN",
        "pred": "sail",
    }
    names = {
        each.mention.quote: (each.mention.label, each.extra["ecb"])
        for each in entries
        if isinstance(each, MentionEntry)
    }
    assert names == {
        "Ada": ("PERSON", {"tag": "ENTITY_MENTION", "syntactic_type": "NAM", "ent_type": "PER"}),
        "Friday": ("DATE", {"tag": "TIMEX3", "type": "DATE", "value": "2019-03-08"}),
    }
    (article,) = [each for each in entries if isinstance(each, Article)]
    (entity,) = [each.entity for each in entries if isinstance(each, EntityEntry)]
    assert (article.language, entity.name, entity.label) == ("en", "Ada of Ryd", "PERSON")
    told = [str(item).split(": ", 1)[1] for item in read_path(tmp_path / "b.xml") if isinstance(item, Remark)]
    assert told == [
        "what other columns say of its words stayed out, for there is no place for it "
        "(lemma of 1 word, pos of 2 words).",
        "what else it says of what came in stayed out, for there is no place for it (TAG_DESCRIPTOR of 1 instance, "
        "class of 1 instance, external_ref of 1 instance, topic of 1 document).",
    ]


@pytest.mark.parametrize(
    ("polarity", "certainty", "means"),
    [
        ("POS", "PROBABLE", Factuality.PROBABLE),
        ("neg", "Uncertain", Factuality.POSSIBLE_NOT),
        ("UNDERSPECIFIED", "CERTAIN", Factuality.CERTAIN_UNKNOWN),
        ("POS", "UNDERSPECIFIED", Factuality.UNKNOWN),
        ("", "", Factuality.CERTAIN),
    ],
)
def test_what_a_mark_says_of_polarity_and_certainty_is_its_factuality(
    polarity: str, certainty: str, means: Factuality
) -> None:
    assert factuality_of("EVENT_MENTION", polarity, certainty) is means
    assert factuality_of("NEG_ACTION_STATE") is Factuality.CERTAIN_NOT


@pytest.mark.parametrize(("value", "day"), [("2019-03-09", "2019-03-09"), ("PRESENT_REF", None)])
def test_the_time_when_a_document_was_written_is_its_date(tmp_path: Path, value: str, day: str | None) -> None:
    said = NEWS.replace('type="DATE" value="2019-03-08"', f'functionInDocument="CREATION_TIME" value="{value}"')
    (tmp_path / "b.xml").write_text(said, encoding="utf-8")
    (article,) = [each for each in brought_in(tmp_path / "b.xml") if isinstance(each, Article)]
    assert article.published == day


@pytest.mark.parametrize(("cut", "said"), [("<token t_", "is cut off"), ("<a></b></Document>", "not well-formed")])
def test_what_came_in_of_a_broken_file_is_told(tmp_path: Path, cut: str, said: str) -> None:
    (tmp_path / "a.xml").write_text(WORDS.partition("{0}")[0] + cut, encoding="utf-8")
    items = list(read_path(tmp_path / "a.xml"))
    assert [each.entry.text for each in items if isinstance(each, Given) and isinstance(each.entry, Article)] == ["Ana"]
    trouble, remark = [each for each in items if isinstance(each, AnnotatorError)]
    assert said in str(trouble)
    assert isinstance(remark, Remark)
    assert "the words before that place were read, and are the text of the article" in str(remark)
    (tmp_path / "a.xml").write_text("<Document><token", encoding="utf-8")
    assert len(list(read_path(tmp_path / "a.xml"))) == 1
