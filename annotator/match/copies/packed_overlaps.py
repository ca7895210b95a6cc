"""Owns the packed form of how two texts are copies: numbers, and the chosen sentences as bits."""

import struct

import numpy as np

from annotator.match.copies.overlaps import Chosen, Overlap, Part

_NUMBERS = struct.Struct("<IIdddddIIi??")
_NO_PASSAGE = -1


class PackedOverlaps:
    """How two texts are copies, in few bytes and back; no bytes at all where they are none."""

    @staticmethod
    def pack(overlap: Overlap | None, /) -> bytes:
        """The bytes of an overlap."""
        if overlap is None:
            return b""
        a, b = overlap.a, overlap.b
        passage = _NO_PASSAGE if overlap.passage_words is None else overlap.passage_words
        shares = a.taken, a.words, b.taken, b.words, overlap.ordered
        counts = overlap.quotations, overlap.renewals, passage
        numbers = _NUMBERS.pack(len(a.sentences), len(b.sentences), *shares, *counts, overlap.reworded, overlap.retold)
        return numbers + np.packbits(np.concatenate([a.sentences, a.own, b.sentences, b.own])).tobytes()

    @staticmethod
    def unpack(packed: bytes, /) -> Overlap | None:
        """The overlap of some bytes; ValueError or an error of struct if they are none."""
        if not packed:
            return None
        here, there, *shares, ordered, quotations, renewals, passage, reworded, retold = _NUMBERS.unpack_from(packed)
        bits = np.frombuffer(packed, np.uint8, offset=_NUMBERS.size)
        if len(bits) != -(-2 * (here + there) // 8):
            raise ValueError("not the sentences of an overlap")
        chosen = np.unpackbits(bits, count=2 * (here + there)).astype(np.bool_)
        own = _part(chosen[: 2 * here], shares[0], shares[1])
        other = _part(chosen[2 * here :], shares[2], shares[3])
        words = None if passage == _NO_PASSAGE else passage
        return Overlap(own, other, quotations, ordered, reworded, words, renewals, retold)


def _part(chosen: Chosen, taken: float, words: float) -> Part:
    """A part of which the sentences and those of its own are told one after the other."""
    half = len(chosen) // 2
    return Part(chosen[:half], taken, words, chosen[half:])
