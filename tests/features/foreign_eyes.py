"""Reads exports the way their own tools do: which words each format says are claims, and how they were judged."""

import csv
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path

CONFIRMED = "Parliament extended the mandate by 18 months"
REJECTED = "The minister flew to Tripoli on Saturday"
ADDED = "The ceasefire"
LINKED = "The mandate was prolonged by 12 months"
EVENT = "months in chain 1, twice"
"""The predicate of both linked claims, as formats of coreference mark an event: in one chain."""
JUDGED = {CONFIRMED: "confirmed", REJECTED: "rejected", ADDED: "confirmed", LINKED: "confirmed", "looked": "looked"}

Judged = dict[str, str]


def _lines(path: Path) -> list[str]:
    return [line for line in path.read_text(encoding="utf-8").split("\n") if line]


def _looked(said: Iterable[bool]) -> Judged:
    return {"looked": "looked"} if any(said) else {}


def jsonl(path: Path) -> Judged:
    """The claims of native lines, cut from the texts, and the articles looked through."""
    lines = [json.loads(line) for line in _lines(path)]
    texts = {line["id"]: str(line["text"]) for line in lines if line["type"] == "article"}
    of = [line for line in lines if line["type"] == "claim" and line["status"] != "proposed"]
    claims = {texts[line["article"]][line["start"] : line["end"]]: str(line["status"]) for line in of}
    return {**claims, **_looked(line["type"] == "looked" for line in lines)}


