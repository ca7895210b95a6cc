"""Tests of `suggest --explain` of a family, a story and an entity: what is in each, and why it is one."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from annotator.domain.article import Article
from annotator.domain.family import Derivation, Family, Member
from annotator.domain.ids import FamilyId, SourceId
from annotator.domain.source import Source
from annotator.domain.span import Span
from annotator.services.decisions import decide
from annotator.services.suggesting import suggest
from annotator.services.workspace import Workspace
from annotator.store import queries
from tests import builders
from tests.cli.conftest import Verb

FIRST = """Fire chief Ola Brenne said that a fire in the Karvath paper mill killed 14 workers on Monday in Skarn.

The fire began at about five in the morning when a cable broke, and it took the firemen nine hours to put it out.

"We will find out who is to blame for the death of our colleagues," Brenne told reporters at the gate of the mill.
"""
COPY = f"{FIRST.replace('14 workers', '19 workers')}\n(via Alpha Agency)\n"
OWN = """Workers of the Karvath mill in Skarn laid flowers at its gate after Monday's fire, which killed 14 of them.

O. Brenne, the fire chief, came to the gate, too. A union in Skarn blamed an old cable for the fire in the mill.
"""


SAID = '"We heard a hiss, and then nobody could breathe any more," said Ola Brenne.'
_DAYS = ("2021-03-01", "2021-03-02", "2021-03-02")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Two copies and an own report of one event, each with the names in it, and what is suggested of them."""
    ws = builders.empty(tmp_path)
    sources = [Source(SourceId(f"s{at}"), name) for at, name in enumerate(("Alpha Agency", "Beta Post", "Gamma"))]
    articles = [
        builders.article(text, title, source=source.id, published=day)
        for text, title, source, day in zip(
            (FIRST, COPY, OWN), ("Fire kills 14", "Mill fire", "Mourning"), sources, _DAYS, strict=True
        )
    ]
    named = ("Ola Brenne", "Ola Brenne", "O. Brenne")
    mentions = [builders.mention(article, name) for article, name in zip(articles, named, strict=True)]
    builders.store(ws, *sources, *articles, *mentions)
    suggest(ws)
    ws.close()
    return ws.path


def _copy(ws: Workspace) -> Article:
    return next(each for each in ws.read(lambda c: list(queries.articles(c))) if "(via" in each.text)


def quoted(articles: Sequence[Article]) -> Family:
    """A family of the articles that quote one statement."""
    spans = (Span(each.text.index(SAID), each.text.index(SAID) + len(SAID)) for each in articles)
    members = tuple(Member(each.id, Derivation.QUOTED, span) for each, span in zip(articles, spans, strict=True))
    return Family(FamilyId("statement"), members, None, 5_000, ("all quote Ola Brenne",))


def records(annotator: Verb, path: Path, identity: str) -> list[Any]:
    done = annotator("suggest", str(path), "--explain", identity, "--json")
    assert done.exit_code == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def ids(path: Path, kind: str) -> list[str]:
    with builders.opened(path) as ws:
        return [str(row[0]) for row in ws.read(lambda c: c.exec_driver_sql(f"SELECT id FROM {kind} ORDER BY id").all())]


def told(annotator: Verb, path: Path, identity: str) -> str:
    done = annotator("suggest", str(path), "--explain", identity)
    assert done.exit_code == 0, done.stderr
    return " ".join(done.stdout.split())


def test_a_family_is_explained_by_its_copies_and_who_took_what_from_whom(project: Path, annotator: Verb) -> None:
    (family,) = ids(project, "family")
    text = told(annotator, project, family[:8])
    assert text.startswith("Family: copies of one text, suggested, ")
    assert "of the words shared" in text
    assert "credits Alpha Agency" in text
    assert "“14 workers” is elsewhere “19 workers”" in text
    assert "Alpha Agency, 2021-03-01 had it first" in text
    assert "derivation the text itself, which others have wholly" in text
    assert "derivation wholly taken over, " in text
    assert "of its words are in the first" in text


