"""Owns reading an export back, task by task: its regions as a browser cuts them, and what Label Studio's SDK says."""

from collections.abc import Iterator
from pathlib import Path

from annotator.domain.article import Article
from annotator.domain.errors import BadFile
from annotator.domain.fold import LOOKED
from annotator.domain.json import JsonObject, as_int, as_list, as_object, as_str
from annotator.formats.document import ClaimEntry, LookedEntry, MentionEntry
from annotator.formats.jsonitems import items
from annotator.formats.label_studio.sdk import Sdk
from annotator.formats.label_studio.writing import CLAIM, CONFIG, RESERVED, TASKS
from annotator.formats.originals import on_disk
from annotator.formats.output import Found


def reread(folder: Path) -> Iterator[Found]:
    """The articles, mentions and claims of the tasks, cut from the text in units of UTF-16 as a browser does.

    Where Label Studio's own SDK is installed, a task that it would not take under the configuration is not found.
    """
    sdk = Sdk((folder / CONFIG).read_text(encoding="utf-8"))
    for path in sorted(folder.glob(TASKS)):
        for _, task in items(on_disk(path)):
            if not isinstance(task, BadFile):
                yield from _of(task, sdk)


def _of(task: JsonObject, sdk: Sdk) -> Iterator[Found]:
    data = as_object(task["data"])
    annotations, predictions = (
        [as_object(each) for each in as_list(task[name])] for name in ("annotations", "predictions")
    )
    if not sdk.takes(data, annotations, predictions):
        return
    yield Found(Article, as_str(data["article"]))
    units = as_str(data["text"]).encode("utf-16-le", "surrogatepass")
    for said in (*annotations, *predictions):
        for region in map(as_object, as_list(said["result"])):
            if region.get("from_name") == LOOKED:
                yield Found(LookedEntry, as_str(data["article"]))
            if region["type"] == "labels":
                yield from _found(as_object(region["value"]), units)


def _found(value: JsonObject, units: bytes) -> Iterator[Found]:
    label = as_str(as_list(value["labels"])[0])
    covered = units[2 * as_int(value["start"]) : 2 * as_int(value["end"])].decode("utf-16-le", "surrogatepass")
    if label == CLAIM:
        yield Found(ClaimEntry, f"{CLAIM} {covered}")
    elif label not in RESERVED:
        yield Found(MentionEntry, f"{label} {covered}")
