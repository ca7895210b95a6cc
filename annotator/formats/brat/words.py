"""Owns how things are called in brat: types of spans and relations, which are letters, digits, "-" and "_" only."""

import json
import re
from typing import Final

from annotator.domain.claim import Role
from annotator.formats.span_labels import put_back, set_apart

CLAIM: Final = "Claim"
SLOT_TYPE: Final = {role: role.value.capitalize() for role in Role}
ROLE_OF_TYPE: Final = {name: role for role, name in SLOT_TYPE.items()}
NOTE: Final = "AnnotatorNotes"
_OTHER: Final = re.compile(r"[^\w-]+")


def type_word(label: str) -> str:
    """A mention's label as brat can hold it: what it cannot is "_", and one that would mean a claim or slot ends so."""
    return set_apart(_OTHER.sub("_", label) or "_", _is_taken)


def label_of_type(word: str) -> str:
    """The label that a type of an export of ours stands for."""
    return put_back(word, _is_taken)


def _is_taken(word: str) -> bool:
    return word == CLAIM or word in ROLE_OF_TYPE


def one_line(text: str) -> str:
    """A covered text as its line shows it: line ends are spaces, so that it keeps its length."""
    return text.replace("\n", " ").replace("\r", " ").replace("\t", " ")


def file_stems(ids: list[str]) -> dict[str, str]:
    """A name for the files of each article, its id as far as a file may be called so; no two alike."""
    stems: dict[str, str] = {}
    taken: set[str] = set()
    for identity in ids:
        plain = re.sub(r"[^A-Za-z0-9._-]+", "_", identity).strip("._")[:80] or "article"
        stem, number = plain, 1
        while stem.lower() in taken:
            number += 1
            stem = f"{plain}-{number}"
        taken.add(stem.lower())
        stems[identity] = stem
    return stems


def note_of(value: str) -> str:
    """A value as a note, in quotation marks as JSON where it is more than plain words in one line."""
    plain = value == " ".join(value.split()) and value != "" and not value.startswith('"')
    return value if plain else json.dumps(value)


def value_of(note: str) -> str:
    """The value that a note holds."""
    try:
        said = json.loads(note) if note.startswith('"') else note
    except ValueError:
        return note
    return said if isinstance(said, str) else note
