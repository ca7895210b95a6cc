"""What a version of a text tells anew is paired with the claim that it changes, and with nothing that is a copy."""

import pytest

from annotator.domain.article import Article, new_article
from annotator.domain.claim import Claim
from annotator.domain.family import Derivation
from annotator.domain.ids import ArticleId, FamilyId
from annotator.domain.link import Link, Relation
from annotator.match.copies.families import families
from annotator.match.copies.signatures import signature
from annotator.match.copies.told_anew import ToldAnew
from annotator.match.links.linking import Choice
from annotator.match.suggest import Corpus, suggest
from tests.match.reports import claim, corpus, report, sentences
from tests.match.test_families import prose

_BODY = [prose(seed) for seed in range(80, 85)]
_DAYS = ("2024-03-04", "2024-03-05", "2024-03-06")
_OLD = "41 people died when a ferry sank off Korvik, officials said."
_NEW = "Officials say 52 people have died in the sinking of the ferry off Korvik."


def _version(day: str | None, *leads: str, source: str = "wire") -> Article:
    return new_article("\n".join((*leads, *_BODY)), file=f"{source} {day} {leads}", source=source, published=day)


def _links(*articles: Article) -> list[tuple[str, Relation, str, Link]]:
    """What is linked, by the words of both claims."""
    given = corpus(*articles)
    texts = {claim.id: claim.text for claim in given.claims}
    return [(texts[each.a], each.relation, texts[each.b], each) for each in suggest(given) if isinstance(each, Link)]


def _link(one: Claim, other: Claim, *articles: Article) -> Link:
    """The only link between two claims."""
    (found,) = (each for each in suggest(Corpus(articles, [one, other], [])) if isinstance(each, Link))
    return found


def test_a_lead_written_anew_supersedes_the_toll_of_the_version_before_and_nothing_else_is_paired() -> None:
    first, second = _version(_DAYS[0], _OLD), _version(_DAYS[1], _NEW)
    (family,) = families([first, second])
    assert {member.derivation for member in family.members} == {Derivation.WHOLLY}
    for order in ((first, second), (second, first)):
        ((newer, relation, older, link),) = _links(*order)
        assert (newer, relation, older) == (_NEW, Relation.SUPERSEDES, _OLD)
        assert link.reasons[:2] == ("another version of the same text", "the later report has the newer value")


def test_of_one_day_nobody_knows_which_of_two_leads_is_the_later() -> None:
    ((_, relation, _, _),) = _links(_version(_DAYS[0], _OLD), _version(_DAYS[0], _NEW))
    assert relation is Relation.CONTRADICTS


@pytest.mark.parametrize(("day", "relation"), [(_DAYS[0], Relation.REFINES), (_DAYS[1], Relation.SUPERSEDES)])
def test_a_higher_bound_refines_on_the_same_day_and_supersedes_on_a_later_one(day: str, relation: Relation) -> None:
    was = "At least 34 people were killed in the blast."
    now = "Rescuers said at least 41 people had died in the blast in Kitale."
    ((newer, found, older, _),) = _links(_version(_DAYS[0], was), _version(day, now))
    assert (newer, found, older) == (now, relation, was)


def test_a_new_lead_supersedes_the_toll_also_where_it_keeps_the_old_lines() -> None:
    first, second = _version(_DAYS[0], _OLD), _version(_DAYS[1], _NEW, _OLD)
    assert [each[:3] for each in _links(first, second)] == [(_NEW, Relation.SUPERSEDES, _OLD)]


def test_a_release_in_a_new_lead_is_paired_with_the_arrest() -> None:
    held = "Police detained the mayor, John Kamau, at the airport."
    freed = "The mayor, John Kamau, was released by police at the airport."
    first, second = _version(_DAYS[0], held), _version(_DAYS[1], freed)
    link = _link(claim(first, held, "detained"), claim(second, freed, "released"), first, second)
    assert link.relation in (Relation.SUPERSEDES, Relation.CONTRADICTS)


def test_of_those_that_print_a_new_lead_the_first_is_paired_with_the_old_claim_and_each_has_that_one() -> None:
    first, second = _version(_DAYS[0], _OLD), _version(_DAYS[1], _NEW)
    reprints = [_version(_DAYS[2], _NEW, source=paper) for paper in ("gazette", "herald")]
    found = _links(first, second, *reprints)
    assert {each[:3] for each in found} == {(_NEW, Relation.SUPERSEDES, _OLD)}
    given = corpus(first, second, *reprints)
    article_of = {claim.id: claim.article for claim in given.claims}
    ranks = {article_of[link.a]: (link.rank_a, link.rank_b) for *_, link in found}
    assert ranks[second.id] == (1, 1)
    assert {ranks[each.id] for each in reprints} == {(1, 0)}


