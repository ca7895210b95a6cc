"""Tests of the one spelling of JSON that hashes rest on."""

import pytest

from annotator.domain.json import canonical, parse_object


def test_canonical_json_has_sorted_keys_no_spaces_and_plain_characters() -> None:
    assert canonical({"b": [1, None, True], "a": {"é": "漢"}}) == '{"a":{"é":"漢"},"b":[1,null,true]}'


@pytest.mark.parametrize("value", [0.5, [1.0], {"a": {"b": [0.1]}}, float("nan")])
def test_floats_are_refused_at_any_depth(value: object) -> None:
    with pytest.raises(TypeError, match="no floats"):
        canonical(value)  # type: ignore[arg-type]  # that is the point


def test_only_an_object_is_parsed_as_one() -> None:
    assert parse_object('{"a":1}') == {"a": 1}
    with pytest.raises(TypeError, match="object"):
        parse_object("[1]")
