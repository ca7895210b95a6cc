"""A growing corpus has the same entities as one read at once, and only what an article touches is made anew."""

from collections.abc import Iterator, Sequence
from itertools import count

from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.article import Article
from annotator.domain.entity import Entity
from annotator.domain.ids import mention_id
from annotator.domain.mention import Mention
from annotator.domain.span import Span
from annotator.match.entities.entities import group_names
from annotator.match.entities.name_index import NameIndex
from annotator.match.names.folding import plain
from tests.match.reports import report

_NAMES = (
    *("Salah al-Din al-Namroush", "Saladin Nemrush", "Salah Namroush", "Namroush", "Nemrush", "Omar Namrous"),
    *("Ann Lee", "Anne Lee", "Lee", "Ann", "A. Lee", "Bob Miller", "Robert Miller", "Miller", "Susan Miller"),
    *("United Nations", "UN", "U.N.", "Union of Nurses", "Libyan National Army", "LNA", "National Army", "Libya"),
    *("خليفة حفتر", "Khalifa Haftar", "Haftar", "习近平", "Xi Jinping", "Henry Ford", "Henry Ford Jr.", "Libyan"),
    *("Ministry of Health", "Health Ministry", "Libyan Ministry of Health", "Parliament", "Egypt", "Cairo"),
    *("Ana Salas Vega", "Salas Vega", "Ana Salas", "Linz", "Graz", "P&G", "Procter & Gamble"),
)
_LABELS = ("PERSON", "PERSON", "ORG", "GPE", "NORP")
_LEADS = (
    *("met ", "striker ", "President ", "the defence minister ", "the chef ", "the judge ", "(", "and "),
    *("19-year-old ", "71-year-old ", "Linz mayor ", "Graz mayor "),
)
TEXTS = st.lists(
    st.tuples(st.sampled_from(_LEADS), st.sampled_from(_NAMES), st.sampled_from(_LABELS)), min_size=1, max_size=6
)
Piece = tuple[str, str, str]
_APART = count()


def apart(pieces: Sequence[Piece]) -> list[Piece]:
    """The same names, with words between them that no two articles share, so that none prints a passage of another."""
    return [(f"{next(_APART)} {lead}", name, label) for lead, name, label in pieces]


def told(pieces: Sequence[Piece]) -> tuple[Article, list[Mention]]:
    """An article that strings names together, and its mentions."""
    text, places = "", []
    for lead, name, label in pieces:
        text += f" {lead}"
        places.append((Span(len(text), len(text) + len(name)), name, label))
        text += name
    article = report(text, published="2024-05-03")
    return article, [
        Mention(mention_id(article.id, at, label), article.id, at, name, label) for at, name, label in places
    ]


@given(st.lists(TEXTS, min_size=1, max_size=8), st.randoms(use_true_random=False))
def test_one_by_one_or_at_once_the_entities_are_the_same(texts: list[list[Piece]], chance: object) -> None:
    told_all = [told(pieces) for pieces in texts]
    order = sorted(range(len(told_all)), key=lambda _: chance.random())  # type: ignore[attr-defined]  # hypothesis' own
    index, kept = NameIndex(), dict[str, Entity]()
    for place in order:
        article, mentions = told_all[place]
        changed = index.add([article], mentions)
        for gone in changed.gone:
            del kept[gone.id]
        kept |= {entity.id: entity for entity in changed.new}
    every = [mention for _, mentions in told_all for mention in mentions]
    whole = group_names(reversed(every), [article for article, _ in told_all])
    assert index.entities() == whole
    assert sorted(kept.values(), key=lambda entity: entity.id) == sorted(whole, key=lambda entity: entity.id)


@given(st.lists(TEXTS, min_size=1, max_size=6))
def test_every_name_is_in_exactly_one_entity(texts: list[list[Piece]]) -> None:
    told_all = [told(pieces) for pieces in texts]
    mentions = [mention for _, found in told_all for mention in found]
    entities = group_names(mentions, [article for article, _ in told_all])
    taken = [mention for entity in entities for mention in entity.mentions]
    assert sorted(taken) == sorted({mention.id for mention in mentions})
    assert len({entity.id for entity in entities}) == len(entities)


def _names(entity: Entity) -> set[str]:
    return set(map(plain, entity.variants))


@given(st.lists(TEXTS, min_size=1, max_size=6))
def test_what_people_refused_never_comes_back(texts: list[list[Piece]]) -> None:
    told_all = [told(apart(pieces)) for pieces in texts]
    mentions = [mention for _, found in told_all for mention in found]
    articles = [article for article, _ in told_all]
    refused = [entity for entity in group_names(mentions, articles) if len(entity.variants) > 1]
    again = group_names(mentions, articles, refused)
    pairs = [(one, other) for one in again for other in refused]
    assert not [one for one, other in pairs if len(_names(one) & _names(other)) > 1]
    assert not [one for one, other in pairs if len(set(one.mentions) & set(other.mentions)) > 1]
    taken = [mention for entity in again for mention in entity.mentions]
    assert len(set(taken)) == len(taken)
    assert {mention.id for mention in mentions} - {*taken} <= {each for entity in refused for each in entity.mentions}


def test_an_article_that_makes_a_body_a_person_gives_its_surname_a_meaning() -> None:
    one = told([("met ", "Salah Namroush", "PERSON")])
    two = told([("met ", "Salah Namroush", "ORG"), ("met ", "Namroush", "PERSON")])
    index = NameIndex()
    for article, mentions in (two, one):
        index.add([article], mentions)
    assert [entity.variants for entity in index.entities()] == [("Namroush", "Salah Namroush")]


def _plenty(count: int) -> Iterator[Piece]:
    for number in range(count):
        yield "met ", f"{chr(65 + number % 26)}rto{'abcdefg'[number % 7]} {'KLMNPRST'[number % 8]}am{number}", "PERSON"


def test_an_article_that_names_nobody_known_changes_nobody() -> None:
    index = NameIndex()
    article, mentions = told(list(_plenty(200)))
    index.add([article], mentions)
    before = index.entities()
    more, other = told([("met ", "Zbigniew Wuj", "PERSON")])
    changed = index.add([more], other)
    assert changed.gone == ()
    assert [entity.name for entity in changed.new] == ["Zbigniew Wuj"]
    assert set(before) < set(index.entities())


def test_mentions_of_unknown_articles_are_left_out() -> None:
    _, mentions = told([("met ", "Ann Lee", "PERSON")])
    assert group_names(mentions, []) == []
