"""Tests of AVeriTeC: what its answers quote from articles of the project is evidence, the rest are notes."""

import json
from pathlib import Path

import pytest

from annotator.domain.article import Article
from annotator.domain.claim import Status
from annotator.domain.errors import AnnotatorError
from annotator.domain.fact import Stance, Verdict
from annotator.domain.ids import ArticleId, ClaimId
from annotator.domain.json import JsonObject
from annotator.domain.state import Note
from annotator.formats.document import ClaimEntry, FactEntry, Given
from annotator.formats.files import read_path
from annotator.formats.registry import format_written
from tests.formats.cases import exported
from tests.formats.test_fact_formats import TEXT, case


class Project:
    """A project with one article."""

    def __call__(self, article: ArticleId) -> str | None:
        """Its text."""
        return TEXT if article == "a" else None

    def at(self, url: str) -> list[ArticleId]:
        """Which articles have an address."""
        known = {"https://wire.example/bridge": ["a"], "https://wire.example/twice": ["a", "b"]}
        return [*map(ArticleId, known.get(url, []))]


def read(path: Path) -> tuple[list[FactEntry], dict[ClaimId, str], list[str]]:
    items = list(read_path(path, text_of=Project()))
    entries = [item.entry for item in items if isinstance(item, Given)]
    claims = [entry for entry in entries if isinstance(entry, ClaimEntry)]
    assert {entry.status for entry in claims} <= {Status.CONFIRMED}
    told = [str(item) for item in items if not isinstance(item, Given)]
    quotes = {entry.claim.id: entry.claim.span.quote(TEXT) for entry in claims}
    return [entry for entry in entries if isinstance(entry, FactEntry)], quotes, told


def test_the_evidence_of_our_own_export_comes_back_with_its_stance(tmp_path: Path) -> None:
    exporter = format_written("averitec").exporter
    assert exporter is not None
    entries = case()
    exported(exporter, entries, tmp_path / "out.json")
    facts, quotes, told = read(tmp_path / "out.json")
    before = [entry.fact for entry in entries if isinstance(entry, FactEntry)]
    assert [fact.fact.evidence for fact in facts] == [fact.evidence for fact in before]
    assert (quotes, told) == ({"c0": "The", "c1": "Mr.", "c2": "桥开了"}, [])


def test_an_extract_is_evidence_where_its_article_says_it_once(tmp_path: Path) -> None:
    said = [
        {"answer": "Mr. Vidal said  so", "answer_type": "Extractive", "source_url": "https://wire.example/bridge"},
        {"answer": "Mr. Vidal said so", "answer_type": "Extractive", "source_url": "https://other.example/"},
        {"answer": "Nobody jumped", "answer_type": "Extractive", "source_url": "https://wire.example/bridge"},
        {"answer": "Yes", "answer_type": "Boolean", "boolean_explanation": "He did."},
    ]
    record = {"claim": "It opened", "label": "supported", "questions": [{"question": "Who says so?", "answers": said}]}
    (tmp_path / "dev.json").write_text(json.dumps([record]), encoding="utf-8")
    (fact,), quotes, told = read(tmp_path / "dev.json")
    assert fact.fact.verdict is Verdict.SUPPORTED
    assert [(quotes[each.claim], each.stance) for each in fact.fact.evidence] == [("Mr. Vidal said so", Stance.SILENT)]
    noted = f"{tmp_path / 'dev.json'}: 1 answer came in as notes and not as evidence, "
    assert [each.removeprefix(noted) for each in told] == [
        "for no article here has their address; import the articles first.",
        "for their words do not stand in the article at their address; quote it there word for word.",
        "being of no kind that quotes an article; only those of the type Extractive do.",
    ]


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        ({"answer": "o", "source_url": "https://wire.example/bridge"}, "stand more than once in the article at"),
        ({"answer": "Mr. Vidal said so", "source_url": "https://wire.example/twice"}, "several articles here have"),
    ],
)
def test_an_extract_that_is_in_no_one_place_is_told_with_why(
    tmp_path: Path, answer: dict[str, str], reason: str
) -> None:
    asked = [{"question": "Who?", "answers": [{**answer, "answer_type": "Extractive"}]}]
    record = {"claim": "It opened", "label": "supported", "questions": asked}
    (tmp_path / "dev.json").write_text(json.dumps([record]), encoding="utf-8")
    (fact,), _, (told,) = read(tmp_path / "dev.json")
    assert (fact.fact.evidence, reason in told, "import the articles first" in told) == ((), True, False)


