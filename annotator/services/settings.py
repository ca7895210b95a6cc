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
        value = _held(value)
        known[each.name] = value if _alike(value, usual) else usual
    return Settings(**known)  # type: ignore[arg-type]  # each value has the type of its default


def complaints(path: Path | None = None) -> tuple[str, ...]:
    """What of the settings file could not be used, as sentences; a file that cannot be read at all is set aside."""
    file = path or config_dir() / _FILE
    try:
        table = tomllib.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return ()
    except OSError as error:
        return (f"The settings file {file} could not be read ({error.strerror}); the usual settings are used.",)
    except ValueError as error:
        return (f"The settings file {file} is not valid TOML ({error}); {_set_aside(file)}.",)
    default = Settings()
    kinds = ((each.name, table.get(each.name), getattr(default, each.name)) for each in fields(Settings))
    wrong = [name for name, value, usual in kinds if name in table and not _alike(_held(value), usual)]
    return tuple(
        f"The setting “{name}” in {file} is of another kind than it must be; it is as usual." for name in wrong
    )


def _set_aside(file: Path) -> str:
    """Keeps a broken file beside the new one, which the next change would else write over."""
    aside = file.with_suffix(".broken.toml")
    try:
        file.replace(aside)
    except OSError:
        return "the usual settings are used"
    return f"it is kept as {aside.name}, and the usual settings are used"


def _held(value: object) -> object:
    return tuple(value) if isinstance(value, list) else value


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
