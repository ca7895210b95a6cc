"""Owns what words of no list beside a name call somebody: "the chef X", "Rescue diver X", "X, 34, a plumber"."""

import re
from functools import lru_cache

from annotator.match.measures.counted import is_person
from annotator.match.names.callings import KIND_OF
from annotator.match.words.lexicon import EMPTY_WORDS, listed

_WORD = r"[^\W\d_]+(?:[-'’][^\W\d_]+)*"
_BEHIND = re.compile(
    r"(?:, (?:aged )?\d{1,3}(?:, |,? and )| \((?:aged )?\d{1,3}\) |, | who (?:is|was) "
    r"| (?:is|was|became) (?=an? |the ))"
    r"(?:(?:an?|the) \d{1,3}-year-old )?"
    rf"(?P<run>{_WORD}(?: {_WORD}){{0,7}})(?P<stop>[,.;:)\n]|$)?"
)
_APPOINTED = tuple(f"{word} " for word in ["named", "appointed", "hired", "installed", "elected", "chosen", "chose"])
_AS = re.compile(rf"(?:, [^\n.;:,]{{3,60}},)? as (?:its|the|their|his|her|an?)(?: new)?(?: {_WORD}){{1,3}}")
_AT_SPORT = re.compile(
    r"(?:,[^\n.;:,]{3,60},)? (?:(?:has|had|have) )?(?:"
    r"(?:won|took|claimed|clinched|earned|defended|retained|regained|lost)\b(?: [^\s.;:,!?]+){0,6}? "
    r"(?:medal|(?:gold|silver|bronze) (?:in|at|on)|slalom|downhill|marathon|sprint|hurdles|decathlon|regatta|biathlon"
    r"|championships?|semi-?final|quarter-?final|(?:tennis|boxing|chess|ski|skiing|golf|world|league|cup) title"
    r"|(?:\d+(?:[.,]\d+)?|ten)[- ](?:kilomet|met|mile|km|m)\w*(?: \w+)?)\b"
    r"|scored (?:twice|once|an? (?:goal|hat-trick|try|penalty|brace)|(?:\d+|two|three|four|five) goals"
    r"|(?:the|a) (?:late |early |only |first |second )?(?:winner|equali[sz]er|goal|try))"
    r"|set a (?:world|national|course|lap|track) record)",
)
"""What nobody does but at sport, behind a name."""
_NEAR, _FAR, _LONGEST_VERB = 60, 110, 12
_DETERMINERS = listed("the a an his her their its our my your")
_ONE = listed("a an")
_GOES_ON = listed("of at from who for in with and")
_ENDINGS = re.compile(r"..(?:er|or|ist|ian|ant|eer|man|woman|naut|eon|ess|smith|wright|herd)$")
_SHORT = listed(
    "chef cook nurse spy monk clerk maid tenor soprano baritone architect diplomat medic diva acrobat vet guru shaman "
    "pilot surgeon butler mechanic poet tutor vicar provost dean gaucho matador tailor referee umpire mime ninja valet"
)
"""What somebody does, by words without an ending that would tell."""
_NO_NOUN = re.compile(r"(?:ed|ing|ly|ous|ful|less|able|ible|est|ish|al|ic|ive|y|[^s]s|'s|’s)$")
_ANYBODY = listed(
    "man woman person child kid boy girl baby mother father son daughter brother sister wife husband widow widower "
    "uncle aunt nephew niece cousin grandson grandfather grandmother stepmother stepfather godfather mum mom dad "
    "parent relative native resident inhabitant citizen national neighbor neighbour friend partner lover fan follower "
    "believer victim survivor casualty winner loser finisher leader contender challenger candidate nominee hopeful "
    "frontrunner rival critic supporter opponent defender stranger member colleague guest visitor passenger patient "
    "customer user subscriber viewer attendee bystander spectator voter donor owner tenant heir hero star figure "
    "celebrity favorite favourite teenager manager executive representative rep official aide adviser advisor "
    "employee worker staffer boss volunteer expert specialist analyst consultant strategist agent operator organiser "
    "organizer host presenter founder co-founder insider veteran newcomer successor predecessor killer murderer "
    "attacker gunman rapist inmate prisoner detainee defendant convict fugitive student pupil graduate immigrant "
    "migrant refugee exile guard speaker writer thinker player"
)
"""What anybody may be besides, or at one time."""
ATHLETE = "athlete"
"""What somebody is called of whom only a deed at sport is told."""
_OTHER = listed(
    "late young old older new great little big poor good best top key elder younger senior junior major minor former "
    "later earlier rather together whether never ever latter number power order matter letter paper water river "
    "summer winter weather chapter factor error mirror silver border corner danger offer dinner center centre answer "
    "anger important relevant significant distant constant elegant brilliant process press business access success "
    "unless mess stress address chess large posh first-time one-time longtime long-time fellow whole dead bigger "
    "smaller better higher lower thank like said says told bar labor labour minister-designate restaurant giant plant "
    "year season version counter first second third last next proud silent current popular police people dog mobile"
)
"""What is no noun for somebody."""


