"""Tests of tables that label names, and of those that several annotators judged: nothing is taken without a line."""

from pathlib import Path

import pytest

from annotator.domain.errors import AnnotatorError
from annotator.formats.document import ClaimEntry, Given, MentionEntry
from annotator.formats.files import read_path
from annotator.formats.manner import Reading
from tests.formats.tabled import HELD, named, read, table

_NAMES = [
    ("text", "start", "end", "type"),
    ("Ana met Bo in Rome.", "0.0", "3.0", "PER"),
    ("Ana met Bo in Rome.", "8", "10", "PER"),
    ("Ana met Bo in Rome.", "14", "18", "LOC"),
    ("Ana met Bo in Rome.", "0", "18", "Claim"),
    ("Nobody came.", "", "", "PER"),
]


@pytest.mark.parametrize("columns", [{}, {"label": "type"}])
def test_rows_that_label_names_are_mentions_and_told(tmp_path: Path, columns: dict[str, str]) -> None:
    path = table(tmp_path, *_NAMES)
    items = list(read_path(path, how=Reading(columns=columns)))
    entries = [item.entry for item in items if isinstance(item, Given)]
    mentions = [(e.mention.label, e.mention.quote) for e in entries if isinstance(e, MentionEntry)]
    assert mentions == [("PER", "Ana"), ("PER", "Bo"), ("LOC", "Rome")]
    assert [e.claim.text for e in entries if isinstance(e, ClaimEntry)] == ["Ana met Bo in Rome"]
    told = [str(item).removeprefix(f"{path}: ") for item in items if isinstance(item, AnnotatorError)]
    assert told[0].startswith("1 row judges or labels something and does not say which words (the first is line 6)")
    assert told[1:] == [] if columns else told[1].startswith("3 rows came in as names with a label and not as claims")


def test_what_an_annotator_says_once_more_of_a_claim_stands_and_is_told(tmp_path: Path) -> None:
    head = ("article", "quote", "annotator", "status", "claim")
    said = [("ann", "yes", ""), ("ben", "no", ""), ("ann", "no", ""), ("ann", "no", "It was in Croatia.")]
    path = table(tmp_path, head, *[("a1", "near Korčula", *each) for each in said])
    items = list(read_path(path, text_of=HELD.get, how=Reading(article_of=named)))
    given = [item for item in items if isinstance(item, Given)]
    assert [(each.by, entry.status.value) for each in given if isinstance(entry := each.entry, ClaimEntry)] == [
        *(("ann", "confirmed"), ("ben", "rejected"), ("ann", "rejected"), ("ann", "rejected"))
    ]
    ids = [entry.claim.id for each in given if isinstance(entry := each.entry, ClaimEntry)]
    assert (len(set(ids[:3])), ids[3] in ids[:3]) == (1, False)
    assert [str(item) for item in items if isinstance(item, AnnotatorError)] == [
        f"{path}: 1 judgement took the place of another one by the same annotator on the same words (the first is in "
        "line 4)."
    ]


def test_rows_without_words_of_a_claim_say_which_of_their_columns_stay_out(tmp_path: Path) -> None:
    rows = [("text", "quote", "When"), ("It rained.", "It rained", "noon"), ("It was dry.", "", "night")]
    articles, (entry,), (told,) = read(table(tmp_path, *rows))
    assert (len(articles), entry.extra) == (2, {"table": {"When": "noon"}})
    assert told.endswith(
        "1 row without words of a claim (the first is line 3) brought only the article; what stands there under When "
        "was left out."
    )


def test_a_table_of_articles_tells_also_of_columns_that_only_claims_have(tmp_path: Path) -> None:
    _, _, (told,) = read(table(tmp_path, ("text", "place", "annotator"), ("It rained.", "Rome", "ann")))
    assert ": left out, for nothing here holds them: place, annotator; say with" in told