def test_what_is_no_facts_own_is_written_again_in_its_place(tmp_path: Path) -> None:
    extract = {"answer": "Mr. Vidal said so", "answer_type": "Extractive", "source_url": "https://wire.example/bridge"}
    record = {
        "claim": "It opened",
        "label": "Refuted",
        "justification": "No.",
        "claim_date": "31-10-2020",
        "speaker": "Vidal",
        "reporting_source": "Facebook",
        "claim_types": ["Event/Property Claim"],
        "required_reannotation": False,
        "questions": [
            {"question": "Who?", "answers": [extract, {"answer": "Yes", "source_medium": "Web text"}]},
            {"question": "When?", "answers": []},
        ],
    }
    (tmp_path / "dev.json").write_text(json.dumps([record]), encoding="utf-8")
    items = list(read_path(tmp_path / "dev.json", text_of=Project()))
    entries = [item.entry for item in items if isinstance(item, Given)]
    exporter = format_written("averitec").exporter
    assert exporter is not None
    articles = [entry for entry in case() if isinstance(entry, Article)]
    exported(exporter, [*articles, *entries], tmp_path / "out.json")
    (again,) = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
    answer = again["questions"][0]["answers"][0]
    assert answer.pop("article") == "a"
    assert answer.pop("claim")
    assert {name: again[name] for name in record} == record


@pytest.mark.parametrize(
    ("questions", "asked"),
    [
        ([{"question": "Q", "answers": "Yes"}], [{"question": "Q", "answers": [{"answer": "Yes"}]}]),
        (["loose", None], [{"question": "loose", "answers": []}]),
        ([{"question": "Q", "answer": "No", "source_url": "u"}, 5], None),
        ({"question": "Q", "answers": ["Yes", {"answer": "No"}, True]}, None),
    ],
)
def test_answers_and_questions_in_bare_words_are_notes_and_written_again(
    tmp_path: Path, questions: object, asked: object
) -> None:
    record = {"claim": "It opened", "label": "Refuted", "questions": questions}
    (tmp_path / "dev.json").write_text(json.dumps([record]), encoding="utf-8")
    entries = [item.entry for item in read_path(tmp_path / "dev.json") if isinstance(item, Given)]
    notes = [entry.text for entry in entries if isinstance(entry, Note)]
    exporter = format_written("averitec").exporter
    assert exporter is not None
    exported(exporter, entries, tmp_path / "out.json")
    (again,) = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
    answers = [answer["answer"] for each in again["questions"] for answer in each["answers"]]
    assert [note.split("\n")[1] for note in notes] == answers
    if asked:
        assert again["questions"] == asked
    else:
        assert (answers, again["questions"][0]["question"]) in ((["No"], "Q"), (["Yes", "No", "true"], "Q"))


@pytest.mark.parametrize(
    ("claim", "told"),
    [
        ({"claim": "It opened", "claim_date": "1-2-2020", "speaker": None}, 1),
        (
            {"claim_id": 0, "claim": "It opened", "pred_label": "Refuted", "evidence": [{"question": "q", "url": "u"}]},
            2,
        ),
    ],
)
def test_claims_without_a_label_are_facts_without_a_verdict(tmp_path: Path, claim: JsonObject, told: int) -> None:
    (tmp_path / "test.json").write_text(json.dumps([claim]), encoding="utf-8")
    (fact,), _, troubles = read(tmp_path / "test.json")
    assert (fact.has_verdict, fact.is_open, len(troubles)) == (False, True, told)
    assert "1 claim without a label came in without a verdict" in troubles[0]
    exporter = format_written("averitec").exporter
    assert exporter is not None
    exported(exporter, [fact], tmp_path / "out.json")
    (again,) = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
    assert (claim.items() <= again.items(), again["label"]) == (True, None)
    held = exported(exporter, [fact, *case()], tmp_path / "more.json")
    assert [each.lost for each in held if each.kind is FactEntry] == [
        {"nobody has given it a verdict": (fact.fact.id,)}
    ]