@pytest.mark.parametrize(
    "added",
    [
        "The company promised an inquiry into the age of the vessel.",
        "A ferry disaster off Korvik has killed 41 people, officials said.",
        "Divers went on with the search in the morning.",
    ],
    ids=["something else", "the same in other words", "more of the same event"],
)
def test_what_a_version_adds_that_changes_nothing_is_paired_with_no_copy(added: str) -> None:
    assert _links(_version(_DAYS[0], _OLD), _version(_DAYS[1], _OLD, added)) == []


def test_what_a_version_leaves_out_is_paired_with_no_copy() -> None:
    assert _links(_version(_DAYS[0], _OLD), _version(_DAYS[1])) == []


def test_what_a_copy_cut_off_is_not_paired_with_what_both_print_if_that_is_hardly_alike() -> None:
    off = (
        "Prime Minister Ana Brekke cancelled a trip abroad and promised an inquiry into the age of the vessel.",
        "The company said in a statement that the ship had passed its last inspection in the spring of that year.",
        "A retired engineer told the radio that he had warned of the pumps long before, and that nobody had listened.",
    )
    whole, cut = _version(_DAYS[0], _OLD, *off), _version(_DAYS[1], _OLD)
    (family,) = families([whole, cut])
    assert {member.derivation for member in family.members} == {Derivation.WHOLLY, Derivation.PARTIALLY}
    assert _links(whole, cut) == []


def test_versions_are_paired_as_a_whole_only_if_that_is_asked_for() -> None:
    given = corpus(_version(_DAYS[0], _OLD), _version(_DAYS[1], _NEW))
    found = [each for each in suggest(given, choice=Choice(within_families=True)) if isinstance(each, Link)]
    reasons = {reason for each in found for reason in each.reasons}
    assert {"copy of the same text", "another version of the same text"} <= reasons


def _claims(*articles: Article) -> dict[int, Claim]:
    return dict(enumerate(claim for article in articles for claim in sentences(article)))


def test_what_is_told_of_a_family_changes_with_its_claims_and_not_with_their_places() -> None:
    first, second = report(_OLD, published=_DAYS[0]), report(_NEW, published=_DAYS[1])
    claims, days = _claims(first, second), {first.id: _DAYS[0], second.id: _DAYS[1]}
    turned = {1 - place: claim for place, claim in claims.items()}

    def told(claims: dict[int, Claim], days: dict[ArticleId, str]) -> list[str]:
        return list(ToldAnew({FamilyId("k"): sorted(claims)}, claims, days).told(0))

    assert told(claims, days) == told(turned, days)
    assert told(claims, days) != told(claims, {})
    assert told(claims, days) != told(claims | {2: next(sentences(report(_OLD, published=_DAYS[2])))}, days)


def test_claims_that_differ_in_a_word_or_two_tell_one_thing_and_with_other_numbers_they_do_not() -> None:
    lines = (_OLD, _OLD.replace("officials", "the officials"), _OLD.replace("41", "43"))
    claims = _claims(*(report(line) for line in lines))
    anew = ToldAnew({FamilyId("k"): sorted(claims)}, claims, {})
    assert [anew.lacking(0, 1), anew.lacking(0, 2), anew.lacking(1, 2)] == [0, 2, 2]


@pytest.mark.parametrize("called", ["D. Otieno", "Mr. Otieno", "Gen. J. Otieno"])
def test_no_sentence_of_a_signature_ends_behind_an_initial_or_a_title(called: str) -> None:
    line = f"The court heard that {called} fled. It rose at noon."
    assert signature(report(line)).table[:, :2].tolist() == [[0, line.index(" It")], [line.index("It"), len(line)]]


def test_a_sentence_of_a_signature_may_end_behind_a_land_in_letters_and_dots() -> None:
    line = "The minister flew to the U.S. The dollar fell against the euro."
    assert signature(report(line)).table[:, :2].tolist() == [
        [0, line.index(" The d")],
        [line.index("The d"), len(line)],
    ]


def test_a_figure_altered_beside_another_form_of_the_name_is_told_and_contradicts() -> None:
    line = "The judge {} freed three men and {} women."
    was, now = line.format("D. Otieno", "two"), line.format("Daniel Otieno", "four")
    first, second = _version(_DAYS[0], was), _version(_DAYS[1], now)
    (family,) = families([first, second])
    assert [change.told for change in family.changes] == ["“two women” became “four women”"]
    link = _link(claim(first, was, "freed"), claim(second, now, "freed"), first, second)
    assert link.relation is Relation.CONTRADICTS
    assert link.reasons[0].startswith("one sentence, in which")
    assert "both name Daniel Otieno" in link.reasons
