"""Owns what the texts of a page say: articles, with the mentions and claims in them; needs no database."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Final, NamedTuple, TypeVar, cast

import msgspec

from annotator.domain.article import Article
from annotator.domain.claim import Claim, Factuality, Mode, Role, Slot, Status
from annotator.domain.ids import AnalystId, ArticleId, ClaimId, RunId
from annotator.domain.json import as_list, as_str, parse_object
from annotator.domain.mention import Mention
from annotator.domain.record import proposal_of
from annotator.domain.span import Span
from annotator.domain.suggestion import Kind, Proposal
from annotator.store.article_rows import article_of
from annotator.store.page_parts import Part

Judged = Sequence[tuple[AnalystId, str]]
"""What each analyst holds of something, by analyst."""
Held = tuple[Claim, Status, Claim | None, Judged]
"""A claim as it stands, its status, what the machine had proposed, if it had, and how it was judged."""
Named = tuple[Mention, tuple[str, ...], bool]
"""A mention, who made it, and whether a file gave it that named nobody."""
Texts = Mapping[Part, bytes]
"""What was read of a page, part by part."""
_Runs = tuple[str, ...]
_Cells = tuple[str | None, ...]
_MentionCells = tuple[str, str, str, int]
_ClaimCells = tuple[ClaimId, ArticleId, int, int, str, Mode | None, Factuality, int, int, Status]
_SlotCells = tuple[str, str, int | None, int | None, str | None, int]
_ProposalCells = tuple[str, str | None, str | None]
_Row = TypeVar("_Row")


class Told(NamedTuple):
    """What a page tells of a claim; `before` is the record of its proposal, if anything was decided of it."""

    cells: _ClaimCells
    makers: tuple[str, ...]
    slots: Sequence[Slot]
    judged: Judged
    why: tuple[str, ...]
    before: str | None
    is_proposed: bool

    @property
    def is_bare(self) -> bool:
        """Whether it is as programs proposed it, and nothing but a place and words."""
        _, _, start, end, _, mode, _, _, _, status = self.cells
        more = self.slots or self.judged or self.why or self.before or mode or not self.makers
        return self.is_proposed and not more and status is Status.PROPOSED and 0 <= start < end

    def held(self) -> Held:
        """The claim with how it stands."""
        identity, article, start, end, text, mode, factuality, worth, score, status = self.cells
        # By place and not by name, for there may be a million.
        claim = Claim(
            identity,
            article,
            Span(start, end),
            text,
            tuple(self.slots),
            mode,
            factuality,
            worth,
            score,
            self.makers,
            self.why,
        )
        original = claim if self.is_proposed else None
        if self.before:
            original = cast("Claim", _proposal(Kind.CLAIM, identity, self.before))
        return claim, status, original, self.judged


@dataclass(frozen=True, slots=True)
class Page:
    """Some articles by id; their mentions and claims by article and in the order of the text. Else what was read."""

    articles: Mapping[ArticleId, Article] = field(default_factory=dict)
    mentions: Sequence[Named] = ()
    claims: Sequence[Told] = ()


class PageReader:
    """Makes values of texts; `signatures` are those of the runs that proposed something."""

    def __init__(self, signatures: Mapping[RunId, str]) -> None:
        self._signatures = signatures
        self._makers: dict[_Runs, tuple[str, ...]] = {(): ()}

    def page(self, texts: Texts) -> Page:
        """What the texts say; ValueError, TypeError or LookupError where they say what no project can."""
        articles = map(article_of, cast("list[tuple[str, ...]]", _rows(texts, Part.ARTICLES, _ARTICLES)))
        mentions = map(self._mention, _rows(texts, Part.MENTIONS, _MENTIONS))
        return Page(
            {article.id: article for article in sorted(articles, key=lambda article: article.id)},
            sorted(mentions, key=_place_of_mention),
            self._claims(texts),
        )

    def _mention(self, row: _MentionCells) -> Named:
        identity, payload, runs, given = row
        made = self._made(tuple(map(as_str, as_list(parse_object(f'{{"runs":{runs}}}')["runs"]))))
        return cast("Mention", _proposal(Kind.MENTION, identity, payload)), made, bool(given)

    def _claims(self, texts: Texts) -> Sequence[Told]:
        slots, judged, runs = _slots(texts), _judged(texts), _runs(texts)
        proposed, whys = {row[0]: row for row in _rows(texts, Part.PROPOSALS, _PROPOSALS)}, _Whys()
        found: list[Told] = []
        for row in sorted(_rows(texts, Part.CLAIMS, _CLAIMS), key=_PLACE_OF_CLAIM):
            identity = row[0]
            _, before, why = proposed.get(identity, _NO_PROPOSAL)
            own = runs.get(identity, ())
            found.append(
                Told(
                    row,
                    self._makers.get(own) or self._made(own),
                    slots.get(identity, ()),
                    judged.get(identity, ()),
                    whys[why] if why else (),
                    before,
                    identity in proposed,
                )
            )
        return found

    def _made(self, runs: _Runs) -> tuple[str, ...]:
        """Who made what these runs proposed: a list of a few of them, which is always the same."""
        known = self._makers.get(runs)
        if known is None:
            names = self._signatures
            known = self._makers[runs] = tuple(sorted({names[RunId(run)] for run in runs if run in names}))
        return known


_ARTICLES: Final = msgspec.json.Decoder(list[_Cells])
_MENTIONS: Final = msgspec.json.Decoder(list[_MentionCells])
_CLAIMS: Final = msgspec.json.Decoder(list[_ClaimCells])
_RUNS: Final = msgspec.json.Decoder(list[tuple[str, str]])
_PROPOSALS: Final = msgspec.json.Decoder(list[_ProposalCells])
_SLOTS: Final = msgspec.json.Decoder(list[_SlotCells])
_JUDGEMENTS: Final = msgspec.json.Decoder(list[tuple[str, str, str]])
_NO_PROPOSAL: Final[_ProposalCells] = ("", None, None)
_ORDINAL: Final[Callable[[_SlotCells], int]] = itemgetter(5)
_PLACE_OF_CLAIM: Final[Callable[[_ClaimCells], tuple[object, ...]]] = itemgetter(1, 2, 3, 0)


def _rows(texts: Texts, part: Part, decoder: "msgspec.json.Decoder[list[_Row]]") -> list[_Row]:
    """The rows of a part; none if it was not read."""
    text = texts.get(part)
    return decoder.decode(text) if text else []


def _proposal(kind: Kind, identity: str, payload: str) -> Proposal:
    """The proposal that a row holds; UnreadableError if it holds none, or another one."""
    with suppress(ValueError, TypeError, LookupError, OverflowError, RecursionError):
        found = proposal_of(kind, parse_object(payload))
        if found.id == identity:
            return found
    # Its error is told by what needs the database, which takes longer to load than hundreds of pages to read.
    from annotator.store.export_queries import read_proposal

    return read_proposal(kind, identity, payload)


def _place_of_mention(named: Named) -> tuple[str, object, str]:
    mention = named[0]
    return mention.article, mention.span, mention.id


def _slots(texts: Texts) -> Mapping[str, Sequence[Slot]]:
    """The slots of claims in the order of their roles: role by role, for that takes hardly any sorting."""
    of_role: dict[str, list[_SlotCells]] = {role.value: [] for role in Role}
    for row in _rows(texts, Part.SLOTS, _SLOTS):
        of_role[row[1]].append(row)
    found: dict[str, list[Slot]] = defaultdict(list)
    for role in Role:
        for claim, _, start, end, value, _ in sorted(of_role[role.value], key=_ORDINAL):
            span = Span(start, end) if start is not None and end is not None else None
            found[claim].append(Slot(role, span, value))
    return found


def _judged(texts: Texts) -> Mapping[str, Judged]:
    found: dict[str, list[tuple[AnalystId, str]]] = {}
    for target, analyst, value in sorted(_rows(texts, Part.JUDGEMENTS, _JUDGEMENTS)):
        found.setdefault(target, []).append((AnalystId(analyst), value))
    return found


def _runs(texts: Texts) -> Mapping[str, _Runs]:
    found: dict[str, _Runs] = {}
    for proposal, run in _rows(texts, Part.RUNS, _RUNS):
        found[proposal] = (*found.get(proposal, ()), run)
    return found


class _Whys(dict[str, tuple[str, ...]]):
    """What made proposals, read once for all of a page that say the same."""

    def __missing__(self, why: str) -> tuple[str, ...]:
        self[why] = tuple(as_str(word) for word in as_list(parse_object(f'{{"why":{why}}}')["why"]))
        return self[why]
