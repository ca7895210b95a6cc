"""Tests of the verb decide as its help tells of it."""

import json
from pathlib import Path

import pytest

from annotator.domain.errors import Missing, NotAllowed
from annotator.domain.suggestion import Kind
from annotator.services import decisions
from annotator.services.workspace import Workspace
from tests.cli.conftest import TEXT, Verb

_FURTHER = (
    {"type": "article", "id": "two", "text": f"{TEXT} Again."},
    {"type": "claim", "id": "claim-3", "article": "two", "start": 34, "end": 63},
    {"type": "mention", "id": "m1", "article": "one", "start": 0, "end": 11, "label": "PERSON"},
    {"type": "entity", "id": "entity-1", "name": "Akar", "label": "PERSON", "mentions": ["m1"]},
    {
        "type": "family",
        "id": "family-1",
        "members": [{"article": "one", "derivation": "wholly"}, {"article": "two", "derivation": "wholly"}],
    },
)
_SCHEMA = 'version = 9\nname = "ours"\nclaim_types = []\nmention_labels = ["SHIP"]\n[relations]\n[verdicts]\n'


def test_each_example_in_the_help_of_decide_is_a_decision(annotator: Verb, project: Path, tmp_path: Path) -> None:
    (tmp_path / "more.jsonl").write_text("".join(f"{json.dumps(line)}\n" for line in _FURTHER), encoding="utf-8")
    assert annotator("import", project, tmp_path / "more.jsonl").exit_code == 0
    help_lines = annotator("decide", "--help").stdout.splitlines()
    examples = [json.loads(line) for line in help_lines if line.startswith('  {"verb"')]
    known = annotator("decide", project, given='{"verb":"?"}').stderr.partition("known are ")[2]
    assert {example["verb"] for example in examples} == set(known.strip(".\n").split(", "))

    ids = {
        "ID": "claim-1",
        "CLAIM": "claim-1",
        "OTHER": "claim-3",
        "ARTICLE": "one",
        "ENTITY": "entity-1",
        "FAMILY": "family-1",
    }
    workspace = Workspace.open(project, analyst="Ada")
    for example in examples:
        spelled = json.dumps(example)
        for word, identity in {**ids, "...": _SCHEMA}.items():
            spelled = spelled.replace(json.dumps(word), json.dumps(identity))
        if example.get("policy") == "learning":
            with pytest.raises(NotAllowed, match="Nothing was learned"):  # a link made by hand teaches nothing
                decisions.decide(workspace, json.loads(spelled))
            continue
        if "fact" in example:
            with pytest.raises(Missing, match="No edge"):  # its evidence was taken out again
                decisions.decide(workspace, json.loads(spelled))
            continue
        changes = decisions.decide(workspace, json.loads(spelled))
        ids |= {kind.name: identity for kind, identity in changes.targets if kind is Kind.FACT}
        ids["ACTION"] = ids.get("ACTION", changes.action)
    workspace.close()


def _given(*lines: dict[str, str]) -> str:
    return "".join(f"{json.dumps(line)}\n" for line in lines)


_CONFIRM, _NOTHING = {"verb": "confirm", "target": "claim-1"}, {"verb": "reject", "target": "nope"}
_UNDO, _REDO = {"verb": "undo"}, {"verb": "redo"}


def test_an_undo_of_a_refused_line_takes_back_no_earlier_step(annotator: Verb, project: Path) -> None:
    done = annotator("decide", project, given=_given(_CONFIRM, _NOTHING, _UNDO))
    assert done.exit_code == 1
    assert [json.loads(line)["line"] for line in done.stdout.splitlines()] == [1]
    assert (
        done.stderr.splitlines()[1] == "line 3: line 2 was refused and did nothing; what was decided before it stands."
    )


@pytest.mark.parametrize(
    ("lines", "taken"),
    [
        ((_NOTHING, _CONFIRM, _UNDO), [2, 3]),
        ((_CONFIRM, _NOTHING, _UNDO, _UNDO), [1, 4]),
        ((_CONFIRM, _UNDO, _REDO, _NOTHING, _UNDO, _UNDO), [1, 2, 3, 6]),
        ((_CONFIRM, {"verb": "praise"}, _NOTHING, _UNDO, _UNDO), [1]),
        ((_CONFIRM, _REDO, _UNDO), [1]),
    ],
)
def test_each_undo_answers_the_line_before_it_that_stands(
    annotator: Verb, project: Path, lines: tuple[dict[str, str], ...], taken: list[int]
) -> None:
    done = annotator("decide", project, given=_given(*lines))
    assert [json.loads(line)["line"] for line in done.stdout.splitlines()] == taken


def test_an_undo_before_any_line_takes_back_what_was_decided_earlier(annotator: Verb, project: Path) -> None:
    annotator("decide", project, "--analyst", "Ada", given=_given(_CONFIRM))
    assert annotator("decide", project, "--analyst", "Ada", given=_given(_UNDO)).exit_code == 0


