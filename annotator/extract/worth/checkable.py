"""Names what one can see of how checkable words are: figures, names, topics, deeds, tense, person, tone."""

import functools
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from math import log1p
from typing import Final, NamedTuple

from spacy.tokens import Doc, Token

from annotator.extract.grammar import auxiliaries, children
from annotator.extract.worth.topics import DEEDS, TONES, TOPICS

_HAVE: Final = frozenset({"have", "has", "had", "'ve", "’ve"})
_WAS: Final = frozenset({"had", "was", "were", "did"})
_NEGATIONS: Final = frozenset({"no", "never", "nobody", "nothing", "none"})
_QUOTES: Final = frozenset({'"', "``", "''", "“", "”"})
_FEW, _SOME = 4, 7
_CENTURIES: Final = ("18", "19", "20")
_SUBJECTS: Final = frozenset({"nsubj", "nsubjpass"})
_OTHER: Final = ("other",)


def _by_word(table: Mapping[str, frozenset[str]], lead: str) -> Mapping[str, tuple[str, ...]]:
    listed = sorted({word for group in table.values() for word in group})
    return {word: tuple(f"{lead}{name}" for name, group in table.items() if word in group) for word in listed}


_TOPICS: Final = _by_word(TOPICS, "about ")
_DEEDS: Final = _by_word(DEEDS, "")


class _Word(NamedTuple):
    """What of a token its clues depend on."""

    lower: str
    tag: str
    pos: str
    dep: str
    lemma: str
    is_number: bool
    is_currency: bool


class Checkable:
    """What the words of one doc show; each word is looked at once, however many clauses hold it."""

    def __init__(self, doc: Doc) -> None:
        self._doc = doc
        self._of: dict[int, tuple[str, ...]] = {}

    def clues(self, first: int, last: int, head: Token) -> Mapping[str, float]:
        """What tokens `[first, last)` under a head verb show, by name: log(1 + how often), or 1.0 for what is so."""
        tokens = [token for token in self._doc[first:last] if not token.is_space]
        counted = Counter(chain.from_iterable(map(self._word, tokens)))
        counted.update(f"name {kind}" for kind in _entities(tokens))
        found = {name: log1p(times) for name, times in counted.items()}
        found.update(dict.fromkeys(_of_head(head), 1.0))
        return found | _of_length(tokens, counted)

    def _word(self, token: Token) -> tuple[str, ...]:
        found = self._of.get(token.i)
        if found is None:
            lemma = token.lemma_.casefold()
            seen = token.lower_, token.tag_, token.pos_, token.dep_, lemma, token.like_num, token.is_currency
            found = self._of[token.i] = _of_word(_Word(*seen))
        return found


def _entities(tokens: Iterable[Token]) -> Iterator[str]:
    return (token.ent_type_ for token in tokens if token.ent_iob_ == "B")


def _of_length(tokens: list[Token], counted: Counter[str]) -> dict[str, float]:
    length = sum(not token.is_punct for token in tokens)
    names = sum(count for name, count in counted.items() if name.startswith("name "))
    return {
        "always": 1.0,
        "length": log1p(length),
        "length squared": log1p(length) ** 2 / 4,
        "very short": float(length <= _FEW),
        "short": float(length <= _SOME),
        "names": log1p(names),
        "no number": float("number" not in counted),
    }


@functools.lru_cache(maxsize=4_096)
def _of_word(word: _Word) -> tuple[str, ...]:
    """The clues of a word; the same words come again and again."""
    return (f"tag {word.tag}", f"as {word.dep}", *_of_kind(word), *_of_number(word), *_of_function(word))


def _of_kind(word: _Word) -> Iterator[str]:
    if word.pos in {"NOUN", "PROPN", "ADJ"}:
        yield from _TOPICS.get(word.lemma, ())
        if word.pos == "ADJ" and word.lemma in TONES["praise or blame"]:
            yield "praise or blame"
    elif word.pos in {"VERB", "AUX"} and word.dep not in {"aux", "auxpass"}:
        yield from _of_deed(word.lemma, "deed ", " past" if word.tag in {"VBD", "VBN"} else "")
    elif word.pos == "PRON" or word.tag in {"WRB", "PRP$"}:
        yield f"word {word.lower}"


def _of_deed(lemma: str, lead: str, past: str) -> Iterator[str]:
    for name in _DEEDS.get(lemma, _OTHER):
        yield f"{lead}{name}"
        if past:
            yield f"{lead}{name}{past}"


def _of_number(word: _Word) -> Iterator[str]:
    if word.is_number:
        yield "number"
        if len(word.lower) == 4 and word.lower.startswith(_CENTURIES) and word.lower.isdigit():
            yield "year"
    elif word.is_currency:
        yield "currency"
    elif word.lower in {"%", "percent"}:
        yield "percent"


def _of_function(word: _Word) -> Iterator[str]:
    lower = word.lower
    if lower in TONES["grade"] or word.tag in {"MD", "DT", "CC"}:
        yield f"word {lower}"
    yield from (name for name in ("roughly", "tone", "when") if lower in TONES[name])
    if word.dep in _SUBJECTS:
        yield f"subject {lower if word.pos == 'PRON' else word.pos}"
    elif word.dep in {"mark", "prep"}:
        yield f"{word.dep} {lower}"
    elif word.dep == "neg" or lower in _NEGATIONS:
        yield "negation"
    if lower in _QUOTES:
        yield "quotation mark"
    elif lower in {"?", "!", ":"}:
        yield f"mark {lower}"


def _of_head(verb: Token) -> Iterator[str]:
    """What the verb that the words hang on shows: its tense, its subject, its deed, and those together."""
    tense = _tense(verb)
    subject = next((child for child in children(verb) if child.dep_ in _SUBJECTS or child.dep_ == "expl"), None)
    who = "nobody" if subject is None else subject.lower_ if subject.pos_ == "PRON" else subject.ent_type_ or "noun"
    yield f"head tag {verb.tag_}"
    yield f"head {tense}"
    yield f"head of {who}"
    yield f"head {tense} of {who if subject is None or subject.pos_ == 'PRON' else 'others'}"
    yield from _of_deed(verb.lemma_.casefold(), "head ", f" {tense}")
    yield from (f"head with {child.dep_}" for child in children(verb) if child.dep_ in {"ccomp", "xcomp", "dobj"})


def _tense(verb: Token) -> str:
    helpers = auxiliaries(verb)
    forms = {helper.lower_ for helper in helpers}
    if any(helper.tag_ == "MD" for helper in helpers):
        return "modal"
    if verb.tag_ == "VBD" or forms & _WAS:
        return "past"
    if forms & _HAVE:
        return "perfect"
    if "to" in forms:
        return "infinitive"
    return "present" if verb.tag_ in {"VBZ", "VBP"} else "going on" if verb.tag_ == "VBG" else "bare"
