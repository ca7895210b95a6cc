"""Articles that quote one statement share that root; they are no copies of one another."""

import pytest

from annotator.domain.article import Article
from annotator.domain.claim import Claim, Role, Slot
from annotator.domain.entity import Entity
from annotator.domain.family import Derivation, Family
from annotator.domain.ids import EntityId
from annotator.match.copies.copies import Copies
from annotator.match.copies.families import families
from annotator.match.copies.signatures import quotations
from annotator.match.copies.statements import statements
from tests.match.reports import claim, report
from tests.match.test_families import prose

_SAID = "“We shall open the harbour to every ship that asks for shelter this winter”"


def _says(article: Article, quote: str, speaker: str) -> Claim:
    return claim(article, quote, None, Slot(Role.SPEAKER, value=speaker))


def _claims(article: Article) -> list[Claim]:
    """Every quotation of an article as a claim."""
    return [claim(article, span.quote(article.text)) for span in quotations(article.text)]


def _quoted(family: Family, *articles: Article) -> set[str]:
    texts = {article.id: article.text for article in articles}
    return {member.span.quote(texts[member.article]) for member in family.members if member.span}


@pytest.mark.parametrize(
    "quotation",
    [
        _SAID,
        "«Мы откроем порт для каждого корабля который ищет убежища»",
        "「我们将向每一艘请求庇护的船只开放港口和码头」",
    ],
)
def test_the_same_words_in_quotation_marks_are_one_statement_and_no_copy(quotation: str) -> None:
    one, two = report(prose(1), f"{quotation}, she said.", prose(2)), report(prose(3), prose(4), quotation)
    assert families([one, two]) == []
    (family,) = statements([one, two], [*_claims(one), *_claims(two)])
    assert family.quotation
    assert _quoted(family, one, two) == {quotation}
    assert {member.derivation for member in family.members} == {Derivation.QUOTED}
    assert "words quoted alike" in family.reasons[0]


def test_a_quotation_in_which_no_claim_stands_is_left_alone() -> None:
    one, two = report(prose(1), f"{_SAID}, she said.", prose(2)), report(prose(3), prose(4), _SAID)
    assert statements([one, two], [claim(one, prose(1)), *_claims(two)]) == []


def test_one_speaker_with_the_same_content_is_one_statement() -> None:
    one = report("The harbour would open to all ships in winter, Ada Berg said.")
    two = report("Ada Berg told reporters that ships may use the harbour all winter because it would open.")
    said = [_says(one, one.text, "Ada Berg"), _says(two, two.text, "Ada Berg")]
    (family,) = statements([one, two], said)
    assert family.reasons == ("all quote Ada Berg",)
    others = [said[0], _says(two, two.text, "Bo Lind")]
    assert statements([one, two], others) == []


def test_two_spellings_of_a_speaker_are_one_if_they_are_one_entity() -> None:
    one = report("The harbour would open to all ships in winter, Khaled al-Mishri said.")
    two = report("Khalid Almeshri said the harbour would open to all ships in winter.")
    told = "harbour would open to all ships in winter"
    said = [_says(one, told, "Khaled al-Mishri"), _says(two, told, "Khalid Almeshri")]
    entity = Entity(EntityId("e"), "Khaled al-Mishri", "PERSON", ("Khaled al-Mishri", "Khalid Almeshri"))
    assert len(statements([one, two], said, [entity])) == 1


def test_nobody_named_or_something_else_said_is_no_statement() -> None:
    one = report("The harbour would open to all ships in winter, officials said.")
    two = report("Officials said the harbour would open to all ships during the winter.")
    assert statements([one, two], [_says(one, one.text, "officials"), _says(two, two.text, "Officials")]) == []
    other = report("The schools of the town stay closed until spring, Ada Berg said.")
    named = [_says(one, one.text, "Ada Berg"), _says(other, other.text, "Ada Berg")]
    assert statements([one, other], named) == []


def test_copies_that_quote_are_left_to_their_family_and_a_third_that_quotes_is_not() -> None:
    body = [prose(1), f"{_SAID}, she said.", prose(2), prose(3)]
    one, copy, third = report(*body), report(*body), report(prose(9), _SAID, prose(8))
    related = families([one, copy, third])
    assert statements([one, copy], [*_claims(one), *_claims(copy)], copies=related) == []
    said = [*_claims(one), *_claims(copy), *_claims(third)]
    (family,) = statements([one, copy, third], said, copies=related)
    assert {member.article for member in family.members} == {one.id, copy.id, third.id}


