"""Owns how a list of words is written in our rules."""


def words(listed: str) -> frozenset[str]:
    """The words of a text that lists them with white space between."""
    return frozenset(listed.split())
