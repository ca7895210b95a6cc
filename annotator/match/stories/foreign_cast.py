"""Owns whom and which places a report names that is in another language than English."""

from collections.abc import Iterator, Sequence

from annotator.domain.span import Span
from annotator.match.names.named import Named
from annotator.match.names.places import is_place
from annotator.match.stories.report_cast import Cast
from annotator.match.tongues.naming import names_in
from annotator.match.tongues.tongue import Tongue, folded
from annotator.match.tongues.wording import told_words
from annotator.match.words.words import words


def cast_in(text: str, tongue: Tongue) -> Cast:
    """Whom and what a text in a language that is known by heart names.

    Where nouns have capitals as names do, or nothing has, every other word may be a name.
    """
    every = told_words(text, Span(0, max(len(text), 1)), tongue)
    found = names_in(every, text, tongue)
    names = frozenset(_stems(found, text))
    cased = any(letter.isupper() for letter in text)
    maybe = frozenset(
        word.stem
        for word in words(text)
        if folded(word.text) not in tongue.grammar and (word.capital or not cased) and word.text[0].isalpha()
    )
    places = tuple(dict.fromkeys(name.text for name in found if is_place(name.text)))
    placed = frozenset(_stems([name for name in found if is_place(name.text)], text))
    return Cast(names=names, perhaps=maybe - names, places=places, placed=placed)


def _stems(found: Sequence[Named], text: str) -> Iterator[str]:
    """The stems of the words in names, as all words of reports have them."""
    for name in found:
        yield from (word.stem for word in words(text, name.span) if not word.empty)
