"""The reasons of an edge: of its own articles, what differs in the very sentence, and nothing said twice."""

from dataclasses import replace

import pytest

from annotator.domain.copy_reasons import strongest
from annotator.domain.family import Change, Derivation, Family, Member, Reading
from annotator.domain.ids import ArticleId, FamilyId, SourceId
from annotator.domain.link import Standing
from annotator.domain.roots import Rest, root_graph
from annotator.domain.span import Span
from annotator.domain.voices import Kin, Voice

A, B, C = (ArticleId(letter) for letter in "abc")
_SENTENCE, _FAR = Span(0, 60), Span(500, 560)
_REASONS = (
    "67 to 100 % of the words shared",
    "of 1 article only 1 passage: 67 % of the sentences",
    "sentences in the same order",
    "1 quotation shared",
    "“(NWW)” credits Northwind Wire",
    "first printed 2024-06-04",
    "updated 2024-06-05, 34 words shorter",
)


def voice(article: ArticleId, speaker: str = "") -> Voice:
    """A claim in the first sentence of an article."""
    return Voice(article, Span(10, 30), frozenset({speaker} if speaker else ()), speaker=speaker)


def change(sentence: Span, **told: str) -> Change:
    """What articles word in their own way in a sentence."""
    span = Span(sentence.start + 12, sentence.start + 16)
    return Change(tuple(Reading(ArticleId(each), sentence, span, word, word) for each, word in told.items()))


def kin(*members: Member, changes: tuple[Change, ...] = (), reasons: tuple[str, ...] = _REASONS) -> Kin:
    """A suggested family of these members."""
    return Kin(Family(FamilyId("family"), members, SourceId("wire"), reasons=reasons, changes=changes))


_WHOLE = Member(A, Derivation.WHOLLY), Member(B, Derivation.WHOLLY)
_CUT = Member(C, Derivation.PARTIALLY, Span(0, 100), 6_700)


def test_two_whole_copies_are_told_nothing_of_the_one_that_was_cut() -> None:
    (edge,) = root_graph([voice(A), voice(B)], [kin(*_WHOLE, _CUT)]).edges
    assert edge.reasons == (
        "all taken over wholly",
        "sentences in the same order",
        "“(NWW)” credits Northwind Wire",
        "first printed 2024-06-04",
    )


def test_of_a_cut_copy_its_own_passage_is_told() -> None:
    (edge,) = root_graph([voice(A), voice(C)], [kin(*_WHOLE, _CUT)]).edges
    assert edge.reasons[0] == "of 1 article only 1 passage"
    assert not any("67" in reason for reason in edge.reasons)


def test_an_edge_of_all_articles_has_all_reasons() -> None:
    (edge,) = root_graph([voice(A), voice(B), voice(C)], [kin(*_WHOLE, _CUT)]).edges
    assert edge.reasons == _REASONS


def test_what_differs_in_the_sentence_of_the_claim_is_said_first() -> None:
    told = change(_SENTENCE, a="found", b="not found", c="found")
    (edge,) = root_graph([voice(A), voice(B)], [kin(*_WHOLE, _CUT, changes=(told,))]).edges
    assert edge.reasons[0] == "“found” is elsewhere “not found” in this very sentence"


def test_it_is_said_once_where_the_family_says_it_as_well() -> None:
    told = change(_SENTENCE, a="found", b="not found")
    reasons = ("100 % of the words shared", f"{told.told} in a sentence that is the same otherwise")
    (edge,) = root_graph([voice(A), voice(B)], [kin(*_WHOLE, changes=(told,), reasons=reasons)]).edges
    assert edge.reasons == (f"{told.told} in this very sentence", "100 % of the words shared")


@pytest.mark.parametrize(
    "told", [change(_FAR, a="found", b="not found"), change(_SENTENCE, a="found", b="found", c="not found")]
)
def test_another_sentence_and_other_articles_do_not_make_the_claim_differ(told: Change) -> None:
    (edge,) = root_graph([voice(A), voice(B)], [kin(*_WHOLE, _CUT, changes=(told,))]).edges
    assert not any("found" in reason for reason in edge.reasons)


def test_a_speaker_of_one_text_is_not_asked_about_until_the_text_is_cut() -> None:
    voices = [voice(A, "Ada"), voice(B, "Ada")]
    graph = root_graph(voices, [kin(*_WHOLE)])
    assert ([edge.rest for edge in graph.edges], len(graph.roots), graph.most) == ([Rest.COPY], 1, 2)
    cut = root_graph(voices, [replace(kin(*_WHOLE), standing=Standing.REJECTED)])
    assert ([edge.rest for edge in cut.edges], len(cut.roots)) == ([Rest.COPY, Rest.STATEMENT], 1)


def test_a_speaker_whom_others_quote_as_well_is_still_asked_about() -> None:
    graph = root_graph([voice(A, "Ada"), voice(B, "Ada"), voice(C, "Ada")], [kin(*_WHOLE)])
    assert [edge.rest for edge in graph.edges] == [Rest.COPY, Rest.STATEMENT]


def test_of_reasons_that_differ_in_a_figure_the_highest_is_told() -> None:
    assert strongest(
        (
            "38 to 65 % of the words shared",
            "of 6 articles only 11 passages: 41 to 65 % of the sentences",
            "sentences in another order",
            "“(Source: Northwind Wire)” credits Northwind Wire",
            "67 to 100 % of the words shared",
            "of 1 article only 1 passage: 67 % of the sentences",
            "sentences in the same order",
            "1 quotation shared",
            "2 quotations shared",
            "“BELMAR, 4 June (NWW)” credits Northwind Wire",
            "“(AFP)” credits AFP",
            "first printed 2024-06-04",
            "first printed 2024-06-04",
            "all quote Ada",
        )
    ) == (
        "67 to 100 % of the words shared",
        "of 1 article only 1 passage: 67 % of the sentences",
        "sentences in the same order",
        "“(Source: Northwind Wire)” credits Northwind Wire",
        "2 quotations shared",
        "“(AFP)” credits AFP",
        "first printed 2024-06-04",
        "all quote Ada",
    )


def test_a_root_tells_each_of_its_reasons_once() -> None:
    part = kin(*(replace(m, derivation=Derivation.PARTIALLY, span=Span(0, 90)) for m in _WHOLE))
    part = replace(part, family=replace(part.family, id=FamilyId("part"), reasons=("40 % of the words shared",)))
    graph = root_graph([voice(A), voice(B)], [kin(*_WHOLE, reasons=("97 % of the words shared",)), part])
    assert (len(graph.edges), graph.reasons(A)) == (2, ("97 % of the words shared",))
