"""Owns the card of a data set: what `datasets` reads of it, and what a person does."""

from collections.abc import Iterator, Mapping
from typing import Final

from annotator.formats.known_labels import GUIDELINES
from annotator.formats.parquet.features import yaml_lines
from annotator.formats.parquet.sheets import Sheets
from annotator.formats.parquet.tables import Table
from annotator.formats.splits.asking import PARTS, Split

CARD: Final = "README.md"
_HEAD: Final = """# Claims, names, links and facts in news articles

Exported from an Annotator project. Offsets count Unicode code points of the text in the table `articles`, half-open,
from 0: `text[start:end]` of an article is the `quote` of what is said of it.

```python
from datasets import load_dataset
claims = load_dataset("FOLDER", "claims")
articles = load_dataset("FOLDER", "articles")
```
"""
_SPLIT: Final = """Split by {by} ({shares} of the articles were asked for): copies, equal texts, claims that say the
same and the evidence of one fact are in one part, so that no test can be passed by what was read in training. `group`
names what hangs together; no group is in two parts.
"""


def card(written: Sheets, split: Split | None, guidelines: str = "") -> str:
    """The card as text, with the guidelines for the labels."""
    there = {name: table for name, table in written.tables.items() if written.of(name)}
    told = ["configs:", *_configs(there, written), "dataset_info:", *_infos(there, written)] if there else []
    return "\n".join(["---", *told, "---", "", *_words(there, written, split), *_guided(guidelines)]) + "\n"


def _configs(there: Mapping[str, Table], written: Sheets) -> Iterator[str]:
    for place, (name, table) in enumerate(there.items()):
        yield f"- config_name: {name}"
        yield from ["  default: true"] if place == 0 else []
        yield "  data_files:"
        for part in written.of(name):
            yield from (f"  - split: {part}", f"    path: {table.file(part)}")


def _infos(there: Mapping[str, Table], written: Sheets) -> Iterator[str]:
    for name, table in there.items():
        own = written.of(name)
        yield from (f"- config_name: {name}", "  features:")
        yield from (f"  {line}" for line in yaml_lines(table.columns))
        yield "  splits:"
        for part, sheet in own.items():
            yield f"  - name: {part}"
            yield from (f"    num_bytes: {sheet.bytes_in_memory}", f"    num_examples: {sheet.rows}")
        yield f"  download_size: {sum(sheet.bytes_on_disk for sheet in own.values())}"
        yield f"  dataset_size: {sum(sheet.bytes_in_memory for sheet in own.values())}"


def _words(there: Mapping[str, Table], written: Sheets, split: Split | None) -> Iterator[str]:
    yield from (_HEAD, *_told_split(split))
    yield f"| table | {' | '.join(written.parts.values())} | |"
    yield f"|---|{'---:|' * len(written.parts)}---|"
    for name, table in there.items():
        own = written.of(name)
        counts = " | ".join(f"{own[part].rows if part in own else 0:,}" for part in written.parts.values())
        yield f"| `{name}` | {counts} | {table.about} |"
    yield from ("", "Tables and parts without a row are left out.")
    for name, table in there.items():
        yield from ("", f"## {name}", "")
        yield from (f"- `{column.name}`{f': {column.about}' if column.about else ''}" for column in table.columns)


def _guided(guidelines: str) -> Iterator[str]:
    """The guidelines as somebody wrote them, set so that no sign in them acts as one of Markdown."""
    if guidelines:
        yield from ("", f"## {GUIDELINES}", "")
        yield from (f"    {line}".rstrip() for line in guidelines.splitlines())


def _told_split(split: Split | None) -> Iterator[str]:
    if split is not None:
        shares = ", ".join(f"{part} {share} %" for part, share in zip(PARTS, split.shares, strict=True))
        yield _SPLIT.format(by=split.by.value, shares=shares)
