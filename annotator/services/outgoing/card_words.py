"""Owns what a gold card reads like, for people as Markdown and for programs as JSON."""

import json
import re
from collections.abc import Iterable, Sequence
from typing import Final

from annotator.agreement.alpha import Agreement
from annotator.domain.label_schema import LabelSchema
from annotator.domain.messages import counted
from annotator.formats.document import MentionEntry
from annotator.services.outgoing.gold_card import Agreed, GoldCard
from annotator.services.outgoing.losses import asked_record, contradicted_words, kind_name
from annotator.services.outgoing.splitting import proof_record, proof_words

_STEERING: Final = re.compile(r"([\\`*_\[\]<>#|])")
_NEWEST: Final = "What analysts differ on stands here as the newest judgement says; an export as gold leaves it out."
_CHAINS: Final = (
    "The heads of the chains: what each analyst decided in one copy of the project file is a chain, each decision with "
    "the hash of the one before. A project whose newest decisions have other hashes was continued since, or rewritten."
)
_FEW: Final = 50
"""Items below which an interval says more than the figure."""


def card_json(card: GoldCard) -> str:
    """The card as one JSON object."""
    record = {
        "file": card.name,
        "format": card.format.name,
        "sha256": card.sha256,
        "asked": asked_record(card.asked),
        "label_schemas": [
            {"version": version, "name": each and each.name, "guidelines": each and each.guidelines}
            for version, each in card.schemas
        ],
        "analysts": [
            {
                "name": each.name,
                "decisions": each.all,
                "assisted": each.assisted,
                "blind": each.blind,
                "unknown": each.unknown,
            }
            for each in card.analysts
        ],
        "judgements": {"assisted": card.assisted, "blind": card.blind, "unknown": card.unknown},
        "agreement": [_agreement_record(each) for each in card.agreed if each.found.items],
        "adjudication": {"open": sum(each.differing for each in card.agreed), "settled": card.settled},
        "kinds": [
            {"kind": kind_name(each.kind), "total": each.total, "exported": each.held, "lost": each.lost_count}
            for each in card.kinds
        ],
        "mentions": {"proposed": card.mentions[0], "given": card.mentions[1]},
        "contradicted": list(card.contradicted),
        "contradicting": card.contradicting,
        "standing": {kind: dict(counts) for kind, counts in card.standing},
        "losses": card.format.losses,
        "split": proof_record(card.split) if card.split else None,
        "chain_heads": [
            {
                "name": each.name,
                "analyst": each.analyst,
                "replica": each.replica,
                "seq": each.seq,
                "hash": each.hash,
            }
            for each in card.heads
        ],
        "made_with": {
            "annotator": card.version,
            "runs": [{"maker": each.maker, "version": each.version, "kind": each.kind} for each in card.runs],
        },
    }
    return json.dumps(record, ensure_ascii=False, indent=1) + "\n"


def card_markdown(card: GoldCard) -> str:
    """The card as Markdown."""
    parts = [
        f"# Gold card of {_plain(card.name)}",
        f"{_plain(card.format.title)}. SHA-256 `{card.sha256}`.",
        "## What it holds",
        _table(
            ("kind", _whole_words(card), "in the file", "left out, and why"),
            (_held_row(card, place) for place in range(len(card.kinds))),
        ),
        "\n".join(f"- {kind}: {_counts_words(counts)}" for kind, counts in card.standing),
        *filter(None, (mention_words(card), _contradicted(card), _contradicting(card))),
        f"Asked for: {_asked_words(card)}. What the format cannot hold: {card.format.losses}",
        "## Who judged",
        *_judging(card),
        "## Agreement",
        *_agreeing(card),
        "## Training, validation and test",
        "\n".join(f"- {_plain(line)}" for line in proof_words(card.split)) if card.split else "The file is not split.",
        "## Label schema",
        *(_schema_words(version, each) for version, each in card.schemas),
        "## Where it comes from",
        f"Written by Annotator {card.version}. {_runs(card)}",
        *_chains(card),
    ]
    return "\n\n".join(parts) + "\n"


def mention_words(card: GoldCard) -> str:
    """Whose the mentions of the project are, if the file holds any, or was to hold only what people stand behind."""
    alone = card.asked.only_decided
    if not any(each.kind is MentionEntry and (each.held or alone) for each in card.kinds):
        return ""
    proposed, given = (f"{number:,}" for number in card.mentions)
    told = (
        "As gold those of programs go out only where somebody confirmed whom they mean."
        if alone
        else "Nobody judges them one by one, and they go out whatever was asked for; as gold, those of programs do not."
    )
    return (
        f"Mentions of the project that only programs proposed: {proposed}; that a file gave without naming a program, "
        f"or that somebody marked: {given}. {told}"
    )


def _contradicted(card: GoldCard) -> str:
    told = contradicted_words(card.contradicted)
    return f"{told}: {_plain(', '.join(card.contradicted))}." if told else ""


def _contradicting(card: GoldCard) -> str:
    if not card.contradicting:
        return ""
    apart = counted(card.contradicting, "decided link")
    return f"In contradiction with other decisions: {apart} of the project; annotator check names them."


