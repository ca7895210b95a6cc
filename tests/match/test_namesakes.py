"""People of one name whose reports and roles have nothing to do with one another stay apart; one person stays one."""

from collections.abc import Sequence

import pytest

from annotator.domain.article import Article
from annotator.domain.entity import Entity
from annotator.domain.ids import mention_id
from annotator.domain.mention import Mention
from annotator.domain.span import Span
from annotator.match.entities.entities import group_names
from annotator.match.entities.name_index import NameIndex
from annotator.match.entities.roles import nouns_of, roles_of
from annotator.match.entities.trades import trades
from tests.match.reports import report


def read(text: str, *names: str, published: str | None = None) -> tuple[Article, list[Mention]]:
    """A report, and every place where it has one of these names as those of people; one word is a place's."""
    article, found = report(text, published=published), list[Mention]()
    for name in names:
        label = "PERSON" if " " in name else "GPE"
        start = text.find(name)
        while start >= 0:
            span = Span(start, start + len(name))
            found.append(Mention(mention_id(article.id, span, label), article.id, span, name, label))
            start = text.find(name, span.end)
    return article, found


def people(*told: tuple[Article, list[Mention]]) -> list[Entity]:
    return group_names([mention for _, found in told for mention in found], [article for article, _ in told])


NAMESAKES = (
    (
        "Judge {} sentenced a smuggler to ten years in Tunis.",
        "The chef {} opened a restaurant with thirty seats in Montreal.",
    ),
    (
        "The biologist {} found a new beetle in Borneo, the journal said.",
        "Boxer {} lost her title in Las Vegas on Friday.",
    ),
    (
        "The bishop, {}, opened the synod with a call for mercy. More than 200 priests attend.",
        "Racing driver {} crashed in the second lap. The car caught fire and was destroyed.",
    ),
    (
        "The tenor {} sang in the concert hall of Brunn. The audience gave him a standing ovation.",
        "Rescue chief {} said that nine people died when an avalanche hit the road to Brunn.",
    ),
    (
        "{}, 34, a plumber from Riga, won four million euros in the lottery.",
        "Prosecutors questioned the banker {} about loans to a shipyard.",
    ),
    (
        "The midwife and two nurses praised the surgeon {} after an operation of nine hours.",
        "Sprinter {} set a record over 200 metres in the stadium of Oran.",
    ),
    (
        "The novelist {} signed her books at the fair of Leipzig until dusk.",
        "The farmer {} blocked a motorway with tractors to protest against cheap milk.",
    ),
    (
        "{} is a goldsmith who restores crowns for the cathedral treasury.",
        "Police arrested the hacker {}, accused of stealing passwords from a hospital.",
    ),
    (
        "Fire chief {} warned of dry grass and closed three camping sites.",
        "Photographer {} showed portraits of miners in a gallery at the harbour.",
    ),
)
AGED = ((19, "Linz"), (23, "Graz"), (71, "Linz"), (72, "Ulm"), (12, "Ulm"))
ONE_PERSON = (
    ("Minister {} opened a bridge over the Drava.", "Prime Minister {} flew to Lima for talks on tin."),
    ("{}, commander of the eastern forces, arrived in Cairo.", "Field Marshal {} said that the airport would close."),
    ("Coach {} left the club after a defeat by four goals.", "Club president {} bought two defenders from Porto."),
    ("Judge {} sentenced a smuggler to ten years.", "Justice minister {} promised shorter trials."),
    ("The striker {} joined Torino for five seasons.", "Torino captain {} broke his leg in training."),
    (
        "The chef {} learned to cook from her grandmother in Oran and serves lamb with quince.",
        "Author {} tells of lamb, quince and her grandmother in a book of recipes from Oran.",
    ),
    (
        "The biologist {} warned that dams on the Uruva would drown the last river dolphins.",
        "Environment minister {} stopped the dams on the Uruva, where the last river dolphins live.",
    ),
    ("The singer {} sang with Rosa Amann in a church.", "Governor {}, with Rosa Amann beside him, took the oath."),
    ("{} arrived in Trondheim on Monday.", "A letter from {} was read in the council of Porto."),
    ("Businessman {} bought a mill.", "{}, governor of the province, sold a vineyard."),
    ("Professor {} warned of a virus.", "The virologist {} advised the health board."),
    ("The late {} was honoured in Graz.", "The striker {} scored in the cup of 1974."),
)


