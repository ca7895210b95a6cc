"""Tests of what people said of entities: a run brings no rejected one back, and drops or splits no confirmed one."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from annotator.domain.article import Article
from annotator.domain.ids import EntityId
from annotator.domain.mention import Mention
from annotator.services import checking
from annotator.services.articles import import_paths
from annotator.services.decisions import decide
from annotator.services.exporting import export
from annotator.services.suggesting import suggest
from annotator.services.workspace import Workspace
from annotator.store import matching as kept
from tests import builders

_TWO = ("Jon Akarov", "John Akarov")


def _report(*names: str) -> tuple[Article, list[Mention]]:
    article = builders.article(". ".join(f"A letter of {each} came" for each in names), " and ".join(names))
    return article, [builders.mention(article, each) for each in names]


def _bring(ws: Workspace, *names: str) -> None:
    article, mentions = _report(*names)
    builders.store(ws, article, *mentions)


def _standing(ws: Workspace, standing: str = "suggested") -> set[tuple[str, ...]]:
    """The spellings of each entity of a standing."""
    sql = """SELECT id, v.name FROM entity JOIN entity_variant v ON v.entity = id WHERE standing = ? ORDER BY 1, 2"""
    found: dict[str, list[str]] = {}
    for identity, name in ws.read(lambda c: c.exec_driver_sql(sql, (standing,)).all()):
        found.setdefault(identity, []).append(name)
    return {tuple(names) for names in found.values()}


def _id(ws: Workspace, *names: str) -> EntityId:
    sql = "SELECT entity FROM entity_variant GROUP BY entity HAVING group_concat(name, '|') = ?"
    (identity,) = ws.read(lambda c: c.exec_driver_sql(sql, ("|".join(sorted(names)),)).scalars().all())
    return EntityId(identity)


def _judge(ws: Workspace, verb: str, *names: str) -> None:
    decide(ws, {"verb": verb, "target": _id(ws, *names)})


def _holding(ws: Workspace, *names: str) -> list[tuple[str, ...]]:
    return [each for each in _standing(ws) if set(names) <= set(each)]


def _exported(ws: Workspace) -> bytes:
    out = ws.path.with_name("out.jsonl")
    out.unlink(missing_ok=True)
    export(ws, "jsonl", out)
    return out.read_bytes()


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    ws = builders.empty(tmp_path)
    _bring(ws, *_TWO)
    suggest(ws)
    yield ws
    gone_on_with = _exported(ws)
    ws.write(kept.forget)
    suggest(ws)
    assert _exported(ws) == gone_on_with
    ws.close()
    assert checking.check(ws.path) == []


def test_a_rejected_entity_does_not_come_back_nor_do_its_mentions_one_by_one(ws: Workspace) -> None:
    assert _holding(ws, *_TWO)
    _judge(ws, "reject", *_TWO)
    suggest(ws)
    assert _standing(ws) == set()
    assert _standing(ws, "rejected") == {tuple(sorted(_TWO))}


@pytest.mark.parametrize("more", [_TWO, ("John Akaroff",), ("Jon Akarov", "Akarov"), ("Jon Akarov", "JON AKAROV")])
def test_nor_does_it_after_an_article_with_the_same_names(ws: Workspace, more: tuple[str, ...]) -> None:
    _judge(ws, "reject", *_TWO)
    _bring(ws, *more)
    suggest(ws)
    assert not _holding(ws, *_TWO)
    assert bool(_standing(ws)) is (more != _TWO)  # the same report once more tells nothing anew


def test_nor_does_it_in_the_project_that_an_export_is_brought_into(ws: Workspace, tmp_path: Path) -> None:
    _judge(ws, "reject", *_TWO)
    suggest(ws)
    _exported(ws)
    builders.empty(tmp_path, name="other.facts").close()
    with builders.opened(tmp_path / "other.facts", analyst="bob") as other:
        assert not import_paths(other, [ws.path.with_name("out.jsonl")]).troubles
        for more in ((), ("John Akaroff", "Jon Akarov")):
            if more:
                _bring(other, *more)
            suggest(other)
            assert not _holding(other, *_TWO)
            assert _standing(other, "rejected") == {tuple(sorted(_TWO))}


def test_a_name_that_nobody_spells_otherwise_is_rejected_with_its_capitals(ws: Workspace) -> None:
    _bring(ws, "Ann Weaver", "ANN WEAVER")
    suggest(ws)
    _judge(ws, "reject", "Ann Weaver", "ANN WEAVER")
    _bring(ws, "Ann Weaver", "Ann WEAVER")
    suggest(ws)
    assert not _holding(ws, "Ann Weaver")


def test_a_rejected_name_is_still_rejected_where_it_is_mentioned_again(ws: Workspace) -> None:
    _bring(ws, "Zbigniew Wuj")
    suggest(ws)
    _judge(ws, "reject", "Zbigniew Wuj")
    _bring(ws, "Zbigniew Wuj", "Ann Weaver")
    suggest(ws)
    assert not _holding(ws, "Zbigniew Wuj")
    assert _holding(ws, "Ann Weaver")


def test_it_comes_back_once_the_rejection_is_taken_back(ws: Workspace) -> None:
    _judge(ws, "reject", *_TWO)
    suggest(ws)
    ws.undo(via="test")
    suggest(ws)
    assert _standing(ws) == {tuple(sorted(_TWO))}


def test_a_confirmed_entity_stands_whatever_comes(ws: Workspace) -> None:
    _judge(ws, "confirm", *_TWO)
    for more in (("John Akaroff",), ("Ann Weaver",), _TWO):
        _bring(ws, *more)
        suggest(ws)
        assert _standing(ws, "confirmed") == {tuple(sorted(_TWO))}
        assert not _standing(ws) & {("Jon Akarov",), ("John Akarov",)}


@pytest.mark.parametrize("more", ["John Akaroff", "Jon Akaroff", "Jon Akharov", "John Acarov"])
def test_a_mention_means_the_confirmed_entity_also_where_a_suggestion_has_more(ws: Workspace, more: str) -> None:
    confirmed = _id(ws, *_TWO)
    _judge(ws, "confirm", *_TWO)
    _bring(ws, more)
    suggest(ws)
    assert len(_holding(ws, *_TWO, more)) == 1
    lines = [json.loads(line) for line in _exported(ws).splitlines()]
    meant = {line["quote"]: line["entity"] for line in lines if line["type"] == "mention"}
    assert [meant[name] for name in _TWO] == [confirmed, confirmed]
    assert meant[more] == _id(ws, *_TWO, more)


def _suggested_with(ws: Workspace, mentions: set[str]) -> list[tuple[set[str], set[str]]]:
    """Of each suggested entity that has some of the mentions which of them it has, and which others."""
    sql = """SELECT entity, mention FROM entity_mention JOIN entity ON entity.id = entity
        WHERE standing = 'suggested' ORDER BY 1"""
    found: dict[str, set[str]] = {}
    for entity, mention in ws.read(lambda c: c.exec_driver_sql(sql).all()):
        found.setdefault(entity, set()).add(mention)
    return [(each & mentions, each - mentions) for each in found.values() if each & mentions]


def test_a_surname_that_fits_two_stays_with_whom_it_was_confirmed_for(ws: Workspace) -> None:
    reports = [_report("Susan Akhtarova"), _report("Akhtarova")]
    ours = [mention for article, mentions in reports for mention in mentions]
    builders.store(ws, *(article for article, _ in reports), *ours)
    suggest(ws)
    _judge(ws, "confirm", "Susan Akhtarova", "Akhtarova")
    _bring(ws, "Peter Akhtarova")
    suggest(ws)
    assert _standing(ws, "confirmed") == {("Akhtarova", "Susan Akhtarova")}
    assert _suggested_with(ws, {mention.id for mention in ours}) == []
    assert _holding(ws, "Peter Akhtarova")


def test_what_was_confirmed_is_not_split_where_names_alone_would(ws: Workspace) -> None:
    article, mentions = _report("Ann Weaver", "Zbigniew Wuj", "Weaver")
    alias = replace(builders.entity("Ann Weaver", *mentions[:2]), variants=("Ann Weaver", "Zbigniew Wuj"))
    builders.store(ws, article, *mentions, alias, run=builders.MATCHED)
    suggest(ws)
    assert {("Ann Weaver", "Weaver"), ("Zbigniew Wuj",)} <= _standing(ws)
    _judge(ws, "confirm", "Ann Weaver", "Zbigniew Wuj")
    suggest(ws)
    assert _standing(ws, "confirmed") == {("Ann Weaver", "Zbigniew Wuj")}
    assert _standing(ws) == {tuple(sorted(_TWO)), ("Weaver",)}
    ws.undo(via="test")
    suggest(ws)
    assert {("Ann Weaver", "Weaver"), ("Zbigniew Wuj",)} <= _standing(ws)
