"""Owns which languages a text looks like by the letters that stand beside each other in it."""


def looks_like(text: str) -> list[str]:
    """The short codes of some hundred languages, the likeliest first (py3langid, Lui and Baldwin 2012).

    The first call loads its table. Of a text of few words the first may well be wrong.
    """
    import py3langid  # type: ignore[import-untyped]  # it brings no types

    return [str(code) for code, _ in py3langid.rank(text)]
