"""Owns what numbers count: the noun behind a number, which nouns count the same, which count people, and their fate."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from annotator.domain.span import Span
from annotator.match.measures.numerals import Token, joined, numeral_at
from annotator.match.words.lexicon import EMPTY_WORDS, listed
from annotator.match.words.stems import stem

PERSON, STRUCK, DEAD = "person", "struck", "dead"
"""What all people count as, and two fates: of casualties nobody tells who died and who was hurt."""
_ALIKE = (
    "plane aircraft airplane aeroplane jet airliner aircrafts; car automobile; vehicle; ship vessel; boat; house home; "
    "country nation; job position post; shop store outlet; rocket missile; attack strike raid; company firm; "
    "film movie; unit; city; village; town; dollar; case infection; employee worker staffer; building; "
    "soldier troop serviceman; protester demonstrator protestor marcher; student pupil; migrant refugee; "
    "child kid minor youngster; man male; woman female; lawmaker legislator parliamentarian mp deputy; "
    "fighter militant gunman militiaman insurgent rebel; police policeman cop; journalist reporter; "
    "tourist holidaymaker vacationer"
)
_SAME_NOUN = {stem(word): stem(words.split()[0]) for words in _ALIKE.split(";") for word in words.split()}
_PEOPLE = listed(
    "people person civilian soldier troop serviceman men man women woman child boy girl passenger worker employee "
    "villager resident protester demonstrator migrant refugee officer policeman student pupil victim fighter militant "
    "gunman rebel insurgent militiaman tourist prisoner detainee hostage patient doctor nurse teacher journalist "
    "reporter lawmaker mp deputy delegate minister expert engineer sailor marine pilot firefighter rescuer driver "
    "customer staffer staff crew member personnel inhabitant citizen national bystander pedestrian candidate suspect "
    "casualty dead death fatality injured wounded injury killed missing displaced arrested detained hurt kid minor "
    "male female adult voter supporter activist volunteer worshipper athlete player mercenary recruit survivor police "
    "guard pirate viewer respondent democrat republican baby babies guest attendee spectator farmer miner climber "
    "robber thief thieves bomber commando trooper lawyer juror analyst economist investor shareholder user subscriber "
    "visitor fan parent mother father son daughter brother sister relative neighbour neighbor executive director "
    "manager owner founder agent spy inmate fugitive defendant spokesman injury arrest detention abduction kidnapping "
    "murder killing holidaymaker traveller traveler commuter pilgrim skier hiker swimmer shopper cyclist motorist "
    "labourer laborer fisherman fishermen"
)
_WITHOUT_S = listed(
    "people men women children aircraft personnel dead injured wounded missing staff crew police cattle sheep fish "
    "troops killed displaced arrested detained hurt migrants policemen servicemen gunmen militiamen firemen mps "
    "fishermen series point"
)
_ANYBODY = frozenset(stem(word) for word in ("people", "person", "casualty", "victim"))
_FATES = {
    DEAD: "kill killed kills killing die died dies dying dead death deaths fatality fatalities slain perished "
    "perishes perish perishing murder murders murdered drowned martyred killings toll",
    "hurt": "injure injured injures injuring injury injuries wound wounded wounding wounds hurt hurting hospitalised "
    "hospitalized maimed",
    "held": "arrest arrested arresting arrests detain detained detaining detention detentions captured abducted "
    "abductions kidnapped kidnappings jailed apprehended nabbed",
    "lost": "missing",
    "fled": "displaced evacuated fled flee flees displacing evacuating uprooted homeless",
    "freed": "freed released rescued freeing releasing rescuing saved",
    STRUCK: "casualty casualties",
}
FATE = {word: fate for fate, words in _FATES.items() for word in words.split()}
"""What a word tells that befell people."""
_MISSING = "missing"
_TIME, _GOAL = stem("time"), stem("goal")
_TWICE = listed("as the a an per daily weekly monthly yearly more that this its his her their our what over")
"""Behind "twice" they tell a size or how regularly it is done."""
_SCORING = listed("scored scores scoring score netted nets")
_COST = listed("claim claimed claims claiming cost costs costing lose lost loses losing loss take took taking takes")
_BOUNDING = listed("at least more than over about around some up to as many nearly almost an estimated fewer no less")
_AUXILIARIES = listed("have has had been be were was are is also later reportedly left feared believed")
_OBJECTS = listed("the a an him her them his their its one two three four five six seven eight nine ten several dozens")
_LIVES = listed("life lives")
_LOSE, _THEIRS = listed("lose lost loses losing"), listed("their his her its")
_OF_ONE = listed("one 1 single no")
"""Behind them the noun may stand in the singular."""
_WHOSE = listed("the its their his her our these those all")
_BE = listed("are were is was")
_PART = "part"
"""What narrows a number that counts only some of those who died or were hurt."""
_PAUSE = re.compile(r"[,;.:()]")
_NEARBY = 6
_STOPS = EMPTY_WORDS | listed("including according worth long wide high deep tall old ago later")
_PASSED = listed(
    "these those his her their our my odd more other others further additional new extra fewer less of the its such "
    "another"
)
_NOT_NOUNS = listed(
    "said says was were had would will has is as this his its less yes alas thus across towards always perhaps"
)


class Counted(NamedTuple):
    """What a number counts: `noun` as it is compared, `of` the words that narrow it, `end` where its words end.

    Whoever they are, people are counted as PERSON; `of` tells soldiers from children. `fate`: what befell them.
    """

    noun: str
    of: frozenset[str]
    fate: str
    end: int


def counted(text: str, found: list[Token], first: int, last: int) -> Counted | None:
    """What the number written by the tokens from `first` to `last` counts; None if nothing tells."""
    one = last == first + 1 and found[first].word in _OF_ONE
    some, part_of = last < len(found) and found[last].word == "of", _whole(text, found, last)
    alone = (one and some and part_of is None) or _lose_lives(found, last)
    head = None if alone else _head(text, found, part_of or last, one=one and not some)
    fate = befell(text, found, first, head + 1 if head is not None else last)
    if head is None:
        struck = fate and (_struck(found, first) or _suffer(text, found, last))
        return Counted(PERSON, frozenset(), fate, found[last - 1].end) if struck else None
    singular = _noun(found[head].word)
    noun = _SAME_NOUN.get(singular, singular)
    if singular == _TIME and first and found[first - 1].word in _SCORING:
        noun = _GOAL
    of = _narrowed(found, part_of or last, head)
    end = found[head].end
    if found[head].word in _LIVES and any(token.word in _COST for token in found[max(0, first - 4) : first]):
        return Counted(PERSON, of, DEAD, end)
    if not is_person(found[head].word):
        return Counted(noun, of, "", end)
    struck = found[head].word in FATE
    fate = FATE.get(found[head].word, fate)
    narrow = frozenset() if noun in _ANYBODY or struck else frozenset({noun})
    if fate and _added(found, last):
        narrow |= {_PART}
    who = _who(text, found, head + 1) if some else None
    if who or (part_of and struck):
        # Of the 12 dead five were children: the 12 are a number of their own.
        return Counted(PERSON, of | narrow | {who or _PART}, fate, found[last - 1].end)
    return Counted(PERSON, of | narrow, fate, end)


def _narrowed(found: list[Token], first: int, head: int) -> frozenset[str]:
    """The stems of what stands before the noun that is counted and narrows it."""
    between = (token for token in found[first:head] if not token.text.isdigit())
    return frozenset(_noun(token.word) for token in between if token.word not in _PASSED | EMPTY_WORDS)


def _added(found: list[Token], at: int) -> bool:
    """Whether a number tells only how many came to those counted before: "two more"; not "two more than"."""
    words = [token.word for token in found[at : at + 2]]
    return words[:1] in (["more"], ["further"], ["additional"]) and words[1:] != ["than"]


def _whole(text: str, found: list[Token], at: int) -> int | None:
    """The place behind the number of all of whom some are counted, from "of" on: "two of three", "five of the 12"."""
    if at >= len(found) or found[at].word != "of":
        return None
    at += 2 if at + 1 < len(found) and found[at + 1].word in _WHOSE else 1
    number = numeral_at(text, found, at) if joined(text, found, at) else None
    return number.last if number and number.low == number.high and not number.share else None


def _who(text: str, found: list[Token], at: int) -> str | None:
    """Who those counted are told to be, from "were" on: "were children"; None if nobody tells."""
    if not joined(text, found, at) or found[at].word not in _BE:
        return None
    person = joined(text, found, at + 1) and _plural(found[at + 1].word) and is_person(found[at + 1].word)
    return _noun(found[at + 1].word) if person and found[at + 1].word not in FATE else None


def often(found: list[Token]) -> Iterator[tuple[Span, str]]:
    """Where it is told that something was done twice, and what that counts: times, or the goals of who scored."""
    for at, token in enumerate(found):
        if token.word == "twice" and (at + 1 == len(found) or found[at + 1].word not in _TWICE):
            scored = at > 0 and found[at - 1].word in _SCORING
            yield Span(token.start, token.end), _GOAL if scored else _TIME


def _noun(word: str) -> str:
    """The stem of a noun in the singular, so that "deaths" is "death"."""
    return stem(word.removesuffix("s") if _plural(word) and len(word) > 4 and word[-3:] not in ("ies", "ses") else word)


def _struck(found: list[Token], first: int) -> bool:
    """Whether the verb stands before the number, with nothing but a bound between: "killing at least 10"."""
    before = [token.word for token in found[max(0, first - 4) : first]]
    while before and before[-1] in _BOUNDING:
        before.pop()
    return bool(before) and before[-1] in FATE and before[-1] != "dead" and found[first - 1].word != "at"


def _suffer(text: str, found: list[Token], at: int) -> bool:
    """Whether the verb stands right behind the number: "Twelve died", "six were also hurt"."""
    while joined(text, found, at) and found[at].word in _AUXILIARIES:
        at += 1
    struck = joined(text, found, at) and found[at].word in FATE and not _strikes(text, found, at)
    return struck or _lose_lives(found, at)


def _lose_lives(found: list[Token], at: int) -> bool:
    """Whether a place begins "lost their lives"."""
    words = [token.word for token in found[at : at + 3]]
    return len(words) == 3 and words[0] in _LOSE and words[1] in _THEIRS and words[2] in _LIVES


def _head(text: str, found: list[Token], last: int, *, one: bool) -> int | None:
    """The place of the noun that a number counts: the last of the first plurals behind it, or after "one" its noun."""
    head = None
    for at in range(last, min(last + _NEARBY, len(found))):
        if not joined(text, found, at) and not (at > last and _apostrophe(text, found, at)):
            break
        if head is None and (found[at].word in _PASSED or _in_a_name(found, at, last)):
            continue
        plural = _plural(found[at].word) and text[found[at].end : found[at].end + 1] != "-"
        if _ends(text, found[at]) or (head is not None and (not plural or found[at].word in FATE)):
            break
        head = at if plural else head
    if head is None and last < len(found) and text[found[last - 1].end : found[last].start] == "-":
        return last if found[last].word[0].isalpha() else None
    return head if head is not None or not one else _singular(text, found, last)


def _ends(text: str, token: Token) -> bool:
    """Whether the words that may be counted end before a token: a word of grammar, or another number."""
    grammar = token.word in _STOPS and not token.text.isupper() and text[token.end : token.end + 1] != "-"
    return grammar or token.word[0].isdigit()


def _in_a_name(found: list[Token], at: int, last: int) -> bool:
    """Whether digits tell the type of what is counted ("60 Boeing 787 aircraft"), or the whole ("of the 12")."""
    before = found[at - 1]
    return found[at].text.isdigit() and at > last and (before.text[0].isupper() or before.word in ("of", "the"))


def _apostrophe(text: str, found: list[Token], at: int) -> bool:
    """Whether two tokens are of one word, or a letter and what follows it: "Men's", "U.S. routes"."""
    between, before = text[found[at - 1].end : found[at].start], found[at - 1]
    return between in ("'", "’") or (between in (".", ". ") and before.end - before.start == 1)


def is_person(word: str) -> bool:
    """Whether a lower-case noun is one for people."""
    one = f"{word[:-3]}y" if word.endswith("ies") else word.removesuffix("s")
    return word in _PEOPLE or one in _PEOPLE or stem(word) in ("man", "woman", "child")


def _plural(word: str) -> bool:
    if word in _WITHOUT_S:
        return True
    return word.endswith("s") and len(word) > 3 and not word.endswith(("ss", "us", "is")) and word not in _NOT_NOUNS


def _singular(text: str, found: list[Token], at: int) -> int | None:
    """The noun after "one": the second word behind it unless that is a verb or a word of grammar."""
    if not joined(text, found, at) or found[at].word in _STOPS:
        return None
    if joined(text, found, at + 1) and _may_be_noun(found[at + 1]):
        return at + 1
    return at if not found[at].text[0].isupper() else None


def _may_be_noun(token: Token) -> bool:
    return token.word not in _STOPS and token.word not in _NOT_NOUNS and not token.word.endswith(("ed", "ing", "s"))


def befell(text: str, found: list[Token], first: int, after: int) -> str:
    """What befell people: told behind the place after them within their clause, or just before the first; else ""."""
    for at in range(after, min(after + 4, len(found))):
        if "," in text[found[at - 1].end : found[at].start] or found[at].word in ("and", "while", "after", "when"):
            break
        if found[at].word in FATE and not _strikes(text, found, at):
            return FATE[found[at].word]
        if _lose_lives(found, at):
            return DEAD
    for at in range(first - 1, max(-1, first - 5), -1):
        if found[at].word in FATE:
            return FATE[found[at].word]
        if found[at].word in ("and", "after", "when", "by"):
            break
    return ""


def _strikes(text: str, found: list[Token], at: int) -> bool:
    """Whether a verb behind those counted tells what they do: "two men killing", "10 rebels killed a guard"."""
    behind = found[at + 1].word if joined(text, found, at + 1) else ""
    doing = found[at].word.endswith(("ing", "s")) and found[at].word != _MISSING
    return doing or behind in _OBJECTS or behind.isdigit()


def _near(text: str, found: list[Token], at: int) -> bool:
    return at > 0 and not _PAUSE.search(text, found[at - 1].end, found[at].start)


def base(text: str, found: list[Token], at: int) -> frozenset[str]:
    """What a share or a weight is of ("of world output": output); empty if nothing tells."""
    if at + 1 >= len(found) or found[at].word not in ("of", "the", "its", "their", "all") or not _near(text, found, at):
        return frozenset()
    head = ""
    for place in range(at + 1, min(at + 1 + _NEARBY, len(found))):
        if head and (not joined(text, found, place) or found[place].word in EMPTY_WORDS):
            break
        if head and _plural(found[place - 1].word):
            break
        if found[place].word not in EMPTY_WORDS and len(found[place].word) > 1:
            head = stem(found[place].word)
    return frozenset({_SAME_NOUN.get(head, head)}) if head else frozenset()


def people_behind(text: str, found: list[Token], at: int) -> bool:
    """Whether the token at a place, hard behind a number, is a plural that counts people."""
    return joined(text, found, at) and _plural(found[at].word) and is_person(found[at].word)