def test_what_is_odd_in_claims_is_told_with_the_first_that_has_it(tmp_path: Path) -> None:
    asked = [{"question": "Who?", "answers": [{"answer": "Ana"}]}]
    odd: list[dict[str, object]] = [
        {"claim_date": "31-2-2020", "questions": asked},
        {"claim_date": "29.2.2020", "questions": "none"},
        {"claim_date": "2020-12-25", "questions": [*asked, {"question": "When?"}]},
        {"claim_date": "12-25-2020", "questions": ["Why?"]},
        {"claim_date": "spring", "questions": asked},
    ]
    claims = [{"claim": f"It opened {n}", "label": "Supported", **each} for n, each in enumerate(odd)]
    (tmp_path / "odd.json").write_text(json.dumps(claims), encoding="utf-8")
    facts, _, told = read(tmp_path / "odd.json")
    assert (len(facts), [each.partition("odd.json, ")[2] for each in told if ", claim " in each]) == (
        5,
        [
            "claim 1: claim_date is 31-2-2020, which is no day of any calendar, and is kept as it is; mend it in the "
            "file and import that again.",
            'claim 2: questions is "none", no list, and was taken as a question without answers; mend it in the file '
            "and import that again.",
            "claim 3: question 2 has no answers, and is kept as it is (and so in 1 more); mend it in the file and "
            "import that again.",
        ],
    )


def test_claims_come_in_a_line_each_as_well(tmp_path: Path) -> None:
    claim = {"claim": "Rain fell.", "label": "Refuted", "justification": "It was dry.", "questions": []}
    lines = [json.dumps(each) for each in (claim, {**claim, "claim": "Sun shone.", "label": "so"})]
    (tmp_path / "dev.jsonl").write_text("\n".join(lines), encoding="utf-8")
    items = list(read_path(tmp_path / "dev.jsonl"))
    (fact,) = [each.entry for each in items if isinstance(each, Given) and isinstance(each.entry, FactEntry)]
    assert (fact.fact.text, fact.fact.verdict) == ("Rain fell.", Verdict.REFUTED)
    (told,) = [str(each) for each in items if isinstance(each, AnnotatorError)]
    assert "dev.jsonl, line 2: a claim of AVeriTeC needs claim" in told


@pytest.mark.parametrize("asked", [{"q": 1}, 7, True])
def test_questions_that_are_no_list_are_told(tmp_path: Path, asked: object) -> None:
    claims = [{"claim": "It opened.", "label": "Supported", "questions": asked}]
    (tmp_path / "odd.json").write_text(json.dumps(claims), encoding="utf-8")
    facts, _, told = read(tmp_path / "odd.json")
    assert len(facts) == 1
    assert [each for each in told if "no list, and was taken as a question without answers" in each] == told != []


def test_one_question_without_a_list_around_it_is_a_question(tmp_path: Path) -> None:
    asked = {"question": "Who?", "answers": [{"answer": "Ana"}]}
    claims = [{"claim": "It opened.", "label": "Supported", "questions": asked}]
    (tmp_path / "one.json").write_text(json.dumps(claims), encoding="utf-8")
    _, _, (told,) = read(tmp_path / "one.json")
    assert "1 answer came in as notes" in told


def test_equal_claims_of_several_checkers_are_a_fact_each_and_told(tmp_path: Path) -> None:
    said = {"claim": "It sank.", "justification": "", "questions": []}
    claims = [{**said, "label": label} for label in ("Supported", "Refuted", "Supported")]
    (tmp_path / "a.json").write_text(json.dumps(claims), encoding="utf-8")
    facts, _, troubles = read(tmp_path / "a.json")
    assert [(each.fact.text, each.fact.verdict) for each in facts] == [
        ("It sank.", Verdict.SUPPORTED),
        ("It sank.", Verdict.REFUTED),
    ]
    assert len({each.fact.id for each in facts}) == 2
    assert "a.json: 1 claim of the same words as an earlier one" in troubles[0]
