"""Suggestions that are gone on with are, to the byte, what a run over everything stores."""

import random
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import ModuleType

import pytest

from annotator.domain.article import Article
from annotator.domain.decision import Verb
from annotator.domain.errors import NotAllowed
from annotator.domain.ids import ArticleId, ClaimId, LinkId, SourceId, mention_id
from annotator.domain.link import Link, Relation
from annotator.domain.mention import Mention
from annotator.domain.source import Reliability, Source
from annotator.domain.span import Span
from annotator.match import grouping
from annotator.match.copies import copy_index
from annotator.match.copies.signatures import signature
from annotator.match.grouping import Came, Grouping
from annotator.match.links.index import ClaimIndex
from annotator.match.links.linking import Linking
from annotator.match.stories import story_table
from annotator.services import claims, extraction, links, suggesting
from annotator.services.decisions import decide
from annotator.services.exporting import export
from annotator.services.reading import claim_card
from annotator.services.suggesting import suggest
from annotator.services.suggestions import matching, regrouping, working_out
from annotator.services.suggestions.regrouping import Groups, Session
from annotator.services.suggestions.rematching import Changes, Fixed, Going, Notes, rematched
from annotator.services.workspace import Workspace
from annotator.store import export_queries
from annotator.store import matching as kept
from annotator.store.database import Connection
from tests import builders
from tests.sampling import one_in

_WORDS = (
    *("minister", "truce", "broke", "kept", "Libya", "Turkey", "troops", "voted", "bread", "price", "rose", "comet"),
    *("Tripoli", "talks", "ended", "began", "flood", "killed", "twelve", "ten", "on", "the", "of", "in", "and"),
)
_NAMES = ("Jon Akarov", "John Akarov", "John Akaroff", "JON AKAROV", "Akarov", "Susan Akarova", "Ann Weaver", "Weaver")


_WHEN = ("", "", " in Oslo in 2019", " in Berlin in 2021", " in Oslo in 2021")
"""Another place and another time make the machine itself take two claims for different."""


def _sentence(dice: random.Random) -> str:
    return f"The {' '.join(dice.choices(_WORDS, k=7))}{dice.choice(_WHEN)}."


def _add(ws: Workspace, dice: random.Random) -> None:
    """An article, now and then with a paragraph of another one, by an extractor or by hand."""
    number = dice.randrange(10**6)
    shared = "The talks on the truce in Libya ended in Tripoli and the troops of Turkey kept the price of bread. "
    toll = f"The blast at the port of Tripoli killed {dice.choice((3, 5))} people on their way to the market."
    lines = [_sentence(dice) for _ in range(dice.randint(1, 3))]
    rose = f"The toll of the blast at the port of Tripoli rose to {dice.choice((7, 9))}."
    lines += [dice.choice((toll, rose)), shared * 3, toll] if dice.random() < 0.3 else []
    published = dice.choice([None, "2021-01-04", "2021-01-05", "2021-02"])
    told = [f"Letter {at} came from {name}" for at, name in enumerate(dice.sample(_NAMES, dice.randint(0, 3)))]
    article = builders.article("\n".join([*lines, *told]), f"Report {number}", published=published)
    run = extraction.RUN if dice.random() < 0.5 else builders.RUN
    names = (_mention(article, line) for line in told)
    said = (builders.claim(article, line.rstrip(". ")) for line in dict.fromkeys(lines))
    builders.store(ws, article, *said, *names, run=run)


def _mention(article: Article, line: str) -> Mention:
    """The name at the end of a line."""
    end = article.text.index(line) + len(line)
    span = Span(end - len(line.split(" from ")[1]), end)
    return Mention(mention_id(article.id, span, "PERSON"), article.id, span, article.text[span.start : end], "PERSON")


