"""Clauses of any language become claims by the labels that dependency schemes share."""

from spacy.tokens import Doc

from annotator.domain.claim import Factuality
from annotator.domain.rule import Rule
from annotator.extract.findings import Draft, findings
from annotator.extract.general.claims import draft_claims
from tests.extract.general.parsed import parsed

_FINITE = "VerbForm=Fin|Tense=Past"


def drafts(doc: Doc) -> list[Draft]:
    return findings(draft_claims(doc)).drafts


def words(doc: Doc, places: tuple[int, int] | None) -> str:
    return doc[slice(*places)].text if places else ""


def test_a_clause_has_its_subject_predicate_and_objects() -> None:
    doc = parsed(
        "Le DET det 1", "ministre NOUN nsubj 3", "a AUX aux:tense 3 VerbForm=Fin|Tense=Pres",
        "signé VERB root 3 VerbForm=Part|Tense=Past", "un DET det 5", "accord NOUN obj 3", "à ADP case 7",
        "Tripoli PROPN obl 3", ". PUNCT punct 3",
    )  # fmt: skip
    (draft,) = drafts(doc)
    assert words(doc, draft.subject) == "Le ministre"
    assert words(doc, draft.predicate) == "a signé"
    assert [words(doc, each) for each in draft.objects] == ["un accord", "à Tripoli"]
    assert draft.wording == "Le ministre a signé un accord à Tripoli."
    assert draft.rules == [Rule.GRAMMAR, Rule.MAIN_CLAUSE]


def test_what_somebody_says_is_a_claim_of_its_own_with_its_speaker() -> None:
    doc = parsed(
        "Fiala PROPN nsubj 2", "včera ADV advmod 2", f"oznámil VERB root 2 {_FINITE}", ", PUNCT punct 6",
        "že SCONJ mark 6", "vláda NOUN nsubj 6", f"schválila VERB ccomp 2 {_FINITE}", "rozpočet NOUN obj 6",
        ". PUNCT punct 2",
    )  # fmt: skip
    says, said = drafts(doc)
    assert says.announcing
    assert not said.announcing
    assert said.wording == "Vláda schválila rozpočet."
    assert said.attribution is not None
    assert (said.attribution.name, words(doc, said.subject)) == ("Fiala", "vláda")


def test_a_relative_clause_speaks_of_its_noun() -> None:
    doc = parsed(
        "Lipavský PROPN nsubj 5", ", PUNCT punct 3", "který DET nsubj 3", f"navštívil VERB acl:relcl 0 {_FINITE}",
        "Kyjev PROPN obj 3", f"odjel VERB root 5 {_FINITE}", "domů ADV advmod 5", ". PUNCT punct 5",
    )  # fmt: skip
    assert [draft.wording for draft in drafts(doc)] == ["Lipavský navštívil Kyjev.", "Lipavský odjel domů."]


def test_a_second_verb_shares_the_subject_of_the_first() -> None:
    doc = parsed(
        "Parlament NOUN nsubj 2", "zákon NOUN obj 2", f"schválil VERB root 2 {_FINITE}", "a CCONJ cc 4",
        f"odročil VERB conj 2 {_FINITE}", "další ADJ amod 6", "jednání NOUN obj 4", ". PUNCT punct 2",
    )  # fmt: skip
    first, second = drafts(doc)
    assert first.wording == "Parlament zákon schválil."
    assert second.wording == "Parlament odročil další jednání."
    assert Rule.SHARED_SUBJECT in second.rules


def test_the_labels_of_tiger_are_read_too() -> None:
    doc = parsed(
        "Die DET nk 1", "Regierung NOUN sb 2", "hat AUX ROOT 2 VerbForm=Fin|Tense=Pres", "den DET nk 4",
        "Haushalt NOUN oa 6", "nicht PART ng 6 Polarity=Neg", "beschlossen VERB oc 2 VerbForm=Part", ". PUNCT punct 2",
    )  # fmt: skip
    (draft,) = drafts(doc)
    assert words(doc, draft.subject) == "Die Regierung"
    assert "beschlossen" in words(doc, draft.predicate)
    assert [words(doc, each) for each in draft.objects] == ["den Haushalt"]
    assert draft.factuality is Factuality.CERTAIN_NOT


def test_a_negated_verb_denies() -> None:
    doc = parsed(
        "Parlament NOUN nsubj 2",
        "zákon NOUN obj 2",
        f"neschválil VERB root 2 {_FINITE}|Polarity=Neg",
        ". PUNCT punct 2",
    )
    assert drafts(doc)[0].factuality is Factuality.CERTAIN_NOT


def test_a_question_claims_nothing() -> None:
    doc = parsed("Kdo PRON nsubj 1", f"schválil VERB root 1 {_FINITE}", "zákon NOUN obj 1", "? PUNCT punct 1")
    assert drafts(doc) == []


def test_a_text_that_nothing_parsed_claims_nothing() -> None:
    doc = parsed("Kdo X dep 0", "ví X dep 0")
    bare = Doc(doc.vocab, words=["Parlament", "zákon", "schválil", "."])
    assert drafts(bare) == []
