"""Owns what is denied in a passage: the words that deny, how far each reaches, and which words they reach."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from annotator.domain.span import Span
from annotator.match.denials.absence import absent
from annotator.match.denials.denying import Passage
from annotator.match.denials.rebuttals import Rebuttal, rebuttals
from annotator.match.denials.refusals import behind_acquittal, behind_no_plan, behind_not_guilty, behind_refusal
from annotator.match.words.clauses import stopped
from annotator.match.words.lexicon import listed
from annotator.match.words.senses import CONCEPTS, senses_of, stems_of
from annotator.match.words.stems import stem
from annotator.match.words.words import Word, is_denial

_FLAT = listed("none nobody nothing never nowhere neither")
"""They deny outright; the others may deny only in part ("not all", "hardly")."""
_PLAIN = listed("not no cannot nor without")
_ASIDE = listed("no without nor lack lacks lacked lacking absence")
"""Within what somebody denies they tell of a thing, and do not turn the whole round."""
_HARDLY = listed("hardly barely scarcely rarely seldom unlikely impossible absent unsuccessfully")
_ALMOST = listed("almost nearly")
_BY_DEGREES = stems_of(
    "double triple treble quadruple halve complete finish exhaust empty fill destroy reach wipe total match equal end "
    "certain all every"
)
"""What is almost so is told of them as so, by and large: "nearly doubled"."""
_PASTS = listed(
    "fled fell died sank lost won hit struck broke left quit drove drowned burst blew went came ran began took got"
)
_LIVES = stems_of("life lives")
_FOILED = listed("foiled thwarted averted prevented avoided")
"""Whoever did one of these saw to it that what stands behind did not happen."""
_MEANT = stems_of("attempt plot plan bid effort scheme")
"""What is foiled with these is what stands behind their "to"."""
_HINDERED, _WHOM = listed("prevented avoided"), 6
"""Of somebody hindered "from" something, only that is denied; so many words may tell who it is."""
_BEEN = listed("was were been being is are")
_KEPT = listed(
    "is are was were be been being remain remains remained stay stays stayed keep kept keeps still largely entirely "
    "completely almost virtually proved totally mostly"
)
"""Behind them something is "free of" something; who broke free of it was not before."""
_MIGHT = listed("would could might may should must can to will not never")
_TO = listed("pretend fail refus declin unabl neglect ceas reluct unwill too yet")
"""Stems that deny the verb after "to" ("failed to sign", "unable to come", "too weak to stand")."""
_UNWILLING = listed("refus declin reluct unwill")
_DETERMINERS = listed("the a an his her its their this that")
"""Behind "to" they tell to whom, as in "refused bail to the suspect"."""
_LACK = listed("lack lacks lacked lacking absence")
_RUN_OUT = stem("lack")
"""Of a verb with its particles: "ran out of"."""
_FROM = listed("kept prevented stopped barred far")
_FAR = "far"
_NOT_MERELY = listed(
    "only just merely simply solely because necessarily least else if doubt wonder matter mention until later"
)
"""After "not" or "no" they take the denial back."""
_COMPARED = listed("more less fewer later earlier sooner")
_OPEN = listed("or why if whether")
_SPEAKS_ON = listed("i we he she it they you there uh um well yes")
"""Behind a "no" that opens a passage they tell that it answers: "no I just painted"."""
_MODALS = listed("would could can cannot will won't may might must should can't couldn't wouldn't")
"""With one of them "without" at the start of a sentence sets a condition: "Without rain the harvest will fail"."""
SOLE = "sole"
"""What "not the only" denies: whoever was not the only one to leave left."""
_BUT = listed("but except other")
_APART_FROM = frozenset({("apart", "from"), ("aside", "from"), ("other", "than")})
_WITHIN = listed("of the in at its their")
_NOWHERE = listed("nothing none nowhere")
_NOBODY = listed("nobody nothing none nowhere no")
STOPS = stems_of("stop halt end interrupt prevent hinder hamper block thwart avert disrupt derail foil avoid")
"""Whoever did not do one of these left alone what stands behind: "did not stop the attack" denies no attack."""
_FREE_OF = frozenset({("free", "of"), ("free", "from"), ("devoid", "of"), ("clear", "of")})
_INSTEAD = frozenset({("instead", "of"), ("rather", "than")})
_LEADING = listed("in at on to for from by with into")
_REACH = 4
_AHEAD = 3
_BACK = 3
_FAR_BACK = 16
_LINKING = listed("and but or")


@dataclass(frozen=True, slots=True)
class Denial:
    """A word or two that deny; `reach` are the stems of the meaningful words they reach, `senses` the same by sense.

    `first` is the sense of the word right after; `flat`: it denies without reserve; `voiced`: somebody is told to deny
    it, the report itself does not. `planned`: it denies that anybody means to do it: "has no plans to", "ruled out";
    `cleared`: that somebody did what was held against them; `absent`: only that they, by sense, were somewhere.
    """

    span: Span
    reach: frozenset[str]
    senses: frozenset[str]
    first: str | None
    flat: bool
    voiced: bool = False
    planned: bool = False
    cleared: bool = False
    absent: frozenset[str] | None = None


def denials(every: Sequence[Word], text: str) -> tuple[Denial, ...]:
    """The denials among the words of a passage of a text, in order.

    Two that meet cancel out: "denied that it was not told" says that it was, and "did not deny" denies nothing. What is
    denied again in the same words stands once, so that it takes nothing back.
    """
    found = dict(_denials(Passage(every, text)))
    for one in rebuttals(every, text):
        around = range(max(0, min(one.start, one.cue - _BACK)), max(one.end, one.cue))
        near = (place for place in around if place in found and place != one.cue)
        met = next((place for place in near if _meets(place, one, every, text)), None)
        if met is None:
            found[one.cue] = _rebuttal(every, one)
        else:
            found.pop(met)
            found.pop(one.cue, None)
    once = {(every[place].text.lower(), found[place].reach): found[place] for place in sorted(found, reverse=True)}
    return tuple(reversed(once.values()))


def voiced(found: Sequence[Denial], cue: Span, every: Sequence[Word]) -> tuple[Denial, ...]:
    """The denials of a passage that somebody denies as a whole by a cue beside it: one of them is cancelled by it."""
    return tuple(found[1:]) if found else (_whole(cue, every),)


def with_lives(found: Iterable[Denial], taken: frozenset[str]) -> Iterator[Denial]:
    """The denials, those of lives also denying the deed that took them: "nobody lost their life"."""
    for one in found:
        of_lives = bool(taken) and not one.reach.isdisjoint(_LIVES)
        yield replace(one, reach=one.reach | taken, senses=one.senses | senses_of(taken)) if of_lives else one


def denied(found: Sequence[Denial]) -> frozenset[str]:
    """The stems that are denied: those that an odd number of denials reaches."""
    odd: set[str] = set()
    for one in found:
        odd ^= one.reach
    return frozenset(odd)


def _meets(place: int, one: Rebuttal, every: Sequence[Word], text: str) -> bool:
    """Whether the denial at a place stands in what is rebutted, or right before the word that rebuts."""
    if one.start <= place < one.end:
        return every[place].text.lower() not in _ASIDE
    return one.cue - _BACK <= place < one.cue and not any(
        stopped(every, at, text) or not every[at].empty for at in range(place + 1, one.cue)
    )


def _rebuttal(every: Sequence[Word], one: Rebuttal) -> Denial:
    return replace(_whole(every[one.cue].span, every[one.start : one.end]), voiced=one.voiced)


def _whole(cue: Span, every: Sequence[Word]) -> Denial:
    """The denial by a cue of all the words that somebody says."""
    reached = [word.stem for word in every if not word.empty]
    last = CONCEPTS.get(reached[-1], reached[-1]) if reached else None
    return Denial(cue, frozenset(reached), senses_of(reached), last, flat=False, voiced=True)


def _denials(passage: Passage) -> Iterator[tuple[int, Denial]]:
    every, text = passage.every, passage.text
    for place, word in enumerate(every):
        lower = word.text.lower()
        if lower in _FLAT or lower in _PLAIN or is_denial(lower):
            if _takes_back(passage, place) or _supposed(passage, place):
                continue
            plan, of = behind_no_plan(every, place, text), behind_not_guilty(every, place)
            found = _denial(passage, place, plan or of or place + 1, flat=lower in _FLAT)
            who = absent(every, place, text)
            yield place, replace(found, planned=plan is not None, cleared=of is not None, absent=who)
        elif (barely := _barely(passage, place)) is not None:
            yield place, barely
        elif (refused := behind_refusal(every, place, text)) is not None:
            yield place, replace(_denial(passage, place, refused[0], flat=False), planned=refused[1])
        elif (of := behind_acquittal(every, place, text)) is not None:
            yield place, replace(_denial(passage, place, of, flat=False), cleared=True)
        elif (after := _after_phrase(every, place)) is not None:
            yield place, replace(_denial(passage, place, after, flat=lower == _FAR), planned=word.stem in _UNWILLING)


def _barely(passage: Passage, place: int) -> Denial | None:
    """The denial by a word that does not say "not": "hardly", "lacks", "almost fled", "instead of"; None elsewhere."""
    every = passage.every
    word, lower = every[place], every[place].text.lower()
    if lower in _FOILED:
        open_ = any(one.text.lower() in _MIGHT for one in every[max(0, place - _BACK) : place])
        whom = every[place + 1 : place + _WHOM] if lower in _HINDERED else ()
        return None if open_ or any(one.text.lower() == "from" for one in whom) else _foiled(passage, place)
    if (lower, _lower(every, place + 1)) in _INSTEAD:
        return _instead(passage, place)
    if (lower, _lower(every, place + 1)) in _FREE_OF and _lower(every, place - 1) in _KEPT:
        return _denial(passage, place, place + 2, flat=False)
    lacks = lower in _HARDLY or lower in _LACK or (word.stem == _RUN_OUT and " " in word.text)
    nearly = lower in _ALMOST and _nearly_done(every, place + 1)
    return _denial(passage, place, place + 1, flat=False) if lacks or nearly else None


def _nearly_done(every: Sequence[Word], place: int) -> bool:
    """Whether a deed stands at a place that was not done if it was nearly done: "nearly crashed", not "nearly 200"."""
    lower = every[place].text.lower() if place < len(every) else ""
    return (lower.endswith("ed") or lower in _PASTS) and every[place].stem not in _BY_DEGREES


def _foiled(passage: Passage, place: int) -> Denial:
    """The denial of what is told to have been foiled at a place: what stands behind, or before "was foiled"."""
    every = passage.every
    if not place or every[place - 1].text.lower() not in _BEEN:
        ahead = range(place + 1, min(place + 1 + _AHEAD, len(every) - 1))
        told = next(
            (at + 2 for at in ahead if every[at].stem in _MEANT and every[at + 1].text.lower() == "to"), place + 1
        )
        return _denial(passage, place, told, flat=True)
    first = max(0, place - _FAR_BACK)
    first = max((at for at in range(first + 1, place + 1) if stopped(every, at, passage.text)), default=first)
    reached = [word.stem for word in every[first:place] if not word.empty][-_REACH:]
    return Denial(every[place].span, frozenset(reached), senses_of(reached), None, flat=True)


def _instead(passage: Passage, place: int) -> Denial | None:
    """The denial of what something else stands for: "in Lima instead of Santiago", "Ana rather than Leo"."""
    every = passage.every
    first = place + 2 + (_lower(every, place + 2) in _LEADING)
    reached: list[str] = []
    for at in range(first, min(first + _REACH, len(every))):
        if (at > first and stopped(every, at, passage.text)) or (every[at].empty and reached):
            break
        reached += [] if every[at].empty else [every[at].stem]
    if not reached:
        return None
    span = Span(every[place].span.start, every[place + 1].span.end)
    return Denial(span, frozenset(reached), senses_of(reached), CONCEPTS.get(reached[0], reached[0]), flat=False)


def _lower(every: Sequence[Word], at: int) -> str:
    return every[at].text.lower() if 0 <= at < len(every) else ""


def _takes_back(passage: Passage, place: int) -> bool:
    """Whether it only seems to deny: "not only", "no doubt", "whether or not", and a "no" that answers."""
    every, text = passage.every, passage.text
    following = every[place + 1].text.lower() if place + 1 < len(every) else ""
    if _only(every, place + 1):
        return False
    if following in ("the", "a") and place + 2 < len(every):
        following = every[place + 2].text.lower()
    before = every[place - 1].text.lower() if place else ""
    lower = every[place].text.lower()
    speaks_on = not place and following in _SPEAKS_ON
    answers = lower == "no" and (not following or speaks_on or stopped(every, place + 1, text))
    others = lower in _NOBODY and _excepts(passage, place + 1)
    return (
        following in _NOT_MERELY
        or _bounds(every, place + 1)
        or (lower == "not" and before in _OPEN)
        or answers
        or others
        or passage.taken_back(place)
        or (lower == "without" and _needed(every, place, text))
    )


def _excepts(passage: Passage, place: int) -> bool:
    """Whether "but", "except" or "apart from" stands at a place or right behind a noun there: "no state but Malta"."""
    every, text = passage.every, passage.text
    for at in range(place, min(place + 1 + _AHEAD, len(every))):
        lower, following = (every[each].text.lower() if each < len(every) else "" for each in (at, at + 1))
        if lower in ("but", "except") or (at == place and lower in _BUT) or (lower, following) in _APART_FROM:
            return True
        if stopped(every, at, text) or (every[at].empty and lower not in _WITHIN):
            return False
    return False


def _bounds(every: Sequence[Word], place: int) -> bool:
    """Whether "more than", "fewer than" stand at a place: behind "no" they bound a number and deny nothing."""
    first, second = (every[at].text.lower() if at < len(every) else "" for at in (place, place + 1))
    return first in _COMPARED and second == "than"


def _needed(every: Sequence[Word], place: int, text: str) -> bool:
    """Whether a "without" tells only what is needed: "cannot win without her", "would have died without her"."""
    for at in range(place - 1, max(-1, place - _FAR_BACK), -1):
        lower = every[at].text.lower()
        if stopped(every, at + 1, text) or lower in _LINKING:
            return False
        would = lower == "would" and every[at + 1].text.lower() == "have"
        if would or lower in _FLAT or lower in _PLAIN or is_denial(lower):
            return any(not word.empty for word in every[at + 1 : place])
    return False


def _supposed(passage: Passage, place: int) -> bool:
    """Whether the sentence only asks, or a condition opens the clause: "if", or a "without" at its start."""
    if passage.asked(place) or passage.conditions[place]:
        return True
    return place == 0 and passage.every[0].text.lower() == "without" and _in_passing(passage.every)


def _in_passing(every: Sequence[Word]) -> bool:
    """Whether a "without" that opens the sentence denies nothing of what follows: a condition, "without knowing"."""
    doing = any(word.text.endswith("ing") for word in every[1:_AHEAD])
    return doing or any(word.text.lower() in _MODALS for word in every)


def _after_phrase(every: Sequence[Word], place: int) -> int | None:
    """The place after "failed to", "unable to", "too weak to", "barred from"; None where no such words begin."""
    word = every[place]
    lower = word.text.lower()
    link = "from" if lower in _FROM else "to" if word.stem in _TO else None
    for ahead in range(place + 1, min(place + _AHEAD, len(every)) if link else 0):
        if every[ahead].text.lower() == link:
            behind = every[ahead + 1].text.lower() if ahead + 1 < len(every) else ""
            return None if link == "to" and behind in _DETERMINERS else ahead + 1
    return None


def _denial(passage: Passage, place: int, after: int, *, flat: bool) -> Denial:
    every = passage.every
    reached = [SOLE] if _only(every, after) else [every[at].stem for at in passage.reached(after, _REACH)]
    if reached and reached[0] in STOPS:
        reached = reached[:1]
    if not reached or every[place].text.lower() in _NOWHERE:
        reached += [word.stem for word in every[max(0, place - _BACK) : place] if not word.empty][-1:]
    span = Span(every[place].span.start, every[after - 1].span.end)
    first = CONCEPTS.get(reached[0], reached[0]) if reached else None
    return Denial(span, frozenset(reached), senses_of(reached), first, flat)


def _only(every: Sequence[Word], place: int) -> bool:
    """Whether "the only" stands at a place."""
    return [word.text.lower() for word in every[place : place + 2]] in (["the", "only"], ["the", "sole"])
