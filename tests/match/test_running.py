"""What a later report tells of what changes supersedes what an earlier one told."""

import pytest

from annotator.domain.article import Article
from annotator.domain.claim import Claim, Role, Slot
from annotator.domain.link import Relation
from annotator.match.contrast import contrast
from tests.match.reports import claim, report, said, within


@pytest.mark.parametrize(
    ("newer", "older", "relation"),
    [
        ("The bridge will open in August 2025", "The bridge will open in May 2025", Relation.SUPERSEDES),
        ("The bridge opened in August 2025", "The bridge opened in May 2025", Relation.CONTRADICTS),
        ("The firm plans to cut 900 jobs", "The firm plans to cut 600 jobs", Relation.SUPERSEDES),
        ("The rebels signed the truce", "The rebels refused to sign the truce", Relation.SUPERSEDES),
        ("The rebels signed the truce", "The rebels did not sign the truce", Relation.CONTRADICTS),
        ("The death toll rose from 12 to 37", "The death toll was 12", Relation.SUPERSEDES),
        ("37 people were killed in the raid", "At least 12 people were killed in the raid", Relation.SUPERSEDES),
        ("At least 12 people were killed in the raid", "37 people were killed in the raid", Relation.REFINES),
    ],
)
def test_the_later_report_knows_what_changed(newer: str, older: str, relation: Relation) -> None:
    there, back = contrast(*said(newer), *said(older), 3), contrast(*said(older), *said(newer), -3)
    assert (there.relation, back.relation) == (relation, relation)
    if relation is Relation.SUPERSEDES:
        assert (there.reversed, back.reversed) == (False, True)


def _counted(text: str, voice: str) -> tuple[Claim, str]:
    article: Article = report(f"{voice} said {text}.")
    return claim(article, text, None, Slot(Role.SPEAKER, within(article, voice))), article.text


@pytest.mark.parametrize(
    ("voice", "count", "relation"),
    [
        ("The Front", "four civilians were killed in Dorn", Relation.CONTRADICTS),
        ("The Front", "the toll in Dorn was corrected to four civilians killed", Relation.SUPERSEDES),
        ("The Front", "nine civilians were killed in Dorn", Relation.SUPERSEDES),
        ("Ana Saleh", "four civilians were killed in Dorn", Relation.SUPERSEDES),
    ],
)
def test_fewer_dead_by_another_voice_are_no_newer_count(voice: str, count: str, relation: Relation) -> None:
    older = _counted("six civilians were killed in Dorn", "Ana Saleh")
    assert contrast(*_counted(count, voice), *older, 1).relation is relation
