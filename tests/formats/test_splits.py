"""Tests of splits: what belongs together stays together, the shares come out, and leaks would be seen."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from annotator.domain.article import Article
from annotator.domain.errors import AnnotatorError
from annotator.domain.fact import Evidence, Fact, Stance, Verdict
from annotator.domain.ids import FactId
from annotator.domain.link import Relation, Standing
from annotator.formats.document import ClaimEntry, Entry, FactEntry, FamilyEntry, LinkEntry, StoryEntry, sort_key
from annotator.formats.files import read_path
from annotator.formats.output import Found
from annotator.formats.parting.witness import Witness
from annotator.formats.parting.writing import Parted
from annotator.formats.registry import format_written
from annotator.formats.splits.asking import By, Split, parse_split
from annotator.formats.splits.dividing import Division, divided
from tests import builders
from tests.formats.cases import MemoryCase, brought_in, exported
from tests.formats.strategies import projects
from tests.sampling import examples

_ASKED = Split()


def divided_by(entries: list[Entry], asked: Split = _ASKED) -> Division:
    return divided(MemoryCase(entries), asked)


def many(count: int) -> list[Article]:
    return [builders.article(f"Number {n} came to the town alone.") for n in range(count)]


def claimed(article: Article) -> ClaimEntry:
    return ClaimEntry(builders.sentences(article)[0], article_text=article.text)


@pytest.mark.parametrize(
    ("words", "meant"),
    [("family", Split()), ("story", Split(By.STORY)), ("family:70/0/30", Split(By.FAMILY, (70, 0, 30)))],
)
def test_a_split_is_read_as_it_is_told(words: str, meant: Split) -> None:
    assert parse_split(words) == meant == parse_split(str(meant))


@pytest.mark.parametrize("words", ["", "row", "family:80/20", "family:80/10/11", "family:0/50/50", "family:8e1/10/10"])
def test_another_split_is_refused(words: str) -> None:
    with pytest.raises(ValueError, match=r"known are|80/10/10|must make 100"):
        parse_split(words)


def test_the_shares_come_out_and_the_same_project_gives_the_same_parts() -> None:
    articles = many(200)
    division = divided_by([*articles])
    assert Counter(division.part_of.values()) == {0: 160, 1: 20, 2: 20}
    assert divided_by([*reversed(articles)]).part_of == division.part_of


def test_most_articles_stay_where_they_were_when_others_come_in() -> None:
    articles = many(220)
    before, after = divided_by([*articles[:200]]).part_of, divided_by([*articles]).part_of
    assert sum(after[each] == part for each, part in before.items()) > 180


@pytest.mark.parametrize(("count", "parts"), [(1, {0}), (2, {0, 1}), (3, {0, 1, 2}), (5, {0, 1, 2})])
def test_no_part_is_empty_where_there_is_enough(count: int, parts: set[int]) -> None:
    assert set(divided_by([*many(count)]).part_of.values()) == parts


def test_a_group_too_large_for_a_test_goes_to_train() -> None:
    articles = many(20)
    division = divided_by([*articles, FamilyEntry(builders.family(*articles[:12]))])
    assert {division.part_of[each.id] for each in articles[:12]} == {0}
    assert Counter(division.part_of.values())[0] <= 16


def tied() -> list[tuple[str, list[Entry]]]:
    one, other = builders.article("One came to the town."), builders.article("Another came to the town.")
    a, b = claimed(one), claimed(other)
    both: list[Entry] = [one, other, *many(8), a, b]
    link = builders.link(a.claim, b.claim)
    fact = Fact(FactId("f"), "x", evidence=tuple(Evidence(e.claim.id, Stance.SUPPORTS) for e in (a, b)))
    return [
        ("family", [*both, FamilyEntry(builders.family(one, other))]),
        ("same", [*both, LinkEntry(link)]),
        ("contradicts", [*both, LinkEntry(replace(link, relation=Relation.CONTRADICTS), Standing.CONFIRMED)]),
        ("fact", [*both, FactEntry(fact)]),
        ("text", [one, replace(one, id=other.id), *many(8)]),
    ]


def loose() -> list[tuple[str, list[Entry]]]:
    ties = dict(tied())
    family, link = ties["family"][-1], ties["same"][-1]
    assert isinstance(family, FamilyEntry)
    assert isinstance(link, LinkEntry)
    return [
        ("rejected family", [*ties["family"][:-1], replace(family, standing=Standing.REJECTED)]),
        ("rejected link", [*ties["same"][:-1], replace(link, standing=Standing.REJECTED)]),
        ("unlikely link", [*ties["same"][:-1], replace(link, link=replace(link.link, score=3_000))]),
        ("different", [*ties["same"][:-1], LinkEntry(replace(link.link, relation=Relation.DIFFERENT))]),
    ]


@pytest.mark.parametrize(("what", "entries"), tied())
def test_what_belongs_together_is_in_one_part(what: str, entries: list[Entry]) -> None:
    groups = divided_by(entries).group_of
    one, other = (entry for entry in entries[:2] if isinstance(entry, Article))
    assert groups[one.id] == groups[other.id]


@pytest.mark.parametrize(("what", "entries"), loose())
def test_what_does_not_may_be_in_two(what: str, entries: list[Entry]) -> None:
    assert len(set(divided_by(entries).group_of.values())) == 10


def test_stories_stay_whole_if_that_is_asked_for() -> None:
    articles = many(10)
    entries: list[Entry] = [*articles, StoryEntry(builders.story(*articles[:4]))]
    assert len(divided_by(entries).groups) == 10
    assert divided_by(entries, Split(By.STORY)).groups.most_common(1)[0][1] == 4


@settings(suppress_health_check=list(HealthCheck), deadline=None, max_examples=examples(10))
@given(project=projects())
@pytest.mark.parametrize("name", ["brat", "fever"])
def test_parts_hold_what_the_whole_holds_and_nothing_twice(
    name: str, project: list[Entry], tmp_path_factory: pytest.TempPathFactory
) -> None:
    exporter = format_written(name).exporter
    assert exporter is not None
    division = divided_by(project)
    made = Parted(exporter, ".jsonl", division, Witness(exporter.parts))
    held = exported(made.as_exporter(), project, tmp_path_factory.mktemp("parts") / "out")
    proof = made.witness.proof(MemoryCase(project), division, looked=False)
    assert proof.holds
    articles = next((each for each in held if each.kind is Article), None)
    assert sum(part.articles for part in proof.parts) == (articles.held if articles else 0)


def test_a_leak_would_be_seen() -> None:
    entries = dict(tied())["family"]
    division = divided_by(entries)
    witness = Witness(("train", "dev", "test"))
    for part, entry in enumerate(entries[:2]):
        assert isinstance(entry, Article)
        witness.expect(entry.id, entry.id)
        witness.see(Found(Article, entry.id, witness.names[part]))
    proof = witness.proof(MemoryCase(entries), division, looked=True)
    assert not proof.holds
    assert {each.kind: len(each.ids) for each in proof.straddling}["copy families"] == 1


def test_long_sentences_in_two_parts_are_counted() -> None:
    said = "The minister told the parliament on Friday that the bridge would open within two weeks."
    entries: list[Entry] = [builders.article(f"{n}. {said}") for n in range(2)]
    witness = Witness(("train", "dev", "test"))
    for name, entry in zip(witness.names, entries, strict=False):
        assert isinstance(entry, Article)
        witness.expect(entry.id, entry.text)
        witness.see(Found(Article, entry.text, name))
    proof = witness.proof(MemoryCase(entries), divided_by(entries), looked=True)
    assert (proof.sentences, proof.shared) == (1, 1)


def test_a_link_between_parts_is_told_lost(tmp_path: Path) -> None:
    articles = many(10)
    claims = [claimed(article) for article in articles]
    part_of = divided_by([*articles]).part_of
    apart = sorted(claims, key=lambda each: part_of[each.claim.article])
    link = builders.link(apart[0].claim, apart[-1].claim, Relation.DIFFERENT)
    told: list[Entry] = [*articles, *claims, LinkEntry(link)]
    entries = sorted(told, key=sort_key)
    exporter = format_written("jsonl").exporter
    assert exporter is not None
    made = Parted(exporter, ".jsonl", divided_by(entries), Witness(exporter.parts))
    held = exported(made.as_exporter(), entries, tmp_path / "out")
    assert [each.lost for each in held if each.kind is LinkEntry] == [
        {"its articles are in different parts of the split": (link.id,)}
    ]


def copied(number: int, copies: int) -> list[Article]:
    """Reports with sentences of their own, each with copies that have a sentence more; all end with one notice."""
    told = [
        f"On day {n} of report {number} the harbour of town {number} was closed to all ships that came from the south."
        for n in range(4)
    ]
    notice = "Follow us on all the channels that you know, and tell your friends to follow us there as well."
    return [builders.article("\n".join([*told, f"Copy {n} of {number}.", notice])) for n in range(copies)]


def test_where_nobody_looked_for_copies_texts_of_the_same_sentences_stay_together() -> None:
    reports = [copied(number, 5) for number in range(40)]
    division = divided(MemoryCase([each for report in reports for each in report]), Split(), by_sentences=True)
    assert {len({division.part_of[each.id] for each in report}) for report in reports} == {1}
    assert set(division.groups.values()) == {5}
    assert len(set(division.part_of.values())) == 3


def test_copies_that_were_looked_for_are_those_that_were_found() -> None:
    assert set(divided_by([*copied(1, 5)]).groups.values()) == {1}


def test_all_articles_of_a_split_for_fact_checkers_come_in_again_and_empty_parts_are_no_trouble(
    tmp_path: Path,
) -> None:
    articles = many(5)
    claim = claimed(articles[0])
    rested = (Evidence(claim.claim.id, Stance.SUPPORTS),)
    stated = FactEntry(Fact(FactId("f"), "It came", Verdict.SUPPORTED, evidence=rested))
    entries: list[Entry] = [*articles, claim, stated]
    entries.sort(key=sort_key)
    exporter = format_written("fever").exporter
    assert exporter is not None
    division = divided_by(entries, Split(By.FAMILY, (40, 30, 30)))
    parted = Parted(exporter, ".jsonl", division, Witness(exporter.parts))
    exported(parted.as_exporter(), entries, tmp_path / "out")
    sizes = [(tmp_path / "out" / part / "claims.jsonl").stat().st_size for part in exporter.parts]
    assert sorted(map(bool, sizes)) == [False, False, True]
    found = brought_in(tmp_path / "out")
    assert {each.text for each in found if isinstance(each, Article)} == {each.text for each in articles}


def test_a_part_to_which_nothing_fell_is_told_and_a_file_that_is_no_part_is_to_be_looked_at(tmp_path: Path) -> None:
    for name, text in (("train", '{"type": "article", "text": "Bob left."}'), ("dev", ""), ("other", "")):
        (tmp_path / f"{name}.jsonl").write_text(text, encoding="utf-8")
    told = [each.message_id for each in read_path(tmp_path) if isinstance(each, AnnotatorError)]
    assert sorted(told) == ["file-empty", "part-empty"]
