"""A line is read the same whether it can be read quickly or not."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.json import Json
from annotator.formats.native.doubled import doubled
from annotator.formats.native.jsontext import fingerprint, parse_line, sorted_spelling

_VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**63), 2**63 - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=12,
)


def by_the_standard_library(text: str) -> Json:
    value: Json = json.loads(text, parse_float=lambda digits: {"$number": digits})
    return value


@given(st.dictionaries(st.text(), _VALUES, max_size=4), st.booleans())
def test_a_line_says_what_the_standard_library_reads(record: dict[str, Json], ascii_only: bool) -> None:
    text = json.dumps(record, ensure_ascii=ascii_only)
    assert parse_line(text) == by_the_standard_library(text)


@pytest.mark.parametrize("number", [2**63 - 1, -(2**63), 1234567890123456789, 10**18])
def test_whole_numbers_of_64_bits_are_kept(number: int) -> None:
    assert parse_line(f'{{"n":{number}}}') == {"n": number}


@pytest.mark.parametrize("number", [2**63, -(2**63) - 1, 2**64 - 1, 10**30])
@pytest.mark.parametrize("line", ['{{"n":{0}}}', '{{"n":[{{"m":{0}}}]}}', '{{"s":"…","n":{0}}}'])
def test_larger_whole_numbers_are_refused_wherever_they_stand(number: int, line: str) -> None:
    with pytest.raises(ValueError, match="outside the range of 64 bits"):
        parse_line(line.format(number))


def test_many_figures_in_a_text_are_no_number() -> None:
    figures = "12345678901234567890"
    assert parse_line(f'{{"s":"{figures}"}}') == {"s": figures}


@given(st.dictionaries(st.text(), _VALUES, max_size=4))
def test_a_record_has_one_fingerprint_in_whatever_order_its_keys_stand(record: dict[str, Json]) -> None:
    backwards = dict(reversed(record.items()))
    assert fingerprint(record) == fingerprint(backwards)
    assert fingerprint(record) != fingerprint({**record, "one more": 1})


def test_what_utf8_cannot_hold_has_a_fingerprint_too() -> None:
    assert fingerprint({"a": "\ud800", "b": 2**70}) == fingerprint({"b": 2**70, "a": "\ud800"})


def _doubled(text: str) -> str:
    return doubled(text, sorted_spelling(parse_line(text)))


_SAID = st.integers(0, 9) | st.text() | st.floats(allow_nan=False, allow_infinity=False)


@given(st.dictionaries(st.text(), _SAID | st.dictionaries(st.text(), _SAID), min_size=1, max_size=4), st.booleans())
def test_a_key_that_stands_twice_is_found_and_no_other(record: dict[str, Json], ascii_only: bool) -> None:
    text, key = json.dumps(record, ensure_ascii=ascii_only), next(iter(record))
    again = f"{text[:-1]}, {json.dumps(key)} : {json.dumps(record[key])}}}"
    assert _doubled(text) == ""
    assert _doubled(again).startswith("the key ")
    assert _doubled(f'{{"so: it": [{again}]}}').endswith(" stands twice in one object")
