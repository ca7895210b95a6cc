"""The demo articles keep what makes them hard, and the gold pairs speak of what is really written there."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SEEDS = ROOT / "seeds"
ORIGINALS = ROOT.parent / "shared" / "seeds"
TEXTS = {path.stem: path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.txt"))}

RELATIONS = {"same", "refines", "supports", "contradicts", "disputes", "supersedes"}
COUNCIL_HEAD = {"Khaled al-Mishri", "Khaled Al-Mishri", "Khaled al Meshri", "Al-Mashri"}
MINISTER = {
    "Salah El-Din Al-Namroush",
    "Salah al-Din al-Namroush",
    "Salahuddin Al-Namroush",
    "Salah Al-Namroush",
    "Salahaddin Namroush",
    "Saladin Nemrush",
    "Al-Narmouish",
}
# Names stand in quotation marks too; nobody utters them.
NAMES_IN_MARKS = {"01-conference-speech": ['"SETA"', '"NATO"'], "02-council-talks": ["“Libyan National Army”"]}


@dataclass(frozen=True, slots=True)
class Quote:
    """A passage that the gold points at."""

    article: str
    text: str


@dataclass(frozen=True, slots=True)
class Pair:
    """Two passages and how the first stands to the second."""

    a: Quote
    b: Quote
    relation: str


@dataclass(frozen=True, slots=True)
class Quotation:
    """An utterance in quotation marks and who utters it."""

    content: Quote
    speaker: str
    speaker_names: list[str]


@dataclass(frozen=True, slots=True)
class SeedArticle:
    """A line of the source table about one article."""

    id: str
    file: str
    title: str
    source: str
    published: str | None
    proposed: str | None
    reason: str | None


def gold_lines(kind: str) -> Iterator[str]:
    """The gold's lines of one type, as JSON text."""
    for line in (ROOT / "tests" / "seeds_gold.jsonl").read_text(encoding="utf-8").splitlines():
        if json.loads(line)["type"] == kind:
            yield line


def pairs() -> list[Pair]:
    """All gold pairs."""
    found = []
    for line in gold_lines("pair"):
        row = json.loads(line)
        a, b = (Quote(row[side]["article"], row[side]["quote"]) for side in "ab")
        found.append(Pair(a, b, row["relation"]))
    return found


def quotations() -> list[Quotation]:
    """All gold quotations."""
    rows = [json.loads(line) for line in gold_lines("quotation")]
    return [Quotation(Quote(row["article"], row["quote"]), row["speaker"], row["speaker_names"]) for row in rows]


def spellings() -> dict[str, list[str]]:
    """Spellings by the name of their entity."""
    rows = [json.loads(line) for line in gold_lines("entity")]
    return {row["name"]: row["spellings"] for row in rows}


def table(kind: str) -> list[str]:
    """The source table's lines of one type, as JSON text."""
    lines = (SEEDS / "sources.jsonl").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if json.loads(line)["type"] == kind]


def articles() -> list[SeedArticle]:
    """The articles of the source table."""
    found = []
    for line in table("article"):
        row = json.loads(line)
        proposed = row["published_proposed"] or {"value": None, "reason": None}
        given = {key: row[key] for key in ("id", "file", "title", "source", "published")}
        found.append(SeedArticle(**given, proposed=proposed["value"], reason=proposed["reason"]))
    return found


def seed(article_id: str) -> SeedArticle:
    """One article of the source table."""
    return next(article for article in articles() if article.id == article_id)


def words(text: str) -> list[str]:
    """Lower-case words, apostrophes kept and made straight."""
    return re.findall(r"\w+(?:'\w+)?", text.replace("’", "'").lower())


def runs(text: str, length: int) -> set[str]:
    """Every run of so many words inside one paragraph."""
    found = set()
    for paragraph in text.split("\n"):
        listed = words(paragraph)
        found |= {" ".join(listed[i : i + length]) for i in range(len(listed) - length + 1)}
    return found


def test_five_articles_each_have_a_line_in_the_source_table() -> None:
    assert len(TEXTS) == 5
    assert [article.id for article in articles()] == list(TEXTS)
    assert [article.file for article in articles()] == [f"{name}.txt" for name in TEXTS]
    assert all(article.title for article in articles())


def test_source_table_begins_with_a_native_header() -> None:
    first = (SEEDS / "sources.jsonl").read_text(encoding="utf-8").splitlines()[0]
    assert json.loads(first) == {"type": "header", "format": "annotator", "version": 1, "offset_unit": "codepoint"}


