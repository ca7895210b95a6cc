"""Tests of the label schema."""

import pytest

from annotator.domain.errors import BadFile
from annotator.domain.label_schema import parse_schema
from annotator.domain.link import Relation
from annotator.paths import resource

_GOOD = resource("schema.toml").read_text(encoding="utf-8")


def test_the_built_in_schema_knows_every_relation_it_names() -> None:
    schema = parse_schema(_GOOD)
    assert schema.version == 1
    assert set(schema.relations) <= {relation.value for relation in Relation}
    assert schema.verdicts


@pytest.mark.parametrize(
    "toml",
    [
        "",
        "version = ",
        "version = inf",
        "version = [1]",
        _GOOD.replace("version = 1", 'version = "one"'),
        'version = 1\nname = "x"\nclaim_types = []\nmention_labels = []\nrelations = 3\nverdicts = {}',
        'version = 1\nname = "x"\nclaim_types = []\nmention_labels = []\nverdicts = {}\n[relations]\nlikes = "L"',
    ],
)
def test_a_schema_that_is_none_is_told_in_one_sentence(toml: str) -> None:
    with pytest.raises(BadFile) as caught:
        parse_schema(toml, "mine.toml")
    assert str(caught.value).startswith("mine.toml is not a label schema (")
    assert "\n" not in str(caught.value)
