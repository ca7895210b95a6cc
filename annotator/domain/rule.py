"""Owns the rules by which claims are found, each with the sentence that tells people what it does."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final


class Rule(StrEnum):
    """What made a claim, or settled one of its parts; the value is stored with the claim and never changes."""

    MAIN_CLAUSE = "main clause"
    REPORTED_CLAUSE = "reported clause"
    RELATIVE_CLAUSE = "relative clause"
    SIDE_CLAUSE = "side clause"
    PARTICIPLE = "participle"
    APPOSITION = "apposition"
    TITLE = "title"
    SHARED_SUBJECT = "shared subject"
    SHARED_OBJECT = "shared object"
    CONTENT_CLAUSE = "content clause"
    RESTORED_OBJECT = "restored object"
    EVENT_NOUN = "event noun"
    NAMED_PRONOUN = "named pronoun"
    FULL_NAME = "full name"
    NAMED_OFFICE = "named office"
    DATED = "dated"
    UNDATED = "date not settled"
    GRAMMAR = "grammar alone"
    QUOTATION = "quotation marks"
    REPORTING_WORD = "reporting word"
    ASIDE = "report set beside"
    ACCORDING_TO = "according to"
    ATTITUDE = "attitude"
    HEARSAY = "hearsay"
    COLON = "name and colon"
    CARRIED = "carried on"
    FIGURES = "figures"
    NAMES = "names"
    WHEN = "when"
    DEED = "deed"
    OPINION = "opinion"
    NOT_YET = "not certain"
    POINTS_BACK = "points back"


SENTENCES: Final[Mapping[Rule, str]] = {
    Rule.MAIN_CLAUSE: "A sentence, or one of its coordinated parts, says it.",
    Rule.REPORTED_CLAUSE: "Somebody is reported to say it.",
    Rule.RELATIVE_CLAUSE: "A clause with who, which or that says it of the noun before.",
    Rule.SIDE_CLAUSE: "A clause that begins with after, when, because or the like says it in passing.",
    Rule.PARTICIPLE: "A participle says it of the noun it stands by.",
    Rule.APPOSITION: "Words set apart by commas, dashes or brackets say who or what somebody is.",
    Rule.TITLE: "The office named before a person's name says it.",
    Rule.SHARED_SUBJECT: "The subject was said once and holds for this part too.",
    Rule.SHARED_OBJECT: "The object stands behind the next verb and belongs to this one too.",
    Rule.CONTENT_CLAUSE: "A clause that another verb or noun leads to, as what is known, seen or shown.",
    Rule.RESTORED_OBJECT: "The noun that the relative clause leaves out was put back where it belongs.",
    Rule.EVENT_NOUN: "A noun tells of an event as news, as a signing, an attack or an arrest.",
    Rule.NAMED_PRONOUN: "A pronoun was replaced by whom it means.",
    Rule.FULL_NAME: "A short name was replaced by the full name.",
    Rule.NAMED_OFFICE: "An office or a role was replaced by whoever the article says holds it.",
    Rule.DATED: "A day told by its distance from another was given its date.",
    Rule.UNDATED: "It says when, but neither its words nor the article's date settle a day, month or year.",
    Rule.GRAMMAR: "Grammar alone shows a clause with its verb and whom it is said of; the language has no rules here.",
    Rule.QUOTATION: "It stands between quotation marks beside a word that tells who says it.",
    Rule.REPORTING_WORD: "A word of saying or thinking leads to it.",
    Rule.ASIDE: "A report set apart by commas, such as “the minister said”, tells who says it.",
    Rule.ACCORDING_TO: "The words “according to” tell who says it.",
    Rule.ATTITUDE: "A word tells what somebody wants, plans, praises, blames or speaks of.",
    Rule.HEARSAY: "A word such as “reportedly” passes on what others say.",
    Rule.COLON: "A name and a colon before it tell who says it.",
    Rule.CARRIED: "Nobody is named beside the quotation, so it is given to whoever speaks next to it.",
    Rule.FIGURES: "It gives figures, so it is worth checking.",
    Rule.NAMES: "It names people, places or bodies, so it can be checked.",
    Rule.WHEN: "It says when, so it can be checked.",
    Rule.DEED: "It tells what somebody did, so it can be checked.",
    Rule.OPINION: "Words of opinion or wish make it less worth checking.",
    Rule.NOT_YET: "It is not told as certain, so there is less to check.",
    Rule.POINTS_BACK: "It only points at what was said before, so there is less to check.",
}
"""What each rule did, for people."""


def sentence(why: str) -> str:
    """What to tell people of one entry of a claim's `why`; words that are none of our rules stand for themselves."""
    return SENTENCES[Rule(why)] if why in _VALUES else why


_VALUES: Final = frozenset(Rule)
