"""Owns which installed pipeline reads which language, and the extraction of articles that are not in English."""

from annotator.extract.pipelines import Pipeline
from annotator.extract.pipelines import installed as _packages

__all__ = ["Pipeline", "installed"]


def installed() -> dict[str, tuple[Pipeline, ...]]:
    """The installed pipelines by the short code of their language, each by name."""
    found: dict[str, tuple[Pipeline, ...]] = {}
    for pipeline in _packages():
        found[pipeline.language] = (*found.get(pipeline.language, ()), pipeline)
    return found
