"""Tests of `extract --explain`: what it prints of an article, on a terminal and in a pipe, and what it refuses."""

import io
import json
import re
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from annotator.cli.explaining import explain, lines, records
from annotator.domain.article import Article, new_article
from annotator.domain.claim import Claim, Factuality, Mode, Role, Slot
from annotator.domain.explanation import Explained, Explanation, LeftOut, Named, Sentence, Timed
from annotator.domain.ids import ArticleId, ClaimId
from annotator.domain.rule import SENTENCES, Rule
from annotator.domain.span import Span
from tests.cli.conftest import Verb

TEXT = "Akar in Tripoli\n\nAkar said on Saturday that the mission will stay. It rained.\n\nPhoto: AA"
GOLDEN = """\
Akar in Tripoli
published 2020-12-26; 2 sentences, 1 claim, 1 clause not asserted, 2 parts of the page left out

[headline] Akar in Tripoli

Akar said on Saturday that the mission will stay.
  1  The mission will stay.
     words       “the mission will stay” at 44-65
     subject     the mission
     predicate   will stay
     time        Saturday = 2020-12-26
     said by     Akar = Hulusi Akar, “said”, indirect speech
     certainty   probable (PR+)
     happened    -1.5 on a scale from -3 (surely not) to +3 (surely)
     worth       66 % worth checking
     made by     annotator-spacy 1 and otherprog 2.0, 90 % likely
     why         Somebody is reported to say it.
                 pattern 12

It rained.

[credit] Photo: AA

Names
  PERSON      Akar = Hulusi Akar, 2 times

Times
  DATE        Saturday = 2020-12-26
"""


def _span(words: str, after: int = 0) -> Span:
    at = TEXT.index(words, after)
    return Span(at, at + len(words))


def explanation() -> Explanation:
    """An article with one claim, made by hand so that no model has a say in it."""
    article = replace(new_article(TEXT, title="Akar in Tripoli", published="2020-12-26"), id=ArticleId("a"))
    slots = (
        Slot(Role.SUBJECT, _span("the mission")),
        Slot(Role.PREDICATE, _span("will stay")),
        Slot(Role.TIME, _span("Saturday"), "2020-12-26"),
        Slot(Role.SPEAKER, _span("Akar", 10), "Hulusi Akar"),
        Slot(Role.CUE, _span("said")),
    )
    claim = Claim(
        ClaimId("c"), article.id, _span("the mission will stay"), "The mission will stay.", slots, Mode.INDIRECT,
        Factuality.PROBABLE, 6_600, 9_000, ("annotator-spacy@1", "otherprog@2.0"), ("reported clause", "pattern 12"),
    )  # fmt: skip
    return Explanation(
        article,
        left_out=(LeftOut(_span("Akar in Tripoli"), "headline"), LeftOut(_span("Photo: AA"), "credit")),
        sentences=(
            Sentence(_span("Akar said on Saturday that the mission will stay."), (Explained(claim, -1.5),)),
            Sentence(_span("It rained."), ()),
        ),
        names=(Named(_span("Akar"), "PERSON", "Hulusi Akar"), Named(_span("Akar", 10), "PERSON", "Hulusi Akar")),
        times=(Timed(_span("Saturday"), "DATE", "2020-12-26"),),
        passed=1,
    )


def test_an_article_is_printed_with_its_claims_and_their_rules() -> None:
    assert "".join(f"{line.plain}\n" for line in lines(explanation())) == GOLDEN


def test_an_article_in_a_language_without_a_model_says_so() -> None:
    told = [line.plain for line in lines(Explanation(new_article("Text", title="Titel"), read=False))]
    assert told[0] == "Titel"
    assert "added by hand" in told[1]


def test_as_json_every_line_quotes_what_its_offsets_cover() -> None:
    told = [json.loads(line) for line in records(explanation())]
    assert [line["type"] for line in told] == ["article", *["boilerplate"] * 2, "claim", *["mention"] * 2, "time"]
    assert all(TEXT[line["start"] : line["end"]] == line["quote"] for line in told[1:])
    assert (told[3]["why"], told[3]["certainty"]) == (["reported clause", "pattern 12"], -1.5)


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_terminal_gets_the_same_words_with_hanging_indents(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def given(_article: Article, _wanted: object) -> Explanation:
        return explanation()

    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    terminal = _Terminal()
    monkeypatch.setattr(sys, "stdout", terminal)
    monkeypatch.setattr("annotator.services.explaining.explain", given)
    monkeypatch.setenv("COLUMNS", "60")
    monkeypatch.setenv("TERM", "xterm")
    explain(tmp_path / "a.txt", {}, as_json=False)
    shown = re.sub(r"\x1b\[[0-9;]*m", "", terminal.getvalue())
    assert "".join(shown.split()) == "".join(GOLDEN.split())
    assert max(map(len, shown.splitlines())) <= 60


def test_what_cannot_be_explained_is_one_sentence(annotator: Verb, tmp_path: Path) -> None:
    result = annotator("extract", "--explain", tmp_path / "gone.txt")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.count("\n") == 1
    assert annotator("extract", "--explain", "-", given=" \n").exit_code == 1


def test_without_project_and_article_it_is_not_understood(annotator: Verb) -> None:
    assert annotator("extract").exit_code == 2


@pytest.mark.model
def test_an_article_of_a_file_or_from_standard_input_is_explained_by_our_rules(annotator: Verb, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    file, given = (
        annotator("extract", "--explain", tmp_path / "a.txt"),
        annotator("extract", "--explain", "-", given=TEXT),
    )
    assert (file.exit_code, given.exit_code) == (0, 0)
    assert file.stdout == given.stdout
    assert SENTENCES[Rule.REPORTED_CLAUSE] in file.stdout
    told = [
        json.loads(line) for line in annotator("extract", "--explain", tmp_path / "a.txt", "--json").stdout.splitlines()
    ]
    assert all(line["why"] for line in told if line["type"] == "claim")
    assert any(line["type"] == "claim" for line in told)


def test_without_a_model_for_its_language_quotations_and_dates_are_told(annotator: Verb, tmp_path: Path) -> None:
    text = "Der Minister kam am 24. Dezember 2020 nach Tripolis und blieb dort bis zum Abend bei den Soldaten.\n"
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    shown = annotator("extract", "--explain", tmp_path / "a.txt", "--pipeline", "de=none").stdout
    assert "added by hand" in shown
    assert "2020-12-24" in shown


@pytest.mark.model
def test_a_page_is_explained_without_its_furniture(annotator: Verb, tmp_path: Path) -> None:
    page = "<html><head><title>Akar in Tripoli</title></head><body><nav>Home</nav><article><h1>Akar in Tripoli</h1>"
    told = "<p>Hulusi Akar flew to Tripoli on Saturday. He met the crew of a ship there, and the mayor.</p></article>"
    (tmp_path / "a.html").write_text(f"{page}{told}<footer>Contact</footer></body></html>", encoding="utf-8")
    shown = annotator("extract", "--explain", tmp_path / "a.html").stdout
    assert "Hulusi Akar flew to Tripoli" in shown
    assert "Contact" not in shown