def test_every_source_has_a_name_and_a_reliability_from_a_to_f() -> None:
    rows = [json.loads(line) for line in table("source")]
    assert {article.source for article in articles()} <= {row["id"] for row in rows}
    assert all(row["name"] and row["reliability"] in tuple("ABCDEF") for row in rows)


def test_articles_end_lines_with_a_bare_newline_and_hold_no_stray_bytes() -> None:
    for path in SEEDS.iterdir():
        data = path.read_bytes()
        assert b"\r" not in data
        assert b"\0" not in data
        assert not data.startswith(b"\xef\xbb\xbf")
        assert data.endswith(b"\n")


def test_dates_are_given_proposed_with_a_reason_or_left_open() -> None:
    stated = {article.id: article.published for article in articles() if article.published}
    proposed = {article.id: article.proposed for article in articles() if article.proposed}
    assert stated == {"03-istanbul-meeting": "2021-01-11"}
    assert proposed == {"02-council-talks": "2020-12-26", "05-two-dispatches": "2020-12-26"}
    assert all(bool(article.proposed) == bool(article.reason) for article in articles())


def test_every_weekday_named_with_a_full_date_in_a_reason_is_right() -> None:
    full = re.compile(r"([A-Z]\w+day) (\d{1,2} [A-Z]\w+ \d{4})")
    named = [match.groups() for article in articles() for match in full.finditer(article.reason or "")]
    assert len(named) == 2
    for weekday, day in named:
        assert f"{_day(day):%A}" == weekday


def test_only_2020_makes_26_december_a_saturday_after_the_ceasefire() -> None:
    reason = seed("02-council-talks").reason or ""
    claimed = {int(year): weekday for weekday, year in re.findall(r"an? (\w+day) in (\d{4})", reason)}
    assert claimed == {year: f"{date(year, 12, 26):%A}" for year in (2019, 2020, 2021)}
    saturdays = [year for year in range(2020, 2027) if f"{date(year, 12, 26):%A}" == "Saturday"]
    assert saturdays == [2020, 2026]
    assert "before 2026" in reason


def test_what_a_reason_quotes_is_in_its_article() -> None:
    for article in articles():
        for quoted in re.findall(r'"([^"]+)"', article.reason or ""):
            assert quoted in TEXTS[article.id]


def test_gold_names_at_least_14_pairs_across_reports() -> None:
    assert len(pairs()) >= 14
    assert len({(pair.a, pair.b) for pair in pairs()}) == len(pairs())
    assert all(pair.a.article != pair.b.article for pair in pairs())
    assert {pair.relation for pair in pairs()} == RELATIONS


def test_every_gold_passage_occurs_exactly_once_in_its_article() -> None:
    passages = [quote for pair in pairs() for quote in (pair.a, pair.b)]
    passages += [quotation.content for quotation in quotations()]
    assert {quote: TEXTS[quote.article].count(quote.text) for quote in passages} == dict.fromkeys(passages, 1)


def test_every_spelling_occurs_and_belongs_to_one_person() -> None:
    listed = Counter(name for names in spellings().values() for name in names)
    assert set(listed.values()) == {1}
    everything = "\n".join(TEXTS.values())
    assert [name for name in listed if not re.search(rf"\b{re.escape(name)}\b", everything)] == []


def test_minister_has_seven_spellings_and_council_head_four() -> None:
    minister = spellings()["Salah al-Din al-Namroush"]
    assert set(minister) == MINISTER | {"Al-Namroush", "Namroush"}
    assert len(MINISTER) == 7
    assert set(spellings()["Khaled al-Mishri"]) == COUNCIL_HEAD


def test_other_people_of_the_gold_are_there() -> None:
    others = {"Hulusi Akar", "Khalifa Haftar", "Stephanie Williams", "Khalid bin Mohammad Al Attiyah"}
    assert others <= set(spellings())


def test_every_pair_of_quotation_marks_is_a_gold_quotation_or_a_known_name() -> None:
    for article, text in TEXTS.items():
        spoken = [quotation for quotation in quotations() if quotation.content.article == article]
        known = NAMES_IN_MARKS.get(article, [])
        assert all(name in text for name in known)
        assert sum(map(text.count, '"“”')) == 2 * (len(spoken) + len(known))


def test_gold_quotations_stand_between_marks() -> None:
    for quotation in quotations():
        before, after = TEXTS[quotation.content.article].split(quotation.content.text)
        assert before.rstrip()[-1] in '"“”'
        assert after.lstrip()[0] in '"“”'


def test_speakers_are_named_in_their_article() -> None:
    for quotation in quotations():
        assert quotation.speaker in quotation.speaker_names
        assert quotation.speaker in TEXTS[quotation.content.article]


