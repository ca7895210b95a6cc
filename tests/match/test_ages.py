"""Reports tell how old somebody is in a few ways; what else stands beside a name is no age."""

import pytest

from annotator.domain.ids import mention_id
from annotator.domain.mention import Mention
from annotator.domain.span import Span
from annotator.match.entities.ages import Born, aged, latest_birth
from tests.match.reports import report


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Police questioned Ann Lee, 34, and two others.", (1989, 1990)),
        ("Police questioned Ann Lee, aged 34.", (1989, 1990)),
        ("Police questioned Ann Lee (aged 34) on Monday.", (1989, 1990)),
        ("They met the 34-year-old teacher Ann Lee.", (1989, 1990)),
        ("Ann Lee is 34 years old.", (1989, 1990)),
        ("Ann Lee, a 34-year-old from Oran, won.", (1989, 1990)),
        ("Ann Lee won. The 34-year-old wept.", (1989, 1990)),
        ("Ann Lee, born in 1990, won.", (1990, 1990)),
        ("Ann Lee (born 3 May 1990) won.", (1990, 1990)),
        ("Ann Lee, the 34-year-old striker, scored.", (1989, 1990)),
        ("Ann Lee, 34 years old, won.", (1989, 1990)),
        ("A 34-year-old woman named Ann Lee won.", (1989, 1990)),
        ("A 34-year-old teacher from Oran, identified as Ann Lee, won.", (1989, 1990)),
        ("A 34-year-old teacher, Ann Lee, won.", (1989, 1990)),
        ("Ann Lee turned 34 on Friday.", (1989, 1990)),
        ("Ann Lee died on Friday aged 88.", (1935, 1936)),
        ("Ann Lee, 34 ans, a gagné.", (1989, 1990)),
        ("Die 34-jährige Lehrerin Ann Lee gewann.", (1989, 1990)),
        ("The 12-year-old son of Ann Lee won.", None),
        ("The 12-year-old beat Ann Lee.", None),
        ("The 12-year-old son of a woman named Ann Lee won.", None),
        ("Ann Lee's son, 12, won.", None),
        ("Ann Lee, the 12-year-old's mother, won.", None),
        ("They gave Ann Lee a 12-year-old whisky.", None),
        ("Bo Day and Ann Lee, 34 and 12, won.", None),
        ("Bo Day, Cy Fox and Ann Lee, 34, 12 and 9, won.", None),
        ("Ann Lee, aged 30-34, won.", None),
        ("Ann Lee died after two girls, aged 12 and 13, hit her. The 12-year-old girl fled.", None),
        ("They met Ann Lee. The 34-year-old wept.", None),
        ("Ann Lee (34) scored.", None),
        ("Ann Lee, 340, won.", None),
        ("Ann Lee, 12 metres behind, fell.", None),
        ("Ann Lee, 34 others and a dog left.", None),
        ("Ann Lee won 34 votes.", None),
        ("Ann Lee won. A man fell. The 34-year-old was hurt.", None),
    ],
)
def test_the_years_in_which_somebody_is_born_by_what_stands_beside_the_name(
    text: str, told: tuple[int, int] | None
) -> None:
    assert _born(text, published="2024-05-03") == (Born(*told) if told else None)


def test_an_age_tells_nothing_in_a_report_of_no_date() -> None:
    assert _born("Ann Lee, 34, won.") is None
    assert _born("Ann Lee, born in 1990, won.") == (1990, 1990)


def test_who_governs_is_grown_up() -> None:
    assert latest_birth(["minister"], "2024-05-03") == 2002
    assert latest_birth(["plumber"], "2024") == 2008
    assert latest_birth(["prince"], "2024") is None
    assert latest_birth(["minister"], None) is None


def _born(text: str, published: str | None = None) -> Born | None:
    article = report(text, published=published)
    span = Span(text.index("Ann Lee"), text.index("Ann Lee") + len("Ann Lee"))
    found = aged(article, Mention(mention_id(article.id, span, "PERSON"), article.id, span, "Ann Lee", "PERSON"))
    return found and found.born
