"""Reports of one event are a story in two languages as well, by their names, numbers and days; look-alikes are none."""

from itertools import combinations

import pytest

from annotator.domain.article import Article
from annotator.match.stories.reports import report_profile
from annotator.match.stories.stories import stories
from annotator.match.stories.two_tongues import evidence_between, in_two_tongues, shared_names
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


@pytest.mark.parametrize(
    ("english", "other"),
    [
        (
            "Hulusi Akar met Khalid al-Mishri in Tripoli on 26 December 2020 and promised that 800 Turkish soldiers "
            "would stay.",
            "التقى وزير الدفاع التركي خلوصي أكار خالد المشري في طرابلس يوم 26 ديسمبر 2020 "
            "وقال إن 800 جندي تركي سيبقون.",
        ),
        (
            "Alexei Navalny was arrested at Sheremetyevo airport in Moscow on 17 January 2021 after his flight from "
            "Berlin.",
            "Алексей Навальный задержан 17 января 2021 года в московском аэропорту Шереметьево по прилёте из Берлина.",
        ),
        (
            "Angela Merkel met Vladimir Putin in Moscow on 20 August 2021 and asked for the release of Alexei Navalny.",
            "Angela Merkel hat am 20. August 2021 in Moskau Wladimir Putin getroffen und die Freilassung von Alexej "
            "Nawalny gefordert.",
        ),
    ],
)
def test_names_are_one_in_whatever_script_or_spelling_they_are_written(english: str, other: str) -> None:
    one, two = report_profile(english), report_profile(other)
    assert len(shared_names(one, two)) > 2
    assert evidence_between(one, two) > 0


def test_a_name_with_the_ending_of_its_case_is_the_same() -> None:
    one = report_profile("The lawyers of Alexei Navalny spoke in Moscow.")
    two = report_profile("Адвокаты Навального не были в Москве, и суд отложили.")
    assert {telling > 0 for telling in shared_names(one, two).values()} == {True}
    assert len(shared_names(one, two)) == 2


def test_figures_times_the_word_behind_them_are_one_number() -> None:
    assert report_profile("Die Armee hat in der Stadt nicht mehr als 20 Tausend Soldaten.").numbers == {"20000"}
    assert report_profile("وطالبا بخروج 20 ألف مرتزق من ليبيا يوم الثلاثاء").numbers == {"20000"}


def test_what_is_told_between_two_tongues_is_the_same_either_way_round() -> None:
    told = (
        "Chancellor Karl Nehammer resigned in Vienna on 4 January 2025, and Alexander Schallenberg took over.",
        "Die Regierung in Wien ist am 4. Januar 2025 zurückgetreten, und Alexander Schallenberg hat übernommen.",
        "Канцлер Карл Нехаммер не остался в Вене 4 января 2025 года, и Шалленберг его сменил.",
    )
    for one, other in combinations(map(report_profile, told), 2):
        assert evidence_between(one, other) == evidence_between(other, one)
        assert shared_names(one, other) == shared_names(other, one)