def test_what_the_machine_takes_for_different_is_refused_by_nobody(tmp_path: Path) -> None:
    ws = builders.empty(tmp_path)
    told = {
        "The union said that house prices in Norwick grew to 78.6 percent in 2007": "Gardens, letters and a fair.",
        "House prices in Brimmark rose to 78.6 percent in 1990": "A storm closed two harbours for most of that week.",
    }
    for said, more in told.items():
        article = builders.article(f"{said}. {more}")
        builders.store(ws, article, builders.claim(article, said))
    first = suggest(ws)
    assert {link.relation for link in _links(ws)} == {Relation.DIFFERENT}
    assert (first.links, suggest(ws).links, suggest(ws, top=8).links) == (1, 1, 1)
    ws.close()


def test_a_source_that_comes_later_is_noticed(tmp_path: Path) -> None:
    ws = builders.empty(tmp_path)
    builders.store(ws, builders.article("Number one came.", "One"))
    suggest(ws)
    before = ws.read(kept.newest_note)
    builders.store(ws, Source(SourceId("wire"), "Wire", Reliability.B))
    assert ws.read(kept.newest_note) > before
    ws.close()


@pytest.mark.parametrize("gone", [False, True], ids=["the first print comes", "its claim is rejected"])
def test_what_a_first_print_changes_elsewhere_is_told_anew(ws: Workspace, gone: bool) -> None:
    body = " ".join(_sentence(random.Random(seed)) for seed in range(12))
    toll = "10 people were killed in the flood of Lorva"
    told = {"2021-02-09": f"{toll}. {body}", "2021-02-03": "12 people were killed in the flood of Lorva. A comet."}
    session = Session()
    for day, text in told.items():
        article = builders.article(text, day, published=day)
        builders.store(ws, article, builders.claim(article, text.split(".")[0]))
    first = builders.article(f"{toll}. {body}", "first", published="2021-02-01")
    rejected = builders.claim(first, toll)
    if gone:
        builders.store(ws, first, rejected)
    suggest(ws, top=3, by=session)
    before = {(link.a, link.b) for link in _links(ws)}
    if gone:
        claims.reject(ws, rejected.id, via="test")
    else:
        builders.store(ws, first, rejected)
    suggest(ws, top=3, by=session)
    gone_on_with = _exported(ws)
    assert {(b, a) for a, b in before} & {(link.a, link.b) for link in _links(ws)}
    assert _looked_at_anew(ws) == gone_on_with


def test_a_refused_family_takes_what_it_tells_of_versions_out_of_links(ws: Workspace) -> None:
    shared = " ".join(_sentence(random.Random(seed)) for seed in range(9))
    for people, day in ((3, "2021-01-04"), (5, "2021-01-05")):
        toll = f"The blast at the port of Tripoli killed {people} people on their way to the market"
        article = builders.article(f"{shared} {toll}. The end of it.", day, published=day)
        builders.store(ws, article, builders.claim(article, toll))
    session = Session()
    suggest(ws, top=3, by=session)
    (link,), versions = _links(ws), "one sentence, in which"
    assert any(reason.startswith(versions) for reason in link.reasons)
    decide(ws, {"verb": "reject", "target": ws.read(lambda c: c.exec_driver_sql("SELECT id FROM family").scalar_one())})
    suggest(ws, top=3, by=session)
    (link,) = _links(ws)
    assert not any(reason.startswith(versions) for reason in link.reasons)
    assert _looked_at_anew(ws) == _exported(ws)


def test_what_is_cut_from_a_family_is_paired_with_its_former_copies(ws: Workspace) -> None:
    shared = [_sentence(random.Random(seed)).rstrip(".") for seed in range(9)]
    for number in range(3):
        article = builders.article(f"{'. '.join(shared)}. Paper {number} has it.", f"Report {number}")
        builders.store(ws, article, *(builders.claim(article, each) for each in dict.fromkeys(shared)))
    session = Session()
    suggest(ws, top=3, by=session)
    before, family = len(_links(ws)), ws.read(lambda c: c.exec_driver_sql("SELECT id FROM family").scalar_one())
    cut = ws.read(lambda c: c.exec_driver_sql("SELECT id FROM article ORDER BY ordinal DESC").scalars().first())
    decide(ws, {"verb": "reject", "target": family, "article": cut})
    suggest(ws, top=3, by=session)
    assert len(_links(ws)) > before
    assert _looked_at_anew(ws) == _exported(ws)