@pytest.mark.parametrize("name", ["Omar Haddad", "Jean-Luc Perrin", "Salah al-Din al-Namroush", "Agnès Çelik"])
@pytest.mark.parametrize(("one", "other"), NAMESAKES)
def test_two_of_one_name_with_other_callings_and_nothing_in_common_stay_apart(one: str, other: str, name: str) -> None:
    found = people(*(read(text.format(name), name) for text in (one, other)))
    assert len(found) == 2
    assert all(each.reasons[-1].startswith("kept apart from namesakes: here a") for each in found)


@pytest.mark.parametrize(("one", "other"), ONE_PERSON)
def test_one_person_with_another_title_stays_one(one: str, other: str) -> None:
    told = [read(text.format("Helen Aster"), "Helen Aster", "Rosa Amann") for text in (one, other)]
    assert len([each for each in people(*told) if each.name == "Helen Aster"]) == 1


def test_the_reason_tells_what_either_is() -> None:
    one = read("Judge Omar Haddad sentenced a smuggler.", "Omar Haddad")
    two = read("The chef Omar Haddad opened a restaurant.", "Omar Haddad")
    told = {each.mentions: each.reasons for each in people(one, two)}
    assert told[(two[1][0].id,)] == (
        "kept apart from namesakes: here a chef, elsewhere a judge; their articles share no other name and hardly a "
        "rare word",
    )


def test_reports_of_one_event_mean_one_person_whatever_they_call_the_man() -> None:
    texts = (
        "The plumber Ivo Brem pulled two children from a burning tram at the Karlsbrug, witnesses said.",
        "Boxer Ivo Brem saved two children from a burning tram. Witnesses at the Karlsbrug cheered.",
    )
    assert len(people(*(read(text, "Ivo Brem") for text in texts))) == 1


def test_a_title_within_a_name_that_a_run_took_for_a_body_tells_who_it_is() -> None:
    one, found = read("Bishop Marco Tellini opened the synod.", "Bishop Marco Tellini")
    (mention,) = found
    body = Mention(mention_id(one.id, mention.span, "ORG"), one.id, mention.span, mention.quote, "ORG")
    two = read("Racing driver Marco Tellini crashed. Marco Tellini was hurt.", "Marco Tellini")
    assert sorted(each.variants for each in people((one, [body]), two)) == [
        ("Bishop Marco Tellini",),
        ("Marco Tellini",),
    ]


def test_a_report_that_calls_somebody_nothing_goes_with_the_one_it_has_most_in_common_with() -> None:
    judge = read("Judge Omar Haddad sentenced a smuggler of hashish to ten years in Tunis.", "Omar Haddad")
    chef = read("The chef Omar Haddad opened a restaurant in Montreal and cooks lamb with quince.", "Omar Haddad")
    bare = read("Omar Haddad bought quince and lamb in Montreal on Monday.", "Omar Haddad")
    found = people(judge, chef, bare)
    assert sorted(len(each.mentions) for each in found) == [1, 2]
    (both,) = [each for each in found if len(each.mentions) == 2]
    assert set(both.mentions) == {chef[1][0].id, bare[1][0].id}


