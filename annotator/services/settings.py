"""Owns the user's settings: typed, kept as TOML in the user's configuration folder."""

import errno
import json
import os
import tomllib
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field, fields, replace
from itertools import count
from pathlib import Path

from annotator.domain.errors import Conflict
from annotator.domain.text import without_lone_surrogates
from annotator.paths import config_dir
from annotator.services.partial import written_whole

_FILE = "settings.toml"
THEMES = ("system", "light", "dark", "contrast")
ARTICLE_PX_LEAST = 13
ARTICLE_PX_MOST = 28
"""The sizes of an article's text that can be reached in the window."""
_TRIES = 50
"""Another window may be saving its own just now, which takes it a moment."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a person chose: look, name, projects used last, panel sizes and the claim last looked at by project.

    `keys` holds a person's own keys by action, with a space between them, `pipelines` the package that reads each
    language, "none" for none.
    """

    theme: str = "system"
    analyst: str = ""
    article_px: int = 16
    letter_keys: bool = True
    key_profile: str = "Default"
    recent: tuple[str, ...] = ()
    keys: Mapping[str, str] = field(default_factory=dict)
    pipelines: Mapping[str, str] = field(default_factory=dict)
    layout: Mapping[str, str] = field(default_factory=dict)
    bookmarks: Mapping[str, str] = field(default_factory=dict)
    columns: Mapping[str, str] = field(default_factory=dict)
    """What the columns of a table become, as JSON, by the table's headings with tabs between them."""


def load(path: Path | None = None) -> Settings:
    """The saved settings; built-in ones for whatever is missing or cannot be used."""
    try:
        return _understood(_table(path or config_dir() / _FILE))[0]
    except (OSError, ValueError):
        return Settings()


def complaints(path: Path | None = None) -> tuple[str, ...]:
    """What of the settings file could not be used, as sentences; the file as it was is then kept beside it."""
    file = path or config_dir() / _FILE
    try:
        troubles = _understood(_table(file))[1]
    except FileNotFoundError:
        return ()
    except OSError as error:
        return (f"The settings file {file} could not be read ({error.strerror}); the usual settings are used.",)
    except ValueError as error:
        return (f"The settings file {file} is not valid TOML ({error}); {_set_aside(file)}.",)
    if not troubles:
        return ()
    kept = keep_broken(file)
    return (*(f"{each.format(file=file)}." for each in troubles), *([f"The file is kept as {kept}."] if kept else []))


def keep_broken(path: Path | None = None) -> str:
    """What a copy of the settings file is called that keeps what could not be used of it; "" if there is none."""
    file = path or config_dir() / _FILE
    try:
        held = file.read_bytes()
        aside = _aside(file, held)
        aside.write_bytes(held)
    except OSError:
        return ""
    return aside.name


def _table(file: Path) -> dict[str, object]:
    if file.exists() and not file.is_file():  # a pipe would keep us waiting
        raise OSError(errno.EINVAL, "it is not an ordinary file", str(file))
    return tomllib.loads(file.read_text(encoding="utf-8"))


def _set_aside(file: Path) -> str:
    """Keeps a broken file beside the new one, which the next change would else write over."""
    try:
        aside = _aside(file, file.read_bytes())
        file.replace(aside)
    except OSError:
        return "the usual settings are used"
    return f"it is kept as {aside.name}, and the usual settings are used"


def _aside(file: Path, held: bytes) -> Path:
    """A name for a broken file that nobody has, or that has the very same in it: "settings.broken.toml"."""
    names = (file.with_suffix(f".broken{f'-{n}' if n > 1 else ''}.toml") for n in count(1))
    return next(name for name in names if not name.exists() or (name.is_file() and name.read_bytes() == held))


def _understood(table: Mapping[str, object]) -> tuple[Settings, list[str]]:
    """The settings in a table, and what of it could not be used, as sentences that lack the file and their end."""
    usual, troubles = Settings(), list[str]()
    known = {
        each.name: _usable(each.name, table[each.name], getattr(usual, each.name), troubles)
        for each in fields(Settings)
        if each.name in table
    }
    return replace(usual, **known), troubles  # type: ignore[arg-type]  # each value has the type of its default


def _usable(name: str, value: object, usual: object, troubles: list[str]) -> object:
    """What of a value can be used; what cannot is told among the troubles."""
    if isinstance(value, dict) and isinstance(usual, dict):
        return _entries(name, value, troubles)
    if isinstance(value, list) and isinstance(usual, tuple):
        sound = tuple(each for each in value if isinstance(each, str))
        if len(sound) < len(value):
            troubles.append(f"In the setting “{name}” in {{file}} some entries are no text; they are left out")
        return sound
    if type(value) is not type(usual):
        troubles.append(f"The setting “{name}” in {{file}} is of another kind than it must be; it is as usual")
        return usual
    if name == "theme" and value not in THEMES:
        troubles.append(f"The setting “theme” in {{file}} must be {', '.join(THEMES)}; it is as usual")
        return usual
    return _within(value, troubles) if name == "article_px" and isinstance(value, int) else value


def _within(px: int, troubles: list[str]) -> int:
    nearest = max(ARTICLE_PX_LEAST, min(ARTICLE_PX_MOST, px))
    if nearest != px:
        bounds = f"from {ARTICLE_PX_LEAST} to {ARTICLE_PX_MOST}"
        troubles.append(f"The setting “article_px” in {{file}} must be {bounds}; it is {nearest}")
    return nearest


def _entries(name: str, table: Mapping[str, object], troubles: list[str]) -> dict[str, str]:
    """The entries that can be used; of keys also those that are given as a list."""
    sound: dict[str, str] = {}
    for entry, value in table.items():
        if name == "keys" and isinstance(value, list) and all(isinstance(each, str) for each in value):
            sound[entry] = " ".join(value)
        elif isinstance(value, str):
            sound[entry] = value
        else:
            shown = entry.replace("{", "{{").replace("}", "}}")
            troubles.append(f"The setting “{name}.{shown}” in {{file}} must be text in quotes; it is left out")
    return sound


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
