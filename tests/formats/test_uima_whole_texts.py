"""Tests of UIMA CAS: what is said of a whole text stays with its article, and lists of values with their mention."""

from pathlib import Path

from annotator.domain.article import Article
from annotator.domain.errors import Remark
from annotator.formats.document import Given, MentionEntry
from annotator.formats.files import read_path
from tests.formats.test_uima import cas, read, sofa, xmi


def test_what_is_said_of_a_whole_text_stays_with_its_article(tmp_path: Path) -> None:
    about = (
        '<m:DocumentMetaData xmlns:m="http:///de/tudarmstadt/ukp/dkpro/core/api/metadata/type.ecore" xmi:id="5" '
        'sofa="1" begin="0" end="12" documentTitle="Talks" documentId="d9" documentUri="file:/d9" collectionId="c2"/>'
    )
    inside = f'{about}<d:Topic xmi:id="6" sofa="1" value="trade"/><d:Empty xmi:id="7" sofa="1"/>'
    entries, told = read(tmp_path, xmi(inside, members="5 6 7"))
    (article,) = entries
    assert isinstance(article, Article)
    assert (article.title, article.extra) == (
        "Talks",
        {
            "uima": {
                "documentId": "d9",
                "documentUri": "file:/d9",
                "collectionId": "c2",
                "annotations": [{"value": "trade", "type": "desk.Topic"}],
            }
        },
    )
    assert [each.split(": ", 1)[1] for each in told] == [
        "1 label of whole texts came in as what their articles keep, and no labels; exports to JSON Lines hold them."
    ]


def test_a_label_of_a_whole_text_in_json_stays_with_its_article(tmp_path: Path) -> None:
    label = {"%ID": 2, "%TYPE": "desk.Verdict", "@sofa": 1, "label": "half true"}
    entries, told = read(tmp_path, cas([sofa("Ana met Ben."), label]), "a.json")
    (article,) = entries
    assert isinstance(article, Article)
    assert article.extra == {"uima": {"annotations": [{"label": "half true", "type": "desk.Verdict"}]}}
    assert len(told) == 1


def test_labels_of_a_whole_text_by_one_of_several_annotators_stay_out_and_are_counted(tmp_path: Path) -> None:
    folder = tmp_path / "annotation" / "a.txt"
    folder.mkdir(parents=True)
    for name in ("ann", "bea"):
        (folder / f"{name}.xmi").write_text(xmi(f'<d:Topic xmi:id="6" sofa="1" value="{name}"/>'), encoding="utf-8")
    items = list(read_path(tmp_path))
    told = [str(item).split(": ", 1)[1] for item in items if isinstance(item, Remark)]
    assert sum(each.startswith("1 label of whole texts stayed out") for each in told) == 2
    kept = [item.entry.extra for item in items if isinstance(item, Given) and isinstance(item.entry, Article)]
    assert not any(kept)


def test_lists_of_words_and_numbers_stay_with_the_mention_that_leads_to_them(tmp_path: Path) -> None:
    span = {"%ID": 2, "%TYPE": "desk.Name", "@sofa": 1, "begin": 0, "end": 3, "@tags": 3, "@counts": 4, "@none": 7}
    arrays = [
        {"%ID": 3, "%TYPE": "uima.cas.StringArray", "%ELEMENTS": ["big", "old"]},
        {"%ID": 4, "%TYPE": "uima.cas.NonEmptyIntegerList", "head": 5, "@tail": 5},
        {"%ID": 5, "%TYPE": "uima.cas.NonEmptyIntegerList", "head": 8, "@tail": 6},
        {"%ID": 6, "%TYPE": "uima.cas.EmptyIntegerList"},
        {"%ID": 7, "%TYPE": "uima.cas.StringArray", "%ELEMENTS": []},
    ]
    entries, _ = read(tmp_path, cas([sofa("Ana met Ben."), span, *arrays]), "a.json")
    (mention,) = [each for each in entries if isinstance(each, MentionEntry)]
    assert mention.extra["uima"] == {"type": "desk.Name", "tags": ["big", "old"], "counts": [5, 8]}
    shared = (
        '<d:Name xmi:id="2" sofa="1" begin="0" end="3" tags="3" counts="4"/>'
        '<c:StringArray xmlns:c="http:///uima/cas.ecore" xmi:id="3">'
        "<elements>big</elements><elements>old</elements></c:StringArray>"
        '<c:IntegerArray xmlns:c="http:///uima/cas.ecore" xmi:id="4" elements="5 8"/>'
    )
    entries, _ = read(tmp_path, xmi(shared, members="2"))
    (mention,) = [each for each in entries if isinstance(each, MentionEntry)]
    assert mention.extra["uima"] == {"type": "desk.Name", "tags": ["big", "old"], "counts": ["5", "8"]}
