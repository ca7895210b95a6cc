"""What people refused: no two mentions of it in different articles are one again, nor is a namesake given the rest."""

from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.article import Article
from annotator.domain.entity import Entity
from annotator.domain.ids import ArticleId, EntityId, MentionId, mention_id
from annotator.domain.mention import Mention
from annotator.domain.span import Span
from annotator.match.entities import group_names
from annotator.match.name_index import NameIndex
from tests.match.reports import report, within
from tests.match.test_name_index import TEXTS, Piece, told


def named(article: Article, *spellings: str) -> list[Mention]:
    return [_at(article, within(article, spelling), spelling) for spelling in spellings]


def _at(article: Article, span: Span, spelling: str) -> Mention:
    return Mention(mention_id(article.id, span, "PERSON"), article.id, span, spelling, "PERSON")


def _last(article: Article, spelling: str) -> Mention:
    start = article.text.rindex(spelling)
    return _at(article, Span(start, start + len(spelling)), spelling)


def _together(entities: Iterable[Entity], refused: Entity, articles: dict[MentionId, ArticleId]) -> list[Entity]:
    """The entities that hold mentions of a refused one from several articles."""
    own = set(refused.mentions)
    return [each for each in entities if len({articles[mention] for mention in own & set(each.mentions)}) > 1]


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
        assert not _together(found, refused, {mention.id: mention.article for mention in mentions})
        assert [each.variants for each in found if "Anna Akarov" in each.variants] == [("Anna Akarov",)]
        assert len([each for each in found if each.name == "Anton Akarov"]) == len(articles)
        assert len({each.id for each in found}) == len(found)


def test_a_refused_spelling_of_very_many_articles_is_in_no_entity() -> None:
    articles = [report(f"Jon Akarov and John Akarov met visitor {number}.") for number in range(201)]
    mentions = [mention for each in articles for mention in named(each, "Jon Akarov", "John Akarov")]
    (refused,) = group_names(mentions, articles)
    assert group_names(mentions, articles, [refused]) == []
    assert len(group_names(mentions[:400], articles[:200], [refused])) == 400


def test_a_surname_means_no_namesake_of_the_one_that_its_article_names() -> None:
    one, two = report("Anton Akarov won. Akarov slept."), report("Anna Akarov came.")
    (full,), short = named(one, "Anton Akarov"), _last(one, "Akarov")
    refused = Entity(EntityId("refused"), "Anton Akarov", "PERSON", ("Akarov", "Anton Akarov"), (full.id, short.id))
    found = group_names([full, short, *named(two, "Anna Akarov")], [one, two], [refused])
    assert {each.variants for each in found} == {("Akarov",), ("Anna Akarov",), ("Anton Akarov",)}


def test_what_one_article_tells_of_somebody_stays_one_where_people_refused_it_with_others() -> None:
    harbour = report("Deputy Minister Anton Akarov spoke. Akarov left.")
    match = report("Anton Akarov scored. Akarov will stay.")
    abroad = report("Antton Akarov lied. Akarov left.")
    later = report("Striker Anton Akarov missed a penalty.")
    mentions = [
        mention
        for each, name in ((harbour, "Anton Akarov"), (match, "Anton Akarov"), (abroad, "Antton Akarov"))
        for mention in (*named(each, name), _last(each, "Akarov"))
    ]
    articles = [harbour, match, abroad]
    (refused,) = group_names(mentions, articles)
    found = group_names([*mentions, *named(later, "Striker Anton Akarov")], [*articles, later], [refused])
    home = {mention.id: mention.article for mention in mentions}
    assert sorted(len(each.mentions) for each in found) == [1, 2, 2, 2]
    assert all(len({home.get(mention, later.id) for mention in each.mentions}) == 1 for each in found)


def test_two_names_that_people_refused_in_one_article_stay_two_in_it() -> None:
    one, two = report("Jon Akarov met John Akarov."), report("Jon Akarov and John Akarov left.")
    mentions = named(one, "Jon Akarov", "John Akarov")
    refused = group_names(mentions, [one])
    found = group_names([*mentions, *named(two, "Jon Akarov", "John Akarov")], [one, two], refused)
    assert {each.variants for each in found} == {("Jon Akarov",), ("John Akarov",)}


@given(st.lists(TEXTS, min_size=1, max_size=6), st.data())
def test_no_two_refused_mentions_of_different_articles_are_one_again(
    texts: list[list[Piece]], data: st.DataObject
) -> None:
    told_all = [told(pieces) for pieces in texts]
    mentions = [mention for _, found in told_all for mention in found]
    articles, home = [article for article, _ in told_all], {mention.id: mention.article for mention in mentions}
    proposed = group_names(mentions, articles)
    refused = data.draw(st.lists(st.sampled_from(proposed), unique=True))
    again = group_names(mentions, articles, refused)
    assert not [each for other in refused for each in _together(again, other, home)]
    assert len({each.id for each in again}) == len(again)
    index = NameIndex(refused)
    for article, found in told_all:
        index.add([article], found)
    assert index.entities() == again
