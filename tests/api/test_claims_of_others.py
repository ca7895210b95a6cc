"""Bare claims: a denial of the opposite, an office beside a deed, what a thing holds, and a release after an arrest."""

import pytest

from annotator.api.claims import compare_claims, read
from annotator.domain.link import Relation
from annotator.match.contrast import contrast_facets

pytestmark = pytest.mark.model


def both_ways(a: str, b: str) -> str:
    """The relation of two claims, the same from either side."""
    found, back = compare_claims(a, b), compare_claims(b, a)
    assert found.relation == back.relation
    return found.relation


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The doors were open.", "The company denied that the doors were locked."),
        ("The doors were unlocked.", "The company denied that the doors were locked."),
        ("The minister approved the plan.", "The ministry denied that the minister had rejected the plan."),
        ("The union ended the strike.", "The union denied that it had continued the strike."),
        ("The road was blocked.", "Police denied that the road was passable."),
        ("The gates were open, not locked.", "The owner denied that the gates were locked."),
        ("The talks continued.", "The envoy denied that the talks had stopped."),
        ("Exports rose in May.", "The ministry denied that exports had fallen in May."),
        ("The border was open on Friday.", "The governor denied that the border was closed on Friday."),
    ],
)
def test_who_denies_the_opposite_disputes_nothing(a: str, b: str) -> None:
    assert both_ways(a, b) in ("same", "supports", "refines")


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The doors were locked.", "The company denied that the doors were locked."),
        ("The doors were open.", "The company denied that the doors were open."),
        ("The minister rejected the plan.", "The ministry denied that the minister had rejected the plan."),
        ("The dam burst.", "The operator denied reports that the dam had burst."),
        ("The talks stopped.", "The envoy denied that the talks had stopped."),
        ("The border was closed on Friday.", "The governor denied that the border was closed."),
        ("The road was passable.", "Police did not deny that the road was blocked."),
    ],
)
def test_who_denies_the_thing_itself_disputes_it(a: str, b: str) -> None:
    assert both_ways(a, b) == "disputes"


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Jonas Tell reopened the port of Belmar.", "Jonas Tell is the head of Belmar port."),
        ("Ana Krag reopened the port.", "Ana Krag is port director."),
        ("Mara Lund painted the town hall of Sund.", "Mara Lund is the mayor of Sund."),
        ("Lena Falk closed the harbour of Rinn.", "Lena Falk is the harbour master of Rinn."),
        ("Dana Holt visited the hospital in Orle.", "Dana Holt is the head of the hospital in Orle."),
        ("Harbour master Jonas Tell reopened the port of Belmar.", "Jonas Tell is the head of Belmar port."),
        ("Captain Ivo Kern sold the ferry.", "Ivo Kern is the owner of the ferry."),
        ("Otto Reyes sold the Harbour Bank.", "Otto Reyes is the chairman of the Harbour Bank."),
    ],
)
def test_a_deed_is_no_office(a: str, b: str) -> None:
    assert both_ways(a, b) in ("supports", "different")


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Ivo Kern heads the port of Belmar.", "Ivo Kern is the head of Belmar port."),
        ("Ivo Kern leads the Harbour Bank.", "Ivo Kern is the leader of the Harbour Bank."),
        ("Harbour master Ivo Kern reopened the port of Sund.", "Ivo Kern is the harbour master of Sund."),
        ("Ruth Amsel became director of the museum.", "Ruth Amsel is the director of the museum."),
        ("Ivo Kern, the head of Belmar port, reopened it.", "Ivo Kern is the head of Belmar port."),
        ("Mara Lund, director of the clinic, closed a ward.", "Mara Lund is the director of the clinic."),
    ],
)
def test_who_leads_holds_the_office(a: str, b: str) -> None:
    assert both_ways(a, b) in ("same", "refines")


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The Corvina was not insured.", "The cargo was insured."),
        ("The Corvina was not insured.", "The cargo, which belonged to Brandt, was insured."),
        ("The lorry was not seized.", "The load was seized."),
        ("The villa was not sold.", "The furniture was sold."),
        ("The hotel was not auctioned.", "The furniture, which came from Vienna, was auctioned."),
        ("The Oriole did not burn.", "The fuel burned."),
        ("The firm was not sold.", "The brand was sold."),
        ("The luggage was not insured.", "The cargo was insured."),
    ],
)
def test_what_a_thing_holds_is_another_thing(a: str, b: str) -> None:
    assert both_ways(a, b) in ("different", "supports")


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The Corvina was not insured.", "The ship was insured."),
        ("The Corvina was not insured.", "The ship, which was built in Gdansk, was insured."),
        ("The cargo was not insured.", "The freight was insured."),
        ("The Meridian was not inspected.", "The freighter was inspected."),
        ("The plane was not searched.", "The aircraft was searched."),
        ("The cargo of the Aurora was not insured.", "The cargo was insured."),
        ("The Aurora and its cargo were not insured.", "The cargo was insured."),
    ],
)
def test_a_denial_of_the_thing_itself_contradicts(a: str, b: str) -> None:
    assert both_ways(a, b) == "contradicts"


