"""Owns the split of an export: which formats can be split, how a project is divided, and what the proof says."""

from collections.abc import Sequence
from typing import Final

from annotator.domain.errors import NotAllowed
from annotator.domain.messages import counted
from annotator.formats.format import Format
from annotator.formats.parting.witness import PartFound, Proof, Witness
from annotator.formats.parting.writing import Parted
from annotator.formats.registry import formats
from annotator.formats.splits.alike import LONG
from annotator.formats.splits.asking import Split
from annotator.formats.splits.bonds import Glue
from annotator.formats.splits.dividing import divided
from annotator.services.outgoing.outgoing import StoredCase
from annotator.store import inputs
from annotator.store.database import Connection

_KINDS: Final = ("claim", "fact")
"""What the parts of a split are for."""


def refuse_unless_split(format_: Format) -> None:
    """Nothing, if a format can be written in parts; NotAllowed that names those that can."""
    if not format_.is_for_labels:
        known = ", ".join(each.name for each in formats() if each.is_for_labels)
        raise NotAllowed("format-not-split", title=format_.title, known=known)


def parted(connection: Connection, format_: Format, asked: Split) -> Parted:
    """A format that writes a project in the parts asked for, whatever of it is chosen.

    Where nobody has looked for copies yet, articles that share half of their long sentences are taken for some.
    """
    exporter, whole = format_.exporter, StoredCase(connection)
    assert exporter is not None
    division = divided(whole, asked, by_sentences=not _looked(connection))
    return Parted(exporter, format_.suffix, division, Witness(exporter.parts))


def proof(connection: Connection, made: Parted) -> Proof:
    """Where everything was found when the files were read again; AssertionError if something leaks, by our fault."""
    found = made.witness.proof(StoredCase(connection), made.division, looked=_looked(connection))
    if not found.holds:
        raise AssertionError(f"{[(each.kind, each.ids[:3]) for each in found.straddling if each.ids]} are in two parts")
    return found


def _looked(connection: Connection) -> bool:
    """Whether anybody has looked for copies."""
    return any(run.kind == "suggest" for run in inputs.runs(connection))


def proof_words(found: Proof) -> list[str]:
    """What a proof says, in sentences."""
    kinds = [kind for kind in _KINDS if any(_held(each, kind) for each in found.parts)] or ["claim"]
    parts = "; ".join(f"{each.name} {_amount(each, kinds)}" for each in found.parts)
    apart = ", ".join(f"{len(each.ids):,} of {each.total:,} {each.kind}" for each in found.straddling)
    words = [
        f"Split {found.asked}, as read again from the files: {parts}.",
        f"{counted(found.groups, 'group')} of articles that hang together, the largest of {found.largest:,}.",
        f"In two parts: {apart}; {found.shared:,} of {found.sentences:,} sentences of {LONG} words or more.",
    ]
    glued = glued_words(found)
    words += [glued] if glued else _empty_words(found, kinds)
    if not found.looked:
        words.append(
            "Nobody has looked for copies yet: texts that share half of their long sentences were taken for some; "
            "annotator suggest finds them better."
        )
    return words


def glued_words(found: Proof) -> str:
    """What ties too much together for every part to have an article, and what to do; "" if every part has one."""
    wanted = [each for each, share in zip(found.parts, found.asked.shares, strict=True) if share]
    empty = [each.name for each in wanted if not each.articles]
    if not empty or found.groups >= len(wanted):
        return ""
    words = f"Too much hangs together for {' and '.join(empty)} to have any article"
    if not found.glue:
        return f"{words}."
    held = ", ".join(_held_by(each) for each in found.glue)
    open_ = any(each.suggested for each in found.glue)
    remedy = "; what is suggested counts until somebody rejects it" if open_ else ""
    return f"{words}: what ties the {found.largest:,} of the largest group is {held}{remedy}."


def _held_by(glue: Glue) -> str:
    told = [(glue.decided, "decided"), (glue.suggested, "suggested")]
    return f"{glue.kind} ({', '.join(f'{number:,} {how}' for number, how in told if number)})"


def _empty_words(found: Proof, kinds: Sequence[str]) -> list[str]:
    """Which parts hold nothing of a kind that others hold."""
    wanted = [each for each, share in zip(found.parts, found.asked.shares, strict=True) if share]
    told = []
    for kind in kinds:
        empty = [each.name for each in wanted if not _held(each, kind)]
        if 0 < len(empty) < len(wanted):
            hold = "holds" if len(empty) == 1 else "hold"
            told.append(f"{' and '.join(empty)} {hold} no {kind}: parts are filled by their number of articles.")
    return told


def _held(part: PartFound, kind: str) -> int:
    return part.facts if kind == "fact" else part.claims


def _amount(part: PartFound, kinds: Sequence[str]) -> str:
    return ", ".join([counted(part.articles, "article"), *(counted(_held(part, kind), kind) for kind in kinds)])


def _counts(part: PartFound) -> dict[str, int]:
    return {"articles": part.articles, "claims": part.claims, "facts": part.facts}


def proof_record(found: Proof) -> dict[str, object]:
    """What a proof says, for the report beside an export."""
    return {
        "asked": str(found.asked),
        "parts": [{"part": each.name, **_counts(each)} for each in found.parts],
        "groups": found.groups,
        "largest_group": found.largest,
        "tied_by": [{"what": each.kind, "decided": each.decided, "suggested": each.suggested} for each in found.glue],
        "in_two_parts": [
            {"what": each.kind, "total": each.total, "count": len(each.ids), "ids": list(each.ids)}
            for each in found.straddling
        ],
        "long_sentences": {"words": LONG, "total": found.sentences, "in_two_parts": found.shared},
        "looked_for_copies": found.looked,
    }
