"""Property tests: files of other tools with anything altered in them give entries and sentences only."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.domain.errors import AnnotatorError
from annotator.domain.fact import Evidence, Fact, Stance, Verdict
from annotator.domain.ids import FactId
from annotator.formats.document import ClaimEntry, Entry, FactEntry, Given
from annotator.formats.files import read_path
from annotator.formats.registry import format_written
from tests.formats import test_web_annotation
from tests.formats.cases import exported
from tests.sampling import examples

_WORDS = st.sampled_from(
    [
        "",
        "0",
        "-1",
        "3",
        "99999999999999",
        "3 4",
        "x",
        "http://a.example/1",
        "%",
        "\u0000",
        '"a',
        '{"said":[[1,2]]}',
        "@id",
    ]
)
_ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 70) | _WORDS | st.floats(allow_nan=False, allow_infinity=False),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(_WORDS | st.sampled_from(["type", "id", "@value", "@list", "items"]), inner, max_size=3)
    ),
    max_leaves=6,
)
_WHOLE = {
    "uima-json": "out",
    "uima-xmi": "out",
    "web-annotation": "out",
    "claim-review": "out.jsonld",
    "label-studio": "out.json",
    "averitec": "out.json",
}


def project() -> list[Entry]:
    """A project of everything that these formats hold."""
    entries = test_web_annotation.project()
    (claim,) = [entry.claim for entry in entries if isinstance(entry, ClaimEntry)]
    evidence = (Evidence(claim.id, Stance.SUPPORTS),)
    return [*entries, FactEntry(Fact(FactId("f"), "It fell", Verdict.REFUTED, "so", evidence=evidence))]


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """The file of an article, or all there is, in a format."""
    folder = tmp_path_factory.mktemp("altered")

    def file_of(name: str) -> Path:
        target = folder / f"{name}-{_WHOLE[name]}"
        exporter = format_written(name).exporter
        assert exporter is not None
        if not target.exists():
            exported(exporter, project(), target)
        endings = ("collection.jsonld", "collection.json", "collection.xmi", "tasks.json")
        return target if target.is_file() else next(target / end for end in endings if (target / end).exists())

    return file_of


def places(value: object, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """Where each value of a JSON document stands in it."""
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(deeper for key, inner in inside for deeper in places(inner, (*path, key)))]


def altered(value: object, path: tuple[str | int, ...], other: object) -> object:
    """A JSON document with another value at a place."""
    if not path:
        return other
    key, *rest = path
    if isinstance(value, dict):
        return {name: altered(inner, tuple(rest), other) if name == key else inner for name, inner in value.items()}
    assert isinstance(value, list)
    return [altered(inner, tuple(rest), other) if at == key else inner for at, inner in enumerate(value)]


def check(path: Path) -> None:
    for item in read_path(path):
        assert isinstance(item, Given | AnnotatorError)
        assert not isinstance(item, AnnotatorError) or str(item)


@pytest.mark.parametrize(
    "beginning", ['{"type": []}', '{"claim": {}, "label": [], "questions": 1}', '[{"type": {}}]', "[[]]"]
)
def test_what_begins_with_something_odd_is_told_and_stops_nothing(tmp_path: Path, beginning: str) -> None:
    path = tmp_path / "odd.json"
    path.write_text(beginning, encoding="utf-8")
    check(path)


@pytest.mark.parametrize("name", ["uima-json", "web-annotation", "claim-review", "label-studio", "averitec"])
@settings(suppress_health_check=list(HealthCheck), deadline=None, max_examples=examples(10))
@given(data=st.data())
def test_altered_json_gives_entries_and_sentences_only(
    name: str, written: Callable[[str], Path], data: st.DataObject
) -> None:
    path = written(name)
    before = path.read_bytes()
    document: object = json.loads(before)
    for _ in range(data.draw(st.integers(1, 3))):
        document = altered(document, data.draw(st.sampled_from(places(document))), data.draw(_ANYTHING))
    try:
        path.write_text(json.dumps(document), encoding="utf-8")
        check(path)
    finally:
        path.write_bytes(before)


@settings(suppress_health_check=list(HealthCheck), deadline=None, max_examples=examples(10))
@given(data=st.data())
def test_altered_xml_gives_entries_and_sentences_only(written: Callable[[str], Path], data: st.DataObject) -> None:
    path = written("uima-xmi")
    before = path.read_bytes()
    text = before.decode("utf-8")
    for _ in range(data.draw(st.integers(1, 3))):
        found = data.draw(st.sampled_from(list(re.finditer(r'(?<=")[^"]*(?=")|<[\w:]+|/>', text))))
        text = text[: found.start()] + data.draw(_WORDS | st.sampled_from(["<a", "</a>", "&e;"])) + text[found.end() :]
    try:
        path.write_bytes(text.encode("utf-8"))
        check(path)
    finally:
        path.write_bytes(before)
