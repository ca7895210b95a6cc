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