def test_claims_that_quote_one_statement_may_still_be_linked() -> None:
    one, two = report(f"{_SAID}, she said."), report(prose(5), _SAID)
    (family,) = statements([one, two], [*_claims(one), *_claims(two)])
    quoted = [claim(one, _SAID), claim(two, _SAID)]
    assert [Copies([family]).holding(claim) for claim in quoted] == [set(), set()]


_TEN = "the border will stay open for all of our neighbours"
_LONG = "we have told the council that the border will stay open for all who work on the far side and pay tax here"


def _quoting(*quotations: str) -> list[Family]:
    """The statements of articles that quote one of these each."""
    articles = [report(prose(20 + at), f"“{quotation}”") for at, quotation in enumerate(quotations)]
    return statements(articles, [said for article in articles for said in _claims(article)])


def test_a_short_quotation_that_shares_a_phrase_with_a_long_one_is_another_statement() -> None:
    assert _quoting(_TEN, _LONG) == []


@pytest.mark.parametrize("short", [_LONG[:64], _LONG[:64].replace("told", "assured"), f"{_LONG} too"])
def test_a_quotation_that_another_holds_but_for_a_word_is_one_with_it(short: str) -> None:
    assert len(_quoting(short, _LONG)) == 1


def test_every_quotation_of_a_statement_is_alike_with_its_lead() -> None:
    one, three = "alpha beta gamma delta epsilon zeta eta theta", "iota kappa lamda mu nu xi omicron pi"
    (family,) = _quoting(one, f"{one} {three}", f"{one} {three}", three)
    assert len(family.members) == 4, "the one that holds all leads"
    assert family.reasons == ("at least 8 words quoted alike",)
    found = _quoting(one, f"{one[11:]} {three[:13]}", three)
    assert [len(each.members) for each in found] in ([], [2]), "no chain joins what shares nothing"


def test_one_sentence_said_by_two_people_is_two_statements() -> None:
    bare = report(prose(50), _SAID)
    ada, bo = report(prose(51), f"{_SAID}, said Ada Berg."), report(prose(52), f"{_SAID}, said Bo Lind.")
    said = [_says(ada, _SAID, "Ada Berg"), _says(bo, _SAID, "Bo Lind")]
    found = statements([bare, ada, bo], [*_claims(bare), *said])
    assert not any({ada.id, bo.id} <= {member.article for member in each.members} for each in found)
    assert all("all quote" not in reason for each in found for reason in each.reasons), "one of them names nobody"


@pytest.mark.parametrize(("short", "together"), [("Berg", True), ("A. Berg", True), ("Bo Berg", False)])
def test_the_same_words_under_part_of_a_name_are_one_statement(short: str, together: bool) -> None:
    ada, other = report(prose(51), f"{_SAID}, said Ada Berg."), report(prose(52), f"{_SAID}, said {short}.")
    entities = [Entity(EntityId(name), name, "PERSON", (name,)) for name in ("Ada Berg", short)]
    found = statements([ada, other], [_says(ada, _SAID, "Ada Berg"), _says(other, _SAID, short)], entities)
    assert [family.reasons[0] for family in found] == (["all quote Ada Berg"] if together else [])


def test_articles_that_people_cut_apart_quote_nothing_together() -> None:
    one, two = report(f"{_SAID}, she said."), report(prose(5), _SAID)
    assert (
        statements([one, two], [*_claims(one), *_claims(two)], cut=[frozenset({(one.id, None), (two.id, None)})]) == []
    )


def test_another_statement_of_articles_that_people_cut_apart_in_one_is_still_quoted() -> None:
    other = f"“{prose(9, 14)}”"
    articles = [report(f"{prose(at)} {_SAID}, she said.", f"{prose(at + 10)} {other}, she said.") for at in (1, 2)]
    claims = [claim for each in articles for claim in _claims(each)]
    one, two = statements(articles, claims)
    cut = [frozenset((member.article, member.span) for member in one.members)]
    assert statements(articles, claims, cut=cut) == [two]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ('He said "we go" and "we stay" and left.', ['"we go"', '"we stay"']),
        ('He said "we go and then he left. She said "we stay" and slept.', ['"we stay"']),
        ('He went," she said. "We stay.', ['"We stay.']),
        ("他说“我们走”。", ["“我们走”"]),
        ("« Nous partons », dit-il.", ["« Nous partons »"]),
        ('"' + "word " * 300, []),
    ],
)
def test_a_quotation_mark_that_is_missing_spoils_nothing_else(text: str, wanted: list[str]) -> None:
    assert [span.quote(text) for span in quotations(text)] == wanted
