"""What the demo project must suggest, held against gold that was written before the matcher: tests/seeds_gold.jsonl."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from annotator.domain.claim import Role
from annotator.domain.entity import Entity
from annotator.domain.ids import ArticleId
from annotator.domain.span import Span
from annotator.domain.suggestion import Kind
from annotator.domain.view import ClaimCard
from annotator.services import articles, demo, extraction, reading, suggesting
from annotator.services.workspace import Workspace
from annotator.store import export_queries

pytestmark = pytest.mark.model

_ROOT = Path(__file__).resolve().parents[1]
_REAL = _ROOT.parent / "shared" / "seeds"
_GOLD = [json.loads(line) for line in (_ROOT / "tests" / "seeds_gold.jsonl").read_text(encoding="utf-8").splitlines()]
_FIRST, _PAIRS_FOUND, _SPEAKERS_RIGHT = 5, 8, 0.80


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    workspace = demo.build(tmp_path_factory.mktemp("demo") / "demo.facts")
    yield workspace
    workspace.close()


def _kind(name: str) -> list[dict[str, object]]:
    return [record for record in _GOLD if record["type"] == name]


def _text(project: Workspace, article: str) -> str:
    return reading.article(project, ArticleId(article)).text


def _overlap(a: Span, b: Span) -> int:
    return max(0, min(a.end, b.end) - max(a.start, b.start))


def _claim_at(project: Workspace, end: Mapping[str, str]) -> ClaimCard:
    """The claim that shares most with a quote, in relation to all that either covers."""
    text, quote = _text(project, end["article"]), end["quote"]
    wanted = Span(text.index(quote), text.index(quote) + len(quote))
    cards = reading.claim_cards(project, ArticleId(end["article"]))
    return max(cards, key=lambda card: _overlap(card.claim.span, wanted) / card.claim.span.union(wanted).length)


def test_pairs_told_by_two_outlets_are_among_the_first_suggestions(project: Workspace) -> None:
    found = []
    for pair in _kind("pair"):
        a, b = _claim_at(project, pair["a"]), _claim_at(project, pair["b"])  # type: ignore[arg-type]  # gold is JSON
        listed = [each.other.id for each in reading.candidates(project, a.id, _FIRST)]
        back = [each.other.id for each in reading.candidates(project, b.id, _FIRST)]
        found.append(b.id in listed or a.id in back)
    assert len(found) >= 12
    assert sum(found) >= _PAIRS_FOUND


@pytest.mark.parametrize("name", ["minister", "council"])
def test_all_spellings_of_a_person_are_one_entity_and_nobody_else(project: Workspace, name: str) -> None:
    wanted, others = _spellings(name)
    groups = project.read(lambda c: list(export_queries.groups(c, Kind.ENTITY)))
    named = [{_plain(variant) for variant in group.variants} for group in groups if isinstance(group, Entity)]
    holding = [variants for variants in named if variants & wanted]
    assert len(holding) == 1
    assert wanted <= holding[0]
    assert not holding[0] & others


def _spellings(name: str) -> tuple[set[str], set[str]]:
    """The spellings of the minister (the most) or the council head (four), and those of everybody else."""
    people = sorted(({_plain(s) for s in record["spellings"]} for record in _kind("entity")), key=len)  # type: ignore[attr-defined]  # gold is JSON
    wanted = people[-1] if name == "minister" else next(p for p in people if any("m" in s and "shri" in s for s in p))
    return wanted, set().union(*(p for p in people if p is not wanted))


def _plain(name: str) -> str:
    return name.casefold()


def test_the_speakers_of_quotations_are_right(project: Workspace) -> None:
    right = [_speaker_right(project, record) for record in _kind("quotation")]
    assert sum(right) / len(right) >= _SPEAKERS_RIGHT


def _speaker_right(project: Workspace, record: Mapping[str, object]) -> bool:
    """Whether the claims within a quotation, if there are any, are said by one of the accepted speakers."""
    article, quote = str(record["article"]), str(record["quote"])
    text = _text(project, article)
    wanted = Span(text.index(quote), text.index(quote) + len(quote))
    cards = [card for card in reading.claim_cards(project, ArticleId(article)) if _overlap(card.claim.span, wanted)]
    best = max(cards, key=lambda card: _overlap(card.claim.span, wanted), default=None)
    slot = best.claim.slot(Role.SPEAKER) if best else None
    names = {_bare(str(name)) for name in record["speaker_names"]}  # type: ignore[attr-defined]  # gold is JSON
    said = {_bare(slot.value or ""), _bare(slot.words(text))} if slot else set()
    return bool(said & names)


def _bare(name: str) -> str:
    return name.casefold().removeprefix("the ").strip()


@pytest.mark.skipif(not _REAL.is_dir(), reason="the reports that the seeds retell are not beside the project")
def test_the_real_reports_can_be_imported_read_and_matched(tmp_path: Path) -> None:
    workspace = Workspace.create(tmp_path / "real.facts", analyst="ada")
    report = articles.import_paths(workspace, [_REAL])
    extracted = extraction.extract(workspace, workers=1)
    suggested = suggesting.suggest(workspace)
    workspace.close()
    assert (report.articles, report.troubles, extracted.troubles) == (5, [], [])
    assert extracted.claims >= 50
    assert suggested.links >= 50
