"""Owns what a case tells of itself at the head of a page: how much it holds, who decided, and as of when."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from annotator.domain.fact import Verdict
from annotator.formats.dossier.told import ToldFact
from annotator.formats.dossier.words import NO_VERDICT, counted, moment_words, verdict_name


@dataclass(frozen=True, slots=True)
class Summary:
    """The sentences at the head of a page; `analysts` is "" where nobody decided anything that is told."""

    facts: str
    evidence: str
    analysts: str
    as_of: str


def summary(facts: Sequence[ToldFact]) -> Summary:
    """What facts come to."""
    pieces = {piece.claim.id: piece.printed for told in facts for piece in told.pieces}
    articles = {printed.id: printed.outlet for printed in pieces.values()}
    outlets = {outlet for outlet in articles.values() if outlet}
    rows = {row.id: row for told in facts for row in told.history}
    given = Counter(map(verdict_name, facts))
    verdicts = ", ".join(f"{given[name]:,} {name}" for name in (*Verdict, NO_VERDICT) if given[name])
    newest = max((row.at for row in rows.values()), default="")
    evidence = f"{counted(len(pieces), 'piece')} of evidence from {counted(len(articles), 'article')}"
    by = ", ".join(sorted({row.analyst for row in rows.values()}))
    return Summary(
        f"{counted(len(facts), 'fact')}: {verdicts}" if facts else "No fact has been stated yet",
        f"{evidence} of {counted(len(outlets), 'source')}" if pieces else "",
        f"{counted(len(rows), 'decision')} by {by}" if rows else "",
        f"As of the newest decision told here, {moment_words(newest)} UTC" if newest else "",
    )
