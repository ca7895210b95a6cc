"""A project of three articles, seven claims and two suggested links, for the tests of the Review screen."""

import json
from collections.abc import Iterator
from pathlib import Path

from annotator.domain.ids import ArticleId, ClaimId, link_id
from annotator.services import reading
from annotator.services.articles import import_paths
from annotator.services.workspace import Workspace

TEXTS = {
    "one": "Akar flew into Tripoli on Saturday. He met Namroush there. Parliament prolonged the mission by 18 months.",
    "two": "The minister landed in Tripoli. The mission was prolonged by 12 months.",
    "three": "Le ministre est venu.",
}
CLAIMS = {
    "arrival": ("one", "Akar flew into Tripoli on Saturday"),
    "flight": ("one", "Akar flew into Tripoli"),
    "meeting": ("one", "He met Namroush there"),
    "mission": ("one", "Parliament prolonged the mission by 18 months"),
    "landing": ("two", "The minister landed in Tripoli"),
    "length": ("two", "The mission was prolonged by 12 months"),
}
LINKS = (
    ("mission", "length", "contradicts", 0.88, ["18 months, not 12 months"]),
    ("mission", "landing", "supports", 0.41, ["both name Tripoli"]),
)


def build(folder: Path) -> Workspace:
    """The project, opened for writing by A1."""
    file = folder / "week.jsonl"
    file.write_text("".join(f"{json.dumps(line)}\n" for line in _lines()), encoding="utf-8")
    workspace = Workspace.create(folder / "week.facts", analyst="A1")
    report = import_paths(workspace, [file])
    if report.troubles:
        raise report.troubles[0]
    return workspace


def claim_of(workspace: Workspace, name: str) -> ClaimId:
    """The id that a claim of CLAIMS has in the project."""
    article, quote = CLAIMS[name]
    cards = reading.claim_cards(workspace, ArticleId(article))
    return next(card.id for card in cards if card.claim.text == quote)


def _lines() -> Iterator[dict[str, object]]:
    yield {"type": "header", "format": "annotator", "version": 1, "offset_unit": "codepoint"}
    for name, text in TEXTS.items():
        language = "fr" if name == "three" else "en"
        yield {"type": "article", "id": name, "text": text, "title": f"Report {name}", "language": language}
    for name, (article, quote) in CLAIMS.items():
        start = TEXTS[article].index(quote)
        span = {"start": start, "end": start + len(quote), "quote": quote}
        yield {"type": "claim", "id": name, "article": article, **span, "text": quote, "score": 0.9}
    for a, b, relation, score, reasons in LINKS:
        yield {
            "type": "link",
            "id": link_id(ClaimId(a), ClaimId(b)),
            "a": a,
            "b": b,
            "relation": relation,
            "status": "suggested",
            "score": score,
            "rank_a": 1,
            "rank_b": 1,
            "reasons": reasons,
        }
