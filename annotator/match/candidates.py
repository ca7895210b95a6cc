"""Owns the index that finds, for a claim, the few dozen claims worth comparing, by the rarest words they share."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from heapq import nsmallest

from annotator.match.profiles import Profile
from annotator.match.senses import OPPOSITES_OF

_KEYS = 20
_VISITS = 1_500
"""At most so many rare words of a claim are looked up, and no further one once so many entries were visited."""
_AT_LEAST = 3


class ClaimIndex:
    """From a word, or an entity, to the claims that hold it; asks cost the same however many claims there are."""

    def __init__(self, profiles: Sequence[Profile]) -> None:
        self._profiles = profiles
        self._articles = [profile.claim.article for profile in profiles]
        self._places: dict[str, list[int]] = defaultdict(list)
        for place, profile in enumerate(profiles):
            for word in _keys(profile):
                self._places[word].append(place)

    def candidates(self, place: int, most: int = 80) -> list[int]:
        """The places of claims of other articles that share its rarest words, the likeliest first; ties by place."""
        own = self._profiles[place]
        found: dict[int, float] = defaultdict(float)
        keys = _with_opposites(_keys(own))
        for word in self._rarest(keys):
            weight = keys[word] ** 2
            for other in self._places[word][:_VISITS]:
                found[other] += weight
        article = self._articles[place]
        elsewhere = [(-weight, other) for other, weight in found.items() if self._articles[other] != article]
        return [other for _, other in nsmallest(most, elsewhere)]

    def _rarest(self, keys: Mapping[str, float]) -> list[str]:
        shared = [word for word in keys if len(self._places.get(word, ())) > 0]
        shared.sort(key=lambda word: (len(self._places[word]), word))
        visits, taken = 0, 0
        for taken, word in enumerate(shared[:_KEYS], start=1):
            visits += len(self._places[word])
            if visits > _VISITS and taken >= _AT_LEAST:
                break
        return shared[:taken]


def _keys(profile: Profile) -> dict[str, float]:
    """The words of a claim, or, where it has none of its own, those around it."""
    return dict(profile.words or profile.around)


def _with_opposites(keys: Mapping[str, float]) -> dict[str, float]:
    """The keys and the words that exclude them: who says "broken" may answer who says "respected"."""
    opposites = {other: 0.8 * weight for word, weight in keys.items() for other in OPPOSITES_OF.get(word, ())}
    return {**opposites, **keys}