def test_what_only_a_name_joins_is_less_sure_than_what_shares_more() -> None:
    one, two = (read(text, "Ivo Brem") for text in ("Ivo Brem arrived in Trondheim.", "A letter from Ivo Brem came."))
    (bare,) = people(one, two)
    assert bare.score == 8_500
    assert bare.reasons == ("hardly anything but the name joins some of its articles with the others",)
    same = read("The mayor, Ivo Brem, slept.", "Ivo Brem"), read("Mayor Ivo Brem opened a bridge.", "Ivo Brem")
    assert [each.score for each in people(*same)] == [10_000]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The chef Ann Lee cooked.", ("chef",)),
        ("Rescue diver Ann Lee sank.", ("diver",)),
        ("Biologist Ann Lee spoke.", ("biologist",)),
        ("They met Ann Lee, 34, a plumber from Riga.", ("plumber",)),
        ("They met Ann Lee, the carpenter who built it.", ("carpenter",)),
        ("Ann Lee was a nurse for years.", ("nurse",)),
        ("The army freed Ann Lee.", ()),
        ("However Ann Lee left.", ()),
        ("The late Ann Lee sang.", ()),
        ("They met Ann Lee, a friend of the king.", ()),
        ("Ann Lee, however, left.", ()),
        ("Ann Lee was a little late.", ()),
        ("Raj Ann Lee left.", ()),
        ("The bank named Ann Lee as its treasurer.", ("treasurer",)),
        ("The bank named Ann Lee, a former minister, as the new auditor of its funds.", ("minister", "auditor")),
        ("The bank named Ann Lee as its best hope.", ()),
        ("Ann Lee won bronze in the shot put.", ("athlete",)),
        ("Ann Lee, from Oran, won the 10-kilometre classic.", ("athlete",)),
        ("Ann Lee has scored twice.", ("athlete",)),
        ("Ann Lee won the race for mayor.", ()),
        ("Ann Lee scored points with voters.", ()),
    ],
)
def test_what_a_report_says_that_somebody_does(text: str, told: Sequence[str]) -> None:
    start = text.index("Ann Lee")
    assert trades(text, start, start + len("Ann Lee")) == told


def bearers(*texts: str, names: Sequence[str], published: Sequence[str] = ()) -> list[Entity]:
    """The entities of the first of some names in reports of these days."""
    days = published or ["2024-05-03"] * len(texts)
    told = [read(text, *names, published=day) for text, day in zip(texts, days, strict=True)]
    return [each for each in people(*told) if each.name == names[0]]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("{}, 71, was found alive in the rubble of the hotel.", "{}, 23, was fined for riding a scooter while drunk."),
        ("Divers found 17-year-old {} in the canal.", "{}, who is 68, has baked bread since he was a boy."),
        ("Goalkeeper {} saved two penalties. {}, 34, left.", "Goalkeeper {}, 19, joined a club in Oran."),
        ("Health minister {} closed three wards.", "{}, 12, won a spelling contest."),
        ("{}, born in 1931, wrote letters.", "{}, a 30-year-old, paints fences."),
    ],
)
def test_two_of_one_name_whose_ages_clash_stay_apart(one: str, other: str) -> None:
    name = "Omar Haddad"
    found = bearers(one.format(name, name), other.format(name), names=[name])
    assert len(found) == 2
    assert all("born about " in each.reasons[-1] for each in found)


@pytest.mark.parametrize(
    ("one", "other", "published"),
    [
        ("{}, 54, opened a shelter.", "{}, 55, fell off a ladder.", ("2020-03-01", "2021-04-01")),
        ("{}, 54, opened a shelter.", "{}, 57, fell off a ladder.", ("2020-03-01", "2020-04-01")),
        ("{}, 30, opened a shelter.", "{}, 51, fell off a ladder.", ("2000-03-01", "2021-04-01")),
        ("Fire chief {} said the wind had turned.", "{}, 61, will retire.", ("2021-03-01", "2021-04-01")),
        ("{}, 45, and Rosa Amann left the court.", "{}, 54, wept beside Rosa Amann.", ("2021-03-01", "2021-04-01")),
        ("Prince {}, 3, waved.", "{}, a prince, married.", ("1990-03-01", "2021-04-01")),
    ],
)
def test_ages_that_fit_or_a_name_that_is_shared_leave_one_person(
    one: str, other: str, published: tuple[str, str]
) -> None:
    name = "Omar Haddad"
    names = [name, "Rosa Amann"]
    assert len(bearers(one.format(name), other.format(name), names=names, published=published)) == 1