def csv_(path: Path) -> Judged:
    """The quotes of a table for spreadsheets."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return {row["quote"] or "looked": row["status"] for row in csv.DictReader(file) if row["status"] != "proposed"}


def xlsx(path: Path) -> Judged:
    """The quotes of a workbook, as openpyxl reads it."""
    from openpyxl import load_workbook

    head, *rows = load_workbook(path)["claims"].iter_rows(values_only=True)
    told = (dict(zip(head, row, strict=True)) for row in rows)
    return {str(row["quote"] or "looked"): str(row["status"]) for row in told if row["status"] != "proposed"}


def prodigy(path: Path) -> Judged:
    """The spans of tasks, by the answer of their task."""
    words = {"accept": "confirmed", "reject": "rejected"}
    found: Judged = {}
    for task in map(json.loads, _lines(path)):
        spans = [span for span in task["spans"] if span["label"] == "CLAIM"]
        found |= {task["text"][span["start"] : span["end"]]: words[task["answer"]] for span in spans}
        found |= _looked([bool(task["meta"].get("looked"))])
    return found


def label_studio(path: Path) -> Judged:
    """The regions of annotations, in units of UTF-16 as its window counts them."""
    found: Judged = {}
    for task in json.loads((path / "tasks.json").read_text(encoding="utf-8")):
        units = task["data"]["text"].encode("utf-16-le")
        for result in (each for said in task["annotations"] for each in said["result"]):
            value = result.get("value", {})
            if result.get("from_name") == "status":
                found[units[2 * value["start"] : 2 * value["end"]].decode("utf-16-le")] = value["choices"][0]
            elif result.get("from_name") == "looked":
                found["looked"] = value["choices"][0]
    return found


def docbin(path: Path) -> Judged:
    """The span groups of documents, as spaCy reads them for training."""
    import spacy
    from spacy.tokens import DocBin

    docs = list(DocBin().from_disk(path / "train.spacy").get_docs(spacy.blank("en").vocab))
    groups = {"claims": "confirmed", "claims.rejected": "rejected"}
    found = {s.text: word for doc in docs for name, word in groups.items() for s in doc.spans.get(name, ())}
    return {**found, **_looked(bool(doc.user_data.get("looked")) for doc in docs)}


def parquet(path: Path) -> Judged:
    """The rows of claims, as pyarrow reads them."""
    import pyarrow.parquet as pq

    statuses = ["proposed", "confirmed", "corrected", "rejected", "unsure"]
    rows = pq.read_table(next((path / "data").glob("*.parquet"))).to_pylist()
    found = {row["quote"]: statuses[row["status"]] for row in rows}
    articles = pq.read_table(next((path / "articles").glob("*.parquet"))).to_pylist()
    return {**found, **_looked(bool(row["looked"]) for row in articles)}


SAYING = {
    "jsonl": jsonl,
    "csv": csv_,
    "xlsx": xlsx,
    "prodigy": prodigy,
    "label-studio": label_studio,
    "docbin": docbin,
    "parquet": parquet,
}
"""The formats that tell of each claim how it was judged, and of each article whether it was looked through."""


def brat(path: Path) -> Iterator[str]:
    """The claims of a folder, as pybrat reads it."""
    from pybrat.parser import BratParser

    for article in BratParser(error="ignore").parse(str(path)):
        text = str(article.text)
        yield from (text[span.start : span.end] for span in article.entities if span.type == "Claim")


def uima(path: Path) -> Iterator[str]:
    """The claims of CASes, as cassis reads them."""
    cassis = import_module("cassis")
    for file in sorted(path.glob("*.xmi")):
        cas = cassis.load_cas_from_xmi(file, typesystem=cassis.load_typesystem(path / "TypeSystem.xml"))
        yield from (claim.get_covered_text() for claim in cas.select("webanno.custom.Claim"))
    for file in sorted(path.glob("*.json")):
        with file.open("rb") as opened:
            cas = cassis.load_cas_from_json(opened)
        yield from (claim.get_covered_text() for claim in cas.select("webanno.custom.Claim"))


def web_annotation(path: Path) -> Iterator[str]:
    """What the position selectors of annotations point at."""
    for page in sorted(path.glob("[!_]*.jsonld")):
        text = page.with_suffix(".txt").read_bytes().decode("utf-8")
        for annotation in json.loads(page.read_text(encoding="utf-8"))["items"][1:]:
            place = annotation["target"]["selector"][0]
            yield text[place["start"] : place["end"]]


def _chained(events: Iterable[tuple[str, str]]) -> Iterator[str]:
    """The words of events that stand twice in a chain."""
    counts = Counter(events)
    yield from (f"{words} in chain {chain}, twice" for (words, chain), count in counts.items() if count > 1)


def ecb(path: Path) -> Iterator[str]:
    """The actions of documents, word by word, as lxml reads them."""
    from lxml import etree

    found: list[str] = []
    for file in sorted((path / "ECB+").rglob("*.xml")):
        root = etree.parse(file)
        words = {token.get("t_id"): token.text for token in root.iterfind("token")}
        marks = {mark.get("m_id"): mark for mark in root.iterfind("Markables/ACTION_OCCURRENCE")}
        for tie in root.iterfind("Relations/*"):
            ends = [marks[end.get("m_id")] for end in tie.iterfind("source") if end.get("m_id") in marks]
            found += [" ".join(str(words[anchor.get("t_id")]) for anchor in end) for end in ends]
    yield from _chained((words, "1") for words in found)


def cdcr(path: Path) -> Iterator[str]:
    """The events of a corpus."""
    events = json.loads((path / "all_events.json").read_text(encoding="utf-8"))
    yield from _chained((each["tokens"], each["coref_chain"]) for each in events)


def conll2012(path: Path) -> Iterator[str]:
    """The mentions of chains, as conll-transform finds them."""
    lines = (path / "events-by-topic.conll").read_text(encoding="utf-8").splitlines()
    rows = [line.split() for line in lines if not line.startswith("#") and line.strip()]
    found = import_module("conll_transform").compute_mentions([row[-1] for row in rows])
    yield from _chained((" ".join(row[3] for row in rows[first:after]), "1") for (first, after), _ in found)


def fever(path: Path) -> Iterator[str]:
    """The sentences that its evidence points at."""
    pages = {page["id"]: str(page["lines"]).split("\n") for page in map(json.loads, _lines(path / "pages.jsonl"))}
    for claim in map(json.loads, _lines(path / "claims.jsonl")):
        assert claim["label"] == "SUPPORTS"
        for _, _, page, number in (piece for each in claim["evidence"] for piece in each):
            yield pages[page][number].split("\t")[1].rstrip(".")


def averitec(path: Path) -> Iterator[str]:
    """The answers to its questions."""
    for claim in json.loads(path.read_text(encoding="utf-8")):
        assert claim["label"] == "Supported"
        yield from (answer["answer"] for asked in claim["questions"] for answer in asked["answers"])


QUOTING = {
    "brat": (brat, {CONFIRMED, ADDED, LINKED}),
    "uima-xmi": (uima, {CONFIRMED, ADDED, LINKED}),
    "uima-json": (uima, {CONFIRMED, ADDED, LINKED}),
    "web-annotation": (web_annotation, {CONFIRMED, ADDED, LINKED}),
    "ecb": (ecb, {EVENT}),
    "cdcr": (cdcr, {EVENT}),
    "conll2012": (conll2012, {EVENT}),
    "fever": (fever, {CONFIRMED, LINKED}),
    "averitec": (averitec, {CONFIRMED, LINKED}),
}
"""The formats that quote claims, with a reader and the words that must be among its claims or events."""


def pages(folder: Path) -> Iterator[str]:
    """The words of what is made for people to read, of reviews and of the names in CoNLL-2003."""
    for name in ("report.html", "viewer.html", "claim-review.jsonld"):
        yield next(folder.glob(f"*{name.partition('.')[2]}")).read_text(encoding="utf-8")
    document = import_module("pypdfium2").PdfDocument(next(folder.glob("*.pdf")))
    yield " ".join(page.get_textpage().get_text_range() for page in document)
