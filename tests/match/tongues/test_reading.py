"""Numbers, dates, names and denials of claims in other languages are read by small tables."""

import pytest

from annotator.domain.claim import Claim
from annotator.domain.ids import ArticleId, ClaimId
from annotator.domain.span import Span
from annotator.match.claims.facets import Facets
from annotator.match.claims.reading import facets_of


def read(text: str, language: str, before: str = "") -> Facets:
    whole = before + text
    claim = Claim(ClaimId("c"), ArticleId("a"), Span(len(before), len(whole)), text)
    return facets_of(claim, whole, language)


@pytest.mark.parametrize(
    ("language", "text", "low", "high"),
    [
        ("de", "einundzwanzig Soldaten", 21, 21),
        ("de", "zweihundertfünfzig Soldaten", 250, 250),
        ("de", "1.500 Soldaten", 1500, 1500),
        ("de", "1,5 Millionen Soldaten", 1.5e6, 1.5e6),
        ("de", "höchstens zwölf Soldaten", 0, 12),
        ("nl", "eenentwintig soldaten", 21, 21),
        ("nl", "meer dan 1.500 soldaten", 1500, float("inf")),
        ("fr", "quatre-vingt-dix-neuf soldats", 99, 99),
        ("fr", "vingt et un soldats", 21, 21),
        ("fr", "environ 1 500 soldats", 1350, 1650),
        ("es", "treinta y dos soldados", 32, 32),
        ("es", "dos mil quinientos soldados", 2500, 2500),
        ("it", "duemila soldati", 2000, 2000),
        ("pt", "cento e vinte soldados", 120, 120),
        ("pl", "dwudziestu pięciu żołnierzy", 25, 25),
        ("ru", "сто двадцать солдат", 120, 120),
        ("ru", "не менее 3 тысяч солдат", 3000, float("inf")),
        ("uk", "двадцять п'ять солдатів", 25, 25),
        ("ar", "خمسة وعشرون جنديا", 25, 25),
        ("ar", "١٥٠٠ جندي", 1500, 1500),
        ("tr", "yirmi beş asker", 25, 25),
        ("tr", "100'den fazla asker", 100, float("inf")),
    ],
)
def test_numbers_are_read_in_figures_and_words(language: str, text: str, low: float, high: float) -> None:
    (found,) = read(text, language).quantities
    assert (found.low, found.high) == pytest.approx((low, high))


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("de", "Der Angriff begann am 5. März 2021.", "2021-03-05"),
        ("de", "Der Angriff begann am 5.3.2021.", "2021-03-05"),
        ("nl", "De aanval begon in maart 2021.", "2021-03"),
        ("fr", "L'attaque a commencé le 1er mars 2021.", "2021-03-01"),
        ("es", "El ataque comenzó el 5 de marzo de 2021.", "2021-03-05"),
        ("it", "L'attacco è iniziato nel 2021.", "2021"),
        ("pt", "O ataque começou na segunda-feira.", "Monday"),
        ("pl", "Atak rozpoczął się w środę.", "Wednesday"),
        ("ru", "Атака началась в мае 2021 года.", "2021-05"),
        ("ru", "Атака началась среди дня.", None),
        ("uk", "Атака почалася 5 березня 2021 року.", "2021-03-05"),
        ("ar", "بدأ الهجوم في 5 آذار 2021.", "2021-03-05"),
        ("tr", "Saldırı 5 Mart 2021'de başladı.", "2021-03-05"),
    ],
)
def test_dates_are_read_by_the_names_of_the_language(language: str, text: str, value: str | None) -> None:
    assert [one.value.text for one in read(text, language).dates] == ([value] if value else [])


@pytest.mark.parametrize(
    ("language", "text", "place"),
    [
        ("de", "Die Minister trafen sich in Moskau.", "Moscow"),
        ("fr", "Les ministres se sont réunis à Londres.", "London"),
        ("pl", "Ministrowie spotkali się w Warszawie.", "Warsaw"),
        ("ru", "Министры встретились в Москве.", "Moscow"),
        ("ar", "اجتمع الوزراء في ليبيا.", "Libya"),
        ("tr", "Bakanlar Moskova'da görüştü.", "Moscow"),
    ],
)
def test_known_places_are_told_by_their_english_names(language: str, text: str, place: str) -> None:
    assert [name.text for name in read(text, language).places] == [place]


