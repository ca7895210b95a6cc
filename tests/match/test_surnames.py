"""A surname of two words that an article uses tells its bearer from whoever has only the first of them."""

from annotator.domain.article import Article
from annotator.domain.ids import mention_id
from annotator.domain.mention import Mention
from annotator.domain.span import Span
from annotator.match.entities.entities import group_names
from annotator.match.entities.name_index import NameIndex
from annotator.match.entities.surnames import double_surnames
from tests.match.reports import report

NAMES = ("Ana Salas Vega", "Salas Vega", "Ana Salas", "A. Salas", "Salas", "Ali Omar Hassan", "Omar Hassan")
POLICE = "Police chief Ana Salas said the robbers had fled. Salas asked for help."
BANK = "The bank named Ana Salas Vega as its treasurer. Salas Vega starts in May."


def named(*texts: str) -> list[set[str]]:
    """The spellings of each entity that reports of these texts name."""
    told = [_read(text) for text in texts]
    index = NameIndex()
    for article, mentions in reversed(told):
        index.add([article], mentions)
    found = group_names([mention for _, mentions in told for mention in mentions], [article for article, _ in told])
    assert index.entities() == found
    return sorted(({*each.variants} for each in found), key=sorted)


def _read(text: str) -> tuple[Article, list[Mention]]:
    article, mentions, taken = report(text), list[Mention](), 0
    for start in range(len(text)):
        quote = next((name for name in NAMES if start >= taken and text.startswith(name, start)), "")
        if quote:
            taken = start + len(quote)
            span = Span(start, taken)
            mentions.append(Mention(mention_id(article.id, span, "PERSON"), article.id, span, quote, "PERSON"))
    return article, mentions


def test_who_is_called_by_two_surnames_is_not_who_has_only_the_first() -> None:
    assert named(POLICE, "A. Salas slept.", BANK) == [
        {"A. Salas", "Ana Salas", "Salas"},
        {"Ana Salas Vega", "Salas Vega"},
    ]


def test_who_is_called_the_same_is_one_by_either_name() -> None:
    chief = "Ana Salas Vega, chief of the police, slept. Salas Vega starts in May."
    assert named("Ana Salas, chief of the police, left.", chief) == [{"Ana Salas", "Ana Salas Vega", "Salas Vega"}]


def test_without_such_a_surname_the_longer_name_is_the_same() -> None:
    assert named("Ana Salas left.", "Ana Salas Vega slept.") == [{"Ana Salas", "Ana Salas Vega"}]


def test_a_surname_alone_elsewhere_is_a_name_as_any() -> None:
    assert named(BANK, "Salas Vega resigned.") == [{"Ana Salas Vega", "Salas Vega"}]


def test_a_father_is_no_surname() -> None:
    _, mentions = _read("Ali Omar Hassan met Omar Hassan.")
    assert double_surnames(mentions) == frozenset()
    _, mentions = _read(BANK)
    assert double_surnames(mentions) == {("salas", "vega")}
