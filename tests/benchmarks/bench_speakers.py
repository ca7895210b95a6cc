"""Prints how often the speaker of a quotation is right: on our seeds' gold, and on PolNeAR if it lies beside us."""

import json
import random
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from annotator.domain.article import Article, new_article
from annotator.domain.span import Span
from annotator.extract.findings import Attribution, findings
from annotator.extract.pipeline import Extractor
from annotator.extract.published import propose_date

ROOT = Path(__file__).resolve().parents[2]
GOLD = ROOT / "tests" / "seeds_gold.jsonl"
POLNEAR = ROOT.parent / "shared" / "data" / "polnear"
SAMPLE, SEED = 200, 20
BAR = 0.80


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
    """Whether the attribution that covers most of the quotation names one of the accepted speakers."""
    best = max(found, key=lambda one: shared(one.content, quote), default=None)
    if best is None or shared(best.content, quote) == 0:
        return False
    said = {spelled(words) for words in (best.name, best.speaker.quote(text) if best.speaker else None) if words}
    return bool(said & {spelled(name) for name in names})


def shared(a: Span, b: Span) -> int:
    return max(0, min(a.end, b.end) - max(a.start, b.start))


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


Relation = tuple[list[Span], list[Span]]
"""Source spans and content spans."""


def polnear_sample() -> list[dict[str, str]]:
    lines = (POLNEAR / "documents.jsonl").read_text(encoding="utf-8").splitlines()
    documents = [json.loads(line) for line in lines]
    dev = [one for one in documents if one["official_part"] == "dev"] or documents
    return random.Random(SEED).sample(dev, min(SAMPLE, len(dev)))


def polnear_gold(wanted: set[str]) -> dict[str, list[Relation]]:
    gold: dict[str, list[Relation]] = {doc_id: [] for doc_id in wanted}
    with (POLNEAR / "attributions.jsonl").open(encoding="utf-8") as file:
        for line in file:
            record = json.loads(line)
            if record["doc_id"] in wanted and record["source"] and record["content"]:
                gold[record["doc_id"]].append((list(spans(record["source"])), list(spans(record["content"]))))
    return gold


def spans(ranges: list[dict[str, int]]) -> Iterator[Span]:
    return (Span(one["start"], one["end"]) for one in ranges if one["start"] < one["end"])


def touches(ours: Attribution, gold: Relation) -> bool:
    source = ours.speaker is not None and any(ours.speaker.overlaps(span) for span in gold[0])
    return source and any(ours.content.overlaps(span) for span in gold[1])


def polnear_figures(extractor: Extractor) -> tuple[float, float, float]:
    """Precision, recall and F1 of relations whose source and content both overlap the gold ones."""
    sample = polnear_sample()
    gold = polnear_gold({one["doc_id"] for one in sample})
    ours_right = ours_all = gold_found = gold_all = 0
    for document in sample:
        relations = gold[document["doc_id"]]
        found = attributions(extractor, new_article(document["text"], language="en", published=document["date"]))
        ours_right += sum(any(touches(one, relation) for relation in relations) for one in found)
        gold_found += sum(any(touches(one, relation) for one in found) for relation in relations)
        ours_all, gold_all = ours_all + len(found), gold_all + len(relations)
    precision, recall = ours_right / max(1, ours_all), gold_found / max(1, gold_all)
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def main() -> None:
    """Prints both figures."""
    extractor = Extractor.load()
    right, total, wrong = seed_figures(extractor)
    print(f"seeds: speaker right for {right} of {total} quotations ({right / total:.1%}; bar {BAR:.0%})")
    for line in wrong:
        print(f"  wrong: {line}")
    if not POLNEAR.is_dir():
        print("PolNeAR: not beside the project, skipped")
        return
    precision, recall, f1 = polnear_figures(extractor)
    print(f"PolNeAR, {SAMPLE} documents drawn with seed {SEED}: relation precision {precision:.3f} recall {recall:.3f}")
    print(f"  F1 {f1:.3f} (naive regex .231, human .923)")


if __name__ == "__main__":
    main()
