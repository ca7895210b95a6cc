"""Owns soft labels as records of ours spell numbers."""

from collections.abc import Sequence

from annotator.domain.json import Json
from annotator.formats.dissent import Judges, named, shares
from annotator.formats.document import Judged
from annotator.formats.native.jsontext import share


def soft_words(judgements: Sequence[Judged], stands: str, judges: Judges) -> dict[str, Json]:
    """What `dissent.soft_record` gives, for records that are spelled as native lines are."""
    if not judges or not judgements:
        return {}
    shared: dict[str, Json] = {value: share(size) for value, size in shares(judgements).items()}
    return {"soft": shared, **named(judgements, stands, judges)}
