"""Tests of linking claims."""

import json
import re
from pathlib import Path

import pytest

from annotator.domain.decision import Verb
from annotator.domain.errors import Missing, NotAllowed
from annotator.domain.ids import ClaimId, LinkId, link_id
from annotator.domain.link import Relation
from annotator.services import claims, links, reading
from annotator.services.exporting import export
from annotator.services.workspace import Workspace
from tests import builders


def _pair(ws: Workspace) -> tuple[ClaimId, ClaimId]:
    ids = builders.claim_ids(ws)
    return ids[0], ids[3]


@pytest.mark.parametrize("relation", [relation for relation in Relation if relation is not Relation.DIFFERENT])
def test_a_link_is_said_once_and_its_direction_matters_where_it_should(ws: Workspace, relation: Relation) -> None:
    a, b = _pair(ws)
    links.link(ws, b, a, relation, via="key")
    shown = reading.candidates(ws, a)[0].link
    assert (shown.a, shown.b, shown.relation) == (b, a, relation)
    with pytest.raises(NotAllowed, match=f"already linked as {relation}"):
        links.link(ws, b, a, relation, via="key")
    if relation.symmetric:
        with pytest.raises(NotAllowed, match="already linked"):
            links.link(ws, a, b, relation, via="key")
    else:
        links.link(ws, a, b, relation, via="key")
        assert reading.candidates(ws, a)[0].link.a == a


def test_an_export_tells_a_link_in_one_sentence(ws: Workspace, tmp_path: Path) -> None:
    a, b = _pair(ws)
    links.link(ws, a, b, Relation.SAME, via="key")
    page = export(ws, "viewer", tmp_path / "out.html").file.read_text(encoding="utf-8")
    (told,) = re.findall(r'class="what"><bdi>(linked[^<]*)', page)
    assert re.fullmatch("linked: “[^“”]+” says the same as “[^“”]+”", told)


def test_a_different_pair_is_never_offered_again_until_undone(ws: Workspace) -> None:
    a, b = _pair(ws)
    assert [candidate.other.id for candidate in reading.candidates(ws, a)] == [b]
    links.link(ws, a, b, Relation.DIFFERENT, via="key:D")
    assert reading.candidates(ws, a) == []
    ws.undo(via="test")
    assert [candidate.other.id for candidate in reading.candidates(ws, a)] == [b]


def test_a_claim_is_linked_neither_to_itself_nor_within_its_article_nor_to_nothing(ws: Workspace) -> None:
    first, second = builders.claim_ids(ws)[:2]
    with pytest.raises(NotAllowed, match="cannot be linked to itself"):
        links.link(ws, first, first, Relation.SAME, via="test")
    with pytest.raises(NotAllowed, match="stand in the same article"):
        links.link(ws, first, second, Relation.SAME, via="test")
    with pytest.raises(Missing, match="There is no claim none"):
        links.link(ws, first, ClaimId("none"), Relation.SAME, via="test")


def test_a_second_analyst_may_say_the_same(tmp_path: Path) -> None:
    ws = builders.project(tmp_path)
    a, b = _pair(ws)
    links.link(ws, a, b, Relation.REFINES, via="key:R")
    ws.close()
    with builders.opened(ws.path, analyst="bob") as bob:
        links.link(bob, a, b, Relation.REFINES, via="key:R")
        assert reading.counts(bob).decisions == 2
        with pytest.raises(NotAllowed, match="already linked"):
            links.link(bob, a, b, Relation.REFINES, via="key:R")


def test_what_one_links_and_another_tells_apart_is_shown_as_disputed(tmp_path: Path) -> None:
    ws = builders.project(tmp_path)
    a, b = _pair(ws)
    links.link(ws, a, b, Relation.SAME, via="key:S")
    assert [each.disputed for each in reading.candidates(ws, a)] == [False]
    ws.close()
    with builders.opened(ws.path, analyst="bob") as bob:
        links.link(bob, a, b, Relation.DIFFERENT, via="key:D")
        found = reading.candidates(bob, a)
        assert [(each.link.relation, each.disputed) for each in found] == [(Relation.DIFFERENT, True)]


@pytest.mark.parametrize("other", [Relation.SAME, Relation.DIFFERENT])
def test_an_exported_link_tells_what_each_analyst_said_where_they_differ(tmp_path: Path, other: Relation) -> None:
    ws = builders.project(tmp_path)
    a, b = _pair(ws)
    links.link(ws, a, b, Relation.SAME, via="key:S")
    ws.close()
    with builders.opened(ws.path, analyst="bob") as bob:
        links.link(bob, a, b, other, via="key:D")
        export(bob, "jsonl", tmp_path / "out.jsonl")
    told = map(json.loads, (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines())
    (line,) = [each for each in told if each["type"] == "link" and each["id"] == link_id(a, b)]
    assert (line["relation"], line["status"]) == (other, "confirmed")
    said = [(each["status"], each.get("relation"), each.get("a")) for each in line["judgements"]]
    if other is Relation.SAME:
        assert said == [("confirmed", None, None)] * 2
    else:
        assert sorted(said) == [("confirmed", Relation.DIFFERENT, a), ("confirmed", Relation.SAME, a)]


@pytest.mark.parametrize("verb", [Verb.CONFIRM, Verb.REJECT, Verb.UNSURE])
def test_a_suggested_link_is_judged_once(ws: Workspace, verb: Verb) -> None:
    identity: LinkId = link_id(*_pair(ws))
    links.judge(ws, identity, verb, via="test")
    with pytest.raises(NotAllowed, match="This link is already"):
        links.judge(ws, identity, verb, via="test")


def test_a_link_to_a_claim_that_was_taken_back_is_not_shown(ws: Workspace) -> None:
    article, other = reading.article_ids(ws)[0], builders.claim_ids(ws)[3]
    adding = claims.add(ws, article, builders.sentences(reading.article(ws, article))[0].span, via="key:N")
    added = ClaimId(adding.targets[0][1])
    links.link(ws, added, other, Relation.SAME, via="key:S")
    assert added in [candidate.other.id for candidate in reading.candidates(ws, other)]
    ws.withdraw([adding.action], via="test")
    assert added not in [candidate.other.id for candidate in reading.candidates(ws, other)]
    assert all(reading.history_rows(ws, reading.history_ids(ws)))
