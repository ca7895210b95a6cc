"""Claims in eleven languages compare by their negations, numbers, dates and places; of others that is said."""

from pathlib import Path

import pytest

from annotator.api import compare_claims
from annotator.api.claims import compared, read
from annotator.domain.claim import Claim
from annotator.domain.ids import ArticleId, ClaimId
from annotator.domain.span import Span
from annotator.match.claims.facets import Facets
from annotator.match.claims.reading import facets_of
from annotator.match.tongues.known import TONGUES
from annotator.match.tongues.wording import is_grammar
from annotator.match.words.words import Word

pytestmark = pytest.mark.model
_TABLE = Path(__file__).parent / "claim_pairs_languages.tsv"
_MOST_READ, _MOST_UNREAD = 0.8, 0.5
_UNKNOWN = "the language is not one whose negations are known"


def _rows() -> list[list[str]]:
    lines = _TABLE.read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


@pytest.mark.parametrize("language", sorted({row[0] for row in _rows()}))
def test_pairs_in_other_languages_compare_as_the_table_says(language: str) -> None:
    rows = [row for row in _rows() if row[0] == language]
    assert len(rows) >= 10
    said = read([claim for row in rows for claim in row[2:]])
    missed = []
    for (_, relations, *claims), a, b in zip(rows, said[::2], said[1::2], strict=True):
        found, back = compared(a, b), compared(b, a)
        assert found.relation == back.relation
        assert found.confidence == back.confidence <= _MOST_READ
        assert found.reasons[-1].startswith("read as ")
        if found.relation not in relations.split("/"):
            missed.append((found.relation, claims))
    assert missed == []


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Armén har inte anfallit staden.", "Armén har anfallit staden."),
        ("Armija nije napala grad.", "Armija je napala grad."),
        ("A hadsereg nem támadta meg a várost.", "A hadsereg megtámadta a várost."),
        ("Armata nu a atacat orașul și satul.", "Armata a atacat orașul și satul."),
        ("Ο στρατός δεν επιτέθηκε στην πόλη.", "Ο στρατός επιτέθηκε στην πόλη."),
        ("הצבא לא תקף את העיר.", "הצבא תקף את העיר."),
        ("ارتش به شهر حمله نکرد و پیش نرفت.", "ارتش به شهر حمله کرد و پیش رفت."),
        ("軍隊は町を攻撃しなかった。", "軍隊は町を攻撃した。"),
    ],
)
def test_a_language_whose_negations_are_not_known_is_told_and_never_surely_the_same(a: str, b: str) -> None:
    found = compare_claims(a, b)
    assert found.relation in ("supports", "different")
    assert found.confidence <= _MOST_UNREAD
    assert _UNKNOWN in found.reasons
    assert found.attributes["polarity"] == "silent"


def test_the_same_words_are_the_same_in_any_language() -> None:
    text = "Armén har inte anfallit staden."
    assert (compare_claims(text, text).relation, compare_claims(text, text).confidence) == ("same", 1.0)


def test_claims_in_two_languages_are_told_as_such() -> None:
    found = compare_claims("Die Armee hat Tripolis nicht angegriffen.", "The army attacked Tripoli.")
    assert found.relation != "same"
    assert found.confidence <= _MOST_UNREAD
    assert any("two languages" in reason for reason in found.reasons)


@pytest.mark.parametrize(
    ("theirs", "standing"),
    [
        ("El accidente de Lyon dejó doce muertos.", "differ"),
        ("El accidente de Lyon dejó 15 muertos.", "agree"),
        ("El accidente de Lyon dejó quince heridos.", "silent"),
        ("Bei dem Unglück in Lyon gab es zwölf Tote.", "differ"),
        ("Bei dem Unglück in Lyon gab es 15 Todesopfer.", "agree"),
        ("L'accident de Lyon a fait douze morts.", "differ"),
        ("L'accident de Lyon a fait quinze blessés.", "silent"),
        ("L'incidente di Lione ha causato dodici morti.", "differ"),
        ("Bij het ongeluk in Lyon vielen vijftien doden.", "agree"),
        ("O acidente em Lyon deixou doze mortos.", "differ"),
    ],
)
def test_the_dead_are_counted_across_languages(theirs: str, standing: str) -> None:
    assert compare_claims(theirs, "The accident in Lyon left 15 dead.").attributes["how many"] == standing


