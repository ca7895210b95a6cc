"""One thing changed in a claim makes the relation that this one thing must make; harmless words change nothing."""

import pytest

from annotator.domain.link import Relation
from annotator.match.contrast import contrast
from tests.match.reports import said

CHANGED = """
    contradicts | The firm closed three plants in Spain last year. | The firm closed five plants in Spain last year.
    contradicts | The repair cost $27.5 million in all. | The repair cost $31 million in all.
    contradicts | Output of the mine rose 4.5% in June. | Output of the mine rose 2.1% in June.
    contradicts | The crew lost 20 sheep in the storm. | The crew lost at least 40 sheep in the storm.
    contradicts | The crew lost 20 sheep in the storm. | The crew lost between 40 and 60 sheep in the storm.
    contradicts | The bridge near the mill opened on May 3. | The bridge near the mill opened on May 12.
    contradicts | A deal was signed in 2004 and renewed in 2010. | A deal was signed in 2004 and renewed in 2012.
    contradicts | The judge closed the trial on Tuesday. | The judge closed the trial on Friday.
    contradicts | He has led the orchestra since 2015. | He has led the orchestra since 2017.
    contradicts | Fighting broke out in Tobruk on Monday. | Fighting broke out in Cairo on Monday.
    contradicts | Fighting broke out in Tobruk on Monday. | Fighting broke out in Egypt on Monday.
    contradicts | The team won the final 3-1 at home. | The team won the final 4-1 at home.
    contradicts | The quake of magnitude 6.3 hit the valley. | The quake of magnitude 7.1 hit the valley.
    contradicts | The harbour was reopened. | The harbour was not reopened.
    contradicts | The raid ended without casualties. | The raid left three soldiers wounded.
    contradicts | Nobody was arrested after the march. | Police arrested 12 people after the march.
    contradicts | None of the miners was hurt in the blast. | Nine miners were hurt in the blast.
    contradicts | The death toll of the flood rose to 23. | The flood killed 18 people.
    contradicts | The flood claimed 33 lives in the valley. | The flood killed 29 people in the valley.
    same | Nine died in the crash. | 9 people were killed in the crash.
    supports | Nobody was killed in the crash. | Nine were hurt in the crash.
    contradicts | The ministry has no plans to sell the mine. | The ministry will sell the mine.
    contradicts | The ministry plans to sell the mine. | The ministry ruled out selling the mine.
    contradicts | The firm scrapped plans to reopen the mill. | The firm reopened the mill.
    contradicts | The mayor rejected calls to close the road. | The mayor closed the road.
    contradicts | The judge stopped short of freeing the man. | The judge freed the man.
    same | The ministry has no plans to sell the mine. | The ministry has no intention of selling the mine.
    different | The ministers met in Oslo on 3 May 2004. | The ministers met in Lima on 9 May 2004.
    same | The firm closed three plants in Spain. | The firm closed 3 plants in Spain.
    same | The repair cost $27.5 million in all. | The repair cost 27.5 million dollars in all.
    same | The repair cost $27.5 million in all. | The repair cost US$27.5m in all.
    same | A third of the voters stayed at home. | 33 percent of the voters stayed at home.
    same | The bridge opened on May 3, 2004. | The bridge opened on 3 May 2004.
    same | The bridge opened on May 3, 2004. | On 2004-05-03 the bridge opened.
    same | The path to the hut is 10 km long. | The path to the hut is 6 miles long.
    same | It did not open until March 2004. | It opened only in March 2004.
    refines | The flood killed 12 civilians in the valley. | The flood killed 12 people in the valley.
    refines | The flood killed 12 people in the valley. | The flood killed at least 10 people in the valley.
    refines | The flood killed 12 people in the valley. | The flood killed 10 to 15 people in the valley.
    refines | The flood killed 42 people in the valley. | The flood killed dozens of people in the valley.
    refines | The bridge opened on May 3, 2004. | The bridge opened in May 2004.
    refines | The bridge opened in August 2004. | The bridge opened in the third quarter of 2004.
    refines | Fighting broke out in Tobruk on Monday. | Fighting broke out in Libya on Monday.
    refines | Output of the mine rose 4.5% in June. | Output of the mine rose over 4% in June.
    supports | France, Egypt and Turkey back the plan. | Russia, Egypt and Turkey back the plan.
    disputes | An officer denied that the flood killed 12 people. | The flood killed 12 people.
"""


def rows() -> list[tuple[str, ...]]:
    return [tuple(part.strip() for part in line.split("|")) for line in CHANGED.strip().splitlines()]


@pytest.mark.parametrize(("relation", "a", "b"), rows())
def test_one_change_makes_the_relation(relation: str, a: str, b: str) -> None:
    there, back = contrast(*said(a), *said(b)), contrast(*said(b), *said(a))
    assert there.relation is Relation(relation), there.reasons
    assert back.relation is there.relation
    if there.relation in (Relation.REFINES, Relation.DISPUTES):
        assert (there.reversed, back.reversed) == (False, True)
