"""Owns the guess at the encoding of bytes that are not UTF-8 and carry no mark; None where it would be a gamble."""

import re
from collections import Counter
from typing import Final

from annotator.formats.likeness import LATIN, LETTERS, WIDE, likelihood

CANDIDATES: Final = (*LETTERS, *WIDE)
_MOST_BYTES: Final = 4 * 1024
_MOST_BYTES_A_LINE: Final = 1024
_BEYOND_ASCII: Final = re.compile(rb"[\x80-\xff]")
_LEAD: Final = 3.0
"""Natural logarithm by which the best reading must lead a different one; in 1,583 made texts of 15 characters and more
every wrong guess led by less than 1.5, nine of ten right ones by more than 2."""
_FEWEST: Final = 4
"""Bytes beyond ASCII of a text in another script; in Latin ones a single accent may tell."""
_WORST_A_BYTE: Final = -5.3
"""Text scores above -5 for each byte beyond ASCII; bytes that are no text score far below."""

_LAST_ASCII: Final = 0x7F
_SURE: Final = 0.5
_ZEROS_ONE_SIDE: Final = 0.9
_FEWEST_ZEROS: Final = 0.02
_LATIN_ZEROS: Final = 0.3
_ONE_SCRIPT: Final = 0.8
_CONTROL: Final = re.compile("[\0-\x08\x0e-\x1a\x1c-\x1f\x7f]")


def guess(data: bytes) -> str | None:
    """The Python codec that bytes beyond UTF-8 are most likely in; None if none is clearly likelier than the others."""
    codec = utf_16_without_mark(data)
    if codec:
        return codec
    sample = _sample(data)
    is_usual, codec = _of_usual(sample)
    if is_usual or _beyond(sample) < _FEWEST:
        return codec
    return _of_others(data[: 4 * _MOST_BYTES])


def utf_16_without_mark(data: bytes) -> str | None:
    """UTF-16 by its zero bytes, which spaces and line ends have on one side in any language."""
    head = data[:_MOST_BYTES]
    zeros = head.count(0)
    if len(data) % 2 or zeros < _FEWEST_ZEROS * len(head) or not zeros:
        return None
    at_first = head[0::2].count(0)
    codec, upper = ("utf-16-be", head[0::2]) if at_first > zeros / 2 else ("utf-16-le", head[1::2])
    if max(at_first, zeros - at_first) < _ZEROS_ONE_SIDE * zeros or not _is_of_one_script(upper, zeros / len(head)):
        return None
    text = head.decode(codec, "replace").removesuffix("\ufffd")
    return None if _CONTROL.search(text) or "\ufffd" in text or not _is_words(text) else codec


def _is_of_one_script(upper: bytes, zeros_share: float) -> bool:
    """Whether upper bytes are those of Latin letters, or nearly all one, as other alphabets have them."""
    if zeros_share > _LATIN_ZEROS:
        return True
    (_, most), *_ = Counter(upper.replace(b"\0", b"")).most_common(1) or [(0, 0)]
    return most >= _ONE_SCRIPT * (len(upper) - upper.count(0))


def _is_words(text: str) -> bool:
    letters = sum(character.isalpha() or character.isspace() for character in text)
    return letters > len(text) / 2


def _sample(data: bytes) -> bytes:
    """The beginnings of the first lines that hold bytes beyond ASCII."""
    taken: list[bytes] = []
    begin = 0
    while found := _BEYOND_ASCII.search(data, begin):
        first = max(begin, data.rfind(b"\n", begin, found.start()) + 1)
        begin = data.find(b"\n", found.end()) + 1 or len(data)
        is_short = begin - first <= _MOST_BYTES_A_LINE
        # Of a long line the part from its first such byte on.
        at = first if is_short else max(first, found.start() - _MOST_BYTES_A_LINE // 2)
        taken.append(data[at : min(begin, at + _MOST_BYTES_A_LINE)])
        if sum(map(len, taken)) > _MOST_BYTES:
            break
    return b"".join(taken)


def is_likeliest(codec: str, data: bytes) -> bool:
    """Whether bytes beyond UTF-8 are likelier text in this encoding than in any other, by however little."""
    sample = _sample(data)
    ranked = _ranked(sample)
    return bool(ranked) and ranked[0][1] == codec and ranked[0][0] >= _WORST_A_BYTE * _beyond(sample)


def _beyond(sample: bytes) -> int:
    return sum(byte > _LAST_ASCII for byte in sample)


def _ranked(sample: bytes) -> list[tuple[float, str]]:
    """The usual encodings by how likely a sample is text in them, of those that read it alike the first."""
    score_by_text: dict[str, tuple[float, str]] = {}
    for codec in CANDIDATES:
        text = _strictly(sample, codec)
        if text is not None and not _CONTROL.search(text):
            score_by_text.setdefault(text, (likelihood(text, codec), codec))
    return sorted(score_by_text.values(), reverse=True)


def _of_usual(sample: bytes) -> tuple[bool, str | None]:
    """Whether the sample is text in any of the usual encodings, and in which, if that is clear."""
    ranked = _ranked(sample)
    beyond = _beyond(sample)
    if not ranked or ranked[0][0] < _WORST_A_BYTE * beyond:
        return False, None
    if len(ranked) > 1 and ranked[0][0] - ranked[1][0] < _LEAD:
        return True, None
    if beyond < _FEWEST and ranked[0][1] not in LATIN:
        return True, None
    return True, ranked[0][1]


def _strictly(sample: bytes, codec: str) -> str | None:
    try:
        return sample.decode(codec)
    except UnicodeDecodeError:
        return None


def _of_others(sample: bytes) -> str | None:
    """An encoding of old systems (DOS, Macintosh, ISO 8859), if the library is sure of one."""
    from charset_normalizer import from_bytes

    best = from_bytes(sample).best()
    if best is None or best.encoding in CANDIDATES or best.chaos > 0 or best.coherence < _SURE:
        return None
    return best.encoding
