"""Owns what the extraction tests share: the model, loaded once, and docs built by hand."""

import pytest

from annotator.extract.pipeline import Extractor


@pytest.fixture(scope="session")
def extractor() -> Extractor:
    """The extractor with the installed model."""
    return Extractor.load()