SHIP = "Rosa Amann said that the ferry Uruva sank off Oran."


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The captain, {}, 52, was saved.", "The lawyer of the owner, {}, 34, came to Oran."),
        ("{}, 61, was saved.", "{}, the 22-year-old striker, scored for the drowned of the ferry."),
        ("Captain {}, 52, was saved.", "Captain {}, 22, was saved by a trawler."),
        ("{}, 50, was saved.", "{}, 43, was lost."),
    ],
)
def test_ages_that_are_not_of_one_tell_two_apart_whatever_else_their_reports_share(one: str, other: str) -> None:
    name = "Omar Haddad"
    found = bearers(*(f"{text.format(name)} {SHIP}" for text in (one, other)), names=[name, "Rosa Amann"])
    assert len(found) == 2
    assert all("ages " in each.reasons[-1] and "cannot be one person's" in each.reasons[-1] for each in found)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The captain, {}, 52, was saved.", "{}, 59, captain of the ferry, went to court."),
        ("{}, 52, swam ashore with two goats and a parrot.", "{}, 79, swam ashore with two goats and a parrot."),
        ("{}, 52, was saved.", "{}, 25, was lost."),
    ],
)
def test_an_age_that_seems_to_be_told_wrong_leaves_one_person(one: str, other: str) -> None:
    name = "Omar Haddad"
    found = bearers(*(f"{text.format(name)} {SHIP}" for text in (one, other)), names=[name, "Rosa Amann"])
    assert len(found) == 1


def test_the_reason_tells_the_ages_and_of_which_years_they_are() -> None:
    name = "Omar Haddad"
    texts = f"The captain, {name}, 52, slept.", f"{name}, 19, won.", f"{name}, born in 1901, wrote."
    found = bearers(*texts, names=[name], published=["2015-01-02", "2021-03-04", "2021-03-04"])
    assert [each.reasons for each in found if ": here a captain" in each.reasons[-1]] == [
        (
            "kept apart from namesakes: here a captain born about 1962, elsewhere somebody born about 1901 or "
            "somebody born about 2001; ages 52 in 2015, 19 in 2021 and a birth in 1901 cannot be one person's",
        )
    ]


def test_a_report_without_an_age_goes_with_whom_its_role_or_its_words_fit() -> None:
    name = "Omar Haddad"
    texts = (
        f"The captain, {name}, 52, grows tulips under glass near Oran. {SHIP}",
        f"The owner's lawyer, {name}, 34, plays the accordion in a quintet. {SHIP}",
        f"The lawyer {name} slept. {SHIP}",
        f"{name} said the tulips under glass froze.",
    )
    told = [read(text, name, "Rosa Amann", published="2024-05-03") for text in texts]
    place = {mention.id: number for number, (_, own) in enumerate(told) for mention in own}
    found = [each for each in people(*told) if each.name == name]
    assert sorted(sorted(place[mention] for mention in each.mentions) for each in found) == [[0, 3], [1, 2]]


def test_a_report_that_fits_two_of_different_ages_as_well_is_left_alone() -> None:
    name = "Omar Haddad"
    found = bearers(f"{name}, 61, won a vote.", f"{name}, 19, won a race.", f"{name} won praise.", names=[name])
    assert sorted(len(each.mentions) for each in found) == [1, 1, 1]
    assert [each.reasons[-2:] for each in found if "cannot be told" in str(each.reasons)] == [
        ("kept apart from namesakes: it cannot be told who is meant, elsewhere is told of ages 61 and 19",)
    ]