def test_the_beginning_of_an_id_that_the_program_made_will_do(annotator: Verb, project: Path, tmp_path: Path) -> None:
    ids = [f"{start}-0000-4000-8000-000000000001" for start in ("1234abcd", "1234abce", "77770000")]
    claims = [
        {"type": "claim", "id": identity, "article": "one", "start": at, "end": 11} for at, identity in enumerate(ids)
    ]
    (tmp_path / "more.jsonl").write_text("".join(f"{json.dumps(claim)}\n" for claim in claims), encoding="utf-8")
    assert annotator("import", project, tmp_path / "more.jsonl").exit_code == 0

    several = annotator("decide", project, given=_given({"verb": "confirm", "target": "1234abc"}))
    assert several.stderr == "line 1: Several ids in this project begin with 1234abc; give more of the one you mean.\n"
    fact = '{"verb":"state","text":"It sank.","verdict":"supported","evidence":[{"claim":"7777","stance":"supports"}]}'
    done = annotator("decide", project, given=_given({"verb": "reject", "target": "1234abcd"}) + fact)
    told = [json.loads(line) for line in done.stdout.splitlines()]
    assert [line["verb"] for line in told] == ["reject", "state"], done.stderr
    assert told[0]["targets"] == [{"id": ids[0], "kind": "claim"}]


def test_an_id_that_somebody_gave_is_never_completed(annotator: Verb, project: Path) -> None:
    refused = annotator("decide", project, given=_given({"verb": "confirm", "target": "claim"}))
    assert (refused.exit_code, refused.stdout) == (1, "")
    assert "There is nothing with the id claim" in refused.stderr


def test_a_label_schema_lists_what_to_look_at_again(annotator: Verb, project: Path) -> None:
    lines = [
        {"verb": "confirm", "target": "claim-1"},
        {"verb": "state", "text": "It sank.", "verdict": "refuted"},
        {"verb": "set", "policy": "schema", "toml": _SCHEMA},
        {"verb": "set", "policy": "schema", "toml": _SCHEMA.replace("SHIP", "BOAT")},
        {"verb": "set", "policy": "schema", "toml": "name = 7"},
    ]

    told = annotator("decide", project, given="".join(f"{json.dumps(line)}\n" for line in lines))

    _, stated, first, second = [json.loads(line) for line in told.stdout.splitlines()]
    assert first["revisit"] == [
        {"kind": "claim", "id": "claim-1", "label": "confirmed", "words": "Turkey trains forces in Libya"},
        {"kind": "fact", "id": stated["targets"][0]["id"], "label": "refuted", "words": "It sank."},
    ]
    assert "revisit" not in second
    assert (told.exit_code, told.stderr.startswith("line 5: The label schema says")) == (1, True)


def test_decisions_that_contradict_each_other_are_kept_and_told(annotator: Verb, project: Path, tmp_path: Path) -> None:
    more: list[dict[str, object]] = [
        {"type": "article", "id": name, "text": f"{name}: {TEXT}"} for name in ("second", "third")
    ]
    more += [
        {"type": "claim", "id": f"of-{name}", "article": name, "start": 0, "end": 6 + len(TEXT)}
        for name in ("second", "third")
    ]
    (tmp_path / "more.jsonl").write_text("".join(f"{json.dumps(line)}\n" for line in more), encoding="utf-8")
    assert annotator("import", project, tmp_path / "more.jsonl").exit_code == 0
    pairs = (("claim-1", "of-second", "same"), ("of-second", "of-third", "same"), ("claim-1", "of-third", "different"))
    lines = [json.dumps({"verb": "link", "a": a, "b": b, "relation": relation}) for a, b, relation in pairs]

    done = annotator("decide", project, "--analyst", "Ada", given="\n".join(lines))

    assert done.exit_code == 0
    first, second, third = map(json.loads, done.stdout.splitlines())
    links = [each["targets"][0]["id"] for each in (first, second, third)]
    assert third["contradicting"] == [links]
    assert "contradicting" not in first
    assert "contradicting" not in second
    assert done.stderr.startswith("line 3: decisions contradict each other, and all are kept: ")
    assert done.stderr.count("\n") == 1
    assert all(f"(link {link[:8]})" in done.stderr for link in links)
    assert "1 decided link in contradiction with others" in annotator("stats", project).stdout
    assert json.loads(annotator("stats", project, "--json").stdout)["contradictions"] == 1
    checked = annotator("check", project)
    assert checked.exit_code == 0
    assert checked.stdout.count("Decisions contradict each other") == 1
    card = _card(annotator, project, tmp_path)
    assert card["contradicting"] == 1


def _card(annotator: Verb, project: Path, folder: Path) -> dict[str, object]:
    """The gold card of an export."""
    assert annotator("export", project, "--format", "jsonl", "--out", folder / "out.jsonl").exit_code == 0
    found: dict[str, object] = json.loads((folder / "out.jsonl.card.json").read_text(encoding="utf-8"))
    assert "In contradiction with other decisions: 1 decided link" in (folder / "out.jsonl.card.md").read_text("utf-8")
    return found
