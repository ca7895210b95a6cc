"""Owns whom and which places a report names that is in another language than English."""

from collections.abc import Collection, Iterator, Sequence

from annotator.domain.span import Span
from annotator.match.names.forenames import is_given
from annotator.match.names.named import Named
from annotator.match.names.places import is_place
from annotator.match.stories.report_cast import Cast
from annotator.match.tongues.naming import names_in
from annotator.match.tongues.tongue import Tongue, folded
from annotator.match.tongues.wording import told_words
from annotator.match.words.rarity import rarity_in
from annotator.match.words.words import Word, words

_UNSEEN = 11.5
"""A word that is in no list of a language."""


def cast_in(text: str, tongue: Tongue) -> Cast:
    """Whom and what a text in a language that is known by heart names.

    Where nouns have capitals as names do, or nothing has, every other word may be a name.
    """
    every = list(words(text))
    found = names_in(told_words(text, Span(0, max(len(text), 1)), tongue), text, tongue)
    known = list(_known(found, text))
    placed = sorted([*known, *_listed(every, {start for start, *_ in known})])
    names = frozenset(stem for name in found for stem in _own(name, text, tongue))
    cased = any(letter.isupper() for letter in text)
    maybe = frozenset(
        word.stem for word in every if not _is_grammar(word, tongue) and (word.capital or not cased) and not word.empty
    )
    places = frozenset(stem for *_, stem in placed)
    return Cast(
        names=names | places,
        perhaps=maybe - names - places,
        places=tuple(dict.fromkeys(name for _, name, _ in placed)),
        placed=places,
    )


def _known(found: Sequence[Named], text: str) -> Iterator[tuple[int, str, str]]:
    """The places that a language calls in its own way, by where they stand, with their English names and stems."""
    for name in found:
        if is_place(name.text):
            yield from ((name.span.start, name.text, word.stem) for word in words(text, name.span) if not word.empty)


def _listed(every: Sequence[Word], known: Collection[int]) -> Iterator[tuple[int, str, str]]:
    """All other places, which it calls as English or their own people do."""
    for word in every:
        if word.capital and word.span.start not in known and is_place(word.text):
            yield word.span.start, word.text, word.stem


def _own(name: Named, text: str, tongue: Tongue) -> Iterator[str]:
    """The stems of the words of a name, of nouns that only stand side by side those that no list has."""
    every = list(words(text, name.span))
    own = [word for word in every if not _is_grammar(word, tongue)]
    sure = tongue.capitals or len(every) == 1 or any(is_given(folded(word.text)) for word in own)
    yield from (word.stem for word in own if sure or rarity_in(word.stem, tongue.code) >= _UNSEEN)


def _is_grammar(word: Word, tongue: Tongue) -> bool:
    return folded(word.text) in tongue.grammar or not word.text[0].isalpha()
