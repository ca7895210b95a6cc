"""Owns reading a claim in its language: English by its rules, some by small tables, all else by its bare words."""

import re
from collections.abc import Iterator, Sized
from dataclasses import replace

from annotator.domain.claim import Claim, Factuality, Role
from annotator.domain.ids import ArticleId, ClaimId
from annotator.domain.span import Span
from annotator.domain.time import calendar_value
from annotator.match.claims.facets import MOST, Facets, facets
from annotator.match.measures.dates import Dated
from annotator.match.measures.periods import period
from annotator.match.measures.quantity import Quantity
from annotator.match.tongues.counting import quantities_in, struck_in
from annotator.match.tongues.dating import dates_in
from annotator.match.tongues.denying import denials_in
from annotator.match.tongues.known import TONGUES
from annotator.match.tongues.moving import moves_in
from annotator.match.tongues.naming import names_in
from annotator.match.tongues.telling import ENGLISH, language_told, told_in_one
from annotator.match.tongues.tongue import Tongue, folded
from annotator.match.tongues.wording import is_grammar, marked, told_words
from annotator.match.words.covering import Spans
from annotator.match.words.words import Word, words

_NOBODYS, _NOWHERE = ClaimId(""), ArticleId("")
_UNREAD_FIGURES = re.compile(r"(?<![\w.,])\d{1,15}(?![\w.,])")


def facets_of(claim: Claim, text: str, stated: str | None = None) -> Facets:
    """What a claim of an article with this text says, in any language; `stated`: what the article is said to be in."""
    end = min(claim.span.end, len(text))
    language = language_told(text[claim.span.start : end], stated)
    if language == ENGLISH:
        return facets(claim, text)
    tongue = TONGUES.get(language)
    return _read(claim, text, tongue) if tongue else _unread(claim, text, language)


def in_one_language(a: Facets, b: Facets) -> tuple[Facets, Facets]:
    """Two claims as they are read in one language, where one of them is too short to tell in which it is."""
    if a.tongue == b.tongue:
        return a, b
    code = told_in_one((a.text, a.tongue), (b.text, b.tongue))
    return (_read_anew(a, code), _read_anew(b, code)) if code else (a, b)


def _read_anew(side: Facets, code: str) -> Facets:
    if side.tongue == code:
        return side
    text = " " * side.start + side.text
    return _read(Claim(_NOBODYS, _NOWHERE, Span(side.start, len(text)), side.text), text, TONGUES[code])


def _read(claim: Claim, text: str, tongue: Tongue) -> Facets:
    span = _within(claim, text)
    every = told_words(text, span, tongue)
    dated = _dates(claim, every, text, tongue)
    counted = quantities_in(every, text, tongue, [one.span for one in dated if one.span])
    named = names_in(every, text, tongue)
    kinds: dict[str, Sized] = {"numbers": counted, "dates": dated, "names": named}
    meant = tuple(_meaningful(every, counted, tongue))
    stems, denying = frozenset(word.stem for word in meant), denials_in(every, text[: span.end], tongue)
    denied = frozenset(stem for one in denying for stem in one.reach)
    plain = {tongue.plain(word.text) for word in every if word.text.casefold() not in tongue.sure}
    open_ = not plain.isdisjoint(tongue.perhaps) and claim.factuality is Factuality.CERTAIN
    bare = replace(_wordless(claim, text, tongue.code), words=meant, stems=stems, senses=stems)
    return replace(
        bare,
        core=frozenset(_slot_stems(claim, text, Role.PREDICATE, tongue)),
        subject=frozenset(_slot_stems(claim, text, Role.SUBJECT, tongue)),
        object=frozenset(_slot_stems(claim, text, Role.OBJECT, tongue)),
        quantities=counted[:MOST],
        dates=dated[:MOST],
        names=named[:MOST],
        left_out=frozenset(kind for kind, told in kinds.items() if len(told) > MOST),
        denials=denying,
        denied=denied,
        opposable=moves_in(meant, tongue.code, denied),
        hedged=open_,
        factuality=Factuality.POSSIBLE if open_ else claim.factuality,
        supposes=not plain.isdisjoint(tongue.supposing),
    )


def _unread(claim: Claim, text: str, language: str) -> Facets:
    """A claim whose language nobody knows: its words and the bare figures among them, and nothing else."""
    span = _within(claim, text)
    meant = tuple(replace(word, stem=f"{language}:{folded(word.text)}") for word in words(text, span))
    stems = frozenset(word.stem for word in meant)
    figures = _UNREAD_FIGURES.finditer(text, span.start, span.end)
    counted = tuple(
        Quantity(Span(*one.span()), float(one.group()), float(one.group()), "figure", step=1.0) for one in figures
    )
    lone = counted if len(counted) == 1 else ()
    return replace(_wordless(claim, text, language), words=meant, stems=stems, senses=stems, quantities=lone)


def _wordless(claim: Claim, text: str, tongue: str) -> Facets:
    """The facets of the claim's text as far as they need no words."""
    span = _within(claim, text)
    spoken = claim.slot(Role.SPEAKER)
    silent = facets(Claim(claim.id, claim.article, Span(0, 1), " "), " ")
    return replace(
        silent,
        text=span.quote(text),
        start=span.start,
        asks=span.quote(text).rstrip().endswith(("?", "؟")),
        factuality=claim.factuality,
        speaker=spoken.words(text) if spoken else None,
        tongue=tongue,
    )


def _within(claim: Claim, text: str) -> Span:
    return Span(min(claim.span.start, len(text)), max(min(claim.span.end, len(text)), 1)) if text else claim.span


def _dates(claim: Claim, every: tuple[Word, ...], text: str, tongue: Tongue) -> tuple[Dated, ...]:
    """The values of its time slots, and what else is written out in its words."""
    slots = [(calendar_value(slot.value), slot.span) for slot in claim.all(Role.TIME)]
    known = [Dated(period(value), span) for value, span in slots if value]
    spans = [one.span for one in known if one.span]
    if len(spans) < len(known):
        return tuple(known)
    taken = Spans(spans)
    return (*known, *(one for one in dates_in(every, text, tongue) if one.span and not taken.meet(one.span)))


def _meaningful(every: tuple[Word, ...], counted: tuple[Quantity, ...], tongue: Tongue) -> Iterator[Word]:
    """The words that are no grammar; of the numbers that count something only what they count."""
    numbers, units = Spans(one.span for one in counted), {one.unit for one in counted} | struck_in(tongue.code).keys()
    for word in every:
        number = numbers.meet(word.span) and word.stem not in units
        if not number and not is_grammar(word, tongue):
            yield word


def _slot_stems(claim: Claim, text: str, role: Role, tongue: Tongue) -> Iterator[str]:
    for slot in claim.all(role):
        said = slot.words(text)
        found = told_words(said, Span(0, max(len(said), 1)), tongue) if said else ()
        yield from (marked(word.text, tongue) for word in found if not is_grammar(word, tongue))
