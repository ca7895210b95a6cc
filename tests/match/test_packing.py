"""What is kept between runs comes back as it was, in the same bytes everywhere, and nothing else is taken for it."""

import pytest

from annotator.match.links.profiles import Profile, profiles
from annotator.match.structures.packing import Packing
from tests.match.reports import corpus, report

_CORPUS = corpus(
    report("Ministers met in Istanbul on January 10, 2021; at least 10 of them, “they said”, did not come.", "Ja."),
    report("وزير الدفاع التركي في طرابلس.", "Ω rose by 12 per cent of all ﬁsh."),
)
_PROFILES = profiles(_CORPUS.articles, _CORPUS.claims)
_PACKING = Packing(Profile)


def test_every_profile_comes_back_as_it_was() -> None:
    assert [_PACKING.unpack(_PACKING.pack(each)) for each in _PROFILES] == _PROFILES
    assert len(_PROFILES) >= 3


@pytest.mark.parametrize("text", ["half a pair: \ud83d", "whole: \U0001f600", "\x00 and \x7f", ""])
def test_any_text_comes_back_as_it_was(text: str) -> None:
    packing = Packing(tuple[str, ...])
    assert packing.unpack(packing.pack((text, "beside"))) == (text, "beside")


@pytest.mark.parametrize("number", [float("inf"), -0.0, 1e308, 5e-324, 0.1 + 0.2])
def test_any_number_comes_back_as_it_was(number: float) -> None:
    packing = Packing(tuple[float, ...])
    assert [each.hex() for each in packing.unpack(packing.pack((number,)))] == [number.hex()]


@pytest.mark.parametrize("damage", [b"", b"\x00", b"nothing packed", _PACKING.pack(_PROFILES[0])[:-9]])
def test_what_is_no_profile_is_refused(damage: bytes) -> None:
    with pytest.raises((ValueError, TypeError)):
        _PACKING.unpack(damage)


@pytest.mark.parametrize("kind", [object, dict, tuple[object, ...], int | tuple[int, ...]])
def test_a_type_without_a_plain_form_is_refused_at_once(kind: type) -> None:
    with pytest.raises(TypeError):
        Packing(kind)
