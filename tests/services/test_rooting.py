"""Edges of a root graph are answered: of one article, a speaker, an outlet; each one decision, undone as one."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from annotator.domain.article import Article
from annotator.domain.claim import Claim, Role, Slot
from annotator.domain.decision import Verb
from annotator.domain.errors import AnnotatorError, NotAllowed
from annotator.domain.fact import Evidence, Stance, Verdict
from annotator.domain.family import OTHERWISE, Change, Reading
from annotator.domain.ids import ArticleId, FactId, source_id
from annotator.domain.json import Json
from annotator.domain.link import Standing
from annotator.domain.roots import Edge, Rest
from annotator.domain.source import Source
from annotator.domain.span import Span
from annotator.domain.suggestion import Kind
from annotator.services import checking, copies, exporting, facts, reading, rooting
from annotator.services.articles import import_paths
from annotator.services.decisions import decide
from annotator.services.workspace import Workspace
from tests import builders
from tests.match.reports import within

_TEXT = "Parliament extended the mandate. Rain fell."
_MANDATE = "Parliament extended the mandate"
_OUTLETS = ("Coast Daily", "Harbour Wire", "Hill Review", "Plain Post")


@dataclass(frozen=True)
class World:
    """A fact, the articles that are evidence for it, and their claims, in order."""

    ws: Workspace
    fact: FactId
    articles: tuple[ArticleId, ...]
    claims: tuple[Claim, ...]

    @property
    def roots(self) -> tuple[int, int]:
        row = reading.fact(self.ws, self.fact).row
        return row.roots, row.roots_max

    @property
    def edges(self) -> tuple[Edge, ...]:
        return reading.fact(self.ws, self.fact).graph.edges

    def edge(self, *wanted: int) -> Edge:
        """The edge that joins these articles."""
        articles = {self.articles[at] for at in wanted}
        return next(edge for edge in self.edges if set(edge.articles) == articles)


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    made = builders.empty(tmp_path)
    yield made
    made.close()


def _copied(ws: Workspace) -> World:
    """A fact on three copies of one text."""
    listed = [builders.article(_TEXT, f"Report {at}", file=f"{at}.txt") for at in range(3)]
    claims = [builders.claim(article, _MANDATE) for article in listed]
    builders.store(ws, *listed, *claims)
    builders.store(ws, builders.family(*listed), run=builders.MATCHED)
    return stated(ws, listed, claims)


def _quoted(ws: Workspace, *speakers: str, outlets: tuple[str, ...] = _OUTLETS) -> World:
    """A fact on articles of these outlets, each naming who says it."""
    texts = [f"{speaker} said parliament extended the mandate." for speaker in speakers]
    sources = [Source(source_id(name), name) for name in outlets]
    named = enumerate(zip(texts, sources, strict=False))
    listed = [builders.article(text, s.name, source=s.id, file=f"{s.name} {at}") for at, (text, s) in named]
    given = list(zip(listed, speakers, strict=True))
    slots = [Slot(Role.SPEAKER, Span(0, len(speaker))) for _, speaker in given]
    claims = [
        builders.claim(article, "parliament extended the mandate", slots=[slot])
        for article, slot in zip(listed, slots, strict=True)
    ]
    builders.store(ws, *dict.fromkeys(sources), *listed, *claims)
    return stated(ws, listed, claims)


def stated(ws: Workspace, listed: list[Article], claims: list[Claim]) -> World:
    evidence = [Evidence(claim.id, Stance.SUPPORTS) for claim in claims]
    changes = facts.state(ws, "It was extended.", evidence, verdict=Verdict.SUPPORTED, via="test")
    return World(ws, FactId(changes.of(Kind.FACT)[0]), tuple(a.id for a in listed), tuple(claims))


def test_an_edge_tells_what_its_copies_word_otherwise_in_the_claim(ws: Workspace) -> None:
    words = ("extended", "ended")
    listed = [builders.article(f"Parliament {word} the mandate. Rain fell.", word) for word in words]
    claims = [builders.claim(article, article.text.partition(".")[0]) for article in listed]
    told = zip(listed, claims, words, strict=True)
    change = Change(tuple(Reading(a.id, claim.span, within(a, word), word, word) for a, claim, word in told))
    family = replace(builders.family(*listed), reasons=(f"{change.told}{OTHERWISE}",), changes=(change,))
    builders.store(ws, *listed, *claims)
    builders.store(ws, family, run=builders.MATCHED)
    (edge,) = stated(ws, listed, claims).edges
    assert edge.reasons == ("“extended” is elsewhere “ended” in this very sentence",)


def test_an_article_beside_another_of_its_outlet_is_told_with_it(ws: Workspace) -> None:
    source = Source(source_id("Coast Daily"), "Coast Daily")
    listed = [builders.article(_TEXT, source.name, source=source.id, file=f"{at}.txt") for at in range(2)]
    claims = [builders.claim(article, _MANDATE) for article in listed]
    builders.store(ws, source, *listed, *claims)
    builders.store(ws, builders.family(*listed), run=builders.MATCHED)
    world = stated(ws, listed, claims)
    rooting.answer(ws, world.edge(0, 1), Verb.REJECT, article=world.articles[1], via="key:X")
    (row,) = reading.history_rows(ws, reading.history_ids(ws, limit=1))
    assert row.object == "one text: Coast Daily, and with it another of Coast Daily"


def test_one_article_is_cut_from_its_family_and_the_others_stay(ws: Workspace) -> None:
    world = _copied(ws)
    assert world.roots == (1, 3)
    before = len(reading.history_ids(ws))
    rooting.answer(ws, world.edge(0, 1, 2), Verb.REJECT, article=world.articles[2], via="key:X")
    assert world.roots == (2, 3)
    (row,) = reading.history_rows(ws, reading.history_ids(ws, limit=len(reading.history_ids(ws)) - before))
    assert (row.object, row.before, row.after) == (
        "one text: Report 2, and with it Report 0, Report 1",
        "suggested",
        "rejected",
    )
    assert [(edge.standing.value, len(edge.articles)) for edge in world.edges] == [("suggested", 2), ("rejected", 2)]
    ws.undo(via="key:Ctrl+Z")
    assert world.roots == (1, 3)
    assert len(world.edges) == 1


@pytest.mark.parametrize("name", ["viewer", "report"])
def test_what_was_cut_is_not_told_to_count_once_nor_told_in_half(ws: Workspace, tmp_path: Path, name: str) -> None:
    wire = Source(source_id("Harbour Wire"), "Harbour Wire")
    listed = [builders.article(_TEXT, source=wire.id, file=f"{at}.txt") for at in range(2)]
    claims = [builders.claim(article, _MANDATE) for article in listed]
    builders.store(ws, wire, *listed, *claims)
    builders.store(ws, builders.family(*listed), run=builders.MATCHED)
    world = stated(ws, listed, claims)
    exporting.export(ws, name, tmp_path / "joined.html")
    assert "Count once" in (tmp_path / "joined.html").read_text(encoding="utf-8")
    rooting.answer(ws, world.edge(0, 1), Verb.REJECT, article=world.articles[1], via="key:X")
    exporting.export(ws, name, tmp_path / "cut.html")
    page = (tmp_path / "cut.html").read_text(encoding="utf-8")
    assert ("2 independent roots" in page, "Count once" in page) == (True, False)
    assert "one text: Harbour Wire, and with it another of Harbour Wire</bdi>" in page


def test_what_was_cut_is_joined_again_by_the_same_edge(ws: Workspace) -> None:
    world = _copied(ws)
    rooting.answer(ws, world.edge(0, 1, 2), Verb.REJECT, article=world.articles[2], via="key:X")
    cut = next(edge for edge in world.edges if edge.standing is Standing.REJECTED)
    rooting.answer(ws, cut, Verb.CONFIRM, via="key:C")
    assert world.roots == (1, 2)
    with pytest.raises(NotAllowed):
        rooting.answer(ws, next(e for e in world.edges if e.family == cut.family), Verb.CONFIRM, via="key:C")


def test_a_claim_of_an_article_that_was_cut_is_no_longer_decided_with_its_copies(ws: Workspace) -> None:
    world = _copied(ws)
    rooting.answer(ws, world.edge(0, 1, 2), Verb.REJECT, article=world.articles[2], via="key:X")
    assert copies.open_copies(ws, world.claims[0].id) == [world.claims[1].id]
    assert copies.open_copies(ws, world.claims[2].id) == []


def test_an_answer_does_what_was_foreseen_here_and_in_other_facts(ws: Workspace) -> None:
    world = _copied(ws)
    claims = [Evidence(world.claims[at].id, Stance.SUPPORTS) for at in (1, 2)]
    other = FactId(facts.state(ws, "Other.", claims, verdict=Verdict.SUPPORTED, via="test").of(Kind.FACT)[0])
    edge = world.edge(0, 1, 2)
    effect = rooting.effect(ws, world.fact, edge, world.articles[2])
    told = [(each.fact, each.now.least, each.cut.least, each.joined.most) for each in effect.others]
    assert told == [(other, 1, 2, 1)]
    rooting.answer(ws, edge, Verb.REJECT, article=world.articles[2], via="key:X")
    assert world.roots == (effect.cut.least, effect.cut.most)
    row = reading.fact(ws, other).row
    assert (row.roots, row.roots_max) == (effect.others[0].cut.least, effect.others[0].cut.most)


def test_a_named_speaker_is_answered(ws: Workspace) -> None:
    world = _quoted(ws, "Ada Byron", "Ada Byron", "Carl Dent")
    edge = world.edge(0, 1)
    assert (edge.rest, world.roots) == (Rest.STATEMENT, (2, 3))
    effect = rooting.effect(ws, world.fact, edge)
    assert (effect.joined.most, effect.cut.least) == (2, 3)
    rooting.answer(ws, edge, Verb.REJECT, via="key:X")
    assert world.roots == (3, 3)
    (row,) = reading.history_rows(ws, reading.history_ids(ws, limit=1))
    assert row.object == "one statement: Coast Daily, Harbour Wire"
    rooting.answer(ws, world.edge(0, 1), Verb.CONFIRM, via="key:C")
    assert world.roots == (2, 2)
    ws.undo(via="key")
    ws.undo(via="key")
    assert world.roots == (2, 3)


def test_speakers_whom_an_entity_unites_stay_one_when_it_grows(ws: Workspace) -> None:
    names = ("Jon Akarov", "John Akarov", "Johann Akarov")
    world = _quoted(ws, *names)
    articles = [reading.article(ws, identity) for identity in world.articles]
    mentions = [builders.mention(article, name) for article, name in zip(articles, names, strict=True)]
    two = replace(builders.entity("Akarov", *mentions[:2]), variants=names[:2])
    builders.store(ws, *mentions, two, run=builders.MATCHED)
    assert world.roots == (2, 3)
    decide(ws, {"verb": "confirm", "target": two.id})
    three = replace(builders.entity("Akarov, grown", *mentions), variants=names)
    builders.store(ws, three, run=builders.MATCHED)
    assert world.roots == (1, 3)
    decide(ws, {"verb": "reject", "target": three.id})
    assert world.roots == (2, 3)


def test_a_name_of_two_entities_of_which_none_holds_the_other_is_no_ones(ws: Workspace) -> None:
    world = _quoted(ws, "Akarov", "Jon Akarov", "John Akarov")
    articles = [reading.article(ws, identity) for identity in world.articles]
    names = ("Akarov", "Jon Akarov", "John Akarov")
    short, *full = (builders.mention(article, name) for article, name in zip(articles, names, strict=True))
    entities = [
        replace(builders.entity(name, short, whole), variants=("Akarov", name))
        for name, whole in zip(names[1:], full, strict=True)
    ]
    builders.store(ws, short, *full, *entities, run=builders.MATCHED)
    assert world.roots == (3, 3)


def test_who_quotes_the_same_later_is_asked_about_anew(ws: Workspace) -> None:
    world = _quoted(ws, "Ada Byron", "Ada Byron", "Ada Byron")
    facts.leave(ws, world.fact, world.claims[2].id, via="test")
    rooting.answer(ws, world.edge(0, 1), Verb.CONFIRM, via="key:C")
    facts.join(ws, world.fact, [Evidence(world.claims[2].id, Stance.SUPPORTS)], via="test")
    assert world.roots == (1, 2)


def test_one_of_those_who_quote_a_speaker_is_cut(ws: Workspace) -> None:
    world = _quoted(ws, "Ada Byron", "Ada Byron", "Ada Byron")
    rooting.answer(ws, world.edge(0, 1, 2), Verb.REJECT, article=world.articles[0], via="key:X")
    assert world.roots == (2, 3)


def test_reports_of_one_outlet_are_answered_together_and_one_by_one(ws: Workspace, tmp_path: Path) -> None:
    world = _quoted(ws, "Ada Byron", "Carl Dent", "Eve Fox", outlets=("Harbour Wire",) * 3)
    edge = world.edge(0, 1, 2)
    assert (edge.rest, edge.reasons, world.roots) == (Rest.HOUSE, ("all are of Harbour Wire",), (1, 3))
    effect = rooting.effect(ws, world.fact, edge, world.articles[2])
    assert (effect.joined.most, effect.cut.least) == (2, 2)
    rooting.answer(ws, edge, Verb.REJECT, article=world.articles[2], via="key:X")
    rooting.answer(ws, world.edge(0, 1), Verb.CONFIRM, via="key:C")
    assert world.roots == (2, 2)
    said = [row.object for row in reading.history_rows(ws, reading.history_ids(ws, limit=2))]
    assert said == [
        "one outlet: 2 articles of Harbour Wire",
        "one outlet: an article, and with it others of Harbour Wire",
    ]
    exporting.export(ws, "jsonl", tmp_path / "out.jsonl")
    copy = builders.empty(tmp_path, name="copy.facts")
    import_paths(copy, [tmp_path / "out.jsonl"])
    row = reading.fact(copy, world.fact).row
    copy.close()
    assert (row.roots, row.roots_max, checking.check(ws.path)) == (2, 2, [])
    ws.undo(via="key")
    ws.undo(via="key")
    assert (world.roots, [edge.rest for edge in world.edges]) == ((1, 3), [Rest.HOUSE])


def test_an_outlet_that_is_named_is_answered_and_a_circle_opens(ws: Workspace) -> None:
    world = _quoted(ws, "Harbour Wire", "Coast Daily", "Carl Dent")
    graph = reading.fact(ws, world.fact).graph
    assert (graph.circles, world.roots) == (((tuple(sorted(world.articles[:2]))),), (2, 3))
    edge = next(edge for edge in graph.edges if edge.first == world.articles[1])
    rooting.answer(ws, edge, Verb.REJECT, via="key:X")
    after = reading.fact(ws, world.fact).graph
    assert after.circles == ()
    assert world.roots == (2, 3)
    (row,) = reading.history_rows(ws, reading.history_ids(ws, limit=1))
    assert row.object == "Coast Daily names Harbour Wire as its source"
    other = next(edge for edge in after.edges if edge.joined)
    rooting.answer(ws, other, Verb.REJECT, via="key:X")
    assert world.roots == (3, 3)


def test_a_script_answers_the_same(ws: Workspace) -> None:
    world = _copied(ws)
    family = world.edges[0].family
    decide(ws, {"verb": "reject", "target": family, "article": world.articles[1]})
    assert world.roots == (2, 3)
    articles: list[Json] = [world.articles[0], world.articles[2]]
    decide(ws, {"verb": "confirm", "fact": world.fact, "articles": articles})
    assert world.roots == (2, 2)
    decide(ws, {"verb": "confirm", "target": family, "article": world.articles[1]})
    assert world.roots == (1, 1)
    with pytest.raises(AnnotatorError, match="joins just these"):
        decide(ws, {"verb": "confirm", "fact": world.fact, "articles": []})
    with pytest.raises(AnnotatorError, match="nothing with the id"):
        decide(ws, {"verb": "reject", "target": family, "article": "elsewhere"})


def test_what_answers_make_is_found_again_from_the_log(ws: Workspace) -> None:
    world = _quoted(ws, "Ada Byron", "Ada Byron", "Carl Dent")
    rooting.answer(ws, world.edge(0, 1), Verb.REJECT, via="key:X")
    path = ws.path
    ws.close()
    assert checking.check(path) == []


def test_answers_leave_and_come_with_the_project(ws: Workspace, tmp_path: Path) -> None:
    world = _copied(ws)
    rooting.answer(ws, world.edge(0, 1, 2), Verb.REJECT, article=world.articles[2], via="key:X")
    out, again = tmp_path / "out.jsonl", tmp_path / "again.jsonl"
    exporting.export(ws, "jsonl", out)
    copy = builders.empty(tmp_path, name="copy.facts")
    import_paths(copy, [out])
    exporting.export(copy, "jsonl", again)
    assert again.read_bytes() == out.read_bytes()
    row = reading.fact(copy, world.fact).row
    assert (row.roots, row.roots_max) == (2, 3)
    copy.close()


def test_an_export_names_the_article_that_was_cut_and_that_alone(ws: Workspace, tmp_path: Path) -> None:
    world = _copied(ws)
    rooting.answer(ws, world.edge(0, 1, 2), Verb.REJECT, article=world.articles[2], via="key:X")
    exporting.export(ws, "jsonl", tmp_path / "out.jsonl")
    lines = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text("utf-8").splitlines()]
    suggested, refused = sorted((each for each in lines if each["type"] == "family"), key=lambda f: "answers" in f)
    assert (suggested["status"], suggested["cut"]) == ("suggested", [{"article": world.articles[2]}])
    assert (refused["status"], "cut" in refused) == ("rejected", False)
    assert refused["answers"] == {"about": "one article", "article": world.articles[2]}
    ws.undo(via="key:Ctrl+Z")
    exporting.export(ws, "jsonl", tmp_path / "undone.jsonl")
    undone = [json.loads(line) for line in (tmp_path / "undone.jsonl").read_text("utf-8").splitlines()]
    assert [
        each for each in undone if each["type"] == "family" and ("cut" in each or each["status"] == "rejected")
    ] == []


def test_an_export_tells_what_else_was_answered(ws: Workspace, tmp_path: Path) -> None:
    world = _quoted(ws, "Ada Byron", "Ada Byron", "Carl Dent")
    rooting.answer(ws, world.edge(0, 1), Verb.CONFIRM, via="key:C")
    exporting.export(ws, "jsonl", tmp_path / "out.jsonl")
    lines = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text("utf-8").splitlines()]
    assert [each["answers"] for each in lines if each["type"] == "family"] == [{"about": "one speaker"}]


def test_an_article_that_was_cut_is_no_longer_called_a_copy(ws: Workspace) -> None:
    world = _copied(ws)
    assert [row.copies for row in reading.article_rows(ws, world.articles)] == [3, 3, 3]
    rooting.answer(ws, world.edge(0, 1, 2), Verb.REJECT, article=world.articles[2], via="key:X")
    assert [row.copies for row in reading.article_rows(ws, world.articles)] == [2, 2, 1]


def test_a_doubt_about_one_article_does_not_bring_back_another_that_was_cut(ws: Workspace) -> None:
    world = _copied(ws)
    family = world.edges[0].family
    rooting.answer_one(ws, family, world.articles[2], Verb.REJECT, via="test")
    rooting.answer_one(ws, family, world.articles[1], Verb.UNSURE, via="test")
    assert [row.copies for row in reading.article_rows(ws, world.articles)] == [2, 2, 1]
    assert copies.open_copies(ws, world.claims[2].id) == []
    assert copies.open_copies(ws, world.claims[0].id) == [world.claims[1].id]
    assert world.roots == (2, 3)


@pytest.mark.parametrize(
    "text",
    [
        "As the Coast Daily reported, parliament extended the mandate.",
        "On Sunday parliament extended the mandate, as first reported by the Coast Daily.",
        "A clerk said parliament extended the mandate, as the Coast Daily reported on Monday.",
        "A vote of parliament extended the mandate, Ana Duarte told the Coast Daily.",
    ],
)
def test_a_report_that_another_outlet_is_cited_for_rests_on_that(ws: Workspace, text: str) -> None:
    sources = [Source(source_id(name), name) for name in _OUTLETS[:2]]
    own, told = (
        builders.article(words, source.name, source=source.id, file=source.name)
        for words, source in zip((_TEXT, text), sources, strict=True)
    )
    claims = [builders.claim(own, _MANDATE), builders.claim(told, "extended the mandate")]
    builders.store(ws, *sources, own, told, *claims)
    world = stated(ws, [own, told], claims)
    assert world.roots == (1, 2)
    assert world.edge(0, 1).rest is Rest.OUTLET
    assert world.edge(0, 1).first == own.id
