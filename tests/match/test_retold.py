"""A report told anew in other words derives from the first; reports of one event with the same quotations do not."""

import pytest

from annotator.api import compare_articles
from annotator.match.copies.families import families
from tests.match.reports import report

_PORT = (
    "KELVAR - An explosion tore through a warehouse in the port of Kelvar on Monday, killing 14 people and injuring "
    "63, officials said.",
    "The blast happened at 6.20 a.m. when workers were unloading a ship from Peru.",
    "“We heard a bang and the whole quay was shaking under our feet,” said Ondrej Pal, a crane driver.",
    "The warehouse belongs to Ostara Chemicals, which was fined 40,000 euros in 2022 for storing nitrate too close to "
    "the silos.",
    "Deputy Interior Minister Viktor Maranov said a welding crew without a permit had caused the blast.",
    "“Those who looked away will answer for it before a court,” he told reporters at the gate.",
    "Ostara said in a statement that it was shocked and would pay for the funerals.",
    "Eleven fire engines from three towns fought the flames until noon.",
    "Schools within five kilometres stayed closed, and people were told to keep their windows shut.",
)
_PORT_ANEW = (
    "A detonation ripped a depot apart in Kelvar's harbour on Monday; 14 men and women lost their lives and 63 were "
    "hurt, according to authorities.",
    "It occurred at 6.20 in the morning as dockers emptied a freighter that had come from Peru.",
    "Crane operator Ondrej Pal recalled: “We heard a bang and the whole quay was shaking under our feet.”",
    "Owner of the building is Ostara Chemicals, a firm that had to pay a penalty of 40,000 euros in 2022 because it "
    "kept nitrate near silos.",
    "Blame lies with welders who had no permit, Viktor Maranov, the deputy interior minister, explained.",
    "At the entrance he promised the press: “Those who looked away will answer for it before a court.”",
    "In a written message Ostara spoke of its shock and offered to cover burial costs.",
    "Firefighters from three towns came with eleven engines and needed until midday to put the fire out.",
    "Pupils in a radius of five kilometres had the day off, while residents should not open windows.",
)
_LAW = (
    "Parliament in Lorva passed a law on Tuesday that bans the sale of farmland to foreign companies.",
    "The bill was adopted by 71 votes to 48 after a debate of nine hours.",
    "“Our soil is not a chip in a casino,” said Agriculture Minister Mira Holm.",
    "Foreign funds have bought 210,000 hectares in the valley of the Sora since 2015, a study by the University of "
    "Brekov found.",
    "The opposition Liberals left the chamber before the vote.",
    "“This law will scare away every investor who creates jobs,” their leader Ivo Lasz said.",
    "President Jan Merrick has 15 days to sign it.",
    "Farmers had driven 300 tractors to the capital in March to demand such a law.",
)
_LAW_ANEW = (
    "Firms from abroad may no longer buy fields in Lorva, lawmakers decided on Tuesday.",
    "After nine hours of arguments 71 deputies were in favour and 48 against.",
    "Minister of Agriculture Mira Holm said: “Our soil is not a chip in a casino.”",
    "According to research by the University of Brekov, funds from other countries acquired 210,000 hectares along the "
    "Sora since 2015.",
    "Liberal deputies walked out ahead of the ballot.",
    "Ivo Lasz, who leads the party, warned: “This law will scare away every investor who creates jobs.”",
    "Head of state Jan Merrick must decide within 15 days whether he puts his name to it.",
    "In March growers had rolled into the capital with 300 tractors to call for the ban.",
)
_CUP = (
    "Rovers came from behind to beat United 3-2 in the cup final on Saturday in front of 71,000 fans.",
    "Luis Prado put United ahead in the 12th minute with a header.",
    "Mikael Strand levelled after 31 minutes from the penalty spot.",
    "Prado restored the lead just before the break with a shot from 20 metres.",
    "“At half-time I told them to forget the score and to run,” said Rovers coach Peter Lund.",
    "Strand made it 2-2 in the 67th minute after a mistake by goalkeeper Otto Brandt.",
    "Substitute Theo Quist scored the winner in the 88th minute.",
    "“We had the cup in our hands and we let it fall,” said United captain Jan Merrick.",
    "Rovers won the trophy for the fourth time and will play in Europe.",
)
_CUP_TOO = (
    "Theo Quist was the hero as Rovers won the cup with a late goal against United.",
    "The 19-year-old came off the bench and struck two minutes from time to make it 3-2 at the Sora stadium.",
    "United had gone in front when Luis Prado headed home a corner in the 12th minute.",
    "Mikael Strand, fouled by Merrick, equalised from the spot on 31 minutes.",
    "Prado hit a splendid second before half-time.",
    "United should have had a penalty of their own after 55 minutes, but referee Ina Moll waved play on.",
    "Brandt dropped a harmless cross and Strand tapped in on 67 minutes.",
    "“We had the cup in our hands and we let it fall,” said Merrick.",
    "Lund praised his side: “At half-time I told them to forget the score and to run,” he said.",
    "Fans celebrated in the streets of Marlow until the early hours.",
)


@pytest.mark.parametrize(("one", "other"), [(_PORT, _PORT_ANEW), (_LAW, _LAW_ANEW)], ids=["port", "law"])
def test_a_report_told_anew_in_other_words_is_derived(one: tuple[str, ...], other: tuple[str, ...]) -> None:
    (family,) = families([report(*one), report(*other)])
    assert any(reason.startswith("told anew: quotations word for word") for reason in family.reasons)
    assert compare_articles("\n".join(one), "\n".join(other)).relation == "copy"


_PARTS = (0, 4, 2, 7, 1, 5, 8, 3, 6)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (_CUP, _CUP_TOO),
        (_PORT, tuple(_PORT_ANEW[at] for at in _PARTS)),
        (_PORT, tuple(line.replace("14", "19").replace("63", "80").replace("40,000", "90,000") for line in _PORT_ANEW)),
        tuple(tuple(line for line in lines if "“" not in line) for lines in (_LAW, _LAW_ANEW)),
    ],
    ids=["one match", "another order", "other figures", "no quotations"],
)
def test_reports_of_one_event_with_the_same_quotations_are_no_family(
    one: tuple[str, ...], other: tuple[str, ...]
) -> None:
    assert families([report(*one), report(*other)]) == []
    assert compare_articles("\n".join(one), "\n".join(other)).relation == "same story"
