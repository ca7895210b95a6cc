"""Owns what scripts are told who compare something that is no text."""


def only_texts(what: str, *given: object) -> None:
    """Nothing where all is text; else a TypeError that names the first that is none."""
    for place, one in enumerate(given):
        if not isinstance(one, str):
            raise TypeError(f"{what} takes two texts (str), but {'ab'[place]} is of type {type(one).__name__}.")
