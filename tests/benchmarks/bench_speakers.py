"""Prints how often the speaker of a quotation is right on our seeds, and how well PolNeAR's attributions are found.

A relation of ours counts as right if its source overlaps a gold source and its content the content of that same gold
relation; a gold relation is found in the same way. Relations without a source, gold or ours, are left out there. Spans
(of sources, cues, contents, each by itself) overlap if they share a character, and are exact if start and end agree,
each gold span taken once. `--all` reads all documents, else a fixed sample is drawn.
"""

import argparse
import json
import random
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from annotator import api
from annotator.domain.article import Article, new_article
from annotator.domain.span import Span
from annotator.extract.findings import Attribution, findings
from annotator.extract.page.published import propose_date
from annotator.extract.pipeline import Extractor
from tests.benchmarks.polnear import FOLDER, Offsets, Relation, documents, gold, half_of, overlap

ROOT = Path(__file__).resolve().parents[2]
GOLD = ROOT / "tests" / "seeds_gold.jsonl"
SAMPLE, SEED, REDRAWN = 200, 20, 200
BAR = 0.90
MEASURES = (
    "relation",
    "source overlap",
    "source exact",
    "cue overlap",
    "cue exact",
    "content overlap",
    "content exact",
)
KNOWN = {"relation": "naive regex .231, human agreement .923", "content overlap": "naive regex .477"}


def seed_articles() -> dict[str, Article]:
    """The demo articles by file stem."""
    return {path.stem: read(path) for path in sorted((ROOT / "seeds").glob("*.txt"))}


def read(path: Path) -> Article:
    text = path.read_text(encoding="utf-8")
    return replace(new_article(text, file=path.name, language="en"), published_proposed=propose_date(text, None))


def attributions(extractor: Extractor, article: Article) -> list[Attribution]:
    return findings(extractor.read(article)).attributions


def spelled(name: str) -> str:
    """A name as it is compared: lower case without its article."""
    return re.sub(r"^(the|an?) ", "", name.casefold().strip())


def speaker_is_right(quote: Span, names: list[str], found: list[Attribution], text: str) -> bool:
    """Whether the attribution that covers most of the quotation, the narrowest of several, names a right speaker."""
    best = max(found, key=lambda one: (shared(one, quote), -one.content.length), default=None)
    if best is None or shared(best, quote) == 0:
        return False
    said = {spelled(words) for words in (best.name, best.speaker.quote(text) if best.speaker else None) if words}
    return bool(said & {spelled(name) for name in names})


def shared(one: Attribution, quote: Span) -> int:
    return sum(max(0, min(a.end, quote.end) - max(a.start, quote.start)) for a in one.contents)


def seed_figures(extractor: Extractor) -> tuple[int, int, list[str]]:
    """Right speakers, all quotations, and the first words of those that are wrong."""
    articles = seed_articles()
    found = {stem: attributions(extractor, article) for stem, article in articles.items()}
    right, wrong = 0, []
    for line in GOLD.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        if record["type"] != "quotation":
            continue
        text = articles[record["article"]].text
        start = text.index(record["quote"])
        span = Span(start, start + len(record["quote"]))
        if speaker_is_right(span, record["speaker_names"], found[record["article"]], text):
            right += 1
        else:
            wrong.append(f"{record['article']}: {record['quote'][:60]}")
    return right, right + len(wrong), wrong


def ours(text: str) -> list[Relation]:
    """What the program finds in a text, as scripts get it."""
    return [
        Relation(
            tuple((each.start, each.end) for each in one.sources),
            ((one.cue.start, one.cue.end),) if one.cue else (),
            tuple((each.start, each.end) for each in one.contents),
        )
        for one in api.analyse(text).attributions
    ]


Counts = Counter[str]
"""How many of ours are right, how many there are, how many of gold are found, how many there are, for each measure."""


def counts(mine: Sequence[Relation], theirs: Sequence[Relation]) -> Counts:
    """The counts of one document."""
    sourced = [[one for one in side if one.sources and one.contents] for side in (mine, theirs)]
    found = Counter[str]()
    for side, others, name in ((sourced[0], sourced[1], "ours"), (sourced[1], sourced[0], "gold")):
        found[f"relation {name}"] = len(side)
        found[f"relation {name} right"] = sum(any(_meets(one, other) for other in others) for one in side)
    for part in ("source", "cue", "content"):
        spans = [[span for one in side for span in getattr(one, f"{part}s")] for side in (mine, theirs)]
        found.update(_span_counts(part, spans[0], spans[1]))
    return found


def _meets(one: Relation, other: Relation) -> bool:
    return overlap(one.sources, other.sources) and overlap(one.contents, other.contents)


def _span_counts(part: str, mine: Sequence[Offsets], theirs: Sequence[Offsets]) -> Counts:
    exact = sum((Counter(mine) & Counter(theirs)).values())
    found = Counter[str]()
    for side, others, name in ((mine, theirs, "ours"), (theirs, mine, "gold")):
        found[f"{part} overlap {name}"] = found[f"{part} exact {name}"] = len(side)
        found[f"{part} overlap {name} right"] = sum(overlap([span], others) for span in side)
        found[f"{part} exact {name} right"] = exact
    return found


def figures(total: Counts, measure: str) -> tuple[float, float, float]:
    """Precision, recall and F1 of a measure."""
    precision = total[f"{measure} ours right"] / max(1, total[f"{measure} ours"])
    recall = total[f"{measure} gold right"] / max(1, total[f"{measure} gold"])
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def interval(each: Sequence[Counts], measure: str) -> tuple[float, float]:
    """Where 95 of 100 F1 figures lie if the documents are drawn anew with replacement."""
    drawing = random.Random(SEED)
    drawn = sorted(figures(sum(drawing.choices(each, k=len(each)), Counter[str]()), measure)[2] for _ in range(REDRAWN))
    return drawn[len(drawn) // 40], drawn[-1 - len(drawn) // 40]


def polnear_counts(*, whole: bool, half: int | None = None) -> list[Counts]:
    """The counts of each document, of all or of the sample, of both halves or of one."""
    read_documents = [each for each in documents() if half is None or half_of(each["doc_id"]) == half]
    if not whole:
        read_documents = random.Random(SEED).sample(read_documents, min(SAMPLE, len(read_documents)))
    relations = gold()
    return [counts(ours(each["text"]), relations.get(each["doc_id"], [])) for each in read_documents]


def main() -> None:
    """Prints both figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--all", action="store_true", help="read all documents of PolNeAR")
    parser.add_argument("--half", type=int, choices=[0, 1], help="read only the documents of this half")
    given = parser.parse_args()
    right, total, wrong = seed_figures(Extractor.load())
    print(f"seeds: speaker right for {right} of {total} quotations ({right / total:.1%}; bar {BAR:.0%})")
    for line in wrong:
        print(f"  wrong: {line}")
    if not FOLDER.is_dir():
        print("PolNeAR: not beside the project, skipped")
        return
    each = polnear_counts(whole=given.all, half=given.half)
    print(f"PolNeAR, {len(each)} documents" + ("" if given.all else f" drawn with seed {SEED}") + ", first annotator")
    summed = sum(each, Counter[str]())
    for measure in MEASURES:
        precision, recall, f1 = figures(summed, measure)
        low, high = interval(each, measure)
        beside = f" ({KNOWN[measure]})" if measure in KNOWN else ""
        print(f"  {measure}: precision {precision:.3f} recall {recall:.3f} F1 {f1:.3f} [{low:.3f}, {high:.3f}]{beside}")


if __name__ == "__main__":
    main()
