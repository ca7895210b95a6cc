"""Tests of the root graph: copies, quoted statements and outlets that name one another."""

from collections.abc import Callable
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.fact import Stance
from annotator.domain.family import Derivation, Family, Member
from annotator.domain.ids import ArticleId, FamilyId, SourceId
from annotator.domain.link import Standing
from annotator.domain.roots import Rest, answer_to, root_graph
from annotator.domain.span import Span
from annotator.domain.voices import Kin, Voice

A, B, C, D = (ArticleId(letter) for letter in "abcd")


def voice(article: ArticleId, *, says: str = "", outlet: str = "", at: int = 10) -> Voice:
    """A claim of an article, said by somebody if a name is given."""
    named = frozenset({says} if says else ())
    return Voice(article, Span(at, at + 20), named, frozenset({outlet} if outlet else ()), says, outlet=outlet)


def copies(*members: Member, standing: Standing = Standing.SUGGESTED, name: str = "family") -> Kin:
    """A family of these members."""
    return Kin(Family(FamilyId(name), members, SourceId("wire"), reasons=("90 % of the words shared",)), standing)


def whole(article: ArticleId) -> Member:
    """An article that is taken over wholly."""
    return Member(article, Derivation.WHOLLY)


def quoting(article: ArticleId) -> Member:
    """A passage that quotes, around the claims of these tests."""
    return Member(article, Derivation.QUOTED, Span(5, 40))


def test_an_undecided_copy_counts_as_joined_and_the_maximum_as_cut() -> None:
    graph = root_graph([voice(A), voice(B), voice(C)], [copies(whole(A), whole(B))])
    assert (len(graph.roots), graph.most, graph.open) == (2, 3, 1)
    assert graph.reasons(B) == ("90 % of the words shared",)
    assert graph.reasons(C) == ()


def test_a_decided_copy_settles_the_count() -> None:
    voices = [voice(A), voice(B)]
    joined = root_graph(voices, [copies(whole(A), whole(B), standing=Standing.CONFIRMED)])
    cut = root_graph(voices, [copies(whole(A), whole(B), standing=Standing.REJECTED)])
    assert (len(joined.roots), joined.most, joined.open) == (1, 1, 0)
    assert (len(cut.roots), cut.most, cut.open) == (2, 2, 0)


def test_only_a_copied_passage_that_holds_the_claim_joins() -> None:
    elsewhere = Member(B, Derivation.PARTIALLY, Span(500, 600))
    here = Member(B, Derivation.PARTIALLY, Span(0, 100))
    voices = [voice(A), voice(B)]
    assert len(root_graph(voices, [copies(whole(A), elsewhere)]).roots) == 2
    assert len(root_graph(voices, [copies(whole(A), here)]).roots) == 1


def test_two_articles_that_quote_one_speaker_rest_on_one_statement() -> None:
    graph = root_graph([voice(A, says="the council"), voice(B, says="the council"), voice(C)], [])
    assert (len(graph.roots), graph.most) == (2, 3)
    (edge,) = graph.edges
    assert (edge.rest, edge.reasons) == (Rest.STATEMENT, ("all quote the council",))


def test_a_speaker_quoted_for_and_against_makes_two_statements() -> None:
    against = replace(voice(B, says="the council"), stance=Stance.REFUTES)
    assert len(root_graph([voice(A, says="the council"), against], []).roots) == 2


def test_a_quotation_that_somebody_cut_stays_cut_though_the_speaker_is_the_same() -> None:
    voices = [voice(A, says="the council"), voice(B, says="the council")]
    cut = root_graph(voices, [copies(quoting(A), quoting(B), standing=Standing.REJECTED)])
    joined = root_graph(voices, [copies(quoting(A), quoting(B), standing=Standing.CONFIRMED)])
    assert (len(cut.roots), cut.most) == (2, 2)
    assert (len(joined.roots), joined.most) == (1, 1)


def test_copies_and_statements_chain_to_one_root() -> None:
    voices = [voice(A), voice(B, says="Ada"), voice(C, says="Ada"), voice(D)]
    graph = root_graph(voices, [copies(whole(A), whole(B))])
    assert sorted(map(sorted, graph.roots)) == [[A, B, C], [D]]


def test_an_article_that_names_the_outlet_of_another_rests_on_it() -> None:
    graph = root_graph([voice(A, outlet="coast"), voice(B, says="coast")], [])
    assert len(graph.roots) == 1
    (edge,) = graph.edges
    assert (edge.rest, edge.first, edge.articles) == (Rest.OUTLET, A, (A, B))
    assert graph.circles == ()


