"""Tests of SciFact, VitaminC and Climate-FEVER: verdicts, evidence, what stays with facts, and what is told."""

import json
from pathlib import Path
from typing import Any, Final

import pytest

from annotator.domain.article import Article
from annotator.domain.errors import AnnotatorError
from annotator.formats.document import ClaimEntry, FactEntry, Given
from annotator.formats.files import read_path
from annotator.formats.foreign import foreign_of
from annotator.formats.originals import on_disk

PAPER: Final = {"doc_id": 4983, "title": "On rain", "abstract": ["Rain fell.\n", "Mud\u0301 dried.", "It rose."]}
SCIFACT: Final = {
    "id": 3,
    "claim": "Rain fell once.",
    "evidence": {"4983": [{"sentences": [0, 2], "label": "SUPPORT"}]},
    "cited_doc_ids": [4983],
}
VITAMINC: Final = {
    "unique_id": "u_1",
    "claim": "Rain fell.",
    "evidence": "Rain fell on Halden. Nobody left.",
    "label": "SUPPORTS",
    "page": "Halden",
    "revision_type": "real",
}
CLIMATE: Final[dict[str, Any]] = {
    "claim_id": "0",
    "claim": "Seas rise.",
    "claim_label": "DISPUTED",
    "evidences": [
        {
            "evidence_id": f"Sea:{number}",
            "evidence_label": label,
            "article": "Sea",
            "evidence": f"Sea {label.lower()}.",
            "entropy": 0.69,
            "votes": [label, None],
        }
        for number, label in enumerate(("SUPPORTS", "REFUTES", "NOT_ENOUGH_INFO"))
    ],
}


def given(tmp_path: Path, *lines: object, name: str = "claims.jsonl") -> list[Given | AnnotatorError]:
    path = tmp_path / name
    path.write_text("".join(f"{json.dumps(line)}\n" for line in lines), encoding="utf-8")
    return list(read_path(path))


def facts(items: list[Given | AnnotatorError]) -> list[FactEntry]:
    return [each.entry for each in items if isinstance(each, Given) and isinstance(each.entry, FactEntry)]


def quoted(items: list[Given | AnnotatorError]) -> dict[str, str]:
    """What the claims say, by their ids."""
    found = [each.entry for each in items if isinstance(each, Given) and isinstance(each.entry, ClaimEntry)]
    return {each.claim.id: each.claim.span.quote(each.article_text) for each in found}


def rests(items: list[Given | AnnotatorError]) -> list[tuple[str, str]]:
    words = quoted(items)
    return [(words[each.claim], each.stance.value) for fact in facts(items) for each in fact.fact.evidence]


def told(items: list[Given | AnnotatorError]) -> list[str]:
    return [str(each).partition(".jsonl")[2] for each in items if isinstance(each, AnnotatorError)]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        (SCIFACT, "scifact"),
        (PAPER, "scifact"),
        ({"id": 3, "claim": "Rain.", "evidence": {"1": [{"sentences": [0], "label": "SUPPORT"}]}}, "scifact"),
        (VITAMINC, "vitaminc"),
        (CLIMATE, "climate-fever"),
        ({"id": 1, "claim": "Rain.", "label": "SUPPORTS", "evidence": []}, "fever"),
        ({"id": 1, "claim": "Rain."}, "fever"),
    ],
)
def test_each_data_set_is_known_by_its_first_line(tmp_path: Path, line: object, name: str) -> None:
    given(tmp_path, line)
    found = foreign_of(on_disk(tmp_path / "claims.jsonl"))
    assert found is not None
    assert found.name == name


def test_evidence_of_scifact_is_sentences_of_the_abstracts_beside_it(tmp_path: Path) -> None:
    given(tmp_path, {**PAPER, "doc_id": 1}, PAPER, name="corpus.jsonl")
    items = given(tmp_path, SCIFACT, {**SCIFACT, "id": 4, "claim": "No rain.", "evidence": {}})
    assert rests(items) == [("Rain fell.", "supports"), ("It rose.", "supports")]
    first, second = facts(items)
    assert (first.fact.verdict.value, second.fact.verdict.value) == ("supported", "not enough evidence")
    assert first.fact.attributes is not None
    assert (first.fact.attributes["scifact_id"], len(json.loads(first.fact.attributes["fever_sets"])[0])) == ("3", 2)
    assert first.extra["scifact"] == {name: SCIFACT[name] for name in ("evidence", "cited_doc_ids")}
    (article,) = [each.entry for each in items if isinstance(each, Given) and isinstance(each.entry, Article)]
    assert (article.title, article.text) == ("On rain", "Rain fell. Mud\u0301 dried. It rose.")
    assert told(items) == [": of the pages in corpus.jsonl only those came in that its evidence points to (1 page)."]


