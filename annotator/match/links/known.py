"""Owns how it is kept what an article is known by: among copies its signature, among reports of one event its profile.

Both depend on the words alone, so that what is kept stays true; source and date are told by the article itself.
"""

import struct
from dataclasses import replace

from annotator.domain.article import Article
from annotator.domain.credits import Credit
from annotator.domain.time import calendar_value
from annotator.match.copies.signatures import SHORT, Signature, plain_words
from annotator.match.stories.reports import Report, ReportProfile
from annotator.match.structures.packing import Packing

_CREDITS = Packing(tuple[Credit, ...])
_PROFILES = Packing(ReportProfile)
_SIZES = struct.Struct("<III")
_WORD, _ROW = 4, 20


def packed_signature(signature: Signature) -> bytes:
    """The words and sentences of a signature, and whom it credits."""
    arrays = signature.words, signature.kinds, signature.sentences
    return _SIZES.pack(*map(len, arrays)) + b"".join(arrays) + _CREDITS.pack(signature.credits)


def signature_of(article: Article, kept: bytes) -> Signature:
    """The signature of an article of which this was kept; ValueError or TypeError if the bytes are none."""
    if len(kept) < _SIZES.size:
        raise ValueError("cut short")
    words, kinds, rows = _SIZES.unpack_from(kept)
    ends = _SIZES.size + words, _SIZES.size + words + kinds, _SIZES.size + words + kinds + rows
    if words != _WORD * kinds or rows % _ROW or len(kept) < ends[2]:
        raise ValueError("not the arrays of a signature")
    known = Signature(
        article.id,
        kept[_SIZES.size : ends[0]],
        kept[ends[0] : ends[1]],
        kept[ends[1] : ends[2]],
        article.source,
        article.date,
        article.title,
        _CREDITS.unpack(kept[ends[2] :]),
    )
    if kinds > SHORT:
        return known
    return replace(known, plain=plain_words(article.text, ((row[0], row[1]) for row in known.table.tolist())))


def packed_report(report: Report) -> bytes:
    """What a report tells."""
    return _PROFILES.pack(report.profile)


def report_of(article: Article, kept: bytes) -> Report:
    """The report that an article is of which this was kept; ValueError or TypeError if the bytes are none."""
    return Report(article.id, calendar_value(article.date), _PROFILES.unpack(kept))
