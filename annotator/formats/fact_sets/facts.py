"""Owns how a line of any of these data sets becomes a fact with its verdict, and claims that bear on it."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from annotator.domain.fact import Stance, Verdict
from annotator.domain.ids import content_id
from annotator.domain.json import Json, JsonObject, as_str
from annotator.domain.span import Span
from annotator.formats.fever.pages import Page
from annotator.formats.fever.writing import LABELS, SETS
from annotator.formats.native.records import article_record

VERDICTS: Final = {label.replace(" ", "_"): verdict for verdict, label in LABELS.items()}
"""What labels say, in FEVER's words with a line below for each space."""
STANCES: Final = {
    Verdict.SUPPORTED: Stance.SUPPORTS,
    Verdict.REFUTED: Stance.REFUTES,
    Verdict.NOT_ENOUGH: Stance.SILENT,
}
_ALSO: Final = {"SUPPORT": "SUPPORTS", "REFUTE": "REFUTES", "CONTRADICT": "REFUTES", "CONTRADICTS": "REFUTES"}
"""Labels in other spellings than FEVER's."""
Sets = Sequence[tuple[Sequence[JsonObject], Stance]]
"""The records of claims that are evidence together, each set with what it says of the fact."""


def label_of(said: Json) -> str:
    """A label in the spelling of `VERDICTS`; "" if there is none."""
    spelled = "_".join(as_str(said).upper().replace("_", " ").split())
    return _ALSO.get(spelled, spelled)


def number_of(said: Json) -> str:
    """The number of a line as a word."""
    return str(said) if isinstance(said, int) and not isinstance(said, bool) else as_str(said)


def page_of(text: str, title: str, file: str) -> Page:
    """A page that is nothing but words of evidence: one sentence, whatever they are."""
    return Page(article_record(text, file, title=title or None), {0: Span(0, len(text))})


@dataclass(slots=True)
class Facts:
    """The facts of a file of one data set so far, by their words, and the claims and articles that were told."""

    kind: str
    """What the data set is called in attributes and keys."""
    numbers: dict[str, str] = field(default_factory=dict)
    told: set[str] = field(default_factory=set)

    def article(self, page: Page) -> list[JsonObject]:
        """The article of a page, if it was not told before."""
        return self._fresh(page.record)

    def fact(self, said: str, number: str, verdict: Verdict | None, sets: Sets, kept: JsonObject) -> list[JsonObject]:
        """The claims of a fact's evidence that were not told before, and the fact; without a verdict if it has none."""
        claims = [claim for each, _ in sets for claim in each]
        stance_by_claim = {as_str(claim["id"]): stance.value for each, stance in sets for claim in each}
        joined = [[as_str(claim["id"]) for claim in each] for each, _ in sets]
        again = {SETS: json.dumps(joined)} if any(len(each) > 1 for each in joined) else {}
        named = {f"{self.kind.replace('-', '_')}_id": number} if number else {}
        fact: JsonObject = {
            "type": "fact",
            "id": self._id(said, number),
            "text": said,
            **({"verdict": verdict.value} if verdict else {}),
            "attributes": {**named, **again},
            "evidence": [{"claim": claim, "stance": stance} for claim, stance in stance_by_claim.items()],
            **({self.kind: kept} if kept else {}),
        }
        return [*(record for claim in claims for record in self._fresh(claim)), fact]

    def _fresh(self, record: JsonObject) -> list[JsonObject]:
        identity = as_str(record["id"])
        known = identity in self.told
        self.told.add(identity)
        return [] if known else [record]

    def _id(self, said: str, number: str) -> str:
        """The id of a fact by its words; another line of the same words is a fact of its own."""
        same = self.numbers.setdefault(said, number) == number
        return content_id("fact", said) if same else content_id("fact", said, number)