def test_outlets_that_name_one_another_are_a_circle() -> None:
    voices = [voice(A, outlet="coast", says="hill"), voice(B, outlet="hill", says="coast"), voice(C, says="hill")]
    graph = root_graph(voices, [])
    assert graph.circles == ((A, B),)
    assert len(graph.roots) == 1
    assert any("circle" in reason for reason in graph.why({A, B, C}))


def test_a_longer_circle_is_found() -> None:
    names = ["coast", "hill", "plain"]
    voices = [voice(each, outlet=names[at], says=names[at - 1]) for at, each in enumerate((A, B, C))]
    assert root_graph(voices, []).circles == ((A, B, C),)


def test_what_one_outlet_says_twice_counts_once_until_it_is_cut() -> None:
    voices = [voice(A, outlet="wire"), voice(B, outlet="wire"), voice(C, outlet="coast"), voice(D)]
    graph = root_graph(voices, [])
    (edge,) = graph.edges
    assert (edge.rest, edge.articles, edge.reasons, edge.outlet) == (Rest.HOUSE, (A, B), ("all are of wire",), "wire")
    assert (len(graph.roots), graph.most, graph.circles) == (3, 4, ())
    cut = root_graph(voices, [Kin(answer_to(edge), Standing.REJECTED)])
    assert (len(cut.roots), cut.most, [each.rest for each in cut.edges]) == (4, 4, [Rest.HOUSE])


def test_one_outlet_for_and_against_has_two_roots_and_no_outlet_is_not_one() -> None:
    against = replace(voice(B, outlet="wire"), stance=Stance.REFUTES)
    assert root_graph([voice(A, outlet="wire"), against, voice(C), voice(D)], []).edges == ()


def test_copies_of_one_outlet_are_not_asked_about_twice_and_stay_cut() -> None:
    voices = [voice(A, outlet="wire"), voice(B, outlet="wire")]
    for standing, roots in ((Standing.SUGGESTED, 1), (Standing.CONFIRMED, 1), (Standing.REJECTED, 2)):
        graph = root_graph(voices, [copies(whole(A), whole(B), standing=standing)])
        assert ([edge.rest for edge in graph.edges], len(graph.roots)) == ([Rest.COPY], roots)
    more = [*voices, voice(C, outlet="wire")]
    graph = root_graph(more, [copies(whole(A), whole(B), standing=Standing.REJECTED)])
    assert ([edge.articles for edge in graph.edges], len(graph.roots)) == ([(A, B), (A, C)], 2)


def test_who_prints_the_text_of_an_outlet_counts_with_its_own_report() -> None:
    voices = [voice(B, outlet="coast"), voice(C, outlet="wire")]
    text = replace(copies(whole(A), whole(B)), outlet="Wire", outlets=frozenset({"wire"}))
    (edge,) = root_graph(voices, [text]).edges
    assert (edge.rest, edge.articles) == (Rest.HOUSE, (C, B))
    assert root_graph(voices, [replace(text, standing=Standing.REJECTED)]).edges == ()


def test_no_evidence_has_no_roots() -> None:
    graph = root_graph([], [copies(whole(A), whole(B))])
    assert (graph.roots, graph.most, graph.edges) == ([], 0, ())


_Given = tuple[list[ArticleId], Standing, Callable[[ArticleId], Member]]

_voices = st.lists(
    st.builds(
        voice,
        st.sampled_from([A, B, C, D]),
        says=st.sampled_from(["", "x", "y", "coast", "hill"]),
        outlet=st.sampled_from(["", "coast", "hill"]),
    ),
    max_size=8,
)
_families = st.lists(
    st.tuples(
        st.lists(st.sampled_from([A, B, C, D]), min_size=2, max_size=4, unique=True),
        st.sampled_from(Standing),
        st.sampled_from([whole, quoting]),
    ),
    max_size=4,
)


@given(_voices, _families)
def test_at_least_is_never_above_at_most_and_deciding_brings_them_together(
    voices: list[Voice], families: list[_Given]
) -> None:
    kin = [
        copies(*(made(a) for a in articles), standing=standing, name=str(at))
        for at, (articles, standing, made) in enumerate(families)
    ]
    graph = root_graph(voices, kin)
    assert len(graph.roots) <= graph.most <= len(graph.articles)
    if not graph.open:
        assert len(graph.roots) == graph.most
    assert sorted(a for root in graph.roots for a in root) == sorted(graph.articles)


