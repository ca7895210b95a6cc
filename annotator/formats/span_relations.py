"""Owns what other tools said of spans beside places and labels: their relations, and how exports draw them again."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from annotator.domain.json import Json, JsonObject, as_int, as_list, as_str
from annotator.domain.span import Span
from annotator.formats.document import ClaimEntry, DetailEntry, Entry, MentionEntry, RelationEntry
from annotator.formats.output import Output

_TOOLS: Final = {
    "averitec": "AVeriTeC",
    "brat": "brat",
    "doccano": "Doccano",
    "ecb": "ECB+",
    "fever": "FEVER",
    "label-studio": "Label Studio",
    "prodigy": "Prodigy",
    "spacy": "spaCy",
    "uima": "UIMA",
    "web": "W3C Web Annotation",
}
"""The keys under which readers keep what a tool said, and what it is called."""
_RELATIONS: Final = "relations"
_LISTS: Final = (_RELATIONS, "attributes", "notes", "references", "roles")
"""The keys under which there are several things, each of which is counted."""
_OTHERS: Final = "the file it is from"
_PLAIN: Final = 3
"""How many parts a relation has that is nothing but a name and where it leads."""
_LABELLED: Final = ("doccano", "prodigy")
"""Those whose relations say the label of where they lead; the others their direction or features, if any."""
_TURNING: Final = "label-studio"
_NOWHERE: Final = "where it leads is not beside it in the file"
_TURNED: Final = "its direction, or what else it says, has no place there"

Spanned = MentionEntry | ClaimEntry


@dataclass(frozen=True, slots=True)
class Beside:
    """One thing that a tool said of a thing: a relation, or a detail; `what` is the key it stands under.

    `key` is how readers call the tool; "" where nobody knows it.
    """

    kind: type[Entry]
    owner: type[Entry]
    target: str
    tool: str
    what: str
    id: str
    key: str = ""


@dataclass(frozen=True, slots=True)
class Joined:
    """A relation between two spans of one text, with its direction where it is not from the one to the other."""

    label: str
    head: Spanned
    child: Spanned
    way: str = ""


def said_beside(owner: type[Entry], target: str, extra: JsonObject) -> Iterator[Beside]:
    """All that tools said of a thing."""
    for tool, key, number, _ in _said(extra):
        kind: type[Entry] = RelationEntry if tool and key == _RELATIONS else DetailEntry
        yield Beside(kind, owner, target, _TOOLS.get(tool, _OTHERS), key, beside_id(target, tool, key, number), tool)


def beside_id(target: str, tool: str, key: str, number: int) -> str:
    """The id of one thing that a tool said of a span, in its list from 0."""
    return f"{target} {tool} {key} {number}"


def joined(spanned: Sequence[Spanned], out: Output, *, turned: bool = False) -> list[Joined]:
    """The relations between spans that stand together in a file; of each the output is told whether it is there.

    A direction has a place only if `turned`.
    """
    by_place: dict[Span, list[Spanned]] = {}
    for each in spanned:
        by_place.setdefault(span_of(each), []).append(each)
    return list(_drawn(spanned, by_place, out, turned=turned))


def _drawn(
    spanned: Iterable[Spanned], by_place: dict[Span, list[Spanned]], out: Output, *, turned: bool
) -> Iterator[Joined]:
    for head in spanned:
        for tool, key, number, said in _said(head.extra):
            if not tool or key != _RELATIONS:
                continue
            identity = beside_id(identity_of(head), tool, key, number)
            label, child, more = _relation(as_list(said), by_place)
            way = "" if tool in _LABELLED else more
            if child is None:
                out.lost(RelationEntry, identity, _NOWHERE)
            elif way != "" and not (turned and tool == _TURNING):
                out.lost(RelationEntry, identity, _TURNED)
            else:
                out.kept(RelationEntry, identity)
                yield Joined(label, head, child, as_str(way))


def _relation(said: Sequence[Json], by_place: dict[Span, list[Spanned]]) -> tuple[str, Spanned | None, Json]:
    """The name of a relation, where it leads if that is there, and what it says beside its place."""
    start, end = (as_int(place, -1) for place in (*said[1:_PLAIN], None, None)[:2])
    ends = by_place.get(Span(start, end), []) if 0 <= start < end else []
    more = said[_PLAIN] if len(said) > _PLAIN else ""
    child = next(iter([*(each for each in ends if more in _labels(each)), *ends]), None)
    return as_str(said[0]) if said else "", child, more


def _said(extra: JsonObject) -> Iterator[tuple[str, str, int, Json]]:
    """The tool, key, number and value of everything that was said; the tool is "" where nobody knows it."""
    for tool, told in extra.items():
        if tool not in _TOOLS or not isinstance(told, Mapping):
            yield "", tool, 0, told
            continue
        for key, said in told.items():
            every = said if key in _LISTS and isinstance(said, list | tuple) else [said] if said else []
            yield from ((tool, key, number, each) for number, each in enumerate(every))


def identity_of(spanned: Spanned) -> str:
    """The id of a mention or claim."""
    return spanned.mention.id if isinstance(spanned, MentionEntry) else spanned.claim.id


def span_of(spanned: Spanned) -> Span:
    """Where a mention or claim stands."""
    return spanned.mention.span if isinstance(spanned, MentionEntry) else spanned.claim.span


def _labels(spanned: Spanned) -> Sequence[str]:
    return (spanned.mention.label,) if isinstance(spanned, MentionEntry) else ("claim", "Claim", "CLAIM")