def test_a_surname_means_the_namesake_whose_role_it_is_told_with() -> None:
    captain = read("The captain, Omar Haddad, 52, left Oran.", "Omar Haddad", published="2024-05-03")
    lawyer = read("The lawyer Omar Haddad, 34, came to Oran.", "Omar Haddad", published="2024-05-03")
    short = alone("Mr Haddad, the lawyer, spoke in Lima.", "Haddad")
    found = people(captain, lawyer, short)
    (both,) = [each for each in found if len(each.mentions) == 2]
    assert set(both.mentions) == {lawyer[1][0].id, short[1][0].id}
    assert "of all called Omar Haddad this one fits Haddad best" in both.reasons
    assert len(people(captain, lawyer, alone("Mr Haddad slept.", "Haddad"))) == 3


def alone(text: str, surname: str) -> tuple[Article, list[Mention]]:
    """A report that calls somebody by the surname alone."""
    article = report(text, published="2024-05-03")
    span = Span(text.index(surname), text.index(surname) + len(surname))
    return article, [Mention(mention_id(article.id, span, "PERSON"), article.id, span, surname, "PERSON")]


def test_what_is_told_without_an_age_goes_with_whom_it_fits() -> None:
    name = "Omar Haddad"
    found = bearers(
        f"Fire chief {name} warned of dry grass.",
        f"{name}, 19, lost the regatta off Oran. {name} swam ashore.",
        f"{name}, 58, will leave the fire brigade when the grass is green.",
        names=[name],
    )
    assert sorted(len(each.mentions) for each in found) == [2, 2]


def test_the_mayors_of_two_towns_stay_apart() -> None:
    name = "Ines Graf"
    found = bearers(
        f"The mayor of Linz, {name}, opened a tunnel.",
        f"{name}, mayor of Bregenz, closed the pool.",
        f"Mayor {name} of Bregenz swept the pool.",
        names=[name, "Linz", "Bregenz"],
    )
    assert sorted(len(each.mentions) for each in found) == [1, 2]
    assert "a mayor of Linz" in found[0].reasons[-1]


def test_one_other_name_joins_nobody_whose_callings_and_ages_both_clash() -> None:
    chief = "Rescue chief Ivo Brem said that nine were saved. Rosa Amann, who was waiting, heard a crack."
    boxer = "Ivo Brem won bronze in the javelin. The 19-year-old threw 81 metres. Rosa Amann, his coach, was proud."
    assert len(bearers(chief, boxer, names=["Ivo Brem", "Rosa Amann"])) == 2
    aged = boxer.replace("19", "39")
    assert len(bearers(chief, aged, names=["Ivo Brem", "Rosa Amann"])) == 1


def test_namesakes_are_the_same_whether_reports_came_one_by_one_or_at_once() -> None:
    texts = [text.format("Omar Haddad") for pair in (*NAMESAKES, *ONE_PERSON) for text in pair]
    texts += [f"Omar Haddad, {age}, slept. {SHIP} Lawyer Omar Haddad woke." for age in (31, 44, 70)]
    texts += [f"Omar Haddad, {age}, slept. Mayor Omar Haddad of {town} woke." for age, town in AGED]
    told = [read(text, "Omar Haddad", "Rosa Amann", "Linz", "Graz", published="2024-05-03") for text in texts]
    index = NameIndex()
    for article, found in reversed(told):
        index.add([article], found)
    assert index.entities() == people(*told)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Ann Lee, the 22-year-old striker, scored.", "striker"),
        ("The 22-year-old striker Ann Lee scored.", "striker"),
        ("Ann Lee, 52, captain of the ferry, slept.", "captain"),
    ],
)
def test_an_age_is_no_part_of_a_role(text: str, role: str) -> None:
    article, (mention,) = read(text, "Ann Lee")
    assert nouns_of(roles_of(article, mention)) >= {role}
    assert not any("year" in each for each in roles_of(article, mention))
