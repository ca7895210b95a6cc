"""What people refused: no two mentions of it are one again, nor is a namesake given the rest."""

from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.article import Article
from annotator.domain.entity import Entity
from annotator.domain.ids import EntityId, mention_id
from annotator.domain.mention import Mention
from annotator.domain.span import Span
from annotator.match.entities.entities import group_names
from annotator.match.entities.name_index import NameIndex
from tests.match.reports import report, within
from tests.match.test_name_index import TEXTS, Piece, apart, told


def named(article: Article, *spellings: str) -> list[Mention]:
    return [_at(article, within(article, spelling), spelling) for spelling in spellings]


def _at(article: Article, span: Span, spelling: str) -> Mention:
    return Mention(mention_id(article.id, span, "PERSON"), article.id, span, spelling, "PERSON")


def _last(article: Article, spelling: str) -> Mention:
    start = article.text.rindex(spelling)
    return _at(article, Span(start, start + len(spelling)), spelling)


def _together(entities: Iterable[Entity], refused: Entity) -> list[Entity]:
    """The entities that hold two mentions of a refused one."""
    return [each for each in entities if len(set(refused.mentions) & set(each.mentions)) > 1]


def test_a_refused_entity_comes_back_neither_smaller_nor_through_a_namesake() -> None:
    ship = report("Police arrested the engineer Anton Akarov.")
    court = report("The engineer Anton Akarov spoke. Anna Akarov, a lawyer, came.")
    chess = report("Anton Akarov won the open. Akarov slept badly.")
    later = report("Anton Akarov was freed. Akarov left.")
    mentions = [
        *named(ship, "Anton Akarov"),
        *named(court, "Anton Akarov", "Anna Akarov"),
        *named(chess, "Anton Akarov"),
        _last(chess, "Akarov"),
    ]
    refused, _ = group_names(mentions, [ship, court, chess])
    assert (refused.name, len(refused.mentions)) == ("Anton Akarov", 4)
    mentions += [*named(later, "Anton Akarov"), _last(later, "Akarov")]
    for articles in ([ship, court, chess], [ship, court, chess, later]):
        found = group_names(mentions, articles, [refused])
        assert not _together(found, refused)
        assert [each.variants for each in found if "Anna Akarov" in each.variants] == [("Anna Akarov",)]
        of_later = [each.mentions for each in found if each.name == "Anton Akarov"]
        assert of_later == ([tuple(sorted(each.id for each in mentions[-2:]))] if later in articles else [])
        assert len({each.id for each in found}) == len(found)


def test_no_mention_that_people_refused_with_others_is_an_entity_of_its_own() -> None:
    articles = [report(f"Jon Akarov and John Akarov met visitor {number}.") for number in range(201)]
    mentions = [mention for each in articles for mention in named(each, "Jon Akarov", "John Akarov")]
    (refused,) = group_names(mentions, articles)
    assert group_names(mentions, articles, [refused]) == []
    assert group_names(mentions[:400], articles[:200], [refused]) == []
    fresh = report("Jon Akarov sat down with nobody.")
    (alone,) = group_names([*mentions[:400], *named(fresh, "Jon Akarov")], [*articles[:200], fresh], [refused])
    assert (alone.name, len(alone.mentions)) == ("Jon Akarov", 1)


def test_a_surname_means_no_namesake_of_the_one_that_its_article_names() -> None:
    one, two = report("Anton Akarov won. Akarov slept."), report("Anna Akarov came.")
    (full,), short = named(one, "Anton Akarov"), _last(one, "Akarov")
    refused = Entity(EntityId("refused"), "Anton Akarov", "PERSON", ("Akarov", "Anton Akarov"), (full.id, short.id))
    found = group_names([full, short, *named(two, "Anna Akarov")], [one, two], [refused])
    assert [each.variants for each in found] == [("Anna Akarov",)]


def test_no_two_mentions_of_one_article_come_back_where_people_refused_them_with_others() -> None:
    harbour = report("Deputy Minister Anton Akarov spoke. Akarov left. Anton Akarov came back.")
    match = report("Anton Akarov scored. Akarov will stay.")
    abroad = report("Antton Akarov lied. Akarov left.")
    later = report("Striker Anton Akarov missed a penalty. Akarov wept.")
    mentions = [
        mention
        for each, name in ((harbour, "Anton Akarov"), (match, "Anton Akarov"), (abroad, "Antton Akarov"))
        for mention in (*named(each, name), _at(each, within(each, "Akarov", each.text.index(".")), "Akarov"))
    ]
    mentions.append(_last(harbour, "Anton Akarov"))
    articles = [harbour, match, abroad]
    (refused,) = group_names(mentions, articles)
    assert len(refused.mentions) == 7
    fresh = [*named(later, "Striker Anton Akarov"), _last(later, "Akarov")]
    found = group_names([*mentions, *fresh], [*articles, later], [refused])
    assert all(len(set(each.mentions) & set(refused.mentions)) < 2 for each in found)
    assert [set(each.mentions) for each in found if len(each.mentions) > 1] == [{each.id for each in fresh}]


