"""Tests of exports to formats of words and of facts that come back: unchanged they add nothing, changes come in."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings

from annotator.domain.claim import Claim, Role, Slot
from annotator.domain.decision import Verb
from annotator.domain.fact import Evidence, Fact, Stance, Verdict
from annotator.domain.ids import AnalystId, ClaimId, FactId, analyst_id
from annotator.domain.span import Span
from annotator.formats import native
from annotator.formats.choosing import EVERYTHING
from annotator.formats.document import ClaimEntry, Entry, FactEntry, Judged, sort_key
from annotator.formats.registry import format_written
from annotator.formats.tokenised import tokenised
from annotator.services import claims, facts, links
from annotator.services.articles import import_paths
from annotator.services.exporting import export
from annotator.services.incoming.import_report import ImportReport
from annotator.services.workspace import Workspace
from annotator.store import export_queries, fact_queries, log, queries
from tests import builders
from tests.formats.chained import chained_projects
from tests.sampling import examples

NAMES = ("fever", "averitec", "claim-review", "ecb", "cdcr", "conll2012", "conll2003")
JUDGING = ("fever", "averitec", "claim-review", "ecb", "cdcr")
ONE = "Libya’s GNA left Tripoli. Haftar’s men (LNA) took 12 posts; “nobody” died. مصر said so."
TWO = "The GNA  left the capital. Haftar took\n12 posts. «Niemand» starb — 東京では雪が降った。"
COPY = "A wire says it rained. A wire says it rained."


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    """Two reports and two copies of a third, with claims that two analysts judged, names, a link and facts."""
    ws = builders.empty(tmp_path)
    one, two = builders.article(ONE, "One", url="http://one.example"), builders.article(TWO, "Two")
    copies = [builders.article(COPY, "Wire", url=f"http://{name}.example") for name in "ab"]
    left, took = (builders.claim(one, words, slots=[slot]) for words, slot in WORDS)
    gone, held = (builders.claim(two, words) for words in ("The GNA  left the capital", "Haftar took\n12 posts"))
    rained = [builders.claim(each, "A wire says it rained") for each in copies]
    names = [builders.mention(one, "GNA", "ORG"), builders.mention(two, "GNA", "ORG")]
    names += [builders.mention(one, "Haftar’s men", "armed men"), builders.mention(one, "Haftar")]
    same = builders.link(left, gone)
    builders.store(ws, one, two, *copies, left, took, gone, held, *rained, *names)
    builders.store(ws, same, builders.entity("GNA", *names[:2]), run=builders.MATCHED)
    for claim in (left, gone, *rained):
        claims.confirm(ws, claim.id, via="key:C")
    claims.correct(ws, took.id, replace(took, text="They took a dozen posts"), via="key:E")
    claims.unsure(ws, held.id, via="key:U")
    claims.add(ws, two.id, Span(39, 47), text="Twelve posts were taken", via="mouse")
    links.judge(ws, same.id, Verb.CONFIRM, via="key:C")
    bearing = [Evidence(each.id, Stance.SUPPORTS) for each in (left, gone)]
    facts.state(ws, "The GNA left.", bearing, verdict=Verdict.SUPPORTED, rationale="“Both”", via="key:F")
    silent = [Evidence(rained[1].id, Stance.SILENT)]
    facts.state(ws, "It rained.", silent, verdict=Verdict.NOT_ENOUGH, via="key:F")
    yield ws
    ws.close()


WORDS = (
    ("Libya’s GNA left Tripoli", Slot(Role.SUBJECT, Span(0, 11))),
    ("Haftar’s men (LNA) took 12 posts", Slot(Role.SUBJECT, Span(26, 38))),
)


def written(ws: Workspace, folder: Path, name: str) -> Path:
    exporter = format_written(name).exporter
    assert exporter is not None
    out = folder / f"back-{name}{'' if exporter.folder else format_written(name).suffix}"
    export(ws, name, out, chosen=EVERYTHING, lasting=False)
    return out


def dump(ws: Workspace, folder: Path) -> list[str]:
    export(ws, "jsonl", folder / "dump.jsonl", lasting=False)
    return (folder / "dump.jsonl").read_text(encoding="utf-8").splitlines()


def came(report: ImportReport) -> tuple[int, ...]:
    return report.articles, report.mentions, report.claims, report.facts, report.decisions


@pytest.mark.parametrize("name", NAMES)
def test_an_unchanged_export_adds_nothing_to_its_project(ws: Workspace, tmp_path: Path, name: str) -> None:
    before = dump(ws, tmp_path)
    report = import_paths(ws, [written(ws, tmp_path, name)])
    assert (came(report), report.troubles) == ((0, 0, 0, 0, 0), [])
    assert dump(ws, tmp_path) == before


@settings(max_examples=examples(4), deadline=None)
@given(project=chained_projects())
def test_any_project_gains_nothing_by_its_own_exports(
    tmp_path_factory: pytest.TempPathFactory, project: list[Entry]
) -> None:
    here = tmp_path_factory.mktemp("returned")
    ws = builders.empty(here)
    (here / "project.jsonl").write_text("".join(native.write(with_facts(project))), encoding="utf-8")
    import_paths(ws, [here / "project.jsonl"])
    before = dump(ws, here)
    for name in NAMES:
        report = import_paths(ws, [written(ws, here, name)])
        assert (name, came(report), report.troubles) == (name, (0, 0, 0, 0, 0), [])
    assert dump(ws, here) == before
    ws.close()


def with_facts(project: list[Entry]) -> list[Entry]:
    """A project with a fact that all its claims support, and one for which somebody found nothing."""
    supporting = tuple(Evidence(each.claim.id, Stance.SUPPORTS) for each in project if isinstance(each, ClaimEntry))
    supported = Fact(FactId("f1"), "So it was.", Verdict.SUPPORTED, "why ", "2020", None, supporting, {"a": "b "})
    open_ = FactEntry(Fact(FactId("f2"), "No."), (Judged(AnalystId("ben"), Verdict.NOT_ENOUGH.value),))
    return sorted([*project, FactEntry(supported), open_], key=sort_key)


def changed(path: Path, change: Callable[[str], str]) -> None:
    files = [path] if path.is_file() else [each for each in path.rglob("*") if each.is_file()]
    texts = {each: each.read_text(encoding="utf-8") for each in files}
    for file, text in texts.items():
        file.write_text(change(text), encoding="utf-8")
    assert any(change(text) != text for text in texts.values())


CHANGES: dict[str, tuple[Callable[[str], str], str]] = {
    "fever": (lambda text: text.replace('"SUPPORTS"', '"REFUTES"'), "state"),
    "averitec": (lambda text: text.replace('"Supported"', '"Refuted"'), "state"),
    "claim-review": (lambda text: text.replace('"Supported"', '"Refuted"'), "state"),
    "ecb": (lambda text: text.replace('status="unsure"', 'status="confirmed"'), "confirm"),
    "cdcr": (lambda text: text.replace('"status": "unsure"', '"status": "rejected"'), "reject"),
}


@pytest.mark.parametrize("name", JUDGING)
def test_what_was_changed_is_a_judgement_of_who_the_file_is_called_after(
    ws: Workspace, tmp_path: Path, name: str
) -> None:
    change, verb = CHANGES[name]
    out = written(ws, tmp_path, name)
    changed(out, change)
    report = import_paths(ws, [out])
    assert (came(report)[:4], report.troubles) == ((0, 0, 0, 0), [])
    assert verbs_of(ws, out.stem) == [verb]
    assert import_paths(ws, [out]).decisions == 0


def verbs_of(ws: Workspace, name: str) -> list[str]:
    return [each.verb for each in ws.read(lambda c: list(log.read(c))) if each.analyst == analyst_id(name)]


@pytest.mark.parametrize("name", NAMES)
def test_an_export_from_before_a_decision_does_not_take_it_back(ws: Workspace, tmp_path: Path, name: str) -> None:
    out = written(ws, tmp_path, name)
    claims.reject(ws, claim_at(ws, "Libya’s GNA left Tripoli"), via="key:X")
    facts.assess(ws, ws.read(fact_queries.fact_ids)[0], Verdict.CONFLICTING, via="key:V")
    before = dump(ws, tmp_path)
    assert came(import_paths(ws, [out])) == (0, 0, 0, 0, 0)
    assert dump(ws, tmp_path) == before


def claim_at(ws: Workspace, words: str) -> ClaimId:
    found = ws.read(lambda c: [each for article in queries.article_ids(c) for each in queries.claims_of(c, article)])
    return next(each.id for each in found if each.text == words)


def test_a_tag_that_was_added_is_a_mention_in_the_article_that_is_here(ws: Workspace, tmp_path: Path) -> None:
    out = written(ws, tmp_path, "conll2003")
    changed(out, lambda text: text.replace("Tripoli _ _ O", "Tripoli _ _ B-GPE"))
    report = import_paths(ws, [out])
    assert (came(report), report.troubles) == ((0, 1, 0, 0, 0), [])
    assert "Tripoli" in [each.quote for each in ws.read(queries.mentions)]


def test_an_event_that_was_marked_is_a_claim_of_the_article_that_is_here(ws: Workspace, tmp_path: Path) -> None:
    out = written(ws, tmp_path, "conll2012")
    changed(out / "events.conll", lambda text: re.sub(r"(\tdied\t.*\t)-\n", r"\1(999)\n", text))
    report = import_paths(ws, [out])
    assert (came(report), report.troubles) == ((0, 0, 1, 0, 1), [])


def test_a_mark_that_was_moved_corrects_the_predicate_and_nothing_else(ws: Workspace, tmp_path: Path) -> None:
    out = written(ws, tmp_path, "ecb")
    before = claim_of(ws, claim_at(ws, "Libya’s GNA left Tripoli"))

    def moved(text: str) -> str:
        tripoli, left = (re.search(rf't_id="(\d+)"[^>]*>{word}<', text) for word in ("Tripoli", "left"))
        if not (tripoli and left and before.id in text):
            return text
        at = text.index(before.id)
        end = text.index("</ACTION", at)
        return text[:at] + text[at:end].replace(f't_id="{tripoli[1]}"', f't_id="{left[1]}"') + text[end:]

    changed(out, moved)
    assert came(import_paths(ws, [out])) == (0, 0, 0, 0, 2)
    after = claim_of(ws, before.id)
    assert [slot.words(ONE) for slot in after.slots] == ["Libya’s GNA", "left"]
    assert replace(after, slots=before.slots) == before


def claim_of(ws: Workspace, identity: ClaimId) -> Claim:
    found = ws.read(lambda c: queries.claim(c, identity))
    assert found is not None
    return found


def test_what_an_entity_is_called_in_the_file_renames_it(ws: Workspace, tmp_path: Path) -> None:
    out = written(ws, tmp_path, "ecb")
    named = 'TAG_DESCRIPTOR="GNA" label="PERSON" status="suggested"'
    changed(out, lambda text: text.replace(named, 'TAG_DESCRIPTOR="Accord" label="PERSON" status="confirmed"'))
    assert came(import_paths(ws, [out])) == (0, 0, 0, 0, 2)
    assert list(ws.read(export_queries.entity_names).values()) == ["Accord"]


def test_a_corpus_of_the_same_words_is_said_of_the_article_that_is_here(ws: Workspace, tmp_path: Path) -> None:
    rows = [f"{word}\tB-GPE" if word == "Tripoli" else f"{word}\tO" for word in tokenised(ONE, ()).words]
    (tmp_path / "tagged.conll").write_text("\n".join([*rows, "", "Other\tO", ""]), encoding="utf-8")
    assert came(import_paths(ws, [tmp_path / "tagged.conll"])) == (1, 1, 0, 0, 0)
    (tmp_path / "tagged.conll").write_text("\n".join([*rows, ""]), encoding="utf-8")
    report = import_paths(ws, [tmp_path / "tagged.conll"])
    assert [str(each) for each in report.remarks] == [
        f"{tmp_path / 'tagged.conll'}: 1 article is of the very same words as what is here, and made nothing new; what "
        "is marked there was taken as said of what is here."
    ]
    assert (came(report), report.unchanged) == ((0, 1, 0, 0, 0), 1)
