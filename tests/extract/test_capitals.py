"""Capitals alone give names in Latin, Cyrillic and Greek script."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.extract.names.capitals import names_without_model

_CASES = (
    ("Учора Марія Коваль відвідала Варшаву. Коваль сказала, що НАТО допоможе.", "Марія Коваль|Варшаву|Коваль|НАТО"),
    ("Вчера Пётр Ильин прибыл в Дамаск. В Москве сказали, что всё хорошо.", "Пётр Ильин|Дамаск|Москве"),
    ("Ο Νίκος Παππάς μίλησε στην Άγκυρα. Ο Παππάς έφυγε.", "Νίκος Παππάς|Άγκυρα|Παππάς"),
    ("Hier, le ministre Luc Morel a vu Ursula von der Leyen.", "Luc Morel|Ursula von der Leyen"),
    ("La France soutient l'Ukraine et l’ONU.", "France|Ukraine|ONU"),
    ("Ayer habló Rosa Díaz en Buenos Aires.", "Rosa Díaz|Buenos Aires"),
    ("Wczoraj Łukasz Żak przyjechał do Łodzi.", "Łukasz Żak|Łodzi"),
    ("Dün Süleyman Çelik İzmir'e gitti.", "Süleyman Çelik İzmir'e"),
    ("He met Ahmed al-Tayeb and J. F. Morris of the U.N. mission.", "Ahmed al-Tayeb|J. F. Morris|U.N."),
    ("The talks failed. The mission left.", ""),
    ("TRIPOLI TALKS END\nThe talks in Tripoli ended.", "Tripoli"),
    ("Minister Of Health Resigns After Long Talks\nThe minister left.", ""),
    ("Talks failed on Monday.", ""),
    ("وقال وزير الدفاع إن القوات غادرت", ""),
    ("東京で会談した。", ""),
    ("A" * 3_000, ""),
    ("", ""),
)


@pytest.mark.parametrize(("text", "names"), _CASES, ids=[text[:30] for text, _ in _CASES])
def test_runs_of_capitalised_words_are_names(text: str, names: str) -> None:
    assert "|".join(span.quote(text) for span in names_without_model(text)) == names


def test_where_every_noun_has_a_capital_single_words_are_no_names() -> None:
    text = (
        "Gestern traf der Kanzler in Berlin die Präsidentin Eva Lang. Die Regierung will dem Land mit Geld und Waffen "
        "helfen, sagte der Sprecher nach dem Treffen. Die Opposition und die Verbände forderten mehr Hilfe für die "
        "Menschen im Land und eine Erhöhung der Ausgaben für den Schutz der Küste durch die NATO."
    )
    assert [span.quote(text) for span in names_without_model(text)] == ["Präsidentin Eva Lang", "NATO"]


@given(st.text())
def test_any_text_gives_names_in_order_without_overlaps(text: str) -> None:
    spans = names_without_model(text)
    assert all(any(map(str.isupper, span.quote(text))) for span in spans)
    assert all(before.end <= after.start for before, after in pairwise(spans))
