"""Owns a small extractor as another program would install it: a package with an entry point, in a folder of its own."""

import importlib
import sys
from pathlib import Path

import pytest

_SOURCE = '''
"""Finds a claim in every sentence; some words in an article make it go wrong."""

import re
from dataclasses import replace

from annotator.domain.claim import Claim, Role, Slot
from annotator.domain.ids import ArticleId, ClaimId, MentionId
from annotator.domain.mention import Mention
from annotator.domain.span import Span
from annotator.domain.suggestion import Batch


class Derived(Claim):
    """What looks like a claim."""


class Toy:
    name = "toy"
    version = "VERSION"
    languages = ("en",)

    def extract(self, articles):
        for article in articles:
            yield from self.batches(article)

    def batches(self, article):
        claims = list(self.claims(article))
        if "raises" in article.text:
            raise RuntimeError("no luck")
        if "wordlessly" in article.text:
            raise ValueError
        if "exits" in article.text:
            raise SystemExit(3)
        if "interrupts" in article.text:
            raise KeyboardInterrupt
        if "silent" in article.text:
            return
        if "outside" in article.text:
            claims.append(replace(claims[0], span=Span(1, 9_999)))
        if "stranger" in article.text:
            yield Batch(ArticleId("nowhere"), ())
        if "elsewhere" in article.text:
            claims.append(replace(claims[0], article=ArticleId("nowhere")))
        if "twice" in article.text:
            claims.append(claims[0])
        if "nan" in article.text:
            claims.append(replace(claims[0], score=float("nan")))
        if "wordless" in article.text:
            claims.append(replace(claims[0], text=None))
        if "slotted" in article.text:
            claims.append(replace(claims[0], slots=(Slot(Role.TIME, Span(1, 9_999)),)))
        if "derived" in article.text:
            claims.append(Derived(ClaimId(""), article.id, Span(0, 1), "Toy", ()))
        if "lazily" in article.text:
            yield Batch(article.id, (claim for claim in claims))
            return
        yield Batch(article.id, tuple(claims)) if "nobatch" not in article.text else 17

    def claims(self, article):
        for match in re.finditer(r"\\w[^.]*", article.text):
            span = Span(match.start(), match.end())
            last = match.group().rsplit(" ", 1)[-1]
            predicate = Slot(Role.PREDICATE, Span(span.end - len(last), span.end))
            yield Claim(ClaimId(""), article.id, span, "Toy: " + match.group(), (predicate,), worth=7_000)
        name = re.search(r"\\b[A-Z][a-z]+\\b", article.text)
        if name and "ORG" not in WITHOUT:
            yield Mention(MentionId(""), article.id, Span(name.start(), name.end()), "", "ORG")


class Stranger(Toy):
    name = "somebody else"


def leaving():
    raise SystemExit(3)


def broken():
    raise ImportError("libtoy.so is missing")
'''

_POINTS = """[annotator.extractors]
toy = toy_extractor:Toy
stranger = toy_extractor:Stranger
broken = toy_extractor:broken
leaving = toy_extractor:leaving
"""


def install(folder: Path, patch: pytest.MonkeyPatch, *, version: str = "1.2", without: str = "") -> None:
    """Puts the package into a folder where this process and those that it starts find it.

    Args:
        without: the label of the names that this version does not find.
    """
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "toy_extractor.py").write_text(
        _SOURCE.replace("VERSION", version).replace("WITHOUT", repr(without)), encoding="utf-8"
    )
    info = folder / f"toy_extractor-{version}.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(
        f"Metadata-Version: 2.1\nName: toy-extractor\nVersion: {version}\n", encoding="utf-8"
    )
    (info / "entry_points.txt").write_text(_POINTS, encoding="utf-8")
    patch.syspath_prepend(folder)
    patch.setenv("PYTHONPATH", str(folder))
    patch.delitem(sys.modules, "toy_extractor", raising=False)
    importlib.invalidate_caches()
