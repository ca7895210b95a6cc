"""Owns the names that scripts and notebooks may rely on; what is not here may change with any version."""

from annotator.api.articles import compare_articles
from annotator.api.claims import compare_claims
from annotator.api.comparison import Comparison
from annotator.api.names import compare_names
from annotator.api.reading import (
    Analysis,
    Attribution,
    Boilerplate,
    Claim,
    Mention,
    Passage,
    Time,
    analyse,
    extract_text,
)

__all__ = [
    "Analysis",
    "Attribution",
    "Boilerplate",
    "Claim",
    "Comparison",
    "Mention",
    "Passage",
    "Time",
    "analyse",
    "compare_articles",
    "compare_claims",
    "compare_names",
    "extract_text",
]
