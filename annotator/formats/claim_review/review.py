"""Owns one review on its way to a fact, with quotations from articles of the project as claims."""

from collections.abc import Iterator, Sequence
from typing import Final

from annotator.domain.fact import Stance
from annotator.domain.ids import content_id
from annotator.domain.json import Json, JsonObject, as_str
from annotator.formats.claim_review.details import details_of_quotation
from annotator.formats.claim_review.finding import KIND
from annotator.formats.claim_review.ratings import Rating, ratings_of
from annotator.formats.claim_review.terms import all_words, each_of, kinds, words
from annotator.formats.claim_review.writing import DRAFT
from annotator.formats.native.records import PARTS
from annotator.formats.quoting import Quoting, Unfound

_STANCES: Final = {stance.value: stance for stance in Stance}


class Review:
    """One review on its way to a fact."""

    def __init__(self, review: JsonObject, quoting: Quoting) -> None:
        self._review, self._quoting = review, quoting
        self._claims = each_of(review.get("itemReviewed"))
        self._text = as_str(review.get("claimReviewed")) or words(review, "claimReviewed")
        self._text = self._text or words(self._claims, "text", "name")
        if not self._text:
            raise ValueError("a ClaimReview needs claimReviewed")
        self._ratings = ratings_of(review)
        self._verdicts = [each.verdict for each in self._ratings if each.verdict is not None]
        self._evidence: list[Json] = []
        self.left: list[tuple[str, str]] = []
        """What stays out of its quotations, by name and what it is of."""

    @property
    def _is_ours(self) -> bool:
        """Whether it is a draft, as exports of ours are."""
        return words(self._review, "creativeWorkStatus") == DRAFT

    @property
    def is_rated(self) -> bool:
        """Whether it has a rating at all."""
        return bool(self._ratings)

    @property
    def is_unlike(self) -> bool:
        """Whether none of its ratings is one of our verdicts."""
        return not self._verdicts

    @property
    def is_torn(self) -> bool:
        """Whether its ratings come to several verdicts, of which the first counts."""
        return len(set(self._verdicts)) > 1

    def records(self) -> Iterator[JsonObject]:
        """Claims where its quotations stand in articles of the project, the fact, and the other quotations as notes."""
        known = words(self._review, "identifier") if self._is_ours else ""
        url = words(self._review, "url")
        identity = known or content_id("fact", self._text, url or words(self._review.get("author"), "name"))
        notes: list[JsonObject] = []
        for quotation in each_of(self._review.get("citation")):
            if "Quotation" in kinds(quotation):
                claim = self._quoted(quotation)
                self.left += details_of_quotation(quotation, ours=self._is_ours, noted=claim is None)
                if claim is not None:
                    yield claim
                else:
                    notes.append({"type": "note", "target": identity, "text": _noted(quotation)})
        yield self._fact(identity, told=bool(known))
        yield from (note for note in notes if note["text"])

    def _fact(self, identity: str, *, told: bool) -> JsonObject:
        covered = words(self._claims, "temporalCoverage").split("/")
        ends: list[Json] = [each if each != ".." else None for each in covered] if len(covered) == 2 else [None, None]
        explained = (as_str(each.get("ratingExplanation")) for each in each_of(self._review.get("reviewRating")))
        return {
            "type": "fact",
            "id": identity,
            "text": self._text,
            **({"verdict": self._verdicts[0].value} if self._verdicts else {}),
            "rationale": next(filter(None, explained), "") or words(self._review, "reviewBody"),
            "valid_from": ends[0],
            "valid_to": ends[1],
            "attributes": self._attributes(),
            "evidence": self._evidence,
            **({PARTS: ["text", "rationale", "valid_from", "valid_to"]} if told else {}),
        }

    def _attributes(self) -> dict[str, Json]:
        if self._is_ours:
            about = each_of(self._review.get("about"))
            ours = {name: as_str(each.get("value"), words(each, "value")) for each in about if (name := _named(each))}
            return dict(ours)
        first, *others = [*self._appearances(), ""]
        found: dict[str, Json] = {
            "speaker": _names(self._claims, "author"),
            "claim_date": words(self._claims, "datePublished"),
            "original_claim_url": first,
            "other_appearances": " ".join(others).strip(),
            "fact_checking_article": words(self._review, "url"),
            "fact_checker": _names([self._review], "author"),
            **self._rated(),
            "review_date": words(self._review, "datePublished"),
        }
        return {name: said for name, said in found.items() if said}

    def _appearances(self) -> list[str]:
        """Where the claim was made, each address once, the first first."""
        keys = ("firstAppearance", "appearance")
        works = [all_words(claim.get(key), "url", "@id") for key in keys for claim in self._claims if key in claim]
        return list(dict.fromkeys(address for each in works for address in each))

    def _rated(self) -> dict[str, Json]:
        """The rating that counts, which is the first that comes to a verdict, and the others."""
        counted = next((each for each in self._ratings if each.verdict is not None), None)
        if counted is None:
            counted = next(iter(self._ratings), Rating("", "", None))
        others = dict.fromkeys(each.said for each in self._ratings if each.said != counted.said)
        return {
            "rating": counted.said,
            "rating_value": counted.numbers if counted.numbers != counted.said else "",
            "other_ratings": "; ".join(others),
        }

    def _quoted(self, quotation: JsonObject) -> JsonObject | None:
        """The claim at the words of a quotation, if they stand once in an article of the project."""
        work = next(iter(each_of(quotation.get("isPartOf"))), {})
        claim = self._quoting.claim(
            words(quotation, "text"),
            named=words(work, "identifier"),
            urls=(words(work, "url"),),
            identity=words(quotation, "identifier"),
            kind=KIND,
            status=words(quotation, "creativeWorkStatus") if self._is_ours else "",
        )
        if isinstance(claim, Unfound):
            return None
        stance = _STANCES.get(words(quotation, "disambiguatingDescription"), Stance.SILENT)
        self._evidence.append({"claim": claim["id"], "stance": stance.value})
        return claim


def _named(value: JsonObject) -> str:
    """What a value is called, as it is."""
    return as_str(value.get("name"), words(value, "name"))


def _noted(quotation: JsonObject) -> str:
    work = next(iter(each_of(quotation.get("isPartOf"))), {})
    parts = [words(quotation, "disambiguatingDescription"), words(quotation, "text")]
    parts += [words(work, "headline"), words(work, "url")]
    return "\n".join(part for part in dict.fromkeys(parts) if part)


def _names(nodes: Sequence[JsonObject], key: str) -> str:
    """What all are called that stand under a key of some objects, each once."""
    named = (name for node in nodes for name in all_words(node.get(key), "name"))
    return "; ".join(dict.fromkeys(named))
