"""Owns what can be read of a page of articles, as the SQL that makes one text of it."""

from enum import Enum
from typing import Final

from annotator.store.article_rows import ARTICLE_COLUMNS

# As text, for a list would be one within the other, which cannot be looked up as it is.
_RUNS: Final = "(SELECT json_group_array(run) FROM proposed_by WHERE proposed_by.proposal = proposal.id) || ''"
_GIVEN: Final = "EXISTS (SELECT 1 FROM given WHERE given.proposal = proposal.id)"
_WHY: Final = """CASE WHEN typeof(payload) = 'text' AND instr(payload, '"why":[') AND json_valid(payload)
    THEN json_extract(payload, '$.why') || '' END"""
_BEFORE: Final = "CASE WHEN EXISTS (SELECT 1 FROM decision_target WHERE target = proposal.id) THEN payload END"


class Part(Enum):
    """What can be read of a page; each part is one row, which SQLite makes without asking Python in between.

    In what order rows are is nowhere said: Python brings them in order, which takes it less time than SQLite.
    """

    ARTICLES = f"""SELECT CAST(json_group_array(json_array({ARTICLE_COLUMNS})) AS BLOB) FROM article
        JOIN body USING (sha256) WHERE article.id BETWEEN ? AND ?"""
    MENTIONS = f"""SELECT CAST(json_group_array(json_array(id, payload, {_RUNS}, {_GIVEN})) AS BLOB) FROM proposal
        WHERE article BETWEEN ? AND ? AND kind = 'mention'"""
    CLAIMS = """SELECT CAST(json_group_array(json_array(id, article, start, "end", text, mode, factuality, worth,
        score, status)) AS BLOB) FROM claim WHERE article BETWEEN ? AND ?"""
    RUNS = """SELECT CAST(json_group_array(json_array(proposal, run)) AS BLOB) FROM claim
        CROSS JOIN proposed_by ON proposal = claim.id WHERE article BETWEEN ? AND ?"""
    PROPOSALS = f"""SELECT CAST(json_group_array(json_array(id, {_BEFORE}, {_WHY})) AS BLOB) FROM proposal
        WHERE article BETWEEN ? AND ? AND kind = 'claim'"""
    SLOTS = """SELECT CAST(json_group_array(json_array(claim, role, slot.start, slot."end", value, ordinal)) AS BLOB)
        FROM claim CROSS JOIN slot ON slot.claim = claim.id WHERE article BETWEEN ? AND ?"""
    JUDGEMENTS = """SELECT CAST(json_group_array(json_array(target, analyst, value)) AS BLOB) FROM claim
        CROSS JOIN judgement ON target = claim.id WHERE article BETWEEN ? AND ?"""


OF_CLAIMS: Final = (Part.CLAIMS, Part.RUNS, Part.PROPOSALS, Part.SLOTS, Part.JUDGEMENTS)
