"""Tests of columns that quote the texts of their rows under a heading of their own, and of rows that judge no words."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.formats.tabled import facts, read, table


@pytest.mark.parametrize(
    ("head", "words", "judged"),
    [
        (("Text", "Claim quote", "Label"), ("Bob left Rome", "Eve stayed"), ("TRUE", "FALSE")),
        (("text", "claim", "judgment"), ("Bob left Rome", "Eve stayed."), ("correct", "incorrect")),
        (("article text", "factClaims", "gold"), ("Bob left", "Eve  stayed"), ("1", "0")),
    ],
)
def test_words_that_stand_in_the_texts_are_quotes_under_a_heading_that_can_name_them(
    tmp_path: Path, head: Sequence[str], words: Sequence[str], judged: Sequence[str]
) -> None:
    rows = [("Bob left Rome. Eve stayed.", *row) for row in zip(words, judged, strict=True)]
    (article,), claims, troubles = read(table(tmp_path, head, *rows))
    assert [(each.claim.article, each.status.value) for each in claims] == [
        (article.id, "confirmed"),
        (article.id, "rejected"),
    ]
    assert (facts(tmp_path / "desk.csv"), troubles) == ([], [])


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ([("text", "verdict"), ("Bob left.", "true")], ["1 row judges or labels something and does not say which"]),
        (
            [("text", "claimant", "label"), ("Bob left.", "Bob", "FALSE")],
            ["1 row judges or labels something and does not say which", "left out, for nothing here holds them: claim"],
        ),
    ],
)
def test_a_row_without_words_states_no_fact_and_is_told(
    tmp_path: Path, rows: Sequence[Sequence[str]], told: Sequence[str]
) -> None:
    path = table(tmp_path, *rows)
    _, claims, troubles = read(path)
    said = [each.removeprefix(f"{path}: ") for each in troubles]
    assert (claims, facts(path), [each[: len(part)] for each, part in zip(said, told, strict=True)]) == ([], [], told)


def test_a_claim_without_a_verdict_among_others_is_told(tmp_path: Path) -> None:
    path = table(tmp_path, ("claim", "verdict"), ("It rained", "true"), ("It snowed", ""))
    assert [text for text, *_ in facts(path)] == ["It rained"]
    assert "1 row with a claim and without its verdict brought no fact (the first is line 3)" in read(path)[2][0]