def _whole_words(card: GoldCard) -> str:
    """What the totals are of: as one analyst alone decided, things and decisions of others are not there at all."""
    return (
        f"in the project as {_plain(card.asked.analyst)} alone decided it" if card.asked.analyst else "in the project"
    )


def _held_row(card: GoldCard, place: int) -> tuple[str, str, str, str]:
    each = card.kinds[place]
    why = "; ".join(f"{len(ids):,}: {_plain(why)}" for why, ids in each.lost.items())
    return kind_name(each.kind), f"{each.total:,}", f"{each.held:,}", why or "nothing"


def _counts_words(counts: Sequence[tuple[str, int]]) -> str:
    return ", ".join(f"{number:,} {status}" for status, number in counts)


def _chains(card: GoldCard) -> list[str]:
    if not card.heads:
        return ["Nobody has decided anything, so there is no chain of decisions."]
    heads = ((_plain(h.name), f"`{h.analyst}`", f"`{h.replica}`", f"{h.seq:,}", f"`{h.hash}`") for h in card.heads)
    return [
        _CHAINS,
        _table(("analyst", "id of the analyst", "id of the copy", "decisions", "hash of the newest"), heads),
    ]


def _judging(card: GoldCard) -> list[str]:
    if not card.analysts:
        return ["Nobody has judged anything: what the file holds is what the machine proposed."]
    rows = ((_plain(a.name), *(f"{n:,}" for n in (a.all, a.assisted, a.blind, a.unknown))) for a in card.analysts)
    return [
        _table(
            ("analyst", "decisions", "with a suggestion in view", "blind", "not known (from a file or a script)"), rows
        ),
        _exposed_words(card) if card.judged else "Nothing that a machine proposed was judged.",
    ]


def _exposed_words(card: GoldCard) -> str:
    """Which share was judged blind, and of which nobody knows it."""
    blind, unknown = (f"{100 * part / card.judged:.1f} %" for part in (card.blind, card.unknown))
    told = f"Judged blind, without the machine's suggestion in view: {blind} of {counted(card.judged, 'judgement')}"
    return f"{told}; not known, for they came from a file or a script: {unknown}." if card.unknown else f"{told}."


def _agreeing(card: GoldCard) -> list[str]:
    several = [each for each in card.agreed if each.found.items]
    if not several:
        return ["No two analysts judged the same thing, so that their agreement cannot be told."]
    rows = ((each.kind, f"{each.found.items:,}", _percent(each.found.observed), _alpha(each.found)) for each in several)
    return [
        _table(("kind", "judged by two or more", "equal", "Krippendorff's alpha (95 % interval)"), rows),
        *(["Few were judged by several: go by the interval."] if min(e.found.items for e in several) < _FEW else []),
        f"Differences settled: {card.settled:,}; still open: {card.still_open:,}.",
        *([_NEWEST] if card.still_open and not (card.asked.gold or card.asked.analyst) else []),
    ]


def _alpha(found: Agreement) -> str:
    if found.items == 1:
        return "cannot be told from one"
    if found.alpha is None or found.low is None or found.high is None:
        return "cannot be told: all have one label"
    return f"{found.alpha:.3f} ({found.low:.3f} to {found.high:.3f})"


def _percent(share: float) -> str:
    return f"{100 * share:.1f} %"


def _agreement_record(each: Agreed) -> dict[str, object]:
    found = each.found
    figures = {
        name: None if value is None else round(value, 4)
        for name, value in (
            ("alpha", found.alpha),
            ("low", found.low),
            ("high", found.high),
            ("observed", found.observed),
        )
    }
    return {
        "kind": each.kind,
        "items": found.items,
        "differing": each.differing,
        "measure": "Krippendorff's alpha, nominal",
        **figures,
    }


def _asked_words(card: GoldCard) -> str:
    asked = card.asked
    words = "everything" if asked.statuses is None else ", ".join(sorted(asked.statuses))
    words = f"{words}, without what analysts differ on" if asked.gold else words
    return f"{words}, as {_plain(asked.analyst)} alone has judged" if asked.analyst else words


def _schema_words(version: int, schema: LabelSchema | None) -> str:
    if schema is None:
        return f"Version {version} cannot be read."
    return f"Version {version}, {_plain(schema.name)}. {_guidelines(schema.guidelines)}"


def _guidelines(text: str) -> str:
    return f"Guidelines:\n\n{_quoted(text)}" if text.strip() else "It has no guidelines."


def _quoted(text: str) -> str:
    return "\n".join(f"> {_plain(line)}".rstrip() for line in text.strip().splitlines())


def _runs(card: GoldCard) -> str:
    if not card.runs:
        return "No machine proposed anything."
    known = dict.fromkeys(f"{_plain(run.maker)} {_plain(run.version)} ({_plain(run.kind)})" for run in card.runs)
    return f"Proposed by {', '.join(known)}."


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _plain(text: str) -> str:
    """A text of others in one line, in which nothing acts as a sign of Markdown."""
    return _STEERING.sub(r"\\\1", " ".join(text.split()))
