"""Owns the user's settings: typed, kept as TOML in the user's configuration folder."""

import errno
import json
import os
import tomllib
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path

from annotator.domain.errors import Conflict
from annotator.domain.text import without_lone_surrogates
from annotator.paths import config_dir
from annotator.services.partial import written_whole

_FILE = "settings.toml"
_TRIES = 50
"""Another window may be saving its own just now, which takes it a moment."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a person chose: look, name, projects used last, panel sizes and the claim last looked at by project.

    `keys` holds a person's own keys by action, with a space between them.
    """

    theme: str = "system"
    analyst: str = ""
    article_px: int = 16
    letter_keys: bool = True
    key_profile: str = "Default"
    recent: tuple[str, ...] = ()
    keys: Mapping[str, str] = field(default_factory=dict)
    layout: Mapping[str, str] = field(default_factory=dict)
    bookmarks: Mapping[str, str] = field(default_factory=dict)
    columns: Mapping[str, str] = field(default_factory=dict)
    """What the columns of a table become, as JSON, by the table's headings with tabs between them."""


def load(path: Path | None = None) -> Settings:
    """The saved settings; built-in ones for whatever is missing or of the wrong kind."""
    try:
        table = tomllib.loads((path or config_dir() / _FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Settings()
    default = Settings()
    known: dict[str, object] = {}
    for each in fields(Settings):
        value, usual = table.get(each.name), getattr(default, each.name)
        value = tuple(value) if isinstance(value, list) else value
        known[each.name] = value if _alike(value, usual) else usual
    return Settings(**known)  # type: ignore[arg-type]  # each value has the type of its default


def _alike(value: object, usual: object) -> bool:
    """Whether a value is of the kind that the setting has, and holds only strings if it is a collection."""
    if type(value) is not type(usual):
        return False
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, tuple) else ()
    return all(isinstance(each, str) for each in inner)


def save(settings: Settings, path: Path | None = None) -> None:
    """Keep the settings; the old file stays whole until the new one is."""
    target = path or config_dir() / _FILE
    target.parent.mkdir(parents=True, exist_ok=True)
    written = _toml(settings).encode("utf-8")
    for _ in range(_TRIES):
        with suppress(Conflict), written_whole(target, lasting=False) as file:
            file.write(written)
            return
    raise OSError(errno.EBUSY, os.strerror(errno.EBUSY), str(target))


def _toml(settings: Settings) -> str:
    """TOML of the settings."""
    values = asdict(settings)
    plain = {name: value for name, value in values.items() if not isinstance(value, dict)}
    tables = {name: value for name, value in values.items() if isinstance(value, dict)}
    lines = [f"{name} = {_spelled(value)}" for name, value in plain.items()]
    for name, table in tables.items():
        lines += [f"\n[{name}]", *(f"{_spelled(key)} = {_spelled(value)}" for key, value in table.items())]
    return "\n".join(lines) + "\n"


def _spelled(value: object) -> str:
    """A value in TOML: as JSON spells it, but no pairs of surrogates for one character, and DEL never as it is."""
    text = json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    return without_lone_surrogates(text)