@pytest.mark.parametrize(
    ("article", "marker"),
    [
        ("01-conference-speech", "on Thursday."),
        ("01-conference-speech", "security and peace,” said"),
        ("02-council-talks", "\n[ad_1]\n"),
        ("02-council-talks", "\n[ad_2]\n"),
        ("02-council-talks", "\nSource: RT\n"),
        ("02-council-talks", "\nFacebook / @TheHighCouncilOfState\n"),
        ("02-council-talks", "(Tripoli, December 26)."),
        ("02-council-talks", "\nread more\n\nGNA forces carry out a first swap of prisoners with\n"),
        ("02-council-talks", "Today, Saturday,"),
        ("02-council-talks", "to the table. negotiation “."),
        ("03-istanbul-meeting", "\nPosted – 11th January 2021\n"),
        ("03-istanbul-meeting", "The Libya Consultancy is neither associated"),
        ("04-three-ministers", "in a statement on Monday"),
        ("04-three-ministers", "Libyan Deputy Defense Minister"),
        ("05-two-dispatches", "Tripoli, Libya – "),
        ("05-two-dispatches", "Akar,” when you live"),
        ("05-two-dispatches", "peace too, ” he said."),
        ("05-two-dispatches", "this week"),
        ("05-two-dispatches", "told AFP."),
    ],
)
def test_noise_and_open_dates_are_kept(article: str, marker: str) -> None:
    assert marker in TEXTS[article]


def test_headline_is_printed_twice_once_with_each_apostrophe() -> None:
    lines = TEXTS["02-council-talks"].splitlines()
    assert TEXTS["02-council-talks"].count("\nread more\n") == 2
    assert lines[0] == seed("02-council-talks").title
    assert lines[0].replace("’", "'") in lines[1:]


def test_two_glued_dispatches_repeat_one_sentence_but_for_a_letter() -> None:
    lines = Counter(line.replace("Defense", "Defence") for line in TEXTS["05-two-dispatches"].splitlines() if line)
    assert [line.split(" had ")[0] for line, times in lines.items() if times > 1] == [
        "The Turkish Defence Ministry said Akar"
    ]
    assert "The Turkish Defense Ministry said Akar" in TEXTS["05-two-dispatches"]


def test_backers_are_listed_differently_in_three_reports() -> None:
    backing = {quote.text for pair in pairs() for quote in (pair.a, pair.b) if "Egypt" in quote.text}
    assert len(backing) == 3
    named = [sum(name in text for name in ("France", "Egypt", "Emirates", "Russia")) for text in backing]
    assert sorted(named) == [1, 3, 4]


def test_two_reports_rest_on_one_official_statement() -> None:
    assert "the Supreme Council said in a statement" in TEXTS["02-council-talks"]
    assert "an official statement said" in TEXTS["05-two-dispatches"]
    shared = runs(TEXTS["02-council-talks"], 3) & runs(TEXTS["05-two-dispatches"], 3)
    assert "repel any hostile" in shared


@pytest.mark.skipif(not ORIGINALS.is_dir(), reason="the reports that were retold are not at hand")
def test_no_run_of_words_is_shared_with_the_reports_but_names() -> None:
    originals = [path.read_text(encoding="utf-8") for path in sorted(ORIGINALS.glob("*.txt"))]
    theirs = {run for text in originals for run in runs(text, 7)}
    ours = {run for text in TEXTS.values() for run in runs(text, 7)}
    assert [run for run in sorted(ours & theirs) if not _is_names(run)] == []


@pytest.mark.skipif(not ORIGINALS.is_dir(), reason="the reports that were retold are not at hand")
def test_articles_are_about_as_long_as_the_reports() -> None:
    for path, text in zip(sorted(ORIGINALS.glob("*.txt")), TEXTS.values(), strict=True):
        assert 0.85 <= len(text.split()) / len(path.read_text(encoding="utf-8").split()) <= 1.15


def _day(written: str) -> date:
    """The date of "26 December 2020"."""
    day, month, year = written.split()
    months = [f"{date(2020, number, 1):%B}" for number in range(1, 13)]
    return date(int(year), months.index(month) + 1, int(day))


def _is_names(run: str) -> bool:
    """Is the run a piece of an institution's name or of an office with its holder?"""
    names = (
        "the government of national accord gna and",
        "the united nations support mission in libya unsmil",
        "the libyan defence minister salah el din al namroush and",
        "head of the supreme council of state",
    )
    return any(run in name for name in names)
