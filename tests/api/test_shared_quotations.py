"""A long quotation of one person in both makes two articles one story; what nobody in particular says does not."""

from annotator.api import compare_articles

_SAID = (
    "“We will not be blackmailed by anybody, and whoever believes that this government will bend to threats has "
    "learned nothing from the last ten years,”"
)
_MORNING = (
    "Lawmakers spent the morning arguing about procedure, and the session began two hours late because nobody had "
    "paid the interpreters. Outside, farmers parked tractors on the bridge and burned tyres. A panel will report on "
    "the cost of the pension reform in March, and the central bank has warned that the deficit could reach 6 percent."
)
_ALLY = (
    "The liberals, who hold nine seats, said they could not support later retirement for nurses. Their leader Tessa "
    "Orn wrote the letter by hand. In the port of Halm dockers stopped for an hour. It was the fourth walkout of a "
    "cabinet of six years, and the shortest statement: a single line. Two ministers left by the garden gate."
)
_DEFIANT = (
    "Prime minister defiant\nPrime Minister Arno Velt rejected calls to step down after a partner walked out.\n"
    f"{_MORNING}\n{{}} he told parliament in Brask.\nThe opposition wants a vote of confidence next week."
)
_CRISIS = (
    f"Coalition in crisis\nA day of shouting ended with empty benches.\n{_ALLY}\nVelt stood at the desk. {{}} "
    "he said.\nMarkets shrugged; the crown lost half a percent against the euro."
)


def test_the_same_long_words_of_one_person_are_of_one_story() -> None:
    assert compare_articles(_DEFIANT.format(""), _CRISIS.format("")).relation == "unrelated"
    found = compare_articles(_DEFIANT.format(_SAID), _CRISIS.format(_SAID))
    assert found.relation == "same story"
    assert (
        "both quote 25 words: “We will not be blackmailed by anybody, and whoever believes that this …”"
        in found.reasons
    )


def test_a_few_quoted_words_in_common_tell_nothing() -> None:
    few = "“We will not be blackmailed by anybody,”"
    assert compare_articles(_DEFIANT.format(few), _CRISIS.format(few)).relation == "unrelated"


def test_an_oath_that_two_persons_take_is_of_two_events() -> None:
    oath = (
        "“I do solemnly swear that I will faithfully execute the office of president of the republic and will to the "
        "best of my ability defend the constitution,”"
    )
    one = f"Mira Holm took the oath as president of Lorva on Monday.\n{oath} she said.\nShe wants to raise pensions."
    other = (
        f"Ole Brandt was sworn in as president of Tarn on Friday.\n{oath} he said.\nHe will leave the customs union."
    )
    found = compare_articles(one, other)
    assert found.relation == "unrelated"
    assert not any("both quote" in reason for reason in found.reasons)


def test_a_stock_phrase_of_a_firm_makes_two_accidents_no_story() -> None:
    stock = (
        "“The safety of our customers is our highest priority and we are working around the clock to restore power to "
        "everybody,” a Nordkraft spokesman said."
    )
    storm = (
        "A storm felled trees on the island of Marn on Monday and cut power to 3,000 homes. A church lost its spire."
    )
    fire = "A fire in a substation left the centre of Halm in the dark on Friday. The theatre sent 400 people home."
    assert compare_articles(f"{storm}\n{stock}", f"{fire}\n{stock}").relation == "unrelated"


def test_a_paragraph_far_down_that_both_have_is_found_as_well() -> None:
    copied = (
        "The reform raises the age of retirement by four months a year until it reaches 67, and it cuts the pensions "
        "of those who retire early by a third of a percent for every month, which the court had asked for in 2019."
    )
    one, other = (f"{_DEFIANT.format('')}\n{_MORNING * 4}\n{copied}", f"{_CRISIS.format('')}\n{_ALLY * 4}\n{copied}")
    assert compare_articles(one, other).relation == "partial"
