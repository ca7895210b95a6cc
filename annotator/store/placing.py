"""Owns holding places against texts: that claims, their slots and mentions lie in their article and quote it."""

from collections.abc import Iterator

from sqlalchemy import Connection

from annotator.store.finding import Finding, lasting

_SIZES = """WITH size(article, n) AS MATERIALIZED
    (SELECT article.id, length(text) FROM article JOIN body USING (sha256))"""
_CLAIMS = f"""{_SIZES} SELECT claim.id, claim.article FROM size CROSS JOIN claim ON claim.article = size.article
    WHERE claim.start < 0 OR claim.start >= claim."end" OR claim."end" > n"""
_SLOTS = f"""{_SIZES} SELECT slot.role, slot.claim FROM size CROSS JOIN claim ON claim.article = size.article
    JOIN slot ON slot.claim = claim.id
    WHERE slot.start IS NOT NULL AND (slot.start < 0 OR slot.start >= slot."end" OR slot."end" > n)"""
_MEMBERS = f"""{_SIZES} SELECT member.family, member.article FROM family_member member JOIN size USING (article)
    WHERE member.start IS NOT NULL AND (member.start < 0 OR member.start >= member."end" OR member."end" > n)"""
_PLACE = """json_extract(payload, '$.start') AS s, json_extract(payload, '$.end') AS e"""
_MENTIONS = f"""SELECT id, article FROM (SELECT proposal.id, proposal.article, {_PLACE}, body.text,
        json_extract(payload, '$.quote') AS quote FROM proposal JOIN article ON article.id = proposal.article
        JOIN body USING (sha256) WHERE kind = 'mention' AND json_valid(payload))
    WHERE typeof(s) = 'integer' AND typeof(e) = 'integer'
      AND (s < 0 OR s >= e OR substr(text, s + 1, e - s) <> quote)"""


def misplaced(connection: Connection) -> Iterator[Finding]:
    """What lies outside its article's text, or quotes what does not stand there."""
    for claim, article in connection.exec_driver_sql(_CLAIMS):
        yield lasting(f"Claim {claim} lies outside the text of its article {article}")
    for role, claim in connection.exec_driver_sql(_SLOTS):
        yield lasting(f"The slot {role} of claim {claim} lies outside its article's text")
    for family, article in connection.exec_driver_sql(_MEMBERS):
        yield lasting(f"The passage that family {family} names lies outside the text of article {article}")
    for mention, article in connection.exec_driver_sql(_MENTIONS):
        yield lasting(f"Mention {mention} quotes what does not stand there in article {article}")