@pytest.mark.parametrize(
    ("language", "text", "denied"),
    [
        ("de", "Die Armee griff nicht an", True),
        ("de", "Nicht nur die Armee griff an", False),
        ("de", "Nicht weniger als 12 Soldaten starben", False),
        ("de", "Griff die Armee nicht an?", False),
        ("fr", "Il n'a plus attaqué", True),
        ("fr", "Il a plus de soldats", False),
        ("fr", "Une personne a attaqué", False),
        ("es", "No vino nadie", True),
        ("it", "Non è venuto nessuno", True),
        ("pl", "Nie tylko wojsko zaatakowało", False),
        ("ar", "لا يزال المصنع مغلقا", False),
        ("ar", "ولم يهاجم الجيش", True),
        ("tr", "Bakan anlaşmayı imzalamıyor", True),
        ("tr", "Bakan namaz kıldı", False),
    ],
)
def test_denials_are_read_clause_by_clause(language: str, text: str, denied: bool) -> None:
    assert bool(read(text, language).denials) is denied


def test_what_is_put_right_in_one_clause_denies_that_alone() -> None:
    found = read("Die Armee griff nicht am Montag sondern am Dienstag an", "de")
    assert found.denied == {"de:montag"}


def test_places_in_the_text_are_those_of_the_article() -> None:
    before = "Ein Satz davor. "
    found = read("Die Armee griff am 5. März 2021 in Moskau nicht an.", "de", before)
    text = before + "Die Armee griff am 5. März 2021 in Moskau nicht an."
    assert [one.span.quote(text) for one in found.dates if one.span] == ["5. März 2021"]
    assert [one.span.quote(text) for one in found.names] == ["Moskau"]
    assert [one.span.quote(text) for one in found.denials] == ["nicht"]
    assert all(word.span.quote(text) == word.text for word in found.words)


def test_english_rules_do_not_read_words_of_other_languages() -> None:
    found = read("Die Soldaten haben Gift im Arm.", "de")
    assert found.tongue == "de"
    assert all(stem.startswith("de:") for stem in found.senses)


@pytest.mark.parametrize(
    ("language", "text", "first", "last"),
    [
        ("de", "Die Bank brach Anfang 2008 zusammen.", "2008-01-01", "2008-04-01"),
        ("nl", "De bank sloot eind 2012 haar deuren.", "2012-10-01", "2012-12-31"),
        ("fr", "La mine a fermé à la mi-mars 2012.", "2012-03-09", "2012-03-23"),
        ("es", "El banco cerró a finales de marzo de 2012.", "2012-03-23", "2012-03-31"),
        ("it", "La miniera chiuse alla fine del 2012.", "2012-10-01", "2012-12-31"),
        ("pt", "O banco fechou em meados de março de 2012.", "2012-03-09", "2012-03-23"),
        ("pl", "Bank upadł na początku 2012 roku.", "2012-01-01", "2012-04-01"),
        ("ru", "Банк закрылся в конце марта 2012 года.", "2012-03-23", "2012-03-31"),
        ("uk", "Банк закрився наприкінці 2012 року.", "2012-10-01", "2012-12-31"),
        ("tr", "Banka 2012 sonunda battı.", "2012-10-01", "2012-12-31"),
        ("ar", "أغلق المصرف في نهاية عام 2012.", "2012-10-01", "2012-12-31"),
        ("de", "Am Ende wurde die Bank im Jahr 2008 geschlossen.", "2008-01-01", "2008-12-31"),
        ("es", "Al fin, en 2008 cerró el banco.", "2008-01-01", "2008-12-31"),
        ("fr", "La mine a fermé à la fin du 5 mars 2012.", "2012-03-05", "2012-03-05"),
    ],
)
def test_a_part_of_a_month_or_year_is_no_more_than_that(language: str, text: str, first: str, last: str) -> None:
    (found,) = (one.value for one in read(text, language).dates)
    assert (str(found.first), str(found.last)) == (first, last)