def test_a_story_is_explained_by_the_ties_that_hold_it_together(project: Path, annotator: Verb) -> None:
    (story,) = ids(project, "story")
    text = told(annotator, project, story[:8])
    assert text.startswith("Story: 2 reports of one event, suggested")
    assert "Alpha Agency, 2021-03-01 and Gamma, 2021-03-02: " in text or "Gamma, 2021-03-02 and Alpha Agency" in text
    assert "printed 1 day apart" in text
    assert "names both tell " in text
    assert "Karvath" in text
    assert "numbers both tell 14" in text
    assert "time both tell Monday" in text
    (record,) = records(annotator, project, story)
    assert record["holding"][0]["both"]["numbers"] == ["14"]
    assert record["holding"][0]["score"] == record["score"]


def test_a_story_tells_which_confirmed_one_it_joins(project: Path, annotator: Verb) -> None:
    (known,) = ids(project, "story")
    late = builders.article(
        "A broken cable set the Karvath paper mill in Skarn on fire on Monday, said the chief of the firemen, Ola "
        "Brenne. The fire killed 14 workers. It was put out after nine hours.",
        "Union",
        published="2021-03-03",
    )
    with builders.opened(project) as ws:
        decide(ws, {"verb": "confirm", "target": known})
        builders.store(ws, late)
        suggest(ws)
    (pair,) = set(ids(project, "story")) - {known}
    assert f"joins 1 report to the confirmed story of 2, {known}" in told(annotator, project, pair)
    with builders.opened(project) as ws:
        decide(ws, {"verb": "confirm", "target": pair})
    assert f"goes on in the confirmed story of 2, {pair}" in told(annotator, project, known)


def test_an_entity_is_explained_by_its_spellings_mentions_and_roles(project: Path, annotator: Verb) -> None:
    (entity,) = ids(project, "entity")
    text = told(annotator, project, entity[:8])
    assert text.startswith("Ola Brenne (PERSON), suggested, ")
    assert "“Ola Brenne” 2 mentions in 2 articles, 100 % like its name" in text
    assert "“O. Brenne” 1 mention in 1 article" in text
    assert "fire chief (" in text
    assert "speaks for one (3 articles say so)" in text
    assert "“O. Brenne, the fire chief, came to the gate, too.” [fire chief]" in text
    (record,) = records(annotator, project, entity)
    assert [each["name"] for each in record["spellings"]] == ["Ola Brenne", "O. Brenne"]
    assert record["called"][0]["speaks"] == "for"
    assert len(record["mentions"]) == 3


def test_a_family_that_an_answer_made_is_explained_as_well(project: Path, annotator: Verb) -> None:
    (family,) = ids(project, "family")
    with builders.opened(project) as ws:
        article = _copy(ws)
        decide(ws, {"verb": "reject", "target": family, "article": article.id})
    (made,) = set(ids(project, "family")) - {family}
    (record,) = records(annotator, project, made)
    assert (record["status"], record["members"][-1]["article"]) == ("rejected", article.id)


def test_a_quoted_statement_is_told_with_its_words(tmp_path: Path, annotator: Verb) -> None:
    ws = builders.empty(tmp_path)
    one, two = (builders.article(f"{opening} {SAID}", opening) for opening in ("It rained.", "Shares fell again."))
    builders.store(ws, one, two, quoted((one, two)))
    ws.close()
    (family,) = ids(ws.path, "family")
    text = told(annotator, ws.path, family)
    assert text.startswith("Family: articles that quote one statement, ")
    assert text.count(f"derivation quotes the statement passage {SAID}") == 2
    assert "had it first" not in text


def test_the_id_of_an_article_is_refused_with_what_is_explained(project: Path, annotator: Verb) -> None:
    (article, *_) = ids(project, "article")
    done = annotator("suggest", str(project), "--explain", article)
    assert done.exit_code == 1
    assert "give that of a claim, link, family, story, entity or fact." in done.stderr
