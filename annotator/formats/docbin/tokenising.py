"""Owns the tokens of an article as spaCy has them: its own for the language, cut where a span begins or ends in one."""

import re
from collections.abc import Collection, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from annotator.domain.span import Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

_ANY: Final = "xx"
_NEEDING_MORE: Final = ("ja", "ko", "th", "vi")
"""Languages whose rules need further packages: the tokens must not hang on what is installed."""
_MOST_STRINGS: Final = 50_000
"""Words and ids that a language may remember; it forgets none, so that one with more is made anew."""
_CODE: Final = re.compile("[a-z]{2,3}")


class Tokeniser:
    """Makes documents by the rules of their languages, without a model."""

    def __init__(self) -> None:
        self._languages: dict[str, Language] = {}

    def doc(self, text: str, language: str | None, spans: Collection[Span]) -> "Doc":
        """The document of a text in which every span begins and ends where tokens do."""
        from spacy.tokens import Doc

        made = self._language(language or _ANY).tokenizer(text)
        starts, ends = {span.start for span in spans}, {span.end for span in spans}
        begun, ended = {token.idx for token in made}, {token.idx + len(token) for token in made}
        if starts <= begun and ends <= ended:
            return made
        words, spaces = _cut(text, sorted({*begun, *ended, *starts, *ends, 0, len(text)}), starts, ends)
        return Doc(made.vocab, words=words, spaces=spaces)

    def _language(self, name: str) -> "Language":
        known = self._languages.get(name)
        if known is None or len(known.vocab.strings) > _MOST_STRINGS:
            known = self._languages[name] = _blank(name)
        return known


def _blank(name: str) -> "Language":
    import spacy

    if name in _NEEDING_MORE or not _CODE.fullmatch(name):
        return spacy.blank(_ANY)
    try:
        return spacy.blank(name)
    except ImportError:  # spaCy knows no such language
        return spacy.blank(_ANY)


def _cut(
    text: str, bounds: Sequence[int], starts: Collection[int], ends: Collection[int]
) -> tuple[list[str], list[bool]]:
    """The words between bounds, and whether a space follows each; one in which a span begins or ends is a word."""
    words: list[str] = []
    spaces: list[bool] = []
    for start, end in pairwise(bounds):
        piece = text[start:end]
        if piece == " " and words and not spaces[-1] and start not in starts and end not in ends:
            spaces[-1] = True
        else:
            words.append(piece)
            spaces.append(False)
    return words, spaces
