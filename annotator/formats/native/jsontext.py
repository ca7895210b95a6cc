"""Owns one line of JSON: parsed with its decimal numbers kept as written, and spelled the one way we write it."""

import json
import re
from collections.abc import Mapping
from decimal import Decimal, DecimalException
from hashlib import blake2b

import msgspec

from annotator.domain.json import Json, JsonObject
from annotator.formats.native.words import shown

_NUMBER = "$number"
_GRAMMAR = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")
# Within a string every quotation mark is escaped, so that nothing but a held number's object looks like this.
_HELD = re.compile(rf'{{"\{_NUMBER}":"({_GRAMMAR.pattern})"}}')
_ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=dict)
_AS_WRITTEN = re.compile(r"0\.[0-9]{4}|1\.0000")
_PRINTER = json.JSONEncoder(sort_keys=True, default=dict)
_ESCAPE = re.compile(r"\\u[dD][89abAB]..\\u[dD][c-fC-F]..|(\\u[dD][89a-fA-F]..)|\\.")
"""Any escape; in its group one that spells half of a pair."""
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_TOO_DEEP = "it is nested too deeply"
NUL = "\0"
"""What stands for half of a pair in what other tools wrote: no text can hold it either, which is told where it is."""
_SURELY_SHORT = 18
_DEEPEST = 64
_WHOLE = 10_000


def parse_line(text: str, half: str = "\ufffd") -> dict[str, Json]:
    """The object written in a line; a decimal number becomes {"$number": its digits}; ValueError if it is no object.

    `half` stands for each half of a pair, which no text can hold.
    """
    try:
        value: Json = _QUICK.decode(text)
        plain = _LONG_NUMBER not in text.encode().translate(_FIGURES)
    except (msgspec.DecodeError, UnicodeEncodeError, RecursionError):
        plain = False
    if not plain:  # read as strictly, but slowly, with words for what is wrong
        value = _read(text, half)
    if not isinstance(value, dict):
        raise ValueError("it is another kind of value")  # noqa: TRY004  # callers sort out bad lines by ValueError
    if text.count("{") + text.count("[") > _DEEPEST and _deeper(value, _DEEPEST):
        raise ValueError(_TOO_DEEP)
    return value


def _read(text: str, half: str) -> Json:
    """The value written in a line, with `half` for lone surrogates; ValueError in our words if there is none."""
    try:
        value: Json = _DECODER.decode(text)
    except RecursionError as error:
        raise ValueError(_TOO_DEEP) from error
    except json.JSONDecodeError as error:
        raise ValueError(f"{error.msg.removesuffix(' at')} at character {error.pos + 1}") from error
    return _scrubbed(value, half) if _may_hold_surrogates(text) else value


def spelled(value: Json) -> str:
    """The one spelling of a value: sorted keys, no spaces, characters as they are."""
    text = _ENCODER.encode(value)
    return _HELD.sub(r"\1", text) if _NUMBER in text else text


def sorted_spelling(record: JsonObject) -> bytes:
    """One spelling of a record, quickly made, whatever other formats can hold."""
    try:
        return _QUICK_PRINTER.encode(record)
    except (TypeError, OverflowError, UnicodeEncodeError):  # numbers and halves of pairs that other formats can hold
        return _PRINTER.encode(record).encode("ascii")


def fingerprint(record: JsonObject, spelling: bytes = b"") -> bytes:
    """The same 16 bytes for every spelling of one record, whose sorted one may be at hand already."""
    return blake2b(spelling or sorted_spelling(record), digest_size=16).digest()


def share(ten_thousandths: int) -> JsonObject:
    """A score as it is written: with four decimals."""
    return {_NUMBER: f"{ten_thousandths // _WHOLE}.{ten_thousandths % _WHOLE:04d}"}


def ten_thousandths(value: Json) -> int:
    """A score as it is kept: whole ten-thousandths; ValueError unless it is a number from 0 to 1."""
    digits = str(value) if isinstance(value, int) and not isinstance(value, bool) else _digits(value)
    if digits is not None and _AS_WRITTEN.fullmatch(digits):  # as we write it, without the slow arithmetic below
        return int(digits[0] + digits[2:])
    try:
        number = Decimal(digits or "none")
    except DecimalException:
        number = Decimal(-1)
    if not 0 <= number <= 1:
        raise ValueError("a score must be a number from 0 to 1")
    return int((number * _WHOLE).to_integral_value())


def without_lone_surrogates(text: str) -> str:
    """The text with U+FFFD for every lone surrogate, which no UTF-8 file can hold; offsets stay as they are."""
    return _LONE_SURROGATE.sub("\ufffd", text)


def lone_surrogates(text: str) -> int:
    """How many halves of pairs, which no UTF-8 file can hold, a line of JSON spells out."""
    if "\\ud" not in text and "\\uD" not in text:
        return 0
    return sum(each[1] is not None for each in _ESCAPE.finditer(text))


def _kept(digits: str) -> dict[str, Json]:
    return {_NUMBER: digits}


def _bounded(digits: str) -> int:
    if len(digits) <= _SURELY_SHORT:
        return int(digits)
    # Its length first: Python itself refuses to read very long ones, in words of its own.
    if len(digits) > 20 or not -(2**63) <= int(digits) < 2**63:
        raise ValueError(f"the number {shown(digits)} is outside the range of 64 bits")
    return int(digits)


def _deeper(value: Json, levels: int) -> bool:
    """Whether a value has more than so many levels of objects and lists."""
    if not isinstance(value, dict | list):
        return False
    inside = value.values() if isinstance(value, dict) else value
    return levels == 0 or any(_deeper(inner, levels - 1) for inner in inside)


def _refused(word: str) -> Json:
    raise ValueError(f"{word} is not JSON")


def _digits(value: Json) -> str | None:
    if not isinstance(value, dict | Mapping) or len(value) != 1:  # a dict is told faster than any Mapping
        return None
    digits = value.get(_NUMBER)
    return digits if isinstance(digits, str) and _GRAMMAR.fullmatch(digits) else None


_DECODER = json.JSONDecoder(parse_float=_kept, parse_constant=_refused, parse_int=_bounded)
_QUICK = msgspec.json.Decoder(float_hook=_kept)
_QUICK_PRINTER = msgspec.json.Encoder(order="sorted")
_FIGURES = bytes.maketrans(b"123456789", b"000000000")
_LONG_NUMBER = b"0" * (_SURELY_SHORT + 1)
"""So many figures may be a number outside the range of 64 bits; searched for with all figures as one."""


def _may_hold_surrogates(text: str) -> bool:
    # Only an escape can bring one into a line that was decoded strictly.
    return "\\ud" in text or "\\uD" in text or (not text.isascii() and _LONE_SURROGATE.search(text) is not None)


def _scrubbed(value: Json, half: str) -> Json:
    if isinstance(value, str):
        return _LONE_SURROGATE.sub(half, value)
    if isinstance(value, dict):
        return {_LONE_SURROGATE.sub("\ufffd", name): _scrubbed(inner, half) for name, inner in value.items()}
    return [_scrubbed(inner, half) for inner in value] if isinstance(value, list) else value