def test_thousands_are_read_in_a_claim_too_short_to_tell_its_language() -> None:
    for theirs in ("Das Haus kostet 5.000 Euro.", "La casa cuesta 5.000 euros.", "The house costs 5.000 euros."):
        assert compare_claims(theirs, "The house costs 5,000 euros.").attributes["how many"] == "agree"


def test_a_claim_too_short_to_tell_its_language_is_read_in_that_of_the_other() -> None:
    found = compare_claims("Mark Rutte bezocht Kiev.", "Mark Rutte bezocht Kiev niet.")
    assert found.relation == "contradicts"


def test_who_does_what_to_whom_is_not_read_off_the_order_of_words() -> None:
    found = compare_claims("Russland griff die Ukraine an.", "Die Ukraine griff Russland an.")
    assert (found.relation, found.confidence) == ("supports", 0.5)


@pytest.mark.parametrize(
    ("denied", "told"),
    [
        ("Die Regierung dementierte, dass die Armee die Stadt angriff.", "Die Armee griff die Stadt an."),
        ("Le gouvernement a démenti que l'armée ait attaqué la ville.", "L'armée a attaqué la ville."),
        ("Министерство опровергло, что армия атаковала город.", "Армия атаковала город."),
        ("نفت الحكومة أن الجيش هاجم المدينة.", "هاجم الجيش المدينة."),
    ],
)
def test_what_somebody_denies_disputes_what_is_told(denied: str, told: str) -> None:
    assert compare_claims(denied, told).relation == "disputes"


def test_what_is_left_open_is_not_the_same_as_what_is_told() -> None:
    found = compare_claims("Die Armee könnte die Stadt angreifen.", "Die Armee wird die Stadt angreifen.")
    assert found.relation == "supports"
    assert "one leaves it open" in found.reasons


@pytest.mark.parametrize(
    ("done", "would_be"),
    [
        ("Der Richter wurde entlassen.", "Der Richter würde entlassen."),
        ("Die Truppen hatten die Brücke gesprengt.", "Die Truppen hätten die Brücke gesprengt."),
        ("Die Schulen waren geschlossen.", "Die Schulen wären geschlossen."),
        ("Der Zeuge musste schweigen.", "Der Zeuge müsste schweigen."),
    ],
)
def test_what_would_be_is_not_the_same_as_what_was(done: str, would_be: str) -> None:
    for found in (compare_claims(done, would_be), compare_claims(would_be, done)):
        assert found.relation == "supports"
        assert "one leaves it open" in found.reasons
    assert compare_claims(would_be, would_be).relation == "same"
    assert compare_claims(done, f"{done[:-1]} worden.").relation == "same"


@pytest.mark.parametrize(
    ("code", "word", "like"),
    [
        ("es", "bajó", "bajo"),
        ("tr", "öldü", "oldu"),
        ("de", "schön", "schon"),
        ("it", "dà", "da"),
        ("fr", "sûr", "sur"),
    ],
)
def test_a_word_that_only_folding_makes_one_of_grammar_tells_something(code: str, word: str, like: str) -> None:
    tongue = TONGUES[code]
    assert [is_grammar(Word(Span(0, 1), each, each), tongue) for each in (word, like)] == [False, True]


def test_what_could_be_done_is_no_doubt() -> None:
    done, perhaps = "Die Polizei konnte den Dieb finden.", "Die Polizei könnte den Dieb finden."
    assert [facets.hedged for facets in map(_facets, (done, perhaps))] == [False, True]


def test_a_word_that_denies_in_another_language_is_not_told_beside_the_language_they_are_read_in() -> None:
    found = compare_claims("O governo aprovou a lei e a reforma.", "O governo nicht aprovou a lei e a reforma.")
    assert found.relation == "supports"
    assert not any(reason.startswith("read as ") for reason in found.reasons)


def test_names_and_dates_that_agree_in_two_languages_are_no_other_event() -> None:
    a, b = "On 9 June 2021 a tram burned in Velbin and 40 people fled.", "Am 9. Juni 2021 brannte in Velbin eine Tram."
    found, other = compare_claims(a, b), compare_claims(a, "Am 9. Juni 2021 schloss das Museum.")
    assert (found.relation, other.relation) == ("supports", "different")
    assert not any("only one names Velbin" in reason for reason in found.reasons)


def _facets(text: str) -> Facets:
    return facets_of(Claim(ClaimId("c"), ArticleId("a"), Span(0, len(text)), text), text)
