"""Owns the gold card of an export: by whom, how and how well its labels were made, for whoever trains on them."""

from collections.abc import Sequence
from dataclasses import dataclass

from annotator import __version__
from annotator.agreement.alpha import Agreement, agreement
from annotator.domain.errors import BadFile
from annotator.domain.label_schema import LabelSchema, parse_schema
from annotator.domain.suggestion import Run
from annotator.formats.choosing import Chosen
from annotator.formats.format import Format
from annotator.formats.output import Held, Kind
from annotator.formats.parting.witness import Proof
from annotator.store import card_queries, contradicting, inputs, meta
from annotator.store.card_queries import ChainHead, Deciding
from annotator.store.database import Connection

KINDS = ("claim", "link", "entity", "fact")
"""What analysts may judge differently."""
_STANDING = ("claim", "link", "entity", "family", "story")


@dataclass(frozen=True, slots=True)
class Agreed:
    """How far analysts agree on the things of one kind, and on how many they differ."""

    kind: str
    found: Agreement
    differing: int


@dataclass(frozen=True, slots=True)
class GoldCard:
    """What a card tells; `standing` says by kind how many of the project stand how, `settled` how many differences were
    settled by a decision of its own. `schemas` gives None for a version that another program wrote and cannot be read.
    `mentions` are how many of the project programs proposed, and how many others; `contradicted` the facts of the file
    with a verdict that is the contrary of all that their evidence says; `contradicting` the decided links of the
    project that tell two claims apart which others say are the same; `by_others` how many of each kind only other
    analysts made than the one asked for.
    """

    name: str
    format: Format
    asked: Chosen
    sha256: str
    kinds: tuple[Held, ...]
    split: Proof | None
    standing: tuple[tuple[str, tuple[tuple[str, int], ...]], ...]
    schemas: tuple[tuple[int, LabelSchema | None], ...]
    analysts: tuple[Deciding, ...]
    agreed: tuple[Agreed, ...]
    settled: int
    heads: tuple[ChainHead, ...]
    runs: tuple[Run, ...]
    mentions: tuple[int, int] = (0, 0)
    contradicted: tuple[str, ...] = ()
    contradicting: int = 0
    by_others: tuple[tuple[Kind, int], ...] = ()
    version: str = __version__

    @property
    def assisted(self) -> int:
        """Judgements made with a suggestion in view."""
        return sum(each.assisted for each in self.analysts)

    @property
    def still_open(self) -> int:
        """On how many things analysts differ and nobody has settled it."""
        return sum(each.differing for each in self.agreed)

    @property
    def blind(self) -> int:
        """Judgements made without one."""
        return sum(each.blind for each in self.analysts)

    @property
    def unknown(self) -> int:
        """Judgements that files or scripts brought, of which nobody knows it."""
        return sum(each.unknown for each in self.analysts)

    @property
    def judged(self) -> int:
        """Judgements of what a machine may have proposed."""
        return self.assisted + self.blind + self.unknown


def gold_card(
    connection: Connection,
    name: str,
    asked: tuple[Format, Chosen],
    *,
    kinds: Sequence[Held],
    sha256: str,
    split: Proof | None = None,
) -> GoldCard:
    """The card of a file of that name, which was just written from what the connection shows."""
    return GoldCard(
        name=name,
        format=asked[0],
        asked=asked[1],
        sha256=sha256,
        kinds=tuple(kinds),
        split=split,
        standing=tuple((kind, counts) for kind in _STANDING if (counts := card_queries.standing(connection, kind))),
        schemas=tuple((version, _schema(toml)) for version, toml in meta.schemas(connection)),
        analysts=tuple(card_queries.deciding(connection)),
        agreed=tuple(_agreed(connection, kind) for kind in KINDS),
        settled=card_queries.settled(connection),
        heads=tuple(card_queries.heads(connection)),
        runs=tuple(inputs.runs(connection)),
        mentions=card_queries.mentions(connection),
        contradicting=len(contradicting.every(connection)),
    )


def _schema(toml: str) -> LabelSchema | None:
    try:
        return parse_schema(toml)
    except BadFile:
        return None


def _agreed(connection: Connection, kind: str) -> Agreed:
    return Agreed(kind, agreement(card_queries.labels(connection, kind)), card_queries.differing(connection, kind))
