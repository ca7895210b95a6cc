"""Owns which packages beside the program's own some formats need, and telling how to come by them."""

import sys
from collections.abc import Mapping
from importlib.util import find_spec
from types import MappingProxyType
from typing import Final

from annotator.domain.errors import Missing

EXTRAS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "": (),
        "labelstudio": ("label_studio_sdk",),
        "parquet": ("pyarrow",),
        "pdf": ("typst", "noto_cjk_sans_otc", "fontpkg_noto_sans_arabic"),
        "uima": ("cassis",),
        "web": ("pyld",),
    }
)
"""The modules that an extra of the package brings, by its name in pyproject.toml; "" is none."""


def is_there(extra: str) -> bool:
    """Whether the modules of an extra are installed; KeyError for an extra that there is none of."""
    return all(find_spec(module) is not None for module in EXTRAS[extra])


def lacking(extra: str, title: str) -> Missing | None:
    """None, if the modules of an extra are installed; else what says how to install them."""
    if is_there(extra):
        return None
    return Missing("format-not-in-folder" if is_built() else "format-needs-extra", title=title, extra=extra)


def needed(extra: str, title: str) -> None:
    """Nothing, if the modules of an extra are installed; Missing that says how to install them."""
    if lack := lacking(extra, title):
        raise lack


def is_built() -> bool:
    """Whether this is the folder that runs without Python, to which nothing can be added."""
    return bool(getattr(sys, "frozen", False))
