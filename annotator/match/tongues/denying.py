"""Owns what is denied in a claim in a language that is known by heart: clause by clause, however many words deny."""

from collections.abc import Iterator, Sequence

from annotator.domain.span import Span
from annotator.match.denials.negation import Denial
from annotator.match.tongues.tongue import Tongue, folded
from annotator.match.tongues.wording import clauses, is_grammar, positive
from annotator.match.words.words import Word

_ONLY, _NEAR = "الا", 10
"""Behind an Arabic denial it leaves just that: "no ... but"."""
_REACH = 3
"""So many meaningful words "without" reaches."""


def denials_in(every: Sequence[Word], text: str, tongue: Tongue) -> tuple[Denial, ...]:
    """The denials of a claim, one a clause at most, in order; a question denies nothing.

    Where two words deny in one clause they deny together, as in "no vino nadie". Worked example: "Die Armee griff
    nicht an" is a denial of "Armee" and "griff", and "nicht nur die Armee griff an" is none.
    """
    if text[: every[-1].span.end + 3].rstrip().endswith("?") if every else True:
        return ()
    rebutting = _rebuttal(every, tongue)
    found = (_of_clause(every, clause, tongue) for clause in clauses(every, text, tongue))
    plain = [one for one in found if one]
    return (
        (*plain, rebutting)
        if rebutting and not plain
        else (rebutting,)
        if rebutting and len(plain) > 1
        else tuple(plain)
    )


def _of_clause(every: Sequence[Word], clause: Sequence[int], tongue: Tongue) -> Denial | None:
    plain = [tongue.plain(every[place].text) for place in clause]
    denies = tongue.denies if tongue.with_it.isdisjoint(plain) else tongue.denies | tongue.beside
    for at, word in enumerate(plain):
        if positive(word, tongue):
            return _denial(every, clause, at, at, clause, tongue)
        if word in tongue.without:
            behind = [place for place in clause[at + 1 :] if not is_grammar(every[place], tongue)]
            return _denial(every, clause, at, at, behind[:_REACH], tongue)
        if word in denies and not _taken_back(plain, at, tongue):
            return _denial(every, clause, at, at, _reached(plain, clause, at, tongue), tongue)
    return None


def _taken_back(plain: Sequence[str], at: int, tongue: Tongue) -> bool:
    """Whether it only seems to deny: "not only", "still", "no less than ten"."""
    behind, takes_back = plain[at + 1 : at + 3], tongue.merely | tongue.still
    if behind and behind[0] in tongue.grammar - takes_back:
        behind = behind[1:]
    if not takes_back.isdisjoint(behind[:1]) or _ONLY in plain[at + 1 : at + _NEAR]:
        return True
    return any(_in_phrase(plain, at, phrase.split()) for phrase in tongue.bounds.phrases)


def _in_phrase(plain: Sequence[str], at: int, phrase: Sequence[str]) -> bool:
    """Whether the word at a place stands in a phrase."""
    starts = [at - place for place, word in enumerate(phrase) if word == plain[at] and place <= at]
    return any(list(plain[start : start + len(phrase)]) == phrase for start in starts)


def _reached(plain: Sequence[str], clause: Sequence[int], at: int, tongue: Tongue) -> Sequence[int]:
    """The places that a denial reaches: its clause, or what stands between it and "but" in one clause."""
    but = next((place for place in range(at + 1, len(plain)) if plain[place] in tongue.instead), None)
    return clause if but is None else clause[at + 1 : but]


def _denial(
    every: Sequence[Word], clause: Sequence[int], first: int, last: int, reached: Sequence[int], tongue: Tongue
) -> Denial | None:
    at = clause[last]
    meant = [place for place in reached if not is_grammar(every[place], tongue)]
    if not meant:
        return None
    stems = frozenset(every[place].stem for place in meant)
    nearest = min(meant, key=lambda place: (place < at, abs(place - at)))
    span = Span(every[clause[first]].span.start, every[at].span.end)
    return Denial(span, stems, stems, every[nearest].stem, flat=False)


def _rebuttal(every: Sequence[Word], tongue: Tongue) -> Denial | None:
    """That somebody denies all the rest: "Die Regierung dementierte, dass ..."."""
    cue = next((word for word in every if f"{folded(word.text)} ".startswith(tongue.rebuts)), None)
    if cue is None:
        return None
    stems = frozenset(_meant(every, cue, tongue))
    return Denial(cue.span, stems, stems, None, flat=False, voiced=True) if stems else None


def _meant(every: Sequence[Word], cue: Word, tongue: Tongue) -> Iterator[str]:
    return (word.stem for word in every if word is not cue and not is_grammar(word, tongue))
