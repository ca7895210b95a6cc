"""Owns which part each article goes to: articles that hang together go together, by hash, as far as there is room."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b

from annotator.domain.article import Article
from annotator.domain.ids import ArticleId
from annotator.formats.case import Case
from annotator.formats.splits.asking import Split
from annotator.formats.splits.bonds import Bond, Glue, Homes, bonds, glue
from annotator.formats.splits.joining import Joined

_PERCENT = 100


@dataclass(frozen=True, slots=True)
class Division:
    """A project divided: the part of every article (0 train, 1 validation, 2 test), its group, and why they are one.

    A group is named by its first article; articles that nothing ties to others are groups of their own. `by_sentences`
    is whether the sentences that articles share tie them as well.
    """

    asked: Split
    part_of: Mapping[ArticleId, int]
    group_of: Mapping[ArticleId, ArticleId]
    bonds: tuple[Bond, ...]
    homes: Homes
    by_sentences: bool = False

    @property
    def groups(self) -> Counter[ArticleId]:
        """How many articles each group has."""
        return Counter(self.group_of.values())

    @property
    def glue(self) -> tuple[Glue, ...]:
        """What ties the largest group together."""
        largest = min(self.groups.items(), key=lambda each: (-each[1], each[0]), default=None)
        among = (bond for bond in self.bonds if len(bond.articles) > 1)
        return glue(bond for bond in among if largest and self.group_of.get(min(bond.articles)) == largest[0])


def divided(case: Case, asked: Split, *, by_sentences: bool = False) -> Division:
    """A whole project divided as asked; the same for the same project."""
    articles = [article.id for article in case.of(Article)]
    homes = case.homes()
    found, joined = tuple(bonds(case, asked.by, homes, by_sentences=by_sentences)), Joined()
    for bond in found:
        joined.join(bond.articles)
    group_of = {article: ArticleId(joined.group(article)) for article in articles}
    part_of = _placed(Counter(group_of.values()), asked.shares)
    parts = {article: part_of[group_of[article]] for article in articles}
    return Division(asked, parts, group_of, found, homes, by_sentences)


def _placed(size_of: Counter[ArticleId], shares: Sequence[int]) -> dict[ArticleId, int]:
    """The part of every group.

    The largest is for train. Then the large before the small, which fill what is left: each where its hash says, or
    where most room is if there is not enough. The hash keeps a group where it was when others come in.
    """
    total = size_of.total()
    room = [-(-total * share // _PERCENT) for share in shares]
    placed: dict[ArticleId, int] = {}
    for group in sorted(size_of, key=lambda each: (-size_of[each], _hashed(each))):
        wished = _wished(group, shares) if placed else 0
        part = wished if room[wished] >= size_of[group] else max(range(len(shares)), key=lambda each: room[each])
        room[part] -= size_of[group]
        placed[group] = part
    return {**placed, **dict(_fillers(placed, size_of, shares))}


def _wished(group: ArticleId, shares: Sequence[int]) -> int:
    percent = _hashed(group) % _PERCENT
    return next(part for part in range(len(shares)) if percent < sum(shares[: part + 1]))


def _fillers(
    placed: Mapping[ArticleId, int], size_of: Mapping[ArticleId, int], shares: Sequence[int]
) -> Iterator[tuple[ArticleId, int]]:
    """The smallest groups of train for the parts that would be empty, as long as train keeps one."""
    empty = [part for part, share in enumerate(shares) if share and part not in placed.values()]
    trained = sorted((each for each in placed if placed[each] == 0), key=lambda each: (size_of[each], _hashed(each)))
    return zip(trained[:-1], empty, strict=False)


def _hashed(group: ArticleId) -> int:
    return int.from_bytes(blake2b(group.encode("utf-8"), digest_size=8).digest())
