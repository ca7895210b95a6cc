"""Reports of one event are a story in two languages as well, by their names, numbers and days; look-alikes are none."""

from annotator.domain.article import Article
from annotator.match.stories.reports import report_profile
from annotator.match.stories.stories import stories
from annotator.match.stories.two_tongues import evidence_between, in_two_tongues
from tests.match.reports import report

ENGLISH = (
    "Tanker Solvena runs aground off Marvik\nThe tanker Solvena ran aground off the port of Marvik on Tuesday, and 23 "
    "sailors were taken off by helicopter. The ship was carrying 1,400 tonnes of oil, Captain Ulla Brenning said."
)
GERMAN = (
    "Tanker vor Marvik auf Grund gelaufen\nDer Tanker Solvena ist am Dienstag vor dem Hafen von Marvik auf Grund "
    "gelaufen. Die 23 Seeleute wurden mit einem Hubschrauber gerettet. An Bord waren 1.400 Tonnen Öl, sagte die "
    "Kapitänin Ulla Brenning."
)
SPANISH = (
    "Un petrolero encalla frente a Marvik\nEl petrolero Solvena encalló el martes frente al puerto de Marvik. Los 23 "
    "marineros fueron rescatados en helicóptero, informó la capitana Ulla Brenning, que no fue detenida por la policía."
)
LOOK_ALIKE = (
    "Tanker Trewen runs aground off Dunhaven\nThe tanker Trewen ran aground off the port of Dunhaven on Tuesday, and "
    "23 sailors were taken off by helicopter. The ship was carrying 900 tonnes of oil, Captain Piers Amory said."
)
ELSEWHEN = (
    "Ulla Brenning geehrt\nDie Kapitänin Ulla Brenning ist für die Rettung von Schiffbrüchigen geehrt worden. Sie lebt "
    "seit vielen Jahren mit ihrer Familie auf einer Insel, und sie segelt gern, wie die Zeitung schreibt."
)


def dated(text: str, day: int) -> Article:
    return report(text, published=f"2024-03-{day:02}")


def test_the_language_is_told_and_its_figures_are_read_as_they_are_meant() -> None:
    english, german, spanish = map(report_profile, (ENGLISH, GERMAN, SPANISH))
    assert [each.language for each in (english, german, spanish)] == ["en", "de", "es"]
    assert english.numbers == german.numbers == {"23", "1400"}
    assert english.weekdays == german.weekdays == spanish.weekdays == {"tuesday"}


def test_a_day_of_a_month_is_no_number() -> None:
    found = report_profile("Am 5. März 2021 wurden in Marvik 12 Menschen verletzt, und die Polizei hat nichts gesagt.")
    assert found.dates == {"03-05"}
    assert found.numbers == {"12"}


def test_names_numbers_and_days_tell_one_event_and_a_name_alone_tells_none() -> None:
    english, german, spanish, look_alike, other = map(report_profile, (ENGLISH, GERMAN, SPANISH, LOOK_ALIKE, ELSEWHEN))
    assert in_two_tongues(english, german)
    assert not in_two_tongues(english, look_alike)
    assert evidence_between(english, german) > 0 < evidence_between(german, spanish)
    assert evidence_between(english, spanish) > 0 > evidence_between(look_alike, german)
    assert evidence_between(english, other) < 0
    assert evidence_between(german, english) == evidence_between(english, german)


def test_a_town_is_one_in_two_alphabets() -> None:
    one = report_profile("In Kyiv two bridges fell, and the mayor of Kyiv went to see them in the evening.")
    two = report_profile("В городе Киев упали два моста, и мэр не сказал, когда их построят снова.")
    assert evidence_between(one, two) > evidence_between(one, report_profile("В городе упали два моста, и мэр ушёл."))


def test_reports_in_three_languages_are_one_story_and_a_look_alike_is_none_of_it() -> None:
    english, german, spanish = dated(ENGLISH, 12), dated(GERMAN, 13), dated(SPANISH, 13)
    others = [dated(LOOK_ALIKE, 12), dated(ELSEWHEN, 28)]
    found = stories([english, german, *others, spanish], [])
    assert [set(story.articles) for story in found] == [{english.id, german.id, spanish.id}]
    assert stories([dated(ENGLISH, 1), dated(GERMAN, 28)], []) == []
