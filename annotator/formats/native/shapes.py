"""Owns which keys each kind of line has, of what type, and which must be there."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import repeat
from typing import Final

from annotator.domain.json import Json, JsonObject
from annotator.formats.native.jsontext import ten_thousandths


@dataclass(frozen=True, slots=True)
class Shape:
    """What a value must be, in words and as a test."""

    words: str
    holds: Callable[[Json], bool]
    plain: type | None = None
    """The type whose every value that is not empty holds, told without asking."""


def is_ours(record: JsonObject) -> bool:
    """Whether an object is of a kind that lines of ours have, whatever else it says."""
    kind = record.get("type")
    return isinstance(kind, str) and kind in SHAPES


def _is_whole(value: Json) -> bool:
    return isinstance(value, int) and value >= 0 and not isinstance(value, bool)


def _is_score(value: Json) -> bool:
    try:
        ten_thousandths(value)
    except ValueError:
        return False
    return True


def _is_list_of(kind: type) -> Callable[[Json], bool]:
    return lambda value: isinstance(value, list | tuple) and all(map(isinstance, value, repeat(kind)))


def _is_scores(value: Json) -> bool:
    return isinstance(value, Mapping) and all(map(_is_score, value.values()))


TEXT: Final = Shape("a string", lambda value: isinstance(value, str), str)
NAME: Final = Shape("a string that is not empty", lambda value: isinstance(value, str) and value != "", str)
WHOLE: Final = Shape("a whole number from 0", _is_whole)
SCORE: Final = Shape("a number from 0 to 1", _is_score)
SCORES: Final = Shape("an object of numbers from 0 to 1", _is_scores)
FLAG: Final = Shape("true or false", lambda value: isinstance(value, bool), bool)
WORDS: Final = Shape("a list of strings", _is_list_of(str))
OBJECT: Final = Shape("an object", lambda value: isinstance(value, Mapping), dict)
OBJECTS: Final = Shape("a list of objects", _is_list_of(Mapping))
ANYTHING: Final = Shape("anything", lambda _: True)

Shapes = Mapping[str, Shape]

SLOT: Final[Shapes] = {"start": WHOLE, "end": WHOLE, "quote": TEXT, "value": TEXT, "entity": NAME, "role": NAME}
ATTRIBUTION: Final[Shapes] = {"source": OBJECT, "cue": OBJECT, "content": OBJECT, "mode": NAME}
_CONTENT: Final[Shapes] = {
    **dict.fromkeys(("start", "end"), WHOLE),
    **dict.fromkeys(("quote", "text"), TEXT),
    **dict.fromkeys(("subject", "predicate", "time", "place", "attribution"), OBJECT),
    **dict.fromkeys(("objects", "quantities", "more"), OBJECTS),
    "factuality": NAME,
    **dict.fromkeys(("worth", "score"), SCORE),
}
_JUDGED: Final[Shapes] = {"status": NAME, "judgements": OBJECTS}
_PROPOSED: Final[Shapes] = {"id": NAME, "score": SCORE, "makers": WORDS, **_JUDGED}
_AT: Final[Shapes] = {"article": NAME, "start": WHOLE, "end": WHOLE}

SHAPES: Final[Mapping[str, Shapes]] = {
    "header": {"format": TEXT, "version": WHOLE, "offset_unit": TEXT},
    "schema": {"version": WHOLE, "toml": TEXT},
    "analyst": {"id": NAME, "name": TEXT},
    "source": {"id": NAME, "name": NAME, "reliability": NAME},
    "run": {"id": NAME, **dict.fromkeys(("maker", "version"), TEXT), "kind": NAME},
    "article": {
        "id": NAME,
        **dict.fromkeys(("text", "title", "source", "url", "file", "author", "published", "language", "sha256"), TEXT),
        "published_proposed": OBJECT,
        "retracted": ANYTHING,
    },
    "mention": {"id": NAME, **_AT, "quote": TEXT, "label": NAME, "entity": NAME, "makers": WORDS, "given": FLAG},
    "entity": {
        **_PROPOSED,
        **dict.fromkeys(("name", "label"), TEXT),
        **dict.fromkeys(("variants", "mentions", "reasons"), WORDS),
        "proposal": OBJECT,
    },
    "claim": {**_PROPOSED, "article": NAME, **_CONTENT, "why": WORDS, "proposal": OBJECT},
    "link": {
        **_PROPOSED,
        **dict.fromkeys(("a", "b", "relation"), NAME),
        **dict.fromkeys(("rank_a", "rank_b"), WHOLE),
        "reasons": WORDS,
        "features": SCORES,
        "proposal": OBJECT,
    },
    "family": {
        **_PROPOSED,
        **dict.fromkeys(("members", "changes", "cut"), OBJECTS),
        "root": NAME,
        "reasons": WORDS,
        "answers": OBJECT,
    },
    "story": {**_PROPOSED, "articles": WORDS},
    "fact": {
        "id": NAME,
        **dict.fromkeys(("text", "rationale", "valid_from", "valid_to"), TEXT),
        "verdict": NAME,
        **dict.fromkeys(("independent_roots", "independent_roots_max"), WHOLE),
        "attributes": OBJECT,
        **dict.fromkeys(("evidence", "judgements"), OBJECTS),
    },
    "looked": {"article": NAME, "analysts": WORDS},
    "note": {"id": NAME, "target": NAME, "analyst": NAME, "text": TEXT},
    "decision": {
        **dict.fromkeys(("id", "action", "analyst", "replica", "hlc", "verb"), NAME),
        **dict.fromkeys(("at", "exposure", "via", "previous", "hash"), TEXT),
        **dict.fromkeys(("seq", "schema"), WHOLE),
        "targets": WORDS,
        **dict.fromkeys(("payload", "shown"), OBJECT),
    },
}
"""The keys of every kind of line beside `type`; a key that may be missing may also be null."""

REQUIRED: Final[Mapping[str, tuple[str, ...]]] = {
    "schema": ("version", "toml"),
    "run": ("maker", "version", "kind"),
    "mention": ("article", "start", "end"),
    "entity": ("name",),
    "claim": ("article", "start", "end"),
    "link": ("a", "b", "relation"),
    "family": ("members",),
    "story": ("articles",),
    "fact": ("text",),
    "looked": ("article",),
    "note": ("target", "text"),
    "decision": ("id", "action", "analyst", "replica", "seq", "hlc", "at", "verb", "targets"),
}


_KNOWN: Final[Mapping[str, frozenset[str]]] = {kind: frozenset((*keys, "type")) for kind, keys in SHAPES.items()}


def check(kind: str, record: JsonObject) -> None:
    """Nothing, if the record is a line of its kind; ValueError that says what is wrong with which key."""
    required = REQUIRED.get(kind, ())
    if None in map(record.get, required):
        missing = [name for name in required if record.get(name) is None]
        raise ValueError(f"a {kind} needs {' and '.join(missing)}")
    check_part(SHAPES[kind], record)


def check_part(shapes: Shapes, record: JsonObject) -> None:
    """Nothing, if every known key that is there has the right type; ValueError that names the one that has not."""
    for name, value in record.items():
        shape = shapes.get(name)
        if shape is None or value is None or (value and type(value) is shape.plain):
            continue
        if not shape.holds(value):
            raise ValueError(f"{name} must be {shape.words}")


def unknown(kind: str, record: JsonObject) -> dict[str, Json]:
    """What a record holds beside the keys of its kind."""
    known = _KNOWN[kind]
    return {} if known.issuperset(record) else {name: value for name, value in record.items() if name not in known}
