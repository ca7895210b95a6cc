"""Tests that lines of claims which say no more than a place give, many at once, what they give one by one."""

import json
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.errors import AnnotatorError
from annotator.formats import native
from annotator.formats.document import Given
from annotator.formats.native import plain_lines, reading
from annotator.formats.plain_claims import PlainClaims

TEXTS = {
    "plain": "One came. Two left.",
    "odd": "a\r\nb \U0001f600 c\u0301 \u0645\u0646 \u6f22\0x",
    "quoted": 'He said: "No".',
}


def lines_of(*records: object) -> list[str]:
    return [each if isinstance(each, str) else json.dumps(each, ensure_ascii=False) for each in records]


def article(name: str) -> dict[str, object]:
    return {"type": "article", "id": name, "text": TEXTS[name]}


def claim(start: object = 0, end: object = 3, **keys: object) -> dict[str, object]:
    return {"type": "claim", "article": "plain", "start": start, "end": end, "makers": ["a@1"], **keys}


def one_by_one(lines: Sequence[str], monkeypatch: pytest.MonkeyPatch) -> list[Given | AnnotatorError]:
    """What the lines give where no line is taken for a plain one."""
    with monkeypatch.context() as patch:
        patch.setattr(reading, "plain_line", lambda _: None)
        return list(native.read(lines, file="job.jsonl"))


def told(items: Sequence[Given | AnnotatorError]) -> list[object]:
    return [(str(item), item.parameters) if isinstance(item, AnnotatorError) else item for item in items]


@st.composite
def claims(draw: st.DrawFn) -> str:
    name = draw(st.sampled_from([*TEXTS, "nowhere"]))
    text = TEXTS.get(name, "")
    start, end = draw(st.integers(-1, 20)), draw(st.integers(0, 21))
    record: dict[str, object] = {"type": "claim", "article": name, "start": start, "end": end}
    makers: list[object] = [["a@1"], ["b@1", "a@1"], ["a@1", "a@1"], [], [""], None, [1], "a@1"]
    record["makers"] = draw(st.sampled_from(makers))
    others: dict[str, list[object]] = {
        "quote": [text[max(0, start) : end], "no", "", None, 1],
        "text": ["It says", "", None, 'with "marks": no'],
        "id": ["c1", "c2", "", None, 5],
        "score": [0.5, 1],
        "start": [True, 0.0, 1.5, "0", 2**70],
        "status": ["confirmed"],
        "mine": ["x"],
    }
    for key, values in others.items():
        if draw(st.integers(0, 4)) == 0:
            record[key] = draw(st.sampled_from(values))
    spelled = json.dumps(record, ensure_ascii=draw(st.booleans()), separators=draw(st.sampled_from([None, (",", ":")])))
    doubled = draw(st.integers(0, 9)) == 0
    return spelled[:-1] + draw(st.sampled_from([',"start":0}', ', "quote" : "One"}'])) if doubled else spelled


@given(
    lines=st.lists(st.one_of(claims(), st.sampled_from(lines_of(*map(article, TEXTS)))), max_size=12),
    first=st.booleans(),
)
def test_lines_give_the_same_many_at_once_and_one_by_one(lines: list[str], *, first: bool) -> None:
    lines = [*lines_of(*map(article, TEXTS)), *lines] if first else lines
    with pytest.MonkeyPatch.context() as patch:
        alone = one_by_one(lines, patch)
    assert told(list(native.read(lines, file="job.jsonl"))) == told(alone)


def test_claims_of_one_article_by_the_same_makers_go_together() -> None:
    lines = lines_of(
        article("plain"), claim(0, 3), claim(4, 8, quote="came"), claim(10, 13, makers=["b@1"]), claim(14, 18)
    )
    items = list(native.read_together(lines, file="job.jsonl"))
    together = [each for each in items if isinstance(each, PlainClaims)]
    assert [(len(each), each.makers, each.line) for each in together] == [
        (2, ("a@1",), 2),
        (1, ("b@1",), 4),
        (1, ("a@1",), 5),
    ]
    assert [claim[3] for claim in together[0].claims] == ["One", "came"]


def test_no_more_go_together_than_an_import_takes_between_two_looks() -> None:
    text = "word " * 1_200
    lines = lines_of(
        {"type": "article", "id": "plain", "text": text}, *(claim(5 * at, 5 * at + 4) for at in range(1_200))
    )
    sizes = [len(each) for each in native.read_together(lines, file="job.jsonl") if isinstance(each, PlainClaims)]
    assert sizes == [500, 500, 200]


@pytest.mark.parametrize(
    "line",
    [
        '{"type":"claim","article":"plain","start":0,"end":3,"makers":["a@1"],"start":1}',
        json.dumps(claim(quote="On\u0065"), ensure_ascii=True).replace("One", "\\u004fne"),
        json.dumps(claim(mine=1)),
        json.dumps(claim(makers=[])),
        json.dumps({"type": "mention", "article": "plain", "start": 0, "end": 3}),
        "\ufeff" + json.dumps(claim()),
        "[]",
        "",
    ],
)
def test_every_other_line_goes_the_general_way(line: str) -> None:
    assert plain_lines.plain_line(line) is None


def test_a_line_may_put_a_space_behind_each_sign() -> None:
    assert plain_lines.plain_line(json.dumps(claim(quote="One", text="Uno", id="c"))) is not None