def test_evidence_of_scifact_both_ways_is_conflicting(tmp_path: Path) -> None:
    given(tmp_path, PAPER, name="corpus.jsonl")
    both = [{"sentences": [at], "label": label} for at, label in enumerate(("SUPPORT", "CONTRADICT"))]
    items = given(tmp_path, {**SCIFACT, "evidence": {"4983": both}})
    assert [each.fact.verdict.value for each in facts(items)] == ["conflicting evidence"]
    assert rests(items) == [("Rain fell.", "supports"), ("Mud\u0301 dried.", "refutes")]


@pytest.mark.parametrize(
    ("label", "verdict"),
    [
        ("SUPPORTS", "supported"),
        ("support", "supported"),
        ("REFUTE", "refuted"),
        ("Refutes", "refuted"),
        ("CONTRADICT", "refuted"),
        ("NOT_ENOUGH_INFO", "not enough evidence"),
    ],
)
def test_labels_of_scifact_are_read_in_every_spelling(tmp_path: Path, label: str, verdict: str) -> None:
    given(tmp_path, PAPER, name="corpus.jsonl")
    items = given(tmp_path, {**SCIFACT, "evidence": {"4983": [{"sentences": [0], "label": label}]}})
    assert [each.fact.verdict.value for each in facts(items)] == [verdict]
    assert not any("no label" in each for each in told(items))


def test_a_label_of_scifact_that_is_none_gives_no_verdict(tmp_path: Path) -> None:
    given(tmp_path, PAPER, name="corpus.jsonl")
    odd = [{"sentences": [0], "label": "SUPPORT"}, {"sentences": [1], "label": "MAYBE"}]
    items = given(tmp_path, {**SCIFACT, "evidence": {"4983": odd}})
    assert [each.has_verdict for each in facts(items)] == [False]
    (said,) = [each for each in told(items) if "no label" in each]
    assert said.startswith(
        ", line 1: 1 of its evidence has no label SUPPORT or SUPPORTS, CONTRADICT, REFUTE or REFUTES"
    )


def test_scifact_with_one_set_on_a_line_is_read_as_whole_claims(tmp_path: Path) -> None:
    given(tmp_path, PAPER, name="corpus.jsonl")
    claim = {"id": 3, "claim": "Rain fell once.", "cited_doc_ids": ["4983"]}
    lines = [
        {**claim, "evidence_doc_id": "4983", "evidence_label": "SUPPORT", "evidence_sentences": [0, 2]},
        {**claim, "evidence_doc_id": "4983", "evidence_label": "SUPPORT", "evidence_sentences": [1]},
        {**claim, "id": 4, "claim": "Mud.", "evidence_doc_id": "", "evidence_label": "", "evidence_sentences": []},
    ]
    items = given(tmp_path, *lines)
    assert rests(items) == [("Rain fell.", "supports"), ("It rose.", "supports"), ("Mud\u0301 dried.", "supports")]
    assert [each.has_verdict for each in facts(items)] == [True, False]
    assert facts(items)[0].fact.verdict.value == "supported"


def test_climate_fever_with_numbers_for_labels_reads_as_with_words(tmp_path: Path) -> None:
    evidences = [{**each, "evidence_label": number} for number, each in enumerate(CLIMATE["evidences"])]
    items = given(tmp_path, {**CLIMATE, "claim_label": 3, "evidences": evidences})
    assert [each.fact.verdict.value for each in facts(items)] == ["conflicting evidence"]
    assert [stance for _, stance in rests(items)] == ["supports", "refutes", "not enough info"]


