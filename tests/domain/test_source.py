"""Tests of where articles come from."""

import pytest

from annotator.domain.ids import SourceId
from annotator.domain.source import Source


def test_a_source_that_no_article_could_name_is_refused() -> None:
    with pytest.raises(ValueError, match="no id"):
        Source(SourceId(""), "Herald")
