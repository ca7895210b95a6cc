"""Tests of suggestion runs in a project: what people said survives every new run."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from annotator.domain.decision import Verb
from annotator.domain.ids import link_id
from annotator.domain.link import Relation
from annotator.domain.suggestion import new_run
from annotator.match.links.similarity import Features
from annotator.services import checking, claims, links, reading, suggesting
from annotator.services.articles import import_paths
from annotator.services.decisions import decide
from annotator.services.exporting import export
from annotator.services.suggesting import RUN, suggest
from annotator.services.workspace import Workspace
from annotator.store import matching as kept
from tests import builders

_FORMER = new_run(RUN.kind, RUN.maker, "0")


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    ws = builders.empty(tmp_path)
    texts = (
        "Parliament extended the mandate in Libya by 18 months.",
        "Parliament prolonged the mandate in Libya by 12 months.",
    )
    articles = [builders.article(text, f"Report {number}") for number, text in enumerate(texts)]
    builders.store(ws, *articles, *(claim for article in articles for claim in builders.sentences(article)))
    yield ws
    ws.close()
    assert checking.check(ws.path) == []


def _offered(ws: Workspace) -> list[str]:
    first = builders.claim_ids(ws)[0]
    return [candidate.other.id for candidate in reading.candidates(ws, first)]


def test_a_run_offers_what_resembles_and_running_again_changes_nothing(ws: Workspace) -> None:
    report = suggest(ws)
    before = reading.counts(ws)
    assert report.links >= 1
    assert _offered(ws) == [builders.claim_ids(ws)[1]]
    suggest(ws)
    assert reading.counts(ws) == before


@pytest.mark.parametrize("how", ["different", "rejected"])
def test_a_refused_pair_never_comes_back(ws: Workspace, how: str) -> None:
    suggest(ws)
    a, b = builders.claim_ids(ws)
    if how == "different":
        links.link(ws, a, b, Relation.DIFFERENT, via="test")
    else:
        links.judge(ws, link_id(a, b), Verb.REJECT, via="test")
    suggest(ws)
    assert _offered(ws) == []
    with builders.opened(_closed(ws)) as again:
        suggest(again)
        assert _offered(again) == []


def test_articles_of_a_rejected_story_are_in_none_again_unless_people_joined_them(tmp_path: Path) -> None:
    told = (
        "A strong earthquake destroyed forty houses in Izmir on Friday, and rescuers dug for survivors all night.",
        "Rescuers in Izmir dig for survivors of Friday's earthquake, which destroyed dozens of houses.",
    )
    articles = [builders.article(text, f"Report {number}") for number, text in enumerate(told)]
    others = [builders.article("Shares fell in London.", "Markets"), builders.article("A comet came.", "Sky")]
    rejected, joined = builders.story(*articles, others[0]), builders.story(*articles, others[1])
    ws = builders.empty(tmp_path)
    builders.store(ws, *articles, *others, rejected, joined)
    suggest(ws)
    assert _suggested_stories(ws) == [{each.id for each in articles}]
    decide(ws, {"verb": "reject", "target": rejected.id})
    suggest(ws)
    assert _suggested_stories(ws) == []
    decide(ws, {"verb": "confirm", "target": joined.id})
    suggest(ws)
    assert _suggested_stories(ws) == []  # what people joined is known and not proposed once more
    decide(ws, {"verb": "unsure", "target": joined.id})
    decide(ws, {"verb": "unsure", "target": rejected.id})
    suggest(ws)
    assert _suggested_stories(ws) == [{each.id for each in articles}]
    ws.close()


def test_a_report_more_is_proposed_for_the_confirmed_story_and_that_not_once_more(tmp_path: Path) -> None:
    texts = (
        "A strong earthquake destroyed forty houses in Izmir on Friday, and rescuers dug for survivors all night.",
        "Rescuers in Izmir dig for survivors of Friday's earthquake, which destroyed dozens of houses.",
    )
    first = [builders.article(text, f"Report {number}") for number, text in enumerate(texts)]
    later = (
        "Izmir buries its dead after an earthquake on Friday destroyed forty houses; rescuers look for survivors.",
        "The earthquake of Friday in Izmir: rescuers pulled two survivors out of destroyed houses, and dig all night.",
    )
    new = [builders.article(text, f"Later {number}") for number, text in enumerate(later)]
    ws = builders.empty(tmp_path)
    builders.store(ws, *first)
    suggest(ws)
    known = builders.story(*sorted(first, key=lambda each: each.id))
    decide(ws, {"verb": "confirm", "target": known.id})
    builders.store(ws, *new)
    suggest(ws)
    proposed = _suggested_stories(ws)
    assert sorted(len(each) for each in proposed) == [2, 2]
    assert {each.id for each in new} == set[str]().union(*proposed) - {each.id for each in first}
    assert all(len(each & {article.id for article in first}) == 1 for each in proposed)
    by_new = {each.id: _id_of_story(ws, each.id) for each in new}
    decide(ws, {"verb": "confirm", "target": by_new[new[0].id]})
    decide(ws, {"verb": "reject", "target": by_new[new[1].id]})
    suggest(ws)
    assert _suggested_stories(ws) == []  # the one is in, and the other is with none of them again
    decide(ws, {"verb": "unsure", "target": known.id})
    decide(ws, {"verb": "unsure", "target": by_new[new[0].id]})
    decide(ws, {"verb": "unsure", "target": by_new[new[1].id]})
    suggest(ws)
    assert _suggested_stories(ws) == [{each.id for each in (*first, *new)}]
    ws.close()


def _id_of_story(ws: Workspace, article: str) -> str:
    """The story that is suggested of an article."""
    sql = """SELECT story FROM story_member JOIN story ON story.id = story
        WHERE standing = 'suggested' AND article = ?"""
    (row,) = ws.read(lambda c: c.exec_driver_sql(sql, (article,)).all())
    return str(row[0])


def _suggested_stories(ws: Workspace) -> list[set[str]]:
    """The articles of every story that a run suggests."""
    sql = """SELECT story, article FROM story_member m JOIN story s ON s.id = m.story
        WHERE standing = 'suggested' AND EXISTS (SELECT 1 FROM proposed_by WHERE proposal = s.id AND run = ?)"""
    found: dict[str, set[str]] = {}
    for story, article in ws.read(lambda c: c.exec_driver_sql(sql, (RUN.id,)).all()):
        found.setdefault(story, set()).add(article)
    return list(found.values())


def _closed(ws: Workspace) -> Path:
    ws.close()
    return ws.path


def test_a_rejected_claim_is_not_offered_anew(ws: Workspace) -> None:
    claims.reject(ws, builders.claim_ids(ws)[1], via="test")
    assert suggest(ws).links == 0


@pytest.mark.parametrize("dates", [("2021-02-01", "2021-02-02"), ("2021-02-02", "2021-02-01"), (None, None)])
def test_the_later_toll_supersedes_where_both_dates_are_known(
    tmp_path: Path, dates: tuple[str | None, str | None]
) -> None:
    with closing(builders.empty(tmp_path, name="toll.facts")) as ws:
        told = zip((10, 12), dates, strict=True)
        reports = [
            builders.article(f"{toll} people were killed in the flood in Sfax.", published=d) for toll, d in told
        ]
        builders.store(ws, *reports, *(claim for report in reports for claim in builders.sentences(report)))
        suggest(ws)
        (found,) = (candidate.link for candidate in reading.candidates(ws, builders.claim_ids(ws)[0]))
        assert found.relation is (Relation.SUPERSEDES if dates[0] else Relation.CONTRADICTS)
        if dates[0]:
            newer = reading.article(ws, reading.claim_card(ws, found.a).claim.article)
            assert newer.published == "2021-02-02"


def test_a_new_version_of_the_matcher_replaces_what_the_former_one_proposed(ws: Workspace) -> None:
    a, b = (builders.sentences(reading.article(ws, article))[0] for article in reading.article_ids(ws))
    builders.store(ws, builders.link(a, b, Relation.SAME, score=1), run=_FORMER)
    suggest(ws)
    assert reading.candidates(ws, a.id)[0].link.score != 1


def test_a_run_stopped_at_any_moment_leaves_the_former_suggestions(ws: Workspace) -> None:
    suggest(ws)
    a, b = (builders.sentences(reading.article(ws, article))[0] for article in reading.article_ids(ws))
    builders.store(ws, builders.link(a, b, Relation.SAME, score=1), run=_FORMER)
    before = _exported(ws)
    for calls in range(100):
        asked = iter([True] * calls)
        report = suggest(ws, progress=lambda *_, asked=asked: next(asked, False))
        if not report.stopped:
            break
        assert (report.links, _exported(ws)) == (0, before)
    assert calls > 5


@pytest.mark.soak
def test_many_claims_are_ranked_by_workers_and_a_stop_there_leaves_the_former_suggestions(
    ws: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    suggest(ws)
    here, told = _exported(ws), set[str]()
    monkeypatch.setattr(suggesting, "_FEW_CLAIMS", 1)

    def stop(_done: int, _total: int, what: str) -> bool:
        told.add(what)
        return moment not in told

    for moment in ("Matching claims", "Telling links"):
        ws.write(kept.forget)
        assert suggest(ws, progress=stop).stopped
        assert (moment in told, _exported(ws)) == (True, here)
    assert not suggest(ws).stopped
    assert _exported(ws) == here


def test_what_was_seen_in_a_pair_goes_out_and_comes_in_as_it_was(ws: Workspace, tmp_path: Path) -> None:
    suggest(ws)
    (link,) = (candidate.link for candidate in reading.candidates(ws, builders.claim_ids(ws)[0]))
    assert dict(link.features).keys() <= {*Features._fields}
    assert len(link.features) > 2
    sent = _exported(ws)
    builders.empty(tmp_path, name="other.facts").close()
    with builders.opened(tmp_path / "other.facts") as other:
        assert not import_paths(other, [ws.path.with_name("out.jsonl")]).troubles
        assert _exported(other) == sent


def _exported(ws: Workspace) -> bytes:
    export(ws, "jsonl", ws.path.with_name("out.jsonl"))
    return ws.path.with_name("out.jsonl").read_bytes()
