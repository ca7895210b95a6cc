"""Owns names in lines where every word begins with a capital, and capitals that only begin a sentence."""

import re
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc, Span

from annotator.extract.findings import Label, Name, text_of
from annotator.extract.names.boundaries import is_capital

_LEAST_WORDS = 4
_SHARE = 0.8
_LONG_WORD = 4
_STOPS = frozenset({".", "!", "?", "…"})
_LETTERS = re.compile(r"[^\W\d_]+")


def title_cased(doc: Doc) -> frozenset[int]:
    """The tokens of all sentences that are set like headlines, where a capital tells nothing of a name."""
    return frozenset(token.i for sentence in doc.sents if _is_title_cased(sentence) for token in sentence)


def _is_title_cased(sentence: Span) -> bool:
    """Whether nearly all long words have capitals and no full stop ends them."""
    long = [token for token in sentence if token.is_alpha and len(token) >= _LONG_WORD]
    if len(long) < _LEAST_WORDS or sum(map(is_capital, long)) < _SHARE * len(long):
        return False
    last = next((token for token in reversed(sentence) if not token.is_space), None)
    return last is not None and last.text not in _STOPS


def without_ordinary_words(doc: Doc, names: Sequence[Name], headlines: frozenset[int]) -> list[Name]:
    """The names without words that only began a sentence, those in headlines cut to the names of the article."""
    ordinary = _ordinary(doc)
    known = _known(names, headlines)
    kept: list[Name] = []
    for name in names:
        if name.first in headlines:
            name = _cut(doc, name, known)  # noqa: PLW2901
        if not _only_begins(doc, name, ordinary, headlines):
            kept.append(name)
    return kept


def _ordinary(doc: Doc) -> frozenset[str]:
    """The words that the article also writes small."""
    return frozenset(filter(str.islower, _LETTERS.findall(text_of(doc))))


def _only_begins(doc: Doc, name: Name, ordinary: frozenset[str], headlines: frozenset[int]) -> bool:
    """Whether the name is one word with its capital from the place where it stands."""
    if name.last - name.first > 1 or name.label is Label.NORP:
        return False
    token = doc[name.first]
    placed = token.is_sent_start or name.first in headlines
    return bool(placed) and token.lower_ in ordinary and not (token.is_upper and len(token) > 1)


def _known(names: Sequence[Name], headlines: frozenset[int]) -> dict[str, list[tuple[tuple[str, ...], Label]]]:
    """Names of several words outside headlines, by their first word."""
    known: dict[str, list[tuple[tuple[str, ...], Label]]] = {}
    for name in names:
        words = tuple(name.full.split())
        if name.first not in headlines and len(words) > 1:
            known.setdefault(words[0], []).append((words, name.label))
    return known


def _cut(doc: Doc, name: Name, known: dict[str, list[tuple[tuple[str, ...], Label]]]) -> Name:
    """The name in a headline cut to a name that stands in the text ("Rami Adib Resigns" to "Rami Adib")."""
    spelled = tuple(token.text for token in doc[name.first : name.last])
    for at, word in enumerate(spelled):
        for words, label in known.get(word, []):
            if spelled[at : at + len(words)] == words and len(words) < len(spelled):
                first, last = name.first + at, name.first + at + len(words)
                return replace(name, first=first, last=last, label=label, full=doc[first:last].text)
    return name
