"""Scores in words."""

import pytest

from annotator.domain.percent import percent


@pytest.mark.parametrize(
    ("score", "words"),
    [(0, "0 %"), (49, "0 %"), (50, "1 %"), (250, "3 %"), (5_149, "51 %"), (5_150, "52 %"), (10_000, "100 %")],
)
def test_a_score_is_rounded_half_upwards(score: int, words: str) -> None:
    assert percent(score) == words