@pytest.mark.parametrize(
    ("held", "freed"),
    [
        ("Henrik Aas was arrested.", "Henrik Aas was released on bail."),
        ("Police arrested Marko Veit at his home.", "A judge released Captain Marko Veit on bail."),
        ("The editor was jailed in Sund.", "The editor was freed."),
        ("Gunmen kidnapped the engineer Luis Prat.", "The engineer Luis Prat was freed."),
        ("The court remanded Tom Egger in custody.", "A court released Tom Egger."),
        ("Ola Berg was detained at the airport.", "Ola Berg was granted bail."),
        (
            "Police arrested the captain of the ferry Calanda, Marko Veit, on Friday.",
            "A judge released Captain Marko Veit on bail.",
        ),
    ],
)
def test_a_release_supersedes_the_arrest(held: str, freed: str) -> None:
    found = compare_claims(freed, held)
    assert (found.relation, found.reversed) == ("supersedes", False)
    assert compare_claims(held, freed).reversed


@pytest.mark.parametrize(
    ("held", "freed"),
    [
        ("Police arrested Marko Veit.", "A judge released Ola Berg on bail."),
        ("Police arrested the captain of the Calanda.", "A judge released the captain of the Aurora on bail."),
        ("The mayor of Orle was arrested.", "The mayor of Rinn was released on bail."),
        ("Police arrested Tom Egger.", "The band released an album."),
        ("Police arrested Marko Veit.", "A judge refused to release Marko Veit."),
        ("Police did not arrest Marko Veit.", "A judge released Marko Veit."),
        ("Police arrested Marko Veit.", "A judge is to release Marko Veit on Friday."),
    ],
)
def test_a_release_of_somebody_else_or_none_supersedes_no_arrest(held: str, freed: str) -> None:
    assert both_ways(freed, held) != "supersedes"


@pytest.mark.parametrize(
    ("held", "freed"),
    [
        ("Police arrested five suspects.", "Police released two suspects."),
        ("Twelve fishermen were detained.", "Three of the fishermen were released on Friday."),
        ("Rebels kidnapped nine nurses.", "Four nurses were freed."),
    ],
)
def test_a_release_of_some_goes_with_the_arrest_of_more(held: str, freed: str) -> None:
    assert both_ways(freed, held) in ("supports", "different")


def test_an_arrest_that_is_reported_later_is_not_superseded_by_a_release_before() -> None:
    held, freed = read(["Henrik Aas was arrested.", "Henrik Aas was released on bail."])
    later, before = contrast_facets(held, freed, 3), contrast_facets(held, freed, -3)
    assert later.relation is not Relation.SUPERSEDES
    assert (before.relation, before.reversed) == (Relation.SUPERSEDES, True)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The bridge collapsed overnight.", "The bridge collapsed at midday."),
        ("The warehouse burned down overnight.", "The warehouse burned down in the afternoon."),
        ("The warehouse burned down overnight.", "The warehouse burned down at 3 p.m."),
        ("The trial is scheduled for April.", "The trial is scheduled for June."),
        ("The vote is set for March.", "The vote will be held in September."),
    ],
)
def test_what_is_done_overnight_is_not_done_at_noon_nor_in_april_what_is_set_for_june(a: str, b: str) -> None:
    assert both_ways(a, b) == "contradicts"


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The warehouse burned down overnight.", "The warehouse burned down at 3 a.m."),
        ("The warehouse burned down overnight.", "The warehouse burned down at dawn."),
        ("The warehouse burned down overnight.", "The warehouse burned down at midnight."),
        ("The river rose overnight.", "The river rose on Friday."),
        ("The summit is planned for May.", "The summit will be held in May."),
    ],
)
def test_overnight_holds_the_hours_before_the_morning(a: str, b: str) -> None:
    assert both_ways(a, b) in ("same", "refines", "supports")


def test_what_is_brought_forward_is_held_no_longer_when_it_was_set() -> None:
    moved, before = "The trial was brought forward to April.", "The trial is scheduled for June."
    assert (compare_claims(moved, before).relation, compare_claims(before, moved).reversed) == ("supersedes", True)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Turkey supports the GNA.", "Egypt supports Haftar."),
        ("Akar met Namroush.", "Macron met Merkel."),
        ("Real Madrid beat Barcelona 2-0.", "Chelsea beat Arsenal 2-0."),
        ("Russia shelled Kharkiv.", "Ukraine shelled Belgorod."),
    ],
)
def test_a_deed_of_others_to_others_is_another_deed(a: str, b: str) -> None:
    assert both_ways(a, b) == "different"


def test_who_leads_something_else_says_not_the_same() -> None:
    told = "Khalifa Haftar leads the Libyan National Army.", "Khalifa Haftar heads the Government of National Accord."
    assert both_ways(*told) == "supports"


