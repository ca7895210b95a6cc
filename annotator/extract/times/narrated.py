"""Marks dates that count from another moment of the story ("the next day", "two days later"): they have no value."""

from annotator.extract.times.date_rules import Rules, rule, unsettled
from annotator.extract.times.time_words import NUMBER, UNIT

_SPELL = r"(?:day|week|weekend|month|year|morning|afternoon|evening|night)"

RULES: Rules = (
    rule(rf"\bthe\s+(?:very\s+)?(?:following|previous|preceding|next|same)\s+{_SPELL}\b", unsettled, "the "),
    rule(rf"\bthat\s+(?:same\s+)?{_SPELL}\b", unsettled, "that "),
    rule(
        rf"\bthe\s+{_SPELL}\s+(?:before|after)\b(?!\s+(?:yesterday|tomorrow|last|next))", unsettled, " before", " after"
    ),
    rule(rf"\b{NUMBER}\s+{UNIT}\s+(?:later|earlier)\b(?!\s+than)", unsettled, "later", "earlier"),
    rule(
        rf"\b{NUMBER}\s+{UNIT}\s+(?:before|afterwards?)\b(?=\s*(?:[.,;:!?”\"]|$))", unsettled, " before", " afterward"
    ),
)
