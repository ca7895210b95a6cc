"""Owns which claims of a file the project has already under another id; what the file says of them follows."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from annotator.domain.article import Article
from annotator.domain.claim import Claim
from annotator.domain.decision import Decision
from annotator.domain.ids import ArticleId, ClaimId, TargetId, link_id
from annotator.domain.json import as_list, as_object, as_str
from annotator.domain.link import Link
from annotator.domain.sameness import standing_of
from annotator.domain.state import Note
from annotator.formats.document import ClaimEntry, Entry, FactEntry, Given, LinkEntry
from annotator.formats.plain_claims import PlainClaims
from annotator.store import renewing
from annotator.store.database import Connection

Coming = Given | PlainClaims
"""What is on its way into a project."""
_Named = TypeVar("_Named", Link, Claim)


@dataclass(frozen=True, slots=True)
class _Held:
    """A claim of a file, and the claim that the project had at its place before that file."""

    given: Given
    here: ClaimId


class Uniting:
    """The claims of one import that may be claims of the project, until the whole file is known.

    A claim that decisions of the file speak of keeps its id, for their chain covers it; what the project has at its
    place gives way to it then, unless somebody decided on that, too.
    """

    def __init__(self) -> None:
        self._began: dict[str, int] = {}
        self._held: dict[ClaimId, _Held] = {}
        self._known: set[int] = set()
        self._spoken_of: set[TargetId] = set()
        self._called: dict[ClaimId, ClaimId] = {}
        self._replaced: list[_Held] = []

    @property
    def holds_any(self) -> bool:
        """Whether claims wait for the whole file to be known."""
        return bool(self._held)

    def parts(self, given: Sequence[Coming]) -> Iterator[tuple[Sequence[Coming], list[str]]]:
        """A batch in parts that are to be stored one after the other, each with the files whose claims begin in it.

        A file that speaks of an article of which another one of the part spoke begins a new part, for it is held
        against what that one brought; so does the last file, which may go on in the next batch.
        """
        firsts = self._firsts(given)
        spoken = _spoken(given) if len(firsts) > 1 else {file: set[ArticleId]() for file in firsts}
        begun, files = 0, list[str]()
        here = {article for file, articles in spoken.items() if file not in firsts for article in articles}
        for number, (file, at) in enumerate(firsts.items(), 1):
            if number == len(firsts) or not here.isdisjoint(spoken[file]):
                if at > begun:
                    yield given[begun:at], files
                begun, files, here = at, [], set()
            files.append(file)
            here |= spoken[file]
        yield given[begun:], files

    def _firsts(self, given: Sequence[Coming]) -> dict[str, int]:
        """Where in a batch the claims of each file begin that has not begun yet."""
        firsts: dict[str, int] = {}
        for at, each in enumerate(given):
            claims = isinstance(each, PlainClaims) or isinstance(each.entry, ClaimEntry)
            if claims and each.file not in self._began:
                firsts.setdefault(each.file, at)
        return firsts

    def begin(self, files: Iterable[str], newest_row: int) -> None:
        """Take in that the claims of some files begin, and which proposal was stored last before them."""
        self._began.update(dict.fromkeys(files, newest_row))

    def claimed(self, connection: Connection, plain: Sequence[PlainClaims]) -> set[ArticleId]:
        """The articles of which the project had claims before the files that speak of them now."""
        spoken: dict[int, dict[ArticleId, None]] = {}
        for each in plain:
            spoken.setdefault(self._began[each.file], {})[each.article] = None
        found = (renewing.claimed(connection, list(of), until=row) for row, of in spoken.items() if row)
        return {article for articles in found for article in articles}

    def hold(self, connection: Connection, given: Sequence[Given], known: Mapping[TargetId, object]) -> Sequence[Given]:
        """What of a batch is to come in now; the rest waits.

        Args:
            known: the ids among those of the batch that the project has.
        """
        claims = [
            (each, each.entry.proposal) for each in given if isinstance(each.entry, ClaimEntry) and each.entry.proposal
        ]
        # As bare numbers, for there may be a million.
        self._known.update(hash((each.file, claim.id)) for each, claim in claims if claim.id in known)
        held = {id(each.given): each for each in self._found(connection, claims, known)}
        if not held:
            return given
        self._held.update({_claim(each.given).id: each for each in held.values()})
        return [each for each in given if id(each) not in held]

    def _found(
        self, connection: Connection, claims: Sequence[tuple[Given, Claim]], known: Mapping[TargetId, object]
    ) -> Iterator[_Held]:
        by_file: dict[str, list[tuple[Given, Claim]]] = {}
        for each, claim in claims:
            if claim.id not in known and self._began[each.file]:
                by_file.setdefault(each.file, []).append((each, claim))
        for file, fresh in by_file.items():
            articles = sorted({claim.article for _, claim in fresh})
            places = renewing.known_places(connection, articles, until=self._began[file])
            for each, claim in fresh if places else ():
                here = places.get(standing_of(claim))
                if here is not None:
                    yield _Held(each, here)

    def note(self, decisions: Iterable[Decision]) -> None:
        """Remember what decisions of the file speak of, in their targets and beside them."""
        for decision in decisions:
            self._spoken_of.update(decision.targets)
            self._spoken_of.update(as_str(decision.payload.get(end)) for end in ("a", "b"))
            evidence = as_list(decision.payload.get("evidence"))
            self._spoken_of.update(as_str(as_object(item).get("claim")) for item in evidence)

    def settle(self) -> list[Given]:
        """What waited, as it comes in now that all of the file is known."""
        held, self._held = self._held, {}
        taken: set[tuple[str, ClaimId]] = set()
        return [self._settled(identity, each, taken) for identity, each in held.items()]

    def _settled(self, identity: ClaimId, held: _Held, taken: set[tuple[str, ClaimId]]) -> Given:
        """The claim under the id of the one here; as it is if the file tells both apart, or decisions speak of it."""
        place = (held.given.file, held.here)
        if hash(place) in self._known or place in taken:
            return held.given
        taken.add(place)
        if identity in self._spoken_of:
            self._replaced.append(held)
            return held.given
        self._called[identity] = held.here
        return replace(held.given, entry=_under(held.given.entry, held.here))

    def give_way(self, connection: Connection) -> None:
        """Take out what the project had in the places of claims that decisions of the file speak of."""
        for held in self._replaced:
            renewing.give_way(connection, held.here, _claim(held.given).id)
        self._replaced.clear()

    def renamed(self, given: Sequence[Given]) -> list[Given]:
        """The entries with the ids that the claims they speak of have here."""
        if not self._called:
            return list(given)
        return [replace(each, entry=self._renamed(each.entry)) for each in given]

    def _renamed(self, entry: Entry) -> Entry:
        match entry:
            case LinkEntry():
                proposal = self._link(entry.proposal) if entry.proposal else None
                return replace(entry, link=self._link(entry.link), proposal=proposal)
            case FactEntry(fact=fact):
                evidence = tuple(replace(item, claim=self._id(item.claim)) for item in fact.evidence)
                return replace(entry, fact=replace(fact, evidence=evidence))
            case Note():
                return replace(entry, target=self._id(ClaimId(entry.target)))
            case _:
                return entry

    def _link(self, link: Link) -> Link:
        """The link between the claims as they are called here; one that decisions speak of keeps its id."""
        a, b = self._id(link.a), self._id(link.b)
        if (a, b) == (link.a, link.b):
            return link
        return replace(link, a=a, b=b, id=link.id if link.id in self._spoken_of else link_id(a, b))

    def _id(self, claim: ClaimId) -> ClaimId:
        return self._called.get(claim, claim)


def _spoken(given: Sequence[Coming]) -> dict[str, set[ArticleId]]:
    """The articles that each file gives or makes claims of."""
    spoken: dict[str, set[ArticleId]] = {}
    for each in given:
        match each:
            case (
                Given(entry=ClaimEntry(claim=Claim(article=article)) | Article(id=article))
                | PlainClaims(article=article)
            ):
                spoken.setdefault(each.file, set()).add(article)
            case _:
                pass
    return spoken


def _claim(given: Given) -> Claim:
    """What a machine proposed in a claim's line."""
    match given.entry:
        case ClaimEntry(claim=claim, proposal=proposal):
            return proposal or claim
        case _:
            raise AssertionError("only claims are held")


def _under(entry: Entry, identity: ClaimId) -> Entry:
    if not isinstance(entry, ClaimEntry) or entry.proposal is None:
        return entry
    return replace(entry, claim=replace(entry.claim, id=identity), proposal=replace(entry.proposal, id=identity))
