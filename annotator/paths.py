"""Where resources, seeds, user settings, user state and logs lie."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def resource(*parts: str) -> Path:
    """The file or folder of our own resources, as ``resource("icons", "tick.svg")``."""
    return _shipped("resources").joinpath(*parts)


def seeds() -> Path:
    """The folder with the demo project's articles."""
    return _shipped("seeds")


def config_dir(environment: Mapping[str, str] = os.environ) -> Path:
    """The folder of the user's settings; it need not exist yet."""
    return _user_dir("config", environment)


def state_dir(environment: Mapping[str, str] = os.environ) -> Path:
    """The folder of what the program remembers between starts; it need not exist yet."""
    return _user_dir("state", environment)


def logs_dir(environment: Mapping[str, str] = os.environ) -> Path:
    """The folder of log files and saved error reports; it need not exist yet."""
    return state_dir(environment) / "logs"


_XDG = {
    "config": ("XDG_CONFIG_HOME", (".config",)),
    "state": ("XDG_STATE_HOME", (".local", "state")),
}


def _user_dir(kind: str, environment: Mapping[str, str]) -> Path:
    own = environment.get("ANNOTATOR_HOME")
    if own:
        return Path(own).expanduser() / kind
    variable, fallback = _XDG[kind]
    given = Path(environment.get(variable, ""))
    # The XDG specification asks to ignore a relative path.
    root = given if given.is_absolute() else Path.home().joinpath(*fallback)
    return root / "annotator"


def _shipped(name: str) -> Path:
    found = [root / name for root in _roots() if (root / name).is_dir()]
    return found[0] if found else _roots()[-1] / name


def _roots() -> list[Path]:
    """Bundle, installed package, checkout: in this order, so that a bundle never reads a checkout beside it."""
    bundle = getattr(sys, "_MEIPASS", None)
    frozen = [Path(bundle) / "annotator", Path(bundle)] if bundle else []
    return [*frozen, _PACKAGE, _PACKAGE.parent]