@given(_voices, _families)
def test_the_roots_do_not_depend_on_the_order_of_evidence(voices: list[Voice], families: list[_Given]) -> None:
    kin = [copies(*(whole(a) for a in articles), standing=standing) for articles, standing, _ in families]
    assert set(root_graph(voices, kin).roots) == set(root_graph(voices[::-1], kin).roots)
    assert root_graph(voices, kin).circles == root_graph(voices[::-1], kin).circles


def test_a_statement_that_is_suggested_is_not_asked_about_twice() -> None:
    voices = [voice(A, says="Ada"), voice(B, says="Ada"), voice(C)]
    (edge,) = root_graph(voices, [copies(quoting(A), quoting(B), quoting(C))]).edges
    assert edge.family == "family"


def test_an_outlet_that_a_sentence_cites_beside_its_speaker_is_its_root() -> None:
    told = replace(voice(B, says="the captain"), cited=(("the Lantern", frozenset({"lantern"})),))
    graph = root_graph([voice(A, outlet="lantern"), told, voice(C)], [])
    assert (len(graph.roots), graph.most) == (2, 3)
    assert graph.edges[0].first == A
    assert graph.reasons(B) == ("names the Lantern as its source",)


def test_an_edge_without_some_of_a_family_tells_nothing_of_their_versions() -> None:
    of_all = ("90 % of the words shared", "first printed 2020-12-25")
    of_some = ("updated 2020-12-26, 15 words shorter", "“two” became “five” in a sentence that is the same otherwise")
    kin = copies(whole(A), whole(B), whole(C))
    kin = replace(kin, family=replace(kin.family, reasons=(*of_all, *of_some, "2 more numbers or words differ")))
    (edge,) = root_graph([voice(A), voice(B)], [kin]).edges
    assert edge.reasons == of_all
    (edge,) = root_graph([voice(A), voice(B), voice(C)], [kin]).edges
    assert edge.reasons == kin.family.reasons


def credited(article: ArticleId, *names: str, outlet: str = "", says: str = "") -> Voice:
    """A claim of an article whose lines credit somebody for its text."""
    known = tuple((name, frozenset({name.casefold()})) for name in names)
    return replace(voice(article, outlet=outlet, says=says), credited=known)


def test_two_articles_that_credit_one_agency_have_it_as_their_one_root() -> None:
    graph = root_graph([credited(A, "AFP", outlet="coast"), credited(B, "AFP", outlet="hill"), voice(C)], [])
    (edge,) = graph.edges
    assert (edge.rest, edge.articles, edge.outlet) == (Rest.HOUSE, (A, B), "AFP")
    assert edge.reasons == ("all are of AFP", "coast names it as its source", "hill names it as its source")
    assert (len(graph.roots), graph.most) == (2, 3)
    cut = root_graph([credited(A, "AFP"), credited(B, "AFP"), voice(C)], [Kin(answer_to(edge), Standing.REJECTED)])
    assert (len(cut.roots), cut.most) == (3, 3)


def test_a_credit_leads_to_the_article_of_the_agency_if_that_is_there() -> None:
    graph = root_graph([voice(A, outlet="afp"), credited(B, "AFP"), credited(C, "AFP"), credited(D, "Reuters")], [])
    assert [(edge.rest, edge.articles, edge.first) for edge in graph.edges] == [
        (Rest.OUTLET, (A, B), A),
        (Rest.OUTLET, (A, C), A),
    ]
    assert len(graph.roots) == 2


def test_who_credits_an_agency_and_who_lets_it_say_so_have_one_root() -> None:
    graph = root_graph([credited(A, "Reuters", outlet="coast"), voice(B, says="reuters", outlet="hill")], [])
    assert [edge.articles for edge in graph.edges] == [(A, B)]


def test_credits_to_two_agencies_or_for_and_against_join_nothing() -> None:
    against = replace(credited(B, "AFP"), stance=Stance.REFUTES)
    assert root_graph([credited(A, "AFP"), credited(B, "Reuters")], []).edges == ()
    assert root_graph([credited(A, "AFP"), against], []).edges == ()


def test_outlets_that_credit_one_another_are_a_circle() -> None:
    graph = root_graph([credited(A, "Hill", outlet="coast"), credited(B, "Coast", outlet="hill")], [])
    assert (graph.circles, len(graph.roots)) == (((A, B),), 1)
