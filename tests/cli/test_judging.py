"""Tests of `suggest --explain` and `suggest --queue`: what they print, as lines and as JSON Lines."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from annotator.domain.fact import Evidence, Stance, Verdict
from annotator.domain.ids import ClaimId, link_id
from annotator.domain.link import Relation
from annotator.services import facts, links, reading
from tests import builders
from tests.cli.conftest import Verb
from tests.judged import NEAR, Judged, judged, seen


@pytest.fixture
def world(tmp_path: Path) -> Judged:
    with judged(tmp_path) as made:
        made.decide()
        builders.store(made.ws, seen(made.claims[2], made.claims[3], NEAR, 5_000), run=builders.MATCHED)
    return made


def test_a_claim_is_explained_by_its_candidates(world: Judged, annotator: Verb) -> None:
    told = annotator("suggest", str(world.ws.path), "--explain", world.id(0)).stdout

    assert "2 candidates; learned from 8 decisions" in told
    # The order is the learned one: the pair with the shared date comes first.
    assert told.index("Derna") < told.index("Sirte")
    assert "dates agree 100 %, speaks for it (+" in told
    assert f"link        {link_id(world.id(0), world.id(2))}" in told


def test_no_relation_is_told_that_is_little_likely(world: Judged, annotator: Verb) -> None:
    unlikely = builders.link(world.claims[4], world.claims[1], Relation.CONTRADICTS, score=1_000)
    with builders.opened(world.ws.path) as ws:
        builders.store(ws, unlikely, run=builders.MATCHED)

    told = annotator("suggest", str(world.ws.path), "--explain", unlikely.id).stdout

    assert "relation    none clear (contradicts), 10 % alike" in told
    assert "contradicts?" not in told
    first = json.loads(annotator("suggest", str(world.ws.path), "--explain", unlikely.id, "--json").stdout)
    assert (first["relation"], first["clear"]) == ("contradicts", False)


def test_a_link_is_explained_by_what_either_answer_changes(world: Judged, annotator: Verb) -> None:
    link = link_id(world.id(2), world.id(3))

    told = annotator("suggest", str(world.ws.path), "--explain", link).stdout

    assert "if same     joins groups of 1 and 2 claims" in told
    assert "if not      settles this pair" in told


def test_the_explanation_as_json_holds_features_and_effects(world: Judged, annotator: Verb) -> None:
    lines = annotator("suggest", str(world.ws.path), "--explain", world.id(0), "--json").stdout.splitlines()
    first = json.loads(lines[0])

    assert (first["type"], first["b"], first["lessons"]) == ("candidate", world.id(2), 8)
    assert first["features"] == {"dates": 1.0, "words": 0.2}
    assert first["if_same"]["clashes"] == []
    assert first["likelihood"] > first["score"]


def test_the_queue_is_printed_with_what_each_question_settles(world: Judged, annotator: Verb) -> None:
    with builders.opened(world.ws.path) as ws:
        links.link(ws, world.id(1), world.id(3), Relation.SAME, via="test")
    lines = annotator("suggest", str(world.ws.path), "--queue", "5", "--json").stdout.splitlines()
    questions = [json.loads(line) for line in lines]

    assert {question["type"] for question in questions} == {"question"}
    assert {(question["a"], question["b"]) for question in questions} == {
        (world.id(0), world.id(1)),
        (world.id(0), world.id(2)),
        (world.id(2), world.id(3)),
    }
    told = annotator("suggest", str(world.ws.path), "--queue", "1").stdout
    assert told.startswith("3 questions left; learned from 8 decisions")
    assert told.count(" % alike, settles ") == 1


def test_the_queue_tells_the_relation_that_is_proposed(world: Judged, annotator: Verb) -> None:
    link = builders.link(world.claims[4], world.claims[1], Relation.CONTRADICTS, score=9_000)
    vague = builders.link(world.claims[6], world.claims[1], Relation.SUPPORTS, score=3_000)
    with builders.opened(world.ws.path) as ws:
        builders.store(ws, link, vague, run=builders.MATCHED)
    told = annotator("suggest", str(world.ws.path), "--queue", "9").stdout

    # A likelihood says that both speak of the same, not that they say the same.
    assert "likely to be the same" not in told
    assert told.count("proposed    contradicts") == told.count("proposed    none clear (supports)") == 1


def test_an_id_of_nothing_is_refused(world: Judged, annotator: Verb) -> None:
    done = annotator("suggest", str(world.ws.path), "--explain", "nothing")

    assert done.exit_code == 1
    assert "There is nothing with the id nothing" in done.stderr


def test_the_beginning_of_an_id_is_enough(world: Judged, annotator: Verb) -> None:
    whole = annotator("suggest", str(world.ws.path), "--explain", world.id(0)).stdout

    assert annotator("suggest", str(world.ws.path), "--explain", world.id(0)[:10]).stdout == whole
    assert "at least 4 characters" in annotator("suggest", str(world.ws.path), "--explain", world.id(0)[:3]).stderr


def test_the_id_of_another_kind_of_thing_is_told_from_no_id(world: Judged, annotator: Verb) -> None:
    article = world.claims[0].article[:8]
    done = annotator("suggest", str(world.ws.path), "--explain", article)

    assert (done.exit_code, done.stdout) == (1, "")
    assert (
        f"{article} is the id of an article; give that of a claim, link, family, story, entity or fact." in done.stderr
    )


def test_a_beginning_of_several_ids_is_refused(tmp_path: Path, annotator: Verb) -> None:
    ws, article = builders.empty(tmp_path), builders.article("It rained. It snowed.")
    told = [replace(claim, id=ClaimId(f"week-{at}")) for at, claim in enumerate(builders.sentences(article))]
    builders.store(ws, article, *told)
    ws.close()

    refused = annotator("suggest", str(ws.path), "--explain", "week")

    assert refused.exit_code == 1
    assert refused.stderr == "Several ids in this project begin with week; give more of the one you mean.\n"


@pytest.mark.parametrize(
    ("options", "named"),
    [
        (("--explain", "x", "--queue", "3"), ("--explain", "--queue")),
        (("--queue", "3", "--top", "5"), ("--queue", "--top")),
        (("--explain", "x", "--all-pairs-in-family"), ("--explain", "--all-pairs-in-family")),
        (("--groups", "3", "--analyst", "ada"), ("--groups", "--analyst")),
        (("--json",), ("--json", "--explain")),
    ],
)
def test_options_that_do_not_go_together_are_refused(
    world: Judged, annotator: Verb, options: tuple[str, ...], named: tuple[str, str]
) -> None:
    refused = annotator("suggest", str(world.ws.path), *options)

    assert refused.exit_code == 1
    assert refused.stdout == ""
    assert refused.stderr.count("\n") == 1
    assert all(name in refused.stderr for name in named)


def test_one_pair_has_one_number_wherever_it_is_told(world: Judged, annotator: Verb) -> None:
    link = link_id(world.id(0), world.id(2))
    explained = annotator("suggest", str(world.ws.path), "--explain", link).stdout
    queued = annotator("suggest", str(world.ws.path), "--queue", "9").stdout
    (share,) = re.findall(r"(\d+ % alike)", explained)

    block = next(block for block in queued.split("\n\n") if link in block)
    assert re.findall(r"(\d+ % alike)", block) == [share]


def test_likely_groups_are_told_with_their_claims_and_what_joining_does(world: Judged, annotator: Verb) -> None:
    told = annotator("suggest", str(world.ws.path), "--groups", "1").stdout
    (line,) = annotator("suggest", str(world.ws.path), "--groups", "1", "--json").stdout.splitlines()

    assert "2 claims, " in told
    assert " % alike on average" in told
    assert "if joined   no fact changes" in told
    assert json.loads(line)["type"] == "group"


@pytest.mark.parametrize(("asked", "said"), [(4, "it supersedes the claim?"), (1, "the claim supersedes it?")])
def test_an_updated_number_is_told_from_what_to_what(world: Judged, annotator: Verb, asked: int, said: str) -> None:
    updated = replace(
        builders.link(world.claims[1], world.claims[4], Relation.SUPERSEDES, score=9_000),
        reasons=("12 people, not 10 people",),
    )
    with builders.opened(world.ws.path) as ws:
        builders.store(ws, updated, run=builders.MATCHED)

    told = annotator("suggest", str(world.ws.path), "--explain", world.id(asked)).stdout

    assert said in told
    assert "change      10 people → 12 people" in told


def test_a_fact_is_explained_by_what_it_rests_on(tmp_path: Path, annotator: Verb) -> None:
    ws = builders.empty(tmp_path)
    copied = [builders.article("It rained.", f"Copy {at}", file=f"{at}.txt") for at in range(3)]
    claims = [builders.claim(article, "It rained") for article in copied]
    builders.store(ws, *copied, *claims)
    builders.store(ws, builders.family(*copied), run=builders.MATCHED)
    evidence = [Evidence(claim.id, Stance.SUPPORTS) for claim in claims]
    facts.state(ws, "It rained.", evidence, verdict=Verdict.SUPPORTED, via="test")
    fact = reading.fact_ids(ws)[0]
    ws.close()

    told = annotator("suggest", str(ws.path), "--explain", fact).stdout
    (edge,) = (
        json.loads(line) for line in annotator("suggest", ws.path, "--explain", fact, "--json").stdout.splitlines()
    )

    assert "1 independent root (at most 3), 3 articles" in told
    assert "Copy 0, Copy 1 and Copy 2 print one text" in told
    assert "if joined   1 root\n" in told
    assert (edge["type"], edge["standing"], edge["if_cut"]) == ("edge", "suggested", [3, 3])
