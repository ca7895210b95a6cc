"""Owns the user's settings: typed, kept as TOML in the user's configuration folder."""

import json
import tomllib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path

from annotator.domain.text import without_lone_surrogates
from annotator.paths import config_dir

_FILE = "settings.toml"


@dataclass(frozen=True, slots=True)
class Settings:
    """What a person chose: look, name, projects used last, panel sizes and the claim last looked at by project."""

    theme: str = "system"
    analyst: str = ""
    article_px: int = 16
    letter_keys: bool = True
    recent: tuple[str, ...] = ()
    layout: Mapping[str, str] = field(default_factory=dict)
    bookmarks: Mapping[str, str] = field(default_factory=dict)


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
    partial = target.with_suffix(".partial")
    partial.write_text(_toml(settings), encoding="utf-8")
    partial.replace(target)


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
