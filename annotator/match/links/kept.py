"""Owns profiles and subjects that lie packed somewhere: read as they are asked for, and only as far as needed."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import overload

from annotator.domain.ids import ArticleId
from annotator.match.links.profiles import Profile
from annotator.match.links.readying import marks_of, profile_of, sketch_of, subject_of
from annotator.match.links.sketches import Sketch
from annotator.match.links.subjects import Subject
from annotator.match.structures.held import Held

_PROFILES, _PACKED, _SUBJECTS, _PACKED_SUBJECTS = 6_000, 40_000, 4_000, 20_000
"""So many are held: about 70, 50, 50 and 30 MB."""

ReadProfiles = Callable[[Sequence[int]], Mapping[int, bytes]]
"""The packed profiles of the claims at some places."""
ReadSubjects = Callable[[Sequence[ArticleId]], Mapping[ArticleId, bytes]]
"""Packed what each of some articles is about."""


class KeptProfiles(Sequence[Profile]):
    """The profiles of claims by place: of those that lie packed somewhere, and of claims that are about to."""

    def __init__(self, read: ReadProfiles, count: Callable[[], int]) -> None:
        """`count`: how many places there are."""
        self._read, self._count = read, count
        self._fresh: dict[int, bytes] = {}
        self._packed: Held[int, bytes] = Held(self._look_up, _PACKED)
        self._held: Held[int, Profile] = Held(lambda place: profile_of(self.packed(place)), _PROFILES)

    def add(self, place: int, packed: bytes) -> None:
        """Take in the packed profile of a claim that does not lie there yet."""
        self._fresh[place] = packed

    def settle(self) -> None:
        """Take note that what was taken in lies there now."""
        self._fresh.clear()

    def packed(self, place: int) -> bytes:
        """The profile at a place as it is kept."""
        return self._packed.get(place)

    def sketches(self, places: Sequence[int]) -> list[Sketch]:
        """The sketches of the claims at some places, in their order."""
        wanted = [place for place in places if place not in self._packed and place not in self._fresh]
        for place, packed in self._read(wanted).items() if wanted else ():
            self._packed.put(place, packed)
        return [sketch_of(self._packed.get(place)) for place in places]

    def __len__(self) -> int:
        return self._count() + len(self._fresh)

    @overload
    def __getitem__(self, place: int) -> Profile: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[Profile]: ...

    def __getitem__(self, place: int | slice) -> Profile | Sequence[Profile]:
        if isinstance(place, slice):
            return [self._held.get(each) for each in range(*place.indices(len(self)))]
        return self._held.get(place)

    def _look_up(self, place: int) -> bytes:
        packed = self._fresh.get(place)
        return self._read([place]).get(place, b"") if packed is None else packed


class KeptSubjects(Mapping[ArticleId, Subject]):
    """What articles are about: those of which it lies packed somewhere, and articles that are about to."""

    def __init__(self, read: ReadSubjects, listed: Callable[[], Iterator[ArticleId]]) -> None:
        """`listed`: the articles of which it lies there."""
        self._read, self._listed = read, listed
        self._fresh: dict[ArticleId, bytes] = {}
        self._packed: Held[ArticleId, bytes] = Held(self._look_up, _PACKED_SUBJECTS)
        self._held: Held[ArticleId, Subject] = Held(lambda article: subject_of(self._packed.get(article)), _SUBJECTS)

    def add(self, article: ArticleId, packed: bytes) -> None:
        """Take in, packed, what an article is about that does not lie there yet."""
        self._fresh[article] = packed

    def settle(self) -> None:
        """Take note that what was taken in lies there now."""
        self._fresh.clear()

    def marks(self, articles: Sequence[ArticleId]) -> list[bytes]:
        """What tells how alike each of some articles is to others at most, in their order."""
        wanted = [article for article in articles if article not in self._packed and article not in self._fresh]
        for article, packed in self._read(wanted).items() if wanted else ():
            self._packed.put(article, packed)
        return [marks_of(self._packed.get(article)) for article in articles]

    def __getitem__(self, article: ArticleId) -> Subject:
        return self._held.get(article)

    def __iter__(self) -> Iterator[ArticleId]:
        return self._listed()

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def _look_up(self, article: ArticleId) -> bytes:
        packed = self._fresh.get(article)
        return self._read([article]).get(article, b"") if packed is None else packed
