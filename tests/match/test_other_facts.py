"""Short reports in one frame that tell other facts are no copies; a changed figure, a cut or a slip leaves a copy."""

import pytest

from annotator.api import compare_articles
from annotator.domain.family import Derivation
from annotator.match.copies.families import families
from annotator.match.copies.signatures import SHORT, signature
from annotator.match.links.known import packed_signature, signature_of
from tests.match.reports import report
from tests.match.test_families import prose

_FIRE = "A fire broke out at a warehouse in Leipzig on Tuesday. "
_CRASH = "A bus and a lorry collided on the A7 near Fulda on Sunday evening. "
_OTHER_FACTS = {
    "cause and toll": (
        _FIRE + "Police said a faulty cable caused the blaze. Nobody was hurt.",
        _FIRE + "Police said arson caused the blaze. Three people were hurt.",
    ),
    "who was to blame": (
        _CRASH + "The driver of the bus had fallen asleep, police said. Eleven passengers were taken to hospital. The "
        "road was closed for three hours.",
        _CRASH + "The driver of the lorry had run a red light, police said. Two passengers were taken to hospital. The "
        "road was closed for a day.",
    ),
    "verdict": (
        "A court in Graz sentenced a former banker to six years in prison on Monday. The judge said he had deceived "
        "hundreds of clients. His lawyer said he would appeal.",
        "A court in Graz sentenced a former banker to two years in prison on Monday. The judge said he had bribed a "
        "minister. His lawyer said he would accept the verdict.",
    ),
    "who survived": (
        "A small plane crashed in a field near Torvik on Friday. The pilot died in the crash, police said. Engine "
        "failure was the cause, investigators said.",
        "A small plane crashed in a field near Torvik on Friday. The pilot survived the crash, police said. Bad "
        "weather was the cause, investigators said.",
    ),
    "demand": (
        "Train drivers went on strike in Norland on Wednesday. The union demanded a pay rise of 12 percent. The "
        "railway company called the demand unrealistic and refused to negotiate.",
        "Train drivers went on strike in Norland on Wednesday. The union demanded shorter working hours. The railway "
        "company called the demand reasonable and offered to negotiate.",
    ),
    "none and some": (
        "A tanker ran aground off the coast of Marn on Monday night. About 400 tonnes of oil leaked into the sea, the "
        "coast guard said. The captain was drunk.",
        "A tanker ran aground off the coast of Marn on Monday night. No oil leaked into the sea, the coast guard said. "
        "The rudder was broken.",
    ),
    "what was found": (
        "Police searched a flat in Osterby on Tuesday in connection with the robbery. They found a pistol and 12,000 "
        "euros. A man of 34 was arrested.",
        "Police searched a flat in Osterby on Tuesday in connection with the robbery. They found nothing. No one was "
        "arrested.",
    ),
    "one word each": (
        "A fire broke out at a mill in Leipzig on Tuesday. Police said lightning caused the blaze. Nobody was hurt.",
        "A fire broke out at a mill in Leipzig on Tuesday. Police said arson caused the blaze. Three people were hurt.",
    ),
    "house, cause and toll": (
        "A fire broke out at a school in Tavsund on Thursday. Police said a cigarette caused the blaze. One man was "
        "hurt. The damage was put at 780,000 euros.",
        "A fire broke out at a farm in Tavsund on Thursday. Police said a short circuit caused the blaze. Five people "
        "were hurt. The damage was put at 780,000 euros.",
    ),
    "vote": (
        "The council of Velmar voted on Tuesday on a ban on diesel cars. The motion passed by 31 votes to 20. Mayor "
        "Ina Moll welcomed the result.",
        "The council of Velmar voted on Tuesday on a ban on diesel cars. The motion failed by 20 votes to 31. Mayor "
        "Ina Moll regretted the result.",
    ),
}
_NOTICES = {
    "two firms": (
        "Novatek reported a net profit of $12 million for the second quarter on Tuesday. Revenue rose 4 percent to "
        "$200 million. The company raised its forecast for the year.",
        "Helvor reported a net profit of $31 million for the second quarter on Tuesday. Revenue rose 7 percent to $512 "
        "million. The company confirmed its forecast for the year.",
    ),
    "two weeks": (
        "The number of people filing for benefits fell to the lowest level since the spring. Figures of the Labour "
        "Department on Thursday showed 576,000 claims in the week ended April 10. Analysts had expected 700,000.",
        "The number of people filing for benefits fell to the lowest number since the spring. Figures of the Labour "
        "Department on Thursday showed 684,000 claims in the week ended March 20. Analysts had expected 730,000.",
    ),
}
_VERSIONS = {
    "toll": (
        _FIRE + "Police said a faulty cable caused the blaze. Four people were hurt.",
        _FIRE + "Police said a faulty cable caused the blaze. Three people were hurt.",
    ),
    "cause alone": (
        _FIRE + "Police said a faulty cable caused the blaze. Nobody was hurt.",
        _FIRE + "Police said arson caused the blaze. Nobody was hurt.",
    ),
    "newer figures": (
        "At least 12 people died when a ferry sank off Marosia on Monday. Rescuers pulled 30 people from the water. "
        "The ferry was carrying 80 passengers, the coast guard said.",
        "At least 19 people have now died after a ferry sank off Marosia on Monday. Rescuers pulled 41 people from the "
        "water. The ferry was carrying 80 passengers, the coast guard said.",
    ),
    "one synonym and one figure": (
        "The strike at the port began on Monday. Workers demand 6 percent more. The company said it would not "
        "negotiate under pressure. Ships are waiting off the coast.",
        "The strike at the harbour began on Monday. Workers demand 7 percent more. The company said it would not "
        "negotiate under pressure. Ships are waiting off the coast.",
    ),
    "other words for it": (
        "A bomb exploded outside a police station in Karvat on Saturday. The Red Front claimed responsibility for the "
        "attack. Four officers were killed and nine were wounded.",
        "A bomb went off outside a police station in Karvat on Saturday. The Red Front claimed responsibility for the "
        "assault. Four officers were killed and nine were injured.",
    ),
    "other spellings": (
        "Khalifa Haftar met Aguila Saleh in Benghazi on Monday. Haftar and Saleh spoke about elections. The meeting "
        "lasted for 2 hours.",
        "Khalifa Hifter met Aqila Saleh in Benghazi on Monday. Hifter and Saleh spoke about elections. The meeting "
        "lasted for two hours.",
    ),
    "headline and one fact": (
        "Ferry sinks off Marosia\nA ferry sank off Marosia on Monday with 80 passengers on board. Police said the "
        "captain had been drunk. The coast guard searched all night.",
        "Disaster at sea\nA ferry sank off Marosia on Monday with 80 passengers on board. Police said the captain had "
        "been asleep. The coast guard searched all night.",
    ),
}