def test_two_names_that_people_refused_in_one_article_stay_two_in_it() -> None:
    one, two = report("Jon Akarov met John Akarov."), report("Jon Akarov and John Akarov left.")
    mentions = named(one, "Jon Akarov", "John Akarov")
    refused = group_names(mentions, [one])
    found = group_names([*mentions, *named(two, "Jon Akarov", "John Akarov")], [one, two], refused)
    assert {each.variants for each in found} == {("Jon Akarov",), ("John Akarov",)}


PASSAGE = (
    "The ferry burned off the coast early on Tuesday with three hundred people on board,",
    "rescue chief Anton Akarov said in the harbour. The owner could not be reached for comment by the evening.",
)


def _copies(count: int) -> list[Article]:
    return [report(f"{PASSAGE[0]} {PASSAGE[1]}", f"Printed as number {number}.") for number in range(count)]


def test_copies_of_one_passage_keep_its_name_together_when_it_was_refused_with_others() -> None:
    first, second = _copies(2)
    rower, later = report("Anton Akarov won the cup for rowers."), report(*PASSAGE, "Weather: rain.")
    mentions = [mention for each in (first, second, rower) for mention in named(each, "Anton Akarov")]
    refused = Entity(
        EntityId("refused"), "Anton Akarov", "PERSON", ("Anton Akarov",), tuple(sorted(each.id for each in mentions))
    )
    found = group_names(mentions, [first, second, rower], [refused])
    assert [len(each.mentions) for each in found] == [2]
    assert "kept apart by article, for people refused it as one; here one passage is printed" in found[0].reasons
    mentions += named(later, "Anton Akarov")
    grown = group_names(mentions, [first, second, rower, later], [refused])
    assert (grown[0].id, len(grown[0].mentions)) == (found[0].id, 3)


def test_copies_stay_apart_where_they_alone_were_refused_or_were_found_independent() -> None:
    first, second = _copies(2)
    other = report("Anton Akarov won the cup for rowers.")
    mentions = [*named(first, "Anton Akarov"), *named(second, "Anton Akarov")]
    (copies,) = group_names(mentions, [first, second])
    assert group_names(mentions, [first, second], [copies]) == []
    mentions += named(other, "Anton Akarov")
    told = tuple(sorted(each.id for each in mentions))
    refused = Entity(EntityId("refused"), "Anton Akarov", "PERSON", ("Anton Akarov",), told)
    cut = [frozenset([(first.id, None), (second.id, Span(0, 80))])]
    assert [len(each.mentions) for each in group_names(mentions, [first, second, other], [refused], cut)] == [2]
    cut = [frozenset([(first.id, None), (second.id, Span(80, 120))])]
    assert group_names(mentions, [first, second, other], [refused], cut) == []
    assert group_names(mentions, [first, second, other], [refused, copies]) == []


def test_a_few_words_alike_are_no_copy_and_a_digest_joins_no_two() -> None:
    first, second = report("Rescue chief Anton Akarov said so."), report("Rescue chief Anton Akarov said so.")
    rower = report(
        "After the last of the nine races on the lake near Orel the rower Anton Akarov of the club Nemiga "
        "thanked his coach and all those who came to see him win."
    )
    (ferry,) = _copies(1)
    articles = [first, second, rower, ferry]
    mentions = [mention for each in articles for mention in named(each, "Anton Akarov")]
    told = tuple(sorted(each.id for each in mentions))
    refused = Entity(EntityId("refused"), "Anton Akarov", "PERSON", ("Anton Akarov",), told)
    assert group_names(mentions, articles, [refused]) == []
    digest = report(rower.text, *PASSAGE)
    mentions += [*named(digest, "Anton Akarov"), _last(digest, "Anton Akarov")]
    found = group_names(mentions, [*articles, digest], [refused])
    assert [len(each.mentions) for each in found] == [2]


@given(st.lists(st.tuples(TEXTS, st.integers(0, 3)), min_size=1, max_size=6), st.data())
def test_copies_that_come_one_by_one_give_the_same_entities(
    texts: list[tuple[list[Piece], int]], data: st.DataObject
) -> None:
    told_all = [
        told([*pieces, *([("and then the rescue chief of the whole coast, ", "Ann Lee", "PERSON")] * often)])
        for pieces, often in texts
    ]
    articles, mentions = [each for each, _ in told_all], [mention for _, found in told_all for mention in found]
    refused = data.draw(st.lists(st.sampled_from(group_names(mentions, articles)), unique=True))
    again = group_names(mentions, articles, refused)
    taken = [mention for each in again for mention in each.mentions]
    assert len(set(taken)) == len(taken)
    assert not {each.id for each in again} & {each.id for each in refused}
    index = NameIndex(refused)
    for article, found in told_all:
        index.add([article], found)
    assert index.entities() == again


@given(st.lists(TEXTS, min_size=1, max_size=6), st.data())
def test_no_two_refused_mentions_are_one_again(texts: list[list[Piece]], data: st.DataObject) -> None:
    told_all = [told(apart(pieces)) for pieces in texts]
    mentions = [mention for _, found in told_all for mention in found]
    articles = [article for article, _ in told_all]
    proposed = group_names(mentions, articles)
    refused = data.draw(st.lists(st.sampled_from(proposed), unique=True))
    again = group_names(mentions, articles, refused)
    assert not [each for other in refused for each in _together(again, other)]
    assert len({each.id for each in again}) == len(again)
    index = NameIndex(refused)
    for article, found in told_all:
        index.add([article], found)
    assert index.entities() == again
