"""Owns what the data sets are called, and what of their files comes in."""

from typing import Final

from annotator.formats.endings import NATIVE_EXTENSIONS
from annotator.formats.fact_sets import climate_fever, scifact, vitaminc
from annotator.formats.format import Foreign, Format, Use

FACT_SETS: Final = (
    Format(
        "scifact",
        "SciFact, claims on abstracts of papers",
        NATIVE_EXTENSIONS,
        "Claims come in as facts with their verdict, the sentences of their evidence as claims; of corpus.jsonl beside "
        "them only the abstracts that they cite. Further keys stay with the facts.",
        foreign=Foreign(scifact.records, scifact.is_one, scifact.along),
        use=Use.MODELS,
    ),
    Format(
        "vitaminc",
        "VitaminC, claims each with the words of its evidence",
        NATIVE_EXTENSIONS,
        "Claims come in as facts with their verdict, the words of each evidence as an article called as its page, with "
        "a claim that stands for the whole of it. Further keys stay with the facts.",
        foreign=Foreign(vitaminc.records, vitaminc.is_one),
        use=Use.MODELS,
    ),
    Format(
        "climate-fever",
        "Climate-FEVER, claims on the climate",
        NATIVE_EXTENSIONS,
        "Claims come in as facts with their verdict, each sentence of evidence as an article called as its page, with "
        "a claim that stands for the whole of it. Votes and further keys stay with the facts.",
        foreign=Foreign(climate_fever.records, climate_fever.is_one),
        use=Use.MODELS,
    ),
)
"""Those whose files are known; they go before FEVER, whose keys they have among theirs."""
