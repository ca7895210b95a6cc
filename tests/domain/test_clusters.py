"""Tests of what people see as one character: borders that stand within it."""

import pytest

from annotator.domain.clusters import Clusters, within

FAMILY = "\U0001f469\u200d\U0001f469\u200d\U0001f467"
FLAGS = "\U0001f1e9\U0001f1ea\U0001f1eb\U0001f1f7"


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        (FAMILY, {1, 2, 3, 4}),
        (FLAGS, {1, 3}),
        (f"a{FLAGS}", {2, 4}),
        ("e\u0301t", {1}),
        ("\U0001f44d\U0001f3fd!", {1}),
        ("1\ufe0f\u20e3", {1, 2}),
        ("a\r\nb", {2}),
        ("", set()),
    ],
)
def test_a_border_within_a_cluster_is_known(text: str, inside: set[int]) -> None:
    assert {at for at in range(-1, len(text) + 2) if within(text, at)} == inside
    clusters = Clusters(text)
    assert {at for at in range(1, len(text)) if not clusters.parts(at)} == inside
