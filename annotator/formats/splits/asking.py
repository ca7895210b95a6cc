"""Owns what a split is asked for by: what stays together, and how large each part shall be."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

PARTS: Final = ("train", "validation", "test")


class By(StrEnum):
    """What stays in one part: copies and what is said or settled together, or whole stories as well."""

    FAMILY = "family"
    STORY = "story"


@dataclass(frozen=True, slots=True)
class Split:
    """A split that was asked for; `shares` are the percents of the articles in train, validation and test."""

    by: By = By.FAMILY
    shares: tuple[int, int, int] = (80, 10, 10)

    def __post_init__(self) -> None:
        if min(self.shares) < 0 or sum(self.shares) != 100 or not self.shares[0]:
            raise ValueError("the shares of train, validation and test must make 100, with some for train")

    def __str__(self) -> str:
        return f"{self.by.value}:{'/'.join(map(str, self.shares))}"


def parse_split(words: str) -> Split:
    """The split that "family", "story" or "family:80/10/10" asks for; ValueError that says what is wrong with it."""
    name, _, given = words.strip().partition(":")
    if name not in list(By):
        raise ValueError(f"'{name}' keeps nothing together; known are {', '.join(By)}")
    if not given:
        return Split(By(name))
    shares = given.split("/")
    if len(shares) != len(PARTS) or not all(share.isascii() and share.isdigit() and len(share) < 4 for share in shares):
        raise ValueError(f"'{given}' is not three whole percents for train, validation and test, as 80/10/10")
    return Split(By(name), (int(shares[0]), int(shares[1]), int(shares[2])))
