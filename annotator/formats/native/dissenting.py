"""Owns soft labels as records of ours spell numbers."""

from collections.abc import Sequence

from annotator.domain.json import Json
from annotator.formats.dissent import Judges, dissent, shares
from annotator.formats.document import Judged
from annotator.formats.native.jsontext import share


def soft_words(judgements: Sequence[Judged], stands: str, judges: Judges) -> dict[str, Json]:
    """What `dissent.soft_record` gives, for records that are spelled as native lines are."""
    if not judges or not judgements:
        return {}
    differing: list[Json] = [{"analyst": name, "value": value} for name, value in dissent(judgements, stands, judges)]
    return {"soft": {value: share(size) for value, size in shares(judgements).items()}, "dissent": differing}