@pytest.mark.parametrize("sentences", [[9], [], ["0"], [True]])
def test_evidence_of_scifact_that_is_not_there_is_told_and_kept(tmp_path: Path, sentences: list[object]) -> None:
    given(tmp_path, PAPER, name="corpus.jsonl")
    evidence = {"4983": [{"sentences": sentences, "label": "SUPPORT"}]}
    items = given(tmp_path, {**SCIFACT, "evidence": evidence})
    (fact,) = facts(items)
    assert (fact.fact.evidence, fact.extra["scifact"]) == ((), {"evidence": evidence, "cited_doc_ids": [4983]})
    assert "1 set of evidence stayed out" in told(items)[-1]


def test_a_corpus_of_scifact_alone_brings_its_abstracts(tmp_path: Path) -> None:
    items = given(tmp_path, PAPER, {**PAPER, "doc_id": 2, "abstract": []}, name="corpus.jsonl")
    assert [type(each.entry) for each in items if isinstance(each, Given)] == [Article]


def test_claims_of_vitaminc_rest_on_the_words_of_their_line(tmp_path: Path) -> None:
    other = {**VITAMINC, "unique_id": "u_2", "label": "REFUTES", "evidence": "It stayed dry."}
    silent = {**VITAMINC, "unique_id": "u_3", "claim": "It froze.", "label": "NOT ENOUGH INFO"}
    items = given(tmp_path, VITAMINC, other, silent)
    assert rests(items) == [
        ("Rain fell on Halden. Nobody left.", "supports"),
        ("It stayed dry.", "refutes"),
        ("Rain fell on Halden. Nobody left.", "not enough info"),
    ]
    assert [each.fact.verdict.value for each in facts(items)] == ["supported", "refuted", "not enough evidence"]
    assert len({each.fact.id for each in facts(items)}) == 3
    assert [each.extra["vitaminc"] for each in facts(items)] == [{"revision_type": "real"}] * 3
    titles = [each.entry.title for each in items if isinstance(each, Given) and isinstance(each.entry, Article)]
    assert (titles, told(items)) == (["Halden", "Halden"], [])


def test_each_evidence_of_climate_fever_has_a_stance_of_its_own(tmp_path: Path) -> None:
    items = given(tmp_path, CLIMATE, {**CLIMATE, "claim_id": "1", "claim": "Seas fall.", "claim_label": "REFUTES"})
    stances = [("Sea supports.", "supports"), ("Sea refutes.", "refutes"), ("Sea not_enough_info.", "not enough info")]
    assert rests(items) == stances * 2
    assert [each.fact.verdict.value for each in facts(items)] == ["conflicting evidence", "refuted"]
    kept = facts(items)[0].extra["climate-fever"]
    assert isinstance(kept, dict)
    assert [each["votes"] for each in kept["evidences"]] == [
        ["SUPPORTS", None],
        ["REFUTES", None],
        ["NOT_ENOUGH_INFO", None],
    ]
    assert sum(isinstance(each, Given) and isinstance(each.entry, Article) for each in items) == 3


@pytest.mark.parametrize(
    ("whole", "bad", "needs"),
    [
        (SCIFACT, {**SCIFACT, "evidence": "None"}, "a line of SciFact needs"),
        (VITAMINC, {**VITAMINC, "label": "TRUE"}, "a line of VitaminC needs"),
        (VITAMINC, {**VITAMINC, "evidence": [" "]}, "a line of VitaminC needs"),
        (CLIMATE, {**CLIMATE, "claim_label": 4}, "a line of Climate-FEVER needs"),
        (CLIMATE, {**CLIMATE, "claim_label": True}, "a line of Climate-FEVER needs"),
        (CLIMATE, {**CLIMATE, "claim_label": None}, "a line of Climate-FEVER needs"),
        (CLIMATE, {**CLIMATE, "evidences": [{"evidence": 3}]}, "1 of its evidences need evidence in words"),
    ],
)
def test_a_bad_line_is_told_by_number_with_what_it_needs(
    tmp_path: Path, whole: dict[str, object], bad: dict[str, object], needs: str
) -> None:
    items = given(tmp_path, whole, bad)
    assert len(facts(items)) >= 1
    assert f", line 2: {needs}" in told(items)[0]
