"""A participle gives its past tense, or none where that is not sure."""

import pytest

from annotator.extract.claims.past import past_of

from .docs import doc_of


@pytest.mark.parametrize(
    ("participle", "lemma", "past"),
    [
        ("killing", "kill", "killed"),
        ("forcing", "force", "forced"),
        ("stopping", "stop", "stopped"),
        ("carrying", "carry", "carried"),
        ("delaying", "delay", "delayed"),
        ("dying", "die", "died"),
        ("agreeing", "agree", "agreed"),
        ("Leaving", "leave", "left"),
        ("overtaking", "overtake", "overtook"),
        ("reaching", "reach", "reached"),
        ("lying", "lie", None),
        ("killed", "kill", None),
    ],
)
def test_the_past_tense_of_a_participle(participle: str, lemma: str, past: str | None) -> None:
    (token,) = doc_of(f"{participle} VBG ROOT 0")
    token.lemma_ = lemma
    assert past_of(token) == past