@pytest.mark.parametrize(("one", "other"), _OTHER_FACTS.values(), ids=_OTHER_FACTS)
def test_short_reports_in_one_frame_that_tell_other_facts_are_no_copies(one: str, other: str) -> None:
    told = compare_articles(one, other)
    assert told.relation in {"same story", "partial"}
    found = families([report(one), report(other)])
    assert Derivation.WHOLLY not in {member.derivation for family in found for member in family.members}


@pytest.mark.parametrize(("one", "other"), _NOTICES.values(), ids=_NOTICES)
def test_notices_of_two_firms_or_two_weeks_in_one_template_are_no_family(one: str, other: str) -> None:
    assert families([report(one), report(other)]) == []


@pytest.mark.parametrize(("one", "other"), _VERSIONS.values(), ids=_VERSIONS)
def test_versions_of_one_short_report_are_copies(one: str, other: str) -> None:
    (family,) = families([report(one), report(other)])
    assert {member.derivation for member in family.members} == {Derivation.WHOLLY}
    assert compare_articles(one, other).relation == "copy"


def test_of_a_frame_at_length_the_words_that_are_the_same_stay_a_passage() -> None:
    frame = (
        "A fire broke out at a warehouse for furniture in the harbour of Leipzig late on Tuesday evening. Six fire "
        "engines and forty men fought the flames until the early morning. "
    )
    one, other = (text.replace(_FIRE, frame) for text in _OTHER_FACTS["cause and toll"])
    (family,) = families([a := report(one), b := report(other)])
    texts = {a.id: a.text, b.id: b.text}
    held = [member.span.quote(texts[member.article]) for member in family.members if member.span]
    assert held == [frame.strip()] * 2


@pytest.mark.parametrize("words", [SHORT - 1, SHORT + 1])
def test_the_words_of_a_short_text_are_known_again_from_what_is_kept(words: int) -> None:
    article = report(prose(1, words))
    known = signature(article)
    assert len(known.plain) == (words if words <= SHORT else 0)
    assert signature_of(article, packed_signature(known)) == known