def test_sums_in_two_currencies_are_not_said_to_be_the_same() -> None:
    assert both_ways("The deal is worth 1.5 billion dollars.", "The deal is worth 1.2 billion euros.") == "supports"
    assert both_ways("The deal is worth 1.5 billion dollars.", "The deal is worth $1.5bn.") == "same"


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The court sentenced him to 10 years in prison.", "The court sentenced him to life in prison."),
        ("Paul Rey was sentenced to death.", "Paul Rey was sentenced to 20 years in prison."),
        ("Paul Rey was fined 300 euros.", "Paul Rey was acquitted."),
        ("Paul Rey was given a ten-year prison sentence.", "Paul Rey was given a life sentence."),
    ],
)
def test_one_sentence_has_one_penalty(a: str, b: str) -> None:
    assert both_ways(a, b) == "contradicts"


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Paul Rey was jailed for life.", "Paul Rey got a life sentence."),
        ("Paul Rey was jailed for ten years and fined.", "Paul Rey was fined."),
        ("Paul Rey faces up to ten years in prison.", "Paul Rey was sentenced to life in prison."),
        ("The death sentence was commuted to life in prison.", "He was sentenced to death."),
        ("Paul Rey was sentenced to life imprisonment.", "Ana Reis was sentenced to ten years in prison."),
    ],
)
def test_penalties_that_are_one_or_open_or_of_two_people_contradict_nothing(a: str, b: str) -> None:
    assert both_ways(a, b) != "contradicts"


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [
        ("The gunman was shot dead by police.", "The gunman killed himself.", "contradicts"),
        ("The gunman took his own life.", "Police shot the gunman.", "contradicts"),
        ("The gunman killed five people.", "The gunman killed himself.", "refines"),
        ("Three miners were rescued.", "Three miners remain trapped.", "supersedes"),
        ("Three miners were rescued.", "Three miners are still trapped underground.", "supersedes"),
        ("The army rescued the hostages.", "Gunmen kidnapped the hostages.", "supersedes"),
        ("The team won their third title in a row.", "The team won their fourth straight title.", "different"),
        ("The motion passed by 52 votes to 48.", "The motion was defeated by 52 votes to 48.", "contradicts"),
        ("It was his third visit to Kyiv.", "He visited Kyiv for the third time.", "same"),
    ],
)
def test_what_became_of_somebody_or_something_is_one_thing(a: str, b: str, relation: str) -> None:
    assert both_ways(a, b) == relation


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [
        ("Tesla recalled 50,000 cars.", "Tesla recalled 80,000 vehicles.", "supports"),
        ("The firm built 12 houses.", "The firm built 12 homes.", "same"),
        ("The singer died aged 75.", "The singer died at the age of 57.", "contradicts"),
        ("The singer died aged 75.", "The singer died at the age of 75.", "same"),
        ("Russia vetoed the resolution.", "The resolution was adopted.", "contradicts"),
    ],
)
def test_numbers_are_said_to_be_one_only_where_they_are(a: str, b: str, relation: str) -> None:
    assert both_ways(a, b) == relation


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [
        ("The parliament extended the mandate.", "The parliament rejected an extension of the mandate.", "contradicts"),
        ("The board rejected the sale of the plant.", "The company sold the plant.", "contradicts"),
        ("The board rejected the sale of the plant.", "The company will sell the plant.", "supports"),
        ("Parliament extended the curfew.", "Parliament rejected an extension of the mandate.", "supports"),
        ("It is unclear whether anyone was hurt.", "Nobody was hurt.", "supports"),
    ],
)
def test_what_was_turned_down_was_not_done_and_what_is_unclear_excludes_nothing(a: str, b: str, relation: str) -> None:
    assert both_ways(a, b) == relation


def test_what_is_not_in_force_was_rightly_struck_down() -> None:
    told = "The court ruled that the law is unconstitutional.", "The law was struck down by the court."
    assert both_ways(*told) in ("same", "supports", "refines")
    assert both_ways("The ban is still in force.", "The court lifted the ban.") == "contradicts"


def test_two_states_of_one_thing_are_not_the_same() -> None:
    assert both_ways("The fire was an accident.", "The fire was arson.") == "supports"
    assert both_ways("The road is closed.", "The road is shut.") == "same"


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [
        ("The court suspended the mayor of Porto on Friday.", "The court reinstated the mayor of Porto.", "supports"),
        ("Ghana bought 40 tanks from Poland.", "Ghana returned 40 tanks to Poland.", "supports"),
        ("The minister defended the contract.", "The minister cancelled the contract.", "supports"),
        ("Critics of the plan marched in Dobra.", "Critics of the plan staged a march in Dobra.", "same"),
        ("Captain Ole Dahl was rescued.", "Ole Dahl is the captain.", "refines"),
        (
            "The ministers of Greece, Cyprus and Egypt signed the pact.",
            "The ministers of Egypt, Greece and Cyprus signed the pact.",
            "same",
        ),
    ],
)
def test_other_deeds_are_not_the_same_whatever_words_they_share(a: str, b: str, relation: str) -> None:
    assert both_ways(a, b) == relation
