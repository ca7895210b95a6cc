"""Owns judgements that a file only tells of: those of things on which none of its lines is a decision."""

from collections.abc import Iterator

from annotator.domain.decision import Decision
from annotator.domain.errors import Remark
from annotator.formats.document import Entry, identity


class JudgedAlone:
    """What lines told of judgements, and the decisions that they may tell of."""

    def __init__(self) -> None:
        self._line_by_id: dict[str, int] = {}
        self._decided: set[str] = set()

    def see(self, entry: Entry, line: int) -> None:
        """Take in an entry, and the line that it comes from."""
        if isinstance(entry, Decision):
            # Of what is told already nothing more has to be known, for there may be a million.
            self._decided.update(each for each in entry.targets if self._line_by_id.pop(each, None) is None)
        elif getattr(entry, "judgements", ()) and identity(entry) not in self._decided:
            self._line_by_id[identity(entry)] = line

    def remarks(self, file: str) -> Iterator[Remark]:
        """That nobody's decisions stand behind some of them."""
        alone = self._line_by_id.values()
        if alone:
            yield Remark("judgements-alone", file=file, count=len(alone), line=min(alone))