def trades(text: str, start: int, end: int) -> tuple[str, ...]:
    """What the nouns right before a name and in apposition behind it tell that somebody does; often nothing.

    Worked example: "chef" of "the chef Ann Lee", "biologist" of "Ann Lee, a biologist from Oslo,"; nothing of "the
    army freed Ann Lee", "the late Ann Lee" or "Ann Lee, a friend". Who wins a slalom or scores a goal is an athlete.
    """
    sport = ATHLETE if _AT_SPORT.match(text, end, end + _FAR) else ""
    return tuple(filter(None, (_before(text, start), _behind(text, end), _made(text, start, end), sport)))


def _made(text: str, start: int, end: int) -> str:
    """What somebody is told to be made: "named Ann Lee as its treasurer"."""
    if not text[max(0, start - _LONGEST_VERB) : start].endswith(_APPOINTED):
        return ""
    found = _AS.match(text, end, end + _FAR)
    return next((word for word in found[0].split()[::-1] if _is_trade(word)), "") if found else ""


def _before(text: str, start: int) -> str:
    before = text[max(0, start - _NEAR) : start]
    quote = before[before[:-1].rfind(" ") + 1 : -1].rpartition("\n")[2] if before.endswith(" ") else ""
    noun = quote.lower()
    if not _is_trade(noun):
        return ""
    ahead = before[: -1 - len(quote)].rstrip(" ")[-1:]
    begins = ahead in ("", "\n", ".", "!", "?", ":")
    return noun if quote == noun or (begins and quote[1:].islower()) else ""


def _behind(text: str, end: int) -> str:
    found = _BEHIND.match(text, end, end + _FAR)
    if not found:
        return ""
    first, *others = found["run"].split()
    article = first.lower() if first.lower() in _DETERMINERS else ""
    phrase = others if article else [first, *others]
    length = next((place for place, word in enumerate(phrase) if word.lower() in EMPTY_WORDS), len(phrase))
    noun = phrase[length - 1] if length else ""
    if not noun.islower():
        return ""
    closed = bool(found["stop"]) if length == len(phrase) else phrase[length] in _GOES_ON
    sure = closed and _may_tell(noun) if article in _ONE else (closed or bool(article)) and _is_trade(noun)
    return noun if sure else ""


@lru_cache(maxsize=50_000)
def names_somebody(noun: str) -> bool:
    """Whether a noun is one for people: of what they do, or of what anybody may be."""
    return noun in KIND_OF or noun in _ANYBODY or is_person(noun) or _is_trade(noun)


@lru_cache(maxsize=50_000)
def _may_tell(noun: str) -> bool:
    known = noun in EMPTY_WORDS or noun in _ANYBODY or noun in _OTHER
    return not known and noun.replace("-", "").isalpha() and (noun in _SHORT or not _NO_NOUN.search(noun))


@lru_cache(maxsize=50_000)
def _is_trade(noun: str) -> bool:
    told = noun in _SHORT or _ENDINGS.search(noun) is not None or (is_person(noun) and not noun.endswith("s"))
    return told and _may_tell(noun)
