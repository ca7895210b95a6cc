"""Hand-made claims for the tests of Review: one article, seven claims, three candidates."""

from dataclasses import replace

from annotator.domain.claim import Claim, Factuality, Role, Slot, Status, ordered
from annotator.domain.ids import ArticleId, ClaimId, link_id
from annotator.domain.link import Link, Relation, Standing
from annotator.domain.span import Span
from annotator.domain.view import ArticleRow, Candidate, ClaimCard

ARTICLE = ArticleId("article-1")
TEXT = (
    "Defence Minister Akar flew into Tripoli on Saturday with the chief of the general staff. "
    "The ministry said the delegation would inspect Turkish troops. "
    "Akar first saw his counterpart, Salahaddin Namroush, alone, before the wider talks.\n\n"
    "The trip came four days after parliament in Ankara extended the deployment of Turkish forces in Libya "
    "by 18 months, and two days after Khalifa Haftar warned that his fighters would target them.\n\n"
    "The ceasefire has largely held."
)


def span_of(words: str) -> Span:
    """Where the words first stand in the article."""
    at = TEXT.index(words)
    return Span(at, at + len(words))


def slot(role: Role, words: str, value: str | None = None) -> Slot:
    """A slot at the words."""
    return Slot(role, span_of(words), value)


def claim(number: int, words: str, text: str, *slots: Slot, score: int = 9_300) -> Claim:
    """A claim at the words."""
    return Claim(ClaimId(f"claim-{number}"), ARTICLE, span_of(words), text, ordered(slots), score=score)


def card(made: Claim, number: int, status: Status = Status.PROPOSED, **known: str) -> ClaimCard:
    """A claim's card; decided by A1 unless another analyst is named."""
    decided = status is not Status.PROPOSED
    return ClaimCard(
        made,
        number,
        status,
        disputed=False,
        analyst=known.get("analyst", "A1" if decided else ""),
        at=known.get("at", "2020-01-05T14:31:00Z" if decided else ""),
        reason=known.get("reason", ""),
        speaker=known.get("speaker", ""),
    )


def deployment() -> Claim:
    """The claim with a slot of nearly every kind."""
    return claim(
        5,
        "parliament in Ankara extended the deployment of Turkish forces in Libya by 18 months",
        "Turkey’s parliament extended the deployment of Turkish forces in Libya by 18 months.",
        slot(Role.SUBJECT, "parliament in Ankara"),
        slot(Role.PREDICATE, "extended the deployment of Turkish forces"),
        slot(Role.QUANTITY, "18 months"),
        slot(Role.TIME, "four days after"),
        slot(Role.PLACE, "Libya"),
    )


def cards() -> list[ClaimCard]:
    """Seven claims, in text order: of every status, with and without speaker."""
    arrival = claim(1, "Akar flew into Tripoli on Saturday", "Akar flew into Tripoli.", slot(Role.SUBJECT, "Akar"))
    staff = claim(2, "with the chief of the general staff", "The chief of the general staff came along.")
    visit = claim(
        3,
        "the delegation would inspect Turkish troops",
        "The delegation would inspect Turkish troops.",
        slot(Role.SPEAKER, "The ministry"),
        slot(Role.CUE, "said"),
        slot(Role.SUBJECT, "the delegation"),
        slot(Role.PREDICATE, "inspect"),
        slot(Role.OBJECT, "Turkish troops"),
    )
    meeting = claim(
        4,
        "Akar first saw his counterpart, Salahaddin Namroush, alone",
        "Akar met Salahaddin Namroush one to one in Tripoli before the wider talks.",
        slot(Role.SUBJECT, "Akar"),
        slot(Role.PREDICATE, "saw"),
        slot(Role.OBJECT, "Salahaddin Namroush"),
        slot(Role.PLACE, "Tripoli"),
        slot(Role.TIME, "Saturday", "2020-12-26"),
    )
    trip = claim(6, "The trip came four days after", "Akar’s trip came four days after the vote.", score=7_100)
    threat = claim(7, "his fighters would target them", "Haftar’s fighters would target Turkish forces.")
    held = claim(8, "The ceasefire has largely held", "The ceasefire has largely held.")
    threat = replace(threat, factuality=Factuality.POSSIBLE)
    return [
        card(arrival, 1, Status.CONFIRMED),
        card(staff, 2, Status.CONFIRMED),
        card(visit, 3, Status.CORRECTED, speaker="The ministry", analyst="A2"),
        card(meeting, 4, Status.CONFIRMED),
        card(deployment(), 5),
        card(trip, 6),
        card(threat, 7, Status.UNSURE, speaker="Khalifa Haftar"),
        card(held, 8, Status.REJECTED, reason="opinion, not a claim"),
    ]


def article_row(name: str, outlet: str, date: str, copies: int = 1) -> ArticleRow:
    """Another article in a list."""
    return ArticleRow(ArticleId(name), f"Report of {outlet}", outlet, "B", date, False, 4, 1, copies)


def candidates() -> list[Candidate]:
    """What resembles the fifth claim elsewhere: one that contradicts, one that agrees, one linked by a person."""
    return [
        candidate(
            1,
            "On 23 December the Ankara parliament prolonged the mission in Libya by 12 months, to the end of 2021.",
            (
                "both speak of the same thing and cannot both hold",
                "18 months, not 12 months",
                "2020-12-22, not 2020-12-23",
            ),
            Relation.CONTRADICTS,
        ),
        candidate(
            2,
            "Officials spoke. The motion keeps Turkish soldiers in Libya for another 18 months, said Ankara.",
            ("18 months in both", "both name Ankara"),
            Relation.SAME,
        ),
        candidate(
            3,
            "President Erdogan extended the stay of the Turkish troops at the base, officials said.",
            ("only one names Erdogan", "only one names Ankara"),
            Relation.REFINES,
            standing=Standing.CONFIRMED,
        ),
    ]


def candidate(
    number: int, context: str, reasons: tuple[str, ...], relation: Relation, *, standing: Standing = Standing.SUGGESTED
) -> Candidate:
    """A claim elsewhere, whose article begins a thousand characters before its context."""
    identity, own = ClaimId(f"other-{number}"), ClaimId("claim-5")
    link = Link(link_id(own, identity), own, identity, relation, 8_800 - 400 * number, number, 1, reasons)
    at = context.find("The motion")
    quote = Span(max(at, 0), len(context))
    day = context.find("23 December")
    times = (Slot(Role.TIME, Span(1_000 + day, 1_011 + day), "2020-12-23"),) if day >= 0 else ()
    made = Claim(identity, ArticleId(f"article-{number + 1}"), quote.shifted(1_000), quote.quote(context), times)
    outlet, date = (("Ankara Review", "2020-12-23"), ("Coastal Post", "2020-12-27"), ("Eastern Gazette", "2020-12-30"))[
        number - 1
    ]
    row = article_row(f"article-{number + 1}", outlet, date, copies=8 if number == 2 else 1)
    return Candidate(link, standing, card(made, number), row, context, quote, 1_000)
