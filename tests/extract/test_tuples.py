"""A clause with lists or with several things said comes to several tuples; a plain one is its own."""

from annotator.extract.claims.claims import draft_claims
from annotator.extract.claims.tuples import Places, tuples_of
from annotator.extract.findings import Label, findings
from annotator.extract.page.layout import Piece, PieceKind

from .docs import doc_of, with_names

_SHIPS = (
    "Egypt NNP nsubj 3", "and CC cc 0", "Italy NNP conj 0", "sent VBD ROOT 3", "ships NNS dobj 3", "to IN prep 3",
    "Tripoli NNP pobj 5", "on IN prep 3", "Monday NNP pobj 7", ". . punct 3",
)  # fmt: skip


def said(*lines: str, names: tuple[tuple[int, int, Label, str], ...] = ()) -> list[list[str | None]]:
    """Subject, predicate and objects of every tuple of every draft."""
    doc = with_names(doc_of(*lines), *names)
    findings(doc).pieces = (Piece(0, len(doc.text), PieceKind.BODY),)

    def words(places: Places | None) -> str | None:
        return doc[slice(*places)].text if places else None

    return [
        [words(one.subject), words(one.predicate), *map(words, one.objects)]
        for draft in findings(draft_claims(doc)).drafts
        for one in tuples_of(doc, draft)
    ]


def test_each_subject_of_a_list_says_it_and_what_stands_beside_the_object_is_told_apart() -> None:
    assert said(*_SHIPS) == [
        ["Egypt", "sent", "ships"], ["Egypt", "sent ships to", "Tripoli", "on Monday"],
        ["Italy", "sent", "ships"], ["Italy", "sent ships to", "Tripoli", "on Monday"],
    ]  # fmt: skip


def test_a_name_that_looks_like_a_list_is_one_subject() -> None:
    found = said(*_SHIPS[:5], names=((0, 3, Label.ORG, "Egypt and Italy"),))
    assert found == [["Egypt and Italy", "sent", "ships"]]


def test_two_verbs_with_one_object_both_have_it() -> None:
    found = said(
        "Traders NNS nsubj 1", "buy VBP ROOT 1", "and CC cc 1", "sell VBP conj 1", "shares NNS dobj 3", ". . punct 1"
    )
    assert found == [["Traders", "buy", "shares"], ["Traders", "sell", "shares"]]


def test_what_is_only_supposed_is_not_told_apart() -> None:
    lines = ("If IN mark 4", *(f"{a} {b} {'advcl' if c == 'ROOT' else c} {int(d) + 1}" for a, b, c, d in
             (line.split() for line in _SHIPS[:9])))  # fmt: skip
    found = said(*lines, ", , punct 12", "France NNP nsubj 12", "answers VBZ ROOT 12")
    assert found[0][:2] == ["Egypt and Italy", "sent"]


def test_that_goes_with_the_verb_of_saying() -> None:
    found = said(
        "Akar NNP nsubj 1", "said VBD ROOT 1", "that IN mark 4", "ports NNS nsubj 4", "reopened VBD ccomp 1",
        "again RB advmod 4",
    )  # fmt: skip
    assert found[0] == ["Akar", "said that", "ports reopened again"]
