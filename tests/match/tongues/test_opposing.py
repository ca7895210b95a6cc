"""Common verbs that exclude each other contradict in languages that are read by tables, whatever else is equal."""

import pytest

from annotator.domain.link import Relation
from annotator.match.contrast import contrast
from tests.match.reports import said


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("El Senado aprobó el presupuesto el lunes.", "El Senado rechazó el presupuesto el lunes."),
        ("El tribunal absolvió a la alcaldesa.", "El tribunal condenó a la alcaldesa."),
        ("La police a arrêté le suspect de Lyon.", "La police a relâché le suspect de Lyon."),
        ("Le conseil a adopté le budget.", "Le conseil a rejeté le budget."),
        ("Die Brücke wurde am Montag geöffnet.", "Die Brücke wurde am Montag geschlossen."),
        ("Der Rat billigte den Haushalt.", "Der Rat verwarf den Haushalt."),
        ("Суд оправдал бывшего мэра.", "Суд осудил бывшего мэра."),
        ("Дума одобрила бюджет.", "Дума отклонила бюджет."),
        ("Komisyon bütçeyi onayladı.", "Komisyon bütçeyi reddetti."),
        ("Die Mieten haben sich verdoppelt.", "Die Mieten haben sich verdreifacht."),
        ("Les loyers ont doublé en un an.", "Les loyers ont triplé en un an."),
        ("Los alquileres se duplicaron.", "Los alquileres se triplicaron."),
        ("Gli affitti sono raddoppiati.", "Gli affitti sono calati."),
        ("Цены удвоились за год.", "Цены утроились за год."),
        ("البرلمان وافق على الميزانية.", "البرلمان رفض الميزانية."),
    ],
)
def test_opposite_verbs_contradict(a: str, b: str) -> None:
    for first, second in ((a, b), (b, a)):
        assert contrast(*said(first), *said(second)).relation is Relation.CONTRADICTS


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("El Senado aprobó el presupuesto el lunes.", "El Senado no rechazó el presupuesto el lunes."),
        ("El Senado aprobó el presupuesto el lunes.", "El juez rechazó el recurso de la alcaldesa."),
        ("Der Rat billigte den Haushalt.", "Der Rat genehmigte den Haushalt."),
        ("Bir kişi öldü.", "Üç kişi öldü."),
    ],
)
def test_other_verbs_neither_contradict_nor_are_the_same(a: str, b: str) -> None:
    assert contrast(*said(a), *said(b)).relation not in (Relation.CONTRADICTS, Relation.SAME)
