"""What stands word for word beside a copied passage was copied with it, be it of a few words or a quotation."""

from textwrap import wrap

import pytest

from annotator.domain.article import Article
from annotator.match.copies.changes import with_changes
from annotator.match.copies.copy_index import CopyIndex
from annotator.match.copies.families import families
from annotator.match.copies.signatures import signature
from tests.match.reports import report
from tests.match.test_families import prose

_SANK = "The ferry Aurora sank off Korvik in heavy seas late on Monday with 41 people aboard, the coast guard said."
_TAKEN = "Two helicopters and a naval tug took everybody off before the ship went down."
_OWN = (
    "The ship belongs to Norvik Lines, which was fined last year for sailing with worn life rafts.",
    "A ferry disaster that was not one shook the fishing town this week, our reporter writes from the quay.",
    "Mayor Ilse Brandt handed out soup in the school, and many passengers slept there until noon on Tuesday.",
)


def _reports(first: str, second: str) -> tuple[Article, Article]:
    """Two reports with a passage in each, and other paragraphs around it."""
    return report(first, _OWN[0], prose(1), prose(2)), report(_OWN[1], prose(3), second, _OWN[2], prose(4))


def _shared(one: Article, other: Article) -> list[str]:
    """What the family of two articles holds of each."""
    (family,) = families([one, other])
    return [
        " / ".join(each.span.quote(article.text) for each in family.members if each.article == article.id and each.span)
        for article in (one, other)
    ]


@pytest.mark.parametrize(
    "passage",
    [
        f"{_SANK} {_TAKEN} Nobody died.",
        f"Nobody died.\n{_SANK} {_TAKEN}",
        f"{_SANK} None drowned. {_TAKEN} No. Nobody died.",
        f"{_SANK} {_TAKEN}\nAll were safe by morning.",
        f"{_SANK} {_TAKEN}\n“I held on to the rail until they came for me,” cook Per Holm said.",
    ],
)
def test_a_passage_ends_where_the_words_of_both_part(passage: str) -> None:
    assert _shared(*_reports(passage, passage)) == [passage, passage]


def test_a_few_words_are_taken_that_an_editor_joined_to_the_sentence_beside_them() -> None:
    joined = f"{_SANK} {_TAKEN[:-1]}; nobody died."
    one, other = _reports(f"{_SANK} {_TAKEN} Nobody died.", joined)
    assert _shared(one, other) == [f"{_SANK} {_TAKEN} Nobody died.", joined]
    signatures = {each.id: signature(each) for each in (one, other)}
    (family,) = with_changes(CopyIndex(signatures.values()).families(), [one, other], signatures)
    assert family.changes == ()


def test_what_an_editor_added_is_a_change_where_the_other_does_not_go_on_with_it() -> None:
    one, other = _reports(f"{_SANK} {_TAKEN} Nine drowned.", f"{_SANK} {_TAKEN[:-1]}; nobody died.")
    signatures = {each.id: signature(each) for each in (one, other)}
    (family,) = with_changes(CopyIndex(signatures.values()).families(), [one, other], signatures)
    assert [{each.quote for each in change.readings} for change in family.changes] == [{"down", "down; nobody died"}]


def test_other_words_of_the_same_number_are_not_taken() -> None:
    one, other = _reports(f"{_SANK} {_TAKEN} Nobody died.", f"{_SANK} {_TAKEN} Nine drowned.")
    assert _shared(one, other) == [f"{_SANK} {_TAKEN}"] * 2


def test_a_few_words_in_common_make_no_copies() -> None:
    few = "Nobody died. None drowned. All went home. Rain fell."
    assert families(_reports(few, few)) == []


def test_lines_that_are_cut_anywhere_hold_what_was_copied() -> None:
    passage = f"{_SANK} {_TAKEN} All were safe by morning. The crew had drilled for it, captain Per Holm said."
    wrapped = "\n".join(wrap(f"{_OWN[2]} {passage} {_OWN[1]}", 60))
    one = report(passage, _OWN[0], prose(1), prose(2))
    other = report(prose(3), wrapped, prose(4), prose(5))
    ours, theirs = _shared(one, other)
    assert ours == passage
    assert "All were safe by morning." in theirs.replace("\n", " ")
    assert not any(word in theirs for word in ("soup", "fishing"))


def test_a_line_that_shares_a_name_or_two_with_a_longer_sentence_was_not_copied() -> None:
    copied = (
        "The blaze began in the engine room shortly after 3 a.m., captain Per Holm told reporters in the harbour, and "
        "spread to the car deck within minutes because a fire door had been wedged open."
    )
    one = report(
        "Ferry fire off Korvik kills 14",
        "At least 14 people died when the ferry Aurora burned off Korvik on Sunday, the coast guard said, in the worst "
        "accident on the Marn coast since 1994.",
        copied,
        "Divers will search for nine missing passengers on Monday, coast guard commander Ilse Brandt said. The Aurora "
        "belongs to Norvik Lines.",
    )
    other = report(
        "Korvik counts its dead",
        "Fourteen coffins stood in the sports hall of Korvik on Sunday evening after the ferry Aurora was destroyed by "
        "fire. Relatives of nine missing passengers waited for news of the divers.",
        copied,
        "Mayor Jon Falk declared three days of mourning. Norvik Lines, the owner of the Aurora, said it would pay for "
        "the funerals.",
    )
    assert _shared(one, other) == [copied, copied]