def _links(ws: Workspace) -> list[Link]:
    return [link for link, _ in ws.read(lambda c: list(export_queries.links(c)))]


def _one(ws: Workspace, dice: random.Random) -> ClaimId | None:
    rows = ws.read(lambda c: c.exec_driver_sql("SELECT id FROM claim ORDER BY id").scalars().all())
    return ClaimId(dice.choice(rows)) if rows else None


def _judge_a_claim(ws: Workspace, dice: random.Random) -> None:
    if found := _one(ws, dice):
        dice.choice([claims.reject, claims.confirm, claims.unsure])(ws, found, via="test")


def _correct(ws: Workspace, dice: random.Random) -> None:
    if found := _one(ws, dice):
        before = claim_card(ws, found).claim
        half = Span(before.span.start, (before.span.start + before.span.end + 1) // 2)
        claims.correct(ws, found, replace(before, span=half, text=before.text[: half.length]), via="test")


def _judge_a_link(ws: Workspace, dice: random.Random) -> None:
    rows = ws.read(lambda c: c.exec_driver_sql("SELECT id FROM link ORDER BY id").scalars().all())
    if rows:
        links.judge(ws, LinkId(dice.choice(rows)), dice.choice([Verb.REJECT, Verb.CONFIRM]), via="test")


def _judge_a_group(ws: Workspace, dice: random.Random) -> None:
    rows = ws.read(
        lambda c: (
            c.exec_driver_sql(
                "SELECT id FROM entity UNION SELECT id FROM story UNION SELECT id FROM family ORDER BY id"
            )
            .scalars()
            .all()
        )
    )
    if rows:
        decide(ws, {"verb": dice.choice(["reject", "reject", "confirm", "unsure"]), "target": dice.choice(rows)})


def _tell_apart(ws: Workspace, dice: random.Random) -> None:
    a, b = _one(ws, dice), _one(ws, dice)
    if a and b and a != b:
        links.link(ws, a, b, dice.choice([Relation.DIFFERENT, Relation.SAME]), via="test")


def _undo(ws: Workspace, _dice: random.Random) -> None:
    if ws.can_undo():
        ws.undo(via="test")


def _discard(ws: Workspace, dice: random.Random) -> None:
    if dice.random() < 0.3 and any(each.run == extraction.RUN for each in extraction.runs(ws)):
        extraction.discard(ws, extraction.RUN.signature)


_STEPS: tuple[Callable[[Workspace, random.Random], None], ...] = (
    *(_add, _add, _add, _judge_a_claim, _correct, _judge_a_link, _judge_a_link),
    *(_judge_a_group, _judge_a_group, _tell_apart, _undo, _discard),
)


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    ws = builders.empty(tmp_path)
    yield ws
    ws.close()


def _exported(ws: Workspace) -> bytes:
    out = ws.path.with_name("out.jsonl")
    out.unlink(missing_ok=True)
    export(ws, "jsonl", out)
    return out.read_bytes()


def _looked_at_anew(ws: Workspace) -> bytes:
    """What is exported of a copy of the project after a run over everything."""
    path = ws.path.with_name("copy.facts")
    path.unlink(missing_ok=True)
    with closing(sqlite3.connect(ws.path)) as own, closing(sqlite3.connect(path)) as copy:
        own.backup(copy)
    with builders.opened(path) as twin:
        twin.write(kept.forget)
        suggest(twin, top=3)
        return _exported(twin)


@pytest.mark.parametrize("seed", one_in(30, range(30)))
def test_whatever_changes_going_on_stores_what_a_run_over_everything_stores(
    ws: Workspace, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(suggesting, "_MOST_CHANGED", 0)
    monkeypatch.setattr(matching, "ClaimIndex", partial(ClaimIndex, 6))
    gone_on: list[Notes] = []
    grown: list[Came] = []

    def gone_on_with_groups(connection: Connection, held: Grouping, came: Came) -> Groups:
        grown.append(came)
        return going_on(connection, held, came)

    going_on = regrouping._gone_on

    def counted(kept_claims: matching.Matching, notes: Notes, fixed: Fixed, going: Going) -> tuple[Linking, Changes]:
        gone_on.append(notes)
        return rematched(kept_claims, notes, fixed, going)

    monkeypatch.setattr(working_out, "rematched", counted)
    monkeypatch.setattr(regrouping, "_MOST_CAME", 0)
    monkeypatch.setattr(regrouping, "_gone_on", gone_on_with_groups)
    dice, session = random.Random(seed), Session()
    for _ in range(9):
        _add(ws, dice)
    suggest(ws, top=3, by=session)
    for turn in range(8):
        for step in dice.choices(_STEPS[:3] if turn % 2 else _STEPS, k=4):
            with suppress(NotAllowed):  # what was said already cannot be said again
                step(ws, dice)
        if turn % 3 == 2:
            session = Session()  # as another process has it
        suggest(ws, top=3, by=session)
        gone_on_with = _exported(ws)
        assert _looked_at_anew(ws) == gone_on_with, f"seed {seed}, turn {turn}"
    assert len(gone_on) > 3
    assert grown


def _reports(count: int) -> list[Article]:
    """Reports of one blast, every other a changed copy of the one before: families, changes and stories."""
    dice = random.Random(5)
    told = [" ".join(_sentence(dice) for _ in range(9)) for _ in range(count)]
    for at in range(1, count, 2):
        told[at] = told[at - 1].replace("killed", "spared").replace("twelve", "ten")
    toll = "The blast at the port of Tripoli killed {} people on their way to the market of Ainzara on Monday. "
    return [
        builders.article(
            f"{toll.format(at + 3)}{each}", f"Report {at}", file=str(at), published=f"2021-01-0{4 + at % 2}"
        )
        for at, each in enumerate(told)
    ]


@pytest.mark.parametrize("lost", [None, "DELETE FROM compared", "UPDATE compared SET found = x'0102'"])
def test_another_process_compares_only_what_came(
    ws: Workspace, lost: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    *reports, late = _reports(12)
    for each in reports:
        builders.store(ws, each, *builders.sentences(each))
    suggest(ws, top=3)
    builders.store(ws, late, *builders.sentences(late))
    if lost:
        ws.write(lambda c: c.exec_driver_sql(lost))
    compared = _watched(monkeypatch, [*reports, late])
    suggest(ws, top=3)
    for what, articles in compared.items():
        assert articles, what
        assert all(late.id in each for each in articles) != bool(lost), what
    gone_on_with = _exported(ws)
    assert _looked_at_anew(ws) == gone_on_with


def _watched(monkeypatch: pytest.MonkeyPatch, reports: list[Article]) -> dict[str, list[set[ArticleId]]]:
    """Of which articles texts and reports are compared from now on, and changes are looked for."""
    article_of = {signature(each).words: each.id for each in reports}
    found: dict[str, list[set[ArticleId]]] = {}

    def watch(module: ModuleType, name: str, articles: Callable[..., set[ArticleId]]) -> None:
        work, seen = getattr(module, name), found.setdefault(name, [])

        def noted(*given: object) -> object:
            seen.append(articles(*given))
            return work(*given)

        monkeypatch.setattr(module, name, noted)

    watch(copy_index, "overlap", lambda a, b, *_: {article_of[each.words.tobytes()] for each in (a, b)})
    watch(story_table, "between", lambda one, other: {one.article, other.article})
    watch(grouping, "changes_in", lambda family, *_: {member.article for member in family.members})
    return found
